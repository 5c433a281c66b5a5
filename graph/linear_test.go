package graph_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/export"
	"github.com/go-renshi/renshi/relation"
)

// report is a result of one article that says that 王伟 has an office.
func report(id, office string) *relation.Result {
	return &relation.Result{
		Doc: &entity.Document{
			Article: entity.Article{ID: id, Source: id, Published: time.Date(2020, 1, 1+len(id), 0, 0, 0, 0, time.UTC)},
			Entities: []entity.Entity{{ID: "p", Kind: entity.Person, Name: "王伟"},
				{ID: "t", Kind: entity.Title, Name: office}}},
		Facts: []relation.Fact{{Type: relation.HoldsTitle, Subject: "p", Object: "t", Score: 1}}}
}

// Nothing is quadratic: neither in what an article holds nor in what users ask.
func TestBuildIsLinear(t *testing.T) {
	building := func(results []*relation.Result, overrides ...graph.Override) func() {
		return func() {
			b := graph.NewBuilder(graph.WithOverrides(overrides...))
			for _, r := range results {
				b.Add(r)
			}
			b.Build()
		}
	}
	reports := func(n int) (refs []graph.Ref, results []*relation.Result) {
		for i := range n {
			id := fmt.Sprint(i)
			refs = append(refs, graph.Ref{Article: id, Name: "王伟"})
			results = append(results, report(id, "云浦县县长"))
		}
		return refs, results
	}
	for name, prepare := range map[string]func(n int) func(){
		"titles in a row": func(n int) func() {
			d := &entity.Document{Article: entity.Article{ID: "1", Source: strings.Repeat("主任、", n)}}
			for i := range n {
				var m entity.Mention
				m.Kind, m.Start, m.End, m.Entity, m.Text = entity.Title, 9*i, 9*i+6, "t", "主任"
				d.Mentions = append(d.Mentions, m)
			}
			return building([]*relation.Result{{Doc: d}})
		},
		"divisions in a name": func(n int) func() {
			return building([]*relation.Result{report("1", strings.Repeat("甲县", n)+"委书记")})
		},
		"modifiers in a name": func(n int) func() {
			return building([]*relation.Result{report("1", strings.Repeat("副", n)+"县长")})
		},
		"Same": func(n int) func() {
			refs, results := reports(n)
			return building(results, graph.Same(refs...))
		},
		"Same, each of two": func(n int) func() {
			refs, results := reports(n)
			var overrides []graph.Override
			for i := range refs[1:] {
				overrides = append(overrides, graph.Same(refs[i], refs[i+1]))
			}
			return building(results, overrides...)
		},
		"Different": func(n int) func() {
			refs, results := reports(n)
			return building(results, graph.Different(refs...))
		},
		"Same of all that are Different": func(n int) func() {
			refs, results := reports(n)
			return building(results, graph.Different(refs...), graph.Same(refs...))
		},
		"Different of one article": func(n int) func() {
			d := &entity.Document{Article: entity.Article{ID: "1"}}
			refs := make([]graph.Ref, n)
			for i := range refs {
				refs[i] = graph.Ref{Article: "1", Name: fmt.Sprint("人", i)}
				d.Entities = append(d.Entities, entity.Entity{ID: entity.ID(refs[i].Name), Kind: entity.Person, Name: refs[i].Name})
			}
			return building([]*relation.Result{{Doc: d}}, graph.Different(refs...))
		},
	} {
		t.Run(name, func(t *testing.T) { assert.NoError(t, timing.CheckLinear(300, prepare)) })
	}
}

// Nor are exports in how often one thing is said.
func TestExportsAreLinear(t *testing.T) {
	for _, f := range export.Formats(graph.Chinese) {
		t.Run(f.Name, func(t *testing.T) {
			assert.NoError(t, timing.CheckLinear(300, func(n int) func() {
				b := graph.NewBuilder()
				for i := range n {
					r := report(fmt.Sprint(i), "云浦县县长")
					r.Facts[0].Date = time.Date(1990, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
					b.Add(r)
				}
				g := b.Build()
				return func() { assert.NoError(t, f.Write(io.Discard, g)) }
			}))
		})
	}
}
