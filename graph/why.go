package graph

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/go-renshi/renshi/entity"
)

// GroundKind says what speaks for taking two occurrences for one.
type GroundKind string

// The kinds of grounds. The last three speak against.
const (
	Forced      GroundKind = "forced"    // [Same]
	SameName    GroundKind = "name"      // bodies, offices, places: the full name
	SameOffice  GroundKind = "office"    // the office, with its region or body
	SameRegion  GroundKind = "region"    // offices of one region, one after another or at once
	Career      GroundKind = "career"    // one office begins where the other ends, and nobody else can have gone there
	SameTitle   GroundKind = "title"     // a title without its region
	SamePage    GroundKind = "page"      // articles of one source
	SameEvent   GroundKind = "event"     // took part in the same event
	SamePlace   GroundKind = "place"     // facts tie both to a place
	SameBody    GroundKind = "body"      // facts tie both to a body
	SameCounty  GroundKind = "county"    // the article is about the county
	SameCity    GroundKind = "city"      // the article is about the city
	SameCompany GroundKind = "company"   // stands in articles with the same others
	Forbidden   GroundKind = "forbidden" // [Different]
	AtOnce      GroundKind = "at_once"   // two offices that nobody holds at once
	TooLittle   GroundKind = "too_weak"  // not enough speaks for it, or as much for somebody else
)

// Ground is one thing that speaks for, or against, taking two occurrences for
// one.
type Ground struct {
	Kind   GroundKind
	Value  string  // the office, event, place, name, …
	Points float64 // its weight where several were weighed, else 0
}

func (g Ground) String() string {
	s := string(g.Kind)
	if g.Value != "" && g.Kind != SamePage {
		s += " " + g.Value
	}
	if g.Points != 0 {
		s += fmt.Sprintf(" (%.2g)", g.Points)
	}
	return s
}

// Ref names somebody or something by a name and an article in which it stands.
// Unlike a [Key] it means the same in every graph that has the article.
type Ref struct {
	Article string // id of the article, or its [Article.Key] where several have that id
	Name    string // the entity's id in the article, its name or another name there
}

func (r Ref) String() string { return r.Name + " in " + r.Article }

// Ref returns a reference to a vertex by its first article and the entity's id
// there. The group of a [Graph.Collapse] has none.
func (v *Vertex) Ref() Ref { return v.ref }

// Merge says why two occurrences were taken for one, or why not.
type Merge struct {
	A, B    Ref
	Grounds []Ground // those that weigh most in front
}

// Reason says why two references are one vertex or two.
type Reason struct {
	A, B *Vertex // nil where a reference names nothing in the graph
	Same bool
	// Steps lead from the one to the other where they are one. Where they are
	// two, they are the attempts to join them that failed, if there were any, and
	// in front of these the [Different] that forbids it.
	Steps []Merge

	asked [2]Ref
}

// String tells the reason to a reader, in several lines.
func (r Reason) String() string {
	var b strings.Builder
	switch {
	case r.A == nil || r.B == nil:
		for i, v := range []*Vertex{r.A, r.B} {
			if v == nil && (i == 0 || r.asked[0] != r.asked[1]) {
				fmt.Fprintf(&b, "not in the graph: %s\n", r.asked[i])
			}
		}
		return b.String()
	case r.Same:
		fmt.Fprintf(&b, "one: %s\n", r.A.Key)
	case r.A.Name != r.B.Name:
		fmt.Fprintf(&b, "two: %s and %s have different names\n", r.A.Key, r.B.Key)
	default:
		fmt.Fprintf(&b, "two: %s and %s\n", r.A.Key, r.B.Key)
	}
	for _, s := range r.Steps {
		fmt.Fprintf(&b, "  %s – %s:", s.A, s.B)
		for i, g := range s.Grounds {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(" " + g.String())
		}
		b.WriteByte('\n')
	}
	if !r.Same && len(r.Steps) == 0 && r.A.Name == r.B.Name {
		b.WriteString("  nothing but the name speaks for it\n")
	}
	return b.String()
}

// reasons are noted while an [Identity] decides.
type reasons struct{ links, against []bond }

// bond ties two occurrences by their indexes.
type bond struct {
	i, j    int32
	grounds []Ground
}

func (r *reasons) note(i, j int, grounds []Ground) {
	if r != nil {
		r.links = append(r.links, bond{int32(i), int32(j), grounds})
	}
}

func (r *reasons) refuse(i, j int, grounds ...Ground) {
	if r != nil {
		r.against = append(r.against, bond{int32(i), int32(j), grounds})
	}
}

// add notes what was noted about other indexes.
func (r *reasons) add(from *reasons, index func(int32) int) {
	for _, l := range from.links {
		r.note(index(l.i), index(l.j), l.grounds)
	}
	for _, l := range from.against {
		r.refuse(index(l.i), index(l.j), l.grounds...)
	}
}

// origins knows of which occurrences the vertices of a graph were made.
type origins struct {
	articles []*Article // of each record
	base     []int32    // first occurrence of each record
	ids      []entity.ID
	names    []string
	aliases  [][]string
	vertex   []*Vertex
	reasons  reasons
	apart    [][]int32 // the occurrences that each [Different] names

	once, whyOnce sync.Once
	byID          map[string][]int32 // id or key of an article → records
	incident      map[int32][]int32  // occurrence → links
}

// origin is one occurrence and its article.
type origin struct {
	article    *Article
	occurrence int32
}

// records yields all occurrences, record by record.
func (o *origins) records() iter.Seq[origin] {
	return func(yield func(origin) bool) {
		if o == nil {
			return
		}
		for r, a := range o.articles {
			end := int32(len(o.ids))
			if r+1 < len(o.base) {
				end = o.base[r+1]
			}
			for i := o.base[r]; i < end; i++ {
				if !yield(origin{a, i}) {
					return
				}
			}
		}
	}
}

