package relationtest

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/date"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/relation"
)

// CheckExtract extracts from the document and returns the result, and an error
// that says what is wrong with it or with x: a panic, a second run with another
// result, a broken promise of [CheckResult].
func CheckExtract(x *relation.Extractor, d *entity.Document) (r *relation.Result, err error) {
	defer entitytest.Recover(&err)
	r = x.Extract(d)
	if !reflect.DeepEqual(r, x.Extract(d)) {
		err = errors.New("a second run gives something else")
	}
	return r, errors.Join(err, CheckResult(r))
}

// CheckResult returns an error that says which of the promises of a result are
// broken, one line each, or nil:
//
//   - those of its document, see [entitytest.CheckDocument];
//   - entities, events and others have an id of their own and a name;
//   - place, sites, convener and participants of an event exist, and so do subject
//     and object of a fact;
//   - the mentions of an event, the trigger and the evidence of a fact lie inside
//     the source and begin and end between runes; the evidence holds the trigger;
//   - dates are valid values, see [date.Value];
//   - facts have a type, a rule and a score between 0 and 1, and are sorted.
func CheckResult(r *relation.Result) error {
	if r == nil || r.Doc == nil {
		return errors.New("no result, or one without a document")
	}
	c := checker{res: r, names: map[entity.ID]string{}}
	for _, e := range r.Doc.Entities {
		c.names[e.ID] = e.Name
	}
	for _, e := range r.Others {
		c.name("other", e.ID, e.Name)
	}
	for _, e := range r.Events {
		c.name("event", e.ID, e.Name)
	}
	for _, e := range r.Events {
		c.event(e)
	}
	for i, f := range r.Facts {
		c.fact(f)
		if i > 0 && compare(r.Facts[i-1], f) > 0 {
			c.fail("fact %d (%s): not sorted", i, f.Type)
		}
	}
	return errors.Join(append([]error{entitytest.CheckDocument(r.Doc)}, c.problems...)...)
}

type checker struct {
	res      *relation.Result
	names    map[entity.ID]string
	problems []error
}

func (c *checker) fail(format string, args ...any) {
	c.problems = append(c.problems, fmt.Errorf(format, args...))
}

func (c *checker) name(what string, id entity.ID, name string) {
	if _, twice := c.names[id]; twice || id == "" {
		c.fail("%s %q: no id of its own", what, id)
	}
	if name == "" {
		c.fail("%s %q: no name", what, id)
	}
	c.names[id] = name
}

func (c *checker) exists(what string, id entity.ID) {
	if _, ok := c.names[id]; !ok {
		c.fail("%s: %q does not exist", what, id)
	}
}

func (c *checker) span(what string, s entity.Span) {
	if err := entitytest.CheckSpan(c.res.Doc.Article.Source, s); err != nil {
		c.fail("%s %w", what, err)
	}
}

func (c *checker) date(what, value string) {
	if !date.Value(value).Valid() {
		c.fail("%s: %q is no value", what, value)
	}
}

func (c *checker) event(e relation.Event) {
	what := string(e.ID)
	c.date(what, e.Date)
	for _, s := range e.Mentions {
		c.span(what, s)
	}
	if !slices.IsSortedFunc(e.Mentions, entity.Span.Compare) {
		c.fail("%s: mentions not sorted", what)
	}
	for _, id := range append([]entity.ID{e.Place, e.Convener}, e.Sites...) {
		if id != "" {
			c.exists(what, id)
		}
	}
	for _, p := range e.Participants {
		c.exists(what+": participant", p.ID)
		if p.Role == "" {
			c.fail("%s: %s takes part as nothing", what, p.ID)
		}
	}
}

func (c *checker) fact(f relation.Fact) {
	what := fmt.Sprintf("fact %s by rule %s", f.Type, f.Rule)
	c.exists(what+": subject", f.Subject)
	c.exists(what+": object", f.Object)
	c.date(what, f.Date)
	c.span(what+": trigger", f.Trigger)
	c.span(what+": evidence", f.Evidence)
	if !f.Evidence.Contains(f.Trigger) {
		c.fail("%s: the evidence %v does not hold the trigger %v", what, f.Evidence, f.Trigger)
	}
	if f.Type == "" || f.Rule == "" {
		c.fail("%s: no type or no rule", what)
	}
	if !(f.Score >= 0 && f.Score <= 1) {
		c.fail("%s: score %v", what, f.Score)
	}
}

// compare is the order of the facts of a result.
func compare(a, b relation.Fact) int {
	return cmp.Or(a.Trigger.Compare(b.Trigger), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Object, b.Object))
}
