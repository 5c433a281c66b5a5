package graph

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// stretch is how much work is handed out at once.
const stretch = 64

// parallel calls work for stretches of 0 to n on all processors. Each call has
// its stretch for itself; what they share must be read only.
func parallel(n int, work func(lo, hi int)) {
	workers := min(runtime.GOMAXPROCS(0), (n+stretch-1)/stretch)
	if workers <= 1 {
		work(0, n)
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				lo := int(next.Add(stretch)) - stretch
				if lo >= n {
					return
				}
				work(lo, min(lo+stretch, n))
			}
		}()
	}
	wg.Wait()
}
