package graph

import (
	"iter"
	"slices"
)

// Graph is the graph of the facts of many articles. It does not change and is
// safe for concurrent use. All orders are fixed: two graphs of the same facts
// are alike.
type Graph struct {
	vertices []*Vertex
	edges    []*Edge
	dropped  []Dropped
	facts    int

	byKey   map[Key]int
	byName  map[string][]*Vertex
	out, in [][]*Edge // of each vertex

	lazy lazy
}

// finish sorts and indexes a graph that has only its edges.
func (g *Graph) finish() {
	for _, e := range g.edges {
		slices.SortFunc(e.Facts, (*Fact).Compare)
		e.Facts = uniqueFacts(e.Facts)
		g.facts += len(e.Facts)
	}
	slices.SortFunc(g.edges, (*Edge).Compare)
	g.byKey = map[Key]int{}
	for _, e := range g.edges {
		for _, v := range []*Vertex{e.From, e.To} {
			if _, ok := g.byKey[v.Key]; !ok {
				g.byKey[v.Key] = 0
				g.vertices = append(g.vertices, v)
			}
		}
	}
	slices.SortFunc(g.vertices, (*Vertex).Compare)
	g.byName = map[string][]*Vertex{}
	for i, v := range g.vertices {
		g.byKey[v.Key] = i
		g.byName[v.Name] = append(g.byName[v.Name], v)
		for _, a := range v.Aliases {
			g.byName[a] = append(g.byName[a], v)
		}
	}
	g.out, g.in = make([][]*Edge, len(g.vertices)), make([][]*Edge, len(g.vertices))
	for _, e := range g.edges {
		from, to := g.byKey[e.From.Key], g.byKey[e.To.Key]
		g.out[from] = append(g.out[from], e)
		g.in[to] = append(g.in[to], e)
	}
}

// uniqueFacts leaves one of facts that differ in nothing but their score, that
// with the best.
func uniqueFacts(facts []*Fact) []*Fact {
	out := facts[:0]
	for _, f := range facts {
		if n := len(out); n > 0 {
			l := *out[n-1]
			l.Score = f.Score
			if l.Compare(f) == 0 {
				out[n-1] = f // sorted by score
				continue
			}
		}
		out = append(out, f)
	}
	return slices.Clip(out)
}

// Select returns the graph of those facts for which keep is true, with the
// vertices that they need and the same keys.
func (g *Graph) Select(keep func(*Fact) bool) *Graph {
	s := &Graph{dropped: g.dropped}
	for _, e := range g.edges {
		n := &Edge{From: e.From, To: e.To}
		for _, f := range e.Facts {
			if keep(f) {
				n.Facts = append(n.Facts, f)
			}
		}
		if len(n.Facts) > 0 {
			s.edges = append(s.edges, n)
		}
	}
	s.finish()
	return s
}

// Order returns the number of vertices.
func (g *Graph) Order() int { return len(g.vertices) }

// Size returns the number of edges.
func (g *Graph) Size() int { return len(g.edges) }

// Weight returns the number of facts on all edges.
func (g *Graph) Weight() int { return g.facts }

// Vertices yields the vertices in the order of [Vertex.Compare].
func (g *Graph) Vertices() iter.Seq[*Vertex] { return slices.Values(g.vertices) }

// Edges yields the edges in the order of [Edge.Compare].
func (g *Graph) Edges() iter.Seq[*Edge] { return slices.Values(g.edges) }

// Facts yields the facts edge by edge.
func (g *Graph) Facts() iter.Seq[*Fact] {
	return func(yield func(*Fact) bool) {
		for _, e := range g.edges {
			for _, f := range e.Facts {
				if !yield(f) {
					return
				}
			}
		}
	}
}

// Dropped returns the facts that are not in the graph because an end of them
// is unknown to their result.
func (g *Graph) Dropped() []Dropped { return slices.Clone(g.dropped) }
