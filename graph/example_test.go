package graph_test

import (
	"fmt"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// article is an article of one person who holds an office and attends a
// meeting, as the extractors of packages entity and relation would give it.
func article(id, text, office string) *relation.Result {
	all := entity.Span{End: len(text)}
	return &relation.Result{
		Doc: &entity.Document{
			Article: entity.Article{ID: id, Source: text},
			Entities: []entity.Entity{
				{ID: "person:韩柏舟", Kind: entity.Person, Name: "韩柏舟"},
				{ID: "title:1", Kind: entity.Title, Name: office},
			},
		},
		Events: []relation.Event{{ID: "event:1", Kind: "meeting", Name: "座谈会"}},
		Facts: []relation.Fact{
			{Type: relation.HoldsTitle, Subject: "person:韩柏舟", Object: "title:1", Evidence: all, Score: 0.9},
			{Type: relation.Chaired, Subject: "person:韩柏舟", Object: "event:1", Evidence: all, Score: 0.9},
		},
	}
}

func Example() {
	b := graph.NewBuilder()
	b.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"))
	b.Add(article("a2", "县委书记韩柏舟主持座谈会。", "云浦县委书记")) // the same man, promoted
	b.Add(article("a3", "韩柏舟院长主持座谈会。", "云浦县人民医院院长"))
	g := b.Build()

	for v := range g.Named("韩柏舟") {
		fmt.Println(v.Key, v.Hint)
		for e := range g.Out(v.Key) {
			for _, f := range e.Facts {
				fmt.Println(" ", f.Type, f.To.Name, f.Evidence.Article.ID, f.Evidence.Text)
			}
		}
	}
	// Output:
	// person:韩柏舟 云浦县县长
	//   holds_title 云浦县县长 a1 县长韩柏舟主持座谈会。
	//   holds_title 云浦县委书记 a2 县委书记韩柏舟主持座谈会。
	//   chaired 座谈会 a1 县长韩柏舟主持座谈会。
	//   chaired 座谈会 a2 县委书记韩柏舟主持座谈会。
	// person:韩柏舟#2 云浦县人民医院院长
	//   holds_title 云浦县人民医院院长 a3 韩柏舟院长主持座谈会。
	//   chaired 座谈会 a3 韩柏舟院长主持座谈会。
}

func ExampleGraph_Select() {
	b := graph.NewBuilder()
	b.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"))
	offices := b.Build().Select(func(f *graph.Fact) bool { return f.Type == relation.HoldsTitle })
	for v := range offices.Vertices() {
		fmt.Println(v.Key)
	}
	// Output:
	// person:韩柏舟
	// title:云浦县县长
}

// Whoever wants names alone to join people replaces the function.
func ExampleWithIdentity() {
	byName := func(occurrences []graph.Occurrence) []int {
		groups, number := make([]int, len(occurrences)), map[string]int{}
		for i, o := range occurrences {
			if _, ok := number[o.Name]; !ok {
				number[o.Name] = len(number)
			}
			groups[i] = number[o.Name]
		}
		return groups
	}
	b := graph.NewBuilder(graph.WithIdentity(byName))
	b.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"))
	b.Add(article("a3", "韩柏舟院长主持座谈会。", "云浦县人民医院院长"))
	for v := range b.Build().Named("韩柏舟") {
		fmt.Println(v.Key, len(v.Articles))
	}
	// Output:
	// person:韩柏舟 2
}

// Two who look like namesakes are one after all.
func ExampleSame() {
	mayor, doctor := graph.Ref{Article: "a1", Name: "韩柏舟"}, graph.Ref{Article: "a3", Name: "韩柏舟"}
	for _, overrides := range [][]graph.Override{nil, {graph.Same(mayor, doctor)}} {
		b := graph.NewBuilder(graph.WithOverrides(overrides...))
		b.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"))
		b.Add(article("a3", "韩柏舟院长主持座谈会。", "云浦县人民医院院长"))
		g := b.Build()
		fmt.Println(g.Why(mayor, doctor).Same, g.Resolve(mayor).Key, g.Resolve(doctor).Key)
	}
	// Output:
	// false person:韩柏舟 person:韩柏舟#2
	// true person:韩柏舟 person:韩柏舟
}

// The graph after a correction is that of the articles as they are now.
func ExampleBuilder_Replace() {
	b := graph.NewBuilder()
	b.Add(article("a1", "县长韩柏舟主持座谈会。", "云浦县县长"))
	b.Replace(article("a1", "副县长韩柏舟主持座谈会。", "云浦县副县长"))
	for t := range b.Build().Timeline("person:韩柏舟") {
		fmt.Println(t.Office.Name)
	}
	fmt.Println(b.Remove("a1"), b.Build().Order())
	// Output:
	// 云浦县副县长
	// true 0
}
