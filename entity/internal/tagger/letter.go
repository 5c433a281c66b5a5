package tagger

// letters keeps the rows of the features that are about one character together
// for each of the characters that texts are made of: most characters have all of
// them, and one stretch of memory is read faster than seven.
type letters struct {
	number []uint16 // of each character of charRanges
	rows   []letter // by number; the first is that of the many without a row
}

type letter [around]Row

// newLetters looks all rows up.
func newLetters(t *Table) letters {
	var empty letter
	for f := range empty {
		empty[f] = Row{zeroRow, zeroRow}
	}
	out := letters{rows: []letter{empty}}
	for _, r := range charRanges {
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
	if i := charIndex(c); i >= 0 {
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
