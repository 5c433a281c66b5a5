package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/corrections"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// What a reader corrects is right at once, and after the next start.
func TestCorrections(t *testing.T) {
	articles := split("a.txt", "泊阳县委书记顾长岭主持召开会议。画家浮生子参观了柳桥湾镇。", time.Time{})
	s := newSite(t, articles)
	back := articleURL("a.txt") + "?correct=1"
	kindsOf := func(st *store) map[string]entity.Kind {
		out := map[string]entity.Kind{}
		for _, m := range st.now.Load().byID["a.txt"].Found.Doc.Mentions {
			out[m.Text] = m.Kind
		}
		return out
	}
	assert.Equal(t, entity.Place, kindsOf(s.store)["柳桥湾镇"])
	assert.NotContains(t, kindsOf(s.store), "浮生子")

	for _, form := range []url.Values{
		{"name": {"浮 生子"}, "is": {"person"}},
		{"name": {"浮 生子子"}, "is": {"person"}},
		{"name": {"柳桥湾镇"}, "found": {"柳桥湾镇"}, "kind": {"place"}, "is": {"organisation"}},
		{"name": {"顾长岭"}, "found": {"顾长岭"}, "kind": {"person"}, "is": {"place"}, "no": {"1"}},
	} {
		form.Set("back", back)
		w := s.post("/corrections", form)
		require.Equal(t, http.StatusSeeOther, w.Code, w.Body)
		to := w.Header().Get("Location")
		assert.True(t, strings.HasPrefix(to, back+"&done=recorded&n="), to)
		page := s.get(to)
		holds(t, page, "已记下：", to)
		assert.Equal(t, form.Get("name") == "浮 生子子", strings.Contains(page, "没有文章出现"), form)
	}
	next, err := newStore(s.store.file, articles, func() {})
	require.NoError(t, err)
	for name, st := range map[string]*store{"at once": s.store, "at the next start": next} {
		got := kindsOf(st)
		assert.Equal(t, entity.Person, got["浮生子"], name)
		assert.Equal(t, entity.Organisation, got["柳桥湾镇"], name)
		assert.NotContains(t, got, "顾长岭", name)
	}

	line := corrections.Correction{Action: corrections.Not, Kind: entity.Person, Name: "顾长岭"}.String()
	holds(t, s.get("/corrections"), "顾长岭", "corrections")
	assert.Equal(t, http.StatusSeeOther, s.post("/corrections/undo", url.Values{"line": {line}}).Code)
	assert.Contains(t, kindsOf(s.store), "顾长岭")
	assert.Equal(t, http.StatusNotFound, s.post("/corrections/undo", url.Values{"line": {line}}).Code)

	for _, bad := range []url.Values{
		{}, {"name": {""}, "is": {"person"}}, {"name": {"甲"}, "is": {"nothing"}}, {"name": {"甲"}, "is": {"no"}},
	} {
		assert.Equal(t, http.StatusBadRequest, s.post("/corrections", bad).Code, bad)
	}
	holds(t, s.post("/corrections", url.Values{"name": {""}, "is": {"person"}}).Body.String(), "请填写名称", "no name")
	assert.Len(t, s.store.now.Load().Corrections, 4)
}

