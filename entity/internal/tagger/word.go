package tagger

import "math/bits"

// Classes of words.
const (
	ClassNone = iota
	ClassFunction
	ClassVerb
	ClassAdjective
	ClassNoun
	ClassPlace
	ClassName
	ClassForeign
	ClassBody
	ClassIdiom
	ClassOther
)

// longestWord is the number of characters of the longest word of a lexicon.
const longestWord = 4

// Lexicon is a set of words, each with a class and a coarse frequency. Words of
// one character have a place of their own, longer ones are kept as 16-bit
// fingerprints, as the features of a [Table] are.
type Lexicon struct {
	single [ProfileSize]uint8
	prints []uint64
	info   []uint8 // slots for each bucket: class<<4 | logarithm of the frequency
}

// NewLexicon returns an empty lexicon.
func NewLexicon(buckets int) *Lexicon {
	return &Lexicon{prints: make([]uint64, buckets), info: make([]uint8, slots*buckets)}
}

// WordInfo packs a class and the binary logarithm of a frequency (0..15).
func WordInfo(class, frequency uint8) uint8 { return class<<4 | min(frequency, 15) }

// Add stores a word of 1 to 4 characters; false means that there is no room.
func (x *Lexicon) Add(word []rune, info uint8) bool {
	if len(word) == 1 {
		i := int(word[0]) - profileFirst
		if i < 0 || i >= ProfileSize {
			return false
		}
		x.single[i] = info
		return true
	}
	key := uint64(0)
	for i := len(word) - 1; i >= 0; i-- {
		u := mix(uint64(word[i]) + 1)
		if i == len(word)-1 {
			key = u
		} else {
			key = mix(u*mixB + key)
		}
	}
	if len(word) > longestWord || len(x.prints) == 0 || x.find(key) != 0 {
		return false
	}
	b, print := place(key, len(x.prints))
	for s := range slots {
		if x.prints[b]>>(16*s)&0xFFFF == 0 {
			x.prints[b] |= print << (16 * s)
			x.info[int(b)*slots+s] = info
			return true
		}
	}
	return false
}

// one returns what is known of a word of one character, or 0.
func (x *Lexicon) one(c rune) uint8 {
	if i := int(c) - profileFirst; i >= 0 && i < ProfileSize {
		return x.single[i]
	}
	return 0
}

// find returns what is known of the word whose n-gram has this key, or 0.
func (x *Lexicon) find(key uint64) uint8 {
	b, print := place(key, len(x.prints))
	if marks := zeros(x.prints[b] ^ print*lanes); marks != 0 {
		return x.info[int(b)*slots+bits.TrailingZeros64(marks)>>4]
	}
	return 0
}

// Parts of a word, in the two low bits of a word code; the class is above.
const (
	wordBegin = iota
	wordMiddle
	wordEnd
	wordSingle
)

// total is the binary logarithm of the sum of all frequencies, in the steps
// of WordInfo.
const total = 20

// words fills the columns word and pair: the words of the likeliest
// segmentation by the lexicon's frequencies, and the word of two characters
// that starts at a column whether or not the segmentation uses it.
func (g *Grid) words(x *Lexicon) {
	k := len(g.chars)
	g.word, g.pair = grow(g.word, k), grow(g.pair, k)
	g.best, g.size = grow(g.best, k+longestWord), grow(g.size, k)
	clear(g.best[k:])
	known := len(x.prints) > 0
	han := 0 // characters from here on that are Chinese
	for i := k - 1; i >= 0; i-- {
		single := g.chars[i].word
		if han++; !known || !isHan(g.typ[i]) {
			han = 0
		}
		best, size, info, pair := g.best[i+1]+int32(single&15)-total, uint8(1), single, uint8(0)
		if han > 1 {
			if pair = x.find(g.bi[i]); pair != 0 {
				if s := g.best[i+2] + int32(pair&15) - total; s > best {
					best, size, info = s, 2, pair
				}
			}
			if han > 2 {
				if w := x.find(g.tri[i]); w != 0 {
					if s := g.best[i+3] + int32(w&15) - total; s > best {
						best, size, info = s, 3, w
					}
				}
			}
			if han > 3 {
				if w := x.find(g.quad[i]); w != 0 {
					if s := g.best[i+4] + int32(w&15) - total; s > best {
						best, size, info = s, 4, w
					}
				}
			}
		}
		g.best[i], g.size[i], g.word[i], g.pair[i] = best, size, info, pair
	}
	for i := 0; i < k; {
		n, class := int(g.size[i]), g.word[i]>>4<<2
		if !isHan(g.typ[i]) {
			class = (16 + g.typ[i]) << 2
		}
		if n == 1 {
			g.word[i] = class | wordSingle
			i++
			continue
		}
		for j := i; j < i+n; j++ {
			g.word[j] = class | wordMiddle
		}
		g.word[i], g.word[i+n-1] = class, class|wordEnd // wordBegin is 0
		i += n
	}
}
