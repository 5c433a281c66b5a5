package page

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/internal/view"
)

// A text is a source reduced to its solid characters, one folded rune each,
// with the lines and paragraphs that they stand in. Positions in it are
// indexes of chars, never bytes: only span leads back to the source.
type text struct {
	source  string
	chars   []char
	lines   []line
	paras   []block // in order, without gaps
	wrapped bool    // most of the text stands in lines of a column
	grams   bigrams // memory, see restates
}

// char is one solid character: r is what patterns see, size bytes from start
// are what stands in the source.
type char struct {
	start int32
	r     rune
	line  int32
	size  uint8
	space bool // white space before it in its line
	trail bool // white space beside the line break before it
}

func (c char) end() int { return int(c.start) + int(c.size) }

// block is a half-open range of chars.
type block struct{ from, to int }

func (b block) len() int    { return b.to - b.from }
func (b block) empty() bool { return b.from >= b.to }

// line is one line that holds more than white space.
type line struct {
	block
	raw    int  // runes, white space included
	width  int  // display columns of the solid runes
	indent int  // display columns of white space before the first solid rune
	blank  bool // an empty line before it
	full   bool // as long as the column: the next line may continue it
	hard   bool // a paragraph starts here
	lead   leadKind
}

// texts are memory for texts: nothing in an article points into it.
var texts = sync.Pool{New: func() any { return new(text) }}

// keptMax is the number of characters beyond which the memory of a text is not kept.
const keptMax = 1 << 17

// close gives the memory of the text back, which must not be used any more.
func (t *text) close() {
	if cap(t.chars) <= keptMax {
		*t = text{chars: t.chars[:0], lines: t.lines[:0], paras: t.paras[:0], grams: t.grams}
		texts.Put(t)
	}
}

// read finds the lines of source, of at most pieceMax bytes. The text is to be closed.
func read(source string) *text {
	t := texts.Get().(*text)
	t.source, t.chars = source, slices.Grow(t.chars, len(source)/3+1)
	cur, newlines, space, trail := line{}, 0, false, false
	flush := func() {
		if n := len(t.chars); n > cur.from {
			cur.to = n
			t.lines = append(t.lines, cur)
			newlines = 0
			trail = space
		}
		cur = line{block: block{from: len(t.chars)}}
		space = false
	}
	for i := 0; i < len(source); {
		at := i
		c, n := view.HanAt(source, i), view.HanSize
		if c == 0 {
			c, n = utf8.DecodeRuneInString(source[i:])
		}
		i += n
		var r rune
		if han(c) {
			r = foldHan(c)
		} else {
			solid := false
			switch {
			case c == '\r' && strings.HasPrefix(source[i:], "\n"): // counted with its line feed
			case c == '\n', c == '\r', c == '\v', c == '\u0085', c == '\u2028', c == '\u2029':
				flush()
				newlines++
			case c == '\f': // the end of a page stands for a blank line
				flush()
				newlines += 2
			case view.Dropped(c):
				if unicode.IsSpace(c) {
					space = true
					cur.raw++
					if len(t.chars) == cur.from {
						cur.indent += columns(c)
					}
				}
			default:
				solid = true
			}
			if !solid {
				continue
			}
			r = fold(c)
		}
		k := len(t.chars)
		first := k == cur.from
		if first {
			cur.blank = newlines > 1
		}
		cur.raw++
		cur.width += columns(c)
		if k == cap(t.chars) {
			t.chars = slices.Grow(t.chars, 1)
		}
		t.chars = t.chars[:k+1]
		to := &t.chars[k] // filled in place, which is quicker than a copy
		to.start, to.r, to.line, to.size = int32(at), r, int32(len(t.lines)), uint8(n)
		to.space, to.trail = space && !first, first && (space || trail)
		space = false
	}
	flush()
	t.measure()
	t.paragraphs()
	return t
}

func columns(c rune) int {
	switch {
	case c == '\t':
		return 4
	case c < 0x1100:
		return 1
	}
	return 2
}