// People can be joined and taken apart.
func TestSameAndApart(t *testing.T) {
	var articles []entity.Article
	for id, text := range map[string]string{
		"a": "泊阳县委书记顾长岭主持召开全县春耕会议。", "b": "泊阳县委书记顾长岭到柳桥湾镇检查。", "c": "鹿鸣药业董事长顾长岭会见了县长邵培林。",
	} {
		articles = append(articles, split(id, text, time.Time{})...)
	}
	s := newSite(t, articles)
	people := func() (out []*graph.Vertex) {
		for v := range s.store.now.Load().Graph.Named("顾长岭") {
			out = append(out, v)
		}
		return out
	}
	require.Len(t, people(), 2)
	first, second := string(people()[0].Key), string(people()[1].Key)

	w := s.post("/corrections/same", url.Values{"key": {first}, "other": {second}})
	require.Equal(t, http.StatusSeeOther, w.Code, w.Body)
	require.Len(t, people(), 1)
	assert.Equal(t, urlOf(people()[0].Key)+"?done=recorded&n=1", w.Header().Get("Location"))
	for _, page := range []string{s.get(w.Header().Get("Location")), s.get("/corrections")} {
		for _, want := range []string{"等同", "泊阳县委书记", articleURL("c")} {
			holds(t, page, want, "who is whom")
		}
	}
	assert.Len(t, people()[0].Articles, 3)

	w = s.post("/corrections/apart", url.Values{"key": {first}, "article": {"b"}})
	require.Equal(t, http.StatusSeeOther, w.Code, w.Body)
	require.Len(t, people(), 2)
	at := s.store.now.Load().byID["b"].read().vertices["person:顾长岭"]
	assert.Equal(t, urlOf(at.Key)+"?done=recorded&n=1", w.Header().Get("Location"))
	require.Len(t, at.Articles, 1)

	for _, bad := range []struct {
		form   url.Values
		status int
	}{
		{url.Values{"key": {first}}, 400}, {url.Values{"key": {"person:nobody"}, "article": {"b"}}, 404},
		{url.Values{"key": {first}, "article": {"nothing"}}, 400}, {url.Values{"key": {first}, "article": {"a", "b", "c"}}, 400},
	} {
		assert.Equal(t, bad.status, s.post("/corrections/apart", bad.form).Code, bad)
	}
	for other, status := range map[string]int{"": 404, "zzzz": 404, first: 400, "place:柳桥湾镇": 400} {
		assert.Equal(t, status, s.post("/corrections/same", url.Values{"key": {first}, "other": {other}}).Code, other)
	}
}

// A fact that is none goes, also at the next start, and comes back when the
// correction is undone; so does the code of a place.
func TestNoFactAndNoCode(t *testing.T) {
	articles := split("a.txt", "县委书记顾长岭主持召开春耕会议，县长邵培林出席会议。顾长岭到浙江省杭州市考察。", time.Time{})
	s := newSite(t, articles)
	chairs := func(st *store) (n int) {
		for f := range st.now.Load().Graph.Facts() {
			if f.Type == relation.Chaired {
				n++
			}
		}
		return n
	}
	code := func(st *store) string { return st.now.Load().Graph.Vertex("place:杭州市").Code }
	require.Equal(t, 1, chairs(s.store))
	require.NotEmpty(t, code(s.store))
	holds(t, s.get(articleURL("a.txt")+"?correct=1"), `action="/corrections/fact"`, "article")
	lacks(t, s.get(articleURL("a.txt")), `action="/corrections/fact"`, "article")

	fact := url.Values{"article": {"a.txt"}, "relation": {"chaired"}, "subject": {"顾长岭"}, "object": {"春耕会议"}, "back": {articleURL("a.txt")}}
	w := s.post("/corrections/fact", fact)
	require.Equal(t, http.StatusSeeOther, w.Code, w.Body)
	page := s.get(w.Header().Get("Location"))
	holds(t, page, "不是事实", "notice")
	w = s.post("/corrections/code", url.Values{"key": {"place:杭州市"}})
	require.Equal(t, http.StatusSeeOther, w.Code, w.Body)
	next, err := newStore(s.store.file, articles, func() {})
	require.NoError(t, err)
	for _, st := range []*store{s.store, next} {
		assert.Zero(t, chairs(st))
		assert.Empty(t, code(st))
	}
	assert.Equal(t, http.StatusNotFound, s.post("/corrections/fact", fact).Code, "it is gone")
	assert.Equal(t, http.StatusNotFound, s.post("/corrections/code", url.Values{"key": {"person:顾长岭"}}).Code)
	for _, c := range s.store.now.Load().Corrections {
		require.Equal(t, http.StatusSeeOther, s.post("/corrections/undo", url.Values{"line": {c.String()}}).Code)
	}
	assert.Equal(t, 1, chairs(s.store))
	assert.NotEmpty(t, code(s.store))
}

