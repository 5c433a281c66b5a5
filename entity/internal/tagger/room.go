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

// keep copies s.
func (r *Room) keep(s []scores) []scores {
	if len(s) > len(r.free) {
		r.free = make([]scores, max(len(s), blockCells, min(2*len(r.block), mostCells)))
		r.block = r.free
	}
	part := r.free[:len(s):len(s)]
	r.free = r.free[len(s):]
	copy(part, s)
	return part
}

// Clear takes all readings back: they must not be used any more.
func (r *Room) Clear() {
	if len(r.block) > mostCells {
		r.block = nil
	}
	r.free = r.block
}
