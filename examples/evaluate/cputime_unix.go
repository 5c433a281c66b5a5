//go:build unix

package main

import (
	"syscall"
	"time"
)

// cpuTime is the time that the process has spent on its processors. Unlike
// the clock it does not run on while other processes have them.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return time.Since(started)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
