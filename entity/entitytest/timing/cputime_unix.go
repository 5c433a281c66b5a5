//go:build unix

package timing

import (
	"syscall"
	"time"
)

// spent is the time that the process has had on processors. Unlike the clock it
// does not run on while other processes have them.
func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return time.Since(started)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
