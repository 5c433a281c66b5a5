// Beam extracts archives of Chinese news and builds their graph on Apache Beam:
// on this machine, or on a cluster. Run it with -h for its flags.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/go-renshi/renshi/examples/internal/input"
)

const usage = `Usage: beam [flags] -out FOLDER FILE…

Reads articles from the FILEs, JSON Lines with one record a line,
{"id": "…", "text": "…", "published": "2021-03-04"}, and writes into FOLDER

  results-00000-of-00004.jsonl …     what examples/extract prints, in the order
                                     of the FILEs' names and of their lines
  graph-00000-of-00004.jsonl …       the graph: together, in the order of their
                                     names, they are what examples/dot -T jsonl
                                     writes and -in graph reads
  quarantine-00000-of-00004.jsonl …  records that could not be read, each with
                                     its file, line and the reason

A FILE may be a pattern ('news/*.jsonl'), end in .gz, and lie where Beam can read,
as gs://bucket/news/*.jsonl. The same input makes the same bytes, whatever the
runner and its workers.

Flags:
  -out FOLDER        where to write; it must not hold results of an earlier run
  -shards N          files of each sort (4). One worker holds one of them in
                     memory, to sort it: let there be enough of them
  -split=false       a record's text is one article; otherwise a text, such as a
                     newspaper page, is split into its articles
  -published DAY     day of publication, 2020-02-01, where a record gives none
  -appearances       the graph has people of whom no fact is known, too
  -dates             the graph has days as vertices
  -largest BYTES     longer lines go into quarantine (16777216)

Flags of Beam; the others are at https://beam.apache.org/documentation/runners:
  -runner prism      in this process (default). -runner universal with -endpoint is
                     any job server; flink, spark, dataflow
  -endpoint HOST:PORT     of the job server
  -environment_type LOOPBACK   work in this process, where the job server asks for
                     it; DOCKER: in containers
  -worker_binary FILE     this program, built for the workers
`

func main() {
	flag.CommandLine.SetOutput(io.Discard) // the usage is longer than a message about one flag
	flag.CommandLine.Init(os.Args[0], flag.ContinueOnError)
	flag.Usage = func() {}
	var c config
	c.flags(flag.CommandLine)
	// A worker is started with flags of its own, of which beam.Init knows what to do.
	switch err := flag.CommandLine.Parse(os.Args[1:]); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(os.Stderr, usage)
		return
	case err != nil:
		wrong(err)
	}
	beam.Init()
	c.files = flag.Args()
	if err := c.check(); err != nil {
		wrong(err)
	}
	if err := run(context.Background(), c, os.Stderr); err != nil {
		fmt.Fprintf(os.Stderr, "beam: %v\n", err)
		os.Exit(1)
	}
}

func wrong(err error) {
	fmt.Fprintf(os.Stderr, "beam: %v\nbeam -h for help\n", err)
	os.Exit(2)
}

// config is what the flags say.
type config struct {
	files     []string
	out       string
	shards    int
	published string
	extract   extractFn
	graph     graphOptions
	largest   int
}

func (c *config) flags(f *flag.FlagSet) {
	f.StringVar(&c.out, "out", "", "")
	f.IntVar(&c.shards, "shards", 4, "")
	f.BoolVar(&c.extract.Split, "split", true, "")
	f.StringVar(&c.published, "published", "", "")
	f.BoolVar(&c.graph.Appearances, "appearances", false, "")
	f.BoolVar(&c.graph.Dates, "dates", false, "")
	f.IntVar(&c.largest, "largest", 16<<20, "")
}

func (c *config) check() error {
	switch {
	case c.out == "":
		return errors.New("-out FOLDER is missing")
	case len(c.files) == 0:
		return errors.New("no FILE to read")
	case c.shards < 1 || c.shards > 99999:
		return fmt.Errorf("-shards %d: from 1 to 99999", c.shards)
	case c.largest < 1:
		return fmt.Errorf("-largest %d: at least 1", c.largest)
	}
	day, err := input.ParseDay(c.published)
	if err != nil {
		return fmt.Errorf("-published: %w", err)
	}
	c.extract.Published = day
	return nil
}

// run runs the pipeline, and tells what came of it.
func run(ctx context.Context, c config, stderr io.Writer) error {
	if err := untouched(ctx, c.out); err != nil {
		return err
	}
	p, s := beam.NewPipelineWithRoot()
	build(s, c)
	result, err := beamx.RunWithMetrics(ctx, p)
	if err != nil {
		return err
	}
	if result != nil { // not every runner tells
		counts := map[string]int64{}
		for _, m := range result.Metrics().AllMetrics().Counters() {
			counts[m.Name()] += m.Result()
		}
		if len(counts) > 0 {
			fmt.Fprintf(stderr, "beam: %d records, %d articles, %d in quarantine → %s\n",
				counts["records"], counts["articles"], counts["quarantine"], c.out)
		}
	}
	return nil
}

// untouched returns an error if the folder has results of an earlier run, which this
// one would mix with its own.
func untouched(ctx context.Context, folder string) error {
	fs, err := filesystem.New(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { _ = fs.Close() }() // nothing is written by it
	for _, kind := range []string{"results", "graph", "quarantine"} {
		old, err := fs.List(ctx, strings.TrimSuffix(folder, "/")+"/"+kind+"-*-of-*.jsonl")
		if err != nil {
			return err
		}
		if len(old) > 0 {
			return fmt.Errorf("%s is there already; take another folder, or delete it", old[0])
		}
	}
	return nil
}
