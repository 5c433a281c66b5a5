package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// columns is the width of s on a grid on which a Chinese character takes two.
func columns(s string) int {
	n := 0
	for _, c := range s {
		n += runeColumns(c)
	}
	return n
}

func runeColumns(c rune) int {
	switch {
	case c < 0x300:
		return 1
	case unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case c >= 0x1100 && c <= 0x115F, c >= 0x2E80 && c <= 0xA4CF, c >= 0xAC00 && c <= 0xD7A3,
		c >= 0xF900 && c <= 0xFAFF, c >= 0xFE30 && c <= 0xFE6F, c >= 0xFF01 && c <= 0xFF60,
		c >= 0xFFE0 && c <= 0xFFE6, c >= 0x1F300 && c <= 0x1FAFF, c >= 0x20000 && c <= 0x3FFFD,
		c >= 0x2018 && c <= 0x201D, c == 0x2014, c == 0x2026:
		return 2
	}
	return 1
}

// wrap breaks s into lines of about the same width, none much wider than the
// given number of columns. It breaks where a reader would pause, never inside
// a number or a word of Latin letters that fits a line.
func wrap(s string, width int) string {
	total := columns(s)
	if total <= width+2 || width <= 0 {
		return s
	}
	var out []string
	for _, line := range strings.Split(s, "\n") {
		out = append(out, wrapLine(line, width)...)
	}
	return strings.Join(out, "\n")
}

func wrapLine(s string, width int) (out []string) {
	for {
		total := columns(s)
		if total <= width+2 {
			return append(out, s)
		}
		lines := (total + width - 1) / width
		cut := breakAt(s, (total+lines-1)/lines, width+2)
		out = append(out, strings.TrimRightFunc(s[:cut], unicode.IsSpace))
		s = strings.TrimLeftFunc(s[cut:], unicode.IsSpace)
		if s == "" {
			return out
		}
	}
}

// breakAt returns the best byte to break s at: near the column want, not behind
// the column most.
func breakAt(s string, want, most int) int {
	best, bestCost, col := 0, 1<<30, 0
	var last rune
	for i, c := range s {
		if i > 0 && col > most && best > 0 {
			break
		}
		if i > 0 {
			cost := (col - want) * (col - want)
			if col > most {
				cost += 10000
			}
			if cost += breakCost(last, c); cost < bestCost {
				best, bestCost = i, cost
			}
		}
		last = c
		col += runeColumns(c)
	}
	if best == 0 {
		_, best = utf8.DecodeRuneInString(s)
	}
	return best
}

// breakCost says how much a break between two characters disturbs.
func breakCost(before, after rune) int {
	switch {
	case strings.ContainsRune("、，。；：！？”’）】》〉·%％", after), strings.ContainsRune("“‘（【《〈·", before):
		return 5000
	case latin(before) && latin(after), unicode.Is(unicode.Mn, after), unicode.Is(unicode.Cf, after):
		return 2000
	case before == '暨':
		return 100
	case strings.ContainsRune("、，；：）》” ", before), strings.ContainsRune("《（“第暨", after):
		return 0
	case strings.ContainsRune("的和与省市县区镇乡部委局", before):
		return 20
	}
	return 40
}

// shorten cuts s to a number of columns; a width of 0 or less cuts nothing.
func shorten(s string, width int) string {
	if width <= 0 || columns(s) <= width {
		return s
	}
	col := 0
	for i, c := range s {
		if col += runeColumns(c); col > width-2 {
			return s[:i] + "…"
		}
	}
	return s
}
