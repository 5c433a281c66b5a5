package entity_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity"
)

func TestSpan(t *testing.T) {
	s := entity.Span{Start: 3, End: 9}
	assert.Equal(t, 6, s.Len())
	assert.False(t, s.IsZero())
	assert.True(t, entity.Span{}.IsZero())
	for other, want := range map[entity.Span][2]bool{ // contains, overlaps
		{Start: 3, End: 9}:  {true, true},
		{Start: 4, End: 8}:  {true, true},
		{Start: 2, End: 4}:  {false, true},
		{Start: 8, End: 10}: {false, true},
		{Start: 9, End: 10}: {false, false},
		{Start: 0, End: 3}:  {false, false},
	} {
		assert.Equal(t, want, [2]bool{s.Contains(other), s.Overlaps(other)}, "%v", other)
	}
	sorted := []entity.Span{{Start: 5, End: 6}, {Start: 1, End: 9}, {Start: 1, End: 2}}
	slices.SortFunc(sorted, entity.Span.Compare)
	assert.Equal(t, []entity.Span{{Start: 1, End: 2}, {Start: 1, End: 9}, {Start: 5, End: 6}}, sorted)
}

// What rules match on: the folded text, which leads back to the source.
func TestDocumentView(t *testing.T) {
	source := "县长　沈青\n禾(右)说，ＧＤＰ增长"
	d := entity.NewDocument(entity.Article{Source: source}, nil)
	assert.Equal(t, "县长沈青禾（右）说，GDP增长", d.View().Text())
	start, end := d.View().Source(entity.Range{Start: 6, End: 15})
	assert.Equal(t, "沈青\n禾", source[start:end])
}

// The lines of a headline are one stretch of text; a name may be broken over two.
func TestHeadlineIsOneStretch(t *testing.T) {
	source := "县长沈青\n禾调研\n正文。"
	lines := []entity.Span{{Start: 0, End: 12}, {Start: 13, End: 22}}
	body := entity.Span{Start: 23, End: len(source)}
	a := entity.Article{Source: source, Regions: append(slices.Clone(lines), body), Headline: lines, Body: body}
	assert.Equal(t, "县长沈青禾调研\n正文。", entity.NewDocument(a, nil).View().Text())
	a.Headline = nil
	assert.Equal(t, "县长沈青\n禾调研\n正文。", entity.NewDocument(a, nil).View().Text())
}
