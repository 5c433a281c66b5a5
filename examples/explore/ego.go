package main

import (
	"cmp"
	"slices"

	"github.com/go-renshi/renshi/graph"
)

// subgraph is a piece of the graph that fits a screen.
type subgraph struct {
	centre   *graph.Vertex // nil: the vertices with most facts
	vertices []*graph.Vertex
	edges    []subEdge
	hidden   map[graph.Key]int // neighbours of each vertex that are not shown
	left     int               // vertices that there was no room for
}

// subEdge is an edge with those of its facts that are shown.
type subEdge struct {
	*graph.Edge
	facts []*graph.Fact
}

// around returns a vertex with its neighbours, and those of the vertices that
// are expanded: no more than room in all, those with most facts between them
// in front.
func (a *archive) around(centre *graph.Vertex, expanded []*graph.Vertex, f *filter, room int) *subgraph {
	s := &subgraph{centre: centre}
	in, looked := map[graph.Key]bool{centre.Key: true}, map[graph.Key]bool{}
	s.vertices = append(s.vertices, centre)
	for i, v := range append([]*graph.Vertex{centre}, expanded...) {
		looked[v.Key] = true
		if !in[v.Key] {
			in[v.Key] = true
			s.vertices = append(s.vertices, v)
		}
		if i > 0 {
			room += 12 // what one asks for shall be seen
		}
		for _, n := range a.neighbours(v, f) {
			switch {
			case in[n.Key]:
			case len(s.vertices) >= room:
				s.left++
			default:
				in[n.Key] = true
				s.vertices = append(s.vertices, n)
			}
		}
	}
	a.join(s, in, f)
	// What lies where, and such, is of interest only where one looks, and so is
	// everything where there is much.
	aside := func(e subEdge) bool { return !looked[e.From.Key] && !looked[e.To.Key] }
	s.edges = slices.DeleteFunc(s.edges, func(e subEdge) bool { return aside(e) && relationGroup(e.facts[0].Type) == "state" })
	if len(s.edges) > mostLabels {
		s.edges = slices.DeleteFunc(s.edges, aside)
	}
	return s
}

// busiest returns the vertices with most facts that are shown. What lies where
// counts only if it is asked for.
func (a *archive) busiest(f *filter, room int) *subgraph {
	s := &subgraph{}
	weight := map[*graph.Vertex]int{}
	for x := range a.Graph.Facts() {
		if f.keep(x) && (len(f.Relations) > 0 || relationGroup(x.Type) != "state") {
			weight[x.From]++
			weight[x.To]++
		}
	}
	for v := range a.Graph.Vertices() {
		if weight[v] > 0 {
			s.vertices = append(s.vertices, v)
		}
	}
	slices.SortStableFunc(s.vertices, func(v, w *graph.Vertex) int { return cmp.Compare(weight[w], weight[v]) })
	if len(s.vertices) > room {
		s.left = len(s.vertices) - room
		s.vertices = s.vertices[:room]
	}
	in := map[graph.Key]bool{}
	for _, v := range s.vertices {
		in[v.Key] = true
	}
	a.join(s, in, f)
	if len(s.edges) > mostLabels { // no more than can be told apart
		slices.SortStableFunc(s.edges, func(x, y subEdge) int { return cmp.Compare(len(y.facts), len(x.facts)) })
		s.edges = s.edges[:mostLabels]
	}
	// One whose neighbours had no room tells nothing by itself.
	tied := map[*graph.Vertex]bool{}
	for _, e := range s.edges {
		tied[e.From], tied[e.To] = true, true
	}
	all := len(s.vertices)
	s.vertices = slices.DeleteFunc(s.vertices, func(v *graph.Vertex) bool { return !tied[v] })
	s.left += all - len(s.vertices)
	return s
}

// neighbours returns the neighbours of v by the facts that are shown, those
// with most facts in front.
func (a *archive) neighbours(v *graph.Vertex, f *filter) []*graph.Vertex {
	weight := map[*graph.Vertex]int{}
	for e := range a.Graph.Out(v.Key) {
		weight[e.To] += len(f.of(e))
	}
	for e := range a.Graph.In(v.Key) {
		weight[e.From] += len(f.of(e))
	}
	var out []*graph.Vertex
	for w, n := range weight {
		if n > 0 && w.Key != v.Key {
			out = append(out, w)
		}
	}
	slices.SortFunc(out, func(x, y *graph.Vertex) int {
		return cmp.Or(cmp.Compare(weight[y], weight[x]), cmp.Compare(a.weight[y.Key], a.weight[x.Key]), x.Compare(y))
	})
	return out
}

// join adds the edges between the vertices, and counts what is left out.
func (a *archive) join(s *subgraph, in map[graph.Key]bool, f *filter) {
	s.hidden = map[graph.Key]int{}
	slices.SortFunc(s.vertices, (*graph.Vertex).Compare)
	for _, v := range s.vertices {
		for e := range a.Graph.Out(v.Key) {
			facts := f.of(e)
			switch {
			case len(facts) == 0:
			case in[e.To.Key]:
				s.edges = append(s.edges, subEdge{e, facts})
			default:
				s.hidden[v.Key]++
			}
		}
		for e := range a.Graph.In(v.Key) {
			if !in[e.From.Key] && len(f.of(e)) > 0 {
				s.hidden[v.Key]++
			}
		}
	}
}
