package graph_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// story is an article with its facts, written by hand. In facts a line is
//
//	subject relation object | sentence
//
// where subject and object are IDs, and the sentence stands in the text.
type story struct {
	id, headline, published string
	page                    string // the whole source; the text itself where it is ""
	text                    string
	entities                []entity.Entity // those beyond the IDs of the facts
	events                  []relation.Event
	facts                   string
}

func (s story) result(t testing.TB) *relation.Result {
	t.Helper()
	source := s.page
	if source == "" {
		source = s.headline + "\n" + s.text
	}
	start := strings.Index(source, s.text)
	require.GreaterOrEqual(t, start, 0, "text on page")
	a := entity.Article{ID: s.id, Source: source, Regions: []entity.Span{{Start: 0, End: len(source)}}}
	if h := strings.Index(source, s.headline); s.headline != "" && h >= 0 {
		a.Headline = []entity.Span{{Start: h, End: h + len(s.headline)}}
		a.Regions = []entity.Span{{Start: h, End: h + len(s.headline)}, {Start: start, End: start + len(s.text)}}
	}
	if s.published != "" {
		day, err := time.Parse(time.DateOnly, s.published)
		require.NoError(t, err)
		a.Published = day
	}
	d := entity.NewDocument(a, nil)
	r := &relation.Result{Doc: d, Events: s.events}
	known := map[entity.ID]bool{}
	for _, e := range s.entities {
		known[e.ID] = true
		d.Entities = append(d.Entities, e)
	}
	for _, e := range s.events {
		known[e.ID] = true
	}
	entityOf := func(id string) entity.ID {
		if !known[entity.ID(id)] {
			known[entity.ID(id)] = true
			kind, name, _ := strings.Cut(id, ":")
			e := entity.Entity{ID: entity.ID(id), Kind: entity.Kind(kind), Name: name}
			if e.Kind == relation.KindOther {
				r.Others = append(r.Others, e)
			} else {
				d.Entities = append(d.Entities, e)
			}
		}
		return entity.ID(id)
	}
	for _, e := range s.events {
		for _, id := range []entity.ID{e.Place, e.Convener} {
			if id != "" {
				entityOf(string(id))
			}
		}
	}
	for line := range strings.Lines(s.facts) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		head, sentence, _ := strings.Cut(line, " | ")
		f := strings.Fields(head)
		require.Len(t, f, 3, line)
		at := strings.Index(s.text, sentence)
		require.GreaterOrEqual(t, at, 0, "sentence in text: %s", sentence)
		span := entity.Span{Start: start + at, End: start + at + len(sentence)}
		date := ""
		for _, e := range s.events {
			if string(e.ID) == f[2] {
				date = e.Date
			}
		}
		r.Facts = append(r.Facts, relation.Fact{Type: relation.Type(f[1]), Subject: entityOf(f[0]), Object: entityOf(f[2]),
			Date: date, Trigger: span, Evidence: span, Rule: "hand", Score: 0.9})
	}
	return r
}

func build(t testing.TB, stories ...story) *graph.Graph {
	t.Helper()
	b := graph.NewBuilder()
	for _, s := range stories {
		b.Add(s.result(t))
	}
	return b.Build()
}

