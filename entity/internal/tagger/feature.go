package tagger

// NumFeatures is the number of features that fire at every character.
const NumFeatures = 48

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
	word, pair, size   []uint8 // see words
	best               []int32
	right, left        []uint64 // the next tail and the last level word
	offset             []int32  // of each character in the text, and its end
	chars              []char
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
func (g *Grid) Fill(text string, alphabet *Alphabet) {
	most := len(text) + 2*pad
	g.chars, g.offset = grow(g.chars, most), grow(g.offset, most+1)
	chars, offset := g.chars, g.offset
	k := 0
	edge := alphabet.of(edge)
	for ; k < pad; k++ {
		chars[k] = edge
	}
	for i, c := range text {
		chars[k] = alphabet.of(c)
		offset[k-pad] = int32(i)
		k++
	}
	g.n = k - pad
	offset[g.n] = int32(len(text))
	for range pad {
		chars[k] = edge
		k++
	}
	g.chars = chars[:k]
	g.link(k)
	g.words(alphabet.lexicon)
	g.levels()
}

// link fills what a column owes to itself and those behind it.
func (g *Grid) link(k int) {
	g.uni, g.bi, g.tri, g.quad = grow(g.uni, k), grow(g.bi, k), grow(g.tri, k), grow(g.quad, k)
	g.typ, g.prof, g.right = grow(g.typ, k), grow(g.prof, k), grow(g.right, k)
	chars, typ, prof, right := g.chars[:k], g.typ[:k], g.prof[:k], g.right[:k]
	uni, bi, tri, quad := g.uni[:k], g.bi[:k], g.tri[:k], g.quad[:k]
	var after, after2, after3 uint64
	var tail uint64
	distance := 0
	for i := k - 1; i >= 0; i-- {
		c := chars[i]
		u := mix(uint64(c.form) + 1)
		first := u * mixB
		uni[i], typ[i], prof[i] = u, c.typ, c.prof
		bi[i] = mix(first + after)
		tri[i] = mix(first + after2)
		quad[i] = mix(first + after3)
		after, after2, after3 = u, bi[i], tri[i]
		switch {
		case c.tail && i > 0:
			tail, distance = mix(mix(uint64(chars[i-1].form)+1)*mixB+u), 0
		case !isHan(c.typ) && c.typ != typeOpen && c.typ != typeClose:
			tail = 0
		default:
			distance++
		}
		right[i] = 0
		if tail != 0 {
			right[i] = tail ^ step(distance)
		}
	}
}

// levels fills left.
func (g *Grid) levels() {
	typ := g.typ
	g.left = grow(g.left, len(typ))
	left := g.left[:len(typ)]
	var level uint64
	distance := 0
	for i, t := range typ {
		switch {
		case t == typeLevel:
			level, distance = g.uni[i], 0
		case !isHan(t):
			level = 0
		default:
			distance++
		}
		left[i] = 0
		if level != 0 {
			left[i] = level ^ step(distance)
		}
	}
}

// steps are coarse distances.
var steps = [...]uint8{0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 7, 8, 8, 8, 8, 8, 9}

// step coarsens a distance.
func step(d int) uint64 { return uint64(steps[min(d, len(steps)-1)]) }

// Keys gives the keys of the features that fire at character i.
func (g *Grid) Keys(i int, out *[NumFeatures]uint64) {
	g.bases(i, out)
	for t := range out {
		out[t] = key(t, out[t])
	}
}

// key is the key of feature t, made of what it is about.
func key(t int, base uint64) uint64 {
	x := (base ^ uint64(t+1)*mixC) * mixB
	return x ^ x>>32
}

// around is the number of the features that are about one character each: those
// from three before to three behind. They come first.
const around = 7

// seldom to seldomEnd are the features that most characters have no row of: those that are about
// three and four characters.
const seldom, seldomEnd = 14, 25

// bases gives what the features at character i are about.
func (g *Grid) bases(i int, out *[NumFeatures]uint64) {
	i += pad
	uni, bi, tri, quad := g.uni[i-4:i+5], g.bi[i-4:i+5], g.tri[i-4:i+5], g.quad[i-4:i+5]
	typ, prof := g.typ[i-4:i+5], g.prof[i-4:i+5]
	const o = 4 // the column of the character itself
	p0, p1, p2 := uint64(prof[o]), uint64(prof[o+1]), uint64(prof[o+2])
	m1, m2 := uint64(prof[o-1]), uint64(prof[o-2])
	word, pair := g.word[i-4:i+5], g.pair[i-4:i+5]
	w2, w3, w4, w5, w6 := uint64(word[o-2]), uint64(word[o-1]), uint64(word[o]), uint64(word[o+1]), uint64(word[o+2])
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
		mix(w3<<28 | w4<<21 | w5<<14 | 1<<50),
		mix(w4<<28 | w5<<21 | w6<<14 | 1<<51),
		mix(w2<<28 | w3<<21 | w4<<14 | 1<<52),
		mix(w3<<35 | w4<<28 | w5<<21 | p0<<14 | p1<<7 | m1 | 1<<53),
		mix(w4<<21 | p0<<14 | p1<<7 | p2 | 1<<54),
		uni[o-1]*mixB + w4,
		uni[o+1]*mixB + w4,
		mix(uint64(pair[o-1])<<8|uint64(pair[o])) + w4,
		mix(uint64(pair[o])<<8|uint64(pair[o+1])) + w4,
		mix(m1<<28 | p0<<21 | p1<<14 | p2<<7 | w5 | 1<<55),
	}
}

// Bar calls f for every label that character i cannot have: punctuation does
// not begin or end a span, and most of it is in none.
func (g *Grid) Bar(i int, f func(label int)) {
	can := may(g.typ[i+pad])
	if can == 7 {
		return
	}
	for k := range NumKinds {
		f(Label(Begin, k))
		f(Label(End, k))
		f(Label(Single, k))
		if can == 0 || can == 2 && k == 0 {
			f(Label(Middle, k))
		}
	}
}

// outside says whether character i can have no label but O.
func (g *Grid) outside(i int) bool { return may(g.typ[i+pad]) == 0 }
