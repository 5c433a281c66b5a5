package relation

// glance is a set of characters by their last six bits: that it may have a character
// costs next to nothing to ask, and is seldom wrong.
type glance uint64

func (g *glance) add(c rune)     { *g |= 1 << (c & 63) }
func (g glance) may(c rune) bool { return g>>(c&63)&1 != 0 }
