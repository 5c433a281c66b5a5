package graph_test

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	dominikbraun "github.com/dominikbraun/graph"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// The load of the table in doc.go: 100,000 articles with ten facts each, about
// 200,000 people, offices, bodies, places and events. One name stands in 10,000
// articles, in all counties.
const (
	millionArticles = 100_000
	millionCounties = 2_000
)

// millionth is one article of it. It is made when it is needed, so that memory
// is that of the graph.
func millionth(i int) *relation.Result {
	const a, b = "云南临安泰和丰乐清平永宁新昌德化崇仁广信福宁长兴", "浦坪溪川河山阳陵原湖泽江塘桥林岭湾田谷岗"
	letter := func(s string, k int) string { rs := []rune(s); return string(rs[k%len(rs)]) }
	c := i % millionCounties
	county := letter(a, c) + letter(b, c/24) + letter(a, c/480+7) + "县"
	day := time.Date(2011, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i*37%3650)
	source := fmt.Sprintf("第%d篇。%s召开会议，有关人员参加。", i, county)
	all := entity.Span{End: len(source)}
	d := &entity.Document{Article: entity.Article{ID: strconv.Itoa(i), Source: source, Published: day}}
	body, place := entity.ID("organisation:"+county+"委"), entity.ID("place:"+county)
	d.Entities = append(d.Entities,
		entity.Entity{ID: body, Kind: entity.Organisation, Name: county + "委"},
		entity.Entity{ID: place, Kind: entity.Place, Name: county})
	event := i / millionCounties / 2 * 2 // two articles of a county tell of one event
	r := &relation.Result{Doc: d, Events: []relation.Event{{ID: "event:1", Kind: "meeting", Name: fmt.Sprintf("%s第%d次重点工作推进会议", county, event),
		Date: day.AddDate(0, 0, -(i / millionCounties % 2 * 37)).Format(time.DateOnly), Place: place, Convener: body}}}
	for k := range 4 {
		n := (i/millionCounties*3 + k*11) % 50 // of the people of the county
		name := letter("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", n) + letter(a, c+n) + letter(b, c/24+n/2)
		if k == 0 && i%10 == 0 {
			name = "王伟"
		}
		post := fmt.Sprintf("第%d局局长", n%20)
		person, office := entity.ID("person:"+name), entity.ID("title:"+county+post)
		d.Entities = append(d.Entities, entity.Entity{ID: person, Kind: entity.Person, Name: name},
			entity.Entity{ID: office, Kind: entity.Title, Name: county + post})
		act := relation.Attended
		if k == 0 {
			act = relation.Chaired
		}
		r.Facts = append(r.Facts,
			relation.Fact{Type: act, Subject: person, Object: "event:1", Date: day.Format(time.DateOnly), Trigger: all, Evidence: all, Rule: "出席会议", Score: 0.9},
			relation.Fact{Type: relation.HoldsTitle, Subject: person, Object: office, Trigger: all, Evidence: all, Rule: "职务同位", Score: 0.9})
	}
	return r
}

// peak returns the most memory that the process ever had, in MiB, 0 where the
// system does not tell.
func peak() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, _ := strconv.ParseFloat(strings.Fields(rest + " 0")[0], 64)
	return kb / 1024
}

func million() *graph.Graph {
	b := graph.NewBuilder()
	for i := range millionArticles {
		b.Add(millionth(i))
	}
	return b.Build()
}

// Run it alone for its memory: go test ./graph -run - -bench MillionBuild -benchtime 1x.
func BenchmarkMillionBuild(b *testing.B) {
	for b.Loop() {
		var g *graph.Graph
		b.ReportMetric(timing.Of(func() { g = million() }).Seconds(), "cpu-s/op")
		b.ReportMetric(float64(g.Weight()), "facts")
		b.ReportMetric(float64(g.Order()), "vertices")
		b.ReportMetric(peak(), "peak-MiB")
		runtime.KeepAlive(g)
	}
}

// A person, by name: who it is, offices and what was chaired or attended, with
// the evidence of each fact.
func BenchmarkMillionQuery(b *testing.B) {
	g := million()
	names := []string{}
	for v := range g.Vertices() {
		if v.Kind == entity.Person && len(names) < 1000 {
			names = append(names, v.Name)
		}
	}
	i, facts := 0, 0
	for b.Loop() {
		for v := range g.Named(names[i%len(names)]) {
			for e := range g.Out(v.Key) {
				for _, f := range e.Facts {
					facts += len(f.Evidence.Article.ID)
				}
			}
		}
		i++
	}
	if facts == 0 {
		b.Fatal("no facts")
	}
}

// The same facts put into the default store of dominikbraun/graph, by name:
// without identity, evidence or order, one edge for all facts of a pair.
func BenchmarkMillionDominikbraun(b *testing.B) {
	type fact struct {
		typ     relation.Type
		date    string
		article string
	}
	for b.Loop() {
		u := dominikbraun.New(func(s string) string { return s }, dominikbraun.Directed())
		add := func(from, to string, f fact) {
			_ = u.AddVertex(from)
			_ = u.AddVertex(to)
			if u.AddEdge(from, to, dominikbraun.EdgeData([]fact{f})) != nil {
				e, _ := u.Edge(from, to)
				_ = u.UpdateEdge(from, to, dominikbraun.EdgeData(append(e.Properties.Data.([]fact), f)))
			}
		}
		b.ReportMetric(timing.Of(func() {
			for i := range millionArticles {
				r := millionth(i)
				id := r.Doc.Article.ID
				name := func(id entity.ID) string { return r.Names(id)[0] }
				for _, f := range r.Facts {
					add(name(f.Subject), name(f.Object), fact{f.Type, f.Date, id})
				}
				e := r.Events[0]
				add(e.Name, name(e.Place), fact{graph.HeldAt, e.Date, id})
				add(name(e.Convener), e.Name, fact{relation.Convened, e.Date, id})
			}
		}).Seconds(), "cpu-s/op")
		order, _ := u.Order()
		b.ReportMetric(float64(order), "vertices")
		b.ReportMetric(peak(), "peak-MiB")
		start := time.Now()
		if _, err := u.AdjacencyMap(); err != nil { // the only way to a vertex's edges
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "query-s")
	}
}
