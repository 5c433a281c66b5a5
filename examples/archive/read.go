package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/dustin/go-humanize"
	"golang.org/x/sync/semaphore"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/inorder"
	"github.com/go-renshi/renshi/examples/internal/input"
)

const readUsage = `Usage: archive read [flags] FILE…

Finds people, offices, bodies, places, dates, events and facts in texts and
writes them into the database. A FILE is

  a text or a newspaper page      UTF-8, UTF-16, GB18030 or Big5, which is detected
  a web page                      the article of it
  JSON Lines (.jsonl, .ndjson)    records with the keys id, text and published
  tar, zip (.zip)                 of all these; not archives inside archives
  any of them as .gz or .bz2
  a folder                        of all these; what begins with a dot is left out
  -                               standard input: one text, JSON Lines or a tar

The program may be killed at any time: the same command goes on where it
stopped. Files that are read already are not read again unless they changed, and
then what was found in them before is replaced. What cannot be read is put into
the table quarantine, with the reason, and the rest goes on.
`

func (c console) read(ctx context.Context, args []string) error {
	set, dsn := c.flagSet("read", readUsage)
	workers := set.Int("workers", runtime.GOMAXPROCS(0), "`number` of texts that are worked on at once")
	split := set.Bool("split", true, "a text, such as a newspaper page, is split into its articles")
	published := set.String("published", "", "`day` of publication (2020-02-01) of articles of which nothing tells it")
	format := set.String("in", "auto", "auto: by name and content; `jsonl`: all files are JSON Lines")
	most := size(4 << 20)
	set.Var(&most, "max", "`size` of a text in its file, at most; longer ones are put into quarantine")
	if err := c.parse(set, args); err != nil {
		return err
	}
	day, err := input.ParseDay(*published)
	switch {
	case err != nil:
		return c.wrong(set, fmt.Errorf("-published: %w", err))
	case *format != "auto" && *format != "jsonl":
		return c.wrong(set, fmt.Errorf("-in %q: want auto or jsonl", *format))
	case *workers < 1:
		return c.wrong(set, errors.New("-workers: want 1 or more"))
	case set.NArg() == 0:
		return c.wrong(set, errors.New("no FILE"))
	}
	if err := distinct(set.Args()); err != nil {
		return err
	}
	st, err := open(ctx, *dsn, true)
	if err != nil {
		return err
	}
	defer st.close()
	x, err := newExtraction()
	if err != nil {
		return err
	}
	x.whole, x.published, x.most = !*split, day, int64(most)
	r := &reader{
		inputs:  inputs{most: int64(most), stdin: c.stdin, lines: *format == "jsonl"},
		x:       x,
		workers: *workers,
		bar:     newProgress(c.stderr, "reading", true),
	}
	err = r.run(ctx, st, set.Args())
	if r.committer != nil {
		r.summary(c, *dsn)
	}
	return err
}

// size is a number of bytes on the command line: 4MB, 500k.
type size int64

func (s *size) String() string { return humanize.IBytes(uint64(*s)) }

// Set reads a size. Units are powers of 1024: nobody means a text of 4,000,000 bytes.
func (s *size) Set(v string) error {
	n, err := humanize.ParseBytes(strings.TrimSuffix(strings.TrimSuffix(strings.ToUpper(v), "B"), "I") + "iB")
	if err != nil || n == 0 || n > 1<<30 {
		return errors.New("want a size such as 4MB, 1GB at most")
	}
	*s = size(n)
	return nil
}

// distinct says whether the files are there, and no one is another or in another.
func distinct(names []string) error {
	seen := map[string]string{}
	for _, name := range names {
		if name == input.Stdin {
			continue
		}
		real, err := filepath.EvalSymlinks(name)
		if err != nil {
			return err
		}
		if real, err = filepath.Abs(real); err != nil {
			return err
		}
		if other, ok := seen[real]; ok {
			return fmt.Errorf("%s and %s are one: give it once", other, name)
		}
		seen[real] = name
	}
	for real, name := range seen {
		for dir := filepath.Dir(real); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			if other, ok := seen[dir]; ok {
				return fmt.Errorf("%s is in %s: give the folder only", name, other)
			}
		}
	}
	return nil
}

// reader is one run of archive read.
type reader struct {
	inputs
	x         *extraction
	workers   int
	bar       *progress
	committer *committer
	started   time.Time
}

// inFlight is how many bytes of texts are worked on at once, whatever the number
// of workers, beyond one text.
const inFlight = 16 << 20

