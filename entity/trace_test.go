package entity_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
)

// why returns what was considered for the first text of source.
func why(t *testing.T, source, text string, opts ...entity.Option) []entity.Considered {
	t.Helper()
	i := strings.Index(source, text)
	require.GreaterOrEqual(t, i, 0)
	d := extractor(t, append(opts, entity.WithTrace())...).Extract(entity.Article{Source: source})
	return d.Why(entity.Span{Start: i, End: i + len(text)})
}

// Of each outcome one case: the candidate by its text and rule, and what was found instead.
func TestWhy(t *testing.T) {
	lines := entity.WithRecognizer("odd", entity.RecognizerFunc(func(v *entity.View) []entity.Candidate {
		return []entity.Candidate{{Range: entity.Range{End: len("春雨")}, Kind: "weather", Score: 0.9}, {Range: entity.Range{End: len(v.Text())}, Kind: entity.Person, Score: 0.8}}
	}))
	for name, c := range map[string]struct {
		options            []entity.Option
		source, text, rule string
		outcome            entity.Outcome
		score              [2]float64 // more than, at most
		instead            string
	}{
		"found":                     {nil, "县长沈青禾到会。", "沈青禾", "person.name", entity.Found, [2]float64{0.5, 1}, ""},
		"found by another rule":     {nil, "澄阳县委书记沈青禾到会。", "沈青禾", "fitted", entity.Doubled, [2]float64{0.5, 1}, "沈青禾 person.name"},
		"lost":                      {nil, "澄阳县委书记沈青禾到会。", "县委", "organisation.level", entity.Lost, [2]float64{0.5, 1}, "澄阳县委 fitted"},
		"joined":                    {nil, "泊阳县县委宣传部开会。", "县委宣传部", "organisation.department", entity.Joined, [2]float64{0.5, 1}, "泊阳县县委宣传部 organisation.merged"},
		"too unsure":                {nil, "孩子们很高兴的样子。", "高兴", "person.name", entity.TooUnsure, [2]float64{0, 0.5}, ""},
		"beside nobody":             {nil, "县长是做什么的？", "县长", "title", entity.TooUnsure, [2]float64{-1, 0.5}, ""},
		"a common word":             {nil, "要讲师德。", "师德", "person.name", entity.RuledOut, [2]float64{-1, 0}, ""},
		"a piece of a word":         {nil, "顾长岭书记处开会。", "书记", "title", entity.RuledOut, [2]float64{0.5, 1}, ""},
		"no name":                   {[]entity.Option{entity.WithoutNames(entity.Person, "沈青禾")}, "县长沈青禾到会。", "沈青禾", "person.name", entity.NoName, [2]float64{0.5, 1}, ""},
		"a rule switched off":       {[]entity.Option{entity.WithoutRules("person.name")}, "县长沈青禾到会。", "沈青禾", "person.name", entity.SwitchedOff, [2]float64{0.5, 1}, ""},
		"left to that rule":         {[]entity.Option{entity.WithoutRules("person.name")}, "县长沈青禾到会。", "沈青禾", "fitted", entity.LeftToRule, [2]float64{0.5, 1}, ""},
		"letter-spaced":             {nil, "县长沈 青\n禾到会。", "沈 青\n禾", "person.name", entity.Found, [2]float64{0.5, 1}, ""},
		"of no kind":                {[]entity.Option{lines}, "　　春雨。\n　　好雨。", "春雨", "odd", entity.Unfit, [2]float64{0.5, 1}, ""},
		"of a user's, over a break": {[]entity.Option{lines}, "　　好雨。\n　　春雨。", "好雨。\n　　春雨。", "odd", entity.Unfit, [2]float64{0.5, 1}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			considered := why(t, c.source, c.text, c.options...)
			var got *entity.Considered
			for _, one := range considered {
				if c.source[one.Start:one.End] == c.text && one.Rule == c.rule {
					got = &one
				}
			}
			require.NotNil(t, got, "%v", considered)
			assert.Equal(t, c.outcome, got.Outcome)
			assert.True(t, got.Score > c.score[0] && got.Score <= c.score[1], "%g", got.Score)
			var instead []string
			for _, m := range got.Instead {
				instead = append(instead, m.Text+" "+m.Rule)
			}
			assert.Equal(t, c.instead, strings.Join(instead, ", "))
			line := got.String()
			for _, part := range append([]string{string(got.Kind), got.Text, got.Rule, string(got.Outcome)}, strings.Fields(c.instead)...) {
				assert.Contains(t, line, part)
			}
		})
	}
}

