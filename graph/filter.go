package graph

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"math"
	"reflect"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Filter says which facts are wanted: those that fit every field that is set.
// The zero Filter wants all.
//
//	Filter{From: []Key{"person:顾长岭"}, Types: []relation.Type{relation.Chaired}, Period: "2021-03/2021-06"}
type Filter struct {
	From  []Key           // the subject is one of these
	To    []Key           // the object is one of these
	Ends  []Key           // the subject or the object is one of these
	Types []relation.Type // the relation is one of these
	Kinds []entity.Kind   // subject and object are both of these kinds
	// Events are kinds of events: the subject or the object is a meeting, a
	// ceremony and so on.
	Events []string
	// Period is when it happened, see [Fact.Days]. Facts without a day do not fit,
	// those of a longer stretch fit if they share a day with it.
	Period Period
	// Place is a division code: the subject or the object lies there, see
	// [Graph.Within].
	Place string
	// Body is the key of a body: it is the subject or the object, the one that
	// convened the event, or the one whose office it is (泊阳县委 of 泊阳县委书记).
	// 泊阳县县长 and 泊阳县副县长 are offices of 泊阳县政府; the key of the place
	// 泊阳县 finds them, too.
	Body Key
	// Modalities are "" for what is stated as a fact, [relation.Former] and so on;
	// nil for all, also what is planned or denied, if the graph has that.
	Modalities []string
	MinScore   float64
}

// Check returns an error for each value that cannot be what was meant, joined by
// [errors.Join]. Types, kinds and modalities are those of this package; [Graph.Find]
// also takes others that a graph has.
func (f Filter) Check() error {
	var errs []error
	for _, list := range [][]Key{f.From, f.To, f.Ends, {f.Body}} {
		for _, k := range list {
			if kind, name, ok := strings.Cut(string(k), ":"); k != "" && (!ok || kind == "" || name == "") {
				errs = append(errs, fmt.Errorf("key %q has no kind: keys are like person:张三, with %s", k, listed(Kinds())))
			}
		}
	}
	for _, t := range f.Types {
		if !slices.Contains(Types(), t) {
			errs = append(errs, fmt.Errorf("there is no relation %q: want %s", t, listed(Types())))
		}
	}
	for _, k := range f.Kinds {
		if !slices.Contains(Kinds(), k) {
			errs = append(errs, fmt.Errorf("there is no kind %q: want %s", k, listed(Kinds())))
		}
	}
	modalities := []string{"", relation.Former, relation.Planned, relation.Denied, relation.Rumoured}
	for _, m := range f.Modalities {
		if !slices.Contains(modalities, m) {
			errs = append(errs, fmt.Errorf("there is no modality %q: want %s", m, listed(modalities)))
		}
	}
	return errors.Join(append(errs, f.check()...)...)
}

// listed writes a list for a message; "" as such.
func listed[S ~string](list []S) string {
	words := make([]string, len(list))
	for i, s := range list {
		if words[i] = string(s); s == "" {
			words[i] = `""`
		}
	}
	return strings.Join(words, ", ")
}

// check is [Filter.Check] without what finds nothing anyway.
func (f Filter) check() (errs []error) {
	if _, _, ok := f.Period.Days(); !ok {
		if from, to, _ := strings.Cut(string(f.Period), "/"); f.Period.backwards() {
			errs = append(errs, fmt.Errorf("period %q runs backwards: want %s/%s", f.Period, to, from))
		} else {
			errs = append(errs, fmt.Errorf("period %q is neither like 2021, 2021-03, 2021-03-02 nor like 2021-03/2021-06", f.Period))
		}
	}
	if n := len(f.Place); f.Place != "" && (digits(f.Place) != n || n > 12 || n < 6 && n%2 == 1) && !isCountry(f.Place) {
		errs = append(errs, fmt.Errorf("place %q is no division code like 41, 4108, 410803 or 410803001", f.Place))
	}
	if !(f.MinScore >= 0 && f.MinScore <= 1) {
		errs = append(errs, fmt.Errorf("score %v is not between 0 and 1", f.MinScore))
	}
	return errs
}

