package graph

import (
	"iter"
	"slices"
)

// Vertex returns the vertex with the given key, or nil.
func (g *Graph) Vertex(k Key) *Vertex {
	if i, ok := g.byKey[k]; ok {
		return g.vertices[i]
	}
	return nil
}

// Named yields the vertices that have the given name, among their aliases or
// as their own.
func (g *Graph) Named(name string) iter.Seq[*Vertex] { return slices.Values(g.byName[name]) }

// Edge returns the edge between two vertices, or nil.
func (g *Graph) Edge(from, to Key) *Edge {
	i, ok := g.byKey[from]
	if !ok {
		return nil
	}
	w := g.Vertex(to)
	if w == nil {
		return nil
	}
	k, ok := slices.BinarySearchFunc(g.out[i], w, func(e *Edge, w *Vertex) int { return e.To.Compare(w) })
	if !ok {
		return nil
	}
	return g.out[i][k]
}

// Out yields the edges that lead away from a vertex, sorted by their ends.
func (g *Graph) Out(k Key) iter.Seq[*Edge] { return g.incident(g.out, k) }

// In yields the edges that lead to a vertex, sorted by their beginnings.
func (g *Graph) In(k Key) iter.Seq[*Edge] { return g.incident(g.in, k) }

func (g *Graph) incident(edges [][]*Edge, k Key) iter.Seq[*Edge] {
	if i, ok := g.byKey[k]; ok {
		return slices.Values(edges[i])
	}
	return func(func(*Edge) bool) {}
}

// Neighbours yields the vertices that have an edge with the given one, in
// either direction, each once and in the order of [Vertex.Compare].
func (g *Graph) Neighbours(k Key) iter.Seq[*Vertex] {
	return func(yield func(*Vertex) bool) {
		i, ok := g.byKey[k]
		if !ok {
			return
		}
		out, in := g.out[i], g.in[i]
		for len(out) > 0 || len(in) > 0 {
			var v *Vertex
			switch {
			case len(in) == 0 || len(out) > 0 && out[0].To.Compare(in[0].From) <= 0:
				if v, out = out[0].To, out[1:]; len(in) > 0 && in[0].From == v {
					in = in[1:]
				}
			default:
				v, in = in[0].From, in[1:]
			}
			if !yield(v) {
				return
			}
		}
	}
}
