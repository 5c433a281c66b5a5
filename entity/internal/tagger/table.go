package tagger

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Row holds the weights of one feature, a byte for each label: weight + 128.
// The last three bytes are not used.
type Row [2]uint64

// zeroRow is the row of a feature without weights.
const zeroRow = 0x8080808080808080

// rowSize is the number of bytes of a row in a [Table], rowPad that of the bytes behind
// the last, so that a row is two loads of eight bytes.
const (
	rowSize = NumLabels
	rowPad  = 8
)

// slots is the number of features that share a bucket.
const slots = 4

// Table finds the row of a feature. A bucket holds the 16-bit fingerprints of
// four features in one word, so that a feature without a row, which is the
// common case, costs one load from a small array. Rows stand one behind the other in the order
// of buckets: the number of the first row of a bucket is the sum of blocks and steps.
type Table struct {
	prints []uint64
	blocks []uint32 // by bucket / blockSize
	steps  []uint8  // by bucket
	rows   []byte   // rowSize for each row, and rowPad
}

// blockSize is a number of buckets whose rows a byte counts.
const blockSize = 1 << 8 / slots

// NewTable returns a table of the weights of features, and how many have no place in
// it as their bucket is full or holds their twin. Those that come first have it.
func NewTable(buckets int, keys []uint64, weights [][NumLabels]int8) (t *Table, lost int) {
	t = &Table{prints: make([]uint64, buckets)}
	held := make([][]int, buckets)
	for i, key := range keys {
		b, print := place(key, buckets)
		if t.find(key) >= 0 || len(held[b]) == slots {
			lost++
			continue
		}
		t.prints[b] |= print << (16 * len(held[b]))
		held[b] = append(held[b], i)
	}
	for _, list := range held {
		for _, i := range list {
			for _, w := range weights[i] {
				t.rows = append(t.rows, uint8(w)+128)
			}
		}
	}
	t.number()
	return t, lost
}

// number numbers the rows.
func (t *Table) number() {
	n := 0
	t.blocks, t.steps = nil, make([]uint8, len(t.prints))
	for i, b := range t.prints {
		if i%blockSize == 0 {
			t.blocks = append(t.blocks, uint32(n))
		}
		t.steps[i] = uint8(n - int(t.blocks[i/blockSize]))
		for ; b != 0; b >>= 16 {
			n++
		}
	}
	t.rows = append(t.rows, make([]byte, rowPad)...)
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

// find returns the slot of key, or -1.
func (t *Table) find(key uint64) int {
	b, print := place(key, len(t.prints))
	if marks := zeros(t.prints[b] ^ print*lanes); marks != 0 {
		return int(b)*slots + bits.TrailingZeros64(marks)>>4
	}
	return -1
}

// at is the number of the row of a slot.
func (t *Table) at(slot uint32) uint32 {
	bucket := slot / slots
	return t.blocks[bucket/blockSize] + uint32(t.steps[bucket]) + slot%slots
}

// load reads a row by its number.
func (t *Table) load(n uint32) Row {
	b := t.rows[int(n)*rowSize:][:rowSize+3]
	return Row{binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])}
}

// zeros marks the lanes of 16 bits that are zero by their highest bit; marks above
// the first may be wrong.
func zeros(x uint64) uint64 { return (x - lanes) & ^x & laneTops }

// row returns the row of key, one of zeros if it has none.
func (t *Table) row(key uint64) Row {
	if i := t.find(key); i >= 0 {
		return t.load(t.at(uint32(i)))
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

// appendSlots appends the slots of the features from around on, given
// what they are about. There is no branch that depends on what is found: which
// features have a row cannot be foretold, and waiting for one answer before asking
// the next question is what takes time.
func (t *Table) appendSlots(rows []uint32, bases *[NumFeatures]uint64) []uint32 {
	n := uint(len(rows))
	rows = slices.Grow(rows, NumFeatures)[:n+NumFeatures]
	prints := t.prints
	for f, base := range bases[around:] {
		k := (base ^ mixes[f]) * mixB
		k ^= k >> 32
		bucket, print := place(k, len(prints))
		marks := zeros(prints[bucket] ^ print*lanes)
		rows[n] = uint32(bucket)*slots + uint32(bits.TrailingZeros64(marks))>>4
		n += uint((marks | -marks) >> 63)
	}
	return rows[:n]
}

// numbers turns slots into numbers of rows. It reads a little of each row, so that memory fetches many of them
// at a time: a round of add is so long that the processor sees but a few ahead. (6 to 13 % of the
// time of package entity.) The sum is of no use but to the compiler, which must not leave it out.
func (t *Table) numbers(slots []uint32) (sum uint8) {
	for i, slot := range slots {
		n := t.at(slot)
		slots[i] = n
		sum += t.rows[int(n)*rowSize]
	}
	return sum
}
