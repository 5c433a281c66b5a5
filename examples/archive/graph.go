package main

import (
	"context"
	"fmt"
	"time"

	"github.com/dustin/go-humanize"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
)

const graphUsage = `Usage: archive graph [flags]

Makes the graph over all articles in the database: decides who is whom across
articles, and writes the tables vertices, edges, evidence and tenures anew, in
one transaction. Repeat it after each archive read.

Texts are read one after the other and not kept, but all facts with their
sentences are, until the graph is written: expect some 2 GB for a million facts.
`

func (c console) graph(ctx context.Context, args []string) error {
	set, dsn := c.flagSet("graph", graphUsage)
	if err := c.parse(set, args); err != nil {
		return err
	}
	if set.NArg() > 0 {
		return c.wrong(set, fmt.Errorf("%q: graph takes no FILE; it makes the graph of what archive read has read", set.Arg(0)))
	}
	st, err := open(ctx, *dsn, false)
	if err != nil {
		return err
	}
	defer st.close()
	started := time.Now()
	return st.session(ctx, func(s *session) error {
		bar := newProgress(c.stderr, "reading facts", false)
		defer bar.close()
		g, commits, err := build(ctx, s, bar)
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		bar.say("writing the graph")
		if err := s.writeGraph(ctx, g, commits); err != nil {
			return err
		}
		bar.close()
		fmt.Fprintf(c.stdout, "%s vertices, %s edges, %s facts in %s; archive query%s lists questions\n", humanize.Comma(int64(g.Order())),
			humanize.Comma(int64(g.Size())), humanize.Comma(int64(g.Weight())), time.Since(started).Round(100*time.Millisecond), dbFlag(*dsn))
		return nil
	})
}

// build makes the graph of all articles. It also returns the state of the
// archive that it is of.
func build(ctx context.Context, s *session, bar *progress) (g *graph.Graph, commits int64, err error) {
	var articles int64
	if err := s.one(ctx, "SELECT commits, (SELECT COUNT(*) FROM articles) FROM state", &commits, &articles); err != nil {
		return nil, 0, err
	}
	bar.total.Store(articles)
	b := graph.NewBuilder()
	done := 0
	for after := int64(0); ; {
		list, err := s.results(ctx, after, 200)
		if err != nil {
			return nil, 0, err
		}
		if len(list) == 0 {
			break
		}
		for _, r := range list {
			b.Add(r.Result)
			after = r.number
		}
		done += len(list)
		bar.set(int64(done), done, 0)
	}
	bar.say("deciding who is whom")
	return b.Build(), commits, nil
}

// writeGraph replaces the graph of the archive.
func (s *session) writeGraph(ctx context.Context, g *graph.Graph, commits int64) error {
	return s.transaction(ctx, func() error {
		for _, table := range []string{"vertices", "edges", "evidence", "tenures"} {
			if err := s.exec(ctx, "DELETE FROM "+table); err != nil {
				return err
			}
		}
		w := &graphWriter{ctx: ctx, s: s, ids: make(map[graph.Key]int64, g.Order())}
		if err := w.write(g); err != nil {
			return err
		}
		return s.exec(ctx, "UPDATE state SET graph_commits = $1 WHERE id = 1", commits)
	})
}

// graphWriter writes rows, some thousand at a time.
type graphWriter struct {
	ctx  context.Context
	s    *session
	ids  map[graph.Key]int64
	rows map[string][][]any
}

var (
	vertexColumns   = []string{"id", "key", "kind", "name", "aliases", "code", "hint", "event_kind", "date", "articles"}
	edgeColumns     = []string{"id", "from_id", "to_id", "facts"}
	evidenceColumns = []string{
		"edge", "n", "type", "date", "modality", "rule", "score", "article", "start_at", "end_at", "trigger_start", "trigger_end", "sentence",
	}
	tenureColumns = []string{"person", "n", "office", "begins", "begins_exact", "ends", "ends_exact"}
)

func (w *graphWriter) write(g *graph.Graph) error {
	w.rows = map[string][][]any{}
	for v := range g.Vertices() {
		id := int64(len(w.ids) + 1)
		w.ids[v.Key] = id
		if err := w.add("vertices", vertexColumns, id, bounded(string(v.Key)), string(v.Kind), bounded(v.Name),
			encode(append([]string{}, v.Aliases...)), v.Code, v.Hint, v.Event.Kind, v.Event.Date, len(v.Articles)); err != nil {
			return err
		}
	}
	edge := int64(0)
	for e := range g.Edges() {
		edge++
		if err := w.add("edges", edgeColumns, edge, w.ids[e.From.Key], w.ids[e.To.Key], len(e.Facts)); err != nil {
			return err
		}
		for n, f := range e.Facts {
			ev := &f.Evidence
			if err := w.add("evidence", evidenceColumns, edge, n, string(f.Type), f.Date, f.Modality, f.Rule, f.Score, numberOf(ev.Article),
				ev.Span.Start, ev.Span.End, ev.Trigger.Start, ev.Trigger.End, ev.Text); err != nil {
				return err
			}
		}
	}
	for v := range g.Vertices() {
		if v.Kind != entity.Person {
			continue
		}
		n := 0
		for t := range g.Timeline(v.Key) {
			if err := w.add("tenures", tenureColumns, w.ids[v.Key], n, w.ids[t.Office.Key], dayOf(t.From), bit(t.From.Exact), dayOf(t.To), bit(t.To.Exact)); err != nil {
				return err
			}
			n++
		}
	}
	return w.flush()
}

// numberOf is the number of an article, which is its id in the graph.
func numberOf(a *graph.Article) (n int64) {
	_, _ = fmt.Sscan(a.ID, &n)
	return n
}

// dayOf is the day of a bound, as exact as the text states it.
func dayOf(b graph.Bound) string {
	switch {
	case !b.Known:
		return ""
	case b.Exact && b.Value != "":
		return b.Value
	}
	return day(b.Day)
}

func (w *graphWriter) add(table string, columns []string, values ...any) error {
	w.rows[table] = append(w.rows[table], values)
	if len(w.rows[table]) < 2000 {
		return nil
	}
	return w.flushTable(table, columns)
}

func (w *graphWriter) flushTable(table string, columns []string) error {
	err := w.s.insert(w.ctx, w.s, table, columns, w.rows[table])
	w.rows[table] = w.rows[table][:0]
	return err
}

func (w *graphWriter) flush() error {
	for _, t := range []struct {
		name    string
		columns []string
	}{{"vertices", vertexColumns}, {"edges", edgeColumns}, {"evidence", evidenceColumns}, {"tenures", tenureColumns}} {
		if err := w.flushTable(t.name, t.columns); err != nil {
			return err
		}
	}
	return nil
}
