package network

import (
	"cmp"
	"slices"
	"sort"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/simple"

	"github.com/go-renshi/renshi/graph"
)

// nodes are the vertices of a network.
type nodes struct {
	vertices []*graph.Vertex
	ids      map[graph.Key]int64
}

// Vertex returns the vertex of a node, nil if there is none.
func (n *nodes) Vertex(id int64) *graph.Vertex {
	if id < 0 || id >= int64(len(n.vertices)) {
		return nil
	}
	return n.vertices[id]
}

// ID returns the node of a vertex; false if the network does not have it.
func (n *nodes) ID(k graph.Key) (int64, bool) {
	id, ok := n.ids[k]
	return id, ok
}

// Node returns a node, nil if there is none.
func (n *nodes) Node(id int64) gonum.Node {
	if n.Vertex(id) == nil {
		return nil
	}
	return simple.Node(id)
}

// Nodes returns all nodes in the order of their vertices.
func (n *nodes) Nodes() gonum.Nodes {
	if len(n.vertices) == 0 {
		return gonum.Empty
	}
	return iterator.NewImplicitNodes(0, len(n.vertices), func(id int) gonum.Node { return simple.Node(id) })
}

func (n *nodes) add(v *graph.Vertex) int64 {
	id, ok := n.ids[v.Key]
	if !ok {
		id = int64(len(n.vertices))
		n.ids[v.Key] = id
		n.vertices = append(n.vertices, v)
	}
	return id
}

// arc leads to a node.
type arc struct {
	to     int64
	weight float64
}

// arcs are those of each node, sorted by where they lead.
type arcs [][]arc

func (a arcs) sort() {
	for i := range a {
		slices.SortFunc(a[i], func(x, y arc) int { return cmp.Compare(x.to, y.to) })
	}
}

func (a arcs) nodes(id int64) gonum.Nodes {
	if id < 0 || id >= int64(len(a)) || len(a[id]) == 0 {
		return gonum.Empty
	}
	out := make([]gonum.Node, len(a[id]))
	for i, x := range a[id] {
		out[i] = simple.Node(x.to)
	}
	return iterator.NewOrderedNodes(out)
}

func (a arcs) find(from, to int64) (arc, bool) {
	if from < 0 || from >= int64(len(a)) {
		return arc{}, false
	}
	i := sort.Search(len(a[from]), func(i int) bool { return a[from][i].to >= to })
	if i == len(a[from]) || a[from][i].to != to {
		return arc{}, false
	}
	return a[from][i], true
}

// weight is that of an arc; nothing leads from a node to itself, and that way it
// is 0.
func (a arcs) weight(x, y int64) (float64, bool) {
	if x == y {
		return 0, true
	}
	e, ok := a.find(x, y)
	return e.weight, ok
}

func (a arcs) edge(x, y int64) gonum.WeightedEdge {
	e, ok := a.find(x, y)
	if !ok {
		return nil
	}
	return simple.WeightedEdge{F: simple.Node(x), T: simple.Node(y), W: e.weight}
}

// Undirected is a network without directions, a gonum.WeightedUndirected.
type Undirected struct {
	nodes
	arcs arcs
}

// Together returns the network of people who took part in the same events, with
// the weights of [graph.Tie]. Events with more than largest people count for
// nothing; less than 0 is without a limit, and a congress of 3,000 gives four
// million edges.
func Together(g *graph.Graph, largest int) *Undirected {
	n := &Undirected{nodes: nodes{ids: map[graph.Key]int64{}}}
	var ties []graph.Tie
	in := map[graph.Key]bool{}
	for t := range g.Ties(largest) {
		t.Events = nil
		ties = append(ties, t)
		in[t.A.Key], in[t.B.Key] = true, true
	}
	for v := range g.Vertices() {
		if in[v.Key] {
			n.add(v)
		}
	}
	n.arcs = make(arcs, len(n.vertices))
	for _, t := range ties {
		a, b := n.ids[t.A.Key], n.ids[t.B.Key]
		n.arcs[a] = append(n.arcs[a], arc{b, t.Weight})
		n.arcs[b] = append(n.arcs[b], arc{a, t.Weight})
	}
	n.arcs.sort()
	return n
}