// county is a small archive of an invented county, for pictures.
func county() []story {
	const (
		s1 = "1月8日上午，临桐县委召开全县春季农业生产工作推进会议，县委书记梁振宇主持会议并讲话。"
		s2 = "县委副书记、县长苏曼青出席会议并讲话，县领导何立言、邵启明、范若兰、贺长庚出席会议。"
		s3 = "1月9日，县长苏曼青到柳塘镇、白石村调研春耕备耕工作，副县长邵启明陪同。"
		s4 = "苏曼青还走访了临桐县金穗种业有限公司，看望慰问了老党员陆文柏。"
		s5 = "1月10日下午，县委书记梁振宇在县会议中心会见禾川市商会会长尹秋实一行。"
		s6 = "县委常委、宣传部长范若兰参加会见。"
		s7 = "1月12日，临桐县政府举行桐山工业园重点项目集中开工仪式，梁振宇、苏曼青出席，苏曼青致辞。"
		s8 = "县委副书记何立言主持仪式，邵启明、贺长庚参加。"
		s9 = "临桐县人大常委会决定任命贺长庚为临桐县副县长，免去邵启明的副县长职务。"
		s0 = "何立言到桐山工业园、临桐县人民医院督导安全生产工作。"
	)
	const (
		shuji, xianzhang, fuxianzhang = "title:临桐县委书记", "title:临桐县县长", "title:临桐县副县长"
	)
	return []story{
		{id: "daily-0109#1", headline: "我县部署春季农业生产", published: "2024-01-09", text: s1 + s2,
			events: []relation.Event{{ID: "event:1", Kind: "meeting", Name: "临桐县春季农业生产工作推进会议", Aliases: []string{"会议"},
				Date: "2024-01-08TMO", Place: "place:县会议中心", Convener: "organisation:临桐县委"}},
			facts: `
			organisation:临桐县委 convened event:1 | ` + s1 + `
			person:梁振宇 chaired event:1 | ` + s1 + `
			person:梁振宇 spoke_at event:1 | ` + s1 + `
			person:梁振宇 holds_title ` + shuji + ` | ` + s1 + `
			person:苏曼青 attended event:1 | ` + s2 + `
			person:苏曼青 spoke_at event:1 | ` + s2 + `
			person:苏曼青 holds_title title:临桐县委副书记 | ` + s2 + `
			person:苏曼青 holds_title ` + xianzhang + ` | ` + s2 + `
			person:何立言 attended event:1 | ` + s2 + `
			person:邵启明 attended event:1 | ` + s2 + `
			person:范若兰 attended event:1 | ` + s2 + `
			person:贺长庚 attended event:1 | ` + s2},
		{id: "daily-0110#1", headline: "苏曼青调研春耕备耕", published: "2024-01-10", text: s3 + s4, facts: `
			person:苏曼青 holds_title ` + xianzhang + ` | ` + s3 + `
			person:苏曼青 inspected place:柳塘镇 | ` + s3 + `
			person:苏曼青 inspected place:白石村 | ` + s3 + `
			person:邵启明 accompanied person:苏曼青 | ` + s3 + `
			person:邵启明 inspected place:柳塘镇 | ` + s3 + `
			person:邵启明 holds_title ` + fuxianzhang + ` | ` + s3 + `
			person:苏曼青 inspected organisation:临桐县金穗种业有限公司 | ` + s4 + `
			person:苏曼青 visited person:陆文柏 | ` + s4},
		{id: "daily-0111#2", headline: "梁振宇会见禾川市商会客人", published: "2024-01-11", text: s5 + s6, facts: `
			person:梁振宇 met_with person:尹秋实 | ` + s5 + `
			person:梁振宇 holds_title ` + shuji + ` | ` + s5 + `
			person:尹秋实 holds_title title:禾川市商会会长 | ` + s5 + `
			person:范若兰 accompanied person:梁振宇 | ` + s6 + `
			person:范若兰 holds_title title:临桐县委常委 | ` + s6},
		{id: "daily-0113#1", headline: "桐山工业园一批项目开工", published: "2024-01-13", text: s7 + s8,
			events: []relation.Event{{ID: "event:1", Kind: "ceremony", Name: "桐山工业园重点项目集中开工仪式",
				Date: "2024-01-12", Place: "place:桐山工业园", Convener: "organisation:临桐县政府"}},
			facts: `
			organisation:临桐县政府 convened event:1 | ` + s7 + `
			person:梁振宇 attended event:1 | ` + s7 + `
			person:苏曼青 attended event:1 | ` + s7 + `
			person:苏曼青 spoke_at event:1 | ` + s7 + `
			person:何立言 chaired event:1 | ` + s8 + `
			person:何立言 holds_title title:临桐县委副书记 | ` + s8 + `
			person:邵启明 attended event:1 | ` + s8 + `
			person:贺长庚 attended event:1 | ` + s8},
		{id: "daily-0114#3", headline: "县人大常委会任免名单", published: "2024-01-14", text: s9 + s0, facts: `
			person:贺长庚 appointed ` + fuxianzhang + ` | ` + s9 + `
			person:邵启明 removed ` + fuxianzhang + ` | ` + s9 + `
			person:何立言 inspected place:桐山工业园 | ` + s0 + `
			person:何立言 inspected organisation:临桐县人民医院 | ` + s0},
	}
}