func (o *origins) index() {
	o.once.Do(func() {
		o.byID = map[string][]int32{}
		for r, a := range o.articles {
			o.byID[a.ID] = append(o.byID[a.ID], int32(r))
		}
		for r, a := range o.articles {
			if len(o.byID[a.ID]) > 1 {
				o.byID[a.Key()] = append(o.byID[a.Key()], int32(r))
			}
		}
	})
}

// links indexes the links, for [Graph.Why].
func (o *origins) links() {
	o.whyOnce.Do(func() {
		o.incident = map[int32][]int32{}
		for k, l := range o.reasons.links {
			o.incident[l.i] = append(o.incident[l.i], int32(k))
			o.incident[l.j] = append(o.incident[l.j], int32(k))
		}
	})
}

// find returns the occurrences that a reference can mean: those whose id it
// gives in front, then people.
func (o *origins) find(r Ref) (out []int32) {
	if o == nil {
		return nil
	}
	o.index()
	for _, rec := range o.byID[r.Article] {
		end := int32(len(o.ids))
		if int(rec)+1 < len(o.base) {
			end = o.base[rec+1]
		}
		for i := o.base[rec]; i < end; i++ {
			if o.names[i] == r.Name || string(o.ids[i]) == r.Name || slices.Contains(o.aliases[i], r.Name) {
				out = append(out, i)
			}
		}
	}
	slices.SortStableFunc(out, func(i, j int32) int { return o.order(i, r) - o.order(j, r) })
	return out
}

func (o *origins) order(i int32, r Ref) int {
	if string(o.ids[i]) == r.Name {
		return -1
	}
	if v := o.vertex[i]; v != nil {
		return rank(v.Kind)
	}
	return len(ranks) + 1
}

func (o *origins) ref(i int32) Ref {
	r, _ := slices.BinarySearch(o.base, i+1)
	return Ref{Article: o.articles[r-1].ID, Name: o.names[i]}
}

// Resolve returns the vertex that a name in an article was taken for, also where
// the article states no fact about it; nil if there is none. Where a name is
// that of several, people go before others. The vertex is one of this graph.
func (g *Graph) Resolve(r Ref) *Vertex {
	v := g.origins.resolve(r)
	if v == nil || g.Vertex(v.Key) != v { // not in this part of a graph
		return nil
	}
	return v
}

func (o *origins) resolve(r Ref) *Vertex {
	for _, i := range o.find(r) {
		if v := o.vertex[i]; v != nil {
			return v
		}
	}
	return nil
}

// Why says why two references are one vertex or two. In a graph that was not
// made by [Builder.Build] but read from a file, or with an [Identity] of the caller, it knows no
// steps.
func (g *Graph) Why(a, b Ref) Reason {
	r := Reason{A: g.Resolve(a), B: g.Resolve(b), asked: [2]Ref{a, b}}
	if r.A == nil || r.B == nil {
		return r
	}
	r.Same = r.A == r.B
	o := g.origins
	from, to := o.of(a, r.A), o.of(b, r.B)
	if r.Same {
		r.Steps = o.path(from, to)
		if r.Steps == nil && from != to {
			r.Steps = []Merge{{A: o.ref(from), B: o.ref(to), Grounds: []Ground{{Kind: SameName, Value: r.A.Name}}}}
		}
		return r
	}
	for _, apart := range o.apart {
		i := slices.IndexFunc(apart, func(i int32) bool { return o.vertex[i] == r.A })
		j := slices.IndexFunc(apart, func(i int32) bool { return o.vertex[i] == r.B })
		if i >= 0 && j >= 0 {
			r.Steps = append(r.Steps, Merge{A: o.ref(apart[i]), B: o.ref(apart[j]), Grounds: []Ground{{Kind: Forbidden}}})
		}
	}
	for _, l := range o.reasons.against {
		v, w := o.vertex[l.i], o.vertex[l.j]
		if v == r.A && w == r.B || v == r.B && w == r.A {
			s := Merge{A: o.ref(l.i), B: o.ref(l.j), Grounds: slices.Clone(l.grounds)}
			if !slices.ContainsFunc(r.Steps, func(t Merge) bool { // tried more than once
				return t.A == s.A && t.B == s.B && slices.Equal(t.Grounds, s.Grounds)
			}) {
				r.Steps = append(r.Steps, s)
			}
		}
	}
	return r
}

// of returns the first occurrence of a reference that became the vertex.
func (o *origins) of(r Ref, v *Vertex) int32 {
	for _, i := range o.find(r) {
		if o.vertex[i] == v {
			return i
		}
	}
	return -1
}

// path returns the steps from one occurrence to another, as few as there are.
func (o *origins) path(from, to int32) []Merge {
	if from == to {
		return nil
	}
	o.links()
	before := map[int32]int32{to: -1} // the link that leads on towards to
	queue := []int32{to}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		if i == from {
			break
		}
		for _, k := range o.incident[i] {
			l := &o.reasons.links[k]
			n := l.i + l.j - i
			if _, ok := before[n]; !ok {
				before[n] = k
				queue = append(queue, n)
			}
		}
	}
	if _, ok := before[from]; !ok {
		return nil
	}
	var out []Merge
	for i := from; i != to; {
		l := &o.reasons.links[before[i]]
		next := l.i + l.j - i
		out = append(out, Merge{A: o.ref(i), B: o.ref(next), Grounds: slices.Clone(l.grounds)})
		i = next
	}
	return out
}
