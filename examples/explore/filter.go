package main

import (
	"net/url"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// filter says which facts are shown.
type filter struct {
	Relations []relation.Type `json:"relations,omitempty"` // none: all but who reported
	From      month           `json:"from,omitzero"`       // first month, 0: no bound
	To        month           `json:"to,omitzero"`
	Place     string          `json:"place,omitempty"`

	within func(*graph.Vertex) bool
	g      *graph.Graph
}

// parseFilter reads the filter of a query. What cannot be read is an error for
// the reader.
func parseFilter(q url.Values, a *archive) (filter, error) {
	f := filter{g: a.Graph, Place: strings.TrimSpace(q.Get("place"))}
	for _, t := range q["relation"] {
		if t != "" {
			f.Relations = append(f.Relations, relation.Type(t))
		}
	}
	for _, bound := range []struct {
		name string
		to   *month
	}{{"from", &f.From}, {"to", &f.To}} {
		if s := q.Get(bound.name); s != "" {
			var ok bool
			if *bound.to, ok = parseMonth(s); !ok {
				return f, badRequest("%q is no month like 2021-03", s)
			}
		}
	}
	if f.Place != "" {
		if f.within = a.places.within(a.Graph, f.Place); f.within == nil {
			return f, notFound("no place is called %q", f.Place)
		}
	}
	return f, nil
}

// query adds the filter to the values of a link.
func (f *filter) query(q url.Values) {
	for _, t := range f.Relations {
		q.Add("relation", string(t))
	}
	for name, s := range map[string]string{"from": f.From.String(), "to": f.To.String(), "place": f.Place} {
		if s != "" {
			q.Set(name, s)
		}
	}
}

// keep says whether a fact is shown.
func (f *filter) keep(x *graph.Fact) bool {
	if len(f.Relations) > 0 {
		if !slices.Contains(f.Relations, x.Type) {
			return false
		}
	} else if x.Type == relation.Reported || x.Type == relation.HappenedOn {
		return false
	}
	if f.From != 0 || f.To != 0 {
		m := monthOf(x)
		if m == 0 || m < f.From || f.To != 0 && m > f.To {
			return false
		}
	}
	return f.within == nil || f.within(x.From) || f.within(x.To) || f.heldWithin(x)
}

// heldWithin says whether the event of a fact was held in the place.
func (f *filter) heldWithin(x *graph.Fact) bool {
	if x.To.Kind != relation.KindEvent {
		return false
	}
	for e := range f.g.Out(x.To.Key) {
		if e.To.Kind == entity.Place && f.within(e.To) && slices.Contains(e.Types(), graph.HeldAt) {
			return true
		}
	}
	return false
}

// of returns the facts of an edge that are shown.
func (f *filter) of(e *graph.Edge) []*graph.Fact {
	var out []*graph.Fact
	for _, x := range e.Facts {
		if f.keep(x) {
			out = append(out, x)
		}
	}
	return out
}
