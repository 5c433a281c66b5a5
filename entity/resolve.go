package entity

import (
	"slices"
	"sync"
)

// resolve picks from candidates over n runes the set of non-overlapping ones
// with the greatest total weight. The weight of a candidate is its score above
// one half times the runes it covers (names of people count alike), so that a long sure name beats the sure
// names inside it. Equal weights go to the candidate that starts first, then
// to the earlier kind in [Kinds], so that the result does not depend on the
// order of the input. The work is linear in n and the candidates. The set is appended
// to out.
func resolve(out []candidate, n int, cands []candidate) []candidate {
	w := works.Get().(*work)
	if n <= keptMax {
		defer works.Put(w)
	}
	w.best, w.pick, w.next = sized(w.best, n+1), sized(w.pick, n+1), sized(w.next, len(cands))
	best, pick, next := w.best, w.pick, w.next
	for p := range pick { // for now the last candidate that ends at p; next leads to the others
		pick[p] = -1
	}
	for i := range cands {
		if c := &cands[i]; c.score > 0.5 && c.start >= 0 && c.end > c.start && c.end <= n {
			next[i], pick[c.end] = pick[c.end], int32(i)
		}
	}
	best[0] = 0
	most := 0.0
	for p := 1; p <= n; p++ {
		k := int32(-1)
		for i := pick[p]; i >= 0; i = next[i] {
			c := &cands[i]
			sum := best[c.start] + c.weight()
			if sum > most || k >= 0 && sum == most && compareCandidates(c, &cands[k]) <= 0 {
				most, k = sum, i
			}
		}
		best[p], pick[p] = most, k
	}
	picked := next[:0] // done with
	for p := n; p > 0; {
		if pick[p] < 0 {
			p--
			continue
		}
		picked = append(picked, pick[p])
		p = cands[pick[p]].start
	}
	out = slices.Grow(out, len(picked))
	for _, i := range slices.Backward(picked) {
		out = append(out, cands[i])
	}
	return out
}

// work is what resolve works with.
type work struct {
	best []float64 // greatest weight up to a rune
	pick []int32   // candidate that ends here in the best set, or -1
	next []int32   // of each candidate: another one that ends where it does, or -1
}

var works = sync.Pool{New: func() any { return new(work) }}

// candidate is a [Candidate] in runes of the folded text.
type candidate struct {
	start, end int
	kind       Kind
	value      string
	rule       string
	score      float64
}

func (c *candidate) weight() float64 {
	n := float64(c.end - c.start)
	if c.kind == Person && n < 5 {
		n = 2.5 // 张三 and 张三来 compete by what they are, not by how long
	}
	return (c.score - 0.5) * n
}

func (c candidate) overlaps(d candidate) bool { return c.start < d.end && d.start < c.end }

func compareCandidates(a, b *candidate) int {
	switch {
	case a.end != b.end:
		return a.end - b.end
	case a.start != b.start:
		return a.start - b.start
	case a.kind != b.kind:
		return a.kind.order() - b.kind.order()
	case a.score != b.score:
		if a.score > b.score {
			return -1
		}
		return 1
	case a.rule < b.rule:
		return -1
	case a.rule > b.rule:
		return 1
	}
	return 0
}

// order is the place of the kind in [Kinds], or -1.
func (k Kind) order() int {
	switch k {
	case Person:
		return 0
	case Title:
		return 1
	case Place:
		return 2
	case Organisation:
		return 3
	case Date:
		return 4
	}
	return -1
}
