package relation

import (
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

// atom is a mention in the folded text.
type atom struct {
	at      entity.Range
	mention int
	kind    entity.Kind
}

// page is one document on its way to facts. Offsets are those of the folded text.
type page struct {
	x       *Extractor
	d       *entity.Document
	text    string
	atoms   []atom // in the order of the folded text
	holds   map[int][]entity.Holding
	holders map[entity.ID]int              // office → the mention of its only holder, -1 if of several
	held    map[entity.ID][]entity.Holding // of each person
	titled  map[string]int                 // title → the mention of the only person who has it, -1 if of several
	chunks  []chunk
	events  []*event
	others  []entity.Entity
	other   map[entity.ID]int
	ranges  []entity.Range // sentences of the view, read when first needed
	names   map[entity.ID]string
	self    map[string]int // what 我校 means: a mention, -1 if it is not named
	res     *Result
}

// atomsOf returns the mentions in the order of the folded text.
func atomsOf(d *entity.Document) []atom {
	var out []atom
	v := d.View()
	for i, m := range d.Mentions {
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

const clauseMarks = "，；：。！？…\n,;:!?（）()【】|｜"

// textUnits appends the characters of text[from:to] to a tape.
func textUnits(t pattern.Tape, text string, from, to int) pattern.Tape {
	for i := from; i < to; {
		c, n := utf8.DecodeRuneInString(text[i:to])
		k := pattern.Text
		if strings.ContainsRune(clauseMarks, c) || c == '.' && !inNumber(text, i) || inDashes(text[from:to], i-from, c) {
			k = pattern.Break
		}
		t = append(t, pattern.Unit{Kind: k, Rune: c, Start: i, End: i + n, Ref: -1})
		i += n
	}
	return t
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

// tape lays out one sentence: chunks, and text between them.
func (p *page) tape(s entity.Range, chunks []int) pattern.Tape {
	var t pattern.Tape
	at := s.Start
	for _, c := range chunks {
		r := p.chunks[c].at
		if r.Start < at {
			continue
		}
		t = textUnits(t, p.text, at, r.Start)
		t = append(t, pattern.Unit{Kind: p.chunks[c].kind, Start: r.Start, End: r.End, Ref: c, Body: p.hasBody(c)})
		at = r.End
	}
	return textUnits(t, p.text, at, s.End)
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
