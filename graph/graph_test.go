package graph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	dominikbraun "github.com/dominikbraun/graph"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
	"github.com/go-renshi/renshi/relation"
)

// dump writes all that a graph says.
func dump(g *graph.Graph) string {
	var b strings.Builder
	for v := range g.Vertices() {
		fmt.Fprintf(&b, "%s %q %q %s %s %v", v.Key, v.Name, v.Aliases, v.Code, v.Hint, v.Event)
		for _, a := range v.Articles {
			fmt.Fprintf(&b, " %s", a.ID)
		}
		b.WriteByte('\n')
	}
	for f := range g.Facts() {
		fmt.Fprintf(&b, "%s %s %s %s %s %v %s %s %v %v\n", f.From.Key, f.Type, f.To.Key, f.Date, f.Rule, f.Score,
			f.Evidence.Article.ID, f.Evidence.Text, f.Evidence.Span, f.Evidence.Trigger)
	}
	for _, d := range g.Dropped() {
		fmt.Fprintf(&b, "%s %s %s\n", d.Article.ID, d.Fact.Type, d.Missing)
	}
	return b.String()
}

// archive is a heap of articles in which names, events and offices recur.
func archive(n int, r *rand.Rand) []story {
	names := []string{"韩柏舟", "林远山", "周若水", "沈一鸣", "秦晚照", "陶知行"}
	offices := []string{"云浦县县长", "云浦县委书记", "县委书记", "南坪县县长", "教授", "", "", "云浦县人民医院院长"}
	places := []string{"云浦县", "南坪县", "白石村", "江东省", "", ""}
	acts := []string{"holds_title", "holds_title", "appointed", "removed"}
	var out []story
	for i := range n {
		pick := func(s []string) string { return s[r.IntN(len(s))] }
		id := fmt.Sprint(i)
		page := ""
		if i%3 > 0 {
			page = fmt.Sprintf("第%d篇。第%d篇。", i-i%3+1, i-i%3+2)
		}
		s := held(id, page, pick(names), pick([]string{"会议", "云浦县安全生产工作会议", "云浦县防汛抢险工作会议"}),
			fmt.Sprintf("2024-03-%02d", 1+r.IntN(3)), pick([]string{"", "云浦县委", "县政府"}))
		for range 3 {
			s.facts += strings.ReplaceAll(at(id, "", pick(names), pick(offices), pick(places)).facts, "holds_title", pick(acts))
		}
		if r.IntN(4) > 0 {
			s.published = fmt.Sprintf("%d-%02d-01", 2011+r.IntN(10), 1+r.IntN(12))
		}
		out = append(out, s)
	}
	return out
}

func TestOrderOfAddDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		stories := archive(30, r)
		stories = append(stories, stories[3], stories[4]) // twice is once
		stories[3].id = stories[5].id                     // and two of one ID are two
		want := build(t, stories...)
		for range 5 {
			r.Shuffle(len(stories), func(i, j int) { stories[i], stories[j] = stories[j], stories[i] })
			got := build(t, stories...)
			require.Equal(t, dump(want), dump(got))
			require.Equal(t, dot(t, want, graph.DOT{}), dot(t, got, graph.DOT{}))
		}
	}
}

// Nor does it where several results have one id, or differ in nothing but what
// stands beside the facts.
func TestOrderOfTwinsDoesNotMatter(t *testing.T) {
	article := func(change func(*entity.Article)) func(*relation.Result) {
		return func(r *relation.Result) { change(&r.Doc.Article) }
	}
	unknown := func(f relation.Fact) func(*relation.Result) {
		f.Type, f.Subject, f.Object = relation.MetWith, "nobody", "person:梁振宇"
		return func(r *relation.Result) { r.Facts = append(r.Facts, f) }
	}
	day := time.Date(2024, 1, 9, 0, 0, 0, 0, time.UTC)
	changes := map[string][]func(*relation.Result){
		"headline": {article(func(a *entity.Article) { a.Headline = nil })},
		"byline":   {article(func(a *entity.Article) { a.Byline = []entity.Span{{End: 9}} })},
		"zone":     {article(func(a *entity.Article) { a.Published = day.In(time.FixedZone("", 3600)) })},
		"instant":  {article(func(a *entity.Article) { a.Published = day.Add(time.Second / 2) })},
		"named": {func(r *relation.Result) {
			r.Doc.Entities = append(r.Doc.Entities, entity.Entity{ID: "o", Kind: entity.Organisation, Name: "鹿鸣县人民医院"})
		}},
		"dropped": {unknown(relation.Fact{Date: "2024-01-01"}), unknown(relation.Fact{Date: "2024-01-02"}),
			unknown(relation.Fact{Modality: relation.Planned}), unknown(relation.Fact{Rule: "r"}), unknown(relation.Fact{Score: 1}),
			unknown(relation.Fact{Evidence: entity.Span{End: 3}})},
	}
	for name, change := range changes {
		results := []*relation.Result{county()[0].result(t)}
		for _, c := range change {
			r := county()[0].result(t)
			c(r)
			results = append(results, r)
		}
		orderless(t, rand.New(rand.NewPCG(1, 3)), results, name)
	}
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 9))
		results := graphtest.RandomResults(rng, 14)
		for _, r := range results {
			r.Doc.Article.ID = fmt.Sprint(rng.IntN(3))
			if rng.IntN(2) == 0 {
				r.Doc.Article.Published = time.Time{}
			}
			if rng.IntN(2) == 0 {
				r.Doc.Article.Source, r.Doc.Article.Regions = "同一页", nil
			}
		}
		orderless(t, rng, results, seed)
	}
}

