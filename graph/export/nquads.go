package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// NQuads writes graphs as RDF 1.1 N-Quads. What an article says is in the named
// graph of that article: the statement itself, unless it is of a former office,
// planned or denied, and a description of it with the sentence in the terms of
// PROV-O. Who is who is in the default graph, in the terms of schema.org and the
// Organization Ontology, whose relations those of this library specialise.
//
//	<…/person/顾长岭> <…#chaired> <…/event/会议> <…/article/5e0f…> .
//	<…/fact/91ab…> <http://www.w3.org/ns/prov#value> "3月2日，……"@zh <…/article/5e0f…> .
//	<…/fact/91ab…> <http://www.w3.org/ns/prov#wasQuotedFrom> <…/article/5e0f…> <…/article/5e0f…> .
type NQuads struct {
	// Base begins the IRIs of vertices, facts and articles; "" means
	// https://github.com/go-renshi/renshi/id/. It should end in / or #.
	Base string
}

// Vocabulary begins the IRIs of relations and properties that have no term of
// their own elsewhere.
const Vocabulary = "https://github.com/go-renshi/renshi/ns#"

const (
	rdfNS    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rdfsNS   = "http://www.w3.org/2000/01/rdf-schema#"
	skosNS   = "http://www.w3.org/2004/02/skos/core#"
	provNS   = "http://www.w3.org/ns/prov#"
	orgNS    = "http://www.w3.org/ns/org#"
	schemaNS = "https://schema.org/"
	xsdNS    = "http://www.w3.org/2001/XMLSchema#"
)

// classes are those of kinds of vertices.
var classes = map[entity.Kind]string{
	entity.Person:       schemaNS + "Person",
	entity.Title:        orgNS + "Post",
	entity.Organisation: schemaNS + "Organization",
	relation.KindEvent:  schemaNS + "Event",
	entity.Place:        schemaNS + "Place",
}

// broader are the terms elsewhere that say less than a relation.
var broader = map[relation.Type]string{
	relation.HoldsTitle: orgNS + "holds",
	relation.MemberOf:   orgNS + "memberOf",
	relation.PartOf:     orgNS + "subOrganizationOf",
	relation.LocatedIn:  schemaNS + "location",
	graph.HeldAt:        schemaNS + "location",
	relation.Awarded:    schemaNS + "award",
}

// Write writes a graph. The only errors are those of w.
func (n NQuads) Write(w io.Writer, g *graph.Graph) error {
	if n.Base == "" {
		n.Base = "https://github.com/go-renshi/renshi/id/"
	}
	p := &quadPrinter{base: n.Base, w: bufio.NewWriter(w)}
	for _, t := range typesOf(g) {
		r := resource(Vocabulary + iri(string(t)))
		p.quad(r, rdfNS+"type", resource(rdfNS+"Property"))
		p.quad(r, rdfsNS+"label", literal(graph.Chinese.Type(t), "@zh"))
		p.quad(r, rdfsNS+"label", literal(graph.English.Type(t), "@en"))
		if b := broader[t]; b != "" {
			p.quad(r, rdfsNS+"subPropertyOf", resource(b))
		}
	}
	for a := range g.Articles() {
		p.article(a)
	}
	for v := range g.Vertices() {
		p.vertex(v)
	}
	for f := range g.Facts() {
		p.fact(f)
	}
	return p.w.Flush()
}

type quadPrinter struct {
	base  string
	w     *bufio.Writer
	graph string // of quads, "" for the default graph
}

// quad writes a statement; subject and object are terms, the predicate an IRI.
func (p *quadPrinter) quad(subject, predicate, object string) {
	for _, s := range []string{subject, " <", predicate, "> ", object} {
		p.w.WriteString(s)
	}
	if p.graph != "" {
		p.w.WriteString(" " + p.graph)
	}
	p.w.WriteString(" .\n")
}

func (p *quadPrinter) articleTerm(a *graph.Article) string {
	return resource(p.base + "article/" + a.Key())
}

// vertexTerm is …/person/顾长岭 for person:顾长岭.
func (p *quadPrinter) vertexTerm(v *graph.Vertex) string {
	kind, name, ok := strings.Cut(string(v.Key), ":")
	if !ok || kind == "vertex" || kind == "article" || kind == "fact" {
		return resource(p.base + "vertex/" + iri(string(v.Key)))
	}
	return resource(p.base + iri(kind) + "/" + iri(name))
}

func (p *quadPrinter) article(a *graph.Article) {
	s := p.articleTerm(a)
	p.quad(s, rdfNS+"type", resource(schemaNS+"NewsArticle"))
	p.quad(s, rdfNS+"type", resource(provNS+"Entity"))
	p.quad(s, schemaNS+"identifier", literal(a.ID, ""))
	if a.Headline != "" {
		p.quad(s, schemaNS+"headline", literal(a.Headline, "@zh"))
	}
	if d := published(a); d != "" {
		p.quad(s, schemaNS+"datePublished", literal(d, "date"))
	}
	for _, by := range a.Byline {
		p.quad(s, schemaNS+"author", literal(by, "@zh"))
	}
}

