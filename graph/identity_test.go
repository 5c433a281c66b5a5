package graph_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// at is an article about one person, who holds an office and went somewhere;
// either may be "".
func at(id, page, person, office, place string) story {
	s := story{id: id, text: "第" + id + "篇。"}
	s.page = s.text
	if page != "" {
		s.page = page
	}
	if office != "" {
		s.facts += "person:" + person + " holds_title title:" + office + " | 篇。\n"
	}
	if place != "" {
		s.facts += "person:" + person + " inspected place:" + place + " | 篇。\n"
	}
	return s
}

// about adds places that the article names without a fact.
func about(s story, places ...string) story {
	for _, p := range places {
		s.entities = append(s.entities, entity.Entity{ID: entity.ID("place:" + p), Kind: entity.Place, Name: p})
	}
	return s
}

func keys(g *graph.Graph, k entity.Kind) (out []string) {
	for v := range g.Vertices() {
		if v.Kind == k {
			out = append(out, string(v.Key))
		}
	}
	return out
}

func TestSamePeople(t *testing.T) {
	const page = "第1篇。第2篇。第3篇。"
	for name, tt := range map[string]struct {
		stories []story
		people  int
	}{
		"the same office":                      {[]story{at("1", "", "韩柏舟", "云浦县县长", ""), at("2", "", "韩柏舟", "云浦县县长", "")}, 1},
		"offices of one region, a promotion":   {[]story{at("1", "", "韩柏舟", "云浦县县长", ""), at("2", "", "韩柏舟", "云浦县委书记", "")}, 1},
		"region within its chain":              {[]story{at("1", "", "韩柏舟", "云浦县县长", ""), at("2", "", "韩柏舟", "禾川市云浦县委书记", "")}, 1},
		"offices of two regions":               {[]story{at("1", "", "韩柏舟", "云浦县县长", ""), at("2", "", "韩柏舟", "南坪县县长", "")}, 2},
		"official and doctor of one county":    {[]story{at("1", "", "韩柏舟", "云浦县县长", ""), at("2", "", "韩柏舟", "云浦县人民医院院长", "")}, 2},
		"the same hospital":                    {[]story{at("1", "", "韩柏舟", "云浦县人民医院院长", ""), at("2", "", "韩柏舟", "云浦县人民医院院长", "云浦县")}, 1},
		"name alone":                           {[]story{at("1", "", "韩柏舟", "", "云浦县"), at("2", "", "韩柏舟", "", "南坪县")}, 2},
		"name and a place":                     {[]story{at("1", "", "韩柏舟", "", "白石村"), at("2", "", "韩柏舟", "", "白石村")}, 1},
		"name and a province":                  {[]story{at("1", "", "韩柏舟", "", "江东省"), at("2", "", "韩柏舟", "", "江东省")}, 2},
		"name and a country":                   {[]story{at("1", "", "韩柏舟", "", "中国"), at("2", "", "韩柏舟", "", "中国")}, 2},
		"place of the office":                  {[]story{at("1", "", "韩柏舟", "云浦县县长", ""), at("2", "", "韩柏舟", "", "云浦县")}, 1},
		"one page, one without office":         {[]story{at("1", page, "韩柏舟", "云浦县县长", ""), at("2", page, "韩柏舟", "", "白石村")}, 1},
		"one page, two offices":                {[]story{at("1", page, "韩柏舟", "云浦县县长", ""), at("2", page, "韩柏舟", "南坪县县长", "")}, 2},
		"one page, whose is the third":         {[]story{at("1", page, "韩柏舟", "云浦县县长", ""), at("2", page, "韩柏舟", "南坪县县长", ""), at("3", page, "韩柏舟", "", "白石村")}, 3},
		"one page, short form of the office":   {[]story{at("1", page, "韩柏舟", "云浦县委书记", ""), at("2", page, "韩柏舟", "书记", "")}, 1},
		"one page, another calling":            {[]story{at("1", page, "韩柏舟", "云浦县委书记", ""), at("2", page, "韩柏舟", "医生", "")}, 2},
		"two pages, the same bare title":       {[]story{at("1", "", "韩柏舟", "教授", ""), at("2", "", "韩柏舟", "教授", "")}, 2},
		"relative offices of one region":       {[]story{at("1", "", "韩柏舟", "县委书记", "云浦县"), at("2", "", "韩柏舟", "云浦县委书记", "")}, 1},
		"relative offices of two regions":      {[]story{at("1", "", "韩柏舟", "县委书记", "云浦县"), at("2", "", "韩柏舟", "县委书记", "南坪县")}, 2},
		"relative offices, regions not known":  {[]story{at("1", "", "韩柏舟", "县委书记", ""), at("2", "", "韩柏舟", "县委书记", "")}, 2},
		"offices of the country":               {[]story{at("1", "", "韩柏舟", "国务院总理", ""), at("2", "", "韩柏舟", "中央军委委员", "")}, 1},
		"an article about the county":          {[]story{at("1", "", "韩柏舟", "云浦县县长", ""), about(at("2", "", "韩柏舟", "", "江东省"), "云浦县")}, 1},
		"an article about two counties":        {[]story{at("1", "", "韩柏舟", "云浦县县长", ""), about(at("2", "", "韩柏舟", "", "江东省"), "云浦县", "南坪县")}, 2},
		"two names":                            {[]story{at("1", page, "韩柏舟", "云浦县县长", ""), at("2", page, "韩柏", "云浦县县长", "")}, 2},
		"a place name that looks like a level": {[]story{at("1", "", "韩柏舟", "云浦县城市管理局局长", ""), at("2", "", "韩柏舟", "南坪县城市管理局局长", "")}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Len(t, keys(build(t, tt.stories...), entity.Person), tt.people)
			slices.Reverse(tt.stories)
			assert.Len(t, keys(build(t, tt.stories...), entity.Person), tt.people)
		})
	}
}

