package main

import (
	"context"
	"net/http"
	"time"
)

// turnTime is how long a request waits for its turn.
const turnTime = 30 * time.Second

// take waits for a turn, which is a channel of one place, and gives up when ctx
// ends or others take too long. Reading from the channel gives the turn back.
func take(ctx context.Context, turn chan struct{}) error {
	ctx, cancel := context.WithTimeout(ctx, turnTime)
	defer cancel()
	select {
	case turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return problem{http.StatusServiceUnavailable, "others are being served; try again", nil}
	}
}
