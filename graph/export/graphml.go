package export

import (
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/go-renshi/renshi/graph"
)

// GraphML writes graphs in GraphML 1.0 (http://graphml.graphdrawing.org). Each
// relation between two vertices is an edge of its own.
type GraphML struct{}

// graphmlKeys are the data that elements carry: id, element, name and type.
var graphmlKeys = [][4]string{
	{"label", "node", "label", "string"},
	{"key", "node", "key", "string"},
	{"kind", "node", "kind", "string"},
	{"aliases", "node", "aliases", "string"},
	{"code", "node", "code", "string"},
	{"hint", "node", "hint", "string"},
	{"event", "node", "event", "string"},
	{"date", "node", "date", "string"},
	{"first", "node", "first", "string"},
	{"last", "node", "last", "string"},
	{"relation", "edge", "relation", "string"},
	{"weight", "edge", "weight", "double"},
	{"score", "edge", "score", "double"},
	{"dates", "edge", "dates", "string"},
	{"modality", "edge", "modality", "string"},
	{"start", "edge", "first", "string"},
	{"end", "edge", "last", "string"},
	{"evidence", "edge", "evidence", "string"},
	{"articles", "edge", "articles", "string"},
}

// Write writes a graph. The only errors are those of w.
func (GraphML) Write(w io.Writer, g *graph.Graph) error {
	p := newXML(w)
	p.raw(`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	for _, k := range graphmlKeys {
		p.raw("  <key")
		p.attrs("id", k[0], "for", k[1], "attr.name", k[2], "attr.type", k[3])
		p.raw("/>\n")
	}
	p.raw(`  <graph id="renshi" edgedefault="directed">` + "\n")
	for v := range g.Vertices() {
		p.raw("    <node")
		p.attrs("id", node(g, v))
		p.raw(">\n")
		first, last := "", ""
		if from, to, ok := seen(around(g, v)); ok {
			first, last = day(from), day(to)
		}
		p.data("label", v.Name, "key", ident(v.Key), "kind", string(v.Kind), "aliases", strings.Join(v.Aliases, "\n"), "code", v.Code, "hint", v.Hint,
			"event", v.Event.Kind, "date", v.Event.Date, "first", first, "last", last)
		p.raw("    </node>\n")
	}
	n := 0
	for l := range lines(g) {
		p.raw("    <edge")
		p.attrs("id", "e"+strconv.Itoa(n), "source", node(g, l.From), "target", node(g, l.To))
		p.raw(">\n")
		n++
		first, last := l.days()
		p.data("relation", string(l.Type), "weight", strconv.Itoa(len(l.Facts)), "score", float(l.score()), "dates", l.dates(),
			"modality", l.modality(), "start", first, "end", last, "evidence", l.sentences(), "articles", l.articles())
		p.raw("    </edge>\n")
	}
	p.raw("  </graph>\n</graphml>\n")
	return p.w.Flush()
}

// data writes the data of an element, key and value in turn, without those that
// have no value.
func (p xmlPrinter) data(pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		p.raw("      <data")
		p.attrs("key", pairs[i])
		p.raw(">")
		p.text(pairs[i+1])
		p.raw("</data>\n")
	}
}

// node is the name of a vertex in formats that do not let it be any text.
func node(g *graph.Graph, v *graph.Vertex) string { return "n" + strconv.Itoa(g.Index(v.Key)) }

// float writes a score: three digits behind the point are more than it is worth.
func float(f float64) string { return strconv.FormatFloat(math.Round(f*1000)/1000, 'g', -1, 64) }

// days returns the first and the last day of a line, "" if they are not known.
func (l line) days() (first, last string) {
	from, to, ok := seen(slices.Values(l.Facts))
	if !ok {
		return "", ""
	}
	return day(from), day(to)
}
