package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/gazetteer"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// placeTree knows what lies in what: by division codes, and where there are
// none, by what the articles say.
type placeTree struct {
	chains map[graph.Key][]step // from the highest division down to the place itself
}

// step is a place on the way down to another.
type step struct {
	Name string
	Code string
	Key  graph.Key // "" for a division that no fact names
}

func newPlaceTree(g *graph.Graph) *placeTree {
	t := &placeTree{chains: map[graph.Key][]step{}}
	codes, err := gazetteer.Load()
	if err != nil {
		codes = nil // entity.New reports it
	}
	byCode := map[string]graph.Key{}
	for v := range g.Vertices() {
		if v.Kind == entity.Place && v.Code != "" {
			byCode[v.Code] = v.Key
		}
	}
	for v := range g.Vertices() {
		if v.Kind == entity.Place {
			t.chain(g, codes, byCode, v, map[graph.Key]bool{})
		}
	}
	return t
}

func (t *placeTree) chain(g *graph.Graph, codes *gazetteer.Gazetteer, byCode map[string]graph.Key, v *graph.Vertex, open map[graph.Key]bool) []step {
	if c, ok := t.chains[v.Key]; ok {
		return c
	}
	open[v.Key] = true
	var above []step
	if v.Code != "" && codes != nil {
		for d, ok := codes.Parent(v.Code); ok; d, ok = codes.Parent(d.Code) {
			above = append(above, step{d.Name, d.Code, byCode[d.Code]})
		}
		slices.Reverse(above)
	} else {
		for e := range g.Out(v.Key) {
			if e.To.Kind == entity.Place && !open[e.To.Key] && slices.Contains(e.Types(), relation.LocatedIn) {
				above = t.chain(g, codes, byCode, e.To, open)
				break
			}
		}
	}
	c := append(slices.Clip(above), step{v.Name, v.Code, v.Key})
	t.chains[v.Key] = c
	return c
}

// within returns what says whether a vertex is in a place or belongs to it: a
// place below it, or a body or office that is called after it. Nil for a name
// that no place has.
func (t *placeTree) within(g *graph.Graph, name string) func(*graph.Vertex) bool {
	in, full := map[graph.Key]bool{}, map[string]bool{}
	for key, chain := range t.chains {
		for _, s := range chain {
			v := g.Vertex(s.Key)
			if s.Name == name || v != nil && slices.Contains(v.Aliases, name) {
				in[key], full[s.Name] = true, true
				break
			}
		}
	}
	if len(in) == 0 {
		return nil
	}
	return func(v *graph.Vertex) bool {
		if v.Kind == entity.Place {
			return in[v.Key]
		}
		if v.Kind != entity.Organisation && v.Kind != entity.Title {
			return false
		}
		for n := range full {
			// 泊阳县委书记 belongs to 泊阳县.
			if strings.HasPrefix(v.Name, n) {
				return true
			}
		}
		return false
	}
}

// placeNode is a place in a tree, with how often it and what lies in it was
// counted.
type placeNode struct {
	Name  string       `json:"name"`
	Code  string       `json:"code,omitempty"`
	URL   string       `json:"url,omitempty"`
	Count int          `json:"count"`
	Below []*placeNode `json:"below,omitempty"`
}

// count makes the tree of places that were counted, the more often the higher.
func (t *placeTree) count(counts map[graph.Key]int) []*placeNode {
	root := &placeNode{}
	for key, n := range counts {
		node := root
		for _, s := range t.chains[key] {
			i := slices.IndexFunc(node.Below, func(p *placeNode) bool { return p.Name == s.Name && p.Code == s.Code })
			if i < 0 {
				i = len(node.Below)
				node.Below = append(node.Below, &placeNode{Name: s.Name, Code: s.Code, URL: urlOf(s.Key)})
			}
			node = node.Below[i]
			node.Count += n
		}
	}
	root.sort()
	return root.Below
}

func (n *placeNode) sort() {
	slices.SortFunc(n.Below, func(x, y *placeNode) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Name, y.Name), cmp.Compare(x.Code, y.Code))
	})
	for _, b := range n.Below {
		b.sort()
	}
}
