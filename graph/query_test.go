package graph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
	"github.com/go-renshi/renshi/relation"
)

// short writes facts as "person:甲 chaired event:乙".
func short(facts []*graph.Fact) []string {
	var out []string
	for _, f := range facts {
		out = append(out, fmt.Sprint(f.From.Name, " ", f.Type, " ", f.To.Name))
	}
	return out
}

// land is a graph with places in three provinces.
func land(t testing.TB) *graph.Graph {
	b := graph.NewBuilder()
	for i, c := range []struct{ county, code, day string }{{"云浦县", "410803", "2024-03-01"}, {"南坪县", "410822", "2024-03-15TMO"},
		{"白石县", "420500", "2024-04"}, {"青禾镇", "410803005", ""}} {
		text := fmt.Sprintf("%s开会%d", c.county, i)
		all := entity.Span{End: len(text)}
		b.Add(&relation.Result{
			Doc: &entity.Document{Article: entity.Article{ID: fmt.Sprint(i), Source: text}, Entities: []entity.Entity{
				{ID: "p", Kind: entity.Person, Name: "韩柏舟"}, {ID: "l", Kind: entity.Place, Name: c.county, Code: c.code},
				{ID: "v", Kind: entity.Place, Name: c.county + "外村"}, {ID: "o", Kind: entity.Organisation, Name: c.county + "委"},
				{ID: "t", Kind: entity.Title, Name: c.county + "委书记"}}},
			Events: []relation.Event{{ID: "e", Kind: "meeting", Name: c.county + "会议", Place: "l", Date: c.day, Convener: "o"}},
			Facts: []relation.Fact{
				{Type: relation.Chaired, Subject: "p", Object: "e", Evidence: all, Trigger: all, Score: 0.9},
				{Type: relation.HoldsTitle, Subject: "p", Object: "t", Evidence: all, Trigger: all, Score: 0.8},
				{Type: relation.LocatedIn, Subject: "v", Object: "l", Evidence: all, Trigger: all, Score: 0.5},
				{Type: relation.Inspected, Subject: "p", Object: "v", Date: c.day, Evidence: all, Trigger: all, Score: 0.7}}})
	}
	return b.Build()
}

