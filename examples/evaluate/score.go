package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/relation"
)

// relations in the order in which they are printed.
var relations = []relation.Type{
	relation.Chaired, relation.Attended, relation.SpokeAt, relation.Inspected, relation.Visited, relation.Accompanied,
	relation.MetWith, relation.HoldsTitle, relation.Appointed, relation.Removed, relation.Convened,
}

// counts are the numbers that precision and recall are made of.
type counts struct{ right, wrong, missed int }

func (c counts) plus(d counts) counts {
	return counts{c.right + d.right, c.wrong + d.wrong, c.missed + d.missed}
}

// part is how many of a total are right.
type part struct{ right, total int }

// score adds up what was right and wrong over annotated texts.
//
// Spans are compared with white space ignored: one is right when it covers the
// same characters and has the same kind; what overlaps an ignored span is
// neither right nor wrong. A fact is right when its subject has the gold's
// name, its relation is one of the gold's and its object has one of the gold's
// names (see sameObject); for met_with either direction will do. Dates of facts
// and values of dates are counted apart.
type score struct {
	files    int
	articles part
	found    int // articles
	mentions map[entity.Kind]counts
	values   part
	facts    map[relation.Type]counts
	dates    part
	judged   []judged
	errors   []mistake
}

// mistake is one thing missed or wrong: of what sort, how, and what.
type mistake struct{ sort, how, text string }

func newScore() *score {
	return &score{mentions: map[entity.Kind]counts{}, facts: map[relation.Type]counts{}}
}

func (s *score) mistake(sort, how, format string, args ...any) {
	s.errors = append(s.errors, mistake{sort, how, fmt.Sprintf(format, args...)})
}

// add compares the gold with the articles found in its text.
func (s *score) add(file string, gold *entitytest.File, found []*relation.Result) {
	s.files++
	s.addMentions(file, gold, found)
	s.addArticles(file, gold, found)
	s.addFacts(file, gold, found)
}

// covered is a span counted in characters that are not white space.
type covered struct {
	start, end int
	kind       entity.Kind
}

func (s *score) addMentions(file string, gold *entitytest.File, found []*relation.Result) {
	at := solid(gold.Source)
	cover := func(sp entity.Span, k entity.Kind) covered { return covered{at[sp.Start], at[sp.End], k} }
	want := map[covered]entity.Mention{}
	for _, m := range gold.Mentions {
		want[cover(m.Span, m.Kind)] = m
	}
	ignored := func(c covered) bool {
		return slices.ContainsFunc(gold.Ignored, func(sp entity.Span) bool {
			i := cover(sp, "")
			return i.start < c.end && c.start < i.end
		})
	}
	got := map[covered]entity.Mention{}
	for _, r := range found {
		for _, m := range r.Doc.Mentions {
			c := cover(m.Span, m.Kind)
			if _, right := want[c]; right || !ignored(c) {
				got[c] = m
			}
		}
	}
	s.compare(file, want, got)
}

// compare counts the spans found that the gold has, has not, and those of the
// gold that were not found.
func (s *score) compare(file string, want, got map[covered]entity.Mention) {
	inGold, inFound := sorted(want), sorted(got)
	for _, c := range inGold {
		n, m := s.mentions[c.kind], want[c]
		g, right := got[c]
		if right {
			n.right++
		} else {
			n.missed++
			s.mistake("missed "+string(c.kind), howMissed(c, inFound), "%s %s", file, m.Text)
		}
		s.mentions[c.kind] = n
		if c.kind != entity.Date || m.Value == "" {
			continue
		}
		s.values.total++
		if right && value(g.Value) == value(m.Value) {
			s.values.right++
		} else if right {
			s.mistake("date value", "", "%s %s gold %s got %s", file, m.Text, m.Value, g.Value)
		}
	}
	for _, c := range inFound {
		if _, right := want[c]; !right {
			n := s.mentions[c.kind]
			n.wrong++
			s.mentions[c.kind] = n
			s.mistake("wrong "+string(c.kind), howWrong(c, inGold), "%s %s", file, got[c].Text)
		}
	}
}

