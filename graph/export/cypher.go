package export

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// Cypher writes graphs as a script for Neo4j (cypher-shell -f graph.cypher), of
// the same shape as that of [Neo4j]. It merges into what the database has: run
// twice, or with graphs that share articles, it adds nothing twice.
type Cypher struct {
	Batch int // rows of a statement; 0 means 500
}

// Write writes a graph. The only errors are those of w.
func (c Cypher) Write(w io.Writer, g *graph.Graph) error {
	if c.Batch <= 0 {
		c.Batch = 500
	}
	p := newCypher(w, c.Batch)
	p.line("CREATE CONSTRAINT renshi_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.key IS UNIQUE;")
	p.line("CREATE CONSTRAINT renshi_article IF NOT EXISTS FOR (n:Article) REQUIRE n.key IS UNIQUE;")
	kind := entity.Kind("")
	for v := range g.Vertices() { // sorted by kind
		if v.Kind != kind {
			p.end()
			kind = v.Kind
			p.statement = "MERGE (n:Entity {key: row.key}) SET n:" + labelOf(kind) + ", n += row;"
		}
		first, last := "", ""
		if from, to, ok := seen(around(g, v)); ok {
			first, last = day(from), day(to)
		}
		p.row("key", ident(v.Key), "name", v.Name, "aliases", v.Aliases, "code", v.Code, "hint", v.Hint, "event", v.Event.Kind, "date", v.Event.Date,
			"first", date(first), "last", date(last))
	}
	p.end()
	p.statement = "MERGE (n:Article {key: row.key}) SET n += row;"
	for a := range g.Articles() {
		p.row("key", a.Key(), "id", a.ID, "headline", a.Headline, "published", date(published(a)), "byline", a.Byline)
	}
	p.end()
	for _, t := range typesOf(g) { // a statement can have only one
		p.statement = "MATCH (a:Entity {key: row.from}), (b:Entity {key: row.to}) MERGE (a)-[r:" + typeOf(t) + " {id: row.fact.id}]->(b) SET r += row.fact;"
		for f := range g.Find(graph.Filter{Types: []relation.Type{t}}) {
			p.fact(f)
		}
		p.end()
	}
	p.statement = "MATCH (a:Entity {key: row.from}), (b:Article {key: row.to}) MERGE (a)-[:IN_ARTICLE]->(b);"
	for v, a := range sources(g) {
		p.row("from", ident(v.Key), "to", a.Key())
	}
	p.end()
	return p.w.Flush()
}

func (p *cypherPrinter) fact(f *graph.Fact) {
	first, last := daysOf(f)
	p.row("from", ident(f.From.Key), "to", ident(f.To.Key), "fact", []any{"id", f.Key(), "date", f.Date, "first", date(first), "last", date(last),
		"modality", f.Modality, "score", f.Score, "rule", f.Rule, "sentence", f.Evidence.Text,
		"article", f.Evidence.Article.Key(), "start", f.Evidence.Span.Start, "end", f.Evidence.Span.End})
}

// typesOf lists the relations of a graph in the order of their first facts.
func typesOf(g *graph.Graph) (types []relation.Type) {
	seen := map[relation.Type]bool{}
	for f := range g.Facts() {
		if !seen[f.Type] {
			seen[f.Type] = true
			types = append(types, f.Type)
		}
	}
	return types
}

// date is a day as Cypher has it.
type date string

func (d date) String() string { return fmt.Sprintf("date('%s')", string(d)) }

// cypherPrinter writes rows in statements of so many.
type cypherPrinter struct {
	w         *bufio.Writer
	statement string // what is done with each row
	batch     int
	rows      int // of the statement that is being written
}

func newCypher(w io.Writer, batch int) *cypherPrinter {
	return &cypherPrinter{w: bufio.NewWriter(w), batch: batch}
}

func (p *cypherPrinter) line(s string) { p.w.WriteString(s + "\n") }

// row writes a map, key and value in turn; keys are identifiers.
func (p *cypherPrinter) row(pairs ...any) {
	if p.rows == p.batch {
		p.end()
	}
	if p.rows == 0 {
		p.w.WriteString("UNWIND [\n")
	} else {
		p.w.WriteString(",\n")
	}
	p.rows++
	p.object(pairs)
}

// end finishes the statement, if one is open.
func (p *cypherPrinter) end() {
	if p.rows > 0 {
		p.rows = 0
		p.line("\n] AS row\n" + p.statement)
	}
}

func (p *cypherPrinter) object(pairs []any) {
	p.w.WriteByte('{')
	sep := ""
	for i := 0; i < len(pairs); i += 2 {
		switch v := pairs[i+1].(type) {
		case string:
			if v == "" {
				continue
			}
		case date:
			if v == "" {
				continue
			}
		case []string:
			if len(v) == 0 {
				continue
			}
		}
		p.w.WriteString(sep + pairs[i].(string) + ": ")
		sep = ", "
		p.value(pairs[i+1])
	}
	p.w.WriteByte('}')
}

func (p *cypherPrinter) value(v any) {
	switch v := v.(type) {
	case string:
		p.w.WriteString(cypherString(v))
	case []string:
		p.w.WriteByte('[')
		for i, s := range v {
			if i > 0 {
				p.w.WriteString(", ")
			}
			p.w.WriteString(cypherString(s))
		}
		p.w.WriteByte(']')
	case []any:
		p.object(v)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			p.w.WriteString("null")
			return
		}
		s := float(v)
		if !strings.ContainsAny(s, ".e") {
			s += ".0"
		}
		p.w.WriteString(s)
	default:
		fmt.Fprint(p.w, v)
	}
}

var cypherEscapes = strings.NewReplacer(`\`, `\\`, `'`, `\'`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

func cypherString(s string) string { return "'" + cypherEscapes.Replace(printable(s)) + "'" }
