package entitytest

import (
	"errors"
	"fmt"
	"slices"

	"github.com/go-renshi/renshi/entity"
)

// CheckDocument returns an error that says which of the promises of a document
// are broken, one line each, or nil:
//
//   - spans lie inside the source, are not empty and begin and end between
//     runes (a byte that is part of no rune counts as one);
//   - mentions are sorted and do not overlap;
//   - mentions begin and end inside the article's regions;
//   - the text of a mention is the source that it covers without white space;
//   - the kind of a mention is one of [entity.Kinds], and only dates have a value;
//   - scores lie between 0 and 1;
//   - an entity that a mention refers to exists, has its kind, a name and an id
//     of its own.
func CheckDocument(d *entity.Document) error {
	c := checker{doc: d, edges: runeEdges(d.Article.Source)}
	c.article()
	c.entities()
	c.mentions()
	return errors.Join(c.problems...)
}

type checker struct {
	doc      *entity.Document
	edges    []bool // by byte offset
	problems []error
}

func (c *checker) fail(format string, args ...any) {
	c.problems = append(c.problems, fmt.Errorf(format, args...))
}

func (c *checker) span(what string, s entity.Span) bool {
	switch {
	case s.Start < 0 || s.End > len(c.doc.Article.Source) || s.Start >= s.End:
		c.fail("%s [%d,%d): empty or outside the source of %d bytes", what, s.Start, s.End, len(c.doc.Article.Source))
	case !c.edges[s.Start] || !c.edges[s.End]:
		c.fail("%s [%d,%d): splits a rune", what, s.Start, s.End)
	default:
		return true
	}
	return false
}

func (c *checker) article() {
	a := c.doc.Article
	for _, s := range a.Regions {
		c.span("region", s)
	}
	for _, s := range a.Headline {
		c.span("headline", s)
	}
	for _, s := range a.Byline {
		c.span("byline", s)
	}
	if !a.Dateline.IsZero() {
		c.span("dateline", a.Dateline)
	}
	if !a.Body.IsZero() {
		c.span("body", a.Body)
	}
}

func (c *checker) entities() {
	seen := map[entity.ID]bool{}
	for _, e := range c.doc.Entities {
		switch {
		case e.ID == "":
			c.fail("entity %q: no id", e.Name)
		case seen[e.ID]:
			c.fail("entity %s: id given twice", e.ID)
		case e.Name == "":
			c.fail("entity %s: no name", e.ID)
		}
		seen[e.ID] = true
	}
}

func (c *checker) mentions() {
	kinds := map[entity.ID]entity.Kind{}
	for _, e := range c.doc.Entities {
		kinds[e.ID] = e.Kind
	}
	last := 0
	for _, m := range c.doc.Mentions {
		what := fmt.Sprintf("%s %q", m.Kind, m.Text)
		if !c.span(what, m.Span) {
			continue
		}
		if m.Start < last {
			c.fail("%s [%d,%d): not sorted, or overlaps the one before", what, m.Start, m.End)
		}
		last = max(last, m.End)
		if !c.inRegions(m.Span) {
			c.fail("%s [%d,%d): outside the article's regions", what, m.Start, m.End)
		}
		if want := squeeze(c.doc.Article.Source[m.Start:m.End]); m.Text != want {
			c.fail("%s [%d,%d): the source there is %q", what, m.Start, m.End, want)
		}
		if !slices.Contains(entity.Kinds(), m.Kind) {
			c.fail("%s [%d,%d): unknown kind", what, m.Start, m.End)
		}
		if m.Value != "" && m.Kind != entity.Date {
			c.fail("%s [%d,%d): has the value %q but is no date", what, m.Start, m.End, m.Value)
		}
		if !(m.Score >= 0 && m.Score <= 1) {
			c.fail("%s [%d,%d): score %v", what, m.Start, m.End, m.Score)
		}
		if m.Entity == "" {
			continue
		}
		if kind, ok := kinds[m.Entity]; !ok {
			c.fail("%s [%d,%d): refers to %s, which does not exist", what, m.Start, m.End, m.Entity)
		} else if kind != m.Kind {
			c.fail("%s [%d,%d): refers to %s, a %s", what, m.Start, m.End, m.Entity, kind)
		}
	}
}

// inRegions says whether s begins in a region and ends in one.
func (c *checker) inRegions(s entity.Span) bool {
	regions := c.doc.Article.Regions
	holds := func(from, to int) bool {
		return slices.ContainsFunc(regions, func(r entity.Span) bool { return r.Start <= from && to <= r.End })
	}
	return len(regions) == 0 || holds(s.Start, s.Start+1) && holds(s.End-1, s.End)
}

// runeEdges says of every byte offset whether it lies between runes. A byte that
// is part of no rune is ranged over as one.
func runeEdges(s string) []bool {
	edges := make([]bool, len(s)+1)
	for i := range s {
		edges[i] = true
	}
	edges[len(s)] = true
	return edges
}
