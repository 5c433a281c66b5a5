package graph_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
)

// on dates a story.
func on(day string, s story) story { s.published = day; return s }

func TestSamePeopleInTime(t *testing.T) {
	move := at("3", "", "韩柏舟", "云浦县县长", "")
	move.facts = "person:韩柏舟 appointed title:南坪县委书记 | 篇。\nperson:韩柏舟 removed title:云浦县县长 | 篇。\n"
	first := on("2015-01-01", at("1", "", "韩柏舟", "云浦县县长", ""))
	last := on("2018-01-01", at("2", "", "韩柏舟", "南坪县委书记", ""))
	for name, tt := range map[string]struct {
		stories []story
		people  int
	}{
		"two counties": {[]story{first, last}, 2},
		"two counties, one article on the transfer":       {[]story{first, last, on("2017-01-01", move)}, 1},
		"one county, one after another":                   {[]story{first, on("2018-01-01", at("2", "", "韩柏舟", "云浦县委书记", ""))}, 1},
		"one county, a steep fall":                        {[]story{on("2015-01-01", at("1", "", "韩柏舟", "云浦县委书记", "")), on("2018-01-01", at("2", "", "韩柏舟", "云浦县教育局局长", ""))}, 2},
		"one county, two bureaus at once":                 {[]story{first, on("2018-01-01", at("2", "", "韩柏舟", "云浦县教育局局长", "")), on("2016-01-01", at("3", "", "韩柏舟", "云浦县教育局局长", "")), on("2017-01-01", at("4", "", "韩柏舟", "云浦县县长", ""))}, 2},
		"one county, a committee and a bureau":            {[]story{on("2015-01-01", at("1", "", "韩柏舟", "云浦县委常委", "")), on("2018-01-01", at("2", "", "韩柏舟", "云浦县教育局局长", "")), on("2016-01-01", at("3", "", "韩柏舟", "云浦县教育局局长", "")), on("2017-01-01", at("4", "", "韩柏舟", "云浦县委常委", ""))}, 1},
		"real divisions: from a county to its city":       {[]story{on("2015-01-01", at("1", "", "韩柏舟", "修武县委书记", "")), on("2015-06-01", at("2", "", "韩柏舟", "焦作市副市长", ""))}, 1},
		"real divisions: to a bureau of the city":         {[]story{on("2015-01-01", at("1", "", "韩柏舟", "修武县县长", "")), on("2015-06-01", at("2", "", "韩柏舟", "焦作市税务局局长", ""))}, 2},
		"real divisions: one line of work":                {[]story{on("2015-01-01", at("1", "", "韩柏舟", "修武县教育局局长", "")), on("2015-06-01", at("2", "", "韩柏舟", "焦作市教育局局长", ""))}, 1},
		"real divisions: a doctor comes to the county":    {[]story{on("2015-01-01", at("1", "", "韩柏舟", "修武县县长", "")), on("2015-06-01", at("2", "", "韩柏舟", "焦作市人民医院心内科主任医师", "修武县"))}, 2},
		"real divisions: to the city while in the county": {[]story{on("2015-01-01", at("1", "", "韩柏舟", "修武县委书记", "")), on("2015-06-01", at("2", "", "韩柏舟", "焦作市副市长", "")), on("2017-01-01", at("3", "", "韩柏舟", "修武县委书记", ""))}, 2},
		"real divisions: years between":                   {[]story{on("2011-01-01", at("1", "", "韩柏舟", "修武县委书记", "")), on("2019-06-01", at("2", "", "韩柏舟", "焦作市副市长", ""))}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Len(t, keys(build(t, tt.stories...), entity.Person), tt.people)
		})
	}
}

// 区委 of 中站区 is not 区委 of 解放区, 中共中站区委 is 中站区委, and 鼓楼区 of
// one city is not that of another.
func TestFormsOfOneBody(t *testing.T) {
	office := func(id, name, city string) story {
		return about(at(id, "", "甲"+id, name, ""), city)
	}
	assert.Equal(t, []string{"title:焦作市中站区委组织部部长", "title:解放区委组织部部长"}, keys(build(t,
		office("1", "中站区委组织部部长", ""), office("2", "中共中站区委组织部长", ""), office("3", "焦作市中站区委组织部部长", ""),
		office("4", "解放区委组织部部长", "")), entity.Title))
	assert.Len(t, keys(build(t, office("1", "鼓楼区委书记", "徐州市"), office("2", "鼓楼区委书记", "南京市"), office("3", "鼓楼区委书记", "南京市")), entity.Title), 2)
	assert.Len(t, keys(build(t, office("1", "鼓楼区委书记", "徐州市"), office("2", "鼓楼区委书记", "")), entity.Title), 1)
	one := func(id, city string) story { return about(at(id, "", "韩柏舟", "鼓楼区委书记", ""), city) }
	assert.Len(t, keys(build(t, one("1", "徐州市"), one("2", "南京市"), one("3", "南京市")), entity.Person), 2)
}

