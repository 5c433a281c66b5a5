package tagger

import "math/bits"

// Row holds the weights of one feature, a byte for each label: weight + 128.
// The last three bytes are not used.
type Row [2]uint64

// zeroRow is the row of a feature without weights.
const zeroRow = 0x8080808080808080

// slots is the number of features that share a bucket.
const slots = 4

// Table finds the row of a feature. A bucket holds the 16-bit fingerprints of
// four features in one word, so that a feature without a row, which is the
// common case, costs one load from a small array.
type Table struct {
	prints []uint64
	rows   []Row // slots for each bucket
}

// NewTable returns an empty table.
func NewTable(buckets int) *Table {
	return &Table{make([]uint64, buckets), make([]Row, slots*buckets)}
}

// place gives the bucket and the fingerprint of a key. No fingerprint is zero.
func place(key uint64, buckets int) (bucket uint64, print uint64) {
	bucket, _ = bits.Mul64(key, uint64(buckets))
	return bucket, max(key&0xFFFF, 1)
}

const (
	lanes    = 0x0001000100010001
	laneTops = 0x8000800080008000
	evens    = 0x00FF00FF00FF00FF
)

// find returns the index of the row of key, or -1.
func (t *Table) find(key uint64) int {
	b, print := place(key, len(t.prints))
	x := t.prints[b] ^ print*lanes
	if m := (x - lanes) & ^x & laneTops; m != 0 {
		return int(b)*slots + bits.TrailingZeros64(m)>>4
	}
	return -1
}

// Add stores the weights of a feature; false means that its bucket is full or
// holds its twin.
func (t *Table) Add(key uint64, weights [NumLabels]int8) bool {
	b, print := place(key, len(t.prints))
	if t.find(key) >= 0 {
		return false
	}
	for s := range slots {
		if t.prints[b]>>(16*s)&0xFFFF == 0 {
			t.set(int(b)*slots+s, uint16(print), weights)
			return true
		}
	}
	return false
}

func (t *Table) set(slot int, print uint16, weights [NumLabels]int8) {
	t.prints[slot/slots] |= uint64(print) << (16 * (slot % slots))
	r := Row{zeroRow, zeroRow}
	for y, w := range weights {
		r[y/8] ^= zeroRow & (0xFF << (8 * (y % 8)))
		r[y/8] |= uint64(uint8(int(w)+128)) << (8 * (y % 8))
	}
	t.rows[slot] = r
}

func (r Row) weight(y int) int8 { return int8(int(r[y/8]>>(8*(y%8))&0xFF) - 128) }

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

// add adds the rows of the features from around on, given what they are about.
// It first finds all rows and then adds them, both without a branch that depends
// on what is found: half of the features have a row, and which of them have one
// cannot be foretold.
func (t *Table) add(bases *[NumFeatures]uint64, s *sums) {
	var found [64]uint32 // NumFeatures of them at most
	n := 0
	prints := t.prints
	for f := around; f < NumFeatures; f++ {
		bucket, print := place(key(f, bases[f]), len(prints))
		x := prints[bucket] ^ print*lanes
		m := (x - lanes) & ^x & laneTops
		found[n&63] = uint32(bucket)*slots + uint32(bits.TrailingZeros64(m)>>4)
		n += int((m | -m) >> 63)
	}
	rows := t.rows
	a, b, c, d := s.a, s.b, s.c, s.d
	for _, i := range found[:n&63] {
		r := &rows[i]
		a += r[0] & evens
		b += r[0] >> 8 & evens
		c += r[1] & evens
		d += r[1] >> 8 & evens
	}
	s.a, s.b, s.c, s.d, s.n = a, b, c, d, s.n+int32(n)
}

// row returns the row of a key, one of zeros if it has none.
func (t *Table) row(key uint64) Row {
	if i := t.find(key); i >= 0 {
		return t.rows[i]
	}
	return Row{zeroRow, zeroRow}
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
