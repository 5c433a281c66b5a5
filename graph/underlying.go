package graph

import dominikbraun "github.com/dominikbraun/graph"

// Underlying returns the graph as a directed graph of
// github.com/dominikbraun/graph for its algorithms. Every edge has its [*Edge]
// as data. Each call builds a new one: it belongs to the caller, who may
// change it, and nothing that is done to it reaches g.
func (g *Graph) Underlying() dominikbraun.Graph[Key, *Vertex] {
	u := dominikbraun.New(func(v *Vertex) Key { return v.Key }, dominikbraun.Directed())
	for _, v := range g.vertices {
		// The only error is that the key is taken; keys are unique.
		_ = u.AddVertex(v)
	}
	for _, e := range g.edges {
		// The only errors are that an end is unknown or the edge exists.
		_ = u.AddEdge(e.From.Key, e.To.Key, dominikbraun.EdgeData(e))
	}
	return u
}
