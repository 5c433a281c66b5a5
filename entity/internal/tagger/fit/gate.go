package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity/internal/tagger"
)

const (
	gateEpochs = 8
	gateRate   = 0.1
	gateUnit   = 1.0 / 12 // of the quantised weights
	gateHeld   = 8        // one in how many texts chooses the least score and is not fitted to
	// thinkable is the chance of being in a span from which on a character
	// should be open: below it the rules make no difference between chances.
	thinkable = 0.02
	// mostClosed is the part of the characters in spans that the gate may close.
	mostClosed = 1e-3
)

// lesson is a sentence and how much each character counts in fitting: positive if
// it should be open, zero if it is punctuation, which is never open.
type lesson struct {
	text    string
	weights []float32
}

// tagged is the weight of a character in a span.
const tagged = 10

// runGate fits the gate of a model to what the model makes of texts, one a line,
// and returns its bytes.
func runGate(model, news string, more []sentence) ([]byte, error) {
	file, err := os.ReadFile(model)
	if err != nil {
		return nil, err
	}
	m, err := tagger.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	texts, err := lines(news)
	if err != nil {
		return nil, err
	}
	for _, s := range more {
		texts = append(texts, string(s.text))
	}
	teacher := tagger.New(m)
	var lessons, held []lesson
	for n, text := range texts {
		for _, s := range strings.SplitAfter(text, "。") {
			if n%gateHeld == gateHeld-1 {
				held = append(held, teach(teacher, s))
			} else {
				lessons = append(lessons, teach(teacher, s))
			}
		}
	}
	log.Printf("%d sentences", len(lessons))
	var b bytes.Buffer
	err = fitGate(m, lessons, held).Encode(&b)
	return b.Bytes(), err
}

// lines reads the lines of a file, gzip or plain.
func lines(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	in := bufio.NewScanner(bytes.NewReader(data))
	if z, err := gzip.NewReader(bytes.NewReader(data)); err == nil {
		in = bufio.NewScanner(z)
	}
	in.Buffer(nil, 1<<28)
	var out []string
	for in.Scan() {
		out = append(out, in.Text())
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

func teach(t *tagger.Tagger, text string) lesson {
	chances, in := t.Read(text).Chances()
	out := lesson{text, make([]float32, len(chances))}
	for i, c := range chances {
		switch {
		case in[i]:
			out.weights[i] = tagged
		case c >= thinkable:
			out.weights[i] = 2
		case c > 0:
			out.weights[i] = -1
		}
	}
	return out
}

// fitGate is a logistic regression with AdaGrad.
func fitGate(m *tagger.Model, lessons, held []lesson) *tagger.Gate {
	gate := &tagger.Gate{}
	alphabet := tagger.NewAlphabet(&m.Profiles, m.Lexicon)
	w, h := make([]float32, len(gate.Weights)), make([]float32, len(gate.Weights))
	var g tagger.Grid
	var keys [tagger.GateFeatures]uint32
	for pass := range gateEpochs {
		for _, s := range lessons {
			g.Fill(s.text, alphabet)
			for i, weight := range s.weights {
				if weight == 0 {
					continue
				}
				g.GateKeys(i, &keys)
				sum := float32(0)
				for _, k := range keys {
					sum += w[k]
				}
				p := float32(1 / (1 + math.Exp(-float64(sum))))
				d := weight * p // the loss falls against the wrong side
				if weight > 0 {
					d = weight * (1 - p)
				}
				for _, k := range keys {
					h[k] += d * d
					w[k] += gateRate * d / float32(math.Sqrt(float64(h[k])+1))
				}
			}
		}
		log.Printf("pass %d", pass+1)
	}
	for k, x := range w {
		gate.Weights[k] = int8(max(-127, min(127, math.Round(float64(x)/gateUnit))))
	}
	gate.Least, gate.Near = leastScores(gate, alphabet, held)
	return gate
}

// leastScores are the scores Least and Near with which the gate closes no more characters of
// spans than it may and most of all characters.
func leastScores(gate *tagger.Gate, alphabet *tagger.Alphabet, held []lesson) (least, near int32) {
	var g tagger.Grid
	var all []heldChar
	var own []int32 // scores of the characters in spans
	for _, s := range held {
		g.Fill(s.text, alphabet)
		scores := make([]int32, len(s.weights))
		for i, weight := range s.weights {
			scores[i] = math.MinInt32
			if weight != 0 {
				scores[i] = gate.Score(&g, i)
			}
		}
		for i, weight := range s.weights {
			if weight != 0 {
				all = append(all, heldChar{scores[i], slices.Max(scores[max(i-1, 0):min(i+2, len(scores))]), weight == tagged})
			}
			if weight == tagged {
				own = append(own, scores[i])
			}
		}
	}
	if len(own) == 0 {
		return math.MinInt32, math.MinInt32
	}
	slices.Sort(own)
	fewest := len(all) + 1
	for n := int32(own[0]); n <= own[int(mostClosed*float64(len(own)))]; n++ {
		if l, open := leastWith(n, all, len(own)); open < fewest {
			least, near, fewest = l, n, open
		}
	}
	log.Printf("least score %d, near %d: open are %.3f of %d characters", least, near, float64(fewest)/float64(len(all)), len(all))
	return least, near
}

// heldChar is a character of a text that the gate is not fitted to.
type heldChar struct {
	score, around int32 // its own and the greatest of it and its neighbours
	tagged        bool  // whether it is in a span
}

// leastWith is the greatest score Least with which the gate closes no more of the characters in
// spans, of which there are so many, than it may, given Near; open is how many it leaves open.
func leastWith(near int32, all []heldChar, spans int) (least int32, open int) {
	var in, any []int32 // the scores by which characters open
	for _, c := range all {
		if c.score < near {
			continue
		}
		if any = append(any, c.around); c.tagged {
			in = append(in, c.around)
		}
	}
	slices.Sort(in)
	slices.Sort(any)
	may := int(mostClosed*float64(spans)) - (spans - len(in))
	least = in[max(may, 0)]
	at, _ := slices.BinarySearch(any, least)
	return least, len(any) - at
}