// dated puts a story on a day.
func dated(day string, s story) story {
	s.published = day
	return s
}

// Two people whom time and place tell apart, and one whom they do not.
func TestTimeAndPlace(t *testing.T) {
	const name = "韩柏舟"
	for label, tt := range map[string]struct {
		first, second story
		people        int
	}{
		"one day, two provinces":            {dated("2021-03-01", at("1", "", name, "沛县县长", "")), dated("2021-03-01", at("2", "", name, "嵩县县长", "")), 2},
		"a month, two provinces":            {dated("2021-03-01", at("1", "", name, "沛县县长", "")), dated("2021-04-05", at("2", "", name, "嵩县县长", "")), 2},
		"mayors of two provinces":           {dated("2021-03-01", at("1", "", name, "徐州市市长", "")), dated("2021-03-05", at("2", "", name, "洛阳市市长", "")), 2},
		"districts of one name":             {dated("2021-03-01", at("1", "", name, "徐州市鼓楼区区长", "")), dated("2021-03-02", at("2", "", name, "南京市鼓楼区区长", "")), 2},
		"a transfer within a city":          {dated("2021-03-01", at("1", "", name, "洛阳市嵩县县长", "")), dated("2021-09-02", at("2", "", name, "洛阳市新安县委书记", "")), 1},
		"towns of one name":                 {dated("2021-03-01", at("1", "", name, "嵩县城关镇镇长", "")), dated("2021-03-02", at("2", "", name, "新安县城关镇镇长", "")), 2},
		"villages of one name":              {dated("2021-03-01", at("1", "", name, "嵩县城关镇王庄村党支部书记", "")), dated("2021-03-02", at("2", "", name, "磁县磁州镇王庄村党支部书记", "")), 2},
		"one day, two posts":                {dated("2021-03-01", at("1", "", name, "泊阳县副县长", "")), dated("2021-03-01", at("2", "", name, "泊阳县教育局局长", "")), 2},
		"one day, a seat besides":           {dated("2021-03-01", at("1", "", name, "泊阳县委常委", "")), dated("2021-03-01", at("2", "", name, "泊阳县副县长", "")), 1},
		"one office after 36 years":         {dated("1985-03-01", at("1", "", name, "泊阳县县长", "")), dated("2021-03-01", at("2", "", name, "泊阳县县长", "")), 2},
		"one office after four years":       {dated("2017-03-01", at("1", "", name, "泊阳县县长", "")), dated("2021-03-01", at("2", "", name, "泊阳县县长", "")), 1},
		"two callings of one county":        {dated("2001-03-01", at("1", "", name, "嵩县公安局民警", "")), dated("2005-03-01", at("2", "", name, "嵩县税务局科员", "")), 2},
		"a doctor and a nurse of one house": {dated("2021-03-01", at("1", "", name, "嵩县人民医院医生", "")), dated("2021-05-01", at("2", "", name, "嵩县人民医院护士", "")), 2},
	} {
		assert.Len(t, keys(build(t, tt.first, tt.second), entity.Person), tt.people, label)
		assert.Len(t, keys(build(t, tt.second, tt.first), entity.Person), tt.people, label)
	}
}

