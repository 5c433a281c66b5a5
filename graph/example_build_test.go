package graph_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	dominikbraun "github.com/dominikbraun/graph"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// Two whom the Identity takes for one are two.
func ExampleDifferent() {
	x, y := graph.Ref{Article: "a1", Name: "韩柏舟"}, graph.Ref{Article: "a2", Name: "韩柏舟"}
	b := graph.NewBuilder(graph.WithOverrides(graph.Different(x, y)))
	b.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"))
	b.Add(article("a2", "县长韩柏舟主持座谈会。", "云浦县县长"))
	fmt.Print(b.Build().Why(x, y))
	b.Overrule() // takes it back
	fmt.Println(b.Build().Why(x, y).Same)
	// Output:
	// two: person:韩柏舟 and person:韩柏舟#2
	//   韩柏舟 in a1 – 韩柏舟 in a2: forbidden
	// true
}

// Which overrides could not be followed, and why.
func ExampleWithOverrides() {
	b := graph.NewBuilder(graph.WithOverrides(
		graph.Same(graph.Ref{Article: "a1", Name: "韩柏舟"}, graph.Ref{Article: "a9", Name: "韩柏舟"}),
	))
	b.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"))
	for _, err := range b.Build().Unmet() {
		fmt.Println(err)
	}
	// Output:
	// Same(韩柏舟 in a1, 韩柏舟 in a9): no 韩柏舟 in a9
}

// Days as vertices: what happened on one day is tied together.
func ExampleWithDates() {
	meeting := func() *relation.Result {
		r := article("a1", "县长韩柏舟主持座谈会。", "云浦县县长")
		r.Events[0].Date = "2021-03-02"
		return r
	}
	for _, opts := range [][]graph.Option{nil, {graph.WithDates()}} {
		b := graph.NewBuilder(opts...)
		b.Add(meeting())
		g := b.Build()
		fmt.Println(g.Vertex("event:座谈会").Event.Date, g.Edge("event:座谈会", "date:2021-03-02") != nil)
	}
	// Output:
	// 2021-03-02 false
	// 2021-03-02 true
}

// Who is named, also where nothing is said of them.
func ExampleWithAppearances() {
	list := &relation.Result{Doc: &entity.Document{
		Article:  entity.Article{ID: "a1", Source: "韩柏舟、林远山"},
		Entities: []entity.Entity{{ID: "person:1", Kind: entity.Person, Name: "韩柏舟"}, {ID: "person:2", Kind: entity.Person, Name: "林远山"}},
	}}
	for _, opts := range [][]graph.Option{nil, {graph.WithAppearances()}} {
		b := graph.NewBuilder(opts...)
		b.Add(list)
		fmt.Println(b.Build().Order())
	}
	// Output:
	// 0
	// 2
}

// A graph that changes all the time: the next Build looks at the changes only.
func ExampleWithIncremental() {
	b := graph.NewBuilder(graph.WithIncremental())
	b.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"))
	fmt.Println(b.Build().Vertex("title:云浦县县长") != nil)
	b.Replace(article("a1", "副县长韩柏舟主持座谈会。", "云浦县副县长"))
	g := b.Build()
	fmt.Println(g.Vertex("title:云浦县县长") != nil, g.Vertex("title:云浦县副县长") != nil)
	// Output:
	// true
	// false true
}

// An Identity of one's own that knows one thing better: nobody is called 记者.
func ExampleSameEntity() {
	identity := func(occurrences []graph.Occurrence) []int {
		same := graph.SameEntity(occurrences)
		for i, o := range occurrences {
			if o.Name == "记者" {
				same[i] = len(occurrences) + i // a number of its own
			}
		}
		return same
	}
	b := graph.NewBuilder(graph.WithIdentity(identity))
	b.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"))
	b.Add(article("a2", "县委书记韩柏舟主持座谈会。", "云浦县委书记"))
	fmt.Println(len(b.Build().Vertex("person:韩柏舟").Articles))
	// Output:
	// 2
}

// The steps of a graph as an engine takes them: here everything is in memory; Apache
// Beam, Spark or sort and awk group what lies on many machines.
func ExampleNewAssembly() {
	a, err := graph.NewAssembly()
	if err != nil {
		fmt.Println(err)
		return
	}
	waiting := make([][]graph.Piece, graph.Stages+1)
	emit := func(p graph.Piece) { waiting[p.Stage] = append(waiting[p.Stage], p) }
	sorted := func(s graph.Stage) []graph.Piece {
		slices.SortFunc(waiting[s], func(x, y graph.Piece) int { return bytes.Compare(x.Key, y.Key) })
		return waiting[s]
	}
	emit(a.First())
	a.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"), emit)
	for s := range graph.Stages {
		groups := map[string][][]byte{}
		for n, p := range sorted(s) {
			if s == graph.Numbering {
				p, err := a.Number(p, n)
				if err != nil {
					fmt.Println(err)
					return
				}
				emit(p)
				continue
			}
			groups[string(p.Key)] = append(groups[string(p.Key)], p.Data)
		}
		for key, data := range groups {
			if err := a.Step(s, []byte(key), slices.Values(data), emit); err != nil {
				fmt.Println(err)
				return
			}
		}
	}
	var lines strings.Builder
	for _, p := range sorted(graph.Lines) {
		fmt.Fprintf(&lines, "%s\n", p.Data)
	}

	b := graph.NewBuilder()
	b.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"))
	var whole strings.Builder
	if err := b.Build().WriteJSONL(&whole); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(lines.String() == whole.String(), strings.Count(lines.String(), "\n"))
	// Output:
	// true 10
}

// Why two are one: the offices are of one region.
func ExampleGraph_Why() {
	b := graph.NewBuilder()
	b.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"))
	b.Add(article("a2", "县委书记韩柏舟主持座谈会。", "云浦县委书记"))
	fmt.Print(b.Build().Why(graph.Ref{Article: "a1", Name: "韩柏舟"}, graph.Ref{Article: "a2", Name: "韩柏舟"}))
	// Output:
	// one: person:韩柏舟
	//   韩柏舟 in a1 – 韩柏舟 in a2: region 云浦县
}

// The algorithms of github.com/dominikbraun/graph.
func ExampleGraph_Underlying() {
	g := news().Underlying()
	path, err := dominikbraun.ShortestPath(g, "person:林远山", "place:白石村")
	fmt.Println(path, err)
	// Output:
	// [person:林远山 person:韩柏舟 place:白石村] <nil>
}

func ExampleParseLanguage() {
	l, ok := graph.ParseLanguage("en")
	fmt.Println(l == graph.English, ok)
	_, ok = graph.ParseLanguage("fr")
	fmt.Println(ok)
	// Output:
	// true true
	// false
}

// Labels for readers.
func ExampleLanguage() {
	g := news()
	for _, l := range []graph.Language{graph.Chinese, graph.English} {
		fmt.Println(l.Kind(entity.Person), l.Type(relation.Chaired), l.Date("2024-03-01TMO"), l.Relations(g.Edge("person:林远山", "person:韩柏舟")))
	}
	// Output:
	// 人物 主持 2024年3月1日上午 [陪同]
	// Person chaired 2024-03-01 morning [accompanied]
}

func ExampleGraph_Resolve() {
	fmt.Println(news().Resolve(graph.Ref{Article: "daily-2", Name: "何敏"}).Key)
	// Output:
	// person:何敏
}
