package graph

import (
	"cmp"
	"iter"
	"slices"
)

// Graph is the graph of the facts of many articles. It does not change and is
// safe for concurrent use. All orders are fixed: two graphs of the same facts
// are alike. The zero Graph is empty.
type Graph struct {
	vertices []*Vertex
	edges    []*Edge
	dropped  []Dropped
	facts    int
	origins  *origins // nil in a graph that was not built from articles
	unmet    []error

	byKey   map[Key]int
	byName  map[string][]*Vertex
	out, in [][]*Edge // of each vertex

	lazy lazy
}

// finish sorts and indexes a graph whose edges have facts in any order.
func (g *Graph) finish() {
	for _, e := range g.edges {
		e.tidy()
	}
	g.index()
}

// tidy sorts the facts of an edge and leaves each once.
func (e *Edge) tidy() {
	slices.SortFunc(e.Facts, (*Fact).Compare)
	e.Facts = uniqueFacts(e.Facts)
}

// part returns the graph of some edges of g and of vertices that need none.
func (g *Graph) part(edges []*Edge, vertices []*Vertex) *Graph {
	s := &Graph{edges: edges, vertices: vertices, dropped: g.dropped, origins: g.origins, unmet: g.unmet}
	s.index()
	return s
}

// alone yields the vertices without an edge: people of whom nothing is known but
// that articles name them.
func (g *Graph) alone() iter.Seq[*Vertex] {
	return func(yield func(*Vertex) bool) {
		for i, v := range g.vertices {
			if len(g.out[i])+len(g.in[i]) == 0 && !yield(v) {
				return
			}
		}
	}
}

// index sorts and indexes a graph that has only its edges, and at most some
// vertices, each any number of times.
func (g *Graph) index() {
	at := make(map[*Vertex]int32, len(g.vertices)+len(g.edges)/2)
	given := g.vertices
	g.vertices = nil
	see := func(v *Vertex) {
		if _, ok := at[v]; !ok && v != nil {
			at[v] = 0
			g.vertices = append(g.vertices, v)
		}
	}
	for _, v := range given {
		see(v)
	}
	g.facts = 0
	for _, e := range g.edges {
		g.facts += len(e.Facts)
		see(e.From)
		see(e.To)
	}
	slices.SortFunc(g.vertices, (*Vertex).Compare)
	g.byKey = make(map[Key]int, len(g.vertices))
	g.byName = make(map[string][]*Vertex, len(g.vertices))
	for i, v := range g.vertices {
		at[v] = int32(i)
		g.byKey[v.Key] = i
		g.byName[v.Name] = append(g.byName[v.Name], v)
		for _, a := range v.Aliases {
			g.byName[a] = append(g.byName[a], v)
		}
	}
	// Edges are sorted by the places of their ends: Edge.Compare, but faster.
	place := make([]uint64, len(g.edges))
	order := make([]int32, len(g.edges))
	for i, e := range g.edges {
		place[i], order[i] = uint64(at[e.From])<<32|uint64(at[e.To]), int32(i)
	}
	slices.SortFunc(order, func(x, y int32) int { return cmp.Compare(place[x], place[y]) })
	edges := make([]*Edge, len(order))
	g.out, g.in = make([][]*Edge, len(g.vertices)), make([][]*Edge, len(g.vertices))
	for i, k := range order {
		e := g.edges[k]
		edges[i] = e
		from, to := at[e.From], at[e.To]
		g.out[from] = append(g.out[from], e)
		g.in[to] = append(g.in[to], e)
	}
	g.edges = edges
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
// vertices that they need and the same keys. Vertices without facts are not among
// them.
func (g *Graph) Select(keep func(*Fact) bool) *Graph {
	var edges []*Edge
	for _, e := range g.edges {
		n := &Edge{From: e.From, To: e.To}
		for _, f := range e.Facts {
			if keep(f) {
				n.Facts = append(n.Facts, f)
			}
		}
		if len(n.Facts) > 0 {
			edges = append(edges, n)
		}
	}
	return g.part(edges, nil)
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
