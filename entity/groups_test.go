package entity

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Candidates are grouped by the one end or the other, longest first, and groups that were
// given back are empty when they are lent again.
func TestGroups(t *testing.T) {
	s := &scan{rs: []rune("甲乙丙丁")}
	ab, bc := candidate{start: 0, end: 2, rule: "ab"}, candidate{start: 1, end: 3, rule: "bc"}
	b, b2, abc := candidate{start: 1, end: 2, rule: "b"}, candidate{start: 1, end: 2, rule: "b2"}, candidate{start: 0, end: 3, rule: "abc"}
	for range 2 {
		starts, ends := s.byStart([]candidate{ab, b, bc, b2, abc}), s.byEnd([]candidate{ab, b, bc, b2, abc})
		assert.Equal(t, []candidate{abc, ab}, starts.at(0))
		assert.Equal(t, []candidate{bc, b, b2}, starts.at(1), "those that are alike stay in their order")
		assert.Equal(t, []candidate{ab, b, b2}, ends.at(2))
		assert.Equal(t, []candidate{abc, bc}, ends.at(3))
		for _, none := range [][]candidate{starts.at(-1), starts.at(2), starts.at(4), starts.at(5), ends.at(0), ends.at(1), ends.at(4)} {
			assert.Empty(t, none)
		}
		s.done(starts, ends)
		assert.Len(t, s.spare, 2)
	}
}