func TestFind(t *testing.T) {
	g := land(t)
	chaired := []relation.Type{relation.Chaired}
	inspected := []relation.Type{relation.Inspected}
	for name, c := range map[string]struct {
		f    graph.Filter
		want string
	}{
		"a month":                       {graph.Filter{Types: chaired, Period: "2024-03"}, "云浦县会议 南坪县会议"},
		"until a day":                   {graph.Filter{Types: chaired, Period: "/2024-03-14"}, "云浦县会议"},
		"from a day, and a whole month": {graph.Filter{Types: chaired, Period: "2024-03-02/"}, "南坪县会议 白石县会议"},
		"all time":                      {graph.Filter{Types: chaired}, "云浦县会议 南坪县会议 白石县会议 青禾镇会议"},
		"province":                      {graph.Filter{Types: chaired, Place: "41"}, "云浦县会议 南坪县会议 青禾镇会议"},
		"province, six digits":          {graph.Filter{Types: chaired, Place: "410000"}, "云浦县会议 南坪县会议 青禾镇会议"},
		"city":                          {graph.Filter{Types: chaired, Place: "4208"}, ""},
		"county":                        {graph.Filter{Types: chaired, Place: "410803"}, "云浦县会议 青禾镇会议"},
		"township":                      {graph.Filter{Types: chaired, Place: "410803005"}, "青禾镇会议"},
		"part of a code":                {graph.Filter{Types: chaired, Place: "420500", Period: "2024"}, "白石县会议"},
		"what is located there":         {graph.Filter{Types: inspected, Place: "4205"}, "白石县外村"},
		"offices of a place":            {graph.Filter{Types: []relation.Type{relation.HoldsTitle}, Place: "410822"}, "南坪县委书记"},
		"a body": {graph.Filter{Types: []relation.Type{relation.Chaired, relation.HoldsTitle, relation.Convened}, Body: "organisation:南坪县委"},
			"南坪县委书记 南坪县会议 南坪县会议"},
		"kinds":       {graph.Filter{Kinds: []entity.Kind{entity.Person, entity.Title}, MinScore: 0.8, Place: "42"}, "白石县委书记"},
		"score":       {graph.Filter{MinScore: 0.85, Types: []relation.Type{relation.Chaired, relation.Inspected}, Place: "42"}, "白石县会议"},
		"an event":    {graph.Filter{To: []graph.Key{"event:南坪县会议"}, Types: chaired}, "南坪县会议"},
		"events":      {graph.Filter{Events: []string{"meeting"}, Types: chaired, Place: "42"}, "白石县会议"},
		"no such":     {graph.Filter{Ends: []graph.Key{"person:无"}}, ""},
		"none":        {graph.Filter{From: []graph.Key{}}, ""},
		"no period":   {graph.Filter{Period: "昨天"}, ""},
		"backwards":   {graph.Filter{Period: "2024/2023"}, ""},
		"modality":    {graph.Filter{Modalities: []string{relation.Planned}}, ""},
		"no modality": {graph.Filter{Modalities: []string{""}, Types: chaired, Place: "42"}, "白石县会议"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for f := range g.Find(c.f) {
				got = append(got, f.To.Name)
			}
			assert.ElementsMatch(t, strings.Fields(c.want), got)
			assert.Equal(t, len(got), g.Filter(c.f).Weight())
		})
	}
	for want, f := range map[string]graph.Filter{
		`period "昨天"`: {Period: "昨天"}, `place "4x"`: {Place: "4x"}, `place "4"`: {Place: "4"}, "score 2": {MinScore: 2},
		`key "祁文岚" has no kind: keys are like person:张三, with person, title`: {From: []graph.Key{"祁文岚"}},
		`no relation "chair": want convened, chaired`:                        {Types: []relation.Type{"chair"}},
		`no kind "people": want person, title`:                               {Kinds: []entity.Kind{"people"}},
		`no modality "futur": want "", former, planned, denied`:              {Modalities: []string{"futur"}},
		`period "2024/2020" runs backwards: want 2020/2024`:                  {Period: "2024/2020"},
	} {
		assert.ErrorContains(t, f.Check(), want)
	}
	all := graph.Filter{From: []graph.Key{"祁文岚"}, Body: "县委", Types: []relation.Type{"chair", "sit"}, Kinds: []entity.Kind{"people"}, Modalities: []string{"futur"},
		Period: "昨天", Place: "4x", MinScore: 2}.Check()
	for _, want := range []string{`"祁文岚"`, `"县委"`, `"chair"`, `"sit"`, `"people"`, `"futur"`, `"昨天"`, `"4x"`, "score 2"} {
		assert.ErrorContains(t, all, want)
	}
	assert.Equal(t, 9, 1+strings.Count(all.Error(), "\n"), "all at once, a line for each")
	assert.NoError(t, graph.Filter{Modalities: []string{"", relation.Former, relation.Planned, relation.Denied, relation.Rumoured}}.Check())
	assert.NoError(t, graph.Filter{Place: "FR", Period: "2024-Q1/2024-03-04"}.Check())
}

// Starting from the vertices that a filter names finds what looking at all facts
// finds, in the same order.
func TestFindIsWhatAScanFinds(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 2))
		g := graphtest.Random(rng, 10)
		all := slices.Collect(g.Vertices())
		keys := func() (out []graph.Key) {
			for range rng.IntN(4) {
				out = append(out, all[rng.IntN(len(all))].Key)
			}
			return out
		}
		if len(all) == 0 {
			continue
		}
		for range 20 {
			f := graph.Filter{From: keys(), To: keys(), Ends: keys()}
			var want []*graph.Fact
			for x := range g.Facts() {
				has := func(list []graph.Key, ends ...*graph.Vertex) bool {
					return list == nil || slices.ContainsFunc(ends, func(v *graph.Vertex) bool { return slices.Contains(list, v.Key) })
				}
				if has(f.From, x.From) && has(f.To, x.To) && has(f.Ends, x.From, x.To) {
					want = append(want, x)
				}
			}
			require.Equal(t, want, slices.Collect(g.Find(f)))
		}
	}
}

