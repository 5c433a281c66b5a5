package graph_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// Results that no extractor of ours makes are data too.
func TestOddResults(t *testing.T) {
	person, place := entity.Entity{ID: "p", Kind: entity.Person, Name: "甲"}, entity.Entity{ID: "l", Kind: entity.Place, Name: "乙"}
	event := entity.Entity{ID: "e", Kind: relation.KindEvent, Name: "会"} // without what a relation.Event says
	mention := func(start, end int, k entity.Kind) (m entity.Mention) {
		m.Start, m.End, m.Kind, m.Text = start, end, k, "县长"
		return m
	}
	for name, c := range map[string]struct {
		doc    entity.Document
		result relation.Result
		facts  int
	}{
		"other of kind event": {entity.Document{Entities: []entity.Entity{person}},
			relation.Result{Others: []entity.Entity{event}, Facts: []relation.Fact{{Type: relation.Attended, Subject: "p", Object: "e"}}}, 1},
		"entity of kind event": {entity.Document{Entities: []entity.Entity{place, event}},
			relation.Result{Facts: []relation.Fact{{Type: graph.HeldAt, Subject: "e", Object: "l"}}}, 1},
		"holding of nothing": {entity.Document{Mentions: []entity.Mention{mention(0, 6, entity.Title)},
			Holdings: []entity.Holding{{Person: -1, Title: -1}, {Person: 0, Title: 9}}}, relation.Result{}, 0},
		"mention in front of the text": {entity.Document{Article: entity.Article{Source: "甲县县长"},
			Mentions: []entity.Mention{mention(-9, -3, entity.Place), mention(6, 12, entity.Title)}}, relation.Result{}, 0},
	} {
		c.doc.Article.ID = "1"
		c.result.Doc = &c.doc
		b := graph.NewBuilder()
		require.NotPanics(t, func() {
			b.Add(&c.result)
			assert.Equal(t, c.facts, b.Build().Weight(), name)
		}, name)
	}
}

// An Identity reads what is not there as zero, and SameEntity takes what others
// made.
func TestIdentityReadsAllKinds(t *testing.T) {
	kinds := map[entity.Kind]int{}
	b := graph.NewBuilder(graph.WithIdentity(func(os []graph.Occurrence) []int {
		for i := range os {
			kinds[os[i].Kind] += len(os[i].Offices) + len(os[i].With) + len(os[i].Event)
		}
		return graph.SameEntity(os)
	}))
	for _, s := range county() {
		b.Add(s.result(t))
	}
	assert.Equal(t, everything(build(t, county()...)), everything(b.Build()))
	assert.Zero(t, kinds[entity.Title])
	assert.NotZero(t, kinds[entity.Person])
	assert.NotZero(t, kinds[relation.KindEvent])
	for _, k := range graph.Kinds() {
		two := []graph.Occurrence{{Kind: k, Name: "甲"}, {Kind: k, Name: "甲", Traits: &graph.Traits{}}}
		assert.NotPanics(t, func() { assert.Len(t, graph.SameEntity(two), 2) }, k)
	}
}

// Nobody of a long list is lost, neither in the graph nor in parts of it.
func TestPeopleWithoutFacts(t *testing.T) {
	d := &entity.Document{Article: entity.Article{ID: "1"}}
	for i := range 100 {
		d.Entities = append(d.Entities, entity.Entity{ID: entity.ID(fmt.Sprint(i)), Kind: entity.Person, Name: fmt.Sprint("人", i)})
	}
	b := graph.NewBuilder(graph.WithAppearances(), graph.WithOverrides(graph.Same(graph.Ref{Article: "2", Name: "x"})))
	b.Add(&relation.Result{Doc: d, Facts: []relation.Fact{{Type: relation.MetWith, Subject: "1", Object: "2"}}})
	g := b.Build()
	alone := g.Vertex("person:人99")
	for name, part := range map[string]*graph.Graph{
		"all": g, "Filter": g.Filter(graph.Filter{}), "Top": g.Top(100), "Collapse": g.Collapse(2),
	} {
		assert.Equal(t, 100, part.Order(), name)
		assert.Same(t, alone, part.Resolve(alone.Ref()), name)
		assert.Len(t, part.Unmet(), 2, name)
	}
	assert.Equal(t, 10, g.Top(10).Order())
	assert.Equal(t, 1, g.Ego(1, alone.Key).Order())
	only := g.Only(g.Facts())
	assert.Equal(t, 2, only.Order())
	assert.NotNil(t, only.Resolve(graph.Ref{Article: "1", Name: "1"}))
	assert.Nil(t, only.Resolve(alone.Ref()), "of this graph")
}

func TestPrecedenceOfOneself(t *testing.T) {
	before, after := build(t, county()...).Precedence("person:苏曼青", "person:苏曼青")
	assert.Zero(t, before+after)
}
