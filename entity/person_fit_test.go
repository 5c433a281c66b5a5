package entity

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/internal/view"
)

var fitCorpus = flag.String("fit", "", "corpus (JSON Lines, gzip) from which to fit data/person_weights.txt")

// TestFitPersonWeights fits the weights of the name features by logistic
// regression and writes them:
//
//	go test ./entity -run FitPersonWeights -fit …/pfr1998.train.jsonl.gz
//
// The corpus has one {"text", "entities": [{"start", "end", "type"}]} a line, offsets
// in runes. Without the flag there is nothing to do.
func TestFitPersonWeights(t *testing.T) {
	if *fitCorpus == "" {
		t.Skip("no corpus given by -fit")
	}
	x, err := New()
	require.NoError(t, err)
	f, err := os.Open(*fitCorpus)
	require.NoError(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	type example struct {
		f    [nFeatures]float64
		name bool
	}
	var data []example
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<22)
	for in.Scan() {
		var r struct {
			Text     string
			Entities []struct {
				Start, End int
				Type       string
			}
		}
		require.NoError(t, json.Unmarshal(in.Bytes(), &r))
		off := []int{}
		for i := range r.Text {
			off = append(off, i)
		}
		off = append(off, len(r.Text))
		v := view.New(r.Text, nil)
		s := newScan((*View)(v), x.words, x.seg)
		names := map[[2]int]bool{}
		for _, e := range r.Entities {
			if g, ok := v.Fold(off[e.Start], off[e.End]); ok && e.Type == "PER" {
				names[[2]int{s.index(g.Start), s.index(g.End)}] = true
			}
		}
		s.titleSpans()
		for i := range s.rs {
			for k := 1; k <= 2 && i+k < len(s.rs); k++ {
				if _, ok := x.names.surnames.at(s.rs[i:], k); !ok {
					continue
				}
				for n := 1; n <= 2 && i+k+n <= len(s.rs) && han(s.rs[i+k+n-1]); n++ {
					data = append(data, example{s.nameFeatures(x.names, i, k, n), names[[2]int{i, i + k + n}]})
				}
			}
		}
	}
	rng := rand.New(rand.NewSource(1))
	var w, sum [nFeatures]float64
	steps := 0.0
	for epoch := range 8 {
		rate := 0.05 / (1 + float64(epoch))
		loss := 0.0
		for _, k := range rng.Perm(len(data)) {
			z, y := 0.0, 0.0
			for j := range w {
				z += w[j] * data[k].f[j]
			}
			if data[k].name {
				y = 1
			}
			p := 1 / (1 + math.Exp(-z))
			loss -= y*math.Log(p+1e-12) + (1-y)*math.Log(1-p+1e-12)
			for j := range w {
				w[j] += rate * (y - p) * data[k].f[j]
			}
			if epoch >= 4 {
				for j := range w {
					sum[j] += w[j]
				}
				steps++
			}
		}
		t.Logf("epoch %d: %d examples, loss %.4f", epoch, len(data), loss/float64(len(data)))
	}
	var b strings.Builder
	b.WriteString("# Weights of the features of a person's name (person.go), fitted by logistic\n" +
		"# regression on People's Daily, January 1998 (PFR corpus):\n" +
		"# go test ./entity -run FitPersonWeights -fit pfr1998.train.jsonl.gz\n" +
		"# but for padded, gap_around, gap_inside, body_tail, titled_word and label, which are\n" +
		"# set by hand: the corpus has too few of them, or none.\n")
	// The corpus has no white space inside paragraphs: what gaps tell is set by hand.
	sum[fPadded], sum[fGapAround], sum[fGapInside] = 2*steps, 1.5*steps, -3*steps
	sum[fBodyTail], sum[fTitledWord], sum[fLabel] = -2.5*steps, 2*steps, 2.5*steps // too rare there to be learnt
	for j, name := range featureNames {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, sum[j]/steps)
	}
	require.NoError(t, os.WriteFile("data/person_weights.txt", []byte(b.String()), 0o644))
}
