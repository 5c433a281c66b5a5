package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// committer writes outcomes, in their order, many in a transaction. Each
// transaction also writes how far the sources are read, so that whatever happens
// to the program, nothing is lost and nothing is there twice.
type committer struct {
	s     *session
	run   int64
	most  int           // texts of a transaction
	bytes int           // of texts of a transaction
	every time.Duration // after which it ends
	total totals

	text, article, quarantined int64 // the last numbers given

	rows    rows
	anew    []*source // whose earlier rows are taken away
	sources map[string]item
	order   []string // of sources
	pending totals
	held    int
	last    time.Time
}

// totals count what was written.
type totals struct {
	texts, articles, facts int
	partly                 int // articles that were read in part
	bytes                  int64
	faults                 map[string]int
}

func (t *totals) add(o totals) {
	t.texts += o.texts
	t.articles += o.articles
	t.facts += o.facts
	t.partly += o.partly
	t.bytes += o.bytes
	if t.faults == nil {
		t.faults = map[string]int{}
	}
	for kind, n := range o.faults {
		t.faults[kind] += n
	}
}

func (t *totals) quarantined() (n int) {
	for _, k := range t.faults {
		n += k
	}
	return n
}

// errOvertaken says that a later run writes into the archive.
var errOvertaken = errors.New("another archive read works on this archive; this one stops")

// newCommitter begins a run. A run that is under way elsewhere ends with
// [errOvertaken] when it writes next.
func newCommitter(ctx context.Context, s *session) (*committer, error) {
	c := &committer{s: s, most: 500, bytes: 2 << 20, every: 2 * time.Second, last: time.Now()}
	err := s.transaction(ctx, func() error {
		if err := s.exec(ctx, "UPDATE state SET run = run + 1 WHERE id = 1"); err != nil {
			return err
		}
		for query, into := range map[string]*int64{
			"SELECT run FROM state":                       &c.run,
			"SELECT COALESCE(MAX(id), 0) FROM texts":      &c.text,
			"SELECT COALESCE(MAX(id), 0) FROM articles":   &c.article,
			"SELECT COALESCE(MAX(id), 0) FROM quarantine": &c.quarantined,
		} {
			if err := s.one(ctx, query, into); err != nil {
				return err
			}
		}
		return s.exec(ctx, "INSERT INTO runs (id, started, ended, outcome, articles, quarantined) VALUES ($1, $2, '', '', 0, 0)",
			c.run, now())
	})
	c.clear()
	return c, err
}

func now() string { return time.Now().UTC().Format(time.RFC3339) }

func (c *committer) clear() {
	c.rows, c.anew, c.sources, c.order = rows{}, nil, map[string]item{}, nil
	c.pending, c.held = totals{faults: map[string]int{}}, 0
}

// add takes an outcome and writes when there is enough to write.
func (c *committer) add(ctx context.Context, o outcome) error {
	if o.anew {
		// What was found in the source goes in a transaction of its own order:
		// before that of the new rows.
		if err := c.flush(ctx); err != nil {
			return err
		}
		c.anew = append(c.anew, o.source)
	}
	if _, ok := c.sources[o.path]; !ok {
		c.order = append(c.order, o.path)
	}
	c.sources[o.path] = o.item
	switch {
	case o.bad != nil:
		c.quarantined++
		c.rows.add("quarantine", c.quarantined, o.path, o.line, o.member, o.bad.size, o.bad.kind, clean(o.bad.reason))
		c.pending.faults[o.bad.kind]++
	case !o.mark:
		c.text++
		c.rows.add("texts", c.text, o.path, o.at.Member, o.line, o.member, o.text)
		for _, a := range o.articles {
			c.article++
			a.number(c.article, c.text)
			for table, list := range a {
				c.rows[table] = append(c.rows[table], list...)
			}
		}
		c.pending.texts++
		c.pending.articles += len(o.articles)
		c.pending.facts += o.facts
		c.pending.partly += o.partly
		c.pending.bytes += int64(len(o.text))
	}
	c.held += len(o.text)
	if len(c.order)+c.pending.texts+c.pending.quarantined() >= c.most || c.held >= c.bytes || time.Since(c.last) > c.every {
		return c.flush(ctx)
	}
	return nil
}

