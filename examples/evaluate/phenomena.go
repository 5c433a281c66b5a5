package main

import (
	"slices"
	"sort"
	"strings"

	"github.com/go-renshi/renshi/entity/entitytest"
)

// How a mention or fact can fail. The texts stand in the report.
const (
	nothingFound   = "nothing found"
	otherBoundary  = "other boundary"
	otherKind      = "other kind"
	insideAnother  = "within a mention of another kind"
	nothingThere   = "nothing there"
	noFact         = "no fact of the two"
	otherRelation  = "other relation"
	otherObject    = "other object"
	otherSubject   = "other subject"
	subjectUnknown = "subject not known by that name"
)

// howMissed says what was found, of the spans in order, where the gold has c.
func howMissed(c covered, found []covered) string { return howOff(c, found, nothingFound) }

// howWrong says what the gold has, in order, where c was found.
func howWrong(c covered, gold []covered) string { return howOff(c, gold, nothingThere) }

// howOff says in which way c, which is not among the spans, differs from them.
// The spans are sorted and do not overlap, those of one place with two kinds
// excepted.
func howOff(c covered, spans []covered, none string) string {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].end > c.start })
	how := none
	for ; i < len(spans) && spans[i].start < c.end; i++ {
		switch s := spans[i]; {
		case s.kind == c.kind:
			return otherBoundary
		case s.start == c.start && s.end == c.end:
			how = otherKind
		case how == none:
			how = insideAnother
		}
	}
	return how
}

// howFactMissed says what was found in place of the gold's fact.
func howFactMissed(x entitytest.Fact, found []*stated) string {
	subject, objects := canons(x.Subject), canons(x.Objects...)
	how := subjectUnknown
	for _, g := range found {
		same := slices.Contains(x.Relations, string(g.relation))
		who, what := overlap(subject, g.subject), sameObject(g.relation, g.objects, objects)
		switch {
		case who && what:
			return otherRelation
		case who && same:
			how = otherObject
		case what && same && how != otherObject:
			how = otherSubject
		case who && how == subjectUnknown:
			how = noFact
		}
	}
	return how
}

// howFactWrong says what the gold has in place of the fact found.
func howFactWrong(g *stated, gold []entitytest.Fact) string {
	how := noFact
	for _, x := range gold {
		same := slices.Contains(x.Relations, string(g.relation))
		who, what := overlap(canons(x.Subject), g.subject), sameObject(g.relation, g.objects, canons(x.Objects...))
		switch {
		case who && what:
			return otherRelation
		case who && same:
			how = otherObject
		case what && same && how != otherObject:
			how = otherSubject
		}
	}
	return how
}

// side says whether a mistake is a thing missed, and of what.
func (m mistake) side() (missed bool, of string) {
	if of, ok := strings.CutPrefix(m.sort, "missed "); ok {
		return true, of
	}
	return false, strings.TrimPrefix(m.sort, "wrong ")
}
