package graph

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
)

// Override says of a few references that they are one, see [Same], or that they
// are not, see [Different]. It enters by [WithOverrides] or [Builder.Overrule]. The
// zero Override names nothing and is among [Graph.Unmet].
type Override struct {
	same bool
	refs []Ref
}

// Same forces what the references name to be one vertex, whatever the
// [Identity] says: people, bodies, places or events of one kind, also under
// different names. [Vertex.Ref] gives the reference of a vertex of an earlier
// graph. Where a Same and a [Different] contradict each other, Different wins;
// [Graph.Unmet] tells.
func Same(refs ...Ref) Override { return Override{true, slices.Clone(refs)} }

// Different forbids that any two of the references be one vertex. What the
// [Identity] ties to one of them stays with that one.
func Different(refs ...Ref) Override { return Override{false, slices.Clone(refs)} }

// String writes the override as Same(甲 in a1, 乙 in a9).
func (o Override) String() string {
	names := make([]string, len(o.refs))
	for i, r := range o.refs {
		names[i] = r.String()
	}
	word := "Different"
	if o.same {
		word = "Same"
	}
	return word + "(" + strings.Join(names, ", ") + ")"
}

// mark puts the numbers of overrides, counted from one, on the occurrences that
// they name.
func (j *joiner) mark() {
	if len(j.overrides) == 0 {
		return
	}
	d := j.directory()
	for n, o := range j.overrides {
		number := n + 1
		if !o.same {
			number = -number
		}
		var kind entity.Kind
		var apart []int32
		if len(sortedRefs(o.refs)) < 2 {
			j.unmet = append(j.unmet, fmt.Errorf("%v: needs two references", o))
		}
		for _, ref := range o.refs {
			found := j.named(d, ref)
			if len(found) > 0 && kind != "" && j.occs[found[0]].Kind != kind {
				j.unmet = append(j.unmet, fmt.Errorf("%v: %v is a %s, no %s", o, ref, j.occs[found[0]].Kind, kind))
			}
			for _, i := range found {
				x := &j.occs[i]
				if kind == "" {
					kind = x.Kind
				}
				if x.Kind != kind {
					continue
				}
				x.Forced = append(x.Forced, number)
				if !o.same {
					apart = append(apart, int32(i))
				}
			}
			if len(found) == 0 {
				j.unmet = append(j.unmet, fmt.Errorf("%v: no %v", o, ref))
			}
		}
		if len(apart) > 1 {
			j.apart = append(j.apart, apart)
		}
	}
}

// sortedRefs returns references sorted, each once.
func sortedRefs(refs []Ref) []Ref {
	refs = slices.Clone(refs)
	slices.SortFunc(refs, func(x, y Ref) int { return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Name, y.Name)) })
	return slices.Compact(refs)
}

// directory knows the occurrences of the articles that overrides name, by id,
// name and other name.
type directory struct{ byID, byName map[Ref][]int }

func (j *joiner) directory() directory {
	wanted := map[string]bool{}
	for _, o := range j.overrides {
		for _, r := range o.refs {
			wanted[r.Article] = true
		}
	}
	results := map[string]int{}
	for _, a := range j.articles {
		results[a.ID]++
	}
	d := directory{map[Ref][]int{}, map[Ref][]int{}}
	for r, a := range j.articles {
		keys := []string{a.ID}
		if results[a.ID] > 1 {
			keys = append(keys, a.Key())
		}
		for _, article := range keys {
			if !wanted[article] {
				continue
			}
			for i := j.base[r]; i < j.end(r); i++ {
				o := &j.occs[i]
				id := Ref{article, string(o.ID)}
				d.byID[id] = append(d.byID[id], i)
				for _, n := range sortedSet(append([]string{o.Name}, o.Aliases...)) {
					name := Ref{article, n}
					d.byName[name] = append(d.byName[name], i)
				}
			}
		}
	}
	return d
}

// named returns the occurrences that a reference means: those whose id it gives,
// else those of the first kind that has the name, people before others.
func (j *joiner) named(d directory, ref Ref) (out []int) {
	if found := d.byID[ref]; len(found) > 0 {
		return found
	}
	for _, i := range d.byName[ref] {
		switch kind := j.occs[i].Kind; {
		case len(out) == 0 || rank(kind) < rank(j.occs[out[0]].Kind):
			out = []int{i}
		case kind == j.occs[out[0]].Kind:
			out = append(out, i)
		}
	}
	return out
}

