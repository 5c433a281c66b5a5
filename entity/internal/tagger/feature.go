package tagger

import "unicode/utf8"

// NumFeatures is the number of features that fire at every character.
const NumFeatures = 38

// pad is the number of edge characters before and after the text.
const pad = 4

const (
	mixA = 0x9E3779B97F4A7C15
	mixB = 0xD6E8FEB86659FD93
	mixC = 0xC2B2AE3D27D4EB4F
)

func mix(x uint64) uint64 {
	x *= mixA
	return x ^ x>>29
}

// Grid holds what the features of one sentence are made of, a column for each
// character, with pad columns of edge on both sides. It is reused between
// sentences.
type Grid struct {
	uni, bi, tri, quad []uint64
	typ, prof          []uint8
	right, left        []uint64 // the next tail and the last level word
	offset             []int32  // of each character in the text, and its end
	n                  int
}

// Len is the number of characters.
func (g *Grid) Len() int { return g.n }

// Offset is the byte offset of character i; i may be Len.
func (g *Grid) Offset(i int) int { return int(g.offset[i]) }

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// Fill reads a text.
func (g *Grid) Fill(text string, profiles *Profiles) {
	most := len(text) + 2*pad
	g.uni, g.bi, g.tri, g.quad = grow(g.uni, most), grow(g.bi, most), grow(g.tri, most), grow(g.quad, most)
	g.typ, g.prof = grow(g.typ, most), grow(g.prof, most)
	g.right, g.left = grow(g.right, most), grow(g.left, most)
	g.offset = grow(g.offset, most+1)
	k := 0
	put := func(c rune) {
		t := typeOf(c)
		g.typ[k] = t
		g.uni[k] = mix(uint64(form(c, t)) + 1)
		p := profiles.of(c, t)
		g.prof[k] = p
		g.left[k] = uint64(c)
		k++
	}
	for range pad {
		put(edge)
	}
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		g.offset[k-pad] = int32(i)
		put(c)
		i += n
	}
	g.n = k - pad
	g.offset[g.n] = int32(len(text))
	for range pad {
		put(edge)
	}
	g.link(k)
}

// link fills the n-grams and the distances.
func (g *Grid) link(k int) {
	uni, bi, tri, quad := g.uni[:k], g.bi[:k], g.tri[:k], g.quad[:k]
	var after, after2, after3 uint64
	var tail uint64
	distance := 0
	for i := k - 1; i >= 0; i-- {
		u := uni[i]
		bi[i] = mix(u*mixB + after)
		tri[i] = mix(u*mixB + after2)
		quad[i] = mix(u*mixB + after3)
		after, after2, after3 = u, bi[i], tri[i]
		switch c := int(g.left[i]) - profileFirst; {
		case c >= 0 && c < ProfileSize && isTail[c] && i > 0:
			tail, distance = mix(uni[i-1]*mixB+u), 0
		case !isHan(g.typ[i]) && g.typ[i] != typeOpen && g.typ[i] != typeClose:
			tail = 0
		default:
			distance++
		}
		g.right[i] = 0
		if tail != 0 {
			g.right[i] = tail ^ step(distance)
		}
	}
	var level uint64
	distance = 0
	for i := range k {
		switch {
		case g.typ[i] == typeLevel:
			level, distance = uni[i], 0
		case !isHan(g.typ[i]):
			level = 0
		default:
			distance++
		}
		g.left[i] = 0
		if level != 0 {
			g.left[i] = level ^ step(distance)
		}
	}
}

// step coarsens a distance.
func step(d int) uint64 {
	switch {
	case d < 6:
		return uint64(d)
	case d < 8:
		return 6
	case d < 11:
		return 7
	case d < 16:
		return 8
	}
	return 9
}

// Keys gives the keys of the features that fire at character i.
func (g *Grid) Keys(i int, out *[NumFeatures]uint64) {
	i += pad
	uni, bi, tri, quad := g.uni[i-4:i+5], g.bi[i-4:i+5], g.tri[i-4:i+5], g.quad[i-4:i+5]
	typ, prof := g.typ[i-4:i+5], g.prof[i-4:i+5]
	const o = 4 // the column of the character itself
	p0, p1, p2 := uint64(prof[o]), uint64(prof[o+1]), uint64(prof[o+2])
	m1, m2 := uint64(prof[o-1]), uint64(prof[o-2])
	window := uint64(typ[o-2])<<16 | uint64(typ[o-1])<<12 | uint64(typ[o])<<8 | uint64(typ[o+1])<<4 | uint64(typ[o+2])
	*out = [NumFeatures]uint64{
		uni[o-3], uni[o-2], uni[o-1], uni[o], uni[o+1], uni[o+2], uni[o+3],
		bi[o-3], bi[o-2], bi[o-1], bi[o], bi[o+1], bi[o+2],
		uni[o-1]*mixB + uni[o+1],
		tri[o-3], tri[o-2], tri[o-1], tri[o], tri[o+1],
		quad[o-4], quad[o-3], quad[o-2], quad[o-1], quad[o], quad[o+1],
		mix(window + 1),
		mix(m1<<14 | p0<<7 | p1 | 1<<40),
		mix(p0<<14 | p1<<7 | p2 | 1<<40),
		mix(m2<<14 | m1<<7 | p0 | 1<<40),
		uni[o-1]*mixB + (p0<<7 | p1),
		bi[o-2]*mixB + (p0<<7 | p1),
		uni[o+1]*mixB + (m1<<7 | p0),
		bi[o+1]*mixB + (m1<<7 | p0),
		bi[o+1]*mixB + (m2<<14 | m1<<7 | p0),
		g.right[i],
		uni[o]*mixB + g.right[i],
		g.left[i],
		mix(g.right[i]) + g.left[i]*mixB,
	}
	for t := range out {
		x := (out[t] ^ uint64(t+1)*mixC) * mixB
		out[t] = x ^ x>>32
	}
}