func TestWhy(t *testing.T) {
	move := at("2", "", "韩柏舟", "云浦县县长", "")
	move.facts = "person:韩柏舟 appointed title:南坪县委书记 | 篇。\nperson:韩柏舟 removed title:云浦县县长 | 篇。\n"
	g := build(t, at("1", "", "韩柏舟", "云浦县县长", ""), move, at("3", "", "韩柏舟", "南坪县委书记", ""), at("4", "", "韩柏舟", "青屏县县长", ""))
	in := func(article string) graph.Ref { return graph.Ref{Article: article, Name: "韩柏舟"} }
	r := g.Why(in("1"), in("3"))
	assert.True(t, r.Same)
	assert.Equal(t, []graph.Merge{
		{A: in("1"), B: in("2"), Grounds: []graph.Ground{{Kind: graph.SameOffice, Value: "云浦县县长"}}},
		{A: in("2"), B: in("3"), Grounds: []graph.Ground{{Kind: graph.SameOffice, Value: "南坪县委书记"}}},
	}, r.Steps)
	assert.Equal(t, "one: person:韩柏舟\n  韩柏舟 in 1 – 韩柏舟 in 2: office 云浦县县长\n  韩柏舟 in 2 – 韩柏舟 in 3: office 南坪县委书记\n", r.String())

	r = g.Why(in("1"), in("4"))
	assert.False(t, r.Same)
	assert.NotSame(t, r.A, r.B)
	assert.Contains(t, r.String(), "nothing but the name")
	assert.Same(t, r.B, g.Resolve(r.B.Ref()))
	assert.Equal(t, "not in the graph: 韩柏舟 in 9\n", g.Why(in("1"), in("9")).String())
	assert.True(t, g.Why(in("1"), in("1")).Same)
	assert.Equal(t, "not in the graph: 韩柏舟 in 1\nnot in the graph: 韩柏舟 in 2\n", new(graph.Graph).Why(in("1"), in("2")).String())
}

// Two offices that nobody holds at once are the reason that is told.
func TestWhyApart(t *testing.T) {
	g := build(t, on("2015-01-01", at("1", "", "韩柏舟", "云浦县县长", "")), on("2017-01-01", at("2", "", "韩柏舟", "云浦县县长", "")),
		on("2016-01-01", at("3", "", "韩柏舟", "云浦县教育局局长", "")), on("2018-01-01", at("4", "", "韩柏舟", "云浦县教育局局长", "")))
	r := g.Why(graph.Ref{Article: "1", Name: "韩柏舟"}, graph.Ref{Article: "4", Name: "韩柏舟"})
	require.Len(t, r.Steps, 1)
	assert.Equal(t, graph.AtOnce, r.Steps[0].Grounds[0].Kind)
}

// That it was forbidden is told, and of two names nothing more than that.
func TestWhyForbidden(t *testing.T) {
	in := func(article, name string) graph.Ref { return graph.Ref{Article: article, Name: name} }
	b := graph.NewBuilder(graph.WithOverrides(graph.Different(in("1", "韩柏舟"), in("2", "韩柏舟"))))
	for _, s := range []story{at("1", "", "韩柏舟", "云浦县县长", ""), at("2", "", "韩柏舟", "云浦县县长", ""), at("3", "", "苏曼青", "云浦县县长", "")} {
		b.Add(s.result(t))
	}
	g := b.Build()
	assert.Equal(t, "two: person:韩柏舟 and person:韩柏舟#2\n  韩柏舟 in 1 – 韩柏舟 in 2: forbidden\n", g.Why(in("1", "韩柏舟"), in("2", "韩柏舟")).String())
	assert.Equal(t, "two: person:韩柏舟 and person:苏曼青 have different names\n", g.Why(in("1", "韩柏舟"), in("3", "苏曼青")).String())
}

