package segment_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity/segment"
)

// What is no segmenter, and one that panics, are errors.
func TestCheckOfNothing(t *testing.T) {
	assert.ErrorContains(t, segment.Check(nil), "no segmenter")
	assert.ErrorContains(t, segment.Check(segment.Func(nil)), "no segmenter")
	assert.ErrorContains(t, segment.Check(segment.Func(func(text string) []segment.Token { return []segment.Token{{End: len(text[:3])}} })), "panic")
	assert.Empty(t, segment.Token{}.Text("甲"))
}
