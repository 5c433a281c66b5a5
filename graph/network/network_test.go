package network_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	gonum "gonum.org/v1/gonum/graph"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
	"github.com/go-renshi/renshi/graph/network"
	"github.com/go-renshi/renshi/relation"
)

var (
	_ gonum.WeightedUndirected = (*network.Undirected)(nil)
	_ gonum.WeightedDirected   = (*network.Directed)(nil)
)

// circles is a graph of two circles of four who meet in pairs, 甲乙丙丁 and 戊己庚辛;
// 丁 has met 戊, too.
func circles() *graph.Graph {
	b := graph.NewBuilder()
	for i, pair := range []string{"甲乙", "甲丙", "甲丁", "乙丙", "乙丁", "丙丁", "戊己", "戊庚", "戊辛", "己庚", "己辛", "庚辛", "丁戊"} {
		source := fmt.Sprint(i)
		r := &relation.Result{Doc: &entity.Document{Article: entity.Article{ID: source, Source: source}},
			Events: []relation.Event{{ID: "e", Kind: "meeting", Name: fmt.Sprintf("第%d次会议", i), Date: "2024-01-01"}}}
		for _, c := range pair {
			id := entity.ID(string(c))
			r.Doc.Entities = append(r.Doc.Entities, entity.Entity{ID: id, Kind: entity.Person, Name: "赵" + string(c)},
				entity.Entity{ID: "t" + id, Kind: entity.Title, Name: "云浦县" + string(c) + "局局长"})
			r.Facts = append(r.Facts, relation.Fact{Type: relation.Attended, Subject: id, Object: "e"},
				relation.Fact{Type: relation.HoldsTitle, Subject: id, Object: "t" + id})
		}
		b.Add(r)
	}
	return b.Build()
}

func TestTogether(t *testing.T) {
	n := network.Together(circles(), -1)
	assert.Equal(t, 8, n.Nodes().Len())
	ranks := network.Betweenness(n)
	top := []string{ranks[0].Vertex.Name, ranks[1].Vertex.Name}
	assert.ElementsMatch(t, []string{"赵丁", "赵戊"}, top, "they tie the circles to each other")
	assert.Positive(t, ranks[1].Score)
	assert.Zero(t, ranks[2].Score)
	assert.InDelta(t, 4, n.Strength()[0].Score, 1e-9)
	var got []string
	for _, c := range n.Communities(1) {
		names := ""
		for _, v := range c {
			names += v.Name
		}
		got = append(got, names)
	}
	assert.ElementsMatch(t, []string{"赵丁赵丙赵乙赵甲", "赵己赵庚赵戊赵辛"}, got)
	id, ok := n.ID("person:赵丁")
	require.True(t, ok)
	assert.Equal(t, "赵丁", n.Vertex(id).Name)
	_, ok = n.ID("person:无")
	assert.False(t, ok)
	assert.Nil(t, n.Node(99))
	assert.Nil(t, n.Edge(id, id))
}

func TestFromGraph(t *testing.T) {
	g := circles()
	n := network.FromGraph(g)
	edges := 0
	for e := range g.Edges() {
		a, _ := n.ID(e.From.Key)
		b, _ := n.ID(e.To.Key)
		w, ok := n.Weight(a, b)
		require.True(t, ok)
		require.InDelta(t, len(e.Facts), w, 0)
		require.True(t, n.HasEdgeFromTo(a, b) && n.HasEdgeBetween(b, a))
		require.Equal(t, g.Edge(e.To.Key, e.From.Key) != nil, n.HasEdgeFromTo(b, a))
		edges++
	}
	assert.Equal(t, g.Size(), edges)
	ranks := n.PageRank(0.85)
	sum := 0.0
	for i, r := range ranks {
		sum += r.Score
		assert.True(t, i == 0 || r.Score <= ranks[i-1].Score)
	}
	assert.InDelta(t, 1, sum, 1e-6)
	assert.NotEqual(t, entity.Person, ranks[0].Vertex.Kind, "edges lead to events and offices")
}

// What gonum expects of a graph.
func TestContract(t *testing.T) {
	for seed := range uint64(20) {
		g := graphtest.Random(rand.New(rand.NewPCG(seed, 4)), 20)
		u, d := network.Together(g, -1), network.FromGraph(g)
		for _, x := range []network.Network{u, d} {
			for it := x.Nodes(); it.Next(); {
				id := it.Node().ID()
				require.Equal(t, id, x.Node(id).ID())
				require.NotNil(t, x.Vertex(id))
				for to := x.From(id); to.Next(); {
					require.NotNil(t, x.Edge(id, to.Node().ID()))
					require.True(t, x.HasEdgeBetween(to.Node().ID(), id))
				}
			}
		}
	}
}

// Nothing depends on chance, nor on the order of maps.
func TestRanksAreRepeatable(t *testing.T) {
	g := graphtest.Random(rand.New(rand.NewPCG(1, 5)), 200)
	results := func() string {
		u, d := network.Together(g, 50), network.FromGraph(g)
		return fmt.Sprintln(network.Betweenness(u), u.Strength(), u.Communities(1), d.PageRank(0.85))
	}
	want := results()
	for range 5 {
		require.Equal(t, want, results())
	}
}

func TestEmpty(t *testing.T) {
	g := graph.NewBuilder().Build()
	u, d := network.Together(g, -1), network.FromGraph(g)
	assert.Empty(t, u.Communities(1))
	assert.Empty(t, u.Strength())
	assert.Empty(t, network.Betweenness(u))
	assert.Empty(t, d.PageRank(0.85))
	assert.Zero(t, u.From(0).Len())
}
