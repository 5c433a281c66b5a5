package tagger

import (
	"math"
	"slices"
)

// impossible is the score of a labelling that is not legal.
const impossible = math.MinInt32 / 4

// barred is the score of a label that a character cannot have.
const barred = -1 << 20

// outsideOnly are the scores of a character that is in no span.
var outsideOnly = func() (e [NumLabels]int32) {
	for y := range e {
		e[y] = barred
	}
	e[Outside] = 0
	return e
}()

// lattice holds the scores of one sentence; it is reused between sentences.
type lattice struct {
	grid Grid
	room *Room // where emit, fore and back are
	own  Room  // for Tag
	emit []scores
	// fore is the score of the best labelling of the text up to and with a
	// character that has the label; back of the best one of the text after it.
	fore, back []scores
	from       [][NumLabels]int8
	labels     []int8
	letters    []*letter // of each column of the grid
	hits       []hit     // of a stretch of characters
	touched    uint64
	ends       []int32 // by character: where its hits end
}

// score fills emit.
func (l *lattice) score(text string, t *Tagger) {
	m := t.model
	l.grid.Fill(text, &m.Profiles, m.Lexicon)
	n := l.grid.Len()
	l.emit, l.ends = l.room.take(n), grow(l.ends, n)
	l.letters = grow(l.letters, n+2*pad)
	for i, c := range l.grid.form[:n+2*pad] {
		if at := letterIndex(c); at >= 0 {
			l.letters[i] = &t.letters[at]
		} else {
			rare := newLetter(t.index, c)
			l.letters[i] = &rare
		}
	}
	var bases [NumFeatures]uint64
	for from := 0; from < n; from += stretch {
		// First find the rows of many characters, then add them.
		to, hits := min(from+stretch, n), l.hits[:0]
		for i := from; i < to; i++ {
			if !l.grid.outside(i) {
				l.grid.bases(i, &bases)
				hits = t.index.find(&bases, slices.Grow(hits, NumFeatures))
			}
			l.ends[i] = int32(len(hits))
		}
		l.hits = hits
		l.touched += t.index.touch(hits)
		begin := int32(0)
		for i := from; i < to; i++ {
			e := &l.emit[i]
			if l.grid.outside(i) {
				*e = outsideOnly
				continue
			}
			var s sums
			for f, letter := range l.letters[i+pad-around/2:][:around] {
				s.add(&letter[f])
			}
			s.n = around
			t.index.add(hits[begin:l.ends[i]], &s)
			begin = l.ends[i]
			s.total(e)
			// Relative to O, so that sums stay small however long the text is.
			for y, outside := 0, e[Outside]; y < NumLabels; y++ {
				e[y] -= outside
			}
			if may(l.grid.typ[i+pad]) != 7 {
				l.grid.Bar(i, func(y int) { e[y] = barred })
			}
		}
	}
}

// stretch is the number of characters whose rows are found at a time.
const stretch = 32

// joints are the transitions from the labels that close something to those that
// start something, four in five of all, side by side. Those to a label have room
// in the low bits for the label that they come from: the greatest sum then tells
// where it came from without a branch that cannot be foretold.
type joints struct {
	into  [len(starters)][len(closers)]int64
	outOf [len(closers)][len(starters)]int32
}

func newJoints(m *Model) *joints {
	j := &joints{}
	for s, y := range starters {
		for c, x := range closers {
			j.into[s][c] = int64(m.Transitions[x][y]) << 4
			j.outOf[c][s] = m.Transitions[x][y]
		}
	}
	return j
}

