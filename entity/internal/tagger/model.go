package tagger

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// Model is all that fitting finds.
type Model struct {
	Table       *Table
	Transitions [NumLabels][NumLabels]int32 // in units of the weights
	Profiles    Profiles
	Lexicon     *Lexicon
	// Calibration turns the margin m of a span of a kind into the probability
	// 1/(1+exp(-(c[0]+c[1]·m))) that it is right.
	Calibration [NumKinds][2]float64
}

// magic names the format.
const magic = "renshi-tagger-1\n"

// Encode writes the model. The same model gives the same bytes.
func (m *Model) Encode(w io.Writer) error {
	var b bytes.Buffer
	b.WriteString(magic)
	b.Write(m.Profiles[:])
	b.Write(m.Lexicon.single[:])
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // a Buffer does not fail
	put(m.Calibration)
	put(m.Transitions)
	put(uint32(len(m.Lexicon.prints)))
	put(m.Lexicon.prints)
	b.Write(m.Lexicon.info)
	put(uint32(len(m.Table.prints)))
	counts := make([]byte, len(m.Table.prints))
	var prints, masks, weights []byte
	for slot, r := range m.Table.rows {
		print := uint16(m.Table.prints[slot/slots] >> (16 * (slot % slots)))
		if print == 0 {
			continue
		}
		counts[slot/slots]++
		prints = binary.LittleEndian.AppendUint16(prints, print)
		mask := uint16(0)
		for y := range NumLabels {
			if w := r.weight(y); w != 0 {
				mask |= 1 << y
				weights = append(weights, byte(w))
			}
		}
		masks = binary.LittleEndian.AppendUint16(masks, mask)
	}
	put(uint32(len(prints) / 2))
	put(uint32(len(weights)))
	for _, part := range [][]byte{counts, prints, masks, weights} {
		b.Write(part)
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(b.Bytes()); err != nil {
		return err
	}
	return z.Close()
}

// maxModel bounds the memory that a broken model can ask for.
const maxModel = 64 << 20

// Decode reads what Encode wrote.
func Decode(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("tagger model: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(z, maxModel))
	if err != nil {
		return nil, fmt.Errorf("tagger model: %w", err)
	}
	d := decoder{data: data}
	if string(d.take(len(magic))) != magic {
		return nil, fmt.Errorf("tagger model: not in the format %q", magic)
	}
	m := &Model{}
	copy(m.Profiles[:], d.take(ProfileSize))
	m.Lexicon = &Lexicon{}
	copy(m.Lexicon.single[:], d.take(ProfileSize))
	for k := range m.Calibration {
		for i := range m.Calibration[k] {
			m.Calibration[k][i] = math.Float64frombits(binary.LittleEndian.Uint64(d.take(8)))
		}
	}
	for a := range m.Transitions {
		for b := range m.Transitions[a] {
			m.Transitions[a][b] = int32(binary.LittleEndian.Uint32(d.take(4)))
		}
	}
	entries := d.count()
	words := d.take(8 * entries)
	info := d.take(slots * entries)
	buckets := d.count()
	features, values := d.count(), d.count()
	counts, prints := d.take(buckets), d.take(2*features)
	masks, weights := d.take(2*features), d.take(values)
	if d.short || len(d.data) > 0 || buckets == 0 {
		return nil, fmt.Errorf("tagger model: %d bytes are not a whole model", len(data))
	}
	m.Lexicon.prints, m.Lexicon.info = make([]uint64, entries), bytes.Clone(info) // not to keep the file
	for i := range m.Lexicon.prints {
		m.Lexicon.prints[i] = binary.LittleEndian.Uint64(words[8*i:])
	}
	m.Table = NewTable(buckets)
	for b, n := range counts {
		for s := range int(n) {
			if len(prints) == 0 || s >= slots {
				return nil, fmt.Errorf("tagger model: bucket %d is broken", b)
			}
			var row [NumLabels]int8
			mask := binary.LittleEndian.Uint16(masks)
			for y := range row {
				if mask>>y&1 != 0 && len(weights) > 0 {
					row[y], weights = int8(weights[0]), weights[1:]
				}
			}
			m.Table.set(b*slots+s, binary.LittleEndian.Uint16(prints), row)
			prints, masks = prints[2:], masks[2:]
		}
	}
	return m, nil
}

// decoder takes a model apart; short means that it ended too early.
type decoder struct {
	data  []byte
	short bool
}

func (d *decoder) take(n int) []byte {
	if n > len(d.data) {
		d.short = true
		return make([]byte, min(n, 8))
	}
	part := d.data[:n]
	d.data = d.data[n:]
	return part
}

func (d *decoder) count() int {
	n := int(binary.LittleEndian.Uint32(d.take(4)))
	if n > maxModel {
		d.short = true
		return 0
	}
	return n
}
