package graph_test

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
	"github.com/go-renshi/renshi/relation"
)

// everything writes all that is public of a graph.
func everything(g *graph.Graph) string {
	var b strings.Builder
	article := func(a *graph.Article) string {
		return fmt.Sprintf("%q %q %v %q %q %s", a.ID, a.Headline, a.Published.Format(time.RFC3339Nano), a.Byline, a.Page, a.Key())
	}
	for v := range g.Vertices() {
		fmt.Fprintf(&b, "%q %q %q %q %q %q %q %q %q\n", v.Key, v.Kind, v.Name, v.Aliases, v.Code, v.Hint, v.Event.Kind, v.Event.Date, v.Ref())
		for _, a := range v.Articles {
			fmt.Fprintln(&b, "\t", article(a))
		}
	}
	for f := range g.Facts() {
		fmt.Fprintf(&b, "%q %q %q %q %q %q %v %q %v %v %s\n", f.Type, f.From.Key, f.To.Key, f.Date, f.Modality, f.Rule, f.Score,
			f.Evidence.Text, f.Evidence.Span, f.Evidence.Trigger, article(f.Evidence.Article))
	}
	for _, d := range g.Dropped() {
		fmt.Fprintf(&b, "%q %+q %s\n", d.Missing, fmt.Sprint(d.Fact), article(d.Article))
	}
	for _, err := range g.Unmet() {
		fmt.Fprintln(&b, err)
	}
	return b.String()
}

// lossless writes and reads a graph and checks that it is the same.
func lossless(t *testing.T, g *graph.Graph) {
	t.Helper()
	require.NoError(t, graphtest.Check(g))
	var b bytes.Buffer
	require.NoError(t, g.WriteJSONL(&b))
	h, err := graph.ReadJSONL(bytes.NewReader(b.Bytes()))
	require.NoError(t, err)
	require.Equal(t, everything(g), everything(h))
	require.Equal(t, []int{g.Order(), g.Size(), g.Weight()}, []int{h.Order(), h.Size(), h.Weight()})
	require.Equal(t, dot(t, g, graph.DOT{}), dot(t, h, graph.DOT{}))
	var again bytes.Buffer
	require.NoError(t, h.WriteJSONL(&again))
	require.Equal(t, b.String(), again.String())
}

func TestJSONLIsLossless(t *testing.T) {
	lossless(t, graph.NewBuilder().Build())
	lossless(t, build(t, quarter()...))
	lossless(t, graphtest.Nasty())
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 1))
		g := graphtest.Random(rng, 1+rng.IntN(20))
		lossless(t, g)
		lossless(t, g.Select(func(f *graph.Fact) bool { return f.Score > 0.6 }))
		all := graphtest.Random(rng, 1+rng.IntN(20), graph.WithAppearances(), graph.WithDates(), graph.WithOverrides(graph.Same(graph.Ref{Article: "坏\xff", Name: "nobody"})))
		lossless(t, all)
		require.Len(t, all.Unmet(), 2)
		lossless(t, all.Filter(graph.Filter{}))
	}
}

// A zone with seconds, as clocks had it before 1901, is kept.
func TestJSONLZoneWithSeconds(t *testing.T) {
	for _, offset := range []int{8*3600 + 5*60 + 43, -43, 8 * 3600, -25 * 3600} {
		r := county()[0].result(t)
		r.Doc.Article.Published = time.Date(1890, 1, 1, 0, 0, 0, 5, time.FixedZone("", offset))
		b := graph.NewBuilder()
		b.Add(r)
		lossless(t, b.Build())
	}
}

// References, people without facts and what could not be followed are kept.
func TestJSONLKeepsReferences(t *testing.T) {
	named := about(story{id: "2", text: "第2篇。"}, "云浦县")
	named.entities = append(named.entities, entity.Entity{ID: "person:1", Kind: entity.Person, Name: "苏曼青", Aliases: []string{"苏县长"}})
	b := graph.NewBuilder(graph.WithAppearances(), graph.WithOverrides(graph.Same(graph.Ref{Article: "1", Name: "韩柏舟"}, graph.Ref{Article: "9", Name: "韩柏舟"})))
	b.Add(at("1", "", "韩柏舟", "云浦县县长", "").result(t))
	b.Add(named.result(t))
	g := b.Build()
	lossless(t, g)
	var text bytes.Buffer
	require.NoError(t, g.WriteJSONL(&text))
	assert.Contains(t, text.String(), `"regions":[[0,`)
	h, err := graph.ReadJSONL(&text)
	require.NoError(t, err)
	assert.Equal(t, fmt.Sprint(g.Unmet()), fmt.Sprint(h.Unmet()))
	for v := range h.Vertices() {
		assert.Same(t, v, h.Resolve(v.Ref()), v.Key)
	}
	for _, name := range []string{"苏曼青", "苏县长", "person:1"} {
		assert.Equal(t, graph.Key("person:苏曼青"), h.Resolve(graph.Ref{Article: "2", Name: name}).Key)
	}
}

