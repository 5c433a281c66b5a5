package view

import "slices"

// disjoint cuts off what lies outside n bytes of source and what an earlier region
// has covered, and drops what is empty then.
func disjoint(regions []Region, n int) []Region {
	out := make([]Region, 0, len(regions))
	for _, r := range regions {
		r.Start, r.End = max(0, r.Start), min(r.End, n)
		if r.Start < r.End {
			out = append(out, r)
		}
	}
	if !overlap(out) {
		return out
	}
	// next[i] leads to the first byte from i on that no region has covered.
	next := make([]int, n+1)
	for i := range next {
		next[i] = i
	}
	free := func(i int) int {
		for next[i] != i {
			next[i] = next[next[i]]
			i = next[i]
		}
		return i
	}
	var cut []Region
	for _, r := range out {
		for i := free(r.Start); i < r.End; i = free(i) {
			start := i
			for i < r.End && next[i] == i {
				next[i] = i + 1
				i++
			}
			cut = append(cut, Region{start, i, r.Soft})
		}
	}
	return cut
}

func overlap(regions []Region) bool {
	byStart := func(a, b Region) int { return a.Start - b.Start }
	sorted := regions
	if !slices.IsSortedFunc(regions, byStart) {
		sorted = slices.SortedFunc(slices.Values(regions), byStart)
	}
	for i := 1; i < len(sorted); i++ {
		if sorted[i].Start < sorted[i-1].End {
			return true
		}
	}
	return false
}