// orderless builds results in several orders and checks that the graph is one.
func orderless(t *testing.T, rng *rand.Rand, results []*relation.Result, what any) {
	t.Helper()
	want := ""
	for range 6 {
		b := graph.NewBuilder(graph.WithAppearances())
		for _, r := range results {
			b.Add(r)
		}
		got := everything(b.Build())
		if want == "" {
			want = got
		}
		require.Equal(t, want, got, what)
		rng.Shuffle(len(results), func(i, j int) { results[i], results[j] = results[j], results[i] })
	}
}

func TestArticlesOfOneSecondHaveKeys(t *testing.T) {
	a := graph.Article{ID: "1", Published: time.Unix(100, 0)}
	b := graph.Article{ID: "1", Published: time.Unix(100, 500_000_000)}
	assert.NotZero(t, a.Compare(&b))
	assert.NotEqual(t, a.Key(), b.Key())
}

func TestAddingTwiceIsAddingOnce(t *testing.T) {
	stories := county()
	assert.Equal(t, dump(build(t, stories...)), dump(build(t, append(stories, stories...)...)))
}

func TestBuildMayBeRepeated(t *testing.T) {
	b := graph.NewBuilder()
	assert.Zero(t, b.Build().Order())
	for i, s := range county() {
		b.Add(s.result(t))
		assert.Equal(t, dump(build(t, county()[:i+1]...)), dump(b.Build()))
		assert.Equal(t, dump(b.Build()), dump(b.Build()))
	}
}

func TestEveryFactHasItsEvidence(t *testing.T) {
	stories := county()
	g := build(t, stories...)
	n := 0
	for f := range g.Facts() {
		n++
		assert.NotEmpty(t, f.Evidence.Text)
		assert.Contains(t, f.Evidence.Text, "。")
		i := slices.IndexFunc(stories, func(s story) bool { return s.id == f.Evidence.Article.ID })
		source := stories[i].result(t).Doc.Article.Source
		assert.Equal(t, f.Evidence.Text, source[f.Evidence.Span.Start:f.Evidence.Span.End])
		assert.Equal(t, stories[i].headline, f.Evidence.Article.Headline)
		assert.Equal(t, stories[i].published, f.Evidence.Article.Published.Format("2006-01-02"))
	}
	assert.Equal(t, g.Weight(), n)
	e := g.Edge("person:梁振宇", "event:临桐县春季农业生产工作推进会议")
	require.NotNil(t, e)
	assert.Equal(t, []relation.Type{relation.Chaired, relation.SpokeAt}, e.Types())
	assert.Equal(t, "2024-01-08TMO", e.To.Event.Date)
	assert.Equal(t, "meeting", e.To.Event.Kind)
}

// The sentence of a wrapped and interrupted column is quoted without breaks
// and without the column between.
func TestEvidenceOfBrokenText(t *testing.T) {
	source := "韩柏\n舟　出 席 会\x00别的文章。议 IPO Day 开幕。"
	cut := strings.Index(source, "别")
	back := strings.Index(source, "议")
	d := &entity.Document{
		Article:  entity.Article{Source: source, Regions: []entity.Span{{End: cut}, {Start: back, End: len(source) + 9}}},
		Entities: []entity.Entity{{ID: "p", Kind: entity.Person, Name: "韩柏舟"}, {ID: "o", Kind: relation.KindOther, Name: "会议"}},
	}
	b := graph.NewBuilder()
	b.Add(&relation.Result{Doc: d, Facts: []relation.Fact{{Type: relation.Attended, Subject: "p", Object: "o", Evidence: entity.Span{Start: -3, End: len(source) + 5}}}})
	for f := range b.Build().Facts() {
		assert.Equal(t, "韩柏舟出席会议IPO Day开幕。", f.Evidence.Text)
	}
}

