package tagger

// Room is memory for the readings of one text after the other. The zero Room is
// ready. It is not safe for concurrent use.
type Room struct {
	block, free []scores // free is the end of block
}

// scores are the scores of the labels at one character.
type scores = [NumLabels]int32

// blockCells is the least size of a block, mostCells what a Room keeps at most.
const (
	blockCells = 1 << 11
	mostCells  = 1 << 17 // 7 MB
)

// take returns n scores, which may hold anything.
func (r *Room) take(n int) []scores {
	if n > len(r.free) {
		r.free = make([]scores, max(n, blockCells, min(2*len(r.block), mostCells)))
		r.block = r.free
	}
	part := r.free[:n:n]
	r.free = r.free[n:]
	return part
}

// Clear takes all readings back: they must not be used any more.
func (r *Room) Clear() {
	if len(r.block) > mostCells {
		r.block = nil
	}
	r.free = r.block
}