// held is an article about one person at an event.
func held(id, page, person, name, date, convener string) story {
	s := story{id: id, text: "第" + id + "篇。", events: []relation.Event{{ID: "event:1", Name: name, Date: date}}}
	s.page = s.text
	if page != "" {
		s.page = page
	}
	if convener != "" {
		s.events[0].Convener = entity.ID("organisation:" + convener)
	}
	s.facts = "person:" + person + " attended event:1 | 篇。\n"
	return s
}

func TestSameEvents(t *testing.T) {
	const page, long = "第1篇。第2篇。", "云浦县安全生产工作会议"
	for name, tt := range map[string]struct {
		stories []story
		events  int
	}{
		"one page, one day":                      {[]story{held("1", page, "甲", "会议", "2024-03-01", ""), held("2", page, "乙", "会议", "2024-03-01", "")}, 1},
		"one page, one convener":                 {[]story{held("1", page, "甲", "会议", "2024-03-01", "云浦县委"), held("2", page, "乙", "会议", "2024-03-01", "")}, 1},
		"one page, two conveners":                {[]story{held("1", page, "甲", "会议", "2024-03-01", "云浦县委"), held("2", page, "乙", "会议", "2024-03-01", "云浦县政府")}, 2},
		"one page, no day":                       {[]story{held("1", page, "甲", "会议", "", ""), held("2", page, "乙", "会议", "", "")}, 2},
		"one page, two days":                     {[]story{held("1", page, "甲", long, "2024-03-01", ""), held("2", page, "乙", long, "2024-03-02", "")}, 2},
		"one page, morning and day":              {[]story{held("1", page, "甲", long, "2024-03-01TMO", ""), held("2", page, "乙", long, "2024-03-01", "")}, 1},
		"one page, morning and afternoon":        {[]story{held("1", page, "甲", long, "2024-03-01TMO", ""), held("2", page, "乙", long, "2024-03-01TAF", "")}, 2},
		"two sources, a short name":              {[]story{held("1", "", "甲", "会议", "2024-03-01", ""), held("2", "", "乙", "会议", "2024-03-01", "")}, 2},
		"two sources, a short name and convener": {[]story{held("1", "", "甲", "会议", "2024-03-01", "云浦县委"), held("2", "", "乙", "会议", "2024-03-01", "云浦县委")}, 1},
		"two sources, a long name":               {[]story{held("1", "", "甲", long, "2024-03-01", "云浦县委"), held("2", "", "乙", long, "2024-03-01", "")}, 1},
		"two sources, a month":                   {[]story{held("1", "", "甲", long, "2024-03", ""), held("2", "", "乙", long, "2024-03", "")}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Len(t, keys(build(t, tt.stories...), relation.KindEvent), tt.events)
		})
	}
}

func TestTwoEventsOfOneArticleStayApart(t *testing.T) {
	s := held("1", "", "甲", "云浦县安全生产工作会议", "2024-03-01", "")
	s.events = append(s.events, s.events[0])
	s.events[1].ID = "event:2"
	s.facts += "person:甲 attended event:2 | 篇。\n"
	assert.Equal(t, []string{"event:云浦县安全生产工作会议", "event:云浦县安全生产工作会议#2"}, keys(build(t, s), relation.KindEvent))
}

// Who was at the same event under the same name is the same person.
func TestSameEventIsAGround(t *testing.T) {
	g := build(t, held("1", "", "韩柏舟", "碧水杯国际马拉松赛", "2024-03-01", ""), held("2", "", "韩柏舟", "碧水杯国际马拉松赛", "2024-03-01", ""))
	assert.Equal(t, []string{"person:韩柏舟"}, keys(g, entity.Person))
}

func TestBodiesAndOffices(t *testing.T) {
	g := build(t,
		at("1", "", "甲", "县委书记", "云浦县"), at("2", "", "乙", "云浦县委书记", ""),
		at("3", "", "丙", "县委书记", ""), at("4", "", "丁", "县委书记", ""), at("5", "", "戊", "教授", ""), at("6", "", "己", "教授", ""))
	assert.Equal(t, []string{"title:云浦县委书记", "title:县委书记", "title:县委书记#2", "title:教授"}, keys(g, entity.Title))
	v := g.Vertex("title:云浦县委书记")
	assert.Equal(t, []string{"县委书记"}, v.Aliases)
	assert.Len(t, v.Articles, 2)
}

