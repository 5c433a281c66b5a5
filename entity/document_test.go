package entity_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

// Spans of an article may be anything: what lies outside the source is cut off.
func TestSpansOutsideTheSource(t *testing.T) {
	const source = "县长顾长岭到柳桥湾镇调研。"
	x := extractor(t)
	bounds := []int{-10, -5, 0, 1, 2, 6, len(source), len(source) + 1, 1 << 40}
	for _, a := range bounds {
		for _, b := range bounds {
			for _, c := range bounds {
				article := entity.Article{Source: source, Regions: []entity.Span{{Start: a, End: b}, {Start: b, End: c}}, Headline: []entity.Span{{Start: b, End: c}, {Start: a, End: b}}}
				d := x.Extract(article)
				d.Article.Regions, d.Article.Headline = nil, nil // they keep no promises; the mentions do
				require.NoError(t, entitytest.CheckDocument(d), "%v", article.Regions)
			}
		}
	}
}

// A document made by a literal has a view, too.
func TestViewOfALiteral(t *testing.T) {
	assert.Equal(t, "顾长岭", (&entity.Document{Article: entity.Article{Source: "顾 长\n岭"}}).View().Text())
	assert.Empty(t, (&entity.Document{}).View().Text())
}
