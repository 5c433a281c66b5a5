package view

import (
	"strings"
	"unicode"
)

// line is one line of a region that holds more than white space.
type line struct {
	start  int  // byte offset of its first solid rune
	indent int  // columns of white space before it
	runes  int  // runes, leading and inner white space included
	width  int  // columns of the same: wide runes count two
	blank  bool // an empty line stands before it
	ends   bool // it ends a sentence
	closes bool // it starts with a closing mark: it goes on from the line before
	rest   bool // it is nothing but closing marks
}

// isClosing says whether c is a mark that ends a sentence's end; no paragraph starts
// with one.
func isClosing(c rune) bool {
	switch c {
	case '”', '’', '）', ')', '】', '》', '」', '』':
		return true
	}
	return false
}

const lineBreaks = "\n\r\f\v\u0085\u2028\u2029"

const (
	wrapMax   = 60 // runes: longer lines are paragraphs, not wrapped columns
	wrapMin   = 6  // runes: no column is narrower
	wrapSlack = 3  // runes by which a full line may be shorter than the column
	listMax   = 10 // runes: three and more lines up to this length in a row are a list, unless they are running text
)

// hardBreaks returns the byte offsets in s at which a paragraph starts although
// only white space stands before: the line breaks that are no wraps.
//
// A break is hard after a sentence's end; before an indented line; after a
// paragraph's first line when that is short in a column that is otherwise full; at a blank line of text
// that is not wrapped; and between the lines of a list. Every other break may
// stand in the middle of a word and is soft.
// lead is what stands before s on its first line; it counts for the width.
func hardBreaks(lead, s string) []int {
	if at, _ := nextBreak(s); at < 0 {
		return nil
	}
	lines := splitLines(s)
	if len(lines) > 0 {
		for _, c := range lead {
			lines[0].runes++
			lines[0].width += columns(c)
		}
	}
	wrapR, wrapW := column(s, lines)
	slack := min(wrapSlack, wrapR/3)
	indented := 0
	for _, l := range lines {
		if l.indent >= 2 {
			indented++
		}
	}
	blockIndent := wrapR > 0 && indented*5 > len(lines)*4
	isShort := func(l line) bool {
		return wrapR > 0 && l.runes < wrapR-slack && l.width < wrapW-2*slack
	}
	opens := true // the line in front opens a paragraph
	var out []int
	for i := 1; i < len(lines); i++ {
		p, l := lines[i-1], lines[i]
		if l.rest {
			lines[i].ends = p.ends
		}
		hard := false
		switch {
		case l.closes:
		case p.ends,
			l.indent >= 2 && !blockIndent,
			isShort(p) && opens, // a subheading; in mid-paragraph it is a remnant of a wrap
			wrapR == 0 && l.blank,
			wrapR == 0 && endsNumber(s[p.start:l.start]) && startsDate(s[l.start:]),
			wrapR == 0 && p.runes <= listMax && l.runes <= listMax &&
				(i > 1 && lines[i-2].runes <= listMax || i+1 < len(lines) && lines[i+1].runes <= listMax):
			out = append(out, l.start)
			hard = true
		}
		opens = hard
	}
	return out
}

// endsNumber says whether a line ends with a number that is whole: 2015-05-08,
// 14:00, 阅读次数：162. (，1 may be the first digit of 12月.)
func endsNumber(s string) bool {
	s = strings.TrimRightFunc(s, Dropped)
	head := strings.TrimRightFunc(s, alnum)
	return len(head) < len(s) && strings.ContainsAny(head[max(0, len(head)-len("：")):], "-/:.：")
}

// startsDate says whether a line opens with a month or a full year, as the text
// under a line of numbers (发布时间：2015-05-08) often does.
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
	empty := false
	for start := 0; start < len(s); {
		end, next := len(s), len(s)
		if i, n := nextBreak(s[start:]); i >= 0 {
			end = start + i
			next = end + n
			if strings.HasPrefix(s[end:], "\r\n") {
				next = end + 2
			}
		}
		if l, ok := measure(s[start:end]); ok {
			l.start += start
			l.blank = empty
			out, empty = append(out, l), false
		} else {
			empty = true
		}
		start = next
	}
	return out
}

