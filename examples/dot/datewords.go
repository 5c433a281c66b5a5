package main

import (
	"slices"
	"strings"

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

// inSentence returns the date of the fact's sentence, if there is only one and
// it has no year, as 3月3日 or 昨日: a date that can be resolved and is not the
// fact's belongs to something else.
func inSentence(f *graph.Fact) string {
	text := f.Evidence.Text
	found := date.Find(text, date.Reference{})
	if len(found) != 1 {
		return ""
	}
	if v := string(found[0].Value); v != "" && !strings.HasPrefix(v, "XXXX") {
		return ""
	}
	return text[found[0].Start:found[0].End]
}
