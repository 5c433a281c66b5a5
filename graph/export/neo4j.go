package export

import (
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// Neo4j writes graphs as files for neo4j-admin database import (Neo4j 5), with
// the types of properties in their headers:
//
//	vertices.csv  people, positions, organizations, events, places
//	articles.csv  the sources
//	facts.csv     one relationship for each fact, with its sentence and article
//	sources.csv   vertex IN_ARTICLE article
//	import.sh     the command that imports them
//
// Names may hold line breaks, for which the command has --multiline-fields. A
// semicolon within one of several aliases becomes ；: it is what separates them.
type Neo4j struct{}

// Write writes a graph into files that create makes; all of them are closed.
func (Neo4j) Write(create func(name string) (io.WriteCloser, error), g *graph.Graph) error {
	for _, f := range []struct {
		name  string
		write func(*csv.Writer, *graph.Graph)
	}{{"vertices.csv", neo4jVertices}, {"articles.csv", neo4jArticles}, {"facts.csv", neo4jFacts}, {"sources.csv", neo4jSources}} {
		if err := into(create, f.name, func(w io.Writer) error {
			c := csv.NewWriter(w)
			f.write(c, g)
			c.Flush()
			return c.Error()
		}); err != nil {
			return err
		}
	}
	return into(create, "import.sh", func(w io.Writer) error {
		_, err := io.WriteString(w, neo4jScript)
		return err
	})
}

const neo4jScript = `#!/bin/sh
# Imports the graph into a new database, "neo4j" or the one named as argument. The server must be stopped.
cd "$(dirname "$0")" || exit 1
neo4j-admin database import full --multiline-fields=true \
	--nodes=vertices.csv --nodes=articles.csv \
	--relationships=facts.csv --relationships=sources.csv \
	"${1:-neo4j}"
`

func into(create func(string) (io.WriteCloser, error), name string, write func(io.Writer) error) error {
	f, err := create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// labels name the kinds of vertices in Neo4j.
var labels = map[entity.Kind]string{
	entity.Person:       "Person",
	entity.Title:        "Position",
	entity.Organisation: "Organization",
	relation.KindEvent:  "Event",
	entity.Place:        "Place",
	entity.Date:         "Date",
}

func labelOf(k entity.Kind) string {
	if l, ok := labels[k]; ok {
		return l
	}
	return "Thing"
}

// typeOf names a relation as is the custom in Neo4j: HOLDS_TITLE.
func typeOf(t relation.Type) string {
	s := strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z':
			return c - 'a' + 'A'
		case c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '_', c >= 0x4E00 && c <= 0x9FFF:
			return c
		}
		return '_'
	}, string(t))
	if s == "" || s[0] >= '0' && s[0] <= '9' {
		return "_" + s
	}
	return s
}

// record writes one line; errors stay with the writer.
func record(c *csv.Writer, fields ...string) {
	for i, f := range fields {
		fields[i] = printable(f)
	}
	_ = c.Write(fields)
}

// list writes the values of an array.
func list(values []string) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strings.ReplaceAll(v, ";", "；")
	}
	return strings.Join(out, ";")
}

func neo4jVertices(c *csv.Writer, g *graph.Graph) {
	record(c, "key:ID(Entity)", "name", "aliases:string[]", "code", "hint", "event", "date", "first:date", "last:date", ":LABEL")
	for v := range g.Vertices() {
		first, last := "", ""
		if from, to, ok := seen(around(g, v)); ok {
			first, last = day(from), day(to)
		}
		record(c, ident(v.Key), v.Name, list(v.Aliases), v.Code, v.Hint, v.Event.Kind, v.Event.Date, first, last, "Entity;"+labelOf(v.Kind))
	}
}

func neo4jArticles(c *csv.Writer, g *graph.Graph) {
	record(c, "key:ID(Article)", "id", "headline", "published:date", "byline:string[]", ":LABEL")
	for a := range g.Articles() {
		record(c, a.Key(), a.ID, a.Headline, published(a), list(a.Byline), "Article")
	}
}

// published is the day on which an article appeared, "" if it is not known.
func published(a *graph.Article) string {
	if a.Published.IsZero() {
		return ""
	}
	return day(a.Published)
}

func neo4jFacts(c *csv.Writer, g *graph.Graph) {
	record(c, ":START_ID(Entity)", ":END_ID(Entity)", "id", "date", "first:date", "last:date", "modality", "score:double", "rule",
		"sentence", "article", "start:long", "end:long", ":TYPE")
	for f := range g.Facts() {
		first, last := daysOf(f)
		record(c, ident(f.From.Key), ident(f.To.Key), f.Key(), f.Date, first, last, f.Modality, float(f.Score), f.Rule,
			f.Evidence.Text, f.Evidence.Article.Key(), strconv.Itoa(f.Evidence.Span.Start), strconv.Itoa(f.Evidence.Span.End), typeOf(f.Type))
	}
}

// daysOf returns the days of a fact, "" if it has none.
func daysOf(f *graph.Fact) (first, last string) {
	from, to, ok := f.Days()
	if !ok {
		return "", ""
	}
	return day(from), day(to)
}

func neo4jSources(c *csv.Writer, g *graph.Graph) {
	record(c, ":START_ID(Entity)", ":END_ID(Article)", ":TYPE")
	for v, a := range sources(g) {
		record(c, ident(v.Key), a.Key(), "IN_ARTICLE")
	}
}

// sources yields the vertices with the articles that the graph has of them.
func sources(g *graph.Graph) func(yield func(*graph.Vertex, *graph.Article) bool) {
	return func(yield func(*graph.Vertex, *graph.Article) bool) {
		has := articleSet(g)
		for v := range g.Vertices() {
			for _, a := range v.Articles {
				if has[a] && !yield(v, a) {
					return
				}
			}
		}
	}
}

func articleSet(g *graph.Graph) map[*graph.Article]bool {
	has := map[*graph.Article]bool{}
	for a := range g.Articles() {
		has[a] = true
	}
	return has
}
