package main

import (
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// What tells namesakes apart stands next to offices and bodies if it is a place,
// and in lists in any case.
func TestNamesakes(t *testing.T) {
	articles := []*graph.Article{{ID: "a", Headline: "县里开会"}}
	for name, c := range map[string]struct {
		v         graph.Vertex
		of, aside string
	}{
		"an office of a county":   {graph.Vertex{Kind: entity.Title, Hint: "青屏县"}, "青屏县", ""},
		"an office in an article": {graph.Vertex{Kind: entity.Title, Hint: "县里开会"}, "", "县里开会"},
		"a body in an article":    {graph.Vertex{Kind: entity.Organisation, Hint: "a"}, "", "a"},
		"a person":                {graph.Vertex{Kind: entity.Person, Hint: "青屏县县长"}, "", "青屏县县长"},
		"an event":                {graph.Vertex{Kind: relation.KindEvent, Event: graph.EventInfo{Date: "2021-03-03TMO"}}, "", "2021-03-03"},
		"the only one":            {graph.Vertex{Kind: entity.Title}, "", ""},
	} {
		c.v.Articles = articles
		r := refOf(&c.v)
		assert.Equal(t, [2]string{c.of, c.aside}, [2]string{r.Of, r.Aside()}, name)
	}
}

// Offices of one name in two counties are told apart on the pages and in the
// picture, also the first of them.
func TestNamesakesOnPages(t *testing.T) {
	articles := append(split("a.txt", "3月3日，泊阳县召开防汛工作会议。县领导邵培林出席会议。", time.Time{}),
		split("b.txt", "3月4日，青屏县召开春耕工作会议。县领导林远山出席会议。", time.Time{})...)
	s := newSite(t, articles)
	g := s.store.now.Load().Graph
	hinted := 0
	for v := range g.Vertices() {
		if v.Kind == entity.Title && v.Hint != "" {
			hinted++
			picture := s.get("/graph?centre=" + url.QueryEscape(string(v.Key)))
			holds(t, picture, `class="small">`+v.Hint+`<`, "graph")
			holds(t, s.get(articleURL(v.Articles[0].ID)), `<small>`+v.Hint+`</small>`, "article")
		}
	}
	assert.Equal(t, 2, hinted)
}