func TestOverrides(t *testing.T) {
	in := func(article, name string) graph.Ref { return graph.Ref{Article: article, Name: name} }
	stories := []story{at("1", "", "韩柏舟", "云浦县县长", ""), at("2", "", "韩柏舟", "南坪县县长", ""), at("3", "", "韩柏舟", "南坪县县长", ""), at("4", "", "韩博舟", "南坪县县长", "")}
	particle := at("5", "", "韩柏舟等", "", "")
	particle.facts = "person:韩柏舟等 inspected place:白石村 | 篇。\n"
	for name, tt := range map[string]struct {
		opts   []graph.Option
		people []string
		unmet  int
	}{
		"none":                     {nil, []string{"person:韩博舟", "person:韩柏舟", "person:韩柏舟#2"}, 0},
		"same":                     {[]graph.Option{graph.WithOverrides(graph.Same(in("1", "韩柏舟"), in("3", "person:韩柏舟")))}, []string{"person:韩博舟", "person:韩柏舟"}, 0},
		"same under two names":     {[]graph.Option{graph.WithOverrides(graph.Same(in("4", "韩博舟"), in("3", "韩柏舟")))}, []string{"person:韩博舟", "person:韩柏舟"}, 0},
		"different":                {[]graph.Option{graph.WithOverrides(graph.Different(in("2", "韩柏舟"), in("3", "韩柏舟")))}, []string{"person:韩博舟", "person:韩柏舟", "person:韩柏舟#2", "person:韩柏舟#3"}, 0},
		"different, other kind":    {[]graph.Option{graph.WithOverrides(graph.Different(in("2", "南坪县县长"), in("3", "南坪县县长")))}, []string{"person:韩博舟", "person:韩柏舟", "person:韩柏舟#2"}, 0},
		"nobody of the name":       {[]graph.Option{graph.WithOverrides(graph.Same(in("1", "韩柏舟"), in("3", "李四")))}, []string{"person:韩博舟", "person:韩柏舟", "person:韩柏舟#2"}, 1},
		"two kinds":                {[]graph.Option{graph.WithOverrides(graph.Same(in("1", "韩柏舟"), in("1", "云浦县县长")))}, []string{"person:韩博舟", "person:韩柏舟", "person:韩柏舟#2"}, 1},
		"one reference":            {[]graph.Option{graph.WithOverrides(graph.Same(in("1", "韩柏舟"), in("1", "韩柏舟")), graph.Different(in("1", "韩柏舟")))}, []string{"person:韩博舟", "person:韩柏舟", "person:韩柏舟#2"}, 2},
		"a name with a particle":   {[]graph.Option{graph.WithOverrides(graph.Same(in("1", "韩柏舟"), in("5", "韩柏舟等")))}, []string{"person:韩博舟", "person:韩柏舟", "person:韩柏舟#2"}, 0},
		"same and different":       {[]graph.Option{graph.WithOverrides(graph.Same(in("2", "韩柏舟"), in("3", "韩柏舟")), graph.Different(in("2", "韩柏舟"), in("3", "韩柏舟")))}, []string{"person:韩博舟", "person:韩柏舟", "person:韩柏舟#2", "person:韩柏舟#3"}, 1},
		"identity of the caller":   {[]graph.Option{graph.WithIdentity(func(os []graph.Occurrence) []int { return make([]int, len(os)) }), graph.WithOverrides(graph.Different(in("1", "韩柏舟"), in("2", "韩柏舟")))}, []string{"person:韩博舟", "person:韩柏舟"}, 0},
		"identity that joins none": {[]graph.Option{graph.WithIdentity(func([]graph.Occurrence) []int { return nil }), graph.WithOverrides(graph.Same(in("1", "韩柏舟"), in("2", "韩柏舟")))}, []string{"person:韩博舟", "person:韩柏舟", "person:韩柏舟#2"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			b := graph.NewBuilder(tt.opts...)
			for _, s := range stories {
				b.Add(s.result(t))
			}
			if name == "a name with a particle" {
				b.Add(particle.result(t))
			}
			g := b.Build()
			assert.Equal(t, tt.people, keys(g, entity.Person))
			assert.Len(t, g.Unmet(), tt.unmet)
			if name == "different, other kind" {
				assert.Len(t, keys(g, entity.Title), 3)
			}
			if name == "same" {
				assert.Equal(t, graph.Forced, g.Why(in("1", "韩柏舟"), in("3", "韩柏舟")).Steps[0].Grounds[0].Kind)
			}
		})
	}
}

// Who is only named counts with WithAppearances.
func TestWithAppearances(t *testing.T) {
	named := on("2016-01-01", about(story{id: "2", text: "第2篇。"}, "云浦县"))
	named.entities = append(named.entities, entity.Entity{ID: "person:韩柏舟", Kind: entity.Person, Name: "韩柏舟"},
		entity.Entity{ID: "person:苏曼青", Kind: entity.Person, Name: "苏曼青"})
	stories := []story{on("2015-12-01", at("1", "", "韩柏舟", "云浦县县长", "")), named}
	g := build(t, stories...)
	assert.Equal(t, []string{"person:韩柏舟"}, keys(g, entity.Person))
	assert.Len(t, g.Vertex("person:韩柏舟").Articles, 1)

	b := graph.NewBuilder(graph.WithAppearances())
	for _, s := range stories {
		b.Add(s.result(t))
	}
	g = b.Build()
	assert.Equal(t, []string{"person:苏曼青", "person:韩柏舟"}, keys(g, entity.Person))
	assert.Len(t, g.Vertex("person:韩柏舟").Articles, 2)
}

// The reference of a vertex means that vertex, also where several results have
// one id, in the whole graph and in parts of it.
func TestRefResolves(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 2))
		var opts []graph.Option
		if seed%2 == 0 {
			opts = append(opts, graph.WithAppearances(), graph.WithDates())
		}
		g := graphtest.Random(rng, 20, opts...)
		for v := range g.Vertices() {
			require.Same(t, v, g.Resolve(v.Ref()), v.Key)
			part := g.Ego(1, v.Key)
			require.Same(t, v, part.Resolve(v.Ref()), v.Key)
		}
		part := g.Filter(graph.Filter{MinScore: 0.95})
		for v := range g.Vertices() {
			require.Equal(t, part.Vertex(v.Key), part.Resolve(v.Ref()))
		}
	}
}
