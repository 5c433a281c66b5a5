package main

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
)

// An edge with very many sentences shows the latest, and says how many there are.
func TestManySentences(t *testing.T) {
	const many = manyListed + 5
	var articles []entity.Article
	for i := range many {
		day := time.Date(2021, 1, 1+i, 0, 0, 0, 0, time.UTC)
		articles = append(articles, split(fmt.Sprintf("n%03d", i), day.Format("2006年1月2日")+"，泊阳县委书记顾长岭到柳桥湾镇检查春耕。", day)...)
	}
	s := newSite(t, articles)
	page := s.get("/graph?" + url.Values{"centre": {"person:顾长岭"}, "edge": {"person:顾长岭", "place:柳桥湾镇"}}.Encode())
	assert.Equal(t, manyListed, strings.Count(page, "<blockquote>"))
	holds(t, page, fmt.Sprintf(`<span class="meta">%d</span>`, many), "how many")
	holds(t, page, "最近的 200 条", "that there are more")
	holds(t, page, articles[many-1].Published.Format("2006-01-02"), "the latest")
	lacks(t, page, "2021-01-01", "the first")
}

// Vertices are expanded and folded again; of very many the last count.
func TestExpand(t *testing.T) {
	s := newSite(t, boyang(t))
	a := s.store.now.Load()
	q := url.Values{"centre": {"person:顾长岭"}}
	for v := range a.Graph.Vertices() {
		if q.Add("expand", string(v.Key)); len(q["expand"]) > mostExpanded {
			break
		}
	}
	require.Len(t, q["expand"], mostExpanded+1)
	page := s.get("/graph?" + q.Encode())
	assert.Equal(t, mostExpanded, strings.Count(page, "<title>收起相邻</title>"))
	assert.Equal(t, mostExpanded, strings.Count(page, `name="expand"`))
	lacks(t, page, `name="expand" value="`+q["expand"][0]+`"`, "the first")
	holds(t, page, `name="expand" value="`+q["expand"][mostExpanded]+`"`, "the last")

	link := graphLinks{filter: &filter{g: a.Graph}, key: "person:顾长岭", expanded: []string{"person:甲", "person:乙"}, room: defaultRoom}
	assert.Equal(t, "/graph?"+url.Values{"centre": {"person:顾长岭"}, "expand": {"person:乙"}}.Encode(), link.fold("person:甲"))
}

// An article counts in the month of what it tells, not also in that in which it
// was printed.
func TestMonths(t *testing.T) {
	s := newSite(t, append(
		split("a", "2021年3月31日，泊阳县委书记顾长岭到柳桥湾镇检查春耕。", time.Date(2021, 4, 1, 0, 0, 0, 0, time.UTC)),
		split("b", "画家甲乙说，泊阳县委书记顾长岭。", time.Date(2021, 6, 2, 0, 0, 0, 0, time.UTC))...))
	a := s.store.now.Load()
	march, _ := parseMonth("2021-03")
	june, _ := parseMonth("2021-06")
	assert.Equal(t, []monthCount{{march, 1}, {june, 1}}, a.profileOf(a.Graph.Vertex("person:顾长岭"), 1).Months)
}

// What was joined is told by the names that the articles have.
func TestJoinedNames(t *testing.T) {
	s := newSite(t, append(split("a", "泊阳县委书记顾长岭主持召开全县春耕会议。", time.Time{}), split("b", "泊阳县委书记顾常岭到柳桥湾镇检查春耕。", time.Time{})...))
	w := s.post("/corrections/same", url.Values{"key": {"person:顾长岭"}, "other": {"顾常岭"}})
	for _, path := range []string{w.Header().Get("Location"), "/corrections"} {
		page := s.get(path)
		holds(t, page, ">顾长岭</a>", path)
		holds(t, page, ">顾常岭</a>", path)
	}
}
