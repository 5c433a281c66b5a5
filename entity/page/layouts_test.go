package page_test

import (
	"fmt"
	"hash/fnv"
	"strings"
	"testing"

	"github.com/go-renshi/renshi/entity/page"
	"github.com/stretchr/testify/assert"
)

// layout is a way to set a page of annotated articles.
type layout struct {
	name    string
	lost    int      // articles that may be split wrongly
	before  bool     // headlines before their bodies
	tight   bool     // no blank line between a headline and the body behind it
	blanks  bool     // blank lines between paragraphs
	indent  string   // in front of a paragraph
	lead    string   // in front of a body without a dateline
	bylines []string // behind the bodies, in turn
}

var layouts = []layout{
	{name: "after", lead: "本报讯 "},
	{name: "after, bylines", lead: "本报讯 ", bylines: []string{"（李四光）", "（本报记者 王建国）", "（通讯员 陈小红 记者 周明）"}},
	{name: "after, blank lines", lead: "本报讯 ", blanks: true, bylines: []string{"（李四光）"}},
	{name: "after, bylines, no lead", bylines: []string{"（李四光）", "（记者 王建国 文/图）"}, indent: " "},
	{name: "after, editor", lead: "本报讯 ", bylines: []string{"责任编辑：赵敏", "【编辑:苗雨】", "本报记者 王建国 文/图"}},
	{name: "before", before: true, lead: "本报讯 "},
	{name: "before, tight", before: true, tight: true, lead: "本报讯 "},
	{name: "before, bylines", before: true, lead: "本报讯 ", bylines: []string{"（李四光）", "（本报记者 王建国）", "（通讯员 陈小红）", "（记者 周明 文/图）"}},
	{name: "before, blank lines, indents", before: true, lead: "　　本报讯 ", blanks: true, indent: "　　", bylines: []string{"（李四光）"}},
	{name: "before, reporters in the lead", before: true, lead: "本报讯（记者 周明）"},
	{name: "before, paper's dateline", before: true, lead: "本报北京1月3日电 ", bylines: []string{"责任编辑：赵敏"}},
}

// wrapAt sets s in lines of n characters, without white space.
func wrapAt(s string, n int) string {
	var b strings.Builder
	for i, c := range []rune(squeeze(s)) {
		if i > 0 && i%n == 0 {
			b.WriteByte('\n')
		}
		b.WriteRune(c)
	}
	return b.String()
}

type parts struct {
	name, headline string
	paras          []string
	dated          bool
}

// clean returns the annotated articles with a headline as headline and body.
func clean(t *testing.T) []parts {
	var out []parts
	for _, g := range readGold(t, "gold") {
		as := page.Split("", g.Text)
		if len(g.Articles) != 1 || len(as) != 1 || g.Articles[0].Headline == "" {
			continue
		}
		p := parts{name: g.Name, headline: headline(as[0])}
		for _, l := range strings.Split(as[0].Source[as[0].Body.Start:as[0].Body.End], "\n") {
			if squeeze(l) != "" {
				p.paras = append(p.paras, squeeze(l))
			}
		}
		for _, s := range []string{"新华社", "中新", "央视网消息", "本报讯"} {
			p.dated = p.dated || strings.HasPrefix(p.paras[0], s)
		}
		out = append(out, p)
	}
	return out
}

func compose(l layout, as []parts, at int) (string, [][2]string) {
	var b strings.Builder
	var want [][2]string
	for i, a := range as {
		width := 16 + (at*7+i*3)%9
		head := wrapAt(a.headline, max(9, width-4))
		byline := ""
		if len(l.bylines) > 0 {
			byline = l.bylines[(at+i)%len(l.bylines)]
		}
		if l.before {
			b.WriteString(head + "\n")
			if !l.tight {
				b.WriteByte('\n')
			}
		}
		full := ""
		for k, p := range a.paras {
			lead := l.indent
			if k == 0 && !a.dated {
				lead = l.lead
				if lead == "" {
					lead = l.indent
				}
			}
			full += squeeze(lead) + p
			spaces := lead[:len(lead)-len(strings.TrimLeft(lead, " 　"))]
			b.WriteString(spaces + wrapAt(lead+p, width))
			if k+1 < len(a.paras) {
				b.WriteByte('\n')
				if l.blanks {
					b.WriteByte('\n')
				}
			}
		}
		b.WriteString(byline + "\n\n")
		if !l.before {
			b.WriteString(head + "\n\n")
		}
		want = append(want, [2]string{a.headline, full})
	}
	return b.String(), want
}

func TestSplitLayouts(t *testing.T) {
	articles := clean(t)
	for _, l := range layouts {
		right, total, found := 0, 0, 0
		for at := range articles {
			h := fnv.New32a()
			fmt.Fprint(h, l.name, at)
			var pick []parts
			for k := range 4 {
				pick = append(pick, articles[(at+int(h.Sum32()%13+1)*k)%len(articles)])
			}
			s, want := compose(l, pick, at)
			got := page.Split("", s)
			found += len(got)
			for k, w := range want {
				total++
				ok := false
				for _, a := range got {
					ok = ok || canon(headline(a)) == canon(w[0]) && canon(unmarked(body(a))) == canon(unmarked(w[1]))
				}
				if ok {
					right++
				} else {
					t.Logf("%s: want %q %s…%s", pick[k].name, w[0], short(w[1], 14), tail(w[1], 14))
					for _, a := range got {
						t.Logf("     got %q %s…%s", headline(a), short(body(a), 14), tail(body(a), 14))
					}
				}
			}
		}
		t.Logf("%-32s %d/%d right, %d found", l.name, right, total, found)
		assert.LessOrEqual(t, total-right, l.lost, l.name)
	}
}

func short(s string, n int) string { r := []rune(s); return string(r[:min(n, len(r))]) }
func tail(s string, n int) string  { r := []rune(s); return string(r[max(0, len(r)-n):]) }
