package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/go-renshi/renshi/examples/internal/articlejson"
	"github.com/go-renshi/renshi/examples/internal/input"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

func init() {
	register.DoFn5x0[context.Context, line, func(item), func(piece), func(item)](&extractFn{})
	register.Emitter1[piece]()
	beam.RegisterType(reflect.TypeFor[piece]())
}

var (
	records     = beam.NewCounter("renshi", "records")
	articles    = beam.NewCounter("renshi", "articles")
	quarantined = beam.NewCounter("renshi", "quarantine")
)

// piece is a [graph.Piece] on its way.
type piece struct {
	Stage     int
	Key, Data []byte
}

// extractFn extracts records.
type extractFn struct {
	Split     bool
	Published time.Time // of records that give no day
	Graph     graphOptions

	tools    *tools
	assembly *graph.Assembly
}

// tools are the extractors, which a worker makes once, whatever the number of its
// bundles.
type tools struct {
	entities  *entity.Extractor
	relations *relation.Extractor
}

var makeTools = sync.OnceValues(func() (*tools, error) {
	entities, err := entity.New()
	if err != nil {
		return nil, err
	}
	relations, err := relation.New()
	return &tools{entities, relations}, err
})

// Setup is called by Beam before all else.
func (f *extractFn) Setup() (err error) {
	if f.tools, err = makeTools(); err != nil {
		return err
	}
	f.assembly, err = f.Graph.assembly()
	return err
}

// ProcessElement emits what was found in a record: for each of its articles a line of
// results and a piece of the graph; or the record itself with the reason why there
// is none.
func (f *extractFn) ProcessElement(ctx context.Context, l line, results func(item), pieces func(piece), refused func(item)) {
	found, id, err := f.extract(&l)
	if err != nil {
		refused(l.refuse(ctx, err))
		return
	}
	records.Inc(ctx, 1)
	articles.Inc(ctx, int64(len(found)))
	for i, r := range found {
		object := articlejson.Encode(l.File, id, i+1, r)
		results(item{l.order(i), bytes.TrimSuffix(object, []byte("\n"))})
		f.assembly.Add(r, func(p graph.Piece) { pieces(newPiece(p)) })
	}
}

// extract returns what was found in each article of a record. A record that makes
// the extractors panic is one record in quarantine, not the end of a job of days.
func (f *extractFn) extract(l *line) (found []*relation.Result, id string, err error) {
	defer func() {
		if r := recover(); r != nil {
			found, err = nil, fmt.Errorf("extraction failed: %v", r)
		}
	}()
	if e := input.Encoding(l.Text); e != "UTF-8" {
		if e == "" {
			return nil, "", errors.New("not UTF-8")
		}
		return nil, "", fmt.Errorf("not UTF-8 (%s?)", e)
	}
	record, err := input.ParseRecord(l.Text)
	if err != nil {
		return nil, "", err
	}
	name := cmp.Or(record.ID, fmt.Sprintf("%s:%d", l.File, l.Number))
	for _, a := range f.articles(name, record.Text) {
		if !record.Published.IsZero() {
			a.Published = record.Published
		} else if a.Published.IsZero() {
			a.Published = f.Published
		}
		found = append(found, f.tools.relations.Extract(f.tools.entities.Extract(a)))
	}
	return found, record.ID, nil
}

// articles splits a text, unless it is one article.
func (f *extractFn) articles(name, text string) []entity.Article {
	if f.Split {
		return page.Split(name, text)
	}
	if one := page.Split(name, text, page.WithOneArticle()); len(one) == 1 {
		return one
	}
	return []entity.Article{{ID: name, Source: text}} // nothing but white space
}
