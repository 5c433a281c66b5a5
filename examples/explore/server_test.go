package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
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
	"github.com/go-renshi/renshi/examples/internal/decode"
)

// boyang is the page of six articles in testdata.
func boyang(t *testing.T) []entity.Article {
	t.Helper()
	articles, err := readFiles([]string{"../../testdata/page-boyang.txt"}, time.Date(2021, 3, 5, 0, 0, 0, 0, time.UTC), nil)
	require.NoError(t, err)
	return articles
}

// site is a server without a network.
type site struct {
	t       *testing.T
	store   *store
	web     *webReader
	handler http.Handler
}

func newSite(t *testing.T, articles []entity.Article) *site {
	t.Helper()
	s, err := newStore(filepath.Join(t.TempDir(), "corrections.txt"), articles, func() {})
	require.NoError(t, err)
	h, err := newServer(s)
	require.NoError(t, err)
	return &site{t, s, h.web, guard(h)}
}

func (s *site) do(method, path string, body io.Reader, header ...string) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequest(method, path, body)
	r.Host = "127.0.0.1:8585"
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w
}

func (s *site) get(path string) string {
	s.t.Helper()
	w := s.do("GET", path, nil)
	require.Equal(s.t, http.StatusOK, w.Code, path)
	return w.Body.String()
}

func (s *site) post(path string, form url.Values) *httptest.ResponseRecorder {
	s.t.Helper()
	return s.do("POST", path, strings.NewReader(form.Encode()), "Content-Type", "application/x-www-form-urlencoded")
}

// holds and lacks are assertions that do not print whole pages.
func holds(t *testing.T, page, want, where string) {
	t.Helper()
	assert.True(t, strings.Contains(page, want), "%s: there is no %q", where, want)
}

func lacks(t *testing.T, page, unwanted, where string) {
	t.Helper()
	assert.False(t, strings.Contains(page, unwanted), "%s: there is %q", where, unwanted)
}

func decodeJSON[T any](t *testing.T, w *httptest.ResponseRecorder) (out T) {
	t.Helper()
	require.Equal(t, "application/json; charset=utf-8", w.Header().Get("Content-Type"))
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &out))
	return out
}

// Every view is a page in both languages, and JSON.
func TestViews(t *testing.T) {
	s := newSite(t, boyang(t))
	for path, want := range map[string][2]string{ // in the page, in the JSON
		"/":                            {"顾长岭", `"articles": 6`},
		"/list/article":                {"县政协召开春季协商座谈会", `"total": 6`},
		"/list/person":                 {"邵培林", `"key": "person:邵培林"`},
		"/list/place?page=9":           {"柳桥湾镇", `"page": 1`},
		"/article/page-boyang.txt%232": {"恒栗", `"rule": "到地检查"`},
		"/article/page-boyang.txt%232?flow=1&fact=2":       {`id="here"`, `"relation": "inspected"`},
		"/article/page-boyang.txt%232?correct=1&mention=4": {`name="found" value="顾长岭"`, `correct=1`},
		"/person/" + url.PathEscape("顾长岭"):                 {"泊阳县委书记", `"offices"`},
		"/person/" + url.PathEscape("顾长岭") + "?all=1":      {"陪同", `"companions"`},
		"/event/" + url.PathEscape("春季协商座谈会"):              {"阮桂芬", `"relation": "chaired"`},
		"/graph": {"<svg", `"vertices"`},
		"/graph?centre=person:" + url.QueryEscape("顾长岭"):                     {`class="box person centre"`, `"centre"`},
		"/graph?centre=guchangling&relation=chaired&from=2021-03&to=2021-03": {"主持", `"chaired"`},
		"/graph?place=" + url.QueryEscape("柳桥湾镇"):                            {"水磨社区", `"place": "柳桥湾镇"`},
		"/search?q=gcl": {"顾长岭", `"person:顾长岭"`},
		"/search?q=" + url.QueryEscape("绷紧防火这根弦"): {"<mark>绷紧防火这根弦</mark>", `?at=`},
		"/add":         {`enctype="multipart/form-data"`, `"most"`},
		"/corrections": {"corrections.txt", `"corrections"`},
	} {
		for _, lang := range []string{"zh-CN", "en"} {
			w := s.do("GET", path, nil, "Accept", "text/html", "Accept-Language", lang)
			require.Equal(t, http.StatusOK, w.Code, "%s: %s", path, w.Body)
			holds(t, w.Body.String(), want[0], path)
			assert.True(t, strings.HasSuffix(strings.TrimSpace(w.Body.String()), "</html>"), path)
			assert.Equal(t, lang == "en", strings.Contains(w.Body.String(), `<html lang="en"`), path)
			lacks(t, w.Body.String(), "%!", path)
		}
		w := s.do("GET", path, nil, "Accept", "application/json")
		holds(t, w.Body.String(), want[1], path)
		lacks(t, w.Body.String(), "null", path)
		decodeJSON[any](t, w)
	}
	// Lists that are empty are lists, too.
	empty := newSite(t, split("a.txt", "一。", time.Time{}))
	for _, path := range []string{"/", "/list/article", "/list/person", "/article/a.txt", "/graph", "/search?q=zz", "/search", "/complete?q=zz", "/corrections"} {
		lacks(t, empty.do("GET", path, nil, "Accept", "application/json").Body.String(), "null", path)
	}
}

