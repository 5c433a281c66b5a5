package export

import (
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// Quotes is how many sentences of evidence an edge carries in formats that have
// one edge for each relation between two vertices. All of them are in the
// formats that have one for each fact.
const Quotes = 3

// line is the facts of one relation between two vertices.
type line struct {
	Type     relation.Type
	From, To *graph.Vertex
	Facts    []*graph.Fact
}

// lines yields the lines of a graph, edge by edge.
func lines(g *graph.Graph) iter.Seq[line] {
	return func(yield func(line) bool) {
		for e := range g.Edges() {
			for facts := e.Facts; len(facts) > 0; { // sorted by relation
				n := slices.IndexFunc(facts, func(f *graph.Fact) bool { return f.Type != facts[0].Type })
				if n < 0 {
					n = len(facts)
				}
				if !yield(line{facts[0].Type, e.From, e.To, facts[:n]}) {
					return
				}
				facts = facts[n:]
			}
		}
	}
}

func countLines(g *graph.Graph) (n int) {
	for range lines(g) {
		n++
	}
	return n
}

// score is the best of the facts.
func (l line) score() (best float64) {
	for _, f := range l.Facts {
		if f.Score > best {
			best = f.Score
		}
	}
	return best
}

// dates are the days of the facts as the texts give them, each once.
func (l line) dates() string {
	return distinct(l.Facts, func(f *graph.Fact) string { return f.Date }, -1)
}

// modality is that of all facts, "" if they differ.
func (l line) modality() string {
	for _, f := range l.Facts {
		if f.Modality != l.Facts[0].Modality {
			return ""
		}
	}
	return l.Facts[0].Modality
}

func (l line) sentences() string {
	return distinct(l.Facts, func(f *graph.Fact) string { return f.Evidence.Text }, Quotes)
}

func (l line) articles() string {
	return distinct(l.Facts, func(f *graph.Fact) string { return f.Evidence.Article.ID }, Quotes)
}

// distinct joins what facts have, each once and no more than limit of them,
// by line breaks.
func distinct(facts []*graph.Fact, of func(*graph.Fact) string, limit int) string {
	var out []string
	has := map[string]bool{}
	for _, f := range facts {
		if s := of(f); s != "" && !has[s] {
			if len(out) == limit {
				break
			}
			has[s] = true
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}

// seen returns the first and the last day by which facts were so.
func seen(facts iter.Seq[*graph.Fact]) (first, last time.Time, ok bool) {
	for f := range facts {
		from, to, known := stretch(f)
		if !known {
			continue
		}
		if !ok || from.Before(first) {
			first = from
		}
		if !ok || to.After(last) {
			last = to
		}
		ok = true
	}
	return first, last, ok
}

// stretch returns the days of a fact, or else the one on which its article
// appeared.
func stretch(f *graph.Fact) (from, to time.Time, ok bool) {
	if from, to, ok = f.Days(); ok {
		return from, to, true
	}
	from, ok = f.Seen()
	return from, from, ok
}

// around yields the facts of a vertex.
func around(g *graph.Graph, v *graph.Vertex) iter.Seq[*graph.Fact] {
	return func(yield func(*graph.Fact) bool) {
		for _, edges := range []iter.Seq[*graph.Edge]{g.Out(v.Key), g.In(v.Key)} {
			for e := range edges {
				for _, f := range e.Facts {
					if !yield(f) {
						return
					}
				}
			}
		}
	}
}

func day(t time.Time) string { return t.Format(time.DateOnly) }
