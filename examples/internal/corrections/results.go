package corrections

import (
	"slices"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// Results are the corrections of a list that are applied to what was found in
// an article: no fact, no division code. For the others there are options.
type Results struct {
	facts map[string][]Correction // by article
	codes map[string]bool         // names of places
}

// ForResults picks the corrections of results out of a list.
func ForResults(list []Correction) Results {
	out := Results{facts: map[string][]Correction{}, codes: map[string]bool{}}
	for _, c := range list {
		switch c.Action {
		case NoFact:
			out.facts[c.Article] = append(out.facts[c.Article], c)
		case NoCode:
			out.codes[c.Name] = true
		}
	}
	return out
}

// Apply changes a result.
func (x Results) Apply(r *relation.Result) {
	if wrong := x.facts[r.Doc.Article.ID]; len(wrong) > 0 {
		names := r.AllNames()
		r.Facts = slices.DeleteFunc(r.Facts, func(f relation.Fact) bool {
			return slices.ContainsFunc(wrong, func(c Correction) bool { return c.means(names, f.Subject, f.Type, f.Object) })
		})
		for i := range r.Events {
			for _, c := range wrong {
				c.correctEvent(names, &r.Events[i])
			}
		}
	}
	if len(x.codes) == 0 {
		return
	}
	for i := range r.Doc.Entities {
		e := &r.Doc.Entities[i]
		if e.Kind == entity.Place && (x.codes[e.Name] || slices.ContainsFunc(e.Aliases, func(n string) bool { return x.codes[n] })) {
			e.Code = ""
		}
	}
}

// means says whether a NoFact is about a relation of its article, by the names of all that
// is in it.
func (c Correction) means(names map[entity.ID][]string, subject entity.ID, t relation.Type, object entity.ID) bool {
	return t == c.Relation && slices.Contains(names[subject], c.Name) && slices.Contains(names[object], c.Other.Name)
}

// correctEvent takes what a NoFact is about out of an event, which package
// graph makes facts of, too.
func (c Correction) correctEvent(names map[entity.ID][]string, e *relation.Event) {
	e.Participants = slices.DeleteFunc(e.Participants, func(p relation.Participant) bool { return c.means(names, p.ID, p.Role, e.ID) })
	if c.means(names, e.ID, graph.HeldAt, e.Place) {
		e.Place = ""
	}
	if c.means(names, e.Convener, relation.Convened, e.ID) {
		e.Convener = ""
	}
}
