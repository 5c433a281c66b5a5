package main

import (
	"math"
	"math/rand/v2"

	"github.com/go-renshi/renshi/entity/internal/tagger"
)

const numLabels = tagger.NumLabels

// barred is the score of a label that a character cannot have.
const barred = -1e6

// weights are those of a conditional random field, with the sums of squared
// gradients that AdaGrad divides by.
type weights struct {
	rows  [][numLabels]float32 // by feature
	sums  [][numLabels]float64
	trans [numLabels][numLabels]float32
	tsums [numLabels][numLabels]float64
}

func newWeights(features int) *weights {
	return &weights{rows: make([][numLabels]float32, features), sums: make([][numLabels]float64, features)}
}

// trainer fits weights sentence by sentence.
type trainer struct {
	x        *index
	w        *weights
	alphabet *tagger.Alphabet
	rate     float64
	drop     float64 // part of the templates left out for a sentence
	r        *rand.Rand

	grid  tagger.Grid
	ids   [][tagger.NumFeatures]int32
	emit  [][numLabels]float32
	may   []uint16
	field field
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}

// allowed gives the labels that the annotation allows at each character.
func (t *trainer) allowed(s sentence) {
	t.may = grow(t.may, len(s.text))
	for i := range t.may {
		t.may[i] = 1 << tagger.Outside
	}
	for _, sp := range s.spans {
		if sp.kind == open {
			for i := sp.start; i < sp.end; i++ {
				t.may[i] = 1<<numLabels - 1
			}
			continue
		}
		for i := sp.start; i < sp.end; i++ {
			part := tagger.Middle
			switch {
			case sp.end == sp.start+1:
				part = tagger.Single
			case i == sp.start:
				part = tagger.Begin
			case i == sp.end-1:
				part = tagger.End
			}
			t.may[i] = 1 << tagger.Label(part, sp.kind)
		}
	}
}

// score fills ids and emit. A part of the templates is left out, so that no
// feature relies on the others.
func (t *trainer) score(s sentence) {
	n := len(s.text)
	t.grid.Fill(string(s.text), t.alphabet)
	t.ids, t.emit = grow(t.ids, n), grow(t.emit, n)
	var dropped [tagger.NumFeatures]bool
	for f := range dropped {
		dropped[f] = t.drop > 0 && t.r.Float64() < t.drop
	}
	var keys [tagger.NumFeatures]uint64
	for i := range n {
		t.grid.Keys(i, &keys)
		e := &t.emit[i]
		*e = [numLabels]float32{}
		for f, key := range keys {
			t.ids[i][f] = -1
			if dropped[f] {
				continue
			}
			id := t.x.find(key)
			t.ids[i][f] = id
			if id >= 0 {
				for y, w := range &t.w.rows[id] {
					e[y] += w
				}
			}
		}
	}
}

// learn takes one step of AdaGrad up the likelihood of one sentence.
func (t *trainer) learn(s sentence) {
	t.score(s)
	t.allowed(s)
	for i := range t.emit {
		t.grid.Bar(i, func(y int) {
			if t.may[i] != 1<<y {
				t.emit[i][y] = barred
			}
		})
	}
	c := &t.field
	c.read(&t.w.trans)
	c.gradient(t.emit, t.may)
	for i := range t.emit {
		if m := t.may[i]; m&(m-1) != 0 {
			continue // left open: nothing to learn here
		}
		for y := range numLabels {
			d := c.wish[i][y] - c.guess[i][y]
			if math.Abs(d) < 1e-3 {
				continue
			}
			for _, id := range t.ids[i] {
				if id >= 0 {
					g := &t.w.sums[id][y]
					*g += d * d
					t.w.rows[id][y] += float32(t.rate * d / math.Sqrt(1+*g))
				}
			}
		}
	}
	for a := range numLabels {
		for b := range numLabels {
			if d := c.pairs[a][b]; d != 0 && tagger.Legal(a, b) {
				t.w.tsums[a][b] += d * d
				t.w.trans[a][b] += float32(t.rate * d / (1 + math.Sqrt(t.w.tsums[a][b])))
			}
		}
	}
}
