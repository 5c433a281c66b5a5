package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/go-renshi/renshi/entity"
)

// A reader goes from an article to a person, to an event and back to the
// sentence, and searches.
func TestBrowserReader(t *testing.T) {
	b := open(t, boyang(t))
	b.visit("/")
	assert.Contains(t, b.text("main"), "6 篇文章")
	b.picture("home", 1280, false)
	b.picture("home-dark", 1280, true)
	b.picture("home-narrow", 420, false)

	// Article.
	b.follow(`.articles a[href*="%231"]`)
	assert.Contains(t, b.text(".text .headline"), "泊阳县森林防灭火指挥部第一次全体会议召开")
	assert.Contains(t, b.text(".text .body"), "本报讯 3月3日上午，泊阳县森林防灭火指挥部\n召开第一次全体会议", "columns as printed")
	assert.Contains(t, b.text(".legend"), "人物")
	colour := func(selector string) string {
		return eval[string](b, `getComputedStyle(document.querySelector(`+quoteJS(selector)+`)).backgroundColor`)
	}
	assert.NotEqual(t, colour("a.m.person"), colour("a.m.title"), "kinds have colours")
	assert.Equal(t, colour("a.m.person"), colour(".legend .person"), "the legend has them too")

	// Hovering shows what a name is, and the sentence of a fact.
	b.hover(`.text .body a.m.person`)
	assert.Regexp(t, `人物 滕大为.*规则 person\.\w+ · \d\.\d\d`, eval[string](b, `getComputedStyle(document.querySelector(".text .body a.m.person"), "::after").content`))
	b.hover(".fact:nth-child(5)")
	assert.Equal(t, "县委书记、县森林防灭火指挥部政\n委顾长岭主持会议并讲话。", b.joined(".text .lit", ""))

	// A fact opens its sentence.
	b.follow(b.mark(".fact a.rel", "主持"))
	assert.Equal(t, "主持", b.text(".fact.on a.rel"))
	assert.Equal(t, "县委书记、县森林防灭火指挥部政\n委顾长岭主持会议并讲话。", b.joined(".text .lit", ""))
	assert.Equal(t, "主持", b.joined(".text .trigger", ""))
	b.picture("article", 1280, false)
	b.picture("article-dark", 1280, true)
	b.picture("article-narrow", 420, false)
	b.run(chromedp.KeyEvent("j"))
	assert.True(t, eval[bool](b, `document.activeElement.matches(".fact:nth-child(1) a.rel")`), "j goes to the first fact")
	b.follow(".switch a:nth-child(2)")
	assert.Contains(t, b.text(".text .body"), "召开第一次全体会议，学习传达市委书记滕大为在全市", "lines are joined")
	b.picture("paragraphs", 1280, false)

	// Person.
	b.follow(b.mark(".fact .v.person", "顾长岭"))
	assert.Equal(t, "顾长岭", b.text("h1"))
	assert.Contains(t, b.text(".timeline"), "泊阳县委书记")
	assert.Equal(t, "2021-03: 2", eval[string](b, `document.querySelector(".chart g title").textContent`))
	assert.Contains(t, b.text(".sections"), "邬志强")
	assert.Contains(t, b.text(".tree"), "柳桥湾镇")
	b.picture("person", 1280, false)
	b.picture("person-dark", 1280, true)
	b.picture("person-narrow", 420, false)

	// Event.
	b.follow(".factlist .v.event")
	assert.Equal(t, "泊阳县森林防灭火指挥部第一次全体会议", b.text("h1"))
	for _, want := range []string{"主持", "顾长岭", "出席", "邵培林", "召开", "钟会友"} {
		assert.Contains(t, b.text(".roles"), want)
	}
	b.picture("event", 1280, false)
	b.picture("event-dark", 1280, true)
	b.picture("event-narrow", 420, false)

	// Evidence.
	b.follow(".role:nth-of-type(2) a.evidence")
	assert.Equal(t, "主持", b.joined(".text .trigger", ""))
	assert.True(t, eval[bool](b, `(() => { const r = document.querySelector("#here").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight })()`),
		"the sentence is in sight")

	// Search: by pinyin and the keyboard alone, then words of the text.
	eval[bool](b, `document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}))`)
	assert.True(t, eval[bool](b, `document.activeElement.id === "q"`), "/ goes to the search")
	b.run(chromedp.KeyEvent("gcl"), chromedp.WaitVisible(css("#offers-q li")))
	assert.Contains(t, b.text("#offers-q"), "顾长岭")
	b.picture("completion", 1280, false)
	b.keydown("ArrowDown", "Enter")
	assert.Equal(t, "顾长岭", b.text("h1"))
	b.visit("/search?q=绷紧防火这根弦")
	b.follow(".articles a")
	assert.Equal(t, "绷紧防火这根弦", b.joined(".text .lit", ""))

	b.follow(".lang")
	assert.Contains(t, b.text(".top nav"), "Articles")
	assert.Empty(t, b.complaints())
}