// Who acts as head of a county holds another office than the head, and is the
// same person once elected.
func TestActingOffices(t *testing.T) {
	g := build(t, at("1", "", "韩柏舟", "云浦县县长", ""), at("2", "", "苏曼青", "云浦县代县长", ""),
		at("3", "", "苏曼青", "云浦县代理县长", ""), at("4", "", "苏曼青", "云浦县人民政府县长", ""))
	assert.Equal(t, []string{"title:云浦县人民政府县长", "title:云浦县代理县长"}, keys(g, entity.Title))
	assert.Equal(t, []string{"person:苏曼青", "person:韩柏舟"}, keys(g, entity.Person))
	assert.Nil(t, g.Edge("person:韩柏舟", "title:云浦县代理县长"))
}

// A body that is named in full says which county is meant.
func TestBodiesClearRelativeNames(t *testing.T) {
	s := at("1", "", "甲", "县领导", "")
	s.facts += "organisation:云浦县委 met_with person:甲 | 篇。\n"
	s.entities = append(s.entities, entity.Entity{ID: "organisation:云浦县委", Kind: entity.Organisation, Name: "云浦县委"})
	g := build(t, s, at("2", "", "乙", "县领导", "云浦县"), at("3", "", "丙", "县领导", "南坪县"))
	assert.Equal(t, []string{"title:县领导", "title:县领导#2"}, keys(g, entity.Title))
	assert.Equal(t, "云浦县", g.Vertex("title:县领导").Hint)
	assert.Equal(t, "南坪县", g.Vertex("title:县领导#2").Hint)
}

func TestPlacesOfTwoCodesStayApart(t *testing.T) {
	place := func(id, code string) story {
		s := at(id, "", "甲"+id, "", "白石村")
		s.entities = []entity.Entity{{ID: "place:白石村", Kind: entity.Place, Name: "白石村", Code: code}}
		return s
	}
	assert.Len(t, keys(build(t, place("1", "410803"), place("2", "")), entity.Place), 1)
	g := build(t, place("1", "410803"), place("2", "410804"))
	assert.Equal(t, []string{"place:白石村", "place:白石村#2"}, keys(g, entity.Place))
	assert.Equal(t, "410804", g.Vertex("place:白石村#2").Hint)
}

func TestIdentityIsReplaceable(t *testing.T) {
	apart := func(os []graph.Occurrence) []int { return nil }
	byName := func(os []graph.Occurrence) []int {
		first, out := map[string]int{}, make([]int, len(os))
		for i, o := range os {
			if _, ok := first[o.Name]; !ok {
				first[o.Name] = i
			}
			out[i] = first[o.Name]
		}
		return out
	}
	for want, identity := range map[int]graph.Identity{3: apart, 1: byName} {
		b := graph.NewBuilder(graph.WithIdentity(identity), graph.Option{})
		for _, s := range []story{at("1", "", "甲", "云浦县县长", ""), at("2", "", "甲", "云浦县县长", ""), at("3", "", "甲", "南坪县县长", "")} {
			b.Add(s.result(t))
			b.Add(s.result(t)) // what is one article is one in any case
		}
		assert.Len(t, keys(b.Build(), entity.Person), want)
	}
}

func TestNamesakesHaveHints(t *testing.T) {
	g := build(t, at("1", "", "韩柏舟", "云浦县县长", ""), at("2", "", "韩柏舟", "南坪县县长", ""), at("3", "", "韩柏舟", "", "白石村"), at("4", "", "韩柏舟#2", "", "白石村"))
	var got []string
	for v := range g.Vertices() {
		if v.Kind == entity.Person {
			got = append(got, string(v.Key)+" "+v.Hint)
		}
	}
	assert.Equal(t, []string{"person:韩柏舟 云浦县县长", "person:韩柏舟#2 南坪县县长", "person:韩柏舟#2#2 ", "person:韩柏舟#3 白石村"}, got)
	assert.Contains(t, dot(t, g, graph.DOT{}), `韩柏舟\n(南坪县县长)`)
}
