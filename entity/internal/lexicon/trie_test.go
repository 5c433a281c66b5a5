package lexicon_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity/internal/lexicon"
)

func TestMatch(t *testing.T) {
	x := lexicon.NewTrie()
	x.Add("县", 1)
	x.Add("县委", 2)
	x.Add("县委书记", 4)
	x.Add("县委", 8)
	x.Add("𠮷田", 1)
	x.Add("", 1)
	assert.Equal(t, []lexicon.Hit{{Len: 1, Class: 1}, {Len: 2, Class: 10}, {Len: 4, Class: 4}}, x.Match([]rune("县委书记处"), nil))
	assert.Equal(t, []lexicon.Hit{{Len: 2, Class: 1}}, x.Match([]rune("𠮷田"), nil))
	for _, none := range []string{"", "委", "𠮷", "\x00", "区委"} {
		assert.Empty(t, x.Match([]rune(none), nil), "%q", none)
		assert.Zero(t, x.Class(none), "%q", none)
	}
	assert.Equal(t, lexicon.Class(10), x.Class("县委"))
	assert.Zero(t, x.Class("县委书"))
}

// A trie that has grown several times holds every word and no other.
func TestMatchAmongMany(t *testing.T) {
	x := lexicon.NewTrie()
	word := func(i int) string { return fmt.Sprintf("%c%c%c", '一'+i%97, '一'+i/97, 'A'+i%23) }
	for i := range 9000 {
		x.Add(word(i), lexicon.Class(i+1))
	}
	for i := range 18000 {
		if i < 9000 {
			assert.Equal(t, lexicon.Class(i+1), x.Class(word(i)))
		} else {
			assert.Zero(t, x.Class(word(i)))
		}
	}
}

// What is added to a copy is not in the original, nor the other way round.
func TestClone(t *testing.T) {
	x := lexicon.NewTrie()
	x.Add("县委", 1)
	y := x.Clone()
	y.Add("县委", 2)
	y.Add("县委书记", 2)
	y.Add("区委", 2)
	x.Add("市委", 4)
	for word, want := range map[string][2]lexicon.Class{"县委": {1, 3}, "县委书记": {0, 2}, "区委": {0, 2}, "市委": {4, 0}} {
		assert.Equal(t, want, [2]lexicon.Class{x.Class(word), y.Class(word)}, word)
	}
}
