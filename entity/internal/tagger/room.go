package tagger

// Room is memory for the readings of one text after the other. The zero Room is
// ready. It is not safe for concurrent use.
type Room struct {
	scores   block[scores]
	columns  block[column]
	marks    block[int32]
	spans    block[Span]
	readings block[Reading]
}

// scores are the scores of the labels at one character.
type scores = [NumLabels]int32

// Clear takes all readings back: they must not be used any more.
func (r *Room) Clear() {
	r.scores.clear()
	r.columns.clear()
	r.marks.clear()
	r.spans.clear()
	r.readings.clear()
}

// block is memory for elements of one type.
type block[T any] struct {
	all, free []T // free is the end of all
}

// blockCells is the least size of a block, mostCells what is kept of one at most.
const (
	blockCells = 1 << 8
	mostCells  = 1 << 17 // 7 MB of scores
)

// take returns n elements, which may hold anything.
func (b *block[T]) take(n int) []T {
	if n > len(b.free) {
		b.free = make([]T, max(n, blockCells, min(2*len(b.all), mostCells)))
		b.all = b.free
	}
	part := b.free[:n:n]
	b.free = b.free[n:]
	return part
}

func (b *block[T]) copyOf(s []T) []T {
	if len(s) == 0 {
		return nil
	}
	part := b.take(len(s))
	copy(part, s)
	return part
}

func (b *block[T]) clear() {
	if len(b.all) > mostCells {
		b.all = nil
	}
	b.free = b.all
}
