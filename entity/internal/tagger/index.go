package tagger

import "math/bits"

// index holds the rows of a [Table] as reading wants them. What costs is not
// adding but waiting for memory, so little of it is touched: a bucket has a byte
// of each fingerprint in one word, which says for nearly all features without a
// row that they have none, and the rest of the fingerprint stands in the row
// itself, of which three bytes are free.
type index struct {
	bytes []uint32 // by bucket: a byte for each slot, 0 for an empty one
	rows  []Row    // slots for each bucket; the fingerprint is in the two highest bytes
}

const (
	lanes8    = 0x01010101
	laneTops8 = 0x80808080
)

// byteOf is the byte of a fingerprint in the word of a bucket.
func byteOf(print uint64) uint32 { return uint32(print&0xFF | 1) }

func newIndex(t *Table) *index {
	x := &index{make([]uint32, len(t.prints)), make([]Row, len(t.rows))}
	for slot, r := range t.rows {
		print := t.prints[slot/slots] >> (16 * (slot % slots)) & 0xFFFF
		if print != 0 {
			x.bytes[slot/slots] |= byteOf(print) << (8 * (slot % slots))
		}
		r[1] = r[1]&(1<<48-1) | print<<48
		x.rows[slot] = r
	}
	return x
}

// A hit is a feature that may have a row: its key, and the marks of the slots of
// its bucket that the row may be in, one of them as a rule.
type hit struct {
	key    uint64
	marks  uint32
	bucket uint32
}

// mixes sets the features apart; see key.
var mixes = func() (m [NumFeatures]uint64) {
	for f := range m {
		m[f] = uint64(f+1) * mixC
	}
	return m
}()

// find appends the hits of the features from around on, given what they are
// about. hits has room for NumFeatures more. There is no branch that depends on
// what is found: which features have a row cannot be foretold, and waiting for one
// answer before asking the next question is what takes time.
func (x *index) find(bases *[NumFeatures]uint64, hits []hit) []hit {
	n := len(hits)
	room := hits[n : n+NumFeatures]
	n = 0
	words := x.bytes
	for f := around; f < NumFeatures; f++ {
		k := (bases[f] ^ mixes[f]) * mixB
		k ^= k >> 32
		bucket, _ := bits.Mul64(k, uint64(len(words)))
		w := words[bucket] ^ byteOf(k)*lanes8
		m := (w - lanes8) & ^w & laneTops8
		room[n] = hit{k, m, uint32(bucket)}
		n += int((m | -m) >> 31)
	}
	return hits[:len(hits)+n]
}

// touch reads a little of the bucket of each hit, so that memory fetches many of
// them at a time: a round of add is so long that the processor sees but a few
// ahead. (6 to 13 % of the time of package entity.) The sum is of no use but to the compiler, which must not leave it out.
func (x *index) touch(hits []hit) (sum uint64) {
	for i := range hits {
		sum += x.rows[hits[i].bucket*slots][0]
	}
	return sum
}

// add adds the rows of hits.
func (x *index) add(hits []hit, s *sums) {
	rows := x.rows
	a, b, c, d, n := s.a, s.b, s.c, s.d, uint64(0)
	for i := range hits {
		h := &hits[i]
		print := max(h.key&0xFFFF, 1)
		r := &rows[h.bucket*slots+uint32(bits.TrailingZeros32(h.marks)>>3)]
		if h.marks&(h.marks-1) != 0 { // hardly ever
			row := x.row(h.key)
			r = &row
		}
		same := uint64(int64((r[1]>>48^print)-1) >> 63) // all bits, or none
		n += same & 1
		same &= evens
		a += r[0] & same
		b += r[0] >> 8 & same
		c += r[1] & same
		d += r[1] >> 8 & same
	}
	s.a, s.b, s.c, s.d, s.n = a, b, c, d, s.n+int32(n)
}

// row returns the row of a key, one of zeros if it has none.
func (x *index) row(key uint64) Row {
	bucket, print := place(key, len(x.bytes))
	for s := range uint64(slots) {
		if r := x.rows[bucket*slots+s]; r[1]>>48 == print {
			return r
		}
	}
	return Row{zeroRow, zeroRow}
}

// sums adds rows, four labels at a time in lanes of 16 bits.
type sums struct {
	a, b, c, d uint64
	n          int32
}

func (s *sums) add(r *Row) {
	s.a += r[0] & evens
	s.b += r[0] >> 8 & evens
	s.c += r[1] & evens
	s.d += r[1] >> 8 & evens
}

// total gives the sum of the rows, label by label.
func (s *sums) total(out *[NumLabels]int32) {
	a, b, c, d := s.a, s.b, s.c, s.d
	bias := s.n * 128
	*out = [NumLabels]int32{
		int32(a&0xFFFF) - bias, int32(b&0xFFFF) - bias, int32(a>>16&0xFFFF) - bias, int32(b>>16&0xFFFF) - bias,
		int32(a>>32&0xFFFF) - bias, int32(b>>32&0xFFFF) - bias, int32(a>>48) - bias, int32(b>>48) - bias,
		int32(c&0xFFFF) - bias, int32(d&0xFFFF) - bias, int32(c>>16&0xFFFF) - bias, int32(d>>16&0xFFFF) - bias,
		int32(c>>32&0xFFFF) - bias,
	}
}
