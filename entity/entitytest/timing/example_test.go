package timing_test

import (
	"fmt"
	"strings"

	"github.com/go-renshi/renshi/entity/entitytest/timing"
)

// In a test: assert.NoError(t, timing.CheckLinear(…)).
func ExampleCheckLinear() {
	err := timing.CheckLinear(1<<14, func(n int) func() {
		text := strings.Repeat("县", n)
		return func() { strings.Count(text, "长") }
	})
	fmt.Println(err)
	// Output:
	// <nil>
}

func ExampleRatio() {
	text := strings.Repeat("县", 1<<20)
	twice := func() { strings.Count(text, "长"); strings.Count(text, "长") }
	once := func() { strings.Count(text, "长") }
	fmt.Println(timing.Ratio(twice, once, 4) <= 4)
	// Output:
	// true
}

func ExampleOf() {
	took := timing.Of(func() { strings.Count(strings.Repeat("县", 1<<20), "长") })
	fmt.Println(took >= 0)
	// Output:
	// true
}
