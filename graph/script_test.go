package graph_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// scripts tell of one mayor in two scripts, with two ways to write Taipei.
func scripts() []story {
	return []story{
		{id: "a", published: "2024-07-04", text: "台北市市长蒋柏诚3日到信义区调研。", facts: `
			person:蒋柏诚 holds_title title:台北市市长 | 台北市市长蒋柏诚3日到信义区调研。
			person:蒋柏诚 inspected place:信义区 | 台北市市长蒋柏诚3日到信义区调研。`},
		{id: "b", published: "2024-08-02", text: "臺北市市長蔣柏誠昨日到內湖區視察，聽取簡報。", facts: `
			person:蔣柏誠 holds_title title:臺北市市長 | 臺北市市長蔣柏誠昨日到內湖區視察，聽取簡報。
			person:蔣柏誠 inspected place:內湖區 | 臺北市市長蔣柏誠昨日到內湖區視察，聽取簡報。`},
		{id: "c", published: "2024-09-01", text: "台北市市長蔣柏誠會見來賓，並於信義區發表談話。", facts: `
			person:蔣柏誠 holds_title title:台北市市長 | 台北市市長蔣柏誠會見來賓，並於信義區發表談話。
			person:蔣柏誠 inspected place:信義區 | 台北市市長蔣柏誠會見來賓，並於信義區發表談話。`},
	}
}

func TestScriptsMeet(t *testing.T) {
	all := scripts()
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 0, 2}} {
		g := build(t, all[order[0]], all[order[1]], all[order[2]])
		v := g.Vertex("person:蔣柏誠")
		require.NotNil(t, v, "two of three articles print it so")
		assert.Equal(t, []string{"蒋柏诚"}, v.Aliases)
		assert.Len(t, v.Articles, 3)
		office := g.Vertex("title:台北市市长") // each of three writings once
		require.NotNil(t, office)
		assert.Equal(t, []string{"台北市市長", "臺北市市長"}, office.Aliases)
		require.NotNil(t, g.Vertex("place:信义区"))
		require.NotNil(t, g.Vertex("place:內湖區"))
		lossless(t, g)
	}
	g := build(t, all[0])
	assert.Empty(t, g.Vertex("person:蒋柏诚").Aliases, "nothing is added to simplified names")
}

// Readers name people as they read them, and the evidence is what was printed.
func TestScriptsByPrintedName(t *testing.T) {
	b := graph.NewBuilder(graph.WithOverrides(graph.Different(graph.Ref{Article: "a", Name: "蒋柏诚"}, graph.Ref{Article: "b", Name: "蔣柏誠"})))
	for _, s := range scripts()[:2] {
		b.Add(s.result(t))
	}
	g := b.Build()
	assert.NotNil(t, g.Vertex("person:蒋柏诚"))
	assert.NotNil(t, g.Vertex("person:蔣柏誠"))
	var quotes []string
	for f := range build(t, scripts()...).Find(graph.Filter{From: []graph.Key{"person:蔣柏誠"}, Types: []relation.Type{relation.Inspected}}) {
		quotes = append(quotes, f.Evidence.Text)
	}
	assert.Len(t, quotes, 3)
	assert.Contains(t, quotes, "台北市市長蔣柏誠會見來賓，並於信義區發表談話。")
}
