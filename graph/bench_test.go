package graph_test

import (
	"fmt"
	"io"
	"iter"
	"testing"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
	"github.com/go-renshi/renshi/relation"
)

// heap is an archive of articles with ten facts each, about people of whom
// many share their names.
func heap(articles int) []*relation.Result {
	out := make([]*relation.Result, articles)
	for i := range out {
		source := fmt.Sprintf("第%d篇。某县召开会议，与会者若干。", i)
		d := &entity.Document{Article: entity.Article{ID: fmt.Sprint(i), Source: source}}
		all := entity.Span{End: len(source)}
		county := fmt.Sprintf("第%d县", i%500)
		r := &relation.Result{Doc: d, Events: []relation.Event{{ID: "event:1", Kind: "meeting", Name: county + "安全生产工作会议", Date: fmt.Sprintf("2024-%02d-01", 1+i%12)}}}
		for k := range 5 {
			name := fmt.Sprintf("人%d", (i*5+k*7)%5000)
			person, office := entity.ID("person:"+name), entity.ID(fmt.Sprintf("title:%d", k))
			d.Entities = append(d.Entities, entity.Entity{ID: person, Kind: entity.Person, Name: name},
				entity.Entity{ID: office, Kind: entity.Title, Name: fmt.Sprintf("%s第%d局局长", county, k)})
			r.Facts = append(r.Facts,
				relation.Fact{Type: relation.Attended, Subject: person, Object: "event:1", Trigger: all, Evidence: all},
				relation.Fact{Type: relation.HoldsTitle, Subject: person, Object: office, Trigger: all, Evidence: all})
		}
		out[i] = r
	}
	return out
}

func BenchmarkBuild100kFacts(b *testing.B) {
	results := heap(10_000)
	b.ReportAllocs()
	for b.Loop() {
		builder := graph.NewBuilder()
		for _, r := range results {
			builder.Add(r)
		}
		if g := builder.Build(); g.Weight() != 100_000 {
			b.Fatal(g.Weight())
		}
	}
}

// One name in every article is the worst case of identity.
func BenchmarkBuildOneName(b *testing.B) {
	results := heap(10_000)
	for _, r := range results {
		for i := range r.Doc.Entities {
			if e := &r.Doc.Entities[i]; e.Kind == entity.Person {
				e.Name = "王伟"
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		builder := graph.NewBuilder()
		for _, r := range results {
			builder.Add(r)
		}
		builder.Build()
	}
}

func BenchmarkDOT100kFacts(b *testing.B) {
	builder := graph.NewBuilder()
	for _, r := range heap(10_000) {
		builder.Add(r)
	}
	g := builder.Build()
	b.ReportAllocs()
	for b.Loop() {
		if err := g.WriteDOT(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnderlying100kFacts(b *testing.B) {
	builder := graph.NewBuilder()
	for _, r := range heap(10_000) {
		builder.Add(r)
	}
	g := builder.Build()
	b.ReportAllocs()
	for b.Loop() {
		g.Underlying()
	}
}

// Queries about the busiest person of 200,000 vertices, who has a thousand edges.
func BenchmarkQueries(b *testing.B) {
	g := graphtest.Large(500_000)
	const person, other = graph.Key("person:人7"), graph.Key("person:人51")
	for _, q := range []struct {
		name string
		ask  func()
	}{
		{"Timeline", func() { drain(g.Timeline(person)) }},
		{"Find", func() {
			drain(g.Find(graph.Filter{From: []graph.Key{person}, Types: []relation.Type{relation.Chaired}, Period: "2024-03/2024-06"}))
		}},
		{"FindInPlace", func() { drain(g.Find(graph.Filter{From: []graph.Key{person}, Place: "41"})) }},
		{"Together", func() { drain(g.Together(person)) }},
		{"Appearances", func() { drain(g.Appearances(person)) }},
		{"LastAppearance", func() { g.LastAppearance(person) }},
		{"Precedence", func() { g.Precedence(person, other) }},
		{"Path", func() { g.Path(other, "person:人90000", graph.Filter{}) }},
		{"Ego", func() { g.Ego(1, person) }},
		{"EgoOfOther", func() { g.Ego(1, other) }},
	} {
		q.ask() // indexes are made once
		b.Run(q.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				q.ask()
			}
		})
	}
}

func drain[T any](seq iter.Seq[T]) {
	for range seq {
	}
}

// One article of many is replaced.
func BenchmarkReplace(b *testing.B) {
	results := heap(2_000)
	for name, opts := range map[string][]graph.Option{"whole": nil, "incremental": {graph.WithIncremental()}} {
		b.Run(name, func(b *testing.B) {
			builder := graph.NewBuilder(opts...)
			for _, r := range results {
				builder.Add(r)
			}
			builder.Build()
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				i++
				builder.Replace(results[i%len(results)])
				builder.Build()
			}
		})
	}
}
