package runeset

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSet(t *testing.T) {
	const in = "\x00a?甲ꀀ\uFFFF𠮷"
	s := Of(in)
	for _, r := range in {
		assert.True(t, s.Has(r), "%q", r)
	}
	for _, r := range "\x01b@乙ꀁ\uFFFE" { // neighbours of what is in it
		assert.False(t, s.Has(r), "%q", r)
	}
	for _, r := range []rune{-1, -1 << 31, 1 << 16, '𠮸', 0x10FFFF, 1<<31 - 1} {
		assert.True(t, new(Set).Has(r), "%U is beyond the basic plane", r)
		s.Add(r) // changes nothing
	}
	assert.Equal(t, Of(in), s)
}
