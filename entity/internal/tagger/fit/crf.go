package main

import (
	"math"

	"github.com/go-renshi/renshi/entity/internal/tagger"
)

// field is a linear-chain conditional random field: its gradient is the
// difference between what the annotation and what the weights expect.
type field struct {
	trans       [numLabels][numLabels]float64 // exponentials of the weights
	psi         [][numLabels]float64          // the same of the characters
	alpha, beta [][numLabels]float64          // scaled, so that each alpha sums to 1
	scale       []float64
	wish, guess [][numLabels]float64 // expected labels with and without the annotation
	pairs       [numLabels][numLabels]float64
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

// read takes over the weights of pairs of labels.
func (c *field) read(trans *[numLabels][numLabels]float32) {
	for a := range numLabels {
		for b := range numLabels {
			c.trans[a][b] = 0
			if tagger.Legal(a, b) {
				c.trans[a][b] = math.Exp(float64(trans[a][b]))
			}
		}
	}
}

// gradient fills wish, guess and pairs for a sentence.
func (c *field) gradient(emit [][numLabels]float32, may []uint16) {
	n := len(emit)
	c.wish, c.guess = grow(c.wish, n), grow(c.guess, n)
	c.pairs = [numLabels][numLabels]float64{}
	c.expect(emit, may, c.wish, 1)
	c.expect(emit, nil, c.guess, -1)
}

// expect runs forward-backward; may limits the labels, nil does not. It adds
// sign times the expected label pairs to c.pairs.
func (c *field) expect(emit [][numLabels]float32, may []uint16, out [][numLabels]float64, sign float64) {
	n := len(emit)
	c.alpha, c.beta, c.scale, c.psi = grow(c.alpha, n), grow(c.beta, n), grow(c.scale, n), grow(c.psi, n)
	for i := range n {
		top := float32(math.Inf(-1))
		for y, e := range emit[i] {
			if may == nil || may[i]>>y&1 != 0 {
				top = max(top, e)
			}
		}
		for y, e := range emit[i] {
			c.psi[i][y] = 0
			if may == nil || may[i]>>y&1 != 0 {
				c.psi[i][y] = math.Exp(float64(e - top))
			}
		}
	}
	for i := range n {
		a := &c.alpha[i]
		sum := 0.0
		for y := range numLabels {
			s := 0.0
			switch {
			case c.psi[i][y] == 0:
			case i == 0:
				s = c.trans[tagger.Outside][y]
			default:
				for _, x := range before[y] {
					s += c.alpha[i-1][x] * c.trans[x][y]
				}
			}
			a[y] = s * c.psi[i][y]
			if i == n-1 && !tagger.Legal(y, tagger.Outside) {
				a[y] = 0
			}
			sum += a[y]
		}
		if sum <= 0 {
			sum = 1e-300
		}
		c.scale[i] = 1 / sum
		for y := range a {
			a[y] *= c.scale[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		b := &c.beta[i]
		*b = [numLabels]float64{}
		if i == n-1 {
			for y := range b {
				b[y] = 1
			}
		} else {
			for y := range numLabels {
				t := c.psi[i+1][y] * c.beta[i+1][y] * c.scale[i+1]
				if t == 0 {
					continue
				}
				for _, x := range before[y] {
					b[x] += c.trans[x][y] * t
					c.pairs[x][y] += sign * c.alpha[i][x] * c.trans[x][y] * t
				}
			}
		}
		for y := range b {
			out[i][y] = c.alpha[i][y] * b[y]
		}
	}
	for y := range numLabels {
		c.pairs[tagger.Outside][y] += sign * out[0][y]
	}
}