func (r *reader) run(ctx context.Context, st *store, names []string) error {
	r.started = time.Now()
	return st.session(ctx, func(s *session) (err error) {
		if r.committer, err = newCommitter(ctx, s); err != nil {
			return err
		}
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		r.ctx = ctx
		r.known = func(path string) (source, bool, error) { return st.source(ctx, path) }
		go r.bar.measure(ctx, names)
		defer r.bar.close()
		room := semaphore.NewWeighted(max(inFlight, 2*r.most))
		err = inorder.Map(r.bounded(ctx, room, names), r.workers, func(it item) outcome {
			n := int64(len(it.data))
			if ctx.Err() != nil {
				return outcome{item: item{source: it.source}, held: n, left: true}
			}
			out := r.x.do(it)
			out.held = n
			return out
		}, func(o outcome) error {
			room.Release(o.held)
			if o.left {
				return ctx.Err()
			}
			r.bar.set(o.read, r.committer.total.articles+r.committer.pending.articles, r.committer.total.quarantined()+r.committer.pending.quarantined())
			return r.committer.add(ctx, o)
		})
		result := "done"
		if err != nil {
			result = err.Error()
		}
		if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
			result = "interrupted"
		}
		if errors.Is(err, errOvertaken) {
			return err
		}
		if ferr := r.committer.finish(ctx, result); err == nil {
			err = ferr
		}
		return err
	})
}

// bounded yields the items of files as long as those that are worked on are not
// too many bytes.
func (r *reader) bounded(ctx context.Context, room *semaphore.Weighted, names []string) func(func(item, error) bool) {
	return func(yield func(item, error) bool) {
		r.all(names)(func(it item, err error) bool {
			if err == nil {
				err = room.Acquire(ctx, int64(len(it.data)))
			}
			return yield(it, err)
		})
	}
}

// summary tells what the run did.
func (r *reader) summary(c console, dsn string) {
	t, took := r.committer.total, time.Since(r.started)
	rate := func(n float64) float64 { return n / max(took.Seconds(), 0.001) }
	fmt.Fprintf(c.stdout, "read %s articles of %s texts (%s) in %s: %s a second, %s/s; %s facts\n",
		humanize.Comma(int64(t.articles)), humanize.Comma(int64(t.texts)), humanize.Bytes(uint64(t.bytes)), took.Round(100*time.Millisecond),
		humanize.CommafWithDigits(rate(float64(t.articles)), 1), humanize.Bytes(uint64(rate(float64(t.bytes)))), humanize.Comma(int64(t.facts)))
	if r.skipped > 0 {
		fmt.Fprintf(c.stdout, "%s files were read before and have not changed\n", humanize.Comma(int64(r.skipped)))
	}
	if t.partly > 0 {
		fmt.Fprintf(c.stdout, "read in part, as they are longer than %s: %s articles; archive query%s unread lists them\n",
			humanize.IBytes(entity.DefaultBytes), humanize.Comma(int64(t.partly)), dbFlag(dsn))
	}
	if n := t.quarantined(); n > 0 {
		var kinds []string
		for _, kind := range slices.Sorted(maps.Keys(t.faults)) {
			kinds = append(kinds, fmt.Sprintf("%s %s", kind, humanize.Comma(int64(t.faults[kind]))))
		}
		fmt.Fprintf(c.stdout, "put into quarantine: %s (%s); archive query%s quarantine lists them\n",
			humanize.Comma(int64(n)), strings.Join(kinds, ", "), dbFlag(dsn))
	}
	if t.articles > 0 {
		fmt.Fprintf(c.stdout, "archive graph%s makes the graph\n", dbFlag(dsn))
	}
}

// dbFlag is the flag that names a database, as it may be shown.
func dbFlag(dsn string) string {
	switch {
	case isPostgres(dsn):
		return " -db postgres://…"
	case dsn == "archive.db":
		return ""
	}
	return " -db " + dsn
}

// bytesOf adds up the sizes of files and of those below folders.
func bytesOf(ctx context.Context, names []string) (sum int64, ok bool) {
	for _, name := range names {
		if name == input.Stdin {
			return 0, false
		}
		real, err := filepath.EvalSymlinks(name)
		if err != nil {
			continue
		}
		_ = filepath.WalkDir(real, func(file string, d fs.DirEntry, err error) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err == nil && !d.IsDir() {
				if info, err := d.Info(); err == nil {
					sum += info.Size()
				}
			}
			return nil
		})
	}
	return sum, ctx.Err() == nil
}
