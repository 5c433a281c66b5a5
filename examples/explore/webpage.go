package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/go-renshi/renshi/examples/internal/decode"
)

// pageTime is how long the article of a web page is looked for while a reader
// waits.
const pageTime = 10 * time.Second

// webReader finds the articles of web pages for readers who wait. Nothing can
// interrupt the search, which for some pages takes very long: it is given up on
// after the limit, and goes on behind for nobody. Only one page is read at a time
// so that no more than one can be left behind.
type webReader struct {
	limit time.Duration
	read  func(page []byte) (decode.Text, error)
	turn  chan struct{}
}

func newWebReader() *webReader {
	return &webReader{limit: pageTime, read: decodeText, turn: make(chan struct{}, 1)}
}

// article returns the article of a page.
func (w *webReader) article(ctx context.Context, page []byte) (decode.Text, error) {
	ctx, cancel := context.WithTimeout(ctx, w.limit)
	defer cancel()
	if err := take(ctx, w.turn); err != nil {
		return decode.Text{}, err
	}
	type found struct {
		text decode.Text
		err  error
	}
	done := make(chan found, 1) // nobody may be there to receive it
	go func() {
		defer func() { <-w.turn }()
		var f found
		defer func() { done <- f }()
		defer func() {
			if r := recover(); r != nil { // would end the program: no handler is above it
				f.err = errors.New(fmt.Sprint(r))
			}
		}()
		f.text, f.err = w.read(page)
	}()
	select {
	case f := <-done:
		return f.text, f.err
	case <-ctx.Done():
		return decode.Text{}, problem{http.StatusUnprocessableEntity, "the article of the web page was not found within %d seconds; paste its text instead",
			[]any{int(w.limit.Seconds())}}
	}
}
