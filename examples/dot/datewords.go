package main

import (
	"slices"
	"strings"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/date"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// dateWords finds what the text says of the day of facts whose date is not
// known, because nobody knows when the article was published.
type dateWords struct {
	names  map[sentence][]string // of those of whom it tells
	events map[graph.Key]string
}

// sentence is where a sentence stands.
type sentence struct {
	article *graph.Article
	at      entity.Span
}

func sentenceOf(f *graph.Fact) sentence { return sentence{f.Evidence.Article, f.Evidence.Span} }

func newDateWords(g *graph.Graph) dateWords {
	d := dateWords{map[sentence][]string{}, map[graph.Key]string{}}
	for f := range g.Facts() {
		s := sentenceOf(f)
		for _, v := range []*graph.Vertex{f.From, f.To} {
			if v.Kind != relation.KindEvent && v.Kind != entity.Date {
				d.names[s] = append(append(d.names[s], v.Name), v.Aliases...)
			}
		}
	}
	for f := range g.Facts() {
		if f.To.Kind == relation.KindEvent && d.events[f.To.Key] == "" {
			d.events[f.To.Key] = d.inSentence(f)
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
	if s := d.inSentence(f); s != "" {
		return s
	}
	return d.events[f.To.Key]
}

// lasting are the relations that do not hold on one day.
var lasting = []relation.Type{relation.HoldsTitle, relation.MemberOf, relation.PartOf, relation.LocatedIn, relation.Reported}

// inSentence returns the day of the fact's sentence, if the sentence has no other date and
// it has no year, as 3月3日 or 昨日: a date that can be resolved and is not the
// fact's belongs to something else, and 今春 is no day.
func (d dateWords) inSentence(f *graph.Fact) string {
	text := d.withoutNames(f)
	found := date.Find(text, date.Reference{})
	if len(found) != 1 || isDay(found[0].Value) {
		return ""
	}
	if placed := date.Find(text, anyDay); len(placed) != 1 || !isDay(placed[0].Value) {
		return ""
	}
	return text[found[0].Start:found[0].End]
}

// withoutNames returns the fact's sentence with a mark for each name, so that no date
// is read across the end of one: 周启明|早年.
func (d dateWords) withoutNames(f *graph.Fact) string {
	var marks []string
	for _, name := range d.names[sentenceOf(f)] {
		if name != "" {
			marks = append(marks, name, "，")
		}
	}
	return strings.NewReplacer(marks...).Replace(f.Evidence.Text)
}

// anyDay tells expressions that mean a day, whichever it is, from those that do not.
var anyDay = date.Reference{Published: time.Date(2001, 5, 15, 0, 0, 0, 0, time.UTC)}

func isDay(v date.Value) bool {
	return len(v) >= len("2001-05-15") && v[0] >= '0' && v[0] <= '9' && !strings.Contains(string(v), "/")
}
