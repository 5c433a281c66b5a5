package purego

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/dict"
)

// A character begins, ends or stands in the middle of a word, or is one.
const (
	begin = iota
	end
	middle
	single
	states
)

// impossible is the log probability that jieba's model gives what never occurs.
const impossible = -3.14e100

// model is the hidden Markov model: log probabilities.
type model struct {
	start [states]float64
	trans [states][states]float64
	from  [states][]uint8   // from which states each can be reached at all
	emit  [][states]float64 // at 0 what never occurs
	index []uint16          // in emit, by rune of the basic plane
}

var loadModel = sync.OnceValues(func() (*model, error) {
	text, err := dict.Model()
	if err != nil {
		return nil, err
	}
	return parseModel(text)
})

// parseModel reads a model file: four start probabilities, a 4 by 4 matrix of
// transitions, four lines of emissions c:p,c:p…; # starts a comment.
func parseModel(text []byte) (*model, error) {
	var rows []string
	sc := bufio.NewScanner(bytes.NewReader(text))
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		if row := strings.TrimSpace(sc.Text()); row != "" && !strings.HasPrefix(row, "#") {
			rows = append(rows, row)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, err
	}
	if len(rows) != 1+2*states {
		return nil, fmt.Errorf("model has %d rows, not %d", len(rows), 1+2*states)
	}
	m := &model{emit: make([][states]float64, 1, 1<<14), index: make([]uint16, 1<<16)}
	m.emit[0] = never()
	for i, to := range []*[states]float64{&m.start, &m.trans[0], &m.trans[1], &m.trans[2], &m.trans[3]} {
		fields := strings.Fields(rows[i])
		if len(fields) != states {
			return nil, fmt.Errorf("model row %d has %d numbers, not %d", i+1, len(fields), states)
		}
		for j, f := range fields {
			p, err := strconv.ParseFloat(f, 64)
			if err != nil {
				return nil, fmt.Errorf("model row %d: %w", i+1, err)
			}
			to[j] = p
		}
	}
	for y := range states {
		for x := range states {
			if m.trans[x][y] > impossible {
				m.from[y] = append(m.from[y], uint8(x))
			}
		}
	}
	for state, row := range rows[1+states:] {
		for pair := range strings.SplitSeq(row, ",") {
			r, n := utf8.DecodeRuneInString(pair)
			num, ok := strings.CutPrefix(pair[n:], ":")
			p, err := strconv.ParseFloat(num, 64)
			if !ok || err != nil || int(r) >= len(m.index) {
				return nil, fmt.Errorf("model: %q is not a character of the basic plane and a number", pair)
			}
			if m.index[r] == 0 {
				m.index[r] = uint16(len(m.emit))
				m.emit = append(m.emit, never())
			}
			m.emit[m.index[r]][state] = p
		}
	}
	return m, nil
}

// emission returns the probabilities of r in each state.
func (m *model) emission(r rune) *[states]float64 {
	if int(r) < len(m.index) {
		return &m.emit[m.index[r]]
	}
	return &m.emit[0]
}

func never() [states]float64 {
	return [states]float64{impossible, impossible, impossible, impossible}
}

// viterbi holds the buffers of one search.
type viterbi struct {
	path  [][states]uint8 // of each character and state: the state of the character before
	state []uint8
}

// unknown cuts a run of characters with the model; the last element of cs only
// marks the end.
func (w *worker) unknown(cs []char) {
	n := len(cs) - 1
	if n == 1 {
		w.join(cs)
		return
	}
	w.viterbi.run(w.segmenter.model, cs[:n])
	left := 0
	for i, st := range w.viterbi.state {
		if st == end || st == single {
			w.join(cs[left : i+2])
			left = i + 1
		}
	}
	if left < n {
		w.join(cs[left:])
	}
}

// run finds the most probable states of cs.
func (v *viterbi) run(m *model, cs []char) {
	n := len(cs)
	v.path, v.state = slices.Grow(v.path[:0], n)[:n], slices.Grow(v.state[:0], n)[:n]
	var weight [states]float64
	for y, p := range m.emission(cs[0].r) {
		weight[y] = m.start[y] + p
	}
	for x := 1; x < n; x++ {
		emit := m.emission(cs[x].r)
		var next [states]float64
		for y := range states {
			best, from := impossible, uint8(end)
			for _, prev := range m.from[y] {
				if p := weight[prev] + m.trans[prev][y] + emit[y]; p > best {
					best, from = p, prev
				}
			}
			next[y], v.path[x][y] = best, from
		}
		weight = next
	}
	st := uint8(single)
	if weight[end] >= weight[single] {
		st = end
	}
	for x := n - 1; x > 0; x-- {
		v.state[x] = st
		st = v.path[x][st]
	}
	v.state[0] = st
}