// Going through the pages of a list shows everything once.
func TestPages(t *testing.T) {
	var articles []entity.Article
	for i := range 2*pageSize + 5 {
		articles = append(articles, split(fmt.Sprintf("%d.txt", i), "一。", time.Time{})...)
	}
	s := newSite(t, articles)
	seen := map[string]int{}
	pages := 0
	for next := "/list/article"; next != ""; pages++ {
		d := decodeJSON[listData](t, s.do("GET", next, nil, "Accept", "application/json"))
		for _, a := range d.Articles {
			seen[a.ID]++
		}
		next = d.Pager.Next
	}
	assert.Equal(t, 3, pages)
	assert.Len(t, seen, len(articles))
	for id, n := range seen {
		assert.Equal(t, 1, n, id)
	}
}

func TestProblems(t *testing.T) {
	s := newSite(t, boyang(t))
	for path, want := range map[string]struct {
		status int
		zh, en string
	}{
		"/nothing":                              {404, "没有这个页面", "no such page"},
		"/list/nothing":                         {404, "没有 &#34;nothing&#34; 的列表", "no list of"},
		"/article/nothing":                      {404, "没有文章", "no article"},
		"/person/nobody":                        {404, "档案中没有", "nothing in the archive"},
		"/graph?centre=zzzz":                    {404, "档案中没有", "nothing in the archive"},
		"/graph?from=March":                     {400, "不是 2021-03 这样的月份", "no month like"},
		"/graph?place=nowhere":                  {404, "没有叫", "no place is called"},
		"/language/xx":                          {404, "404", "404"},
		"/static/../server.go":                  {307, "", ""},
		"/static/server.go":                     {404, "", ""},
		"/search?q=" + strings.Repeat("a", 400): {400, "太长", "too long"},
	} {
		zh, en := s.do("GET", path, nil, "Accept-Language", "zh"), s.do("GET", path, nil, "Accept-Language", "en-GB")
		assert.Equal(t, want.status, zh.Code, path)
		assert.Contains(t, zh.Body.String(), want.zh, path)
		assert.Contains(t, en.Body.String(), want.en, path)
	}
	w := s.do("GET", "/person/nobody", nil, "Accept", "application/json")
	assert.Equal(t, problemData{Status: 404, Error: `nothing in the archive is called "nobody"`}, decodeJSON[problemData](t, w))
}

