package lexicon_test

import (
	"math/rand"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/internal/lexicon"
)

// FindAll finds at each rune what Match finds there, in texts of all lengths around those that
// are looked up together, whatever was found before in the same memory.
func TestFindAllAsMatch(t *testing.T) {
	x := lexicon.NewTrie()
	for i, w := range []string{"县", "县委", "县委书记", "委书", "书记", "记", "𠮷田", "田县委", "区委书记处"} {
		x.Add(w, 1<<i)
	}
	rng := rand.New(rand.NewSource(1))
	chars := []rune("县委书记区处田𠮷说")
	var found lexicon.Found
	for _, n := range []int{0, 1, 2, 255, 256, 257, 700, 3, 512} {
		rs := make([]rune, n)
		for i := range rs {
			rs[i] = chars[rng.Intn(len(chars))]
		}
		x.FindAll(rs, &found)
		ends := make([]lexicon.Class, n+1)
		var all lexicon.Class
		for i := range rs {
			want, starts := x.Match(rs[i:], nil), lexicon.Class(0)
			require.Truef(t, slices.Equal(want, found.At(i)), "%d of %d", i, n)
			for _, h := range want {
				starts |= h.Class
				ends[i+h.Len] |= h.Class
			}
			all |= starts
			for c := lexicon.Class(1); c < 1<<10; c <<= 1 {
				require.Equal(t, starts&c != 0, found.May(i, c))
			}
		}
		for c := lexicon.Class(1); c < 1<<10; c <<= 1 {
			for e := range ends {
				require.Equal(t, ends[e]&c != 0, found.MayEnd(e, c))
			}
			require.Equal(t, all&c != 0, found.Any(c))
		}
		for _, outside := range []int{-1, n, n + 1} {
			assert.Empty(t, found.At(outside))
			assert.False(t, found.May(outside, ^lexicon.Class(0)))
		}
		assert.False(t, found.MayEnd(-1, ^lexicon.Class(0)))
		assert.False(t, found.MayEnd(n+1, ^lexicon.Class(0)))
	}
}
