package page

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	dateLine = newPattern(`^[（\[]?(?:19|20)[0-9]{2}(?:[-/.]|年)[0-9]{1,2}(?:[-/.]|月)[0-9]{1,2}日?(?:\PL|星期\p{Han}|周[一二三四五六日]|来源|第|版|农历)*`)
	dateOnly = newPattern(`^(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[0-9]{1,2}：[0-9]{2}(?:：[0-9]{2})?)?$`)
	webLine  = newPattern(`^(?:https?：//|www\.|首页[>|/·-]|当前位置|您现在的位置|【?(?:打印|关闭|收藏|字体|字号|大中小|返回)|\[?转入文章|(?:相关(?:信息|阅读|新闻|链接|文章|报道|推荐|专题)|延伸阅读|推荐阅读|更多(?:新闻|内容|精彩)?|扫一扫|分享到?|责任编辑)$)`)
	caption  = newPattern(`^(?:[（【]?(?:[上下左右大小题本]?图)?(?:图)?(?:[①-⑳]|[0-9一二三四五六七八九十]{1,2}[：、为])|[上下左右大小题]?图[为：①-⑳]|[上下左右]图|图片(?:说明|来源)|资料图|本版图片|[▲△▼])`)
	lastDate = regexp.MustCompile(`[0-9〇○零一二三四五六七八九十]{2,4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日$`)
	ended    = regexp.MustCompile(`[（\[](?:完|全文完|未完待续|待续)[）\]]$`)
)

// marks says whether b is nothing but marks such as those of lists and photographs.
func (t *text) marks(b block) bool {
	for i := b.from; i < b.to; i++ {
		if r := t.chars[i].r; !(r >= '①' && r <= '⑳') && !strings.ContainsRune("●■◆★☆▲△▼□○◎—_=*|·.、/\\#~-", r) {
			return false
		}
	}
	return !b.empty()
}

// labelled says whether b starts with a label such as 来源： or 编辑 |.
func (t *text) labelled(b block) bool {
	at := b.from
	for at < b.to && strings.ContainsRune("（【[［|", t.chars[at].r) {
		at++
	}
	n := t.match(labels(), at, b.to)
	if n == 0 {
		// A short word and an ASCII colon with a space after it: a form field.
		for n = 0; n < 5 && at+n < b.to && unicode.Is(unicode.Han, t.chars[at+n].r); n++ {
		}
		i := at + n
		return n >= 2 && n <= 4 && i+1 < b.to && t.chars[i].r == '：' &&
			t.source[t.chars[i].start:t.chars[i].end()] == ":" && t.chars[i+1].space && b.len() <= 40
	}
	if at+n == b.to {
		return b.len() <= 4 && at == b.from
	}
	switch t.chars[at+n].r {
	case '：', '|', '/', '丨':
		return true
	}
	return t.chars[at+n].space && b.to-at <= 24 && t.looksLikeNames(block{at + n, b.to})
}

// labelLine says whether a line that a wrap might have begun opens furniture.
func (t *text) labelLine(l line) bool {
	if n := t.match(labels(), l.from, l.to); n > 0 && l.from+n < l.to && t.chars[l.from+n].r == '：' {
		return true
	}
	start := block{l.from, min(l.to, l.from+40)}
	return t.marks(start) || !l.full && t.may(dateOnly, start.from) && dateOnly.MatchString(t.str(start))
}

// furniture says whether the paragraph b is about the article and not of it: a
// line of labels, a date, a link, navigation, loose marks.
func (t *text) furniture(b block) bool {
	if b.empty() {
		return true
	}
	start := block{b.from, min(b.to, b.from+100)}
	switch {
	case t.marks(start):
		return true
	case t.labelled(b):
		return b.len() <= 100 && !t.has(b, "。")
	case t.may(webLine, b.from) && webLine.MatchString(t.str(start)):
		return b.len() <= 200 && !t.has(b, "。")
	}
	if !t.may(dateLine, b.from) {
		return false
	}
	if m := dateLine.FindString(t.str(start)); m != "" && b.len() <= 60 && !t.has(b, "。，") {
		rest := block{b.from + len([]rune(m)), b.to}
		return rest.empty() || t.labelled(rest) || t.furnitureAfterSpace(b)
	}
	return false
}

// furnitureAfterSpace says whether b has a label after a white space.
func (t *text) furnitureAfterSpace(b block) bool {
	for i := b.from + 1; i < b.to; i++ {
		if t.chars[i].space && t.labelled(block{i, b.to}) {
			return true
		}
	}
	return false
}

// withoutLabels cuts the labels at the end of a headline's line:
// 标题 来源：某报 发布时间：2021-03-02.
func (t *text) withoutLabels(b block) block {
	for i := b.from + 1; i < b.to; i++ {
		if t.chars[i].space && (t.labelled(block{i, b.to}) && strings.ContainsRune("：|", t.afterLabel(i, b.to)) ||
			t.may(dateLine, i) && dateLine.MatchString(t.head(i, 40)) && t.furniture(block{i, b.to})) {
			return block{b.from, i}
		}
	}
	return b
}

func (t *text) afterLabel(at, end int) rune {
	if n := t.match(labels(), at, end); n > 0 && at+n < end {
		return t.chars[at+n].r
	}
	return 0
}

// captioned says whether b starts as the caption of a picture.
func (t *text) captioned(b block) bool {
	return t.may(caption, b.from) && caption.MatchString(t.head(b.from, 12))
}

// signature says whether b, the last paragraphs of a notice, is the name of
// the body that signs it and the day: the day must be written out.
func (t *text) signature(b block) bool {
	return !b.empty() && b.len() <= 80 && t.chars[b.to-1].r == '日' &&
		!t.has(b, "。！？，") && !t.labelled(b) && lastDate.MatchString(t.str(b))
}
