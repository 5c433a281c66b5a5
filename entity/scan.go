package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/lexicon"
	"github.com/go-renshi/renshi/entity/segment"
)

// scan is one article as the recognisers read it: the folded text in runes,
// its words, and the entries of the word lists at every rune. Indexes are
// runes of the folded text.
type scan struct {
	view *View
	text string
	rs   []rune
	off  []int // byte offset in text of each rune, and of the end

	hits  []lexicon.Hit
	hitAt []int32         // hits of rune i are hits[hitAt[i]:hitAt[i+1]]
	any   []lexicon.Class // the classes of all of them: most questions end here

	wordStart []int32 // first rune of the word that covers each rune
	wordEnd   []int32 // its end
	wordTag   []string

	spare []*groups // see done

	big   map[string]bool // names of provinces, cities and countries
	works []bool          // runes in titles of works, nil if there are none
	stop  []bool          // runes that belong to a date or a sure person: no name of a body crosses them
}

// newScan prepares the article. Each paragraph is segmented in one call.
func newScan(v *View, words *lexicon.Trie, seg segment.Segmenter, big map[string]bool) *scan {
	s := &scan{view: v, text: v.Text(), big: big}
	n := utf8.RuneCountInString(s.text)
	s.rs = make([]rune, 0, n)
	s.off = make([]int, 0, n+1)
	for i, c := range s.text {
		s.rs = append(s.rs, c)
		s.off = append(s.off, i)
	}
	s.off = append(s.off, len(s.text))
	s.hitAt, s.any = make([]int32, n+1), make([]lexicon.Class, n)
	s.hits = make([]lexicon.Hit, 0, n)
	for i := range s.rs {
		from := len(s.hits)
		s.hitAt[i] = int32(from)
		s.hits = words.Match(s.rs[i:], s.hits)
		for _, h := range s.hits[from:] {
			s.any[i] |= h.Class
		}
	}
	s.hitAt[n] = int32(len(s.hits))
	s.segment(seg)
	s.markWorks()
	s.stop = make([]bool, n)
	return s
}

// segment cuts the text into words. A hard break is a word of its own.
func (s *scan) segment(seg segment.Segmenter) {
	n := len(s.rs)
	s.wordStart, s.wordEnd, s.wordTag = make([]int32, n), make([]int32, n), make([]string, n)
	i := 0
	for _, p := range s.view.Paragraphs() {
		for ; i < n && s.off[i] < p.Start; i++ {
			s.wordStart[i], s.wordEnd[i], s.wordTag[i] = int32(i), int32(i+1), "x"
		}
		for _, t := range seg.Segment(s.text[p.Start:p.End]) {
			start := i
			for i < n && s.off[i] < p.Start+t.End {
				i++
			}
			for k := start; k < i; k++ {
				s.wordStart[k], s.wordEnd[k], s.wordTag[k] = int32(start), int32(i), t.Tag
			}
		}
	}
	for ; i < n; i++ {
		s.wordStart[i], s.wordEnd[i], s.wordTag[i] = int32(i), int32(i+1), "x"
	}
	s.cutDays()
}

// cutDays cuts 今 and 昨 of 今（3）日, as papers of Taiwan write days, off the word in front, mostly a name.
func (s *scan) cutDays() {
	for i := 1; i+2 < len(s.rs); i++ {
		if s.rs[i] != '（' || s.rs[i+1] < '0' || s.rs[i+1] > '9' || s.rs[i-1] != '今' && s.rs[i-1] != '昨' {
			continue
		}
		day := i - 1
		for k := int(s.wordStart[day]); k < day; k++ {
			s.wordEnd[k] = int32(day)
		}
		s.wordStart[day], s.wordEnd[day], s.wordTag[day] = int32(day), int32(i), "t"
	}
}

// str is the folded text of runes [a, b).
func (s *scan) str(a, b int) string { return s.text[s.off[a]:s.off[b]] }

// rune is the rune at i, or a hard break outside the text.
func (s *scan) rune(i int) rune {
	if i < 0 || i >= len(s.rs) {
		return '\n'
	}
	return s.rs[i]
}

// at returns the hits that start at i.
func (s *scan) at(i int) []lexicon.Hit {
	if i < 0 || i >= len(s.rs) {
		return nil
	}
	return s.hits[s.hitAt[i]:s.hitAt[i+1]]
}

// may says whether a word with a class of c starts at i.
func (s *scan) may(i int, c lexicon.Class) bool {
	return i >= 0 && i < len(s.any) && s.any[i]&c != 0
}

// longest returns the length of the longest hit at i with a class of c, or 0.
func (s *scan) longest(i int, c lexicon.Class) int {
	if !s.may(i, c) {
		return 0
	}
	n := 0
	for _, h := range s.at(i) {
		if h.Class&c != 0 {
			n = h.Len
		}
	}
	return n
}

// is says whether runes [a, b) are a word with a class of c.
func (s *scan) is(a, b int, c lexicon.Class) bool {
	if !s.may(a, c) {
		return false
	}
	for _, h := range s.at(a) {
		if h.Len == b-a && h.Class&c != 0 {
			return true
		}
	}
	return false
}

