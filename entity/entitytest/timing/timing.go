// Package timing helps to test how long functions take on machines that may be
// busy with something else.
package timing

import (
	"fmt"
	"math"
	"time"
)

// Of returns the processor time that the process spends while f runs, garbage
// collection and other goroutines included; on systems that do not tell it, the
// time by the clock. On a busy machine it is much the same as on an idle one.
func Of(f func()) time.Duration {
	before := spent()
	f()
	return spent() - before
}

// Ratio returns how many times as long as usual f takes. The two run in turns, so that
// a busy machine is as busy for either; Ratio is the least of some tries, or the first
// that is at most enough.
func Ratio(f, usual func(), enough float64) float64 {
	usual() // whatever is made only once
	least := math.Inf(1)
	for try := 0; try < tries && least > enough; try++ {
		u := Of(usual)
		least = min(least, float64(Of(f))/float64(max(u, 1)))
	}
	return least
}

// started is where the clock starts, for systems without processor time.
var started = time.Now()

// A step from n to factor×n must show in the time for one unit when anything is
// quadratic: by the factor. Less than most is what caches and the garbage
// collector may do.
const (
	factor = 16
	most   = 6
	tries  = 10
)

// CheckLinear returns an error if the time of a function grows faster than its
// input. prepare makes an input of n units, which is not timed, and returns the
// function that works on it. CheckLinear compares 16 runs on n units with one
// run on 16×n. That is as much work, so that a disturbance weighs as much on
// either side; it takes six times as long before there is an error, where a
// square would take sixteen times, and it must do so again and again.
func CheckLinear(n int, prepare func(n int) func()) error {
	small, large := prepare(n), prepare(factor*n)
	small() // whatever is made only once
	var few, many time.Duration
	for try := range tries {
		f := Of(func() {
			for range factor {
				small()
			}
		})
		m := Of(large)
		if try == 0 {
			few, many = f, m
		}
		few, many = min(few, f), min(many, m)
		if many <= most*few+5*time.Millisecond {
			return nil
		}
	}
	return fmt.Errorf("%d × %d units take %v, %d units %v: %.1f times as long", factor, n, few, factor*n, many, float64(many)/float64(max(few, 1)))
}