// Who is not named exactly is asked for; nobody is joined on a guess.
func TestSameAsks(t *testing.T) {
	articles := append(split("a", "泊阳县委书记顾长岭主持召开全县春耕会议，县长邵培林出席会议。", time.Time{}),
		split("b", "云浦县委书记邵培明主持召开全县防汛会议。", time.Time{})...)
	s := newSite(t, articles)
	join := func(other string) *httptest.ResponseRecorder {
		return s.post("/corrections/same", url.Values{"key": {"person:顾长岭"}, "other": {other}})
	}
	for _, guess := range []string{"邵培", "培林", "spl", "shaopeilin"} {
		w := join(guess)
		assert.Equal(t, http.StatusMultipleChoices, w.Code, guess)
		holds(t, w.Body.String(), `name="other" value="person:邵培林"`, guess)
	}
	assert.Empty(t, s.store.now.Load().Corrections)
	assert.Equal(t, http.StatusSeeOther, join("邵 培林").Code, "an exact name")
	assert.Equal(t, "邵培林", s.store.now.Load().Corrections[0].Other.Name)
}

// What others write into the file counts from the next change on; what cannot be
// read stops it.
func TestCorrectionsByHand(t *testing.T) {
	s := newSite(t, split("a.txt", "县委书记顾长岭主持会议。画家浮生子和石中玉来了。", time.Time{}))
	found := func() (out []string) {
		for _, m := range s.store.now.Load().byID["a.txt"].Found.Doc.Mentions {
			out = append(out, m.Text)
		}
		return out
	}
	is := func(name string) corrections.Correction {
		return corrections.Correction{Action: corrections.Name, Kind: entity.Person, Name: name}
	}
	post := func() int {
		return s.post("/corrections", url.Values{"name": {"顾长岭"}, "found": {"顾长岭"}, "kind": {"person"}, "is": {"no"}}).Code
	}
	require.NotContains(t, found(), "浮生子")
	require.NoError(t, corrections.Append(s.store.file, is("浮生子")))
	require.Equal(t, http.StatusSeeOther, post())
	assert.Contains(t, found(), "浮生子")
	assert.NotContains(t, found(), "顾长岭")

	before, err := os.ReadFile(s.store.file)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(s.store.file, append(before, "maybe\n"...), 0o600))
	assert.Equal(t, http.StatusConflict, post())
	after, err := os.ReadFile(s.store.file)
	require.NoError(t, err)
	assert.Equal(t, string(before)+"maybe\n", string(after))
}

// What cannot be followed is told.
func TestUnmet(t *testing.T) {
	articles := split("a.txt", "泊阳县委书记顾长岭主持会议。", time.Time{})
	file := filepath.Join(t.TempDir(), "c.txt")
	require.NoError(t, corrections.Append(file, corrections.Correction{Action: corrections.Same, Kind: entity.Person, Name: "顾长岭", Article: "a.txt",
		Other: corrections.Place{Name: "顾长岭", Article: "gone.txt"}}))
	st, err := newStore(file, articles, func() {})
	require.NoError(t, err)
	h, err := newServer(st)
	require.NoError(t, err)
	page := (&site{t, st, h.web, guard(h)}).get("/corrections")
	holds(t, page, "没有生效", "corrections")
	holds(t, page, "没有文章 &#34;gone.txt&#34;", "corrections")
}

// A file that cannot be written is an error without the path.
func TestCorrectionsNotWritten(t *testing.T) {
	s := newSite(t, split("a.txt", "县委书记顾长岭主持会议。", time.Time{}))
	dir := filepath.Dir(s.store.file)
	s.store.file = filepath.Join(dir, "none", "corrections.txt")
	w := s.post("/corrections", url.Values{"name": {"顾长岭"}, "found": {"顾长岭"}, "kind": {"person"}, "is": {"no"}})
	assert.Equal(t, http.StatusInternalServerError, w.Code)
	holds(t, w.Body.String(), "corrections.txt", "the page")
	lacks(t, w.Body.String(), dir, "the page")
	assert.Empty(t, s.store.now.Load().Corrections)
}
