package corrections

import (
	"cmp"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
)

// EntityOptions are the options for the names of a list. Of two lines on one
// name and kind the later holds.
func EntityOptions(list []Correction) []entity.Option {
	type key struct {
		kind entity.Kind
		name string
	}
	last := map[key]int{}
	for i, c := range list {
		if c.Action == Name || c.Action == Not {
			last[key{c.Kind, c.Name}] = i
		}
	}
	var out []entity.Option
	for i, c := range list {
		if at, ok := last[key{c.Kind, c.Name}]; !ok || at != i {
			continue
		}
		if c.Action == Name {
			out = append(out, entity.WithNames(c.Kind, c.Name))
		} else {
			out = append(out, entity.WithoutNames(c.Kind, c.Name))
		}
	}
	return out
}

// GraphOptions are the options for who is whom. Of two lines on the same two
// the later holds.
func GraphOptions(list []Correction) []graph.Option {
	last := map[[2]graph.Ref]int{}
	for i, c := range list {
		if c.Action == Same || c.Action == Apart {
			last[c.refs()] = i
		}
	}
	var out []graph.Option
	for i, c := range list {
		if at, ok := last[c.refs()]; !ok || at != i {
			continue
		}
		pair := c.refs()
		if c.Action == Same {
			out = append(out, graph.Same(pair[:]...))
		} else {
			out = append(out, graph.Different(pair[:]...))
		}
	}
	return out
}

// refs are the two that a Same or an Apart names, in an order of their own.
func (c Correction) refs() [2]graph.Ref {
	a, b := graph.Ref{Article: c.Article, Name: c.Name}, graph.Ref{Article: c.Other.Article, Name: c.Other.Name}
	if cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Name, b.Name)) > 0 {
		a, b = b, a
	}
	return [2]graph.Ref{a, b}
}