func (p *quadPrinter) vertex(v *graph.Vertex) {
	s := p.vertexTerm(v)
	class := classes[v.Kind]
	if class == "" {
		class = schemaNS + "Thing"
	}
	p.quad(s, rdfNS+"type", resource(class))
	p.quad(s, rdfsNS+"label", literal(v.Name, "@zh"))
	for _, a := range v.Aliases {
		p.quad(s, skosNS+"altLabel", literal(a, "@zh"))
	}
	if v.Code != "" {
		p.quad(s, Vocabulary+"code", literal(v.Code, ""))
	}
	if v.Hint != "" {
		p.quad(s, skosNS+"note", literal(v.Hint, "@zh"))
	}
	if v.Event.Kind != "" {
		p.quad(s, Vocabulary+"event", literal(v.Event.Kind, ""))
	}
	if first, last, ok := graph.Period(v.Event.Date).Days(); ok && v.Event.Date != "" {
		if !first.IsZero() {
			p.quad(s, schemaNS+"startDate", literal(day(first), "date"))
		}
		if !last.IsZero() {
			p.quad(s, schemaNS+"endDate", literal(day(last), "date"))
		}
	}
}

func (p *quadPrinter) fact(f *graph.Fact) {
	article := p.articleTerm(f.Evidence.Article)
	p.graph = article
	defer func() { p.graph = "" }()
	from, to, predicate := p.vertexTerm(f.From), p.vertexTerm(f.To), Vocabulary+iri(string(f.Type))
	if f.Modality == "" {
		p.quad(from, predicate, to)
	}
	s := resource(p.base + "fact/" + f.Key())
	p.quad(s, rdfNS+"type", resource(rdfNS+"Statement"))
	p.quad(s, rdfNS+"subject", from)
	p.quad(s, rdfNS+"predicate", resource(predicate))
	p.quad(s, rdfNS+"object", to)
	p.quad(s, provNS+"wasQuotedFrom", article)
	p.quad(s, provNS+"value", literal(f.Evidence.Text, "@zh"))
	for name, value := range pairs("start", strconv.Itoa(f.Evidence.Span.Start), "end", strconv.Itoa(f.Evidence.Span.End)) {
		p.quad(s, Vocabulary+name, literal(value, "integer"))
	}
	p.quad(s, Vocabulary+"score", literal(float(f.Score), "double"))
	for name, value := range pairs("date", f.Date, "modality", f.Modality, "rule", f.Rule) {
		if value != "" {
			p.quad(s, Vocabulary+name, literal(value, ""))
		}
	}
	if first, last := daysOf(f); first != "" {
		p.quad(s, schemaNS+"startDate", literal(first, "date"))
		p.quad(s, schemaNS+"endDate", literal(last, "date"))
	}
}

// pairs yields names and values that stand in turn.
func pairs(list ...string) func(yield func(name, value string) bool) {
	return func(yield func(name, value string) bool) {
		for i := 0; i < len(list); i += 2 {
			if !yield(list[i], list[i+1]) {
				return
			}
		}
	}
}

// resource writes an IRI as a term.
func resource(iri string) string { return "<" + iri + ">" }

// iri writes any string as a part of an IRI, another one for every other string:
// letters, digits and marks of all scripts stand as they are, ASCII punctuation,
// spaces and the rest are %XX.
func iri(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		if unreserved(c) {
			b.WriteString(s[i : i+n])
		} else {
			for _, x := range []byte(s[i : i+n]) {
				fmt.Fprintf(&b, "%%%02X", x)
			}
		}
		i += n
	}
	return b.String()
}

// unreserved says whether c stands for itself in an IRI (RFC 3987). White space
// and characters without a glyph would be allowed, but not every reader agrees.
func unreserved(c rune) bool {
	switch {
	case c < utf8.RuneSelf:
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("-._~", c)
	case c >= 0xFFF0 && c <= 0xFFFF, c >= 0xE0000:
		return false
	}
	return unicode.IsGraphic(c) && !unicode.IsSpace(c)
}

var quadEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

// literal writes a string as a term; kind is a language, @zh, a type of XML
// Schema, integer, or "" for a string.
func literal(s, kind string) string {
	s = `"` + quadEscapes.Replace(printable(s)) + `"`
	switch {
	case kind == "" || kind[0] == '@':
		return s + kind
	case kind == "double": // Go writes +Inf, XML Schema INF
		s = strings.NewReplacer("+Inf", "INF", "-Inf", "-INF").Replace(s)
	}
	return s + "^^<" + xsdNS + kind + ">"
}
