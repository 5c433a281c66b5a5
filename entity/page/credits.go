package page

import (
	"regexp"
	"strconv"
	"time"

	"github.com/go-renshi/renshi/entity"
)

var (
	ymd = regexp.MustCompile(`((?:19|20)[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})`)
)

// credits takes the names and the day of publication from the part b of an
// article that is neither headline nor body.
func (t *text) credits(a *entity.Article, b block) {
	for _, p := range t.parasIn(b) {
		if p.len() > 200 {
			continue
		}
		if a.Published.IsZero() && t.furniture(p) {
			a.Published = day(t.str(p))
		}
		for _, part := range t.creditParts(p) {
			if t.bylined(part) || t.credited(part) || t.labelled(part) && t.hasRole(part) {
				for _, n := range t.namesIn(part) {
					a.Byline = append(a.Byline, t.span(n))
				}
			}
		}
	}
}

// creditParts cuts a line of credits at its brackets and, where labels stand
// after white space, at those.
func (t *text) creditParts(p block) []block {
	var out []block
	at := p.from
	flush := func(to int) {
		if at < to {
			out = append(out, block{at, to})
		}
	}
	for i := p.from; i < p.to; i++ {
		switch r := t.chars[i].r; {
		case r == '（' || r == '）' || r == '【' || r == '】' || r == '[' || r == ']' || r == '。':
			flush(i)
			at = i + 1
		case t.chars[i].space && i > at && t.labelled(block{i, p.to}):
			flush(i)
			at = i
		}
	}
	flush(p.to)
	return out
}

// opened finds the dateline at the start of a body and the reporters named in
// it or right after it.
func (t *text) opened(a *entity.Article, body block) {
	at := body.from
	for range 2 { // 本报讯 in front of an agency's dateline
		n := t.leadLen(at)
		if n == 0 || at+n >= body.to {
			break
		}
		if a.Dateline.IsZero() {
			a.Dateline = t.span(block{at, at + n})
		} else {
			a.Dateline.End = t.chars[at+n-1].end()
		}
		at += n
	}
	if in := t.firstBracket(block{body.from, min(body.to, at+6)}, body.to); !in.empty() {
		inside := t.withoutDateline(in)
		if t.bylined(inside) || t.looksLikeNames(inside) {
			for _, n := range t.namesIn(inside) {
				a.Byline = append(a.Byline, t.span(n))
			}
		}
		return
	}
	// 记者 张三报道：
	if !t.may(openReport, at) {
		return
	}
	s := t.head(at, headLen)
	if m := openReport.FindStringSubmatchIndex(s); m != nil {
		from := at + len([]rune(s[:m[2]]))
		to := at + len([]rune(s[:m[3]]))
		if to <= body.to {
			for _, n := range t.namesIn(block{from, to}) {
				a.Byline = append(a.Byline, t.span(n))
			}
		}
	}
}

var openReport = newPattern(`^((?:本[报台网刊社])?(?:记者|通讯员)[\p{Han}、]{2,16}?)(?:摄影)?报道`)

// firstBracket returns the inside of a bracket that opens in b.
func (t *text) firstBracket(b block, end int) block {
	for i := b.from; i < b.to; i++ {
		if r := t.chars[i].r; r == '（' || r == '【' {
			for k := i + 1; k < min(end, i+60); k++ {
				if t.chars[k].r == '）' || t.chars[k].r == '】' {
					return block{i + 1, k}
				}
			}
			return block{}
		}
	}
	return block{}
}

// withoutDateline cuts the place and day behind the names in
// （中央社记者张三台北10日电）.
func (t *text) withoutDateline(b block) block {
	s := t.str(b)
	if m := bracketDate.FindStringIndex(s); m != nil {
		return block{b.from, b.from + len([]rune(s[:m[0]]))}
	}
	return b
}

var bracketDate = regexp.MustCompile(`\p{Han}{2}(?:[0-9]{1,2}月)?[0-9]{1,2}日\p{Han}?电$`)

// day reads a written-out day; the zero time if there is none.
func day(s string) time.Time {
	m := ymd.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}
	}
	y, _ := strconv.Atoi(m[1])
	mo, _ := strconv.Atoi(m[2])
	d, _ := strconv.Atoi(m[3])
	v := time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC)
	if v.Day() != d || int(v.Month()) != mo {
		return time.Time{}
	}
	return v
}
