package tagger

import "math"

// impossible is the score of a labelling that is not legal.
const impossible = math.MinInt32 / 4

// barred is the score of a label that a character cannot have.
const barred = -1 << 20

// impossibleAll are the scores where nothing is legal.
var impossibleAll = func() (e scores) {
	for y := range e {
		e[y] = impossible
	}
	return e
}()

// textStart are the scores before the first column.
var textStart = func() scores {
	e := impossibleAll
	e[Outside] = 0
	return e
}()

// outsideOnly are the scores of a character that is in no span.
var outsideOnly = func() (e scores) {
	for y := range e {
		e[y] = barred
	}
	e[Outside] = 0
	return e
}()

// lattice holds the scores of one sentence; it is reused between sentences. It has a
// column for each open character and one for each run of closed ones, whose label is O:
// most characters are closed.
type lattice struct {
	columns []column // and one for the end of the text
	room    *Room    // where emit, fore and back are
	emit    []scores
	// fore is the score of the best labelling of the text up to and with a
	// column that has the label; back of the best one of the text after it.
	fore, back []scores
}

// column is what a lattice has scores for.
type column struct {
	start int32 // byte of the text
	run   int32 // how many closed characters it stands for, 0 for an open one
}

// workspace is what filling a lattice needs besides.
type workspace struct {
	lattice
	own     Room // for Tag
	grid    Grid
	open    []bool    // by character: whether it may be in a span
	letters []*letter // of each column of the grid
	chars   []int32   // by column of the lattice: its first character
	rows    []uint32  // of a stretch of columns
	ends    []int32   // by column: where its rows end
	labels  []int8    // by column
	spans   []Span
	asked   [NumFeatures]asked
	touched uint64
}

// score fills columns and emit.
func (w *workspace) score(text string, t *Tagger) {
	table := t.model.Table
	w.grid.Fill(text, t.alphabet)
	w.open = t.gate.open(&w.grid, w.open)
	w.letters = grow(w.letters, len(w.grid.chars))
	known := 0 // columns before this one have their letters, as far as they are needed
	w.divide()
	n := len(w.chars)
	w.emit, w.ends = w.room.scores.take(n), grow(w.ends, n)
	var bases [NumFeatures]uint64
	for from := 0; from < n; from += stretch {
		// First find the rows of many characters, then add them.
		to, rows := min(from+stretch, n), w.rows[:0]
		for c := from; c < to; c++ {
			if w.columns[c].run == 0 {
				w.grid.bases(int(w.chars[c]), &bases)
				rows = table.appendRows(rows, &bases, &w.asked)
			}
			w.ends[c] = int32(len(rows))
		}
		w.rows = rows
		w.touched += table.touch(rows)
		begin := int32(0)
		for c := from; c < to; c++ {
			e := &w.emit[c]
			if w.columns[c].run > 0 {
				*e = outsideOnly
				continue
			}
			i := int(w.chars[c])
			first := i + pad - around/2
			for known = max(known, first); known < first+around; known++ {
				w.letters[known] = t.letters.of(&w.grid.chars[known])
			}
			var s sums
			for f, letter := range w.letters[first:][:around] {
				s.add(&letter[f])
			}
			s.addAll(table.rows, rows[begin:w.ends[c]])
			begin = w.ends[c]
			s.total(e) // less that of O, so that scores stay small however long the text is
			if may(w.grid.typ[i+pad]) != 7 {
				w.grid.Bar(i, func(y int) { e[y] = barred })
			}
		}
	}
}

// stretch is the number of columns whose rows are found at a time.
const stretch = 32

// divide makes the columns.
func (w *workspace) divide() {
	w.columns, w.chars = w.columns[:0], w.chars[:0]
	for i, open := range w.open {
		last := len(w.columns) - 1
		switch {
		case open:
			w.columns = append(w.columns, column{start: w.grid.offset[i]})
		case last >= 0 && w.columns[last].run > 0:
			w.columns[last].run++
			continue
		default:
			w.columns = append(w.columns, column{w.grid.offset[i], 1})
		}
		w.chars = append(w.chars, int32(i))
	}
	w.columns = append(w.columns, column{start: w.grid.offset[w.grid.n]})
}

// stay is what a run of closed characters scores by itself.
func (c column) stay(m *Model) int32 { return (c.run - 1) * m.Transitions[Outside][Outside] }

// joints are the transitions from the labels that close something to those that
// start something, four in five of all, side by side.
type joints struct {
	into  [len(starters)][len(closers)]int32
	outOf [len(closers)][len(starters)]int32
}

func newJoints(m *Model) *joints {
	j := &joints{}
	for s, y := range starters {
		for c, x := range closers {
			j.into[s][c] = m.Transitions[x][y]
			j.outOf[c][s] = m.Transitions[x][y]
		}
	}
	return j
}

