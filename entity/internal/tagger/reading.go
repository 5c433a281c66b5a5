package tagger

import (
	"slices"
	"sort"
)

// Reading is what the model makes of one sentence; it answers questions about
// spans that somebody else proposes. It does not change and is safe for
// concurrent use.
type Reading struct {
	tagger *Tagger
	l      lattice
	spans  []Span
}

// Read reads one sentence of folded text.
func (t *Tagger) Read(text string) *Reading { return t.ReadIn(new(Room), text) }

// ReadIn is as [Tagger.Read], with memory that room gives and takes back: the
// reading is good until [Room.Clear].
func (t *Tagger) ReadIn(room *Room, text string) *Reading {
	r := &Reading{tagger: t}
	if text == "" {
		return r
	}
	l := t.pool.Get().(*lattice)
	defer t.keep(l, text)
	l.room = room
	l.score(text, t)
	l.forward(t.model, t.joints)
	if r.spans = t.spans(l); r.spans == nil {
		l.backward(t.model, t.joints)
	}
	r.l = lattice{
		grid: Grid{offset: slices.Clone(l.grid.offset[:l.grid.n+1]), n: l.grid.n},
		emit: l.emit, fore: l.fore, back: l.back,
		labels: slices.Clone(l.labels),
	}
	l.room, l.emit, l.fore, l.back = nil, nil, nil, nil
	return r
}

// Spans is as [Tagger.Tag]. The caller must not change it.
func (r *Reading) Spans() []Span { return r.spans }

// Score is as [Tagger.Score].
func (r *Reading) Score(start, end int, kind string) float64 {
	k := KindIndex(kind)
	i, ok := r.column(start)
	j, ok2 := r.column(end)
	if !ok || !ok2 || i >= j || k < 0 {
		return 0
	}
	m := r.tagger.model
	return r.tagger.probability(k, r.l.with(m, i, j, k)-r.l.without(m, i, j, k))
}

// Chances says for each character how likely it is at most in any span, 0..1, and
// whether it is in one of the best labelling. It serves the fit of a [Gate].
func (r *Reading) Chances() (chances []float64, tagged []bool) {
	l := &r.l
	for i, label := range l.labels {
		chance := 0.0
		for y := 1; y < NumLabels; y++ {
			margin := l.fore[i][y] + l.back[i][y] - l.fore[i][Outside] - l.back[i][Outside]
			chance = max(chance, r.tagger.probability((y-1)/4, margin))
		}
		chances, tagged = append(chances, chance), append(tagged, label != Outside)
	}
	return chances, tagged
}

// column is the character that begins at a byte of the text.
func (r *Reading) column(at int) (int, bool) {
	n := r.l.grid.Len()
	if n == 0 || at < 0 {
		return 0, false
	}
	i := sort.Search(n+1, func(i int) bool { return r.l.grid.Offset(i) >= at })
	return i, i <= n && r.l.grid.Offset(i) == at
}

// Candidate is a span that the model finds thinkable, with its margin: the
// score of the best labelling with the span less that of the best one without,
// in units of the model's weights.
type Candidate struct {
	Span
	Margin float64
}

// Candidates returns the spans of the best labelling and for each of them its
// neighbours, one character shorter or longer or of another kind. It serves
// calibration.
func (r *Reading) Candidates() []Candidate {
	l, m := &r.l, r.tagger.model
	n := l.grid.Len()
	if n == 0 {
		return nil
	}
	var out []Candidate
	add := func(i, j, k int) {
		if i < 0 || j > n || i >= j {
			return
		}
		margin := l.with(m, i, j, k) - l.without(m, i, j, k)
		s := Span{l.grid.Offset(i), l.grid.Offset(j), kinds[k], r.tagger.probability(k, margin)}
		out = append(out, Candidate{s, float64(margin)})
	}
	each(l.labels, func(i, j, k int) {
		for d := range NumKinds {
			add(i, j, (k+d)%NumKinds)
		}
		add(i-1, j, k)
		add(i+1, j, k)
		add(i, j-1, k)
		add(i, j+1, k)
	})
	return out
}
