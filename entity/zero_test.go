package entity_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/entity/segment/purego"
)

// What the zero value of each type means.
func TestZeroValues(t *testing.T) {
	const text = "县长顾长岭主持会议。"
	words, err := purego.New()
	require.NoError(t, err)
	for name, check := range map[string]func(t *testing.T){
		"Article": func(t *testing.T) {
			d := extractor(t).Extract(entity.Article{})
			assert.Empty(t, d.Mentions)
			assert.NoError(t, entitytest.CheckDocument(d))
		},
		"Extractor": func(t *testing.T) {
			var x entity.Extractor
			for _, a := range []entity.Article{{Source: text}, {Source: text, Regions: []entity.Span{{Start: 6, End: 15}}}, {}} {
				d, err := entitytest.CheckExtract(&x, a)
				assert.NoError(t, err)
				assert.Empty(t, d.Mentions)
				assert.Equal(t, a.Source != "", d.Unread != nil)
			}
			assert.Equal(t, []entity.Span{{Start: 0, End: len(text)}}, x.Extract(entity.Article{Source: text}).Unread)
		},
		"Document": func(t *testing.T) {
			var d entity.Document
			assert.NoError(t, entitytest.CheckDocument(&d))
			assert.Nil(t, d.Entity("person:顾长岭"))
			assert.Equal(t, "縣", d.Simplified("縣"))
			assert.Empty(t, d.View().Text())
			assert.Error(t, entitytest.CheckDocument(nil))
		},
		"View": func(t *testing.T) {
			var v entity.View
			outside := entity.Range{Start: -1, End: 9}
			assert.Empty(t, v.Text()+v.Slice(outside)+v.Original(outside))
			assert.Empty(t, append(v.Paragraphs(), v.Sentences()...))
			start, end := v.Source(outside)
			assert.Zero(t, start+end)
			_, ok := v.Fold(0, 9)
			assert.False(t, ok)
			assert.Equal(t, entity.NoGap, v.Gap(3))
			assert.False(t, v.Traditional())
		},
		"Option and Limits": func(t *testing.T) {
			x, err := entity.New(entity.Option{}, entity.WithSegmenter(words), entity.WithLimits(entity.Limits{}))
			require.NoError(t, err)
			assert.Nil(t, x.Extract(entity.Article{Source: text}).Unread)
		},
		"Mention": func(t *testing.T) {
			assert.Empty(t, entity.NewDocument(entity.Article{Source: text}, make([]entity.Mention, 3)).Mentions)
		},
		"Candidate": func(t *testing.T) {
			r := entity.RecognizerFunc(func(*entity.View) []entity.Candidate { return make([]entity.Candidate, 3) })
			x, err := entity.New(entity.WithSegmenter(words), entity.WithRecognizer("zero", r))
			require.NoError(t, err)
			_, err = entitytest.CheckExtract(x, entity.Article{Source: text})
			assert.NoError(t, err)
		},
		"RecognizerFunc": func(t *testing.T) {
			_, err := entity.New(entity.WithRecognizer("zero", entity.RecognizerFunc(nil)))
			assert.ErrorContains(t, err, "WithRecognizer")
		},
		"Span and Range": func(t *testing.T) {
			assert.True(t, entity.Span{}.IsZero())
			assert.Zero(t, entity.Span{}.Len()+entity.Span{}.Compare(entity.Span{})+entity.Range{}.Len())
			assert.False(t, entity.Span{}.Overlaps(entity.Span{}) || entity.Range{}.Overlaps(entity.Range{}))
		},
	} {
		t.Run(name, check)
	}
}