func (s *score) addArticles(file string, gold *entitytest.File, found []*relation.Result) {
	s.found += len(found)
	for _, want := range gold.Articles {
		s.articles.total++
		if slices.ContainsFunc(found, func(r *relation.Result) bool {
			a := r.Doc.Article
			body := a.Source
			if !a.Body.IsZero() {
				body = a.Source[a.Body.Start:a.Body.End]
			}
			headline := ""
			for _, sp := range a.Headline {
				headline += a.Source[sp.Start:sp.End]
			}
			body = ended(squeeze(body))
			return canon(headline) == canon(want.Headline) && strings.HasPrefix(body, squeeze(want.First)) &&
				strings.HasSuffix(body, ended(squeeze(want.Last)))
		}) {
			s.articles.right++
		} else {
			s.mistake("article", "", "%s %q %s…%s", file, want.Headline, want.First, want.Last)
		}
	}
}

// stated is a fact by names.
type stated struct {
	relation         relation.Type
	subject, objects []string // names, canonical
	date             string
	rule             string
	score            float64
	used             bool
}

func (s *score) addFacts(file string, gold *entitytest.File, found []*relation.Result) {
	got := factsOf(found)
	matches := func(g *stated, x entitytest.Fact) bool {
		if !slices.Contains(x.Relations, string(g.relation)) {
			return false
		}
		subject, objects := canons(x.Subject), canons(x.Objects...)
		if overlap(subject, g.subject) && sameObject(g.relation, g.objects, objects) {
			return true
		}
		return g.relation == relation.MetWith && overlap(subject, g.objects) && sameObject(g.relation, g.subject, objects)
	}
	for _, x := range gold.Facts {
		rel := relation.Type(x.Relations[0])
		n := s.facts[rel]
		i := slices.IndexFunc(got, func(g *stated) bool { return !g.used && matches(g, x) })
		if i < 0 {
			n.missed++
			s.mistake("missed "+string(rel), howFactMissed(x, got), "%s %s → %s", file, x.Subject, x.Objects[0])
		} else {
			n.right++
			got[i].used = true
			if x.Date != "" {
				s.dates.total++
				if day(got[i].date) == strings.TrimPrefix(day(x.Date), entitytest.NoDate) {
					s.dates.right++
				} else {
					s.mistake("fact date", "", "%s %s %s gold %s got %s", file, rel, x.Subject, x.Date, got[i].date)
				}
			}
		}
		s.facts[rel] = n
	}
	for _, g := range got {
		// A second way to state a fact that was matched already is no error.
		right := g.used || slices.ContainsFunc(gold.Facts, func(x entitytest.Fact) bool { return matches(g, x) })
		s.judged = append(s.judged, judged{g.rule, g.score, right})
		if right {
			continue
		}
		n := s.facts[g.relation]
		n.wrong++
		s.facts[g.relation] = n
		s.mistake("wrong "+string(g.relation), howFactWrong(g, gold.Facts), "%s %s → %s", file, first(g.subject), first(g.objects))
	}
}

// factsOf names the facts of the articles; the same fact of one article is
// taken once.
func factsOf(found []*relation.Result) []*stated {
	var out []*stated
	for _, r := range found {
		names := map[entity.ID][]string{}
		for id, all := range r.AllNames() {
			names[id] = canons(all...)
		}
		seen := map[[4]string]bool{}
		for _, f := range r.Facts {
			g := &stated{relation: f.Type, subject: names[f.Subject], objects: names[f.Object], date: f.Date, rule: f.Rule, score: f.Score}
			key := [4]string{string(f.Type), first(g.subject), first(g.objects), f.Date}
			if slices.Contains(relations, f.Type) && !seen[key] {
				seen[key] = true
				out = append(out, g)
			}
		}
	}
	return out
}

// solid gives for every byte offset the number of characters before it that
// are not white space.
func solid(s string) []int {
	out := make([]int, len(s)+1)
	n := 0
	for i, c := range s {
		out[i] = n
		if !unicode.IsSpace(c) {
			n++
		}
	}
	out[len(s)] = n
	return out
}

// sorted gives the spans in order.
func sorted(m map[covered]entity.Mention) []covered {
	var out []covered
	for c := range m {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b covered) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.kind, b.kind))
	})
	return out
}

func value(s string) string { return strings.ToUpper(squeeze(s)) }

// day cuts a value to its day.
func day(s string) string { return s[:min(len(s), len("2006-01-02"))] }

func first(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[0]
}
