package gazetteer_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity/gazetteer"
)

// The zero Gazetteer knows no place.
func TestZeroGazetteer(t *testing.T) {
	var g gazetteer.Gazetteer
	assert.False(t, g.Has("北京市"))
	assert.Empty(t, g.Lookup("北京市"))
	assert.Empty(t, slices.Collect(g.All()))
	assert.Empty(t, slices.Collect(g.Names()))
	_, ok := g.ByCode("110000")
	assert.False(t, ok)
	_, ok = g.Parent("110101")
	assert.False(t, ok)
	assert.False(t, g.Within("110101", "110000"))
}
