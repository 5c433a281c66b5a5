package corrections

import (
	"slices"

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

// GraphOptions are the options for who is whom, or none.
func GraphOptions(list []Correction) []graph.Option {
	list = slices.DeleteFunc(slices.Clone(list), func(c Correction) bool { return c.Action != Same && c.Action != Apart })
	if len(list) == 0 {
		return nil
	}
	return []graph.Option{graph.WithIdentity(identity(list))}
}

// identity is graph.SameEntity, put right by a list in its order.
func identity(list []Correction) graph.Identity {
	return func(occurrences []graph.Occurrence) []int {
		groups := graph.SameEntity(occurrences)
		byArticle := map[string][]int{}
		next := 0
		for i := range occurrences {
			id := occurrences[i].Article.ID
			byArticle[id] = append(byArticle[id], i)
			next = max(next, groups[i]+1)
		}
		named := func(name, article string) (out []int) {
			for _, i := range byArticle[article] {
				if o := &occurrences[i]; o.Name == name || slices.Contains(o.Aliases, name) {
					out = append(out, i)
				}
			}
			return out
		}
		for _, c := range list {
			if len(occurrences) == 0 || c.Kind != occurrences[0].Kind {
				continue
			}
			mine, other := named(c.Name, c.Article), named(c.Other.Name, c.Other.Article)
			switch {
			case len(mine) == 0 || len(other) == 0:
			case c.Action == Apart && groups[mine[0]] == groups[other[0]]:
				for _, i := range mine {
					groups[i] = next
				}
				next++
			case c.Action == Same:
				from, to := groups[other[0]], groups[mine[0]]
				for i := range groups {
					if groups[i] == from {
						groups[i] = to
					}
				}
			}
		}
		return groups
	}
}
