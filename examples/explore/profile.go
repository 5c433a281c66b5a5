package main

import (
	"cmp"
	"slices"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// profile is what an archive knows about a vertex.
type profile struct {
	Vertex     vertexRef    `json:"vertex"`
	Date       string       `json:"date,omitempty"` // events
	Facts      int          `json:"facts"`
	Offices    []tenure     `json:"offices,omitempty"` // of a person; of an office its holders
	Months     []monthCount `json:"months,omitempty"`
	Companions []companion  `json:"companions,omitempty"`
	Places     []*placeNode `json:"places,omitempty"`
	Groups     []factGroup  `json:"relations"`
	Articles   []articleRef `json:"articles"`
}

// tenure is the time of a person in an office, as far as articles tell.
type tenure struct {
	With  vertexRef `json:"with"` // the office, or on its page the person
	First string    `json:"first,omitempty"`
	Last  string    `json:"last,omitempty"`
	// Began and Ended say that the articles tell of the appointment and of the
	// removal, so that the day is exact.
	Began bool   `json:"began,omitempty"`
	Ended bool   `json:"ended,omitempty"`
	Facts int    `json:"facts"`
	URL   string `json:"evidence"`

	first, last time.Time
}

// monthCount is how many articles of a month tell of something.
type monthCount struct {
	Month month `json:"month"`
	Count int   `json:"count"`
}

// companion is somebody who was at the same events, or is tied by facts.
type companion struct {
	Vertex vertexRef `json:"vertex"`
	Events int       `json:"events"`
	Facts  int       `json:"facts"` // between the two: met, accompanied
	Last   string    `json:"last,omitempty"`

	last time.Time
}

// factGroup is the facts of a vertex of one relation and direction.
type factGroup struct {
	Relation relation.Type `json:"relation"`
	Inward   bool          `json:"inward,omitempty"` // the vertex is the object
	Total    int           `json:"total"`
	Facts    []factRef     `json:"facts"`
}

// Each are the facts without those that tell again what another tells.
func (g factGroup) Each() (out []factRef) {
	seen := map[[2]graph.Key]bool{}
	for _, f := range g.Facts {
		if k := [2]graph.Key{f.From.Key, f.To.Key}; !seen[k] {
			seen[k] = true
			out = append(out, f)
		}
	}
	return out
}

// profileOf collects what is known about v. Of each relation no more than most
// facts are listed, the latest in front.
func (a *archive) profileOf(v *graph.Vertex, most int) profile {
	p := profile{Vertex: refOf(v), Date: v.Event.Date, Articles: []articleRef{}}
	b := profiler{archive: a, v: v, companions: map[graph.Key]*companion{}, places: map[graph.Key]int{}}
	for e := range a.Graph.Out(v.Key) {
		b.edge(e, e.To)
	}
	for e := range a.Graph.In(v.Key) {
		b.edge(e, e.From)
	}
	p.Facts = len(b.facts)
	p.Offices, p.Companions, p.Months = b.offices(), b.company(), b.months()
	p.Places = a.places.count(b.places)
	p.Groups = b.groups(most)
	for _, art := range v.Articles {
		if known := a.byID[art.ID]; known != nil {
			p.Articles = append(p.Articles, refOfArticle(known))
		}
	}
	return p
}

type profiler struct {
	*archive
	v          *graph.Vertex
	facts      []*graph.Fact
	companions map[graph.Key]*companion
	places     map[graph.Key]int
}

// edge takes the facts between the vertex and another.
func (b *profiler) edge(e *graph.Edge, other *graph.Vertex) {
	b.facts = append(b.facts, e.Facts...)
	switch {
	case b.v.Kind == entity.Person && other.Kind == entity.Person:
		c := b.companion(other)
		c.Facts += len(e.Facts)
		for _, f := range e.Facts {
			c.seen(dayOf(f))
		}
	case b.v.Kind == entity.Person && other.Kind == relation.KindEvent:
		for e := range b.Graph.Out(other.Key) {
			if e.To.Kind == entity.Place {
				b.places[e.To.Key]++
			}
		}
	case other.Kind == entity.Place:
		b.places[other.Key] += len(e.Facts)
	}
}

func (b *profiler) companion(v *graph.Vertex) *companion {
	c := b.companions[v.Key]
	if c == nil {
		c = &companion{Vertex: refOf(v)}
		b.companions[v.Key] = c
	}
	return c
}

func (c *companion) seen(t time.Time) {
	if t.After(c.last) {
		c.last, c.Last = t, dayString(t)
	}
}

// offices are those of a person, or the holders of an office, in the order of
// time, those without a day behind.
func (b *profiler) offices() []tenure {
	var known, unknown []tenure
	list := b.Graph.Timeline(b.v.Key)
	if b.v.Kind == entity.Title {
		list = b.Graph.Holders(b.v.Key)
	}
	for t := range list {
		with := t.Office
		if b.v.Kind == entity.Title {
			with = t.Person
		}
		n := tenure{With: refOf(with), Facts: len(t.Facts), URL: b.evidenceURL(t.Facts[0]),
			Began: t.From.Known && t.From.Exact, Ended: t.To.Known && t.To.Exact, first: t.From.Day, last: t.To.Day}
		if !t.From.Known {
			n.first = n.last
		}
		if !t.To.Known {
			n.last = n.first
		}
		n.First, n.Last = dayString(n.first), dayString(n.last)
		if n.first.IsZero() {
			unknown = append(unknown, n)
		} else {
			known = append(known, n)
		}
	}
	return append(known, unknown...)
}

func (b *profiler) company() []companion {
	if b.v.Kind == entity.Person {
		for t := range b.Graph.Together(b.v.Key) {
			c := b.companion(t.B)
			c.Events = len(t.Events)
			for _, e := range t.Events {
				if edge := b.Graph.Edge(b.v.Key, e.Key); edge != nil {
					c.seen(dayOf(edge.Facts[0]))
				}
			}
		}
	}
	var out []companion
	for _, c := range b.companions {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(x, y companion) int {
		return cmp.Or(cmp.Compare(y.Events+y.Facts, x.Events+x.Facts), cmp.Compare(x.Vertex.Key, y.Vertex.Key))
	})
	return out
}

// months counts the articles of each month, from the first to the last: those in
// which what an article tells happened. Offices and such, which often have no day
// but that of the paper, count only where it tells of nothing else.
func (b *profiler) months() []monthCount {
	state := func(f *graph.Fact) bool { g := relationGroup(f.Type); return g == "hold" || g == "state" }
	deeds := map[*graph.Article]bool{}
	for _, f := range b.facts {
		if !state(f) {
			deeds[f.Evidence.Article] = true
		}
	}
	articles := map[month]map[*graph.Article]bool{}
	for _, f := range b.facts {
		if m := monthOf(f); m != 0 && !(deeds[f.Evidence.Article] && state(f)) {
			if articles[m] == nil {
				articles[m] = map[*graph.Article]bool{}
			}
			articles[m][f.Evidence.Article] = true
		}
	}
	var out []monthCount
	for m, set := range articles {
		out = append(out, monthCount{m, len(set)})
	}
	slices.SortFunc(out, func(x, y monthCount) int { return cmp.Compare(x.Month, y.Month) })
	return out
}

func (b *profiler) groups(most int) []factGroup {
	type key struct {
		t      relation.Type
		inward bool
	}
	byType := map[key][]*graph.Fact{}
	for _, f := range b.facts {
		k := key{f.Type, f.From.Key != b.v.Key}
		byType[k] = append(byType[k], f)
	}
	out := []factGroup{}
	for k, facts := range byType {
		slices.SortStableFunc(facts, func(x, y *graph.Fact) int {
			return cmp.Or(dayOf(y).Compare(dayOf(x)), x.Evidence.Article.Compare(y.Evidence.Article), x.Evidence.Trigger.Compare(y.Evidence.Trigger))
		})
		g := factGroup{Relation: k.t, Inward: k.inward, Total: len(facts)}
		for _, f := range facts[:min(most, len(facts))] {
			g.Facts = append(g.Facts, b.factRef(f))
		}
		out = append(out, g)
	}
	order := graph.Types()
	rank := func(t relation.Type) int {
		if i := slices.Index(order, t); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortFunc(out, func(x, y factGroup) int {
		return cmp.Or(cmp.Compare(rank(x.Relation), rank(y.Relation)), cmp.Compare(x.Relation, y.Relation), boolInt(x.Inward)-boolInt(y.Inward))
	})
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func dayString(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02")
}
