package page

// bodyMax is how many characters of a body a headline is compared with.
const bodyMax = 3000

// bigrams is the set of pairs of neighbouring characters of a text.
type bigrams map[[2]rune]bool

func (t *text) bigrams(b block) bigrams {
	b.to = min(b.to, b.from+bodyMax)
	g := make(bigrams, max(0, b.len()))
	for i := b.from; i+1 < b.to; i++ {
		g[[2]rune{t.chars[i].r, t.chars[i+1].r}] = true
	}
	return g
}

// overlap is the part of the bigrams of b that g has, 0..1.
func (t *text) overlap(b block, g bigrams) float64 {
	if b.len() < 2 {
		return 0
	}
	n := 0
	for i := b.from; i+1 < b.to; i++ {
		if g[[2]rune{t.chars[i].r, t.chars[i+1].r}] {
			n++
		}
	}
	return float64(n) / float64(b.len()-1)
}
