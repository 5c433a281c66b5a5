package page

import (
	"regexp"
	"strings"
	"unicode"
)

const (
	headlineLines = 8   // more lines than this are no headline
	headlineMax   = 130 // nor are more characters
	headlineMin   = 4   // nor fewer
	inlineMax     = 90  // characters within which a headline ends that shares a line with its body
	bracketMax    = 200 // characters of a bracket
	proseMin      = 60  // a paragraph this long is running text even without a full stop
)

// header finds the headline in front of the first body of b, and where that
// body starts. No headline: the body starts at the first running text.
func (t *text) header(b block) (headline []block, body int) {
	parts := t.parasIn(b)
	total := 0
	for i, p := range parts {
		switch {
		case t.lead(p.from) >= agency:
			return t.tidy(headline), p.from
		case t.chars[p.to-1].r == '：' && i+1 < len(parts) && t.prose(parts[i+1]): // 名单如下：
			return t.tidy(headline), p.from
		case t.furniture(p) || t.has(block{p.from, p.from + 1}, "●◆★■") && !t.has(p, "。"):
			continue
		case t.bylined(p) && (t.hasRole(p) || len(t.namesIn(p)) > 1 || len(headline) > 0 && !t.widow(p)):
			continue
		case t.lead(p.from) >= signed:
			return t.tidy(headline), p.from
		case t.prose(p):
			if at := t.inlineHeadline(p, len(headline) > 0); at > 0 {
				headline = append(headline, t.withoutLabels(block{p.from, at}))
				return t.tidy(headline), at
			}
			return t.tidy(headline), p.from
		}
		if at := t.inlineHeadline(p, len(headline) > 0); at > 0 && t.lead(at) >= agency {
			return t.tidy(append(headline, t.withoutLabels(block{p.from, at}))), at
		}
		h := t.withoutLabels(p)
		headline = append(headline, h)
		total += h.len()
		if len(headline) > headlineLines || total > headlineMax {
			break
		}
	}
	// No running text behind: it is all body.
	for _, p := range parts {
		if !t.furniture(p) {
			return nil, p.from
		}
	}
	return nil, b.from
}

// widow says whether p, a line that may be a name, is the end of a headline's
// line before it: it follows in a column without a blank line, or the two
// characters at the joint stand together in the text.
func (t *text) widow(p block) bool {
	if t.wrapped && !t.lines[t.lineOf(p.from)].blank {
		return true
	}
	g := t.bigrams(block{p.to, min(len(t.chars), p.to+400)})
	return g.has(t.pair(p.from - 1))
}

// prose says whether the paragraph p is running text.
func (t *text) prose(p block) bool {
	if t.has(p, "。") || p.len() > proseMin && (t.has(p, "，；") || p.len() > headlineMax) {
		return true
	}
	return p.len() > 40 && t.has(p, "！？")
}

// tidy drops from a headline what only repeats it: a site's page prints the
// title twice, often with the name of the column in between.
func (t *text) tidy(headline []block) []block {
	for i := len(headline) - 1; i > 0; i-- {
		if t.str(headline[i]) == t.str(headline[0]) {
			rest := append([]block{headline[0]}, headline[i+1:]...)
			return rest
		}
	}
	return headline
}

// inlineHeadline finds the end of a headline that stands in the same paragraph
// as the body: before a white space, or before a line break that cannot be
// told from a wrap because the line is full. What follows must open a body; the
// surest opening wins, of equals the first. known says that lines of the
// headline were found before.
func (t *text) inlineHeadline(p block, known bool) int {
	if t.lead(p.from) != noLead {
		return 0
	}
	site, date, again := 0, 0, 0
	comma := false
	for i := p.from; i < min(p.to, p.from+inlineMax); i++ {
		c := t.chars[i]
		space := t.parted(i)
		newLine := i > p.from && c.line != t.chars[i-1].line
		if (newLine || space) && i-p.from >= 6 && !strings.ContainsRune("，、：；（“《-—", t.chars[i-1].r) &&
			t.balanced(block{p.from, i}) {
			switch kind := t.lead(i); {
			case kind >= agency:
				if k := t.laterLead(i); newLine && k > 0 && k < p.to {
					return k
				}
				return i
			case kind == signed && (space || !comma):
				return i
			case kind == dated && date == 0 && !comma:
				if !known && space || newLine && (!known || t.lines[c.line].blank) && t.dateOpens(i) {
					date = i
				}
			}
			if space && !known {
				if site == 0 && t.siteTail(block{p.from, i}) {
					site = i
				}
				if again == 0 && t.restates(p, i, comma) {
					again = i
				}
			}
		}
		if c.r == '。' || c.r == '；' {
			break
		}
		comma = comma || c.r == '，'
	}
	for _, at := range []int{site, date, again} {
		if at > 0 {
			return at
		}
	}
	return 0
}

