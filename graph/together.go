package graph

import (
	"cmp"
	"iter"
	"slices"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Tie is two people who took part in the same events, or inspected or visited
// something together.
type Tie struct {
	A, B   *Vertex
	Events []*Vertex // in the order of [Vertex.Compare]
	// Trips are facts of A, one for each article and day on which it has both of
	// them inspect or visit the same.
	Trips []*Fact
	// Weight is 1/(n-1) for each event and trip with n people, added up: a talk of two
	// counts 1, a congress of a thousand ties nobody to anybody (Newman 2001).
	Weight float64
}

// Together yields the people who took part in events, inspections and visits
// with a person (A of each tie), those with the greatest weight first. Who accompanied or met whom are
// facts of their own, see [Graph.Find].
func (g *Graph) Together(person Key) iter.Seq[Tie] {
	return func(yield func(Tie) bool) {
		i := g.Index(person)
		if i < 0 {
			return
		}
		ties := g.ties(i, -1, -1)
		slices.SortFunc(ties, func(x, y tie) int {
			if c := cmp.Compare(y.Weight, x.Weight); c != 0 { // cmp.Or would take memory at each step
				return c
			}
			return x.to - y.to
		})
		for _, t := range ties {
			if !yield(*t.Tie) {
				return
			}
		}
	}
}

// Ties yields all ties, each once, in the order of their people. Events with
// more than largest people count for nothing, because their ties are as many as
// the square of that; less than 0 is without a limit. One person's ties are held
// at a time.
func (g *Graph) Ties(largest int) iter.Seq[Tie] {
	return func(yield func(Tie) bool) {
		for i := range g.vertices {
			ties := g.ties(i, largest, i)
			slices.SortFunc(ties, func(x, y tie) int { return x.to - y.to })
			for _, t := range ties {
				if !yield(*t.Tie) {
					return
				}
			}
		}
	}
}

// tie is one to the vertex with index to.
type tie struct {
	*Tie
	to int
}

// ties returns the ties of a person to people behind the given index.
func (g *Graph) ties(person, largest, behind int) []tie {
	v := g.vertices[person]
	if v.Kind != entity.Person {
		return nil
	}
	near := g.links()
	var there []int // the people of all events, one event after another
	var events []*Vertex
	var sizes []int
	for _, l := range near[person] {
		if l.edge.From != v || l.edge.To.Kind != relation.KindEvent {
			continue
		}
		n := len(there)
		for _, m := range near[l.to] {
			if m.edge.To == l.edge.To && m.edge.From.Kind == entity.Person {
				there = append(there, m.to)
			}
		}
		if size := len(there) - n; size < 2 || largest >= 0 && size > largest {
			there = there[:n]
		} else {
			events, sizes = append(events, l.edge.To), append(sizes, size)
		}
	}
	at := make(map[int]int, len(there)) // where in ties a person is
	count := make([]int, 0, len(there))
	for _, i := range there {
		if i == person || i <= behind {
			continue
		}
		if k, ok := at[i]; ok {
			count[k]++
		} else {
			at[i] = len(count)
			count = append(count, 1)
		}
	}
	// The ties, and the events of all of them, are one piece of memory each.
	all, ties, shared := make([]Tie, len(count)), make([]tie, len(count)), make([]*Vertex, len(there))
	for i, k := range at {
		all[k] = Tie{A: v, B: g.vertices[i]}
		ties[k] = tie{&all[k], i}
	}
	for k, n := range count {
		all[k].Events, shared = shared[:0:n], shared[n:]
	}
	for e, size := range sizes {
		for _, i := range there[:size] {
			if k, ok := at[i]; ok {
				all[k].Events = append(all[k].Events, events[e])
				all[k].Weight += 1 / float64(size-1)
			}
		}
		there = there[size:]
	}
	return g.addTrips(ties, person, largest, behind)
}
