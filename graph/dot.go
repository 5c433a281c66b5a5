package graph

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/relation"
)

// DOT writes graphs in the language of Graphviz. Its zero value is ready to
// use and may be shared.
type DOT struct {
	Language Language // of labels that do not come from the articles
	NoLegend bool
	Title    string // above the picture; "" for none
	// Direction is Graphviz's rankdir: LR (if empty), RL, TB or BT. Chinese
	// labels are wide, which is why the ranks stand beside each other.
	Direction string
	// Wrap is the width in columns at which long names are broken, where a
	// Chinese character takes two; 0 means 24, less than 0 means never.
	Wrap int
	// Quotes is how many sentences a tooltip holds at most; 0 means 3, less
	// than 0 means none.
	Quotes int
	// Labels is up to how many edges the edges carry the names of their
	// relations; 0 means 120, less than 0 means never. In larger pictures, where
	// labels would take hours to place and nobody could read them, the names are
	// in the tooltips and the legend shows what the lines mean.
	Labels int
}

// WriteDOT writes the graph with the settings of the zero [DOT].
func (g *Graph) WriteDOT(w io.Writer) error { return DOT{}.Write(w, g) }

// Write writes a graph. The same graph gives the same bytes. The only errors
// are those of w.
func (d DOT) Write(w io.Writer, g *Graph) error {
	if d.Wrap == 0 {
		d.Wrap = 24
	}
	if d.Quotes == 0 {
		d.Quotes = 3
	}
	if d.Labels == 0 {
		d.Labels = 120
	}
	p := &dotPrinter{DOT: d, w: bufio.NewWriter(w), bare: g.Size() > d.Labels}
	p.graph(g)
	return p.w.Flush()
}

type dotPrinter struct {
	DOT
	w    *bufio.Writer
	buf  strings.Builder
	bare bool // edges have no labels
}

// attr is an attribute of a statement; id says that it is no text for readers.
type attr struct {
	name, value string
	id          bool
}

func text(name, value string) attr { return attr{name: name, value: value} }
func raw(name, value string) attr  { return attr{name: name, value: value, id: true} }

// statement writes one line: the head as it is and the attributes that have a
// value.
func (p *dotPrinter) statement(indent int, head string, attrs ...attr) {
	b := &p.buf
	b.Reset()
	for range indent {
		b.WriteByte('\t')
	}
	b.WriteString(head)
	sep := " ["
	for _, a := range attrs {
		if a.value == "" && a.name != "label" {
			continue
		}
		b.WriteString(sep)
		sep = ", "
		b.WriteString(a.name + "=")
		if a.id {
			quoteID(b, a.value)
		} else {
			quoteText(b, a.value)
		}
	}
	if sep != " [" {
		b.WriteByte(']')
	}
	b.WriteString(";\n")
	p.w.WriteString(b.String()) // errors come out of Flush
}

func id(s string) string {
	var b strings.Builder
	quoteID(&b, s)
	return b.String()
}

func (p *dotPrinter) graph(g *Graph) {
	p.w.WriteString("digraph renshi {\n")
	direction := strings.ToUpper(p.Direction)
	if !slices.Contains([]string{"LR", "RL", "TB", "BT"}, direction) {
		direction = "LR"
	}
	attrs := []attr{raw("rankdir", direction), raw("charset", "UTF-8"), raw("fontname", fonts),
		raw("fontsize", "16"), text("label", p.Title), raw("labelloc", "t"), raw("bgcolor", "white"),
		raw("pad", "0.3"), raw("nodesep", "0.2"), raw("ranksep", "1.1"), raw("tooltip", " ")}
	p.statement(1, "graph", append(attrs, effort(g.Size())...)...)
	p.statement(1, "node", raw("fontname", fonts), raw("fontsize", "12"), raw("fontcolor", "#1A1A1A"),
		raw("margin", "0.14,0.06"), raw("height", "0.36"))
	p.statement(1, "edge", raw("fontname", fonts), raw("fontsize", "10"), raw("arrowsize", "0.7"))
	for _, v := range g.vertices {
		p.vertex(g, v)
	}
	for _, e := range g.edges {
		p.edge(g, e)
	}
	if !p.NoLegend && len(g.vertices) > 0 {
		p.legend(g)
	}
	p.w.WriteString("}\n")
}