// A score that is no number and a day without a calendar are kept or refused.
func TestJSONLOddNumbers(t *testing.T) {
	result := func(score float64, published time.Time) *graph.Graph {
		d := &entity.Document{Article: entity.Article{ID: "1", Published: published},
			Entities: []entity.Entity{{ID: "1", Kind: entity.Person, Name: "甲"}, {ID: "2", Kind: entity.Person, Name: "乙"}}}
		b := graph.NewBuilder()
		b.Add(&relation.Result{Doc: d, Facts: []relation.Fact{{Type: relation.MetWith, Subject: "1", Object: "2", Score: score}}})
		return b.Build()
	}
	for _, score := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.SmallestNonzeroFloat64, math.MaxFloat64, 0.1 + 0.2} {
		lossless(t, result(score, time.Time{}))
	}
	assert.ErrorContains(t, result(1, time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC)).WriteJSONL(&bytes.Buffer{}), "year")
}

func TestReadJSONLErrors(t *testing.T) {
	const head = `{"renshi":1}` + "\n"
	for text, want := range map[string]string{
		"":                                     `line 1: no graph in JSON Lines: the first line is {"renshi":1}`,
		`{"renshi":2}`:                         "line 1: written by a newer version",
		"digraph renshi {":                     "line 1: no graph",
		head + "{":                             "line 2: unexpected end",
		head + `{"x":1}`:                       "line 2: neither article, vertex, fact, named, dropped nor unmet",
		head + `{"named":"甲","is":"a"}`:        "line 2: no article",
		head + `{"article":1}`:                 "line 2: this is article 0",
		head + `{"vertex":""}`:                 "keys are not empty",
		head + `{"vertex":{}}`:                 "base64",
		head + `{"vertex":"a","articles":[0]}`: "line 2: article 0 does not stand in front",
		head + "\n" + `{"vertex":"a"}` + "\n" + `{"vertex":"a"}`:                                                            "line 4: vertex \"a\"",
		head + `{"article":0}` + "\n" + `{"vertex":"a"}` + "\n" + `{"fact":"x","from":"a","to":"b","article":0}`:            "line 4: vertex \"a\" or \"b\" does not stand in front",
		head + `{"vertex":"a"}` + "\n" + `{"fact":"x","from":"a","to":"a"}`:                                                 "line 3: no article",
		head + `{"article":0}` + "\n" + `{"vertex":"a"}` + "\n" + `{"fact":"x","from":"a","to":"a","article":-1}`:           "line 4: article -1",
		head + `{"article":0}` + "\n" + `{"vertex":"a"}` + "\n" + `{"fact":"x","from":"a","to":"a","article":0,"score":[]}`: "line 4: ",
	} {
		_, err := graph.ReadJSONL(strings.NewReader(text))
		assert.ErrorContains(t, err, want, text)
		assert.ErrorContains(t, err, "graph: line ", text)
	}
	_, err := graph.ReadJSONL(iotest.ErrReader(io.ErrUnexpectedEOF))
	assert.Equal(t, io.ErrUnexpectedEOF, err)
	g, err := graph.ReadJSONL(strings.NewReader(head + "\r\n" + `{"article":0,"id":"1"}` + "\n" + `{"vertex":"a","name":"甲","new":true}` + "\n" +
		`{"vertex":"b","name":"乙"}` + "\n" + `{"fact":"met_with","from":"a","to":"b","article":0}`))
	require.NoError(t, err, "no line break at the end, members that are not known")
	assert.Equal(t, 1, g.Weight())
	require.NoError(t, graphtest.Check(g), "vertices have the articles of their facts, told or not")
}

func FuzzReadJSONL(f *testing.F) {
	for _, g := range []*graph.Graph{build(f, county()[:1]...), graphtest.Random(rand.New(rand.NewPCG(1, 2)), 3)} {
		var b bytes.Buffer
		require.NoError(f, g.WriteJSONL(&b))
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if g, err := graph.ReadJSONL(bytes.NewReader(data)); err == nil {
			lossless(t, g)
		}
	})
}
