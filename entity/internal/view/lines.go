package view

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of a region that holds more than white space.
type line struct {
	start  int // byte offset of its first solid rune
	indent int // columns of white space before it
	runes  int // solid runes
	width  int // columns: wide runes count two
	blank  bool
	last   rune
	ends   bool // ends a sentence
}

const lineBreaks = "\n\r\f\v\u0085\u2028\u2029"

const (
	wrapMax   = 60 // runes: longer lines are paragraphs, not wrapped columns
	wrapSlack = 3  // runes by which a full line may be shorter than the column
	listMax   = 10 // runes: lines up to this length in a row are a list
)

// hardBreaks returns the byte offsets in s at which a paragraph starts although
// only white space stands before: the line breaks that are no wraps.
//
// A break is hard after a sentence's end; before an indented line; after a line
// that is short in a column that is otherwise full; at a blank line of text
// that is not wrapped; and between the lines of a list. Every other break may
// stand in the middle of a word and is soft.
func hardBreaks(s string) []int {
	lines := splitLines(s)
	wrapR, wrapW := column(lines)
	indented := 0
	for _, l := range lines {
		if l.indent >= 2 {
			indented++
		}
	}
	blockIndent := wrapR > 0 && indented*5 > len(lines)*4
	var out []int
	for i := 1; i < len(lines); i++ {
		p, l := lines[i-1], lines[i]
		short := wrapR > 0 && p.runes < wrapR-wrapSlack && p.width < wrapW-2*wrapSlack
		switch {
		case p.ends,
			l.indent >= 2 && !blockIndent,
			short,
			wrapR == 0 && l.blank,
			wrapR == 0 && alnum(p.last) && startsDate(s[l.start:]),
			wrapR == 0 && p.runes <= listMax && l.runes <= listMax:
			out = append(out, l.start)
		}
	}
	return out
}

// startsDate says whether a line opens with a month or a full year, as the text
// under a line of numbers (发布时间：2011-04-13) often does.
func startsDate(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n > 0 && n <= 2 && strings.HasPrefix(s[n:], "月") || n == 4 && strings.HasPrefix(s[n:], "年")
}

// splitLines finds the lines of s that hold more than white space.
func splitLines(s string) []line {
	var out []line
	var cur line
	open, newlines := false, 0
	flush := func() {
		if open {
			out = append(out, cur)
		}
		cur, open = line{}, false
	}
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case c == '\r' && i+1 < len(s) && s[i+1] == '\n':
			// counted with its line feed
		case strings.ContainsRune(lineBreaks, c):
			flush()
			newlines++
		case Dropped(c):
			if !open && unicode.IsSpace(c) {
				cur.indent += columns(c)
			}
		default:
			if !open {
				open, cur.start, cur.blank = true, i, newlines > 1
				newlines = 0
			}
			cur.runes++
			cur.width += columns(c)
			if strings.ContainsRune("。！？", c) {
				cur.ends = true
			} else if !strings.ContainsRune("”’）)】》」』", c) {
				cur.ends = false
			}
			cur.last = c
		}
		if open || !Dropped(c) {
			// indentation counts only before the first solid rune
		} else if strings.ContainsRune(lineBreaks, c) {
			cur.indent = 0
		}
		i += n
	}
	flush()
	return out
}

// column estimates the width of the column that the lines were wrapped to, in
// runes and in display columns; 0, 0 when they were not wrapped.
func column(lines []line) (runes, width int) {
	if len(lines) < 3 {
		return 0, 0
	}
	var byRunes [wrapMax + 1]int
	var byWidth [2*wrapMax + 1]int
	for _, l := range lines {
		if l.runes <= wrapMax {
			byRunes[l.runes]++
		}
		if l.width <= 2*wrapMax {
			byWidth[l.width]++
		}
	}
	runes, nr := peak(byRunes[:], 1)
	width, nw := peak(byWidth[:], 2)
	if 2*max(nr, nw) < len(lines) || runes <= listMax {
		return 0, 0
	}
	return runes, width
}

// peak returns the index around which, within slack, most is counted, and how
// much that is.
func peak(count []int, slack int) (at, sum int) {
	for i := range count {
		n := 0
		for k := max(0, i-slack); k <= min(len(count)-1, i+slack); k++ {
			n += count[k]
		}
		if n > sum || n == sum && count[i] > count[at] {
			at, sum = i, n
		}
	}
	return at, sum
}

func columns(c rune) int {
	if c < 0x1100 {
		return 1
	}
	return 2
}
