package page

import "strings"

// item is what stands between two bodies: a headline or something else.
type item struct {
	block
	headline bool
	attached bool // no blank line between it and the body that follows
	mixed    bool // no blank line between it and the body before
}

const gapLines = 24 // lines that are looked through backwards from a body

// gap looks backwards from line to, where a body starts (or the text ends), and
// returns the headlines in front of it with what stands between and after
// them. Everything before the first item belongs to the article before.
func (t *text) gap(from, to int) []item {
	var items []item // in reverse
	seen := 0
	var mixed *item
	for end := to; end > from && to-end < gapLines; {
		start := end - 1
		for start > from && !t.lines[start].blank && end-start < gapLines {
			start--
		}
		group := block{t.lines[start].from, t.lines[end-1].to}
		attached := end == to && to < len(t.lines) && !t.lines[to].blank
		if start == from || !t.lines[start].blank || attached {
			// Other text stands in the same group: take the lines behind it.
			start = t.afterText(start, end)
			if start >= end {
				break
			}
			it := item{block{t.lines[start].from, group.to}, false, attached, !t.lines[start].blank}
			if t.headlineLike(it.block) {
				it.headline = true
				if it.mixed && !attached {
					mixed = &it
					break
				}
				items = append(items, it)
			}
			if it.mixed || !it.headline {
				break
			}
			end = start
			continue
		}
		switch {
		case t.headlineLike(group):
			items = append(items, item{group, true, false, false})
			seen += group.len()
		case t.aside(group) && end != start:
			items = append(items, item{group, false, false, false})
		default:
			if k := t.afterText(start, end); k > start && k < end && len(items) == 0 {
				it := item{block{t.lines[k].from, group.to}, true, false, true}
				if t.headlineLike(it.block) {
					mixed = &it
				}
			}
			start = -1
		}
		if start < 0 || seen > 2*headlineMax {
			break
		}
		end = start
	}
	for len(items) > 0 && !items[len(items)-1].headline {
		items = items[:len(items)-1]
	}
	for i, k := 0, len(items)-1; i < k; i, k = i+1, k-1 {
		items[i], items[k] = items[k], items[i]
	}
	if len(items) == 0 && mixed != nil {
		return []item{*mixed}
	}
	return items
}

// aside says whether a group of lines may stand between a headline and a body
// without being either: a byline, a caption, marks.
func (t *text) aside(b block) bool {
	return t.furniture(b) || t.bracketed(b) && b.len() <= 40 || t.bylined(b) || t.credited(b) ||
		t.captioned(b) && b.len() <= 200
}

// afterText returns the first line of [start, end) behind the last line that
// ends running text.
func (t *text) afterText(start, end int) int {
	i := end
	for i > start && !t.endsContent(t.lines[i-1].to) {
		i--
	}
	return i
}

// endsContent says whether the characters before position at end an article's
// text or what follows it: a sentence, a byline, an end mark, a signature.
func (t *text) endsContent(at int) bool {
	return t.endsSentence(at) || t.endsArticle(at)
}

// endsArticle says whether the characters before position at end an article: a
// byline in brackets, an editor's name, an end mark, a continuation mark, a
// signature or a credit.
func (t *text) endsArticle(at int) bool {
	if t.endsByline(at) {
		return true
	}
	p := t.lastPara(block{0, at})
	line := t.lines[t.lineOf(at-1)].block
	line.to = min(line.to, at)
	if open := t.openOf(at); open >= 0 {
		s := t.str(block{open, at})
		if ended.MatchString(s) || t.labelled(block{open + 1, at - 1}) || onward.MatchString(s) ||
			t.chars[open].r == '（' && open > 0 && t.endsSentence(open) {
			return true
		}
	}
	if strings.ContainsRune("版）】", t.chars[at-1].r) && onward.MatchString(t.str(block{max(0, at-24), at})) {
		return true
	}
	return t.signature(p) || t.credited(line) || t.labelled(line) && t.bylined(line)
}

// endsByline says whether a reporter's byline in brackets stands before at.
func (t *text) endsByline(at int) bool {
	open := t.openOf(at)
	return open > 0 && t.endsSentence(open) && t.bylined(block{open + 1, at - 1}) &&
		!strings.ContainsRune("摄", t.chars[at-2].r)
}