// nextBreak returns where the first of the lineBreaks stands in s, and its length in
// bytes; at is -1 when there is none.
func nextBreak(s string) (at, n int) {
	for i := 0; i < len(s); i++ {
		if HanAt(s, i) != 0 {
			i += HanSize - 1
			continue
		}
		switch c := s[i]; {
		case c >= '\n' && c <= '\r':
			return i, 1
		case c == "\u0085"[0] && strings.HasPrefix(s[i:], "\u0085"):
			return i, len("\u0085")
		case c == "\u2028"[0] && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
			return i, len("\u2028")
		}
	}
	return -1, 0
}

// measure describes one line; ok is false when it holds nothing but white space.
func measure(s string) (l line, ok bool) {
	spaces, spaceWidth := 0, 0 // since the last solid rune
	for i, c := range s {
		if ok && spaces == 0 && han(c) { // nearly all of a text
			l.runes++
			l.width += 2
			l.ends, l.rest = false, false
			continue
		}
		if Dropped(c) {
			if unicode.IsSpace(c) {
				spaces++
				spaceWidth += columns(c)
			}
			continue
		}
		closes := isClosing(c)
		if !ok {
			ok, l.start, l.indent = true, i, spaceWidth
			l.closes, l.rest = closes, true
		}
		l.rest = l.rest && closes
		l.runes += spaces + 1
		l.width += spaceWidth + columns(c)
		spaces, spaceWidth = 0, 0
		if c == '。' || c == '！' || c == '？' {
			l.ends = true
		} else if !closes {
			l.ends = false
		}
	}
	return l, ok
}

// column estimates the width of the column that the lines of s were wrapped to, in
// runes and in display columns; 0, 0 when they were not wrapped.
func column(s string, lines []line) (runes, width int) {
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
	if 2*max(nr, nw) < len(lines) || runes < wrapMin {
		return 0, 0
	}
	if runes <= listMax {
		full := max(byRunes[runes], byWidth[width]+byWidth[width-1]) // a wide character may not have fitted
		if 3*full < 2*len(lines) || !runOn(s, lines) {
			return 0, 0
		}
	}
	return runes, width
}

// runOn says whether short lines of s are running text: marks stand within the lines of
// a column, here and there; those of a list have none, or all have the same
// (1、加强领导; 县长：沈青禾; 统一思想，提高认识).
func runOn(s string, lines []line) bool {
	alike := map[string]int{} // lines by their marks
	most, broken := 0, 0
	for i, l := range lines {
		end := len(s)
		if i+1 < len(lines) {
			end = lines[i+1].start
		}
		text := strings.TrimRightFunc(s[l.start:end], Dropped)
		marks := strings.Map(func(c rune) rune {
			if strings.ContainsRune(lineMarks, c) {
				return c
			}
			return -1
		}, text)
		if marks == "" {
			continue
		}
		alike[marks]++
		most = max(most, alike[marks])
		if strings.ContainsAny(strings.TrimRight(text, lineMarks), stops) {
			broken++
		}
	}
	return broken >= 2 && broken*6 >= len(lines) && most*3 <= len(lines)*2
}

const (
	stops     = "，。、；！？,;!?"
	lineMarks = stops + "：:（）()“”《》"
)

// peak returns the fullest index of those around which, within slack, most is counted,
// and how much that is.
func peak(count []int, slack int) (fullest, sum int) {
	at := 0
	for i := range count {
		n := 0
		for k := max(0, i-slack); k <= min(len(count)-1, i+slack); k++ {
			n += count[k]
		}
		if n > sum || n == sum && count[i] > count[at] {
			at, sum = i, n
		}
	}
	fullest = at
	for k := min(len(count)-1, at+slack); k >= max(0, at-slack); k-- {
		if count[k] > count[fullest] {
			fullest = k
		}
	}
	return fullest, sum
}

func columns(c rune) int {
	if c < 0x1100 {
		return 1
	}
	return 2
}