// The graph is re-centred, expanded and narrowed; its lines open sentences.
func TestBrowserGraph(t *testing.T) {
	later, err := readFiles([]string{"../../testdata/appointments.txt"}, time.Date(2021, 6, 1, 0, 0, 0, 0, time.UTC), nil)
	require.NoError(t, err)
	b := open(t, append(boyang(t), later...))
	boxes := func() string { return b.joined(".box title", " ") }
	b.visit("/graph")
	b.picture("graph", 1280, false)
	b.picture("graph-dark", 1280, true)

	b.visit("/graph?centre=person:邬志强")
	assert.Contains(t, boxes(), "顾长岭")
	assert.NotContains(t, boxes(), "水磨社区")
	b.follow(b.mark(".plus", "个相邻")) // of 顾长岭 or of the meeting
	assert.Greater(t, strings.Count(boxes(), "人物")+strings.Count(boxes(), "地点"), 4)
	b.visit("/graph?centre=person:邬志强")
	b.follow(b.mark(".box", "人物 顾长岭"))
	assert.Equal(t, "顾长岭", b.text("h1 .v"))
	assert.Contains(t, boxes(), "水磨社区")

	// A line opens its sentences, and they the article.
	b.follow(b.mark("a.line", "顾长岭 调研"))
	assert.Contains(t, b.text("#evidence"), "轻车简从")
	b.picture("ego", 1280, false)
	b.picture("ego-dark", 1280, true)
	b.picture("ego-narrow", 420, false)
	b.follow("#evidence blockquote a")
	assert.Contains(t, b.joined(".text .lit", ""), "轻车简从")

	// Relations, months by the slider, place.
	b.visit("/graph?centre=person:顾长岭")
	b.follow(`.relations input[value="chaired"] + span`)
	assert.Contains(t, boxes(), "第一次全体会议")
	assert.NotContains(t, boxes(), "水磨社区")
	b.visit("/graph")
	all := boxes()
	assert.Contains(t, all, "顾长岭")
	b.run(chromedp.Focus(css(`[data-for="from"]`)))
	b.press(kb.ArrowRight, kb.End)
	assert.Equal(t, "from", eval[string](b, `document.activeElement.dataset.for ?? ""`), "the slider keeps the focus")
	assert.False(t, eval[bool](b, `(() => { const f = document.querySelector("[name=to]"); f.value = "2021-3"; const at = location.href;
		f.dispatchEvent(new Event("change", {bubbles: true})); return f.validity.valid || location.href !== at })()`), "what is no month is not asked for")
	assert.Regexp(t, `^2021-0[4-6]$`, eval[string](b, `document.querySelector("[name=from]").value`))
	assert.NotContains(t, boxes(), "顾长岭")
	assert.NotEmpty(t, boxes())
	b.visit("/graph")
	b.run(chromedp.SendKeys(css("[name=place]"), "lqw"), chromedp.WaitVisible(css("#offers-place li")))
	b.keydown("ArrowDown", "Enter")
	assert.Contains(t, boxes(), "水磨社区")
	assert.NotContains(t, boxes(), "鹿鸣药业")
	assert.Empty(t, b.complaints())
}

