package page

// share decides for every gap which of its items belong to the article before
// and which to the one after: cut[k] items of starts[k].items go to article
// k-1. A headline shares its words with its body; and all headlines of a page
// stand on the same side.
//
// last holds the items behind the last body; all of them belong to it.
func (t *text) share(starts []start, ends []int, headed bool, last []item) []int {
	cut := make([]int, len(starts))
	grams := make([]bigrams, len(starts))
	for i, s := range starts {
		if len(s.items) > 0 || i+1 < len(starts) && len(starts[i+1].items) > 0 {
			grams[i] = t.bigrams(block{s.at, ends[i]})
		}
	}
	layout := 0.0 // above zero: headlines follow their bodies
	if headed {
		layout -= 0.5
	}
	for _, it := range last {
		if it.headline && !it.mixed {
			layout++
			break
		}
	}
	diff := make([][]float64, len(starts))
	for i, s := range starts {
		for _, it := range s.items {
			d := 0.0
			if it.headline {
				d = t.overlap(it.block, grams[i-1]) - t.overlap(it.block, grams[i])
				if it.attached {
					d -= 0.3
				}
			}
			diff[i] = append(diff[i], d)
			layout += d
		}
	}
	prior := 0.25
	if layout < 0 {
		prior = -prior
	}
	for i := range starts {
		best, sum := 0.0, 0.0
		for k, d := range diff[i] {
			if !starts[i].items[k].headline {
				continue
			}
			sum += d + prior
			if sum > best {
				best, cut[i] = sum, k+1
			}
		}
		// What stands between its headline and the next body is the article's, too.
		if cut[i] > 0 {
			for cut[i] < len(diff[i]) && !starts[i].items[cut[i]].headline {
				cut[i]++
			}
		}
	}
	return cut
}
