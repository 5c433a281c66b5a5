// Command dot reads Chinese news and draws who did what: from files of text to
// a graph for Graphviz, to a picture, or to a table of facts.
//
//	dot page.txt | dot -Tsvg >page.svg     # with Graphviz
//	dot -T svg -o page.svg page.txt        # without
//	dot -facts page.txt
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/go-renshi/renshi/graph"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

const usage = `Usage: dot [flags] [FILE…]

Reads newspaper pages or articles (UTF-8 text; standard input without FILE),
finds who chaired, attended or inspected what, who met whom and who holds which
office, and writes the graph of it.

Flags:
`

type flags struct {
	format    string
	output    string
	facts     bool
	language  graph.Language
	legend    bool
	published time.Time
	minScore  float64
	title     string
	files     []string
}

// parse reads the command line. An error has been reported already.
func parse(args []string, stderr io.Writer) (f flags, err error) {
	set := flag.NewFlagSet("dot", flag.ContinueOnError)
	set.SetOutput(stderr)
	set.Usage = func() {
		fmt.Fprint(stderr, usage)
		set.PrintDefaults()
	}
	language, published := "zh", ""
	set.StringVar(&f.format, "T", "dot", "`format`: dot, or svg, drawn without Graphviz")
	set.StringVar(&f.output, "o", "", "write to `FILE` instead of standard output")
	set.BoolVar(&f.facts, "facts", false, "print a table of the facts instead: who, what, whom or which, where, when, and the sentence")
	set.StringVar(&language, "lang", language, "`language` of labels: zh or en")
	set.BoolVar(&f.legend, "legend", true, "draw a legend")
	set.StringVar(&published, "published", "", "`day` of publication (2020-02-01) for articles that do not give it; without it, words like 昨日 have no date")
	set.Float64Var(&f.minScore, "minscore", 0, "leave out facts with a `score` below this, 0 to 1")
	set.StringVar(&f.title, "title", "", "`title` above the picture")
	if err := set.Parse(args); err != nil {
		return f, err
	}
	f.files = set.Args()
	ok := true
	complain := func(format string, args ...any) {
		ok = false
		fmt.Fprintf(stderr, "dot: "+format+"\n", args...)
	}
	if f.format != "dot" && f.format != "svg" {
		complain("-T %s: the formats are dot and svg", f.format)
	}
	var known bool
	if f.language, known = graph.ParseLanguage(language); !known {
		complain("-lang %s: the languages are zh and en", language)
	}
	if published != "" {
		if f.published, err = time.Parse(time.DateOnly, published); err != nil {
			complain("-published %s: not a day like 2020-02-01", published)
		}
	}
	if !(f.minScore >= 0 && f.minScore <= 1) {
		complain("-minscore %v: not between 0 and 1", f.minScore)
	}
	if !ok {
		return f, errors.New("usage")
	}
	return f, nil
}

// run is the program. It returns its exit code: 1 when a file cannot be read
// or written, 2 when the command line is wrong.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	f, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	g, err := read(f, stdin, stderr)
	if err != nil {
		fmt.Fprintln(stderr, "dot:", err)
		return 1
	}
	if f.minScore > 0 {
		g = g.Select(func(x *graph.Fact) bool { return x.Score >= f.minScore })
	}
	if err := f.write(g, stdout); err != nil {
		fmt.Fprintln(stderr, "dot:", err)
		return 1
	}
	return 0
}

// write writes what the flags ask for to where they say.
func (f flags) write(g *graph.Graph, stdout io.Writer) (failed error) {
	w := stdout
	if f.output != "" {
		file, err := os.Create(f.output)
		if err != nil {
			return err
		}
		defer func() { failed = errors.Join(failed, file.Close()) }()
		w = file
	}
	d := graph.DOT{Language: f.language, NoLegend: !f.legend, Title: f.title}
	switch {
	case f.facts:
		return table{language: f.language, colour: terminal(w) && os.Getenv("NO_COLOR") == ""}.write(w, g)
	case f.format == "svg":
		return writeSVG(w, d, g)
	default:
		return d.Write(w, g)
	}
}

// terminal says whether w is one.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