// forward fills fore and from.
func (l *lattice) forward(m *Model, j *joints) {
	n := len(l.emit)
	l.fore, l.from = l.room.take(n), grow(l.from, n)
	tr := &m.Transitions
	for i := range n {
		emit, now, from := &l.emit[i], &l.fore[i], &l.from[i]
		if i == 0 {
			for y := range now {
				now[y] = impossible
			}
			for _, y := range starters {
				now[y] = emit[y] + tr[Outside][y]
			}
			continue
		}
		before := &l.fore[i-1]
		var closed [len(closers)]int64
		for c, x := range closers {
			closed[c] = int64(before[x])<<4 | int64(15-x)
		}
		for s, y := range starters {
			into := &j.into[s]
			best := max(closed[0]+into[0], closed[1]+into[1], closed[2]+into[2], closed[3]+into[3],
				closed[4]+into[4], closed[5]+into[5], closed[6]+into[6])
			now[y], from[y] = int32(best>>4)+emit[y], int8(15-best&15)
		}
		for k := range NumKinds {
			b, mid, end := Begin+4*k, Middle+4*k, End+4*k
			for _, y := range [2]int{mid, end} {
				s, arg := before[b]+tr[b][y], int8(b)
				if t := before[mid] + tr[mid][y]; t > s {
					s, arg = t, int8(mid)
				}
				now[y], from[y] = max(s+emit[y], impossible), arg
			}
		}
	}
}

// backward fills back.
func (l *lattice) backward(m *Model, j *joints) {
	n := len(l.emit)
	l.back = l.room.take(n)
	tr := &m.Transitions
	for i := n - 1; i >= 0; i-- {
		now := &l.back[i]
		if i == n-1 {
			for y := range now {
				now[y] = impossible
			}
			for _, x := range closers {
				now[x] = 0
			}
			continue
		}
		after, emit := &l.back[i+1], &l.emit[i+1]
		var sum [NumLabels]int32
		for y := range sum {
			sum[y] = after[y] + emit[y]
		}
		var opened [len(starters)]int32
		for s, y := range starters {
			opened[s] = sum[y]
		}
		for c, x := range closers {
			out := &j.outOf[c]
			now[x] = max(opened[0]+out[0], opened[1]+out[1], opened[2]+out[2], opened[3]+out[3],
				opened[4]+out[4], opened[5]+out[5], opened[6]+out[6])
		}
		for k := range NumKinds {
			mid, end := Middle+4*k, End+4*k
			for _, x := range [2]int{Begin + 4*k, mid} {
				now[x] = max(sum[mid]+tr[x][mid], sum[end]+tr[x][end], impossible)
			}
		}
	}
}

// decode fills labels with the best labelling and returns its score.
func (l *lattice) decode() int32 {
	n := len(l.emit)
	l.labels = grow(l.labels, n)
	best, y := int32(math.MinInt32), int8(0)
	for _, x := range closers {
		if s := l.fore[n-1][x]; s > best {
			best, y = s, int8(x)
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.labels[i] = y
		y = l.from[i][y]
	}
	return best
}

// with is the score of the best labelling in which characters [i, j) are a
// span of kind k.
func (l *lattice) with(m *Model, i, j, k int) int32 {
	if j == i+1 {
		y := Label(Single, k)
		return l.fore[i][y] + l.back[i][y]
	}
	return l.fore[i][Label(Begin, k)] + l.inside(m, i, j, k)
}

// inside is the score of what follows a begin of kind k at i when its end is
// j-1.
func (l *lattice) inside(m *Model, i, j, k int) int32 {
	tr, y := &m.Transitions, Label(Begin, k)
	s := int32(0)
	for p := i + 1; p < j; p++ {
		z := Label(Middle, k)
		if p == j-1 {
			z = Label(End, k)
		}
		s += tr[y][z] + l.emit[p][z]
		y = z
	}
	return s + l.back[j-1][y]
}

// longest is the number of characters of the longest span that without looks at.
const longest = 48

// without is the score of the best labelling in which characters [i, j) are
// not a span of kind k.
func (l *lattice) without(m *Model, i, j, k int) int32 {
	best := int32(impossible)
	own := Label(Begin, k)
	if j == i+1 {
		own = Label(Single, k)
	}
	for y := range NumLabels {
		if y != own {
			best = max(best, l.fore[i][y]+l.back[i][y])
		}
	}
	if j == i+1 {
		return best
	}
	// The span begins here but ends elsewhere.
	tr := &m.Transitions
	mid, end := Label(Middle, k), Label(End, k)
	s, y := l.fore[i][own], own
	for p := i + 1; p < len(l.emit) && p < max(i+longest, j+1); p++ {
		if p != j-1 {
			best = max(best, s+tr[y][end]+l.emit[p][end]+l.back[p][end])
		}
		s += tr[y][mid] + l.emit[p][mid]
		y = mid
	}
	return best
}
