//go:build !unix

package timing

import "time"

func spent() time.Duration { return time.Since(started) }
