package entity

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/lexicon"
	"github.com/go-renshi/renshi/entity/internal/tagger"
	"github.com/go-renshi/renshi/entity/internal/view"
	"github.com/go-renshi/renshi/entity/segment"
)

// scan is one article as the recognisers read it: the folded text in runes,
// its words, and the entries of the word lists at every rune. Indexes are
// runes of the folded text.
type scan struct {
	view  *View
	text  string
	works []bool  // runes in titles of works, nil if there are none
	trace *tracer // nil if nobody asks

	// What follows is memory that the scan of another article takes over when this one
	// is closed: no mention points into it.

	rs  []rune
	off []int // byte offset in text of each rune, and of the end

	stretch []int32 // the first rune of each stretch of the text, see stretchBits

	words lexicon.Found // of the word lists

	wordStart []int32 // first rune of the word that covers each rune
	wordEnd   []int32 // its end
	wordTag   []string
	tokens    []segment.Token // of a paragraph

	stop   []bool  // runes that belong to a date or a sure person: no name of a body crosses them
	spanAt []int32 // of each rune: 1 + the title span that starts there, 0 if none does
	spanTo []bool  // of each rune and the end: a title span ends there

	nameFrom, nameTo []bool // see markNames

	spare    []*groups // see done
	register register

	hosts, cands, chosen []candidate
	agreed               []candidate // see agreement
	kept                 struct {    // what recognisers gathered for the last article
		people, places, bodies, titles, spans []candidate
		readings                              []*tagger.Reading
		offices, weighed                      []titleSpan
		scores                                []float64
	}
}

var scans = sync.Pool{New: func() any { return new(scan) }}

// newScan prepares the article. Each paragraph is segmented in one call. The scan is to
// be closed.
func newScan(v *View, words *lexicon.Trie, seg segment.Segmenter) *scan {
	s := scans.Get().(*scan)
	s.view, s.text = v, v.Text()
	n := len(s.text)/3 + 1 // nearly all characters have three bytes
	s.stretch = s.stretch[:0]
	s.rs, s.off = slices.Grow(s.rs[:0], n), slices.Grow(s.off[:0], n+1)
	for i := 0; i < len(s.text); {
		c, size := view.HanAt(s.text, i), view.HanSize
		if c == 0 {
			c, size = utf8.DecodeRuneInString(s.text[i:])
		}
		if i>>stretchBits == len(s.stretch) {
			s.stretch = append(s.stretch, int32(len(s.rs)))
		}
		s.rs, s.off = append(s.rs, c), append(s.off, i)
		i += size
	}
	n = len(s.rs)
	s.off = append(s.off, len(s.text))
	words.FindAll(s.rs, &s.words)
	s.segment(seg)
	s.markWorks()
	s.stop, s.spanAt, s.spanTo = sized(s.stop, n), sized(s.spanAt, n+1), sized(s.spanTo, n+1)
	clear(s.stop)
	clear(s.spanAt)
	clear(s.spanTo)
	return s
}

// keptMax is the number of runes of an article beyond which its memory is not kept.
const keptMax = 1 << 17

// close gives the memory of the scan back, which must not be used any more.
func (s *scan) close() {
	s.view, s.text, s.works, s.trace = nil, "", nil, nil
	if cap(s.rs) <= keptMax {
		scans.Put(s)
	}
}

// sized returns a slice of n elements, whatever they are, in the memory of s if there
// is enough.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// segment cuts the text into words. A hard break is a word of its own.
func (s *scan) segment(seg segment.Segmenter) {
	n := len(s.rs)
	s.wordStart, s.wordEnd, s.wordTag = sized(s.wordStart, n), sized(s.wordEnd, n), sized(s.wordTag, n)
	i := 0
	for _, p := range s.view.Paragraphs() {
		for ; i < n && s.off[i] < p.Start; i++ {
			s.wordStart[i], s.wordEnd[i], s.wordTag[i] = int32(i), int32(i+1), "x"
		}
		for _, t := range s.wordsOf(seg, s.text[p.Start:p.End]) {
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
	s.cutTails()
	s.cutBirths()
}

// wordsOf segments a paragraph, in memory of the scan if the segmenter can.
func (s *scan) wordsOf(seg segment.Segmenter, paragraph string) []segment.Token {
	if a, ok := seg.(segment.Appender); ok {
		s.tokens = a.Append(s.tokens[:0], paragraph)
		return s.tokens
	}
	return seg.Segment(paragraph)
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

// cutTails cuts the words that the segmenter does not know where a word begins that stands behind names and goes to
// their end or further: 顾长岭作|表态 is 顾长岭|作表态.
func (s *scan) cutTails() {
	for i := 0; i < len(s.rs); i = int(s.wordEnd[i]) {
		e := int(s.wordEnd[i])
		if e-i < 3 || s.wordTag[i] != "x" || !han(s.rs[i]) {
			continue
		}
		for k := i + 1; k < e; k++ {
			if n := s.longest(k, wAfter); n > 1 && k+n >= e {
				s.cut(k)
				break
			}
		}
	}
}

// cutBirths gives the 生 of 生于 to the name in front where a year and what was done in it follow:
// 顾春|生于|2019|年|加入 is 顾春生|于.
func (s *scan) cutBirths() {
	for i := 1; i+6 < len(s.rs); i++ {
		if s.rs[i] != '生' || s.rs[i+1] != '于' || s.wordEnd[i] != int32(i+2) || s.wordStart[i] != int32(i) {
			continue
		}
		e, a := i+2, int(s.wordStart[i-1])
		for e < len(s.rs) && (s.rs[e] >= '0' && s.rs[e] <= '9' || strings.ContainsRune("年月日", s.rs[e])) {
			e++
		}
		if e > i+5 && s.rs[e-1] > '9' && e < len(s.rs) && strings.HasPrefix(s.wordTag[e], "v") && !s.has(e, "出生") && i-a < 3 {
			s.cut(i + 1)
			for k := a; k <= i; k++ {
				s.wordStart[k], s.wordEnd[k], s.wordTag[k] = int32(a), int32(i+1), "x"
			}
		}
	}
}

// cut makes i, which is inside a word, the edge of two that the segmenter does not know.
func (s *scan) cut(i int) {
	a, e := s.wordStart[i], s.wordEnd[i]
	for k := a; k < e; k++ {
		if s.wordTag[k] = "x"; k < int32(i) {
			s.wordEnd[k] = int32(i)
		} else {
			s.wordStart[k] = int32(i)
		}
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
func (s *scan) at(i int) []lexicon.Hit { return s.words.At(i) }

// may says whether a word with a class of c starts at i.
func (s *scan) may(i int, c lexicon.Class) bool { return s.words.May(i, c) }

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
	if !s.may(a, c) || !s.words.MayEnd(b, c) {
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
	if !s.words.MayEnd(e, c) {
		return 0
	}
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
	if b < 0 || b > len(s.text) {
		return -1
	}
	i := 0
	if len(s.stretch) > 0 {
		i = int(s.stretch[min(b>>stretchBits, len(s.stretch)-1)])
	}
	for s.off[i] < b {
		i++
	}
	if s.off[i] > b {
		return -1
	}
	return i
}

// stretchBits is the binary logarithm of the bytes of a stretch, in which one rune at least begins.
const stretchBits = 6

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
