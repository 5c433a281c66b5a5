package tagger

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
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
	// Least is the score from which on a character and its neighbours are open:
	// to be looked at by the model.
	Least int32
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
	data, err := io.ReadAll(io.LimitReader(z, 1<<gateBits+5))
	if err != nil {
		return nil, fmt.Errorf("tagger gate: %w", err)
	}
	t := &Gate{}
	if n := binary.Size(t); len(data) != n {
		return nil, fmt.Errorf("tagger gate: %d bytes, not %d", len(data), n)
	}
	return t, binary.Read(bytes.NewReader(data), binary.LittleEndian, t)
}

// gateMixes sets the features of the gate apart.
var gateMixes = func() (m [GateFeatures]uint64) {
	for f := range m {
		m[f] = uint64(f+1) * mixC
	}
	return m
}()

// GateKeys gives the numbers of the weights that count at character i. Of 22 features these were
// left when each that could be spared had been taken away: a table with fewer has
// fewer hashes in common.
func (g *Grid) GateKeys(i int, out *[GateFeatures]uint32) {
	i += pad
	uni, bi := g.uni[i-2:i+3], g.bi[i-2:i+2]
	const o = 2 // the column of the character itself
	w := g.word[i-2 : i+3]
	w2, w3, w4, w5, w6 := uint64(w[0]), uint64(w[1]), uint64(w[2]), uint64(w[3]), uint64(w[4])
	for f, base := range [GateFeatures]uint64{
		uni[o-2], uni[o-1], uni[o], uni[o+2],
		bi[o-2], bi[o-1], bi[o], bi[o+1],
		g.tri[i-2],
		w4<<16 | w5<<8 | w6,
		w2<<16 | w3<<8 | w4,
		uni[o-1]*mixB + w4,
		uni[o+1]*mixB + w4,
		uint64(g.prof[i-1])<<16 | uint64(g.prof[i])<<8 | uint64(g.prof[i+1]),
		g.right[i],
		g.left[i],
	} {
		out[f] = uint32((base ^ gateMixes[f]) * mixB >> (64 - gateBits))
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
	clear(open)
	for i := range open {
		if !g.outside(i) && t.Score(g, i) >= t.Least {
			for j := max(i-1, 0); j < min(i+2, len(open)); j++ {
				open[j] = !g.outside(j)
			}
		}
	}
	return open
}
