// Extract reads Chinese news and prints what it found, one JSON object per
// article. Run it with -h for its flags and the keys of its output.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/go-renshi/renshi/examples/internal/articlejson"
	"github.com/go-renshi/renshi/examples/internal/corrections"
	"github.com/go-renshi/renshi/examples/internal/inorder"
	"github.com/go-renshi/renshi/examples/internal/input"
	"github.com/go-renshi/renshi/relation"
)

const usage = `Usage: extract [flags] [FILE…]

Reads Chinese news in UTF-8 from the FILEs, or from standard input without FILE,
and prints one JSON object per article, in the order of the input. A FILE in another
encoding is left out, which is an error; examples/archive decodes.

Flags:
  -in text         each FILE is one text (default)
  -in jsonl        each line of a FILE is a record with the keys id, text and
                   published (text is required, published may be "")
  -split=true      a text, such as a newspaper page, is split into its articles
                   (default)
  -split=false     a text is one article
  -published DAY   day of publication, 2020-02-01, where a record gives none;
                   without it relative dates (昨日) may stay without a value
  -bytes N         read up to N bytes of an article (default 1048576; -1 reads all);
                   a million bytes take 0.4 to 1.5 GB of memory
  -corrections FILE  what readers put right, as examples/explore records it:
                   lines on who is whom (same, apart) are for graphs and mean
                   nothing here
  -trace TEXT      tells on standard error why TEXT was found or not: for each
                   place where it stands what was considered, by which rule, with
                   what score, and what became of it

Keys of an object:
  source     the FILE as given, "-" for standard input
  id         the record's id (only for records that have one)
  article    number of the article in its text, from 1
  headline   lines of the headline, joined, without white space
  byline     names of reporters and photographers
  published  day of publication, "" if unknown
  spans      the parts of the text that are this article, in reading order
  body       from the first to the last character of the running text
  unread     parts of spans beyond the limit of -bytes, which were not read (only
             where there are any)
  mentions   people, titles, places, organisations and dates: start, end, type,
             text, value (of dates), entity
  entities   what the mentions refer to, then events and other objects of facts:
             id, type, name, aliases; of places code; of events kind, date,
             place, convener, participants (entity, role), and of inspections
             and visits sites
  facts      relation, subject, object, date, evidence, trigger, rule, score,
             and modality where the office is a former one

All offsets are bytes of the FILE; with -in jsonl, bytes of the record's text.
`

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main with its surroundings as arguments. It returns the exit status:
// 0, 1 for an input that cannot be read or is not UTF-8, 2 for wrong flags.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("extract", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // the usage is longer than a message about one flag
	flags.Usage = func() {}
	format := flags.String("in", "text", "")
	split := flags.Bool("split", true, "")
	day := flags.String("published", "", "")
	limit := flags.Int("bytes", entity.DefaultBytes, "")
	corrected := flags.String("corrections", "", "")
	traced := flags.String("trace", "", "")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stderr, usage)
		return 0
	case err != nil:
		return wrong(stderr, err)
	}
	if *limit == 0 {
		return wrong(stderr, errors.New("-bytes 0: want a number of bytes, or -1 for all"))
	}
	lines, err := input.ParseFormat(*format)
	if err != nil {
		return wrong(stderr, err)
	}
	published, err := input.ParseDay(*day)
	if err != nil {
		return wrong(stderr, fmt.Errorf("-published: %w", err))
	}
	options := []entity.Option{entity.WithLimits(entity.Limits{Bytes: *limit})}
	if *traced != "" {
		options = append(options, entity.WithTrace())
	}
	var results corrections.Results
	if *corrected != "" {
		list, err := corrections.Load(*corrected)
		if err != nil {
			fmt.Fprintf(stderr, "extract: %v\n", err)
			return 1
		}
		if slices.ContainsFunc(list, func(c corrections.Correction) bool {
			return c.Action == corrections.Same || c.Action == corrections.Apart
		}) {
			fmt.Fprintf(stderr, "extract: %s: lines on who is whom (same, apart) mean nothing here, only in graphs\n", *corrected)
		}
		options = append(options, corrections.EntityOptions(list)...)
		results = corrections.ForResults(list)
	}
	x, err := newExtraction(*split, published, options...)
	if err != nil {
		fmt.Fprintf(stderr, "extract: %v\n", err)
		return 1
	}
	x.corrected, x.traced = results, *traced
	var stderrLock sync.Mutex
	x.warn = func(s string) {
		stderrLock.Lock()
		defer stderrLock.Unlock()
		fmt.Fprintln(stderr, "extract:", s)
	}
	out := bufio.NewWriter(stdout)
	refused := false
	in := input.Reader{Lines: lines, Stdin: stdin, Warn: x.warn, Refuse: func(s string) {
		refused = true
		x.warn(s)
	}}
	err = inorder.Map(in.Records(flags.Args()), runtime.GOMAXPROCS(0), x.lines,
		func(lines []byte) error { _, err := out.Write(lines); return err })
	if *traced != "" && !x.stands.Load() {
		x.warn(*traced + " stands in none of the articles")
	}
	if err = errors.Join(err, out.Flush()); err != nil {
		fmt.Fprintf(stderr, "extract: %v\n", err)
		return 1
	}
	if refused {
		return 1
	}
	return 0
}