func TestEventsSpeakForThemselves(t *testing.T) {
	source := "昨天的事。云浦县委在白石村召开会议。今天的事。"
	at := strings.Index(source, "会议")
	d := entity.NewDocument(entity.Article{ID: "1", Source: source}, nil)
	d.Entities = []entity.Entity{{ID: "place:白石村", Kind: entity.Place, Name: "白石村"}, {ID: "organisation:云浦县委", Kind: entity.Organisation, Name: "云浦县委"}}
	r := &relation.Result{Doc: d, Events: []relation.Event{
		{ID: "event:1", Name: "会议", Date: "2024-03-01", Place: "place:白石村", Convener: "organisation:云浦县委", Mentions: []entity.Span{{Start: at, End: at + len("会议")}}},
		{ID: "event:2", Name: "会议", Place: "place:无", Convener: "organisation:无"},
		{ID: "event:3", Kind: relation.KindInspection, Name: "调研", Place: "place:白石村"}, // its facts tie people to the place
	}}
	for name, tt := range map[string]struct {
		opts []graph.Option
		want []string
	}{
		"without dates": {nil, []string{"organisation:云浦县委 convened event:会议", "event:会议 held_at place:白石村"}},
		"with dates": {[]graph.Option{graph.WithDates()}, []string{"organisation:云浦县委 convened event:会议", "event:会议 held_at place:白石村",
			"event:会议 held_on date:2024-03-01"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := graph.NewBuilder(tt.opts...)
			b.Add(r)
			g := b.Build()
			var got []string
			for f := range g.Facts() {
				got = append(got, fmt.Sprint(f.From.Key, " ", f.Type, " ", f.To.Key))
				assert.Equal(t, "云浦县委在白石村召开会议。", f.Evidence.Text)
			}
			assert.Equal(t, tt.want, got)
			graphvizAccepts(t, dot(t, g, graph.DOT{}))
		})
	}
}

func TestFactsWithoutEndsAreKeptAside(t *testing.T) {
	d := &entity.Document{Article: entity.Article{ID: "1"}, Entities: []entity.Entity{{ID: "person:甲", Kind: entity.Person, Name: "甲"}}}
	b := graph.NewBuilder()
	b.Add(nil)
	b.Add(&relation.Result{})
	b.Add(&relation.Result{Doc: d, Facts: []relation.Fact{
		{Type: relation.MetWith, Subject: "person:甲", Object: "person:乙"}, {Type: relation.MetWith, Subject: "person:丙", Object: "person:甲"}}})
	g := b.Build()
	assert.Zero(t, g.Order())
	require.Len(t, g.Dropped(), 2)
	assert.Equal(t, entity.ID("person:乙"), g.Dropped()[0].Missing)
	assert.Equal(t, entity.ID("person:丙"), g.Dropped()[1].Missing)
}

func TestKeysAreNeverEmptyAndUnique(t *testing.T) {
	d := &entity.Document{Entities: []entity.Entity{{ID: "a"}, {ID: "b"}, {ID: "c", Name: "#2"}, {ID: "", Name: ""}}}
	b := graph.NewBuilder()
	b.Add(&relation.Result{Doc: d, Facts: []relation.Fact{{Subject: "a", Object: "b"}, {Subject: "c", Object: ""}}})
	g := b.Build()
	assert.Equal(t, 4, g.Order())
	seen := map[graph.Key]bool{}
	for v := range g.Vertices() {
		assert.NotEmpty(t, v.Key)
		assert.False(t, seen[v.Key])
		seen[v.Key] = true
	}
}

