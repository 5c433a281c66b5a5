package graph

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"github.com/go-renshi/renshi/relation"
)

// Appearance is a fact that shows a person doing something.
type Appearance struct {
	Day  time.Time // see [Fact.Seen]
	Fact *Fact
}

// appearing are the relations whose ends are there in person.
var appearing = []relation.Type{relation.Chaired, relation.Attended, relation.SpokeAt, relation.Inspected,
	relation.Visited, relation.Accompanied, relation.MetWith, relation.Signed, relation.Awarded}

// Appearances yields what shows a person doing something, in the order of time:
// what was chaired, attended, inspected, who was met and so on, but not an office
// that is mentioned. What has no day, is planned or denied is left out.
func (g *Graph) Appearances(person Key) iter.Seq[Appearance] {
	var all []Appearance
	for a := range g.appearances(person) {
		all = append(all, a)
	}
	slices.SortStableFunc(all, Appearance.compare)
	return slices.Values(all)
}

// LastAppearance returns the latest of [Graph.Appearances], false if there is
// none.
func (g *Graph) LastAppearance(person Key) (last Appearance, ok bool) {
	for a := range g.appearances(person) {
		if !ok || a.compare(last) >= 0 {
			last, ok = a, true
		}
	}
	return last, ok
}

// compare orders appearances by time, those of one day by relation.
func (a Appearance) compare(b Appearance) int {
	return cmp.Or(a.Day.Compare(b.Day), compareTypes(a.Fact.Type, b.Fact.Type))
}

// appearances yields them in the order of [Graph.Facts].
func (g *Graph) appearances(person Key) iter.Seq[Appearance] {
	return func(yield func(Appearance) bool) {
		for f := range g.Find(Filter{Ends: []Key{person}, Types: appearing, Modalities: []string{""}}) {
			if day, ok := f.Seen(); ok && !yield(Appearance{day, f}) {
				return
			}
		}
	}
}