func isCountry(code string) bool {
	return len(code) == 2 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z'
}

// Find yields the facts that fit the filter in the order of [Graph.Facts], by the
// names of subject and object; see [Graph.FindByTime] for that of time. With
// From, To or Ends it looks at the facts of these vertices only. A filter that
// [Filter.Check] refuses fits nothing.
func (g *Graph) Find(f Filter) iter.Seq[*Fact] {
	return func(yield func(*Fact) bool) {
		fits, ok := g.matcher(f)
		if !ok {
			return
		}
		for e := range g.candidates(f) {
			for _, x := range e.Facts {
				if fits(x) && !yield(x) {
					return
				}
			}
		}
	}
}

// FindByTime yields what [Graph.Find] does in the order of time: by the first day
// that a fact covers, else the day of its article, those without any at the end.
// It holds all of them at once.
func (g *Graph) FindByTime(f Filter) iter.Seq[*Fact] {
	return func(yield func(*Fact) bool) {
		type dated struct {
			day  int64
			fact *Fact
		}
		var all []dated
		for x := range g.Find(f) {
			d := dated{math.MaxInt64, x}
			if first, _, ok := x.Days(); ok {
				d.day = first.Unix()
			} else if seen, ok := x.Seen(); ok {
				d.day = seen.Unix()
			}
			all = append(all, d)
		}
		slices.SortStableFunc(all, func(x, y dated) int { return cmp.Compare(x.day, y.day) })
		for _, d := range all {
			if !yield(d.fact) {
				return
			}
		}
	}
}

// Filter returns the graph of the facts that fit, see [Graph.Select]. The zero
// Filter also keeps the vertices without facts.
func (g *Graph) Filter(f Filter) *Graph {
	if reflect.ValueOf(f).IsZero() {
		return g.part(slices.Clone(g.edges), slices.Clone(g.vertices))
	}
	if fits, ok := g.matcher(f); ok {
		return g.Select(fits)
	}
	return g.Select(func(*Fact) bool { return false })
}

// candidates yields the edges among which a filter can find something, in the
// order of [Edge.Compare].
func (g *Graph) candidates(f Filter) iter.Seq[*Edge] {
	keys, edges := f.Ends, g.incidentTo
	switch {
	case f.From != nil:
		keys, edges = f.From, g.Out
	case f.To != nil:
		keys, edges = f.To, g.In
	case f.Ends == nil:
		return g.Edges()
	}
	if len(keys) == 1 {
		return edges(keys[0])
	}
	var all []*Edge
	for _, k := range keys {
		all = slices.AppendSeq(all, edges(k))
	}
	slices.SortFunc(all, (*Edge).Compare)
	return slices.Values(slices.Compact(all))
}

