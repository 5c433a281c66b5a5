package extractor

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
)

// It works with cgo and, run with CGO_ENABLED=0, without.
func TestEntities(t *testing.T) {
	x, err := Entities()
	require.NoError(t, err)
	const text = "云浦县县长韩柏舟主持会议。"
	d := x.Extract(entity.Article{ID: "1", Source: text, Regions: []entity.Span{{End: len(text)}}})
	assert.NotEmpty(t, d.Mentions)
}
