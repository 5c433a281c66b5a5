package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/decode"
	"github.com/go-renshi/renshi/graph"
)

func TestNames(t *testing.T) {
	a := newSite(t, split("a", "泊阳县委书记冉清倜主持召开会议，县长单晓燕、副县长欧阳静怡、埃罗·拉赫蒂宁出席会议。", time.Time{})).store.now.Load()
	for query, want := range map[string]string{
		"冉清倜": "冉清倜", "冉": "冉清倜", "清倜": "冉清倜",
		"ranqin": "冉清倜", "ran qing ti": "冉清倜", "rqt": "冉清倜", "rqti": "冉清倜", "ranq": "冉清倜",
		"sxy": "单晓燕", "danxiaoyan": "单晓燕", "shanxiao": "单晓燕", // a character of many readings
		"oyjy": "欧阳静怡", "OuYang": "欧阳静怡",
		"埃罗拉赫": "埃罗·拉赫蒂宁", "allhdn": "埃罗·拉赫蒂宁",
	} {
		found := a.names.find(query, 1)
		if assert.Len(t, found, 1, query) {
			assert.Equal(t, want, found[0].Name, query)
		}
	}
	// Offices also by letters within them.
	for query, want := range map[string]string{"县长": "县长", "fxz": "副县长", "xsj": "书记", "yxsj": "书记", "xianwei": "书记"} {
		found := a.names.find(query, 5, "title")
		assert.True(t, slices.ContainsFunc(found, func(v *graph.Vertex) bool { return strings.HasSuffix(v.Name, want) }), query)
	}
	assert.Empty(t, a.names.find("xsjx", 5, "title"))
	for _, query := range []string{"", " ", "www", "xqt", "rqtx", strings.Repeat("a", 80)} {
		assert.Empty(t, a.names.find(query, 5), query)
	}
	// 倜 is often misread.
	assert.Contains(t, a.names.find("rqz", 5), a.Graph.Vertex("person:冉清倜"))
	assert.Empty(t, a.names.find("冉清倜", 5, "place"))
	assert.Len(t, a.names.find("o", 1), 1)
}

// The segments of an article are its text: all of it, once.
func TestBlocks(t *testing.T) {
	for _, file := range []string{"page-boyang.txt", "page-lidong.txt", "attendees.txt", "crlf.txt", "traditional.txt"} {
		articles, err := readFiles([]string{"../../testdata/" + file}, time.Time{}, nil)
		require.NoError(t, err)
		a := newSite(t, articles).store.now.Load()
		for _, art := range a.Articles {
			for _, flow := range []bool{false, true} {
				d := articleData{Flow: flow}
				var got, want strings.Builder
				for _, part := range partsOf(art.source().Source, art.regions()) {
					d.Mentions = nil
					d.fill(a, art, part, litSpan{})
					for _, b := range d.Blocks {
						for _, s := range b.Segments {
							got.WriteString(s.Text)
						}
					}
				}
				for _, r := range art.regions() {
					want.WriteString(art.source().Source[r.Start:r.End])
				}
				if flow {
					assert.Equal(t, decode.Squeeze(want.String()), decode.Squeeze(got.String()), "%s in paragraphs", art.ID)
				} else {
					assert.Equal(t, want.String(), got.String(), art.ID)
				}
			}
		}
	}
}

func TestPartsOf(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		parts  int
	}{
		"empty": {"", 1}, "short": {"一。", 1}, "lines": {strings.Repeat("一二三。\n", 20_000), 5},
		"one line": {strings.Repeat("一二三。", 20_000), 5}, "no marks": {strings.Repeat("一", 50_000), 3}, "bytes": {strings.Repeat("\xff", 130_000), 3},
	} {
		regions := []entity.Span{{Start: 0, End: len(c.source) / 6 * 3}, {Start: len(c.source) / 6 * 3, End: len(c.source)}}
		parts := partsOf(c.source, regions)
		assert.InDelta(t, c.parts, len(parts), 1, name)
		at := 0
		for _, p := range parts {
			size := 0
			for _, s := range p {
				assert.Equal(t, at, s.Start, name)
				at = s.End
				size += s.Len()
				if name != "bytes" {
					assert.True(t, utf8.ValidString(c.source[s.Start:s.End]), name)
				}
			}
			assert.LessOrEqual(t, size, partSize, name)
		}
		assert.Equal(t, len(c.source), at, name)
	}
}

func TestPlaces(t *testing.T) {
	text := "3月3日，县委书记顾长岭到绵阳市三台县潼川镇检查。3月4日，顾长岭到柳桥湾镇水磨社区检查。3月5日，顾长岭到石家庄市检查。"
	a := newSite(t, split("a", text, time.Date(2021, 3, 6, 0, 0, 0, 0, time.UTC))).store.now.Load()
	v := a.Graph.Vertex("person:顾长岭")
	require.NotNil(t, v)
	p := a.profileOf(v, 10)
	var tree func(nodes []*placeNode) string
	tree = func(nodes []*placeNode) (s string) {
		for _, n := range nodes {
			s += fmt.Sprintf("%s %d(%s)", n.Name, n.Count, tree(n.Below))
		}
		return s
	}
	got := tree(p.Places)
	assert.Contains(t, got, "四川省 1(绵阳市 1(三台县 1(")
	assert.Contains(t, got, "柳桥湾镇 1(水磨社区 1())")
	assert.Contains(t, got, "河北省 1(石家庄市 1())")

	within := a.places.within(a.Graph, "四川省")
	require.NotNil(t, within)
	for v := range a.Graph.Vertices() {
		if v.Kind == entity.Place {
			assert.Equal(t, strings.HasPrefix(v.Code, "51"), within(v), v.Name)
		}
	}
	assert.Nil(t, a.places.within(a.Graph, "火星"))
}

