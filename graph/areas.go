package graph

import (
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Within says whether a vertex lies in the division with the given code: a place
// by its own code or that of a place that it is located in, an event by the
// place where it was held, a body or an office by its place or by the division
// in its name (泊阳县 of 泊阳县财政局).
//
// A code stands for all below it: "41" and "410000" for a province, "4108" for
// a city, "410803" for a county, nine digits for a township. A nil vertex, such as
// [Graph.Vertex] gives for an unknown key, lies nowhere.
func (g *Graph) Within(v *Vertex, code string) bool {
	if v == nil {
		return false
	}
	i := g.Index(v.Key)
	return i >= 0 && slices.ContainsFunc(g.codes()[i], area(code).has)
}

// area is a division code without the zeros that stand for "all below".
type area string

func newArea(code string) string {
	if len(code) == 6 {
		for len(code) > 2 && strings.HasSuffix(code, "00") {
			code = code[:len(code)-2]
		}
	}
	return code
}

// has says whether the division with the given code is the area or lies in it.
func (a area) has(code string) bool {
	above := newArea(string(a))
	return above != "" && strings.HasPrefix(code, above) && (len(code) == len(above) || digits(above) == len(above))
}

// codes returns the division codes of each vertex.
func (g *Graph) codes() [][]string {
	g.lazy.areas.Do(func() {
		codes := make([][]string, len(g.vertices))
		add := func(i int, list ...string) {
			for _, c := range list {
				if c != "" && !slices.Contains(codes[i], c) {
					codes[i] = append(codes[i], c)
				}
			}
		}
		for i, v := range g.vertices {
			add(i, v.Code)
		}
		for i, v := range g.vertices {
			switch v.Kind {
			case entity.Place:
				if v.Code == "" {
					add(i, g.above(v)...)
				}
			case entity.Organisation, entity.Title:
				add(i, g.above(v)...)
				add(i, g.codeOf(region(v.inRules())))
			}
		}
		for i, v := range g.vertices { // by now places have their codes
			if v.Kind != relation.KindEvent {
				continue
			}
			for _, e := range g.out[i] {
				if e.To.Kind == entity.Place {
					add(i, codes[g.byKey[e.To.Key]]...)
				}
			}
			if len(codes[i]) == 0 {
				add(i, g.codeOf(region(v.inRules())))
			}
		}
		g.lazy.codesOf = codes
	})
	return g.lazy.codesOf
}

// above returns the codes of the nearest places with a code in which a place
// or a body is located.
func (g *Graph) above(v *Vertex) (codes []string) {
	seen := map[*Vertex]bool{v: true}
	for next := []*Vertex{v}; len(next) > 0; {
		var further []*Vertex
		for _, w := range next {
			for e := range g.Out(w.Key) {
				if seen[e.To] || !slices.Contains(e.Types(), relation.LocatedIn) {
					continue
				}
				if seen[e.To] = true; e.To.Code != "" {
					codes = append(codes, e.To.Code)
				} else {
					further = append(further, e.To)
				}
			}
		}
		next = further
	}
	return codes
}

// codeOf returns the code of the place of a name, "" where several have it.
func (g *Graph) codeOf(place string) (code string) {
	if place == "" {
		return ""
	}
	for _, v := range g.byName[place] {
		switch {
		case v.Kind != entity.Place || v.Code == "" || v.Code == code:
		case code != "":
			return ""
		default:
			code = v.Code
		}
	}
	return code
}