// wrong reports a wrong command line and returns the exit status.
func wrong(stderr io.Writer, err error) int {
	fmt.Fprintf(stderr, "extract: %v\nextract -h for help\n", err)
	return 2
}

// extraction turns records into lines of JSON. It is safe for concurrent use.
type extraction struct {
	entities  *entity.Extractor
	relations *relation.Extractor
	split     bool
	published time.Time           // of records that give no day
	corrected corrections.Results // what readers put right in results
	traced    string              // of what warn is told why it was found or not; "" is nothing
	stands    atomic.Bool         // traced stands in some article
	warn      func(string)        // is told of what was too long to be read; nil tells nobody
}

func newExtraction(split bool, published time.Time, options ...entity.Option) (*extraction, error) {
	entities, err := entity.New(options...)
	if err != nil {
		return nil, err
	}
	relations, err := relation.New()
	if err != nil {
		return nil, err
	}
	return &extraction{entities: entities, relations: relations, split: split, published: published}, nil
}

// lines returns one line of JSON for each article of the record.
func (x *extraction) lines(r input.Record) []byte {
	var lines []byte
	for i, a := range x.articles(r) {
		if day := r.Published; !day.IsZero() {
			a.Published = day
		} else if a.Published.IsZero() {
			a.Published = x.published
		}
		doc := x.entities.Extract(a)
		if x.traced != "" {
			for _, told := range why(doc, x.traced) {
				x.stands.Store(true)
				x.warn(fmt.Sprintf("%s: article %d: %s", name(r), i+1, told))
			}
		}
		res := x.relations.Extract(doc)
		if len(res.Doc.Unread) > 0 && x.warn != nil {
			x.warn(fmt.Sprintf("%s: article %d is too long and was read in part, see \"unread\"; -bytes reads more", r.Source, i+1))
		}
		x.corrected.Apply(res)
		lines = append(lines, articlejson.Encode(r.Source, r.ID, i+1, res)...)
	}
	return lines
}

// name is where the record is from.
func name(r input.Record) string {
	if r.Line > 0 {
		return fmt.Sprintf("%s:%d", r.Source, r.Line)
	}
	return r.Source
}

// articles splits the text of the record, unless it is one article.
func (x *extraction) articles(r input.Record) []entity.Article {
	if x.split {
		return page.Split(r.ID, r.Text)
	}
	if one := page.Split(r.ID, r.Text, page.WithOneArticle()); len(one) == 1 {
		return one
	}
	return []entity.Article{{ID: r.ID, Source: r.Text}} // nothing but white space
}
