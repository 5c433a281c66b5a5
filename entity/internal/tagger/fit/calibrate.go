package main

import (
	"log"
	"math"

	"github.com/go-renshi/renshi/entity/internal/tagger"
)

// calibrate fits the probability that a span is right to its margin, on
// sentences that the weights were not fitted to.
func calibrate(m *tagger.Model, held []sentence) {
	type point struct {
		margin float64
		right  bool
	}
	var points [tagger.NumKinds][]point
	m.Calibration = [tagger.NumKinds][2]float64{{0, 1}, {0, 1}, {0, 1}}
	t := tagger.New(m)
	for _, s := range held {
		text := string(s.text)
		at := map[int]int{} // byte to character
		for i, n := 0, 0; i <= len(s.text); i++ {
			at[n] = i
			if i < len(s.text) {
				n += len(string(s.text[i]))
			}
		}
		for _, c := range t.Read(text).Candidates() {
			i, j, k := at[c.Start], at[c.End], tagger.KindIndex(c.Kind)
			right, ignored := false, false
			for _, sp := range s.spans {
				right = right || sp.kind == k && sp.start == i && sp.end == j
				ignored = ignored || sp.kind == open && sp.start < j && i < sp.end
			}
			if !ignored {
				points[k] = append(points[k], point{c.Margin, right})
			}
		}
	}
	for k, list := range points {
		a, b := 0.0, 0.01
		for range 200 { // Newton's method for two parameters
			var ga, gb, aa, ab, bb float64
			for _, p := range list {
				q := 1 / (1 + math.Exp(-(a + b*p.margin)))
				d, h := -q, q*(1-q)+1e-12
				if p.right {
					d++
				}
				ga, gb = ga+d, gb+d*p.margin
				aa, ab, bb = aa+h, ab+h*p.margin, bb+h*p.margin*p.margin
			}
			det := (aa+1e-6)*(bb+1e-6) - ab*ab
			if det < 1e-9 {
				break
			}
			da, db := ((bb+1e-6)*ga-ab*gb)/det, ((aa+1e-6)*gb-ab*ga)/det
			a, b = a+max(-1, min(1, da)), b+max(-0.01, min(0.01, db))
		}
		m.Calibration[k] = [2]float64{round(a), round(b)}
		log.Printf("kind %d: %d candidates, margin %+.3f × %.4f", k, len(list), a, b)
	}
}

// round keeps six digits, so that the last bits of a sum do not matter.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }
