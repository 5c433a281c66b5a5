package network

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"

	"github.com/go-renshi/renshi/graph"
)

// Rank is a vertex and how central it is.
type Rank struct {
	Vertex *graph.Vertex
	Score  float64
}

// ranks sorts scores, the highest in front, of equals the first in the order of
// vertices. Scores are rounded to nine digits behind the point, so that those
// that differ by the last bits of floating point are equal.
func ranks(n Network, scores map[int64]float64) []Rank {
	var out []Rank
	for it := n.Nodes(); it.Next(); {
		id := it.Node().ID()
		out = append(out, Rank{n.Vertex(id), math.Round(scores[id]*1e9) / 1e9})
	}
	slices.SortStableFunc(out, func(x, y Rank) int { return cmp.Compare(y.Score, x.Score) })
	return out
}

// Betweenness ranks nodes by how many shortest paths between others lead through
// them: who ties groups to one another. The time grows with nodes times edges.
func Betweenness(n Network) []Rank { return ranks(n, network.Betweenness(n)) }

// Strength ranks nodes by the weights of their edges.
func (n *Undirected) Strength() []Rank {
	scores := map[int64]float64{}
	for id, list := range n.arcs {
		for _, a := range list {
			scores[int64(id)] += a.weight
		}
	}
	return ranks(n, scores)
}

// PageRank ranks nodes by the chance that somebody who follows edges at random
// is there, and with a probability of 1-damp starts anew anywhere; damp is 0.85
// as a rule. An event is important that important people attend.
func (n *Directed) PageRank(damp float64) []Rank {
	if len(n.vertices) == 0 {
		return nil
	}
	// gonum starts from a random vector; what it ends with differs by the tolerance.
	return ranks(n, network.PageRankSparse(n, damp, 1e-12))
}

// Communities returns groups of people who meet more among each other than with
// others, found by the Louvain method: the largest group first, its members in
// the order of vertices. A resolution above 1 gives more and smaller groups,
// below 1 fewer and larger ones.
func (n *Undirected) Communities(resolution float64) [][]*graph.Vertex {
	if len(n.vertices) == 0 {
		return nil
	}
	groups := community.Modularize(n, resolution, rand.NewPCG(1, 2)).Communities()
	out := make([][]*graph.Vertex, len(groups))
	for i, members := range groups {
		slices.SortFunc(members, func(x, y gonum.Node) int { return cmp.Compare(x.ID(), y.ID()) })
		for _, m := range members {
			out[i] = append(out[i], n.Vertex(m.ID()))
		}
	}
	slices.SortFunc(out, func(x, y []*graph.Vertex) int {
		return cmp.Or(cmp.Compare(len(y), len(x)), x[0].Compare(y[0]))
	})
	return out
}
