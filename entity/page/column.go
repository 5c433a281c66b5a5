package page

const (
	lineMax   = 60 // runes: longer lines are paragraphs, not lines of a column
	columnMin = 10 // runes: shorter lines are a list, not a column
	nearby    = 12 // lines before and after that share a column with a line
	slack     = 5  // display columns by which a set line may stay behind
)

// measure finds for every line whether it fills its column, so that the next
// line may continue it. A page has several columns, each of its own width;
// hence the width is taken from the lines nearby. Text wrapped by a program
// has lines of exactly so many runes; set text varies by a character or two.
func (t *text) measure() {
	short := 0
	longest := 0 // lines nearby that are paragraphs
	var byLen [lineMax + 1]int
	var byRaw [lineMax + 1]int
	var byWidth [2*lineMax + 1]int
	count := func(i, d int) {
		l := t.lines[i]
		if l.raw <= lineMax {
			byRaw[l.raw] += d
		}
		if l.len() <= lineMax {
			byLen[l.len()] += d
		} else {
			longest += d
		}
		if l.width <= 2*lineMax {
			byWidth[l.width] += d
		}
	}
	for i := range t.lines {
		if i == 0 {
			for k := 0; k < min(nearby, len(t.lines)); k++ {
				count(k, 1)
			}
		}
		if i+nearby < len(t.lines) {
			count(i+nearby, 1)
		}
		if i-nearby-1 >= 0 {
			count(i-nearby-1, -1)
		}
		l := &t.lines[i]
		n := min(i+nearby, len(t.lines)-1) - max(0, i-nearby) + 1
		raw, nr := 0, 0
		for v := columnMin; v <= lineMax; v++ {
			if byRaw[v] >= nr && byRaw[v] > 0 {
				raw, nr = v, byRaw[v]
			}
		}
		width, nw := 0, 0
		for v := 2 * columnMin; v < 2*lineMax; v++ {
			if c := byWidth[v-1] + byWidth[v] + byWidth[v+1]; c >= nw && c > 0 {
				width, nw = v, c
			}
		}
		long := longest
		for v := 2 * raw; v <= lineMax && raw > 0; v++ {
			long += byLen[v]
		}
		switch {
		case long*4 >= n: // paragraphs, not lines
		case nr >= 2 && nr*2 >= n:
			l.full = l.raw >= raw || l.len() >= raw
		case nw >= 2 && nw*5 >= n*2:
			l.full = l.width >= width-slack || l.raw >= raw && nr*3 >= n
		case nr >= 3 && nr*3 >= n:
			l.full = l.raw >= raw
		}
		l.full = l.full || t.evenWithNext(i)
		if l.raw > lineMax {
			l.full = false
		}
		if l.raw <= lineMax && l.full {
			short += l.len()
		}
	}
	t.wrapped = short*2 > len(t.chars)
}

// evenWithNext says whether line i and the two lines below it have the same
// number of characters: the first lines of a column whose neighbour is wider.
func (t *text) evenWithNext(i int) bool {
	if i+2 >= len(t.lines) || t.lines[i+1].blank || t.lines[i+2].blank {
		return false
	}
	n := t.lines[i].len()
	return n > columnMin && t.lines[i+1].len() == n && t.lines[i+2].len() == n
}
