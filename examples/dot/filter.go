package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// filter says which facts of a graph are wanted.
type filter struct {
	all       bool // nothing is left out unless the fields below say so
	minScore  float64
	bylines   bool            // those about who reported, too
	kinds     []entity.Kind   // of both ends; nil for all
	relations []relation.Type // nil for all
	more      graph.Filter    // further conditions
	body      string          // the body of more, by name or key

	ego      []string // only what is around these vertices, by name or key
	radius   int      // how many edges around them
	path     []string // only a shortest path between these two
	collapse int      // so many minor people of an event become one vertex; 0 for never
	top      int      // only among so many vertices, those with most facts; 0 for all
}

// resolve says which kinds and relations the flags name: those that the library knows
// and, with a graph, others that are in it. It returns all that is wrong.
func (f *flags) resolve(g *graph.Graph) (problems []error) {
	kinds, types := graph.Kinds(), graph.Types()
	if g != nil {
		ofVertices, ofFacts := map[entity.Kind]bool{}, map[relation.Type]bool{}
		for v := range g.Vertices() {
			ofVertices[v.Kind] = true
		}
		for x := range g.Facts() {
			ofFacts[x.Type] = true
		}
		kinds, types = withOthers(kinds, ofVertices), withOthers(types, ofFacts)
	}
	var err error
	if f.filter.kinds, err = parseList(f.kinds, kinds, kindNames); err != nil {
		problems = append(problems, fmt.Errorf("-kinds %w", err))
	}
	if f.filter.relations, err = parseList(f.relations, types, typeNames); err != nil {
		problems = append(problems, fmt.Errorf("-relations %w", err))
	}
	return problems
}

// withOthers adds to the known what else there is.
func withOthers[T cmp.Ordered](known []T, found map[T]bool) []T {
	for _, k := range known {
		delete(found, k)
	}
	return append(known, slices.Sorted(maps.Keys(found))...)
}

// apply returns what is wanted of a graph. It fails where a name is of no vertex
// or of several.
func (f filter) apply(g *graph.Graph) (*graph.Graph, error) {
	if f.body != "" {
		body, err := find(g, f.body)
		if err != nil {
			return nil, fmt.Errorf("-body: %w", err)
		}
		f.more.Body = body
	}
	g = f.facts(g).Filter(f.more)
	if len(f.path) == 2 {
		ends := [2]graph.Key{}
		for i, name := range f.path {
			k, err := find(g, name)
			if err != nil {
				return nil, fmt.Errorf("-path: %w", err)
			}
			ends[i] = k
		}
		p := g.Path(ends[0], ends[1], graph.Filter{})
		if p == nil {
			return nil, fmt.Errorf("-path: nothing ties %s to %s", f.path[0], f.path[1])
		}
		g = g.Only(p.Facts())
	}
	if len(f.ego) > 0 {
		var centres []graph.Key
		for _, name := range f.ego {
			k, err := find(g, name)
			if err != nil {
				return nil, fmt.Errorf("-ego: %w", err)
			}
			centres = append(centres, k)
		}
		g = g.Ego(f.radius, centres...)
	}
	if f.collapse > 0 {
		g = g.Collapse(f.collapse)
	}
	if f.top > 0 {
		g = g.Top(f.top)
	}
	return g, nil
}

// dates says whether days are wanted as something of their own.
func (f filter) dates() bool {
	return slices.Contains(f.kinds, entity.Date) || slices.Contains(f.relations, relation.HappenedOn) || slices.Contains(f.relations, graph.HeldOn)
}

// find returns the vertex that has a name or is written as its key.
func find(g *graph.Graph, name string) (graph.Key, error) {
	if v := g.Vertex(graph.Key(name)); v != nil {
		return v.Key, nil
	}
	var found []string
	for v := range g.Named(name) {
		found = append(found, strings.TrimSpace(string(v.Key)+" "+v.Hint))
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("nothing here is called %s", name)
	case 1:
		for v := range g.Named(name) {
			return v.Key, nil
		}
	}
	return "", fmt.Errorf("%s is several, name one by its key: %s", name, strings.Join(found, "; "))
}

// facts leaves out facts that are not wanted.
func (f filter) facts(g *graph.Graph) *graph.Graph {
	reporters := reportersOf(g)
	return g.Select(func(x *graph.Fact) bool {
		return x.Score >= f.minScore &&
			(f.relations == nil || slices.Contains(f.relations, x.Type)) &&
			(f.kinds == nil || slices.Contains(f.kinds, x.From.Kind) && slices.Contains(f.kinds, x.To.Kind)) &&
			(f.all || f.bylines || slices.Contains(f.relations, relation.Reported) || !byline(x, reporters)) &&
			(f.all || f.relations != nil || x.Type != relation.HappenedOn || x.From.Event.Date == "") // the event shows it
	})
}

// bylineTitles are the last words of what reporters are called.
var bylineTitles = []string{"记者", "编辑", "责编", "通讯员", "特约员", "摄影", "摄影师", "摄像", "撰稿", "撰稿人", "校对", "美编", "版式", "实习生"}

func bylineTitle(x *graph.Fact) bool {
	return x.Type == relation.HoldsTitle && slices.ContainsFunc(bylineTitles, func(s string) bool { return strings.HasSuffix(x.To.Name, s) })
}

// reportersOf returns the people of whom nothing is said but that they report.
func reportersOf(g *graph.Graph) map[graph.Key]bool {
	reporters := map[graph.Key]bool{}
	for v := range g.Vertices() {
		reporters[v.Key] = v.Kind == entity.Person
	}
	for x := range g.Facts() {
		if x.Type != relation.Reported && !bylineTitle(x) {
			reporters[x.From.Key], reporters[x.To.Key] = false, false
		}
	}
	return reporters
}

// byline says whether a fact comes from the line that names the reporters: all
// articles share it, and it is not what they are about. An editor who is met or
// honoured stays one.
func byline(x *graph.Fact, reporters map[graph.Key]bool) bool {
	return x.Type == relation.Reported ||
		bylineTitle(x) && (reporters[x.From.Key] || slices.Contains(x.Evidence.Article.Byline, x.From.Name))
}

// names splits a list with commas.
func names(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return c == ',' || c == '，' || c == '、' || c == ' ' })
}

// parseList reads a list with commas of things that are written as their own
// names or as name says; all are those there are.
func parseList[T ~string](s string, all []T, name func(T) []string) ([]T, error) {
	var out []T
	for _, word := range names(s) {
		i := slices.IndexFunc(all, func(t T) bool { return string(t) == word || slices.Contains(name(t), word) })
		if i < 0 {
			return nil, fmt.Errorf("%s: there are %s", word, join(all))
		}
		out = append(out, all[i])
	}
	return out, nil
}

func join[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, t := range list {
		words[i] = string(t)
	}
	return strings.Join(words, ", ")
}

func kindNames(k entity.Kind) []string {
	return []string{graph.Chinese.Kind(k), strings.ToLower(graph.English.Kind(k))}
}

func typeNames(t relation.Type) []string {
	return []string{graph.Chinese.Type(t), graph.English.Type(t)}
}
