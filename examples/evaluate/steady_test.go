package main

import (
	"flag"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var extractions = flag.Int("extractions", 2_000, "extract from `N` texts and watch the memory")

// Memory and goroutines do not grow with the number of texts, all of them different.
func TestMemoryIsSteady(t *testing.T) {
	p, err := newPipeline()
	require.NoError(t, err)
	v := vocabulary(t)
	rng := rand.New(rand.NewPCG(*seed, 1))
	run := func(n int) {
		picks := make([]byte, 3*12)
		for range n {
			for i := range picks {
				picks[i] = byte(rng.Uint32())
			}
			for range p.each("", strings.Join(v.Words(picks), ""), days[1]) {
			}
		}
	}
	memory := func() float64 {
		debug.FreeOSMemory()
		return rss()
	}
	run(min(*extractions/10, 20_000)) // what is made only once, and the buffers that are kept
	goroutines, start := runtime.NumGoroutine(), memory()
	run(*extractions / 2)
	middle := memory()
	run(*extractions / 2)
	end := memory()
	t.Logf("%d extractions: %.0f MB at the start, %.0f in the middle, %.0f at the end", *extractions, start, middle, end)
	assert.LessOrEqual(t, end, start+20)
	assert.LessOrEqual(t, runtime.NumGoroutine(), goroutines)
}