func TestTogether(t *testing.T) {
	g := build(t, county()...)
	var got []string
	for tie := range g.Together("person:范若兰") {
		assert.Equal(t, "范若兰", tie.A.Name)
		got = append(got, fmt.Sprintf("%s %d %.2f", tie.B.Name, len(tie.Events), tie.Weight))
	}
	assert.ElementsMatch(t, []string{"何立言 1 0.20", "梁振宇 1 0.20", "苏曼青 1 0.20", "贺长庚 1 0.20", "邵启明 1 0.20"}, got)
	first := slices.Collect(g.Together("person:梁振宇"))[0]
	assert.InDelta(t, 1./5+1./4, first.Weight, 1e-9, "two events, of six and of five people")
	assert.Len(t, first.Events, 2)
	assert.Empty(t, slices.Collect(g.Together("event:会议")))
	assert.Empty(t, slices.Collect(g.Together("person:无")))

	// All ties are those of everybody, each once.
	type pair [2]graph.Key
	want := map[pair]float64{}
	for v := range g.Vertices() {
		for tie := range g.Together(v.Key) {
			if tie.A.Compare(tie.B) < 0 {
				want[pair{tie.A.Key, tie.B.Key}] = tie.Weight
			}
		}
	}
	all := map[pair]float64{}
	for tie := range g.Ties(-1) {
		all[pair{tie.A.Key, tie.B.Key}] = tie.Weight
	}
	assert.Equal(t, want, all)
	assert.Len(t, all, 15)
	assert.Len(t, slices.Collect(g.Ties(5)), 10, "without the meeting of six")
	assert.Empty(t, slices.Collect(g.Ties(0)))
}

func TestNameLists(t *testing.T) {
	g := build(t, county()...)
	var lists []graph.NameList
	for l := range g.NameLists("event:临桐县春季农业生产工作推进会议") {
		lists = append(lists, l)
	}
	require.Len(t, lists, 1)
	var names []string
	for _, v := range lists[0].People {
		names = append(names, v.Name)
	}
	assert.Equal(t, []string{"梁振宇", "苏曼青", "何立言", "邵启明", "范若兰", "贺长庚"}, names)
	assert.Equal(t, "daily-0109#1", lists[0].Article.ID)
	before, after := g.Precedence("person:苏曼青", "person:邵启明")
	assert.Equal(t, [2]int{3, 0}, [2]int{before, after})
	before, after = g.Precedence("person:邵启明", "person:苏曼青")
	assert.Equal(t, [2]int{0, 3}, [2]int{before, after})
	before, after = g.Precedence("person:苏曼青", "person:无")
	assert.Zero(t, before+after)
	assert.Empty(t, slices.Collect(g.NameLists("person:无")))
}

func TestAppearances(t *testing.T) {
	g := build(t, county()...)
	var got []string
	for a := range g.Appearances("person:范若兰") {
		got = append(got, fmt.Sprint(a.Day.Format(time.DateOnly), " ", a.Fact.Type))
	}
	assert.Equal(t, []string{"2024-01-08 attended", "2024-01-11 accompanied"}, got)
	last, ok := g.LastAppearance("person:尹秋实")
	require.True(t, ok)
	assert.Equal(t, relation.MetWith, last.Fact.Type, "who is met is there, too")
	_, ok = g.LastAppearance("person:陆文柏")
	assert.True(t, ok)
	_, ok = g.LastAppearance("title:临桐县县长")
	assert.False(t, ok, "an office does nothing")
}