// forward fills fore.
func (l *lattice) forward(m *Model, j *joints) {
	n := len(l.emit)
	l.fore = l.room.scores.take(n)
	tr := &m.Transitions
	for i := range n {
		emit, now := &l.emit[i], &l.fore[i]
		before := &textStart
		if i > 0 {
			before = &l.fore[i-1]
		}
		c0, c1, c2, c3, c4, c5, c6 := before[0], before[3], before[4], before[7], before[8], before[11], before[12]
		if into := &j.into[0]; l.columns[i].run > 0 {
			*now = impossibleAll
			now[Outside] = max(c0+into[0], c1+into[1], c2+into[2], c3+into[3], c4+into[4], c5+into[5], c6+into[6]) + l.columns[i].stay(m)
			continue
		}
		for s, y := range starters {
			into := &j.into[s]
			now[y] = emit[y] + max(c0+into[0], c1+into[1], c2+into[2], c3+into[3], c4+into[4], c5+into[5], c6+into[6])
		}
		for k := range NumKinds {
			b, mid, end := Begin+4*k, Middle+4*k, End+4*k
			now[mid] = max(max(before[b]+tr[b][mid], before[mid]+tr[mid][mid])+emit[mid], impossible)
			now[end] = max(max(before[b]+tr[b][end], before[mid]+tr[mid][end])+emit[end], impossible)
		}
	}
}

// backward fills back.
func (l *lattice) backward(m *Model, j *joints) {
	n := len(l.emit)
	l.back = l.room.scores.take(n)
	tr := &m.Transitions
	for i := n - 1; i >= 0; i-- {
		now := &l.back[i]
		if i == n-1 {
			*now = impossibleAll
			for _, x := range closers {
				now[x] = 0
			}
			continue
		}
		after, emit := &l.back[i+1], &l.emit[i+1]
		if l.columns[i+1].run > 0 {
			*now = impossibleAll
			stay := l.columns[i+1].stay(m)
			for c, x := range closers {
				now[x] = after[Outside] + j.outOf[c][Outside] + stay
			}
			continue
		}
		s0, s1, s2, s3 := after[0]+emit[0], after[1]+emit[1], after[4]+emit[4], after[5]+emit[5]
		s4, s5, s6 := after[8]+emit[8], after[9]+emit[9], after[12]+emit[12]
		for c, x := range closers {
			out := &j.outOf[c]
			now[x] = max(s0+out[0], s1+out[1], s2+out[2], s3+out[3], s4+out[4], s5+out[5], s6+out[6])
		}
		for k := range NumKinds {
			b, mid, end := Begin+4*k, Middle+4*k, End+4*k
			on, off := after[mid]+emit[mid], after[end]+emit[end]
			now[b] = max(on+tr[b][mid], off+tr[b][end], impossible)
			now[mid] = max(on+tr[mid][mid], off+tr[mid][end], impossible)
		}
	}
}

// decode appends the best labelling, column by column, to labels and returns its score. Of
// labels that are as good the first counts.
func (l *lattice) decode(m *Model, labels []int8) ([]int8, int32) {
	n := len(l.emit)
	labels = grow(labels, n)
	best, y := int32(math.MinInt32), 0
	for _, x := range closers {
		if s := l.fore[n-1][x]; s > best {
			best, y = s, x
		}
	}
	for i := n - 1; i > 0; i-- {
		labels[i] = int8(y)
		y = l.previous(m, i, y)
	}
	labels[0] = int8(y)
	return labels, best
}

// previous is the label before column i in the best labelling of the text up
// to and with i in which that has label y.
func (l *lattice) previous(m *Model, i, y int) int {
	before, tr := &l.fore[i-1], &m.Transitions
	if part := (y - 1) % 4; y != Outside && (part == Middle-1 || part == End-1) {
		b, mid := y-part, y-part+1
		if before[mid]+tr[mid][y] > before[b]+tr[b][y] {
			return mid
		}
		return b
	}
	best := l.fore[i][y] - l.emit[i][y]
	if run := l.columns[i].run; run > 0 {
		best -= l.columns[i].stay(m)
	}
	for _, x := range closers {
		if before[x]+tr[x][y] == best {
			return x
		}
	}
	return Outside
}

// with is the score of the best labelling in which columns [i, j) are a
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
		s = max(s+tr[y][z]+l.emit[p][z], impossible) // however many are barred
		y = z
	}
	return s + l.back[j-1][y]
}

// longest is the number of columns of the longest span that without looks at.
const longest = 48

// without is the score of the best labelling in which columns [i, j) are
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
		s = max(s+tr[y][mid]+l.emit[p][mid], impossible)
		y = mid
		if s+l.back[p][mid] <= best {
			break // whatever comes after it
		}
	}
	return best
}
