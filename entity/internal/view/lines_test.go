package view

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func paragraphs(v *View) []string {
	var out []string
	for _, p := range v.Paragraphs() {
		out = append(out, v.Slice(p))
	}
	return out
}

func sentences(v *View) []string {
	var out []string
	for _, s := range v.Sentences() {
		out = append(out, v.Slice(s))
	}
	return out
}

func TestHardBreaks(t *testing.T) {
	long := strings.Repeat("县里安排了春耕工作，", 8) // one line, longer than any column
	for name, c := range map[string]struct {
		source string
		want   []string
	}{
		"a sentence's end":            {"沈青禾来了。\n祝红叶走了", []string{"沈青禾来了。", "祝红叶走了"}},
		"a closing quote on a line":   {"他说“好。\n”\n祝红叶走了", []string{"他说“好。”", "祝红叶走了"}},
		"a bracket on the next line":  {"（沈青禾来了。\n）祝红叶走了", []string{"（沈青禾来了。）祝红叶走了"}},
		"closing quotes behind it":    {"他说“好。”\n祝红叶走了", []string{"他说“好。”", "祝红叶走了"}},
		"no sentence's end":           {"沈青禾来到柳湾镇调\n研春耕生产", []string{"沈青禾来到柳湾镇调研春耕生产"}},
		"an indented line":            {"沈青禾来到柳湾镇\n　　祝红叶走了", []string{"沈青禾来到柳湾镇", "祝红叶走了"}},
		"all lines indented":          {"　　" + strings.ReplaceAll(paragraph(column17, 17), "\n", "\n　　"), []string{column17}},
		"a blank line in long text":   {long + "\n\n" + long, []string{long, long}},
		"a list of short lines":       {"沈青禾\n祝红叶\n顾长岭", []string{"沈青禾", "祝红叶", "顾长岭"}},
		"a subheading in a column":    {"把水看住\n" + paragraph(column17, 17), []string{"把水看住", column17}},
		"a remnant in mid-paragraph":  {paragraph(column17[:102], 17) + "\n" + column17[102:114] + "\n" + paragraph(column17[114:], 17), []string{column17}},
		"a line of numbers":           {"发布时间：2021-04-13\n12月中旬，县里安排了春耕工作", []string{"发布时间：2021-04-13", "12月中旬，县里安排了春耕工作"}},
		"a digit at the line's end":   {"会议定于1\n2月中旬举行，各乡镇要准备好", []string{"会议定于12月中旬举行，各乡镇要准备好"}},
		"white space around":          {"\n\n 　\n沈青禾\n \n", []string{"沈青禾"}},
		"only breaks":                 {"\n\r\n\u2028\n", nil},
		"CRLF after a sentence's end": {"沈青禾来了。\r\n祝红叶走了。\r\n", []string{"沈青禾来了。", "祝红叶走了。"}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, paragraphs(New(c.source, nil)))
		})
	}
}

// Lines as short as those of a narrow column that are no column.
func TestListsOfShortLines(t *testing.T) {
	for name, list := range map[string]string{
		"names":              "沈青禾\n祝红叶\n顾长岭\n祝叶\n欧阳静怡",
		"names and places":   "柳湾镇 沈青禾\n东坡村 祝红叶\n白沙镇 顾长岭\n石桥镇 闻人肃",
		"labels":             "县长：沈青禾\n书记：祝红叶\n主任：顾长岭\n副主任：闻人肃",
		"numbered":           "1、抓好春耕备耕\n2、管好水库塘坝\n3、守好山林防火\n4、办好农机合作社",
		"numbered in order":  "一、抓好春耕\n二、管好水库\n三、守好山林\n四、办好农机",
		"couplets":           "把水看住，把地种满\n早作谋划，早作动手\n统一思想，提高认识\n各负其责，各尽其力",
		"lines of verse":     "春来柳色满长堤\n燕子衔泥掠水低\n隔岸人家炊未起\n一犁新雨过前溪",
		"verse with marks":   "春来柳色满长堤，\n燕子衔泥掠水低，\n隔岸人家炊未起，\n一犁新雨过前溪，",
		"names, age and sex": "沈青禾，女，39岁\n祝叶，男，41岁\n顾长岭，男，45岁\n欧阳静怡，女，50岁",
		"a roster":           "组长：顾长岭\n副组长：沈青禾\n成员：祝红叶、祝叶\n闻人肃、丘兰",
		"headings":           "柳湾镇抓好春耕\n水库防汛早准备\n县医院迁新址\n农机合作社开门\n东坡村修通公路",
	} {
		assert.Equal(t, strings.Split(strings.ReplaceAll(list, " ", ""), "\n"), paragraphs(New(list, nil)), name)
	}
}

