package tagger

// Reading is what the model makes of one sentence; it answers questions about
// spans that somebody else proposes. It does not change and is safe for
// concurrent use.
type Reading struct {
	tagger *Tagger
	l      lattice
	marks  []int32 // the first column that begins at or behind each multiple of markBytes
	spans  []Span
}

// markBytes is the number of bytes of the text in which a column is looked for one by one.
const markBytes = 32

// Read reads one sentence of folded text.
func (t *Tagger) Read(text string) *Reading { return t.ReadIn(new(Room), text) }

// ReadIn is as [Tagger.Read], with memory that room gives and takes back: the
// reading is good until [Room.Clear].
func (t *Tagger) ReadIn(room *Room, text string) *Reading {
	r := &room.readings.take(1)[0]
	*r = Reading{tagger: t}
	if text == "" {
		return r
	}
	w := t.pool.Get().(*workspace)
	defer t.keep(w, text)
	w.room = room
	spans := t.spans(text, w)
	if len(spans) == 0 {
		w.backward(t.model, t.joints)
	}
	r.spans = room.spans.copyOf(spans)
	r.l = w.lattice
	r.l.columns = room.columns.copyOf(w.columns)
	w.lattice = lattice{columns: w.columns}
	r.mark(room, len(text))
	return r
}

// mark fills marks for a text of n bytes.
func (r *Reading) mark(room *Room, n int) {
	r.marks = room.marks.take(n/markBytes + 1)
	column := int32(0)
	for k := range r.marks {
		for r.l.columns[column].start < int32(k*markBytes) {
			column++
		}
		r.marks[k] = column
	}
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
	if r.l.emit == nil {
		return nil, nil
	}
	l := &r.l
	labels, _ := l.decode(r.tagger.model, nil)
	for i, label := range labels {
		chance := 0.0
		for y := 1; y < NumLabels; y++ {
			margin := l.fore[i][y] + l.back[i][y] - l.fore[i][Outside] - l.back[i][Outside]
			chance = max(chance, r.tagger.probability((y-1)/4, margin))
		}
		for range max(1, l.columns[i].run) {
			chances, tagged = append(chances, chance), append(tagged, label != Outside)
		}
	}
	return chances, tagged
}

// column is the column that begins at a byte of the text.
func (r *Reading) column(at int) (int, bool) {
	if at < 0 || at/markBytes >= len(r.marks) {
		return 0, false
	}
	i := int(r.marks[at/markBytes])
	for i < len(r.l.columns)-1 && int(r.l.columns[i].start) < at {
		i++
	}
	return i, int(r.l.columns[i].start) == at
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
	n := len(l.emit)
	if n == 0 {
		return nil
	}
	var out []Candidate
	add := func(i, j, k int) {
		if i < 0 || j > n || i >= j {
			return
		}
		with := l.with(m, i, j, k)
		out = append(out, Candidate{r.tagger.span(l, i, j, k, with), float64(with - l.without(m, i, j, k))})
	}
	labels, _ := l.decode(m, nil)
	each(labels, func(i, j, k int) {
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
