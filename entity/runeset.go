package entity

// runeSet is a set of runes of the basic plane; all others are always in it. It tells for one load that none
// of many words starts or ends at a place.
type runeSet [1 << 10]uint64

func (s *runeSet) add(r rune) {
	if r >= 0 && r < 1<<16 {
		s[r>>6] |= 1 << (r & 63)
	}
}

func (s *runeSet) has(r rune) bool { return r < 0 || r >= 1<<16 || s[r>>6]>>(r&63)&1 != 0 }
