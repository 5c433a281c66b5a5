package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// staff is somebody in an office of a body.
type staff struct {
	Office vertexRef `json:"office"`
	Person vertexRef `json:"person"`
	Last   string    `json:"last,omitempty"` // day of which the articles tell it
	URL    string    `json:"evidence"`
	facts  int
}

// staffOf lists who holds the offices of a body: secretaries and heads in front,
// deputies behind.
func (a *archive) staffOf(body *graph.Vertex) []staff {
	var out []staff
	for i := range a.names.entries {
		office := a.names.entries[i].vertex
		if office.Kind != entity.Title || a.Graph.BodyOf(office) != body {
			continue
		}
		for t := range a.Graph.Holders(office.Key) {
			s := staff{Office: refOf(office), Person: refOf(t.Person), Last: dayString(t.To.Day), URL: a.evidenceURL(t.Facts[0]), facts: len(t.Facts)}
			if s.Last == "" {
				s.Last = dayString(t.From.Day)
			}
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(x, y staff) int {
		return cmp.Or(cmp.Compare(officeRank(x.Office.Name), officeRank(y.Office.Name)), cmp.Compare(y.facts, x.facts), cmp.Compare(x.Person.Key, y.Person.Key))
	})
	return out
}

// officeRank puts 书记 before 主任 and 县长, and them before members and 副主任.
func officeRank(name string) int {
	switch {
	case strings.Contains(name, "副"):
		return 3
	case strings.HasSuffix(name, "书记"):
		return 0
	}
	for _, head := range []string{"主任", "长", "主席", "总经理"} {
		if strings.HasSuffix(name, head) {
			return 1
		}
	}
	return 2
}

// below lists up to most facts of the places within a place, the latest in
// front, and how many there are. What lies where is no news.
func (a *archive) below(v *graph.Vertex, most int) (refs []factRef, total int) {
	var facts []*graph.Fact
	for key, chain := range a.places.chains {
		if key == v.Key || !slices.ContainsFunc(chain, func(s step) bool { return s.Key == v.Key }) {
			continue
		}
		for e := range a.Graph.In(key) {
			for _, f := range e.Facts {
				if f.Type != relation.LocatedIn && f.Type != relation.PartOf && f.From.Key != v.Key {
					facts = append(facts, f)
				}
			}
		}
	}
	days := map[*graph.Fact]time.Time{}
	for _, f := range facts {
		days[f] = dayOf(f)
	}
	slices.SortFunc(facts, func(x, y *graph.Fact) int {
		return cmp.Or(days[y].Compare(days[x]), x.To.Compare(y.To), x.From.Compare(y.From), x.Compare(y))
	})
	for _, f := range facts[:min(most, len(facts))] {
		refs = append(refs, a.factRef(f))
	}
	return refs, len(facts)
}
