package export

import (
	"errors"
	"io"

	"github.com/go-renshi/renshi/graph"
)

// Format is a way to write a graph into one stream. [Formats] lists them; the zero
// Format writes nothing but an error.
type Format struct {
	Name      string // as the table of the package has it
	Extension string // of files, with its dot
	Opens     string // the programs that open it

	write func(w io.Writer, g *graph.Graph) error
}

// Write writes a graph. The only errors are those of w.
func (f Format) Write(w io.Writer, g *graph.Graph) error {
	if f.write == nil {
		return errors.New("export: a Format that is not one of Formats")
	}
	return f.write(w, g)
}

// Formats lists the formats that are one stream, in the order of the table of
// the package; the folder of [Neo4j] is not among them. The language is that of
// labels that do not come from the articles.
func Formats(l graph.Language) []Format {
	return []Format{
		{"graphml", ".graphml", "Gephi, Cytoscape, yEd", GraphML{}.Write},
		{"gexf", ".gexf", "Gephi, with a time line", GEXF{Language: l}.Write},
		{"cypher", ".cypher", "Neo4j, Memgraph", Cypher{}.Write},
		{"ftm", ".ftm.json", "Aleph, OpenAleph", FollowTheMoney{Language: l}.Write},
		{"nquads", ".nq", "RDF stores", NQuads{}.Write},
		{"mermaid", ".mmd", "GitHub, GitLab, Obsidian", Mermaid{Language: l}.Write},
		{"dot", ".dot", "Graphviz", graph.DOT{Language: l}.Write},
		{"jsonl", ".jsonl", "this library, all but the reasons that Why gives", func(w io.Writer, g *graph.Graph) error { return g.WriteJSONL(w) }},
	}
}