// siteTail says whether the site's name ends b, as in the title of a page:
// 标题 | example.com.cn or 标题--某校要闻.
func (t *text) siteTail(b block) bool {
	end := block{max(b.from, b.to-32), b.to}
	return t.has(end, "|｜_-—") && siteName.MatchString(t.str(end))
}

var siteName = regexp.MustCompile(`(?:[|｜_][a-zA-Z0-9.-]+\.[a-z]{2,4}|(?:--|——|_)\p{Han}{2,8})$`)

// restates says whether the body behind the white space at position at says
// again what stands before it, as a body does to its headline.
func (t *text) restates(p block, at int, comma bool) bool {
	h := block{p.from, at}
	if comma || h.len() < 10 || h.len() > 60 || p.to-at < 60 {
		return false
	}
	t.grams = t.bigramsIn(t.grams, block{at, min(p.to, at+300)})
	return t.overlap(h, t.grams) >= 0.5
}

// dateOpens says whether a comma follows the date at position at soon, as in
// the first words of a report, and no preposition stands before it.
func (t *text) dateOpens(at int) bool {
	if strings.ContainsRune("于在自从至到是的年月日和与了将为", t.chars[at-1].r) || unicode.IsDigit(t.chars[at-1].r) {
		return false
	}
	for i := at; i < min(at+16, len(t.chars)); i++ {
		if t.chars[i].r == '，' {
			return true
		}
	}
	return false
}

// balanced says whether the quotes and brackets of b are closed.
func (t *text) balanced(b block) bool {
	depth := 0
	for i := b.from; i < b.to; i++ {
		switch t.chars[i].r {
		case '“', '（', '《', '【':
			depth++
		case '”', '）', '》', '】':
			depth--
		}
	}
	return depth <= 0
}

// headlineLike says whether the lines of b can be a headline.
func (t *text) headlineLike(b block) bool {
	if b.len() < headlineMin || b.len() > headlineMax || t.lineOf(b.to-1)-t.lineOf(b.from) >= headlineLines {
		return false
	}
	if t.has(b, "。；") || strings.ContainsRune("，、：（“《", t.chars[b.to-1].r) ||
		strings.ContainsRune("，。、）”》！？】", t.chars[b.from].r) {
		return false
	}
	return !t.furniture(b) && !t.captioned(b) && !t.signature(b) && !t.bylined(b) && !t.credited(b) &&
		!t.bracketed(b) && t.lead(b.from) < agency
}

// bracketed says whether b is one bracket: a byline, a source, a mark.
func (t *text) bracketed(b block) bool {
	return strings.ContainsRune("（【", t.chars[b.from].r) && t.openOf(b.to) == b.from
}

// openOf returns the position of the bracket that the bracket before position
// end closes; -1 if there is none near.
func (t *text) openOf(end int) int {
	if end <= 0 || end > len(t.chars) {
		return -1
	}
	var open rune
	shut := t.chars[end-1].r
	switch shut {
	case '）':
		open = '（'
	case '】':
		open = '【'
	case ']':
		open = '['
	default:
		return -1
	}
	depth := 0
	for i := end - 1; i >= 0 && i > end-bracketMax; i-- {
		switch t.chars[i].r {
		case shut:
			depth++
		case open:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
