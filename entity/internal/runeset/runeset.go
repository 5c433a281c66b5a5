// Package runeset is a set of characters that tells by one load that none of many words
// can start or end at a place.
package runeset

const beyond = 1 << 16 // the first character beyond the basic plane

// Set is a set of the characters of the basic plane; all others are always in it.
type Set [beyond / 64]uint64

// Of returns the set of the characters of s.
func Of(s string) *Set {
	set := new(Set)
	for _, r := range s {
		set.Add(r)
	}
	return set
}

// Add puts r into the set.
func (s *Set) Add(r rune) {
	if uint32(r) < beyond {
		s[r>>6] |= 1 << (r & 63)
	}
}

// Has says whether r is in the set.
func (s *Set) Has(r rune) bool { return uint32(r) >= beyond || s[r>>6]>>(r&63)&1 != 0 }
