package entity

import "slices"

const ruleMerged = "organisation.merged"

// merge joins chosen neighbours that are one name: a place in front of a body
// (澜岳省|泊阳县委) and a body in front of its department (商务部|外贸司). Names are
// maximal; what stands in front of a body without a gap belongs to it. off says that
// the rule is switched off. The result takes the memory of chosen.
func (s *scan) merge(chosen []candidate, off bool) []candidate {
	out := chosen[:0]
	for _, c := range chosen {
		k := len(out) - 1
		if n := s.session(c.start, false); n > 0 && k >= 0 && c.kind == Organisation && out[k].kind == Organisation && out[k].end == c.start-n {
			c.start -= n // 九三学社|第十五届|中央常务委员会
		}
		for !off && k >= 0 && c.kind == Organisation && out[k].end == c.start && s.opensBody(out[k], c) {
			c.start, c.score = out[k].start, min(c.score, out[k].score)
			c.rule = ruleMerged
			out = slices.Delete(out, k, k+1)
			k--
		}
		out = append(out, c)
	}
	return out
}

// opensBody says whether a is the first part of the body's name that b ends.
func (s *scan) opensBody(a, b candidate) bool {
	if s.view.Gap(s.off[b.start]) == 1 || b.end-a.start > maxBody {
		return false
	}
	known := s.is(b.start, b.end, wOrg)
	switch a.kind {
	case Place:
		return !known || b.end-b.start <= 2
	case Organisation:
		if s.preceded(b.start, "战区") && s.preceded(b.end, "军") {
			return true // 西部战区|陆军
		}
		// 市委|市政府 are two
		level := s.longest(b.start, wLevel) == 1
		return !known && !(level && s.longest(a.start, wLevel) > 0 && b.end-b.start <= 5)
	}
	return false
}
