package main

import (
	"cmp"
	"log"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/go-renshi/renshi/entity/internal/tagger"
)

// options of a fit.
type options struct {
	epochs, again int
	keep, cutoff  int
	change        float64
	compose       float64
	drop          float64
	rate          float64
}

func defaults() options {
	return options{epochs: 5, again: 4, keep: 240_000, cutoff: 3, rate: 0.07, change: 0.75, compose: 0.12, drop: 0.1}
}

// heldOut is one in how many sentences calibrates and is not fitted to.
const heldOut = 25

// fit makes the model.
func fit(all []sentence, o options) *tagger.Model {
	var sentences, held []sentence
	for i, s := range all {
		if i/20%heldOut == heldOut-1 {
			held = append(held, s)
		} else {
			sentences = append(sentences, s)
		}
	}
	lists, stock := words(), dictionary()
	n := count(sentences)
	m := &tagger.Model{Profiles: *n.profiles(lists["surname"]), Lexicon: lexicon(stock)}
	r := rand.New(rand.NewPCG(1998, 1))
	v := newInventor(sentences, n, lists, stock, r)
	x := features(sentences, v, m, o.cutoff)
	log.Printf("%d sentences, %d features", len(sentences), len(x.keys))

	t := &trainer{x: x, w: newWeights(len(x.keys)), alphabet: tagger.NewAlphabet(&m.Profiles, m.Lexicon), rate: o.rate, drop: o.drop, r: v.r}
	passes(t, sentences, v, o.epochs, o.compose, o.change)
	x = only(strongest(x.keys, t.w.rows, o.keep))
	t.x, t.w = x, newWeights(len(x.keys))
	mean := newWeights(len(x.keys))
	for pass := range o.again {
		passes(t, sentences, v, 1, o.compose, o.change)
		if pass > 0 || o.again == 1 {
			mean.add(t.w)
		}
	}
	rows, trans := mean.over(max(1, o.again-1))
	pack(m, x.keys, rows, trans)
	calibrate(m, held)
	return m
}

// features numbers the features of the sentences as they are and of one change
// of each.
func features(sentences []sentence, v *inventor, m *tagger.Model, cutoff int) *index {
	x := newIndex()
	changed := make([]sentence, len(sentences))
	var composed []sentence
	for i, s := range sentences {
		changed[i] = v.change(s)
		if i%5 == 0 {
			composed = append(composed, v.compose())
		}
	}
	alphabet := tagger.NewAlphabet(&m.Profiles, m.Lexicon)
	each := func(f func(key uint64)) {
		var g tagger.Grid
		var keys [tagger.NumFeatures]uint64
		for _, list := range [][]sentence{sentences, changed, composed} {
			for _, s := range list {
				g.Fill(string(s.text), alphabet)
				for i := range g.Len() {
					g.Keys(i, &keys)
					for _, k := range keys {
						f(k)
					}
				}
			}
		}
	}
	each(x.count)
	each(func(k uint64) { x.admit(k, cutoff) })
	x.seen = nil
	return x
}

// passes goes over the sentences in changing order.
func passes(t *trainer, sentences []sentence, v *inventor, n int, compose, change float64) {
	order := make([]int, len(sentences))
	for i := range order {
		order[i] = i
	}
	for pass := range n {
		v.r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			s := sentences[i]
			switch x := v.r.Float64(); {
			case x < compose:
				s = v.compose()
			case x < compose+(1-compose)*change:
				s = v.change(s)
			}
			t.learn(s)
		}
		log.Printf("pass %d", pass+1)
	}
}

// strength is the greatest weight of a row.
func strength(row [numLabels]float32) float64 {
	s := 0.0
	for _, w := range row {
		s = max(s, math.Abs(float64(w)))
	}
	return s
}

// strongest returns the keys with the greatest weights.
func strongest(keys []uint64, rows [][numLabels]float32, keep int) []uint64 {
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(strength(rows[j]), strength(rows[i])), cmp.Compare(i, j))
	})
	order = order[:min(keep, len(order))]
	slices.Sort(order)
	out := make([]uint64, len(order))
	for n, i := range order {
		out[n] = keys[i]
	}
	return out
}

// pack quantises the weights: the unit is such that one row in 20,000
// is cut at ±127, and weights below half a unit are zero.
func pack(m *tagger.Model, keys []uint64, rows [][numLabels]float32, trans [numLabels][numLabels]float32) {
	tops := make([]float64, len(rows))
	order := make([]int, len(rows))
	for i, r := range rows {
		tops[i], order[i] = strength(r), i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(tops[j], tops[i]), cmp.Compare(i, j)) })
	unit := max(tops[order[len(order)/20000]]/127, 1e-9)
	m.Table = tagger.NewTable(max(1, len(keys)*10/28))
	lost, zero := 0, 0
	for _, i := range order {
		var q [numLabels]int8
		for y, w := range rows[i] {
			q[y] = int8(max(-127, min(127, math.Round(float64(w)/unit))))
		}
		switch {
		case q == [numLabels]int8{}:
			zero++
		case !m.Table.Add(keys[i], q):
			lost++
		}
	}
	log.Printf("unit %.4f, %d features without weight, %d without room", unit, zero, lost)
	for a := range trans {
		for b := range trans[a] {
			m.Transitions[a][b] = int32(math.Round(float64(trans[a][b]) / unit))
		}
	}
}
