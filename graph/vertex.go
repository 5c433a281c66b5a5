package graph

import (
	"cmp"
	"slices"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Key names a vertex within its graph: the kind, a colon and the name, as in
// "person:张三". Namesakes after the first get "#2", "#3" and so on, in the
// order of their first articles. A Key is never empty and never used twice.
type Key string

// Vertex is what one or several entities of articles are. It must not be
// changed.
type Vertex struct {
	Key     Key
	Kind    entity.Kind // the five kinds, [relation.KindEvent] and [relation.KindOther]
	Name    string      // the fullest name, as most articles print it (臺北市)
	Aliases []string    // the other names, sorted
	Code    string      // division code: of a place its own, of a body or an office that of its region; "" if unknown
	Hint    string      // what tells it from its namesakes: an office, a place, a headline; "" if it has none
	Event   EventInfo   // events only
	// Articles are those in which it stands in a fact, in the order of
	// [Article.Compare].
	Articles []*Article

	ref   Ref
	plain string // Name in simplified characters where it is not, else ""
}

// EventInfo is what is known of an event beyond its name.
type EventInfo struct {
	Kind string // meeting, ceremony, inspection, visit, …
	Date string // as [date.Value] writes it, "" if unknown
}

// key is that of the vertex, "" if it is nil.
func (v *Vertex) key() Key {
	if v == nil {
		return ""
	}
	return v.Key
}

// Compare orders vertices by kind, as a reader would list them, then by key. No
// vertex (nil) comes before all.
func (v *Vertex) Compare(w *Vertex) int {
	switch {
	case v == w:
		return 0
	case v == nil:
		return -1
	case w == nil:
		return 1
	}
	return cmp.Or(cmp.Compare(rank(v.Kind), rank(w.Kind)), cmp.Compare(v.Key, w.Key))
}

// Kinds lists the kinds of vertices in the order of [Vertex.Compare].
func Kinds() []entity.Kind {
	return []entity.Kind{entity.Person, entity.Title, entity.Organisation, relation.KindEvent,
		entity.Place, entity.Date, relation.KindOther}
}

var ranks = Kinds()

// rank puts kinds that it does not know behind the others.
func rank(k entity.Kind) int {
	if i := slices.Index(ranks, k); i >= 0 {
		return i
	}
	return len(ranks)
}
