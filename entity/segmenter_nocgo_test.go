//go:build !cgo

package entity_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/segment/purego"
)

// Without cgo New says what to do, and that helps.
func TestWithoutCgo(t *testing.T) {
	x, err := entity.New(entity.WithNames(entity.Person, "浮生子"))
	assert.Nil(t, x)
	assert.ErrorIs(t, err, entity.ErrNoSegmenter)
	assert.ErrorContains(t, err, "WithSegmenter(purego.New())")
	seg, err := purego.New()
	require.NoError(t, err)
	x, err = entity.New(entity.WithSegmenter(seg))
	require.NoError(t, err)
	assert.Len(t, x.Extract(entity.Article{Source: "县长沈青禾来了。"}).Mentions, 2)
}
