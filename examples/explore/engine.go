package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/corrections"
	"github.com/go-renshi/renshi/relation"
)

// engine finds names and facts, as the corrections want it.
type engine struct {
	entities  *entity.Extractor
	relations *relation.Extractor
	corrected corrections.Results
}

func newEngine() (*engine, error) {
	relations, err := relation.New()
	return &engine{relations: relations}, err
}

// with returns an engine that follows the corrections.
func (e *engine) with(list []corrections.Correction) (*engine, error) {
	entities, err := entity.New(corrections.EntityOptions(list)...)
	if err != nil {
		return nil, err
	}
	return &engine{entities, e.relations, corrections.ForResults(list)}, nil
}

func (e *engine) extract(a entity.Article) *relation.Result {
	r := e.relations.Extract(e.entities.Extract(a))
	e.corrected.Apply(r)
	return r
}

// extractAll works on all cores and calls step after each article, from one
// goroutine. Results are in the order of the articles. A panic of a worker is one
// of the caller, who can catch it.
func (e *engine) extractAll(articles []entity.Article, step func()) []*relation.Result {
	results := make([]*relation.Result, len(articles))
	work, done := make(chan int), make(chan error)
	extract := func(i int) {
		var fault error
		defer func() { done <- fault }()
		defer func() {
			if f := recover(); f != nil {
				fault = fmt.Errorf("%v\n%s", f, debug.Stack())
			}
		}()
		results[i] = e.extract(articles[i])
	}
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, len(articles))) {
		workers.Go(func() {
			for i := range work {
				extract(i)
			}
		})
	}
	go func() {
		for i := range articles {
			work <- i
		}
		close(work)
		workers.Wait()
		close(done)
	}()
	var fault error
	for f := range done {
		fault = cmp.Or(fault, f)
		step()
	}
	if fault != nil {
		panic(fault)
	}
	return results
}

// mentions says whether the folded text of an article has one of the names, so
// that a correction of them may change what is found in it.
func mentions(r *relation.Result, names []string) bool {
	text := r.Doc.View().Text()
	for _, n := range names {
		if strings.Contains(text, n) {
			return true
		}
	}
	return false
}
