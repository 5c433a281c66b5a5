package graph_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// news is a graph of four articles, as the extractors would find their facts.
func news() *graph.Graph {
	b := graph.NewBuilder()
	for i, a := range []struct{ day, text, facts string }{
		{"2023-06-02", "云浦县人大常委会5月30日任命韩柏舟为云浦县县长。", "韩柏舟 appointed title:云浦县县长 2023-05-30"},
		{"2024-03-02", "县长韩柏舟主持春耕会议，副县长林远山、何敏出席。",
			"韩柏舟 holds_title title:云浦县县长 -; 林远山 holds_title title:云浦县副县长 -; 韩柏舟 chaired event:春耕会议 2024-03-01; 林远山 attended event:春耕会议 2024-03-01; 何敏 attended event:春耕会议 2024-03-01"},
		{"2024-03-09", "县长韩柏舟到白石村调研，副县长林远山陪同。", "韩柏舟 holds_title title:云浦县县长 -; 林远山 holds_title title:云浦县副县长 -; 韩柏舟 inspected place:白石村 2024-03-08; 林远山 accompanied 韩柏舟 2024-03-08"},
		{"2025-01-11", "云浦县人大常委会1月10日免去韩柏舟的云浦县县长职务。", "韩柏舟 removed title:云浦县县长 2025-01-10"},
	} {
		published, _ := time.Parse(time.DateOnly, a.day)
		all := entity.Span{End: len(a.text)}
		r := &relation.Result{Doc: &entity.Document{Article: entity.Article{ID: fmt.Sprint("daily-", i+1), Source: a.text, Published: published}}}
		id := func(s string) entity.ID {
			kind, name, ok := strings.Cut(s, ":")
			if !ok {
				kind, name = "person", s
			}
			switch {
			case r.Names(entity.ID(s)) != nil:
			case kind == "event":
				r.Events = append(r.Events, relation.Event{ID: entity.ID(s), Kind: "meeting", Name: name, Date: "2024-03-01"})
			default:
				e := entity.Entity{ID: entity.ID(s), Kind: entity.Kind(kind), Name: name}
				if kind == "place" {
					e.Code = "410803005"
				}
				r.Doc.Entities = append(r.Doc.Entities, e)
			}
			return entity.ID(s)
		}
		for _, f := range strings.Split(a.facts, "; ") {
			w := strings.Fields(f)
			r.Facts = append(r.Facts, relation.Fact{Subject: id(w[0]), Type: relation.Type(w[1]), Object: id(w[2]),
				Date: strings.Trim(w[3], "-"), Evidence: all, Trigger: all, Rule: "hand", Score: 0.9})
		}
		b.Add(r)
	}
	return b.Build()
}

// What did somebody chair or inspect in the spring, in a county?
func ExampleGraph_Find() {
	g := news()
	for f := range g.Find(graph.Filter{
		From:   []graph.Key{"person:韩柏舟"},
		Types:  []relation.Type{relation.Chaired, relation.Inspected},
		Period: "2024-03/2024-05",
	}) {
		fmt.Println(f.Date, f.Type, f.To.Name, f.Evidence.Text)
	}
	for f := range g.Find(graph.Filter{Place: "410803"}) {
		fmt.Println(f.From.Name, f.Type, f.To.Name)
	}
	// Output:
	// 2024-03-01 chaired 春耕会议 县长韩柏舟主持春耕会议，副县长林远山、何敏出席。
	// 2024-03-08 inspected 白石村 县长韩柏舟到白石村调研，副县长林远山陪同。
	// 韩柏舟 inspected 白石村
}

// Who accompanied somebody?
func ExampleFilter() {
	f := graph.Filter{To: []graph.Key{"person:韩柏舟"}, Types: []relation.Type{relation.Accompanied}}
	for f := range news().Find(f) {
		fmt.Println(f.From.Name, f.Date)
	}
	fmt.Println(graph.Filter{Period: "去年"}.Check())
	// Output:
	// 林远山 2024-03-08
	// period "去年" is neither like 2021, 2021-03, 2021-03-02 nor like 2021-03/2021-06
}

func ExampleGraph_Timeline() {
	for t := range news().Timeline("person:韩柏舟") {
		fmt.Println(t.Office.Name, t.From, t.To, t.From.Exact, len(t.Facts))
	}
	// Output:
	// 云浦县县长 2023-05-30 2025-01-10 true 4
}

func ExampleGraph_Holders() {
	for t := range news().Holders("title:云浦县县长") {
		fmt.Println(t.Person.Name, t.From, t.To)
	}
	// Output:
	// 韩柏舟 2023-05-30 2025-01-10
}

func ExampleGraph_Together() {
	for t := range news().Together("person:林远山") {
		fmt.Println(t.B.Name, t.Weight, t.Events[0].Name)
	}
	// Output:
	// 何敏 0.5 春耕会议
	// 韩柏舟 0.5 春耕会议
}