func TestQueries(t *testing.T) {
	g := build(t, county()...)
	var names []string
	for v := range g.Neighbours("person:范若兰") {
		names = append(names, v.Name)
	}
	assert.Equal(t, []string{"梁振宇", "临桐县委常委", "临桐县春季农业生产工作推进会议"}, names)
	for v := range g.Vertices() {
		var want []*graph.Vertex
		for e := range g.Out(v.Key) {
			assert.Same(t, v, e.From)
			assert.Same(t, e, g.Edge(e.From.Key, e.To.Key))
			want = append(want, e.To)
		}
		for e := range g.In(v.Key) {
			assert.Same(t, v, e.To)
			want = append(want, e.From)
		}
		slices.SortFunc(want, (*graph.Vertex).Compare)
		assert.Equal(t, slices.Compact(want), slices.Collect(g.Neighbours(v.Key)))
		assert.Same(t, v, g.Vertex(v.Key))
		assert.Contains(t, slices.Collect(g.Named(v.Name)), v)
	}
	assert.Len(t, slices.Collect(g.Named("会议")), 1, "an alias")
	assert.Nil(t, g.Vertex("person:无"))
	assert.Nil(t, g.Edge("person:无", "person:苏曼青"))
	assert.Nil(t, g.Edge("person:苏曼青", "person:无"))
	assert.Nil(t, g.Edge("person:苏曼青", "person:邵启明"))
	assert.Empty(t, slices.Collect(g.Out("person:无")))
	assert.Empty(t, slices.Collect(g.Neighbours("person:无")))
	assert.True(t, slices.IsSortedFunc(slices.Collect(g.Vertices()), (*graph.Vertex).Compare))
	assert.True(t, slices.IsSortedFunc(slices.Collect(g.Edges()), (*graph.Edge).Compare))
	for range g.Facts() {
		break
	}
	for range g.Neighbours("person:苏曼青") {
		break
	}
}

func TestSelect(t *testing.T) {
	g := build(t, county()...)
	before := dump(g)
	s := g.Select(func(f *graph.Fact) bool { return f.Type == relation.Inspected })
	for f := range s.Facts() {
		assert.Equal(t, relation.Inspected, f.Type)
	}
	assert.Equal(t, 6, s.Weight())
	assert.Nil(t, s.Vertex("person:尹秋实"))
	assert.Same(t, g.Vertex("person:苏曼青"), s.Vertex("person:苏曼青"))
	assert.Equal(t, before, dump(g))
}

func TestUnderlying(t *testing.T) {
	g := build(t, county()...)
	before := dump(g)
	u := g.Underlying()
	order, err := u.Order()
	require.NoError(t, err)
	assert.Equal(t, g.Order(), order)
	size, err := u.Size()
	require.NoError(t, err)
	assert.Equal(t, g.Size(), size)
	path, err := dominikbraun.ShortestPath(u, graph.Key("person:范若兰"), graph.Key("title:禾川市商会会长"))
	require.NoError(t, err)
	assert.Equal(t, []graph.Key{"person:范若兰", "person:梁振宇", "person:尹秋实", "title:禾川市商会会长"}, path)
	e, err := u.Edge("person:范若兰", "person:梁振宇")
	require.NoError(t, err)
	assert.Same(t, g.Edge("person:范若兰", "person:梁振宇"), e.Properties.Data)
	require.NoError(t, u.RemoveEdge("person:范若兰", "person:梁振宇"))
	assert.Equal(t, before, dump(g))
	_, err = g.Underlying().Edge("person:范若兰", "person:梁振宇")
	require.NoError(t, err)
}

func TestConcurrentReading(t *testing.T) {
	g := build(t, county()...)
	want, picture := dump(g), dot(t, g, graph.DOT{})
	var wg sync.WaitGroup
	for range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			assert.Equal(t, want, dump(g))
			assert.Equal(t, picture, dot(t, g, graph.DOT{}))
			u := g.Underlying()
			_, err := u.PredecessorMap()
			assert.NoError(t, err)
			for v := range g.Vertices() {
				for range g.Neighbours(v.Key) {
				}
			}
			assert.Equal(t, 6, g.Select(func(f *graph.Fact) bool { return f.Type == relation.Inspected }).Weight())
		}()
	}
	wg.Wait()
}

// A day ties nobody to anybody unless it is asked for.
func TestDaysAreVerticesOnlyWithDates(t *testing.T) {
	s := held("1", "", "韩柏舟", "云浦县安全生产工作会议", "2024-03-01", "")
	s.facts += "event:1 happened_on date:3月1日 | 篇。\n"
	for want, opts := range map[int][]graph.Option{0: nil, 2: {graph.WithDates()}} {
		b := graph.NewBuilder(opts...)
		b.Add(s.result(t))
		g := b.Build()
		assert.Len(t, keys(g, entity.Date), want)
		assert.Equal(t, "2024-03-01", g.Vertex("event:云浦县安全生产工作会议").Event.Date)
	}
}
