package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/relation"
)

// goldOf reads an annotated text.
func goldOf(t *testing.T, data string) *entitytest.File {
	f, err := entitytest.ParseFile(data)
	require.NoError(t, err)
	return f
}

// foundIn is a result with the mentions that the marks give, in the gold's
// source, and with facts by names.
func foundIn(t *testing.T, marked string, facts ...[4]string) *relation.Result {
	source, mentions, err := entitytest.Parse(marked)
	require.NoError(t, err)
	r := &relation.Result{Doc: &entity.Document{Article: entity.Article{Source: source}, Mentions: mentions}}
	name := func(s string) entity.ID {
		names := strings.Split(s, "/")
		r.Others = append(r.Others, entity.Entity{ID: entity.ID(s), Name: names[0], Aliases: names[1:]})
		return entity.ID(s)
	}
	for _, f := range facts {
		r.Facts = append(r.Facts, relation.Fact{Subject: name(f[0]), Type: relation.Type(f[1]), Object: name(f[2]), Date: f[3]})
	}
	return r
}

func scoreOf(t *testing.T, gold string, found ...*relation.Result) *score {
	s := newScore()
	s.add("a.gold", goldOf(t, gold), found)
	return s
}

func TestMentionsAreComparedWithoutWhiteSpace(t *testing.T) {
	s := scoreOf(t, "⟦O 县委⟧ ⟦T 书\n记⟧⟦P 夏　珂⟧到⟦L 柳桥湾镇⟧，⟦? 中国梦⟧，⟦D 今天|2021-03-02TMO⟧，⟦D 春节⟧。",
		foundIn(t, "县委 ⟦T 书\n记⟧⟦P 夏⟧　珂到⟦O 柳桥湾镇⟧，⟦L 中国⟧梦，⟦D 今天|2021-03-02tmo⟧，⟦D 春节|2021⟧。"))
	assert.Equal(t, counts{0, 0, 1}, s.mentions[entity.Organisation].plus(counts{0, -1, 0}), "wrong kind")
	assert.Equal(t, counts{1, 0, 0}, s.mentions[entity.Title])
	assert.Equal(t, counts{0, 1, 1}, s.mentions[entity.Person], "part of a name")
	assert.Equal(t, counts{0, 0, 1}, s.mentions[entity.Place], "an ignored span is neither right nor wrong")
	assert.Equal(t, counts{2, 0, 0}, s.mentions[entity.Date])
	assert.Equal(t, part{1, 1}, s.values, "only values that the gold gives")

	s = scoreOf(t, "⟦P 夏　珂⟧", foundIn(t, "⟦P 夏　⟧珂"))
	assert.Equal(t, counts{0, 1, 1}, s.mentions[entity.Person])
	s = scoreOf(t, "⟦P 夏珂⟧ ", foundIn(t, "⟦P 夏珂 ⟧"))
	assert.Equal(t, counts{1, 0, 0}, s.mentions[entity.Person], "white space at the edge does not count")
}

func TestFactsAreMatchedByNames(t *testing.T) {
	gold := "⟦P 顾长岭⟧\n⟦facts⟧\n"
	for name, c := range map[string]struct {
		gold  string
		found [4]string
		want  counts
	}{
		"equal":                        {"chaired | 顾长岭 | 第二次会议 / 会议", [4]string{"顾长岭", "chaired", "第二次会议", ""}, counts{1, 0, 0}},
		"an alias":                     {"chaired | 顾长岭 | 第二次会议", [4]string{"长岭/顾长岭", "chaired", "会/第二次会议", ""}, counts{1, 0, 0}},
		"quotes":                       {"chaired | 顾长岭 | “两室”推进会", [4]string{"顾 长岭", "chaired", "两室推进会", ""}, counts{1, 0, 0}},
		"longer in front":              {"holds_title | 顾长岭 | 县委书记", [4]string{"顾长岭", "holds_title", "泊阳县委书记", ""}, counts{1, 0, 0}},
		"a deputy is another":          {"holds_title | 顾长岭 | 书记", [4]string{"顾长岭", "holds_title", "县委副书记", ""}, counts{0, 1, 1}},
		"an event shorter in front":    {"attended | 顾长岭 | 第二次会议", [4]string{"顾长岭", "attended", "会议", ""}, counts{1, 0, 0}},
		"an office shorter in front":   {"holds_title | 顾长岭 | 县委书记", [4]string{"顾长岭", "holds_title", "书记", ""}, counts{0, 1, 1}},
		"another person":               {"attended | 顾长岭 | 会议", [4]string{"夏珂", "attended", "会议", ""}, counts{0, 1, 1}},
		"another relation":             {"attended | 顾长岭 | 会议", [4]string{"顾长岭", "inspected", "会议", ""}, counts{0, 0, 1}},
		"either relation":              {"visited / inspected | 顾长岭 | 柳桥湾镇", [4]string{"顾长岭", "inspected", "柳桥湾镇", ""}, counts{1, 0, 0}},
		"a meeting the other way":      {"met_with | 顾长岭 | 夏珂", [4]string{"夏珂", "met_with", "顾长岭", ""}, counts{1, 0, 0}},
		"no other fact the other way":  {"accompanied | 顾长岭 | 夏珂", [4]string{"夏珂", "accompanied", "顾长岭", ""}, counts{0, 1, 1}},
		"a relation that is not known": {"attended | 顾长岭 | 会议", [4]string{"顾长岭", "praised", "会议", ""}, counts{0, 0, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			s := scoreOf(t, gold+c.gold, foundIn(t, "⟦P 顾长岭⟧", c.found))
			rel := relation.Type(strings.Fields(c.gold)[0])
			assert.Equal(t, c.want, s.facts[rel])
		})
	}
}

