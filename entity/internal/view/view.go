// Package view folds the text of an article for matching and keeps a map back
// to the source.
//
// In the folded text the white space inside paragraphs is gone, so that a name
// that a line wrap or letter-spacing broke is whole again (but for one space
// between words and numbers in ASCII); full-width letters
// and digits are ASCII; punctuation has one form ("(" is "（"); the end of a
// paragraph is one "\n". Every offset of the folded text leads back to the
// bytes of the source that it came from.
package view

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Range is a half-open range of byte offsets into the folded text.
type Range struct{ Start, End int }

// Len is the number of bytes of folded text covered.
func (r Range) Len() int { return r.End - r.Start }

// Contains says whether s lies inside r.
func (r Range) Contains(s Range) bool { return r.Start <= s.Start && s.End <= r.End }

// Overlaps says whether r and s share a byte.
func (r Range) Overlaps(s Range) bool { return r.Start < s.End && s.Start < r.End }

// Gap says what stood in the source between two neighbours of the folded text.
type Gap int

// The gaps, from none to a change of region.
const (
	NoGap   Gap = iota
	Space       // white space, perhaps with a line break
	Newline     // a line break alone, inside a paragraph
)

// run is a stretch of folded text that maps to the source. A plain run has as
// many source bytes as folded bytes; any other run is one rune.
type run struct{ dst, src, srcEnd int }

// View is the folded text of one article. It does not change after New.
type View struct {
	text      string
	runs      []run
	source    string
	heads     []uint64 // a bit for each byte of text: a run starts there
	sorted    []int    // indexes of runs by src; nil: they are in that order
	sentences []Range

	traditional bool
}

// Region is a half-open byte range of the source that New folds. The line breaks
// of a Soft one, such as a headline, never end a paragraph.
type Region struct {
	Start, End int
	Soft       bool
}

// New folds the given regions of source, in the given order; none means all of
// source. What lies outside source, or in an earlier region, is cut off.
func New(source string, regions []Region) *View {
	if len(regions) == 0 {
		regions = []Region{{0, len(source), false}}
	}
	regions = disjoint(regions, len(source))
	b := builder{source: source, runs: make([]run, 0, 2*len(regions)+6)}
	size := 0
	for _, r := range regions {
		size += r.End - r.Start
	}
	b.text.Grow(size)
	if hasTraditional(source, regions) {
		b.script = characters()
	}
	for _, r := range regions {
		b.breakHere(r.Start)
		b.region(r.Start, r.End, r.Soft)
	}
	v := &View{text: b.text.String(), runs: b.runs, source: source, traditional: b.script != nil}
	v.heads = make([]uint64, len(v.text)/64+1)
	for _, r := range v.runs {
		v.heads[r.dst/64] |= 1 << (r.dst % 64)
	}
	bySource := func(a, b run) int { return a.src - b.src }
	if !slices.IsSortedFunc(v.runs, bySource) {
		v.sorted = make([]int, len(v.runs))
		for i := range v.sorted {
			v.sorted[i] = i
		}
		slices.SortStableFunc(v.sorted, func(i, j int) int { return bySource(v.runs[i], v.runs[j]) })
	}
	v.sentences = v.split()
	return v
}

// inSource returns the index of the run that is the i-th in the source.
func (v *View) inSource(i int) int {
	if v.sorted == nil {
		return i
	}
	return v.sorted[i]
}

// Text returns the folded text.
func (v *View) Text() string { return v.text }

// Traditional says whether traditional characters of the source were folded.
func (v *View) Traditional() bool { return v.traditional }

// Slice returns the folded text of r, cut to the text.
func (v *View) Slice(r Range) string {
	start := min(max(r.Start, 0), len(v.text))
	return v.text[start:min(max(r.End, start), len(v.text))]
}

// Original returns what r covers as it stands in the source.
func (v *View) Original(r Range) string {
	start, end := v.Source(r)
	return v.source[start:end]
}

// runAt returns the index of the run that covers the folded byte p.
func (v *View) runAt(p int) int {
	from, to := 0, len(v.runs)
	for to-from > 1 {
		if m := (from + to) / 2; v.runs[m].dst <= p {
			from = m
		} else {
			to = m
		}
	}
	return from
}

// Source returns the half-open byte range of the source that r covers, from
// its first rune to its last. An empty r gives an empty range. A range across
// a paragraph's end or a change of region covers what lies between in the
// source only when the source has the same order.
func (v *View) Source(r Range) (start, end int) {
	if len(v.runs) == 0 || r.Start < 0 || r.End > len(v.text) || r.Start >= r.End {
		return 0, 0
	}
	i := v.runAt(r.Start)
	k := i
	if v.dstEnd(i) < r.End {
		k = v.runAt(r.End - 1)
	}
	first, last := v.runs[i], v.runs[k]
	start, end = first.src, last.srcEnd
	if v.plain(i) {
		start = first.src + r.Start - first.dst
	}
	if v.plain(k) {
		end = last.src + r.End - last.dst
	}
	if end < start {
		return 0, 0
	}
	return start, end
}

