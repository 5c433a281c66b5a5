package graph

import (
	"cmp"
	"iter"
	"slices"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Tie is two people who took part in the same events.
type Tie struct {
	A, B   *Vertex
	Events []*Vertex // in the order of [Vertex.Compare]
	// Weight is 1/(n-1) for each event with n people, added up: a talk of two
	// counts 1, a congress of a thousand ties nobody to anybody (Newman 2001).
	Weight float64
}

// Together yields the people who took part in events with a person (A of each
// tie), those with the greatest weight first. Who accompanied or met whom are
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
			if !yield(t.Tie) {
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
				if !yield(t.Tie) {
					return
				}
			}
		}
	}
}

// tie is one to the vertex with index to.
type tie struct {
	Tie
	to int
}

// ties returns the ties of a person to people behind the given index.
func (g *Graph) ties(person, largest, behind int) []tie {
	v := g.vertices[person]
	if v.Kind != entity.Person {
		return nil
	}
	type meeting struct {
		tie   int
		event *Vertex
	}
	var ties []tie
	var meetings []meeting
	at := map[*Vertex]int{} // where the tie to a person is; -1 if none is wanted
	for _, e := range g.out[person] {
		if e.To.Kind != relation.KindEvent {
			continue
		}
		there := g.participants(e.To.Key)
		n := len(there)
		if n < 2 || largest >= 0 && n > largest {
			continue
		}
		for _, x := range there {
			w := x.From
			k, ok := at[w]
			if !ok {
				k = -1
				if to := g.byKey[w.Key]; w != v && to > behind {
					k = len(ties)
					ties = append(ties, tie{Tie: Tie{A: v, B: w}, to: to})
				}
				at[w] = k
			}
			if k >= 0 {
				ties[k].Weight += 1 / float64(n-1)
				meetings = append(meetings, meeting{k, e.To})
			}
		}
	}
	// The events of all ties are one piece of memory.
	count := make([]int, len(ties))
	for _, m := range meetings {
		count[m.tie]++
	}
	events := make([]*Vertex, len(meetings))
	for k, n := range count {
		ties[k].Events, events = events[:0:n], events[n:]
	}
	for _, m := range meetings {
		ties[m.tie].Events = append(ties[m.tie].Events, m.event)
	}
	return ties
}
