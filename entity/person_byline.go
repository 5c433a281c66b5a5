package entity

import (
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity/internal/view"
)

// signed are the names of the byline, where they stand, if they look like names: 韩国 behind a dateline in
// brackets, 来源 and 文字 in front of 编辑 do not. Where another name stands beside without a mark it is
// not sure where one ends.
func (s *scan) signed(m *nameModel, byline []Span) []candidate {
	var out []candidate
	for _, b := range byline {
		r, ok := s.view.Fold(b.Start, b.End)
		if !ok {
			continue
		}
		i, e := s.index(r.Start), s.index(r.End)
		if i < 0 || e-i < 2 || e-i > 4 || !m.surnames.opens(s.rs[i]) || s.is(i, e, wPlace|wPlaceShort) || slices.Contains(s.rs[i:e], '\n') ||
			!s.nameWords(i, e) || e-i > 2 && s.spaced(i+1, e-1) {
			continue
		}
		c := candidate{i, e, Person, "", "person.byline", 0.6}
		if (!nameRune(s.rune(i-1)) || s.spanTo[i] || s.spaced(i, i)) && (!nameRune(s.rune(e)) || s.spanAt[e] > 0 || s.spaced(e, e)) {
			c.score = 0.99
		}
		out = append(out, c)
	}
	return out
}

// nameWords says whether the segmenter has nothing against a name at [i, e): a common word that is all of it or
// reaches over its ends.
func (s *scan) nameWords(i, e int) bool {
	name := func(at int) bool { return s.wordTag[at] == "x" || strings.HasPrefix(s.wordTag[at], "nr") }
	if !s.edge(i) && !name(i) || !s.edge(e) && !name(e-1) {
		return false
	}
	return int(s.wordStart[i]) != i || int(s.wordEnd[i]) != e || name(i)
}

// spaced says whether there is white space in front of one of the runes from i to e.
func (s *scan) spaced(i, e int) bool {
	for k := i; k <= e; k++ {
		if s.view.Gap(s.off[k]) == view.Space {
			return true
		}
	}
	return false
}
