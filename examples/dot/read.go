package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// read makes the graph of all files, or of standard input. It reports all
// files that cannot be read.
func read(f flags, stdin io.Reader, stderr io.Writer) (*graph.Graph, error) {
	var articles []entity.Article
	var problems []error
	add := func(name string, source []byte) {
		for _, a := range page.Split(name, string(source)) {
			if a.Published.IsZero() {
				a.Published = f.published
			}
			articles = append(articles, a)
		}
	}
	for _, name := range f.files {
		source, err := os.ReadFile(name)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		add(name, source)
	}
	if len(f.files) == 0 {
		source, err := io.ReadAll(stdin)
		if err != nil {
			problems = append(problems, fmt.Errorf("standard input: %w", err))
		}
		add("stdin", source)
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return extract(articles, progress{w: stderr, total: len(articles), on: terminal(stderr) && len(f.files) > 1})
}

// extract finds the facts of the articles on all cores.
func extract(articles []entity.Article, p progress) (*graph.Graph, error) {
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
	b := graph.NewBuilder() // does not mind in which order they come
	for r := range found {
		b.Add(r)
		p.step()
	}
	p.clear()
	return b.Build(), nil
}

// progress is a line on a terminal that says how far the work is.
type progress struct {
	w     io.Writer
	done  int
	total int
	on    bool
}

func (p *progress) step() {
	if p.done++; p.on {
		fmt.Fprintf(p.w, "\r%d/%d", p.done, p.total)
	}
}

func (p *progress) clear() {
	if p.on {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
