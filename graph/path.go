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
	left, right := g.newFront(a), g.newFront(b)
	defer g.free(left)
	defer g.free(right)
	for len(left.next) > 0 && len(right.next) > 0 {
		this, other := left, right
		if len(right.next) < len(left.next) {
			this, other = right, left
		}
		if meet := this.advance(near, fits, other); meet >= 0 {
			return g.trace(left, right, meet, fits)
		}
	}
	return nil
}

// front is a search from one end.
type front struct {
	before []int32 // the vertex from which each was reached, counted from 1; its own number for the end, 0 if it was not
	all    []int   // those that were reached
	next   []int   // those of them that were reached last
}

// newFront returns a front of an earlier path that was freed, if there is one:
// an array of all vertices for each path would take longer than most paths.
func (g *Graph) newFront(i int) *front {
	f, ok := g.lazy.fronts.Get().(*front)
	if !ok {
		f = &front{before: make([]int32, len(g.vertices))}
	}
	f.before[i] = int32(i) + 1
	f.all = append(f.all, i)
	f.next = f.all
	return f
}

func (g *Graph) free(f *front) {
	for _, i := range f.all {
		f.before[i] = 0
	}
	f.all, f.next = f.all[:0], nil
	g.lazy.fronts.Put(f)
}

// back yields the vertices from the one with index i to the end of the front.
func (r *front) back(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for yield(i) && int(r.before[i])-1 != i {
			i = int(r.before[i]) - 1
		}
	}
}

// advance goes one step further and returns the first vertex that the other
// front has reached too, -1 if there is none.
func (r *front) advance(near [][]link, fits func(*Fact) bool, other *front) int {
	old := len(r.all)
	for _, i := range r.next {
		for _, l := range near[i] {
			if r.before[l.to] != 0 || !slices.ContainsFunc(l.edge.Facts, fits) {
				continue
			}
			r.before[l.to] = int32(i) + 1
			r.all = append(r.all, l.to)
			if other.before[l.to] != 0 {
				return l.to
			}
		}
	}
	r.next = r.all[old:]
	return -1
}

func (g *Graph) trace(left, right *front, meet int, fits func(*Fact) bool) Path {
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
