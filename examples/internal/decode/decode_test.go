package decode

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const webPage = `<!DOCTYPE html><html><head><title>顾长岭检查春耕</title><script>alert(1)</script></head><body><nav><a href="/">首页</a><a href="/x">频道</a></nav>
<article><h1>顾长岭检查春耕</h1><p>3月3日下午，泊阳县委书记顾长岭到柳桥湾镇检查春耕备耕工作，县长邵培林陪同检查。他强调，要把种子、化肥备足备好，不误农时。</p>
<p>在鹿鸣药业，顾长岭走进车间，仔细询问企业用工和订单情况。他要求，企业要落实安全生产主体责任，有关部门要主动上门服务，帮助解决实际困难。</p></article>
<footer>版权所有</footer></body></html>`

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
	const taiwan = "市委常委、副市長魯明謙，市商務局局長龔麗華參加會見。"
	b5, err := traditionalchinese.Big5.NewEncoder().String(taiwan)
	require.NoError(t, err)
	gbTaiwan, err := simplifiedchinese.GB18030.NewEncoder().String(taiwan)
	require.NoError(t, err)
	for name, c := range map[string]struct{ data, want string }{
		"Big5": {b5, taiwan}, "traditional characters in GB18030": {gbTaiwan, taiwan},
		"UTF-8": {s, s}, "GB18030": {gb, s}, "UTF-16 LE": {le, s}, "UTF-16 BE": {be, s},
		"text with a tag": {"他说<html>没用。", "他说<html>没用。"}, "boxes of private use": {s + "\ue40c\ue40c\ue40c\ue40c", s + "\ue40c\ue40c\ue40c\ue40c"},
		"damaged UTF-8": {s + "\xff", s + "\xff"},
	} {
		got, err := Bytes([]byte(c.data))
		assert.NoError(t, err, name)
		assert.Equal(t, c.want, strings.TrimPrefix(got.Text, "\ufeff"), name)
	}
	for name, page := range map[string]string{"UTF-8": webPage, "GBK": gbPage, "with a comment before": "<!-- x -->\n" + webPage} {
		got, err := Bytes([]byte(page))
		require.NoError(t, err, name)
		assert.Contains(t, got.Text, "泊阳县委书记顾长岭到柳桥湾镇检查春耕备耕工作", name)
		assert.NotContains(t, got.Text, "alert", name)
		assert.NotContains(t, got.Text, "频道", name)
	}
	_, err = Bytes([]byte("\xff\xfa\xff\xfb\xff\xff"))
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
		got, err := Bytes([]byte(page + `</article><footer>版权所有 泊阳日报社</footer></body></html>`))
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
	picture, err := os.ReadFile("../../explore/article.png")
	require.NoError(t, err)
	for name, data := range map[string][]byte{
		"noise": noise, "little noise": noise[:200], "noise that begins as UTF-16": append([]byte("\xff\xfe"), noise...), "a program": program[:1<<20], "a picture": picture,
		"a PDF": []byte("%PDF-1.7 x"), "packed": append([]byte("\x1f\x8b\x08"), noise...), "controls": bytes.Repeat([]byte("\x01\x02a"), 100),
	} {
		_, err := Bytes(data)
		assert.ErrorContains(t, err, "is no text", name)
	}
}
