package graphtest

import (
	"errors"
	"fmt"
	"slices"

	"github.com/go-renshi/renshi/graph"
)

// Check says which of the promises of a graph are broken, one line each, or nil:
//
//   - every vertex has a key of its own, by which it is found, and its place in the
//     order of all;
//   - edges and facts join vertices of the graph, and stand where their ends lead;
//   - every fact has an article, which its ends know, too;
//   - the numbers of vertices, edges and facts are those that are there.
func Check(g *graph.Graph) error {
	var problems []error
	fail := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	order, size, weight := 0, 0, 0
	for v := range g.Vertices() {
		if v.Key == "" || g.Vertex(v.Key) != v || g.Index(v.Key) != order {
			fail("vertex %q: not found by its key, or not in its place", v.Key)
		}
		order++
	}
	for e := range g.Edges() {
		if g.Vertex(e.From.Key) != e.From || g.Vertex(e.To.Key) != e.To || g.Edge(e.From.Key, e.To.Key) != e {
			fail("edge %q → %q: not of this graph", e.From.Key, e.To.Key)
		}
		if len(e.Facts) == 0 {
			fail("edge %q → %q: without a fact", e.From.Key, e.To.Key)
		}
		for _, f := range e.Facts {
			if f.From != e.From || f.To != e.To || f.Evidence.Article == nil {
				fail("%s %q → %q: of another edge, or without an article", f.Type, f.From.Key, f.To.Key)
				continue
			}
			for _, v := range []*graph.Vertex{f.From, f.To} {
				if !slices.Contains(v.Articles, f.Evidence.Article) {
					fail("%s %q → %q: %q does not know the article %q", f.Type, f.From.Key, f.To.Key, v.Key, f.Evidence.Article.ID)
				}
			}
			weight++
		}
		size++
	}
	if order != g.Order() || size != g.Size() || weight != g.Weight() {
		fail("%d vertices, %d edges, %d facts, but it says %d, %d, %d", order, size, weight, g.Order(), g.Size(), g.Weight())
	}
	return errors.Join(problems...)
}