// Neither a page nor a script of another site can read or change the archive.
func TestGuard(t *testing.T) {
	s := newSite(t, boyang(t))
	w := s.do("GET", "/", nil)
	assert.Equal(t, policy, w.Header().Get("Content-Security-Policy"))
	for _, unsafe := range []string{"unsafe", "*", "http:", "data:"} {
		assert.NotContains(t, policy, unsafe)
	}
	assert.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"))
	assert.Equal(t, "same-origin", w.Header().Get("Cross-Origin-Resource-Policy"))
	assert.Empty(t, w.Header().Get("Access-Control-Allow-Origin"))

	for host, ok := range map[string]bool{
		"127.0.0.1:8585": true, "localhost:8585": true, "LOCALHOST": true, "[::1]:8585": true, "192.168.1.7:80": true,
		"evil.example:8585": false, "localhost.evil.example": false, "127.0.0.1.evil.example": false, "": false,
	} {
		want := http.StatusMisdirectedRequest
		if ok {
			want = http.StatusOK
		}
		assert.Equal(t, want, s.do("GET", "/", nil, "Host", host).Code, host)
	}
	w = s.do("GET", "/", nil, "Host", "evil.example", "Accept", "application/json")
	assert.Equal(t, http.StatusMisdirectedRequest, decodeJSON[problemData](t, w).Status)
	w = s.do("POST", "/add", nil, "Sec-Fetch-Site", "cross-site", "Accept", "application/json")
	assert.Equal(t, http.StatusForbidden, decodeJSON[problemData](t, w).Status)
	assert.True(t, localName("news.lan:8585", []string{"news.lan"}))

	form := url.Values{"text": {"县委书记顾长岭主持会议。"}}.Encode()
	for _, foreign := range [][]string{
		{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "http://evil.example"}, {"Origin", "null"},
	} {
		for _, path := range []string{"/add", "/corrections", "/corrections/same", "/corrections/apart", "/corrections/fact", "/corrections/code", "/corrections/undo", "/remove"} {
			w := s.do("POST", path, strings.NewReader(form), append(foreign, "Content-Type", "application/x-www-form-urlencoded")...)
			assert.Equal(t, http.StatusForbidden, w.Code, "%s %v", path, foreign)
		}
	}
	assert.Len(t, s.store.now.Load().Articles, 6)
	w = s.do("POST", "/add", strings.NewReader(form), "Sec-Fetch-Site", "same-origin", "Content-Type", "application/x-www-form-urlencoded")
	assert.Equal(t, http.StatusSeeOther, w.Code)
}

func TestLocalPath(t *testing.T) {
	for in, want := range map[string]string{
		"/": "/", "/article/a%23?flow=1": "/article/a%23?flow=1", "": "/", "//evil.example": "/", "http://evil.example": "/",
		`/\evil.example`: "/", "javascript:alert(1)": "/", "article": "/", "/%zz": "/", "/\n/evil": "/",
	} {
		assert.Equal(t, want, localPath(in), "%q", in)
	}
	s := newSite(t, nil)
	w := s.do("GET", "/language/en?back=//evil.example", nil)
	assert.Equal(t, "/", w.Header().Get("Location"))
	assert.Contains(t, w.Header().Get("Set-Cookie"), "lang=en")
}

// form makes the body of an upload.
func form(t *testing.T, file string, data []byte, fields map[string]string) (io.Reader, string) {
	t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for k, v := range fields {
		require.NoError(t, m.WriteField(k, v))
	}
	if file != "" {
		w, err := m.CreateFormFile("file", file)
		require.NoError(t, err)
		_, err = w.Write(data)
		require.NoError(t, err)
	}
	require.NoError(t, m.Close())
	return &body, m.FormDataContentType()
}

func (s *site) upload(file string, data []byte, fields map[string]string) *httptest.ResponseRecorder {
	s.t.Helper()
	body, kind := form(s.t, file, data, fields)
	return s.do("POST", "/add", body, "Content-Type", kind)
}

