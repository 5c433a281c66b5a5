package page

// start is where a body begins, with what stands between it and the body
// before.
type start struct {
	at    int
	items []item
}

// starts finds the bodies of a page; the first one is known. What opens an
// article is a lead (本报讯, a dateline, a continuation mark) in the right
// surroundings: behind a headline, a byline or an end mark; on a page that has
// shown that it is one, also behind a full stop and a blank line. A file of
// unbroken paragraphs is one article unless all of that comes together.
func (t *text) starts(first int) []start {
	out := []start{{at: first}}
	page, distinct := t.evidence()
	prev := t.lineOf(first)
	for i := prev + 1; i < len(t.lines); i++ {
		l := t.lines[i]
		if !l.hard && !l.blank {
			continue
		}
		kind := l.lead
		if kind < agency && (!page || !t.wrapped || !l.blank && l.indent == 0) {
			continue
		}
		items := t.gap(prev, i)
		content := l.from
		headline, apart := false, l.blank
		if len(items) > 0 {
			content = items[0].from
			headline = true
			apart = apart && !items[0].mixed || t.lines[t.lineOf(content)].blank
		}
		if content <= t.lines[prev].from {
			continue
		}
		over := t.endsArticle(content)
		ends := over || t.endsSentence(content)
		cut := false
		switch {
		case kind == continued:
			cut = true
		case kind == ownPaper && t.wrapped:
			cut = headline || over || page && ends && (l.blank || l.indent > 0)
		case kind == ownPaper:
			cut = headline && ends || over
		case kind == agency && t.wrapped:
			cut = headline && (page || over || distinct && apart) || over && (page || l.blank) || page && ends && l.blank
		case kind == agency:
			cut = headline && over
		default:
			p := t.paraAt(l.from)
			p.to = min(p.to, p.from+400)
			cut = t.endsByline(content) && t.prose(p) && t.has(p, "。") && !t.captioned(p) && !t.furniture(p)
		}
		if cut {
			out = append(out, start{l.from, items})
			prev = i
		}
	}
	return out
}

// evidence says whether the text is a page of several articles, and whether
// its blank lines are distinct: they stand between articles and at breaks of a
// column rather than between all paragraphs.
func (t *text) evidence() (page, distinct bool) {
	own, signed, breaks, blanks := 0, 0, 0, 0
	for i, l := range t.lines {
		if i > 0 && t.endsSentence(l.from) {
			breaks++
			if l.blank {
				blanks++
			}
		}
		if !l.hard && !l.blank {
			continue
		}
		if i > 0 && t.wrapped && (l.blank || l.indent > 0) && t.endsByline(l.from) {
			signed++
		}
		switch l.lead {
		case ownPaper:
			own++
		case continued:
			page = true
		}
	}
	if n := len(t.lines); n > 0 && t.lead(0) >= agency {
		items := t.gap(0, n)
		page = page || len(items) > 0 && !items[0].mixed && t.endsContent(items[0].from) && t.wrapped
	}
	return page || own >= 2 || signed >= 2, blanks*2 < breaks
}

// paraAt returns the paragraph that position at stands in, from there on.
func (t *text) paraAt(at int) block {
	for lo, hi := 0, len(t.paras); lo < hi; {
		m := (lo + hi) / 2
		switch {
		case t.paras[m].to <= at:
			lo = m + 1
		case t.paras[m].from > at:
			hi = m
		default:
			return block{at, t.paras[m].to}
		}
	}
	return block{at, at}
}
