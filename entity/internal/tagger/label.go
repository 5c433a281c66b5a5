package tagger

// The kinds of spans, named as package entity names them.
const (
	Person       = "person"
	Place        = "place"
	Organisation = "organisation"
)

// kinds lists the kinds in the order of their labels.
var kinds = [...]string{Person, Place, Organisation}

// NumKinds is the number of kinds.
const NumKinds = len(kinds)

// A label says what one character is: outside, or the begin, middle, end or
// the whole of a span of one kind.
const (
	Outside   = 0
	Begin     = 1 // + 4 × kind
	Middle    = 2
	End       = 3
	Single    = 4
	NumLabels = 1 + 4*NumKinds
)

// Label is the label of a part (Begin … Single) of a span of kind k.
func Label(part, k int) int { return part + 4*k }

// KindIndex is the index of the named kind, or -1.
func KindIndex(kind string) int {
	for k, name := range kinds {
		if name == kind {
			return k
		}
	}
	return -1
}

// closers may stand before a label that opens something; starters are those.
var (
	closers  = [...]int{0, 3, 4, 7, 8, 11, 12}
	starters = [...]int{0, 1, 4, 5, 8, 9, 12}
)

// Legal says whether label b may follow label a.
func Legal(a, b int) bool {
	open := a != Outside && ((a-1)%4 == 0 || (a-1)%4 == 1) // B or M
	inner := b != Outside && ((b-1)%4 == 1 || (b-1)%4 == 2)
	if open || inner {
		return open && inner && (a-1)/4 == (b-1)/4
	}
	return true
}
