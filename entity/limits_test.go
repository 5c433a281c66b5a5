package entity_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
)

func TestLimits(t *testing.T) {
	const s = "县长沈青禾到柳湾镇。\n书记顾长岭说，县长沈青禾来了。" // 31 + 45 bytes
	whole := entity.Span{End: len(s)}
	for name, c := range map[string]struct {
		source  string
		regions []entity.Span
		bytes   int
		unread  []entity.Span
		names   string
	}{
		"fits":                    {s, nil, len(s), nil, "县长 沈青禾 柳湾镇 书记 顾长岭 县长 沈青禾"},
		"default":                 {s, nil, 0, nil, "县长 沈青禾 柳湾镇 书记 顾长岭 县长 沈青禾"},
		"unlimited":               {s, nil, entity.Unlimited, nil, "县长 沈青禾 柳湾镇 书记 顾长岭 县长 沈青禾"},
		"ends with a line":        {s, nil, 40, []entity.Span{{Start: 31, End: 76}}, "县长 沈青禾 柳湾镇"},
		"ends with a clause":      {s, nil, 58, []entity.Span{{Start: 52, End: 76}}, "县长 沈青禾 柳湾镇 书记 顾长岭"},
		"ends with a character":   {s, nil, 16, []entity.Span{{Start: 15, End: 76}}, "县长 沈青禾"},
		"less than a character":   {s, nil, 2, []entity.Span{whole}, ""},
		"later regions":           {s, []entity.Span{{Start: 31, End: 76}, {Start: 0, End: 31}}, 45, []entity.Span{{Start: 0, End: 31}}, "书记 顾长岭 县长 沈青禾"},
		"regions of a long text":  {s, []entity.Span{{Start: 31, End: 76}}, 45, nil, "书记 顾长岭 县长 沈青禾"},
		"regions that are no use": {s, []entity.Span{{Start: -5, End: 31}, {Start: 76, End: 90}, {Start: 9, End: 3}}, 45, nil, "县长 沈青禾 柳湾镇"},
		"not UTF-8":               {strings.Repeat("\x80", 20), nil, 9, []entity.Span{{Start: 9, End: 20}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			x := extractor(t, entity.WithLimits(entity.Limits{Bytes: c.bytes}))
			a := entity.Article{Source: c.source, Regions: c.regions}
			d := x.Extract(a)
			assert.Equal(t, a, d.Article)
			assert.Equal(t, c.unread, d.Unread)
			var names []string
			for _, m := range d.Mentions {
				names = append(names, m.Text)
			}
			assert.Equal(t, c.names, strings.Join(names, " "))
			if name != "regions that are no use" {
				assert.NoError(t, entitytest.CheckDocument(d))
			}
		})
	}
	_, err := entity.New(entity.WithLimits(entity.Limits{Bytes: -2}))
	assert.ErrorContains(t, err, "WithLimits")
}

// Without an option an article of any length costs what a mebibyte costs.
func TestDefaultLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	d := extractor(t).Extract(entity.Article{Source: strings.Repeat(plain, 100_000_000/len(plain))})
	require.Len(t, d.Unread, 1)
	at := d.Unread[0].Start
	assert.InDelta(t, entity.DefaultBytes, at, float64(len(plain)))
	assert.True(t, strings.HasSuffix(d.Article.Source[:at], "\n"))
	assert.Greater(t, d.Mentions[len(d.Mentions)-1].End, at-len(plain))
}

// Many regions and lines of headlines take no more than their text.
func TestManyRegions(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	x := extractor(t)
	const line = "县长沈青禾说。\n"
	require.NoError(t, timing.CheckLinear(1_000, func(n int) func() {
		a := entity.Article{Source: strings.Repeat(line, n)}
		for i := range n {
			a.Regions = append(a.Regions, entity.Span{Start: i * len(line), End: (i + 1) * len(line)})
			a.Headline = append(a.Headline, entity.Span{Start: (n - i - 1) * len(line), End: (n - i) * len(line)})
		}
		return func() { x.Extract(a) }
	}))
}