func TestUpload(t *testing.T) {
	s := newSite(t, nil)
	assert.Contains(t, s.get("/"), "档案是空的")

	gb := "\xd6\xd0\xb9\xfa\xb9\xb2\xb2\xfa\xb5\xb3\xd4\xc6\xc6\xd6\xcf\xd8\xce\xaf\xd4\xb1\xbb\xe1" // 中国共产党云浦县委员会
	for name, c := range map[string]struct {
		file, data string
		fields     map[string]string
		want       string
		article    string
	}{
		"a pasted text":        {"", "", map[string]string{"text": "县委书记顾长岭主持召开会议。\r\n县长邵培林出席会议。"}, "邵培林", "pasted-" + textHash("县委书记顾长岭主持召开会议。\n县长邵培林出席会议。", time.Time{})},
		"another":              {"", "", map[string]string{"text": "县委书记顾长岭主持召开会议。"}, "顾长岭", "pasted-" + textHash("县委书记顾长岭主持召开会议。", time.Time{})},
		"a file":               {"a.txt", "县委书记顾长岭主持召开春耕会议。", nil, "顾长岭", "a.txt"},
		"a file with a path":   {`C:\Users\me\b.txt`, "县委书记顾长岭主持召开防火会议。", nil, "顾长岭", "b.txt"},
		"GB18030":              {"gb.txt", gb, nil, "云浦县", "gb.txt"},
		"a web page":           {"page.html", webPage, nil, "顾长岭", "page.html"},
		"a day of publication": {"d.txt", "昨日，县委书记顾长岭主持召开会议。", map[string]string{"published": "2021-03-05"}, "2021年3月4日", "d.txt"},
	} {
		w := s.upload(c.file, []byte(c.data), c.fields)
		require.Equal(t, http.StatusSeeOther, w.Code, "%s: %s", name, w.Body)
		assert.Equal(t, articleURL(c.article), w.Header().Get("Location"), name)
		page := s.get(w.Header().Get("Location"))
		holds(t, page, c.want, name)
		lacks(t, page, "Users", name)
	}
	// The same text is not added twice, whatever it is called.
	before := s.store.now.Load()
	w := s.upload("again.txt", []byte("县委书记顾长岭主持召开春耕会议。\n"), nil)
	assert.Equal(t, articleURL("a.txt")+"?done=known", w.Header().Get("Location"))
	holds(t, s.get(w.Header().Get("Location")), "没有再次添加", "the same again")
	assert.Same(t, before, s.store.now.Load())
	w = s.upload("a.txt", []byte("县长邵培林来了。"), nil)
	assert.Equal(t, articleURL("a.txt-"+textHash("县长邵培林来了。", time.Time{})), w.Header().Get("Location"), "another of this name")

	for name, c := range map[string]struct {
		file, data string
		fields     map[string]string
		status     int
	}{
		"nothing":         {"", "", nil, 400},
		"only spaces":     {"a.txt", " \n ", nil, 400},
		"no text":         {"a.bin", "\xff\xfa\xff\xfb\xff\xff\xff", nil, 400},
		"an empty page":   {"a.html", "<html><body></body></html>", nil, 400},
		"noise":           {"a.txt", strings.Repeat("\x00\x01", 500), nil, 400},
		"no day":          {"", "", map[string]string{"text": "一。", "published": "March"}, 400},
		"more than bound": {"a.txt", strings.Repeat("会", maxUpload/3+1000), nil, 413},
		"a long web page": {"a.html", "<html><body>" + strings.Repeat("会", decode.MaxHTML/3) + "</body></html>", nil, 413},
	} {
		w := s.upload(c.file, []byte(c.data), c.fields)
		assert.Equal(t, c.status, w.Code, name)
		holds(t, w.Body.String(), `role="alert"`, name)
	}
	long := s.post("/add", url.Values{"text": {strings.Repeat("会", maxUpload)}})
	assert.Equal(t, http.StatusRequestEntityTooLarge, long.Code)
}

// What was added can be removed, and added again; what was there at the start
// stays.
func TestRemove(t *testing.T) {
	s := newSite(t, split("start.txt", "县长邵培林主持召开会议。", time.Time{}))
	lacks(t, s.get(articleURL("start.txt")), `action="/remove"`, "article")
	for range 2 {
		require.Equal(t, http.StatusSeeOther, s.upload("a.txt", []byte("县委书记顾长岭主持召开春耕会议。"), nil).Code)
		holds(t, s.get(articleURL("a.txt")), `action="/remove"`, "article")
		require.NotNil(t, s.store.now.Load().Graph.Vertex("person:顾长岭"))
		w := s.post("/remove", url.Values{"article": {"a.txt"}})
		require.Equal(t, http.StatusSeeOther, w.Code)
		holds(t, s.get(w.Header().Get("Location")), "文章已移除", "home")
		assert.Nil(t, s.store.now.Load().Graph.Vertex("person:顾长岭"))
	}
	for _, id := range []string{"a.txt", "start.txt", ""} {
		assert.Equal(t, http.StatusNotFound, s.post("/remove", url.Values{"article": {id}}).Code, id)
	}
	assert.Len(t, s.store.now.Load().Articles, 1)
}

