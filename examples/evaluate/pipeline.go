package main

import (
	"iter"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/go-renshi/renshi/relation"
)

// pipeline is the whole road from a text to the facts of its articles. It is
// safe for concurrent use.
type pipeline struct {
	entities  *entity.Extractor
	relations *relation.Extractor
}

func newPipeline(opts ...entity.Option) (*pipeline, error) {
	entities, err := entity.New(opts...)
	if err != nil {
		return nil, err
	}
	relations, err := relation.New()
	if err != nil {
		return nil, err
	}
	return &pipeline{entities, relations}, nil
}

// extract returns what was found in each article of the text.
func (p *pipeline) extract(id, text string, published time.Time) []*relation.Result {
	return slices.Collect(p.each(id, text, published))
}

// each is extract one by one.
func (p *pipeline) each(id, text string, published time.Time) iter.Seq[*relation.Result] {
	return func(yield func(*relation.Result) bool) {
		for _, a := range page.Split(id, text) {
			if !published.IsZero() {
				a.Published = published
			}
			if !yield(p.relations.Extract(p.entities.Extract(a))) {
				return
			}
		}
	}
}

// each calls do with the numbers below n, on all processors.
func each(n int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		}()
	}
	wg.Wait()
}
