package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/go-renshi/renshi/examples/internal/input"
	"github.com/go-renshi/renshi/examples/internal/terminal"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// read makes the graph of all files, or of standard input. It reports all
// files that cannot be read.
func read(f flags, stdin io.Reader, stderr io.Writer) (*graph.Graph, error) {
	if f.graphs {
		return readGraph(f.files, stdin)
	}
	var articles []entity.Article
	var problems []error
	in := input.Reader{Lines: f.lines, Stdin: stdin, Warn: func(s string) { fmt.Fprintln(stderr, "dot:", s) }}
	files := f.files
	if len(files) == 0 {
		files = []string{input.Stdin}
	}
	for _, name := range files {
		for r, err := range in.Records([]string{name}) {
			if err != nil {
				problems = append(problems, err)
				continue
			}
			for _, a := range page.Split(nameOf(r), r.Text) {
				if !r.Published.IsZero() {
					a.Published = r.Published
				} else if a.Published.IsZero() {
					a.Published = f.published
				}
				articles = append(articles, a)
			}
		}
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return extract(articles, f.filter.dates(), func(a entity.Article) {
		fmt.Fprintf(stderr, "dot: article %s is too long and was read in part\n", a.ID)
	}, &terminal.Progress{Out: stderr, Total: len(articles), On: terminal.Is(stderr) && len(articles) > 20})
}

// readGraph reads a graph that -T jsonl wrote.
func readGraph(files []string, stdin io.Reader) (*graph.Graph, error) {
	if len(files) == 0 || files[0] == input.Stdin {
		return graph.ReadJSONL(stdin)
	}
	in, err := os.Open(files[0])
	if err != nil {
		return nil, err
	}
	defer in.Close()
	g, err := graph.ReadJSONL(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", files[0], err)
	}
	return g, nil
}

// nameOf is what the articles of a record are called: its own id, else where it
// stands.
func nameOf(r input.Record) string {
	name := r.Source
	if name == input.Stdin {
		name = "stdin"
	}
	if r.Line > 0 {
		name = fmt.Sprintf("%s:%d", name, r.Line)
	}
	return cmp.Or(r.ID, name)
}

// extract finds the facts of the articles on all cores. inPart is told of articles
// that were too long.
func extract(articles []entity.Article, dates bool, inPart func(entity.Article), p *terminal.Progress) (*graph.Graph, error) {
	entities, err := entity.New()
	if err != nil {
		return nil, err
	}
	relations, err := relation.New()
	if err != nil {
		return nil, err
	}
	work, found := make(chan entity.Article), make(chan *relation.Result)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, len(articles))) {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for a := range work {
				found <- relations.Extract(entities.Extract(a))
			}
		}()
	}
	go func() {
		for _, a := range articles {
			work <- a
		}
		close(work)
		workers.Wait()
		close(found)
	}()
	var opts []graph.Option
	if dates {
		opts = append(opts, graph.WithDates())
	}
	b := graph.NewBuilder(opts...) // does not mind in which order they come
	for r := range found {
		b.Add(r)
		p.Step()
		if len(r.Doc.Unread) > 0 {
			inPart(r.Doc.Article)
		}
	}
	p.Clear()
	return b.Build(), nil
}
