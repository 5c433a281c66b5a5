package graph

import (
	"iter"
	"slices"
	"sync"

	"github.com/go-renshi/renshi/entity"
)

// lazy is what only some queries need. It is made when it is first asked for,
// once, whatever the number of goroutines that ask.
type lazy struct {
	articles sync.Once
	sources  []*Article

	areas   sync.Once
	codesOf [][]string // of each vertex: see areas.go

	trips   sync.Once
	tripsOf map[int][]*trip // of each person: see trips.go

	links sync.Once
	near  [][]link // of each vertex: see path.go

	fronts sync.Pool // see path.go
}

// Index returns the position of a vertex in [Graph.Vertices], -1 if it is not
// in the graph. It numbers vertices for other libraries and file formats.
func (g *Graph) Index(k Key) int {
	if i, ok := g.byKey[k]; ok {
		return i
	}
	return -1
}

// Articles yields the articles in which the facts of the graph stand, in the
// order of [Article.Compare].
func (g *Graph) Articles() iter.Seq[*Article] {
	g.lazy.articles.Do(func() {
		seen := map[*Article]bool{}
		for f := range g.Facts() {
			if a := f.Evidence.Article; a != nil && !seen[a] {
				seen[a] = true
				g.lazy.sources = append(g.lazy.sources, a)
			}
		}
		slices.SortStableFunc(g.lazy.sources, (*Article).Compare)
	})
	return slices.Values(g.lazy.sources)
}

// participants returns the edges that tie people to an event, or to what they
// inspected or visited, in the order of the people.
func (g *Graph) participants(event Key) []*Edge {
	i := g.Index(event)
	if i < 0 {
		return nil
	}
	// People are the first kind in the order of vertices.
	n := slices.IndexFunc(g.in[i], func(e *Edge) bool { return e.From.Kind != entity.Person })
	if n < 0 {
		n = len(g.in[i])
	}
	return g.in[i][:n]
}
