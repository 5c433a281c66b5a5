package graph

import (
	"iter"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// NameList is the people of an event, or of an inspection or a visit, in the
// order in which one article names them, which in Chinese news is the order of
// rank.
type NameList struct {
	Event   *Vertex // or what was inspected or visited
	Article *Article
	People  []*Vertex
}

// NameLists yields for each article on an event, or on inspections of a place or
// a body, the people in the order in which
// its sentences name them, in the order of [Article.Compare]. People whose
// sentence does not hold their name (该书记) are left out.
func (g *Graph) NameLists(event Key) iter.Seq[NameList] {
	type place struct {
		v        *Vertex
		sentence entity.Span
		at       int // byte of the sentence
	}
	named := map[*Article][]place{}
	var articles []*Article
	if g.Index(event) < 0 {
		return func(func(NameList) bool) {}
	}
	isEvent := g.Vertex(event).Kind == relation.KindEvent
	for _, e := range g.participants(event) {
		v := e.From
		first := map[*Article]place{}
		for _, f := range e.Facts {
			if !isEvent && !joint(f) {
				continue
			}
			at := nameIn(f.Evidence.Text, v)
			if at < 0 || f.Evidence.Article == nil {
				continue
			}
			p, ok := first[f.Evidence.Article]
			if c := f.Evidence.Span.Compare(p.sentence); !ok || c < 0 {
				first[f.Evidence.Article] = place{v, f.Evidence.Span, at}
			}
		}
		for a, p := range first {
			if named[a] == nil {
				articles = append(articles, a)
			}
			named[a] = append(named[a], p)
		}
	}
	slices.SortFunc(articles, (*Article).Compare)
	return func(yield func(NameList) bool) {
		for _, a := range articles {
			list := NameList{Event: g.Vertex(event), Article: a}
			places := slices.Clone(named[a])
			slices.SortStableFunc(places, func(x, y place) int {
				if c := x.sentence.Compare(y.sentence); c != 0 {
					return c
				}
				return x.at - y.at
			})
			for _, p := range places {
				list.People = append(list.People, p.v)
			}
			if !yield(list) {
				return
			}
		}
	}
}

// nameIn returns where a sentence first names a vertex, -1 if it does not.
func nameIn(sentence string, v *Vertex) int {
	at := strings.Index(sentence, v.Name)
	if at < 0 {
		for _, a := range v.Aliases {
			if i := strings.Index(sentence, a); i >= 0 && a != "" && (at < 0 || i < at) {
				at = i
			}
		}
	}
	return at
}

// Precedence counts the lists of names in which one person stands before
// another, and those in which it is the other way round. An
// article on an inspection of several places counts once. Nobody
// stands before themselves.
func (g *Graph) Precedence(person, other Key) (before, after int) {
	if person == other {
		return 0, 0
	}
	trips := map[*Article]bool{}
	for e := range g.Out(person) {
		if g.Edge(other, e.To.Key) == nil {
			continue
		}
		for l := range g.NameLists(e.To.Key) {
			i := slices.IndexFunc(l.People, func(v *Vertex) bool { return v.Key == person })
			j := slices.IndexFunc(l.People, func(v *Vertex) bool { return v.Key == other })
			trip := l.Event.Kind != relation.KindEvent
			if i < 0 || j < 0 || trip && trips[l.Article] {
				continue
			}
			trips[l.Article] = trips[l.Article] || trip
			if i < j {
				before++
			} else {
				after++
			}
		}
	}
	return before, after
}
