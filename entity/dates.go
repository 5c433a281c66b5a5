package entity

import (
	"time"

	"github.com/go-renshi/renshi/entity/date"
)

// dates finds the dates of the article and their values.
func (s *scan) dates(published time.Time) []candidate {
	found := date.Find(s.text, date.Reference{Published: published})
	out := make([]candidate, 0, len(found))
	for _, e := range found {
		if a, b := s.index(e.Start), s.index(e.End); a >= 0 && b > a {
			out = append(out, candidate{a, b, Date, string(e.Value), "date", 0.97})
		}
	}
	return out
}