// incidentTo yields the edges that lead away from a vertex or to it, in the order
// of [Edge.Compare].
func (g *Graph) incidentTo(k Key) iter.Seq[*Edge] {
	i := g.Index(k)
	if i < 0 {
		return func(func(*Edge) bool) {}
	}
	v, in := g.vertices[i], g.in[i]
	before, loop := slices.BinarySearchFunc(in, v, func(e *Edge, v *Vertex) int { return e.From.Compare(v) })
	after := before
	if loop {
		after++ // it is among those that lead away
	}
	return func(yield func(*Edge) bool) {
		for _, edges := range [][]*Edge{in[:before], g.out[i], in[after:]} {
			for _, e := range edges {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// matcher returns what says whether a fact fits; false if none can.
func (g *Graph) matcher(f Filter) (fits func(*Fact) bool, ok bool) {
	if len(f.check()) > 0 {
		return nil, false
	}
	from, to, ends := set(f.From), set(f.To), set(f.Ends)
	first, last, _ := f.Period.Days()
	seat := g.seat(f.Body)
	return func(x *Fact) bool {
		if f.Types != nil && !slices.Contains(f.Types, x.Type) ||
			f.Kinds != nil && !(slices.Contains(f.Kinds, x.From.Kind) && slices.Contains(f.Kinds, x.To.Kind)) ||
			f.Modalities != nil && !slices.Contains(f.Modalities, x.Modality) ||
			f.From != nil && !from[x.From.Key] || f.To != nil && !to[x.To.Key] ||
			f.Ends != nil && !ends[x.From.Key] && !ends[x.To.Key] ||
			f.Events != nil && !f.event(x.From) && !f.event(x.To) || !(x.Score >= f.MinScore) && f.MinScore > 0 {
			return false
		}
		if f.Period != "" {
			if a, b, ok := x.Days(); !ok || !(span{first, last}).meets(a, b) {
				return false
			}
		}
		return (f.Place == "" || g.Within(x.From, f.Place) || g.Within(x.To, f.Place)) &&
			(f.Body == "" || g.concerns(x.From, f.Body, seat) || g.concerns(x.To, f.Body, seat))
	}, true
}

func set(keys []Key) map[Key]bool {
	m := make(map[Key]bool, len(keys))
	for _, k := range keys {
		m[k] = true
	}
	return m
}

func (f Filter) event(v *Vertex) bool {
	return v.Kind == relation.KindEvent && slices.Contains(f.Events, v.Event.Kind)
}

// concerns says whether v is the body, an event that it convened or an office
// of it. seat is the division that the body is or governs.
func (g *Graph) concerns(v *Vertex, body Key, seat string) bool {
	if v.Key == body {
		return true
	}
	switch v.Kind {
	case relation.KindEvent:
		e := g.Edge(body, v.Key)
		return e != nil && slices.Contains(e.Types(), relation.Convened)
	case entity.Title:
		if seat != "" && governs(v.inRules()) == seat {
			return g.compatible(v, g.Vertex(body))
		}
		b := g.BodyOf(v)
		return b != nil && b.Key == body
	}
	return false
}

// seat returns the division that a vertex is or is the government of, "" for
// any other.
func (g *Graph) seat(k Key) string {
	v := g.Vertex(k)
	switch {
	case v == nil:
	case v.Kind == entity.Place:
		return region(v.inRules())
	case v.Kind == entity.Organisation:
		if division, ok := strings.CutSuffix(canonical(v.inRules()), "政府"); ok {
			return division
		}
	}
	return ""
}

// compatible says that two vertices can lie in one division: no codes tell them
// apart.
func (g *Graph) compatible(v, w *Vertex) bool {
	a, b := g.codes()[g.byKey[v.Key]], g.codes()[g.byKey[w.Key]]
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(c string) bool { return slices.Contains(b, c) })
}

// BodyOf returns the body whose office v is, that with the longest name among
// those that the office's name begins with, and of 泊阳县县长 the government of
// 泊阳县; nil if the graph has none or more than one of that name.
func (g *Graph) BodyOf(v *Vertex) *Vertex {
	if v == nil || v.Kind != entity.Title {
		return nil
	}
	name := v.inRules()
	for end := len(name) - 1; end > 0; end-- {
		if body, n := g.bodyNamed(name[:end]); n > 0 {
			return body
		}
	}
	division := governs(v.inRules())
	if division == "" {
		return nil
	}
	var body *Vertex
	for _, name := range []string{"政府", "人民政府"} {
		b, n := g.bodyNamed(division + name)
		if n > 1 || n == 1 && body != nil && b != body {
			return nil
		}
		if n == 1 && g.compatible(v, b) {
			body = b
		}
	}
	return body
}

// bodyNamed returns the body of a name, nil where there are none or several,
// and how many there are.
func (g *Graph) bodyNamed(name string) (body *Vertex, n int) {
	for _, b := range g.byName[name] {
		if b.Kind == entity.Organisation {
			body = b
			n++
		}
	}
	if n > 1 {
		body = nil
	}
	return body, n
}
