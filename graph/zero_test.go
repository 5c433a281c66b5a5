package graph_test

import (
	"io"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/draw"
	"github.com/go-renshi/renshi/graph/export"
	"github.com/go-renshi/renshi/graph/network"
	"github.com/go-renshi/renshi/relation"
)

// What the zero value of each type means.
func TestZeroValues(t *testing.T) {
	jsonl := func(g *graph.Graph) string {
		var b strings.Builder
		require.NoError(t, g.WriteJSONL(&b))
		return b.String()
	}
	s := at("1", "", "韩柏舟", "云浦县县长", "")
	for name, check := range map[string]func(t *testing.T){
		"Graph": func(t *testing.T) {
			var g graph.Graph
			assert.Equal(t, jsonl(graph.NewBuilder().Build()), jsonl(&g), "the empty graph")
			assert.Zero(t, g.Order()+g.Size()+g.Weight())
			assert.Nil(t, g.Vertex("person:韩柏舟"))
			assert.Nil(t, g.Edge("person:韩柏舟", ""))
			assert.Nil(t, g.Path("", "person:韩柏舟", graph.Filter{}))
			assert.Nil(t, g.Resolve(graph.Ref{}))
			assert.Nil(t, g.BodyOf(&graph.Vertex{}))
			assert.Equal(t, -1, g.Index(""))
			assert.False(t, g.Why(graph.Ref{}, graph.Ref{}).Same)
			assert.False(t, g.Within(&graph.Vertex{}, "41"))
			for name, n := range map[string]int{
				"Vertices": count(g.Vertices()), "Facts": count(g.Facts()), "Ties": count(g.Ties(-1)), "Timeline": count(g.Timeline("")),
				"Holders": count(g.Holders("")), "Appearances": count(g.Appearances("")), "NameLists": count(g.NameLists("")),
				"Together": count(g.Together("")), "Named": count(g.Named("")), "Neighbours": count(g.Neighbours("")),
			} {
				assert.Zero(t, n, name)
			}
			for name, part := range map[string]*graph.Graph{
				"Ego": g.Ego(2, ""), "Top": g.Top(9), "Filter": g.Filter(graph.Filter{}), "Collapse": g.Collapse(0), "Only": g.Only(g.Facts()),
			} {
				assert.Zero(t, part.Order(), name)
			}
			order, err := g.Underlying().Order()
			assert.NoError(t, err)
			assert.Zero(t, order)
			assert.Empty(t, network.FromGraph(&g).PageRank(0.85))
			assert.Empty(t, network.Betweenness(network.Together(&g, 9)))
			for _, f := range export.Formats(graph.Chinese) {
				assert.NoError(t, f.Write(io.Discard, &g), f.Name)
			}
			assert.NoError(t, draw.SVG(io.Discard, &g, graph.DOT{}))
		},
		"Builder": func(t *testing.T) {
			var zero graph.Builder
			made := graph.NewBuilder(graph.Option{})
			for _, b := range []*graph.Builder{&zero, made} {
				b.Add(nil)
				b.Add(&relation.Result{})
				b.Add(s.result(t))
			}
			assert.Equal(t, jsonl(made.Build()), jsonl(zero.Build()))
		},
		"Assembly": func(t *testing.T) {
			var zero graph.Assembly
			made, err := graph.NewAssembly(graph.Option{})
			require.NoError(t, err)
			assert.Equal(t, *made, zero)
			assert.Error(t, zero.Step(0, nil, slices.Values([][]byte{nil}), func(graph.Piece) {}))
			_, err = zero.Number(graph.Piece{}, 0)
			assert.Error(t, err)
		},
		"Override": func(t *testing.T) {
			b := graph.NewBuilder(graph.WithOverrides(graph.Override{}))
			b.Add(s.result(t))
			assert.Len(t, b.Build().Unmet(), 1)
		},
		"Vertex, Edge, Fact, Article": func(t *testing.T) {
			assert.Zero(t, (&graph.Edge{}).Compare(&graph.Edge{}))
			assert.Equal(t, -1, (&graph.Edge{}).Compare(&graph.Edge{From: &graph.Vertex{}}))
			assert.Equal(t, 1, (&graph.Vertex{}).Compare(nil))
			assert.Zero(t, (&graph.Fact{}).Compare(&graph.Fact{}))
			assert.NotEqual(t, (&graph.Fact{}).Key(), (&graph.Fact{Type: relation.Chaired}).Key())
			assert.NotEmpty(t, (&graph.Article{}).Key())
			_, ok := (&graph.Fact{}).Seen()
			assert.False(t, ok)
			assert.Empty(t, (&graph.Edge{}).Types())
			assert.Equal(t, graph.Ref{}, (&graph.Vertex{}).Ref())
			assert.Empty(t, graph.Language(0).Relations(&graph.Edge{}))
		},
		"Occurrence": func(t *testing.T) {
			for _, k := range append(graph.Kinds(), "", "unheard of") {
				two := graph.SameEntity([]graph.Occurrence{{Kind: k, Name: "甲"}, {Kind: k, Name: "甲"}})
				assert.Len(t, two, 2, "%q", k)
				assert.Empty(t, graph.SameEntity(nil))
			}
		},
		"Filter, Period, Bound, Reason, Path": func(t *testing.T) {
			assert.NoError(t, graph.Filter{}.Check())
			_, _, ok := graph.Period("").Days()
			assert.True(t, ok)
			assert.Equal(t, "?", graph.Bound{}.String())
			assert.NotEmpty(t, graph.Reason{}.String())
			assert.Zero(t, count(graph.Path(nil).Facts())+count(graph.Path{{}}.Facts()))
		},
		"writers": func(t *testing.T) {
			b := graph.NewBuilder()
			b.Add(s.result(t))
			g := b.Build()
			assert.NoError(t, graph.DOT{}.Write(io.Discard, g))
			assert.ErrorContains(t, export.Format{}.Write(io.Discard, g), "export:")
			assert.Equal(t, entity.Person, g.Vertex("person:韩柏舟").Kind)
		},
	} {
		t.Run(name, check)
	}
}

func count[T any](all iter.Seq[T]) (n int) {
	for range all {
		n++
	}
	return n
}
