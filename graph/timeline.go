package graph

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/date"
	"github.com/go-renshi/renshi/relation"
)

// Tenure is a time during which a person held an office.
type Tenure struct {
	Person, Office *Vertex
	From, To       Bound
	Facts          []*Fact // what says so, in the order of time
}

// Bound is the beginning or the end of a [Tenure].
type Bound struct {
	// Known says whether there is a day at all.
	Known bool
	// Exact says that the text states it: an appointment, a removal, the years of
	// a career. Otherwise it is the day of the first or the last evidence; the
	// office may have been held before or may still be held.
	Exact bool
	// Day is at midnight UTC. Of a month or a year that the text states it is the
	// first day where it begins a tenure and the last where it ends one.
	Day time.Time
	// Value is what Day was read from, "2018-01"; "" if it is the day on which an
	// article appeared.
	Value string
}

// String writes what the text states, as 2018-01, or ~2018-01-31 for a day of
// evidence; "?" if the bound is not known.
func (b Bound) String() string {
	switch {
	case !b.Known:
		return "?"
	case !b.Exact:
		return "~" + b.Day.Format(time.DateOnly)
	}
	return b.Value
}

// Timeline yields the offices that a person held, by their beginnings, those
// without one in front. An office that was left and taken again comes twice.
//
// An appointment begins a tenure and a removal ends it, on the day that the text
// gives. Of an office that is only mentioned (县长邵培林) the first and the last
// article that does so are the bounds. A mention as a former office (原县长) ends
// a tenure that is not over, without telling when. What is planned or denied
// counts for nothing.
func (g *Graph) Timeline(person Key) iter.Seq[Tenure] {
	return inOrder(g.Out(person))
}

// Holders yields the people who held an office, in the order of [Graph.Timeline].
func (g *Graph) Holders(office Key) iter.Seq[Tenure] {
	return inOrder(g.In(office))
}

func inOrder(edges iter.Seq[*Edge]) iter.Seq[Tenure] {
	var all []Tenure
	for e := range edges {
		if e.From.Kind == entity.Person && e.To.Kind == entity.Title {
			all = append(all, tenures(e)...)
		}
	}
	slices.SortStableFunc(all, func(x, y Tenure) int {
		return cmp.Or(x.From.Day.Compare(y.From.Day), x.To.Day.Compare(y.To.Day))
	})
	return slices.Values(all)
}

// step is what a fact says of an office.
type step struct {
	fact *Fact
	what int
	// first and last are the days that the fact gives, or those of its article.
	first, last Bound
}

// What a step says, in the order in which steps of one day are taken.
const (
	stepBegins = iota
	stepHolds
	stepHeld // before
	stepEnds
)

// sameAppointment is how long after an article on an appointment another one can
// still tell of it.
const sameAppointment = 180 * 24 * time.Hour

// tenures reads the facts between a person and an office.
func tenures(e *Edge) []Tenure {
	var steps []step
	ended := map[*Article]bool{}
	for _, f := range e.Facts {
		if s, ok := readStep(f); ok {
			steps = append(steps, s)
			ended[f.Evidence.Article] = ended[f.Evidence.Article] || s.what == stepEnds
		}
	}
	for i, s := range steps {
		// The article that tells of the end still calls them by the office.
		if s.what == stepHolds && !s.first.Exact && ended[s.fact.Evidence.Article] {
			steps[i].first, steps[i].last = Bound{}, Bound{}
		}
	}
	slices.SortStableFunc(steps, func(x, y step) int {
		if x.endless() != y.endless() {
			if x.endless() {
				return 1
			}
			return -1
		}
		return cmp.Or(x.first.Day.Compare(y.first.Day), cmp.Compare(x.what, y.what))
	})
	var all []Tenure
	open := false    // the last of them
	undated := false // it begins with an appointment that has no day: 日前
	for _, s := range steps {
		if !open && (len(all) == 0 || !s.follows(&all[len(all)-1])) {
			all, open = append(all, Tenure{Person: e.From, Office: e.To}), true
			undated = s.what == stepBegins && !s.first.Exact
		}
		t := &all[len(all)-1]
		t.Facts = append(t.Facts, s.fact)
		switch s.what {
		case stepBegins, stepHolds:
			told := undated && s.what == stepBegins && s.first.Day.Sub(t.From.Day) < sameAppointment // again, with its day
			if s.first.Known && (!t.From.Known || s.first.Exact && !t.From.Exact && (told || !t.From.Day.Before(s.first.Day))) {
				t.From = s.first
			}
			if s.last.Known && !t.To.Exact && (!t.To.Known || s.last.Exact || t.To.Day.Before(s.last.Day)) {
				t.To = s.last
			}
			open = !t.To.Exact
		case stepHeld:
			open = false
		case stepEnds:
			if s.last.Known && !t.To.Exact && (s.last.Exact || open) {
				t.To = s.last
			}
			open = false
		}
	}
	return all
}

// endless says that a step ends a tenure on a day that nobody knows: it is taken
// last.
func (s step) endless() bool { return s.what >= stepHeld && !s.first.Known }

// follows says whether a step after the end of a tenure still tells of it: an end
// that is told again, or a day that lies within.
func (s step) follows(t *Tenure) bool {
	return s.what >= stepHeld || s.first.Known && t.To.Exact && !s.first.Day.After(t.To.Day)
}

// readStep returns what a fact says of the office; false if it says nothing.
func readStep(f *Fact) (s step, ok bool) {
	s = step{fact: f, what: stepHolds}
	switch {
	case f.Modality != "" && f.Modality != relation.Former:
		return s, false
	case f.Type == relation.Appointed:
		s.what = stepBegins
	case f.Type == relation.Removed:
		s.what = stepEnds
	case f.Type != relation.HoldsTitle:
		return s, false
	}
	from, to := Period(f.Date), Period(f.Date)
	if i := slices.Index([]byte(f.Date), '/'); i >= 0 {
		from, to = from[:i], to[i+1:]
	}
	ranged := from != to
	first, last, stated := date.Value(f.Date).Days()
	if !stated {
		if f.Modality == relation.Former {
			s.what = stepHeld
		}
		if day, known := f.Seen(); known {
			s.first = Bound{Known: true, Day: day}
			s.last = s.first
		}
		return s, true
	}
	s.first = Bound{Known: true, Exact: true, Day: first, Value: string(from)}
	s.last = Bound{Known: true, Exact: ranged || s.what == stepEnds, Day: last, Value: string(to)}
	if s.what == stepHolds && !ranged {
		s.last.Day = first // it was so from then on; until when is not said
	}
	return s, true
}
