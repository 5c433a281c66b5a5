package main

import (
	"net/http"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
)

// home: what the archive holds, and ways into it.
type homeData struct {
	Articles int          `json:"articles"`
	Facts    int          `json:"facts"`
	First    month        `json:"first,omitzero"`
	Last     month        `json:"last,omitzero"`
	Kinds    []kindCount  `json:"kinds"`
	Recent   []articleRef `json:"recent"`
}

type kindCount struct {
	Kind  entity.Kind  `json:"kind"`
	Total int          `json:"total"`
	Top   []countedRef `json:"top"`
}

type countedRef struct {
	vertexRef
	Facts int `json:"facts"`
}

func (s *server) home(*http.Request) (*view, error) {
	a := s.now.Load()
	d := homeData{Kinds: []kindCount{}, Recent: []articleRef{}, Articles: len(a.Articles), Facts: a.Graph.Weight()}
	if n := len(a.months); n > 0 {
		d.First, d.Last = a.months[0], a.months[n-1]
	}
	for _, k := range listed {
		all := a.byWeight(k)
		d.Kinds = append(d.Kinds, kindCount{k, len(all), a.counted(all[:min(8, len(all))])})
	}
	d.Recent = refsOf(a.latest[:min(12, len(a.latest))])
	return &view{name: "home", title: "Overview", Data: d}, nil
}

// byWeight returns the vertices of a kind, those with most facts in front.
func (a *archive) byWeight(k entity.Kind) []*graph.Vertex {
	var out []*graph.Vertex
	for i := range a.names.entries {
		if v := a.names.entries[i].vertex; v.Kind == k {
			out = append(out, v)
		}
	}
	return out
}

func (a *archive) counted(vertices []*graph.Vertex) []countedRef {
	out := make([]countedRef, len(vertices))
	for i, v := range vertices {
		out[i] = countedRef{refOf(v), a.weight[v.Key]}
		if out[i].Hint == "" && a.namesake(v) {
			if body := a.Graph.BodyOf(v); body != nil {
				out[i].Hint = body.Name
			}
		}
	}
	return out
}

// namesake says whether something else of the kind has the name.
func (a *archive) namesake(v *graph.Vertex) bool {
	for w := range a.Graph.Named(v.Name) {
		if w != v && w.Kind == v.Kind && w.Name == v.Name {
			return true
		}
	}
	return false
}

// list: all articles, or all vertices of a kind, in pages.
type listData struct {
	Kind     string       `json:"kind"`
	Pager    pager        `json:"pager"`
	Articles []articleRef `json:"articles,omitempty"`
	Vertices []countedRef `json:"vertices,omitempty"`
}

const pageSize = 60

func (s *server) list(r *http.Request) (*view, error) {
	a, kind := s.now.Load(), r.PathValue("kind")
	d := listData{Kind: kind}
	if kind == "article" {
		var articles []*article
		articles, d.Pager = paged(r, a.latest, pageSize)
		d.Articles = refsOf(articles)
		return &view{name: "list", title: "Articles", Data: d}, nil
	}
	if !slices.Contains(graph.Kinds(), entity.Kind(kind)) {
		return nil, notFound("there is no list of %q", kind)
	}
	vertices, p := paged(r, a.byWeight(entity.Kind(kind)), pageSize)
	d.Pager, d.Vertices = p, a.counted(vertices)
	return &view{name: "list", title: graph.English.Kind(entity.Kind(kind)), Data: d}, nil
}

// search: names, and articles whose text has the words.
type searchData struct {
	Query    string       `json:"q"`
	Vertices []countedRef `json:"vertices"`
	Articles []passage    `json:"articles"`
	More     int          `json:"more"` // articles that are not listed
}

// passage is a place in an article where a query stands.
type passage struct {
	articleRef
	Before string `json:"before"`
	Match  string `json:"match"`
	After  string `json:"after"`
}

func (s *server) search(r *http.Request) (*view, error) {
	a, q := s.now.Load(), strings.TrimSpace(r.URL.Query().Get("q"))
	if len(q) > 300 {
		return nil, badRequest("the words to look for are too long")
	}
	d := searchData{Query: q, Vertices: a.counted(a.names.find(q, 40))}
	d.Articles, d.More = a.passages(q, 40)
	return &view{name: "search", title: "Search", Data: d}, nil
}

// passages finds a query in the folded texts: over line breaks, in any width.
func (a *archive) passages(query string, most int) (found []passage, more int) {
	found = []passage{}
	q := entity.NewDocument(entity.Article{Source: query}, nil).View().Text()
	if q == "" {
		return found, 0
	}
	for _, art := range a.latest {
		v := art.Found.Doc.View()
		text := v.Text()
		i := strings.Index(text, q)
		if i < 0 {
			continue
		}
		if len(found) == most {
			more++
			continue
		}
		start, end := v.Source(entity.Range{Start: i, End: i + len(q)})
		p := passage{articleRef: refOfArticle(art), Before: lastRunes(text[:i], 24), Match: text[i : i+len(q)], After: firstRunes(text[i+len(q):], 40)}
		p.URL += "?at=" + spanText(entity.Span{Start: start, End: end}) + "#here"
		found = append(found, p)
	}
	return found, more
}

func lastRunes(s string, n int) string {
	s = s[max(0, len(s)-4*n):]
	r := []rune(strings.ToValidUTF8(strings.ReplaceAll(s, "\n", " "), ""))
	return string(r[max(0, len(r)-n):])
}

func firstRunes(s string, n int) string {
	s = s[:min(len(s), 4*n)]
	r := []rune(strings.ToValidUTF8(strings.ReplaceAll(s, "\n", " "), ""))
	return string(r[:min(n, len(r))])
}

// complete: the names that what was typed may become; for the search box.
func (s *server) complete(r *http.Request) (*view, error) {
	q := r.URL.Query()
	a := s.now.Load()
	return &view{Data: a.counted(a.names.find(q.Get("q"), 10, q["kind"]...))}, nil
}