// enforce makes the answer of an identity obey the overrides. own are those that
// are one in any case.
func enforce(asked []Occurrence, s, own *sets) {
	same := map[int][]int{}
	apart := rivals{} // by their roots in own
	for i := range asked {
		for _, n := range asked[i].Forced {
			if n > 0 {
				same[n] = append(same[n], i)
				continue
			}
			apart.add(own.find(i), n)
		}
	}
	for _, n := range sortedInts(same) {
		for k := 1; k < len(same[n]); k++ {
			i, j := same[n][k-1], same[n][k]
			x, y := own.find(i), own.find(j)
			if x == y || apart.clash(x, y) {
				continue // Different wins
			}
			own.join(i, j)
			s.join(i, j)
			apart.join(x, y, own.find(i))
		}
	}
	s.divide(own, outcasts(asked, s, own))
}

// rivals are the numbers of the [Different] that name the members of a set, by
// its root. Sets that share one must not be joined.
type rivals map[int]map[int]bool

func (r rivals) add(root, number int) {
	if r[root] == nil {
		r[root] = map[int]bool{}
	}
	r[root][number] = true
}

func (r rivals) clash(x, y int) bool {
	few, many := r[x], r[y]
	if len(few) > len(many) {
		few, many = many, few
	}
	for n := range few {
		if many[n] {
			return true
		}
	}
	return false
}

// join notes that two sets are one now.
func (r rivals) join(x, y, root int) {
	few, many := r[x], r[y]
	if len(few) > len(many) {
		few, many = many, few
	}
	if many == nil {
		return
	}
	maps.Copy(many, few)
	delete(r, x)
	delete(r, y)
	r[root] = many
}

// outcasts returns the roots in own of those that must leave their set, because
// another one that a Different names with them was there before.
func outcasts(asked []Occurrence, s, own *sets) map[int]bool {
	type seat struct{ number, set int }
	holder, out := map[seat]int{}, map[int]bool{}
	for i := range asked {
		for _, n := range asked[i].Forced {
			root := own.find(i)
			if n > 0 || out[root] {
				continue
			}
			at := seat{n, s.find(i)}
			switch h, ok := holder[at]; {
			case !ok || out[h]:
				holder[at] = root
			case h != root:
				out[root] = true
			}
		}
	}
	return out
}

// divide takes those out of their sets whose root in another forest is named.
func (s *sets) divide(own *sets, out map[int]bool) {
	if len(out) == 0 {
		return
	}
	type part struct{ set, leaves int }
	first := map[part]int{}
	parent := make([]int, len(s.parent))
	for i := range parent {
		p := part{s.find(i), -1}
		if root := own.find(i); out[root] {
			p.leaves = root
		}
		if _, ok := first[p]; !ok {
			first[p] = i
		}
		parent[i] = first[p]
	}
	s.parent = parent
}

// check notes the overrides that the vertices do not obey.
func (j *joiner) check() {
	if len(j.overrides) == 0 {
		return
	}
	type seat struct {
		number int
		vertex *Vertex
	}
	one := map[int]*Vertex{} // of each Same
	taken := map[seat]*Occurrence{}
	broken := make([]bool, len(j.overrides))
	for i := range j.occs {
		o, v := &j.occs[i], j.vertex[i]
		if v == nil {
			continue
		}
		for _, n := range o.Forced {
			if n > 0 {
				broken[n-1] = broken[n-1] || one[n] != nil && one[n] != v
				one[n] = v
				continue
			}
			// An article that was added twice is no contradiction.
			p := taken[seat{n, v}]
			broken[-n-1] = broken[-n-1] || p != nil && (p.Article != o.Article || p.ID != o.ID)
			taken[seat{n, v}] = o
		}
	}
	for n, o := range j.overrides {
		if broken[n] {
			j.unmet = append(j.unmet, fmt.Errorf("%v: contradicts another one", o))
		}
	}
}

// Unmet returns the [Same] and [Different] that could not be followed, because
// a reference names nothing or something of another kind than the first one,
// because there are not two of them, or because they contradict each other.
func (g *Graph) Unmet() []error { return slices.Clone(g.unmet) }
