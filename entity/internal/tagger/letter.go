package tagger

// letters keeps the rows of the features that are about one character together
// for each of the characters that texts are made of: most characters have all of
// them, and one stretch of memory is read faster than seven.
type letters struct {
	rows  []letter // by the letter of a char; the first is that of the many without a row
	table *Table
}

type letter [around]Row

// rare is the letter of a character that is not kept.
const rare = 1<<16 - 1

// newLetters looks all rows up and tells the alphabet where they are.
func newLetters(t *Table, a *Alphabet) letters {
	var empty letter
	for f := range empty {
		empty[f] = Row{zeroRow, zeroRow}
	}
	out := letters{rows: []letter{empty}, table: t}
	kept := map[rune]uint16{}
	for i := range a.chars {
		c := &a.chars[i]
		n, ok := kept[c.form]
		if !ok {
			if l := newLetter(t, c.form); l != empty {
				n = uint16(len(out.rows))
				out.rows = append(out.rows, l)
			}
			kept[c.form] = n
		}
		c.letter = n
	}
	return out
}

// of returns the rows of a character.
func (l *letters) of(c *char) *letter {
	if c.letter != rare {
		return &l.rows[c.letter]
	}
	kept := newLetter(l.table, c.form)
	return &kept
}

func newLetter(t *Table, c rune) (l letter) {
	base := mix(uint64(c) + 1)
	for f := range l {
		l[f] = t.row(key(f, base))
	}
	return l
}
