package entity

import "slices"

// groups are candidates by the rune at which they start or end, longest first.
type groups struct {
	cands []candidate
	group []group // of each rune and of the end of the text
	keys  []int32 // the runes that have a group, some more than once
}

// group is a stretch of the candidates.
type group struct{ from, to int32 }

// at returns the candidates of rune i.
func (g *groups) at(i int) []candidate {
	if i < 0 || i >= len(g.group) {
		return nil
	}
	return g.cands[g.group[i].from:g.group[i].to]
}

// byEnd groups candidates by where they end.
func (s *scan) byEnd(cands []candidate) *groups {
	return s.groupsBy(cands, func(c *candidate) int { return c.end })
}

// byStart groups candidates by where they start.
func (s *scan) byStart(cands []candidate) *groups {
	return s.groupsBy(cands, func(c *candidate) int { return c.start })
}

// groupsBy groups candidates by a rune of each.
func (s *scan) groupsBy(cands []candidate, key func(*candidate) int) *groups {
	g := s.borrow(len(cands))
	for i := range cands {
		g.keys[i] = int32(key(&cands[i]))
	}
	g.fill(cands)
	return g
}

// borrow returns empty groups with room for n candidates.
func (s *scan) borrow(n int) *groups {
	var g *groups
	if last := len(s.spare) - 1; last >= 0 {
		g, s.spare = s.spare[last], s.spare[:last]
	} else {
		g = new(groups)
	}
	if size := len(s.rs) + 1; len(g.group) < size {
		g.group = make([]group, size+size/4)
	}
	g.keys, g.cands = sized(g.keys, n), sized(g.cands, n)
	return g
}

// fill groups the candidates by their keys, the longest first; those that are alike
// stay in their order. The work is by the number of candidates, not by the length of
// the text, if groups are given back; see done.
func (g *groups) fill(cands []candidate) {
	for _, k := range g.keys {
		g.group[k].to++ // how many, for now
	}
	next := int32(0)
	for _, k := range g.keys {
		if at := &g.group[k]; at.to > 0 {
			next += at.to
			at.from, at.to = next, -at.to // filled from the end; below 0: has its place
		}
	}
	for i := len(cands) - 1; i >= 0; i-- {
		at := &g.group[g.keys[i]]
		at.from--
		g.cands[at.from] = cands[i]
	}
	for _, k := range g.keys {
		at := &g.group[k]
		if at.to >= 0 {
			continue
		}
		at.to = at.from - at.to
		if at.to-at.from > 1 {
			slices.SortStableFunc(g.cands[at.from:at.to], func(a, b candidate) int {
				return (b.end - b.start) - (a.end - a.start)
			})
		}
	}
}

// done takes groups back, which must not be used any more.
func (s *scan) done(all ...*groups) {
	for _, g := range all {
		for _, k := range g.keys {
			g.group[k] = group{}
		}
		s.spare = append(s.spare, g)
	}
}