func TestFactsAreCountedOnce(t *testing.T) {
	gold := "⟦P 顾长岭⟧\n⟦facts⟧\nattended | 顾长岭 | 第二次会议 / 会议 | 2021-03-02\n"
	s := scoreOf(t, gold, foundIn(t, "⟦P 顾长岭⟧",
		[4]string{"顾长岭", "attended", "会议", "2021-03-02T09:00"},
		[4]string{"顾长岭", "attended", "会议", "2021-03-02T09:00"},
		[4]string{"顾长岭", "attended", "第二次会议", ""},
		[4]string{"顾长岭", "attended", "座谈会", ""}))
	assert.Equal(t, counts{1, 1, 0}, s.facts[relation.Attended], "another way to state it is no error, another event is")
	assert.Equal(t, part{1, 1}, s.dates)
}

func TestArticlesNeedHeadlineAndBody(t *testing.T) {
	gold := "标题 一\n本报讯 顾长岭到柳桥湾镇。（完）\n⟦facts⟧\narticle | 标题一 | 本报讯 | 柳桥湾镇。\n"
	r := foundIn(t, "标题 一\n本报讯 顾长岭到柳桥湾镇。（完）")
	source := r.Doc.Article.Source
	body := entity.Span{Start: strings.Index(source, "本报讯"), End: len(source)}
	r.Doc.Article.Body = body
	r.Doc.Article.Headline = []entity.Span{{Start: 0, End: body.Start}}
	assert.Equal(t, part{1, 1}, scoreOf(t, gold, r).articles)
	r.Doc.Article.Headline = nil
	assert.Equal(t, part{0, 1}, scoreOf(t, gold, r).articles)
	r.Doc.Article.Headline = []entity.Span{{Start: 0, End: body.Start}}
	r.Doc.Article.Body.Start = 0
	assert.Equal(t, part{0, 1}, scoreOf(t, gold, r).articles)
}

func TestTableAndErrors(t *testing.T) {
	s := scoreOf(t, "⟦P 顾长岭⟧和⟦P 夏珂⟧、⟦P 邬志强⟧\n⟦facts⟧\nattended | 夏珂 | 会议 | 2021-03-02\n",
		foundIn(t, "⟦P 顾长岭⟧和⟦L 夏珂⟧、邬志强", [4]string{"夏珂", "attended", "会议", "2021-03-01"}))
	var out bytes.Buffer
	s.print(&out, 1)
	assert.Contains(t, out.String(), "person         P 1.0000  R 0.3333  F1 0.5000   (gold 3, found 1, right 1)\n")
	assert.Contains(t, out.String(), "ALL FACTS      P 1.0000  R 1.0000  F1 1.0000   (gold 1, found 1, right 1)\n")
	assert.Contains(t, out.String(), "fact dates     0/1 = 0.0000\n")
	assert.Contains(t, out.String(), "  missed person: a.gold 夏珂\n")
	assert.NotContains(t, out.String(), "missed person: a.gold 邬志强", "one of each sort")
	assert.Contains(t, out.String(), "  fact date: a.gold attended 夏珂 gold 2021-03-02 got 2021-03-01\n")
	r := s.report()
	assert.Equal(t, rate{Precision: 1, Recall: 1, F1: 1, Gold: 1, Found: 1, Right: 1}, r.Facts["all"])
	assert.Equal(t, 3, r.Mentions["all"].Gold)
}