// From returns the neighbours of a node.
func (n *Undirected) From(id int64) gonum.Nodes { return n.arcs.nodes(id) }

// HasEdgeBetween says whether two nodes are neighbours.
func (n *Undirected) HasEdgeBetween(x, y int64) bool { return n.WeightedEdge(x, y) != nil }

// Edge returns the edge between two nodes, nil if there is none.
func (n *Undirected) Edge(x, y int64) gonum.Edge {
	if e := n.WeightedEdge(x, y); e != nil {
		return e
	}
	return nil
}

// EdgeBetween is Edge.
func (n *Undirected) EdgeBetween(x, y int64) gonum.Edge { return n.Edge(x, y) }

// WeightedEdge returns the edge between two nodes, nil if there is none.
func (n *Undirected) WeightedEdge(x, y int64) gonum.WeightedEdge { return n.arcs.edge(x, y) }

// WeightedEdgeBetween is WeightedEdge.
func (n *Undirected) WeightedEdgeBetween(x, y int64) gonum.WeightedEdge { return n.arcs.edge(x, y) }

// Weight returns the weight of the edge between two nodes, 0 and true for a node
// and itself.
func (n *Undirected) Weight(x, y int64) (float64, bool) { return n.arcs.weight(x, y) }

// Network is a graph whose nodes are vertices: [*Undirected] or [*Directed].
type Network interface {
	gonum.Graph
	// Vertex returns the vertex of a node, nil if there is none.
	Vertex(id int64) *graph.Vertex
}

// Directed is a network with directions, a gonum.WeightedDirected.
type Directed struct {
	nodes
	out, in arcs
}

// FromGraph returns all vertices and edges of a graph, from the subject of facts
// to their object. The weight of an edge is how many facts it has.
func FromGraph(g *graph.Graph) *Directed {
	n := &Directed{nodes: nodes{ids: map[graph.Key]int64{}}}
	for v := range g.Vertices() {
		n.add(v)
	}
	n.out, n.in = make(arcs, len(n.vertices)), make(arcs, len(n.vertices))
	for e := range g.Edges() {
		a, b := n.ids[e.From.Key], n.ids[e.To.Key]
		if a != b {
			n.out[a] = append(n.out[a], arc{b, float64(len(e.Facts))})
			n.in[b] = append(n.in[b], arc{a, float64(len(e.Facts))})
		}
	}
	n.out.sort()
	n.in.sort()
	return n
}

// From returns the nodes to which edges lead from a node.
func (n *Directed) From(id int64) gonum.Nodes { return n.out.nodes(id) }

// To returns the nodes from which edges lead to a node.
func (n *Directed) To(id int64) gonum.Nodes { return n.in.nodes(id) }

// HasEdgeFromTo says whether an edge leads from one node to another.
func (n *Directed) HasEdgeFromTo(x, y int64) bool { return n.WeightedEdge(x, y) != nil }

// HasEdgeBetween says whether an edge leads from one node to another, whichever
// way.
func (n *Directed) HasEdgeBetween(x, y int64) bool {
	return n.HasEdgeFromTo(x, y) || n.HasEdgeFromTo(y, x)
}

// Edge returns the edge from one node to another, nil if there is none.
func (n *Directed) Edge(x, y int64) gonum.Edge {
	if e := n.WeightedEdge(x, y); e != nil {
		return e
	}
	return nil
}

// WeightedEdge returns the edge from one node to another, nil if there is none.
func (n *Directed) WeightedEdge(x, y int64) gonum.WeightedEdge { return n.out.edge(x, y) }

// Weight returns the weight of the edge from one node to another, 0 and true for
// a node and itself.
func (n *Directed) Weight(x, y int64) (float64, bool) { return n.out.weight(x, y) }
