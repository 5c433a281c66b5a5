package graph

import (
	"strconv"
	"strings"

	"github.com/go-renshi/renshi/entity"
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

// legend shows the kinds that the picture has. Relations need none: every line
// carries its name.
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
	p.w.WriteString("\t}\n")
}
