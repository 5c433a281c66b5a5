package tagger

import (
	"bytes"
	_ "embed"
	"math"
	"slices"
	"sync"
)

//go:embed model.bin.gz
var modelFile []byte

// Span is a stretch of the text that the model takes for a person, a place or
// an organisation.
type Span struct {
	Start, End int     // bytes of the folded text, half open
	Kind       string  // Person, Place or Organisation
	Score      float64 // how likely the span is right, 0..1
}

// Tagger finds spans. It does not change after Load and is safe for concurrent
// use.
type Tagger struct {
	model    *Model
	alphabet *Alphabet
	joints   *joints
	letters  letters
	gate     *Gate     // nil: the model looks at every character
	pool     sync.Pool // of *workspace
}

// Load returns a tagger with the embedded model.
func Load() (*Tagger, error) {
	m, err := Decode(bytes.NewReader(modelFile))
	if err != nil {
		return nil, err
	}
	t := New(m)
	t.gate, err = DecodeGate(bytes.NewReader(gateFile))
	return t, err
}

// New returns a tagger with the given model, which must not change any more, and without a gate.
func New(m *Model) *Tagger {
	alphabet := NewAlphabet(&m.Profiles, m.Lexicon)
	return &Tagger{
		model: m, alphabet: alphabet, joints: newJoints(m), letters: newLetters(m.Table, alphabet),
		pool: sync.Pool{New: func() any { return new(workspace) }},
	}
}

// Tag returns the spans of the best labelling of one sentence of folded text,
// in order. Spans do not overlap.
func (t *Tagger) Tag(text string) []Span {
	if text == "" {
		return nil
	}
	w := t.pool.Get().(*workspace)
	defer t.keep(w, text)
	w.room = &w.own
	defer w.own.Clear()
	return slices.Clone(t.spans(text, w))
}

// keptMax is the number of bytes of a sentence beyond which the memory for it is not kept.
const keptMax = 1 << 16

// keep gives back the workspace of a text.
func (t *Tagger) keep(w *workspace, text string) {
	if len(text) <= keptMax {
		t.pool.Put(w)
	}
}

// spans fills the lattice, but for back where there are no spans, and reads the best labelling. What it
// returns is good until the workspace is used again.
func (t *Tagger) spans(text string, w *workspace) []Span {
	w.score(text, t)
	w.forward(t.model, t.joints)
	var best int32
	w.labels, best = w.decode(t.model, w.labels)
	w.spans = w.spans[:0]
	each(w.labels, func(i, j, k int) {
		if len(w.spans) == 0 {
			w.backward(t.model, t.joints)
		}
		w.spans = append(w.spans, t.span(&w.lattice, i, j, k, best))
	})
	if len(w.spans) == 0 {
		return nil
	}
	return w.spans
}

// span is what columns [i, j) are as a span of kind k, given the best score with it.
func (t *Tagger) span(l *lattice, i, j, k int, with int32) Span {
	margin := with - l.without(t.model, i, j, k)
	return Span{int(l.columns[i].start), int(l.columns[j].start), kinds[k], t.probability(k, margin)}
}

// each calls f for every span of a labelling.
func each(labels []int8, f func(i, j, k int)) {
	begin := 0
	for j, y := range labels {
		if y == Outside {
			continue
		}
		part, k := (int(y)-1)%4+1, (int(y)-1)/4
		if part == Begin || part == Single {
			begin = j
		}
		if part == End || part == Single {
			f(begin, j+1, k)
		}
	}
}

// Score says how likely it is that bytes [start, end) of one sentence of folded
// text are a span of the given kind: 0..1, 0 for a range that is not whole
// characters of text or a kind that the model does not know. [Tagger.Read]
// serves several questions about one sentence.
func (t *Tagger) Score(text string, start, end int, kind string) float64 {
	return t.Read(text).Score(start, end, kind)
}

func (t *Tagger) probability(k int, margin int32) float64 {
	c := t.model.Calibration[k]
	return 1 / (1 + math.Exp(-(c[0] + c[1]*float64(margin))))
}