// A text is pasted and a file uploaded; what was found wrong is put right.
func TestBrowserCorrections(t *testing.T) {
	b := open(t, nil)
	b.visit("/")
	b.follow("main a.button")
	b.picture("add", 1280, false)
	b.run(chromedp.SetValue(css("[name=text]"), "3月3日，泊阳县委书记顾长岭到柳桥湾镇检查春耕。画家浮生子陪同。"), chromedp.SetValue(css("[name=published]"), "2021-03-05"))
	b.follow(".stack button")
	assert.Contains(t, b.text(".facts"), "调研")
	assert.Contains(t, b.text(".facts"), "2021年3月3日")
	pasted := eval[string](b, "location.pathname")

	gb, err := simplifiedchinese.GB18030.NewEncoder().String("县长邵培林主持召开春耕会议。")
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "会议.txt")
	require.NoError(t, os.WriteFile(file, []byte(gb), 0o600))
	b.visit("/add")
	b.run(chromedp.SetUploadFiles(css("[name=file]"), []string{file}))
	b.follow(".stack button")
	assert.Contains(t, b.text(".text"), "邵培林主持召开")
	assert.Contains(t, b.text(".trail"), "会议.txt")

	// Not a name, another kind, a name that was missed.
	b.visit(pasted)
	b.follow(".tools a.button")
	b.follow(b.mark(".text a.m.place", "柳桥湾镇"))
	assert.Equal(t, "柳桥湾镇", eval[string](b, `document.querySelector("[name=name]").value`))
	b.picture("correct", 1280, false)
	b.picture("correct-dark", 1280, true)
	b.picture("correct-narrow", 390, false)
	b.run(chromedp.SetValue(css("[name=is]"), "organisation"))
	b.follow(".panel button")
	assert.Contains(t, b.joined(".text .m.organisation", " "), "柳桥湾镇")
	assert.NotContains(t, b.joined(".text .m.person", " "), "浮生子")
	eval[bool](b, `(() => { const w = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
		while (w.nextNode()) { const i = w.currentNode.data.indexOf("浮生子"); if (i >= 0) { getSelection().setBaseAndExtent(w.currentNode, i, w.currentNode, i + 3); return true } } return false })()`)
	b.run(chromedp.Poll[chromedp.Void](`document.querySelector("[name=name]").value === "浮生子"`))
	b.follow(".panel button")
	assert.Contains(t, b.joined(".text .m.person", " "), "浮生子")

	b.follow(`.top nav a[href="/corrections"]`)
	assert.Contains(t, b.text("table"), "浮生子")
	assert.Contains(t, b.text("table"), "柳桥湾镇")
	b.picture("corrections", 1280, false)
	b.follow("table button")
	assert.NotContains(t, b.text("table"), "浮生子")
	assert.Contains(t, b.text(".notice"), "已撤销")
	b.visit(pasted + "?correct=1")
	b.follow(`.fact button`)
	assert.Contains(t, b.text(".notice"), "不是事实")
	b.picture("no-fact", 1280, false)
	b.visit(pasted)
	assert.NotContains(t, b.joined(".text .m.person", " "), "浮生子")
	b.follow(`form[action="/remove"] button`)
	assert.Contains(t, b.text(".notice"), "文章已移除")
	assert.Empty(t, b.complaints())
}

// Without scripts everything is a link or a form.
func TestBrowserWithoutScripts(t *testing.T) {
	b := open(t, boyang(t))
	_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(t, err)
	b.visit("/article/page-boyang.txt%231")
	b.follow(".fact:nth-child(6) a.rel")
	assert.NotEmpty(t, b.text(".text .lit"))
	b.visit("/graph?centre=person:顾长岭")
	assert.Contains(t, b.text(".picture"), "水磨社区")
	b.run(chromedp.SetValue(css("[name=place]"), "白鹭坳乡"))
	b.follow(".filter button")
	assert.Contains(t, b.text(".picture"), "磨盘坪村")
	assert.NotContains(t, b.text(".picture"), "水磨社区")
	b.visit("/")
	b.run(chromedp.SetValue(css("#q"), "shaopeilin"), chromedp.Focus(css("#q")))
	b.press(kb.Enter)
	assert.Contains(t, b.text("main"), "邵培林")
}

// What is hostile in a text is shown and does nothing.
func TestBrowserHostile(t *testing.T) {
	evil := "<script>window.hacked=1;alert(1)</script><svg onload=\"window.hacked=1\"><img src=x onerror=\"window.hacked=1\"><style>*{display:none}</style>" +
		"<a href=\"javascript:window.hacked=1\">x</a>{{.}}${1}\"'>\u202e乱\u2066码\u0000\u200b"
	text := "泊阳县委书记顾长岭" + evil + "主持召开" + evil + "会议。\n" + strings.Repeat("县长邵培林出席“"+evil+"”会议并讲话。\n", 5<<20/len(evil))
	require.Greater(t, len(text), 5<<20)
	b := open(t, []entity.Article{{ID: evil[:60], Source: text}})
	b.visit("/")
	b.follow(".articles a")
	assert.Contains(t, b.text(".text"), `<script>window.hacked=1;alert(1)</script><svg onload="window.hacked=1"><img src=x`)
	assert.Contains(t, b.text(".text"), "U+202E")
	assert.Contains(t, b.text(".text"), "{{.}}${1}")
	assert.Zero(t, eval[int](b, `document.querySelectorAll("main script, main img, main style, main svg, [onload], [onerror], a[href^=javascript]").length`))
	b.picture("hostile", 1280, false)
	took := b.follow(`.text [rel="next"]`)
	t.Logf("a part of 5 MB: %v", took.Round(time.Millisecond))
	assert.Contains(t, b.text(".text"), "第 2 部分")
	for _, path := range []string{"/list/event", "/list/person", "/list/title", "/graph", "/search?q=<script>window.hacked=1", "/nothing/<script>window.hacked=1</script>"} {
		b.visit(path)
		assert.False(t, eval[bool](b, "Boolean(window.hacked)"), path)
		assert.Zero(t, eval[int](b, `document.querySelectorAll("main script, main img, [onload], [onerror]").length`), path)
	}
	for _, c := range b.complaints() {
		assert.Contains(t, c, "/nothing/", "only the missing page is complained about")
	}
}
