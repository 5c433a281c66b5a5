package main

import (
	"slices"
	"strings"
	"time"

	"github.com/go-renshi/renshi/entity/date"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// dateWords finds what the text says of the day of facts whose date is not
// known, because nobody knows when the article was published.
type dateWords struct {
	events map[graph.Key]string
}

func newDateWords(g *graph.Graph) dateWords {
	d := dateWords{map[graph.Key]string{}}
	for f := range g.Facts() {
		if f.To.Kind == relation.KindEvent && d.events[f.To.Key] == "" {
			d.events[f.To.Key] = inSentence(f)
		}
	}
	return d
}

// of returns the words for the day of a fact: those of its own sentence, or of
// another sentence on the same event.
func (d dateWords) of(f *graph.Fact) string {
	if slices.Contains(lasting, f.Type) {
		return ""
	}
	if s := inSentence(f); s != "" {
		return s
	}
	return d.events[f.To.Key]
}

// lasting are the relations that do not hold on one day.
var lasting = []relation.Type{relation.HoldsTitle, relation.MemberOf, relation.PartOf, relation.LocatedIn, relation.Reported}

// inSentence returns the day of the fact's sentence, if the sentence has no other date and
// it has no year, as 3月3日 or 昨日: a date that can be resolved and is not the
// fact's belongs to something else, and 今春 is no day.
func inSentence(f *graph.Fact) string {
	text := f.Evidence.Text
	found := date.Find(text, date.Reference{})
	if len(found) != 1 || isDay(found[0].Value) {
		return ""
	}
	if placed := date.Find(text, anyDay); len(placed) != 1 || !isDay(placed[0].Value) {
		return ""
	}
	return text[found[0].Start:found[0].End]
}

// anyDay tells expressions that mean a day, whichever it is, from those that do not.
var anyDay = date.Reference{Published: time.Date(2001, 5, 15, 0, 0, 0, 0, time.UTC)}

func isDay(v date.Value) bool {
	return len(v) >= len("2001-05-15") && v[0] >= '0' && v[0] <= '9' && !strings.Contains(string(v), "/")
}