func TestPath(t *testing.T) {
	g := build(t, county()...)
	p := g.Path("person:范若兰", "title:禾川市商会会长", graph.Filter{})
	var got []string
	for _, s := range p {
		got = append(got, s.From.Name+" "+s.To.Name)
	}
	assert.Equal(t, []string{"范若兰 梁振宇", "梁振宇 尹秋实", "尹秋实 禾川市商会会长"}, got)
	assert.Equal(t, []string{"范若兰 accompanied 梁振宇", "梁振宇 met_with 尹秋实", "尹秋实 holds_title 禾川市商会会长"}, short(slices.Collect(p.Facts())))
	assert.Equal(t, 3, g.Only(p.Facts()).Weight())
	assert.NotNil(t, g.Path("person:范若兰", "person:范若兰", graph.Filter{}))
	assert.Empty(t, g.Path("person:范若兰", "person:范若兰", graph.Filter{}))
	assert.Nil(t, g.Path("person:范若兰", "person:无", graph.Filter{}))
	assert.Nil(t, g.Path("person:范若兰", "person:尹秋实", graph.Filter{Types: []relation.Type{relation.Attended}}))
	assert.Nil(t, g.Path("person:范若兰", "person:尹秋实", graph.Filter{Period: "昨天"}))
}

// Paths are as short as those of the plainest search, and every step of them has
// evidence that fits.
func TestPathsAreShortest(t *testing.T) {
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 3))
		g := graphtest.Random(rng, 12)
		f := graph.Filter{}
		if rng.IntN(2) == 0 {
			f.MinScore = 0.9
		}
		all := slices.Collect(g.Vertices())
		if len(all) == 0 {
			continue
		}
		from := all[rng.IntN(len(all))].Key
		distance := map[graph.Key]int{from: 0}
		for queue := []graph.Key{from}; len(queue) > 0; queue = queue[1:] {
			for x := range g.Find(graph.Filter{Ends: queue[:1], MinScore: f.MinScore}) {
				for _, v := range []*graph.Vertex{x.From, x.To} {
					if _, ok := distance[v.Key]; !ok {
						distance[v.Key] = distance[queue[0]] + 1
						queue = append(queue, v.Key)
					}
				}
			}
		}
		for _, v := range all {
			p := g.Path(from, v.Key, f)
			want, reached := distance[v.Key]
			require.Equal(t, reached, p != nil)
			require.Len(t, p, want)
			at := from
			for _, s := range p {
				require.Equal(t, at, s.From.Key)
				at = s.To.Key
				require.NotEmpty(t, s.Facts)
				for _, x := range s.Facts {
					require.GreaterOrEqual(t, x.Score, f.MinScore)
					require.ElementsMatch(t, []graph.Key{s.From.Key, s.To.Key}, []graph.Key{x.From.Key, x.To.Key})
				}
			}
			require.True(t, p == nil || at == v.Key)
		}
	}
}

func TestEgo(t *testing.T) {
	g := build(t, county()...)
	assert.Equal(t, 1, g.Ego(0, "person:范若兰").Order(), "the centre itself")
	one := g.Ego(1, "person:范若兰")
	assert.Equal(t, append([]*graph.Vertex{g.Vertex("person:范若兰")}, slices.Collect(g.Neighbours("person:范若兰"))...),
		slices.SortedFunc(one.Vertices(), func(v, w *graph.Vertex) int {
			if v.Name == "范若兰" {
				return -1
			}
			return v.Compare(w)
		}))
	assert.NotNil(t, one.Edge("person:梁振宇", "event:临桐县春季农业生产工作推进会议"), "what is between the neighbours")
	assert.Equal(t, everything(g), everything(g.Ego(99, "person:范若兰")))
	assert.Zero(t, g.Ego(3, "person:无").Order())
}

func TestTop(t *testing.T) {
	g := build(t, county()...)
	top := g.Top(3)
	assert.Equal(t, 3, top.Order())
	assert.NotNil(t, top.Vertex("person:苏曼青"))
	assert.Zero(t, g.Top(0).Order())
	assert.Zero(t, g.Top(-1).Order())
	assert.Equal(t, everything(g), everything(g.Top(1000)))
	for seed := range uint64(50) {
		g := graphtest.Random(rand.New(rand.NewPCG(seed, 6)), 15)
		last := 0
		for n := range g.Order() + 1 {
			order := g.Top(n).Order()
			require.LessOrEqual(t, order, n)
			require.GreaterOrEqual(t, order, last)
			last = order
		}
		require.Equal(t, g.Order(), last)
	}
}

