package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/go-renshi/renshi/entity"
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

func TestDecode(t *testing.T) {
	const s = "县委书记顾长岭主持会议。"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	require.NoError(t, err)
	le, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s)
	require.NoError(t, err)
	be, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(s)
	require.NoError(t, err)
	gbPage, err := simplifiedchinese.GBK.NewEncoder().String(strings.Replace(webPage, "<head>", `<head><meta charset="gbk">`, 1))
	require.NoError(t, err)
	for name, c := range map[string]struct{ data, want string }{
		"UTF-8": {s, s}, "GB18030": {gb, s}, "UTF-16 LE": {le, s}, "UTF-16 BE": {be, s},
		"text with a tag": {"他说<html>没用。", "他说<html>没用。"}, "damaged UTF-8": {s + "\xff", s + "\xff"},
	} {
		got, err := decode([]byte(c.data))
		assert.NoError(t, err, name)
		assert.Equal(t, c.want, strings.TrimPrefix(got.Text, "\ufeff"), name)
	}
	for name, page := range map[string]string{"UTF-8": webPage, "GBK": gbPage, "with a comment before": "<!-- x -->\n" + webPage} {
		got, err := decode([]byte(page))
		require.NoError(t, err, name)
		assert.Contains(t, got.Text, "泊阳县委书记顾长岭到柳桥湾镇检查春耕备耕工作", name)
		assert.NotContains(t, got.Text, "alert", name)
		assert.NotContains(t, got.Text, "频道", name)
	}
	_, err = decode([]byte("\xff\xfa\xff\xfb\xff\xff"))
	assert.Error(t, err)
}

// The lines of a page stay lines, however short it is.
func TestDecodeLines(t *testing.T) {
	const head = `<!DOCTYPE html><html><head><title>顾长岭主持召开会议 - 泊阳日报</title></head><body><nav><a href="/">首页</a><a href="/x">要闻</a></nav><article><h1>顾长岭主持召开会议</h1>
<p class="info">2021年3月3日 来源：泊阳日报</p>`
	first := []string{"顾长岭主持召开会议", "2021年3月3日 来源：泊阳日报"}
	const line = "3月2日，泊阳县委书记顾长岭主持召开县委常委会会议，研究部署全县春耕备耕工作，县长邵培林、县政协主席阮桂芬等出席会议。"
	for n := range 12 {
		page, want := head, slices.Clone(first)
		for i := range n + 1 {
			want = append(want, fmt.Sprintf("%d %s", i, line))
			page += "<p>" + want[len(want)-1] + "</p>\n"
		}
		got, err := decode([]byte(page + `</article><footer>版权所有 泊阳日报社</footer></body></html>`))
		require.NoError(t, err)
		assert.Equal(t, want, strings.Split(got.Text, "\n\n"), "%d paragraphs", n+1)
	}
	doc, err := html.Parse(strings.NewReader("<body>一<b>二</b>三<br>四<script>x</script><div>五<p>六\n七</div>八<h1>九</h1><ul><li>十<li>十一</ul>"))
	require.NoError(t, err)
	var lines []string
	for _, l := range linesOf(doc) {
		lines = append(lines, oneLine(l.text))
		assert.Equal(t, l.text == "九", l.headline, l.text)
	}
	assert.Equal(t, []string{"一二三", "四", "五", "六七", "八", "九", "十", "十一"}, lines)
	assert.Equal(t, "一二\n别的", unglue("一二\n别的", linesOf(doc)), "what is not made of lines of the page stays")
}

// Programs, pictures and noise are no articles.
func TestDecodeBinary(t *testing.T) {
	noise := make([]byte, 40_000)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	program, err := os.ReadFile(os.Args[0])
	require.NoError(t, err)
	picture, err := os.ReadFile("article.png")
	require.NoError(t, err)
	for name, data := range map[string][]byte{
		"noise": noise, "little noise": noise[:200], "noise that begins as UTF-16": append([]byte("\xff\xfe"), noise...), "a program": program[:1<<20], "a picture": picture,
		"a PDF": []byte("%PDF-1.7 x"), "packed": append([]byte("\x1f\x8b\x08"), noise...), "controls": bytes.Repeat([]byte("\x01\x02a"), 100),
	} {
		_, err := decode(data)
		assert.ErrorContains(t, err, "is no text", name)
	}
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
					assert.Equal(t, squeeze(want.String()), squeeze(got.String()), "%s in paragraphs", art.ID)
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