// paragraphs joins the lines that wraps cut.
func (t *text) paragraphs() {
	indented := 0
	for _, l := range t.lines {
		if l.indent >= 2 {
			indented++
		}
	}
	all := indented*5 > len(t.lines)*4 // the whole text is indented
	for i := range t.lines {
		t.lines[i].lead = t.findLead(t.lines[i].from)
	}
	for i := range t.lines {
		l := &t.lines[i]
		l.hard = i == 0 || l.indent >= 2 && !all || !t.lines[i-1].full ||
			t.endsSentence(t.lines[i-1].to) || t.leadLine(i) || t.labelLine(*l) || l.blank && (t.headGroup(i) || t.endsByline(l.from))
		if l.hard {
			t.paras = append(t.paras, l.block)
		} else {
			t.paras[len(t.paras)-1].to = l.to
		}
	}
}

// headGroup says whether the lines right before line i, between two blank
// lines and behind the end of a text, can be a headline: then line i starts
// something new, however long the line before it is.
func (t *text) headGroup(i int) bool {
	start := i - 1
	for start > 0 && i-start < headlineLines && !t.lines[start].blank {
		start--
	}
	from := t.lines[start].from
	if start > 0 && (!t.lines[start].blank || !t.endsSentence(from) && !strings.ContainsRune("）】", t.chars[from-1].r)) {
		return false
	}
	return t.headlineLike(block{from, t.lines[i].from})
}

// span returns the bytes of the source from the first to the last char of b.
func (t *text) span(b block) entity.Span {
	if b.empty() {
		return entity.Span{}
	}
	return entity.Span{Start: int(t.chars[b.from].start), End: t.chars[b.to-1].end()}
}

// str returns the folded characters of b.
func (t *text) str(b block) string {
	var s strings.Builder
	s.Grow(3 * max(0, b.len()))
	for i := b.from; i < b.to; i++ {
		s.WriteRune(t.chars[i].r)
	}
	return s.String()
}

// head returns at most n folded characters from position at.
func (t *text) head(at, n int) string { return t.str(block{at, min(at+n, len(t.chars))}) }

// lineOf returns the line that position at stands in.
func (t *text) lineOf(at int) int {
	if at >= len(t.chars) {
		return len(t.lines)
	}
	return int(t.chars[at].line)
}

// parasIn returns the paragraphs of b, the first and the last cut to it.
func (t *text) parasIn(b block) []block {
	lo, hi := 0, len(t.paras)
	for lo < hi {
		if m := (lo + hi) / 2; t.paras[m].to <= b.from {
			lo = m + 1
		} else {
			hi = m
		}
	}
	var out []block
	for _, p := range t.paras[lo:] {
		if p.from >= b.to {
			break
		}
		out = append(out, block{max(p.from, b.from), min(p.to, b.to)})
	}
	return out
}

// linesIn returns the lines of b, the first and the last cut to it.
func (t *text) linesIn(b block) []block {
	if b.empty() {
		return nil
	}
	var out []block
	for i := t.lineOf(b.from); i < len(t.lines) && t.lines[i].from < b.to; i++ {
		out = append(out, block{max(t.lines[i].from, b.from), min(t.lines[i].to, b.to)})
	}
	return out
}

const (
	enders  = "。！？!?…"
	closers = "”’\"'」』）)】]》〉"
)

// endsSentence says whether the characters before position at end a sentence.
func (t *text) endsSentence(at int) bool {
	for i := at - 1; i >= 0 && i >= at-4; i-- {
		switch r := t.chars[i].r; {
		case strings.ContainsRune(enders, r):
			return true
		case !strings.ContainsRune(closers, r):
			return false
		}
	}
	return false
}

// has says whether one of the runes of set stands in b.
func (t *text) has(b block, set string) bool {
	if b.empty() {
		return false
	}
	in := t.chars[b.from:b.to]
	for _, r := range set {
		for i := range in {
			if in[i].r == r {
				return true
			}
		}
	}
	return false
}
