package entity

import "slices"

// signed are the names of the byline, where they stand. 韩国 behind a dateline in brackets looks like one.
func (s *scan) signed(byline []Span) []candidate {
	var out []candidate
	for _, b := range byline {
		r, ok := s.view.Fold(b.Start, b.End)
		if !ok {
			continue
		}
		i, e := s.index(r.Start), s.index(r.End)
		if i >= 0 && e-i >= 2 && e-i <= 4 && !s.is(i, e, wPlace|wPlaceShort) && !slices.Contains(s.rs[i:e], '\n') {
			out = append(out, candidate{i, e, Person, "", "person.byline", 0.99})
		}
	}
	return out
}
