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
		if len(occurrences) == 0 {
			return groups
		}
		next := slices.Max(groups) + 1
		for _, c := range list {
			if c.Kind != occurrences[0].Kind {
				continue
			}
			var mine, other []int
			for i := range occurrences {
				if slices.Contains(c.Articles, occurrences[i].Article.ID) && named(&occurrences[i], c.Name) {
					mine = append(mine, i)
				}
				if occurrences[i].Article.ID == c.Other.Article && named(&occurrences[i], c.Other.Name) {
					other = append(other, i)
				}
			}
			switch {
			case len(mine) == 0:
			case c.Action == Apart:
				for _, i := range mine {
					groups[i] = next
				}
				next++
			case len(other) > 0:
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

func named(o *graph.Occurrence, name string) bool {
	return o.Name == name || slices.Contains(o.Aliases, name)
}
