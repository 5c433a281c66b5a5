package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
)

// Same forces what the references name to be one vertex, whatever the
// [Identity] says: people, bodies, places or events of one kind, also under
// different names. [Vertex.Ref] gives the reference of a vertex of an earlier
// graph. Where a Same and a [Different] contradict each other, Different wins;
// [Graph.Unmet] tells.
func Same(refs ...Ref) Option {
	return func(b *Builder) { b.overrides = append(b.overrides, override{true, slices.Clone(refs)}) }
}

// Different forbids that any two of the references be one vertex. What the
// [Identity] ties to one of them stays with that one.
func Different(refs ...Ref) Option {
	return func(b *Builder) { b.overrides = append(b.overrides, override{false, slices.Clone(refs)}) }
}

// override is a Same or a Different.
type override struct {
	same bool
	refs []Ref
}

func (o override) String() string {
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
	records := map[string][]int{}
	for r, a := range j.articles {
		records[a.ID] = append(records[a.ID], r)
	}
	for n, o := range j.overrides {
		var kind entity.Kind
		var named []int32
		if len(sortedRefs(o.refs)) < 2 {
			j.unmet = append(j.unmet, fmt.Errorf("%v: needs two references", o))
		}
		for _, ref := range o.refs {
			found := j.named(ref, records[ref.Article])
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
				if o.same {
					x.Forced = append(x.Forced, n+1)
				} else {
					x.Forced = append(x.Forced, -n-1)
					named = append(named, int32(i))
				}
			}
			if len(found) == 0 {
				j.unmet = append(j.unmet, fmt.Errorf("%v: no %v", o, ref))
			}
		}
		if len(named) > 1 {
			j.apart = append(j.apart, named)
		}
	}
}

// sortedRefs returns references sorted, each once.
func sortedRefs(refs []Ref) []Ref {
	refs = slices.Clone(refs)
	slices.SortFunc(refs, func(x, y Ref) int { return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Name, y.Name)) })
	return slices.Compact(refs)
}

// named returns the occurrences that a reference means: those of the first
// kind that has the name, people before others.
func (j *joiner) named(ref Ref, records []int) (out []int) {
	for _, r := range records {
		for i := j.base[r]; i < j.end(r); i++ {
			o := &j.occs[i]
			if o.Name != ref.Name && string(o.ID) != ref.Name && !slices.Contains(o.Aliases, ref.Name) {
				continue
			}
			switch {
			case len(out) == 0 || rank(o.Kind) < rank(j.occs[out[0]].Kind):
				out = []int{i}
			case o.Kind == j.occs[out[0]].Kind:
				out = append(out, i)
			}
		}
	}
	return out
}

// enforce makes the answer of an identity obey the overrides. own are those that
// are one in any case.
func enforce(asked []Occurrence, s, own *sets) {
	same := map[int][]int{}
	var apart [][2]int
	for i := range asked {
		for _, n := range asked[i].Forced {
			if n < 0 {
				for _, k := range same[n] {
					apart = append(apart, [2]int{k, i})
				}
			}
			same[n] = append(same[n], i)
		}
	}
	for _, n := range sortedInts(same) {
		for k := 1; n > 0 && k < len(same[n]); k++ {
			i, j := same[n][k-1], same[n][k]
			x, y := own.find(i), own.find(j)
			if slices.ContainsFunc(apart, func(p [2]int) bool {
				a, b := own.find(p[0]), own.find(p[1])
				return a == x && b == y || a == y && b == x
			}) {
				continue // Different wins
			}
			own.join(i, j)
			s.join(i, j)
		}
	}
	for _, p := range apart {
		if s.find(p[0]) == s.find(p[1]) && own.find(p[0]) != own.find(p[1]) {
			s.split(own, p[1])
		}
	}
}

// split takes those out of the set of i that are one with it in another forest.
func (s *sets) split(own *sets, i int) {
	root, with := s.find(i), own.find(i)
	var in, out []int
	for k := range s.parent {
		if s.find(k) != root {
			continue
		}
		if own.find(k) == with {
			out = append(out, k)
		} else {
			in = append(in, k)
		}
	}
	for _, part := range [][]int{in, out} {
		for _, k := range part {
			s.parent[k] = part[0]
		}
	}
}

// check notes the overrides that the vertices do not obey.
func (j *joiner) check() {
	for n, o := range j.overrides {
		var seen []*Vertex
		met := true
		for i := range j.occs {
			number := -n - 1
			if o.same {
				number = n + 1
			}
			if v := j.vertex[i]; v != nil && slices.Contains(j.occs[i].Forced, number) {
				known := slices.Contains(seen, v)
				met = met && (len(seen) == 0 || known == o.same)
				seen = append(seen, v)
			}
		}
		if !met {
			j.unmet = append(j.unmet, fmt.Errorf("%v: contradicts another one", o))
		}
	}
}

// Unmet returns the [Same] and [Different] that could not be followed, because
// a reference names nothing or something of another kind than the first one,
// because there are not two of them, or because they contradict each other.
func (g *Graph) Unmet() []error { return slices.Clone(g.unmet) }