// flush writes what was added.
func (c *committer) flush(ctx context.Context) error {
	c.last = time.Now()
	if len(c.sources) == 0 {
		return nil
	}
	err := c.s.transaction(ctx, func() error {
		if err := c.own(ctx, "commits = commits + 1"); err != nil {
			return err
		}
		for _, s := range c.anew {
			if err := c.s.forget(ctx, s.path); err != nil {
				return err
			}
		}
		for _, path := range c.order {
			if err := c.checkpoint(ctx, c.sources[path]); err != nil {
				return err
			}
		}
		for _, t := range tables {
			if err := c.s.insert(ctx, c.s, t.name, t.columns, c.rows[t.name]); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		c.total.add(c.pending)
		c.clear()
	}
	return err
}

// own changes the state of the archive as long as no later run has begun.
func (c *committer) own(ctx context.Context, set string) error {
	done, err := c.s.conn.ExecContext(ctx, "UPDATE state SET "+set+" WHERE id = 1 AND run = $1", c.run)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return errOvertaken
}

// checkpoint writes how far a source is read.
func (c *committer) checkpoint(ctx context.Context, it item) error {
	if it.end == unopened { // tell of it once
		if err := c.s.exec(ctx, "DELETE FROM quarantine WHERE path = $1 AND kind = $2", it.path, unreadable); err != nil {
			return err
		}
	}
	stmt, err := c.s.prepared(ctx, `INSERT INTO sources (path, size, modified, member, line, at_byte, checksum, done) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified, member = excluded.member, line = excluded.line,
		at_byte = excluded.at_byte, checksum = excluded.checksum, done = excluded.done`)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(ctx, it.path, it.size, it.modified, it.next.Member, it.next.Line, it.next.Byte, int64(it.next.Sum), it.end)
	return err
}

// finish writes the rest and how the run ended.
func (c *committer) finish(ctx context.Context, outcome string) error {
	ctx = context.WithoutCancel(ctx)
	if err := c.flush(ctx); err != nil {
		return err
	}
	return c.s.exec(ctx, "UPDATE runs SET ended = $1, outcome = $2, articles = $3, quarantined = $4 WHERE id = $5",
		now(), outcome, c.total.articles, c.total.quarantined(), c.run)
}

// forget takes away all that was found in a source.
func (s *session) forget(ctx context.Context, path string) error {
	const texts = "SELECT id FROM texts WHERE path = $1"
	for _, t := range tables {
		where := "article IN (SELECT id FROM articles WHERE text IN (" + texts + "))"
		switch t.name {
		case "texts", "quarantine", "articles":
			continue // after those that point to them
		}
		if err := s.exec(ctx, "DELETE FROM "+t.name+" WHERE "+where, path); err != nil {
			return err
		}
	}
	for _, query := range []string{"articles WHERE text IN (" + texts + ")", "texts WHERE path = $1", "quarantine WHERE path = $1"} {
		if err := s.exec(ctx, "DELETE FROM "+query, path); err != nil {
			return err
		}
	}
	return nil
}

// source looks up how far a source was read.
func (st *store) source(ctx context.Context, path string) (s source, ok bool, err error) {
	var sum int64
	err = st.db.QueryRowContext(ctx, "SELECT path, size, modified, member, line, at_byte, checksum, done FROM sources WHERE path = $1", path).
		Scan(&s.path, &s.size, &s.modified, &s.from.Member, &s.from.Line, &s.from.Byte, &sum, &s.done)
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	if err != nil {
		return s, false, fmt.Errorf("sources: %w", err)
	}
	s.from.Sum = uint32(sum)
	return s, true, nil
}
