//go:build !unix

package main

import "time"

// cpuTime is the clock, where the system does not tell the time on processors.
func cpuTime() time.Duration { return time.Since(started) }