func TestCollapse(t *testing.T) {
	g := build(t, quarter()...)
	before := everything(g)
	c := g.Collapse(3)
	assert.Equal(t, before, everything(g))
	var group *graph.Vertex
	for v := range c.Vertices() {
		if strings.HasSuffix(v.Name, "等6人") {
			group = v
		}
	}
	require.NotNil(t, group)
	assert.Equal(t, entity.Person, group.Kind)
	assert.Equal(t, []string{"古月明", "容与之", "欧阳明远", "白景行", "石敬亭", "蓝天佑"}, group.Aliases)
	e := c.Edge(group.Key, "event:临桐县防汛抗旱暨森林防火工作会议")
	require.NotNil(t, e)
	assert.Len(t, e.Facts, 1, "facts that differ in nothing but the person are one")
	assert.Nil(t, c.Vertex("person:容与之"))
	assert.NotNil(t, c.Vertex("person:何立言"), "was at several events")
	assert.Equal(t, before, everything(g.Collapse(7)))
	lossless(t, c)
}

func TestIndex(t *testing.T) {
	g := build(t, county()...)
	i := 0
	for v := range g.Vertices() {
		assert.Equal(t, i, g.Index(v.Key))
		i++
	}
	assert.Equal(t, -1, g.Index("person:无"))
	assert.Len(t, slices.Collect(g.Articles()), 5)
	assert.True(t, slices.IsSortedFunc(slices.Collect(g.Articles()), (*graph.Article).Compare))
	seen := map[string]bool{}
	for f := range g.Facts() {
		assert.False(t, seen[f.Key()])
		seen[f.Key()] = true
	}
}

func TestBodyOf(t *testing.T) {
	g := land(t)
	assert.Equal(t, "南坪县委", g.BodyOf(g.Vertex("title:南坪县委书记")).Name)
	assert.Nil(t, g.BodyOf(g.Vertex("person:韩柏舟")))
	assert.Nil(t, build(t, county()...).BodyOf(&graph.Vertex{Kind: entity.Title, Name: "会长"}))
}

// queries are all that can be asked about a person.
func queries(g *graph.Graph, person, other graph.Key) {
	drain(g.Timeline(person))
	drain(g.Find(graph.Filter{From: []graph.Key{person}, Types: []relation.Type{relation.Attended}, Period: "2024-03/2024-06"}))
	drain(g.Together(person))
	drain(g.Appearances(person))
	g.LastAppearance(person)
	g.Precedence(person, other)
	g.Ego(1, person)
}

// All queries about a person in an archive with 200,000 vertices take less than a
// millisecond together, once the indexes are there.
func TestQueriesOfALargeGraph(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	g := graphtest.Large(500_000)
	require.Greater(t, g.Order(), 200_000)
	const person, other = graph.Key("person:人90000"), graph.Key("person:人7")
	require.NotEmpty(t, slices.Collect(g.Out(person)))
	queries(g, person, other)
	const rounds = 200
	took := timing.Of(func() {
		for range rounds {
			queries(g, person, other)
		}
	})
	t.Logf("%d vertices, %d facts: %v", g.Order(), g.Weight(), took/rounds)
	assert.Less(t, took/rounds, time.Millisecond)
}

func TestConcurrentQueries(t *testing.T) {
	g := build(t, county()...)
	done := make(chan int)
	for range 8 {
		go func() {
			queries(g, "person:苏曼青", "person:梁振宇")
			g.Path("person:范若兰", "person:尹秋实", graph.Filter{})
			g.Collapse(2)
			n := 0
			for range g.Articles() {
				n++
			}
			for range g.Find(graph.Filter{Place: "41"}) {
			}
			done <- n
		}()
	}
	for range 8 {
		assert.Equal(t, 5, <-done)
	}
}

