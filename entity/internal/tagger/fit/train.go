package main

import (
	"math/rand/v2"

	"github.com/go-renshi/renshi/entity/internal/tagger"
)

const numLabels = tagger.NumLabels

// weights are those of an averaged structured perceptron.
type weights struct {
	rows  [][numLabels]float32 // by feature
	sums  [][numLabels]float64 // of rows × the step at which they changed
	trans [numLabels][numLabels]float32
	tsums [numLabels][numLabels]float64
	step  float64
}

func newWeights(features int) *weights {
	return &weights{rows: make([][numLabels]float32, features), sums: make([][numLabels]float64, features), step: 1}
}

// averaged gives the mean of the weights over all steps.
func (w *weights) averaged() (rows [][numLabels]float32, trans [numLabels][numLabels]float32) {
	if w.step == 1 {
		return w.rows, w.trans
	}
	rows = make([][numLabels]float32, len(w.rows))
	for f := range rows {
		for y := range rows[f] {
			rows[f][y] = w.rows[f][y] - float32(w.sums[f][y]/w.step)
		}
	}
	for a := range trans {
		for b := range trans[a] {
			trans[a][b] = w.trans[a][b] - float32(w.tsums[a][b]/w.step)
		}
	}
	return rows, trans
}

// trainer fits weights sentence by sentence.
type trainer struct {
	x        *index
	w        *weights
	profiles *tagger.Profiles
	lexicon  *tagger.Lexicon
	margin   float32
	drop     float64
	r        *rand.Rand

	grid  tagger.Grid
	ids   [][tagger.NumFeatures]int32
	emit  [][numLabels]float32
	fore  [][numLabels]float32
	from  [][numLabels]int8
	gold  []int8
	guess []int8
	may   []uint16
	rate  float64 // of the random field; 0 trains a perceptron
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

// learn takes one step; it says whether the labelling was wrong.
func (t *trainer) learn(s sentence) bool {
	n := len(s.text)
	t.grid.Fill(string(s.text), t.profiles, t.lexicon)
	t.ids, t.emit, t.fore, t.from = grow(t.ids, n), grow(t.emit, n), grow(t.fore, n), grow(t.from, n)
	t.gold, t.guess = grow(t.gold, n), grow(t.guess, n)
	var keys [tagger.NumFeatures]uint64
	var dropped [tagger.NumFeatures]bool
	for f := range dropped {
		dropped[f] = t.drop > 0 && t.r.Float64() < t.drop
	}
	for i := range n {
		t.grid.Keys(i, &keys)
		e := &t.emit[i]
		*e = [numLabels]float32{}
		for f, key := range keys {
			if dropped[f] {
				t.ids[i][f] = -1
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
	t.allowed(s)
	for i := range n {
		t.grid.Bar(i, func(y int) {
			if t.may[i] != 1<<y {
				t.emit[i][y] = barred
			}
		})
	}
	if t.rate > 0 {
		t.climb(t.rate)
		return false
	}
	t.decode(t.may, t.gold)
	for i := range n {
		for y := range t.emit[i] {
			if t.may[i]>>y&1 == 0 {
				t.emit[i][y] += t.margin
			}
		}
	}
	t.decode(nil, t.guess)
	t.w.step++
	wrong := false
	for i := range n {
		g, y := t.gold[i], t.guess[i]
		var gp, yp int8
		if i > 0 {
			gp, yp = t.gold[i-1], t.guess[i-1]
		}
		if g != y || gp != yp {
			t.w.trans[gp][g]++
			t.w.tsums[gp][g] += t.w.step
			t.w.trans[yp][y]--
			t.w.tsums[yp][y] -= t.w.step
		}
		if g == y {
			continue
		}
		wrong = true
		for _, id := range t.ids[i] {
			if id >= 0 {
				row, sum := &t.w.rows[id], &t.w.sums[id]
				row[g]++
				sum[g] += t.w.step
				row[y]--
				sum[y] -= t.w.step
			}
		}
	}
	return wrong
}

// before lists the labels that may stand before each label.
var before = func() (out [numLabels][]int8) {
	for b := range numLabels {
		for a := range numLabels {
			if tagger.Legal(a, b) {
				out[b] = append(out[b], int8(a))
			}
		}
	}
	return out
}()

const (
	barred     = -1e6
	impossible = -1e30
)

// decode finds the best labelling among those allowed; nil allows all.
func (t *trainer) decode(may []uint16, out []int8) {
	n := len(out)
	for i := range n {
		for y := range numLabels {
			t.fore[i][y] = impossible
			if may != nil && may[i]>>y&1 == 0 {
				continue
			}
			if i == 0 {
				if tagger.Legal(tagger.Outside, y) {
					t.fore[i][y] = t.emit[i][y] + t.w.trans[tagger.Outside][y]
				}
				continue
			}
			best, arg := float32(impossible), int8(0)
			for _, a := range before[y] {
				if s := t.fore[i-1][a] + t.w.trans[a][y]; s > best {
					best, arg = s, a
				}
			}
			t.fore[i][y], t.from[i][y] = best+t.emit[i][y], arg
		}
	}
	best, y := float32(impossible), int8(0)
	for x := range numLabels {
		if s := t.fore[n-1][x]; tagger.Legal(x, tagger.Outside) && s > best {
			best, y = s, int8(x)
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = y
		y = t.from[i][y]
	}
}
