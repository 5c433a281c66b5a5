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
	"slices"
	"time"

	"github.com/go-renshi/renshi/examples/internal/input"
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

const usageEnd = `
Of many articles, -top 40 or -kinds person,title or -relations chaired,attended
makes a picture that can be read. In pictures of more than 120 edges the
relations are named in the legend and the tooltips instead of on the edges.
`

type flags struct {
	format    string
	output    string
	facts     bool
	lines     bool // the files are JSON Lines
	language  graph.Language
	legend    bool
	published time.Time
	filter    filter
	title     string
	files     []string
}

// parse reads the command line. An error has been reported already.
func parse(args []string, stderr io.Writer) (f flags, err error) {
	set := flag.NewFlagSet("dot", flag.ContinueOnError)
	set.SetOutput(io.Discard) // the usage is longer than a message about one flag
	set.Usage = func() {}
	language, published, in, kinds, relations := "zh", "", "text", "", ""
	set.StringVar(&f.format, "T", "dot", "`format`: dot, or svg, drawn without Graphviz")
	set.StringVar(&f.output, "o", "", "write to `FILE` instead of standard output")
	set.BoolVar(&f.facts, "facts", false, "print a table of the facts instead: who, what, whom or which, where, when, and the sentence")
	set.StringVar(&language, "lang", language, "`language` of labels: zh or en")
	set.BoolVar(&f.legend, "legend", true, "draw a legend")
	set.StringVar(&published, "published", "", "`day` of publication (2020-02-01) for articles that do not give it; without it, words like 昨日 have no date")
	set.StringVar(&in, "in", in, "`format` of the FILEs: text, or jsonl, where each line is a record with the keys id, text and published\n"+
		"(text is required)")
	set.Float64Var(&f.filter.minScore, "minscore", 0, "leave out facts with a `score` below this, 0 to 1")
	set.StringVar(&kinds, "kinds", "", "only facts whose ends are both of these `kinds`: "+join(graph.Kinds()))
	set.StringVar(&relations, "relations", "", "only facts with these `relations`: "+join(graph.Types()))
	set.IntVar(&f.filter.top, "top", 0, "only the `N` people, bodies and so on with the most facts, and what is between them;\n"+
		"with -kinds or -relations, of the facts that those leave")
	set.BoolVar(&f.filter.bylines, "bylines", false, "show also who reported, edited and took pictures")
	set.StringVar(&f.title, "title", "", "`title` above the picture")
	ok := true
	complain := func(format string, args ...any) {
		ok = false
		fmt.Fprintf(stderr, "dot: "+format+"\n", args...)
	}
	if err := set.Parse(args); errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(stderr, usage)
		set.SetOutput(stderr)
		set.PrintDefaults()
		fmt.Fprint(stderr, usageEnd)
		return f, err
	} else if err != nil {
		complain("%v", err)
		fmt.Fprintln(stderr, "dot -h for help")
		return f, err
	}
	f.files = set.Args()
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
	if f.lines, err = input.ParseFormat(in); err != nil {
		complain("%v", err)
	}
	if !(f.filter.minScore >= 0 && f.filter.minScore <= 1) {
		complain("-minscore %v: not between 0 and 1", f.filter.minScore)
	}
	if f.filter.kinds, err = parseList(kinds, graph.Kinds(), kindNames); err != nil {
		complain("-kinds %v", err)
	}
	if f.filter.relations, err = parseList(relations, graph.Types(), typeNames); err != nil {
		complain("-relations %v", err)
	}
	if f.filter.top < 0 {
		complain("-top %d: less than none", f.filter.top)
	}
	set.Visit(func(given *flag.Flag) {
		if f.facts && slices.Contains([]string{"T", "title", "legend"}, given.Name) {
			complain("-facts prints a table, -%s is for pictures: leave one of them out", given.Name)
		}
	})
	if !ok {
		fmt.Fprintln(stderr, "dot -h for help")
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
	g = f.filter.apply(g)
	if s := patience(g); s != "" && f.format == "svg" && !f.facts && terminal(stderr) {
		fmt.Fprintln(stderr, "dot:", s)
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