// quarter is the county with more weeks of news: about seventy facts.
func quarter() []story {
	const (
		s1 = "2月2日，禾川市委书记顾维舟到临桐县调研产业发展，先后来到桐山工业园、临桐县金穗种业有限公司，市领导章以宁，县领导梁振宇、苏曼青陪同。"
		s2 = "2月5日，全县防汛抗旱暨森林防火工作会议召开，县长苏曼青主持并讲话，副县长贺长庚传达上级会议精神。"
		s3 = "何立言、范若兰、冷秋池、欧阳明远、蓝天佑、古月明、石敬亭、白景行、容与之出席。"
		s4 = "苏曼青还看望慰问了一线护林员。"
		s5 = "会前，梁振宇到县应急管理局检查值班值守情况。"
		s6 = "3月1日，临桐县与友城埃尔登市举行视频会谈，县长苏曼青与埃尔登市市长安娜·贝格会谈。"
		s7 = "同日，临桐县第一中学举行新校区落成典礼，副县长贺长庚出席并致辞，校长冷秋池主持典礼。"
	)
	return append(county(),
		story{id: "daily-0203#1", headline: "顾维舟在临桐县调研", published: "2024-02-03", text: s1, facts: `
			person:顾维舟 holds_title title:禾川市委书记 | ` + s1 + `
			person:顾维舟 inspected place:桐山工业园 | ` + s1 + `
			person:顾维舟 inspected place:临桐县 | ` + s1 + `
			person:顾维舟 inspected organisation:临桐县金穗种业有限公司 | ` + s1 + `
			person:章以宁 accompanied person:顾维舟 | ` + s1 + `
			person:梁振宇 accompanied person:顾维舟 | ` + s1 + `
			person:苏曼青 accompanied person:顾维舟 | ` + s1},
		story{id: "daily-0206#1", headline: "全县防汛抗旱暨森林防火工作会议召开", published: "2024-02-06", text: s2 + s3 + s4 + s5,
			events: []relation.Event{{ID: "event:1", Kind: "meeting", Name: "临桐县防汛抗旱暨森林防火工作会议", Date: "2024-02-05", Convener: "organisation:临桐县政府"}},
			facts: `
			person:苏曼青 chaired event:1 | ` + s2 + `
			person:苏曼青 spoke_at event:1 | ` + s2 + `
			person:贺长庚 spoke_at event:1 | ` + s2 + `
			person:贺长庚 holds_title title:临桐县副县长 | ` + s2 + `
			person:何立言 attended event:1 | ` + s3 + `
			person:范若兰 attended event:1 | ` + s3 + `
			person:冷秋池 attended event:1 | ` + s3 + `
			person:欧阳明远 attended event:1 | ` + s3 + `
			person:蓝天佑 attended event:1 | ` + s3 + `
			person:古月明 attended event:1 | ` + s3 + `
			person:石敬亭 attended event:1 | ` + s3 + `
			person:白景行 attended event:1 | ` + s3 + `
			person:容与之 attended event:1 | ` + s3 + `
			person:苏曼青 visited other:一线护林员 | ` + s4 + `
			person:梁振宇 inspected organisation:临桐县应急管理局 | ` + s5},
		story{id: "daily-0302#1", headline: "临桐县与埃尔登市举行视频会谈", published: "2024-03-02", text: s6 + s7,
			events: []relation.Event{{ID: "event:1", Kind: "ceremony", Name: "临桐县第一中学新校区落成典礼", Date: "2024-03-01", Convener: "organisation:临桐县第一中学"}},
			facts: `
			person:苏曼青 met_with person:安娜·贝格 | ` + s6 + `
			person:安娜·贝格 holds_title title:埃尔登市市长 | ` + s6 + `
			person:贺长庚 attended event:1 | ` + s7 + `
			person:贺长庚 spoke_at event:1 | ` + s7 + `
			person:冷秋池 chaired event:1 | ` + s7 + `
			person:冷秋池 holds_title title:临桐县第一中学校长 | ` + s7})
}
