package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/corrections"
	"github.com/go-renshi/renshi/examples/internal/decode"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// article is an article with what was found in it.
type article struct {
	ID    string
	Found *relation.Result
	Added bool // while the program ran, so that it can be removed

	given []*graph.Fact // in the order of the graph
	read  func() reading
}

// reading is an article with its facts. It is made when the article is first
// looked at.
type reading struct {
	facts    []*graph.Fact               // in the order of the text
	number   map[*graph.Fact]int         // of each fact, from 1
	vertices map[entity.ID]*graph.Vertex // what its entities are in the graph, where they are in it
	names    map[entity.ID][]string      // of its entities
	called   map[graph.Key]string        // what the vertices are called in it
}

func newReading(found *relation.Result, given []*graph.Fact) reading {
	r := reading{facts: slices.Clone(given), number: make(map[*graph.Fact]int, len(given))}
	slices.SortStableFunc(r.facts, func(x, y *graph.Fact) int {
		if c := x.Evidence.Trigger.Compare(y.Evidence.Trigger); c != 0 {
			return c
		}
		return x.Compare(y)
	})
	for i, f := range r.facts {
		r.number[f] = i + 1
	}
	r.link(found)
	return r
}

func (a *article) source() *entity.Article { return &a.Found.Doc.Article }

// headline is the headline in one line, or the beginning of the text.
func (a *article) headline() string {
	src := a.source()
	var b strings.Builder
	for _, s := range src.Headline {
		b.WriteString(src.Source[s.Start:s.End])
	}
	if h := decode.Squeeze(b.String()); h != "" {
		return h
	}
	body := src.Source
	if !src.Body.IsZero() {
		body = body[src.Body.Start:src.Body.End]
	}
	return shorten(decode.Squeeze(body[:min(len(body), 600)]), 40)
}

// archive is all that is known at one time. It does not change.
type archive struct {
	Articles    []*article // by day of publication, then as they were read
	Graph       *graph.Graph
	Corrections []corrections.Correction // that it follows

	latest []*article // the latest in front, of a day as they were read; behind them those without a day
	byID   map[string]*article
	weight map[graph.Key]int // facts of each vertex
	months []month           // in which facts fall, sorted
	names  *nameIndex
	places *placeTree
}

// newArchive joins the results of articles with the graph of them. Each article
// has an id of its own.
func newArchive(results []*relation.Result, g *graph.Graph, list []corrections.Correction) *archive {
	a := &archive{Graph: g, Corrections: list, byID: map[string]*article{}, weight: map[graph.Key]int{}}
	for _, r := range results {
		art := &article{ID: r.Doc.Article.ID, Found: r}
		a.byID[art.ID] = art
		a.Articles = append(a.Articles, art)
	}
	slices.SortStableFunc(a.Articles, func(x, y *article) int { return x.source().Published.Compare(y.source().Published) })
	a.latest = slices.Clone(a.Articles)
	slices.SortStableFunc(a.latest, func(x, y *article) int { return y.source().Published.Compare(x.source().Published) })
	// The months are those of the archive, not all of which it tells: 1949.
	var first, last month
	for _, art := range a.Articles {
		if day := art.source().Published; !day.IsZero() {
			first, last = cmp.Or(first, monthOfTime(day)), monthOfTime(day)
		}
	}
	months := map[month]bool{}
	for f := range a.Graph.Facts() {
		a.weight[f.From.Key]++
		a.weight[f.To.Key]++
		if art := a.byID[f.Evidence.Article.ID]; art != nil {
			art.given = append(art.given, f)
		}
		if m := monthOf(f); m != 0 && relationGroup(f.Type) != "state" && (first <= m && m <= last || f.Evidence.Article.Published.IsZero()) {
			months[m] = true
		}
	}
	a.months = slices.Sorted(maps.Keys(months))
	for _, art := range a.Articles {
		art.read = sync.OnceValue(func() reading { return newReading(art.Found, art.given) })
	}
	a.names = newNameIndex(a)
	a.places = newPlaceTree(a.Graph)
	return a
}

// link finds the vertices of an article's entities by the names that the facts
// of the article give them.
func (r *reading) link(found *relation.Result) {
	type name struct {
		kind entity.Kind
		text string
	}
	named := map[name]*graph.Vertex{}
	for _, f := range r.facts {
		for _, v := range []*graph.Vertex{f.From, f.To} {
			for _, alias := range v.Aliases {
				if _, ok := named[name{v.Kind, alias}]; !ok {
					named[name{v.Kind, alias}] = v
				}
			}
		}
	}
	for _, f := range r.facts {
		named[name{f.From.Kind, f.From.Name}], named[name{f.To.Kind, f.To.Name}] = f.From, f.To
	}
	r.vertices = map[entity.ID]*graph.Vertex{}
	add := func(id entity.ID, k entity.Kind, text string) {
		if v := named[name{k, text}]; v != nil {
			r.vertices[id] = v
		}
	}
	for _, e := range found.Doc.Entities {
		add(e.ID, e.Kind, e.Name)
	}
	for _, e := range found.Others {
		add(e.ID, e.Kind, e.Name)
	}
	for _, e := range found.Events {
		add(e.ID, relation.KindEvent, e.Name)
	}
	r.names, r.called = found.AllNames(), map[graph.Key]string{}
	for _, id := range slices.Sorted(maps.Keys(r.vertices)) {
		if k := r.vertices[id].Key; r.called[k] == "" {
			r.called[k] = r.names[id][0]
		}
	}
}

// nameOf is what a vertex is called in the article, "" if it does not stand in
// it.
func (a *article) nameOf(v *graph.Vertex) string { return a.read().called[v.Key] }

// uniqueID makes an id that no article has: no path, no name that means a
// folder.
func uniqueID(id string, taken func(string) bool) string {
	id = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || c == '/' || c == '\\' || unicode.Is(unicode.Cf, c) {
			return '_'
		}
		return c
	}, strings.ToValidUTF8(strings.TrimSpace(id), "_"))
	if strings.Trim(id, ".") == "" {
		id = "article"
	}
	unique := id
	for n := 2; taken(unique); n++ {
		unique = fmt.Sprintf("%s(%d)", id, n)
	}
	return unique
}

// shorten cuts s to a number of characters.
func shorten(s string, n int) string {
	i := 0
	for at := range s {
		if i == n {
			return s[:at] + "…"
		}
		i++
	}
	return s
}