func TestRegions(t *testing.T) {
	source := "沈青禾来了。\n县里开会，按照往年的做法\n安排春耕\n祝红\n叶走了。"
	at := func(s string, soft bool) Region {
		i := strings.Index(source, s)
		return Region{i, i + len(s), soft}
	}
	for name, c := range map[string]struct {
		regions []Region
		want    []string
	}{
		"none means all":    {nil, []string{"沈青禾来了。", "县里开会，按照往年的做法安排春耕", "祝红", "叶走了。"}},
		"out of order":      {[]Region{at("祝红\n叶走了。", false), at("沈青禾来了。", false)}, []string{"祝红叶走了。", "沈青禾来了。"}},
		"each a paragraph":  {[]Region{at("县里开会", false), at("安排春耕", false)}, []string{"县里开会", "安排春耕"}},
		"soft":              {[]Region{at("做法\n安排春耕\n祝红\n叶", true)}, []string{"做法安排春耕祝红叶"}},
		"soft past a stop":  {[]Region{at("来了。\n县里开会", true)}, []string{"来了。县里开会"}},
		"empty":             {[]Region{{5, 5, false}, at("祝红", false), {9, 3, false}}, []string{"祝红"}},
		"outside is cut":    {[]Region{{-7, len("沈青禾"), false}, {len(source), len(source) + 9, false}}, []string{"沈青禾"}},
		"the same twice":    {[]Region{at("沈青禾", false), at("沈青禾", false)}, []string{"沈青禾"}},
		"overlapping":       {[]Region{at("里开", false), at("县里开会", true), at("禾来了。\n县里", false)}, []string{"里开", "县", "会", "禾来了。"}},
		"white space alone": {[]Region{at("\n", false), at("沈青禾", false), at("\n", false)}, []string{"沈青禾"}},
	} {
		t.Run(name, func(t *testing.T) {
			v := New(source, c.regions)
			assert.Equal(t, c.want, paragraphs(v))
			checkView(t, source, c.regions, v)
		})
	}
}

func TestSentences(t *testing.T) {
	for source, want := range map[string][]string{
		"沈青禾来了。祝红叶走了！谁来？都来……": {"沈青禾来了。", "祝红叶走了！", "谁来？", "都来……"},
		"他说：“好。”又说：“行！”）。":    {"他说：“好。”", "又说：“行！”）。"},
		"沈青禾来了.祝红叶走了,好吗?":     {"沈青禾来了.祝红叶走了，好吗？"},
		"沈青禾来了。\n\n\n祝红叶走了":   {"沈青禾来了。", "祝红叶走了"},
		"。。！": {"。。！"},
		"":    nil,
		"\n":  nil,
	} {
		assert.Equal(t, want, sentences(New(source, nil)), source)
	}
}

var prose = []string{
	"3月2日上午，澄阳县委书记顾长岭到柳湾镇调研春耕生产，县长沈青禾、副县长祝红叶陪同。顾长岭一行先后来到东坡村蔬菜大棚、石桥水库和镇农机合作社，" +
		"察看春苗长势，询问农资储备，对镇里早谋划、早动手的做法给予肯定。他说：“一年之计在于春，要把水看住，把地种满，把农机备足。”",
	"ＧＤＰ增长5.2%，规模以上工业企业1,024家，出口额达到3.6亿美元（不含转口），同比分别提高0.4个、12个和7.9个百分点；县城到白沙港的K128路公交线开通后，" +
		"日均运送乘客1.5万人次。",
	"会议强调,各乡镇要落实责任;对玩忽职守的,要严肃追究!祝红叶问:准备好了吗?大家回答:准备好了。",
}

// A column breaks a line anywhere, also in a name, a number or before a mark. Only
// after a full stop may a break end a paragraph; sentences stay what they are.
func TestWrappingChangesNoSentence(t *testing.T) {
	for _, text := range prose {
		want := sentences(New(text, nil))
		for width := wrapMin; width <= wrapMax+10; width++ {
			assert.Equal(t, want, sentences(New(paragraph(text, width), nil)), "%d runes", width)
			assert.Equal(t, want, sentences(New(strings.ReplaceAll(paragraph(text, width), "\n", "\r\n"), nil)), "%d runes, CRLF", width)
			if width > listMax {
				assert.Equal(t, want, sentences(New(wrapColumns(text, 2*width), nil)), "%d columns", 2*width)
			}
		}
	}
	// Paragraphs one after the other, with the usual indent.
	all := "　　" + strings.Join(prose, "\n　　") + "\n"
	want := sentences(New(all, nil))
	for width := wrapMin; width <= wrapMax; width++ {
		var wrapped strings.Builder
		for _, p := range prose {
			wrapped.WriteString(paragraph("　　"+p, width) + "\n")
		}
		assert.Equal(t, want, sentences(New(wrapped.String(), nil)), "%d runes", width)
	}
}

// wrapColumns wraps at n display columns: wide characters count two.
func wrapColumns(text string, n int) string {
	var b strings.Builder
	at := 0
	for _, c := range text {
		if at += columns(c); at > n {
			b.WriteByte('\n')
			at = columns(c)
		}
		b.WriteRune(c)
	}
	return b.String()
}

// One break anywhere in a paragraph, with or without a blank line after it in a
// wrapped column, says nothing.
func TestOneBreakAnywhere(t *testing.T) {
	for _, text := range prose {
		want := sentences(New(text, nil))
		rs := []rune(text)
		for i := 1; i < len(rs); i++ {
			v := New(string(rs[:i])+"\n"+string(rs[i:]), nil)
			assert.Equal(t, want, sentences(v), "before %q", string(rs[i:min(len(rs), i+5)]))
		}
		lines := strings.Split(paragraph(text, 18), "\n")
		for i := 1; i < len(lines); i++ {
			v := New(strings.Join(slices.Insert(slices.Clone(lines), i, ""), "\n"), nil)
			assert.Equal(t, want, sentences(v), "a blank line before line %d", i)
		}
	}
}

func TestLetterSpacingChangesNothing(t *testing.T) {
	for _, text := range append(prose, "20日，沈青禾说", "K128路", "1.5万人") {
		want := New(text, nil).Text()
		for _, space := range []string{" ", "　", "  ", "\u00a0", "\u200b", " \u200b"} {
			spaced := strings.Join(strings.Split(text, ""), space)
			assert.Equal(t, want, New(spaced, nil).Text(), "%q", space)
			assert.Equal(t, want, New("县里开会。\n"+spaced, nil).Text()[len("县里开会。\n"):], "%q after a break", space)
		}
	}
}
