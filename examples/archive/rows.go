package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// tables are those that hold what was found in articles, with their columns, in
// the order in which they are written. The first column of all but texts and
// quarantine is the article.
var tables = []struct {
	name    string
	columns []string
}{
	{"texts", []string{"id", "path", "member_n", "line", "member", "text"}},
	{"quarantine", []string{"id", "path", "line", "member", "size", "kind", "reason"}},
	{"articles", []string{"id", "text", "name", "headline", "published", "body_start", "body_end", "layout"}},
	{"mentions", []string{"article", "n", "start_at", "end_at", "kind", "text", "value", "entity", "rule", "score"}},
	{"holdings", []string{"article", "n", "title", "person", "former", "apart"}},
	{"entities", []string{"article", "n", "entity", "kind", "name", "aliases", "code", "office_of", "mentioned"}},
	{"events", []string{"article", "n", "entity", "kind", "name", "date", "place", "convener", "modality", "more"}},
	{"facts", []string{"article", "n", "type", "subject", "object", "date", "modality", "rule", "score",
		"start_at", "end_at", "trigger_start", "trigger_end", "evidence"}},
}

func columnsOf(table string) []string {
	for _, t := range tables {
		if t.name == table {
			return t.columns
		}
	}
	panic("no table " + table)
}

// rows are rows by table. Where the number of an article belongs stands nil
// until it is known.
type rows map[string][][]any

func (r rows) add(table string, values ...any) { r[table] = append(r[table], values) }

// number puts the number of the article into its rows, and that of its text.
func (r rows) number(article, text int64) {
	for _, table := range r {
		for _, row := range table {
			row[0] = article
		}
	}
	r["articles"][0][1] = text
}

// layout is what an article says about its text, in the column of that name.
type layout struct {
	Regions  []entity.Span `json:"regions,omitempty"`
	Headline []entity.Span `json:"headline,omitempty"`
	Byline   []entity.Span `json:"byline,omitempty"`
	Dateline entity.Span   `json:"dateline,omitzero"`
	Unread   []entity.Span `json:"unread,omitempty"` // what was too much to be read
}

// moreEvent is what an event has beside its columns.
type moreEvent struct {
	Aliases      []string               `json:"aliases,omitempty"`
	Sites        []entity.ID            `json:"sites,omitempty"`
	Participants []relation.Participant `json:"participants,omitempty"`
	Mentions     []entity.Span          `json:"mentions,omitempty"`
}

// rowsOf writes a result as rows. [results] reads them again.
func rowsOf(r *relation.Result, headline string, quote func(entity.Span) string) rows {
	out := rows{}
	a := &r.Doc.Article
	out.add("articles", nil, nil, a.ID, headline, day(a.Published), a.Body.Start, a.Body.End,
		encode(layout{a.Regions, a.Headline, a.Byline, a.Dateline, r.Doc.Unread}))
	for i, m := range r.Doc.Mentions {
		out.add("mentions", nil, i, m.Start, m.End, string(m.Kind), m.Text, m.Value, string(m.Entity), m.Rule, m.Score)
	}
	for i, h := range r.Doc.Holdings {
		out.add("holdings", nil, i, h.Title, h.Person, bit(h.Former), bit(h.Apart))
	}
	for i, e := range slices.Concat(r.Doc.Entities, r.Others) {
		out.add("entities", nil, i, string(e.ID), string(e.Kind), e.Name, encode(slices.Concat([]string{}, e.Aliases)), e.Code, string(e.Of),
			bit(i < len(r.Doc.Entities)))
	}
	for i, e := range r.Events {
		out.add("events", nil, i, string(e.ID), e.Kind, e.Name, e.Date, string(e.Place), string(e.Convener), e.Modality,
			encode(moreEvent{e.Aliases, e.Sites, e.Participants, e.Mentions}))
	}
	for i, f := range r.Facts {
		out.add("facts", nil, i, string(f.Type), string(f.Subject), string(f.Object), f.Date, f.Modality, f.Rule, f.Score,
			f.Evidence.Start, f.Evidence.End, f.Trigger.Start, f.Trigger.End, quote(f.Evidence))
	}
	return out
}

func encode(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings, numbers and lists of them always encode
	}
	return string(data)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// found is one article of the database: its result, whose article is called by
// its number.
type found struct {
	*relation.Result
	number int64
}

// results reads articles after a number, in the order of their numbers: as many as
// are asked for at most, none only if there are no more.
func (s *session) results(ctx context.Context, after int64, most int) ([]found, error) {
	r := resultReader{ctx: ctx, s: s, at: map[int64]*relation.Result{}}
	r.articles(after, most)
	if r.err != nil || len(r.list) == 0 {
		return nil, r.err
	}
	r.first, r.last = r.list[0].number, r.list[len(r.list)-1].number
	r.mentions()
	r.holdings()
	r.entities()
	r.events()
	r.facts()
	return r.list, r.err
}

// resultReader reads the tables of a stretch of articles one after the other. It
// stops at the first error.
type resultReader struct {
	ctx         context.Context
	s           *session
	list        []found
	at          map[int64]*relation.Result
	first, last int64
	full        bool // there are more articles, but enough texts
	err         error
}

