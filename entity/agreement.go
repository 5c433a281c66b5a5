package entity

import (
	"math"
	"math/bits"

	"github.com/go-renshi/renshi/entity/internal/runeset"
)

// agreement returns candidates for every place where a name stands that was
// chosen with confidence somewhere in the article. They hold until the scan is closed.
func (s *scan) agreement(chosen []candidate) []candidate {
	sure := make(map[string]*candidate, len(chosen)/2)
	var first, second runeset.Set   // the first and second runes of sure names
	lengths := map[[2]rune]uint64{} // of their first two runes: bit n is set for names of n runes
	for k := range chosen {
		c := &chosen[k]
		n := c.end - c.start
		if n > maxBody || agreementRule(c) == "" { // no name is that long
			continue
		}
		w := s.str(c.start, c.end)
		if old := sure[w]; old != nil && old.score >= c.score {
			continue
		}
		sure[w] = c
		pair := [2]rune(s.rs[c.start : c.start+2])
		first.Add(pair[0])
		second.Add(pair[1])
		lengths[pair] |= 1 << n // at most maxBody
	}
	out := s.agreed[:0]
	next := 0 // of chosen, which are in the order of the text
	for i := 0; i+2 <= len(s.rs); i++ {
		if !first.Has(s.rs[i]) || !second.Has(s.rs[i+1]) {
			continue
		}
		for next < len(chosen) && chosen[next].start < i {
			next++
		}
		for left := lengths[[2]rune(s.rs[i:i+2])]; left != 0; left &= left - 1 {
			n := bits.TrailingZeros64(left)
			if i+n > len(s.rs) {
				break
			}
			if c := sure[s.str(i, i+n)]; c != nil && !s.cutsLetters(i, i+n) {
				if c.kind == Organisation && !s.endsClean(i+n) || c.kind == Person && s.noPerson(i, i+n) || c.rule == "place.site" && s.headed(i+n) {
					continue
				}
				score := min(c.score, 0.95)
				if !s.edge(i) && !s.edge(i+n) {
					score = min(score, 0.55)
					if c.kind == Person && n > 2 {
						score = 0.75
					}
				}
				if e := i + n; c.kind == Place && s.divides(e) && s.edge(e+1) && !s.levelGoesOn(e+1) {
					n++ // 岚州 elsewhere, 岚州市 here
					out = append(out, candidate{i, i + n, c.kind, "", agreementRule(c), score})
					break
				}
				rule := agreementRule(c)
				if next < len(chosen) && chosen[next].start == i && chosen[next].end == i+n && chosen[next].kind == c.kind && chosen[next].score >= score {
					rule = chosen[next].rule // which needed no agreement
				}
				out = append(out, candidate{i, i + n, c.kind, "", rule, score})
			}
		}
	}
	s.agreed = out
	return out
}

// agreementRule is the rule by which the name of c is a name everywhere, "" if c is not
// sure enough.
func agreementRule(c *candidate) string {
	n := c.end - c.start
	switch {
	case c.kind == Person && n >= 2 && c.score >= 0.75:
		return "person.agreement"
	case c.kind == Organisation && n >= 3 && c.score >= 0.7:
		return "organisation.agreement"
	case c.kind == Place && n >= 2 && c.score >= 0.7:
		return "place.agreement"
	}
	return ""
}

// pool lets the places where one string may be a person's name support each
// other: a name comes back, a chance string hardly does.
func (s *scan) pool(people []candidate) {
	type tally struct {
		n    int
		best float64 // log-odds
	}
	seen := map[string]tally{}
	for _, c := range people {
		if c.score < 0.25 || c.end-c.start < 2 {
			continue
		}
		w := s.str(c.start, c.end)
		t := seen[w]
		if z := logOdds(c.score); t.n == 0 || z > t.best {
			t.best = z
		}
		t.n++
		seen[w] = t
	}
	for i, c := range people {
		t := seen[s.str(c.start, c.end)]
		if t.n < 2 || !s.edge(c.start) && !s.edge(c.end) && c.end-c.start < 3 {
			continue
		}
		people[i].score = max(c.score, logistic(t.best+0.5*math.Log(float64(t.n))))
	}
}
