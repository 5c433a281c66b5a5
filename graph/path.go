package graph

import (
	"iter"
	"slices"
)

// Step is one step of a [Path]: what ties From to To.
type Step struct {
	From, To *Vertex
	Facts    []*Fact // at least one; their own From and To may be the other way round
}

// Path leads from one vertex to another.
type Path []Step

// Facts yields the evidence of the path, step by step.
func (p Path) Facts() iter.Seq[*Fact] {
	return func(yield func(*Fact) bool) {
		for _, s := range p {
			for _, f := range s.Facts {
				if !yield(f) {
					return
				}
			}
		}
	}
}

// link is an edge seen from one of its ends.
type link struct {
	to   int
	edge *Edge
}

// links returns the edges of each vertex, both those that lead away and those
// that lead to it, by the vertex at the other end.
func (g *Graph) links() [][]link {
	g.lazy.links.Do(func() {
		near := make([][]link, len(g.vertices))
		for i := range near {
			near[i] = make([]link, 0, len(g.out[i])+len(g.in[i]))
		}
		for i := range g.out {
			for _, e := range g.out[i] {
				to := g.byKey[e.To.Key]
				near[i] = append(near[i], link{to, e})
				if to != i {
					near[to] = append(near[to], link{i, e})
				}
			}
		}
		for i := range near {
			slices.SortStableFunc(near[i], func(x, y link) int { return x.to - y.to })
		}
		g.lazy.near = near
	})
	return g.lazy.near
}

// Path returns a shortest path between two vertices over facts that fit the
// filter, whichever way they point; nil if there is none. Of paths that are
// equally long it returns one, always the same.
//
//	g.Path("person:顾长岭", "person:尹秋实", Filter{})
func (g *Graph) Path(from, to Key, f Filter) Path {
	a, b := g.Index(from), g.Index(to)
	fits, ok := g.matcher(f)
	if a < 0 || b < 0 || !ok {
		return nil
	}
	if a == b {
		return Path{}
	}
	// From both ends at once, the smaller front first: an archive has people whom
	// everybody has met.
	near := g.links()
	left, right := newFront(a), newFront(b)
	for len(left.next) > 0 && len(right.next) > 0 {
		this, other := &left, &right
		if len(right.next) < len(left.next) {
			this, other = &right, &left
		}
		if meet := this.advance(near, fits, other); meet >= 0 {
			return g.trace(left, right, meet, fits)
		}
	}
	return nil
}

// front is a search from one end.
type front struct {
	before map[int]int // the vertex from which each was reached; itself for the end
	next   []int       // those reached last
}

func newFront(i int) front { return front{before: map[int]int{i: i}, next: []int{i}} }

// back yields the vertices from the one with index i to the end of the front.
func (r *front) back(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for yield(i) && r.before[i] != i {
			i = r.before[i]
		}
	}
}

// advance goes one step further and returns the first vertex that the other
// front has reached too, -1 if there is none.
func (r *front) advance(near [][]link, fits func(*Fact) bool, other *front) int {
	var reached []int
	for _, i := range r.next {
		for _, l := range near[i] {
			if _, ok := r.before[l.to]; ok || !slices.ContainsFunc(l.edge.Facts, fits) {
				continue
			}
			r.before[l.to] = i
			if _, ok := other.before[l.to]; ok {
				return l.to
			}
			reached = append(reached, l.to)
		}
	}
	r.next = reached
	return -1
}

func (g *Graph) trace(left, right front, meet int, fits func(*Fact) bool) Path {
	order := slices.Collect(left.back(meet))
	slices.Reverse(order)
	order = slices.AppendSeq(order[:len(order)-1], right.back(meet))
	var p Path
	for k, i := range order[1:] {
		s := Step{From: g.vertices[order[k]], To: g.vertices[i]}
		for _, e := range []*Edge{g.Edge(s.From.Key, s.To.Key), g.Edge(s.To.Key, s.From.Key)} {
			if e == nil {
				continue
			}
			for _, x := range e.Facts {
				if fits(x) {
					s.Facts = append(s.Facts, x)
				}
			}
		}
		p = append(p, s)
	}
	return p
}
