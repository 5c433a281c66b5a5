package page

import (
	"math/rand"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The table holds the pairs that stand in the text and no others.
func TestBigrams(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for size := range 200 {
		source := []rune("春")
		for range size {
			source = append(source, rune(0x4e00+rnd.Intn(20)*64)) // alike in their last bits
		}
		x := read(string(source))
		half := block{0, (len(source) + 1) / 2}
		g := x.bigrams(half)
		want, found := map[[2]rune]bool{}, 0
		for i := 0; i+1 < half.to; i++ {
			want[[2]rune(source[i:])] = true
		}
		for i := 0; i+1 < len(source); i++ {
			in := want[[2]rune(source[i:])]
			assert.Equal(t, in, g.has(x.pair(i)), "pair %d of %s", i, string(source))
			if in {
				found++
			}
		}
		if size > 0 {
			assert.InDelta(t, float64(found)/float64(size), x.overlap(block{0, len(source)}, g), 1e-9)
		}
		x.close()
	}
}
