package view

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed traditional.txt
var traditionalPairs string

// firstHan and lastHan bound the table; the few pairs outside are rare enough
// to be left alone.
const firstHan, lastHan = 0x4E00, 0x9FFF

// table says of each character of the basic block what it folds to and which
// script it is a sign of.
type table [lastHan - firstHan + 1]struct {
	fold rune // 0: itself
	sign int8 // +1 only traditional text has it, -1 only simplified text
}

// pairs is read once and never changed.
var pairs = sync.OnceValue(func() *table {
	t := new(table)
	for line := range strings.Lines(traditionalPairs) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		simple, n := utf8.DecodeRuneInString(line)
		rest, both := strings.CutPrefix(line[n:], "+")
		if i := simple - firstHan; !both && i >= 0 && int(i) < len(t) {
			t[i].sign = -1
		}
		for _, c := range strings.TrimSpace(rest) {
			if i := c - firstHan; i >= 0 && int(i) < len(t) {
				t[i].fold, t[i].sign = simple, 1
			}
		}
	}
	return t
})

// signsEnough is the number of characters of one script after which no more are
// looked at: a text has one for every two or three characters.
const signsEnough = 200

// isTraditional says whether the text is in traditional characters, which are
// then folded to simplified ones for matching: whether it has more than twice
// as many characters that only traditional text has as such that only
// simplified text has. A simplified text keeps what traditional characters it has,
// which are mostly in names (喆, 昇, 堃); a single one decides nothing.
func isTraditional(source string, regions []Region) bool {
	t := pairs()
	traditional, simple := 0, 0
	for _, r := range regions {
		start, end := max(0, min(r.Start, len(source))), max(0, min(r.End, len(source)))
		if start >= end {
			continue
		}
		for _, c := range source[start:end] {
			if c < firstHan || c > lastHan {
				continue
			}
			switch t[c-firstHan].sign {
			case 1:
				traditional++
			case -1:
				simple++
			default:
				continue
			}
			if traditional+simple >= signsEnough {
				return traditional > 2*simple
			}
		}
	}
	return traditional > 1 && traditional > 2*simple
}

// traditional returns the folding of traditional to simplified characters, one
// for one.
func traditional() func(rune) rune {
	t := pairs()
	return func(c rune) rune {
		if c >= firstHan && c <= lastHan && t[c-firstHan].fold != 0 {
			return t[c-firstHan].fold
		}
		return c
	}
}
