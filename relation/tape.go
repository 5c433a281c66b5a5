package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// item is one member of a chunk.
type item struct {
	id      entity.ID
	at      entity.Range
	mention int // -1 if it is no mention
}

// chunk is what one unit of a tape stands for: a list of people with their
// titles, a list of sites, a date, an event, a group.
type chunk struct {
	kind    pattern.Kind
	at      entity.Range
	items   []item
	joint   int  // People: items from here on are joined by 与 or 同; 0 if none
	lead    int  // of a merged chunk: the chunk of those who lead
	led     bool // those who lead and those who are led
	pronoun bool // 他, 她: items are filled in by discourse
}

// one returns a list of one item.
func (r *room) one(it item) []item { return r.with(nil, it) }

// with adds items to a list of this document: in place if nothing came behind it, else to
// a copy of it.
func (r *room) with(list []item, more ...item) []item {
	from := len(r.items) - len(list)
	if len(list) > 0 && (from < 0 || &list[0] != &r.items[from]) {
		from = len(r.items)
		r.items = append(r.items, list...)
	}
	r.items = append(r.items, more...)
	return slices.Clip(r.items[from:])
}

// atom is a mention in the folded text.
type atom struct {
	at      entity.Range
	mention int
	kind    entity.Kind
}

// page is one document on its way to facts. Offsets are those of the folded text.
type page struct {
	*room      // its words are those of text
	x          *Extractor
	d          *entity.Document
	text       string
	titledBy   glance                         // the first characters of titled
	bodyStarts glance                         // and of the names of bodies
	ranges     []entity.Range                 // sentences
	held       map[entity.ID][]entity.Holding // of each person, see officesOf
	others     []entity.Entity
	res        *Result
}

// atomsOf returns the mentions in the order of the folded text.
// The memory of out is used again.
func atomsOf(out []atom, d *entity.Document) []atom {
	out = slices.Grow(out[:0], len(d.Mentions))
	v := d.View()
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if r, ok := v.Fold(m.Start, m.End); ok {
			out = append(out, atom{r, i, m.Kind})
		}
	}
	sortBy(out, func(a atom) int { return a.at.Start })
	end := 0
	keep := out[:0]
	for _, a := range out {
		if a.at.Start >= end {
			keep = append(keep, a)
			end = a.at.End
		}
	}
	return keep
}

// textUnits appends the characters of the text in [from, to) to a tape.
func (p *page) textUnits(t pattern.Tape, from, to int) pattern.Tape {
	text := p.text
	for i := from; i < to; {
		if p.spaceAt(i) {
			t = append(t, pattern.Unit{Kind: pattern.Break, Rune: ' ', Start: i, End: i, Ref: -1})
		}
		if c := pattern.HanAt(text[:to], i); c != 0 {
			t = append(t, pattern.Unit{})
			u := &t[len(t)-1] // filled in place, which is quicker than a copy
			u.Rune, u.Start, u.End, u.Ref = c, i, i+pattern.HanSize, -1
			i += pattern.HanSize
			continue
		}
		c, n := utf8.DecodeRuneInString(text[i:to])
		k := pattern.Text
		if pattern.IsMark(c) || c == '.' && !inNumber(text, i) || inDashes(text[from:to], i-from, c) {
			k = pattern.Break
		}
		t = append(t, pattern.Unit{Kind: k, Rune: c, Start: i, End: i + n, Ref: -1})
		i += n
	}
	return t
}

// findSpaces notes where a space on one line parts the statements of a headline
// (县长张三出席 副县长李四主持): both sides are longer than a name, so that those of
// letter-spaced lines and padded names are not meant.
func (p *page) findSpaces() {
	long := func(from, to int) bool { return utf8.RuneCountInString(p.text[from:to]) >= minStatement }
	for _, h := range p.lines {
		before, from := h.Start, h.Start // where the last two stretches without spaces start
		end := func(i int) {
			if long(before, from) && long(from, i) {
				p.spaces = append(p.spaces, from)
			}
			before, from = from, i
		}
		for i := range p.text[h.Start:h.End] {
			if i > 0 && p.spaced(h.Start+i) {
				end(h.Start + i)
			}
		}
		end(h.End)
	}
	slices.Sort(p.spaces)
}

const minStatement = 5 // characters

// spaceAt says whether such a space stands at byte i.
func (p *page) spaceAt(i int) bool {
	n := len(p.spaces)
	if n == 0 || i > p.spaces[n-1] { // as in all of the text behind the headline
		return false
	}
	_, ok := slices.BinarySearch(p.spaces, i)
	return ok
}

// spaced says whether white space on one line stands in the source before byte i.
func (p *page) spaced(i int) bool {
	if p.d.View().Gap(i) == entity.NoGap {
		return false
	}
	_, prev := utf8.DecodeLastRuneInString(p.text[:i])
	_, size := utf8.DecodeRuneInString(p.text[i:])
	a, b := p.source(entity.Range{Start: i - prev, End: i}), p.source(entity.Range{Start: i, End: i + size})
	gap := p.d.Article.Source[a.End:max(a.End, b.Start)]
	return gap != "" && strings.TrimSpace(gap) == "" && !strings.ContainsAny(gap, "\r\n")
}

// inDashes says whether the character c at byte i is one of two dashes in a row,
// which part a headline from the site's name: 某某调研--甲县要闻.
func inDashes(text string, i int, c rune) bool {
	if c != '-' && c != '—' {
		return false
	}
	return strings.HasPrefix(text[i+utf8.RuneLen(c):], string(c)) || strings.HasSuffix(text[:i], string(c))
}

// inNumber says whether the point at byte i stands between letters or digits of
// the basic Latin alphabet (12.6) and ends no clause.
func inNumber(text string, i int) bool {
	after, _ := utf8.DecodeRuneInString(text[i+1:])
	return i > 0 && text[i-1] < utf8.RuneSelf && after < utf8.RuneSelf && after > ' '
}

// layOut makes the tape of one sentence: chunks, and text between them. The memory of t is used
// again.
func (p *page) layOut(t pattern.Tape, s entity.Range, chunks []int) pattern.Tape {
	t = t[:0]
	at := s.Start
	for _, c := range chunks {
		r := p.chunks[c].at
		if r.Start < at {
			continue
		}
		t = p.textUnits(t, at, r.Start)
		if p.spaceAt(r.Start) {
			t = append(t, pattern.Unit{Kind: pattern.Break, Rune: ' ', Start: r.Start, End: r.Start, Ref: -1})
		}
		t = append(t, pattern.Unit{Kind: p.chunks[c].kind, Start: r.Start, End: r.End, Ref: c, Body: p.hasBody(c)})
		at = r.End
	}
	return p.textUnits(t, at, s.End)
}

// hasBody says whether an organisation is among the sites of a chunk.
func (p *page) hasBody(c int) bool {
	if p.chunks[c].kind != pattern.Site {
		return false
	}
	for _, it := range p.chunks[c].items {
		if it.mention >= 0 && p.d.Mentions[it.mention].Kind == entity.Organisation {
			return true
		}
	}
	return false
}
