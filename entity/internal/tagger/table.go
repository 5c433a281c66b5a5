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

// mixes sets the features apart; see key.
var mixes = func() (m [NumFeatures]uint64) {
	for f := range m {
		m[f] = uint64(f+1) * mixC
	}
	return m
}()

// asked is a feature that has been looked for: it is in a bucket that has a lane of zero.
type asked struct{ bucket, lanes uint64 }

func (t *Table) ask(f int, base uint64) asked {
	k := (base ^ mixes[f]) * mixB
	bucket, print := place(k^k>>32, len(t.prints))
	return asked{bucket, t.prints[bucket] ^ print*lanes}
}

// row is the number of the row by the marks that zeros gives.
func (a asked) row(marks uint64) uint32 {
	return uint32(a.bucket)*slots + uint32(bits.TrailingZeros64(marks))>>4
}

// appendRows appends the numbers of the rows of the features from around on, given
// what they are about. Memory for what is asked is lent.
//
// Which features have a row cannot be foretold, but that seldom ones have none. For the others
// there is no branch that depends on what is found, and all buckets are asked for
// before the first is looked at: waiting for one answer before asking the next
// question is what takes time.
func (t *Table) appendRows(rows []uint32, bases *[NumFeatures]uint64, memory *[NumFeatures]asked) []uint32 {
	n := uint(len(rows))
	rows = slices.Grow(rows, NumFeatures)[:n+NumFeatures]
	for f := around; f < seldom; f++ {
		memory[f] = t.ask(f, bases[f])
	}
	for f := seldomEnd; f < NumFeatures; f++ {
		memory[f-seldomEnd+seldom] = t.ask(f, bases[f])
	}
	for f := seldom; f < seldomEnd; f++ {
		a := t.ask(f, bases[f])
		if marks := zeros(a.lanes); marks != 0 {
			rows[n] = a.row(marks)
			n++
		}
	}
	for f := around; f < NumFeatures-seldomEnd+seldom; f++ {
		marks := zeros(memory[f].lanes)
		rows[n] = memory[f].row(marks)
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
