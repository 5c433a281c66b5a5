package export

import (
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// GEXF writes graphs in GEXF 1.3 (https://gexf.net) for Gephi, with time: a
// vertex is there from the first to the last day on which a fact shows it, an
// edge on the days of its facts, which are its spells. An office or a membership
// lasts from the first to the last of them; where a place or a body belongs is so
// always, like whatever has no day. Each relation between two vertices is an edge
// of that kind, its label is the relation's name.
type GEXF struct {
	Language graph.Language // of the labels of edges
	Creator  string         // named in the file; "" for nobody
}

// gexfAttributes are the attributes of nodes and edges: class, title and type.
// Their id is the title.
var gexfAttributes = [][3]string{
	{"node", "kind", "string"},
	{"node", "aliases", "string"},
	{"node", "code", "string"},
	{"node", "hint", "string"},
	{"node", "event", "string"},
	{"node", "date", "string"},
	{"node", "articles", "integer"},
	{"edge", "relation", "string"},
	{"edge", "facts", "integer"},
	{"edge", "score", "double"},
	{"edge", "dates", "string"},
	{"edge", "modality", "string"},
	{"edge", "evidence", "string"},
	{"edge", "sources", "string"},
}

// gexfColours are those of the pictures that [graph.DOT] makes.
var gexfColours = map[entity.Kind][3]string{
	entity.Person:       {"11", "92", "143"},
	entity.Title:        {"138", "75", "117"},
	entity.Organisation: {"168", "74", "0"},
	relation.KindEvent:  {"138", "106", "0"},
	entity.Place:        {"0", "103", "76"},
}

// Write writes a graph. The only errors are those of w.
func (x GEXF) Write(w io.Writer, g *graph.Graph) error {
	p := newXML(w)
	p.raw(`<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
		` xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">` + "\n")
	if x.Creator != "" {
		p.raw("  <meta><creator>")
		p.text(x.Creator)
		p.raw("</creator></meta>\n")
	}
	p.raw(`  <graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval" idtype="string">` + "\n")
	for _, class := range []string{"node", "edge"} {
		p.raw("    <attributes")
		p.attrs("class", class)
		p.raw(">\n")
		for _, a := range gexfAttributes {
			if a[0] == class {
				p.raw("      <attribute")
				p.attrs("id", a[1], "title", a[1], "type", a[2])
				p.raw("/>\n")
			}
		}
		p.raw("    </attributes>\n")
	}
	p.raw("    <nodes")
	p.attrs("count", strconv.Itoa(g.Order()))
	p.raw(">\n")
	for v := range g.Vertices() {
		x.node(p, g, v)
	}
	p.raw("    </nodes>\n    <edges")
	p.attrs("count", strconv.Itoa(countLines(g)))
	p.raw(">\n")
	n := 0
	for l := range lines(g) {
		x.edge(p, n, l)
		n++
	}
	p.raw("    </edges>\n  </graph>\n</gexf>\n")
	return p.w.Flush()
}

func (x GEXF) node(p xmlPrinter, g *graph.Graph, v *graph.Vertex) {
	p.raw("      <node")
	label := v.Name
	if label == "" {
		label = string(v.Key)
	}
	p.attrs("id", ident(v.Key), "label", label)
	if first, last, ok := seen(around(g, v)); ok {
		p.attrs("start", day(first), "end", day(last))
	}
	p.raw(">\n")
	p.values("kind", string(v.Kind), "aliases", strings.Join(v.Aliases, "\n"), "code", v.Code, "hint", v.Hint,
		"event", v.Event.Kind, "date", v.Event.Date, "articles", strconv.Itoa(len(v.Articles)))
	if c, ok := gexfColours[v.Kind]; ok {
		p.raw("        <viz:color")
		p.attrs("r", c[0], "g", c[1], "b", c[2])
		p.raw("/>\n")
	}
	p.raw("      </node>\n")
}

func (x GEXF) edge(p xmlPrinter, n int, l line) {
	p.raw("      <edge")
	p.attrs("id", strconv.Itoa(n), "source", ident(l.From.Key), "target", ident(l.To.Key), "kind", string(l.Type),
		"label", x.Language.Type(l.Type), "weight", strconv.Itoa(len(l.Facts)))
	p.raw(">\n")
	p.values("relation", string(l.Type), "facts", strconv.Itoa(len(l.Facts)), "score", float(l.score()), "dates", l.dates(),
		"modality", l.modality(), "evidence", l.sentences(), "sources", l.articles())
	opened, last := false, ""
	for from, to := range spells(l) {
		if spell := day(from) + day(to); spell == last {
			continue
		} else if last = spell; !opened {
			p.raw("        <spells>\n")
			opened = true
		}
		p.raw("          <spell")
		p.attrs("start", day(from), "end", day(to))
		p.raw("/>\n")
	}
	if opened {
		p.raw("        </spells>\n")
	}
	p.raw("      </edge>\n")
}

// spells yields the stretches of time during which a line holds.
func spells(l line) iter.Seq2[time.Time, time.Time] {
	return func(yield func(from, to time.Time) bool) {
		switch l.Type {
		case relation.PartOf, relation.LocatedIn:
			return
		case relation.HoldsTitle, relation.MemberOf:
			if from, to, ok := seen(slices.Values(l.Facts)); ok {
				yield(from, to)
			}
			return
		}
		for _, f := range l.Facts {
			from, to, ok := stretch(f)
			if ok && !yield(from, to) {
				return
			}
		}
	}
}

// values writes attribute values, title and value in turn, without those that
// have no value.
func (p xmlPrinter) values(pairs ...string) {
	p.raw("        <attvalues>\n")
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			p.raw("          <attvalue")
			p.attrs("for", pairs[i], "value", pairs[i+1])
			p.raw("/>\n")
		}
	}
	p.raw("        </attvalues>\n")
}
