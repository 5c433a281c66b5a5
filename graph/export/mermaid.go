package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// Mermaid writes graphs as flow charts of Mermaid, which GitHub and GitLab draw
// in Markdown between ```mermaid and ```. They refuse pictures of more than 500
// edges, and nobody can read more than 50: see [graph.Graph.Top].
type Mermaid struct {
	Language  graph.Language // of labels that do not come from the articles
	Direction string         // LR (if empty), RL, TB or BT
}

// shape is how a kind of vertices looks: what stands around the label, and CSS.
type shape struct{ open, close, style string }

var shapes = map[entity.Kind]shape{
	entity.Person:       {"([", "])", "fill:#DCEDF8,stroke:#0B5C8F,color:#1A1A1A"},
	entity.Title:        {"[/", "/]", "fill:#F7E9F1,stroke:#8A4B75,color:#1A1A1A"},
	entity.Organisation: {"[", "]", "fill:#FCE8D6,stroke:#A84A00,color:#1A1A1A"},
	relation.KindEvent:  {"(", ")", "fill:#FFF3C4,stroke:#8A6A00,stroke-width:2px,color:#1A1A1A"},
	entity.Place:        {"{{", "}}", "fill:#DBF1E8,stroke:#00674C,color:#1A1A1A"},
}

func shapeOf(k entity.Kind) (shape, string) {
	if s, ok := shapes[k]; ok {
		return s, string(k)
	}
	return shape{"[", "]", "fill:#F2F2F2,stroke:#555555,stroke-dasharray:4 3,color:#1A1A1A"}, "other"
}

// Write writes a graph. The only errors are those of w.
func (m Mermaid) Write(w io.Writer, g *graph.Graph) error {
	b := bufio.NewWriter(w)
	direction := strings.ToUpper(m.Direction)
	switch direction {
	case "LR", "RL", "TB", "BT":
	default:
		direction = "LR"
	}
	fmt.Fprintf(b, "flowchart %s\n", direction)
	styles := map[string]string{}
	var classes []string
	for v := range g.Vertices() {
		s, class := shapeOf(v.Kind)
		label := v.Name
		if v.Kind == relation.KindEvent && v.Event.Date != "" {
			label += "\n" + m.Language.Date(v.Event.Date)
		}
		if v.Hint != "" {
			label += "\n(" + v.Hint + ")"
		}
		fmt.Fprintf(b, "    %s%s%s%s:::%s\n", node(g, v), s.open, mermaidText(label), s.close, class)
		if _, ok := styles[class]; !ok {
			styles[class] = s.style
			classes = append(classes, class)
		}
	}
	for e := range g.Edges() {
		words := strings.Join(m.Language.Relations(e), ", ")
		fmt.Fprintf(b, "    %s -->|%s| %s\n", node(g, e.From), mermaidText(words), node(g, e.To))
	}
	for _, class := range classes {
		fmt.Fprintf(b, "    classDef %s %s\n", class, styles[class])
	}
	return b.Flush()
}

// mermaidText writes a label in quotes. Within them everything but letters,
// digits and the like is an entity of Mermaid, which has # instead of &: what
// opens Markdown, HTML or another entity must not be seen.
func mermaidText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range strings.TrimRight(printable(s), "\n") {
		switch {
		case c == '\n':
			b.WriteString("<br/>")
		case c == '\r':
		case c == ' ' || c == ',' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0xA0:
			b.WriteRune(c)
		default:
			fmt.Fprintf(&b, "#%d;", c)
		}
	}
	if b.Len() == 1 {
		b.WriteByte(' ')
	}
	b.WriteByte('"')
	return b.String()
}