// effort bounds the time that Graphviz takes for a picture with so many edges.
// Its simplex and its search for fewer crossings take time that grows with the
// square of the edges or worse, and so do splines.
func effort(edges int) []attr {
	switch {
	case edges <= 120:
		return nil
	case edges <= 400:
		return []attr{raw("nslimit", "2"), raw("nslimit1", "2"), raw("mclimit", "0.3")}
	}
	return []attr{raw("nslimit", "1"), raw("nslimit1", "1"), raw("mclimit", "0.1"), raw("splines", "line")}
}

func (p *dotPrinter) vertex(g *Graph, v *Vertex) {
	attrs := p.node(v.Kind, p.label(g, v))
	attrs = append(attrs, text("tooltip", p.about(v)))
	p.statement(1, id(string(v.Key)), attrs...)
}

// label is the name and, below it, what a reader needs to know it by.
func (p *dotPrinter) label(g *Graph, v *Vertex) string {
	name := v.Name
	if strings.TrimSpace(name) == "" {
		name = p.Language.Kind(v.Kind)
	}
	if p.Wrap > 0 {
		name = wrap(name, p.Wrap)
	}
	switch {
	case v.Kind == relation.KindEvent && v.Event.Date != "":
		name += "\n" + p.Language.Date(v.Event.Date)
	case v.Hint != "" && len(g.byName[v.Name]) > 1:
		name += "\n(" + shorten(v.Hint, p.Wrap) + ")"
	}
	return name
}

// about is the tooltip of a vertex: its names and its articles.
func (p *dotPrinter) about(v *Vertex) string {
	lines := []string{p.Language.Kind(v.Kind) + " " + v.Name}
	lines = append(lines, v.Aliases...)
	for i, a := range v.Articles {
		if i == p.Quotes {
			lines = append(lines, fmt.Sprintf("… %d", len(v.Articles)))
			break
		}
		if p.Quotes < 0 {
			break
		}
		if s := source(a); s != "" {
			lines = append(lines, s)
		}
	}
	return strings.Join(lines, "\n")
}

// source names an article for a reader.
func source(a *Article) string {
	s := a.Headline
	if s == "" {
		s = a.ID
	}
	if !a.Published.IsZero() {
		s = strings.TrimSpace(s + " " + a.Published.Format("2006-01-02"))
	}
	return s
}

func (p *dotPrinter) edge(g *Graph, e *Edge) {
	types := e.Types()
	if types[0] == relation.MetWith && len(types) == 1 {
		// Who met whom goes both ways; where both were said, one line is enough.
		back := g.Edge(e.To.Key, e.From.Key)
		if back != nil && len(back.Types()) == 1 && back.Types()[0] == relation.MetWith && e.To.Compare(e.From) < 0 {
			return
		}
	}
	words := p.join(p.Language.Relations(e))
	attrs := p.line(types[0], words)
	switch quotes := p.quotes(e); {
	case p.bare:
		attrs = append(attrs[1:], text("tooltip", strings.TrimSpace(words+"\n"+quotes)))
	case p.Quotes > 0:
		attrs = append(attrs, text("tooltip", quotes), text("labeltooltip", quotes))
	}
	p.statement(1, id(string(e.From.Key))+" -> "+id(string(e.To.Key)), attrs...)
}

// quotes is the tooltip of an edge: the sentences that say so.
func (p *dotPrinter) quotes(e *Edge) string {
	if p.Quotes < 0 {
		return ""
	}
	var lines []string
	for _, f := range e.Facts {
		t := f.Evidence.Text
		if t == "" || slices.Contains(lines, t) {
			continue
		}
		if len(lines) == p.Quotes {
			lines = append(lines, "…")
			break
		}
		lines = append(lines, t)
	}
	return strings.Join(lines, "\n")
}

// line returns the attributes of an edge that looks like a relation.
func (p *dotPrinter) line(t relation.Type, words string) []attr {
	s := styleOfType(t)
	return []attr{text("label", " "+words+" "), raw("color", s.line), raw("fontcolor", s.line),
		raw("style", s.style), raw("arrowhead", s.head), raw("penwidth", s.width)}
}

// join makes a list of words.
func (p *dotPrinter) join(words []string) string {
	if p.Language == English {
		return strings.Join(words, ", ")
	}
	return strings.Join(words, "、")
}
