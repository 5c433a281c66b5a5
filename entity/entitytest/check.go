package entitytest

import (
	"errors"
	"fmt"
	"reflect"
	"runtime/debug"
	"slices"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/date"
)

// CheckExtract extracts the article and returns the document, and an error that
// says what is wrong with it or with x: a panic, a second run with another result,
// an article that is not the one given, a broken promise of [CheckDocument].
func CheckExtract(x *entity.Extractor, a entity.Article) (d *entity.Document, err error) {
	defer Recover(&err)
	d = x.Extract(a)
	if !reflect.DeepEqual(a, d.Article) {
		err = errors.New("the document has another article")
	}
	if !reflect.DeepEqual(d, x.Extract(a)) {
		err = errors.Join(err, errors.New("a second run gives something else"))
	}
	return d, errors.Join(err, CheckDocument(d))
}

// Recover makes a panic an error, with the stack. It must be deferred.
func Recover(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
	}
}

// CheckDocument returns an error that says which of the promises of a document
// are broken, one line each, or nil:
//
//   - spans lie inside the source, are not empty and begin and end between
//     runes (a byte that is part of no rune counts as one);
//   - mentions are sorted and do not overlap;
//   - mentions begin and end inside the article's regions, in parts that were read;
//   - the text of a mention is the source that it covers without white space;
//   - the kind of a mention is one of [entity.Kinds], and only dates have a value,
//     which is a valid [date.Value];
//   - scores lie between 0 and 1;
//   - an entity that a mention refers to exists, has its kind, a name and an id
//     of its own; so does the one whose office an entity is;
//   - a holding is a mention of a person and one of a title.
func CheckDocument(d *entity.Document) error {
	if d == nil {
		return errors.New("no document")
	}
	c := checker{doc: d}
	c.article()
	c.entities()
	c.mentions()
	c.holdings()
	return errors.Join(c.problems...)
}

type checker struct {
	doc      *entity.Document
	problems []error
}

func (c *checker) fail(format string, args ...any) {
	c.problems = append(c.problems, fmt.Errorf(format, args...))
}

func (c *checker) span(what string, s entity.Span) bool {
	err := CheckSpan(c.doc.Article.Source, s)
	if err != nil {
		c.fail("%s %w", what, err)
	}
	return err == nil
}

// CheckSpan returns an error when s is empty, lies outside the source or does not
// begin and end between runes. A byte that is part of no rune counts as one.
func CheckSpan(source string, s entity.Span) error {
	switch {
	case s.Start < 0 || s.End > len(source) || s.Start >= s.End:
		return fmt.Errorf("[%d,%d): empty or outside the source of %d bytes", s.Start, s.End, len(source))
	case insideRune(source, s.Start) || insideRune(source, s.End):
		return fmt.Errorf("[%d,%d): splits a rune", s.Start, s.End)
	}
	return nil
}

// insideRune says whether a rune begins before byte i and ends after it.
func insideRune(s string, i int) bool {
	for k := i - 1; k >= 0 && k > i-utf8.UTFMax; k-- {
		if utf8.RuneStart(s[k]) {
			_, n := utf8.DecodeRuneInString(s[k:])
			return k+n > i
		}
	}
	return false
}

func (c *checker) article() {
	a := c.doc.Article
	for _, s := range a.Regions {
		c.span("region", s)
	}
	for _, s := range c.doc.Unread {
		c.span("unread", s)
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
	for _, e := range c.doc.Entities {
		if e.Of != "" && !seen[e.Of] {
			c.fail("entity %s: office of %s, which does not exist", e.ID, e.Of)
		}
	}
}

func (c *checker) holdings() {
	is := func(i int, kind entity.Kind) bool {
		return i >= 0 && i < len(c.doc.Mentions) && c.doc.Mentions[i].Kind == kind
	}
	for _, h := range c.doc.Holdings {
		if !is(h.Person, entity.Person) || !is(h.Title, entity.Title) {
			c.fail("holding %v: no person or no title", h)
		}
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
		if slices.ContainsFunc(c.doc.Unread, func(u entity.Span) bool { return u.Contains(m.Span) }) {
			c.fail("%s [%d,%d): in a part that was not read", what, m.Start, m.End)
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
		if !date.Value(m.Value).Valid() {
			c.fail("%s [%d,%d): %q is no value", what, m.Start, m.End, m.Value)
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