// dstEnd is where run i of the folded text ends.
func (v *View) dstEnd(i int) int {
	if i+1 < len(v.runs) {
		return v.runs[i+1].dst
	}
	return len(v.text)
}

// plain says whether run i maps bytes one to one.
func (v *View) plain(i int) bool { return v.dstEnd(i)-v.runs[i].dst == v.runs[i].srcEnd-v.runs[i].src }

// Fold returns the range of the folded text that came from the source bytes
// [start, end); ok is false when none did.
func (v *View) Fold(start, end int) (r Range, ok bool) {
	lo := sort.Search(len(v.runs), func(i int) bool { return v.runs[v.inSource(i)].srcEnd > start })
	first := true
	for i := lo; i < len(v.runs); i++ {
		k := v.inSource(i)
		u := v.runs[k]
		if u.src >= end {
			break
		}
		if u.src == u.srcEnd {
			continue // a break has no source
		}
		a, b := u.dst, v.dstEnd(k)
		if v.plain(k) {
			a, b = u.dst+max(0, start-u.src), u.dst+min(end, u.srcEnd)-u.src
		}
		if a >= b {
			continue
		}
		if first {
			r, first = Range{a, b}, false
			continue
		}
		r.Start, r.End = min(r.Start, a), max(r.End, b)
	}
	return r, !first
}

// Gap says what stood in the source right before the folded byte p.
func (v *View) Gap(p int) Gap {
	if p <= 0 || p >= len(v.text) || v.heads[p/64]>>(p%64)&1 == 0 {
		return NoGap
	}
	return v.gapAt(v.runAt(p))
}

// gapAt says what stood in the source right before run i, which is not the first.
func (v *View) gapAt(i int) Gap {
	from, to := v.runs[i-1].srcEnd, v.runs[i].src
	if from >= to {
		return NoGap
	}
	between := v.source[from:to]
	space, newline := false, false
	for _, c := range between {
		if strings.ContainsRune(lineBreaks, c) {
			newline = true
		} else if unicode.IsSpace(c) {
			space = true
		}
	}
	switch {
	case space:
		return Space
	case newline:
		return Newline
	}
	return NoGap
}

// Paragraphs returns the ranges between hard breaks, without empty ones.
func (v *View) Paragraphs() []Range {
	out := make([]Range, 0, strings.Count(v.text, "\n")+1)
	for start := 0; start < len(v.text); {
		end := strings.IndexByte(v.text[start:], '\n')
		if end < 0 {
			end = len(v.text)
		} else {
			end += start
		}
		if end > start {
			out = append(out, Range{start, end})
		}
		start = end + 1
	}
	return out
}

// Sentences returns the sentences in order: stretches that end with 。！？ or …
// and the closing quotes or brackets after them, or at a hard break. They are not to be
// changed.
func (v *View) Sentences() []Range { return v.sentences }

// split finds the sentences.
func (v *View) split() []Range {
	out := make([]Range, 0, len(v.text)/100+1)
	for _, p := range v.Paragraphs() {
		start := p.Start
		for i := p.Start; i < p.End; {
			if b := v.text[i]; b >= 0xE4 && b <= 0xE9 { // a Chinese character; the folded text is valid
				i += 3
				continue
			}
			c, n := utf8.DecodeRuneInString(v.text[i:p.End])
			i += n
			if !ends(c) {
				continue
			}
			for i < p.End {
				c, n := utf8.DecodeRuneInString(v.text[i:p.End])
				if !ends(c) && !closes(c) {
					break
				}
				i += n
			}
			out = append(out, Range{start, i})
			start = i
		}
		if start < p.End {
			out = append(out, Range{start, p.End})
		}
	}
	return out
}

// Squeeze returns s without the characters that a view drops, and with the characters
// that signs of radicals stand for. Nothing else is changed, so that it gives the text of a mention.
func Squeeze(s string) string {
	return strings.Map(func(c rune) rune {
		if Dropped(c) {
			return -1
		}
		return Radical(c)
	}, s)
}

// Dropped says whether a view drops c: white space, zero-width characters, the
// byte order mark, marks of direction and variation selectors.
func Dropped(c rune) bool {
	switch {
	case c >= 0x21 && c <= 0x7E, c > 0x3000 && c < 0xFE00, c > 0xFEFF && c < 0xE0100:
		return false // at once: nearly all of a text
	case c >= 0xFE00 && c <= 0xFE0F, c >= 0xE0100 && c <= 0xE01EF:
		return true
	case c >= 0x200B && c <= 0x200F, c >= 0x202A && c <= 0x202E, c >= 0x2060 && c <= 0x2064,
		c >= 0x2066 && c <= 0x2069, c == 0xFEFF, c == 0xAD, c == 0x180E:
		return true
	}
	return unicode.IsSpace(c)
}

// ends says whether c ends a sentence.
func ends(c rune) bool { return c == '。' || c == '！' || c == '？' || c == '…' }

// closes says whether c closes what may hold the end of a sentence.
func closes(c rune) bool { return c == '”' || c == '’' || c == '）' || c == '】' || c == '》' }
