package tagger

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

//go:embed gate.bin.gz
var gateFile []byte

// GateFeatures is the number of features of the gate.
const GateFeatures = 16

// gateBits is the binary logarithm of the number of weights of the gate.
const gateBits = 18

// Gate tells by few and cheap features which characters are in no span. Most of
// them are in none, and only the others need the features of the model.
//
// It is a logistic regression of what the model itself makes of a text. There
// is one weight for each hash: features that share one are rare enough.
type Gate struct {
	Weights [1 << gateBits]int8
	// Least is the score from which on a character is open: to be looked at by the
	// model. Beside such a character Near is enough.
	Least, Near int32
}

// Encode writes the gate.
func (t *Gate) Encode(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := binary.Write(z, binary.LittleEndian, t); err != nil {
		return err
	}
	return z.Close()
}

// DecodeGate reads what [Gate.Encode] wrote.
func DecodeGate(r io.Reader) (*Gate, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("tagger gate: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(z, 1<<gateBits+9))
	if err != nil {
		return nil, fmt.Errorf("tagger gate: %w", err)
	}
	t := &Gate{}
	if n := binary.Size(t); len(data) != n {
		return nil, fmt.Errorf("tagger gate: %d bytes, not %d", len(data), n)
	}
	return t, binary.Read(bytes.NewReader(data), binary.LittleEndian, t)
}

// gateApart sets feature f of the gate apart.
func gateApart(f uint32) uint32 { return f * 0x1F35D % (1 << gateBits) }

// gateHash gives the bits of a hashed column that number a weight.
func gateHash(x uint64) uint32 { return uint32(x >> (64 - gateBits)) }

// gateMix is the gateHash of up to 32 bits that are not hashed yet.
func gateMix(x uint32) uint32 { return x * 0x9E3779B1 >> (32 - gateBits) }

// GateKeys gives the numbers of the weights that count at character i. Of 22 features these were
// left when each that could be spared had been taken away: a table with fewer has
// fewer hashes in common.
func (g *Grid) GateKeys(i int, out *[GateFeatures]uint32) {
	i += pad - 2
	uni, bi, word, prof := (*[5]uint64)(g.uni[i:]), (*[4]uint64)(g.bi[i:]), (*[5]uint8)(g.word[i:]), (*[5]uint8)(g.prof[i:])
	const o = 2 // the column of the character itself
	w2, w3, w4, w5, w6 := uint32(word[0]), uint32(word[1]), uint32(word[2]), uint32(word[3]), uint32(word[4])
	p1, p2, p3 := uint32(prof[o-1]), uint32(prof[o]), uint32(prof[o+1])
	w := gateMix(w4)
	left, right, w := gateHash(uni[o-1]), gateHash(uni[o+1]), gateMix(w4)
	*out = [GateFeatures]uint32{
		gateHash(uni[o-2]) ^ gateApart(1),
		left ^ gateApart(2),
		gateHash(uni[o]) ^ gateApart(3),
		gateHash(uni[o+2]) ^ gateApart(4),
		gateHash(bi[o-2]) ^ gateApart(5),
		gateHash(bi[o-1]) ^ gateApart(6),
		gateHash(bi[o]) ^ gateApart(7),
		gateHash(bi[o+1]) ^ gateApart(8),
		gateHash(g.tri[i]) ^ gateApart(9),
		gateMix(w4<<14|w5<<7|w6) ^ gateApart(10),
		gateMix(w2<<14|w3<<7|w4) ^ gateApart(11),
		left ^ w ^ gateApart(12),
		right ^ w ^ gateApart(13),
		gateMix(p1<<14|p2<<7|p3) ^ gateApart(14),
		gateHash(g.right[i+o]*mixB) ^ gateApart(15),
		gateHash(g.left[i+o]*mixB) ^ gateApart(16),
	}
}

// Score is the greater the likelier it is that character i is in a span.
func (t *Gate) Score(g *Grid, i int) int32 {
	var keys [GateFeatures]uint32
	g.GateKeys(i, &keys)
	sum := int32(0)
	for _, k := range keys {
		sum += int32(t.Weights[k%(1<<gateBits)])
	}
	return sum
}

// open says for each character whether it may be in a span. Without a gate it
// is punctuation alone that may not.
func (t *Gate) open(g *Grid, open []bool) []bool {
	open = grow(open, g.Len())
	if t == nil {
		for i := range open {
			open[i] = !g.outside(i)
		}
		return open
	}
	before, score := int32(math.MinInt32), t.at(g, 0)
	for i := range open {
		after := t.at(g, i+1)
		open[i] = score >= t.Near && max(before, score, after) >= t.Least
		before, score = score, after
	}
	return open
}

// at is the score of character i, the least of all if it can have no label but O or
// is the end of the text.
func (t *Gate) at(g *Grid, i int) int32 {
	if i == g.n || g.outside(i) {
		return math.MinInt32
	}
	return t.Score(g, i)
}
