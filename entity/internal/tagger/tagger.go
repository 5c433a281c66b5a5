package tagger

import (
	"bytes"
	_ "embed"
	"math"
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
	pool     sync.Pool // of *lattice
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
	return &Tagger{
		model: m, alphabet: NewAlphabet(&m.Profiles, m.Lexicon), joints: newJoints(m), letters: newLetters(m.Table),
		pool: sync.Pool{New: func() any { return new(lattice) }},
	}
}

// Tag returns the spans of the best labelling of one sentence of folded text,
// in order. Spans do not overlap.
func (t *Tagger) Tag(text string) []Span {
	if text == "" {
		return nil
	}
	l := t.pool.Get().(*lattice)
	defer t.keep(l, text)
	l.room = &l.own
	defer l.own.Clear()
	l.score(text, t)
	l.forward(t.model, t.joints)
	return t.spans(l)
}

// keptMax is the number of bytes of a sentence beyond which the memory for it is not kept.
const keptMax = 1 << 16

// keep gives back the lattice of a text.
func (t *Tagger) keep(l *lattice, text string) {
	if len(text) <= keptMax {
		t.pool.Put(l)
	}
}

// spans reads the best labelling; it fills l.back if there are any spans.
func (t *Tagger) spans(l *lattice) []Span {
	best := l.decode(t.model)
	var out []Span
	each(l.labels, func(i, j, k int) {
		if out == nil {
			l.backward(t.model, t.joints)
		}
		margin := best - l.without(t.model, i, j, k)
		out = append(out, Span{l.grid.Offset(i), l.grid.Offset(j), kinds[k], t.probability(k, margin)})
	})
	return out
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
