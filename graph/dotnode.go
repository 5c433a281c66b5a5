package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

const (
	fontSize = 12.0 // points
	inch     = 72.0
	// A column is half a Chinese character, and about a Latin letter.
	column = fontSize * 0.53
	padX   = 20.0 // points left and right of the text, together
)

// node returns the attributes of a vertex of a kind. The width is given because
// renderers without the fonts, such as the pure Go one, take Chinese characters
// for narrower than they are; it is a minimum, so that no text is cut off.
func (p *dotPrinter) node(k entity.Kind, label string) []attr {
	s := styleOf(k)
	wide := 0
	for l := range strings.SplitSeq(label, "\n") {
		wide = max(wide, columns(l))
	}
	width := (float64(wide)*column*s.stretch + padX) / inch
	return []attr{text("label", label), raw("shape", s.shape), raw("style", s.style), raw("color", s.line),
		raw("fillcolor", s.fill), raw("width", strconv.FormatFloat(width, 'f', 2, 64))}
}

// legend shows the kinds that the picture has, and the relations if the lines
// do not carry their names.
func (p *dotPrinter) legend(g *Graph) {
	p.w.WriteString("\tsubgraph cluster_legend {\n")
	title := word{"图例", "Legend"}.in(p.Language)
	p.statement(2, "graph", text("label", title), raw("fontsize", "12"), raw("color", "#BBBBBB"), raw("style", "rounded"),
		raw("margin", "10"), text("tooltip", title))
	has := map[entity.Kind]bool{}
	for _, v := range g.vertices {
		if has[v.Kind] {
			continue // vertices are sorted by kind
		}
		has[v.Kind] = true
		name := p.Language.Kind(v.Kind)
		p.statement(2, id("#legend:"+string(v.Kind)), append(p.node(v.Kind, name), text("tooltip", name))...)
	}
	if p.bare {
		p.lines(g)
	}
	p.w.WriteString("\t}\n")
}

// lines shows what the lines mean: those that look alike together.
func (p *dotPrinter) lines(g *Graph) {
	alike := map[edgeStyle][]relation.Type{}
	for e := range g.Edges() {
		t := e.Types()[0]
		if s := styleOfType(t); !slices.Contains(alike[s], t) {
			alike[s] = append(alike[s], t)
		}
	}
	groups := make([][]relation.Type, 0, len(alike))
	for _, types := range alike {
		slices.SortFunc(types, compareTypes)
		groups = append(groups, types)
	}
	slices.SortFunc(groups, func(x, y []relation.Type) int { return compareTypes(x[0], y[0]) })
	for i, types := range groups {
		from, to := id(fmt.Sprintf("#legend:%d:from", i)), id(fmt.Sprintf("#legend:%d:to", i))
		names := make([]string, len(types))
		for k, t := range types {
			names[k] = p.Language.Type(t)
		}
		words := p.join(names)
		p.statement(2, from, text("label", " "), raw("shape", "plaintext"), raw("width", "0.1"), text("tooltip", words))
		p.statement(2, to, text("label", words), raw("shape", "plaintext"), text("tooltip", words))
		p.statement(2, from+" -> "+to, append(p.line(types[0], words)[1:], text("tooltip", words))...)
	}
}
