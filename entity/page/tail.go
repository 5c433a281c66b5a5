package page

import "strings"

// bodyEnd returns where the running text of b ends. Behind it stand bylines,
// credits, end marks, sources in brackets, an editor's name, navigation.
// The signature of a notice (the body and the day) belongs to the text.
func (t *text) bodyEnd(b block) int {
	end := b.to
	if at := t.brokenOff(b); at > 0 {
		return at
	}
	if !t.has(b, enders) { // a list, not sentences: only brackets can be told apart
		for next := 0; t.openOf(end) > b.from; end = next {
			if next = t.strip(block{b.from, end}); next == end || next <= b.from {
				break
			}
		}
		return end
	}
	junk := 0     // characters of paragraphs dropped only because they end in no full stop
	clean := b.to // the end before the first of those
	for end > b.from {
		rest := block{b.from, end}
		if t.signed(rest) {
			break
		}
		next := t.strip(rest)
		if next < end {
			if next <= b.from {
				break
			}
			end = next
			if junk == 0 {
				clean = end
			}
			continue
		}
		if t.endsSentence(end) {
			// A caption behind the byline is no running text any more.
			if p := t.lastPara(rest); p.from > b.from && t.captioned(p) && t.endsArticle(p.from) {
				end = p.from
				continue
			}
			break
		}
		if at := t.brokenOff(rest); at > 0 {
			return at
		}
		p := t.lastPara(rest)
		if p.from == b.from {
			break
		}
		if t.has(p, "。") || p.len() > 80 || t.chars[p.to-1].r == '：' {
			junk = b.len() // running text: keep what followed it, too
			break
		}
		junk += p.len()
		end = p.from
	}
	if junk*5 > b.len()*2 || !t.has(block{b.from, end}, enders) {
		return clean
	}
	return end
}

// brokenOff returns where the text of b breaks off in front of a mark such as
// （下转第二版）; 0 if it has none at its end.
func (t *text) brokenOff(b block) int {
	end := block{max(b.from, b.to-24), b.to}
	if !t.has(end, "转") {
		return 0
	}
	s := t.str(end)
	at := onward.FindStringIndex(s)
	if at == nil {
		return 0
	}
	if n := len([]rune(s[at[0]:])); n < b.len() {
		return b.to - n
	}
	return 0
}

// strip takes one thing off the end of b that is no running text and returns
// the new end; b.to if there is none.
func (t *text) strip(b block) int {
	end := b.to
	if open := t.openOf(end); open > b.from {
		in := block{open + 1, end - 1}
		if t.chars[open-1].r == ']' { // a link in mark-up: [text](address)
			if from := t.openOf(open); from > b.from {
				return from
			}
		}
		mark := t.chars[open].r != '（'
		switch {
		case ended.MatchString(t.str(block{open, end})),
			t.labelled(in), t.bylined(in),
			!mark && t.endsSentence(open) && in.len() <= 30 && !t.has(in, "。！？"),
			!mark && open == t.lastPara(b).from && in.len() <= 30 && !t.has(in, "。！？"),
			t.credited(in):
			return open
		}
	}
	p := t.lastPara(b)
	if p.from > b.from && (t.furniture(p) || t.bylined(p) && p.len() <= 40) {
		return p.from
	}
	// Behind the last full stop of the paragraph: 祝红叶 摄 · 责任编辑：李四.
	at := p.to
	for at > p.from && p.to-at <= 200 && !strings.ContainsRune("。！？", t.chars[at-1].r) {
		at--
	}
	for at < p.to && strings.ContainsRune(closers, t.chars[at].r) {
		at++
	}
	if tail := (block{at, p.to}); at > b.from && !tail.empty() && t.endsSentence(at) {
		if t.credited(tail) || t.labelled(tail) || t.byRole(tail) {
			return at
		}
	}
	// The same where the credit itself is wrapped.
	for at = end; at > b.from && end-at < 40 && !strings.ContainsRune("。！？", t.chars[at-1].r); at-- {
	}
	if at > b.from && t.endsSentence(at) && t.credited(block{at, end}) {
		return at
	}
	// A credit as the last paragraph.
	if p.from > b.from && t.credited(p) {
		return p.from
	}
	return end
}

// byRole says whether b is a byline with a role: 本报记者 张三 李四.
func (t *text) byRole(b block) bool { return t.hasRole(b) && t.bylined(b) }

// lastPara returns the part of the last paragraph that stands in b.
func (t *text) lastPara(b block) block {
	lo, hi := 0, len(t.paras)
	for lo < hi {
		if m := (lo + hi) / 2; t.paras[m].to < b.to {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return block{max(t.paras[lo].from, b.from), b.to}
}

// signed says whether b ends in a signature: a day in its own paragraph, and
// the name of a body before it or in front of it in the same paragraph.
func (t *text) signed(b block) bool {
	p := t.lastPara(b)
	if !t.signature(p) {
		return false
	}
	if m := lastDate.FindString(t.str(p)); len([]rune(m)) < p.len() {
		return true
	}
	if p.from <= b.from {
		return false
	}
	q := t.lastPara(block{b.from, p.from})
	return q.len() <= 40 && !t.endsSentence(q.to) && q.from > b.from && !t.furniture(q) && !t.bylined(q) && !t.bracketed(q)
}