func ExampleGraph_Ties() {
	for t := range news().Ties(100) {
		fmt.Println(t.A.Name, t.B.Name, t.Weight)
	}
	// Output:
	// 何敏 林远山 0.5
	// 何敏 韩柏舟 0.5
	// 林远山 韩柏舟 0.5
}

func ExampleGraph_NameLists() {
	for l := range news().NameLists("event:春耕会议") {
		for i, v := range l.People {
			fmt.Println(l.Article.ID, i+1, v.Name)
		}
	}
	// Output:
	// daily-2 1 韩柏舟
	// daily-2 2 林远山
	// daily-2 3 何敏
}

func ExampleGraph_Precedence() {
	before, after := news().Precedence("person:韩柏舟", "person:林远山")
	fmt.Println(before, after)
	// Output:
	// 1 0
}

func ExampleGraph_LastAppearance() {
	if a, ok := news().LastAppearance("person:林远山"); ok {
		fmt.Println(a.Day.Format(time.DateOnly), a.Fact.Type, a.Fact.Evidence.Text)
	}
	// Output:
	// 2024-03-08 accompanied 县长韩柏舟到白石村调研，副县长林远山陪同。
}

func ExampleGraph_Appearances() {
	for a := range news().Appearances("person:韩柏舟") {
		fmt.Println(a.Day.Format(time.DateOnly), a.Fact.Type)
	}
	// Output:
	// 2024-03-01 chaired
	// 2024-03-08 inspected
	// 2024-03-08 accompanied
}

func ExampleGraph_Path() {
	g := news()
	p := g.Path("person:何敏", "place:白石村", graph.Filter{})
	for _, s := range p {
		fmt.Println(s.From.Name, s.Facts[0].Type, s.To.Name, "–", s.Facts[0].Evidence.Article.ID)
	}
	fmt.Println(g.Only(p.Facts()).Order(), "vertices")
	// Output:
	// 何敏 attended 春耕会议 – daily-2
	// 春耕会议 chaired 韩柏舟 – daily-2
	// 韩柏舟 inspected 白石村 – daily-3
	// 4 vertices
}

func ExampleGraph_Ego() {
	for v := range news().Ego(1, "place:白石村").Vertices() {
		fmt.Println(v.Key)
	}
	// Output:
	// person:韩柏舟
	// place:白石村
}

func ExampleGraph_Top() {
	for v := range news().Top(2).Vertices() {
		fmt.Println(v.Key)
	}
	// Output:
	// person:林远山
	// person:韩柏舟
}

func ExampleGraph_Collapse() {
	text := "韩柏舟主持春耕会议，林远山、何敏、祁玥出席。"
	all := entity.Span{End: len(text)}
	r := &relation.Result{Doc: &entity.Document{Article: entity.Article{ID: "a1", Source: text}},
		Events: []relation.Event{{ID: "e", Kind: "meeting", Name: "春耕会议"}}}
	for i, name := range []string{"韩柏舟", "林远山", "何敏", "祁玥"} {
		does := relation.Attended
		if i == 0 {
			does = relation.Chaired
		}
		r.Doc.Entities = append(r.Doc.Entities, entity.Entity{ID: entity.ID(name), Kind: entity.Person, Name: name})
		r.Facts = append(r.Facts, relation.Fact{Type: does, Subject: entity.ID(name), Object: "e", Evidence: all})
	}
	b := graph.NewBuilder()
	b.Add(r)
	for v := range b.Build().Collapse(3).Vertices() {
		fmt.Println(v.Name, v.Aliases)
	}
	// Output:
	// 何敏、林远山等3人 [何敏 林远山 祁玥]
	// 韩柏舟 []
	// 春耕会议 []
}

func ExampleGraph_WriteJSONL() {
	g := news().Ego(1, "place:白石村")
	if err := g.Select(func(f *graph.Fact) bool { return false }).WriteJSONL(os.Stdout); err != nil {
		fmt.Println(err)
	}
	fmt.Println(g.Weight())
	// Output:
	// {"renshi":1}
	// 1
}

func ExampleReadJSONL() {
	const saved = `{"renshi":1}
{"article":0,"id":"daily-3"}
{"vertex":"person:韩柏舟","kind":"person","name":"韩柏舟","articles":[0]}
{"vertex":"place:白石村","kind":"place","name":"白石村","articles":[0]}
{"fact":"inspected","from":"person:韩柏舟","to":"place:白石村","score":0.9,"article":0,"text":"韩柏舟到白石村调研。","span":[0,30],"trigger":[21,27]}
`
	g, err := graph.ReadJSONL(strings.NewReader(saved))
	if err != nil {
		fmt.Println(err)
		return
	}
	for f := range g.Facts() {
		fmt.Println(f.From.Name, f.Type, f.To.Name)
	}
	_, err = graph.ReadJSONL(strings.NewReader(strings.Replace(saved, "place:白石村", "place:石村", 1)))
	fmt.Println(err)
	// Output:
	// 韩柏舟 inspected 白石村
	// graph: line 5: vertex "person:韩柏舟" or "place:白石村" does not stand in front
}
