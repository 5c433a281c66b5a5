package corrections

import (
	"cmp"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
)

// EntityOptions are the options for the names of a list. A later line takes the
// place of earlier ones on the same name: what is called a name of one kind is
// none of another, and what is called no name of a kind may be one of another.
func EntityOptions(list []Correction) []entity.Option {
	type key struct {
		kind entity.Kind
		name string
	}
	names, nots := map[string]int{}, map[key]int{} // the lines that hold
	for i, c := range list {
		name := folded(c.Name)
		switch k := (key{c.Kind, name}); c.Action {
		case Name:
			delete(nots, k)
			names[name] = i
		case Not:
			nots[k] = i
			if at, ok := names[name]; ok && list[at].Kind == c.Kind {
				delete(names, name)
			}
		}
	}
	var out []entity.Option
	for i, c := range list {
		name := folded(c.Name)
		if at, ok := names[name]; ok && at == i {
			out = append(out, entity.WithNames(c.Kind, c.Name))
		}
		if at, ok := nots[key{c.Kind, name}]; ok && at == i {
			out = append(out, entity.WithoutNames(c.Kind, c.Name))
		}
	}
	return out
}

// folded is how names are compared with texts: in one width, without white space.
func folded(name string) string {
	return entity.NewDocument(entity.Article{Source: name}, nil).View().Text()
}

// Overrides say who is whom. Of two lines on the same two
// the later holds.
func Overrides(list []Correction) []graph.Override {
	last := map[pair]int{}
	for i, c := range list {
		if c.Action == Same || c.Action == Apart {
			last[c.pair()] = i
		}
	}
	var out []graph.Override
	for i, c := range list {
		if at, ok := last[c.pair()]; !ok || at != i {
			continue
		}
		a, b := graph.Ref{Article: c.Article, Name: c.Name}, graph.Ref{Article: c.Other.Article, Name: c.Other.Name}
		if c.Action == Same {
			out = append(out, graph.Same(a, b))
		} else {
			out = append(out, graph.Different(a, b))
		}
	}
	return out
}

// pair is what a Same or an Apart is about, whichever it names first.
type pair struct {
	kind entity.Kind
	a, b Place
}

func (c Correction) pair() pair {
	a, b := Place{folded(c.Name), c.Article}, Place{folded(c.Other.Name), c.Other.Article}
	if cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Name, b.Name)) > 0 {
		a, b = b, a
	}
	return pair{c.Kind, a, b}
}