// Where nothing was considered the answer is empty, without a trace there is none.
func TestWhyOfNothing(t *testing.T) {
	const source = "县长沈青禾到会。山里下了雨。"
	rain := strings.Index(source, "雨")
	none := why(t, source, "雨")
	assert.NotNil(t, none)
	assert.Empty(t, none)
	all := entity.Span{Start: 0, End: len(source)}
	assert.Nil(t, extractor(t).Extract(entity.Article{Source: source}).Why(all))
	assert.Nil(t, entity.NewDocument(entity.Article{Source: source}, nil).Why(all))
	assert.Nil(t, (*entity.Document)(nil).Why(all))
	d := extractor(t, entity.WithTrace()).Extract(entity.Article{Source: source})
	for _, s := range []entity.Span{{}, {Start: -9, End: -1}, {Start: 9, End: 3}, {Start: len(source), End: 1 << 40}, {Start: rain, End: rain + 3}} {
		assert.Empty(t, d.Why(s), "%v", s)
	}
	assert.Equal(t, d.Why(all), d.Why(entity.Span{Start: -1, End: 1 << 40}))
	// What was not read was not considered.
	d = extractor(t, entity.WithTrace()).Extract(entity.Article{Source: source, Regions: []entity.Span{{Start: rain, End: len(source)}}})
	assert.Equal(t, []entity.Considered{}, d.Why(all))
}

// A trace changes no result, every mention is in it, and what is no mention says what is there instead.
func TestTraceChangesNothing(t *testing.T) {
	options := []entity.Option{entity.WithoutNames(entity.Place, "泊阳县"), entity.WithoutRules("place.suffix", "organisation.grammar")}
	for _, opts := range [][]entity.Option{nil, options} {
		x, traced := extractor(t, opts...), extractor(t, append(slices.Clone(opts), entity.WithTrace())...)
		for _, a := range articles(t) {
			want, got := x.Extract(a), traced.Extract(a)
			assert.Equal(t, want.Mentions, got.Mentions, a.ID)
			assert.Equal(t, want.Entities, got.Entities, a.ID)
			assert.Equal(t, want.Holdings, got.Holdings, a.ID)
			var found []entity.Span
			for _, c := range got.Why(entity.Span{Start: 0, End: len(a.Source)}) {
				switch c.Outcome {
				case entity.Found:
					found = append(found, c.Span)
					assert.Empty(t, c.Instead, "%v", c)
				case entity.Doubled, entity.Lost, entity.Joined:
					assert.NotEmpty(t, c.Instead, "%v", c)
				case entity.TooUnsure:
					assert.LessOrEqual(t, c.Score, 0.5, "%v", c)
				}
				for _, m := range c.Instead {
					assert.True(t, m.Overlaps(c.Span), "%v", c)
					assert.Contains(t, got.Mentions, m)
				}
			}
			var mentions []entity.Span
			for _, m := range got.Mentions {
				mentions = append(mentions, m.Span)
			}
			assert.Equal(t, mentions, found, a.ID)
		}
	}
}

func TestConcurrentTrace(t *testing.T) {
	x := extractor(t, entity.WithTrace())
	as := articles(t)
	want := make([][]entity.Considered, len(as))
	for i, a := range as {
		want[i] = x.Extract(a).Why(entity.Span{Start: 0, End: len(a.Source)})
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i, a := range as {
				assert.Equal(t, want[i], x.Extract(a).Why(entity.Span{Start: 0, End: len(a.Source)}), a.ID)
			}
		}()
	}
	wg.Wait()
}