// Only so much can be added, and who waits too long or has gone is told so.
func TestBounds(t *testing.T) {
	s := newSite(t, nil)
	s.store.room = 5
	w := s.upload("a.txt", []byte("会议。"), nil)
	assert.Equal(t, http.StatusRequestEntityTooLarge, w.Code)
	holds(t, w.Body.String(), "容量已满", "a.txt")
	assert.Empty(t, s.store.now.Load().Articles)
	assert.Equal(t, http.StatusSeeOther, s.upload("b.txt", []byte("会"), nil).Code)

	turn := make(chan struct{}, 1)
	require.NoError(t, take(t.Context(), turn))
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	assert.ErrorContains(t, take(gone, turn), "others are being served")
	<-turn
	assert.NoError(t, take(t.Context(), turn))
}

const webPage = `<!DOCTYPE html><html><head><title>顾长岭检查春耕</title><script>alert(1)</script></head><body><nav><a href="/">首页</a><a href="/x">频道</a></nav>
<article><h1>顾长岭检查春耕</h1><p>3月3日下午，泊阳县委书记顾长岭到柳桥湾镇检查春耕备耕工作，县长邵培林陪同检查。他强调，要把种子、化肥备足备好，不误农时。</p>
<p>在鹿鸣药业，顾长岭走进车间，仔细询问企业用工和订单情况。他要求，企业要落实安全生产主体责任，有关部门要主动上门服务，帮助解决实际困难。</p></article>
<footer>版权所有</footer></body></html>`

// No path of the reader's machine is on a page, or in JSON.
func TestNoPaths(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt"} {
		require.NoError(t, os.MkdirAll(filepath.Join(dir, "secret", name+".d"), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "secret", name+".d", "page.txt"), []byte("县委书记顾长岭主持召开会议。"), 0o600))
	}
	articles, err := readFiles([]string{dir}, time.Time{}, nil)
	require.NoError(t, err)
	require.Len(t, articles, 2)
	s := newSite(t, articles)
	for _, path := range []string{"/", "/list/article", articleURL("page.txt"), articleURL(articles[1].ID), "/graph", "/corrections", "/person/" + url.PathEscape("顾长岭")} {
		for _, accept := range []string{"text/html", "application/json"} {
			body := s.do("GET", path, nil, "Accept", accept).Body.String()
			lacks(t, body, "secret", path)
			lacks(t, body, dir, path)
		}
	}
}

// What stands in an article stays text, in every view.
func TestEscape(t *testing.T) {
	const evil = `<script>alert(1)</script>`
	text := "“" + evil + "”3月3日，泊阳县委书记顾长岭在" + evil + "主持召开" + evil + "会议。\"><img src=x onerror=alert(1)>\u202e\x00"
	s := newSite(t, split(`<img src=x onerror=alert(1)>"'.txt`, text, time.Time{}))
	paths := []string{"/", "/list/article", "/list/event", "/graph", "/search?q=" + url.QueryEscape(evil), s.store.now.Load().Articles[0].url()}
	for v := range s.store.now.Load().Graph.Vertices() {
		paths = append(paths, urlOf(v.Key), "/graph?"+url.Values{"centre": {string(v.Key)}}.Encode())
	}
	for _, path := range paths {
		body := s.get(path)
		lacks(t, body, "<script>alert", path)
		lacks(t, body, "<img", path)
		lacks(t, body, "\u202e", path)
		lacks(t, body, "\x00", path)
	}
	page := s.get(paths[5])
	holds(t, page, "&lt;script&gt;alert(1)&lt;/script&gt;", "page")
	holds(t, page, "U&#43;202E", "page")
	holds(t, page, "U&#43;0000", "page")
}

func (a *article) url() string { return articleURL(a.ID) }
