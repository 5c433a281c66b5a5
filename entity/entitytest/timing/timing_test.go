package timing_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity/entitytest/timing"
)

// work takes processor time in proportion to n.
func work(n int) (sum int) {
	for i := range 500 * n {
		sum ^= i * sum
		sum++
	}
	return sum
}

var sink int

func TestCheckLinear(t *testing.T) {
	assert.NoError(t, timing.CheckLinear(20, func(n int) func() { return func() { sink += work(n) } }))
	assert.Error(t, timing.CheckLinear(20, func(n int) func() { return func() { sink += work(n * n) } }))
	assert.NoError(t, timing.CheckLinear(20, func(n int) func() {
		sink += work(n * n) // making the input is not timed
		return func() { sink += work(n) }
	}))
}

func TestOf(t *testing.T) {
	one, hundred := timing.Of(func() { sink += work(100) }), timing.Of(func() { sink += work(10_000) })
	assert.Greater(t, hundred, 10*one-10*time.Millisecond)
}

func TestRatio(t *testing.T) {
	few, many := func() { sink += work(2_000) }, func() { sink += work(20_000) }
	assert.InDelta(t, 10, timing.Ratio(many, few, 12), 4)
	assert.InDelta(t, 1, timing.Ratio(few, few, 1.2), 0.4)
}
