package entitytest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

const sentence = "⟦D 今天|2020⟧，⟦O 县委⟧⟦T 书记⟧⟦P 顾　\n长岭⟧到⟦L 柳湾镇⟧，⟦? 梦⟧\xff。"

func TestDocKeepsItsPromises(t *testing.T) {
	d := entitytest.Doc(sentence)
	require.NoError(t, entitytest.CheckDocument(d))
	assert.Len(t, d.Mentions, 5)
	for _, m := range d.Mentions {
		assert.NotNil(t, d.Entity(m.Entity))
	}
	assert.Panics(t, func() { entitytest.Doc("⟦P ") })
	_, err := entitytest.NewDoc("⟦P ")
	assert.Error(t, err)
}

func TestCheckDocumentFindsEveryBrokenPromise(t *testing.T) {
	for want, breaks := range map[string]func(*entity.Document){
		"outside the source":     func(d *entity.Document) { d.Mentions[4].End = 1000 },
		"empty or outside":       func(d *entity.Document) { d.Mentions[0].End = 0 },
		"splits a rune":          func(d *entity.Document) { d.Mentions[1].End-- },
		"not sorted":             func(d *entity.Document) { d.Mentions[0], d.Mentions[1] = d.Mentions[1], d.Mentions[0] },
		"overlaps":               func(d *entity.Document) { d.Mentions[1] = d.Mentions[0] },
		"the source there is":    func(d *entity.Document) { d.Mentions[3].Text = "顾　长岭" },
		"unknown kind":           func(d *entity.Document) { d.Mentions[3].Kind = "event" },
		"is no date":             func(d *entity.Document) { d.Mentions[3].Value = "2020" },
		"is no value":            func(d *entity.Document) { d.Mentions[0].Value = "2021-02-30" },
		"office of":              func(d *entity.Document) { d.Entities[0].Of = "place:某" },
		"no person or no title":  func(d *entity.Document) { d.Holdings = append(d.Holdings, entity.Holding{Person: 0, Title: 1}) },
		"score":                  func(d *entity.Document) { d.Mentions[3].Score = 2 },
		"does not exist":         func(d *entity.Document) { d.Mentions[3].Entity = "person:某" },
		"a organisation":         func(d *entity.Document) { d.Mentions[3].Entity = d.Mentions[1].Entity },
		"no id":                  func(d *entity.Document) { d.Entities[0].ID = "" },
		"given twice":            func(d *entity.Document) { d.Entities = append(d.Entities, d.Entities[0]) },
		"no name":                func(d *entity.Document) { d.Entities[0].Name = "" },
		"was not read":           func(d *entity.Document) { d.Unread = []entity.Span{{Start: 0, End: 30}} },
		"unread [3,2)":           func(d *entity.Document) { d.Unread = []entity.Span{{Start: 3, End: 2}} },
		"outside the article's":  func(d *entity.Document) { d.Article.Regions = []entity.Span{{Start: 0, End: 6}} },
		"region [1,6)":           func(d *entity.Document) { d.Article.Regions = []entity.Span{{Start: 1, End: 6}} },
		"headline [0,900)":       func(d *entity.Document) { d.Article.Headline = []entity.Span{{Start: 0, End: 900}} },
		"byline [5,5)":           func(d *entity.Document) { d.Article.Byline = []entity.Span{{Start: 5, End: 5}} },
		"dateline [0,1): splits": func(d *entity.Document) { d.Article.Dateline = entity.Span{Start: 0, End: 1} },
		"body [-1,3)":            func(d *entity.Document) { d.Article.Body = entity.Span{Start: -1, End: 3} },
	} {
		t.Run(want, func(t *testing.T) {
			d := entitytest.Doc(sentence)
			breaks(d)
			assert.ErrorContains(t, entitytest.CheckDocument(d), want)
		})
	}
}