// each reads the rows of a table. The first value of a row is the article.
func (r *resultReader) each(table string, into []any, row func(*relation.Result)) {
	if r.err != nil {
		return
	}
	var article, n int64
	columns := columnsOf(table)
	query := "SELECT article"
	for _, c := range columns[1 : len(into)+2] {
		query += ", " + c
	}
	r.query(table, query+" FROM "+table+" WHERE article BETWEEN $1 AND $2 ORDER BY article, n", []any{r.first, r.last},
		append([]any{&article, &n}, into...), func() {
			if res := r.at[article]; res != nil {
				row(res)
			}
		})
}

func (r *resultReader) query(table, query string, args, into []any, row func()) {
	got, err := r.s.conn.QueryContext(r.ctx, query, args...)
	if err != nil {
		r.err = err
		return
	}
	defer got.Close()
	for got.Next() && r.err == nil {
		if err := got.Scan(into...); err != nil {
			r.err = fmt.Errorf("%s: %w", table, err)
			return
		}
		row()
	}
	if err := got.Err(); err != nil && r.err == nil {
		r.err = err
	}
}

// decode reads JSON of a column.
func (r *resultReader) decode(table, data string, into any) {
	if err := json.Unmarshal([]byte(data), into); err != nil && r.err == nil {
		r.err = fmt.Errorf("%s: %w", table, err)
	}
}

// textsAtOnce is how many bytes of texts are held at once, beyond one text.
const textsAtOnce = 16 << 20

func (r *resultReader) articles(after int64, most int) {
	var number, text, size, held int64
	var published, shape string
	var body entity.Span
	of := map[int64][]*entity.Article{} // by text, of which a page has many
	var first, last int64
	r.query("articles", `SELECT a.id, a.text, OCTET_LENGTH(t.text), a.published, a.body_start, a.body_end, a.layout
		FROM articles a JOIN texts t ON t.id = a.text WHERE a.id > $1 ORDER BY a.id LIMIT $2`, []any{after, most},
		[]any{&number, &text, &size, &published, &body.Start, &body.End, &shape}, func() {
			if of[text] == nil {
				if held += size; held > textsAtOnce && len(r.list) > 0 {
					r.full = true
				}
			}
			if r.full {
				return
			}
			var l layout
			r.decode("articles", shape, &l)
			a := entity.Article{ID: fmt.Sprint(number), Regions: l.Regions, Headline: l.Headline, Byline: l.Byline, Dateline: l.Dateline, Body: body}
			if published != "" {
				if a.Published, r.err = time.Parse(time.DateOnly, published); r.err != nil {
					return
				}
			}
			res := &relation.Result{Doc: &entity.Document{Article: a, Unread: l.Unread}}
			of[text] = append(of[text], &res.Doc.Article)
			first, last = min(cmp.Or(first, text), text), max(last, text)
			r.at[number] = res
			r.list = append(r.list, found{res, number})
		})
	if r.err != nil || len(r.list) == 0 {
		return
	}
	var source string
	r.query("texts", "SELECT id, text FROM texts WHERE id BETWEEN $1 AND $2", []any{first, last}, []any{&text, &source}, func() {
		for _, a := range of[text] {
			a.Source = source
		}
	})
}

func (r *resultReader) mentions() {
	var m entity.Mention
	r.each("mentions", []any{&m.Start, &m.End, &m.Kind, &m.Text, &m.Value, &m.Entity, &m.Rule, &m.Score}, func(res *relation.Result) {
		res.Doc.Mentions = append(res.Doc.Mentions, m)
	})
}

func (r *resultReader) holdings() {
	var h entity.Holding
	var former, apart int
	r.each("holdings", []any{&h.Title, &h.Person, &former, &apart}, func(res *relation.Result) {
		h.Former, h.Apart = former == 1, apart == 1
		res.Doc.Holdings = append(res.Doc.Holdings, h)
	})
}

func (r *resultReader) entities() {
	var e entity.Entity
	var aliases string
	var mentioned int
	r.each("entities", []any{&e.ID, &e.Kind, &e.Name, &aliases, &e.Code, &e.Of, &mentioned}, func(res *relation.Result) {
		e.Aliases = nil
		r.decode("entities", aliases, &e.Aliases)
		if mentioned == 1 {
			res.Doc.Entities = append(res.Doc.Entities, e)
		} else {
			res.Others = append(res.Others, e)
		}
	})
}

func (r *resultReader) events() {
	var e relation.Event
	var more string
	r.each("events", []any{&e.ID, &e.Kind, &e.Name, &e.Date, &e.Place, &e.Convener, &e.Modality, &more}, func(res *relation.Result) {
		var m moreEvent
		r.decode("events", more, &m)
		e.Aliases, e.Sites, e.Participants, e.Mentions = m.Aliases, m.Sites, m.Participants, m.Mentions
		res.Events = append(res.Events, e)
	})
}

func (r *resultReader) facts() {
	var f relation.Fact
	r.each("facts", []any{&f.Type, &f.Subject, &f.Object, &f.Date, &f.Modality, &f.Rule, &f.Score,
		&f.Evidence.Start, &f.Evidence.End, &f.Trigger.Start, &f.Trigger.End}, func(res *relation.Result) {
		res.Facts = append(res.Facts, f)
	})
}