// The heads of a division are found by its government and by its place.
func TestOfficesOfAGovernment(t *testing.T) {
	s := at("1", "", "韩柏舟", "云浦县县长", "云浦县")
	s.facts += `
		person:苏曼青 holds_title title:云浦县代县长 | 篇。
		person:冷秋池 holds_title title:云浦县委书记 | 篇。
		person:古月明 holds_title title:禾川市副市长 | 篇。
		organisation:云浦县人民政府 located_in place:云浦县 | 篇。`
	g := build(t, s)
	for _, body := range []graph.Key{"organisation:云浦县人民政府", "place:云浦县"} {
		var got []string
		for f := range g.Find(graph.Filter{Body: body, Types: []relation.Type{relation.HoldsTitle}}) {
			got = append(got, f.From.Name)
		}
		assert.Equal(t, []string{"苏曼青", "韩柏舟"}, got, body)
	}
	assert.Equal(t, graph.Key("organisation:云浦县人民政府"), g.BodyOf(g.Vertex("title:云浦县代县长")).Key)
	assert.Nil(t, g.BodyOf(g.Vertex("title:云浦县委书记")))
	assert.Nil(t, g.BodyOf(g.Vertex("title:禾川市副市长")))
}

// An office that is only clear in its region lies where its code says.
func TestWithinByTheCodeOfAnOffice(t *testing.T) {
	s := at("1", "", "韩柏舟", "县领导", "")
	s.entities = []entity.Entity{{ID: "place:修武县", Kind: entity.Place, Name: "修武县", Code: "410821"}}
	g := build(t, s)
	v := g.Vertex("title:县领导")
	require.Equal(t, "410821", v.Code)
	assert.True(t, g.Within(v, "4108"))
	assert.False(t, g.Within(v, "4109"))
}

// Who inspects the same in one article is there together, once for all places.
func TestInspectionsAreTies(t *testing.T) {
	const text = "韩柏舟、副县长苏曼青到柳塘镇、白石村调研。"
	g := build(t, story{id: "1", text: text, facts: `
		person:韩柏舟 inspected place:柳塘镇 | ` + text + `
		person:苏曼青 inspected place:柳塘镇 | ` + text + `
		person:韩柏舟 inspected place:白石村 | ` + text + `
		person:苏曼青 inspected place:白石村 | ` + text},
		story{id: "2", text: "冷秋池到柳塘镇。", facts: "person:冷秋池 inspected place:柳塘镇 | 冷秋池到柳塘镇。"})
	for _, ties := range [][]graph.Tie{slices.Collect(g.Together("person:韩柏舟")), slices.Collect(g.Ties(2))} {
		require.Len(t, ties, 1)
		assert.ElementsMatch(t, []string{"韩柏舟", "苏曼青"}, []string{ties[0].A.Name, ties[0].B.Name})
		assert.Len(t, ties[0].Trips, 1)
		assert.Equal(t, 1.0, ties[0].Weight)
	}
	assert.Empty(t, slices.Collect(g.Ties(1)))
	lists := slices.Collect(g.NameLists("place:柳塘镇"))
	require.Len(t, lists, 2)
	assert.Equal(t, []*graph.Vertex{g.Vertex("person:韩柏舟"), g.Vertex("person:苏曼青")}, lists[0].People)
	before, after := g.Precedence("person:韩柏舟", "person:苏曼青")
	assert.Equal(t, []int{1, 0}, []int{before, after})
}

func TestFindByTime(t *testing.T) {
	g := build(t, held("1", "", "韩柏舟", "乙会", "2024-03-05", ""), held("2", "", "韩柏舟", "丙会", "2024-03-01", ""),
		held("3", "", "韩柏舟", "甲会", "", ""), on("2024-03-03", at("4", "", "韩柏舟", "", "白石村")))
	var got []string
	for f := range g.FindByTime(graph.Filter{}) {
		got = append(got, f.To.Name)
	}
	assert.Equal(t, []string{"丙会", "白石村", "乙会", "甲会"}, got)
	for range g.FindByTime(graph.Filter{}) {
		break
	}
}