// endsAt returns the length of the longest word with a class of c, of at most
// limit runes, that ends at e, or 0.
func (s *scan) endsAt(e int, c lexicon.Class, limit int) int {
	for n := min(limit, e); n > 0; n-- {
		if s.is(e-n, e, c) {
			return n
		}
	}
	return 0
}

// edge says whether i is the edge of a word of the segmenter.
func (s *scan) edge(i int) bool {
	return i <= 0 || i >= len(s.rs) || int(s.wordStart[i]) == i
}

// has says whether w stands at i.
func (s *scan) has(i int, w string) bool {
	return i >= 0 && i <= len(s.rs) && strings.HasPrefix(s.text[s.off[i]:], w)
}

// preceded says whether w ends at i.
func (s *scan) preceded(i int, w string) bool {
	return i >= 0 && i <= len(s.rs) && strings.HasSuffix(s.text[:s.off[i]], w)
}

// index returns the rune that starts at folded byte b, or -1.
func (s *scan) index(b int) int {
	lo, hi := 0, len(s.off)
	for lo < hi {
		m := (lo + hi) / 2
		if s.off[m] < b {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(s.off) && s.off[lo] == b {
		return lo
	}
	return -1
}

// han says whether c is a Chinese character (〇 and 々 among them).
func han(c rune) bool {
	switch {
	case c >= 0x4E00 && c < 0x9FA6:
		return true
	case c < 0x2E80:
		return false
	}
	return unicode.Is(unicode.Han, c)
}

// nameRune says whether c may stand inside the name of a body or place.
func nameRune(c rune) bool {
	return han(c) || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '·'
}

// groups are candidates by the rune at which they start or end, longest first.
type groups struct {
	cands []candidate
	group []group // of each rune and of the end of the text
	key   func(*candidate) int
}

// group is a stretch of the candidates.
type group struct{ from, to int32 }

// at returns the candidates of rune i.
func (g *groups) at(i int) []candidate {
	if i < 0 || i >= len(g.group) {
		return nil
	}
	return g.cands[g.group[i].from:g.group[i].to]
}

// byEnd groups candidates by where they end.
func (s *scan) byEnd(cands []candidate) *groups {
	return s.grouped(cands, func(c *candidate) int { return c.end })
}

// byStart groups candidates by where they start.
func (s *scan) byStart(cands []candidate) *groups {
	return s.grouped(cands, func(c *candidate) int { return c.start })
}

// grouped groups the candidates by a key, a rune or the end of the text, the longest
// first; those that are alike stay in their order. The work is by the number of
// candidates, not by the length of the text, if groups are given back; see done.
func (s *scan) grouped(cands []candidate, key func(*candidate) int) *groups {
	var g *groups
	if last := len(s.spare) - 1; last >= 0 {
		g, s.spare = s.spare[last], s.spare[:last]
	} else {
		g = &groups{group: make([]group, len(s.rs)+1)}
	}
	g.key = key
	for i := range cands {
		g.group[key(&cands[i])].to++ // how many, for now
	}
	g.cands = slices.Grow(g.cands[:0], len(cands))[:len(cands)]
	next := int32(0)
	for i := range cands {
		if at := &g.group[key(&cands[i])]; at.to > 0 {
			next += at.to
			at.from, at.to = next, -at.to // filled from the end; below 0: has its place
		}
	}
	for i := len(cands) - 1; i >= 0; i-- {
		at := &g.group[key(&cands[i])]
		at.from--
		g.cands[at.from] = cands[i]
	}
	for i := range cands {
		at := &g.group[key(&cands[i])]
		if at.to >= 0 {
			continue
		}
		at.to = at.from - at.to
		if at.to-at.from > 1 {
			slices.SortStableFunc(g.cands[at.from:at.to], func(a, b candidate) int {
				return (b.end - b.start) - (a.end - a.start)
			})
		}
	}
	return g
}

// done takes groups back, which must not be used any more.
func (s *scan) done(all ...*groups) {
	for _, g := range all {
		for i := range g.cands {
			g.group[g.key(&g.cands[i])] = group{}
		}
		s.spare = append(s.spare, g)
	}
}

// stopAt marks what no name of a body or place may cross.
func (s *scan) stopAt(cands []candidate, limit float64) {
	for _, c := range cands {
		if c.score >= limit {
			for i := c.start; i < c.end; i++ {
				s.stop[i] = true
			}
		}
	}
}

// stopAtTitles marks the titles of office holders, which are no part of a body's
// name. (作家协会, 书记处 and the like go on.)
func (s *scan) stopAtTitles(spans []titleSpan) {
	for _, t := range spans {
		if t.weak || t.end-t.start < 2 || !strings.ContainsRune("长记席任理裁", s.rs[t.end-1]) ||
			strings.ContainsRune("会办团处室级", s.rune(t.end)) {
			continue
		}
		for i := t.start; i < t.end; i++ {
			s.stop[i] = true
		}
	}
}
