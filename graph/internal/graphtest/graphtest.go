// Package graphtest makes graphs for tests: with names that no format likes, at
// random, and large.
package graphtest

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// Names are strings that no format likes.
func Names() []string {
	return []string{`"韩"柏舟`, "林'远'山", `C:\新\文件\`, "第一行\n第二行", "回\r\n车", "a,b;c\td", "<b>粗</b> & co", "]]>", "<!-- 注 -->",
		"{{x}} [y] (z) |w|", "#35;# `码`", "--> ==> %%", "%41 100% %0A", "a\x00b", "\x1b[31m红", "\x01", "坏\xff\xfe字", "\xed\xa0\x80", "\uFFFD", "\uFFFE",
		"\u2028分\u2029隔", "\u202e反", "👩‍👩‍👧", "e\u0301", " 首尾 ", "=SUM(A1)", "end", "graph", "''", `""`, `\`, "\u0085", "$(rm)", "_:b0", "@zh", "null"}
}

// Nasty is a graph of the [Names].
func Nasty() *graph.Graph { return Of(Names()...) }

// Of is a graph whose vertices, articles and sentences have the names, each once as
// a person, who attended the event of that name.
func Of(names ...string) *graph.Graph {
	b := graph.NewBuilder()
	for i, name := range names {
		all := entity.Span{End: len(name)}
		d := &entity.Document{
			Article: entity.Article{ID: name, Source: name, Headline: []entity.Span{all}, Byline: []entity.Span{all},
				Published: time.Date(2024, 3, 1+i%28, 0, 0, 0, 0, time.UTC)},
			Entities: []entity.Entity{{ID: "p", Kind: entity.Person, Name: name, Aliases: []string{name + "x", "y" + name}},
				{ID: "t", Kind: entity.Title, Name: name}, {ID: "o", Kind: entity.Organisation, Name: name},
				{ID: "l", Kind: entity.Place, Name: name, Code: "410803"}},
		}
		b.Add(&relation.Result{Doc: d,
			Events: []relation.Event{{ID: "e", Kind: "meeting", Name: name, Date: "2024-02-28/2024-03-01", Place: "l", Convener: "o"}},
			Others: []entity.Entity{{ID: "x", Kind: relation.KindOther, Name: name}},
			Facts: []relation.Fact{
				{Type: relation.Attended, Subject: "p", Object: "e", Date: "2024-02-28", Trigger: all, Evidence: all, Rule: name, Score: 0.5},
				{Type: relation.HoldsTitle, Subject: "p", Object: "t", Trigger: all, Evidence: all, Modality: relation.Former, Score: 1},
				{Type: relation.HoldsTitle, Subject: "p", Object: "t", Date: "2012-10/2018-01", Trigger: all, Evidence: all, Score: 1},
				{Type: relation.MemberOf, Subject: "p", Object: "o", Trigger: all, Evidence: all, Score: 1},
				{Type: relation.Visited, Subject: "p", Object: "x", Trigger: all, Evidence: all, Score: 1},
			}})
	}
	return b.Build()
}

// Random is a graph of so many articles whose names, kinds, relations, days and
// spans are taken at random from small sets, so that vertices are shared.
func Random(rng *rand.Rand, articles int, opts ...graph.Option) *graph.Graph {
	b := graph.NewBuilder(opts...)
	for _, r := range RandomResults(rng, articles) {
		b.Add(r)
	}
	return b.Build()
}

// RandomResults is what [Random] is built from.
func RandomResults(rng *rand.Rand, articles int) []*relation.Result {
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	names := append([]string{"韩柏舟", "林远山", "苏曼青", "云浦县", "云浦县委", "云浦县委书记", "座谈会"}, Names()...)
	dates := []string{"", "", "2024-03-01", "2024-03-01TMO", "2024-02", "2023", "2012-10/2018-01", "XXXX-03-01", "PAST_REF", "2024-Q1", "坏"}
	kinds := append(graph.Kinds(), "ship")
	types := append(graph.Types(), "sailed on")
	scores := []float64{0, 0.5, 0.9, 1}
	var out []*relation.Result
	for i := range articles {
		source := pick(names) + pick(names)
		span := func() entity.Span {
			a, b := rng.IntN(len(source)+1), rng.IntN(len(source)+1)
			return entity.Span{Start: min(a, b), End: max(a, b)}
		}
		a := entity.Article{ID: fmt.Sprint(pick(names), i%7), Source: source, Headline: []entity.Span{span()}}
		if rng.IntN(3) > 0 {
			a.Published = time.Date(2024, 1, 1+rng.IntN(300), rng.IntN(24), 0, 0, rng.IntN(2)*1234, time.FixedZone("", rng.IntN(3)*3600))
		}
		if rng.IntN(2) == 0 {
			a.Byline = []entity.Span{span()}
			a.Regions = []entity.Span{span(), span()}
		}
		r := &relation.Result{Doc: &entity.Document{Article: a}}
		var ids []entity.ID
		for k := range 2 + rng.IntN(6) {
			id := entity.ID(fmt.Sprint(k))
			ids = append(ids, id)
			kind, name := kinds[rng.IntN(len(kinds))], pick(names)
			switch {
			case kind == relation.KindEvent:
				r.Events = append(r.Events, relation.Event{ID: id, Kind: "meeting", Name: name, Aliases: []string{pick(names)}, Date: pick(dates)})
			case kind == relation.KindOther:
				r.Others = append(r.Others, entity.Entity{ID: id, Kind: kind, Name: name})
			default:
				e := entity.Entity{ID: id, Kind: kind, Name: name}
				if rng.IntN(2) == 0 {
					e.Aliases = []string{pick(names), pick(names)}
				}
				if kind == entity.Place {
					e.Code = pick([]string{"", "410803", "410000", "41080300"})
				}
				r.Doc.Entities = append(r.Doc.Entities, e)
			}
		}
		ids = append(ids, "missing")
		for range rng.IntN(10) {
			r.Facts = append(r.Facts, relation.Fact{Type: types[rng.IntN(len(types))], Subject: ids[rng.IntN(len(ids))], Object: ids[rng.IntN(len(ids))],
				Date: pick(dates), Modality: pick([]string{"", "", relation.Former, relation.Planned, relation.Denied}), Rule: pick(names),
				Trigger: span(), Evidence: span(), Score: scores[rng.IntN(len(scores))]})
		}
		out = append(out, r)
	}
	return out
}

// Large is a graph of so many facts, ten an article: meetings of five people with
// an office each. Fifty people chair them all, everybody else is at one or two.
// Names join people.
func Large(facts int) *graph.Graph {
	b := graph.NewBuilder(graph.WithIdentity(byName))
	others := max(1, facts/3)
	for i := range facts / 10 {
		county := fmt.Sprintf("第%d县", i%500)
		source := fmt.Sprintf("第%d篇。%s召开会议", i, county)
		r := &relation.Result{
			Doc: &entity.Document{Article: entity.Article{ID: fmt.Sprint(i), Published: time.Date(2024, 1, 1+i%300, 0, 0, 0, 0, time.UTC)}},
			Events: []relation.Event{{ID: "event:1", Kind: "meeting", Name: fmt.Sprintf("%s第%d次安全生产工作会议", county, i/500),
				Date: fmt.Sprintf("2024-%02d-01", 1+i%12)}}}
		names := make([]string, 5)
		for k := range names {
			if names[k] = fmt.Sprintf("人%d", 50+(i*4+k)%others); k == 0 {
				names[k] = fmt.Sprintf("人%d", i%50)
			}
			source += "，" + names[k]
		}
		all := entity.Span{End: len(source)}
		r.Doc.Article.Source = source
		for k, name := range names {
			person, office, does := entity.ID("person:"+name), entity.ID(fmt.Sprintf("title:%d", k)), relation.Attended
			if k == 0 {
				does = relation.Chaired
			}
			r.Doc.Entities = append(r.Doc.Entities, entity.Entity{ID: person, Kind: entity.Person, Name: name},
				entity.Entity{ID: office, Kind: entity.Title, Name: fmt.Sprintf("%s第%d局局长", county, k)})
			r.Facts = append(r.Facts,
				relation.Fact{Type: does, Subject: person, Object: "event:1", Trigger: all, Evidence: all, Score: 0.9},
				relation.Fact{Type: relation.HoldsTitle, Subject: person, Object: office, Trigger: all, Evidence: all, Score: 0.9})
		}
		b.Add(r)
	}
	return b.Build()
}

// byName is an identity for which a name is one vertex.
func byName(occurrences []graph.Occurrence) []int {
	groups, number := make([]int, len(occurrences)), map[string]int{}
	for i, o := range occurrences {
		if _, ok := number[o.Name]; !ok {
			number[o.Name] = len(number)
		}
		groups[i] = number[o.Name]
	}
	return groups
}
