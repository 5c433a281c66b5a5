package tagger

import (
	"math/bits"
	"slices"
)

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
	evens    = 0x00FF00FF00FF00FF // every other byte
)

// find returns the index of the row of key, or -1.
func (t *Table) find(key uint64) int {
	b, print := place(key, len(t.prints))
	if marks := zeros(t.prints[b] ^ print*lanes); marks != 0 {
		return int(b)*slots + bits.TrailingZeros64(marks)>>4
	}
	return -1
}

// zeros marks the lanes of 16 bits that are zero by their highest bit; marks above
// the first may be wrong.
func zeros(x uint64) uint64 { return (x - lanes) & ^x & laneTops }

// row returns the row of key, one of zeros if it has none.
func (t *Table) row(key uint64) Row {
	if i := t.find(key); i >= 0 {
		return t.rows[i]
	}
	return Row{zeroRow, zeroRow}
}

// mixes sets the features from around on apart; see key.
var mixes = func() (m [NumFeatures - around]uint64) {
	for f := range m {
		m[f] = uint64(around+f+1) * mixC
	}
	return m
}()

// appendRows appends the numbers of the rows of the features from around on, given
// what they are about. There is no branch that depends on what is found, and all buckets
// are asked for before the first is looked at: which features have a row cannot be
// foretold, and waiting for one answer before asking the next question is what takes time.
func (t *Table) appendRows(rows []uint32, bases *[NumFeatures]uint64) []uint32 {
	n := uint(len(rows))
	rows = slices.Grow(rows, NumFeatures)[:n+NumFeatures]
	prints := t.prints
	var asked [NumFeatures - around]struct{ bucket, lanes uint64 } // a lane that is zero is found
	for f, base := range bases[around:] {
		k := (base ^ mixes[f]) * mixB
		k ^= k >> 32
		bucket, print := place(k, len(prints))
		asked[f].bucket, asked[f].lanes = bucket, prints[bucket]^print*lanes
	}
	for f := range asked {
		marks := zeros(asked[f].lanes)
		rows[n] = uint32(asked[f].bucket)*slots + uint32(bits.TrailingZeros64(marks))>>4
		n += uint((marks | -marks) >> 63)
	}
	return rows[:n]
}

// touch reads a little of each row, so that memory fetches many of them at a time: a
// round of add is so long that the processor sees but a few ahead. (6 to 13 % of the
// time of package entity.) The sum is of no use but to the compiler, which must not leave it out.
func (t *Table) touch(rows []uint32) (sum uint64) {
	for _, r := range rows {
		sum += t.rows[r][0]
	}
	return sum
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
