package tagger

// letters keeps the rows of the features that are about one character together
// for each of the characters that texts are made of: most characters have all of
// them, and one stretch of memory is read faster than seven.
type letters struct {
	number []uint16 // of each character of letterRanges
	rows   []letter // by number; the first is that of the many without a row
}

type letter [around]Row

// letterRanges are the ranges of characters that have a place of their own, one behind the other.
var letterRanges = [...]struct{ first, end rune }{
	{0x4E00, profileFirst + ProfileSize},
	{0, 0x80},
	{0x2000, 0x2060},
	{0x3000, 0x3040},
	{0xFF00, 0xFF60},
}

// letterIndex is the place of a character, or -1.
func letterIndex(c rune) int {
	at := 0
	for _, r := range letterRanges {
		if c >= r.first && c < r.end {
			return at + int(c-r.first)
		}
		at += int(r.end - r.first)
	}
	return -1
}

// newLetters looks all rows up.
func newLetters(t *Table) letters {
	var empty letter
	for f := range empty {
		empty[f] = Row{zeroRow, zeroRow}
	}
	out := letters{rows: []letter{empty}}
	for _, r := range letterRanges {
		for c := r.first; c < r.end; c++ {
			n := 0
			if l := newLetter(t, c); l != empty {
				n = len(out.rows)
				out.rows = append(out.rows, l)
			}
			out.number = append(out.number, uint16(n))
		}
	}
	return out
}

// of returns the rows of a character.
func (l *letters) of(c rune, t *Table) *letter {
	if i := letterIndex(c); i >= 0 {
		return &l.rows[l.number[i]]
	}
	rare := newLetter(t, c)
	return &rare
}

func newLetter(t *Table, c rune) (l letter) {
	base := mix(uint64(c) + 1)
	for f := range l {
		l[f] = t.row(key(f, base))
	}
	return l
}