// A picture has all its boxes and lines, inside its frame and apart.
func TestDraw(t *testing.T) {
	a := newSite(t, boyang(t)).store.now.Load()
	l, err := newLayouter()
	require.NoError(t, err)
	f := &filter{g: a.Graph}
	sub := a.around(a.Graph.Vertex("person:顾长岭"), []*graph.Vertex{a.Graph.Vertex("event:泊阳县森林防灭火指挥部第一次全体会议")}, f, 40)
	p, err := l.draw(t.Context(), sub, chinese, [2]string{}, graphLinks{filter: f, key: "person:顾长岭", room: 40})
	require.NoError(t, err)
	require.Len(t, p.Boxes, len(sub.vertices))
	require.Len(t, p.Lines, len(sub.edges))
	centres := 0
	for i, b := range p.Boxes {
		if b.Centre {
			centres++
		}
		assert.True(t, b.Left >= -1 && b.Top >= -1 && b.Left+b.Width <= p.Width && b.Top+b.Height <= p.Height, "%v", b)
		for _, o := range p.Boxes[:i] {
			apart := b.Left >= o.Left+o.Width || o.Left >= b.Left+b.Width || b.Top >= o.Top+o.Height || o.Top >= b.Top+b.Height
			assert.True(t, apart, "%s and %s", b.Title, o.Title)
		}
	}
	assert.Equal(t, 1, centres)
	for _, e := range p.Lines {
		assert.Regexp(t, `^M[-\d.]+,[-\d.]+ C[-\d.]+,`, e.Path)
		assert.NotEmpty(t, e.Label)
	}
}

func TestWrapName(t *testing.T) {
	for in, want := range map[string]string{
		"顾长岭": "顾长岭", "泊阳县森林防灭火指挥部第一次全体会议": "泊阳县森林防灭火指|挥部第一次全体会议", "": "",
		strings.Repeat("长", 60): strings.Repeat("长", 11) + "|" + strings.Repeat("长", 11) + "|" + strings.Repeat("长", 11) + "…",
	} {
		assert.Equal(t, want, strings.Join(wrapName(in, wrapAt, 3), "|"))
	}
}

func TestUniqueID(t *testing.T) {
	taken := map[string]bool{"a": true, "a(2)": true}
	for in, want := range map[string]string{"b": "b", "a": "a(3)", "x/../y": "x_.._y", "..": "article", "": "article", "\x00\u202e甲": "__甲"} {
		assert.Equal(t, want, uniqueID(in, func(s string) bool { return taken[s] }), "%q", in)
	}
	for _, name := range []string{"甲", "a/b", "..", ".", "~", "~~..", "~a", "a#2?x=1", "%41", "a b;c", "甲·乙"} {
		escaped := escapeSegment(name)
		assert.NotContains(t, escaped, "/")
		u, err := url.Parse("/article/" + escaped)
		require.NoError(t, err)
		mux, got := http.NewServeMux(), ""
		mux.HandleFunc("GET /article/{id}", func(_ http.ResponseWriter, r *http.Request) { got = unescapeSegment(r.PathValue("id")) })
		mux.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", u.String(), nil))
		assert.Equal(t, name, got, escaped)
	}
}

// What was too much to be read is shown, and shown as such.
func TestUnread(t *testing.T) {
	text := "县长顾长岭主持会议。\n" + strings.Repeat("会议结束。\n", entity.DefaultBytes/16)
	s := newSite(t, []entity.Article{{ID: "long", Source: text}, {ID: "short", Source: text[:50]}})
	doc := s.store.now.Load().byID["long"].Found.Doc
	require.NotEmpty(t, doc.Unread)
	parts := partsOf(text, []entity.Span{{Start: 0, End: len(text)}})
	for _, flow := range []string{"", "&flow=1"} {
		shown := func(path string) string {
			w := s.do(http.MethodGet, path+flow, nil, "Accept-Language", "en")
			require.Equal(t, http.StatusOK, w.Code)
			return w.Body.String()
		}
		last := shown("/article/long?part=" + fmt.Sprint(len(parts)))
		assert.Contains(t, last, "What is grey was left out")
		assert.Contains(t, last, `class="unread"`)
		assert.NotContains(t, shown("/article/long?part=1"), `class="unread"`)
		assert.NotContains(t, shown("/article/short?part=1"), "What is grey")
	}
	got := decodeJSON[articleData](t, s.do(http.MethodGet, "/article/long", nil, "Accept", "application/json"))
	assert.Equal(t, doc.Unread, got.Unread)
}
