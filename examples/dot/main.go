// Command dot reads Chinese news and draws who did what: from files of text to
// a graph for Graphviz, to a picture, to a file for another program, or to a
// table of facts.
//
//	dot page.txt | dot -Tsvg >page.svg     # with Graphviz
//	dot -T svg -o page.svg page.txt        # without
//	dot -T gexf -o page.gexf page.txt      # for Gephi
//	dot -facts page.txt
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/go-renshi/renshi/examples/internal/input"
	"github.com/go-renshi/renshi/examples/internal/terminal"
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
Of many articles, -top 40 or -collapse 3 or -ego 顾长岭 or -kinds person,title
or -relations chaired,attended makes a picture that can be read. In pictures of
more than 120 edges the relations are named in the legend and the tooltips
instead of on the edges.

Extraction takes long, pictures are tried out: -T jsonl writes the graph itself,
and -in graph reads it again.

  dot -T jsonl -o archive.graph -in jsonl archive.jsonl
  dot -in graph -ego 顾长岭 -period 2021-03/2021-06 -T svg -o spring.svg archive.graph
  dot -in graph -path 顾长岭,尹秋实 -facts archive.graph
`

type flags struct {
	format    string
	output    string
	facts     bool
	lines     bool // the files are JSON Lines
	graphs    bool // the file is a graph that was written before
	font      string
	language  graph.Language
	legend    bool
	published time.Time
	kinds     string // as given, for filter
	relations string
	filter    filter
	title     string
	files     []string
}

// parse reads the command line. An error has been reported already.
func parse(args []string, stderr io.Writer) (f flags, err error) {
	set := flag.NewFlagSet("dot", flag.ContinueOnError)
	set.SetOutput(io.Discard) // the usage is longer than a message about one flag
	set.Usage = func() {}
	language, published, in, ego, path, period := "zh", "", "text", "", "", ""
	set.StringVar(&f.format, "T", "dot", "`format`:\n"+formatTable())
	set.StringVar(&f.output, "o", "", "write to `FILE` instead of standard output; for neo4j to this folder")
	set.StringVar(&f.font, "font", "", "`FILE` of a font with Chinese characters for png (ttf, otf, ttc) instead of the one that is found")
	set.BoolVar(&f.facts, "facts", false, "print a table of the facts instead: who, what, whom or which, where, when, and the sentence")
	set.StringVar(&language, "lang", language, "`language` of labels: zh or en")
	set.BoolVar(&f.legend, "legend", true, "draw a legend")
	set.StringVar(&published, "published", "", "`day` of publication (2020-02-01) for articles that do not give it; without it, words like 昨日 have no date")
	set.StringVar(&in, "in", in, "`format` of the FILEs: text, or jsonl, where each line is a record with the keys id, text and published\n"+
		"(text is required), or graph, one file that -T jsonl wrote")
	set.Float64Var(&f.filter.minScore, "minscore", 0, "leave out facts with a `score` below this, 0 to 1")
	set.StringVar(&f.kinds, "kinds", "", "only facts whose ends are both of these `kinds`: "+join(graph.Kinds())+
		";\nwith -in graph also others that are in the graph")
	set.StringVar(&f.relations, "relations", "", "only facts with these `relations`: "+join(graph.Types())+
		";\nwith -in graph also those of your own rules that are in the graph;"+
		"\nheld_on is only in graphs whose days are vertices (graph.WithDates), as -in graph may read")
	set.IntVar(&f.filter.top, "top", 0, "only `N` people, bodies and so on: those with the most facts with one another;\n"+
		"with -kinds or -relations, of the facts that those leave")
	set.StringVar(&period, "period", "", "only facts of this `period`: 2021, 2021-03, 2021-03-02 or 2021-03/2021-06")
	set.StringVar(&f.filter.more.Place, "place", "", "only facts in the division with this `code`: 41, 4108, 410803 or 410803001")
	set.StringVar(&f.filter.body, "body", "", "only facts about this `body`, its offices and what it convened, by name")
	set.StringVar(&ego, "ego", "", "only what is around these people, bodies and so on, by `NAME`s with commas between them")
	set.IntVar(&f.filter.radius, "radius", 1, "how many `edges` around those of -ego")
	set.StringVar(&path, "path", "", "only a shortest path between two: `NAME,NAME`")
	set.IntVar(&f.filter.collapse, "collapse", 0, "draw `N` and more people of whom nothing is known but that they attended one event as one")
	set.BoolVar(&f.filter.bylines, "bylines", false, "show also who reported, edited and took pictures; files for other programs always have them")
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
	x, known := f.wanted()
	if !known {
		complain("-T %s: the formats are %s", f.format, formatNames())
	}
	f.filter.all = known && !x.picture && !f.facts
	if f.format == "neo4j" && f.output == "" && !f.facts {
		complain("-T neo4j writes several files: name their folder with -o")
	}
	if f.language, known = graph.ParseLanguage(language); !known {
		complain("-lang %s: the languages are zh and en", language)
	}
	if published != "" {
		if f.published, err = time.Parse(time.DateOnly, published); err != nil {
			complain("-published %s: not a day like 2020-02-01", published)
		}
	}
	if f.graphs = in == "graph"; f.graphs {
		if len(f.files) > 1 {
			complain("-in graph reads one file")
		}
	} else if f.lines, err = input.ParseFormat(in); err != nil {
		complain("-in %q: want text, jsonl or graph", in)
	}
	if !(f.filter.minScore >= 0 && f.filter.minScore <= 1) {
		complain("-minscore %v: not between 0 and 1", f.filter.minScore)
	}
	if !f.graphs { // which may have others
		for _, err := range f.resolve(nil) {
			complain("%v", err)
		}
	}
	for i, n := range []int{f.filter.top, f.filter.collapse, f.filter.radius} {
		if n < 0 {
			complain("-%s %d: less than none", []string{"top", "collapse", "radius"}[i], n)
		}
	}
	f.filter.more.Period = graph.Period(period)
	if err := f.filter.more.Check(); err != nil {
		for fault := range strings.SplitSeq(err.Error(), "\n") {
			complain("%s", fault)
		}
	}
	f.filter.ego, f.filter.path = names(ego), names(path)
	if n := len(f.filter.path); n != 0 && n != 2 {
		complain("-path %s: a path is between two", path)
	}
	set.Visit(func(given *flag.Flag) {
		switch {
		case given.Name == "radius" && len(f.filter.ego) == 0:
			complain("-radius is around those of -ego: name somebody")
		case given.Name == "published" && f.graphs:
			complain("-published is for articles, -in graph has their days: leave one of them out")
		}
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
	facts := 0
	if err == nil && f.graphs {
		err = errors.Join(f.resolve(g)...)
	}
	if err == nil {
		facts = g.Weight()
		g, err = f.filter.apply(g)
	}
	if err != nil {
		fmt.Fprintln(stderr, "dot:", err)
		return 1
	}
	switch {
	case g.Weight() > 0:
	case facts > 0:
		fmt.Fprintf(stderr, "dot: nothing is left: the flags leave out all of %d facts\n", facts)
	default:
		fmt.Fprintln(stderr, "dot: no facts were found")
	}
	if s := patience(g); s != "" && (f.format == "svg" || f.format == "png") && !f.facts && terminal.Is(stderr) {
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
	x, _ := f.wanted()
	if x.write == nil && !f.facts {
		return writeFolder(f.output, g)
	}
	w := stdout
	if f.output != "" {
		file, err := os.Create(f.output)
		if err != nil {
			return err
		}
		defer func() { failed = errors.Join(failed, file.Close()) }()
		w = file
	}
	if f.facts {
		return table{language: f.language, colour: terminal.Is(w) && os.Getenv("NO_COLOR") == ""}.write(w, g)
	}
	return x.write(w, g)
}
