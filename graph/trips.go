package graph

import (
	"slices"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// trip is people who inspected or visited one and the same in one article, on
// one day: they were there together.
type trip struct {
	tripKey
	people []int   // sorted
	facts  []*Fact // the first of each of them
}

type tripKey struct {
	article *Article
	date    string
}

// joint says whether a fact makes those who share its object companions.
func joint(f *Fact) bool {
	return (f.Type == relation.Inspected || f.Type == relation.Visited) && f.From.Kind == entity.Person && f.Evidence.Article != nil
}

// trips returns the trips of each person who was not alone.
func (g *Graph) trips() map[int][]*trip {
	g.lazy.trips.Do(func() {
		of := map[int][]*trip{}
		for i := range g.vertices {
			var all []*trip
			at := map[tripKey]*trip{}
			for _, e := range g.in[i] {
				for _, f := range e.Facts {
					if !joint(f) {
						continue
					}
					k := tripKey{f.Evidence.Article, f.Date}
					t := at[k]
					if t == nil {
						t = &trip{tripKey: k}
						at[k] = t
						all = append(all, t)
					}
					if who := g.byKey[e.From.Key]; !slices.Contains(t.people[max(0, len(t.people)-1):], who) {
						t.people, t.facts = append(t.people, who), append(t.facts, f)
					}
				}
			}
			for _, t := range all {
				for _, who := range t.people {
					if len(t.people) > 1 {
						of[who] = append(of[who], t)
					}
				}
			}
		}
		g.lazy.tripsOf = of
	})
	return g.lazy.tripsOf
}

// addTrips adds the ties of a person by trips to those by events. One trip to
// several places counts once.
func (g *Graph) addTrips(ties []tie, person, largest, behind int) []tie {
	trips := g.trips()[person]
	if len(trips) == 0 {
		return ties
	}
	at := make(map[int]int, len(ties))
	for k, t := range ties {
		at[t.to] = k
	}
	type meeting struct {
		tripKey
		who int
	}
	seen := map[meeting]bool{}
	for _, t := range trips {
		if largest >= 0 && len(t.people) > largest {
			continue
		}
		mine, _ := slices.BinarySearch(t.people, person)
		for _, who := range t.people {
			if m := (meeting{t.tripKey, who}); who == person || who <= behind || seen[m] {
				continue
			} else {
				seen[m] = true
			}
			k, ok := at[who]
			if !ok {
				k = len(ties)
				at[who] = k
				ties = append(ties, tie{&Tie{A: g.vertices[person], B: g.vertices[who]}, who})
			}
			ties[k].Trips = append(ties[k].Trips, t.facts[mine])
			ties[k].Weight += 1 / float64(len(t.people)-1)
		}
	}
	return ties
}
