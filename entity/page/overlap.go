package page

import "math/bits"

// bodyMax is how many characters of a body a headline is compared with.
const bodyMax = 3000

// bigrams is the set of pairs of neighbouring characters of a text: a hash table of which
// at least half is free, which is 0. It is made for a handful of questions, for which a
// map would take longer to fill than all else takes.
type bigrams []uint64

func (t *text) bigrams(b block) bigrams { return t.bigramsIn(nil, b) }

// bigramsIn is bigrams in the memory of an old set if there is enough.
func (t *text) bigramsIn(g bigrams, b block) bigrams {
	b.to = min(b.to, b.from+bodyMax)
	n := 1 << bits.Len(uint(2*max(0, b.len())))
	if cap(g) < n {
		g = make(bigrams, n)
	}
	g = g[:n]
	clear(g)
	for i := b.from; i+1 < b.to; i++ {
		p := t.pair(i)
		g[g.slot(p)] = p
	}
	return g
}

// pair is the characters at positions i and i+1, never 0.
func (t *text) pair(i int) uint64 {
	return 1<<63 | uint64(t.chars[i].r)<<32 | uint64(t.chars[i+1].r)
}

// slot is where pair p is or would be.
func (g bigrams) slot(p uint64) int {
	const spread = 0x9E3779B97F4A7C15 // 2⁶⁴ divided by the golden ratio
	last := len(g) - 1
	i := int(p*spread>>32) & last
	for g[i] != 0 && g[i] != p {
		i = (i + 1) & last
	}
	return i
}

func (g bigrams) has(p uint64) bool { return g[g.slot(p)] == p }

// overlap is the part of the bigrams of b that g has, 0..1.
func (t *text) overlap(b block, g bigrams) float64 {
	if b.len() < 2 {
		return 0
	}
	n := 0
	for i := b.from; i+1 < b.to; i++ {
		if g.has(t.pair(i)) {
			n++
		}
	}
	return float64(n) / float64(b.len()-1)
}
