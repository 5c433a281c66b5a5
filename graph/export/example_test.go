package export_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/export"
	"github.com/go-renshi/renshi/relation"
)

// visit is a graph of one fact.
func visit() *graph.Graph {
	text := "韩柏舟到白石村调研。"
	all := entity.Span{End: len(text)}
	b := graph.NewBuilder()
	b.Add(&relation.Result{
		Doc: &entity.Document{Article: entity.Article{ID: "daily-3", Source: text}, Entities: []entity.Entity{
			{ID: "1", Kind: entity.Person, Name: "韩柏舟"}, {ID: "2", Kind: entity.Place, Name: "白石村"}}},
		Facts: []relation.Fact{{Type: relation.Inspected, Subject: "1", Object: "2", Date: "2024-03-08", Evidence: all, Trigger: all, Score: 0.9}},
	})
	return b.Build()
}

// head writes the lines of an output that hold one of some words.
func head(write func(io.Writer, *graph.Graph) error, words ...string) {
	var b strings.Builder
	if err := write(&b, visit()); err != nil {
		fmt.Println(err)
	}
	for line := range strings.Lines(b.String()) {
		for _, w := range words {
			if strings.Contains(line, w) {
				fmt.Print(strings.TrimSpace(line), "\n")
				break
			}
		}
	}
}

func ExampleFormats() {
	for _, f := range export.Formats(graph.English) {
		fmt.Println(f.Name, f.Extension, "–", f.Opens)
	}
	// Output:
	// graphml .graphml – Gephi, Cytoscape, yEd
	// gexf .gexf – Gephi, with a time line
	// cypher .cypher – Neo4j, Memgraph
	// ftm .ftm.json – Aleph, OpenAleph
	// nquads .nq – RDF stores
	// mermaid .mmd – GitHub, GitLab, Obsidian
	// dot .dot – Graphviz
	// jsonl .jsonl – this library, all but the reasons that Why gives
}

func ExampleGraphML() {
	head(export.GraphML{}.Write, "<node", "<edge", "relation\">")
	// Output:
	// <node id="n0">
	// <node id="n1">
	// <edge id="e0" source="n0" target="n1">
	// <data key="relation">inspected</data>
}

func ExampleGEXF() {
	head(export.GEXF{Language: graph.English}.Write, "<node ", "<edge ", "<spell ")
	// Output:
	// <node id="person:韩柏舟" label="韩柏舟" start="2024-03-08" end="2024-03-08">
	// <node id="place:白石村" label="白石村" start="2024-03-08" end="2024-03-08">
	// <edge id="0" source="person:韩柏舟" target="place:白石村" kind="inspected" label="inspected" weight="1">
	// <spell start="2024-03-08" end="2024-03-08"/>
}

func ExampleCypher() {
	head(export.Cypher{}.Write, "SET n", "{key: '")
	// Output:
	// {key: 'person:韩柏舟', name: '韩柏舟', first: date('2024-03-08'), last: date('2024-03-08')}
	// MERGE (n:Entity {key: row.key}) SET n:Person, n += row;
	// {key: 'place:白石村', name: '白石村', first: date('2024-03-08'), last: date('2024-03-08')}
	// MERGE (n:Entity {key: row.key}) SET n:Place, n += row;
	// {key: '473365c98f043f6d20c22350', id: 'daily-3'}
	// MERGE (n:Article {key: row.key}) SET n += row;
}

// A folder for neo4j-admin.
func ExampleNeo4j() {
	folder, err := os.MkdirTemp("", "neo4j")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	create := func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(folder, name)) }
	if err := (export.Neo4j{}).Write(create, visit()); err != nil {
		fmt.Println(err)
	}
	vertices, _ := os.ReadFile(filepath.Join(folder, "vertices.csv"))
	fmt.Print(string(vertices))
	// Output:
	// key:ID(Entity),name,aliases:string[],code,hint,event,date,first:date,last:date,:LABEL
	// person:韩柏舟,韩柏舟,,,,,,2024-03-08,2024-03-08,Entity;Person
	// place:白石村,白石村,,,,,,2024-03-08,2024-03-08,Entity;Place
}

func ExampleFollowTheMoney() {
	head(export.FollowTheMoney{Dataset: "daily", Language: graph.English}.Write, "Person")
	// Output:
	// {"id":"renshi-6b465397645127f51bd0eb64664e80fc","schema":"Person","properties":{"name":["韩柏舟"],"proof":["renshi-7990d71b05535f8bd00574e8c73bea7b"]}}
}

func ExampleNQuads() {
	head(export.NQuads{Base: "https://example.org/"}.Write, "prov#value", "#inspected> <https://example.org/place")
	// Output:
	// <https://example.org/person/韩柏舟> <https://github.com/go-renshi/renshi/ns#inspected> <https://example.org/place/白石村> <https://example.org/article/473365c98f043f6d20c22350> .
	// <https://example.org/fact/60e1687e97d6314d620e9335> <http://www.w3.org/ns/prov#value> "韩柏舟到白石村调研。"@zh <https://example.org/article/473365c98f043f6d20c22350> .
}

func ExampleMermaid() {
	if err := (export.Mermaid{Language: graph.English}).Write(os.Stdout, visit()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// flowchart LR
	//     n0(["韩柏舟"]):::person
	//     n1{{"白石村"}}:::place
	//     n0 -->|"inspected"| n1
	//     classDef person fill:#DCEDF8,stroke:#0B5C8F,color:#1A1A1A
	//     classDef place fill:#DBF1E8,stroke:#00674C,color:#1A1A1A
}

// The format that a user names.
func ExampleFormat_Write() {
	formats := export.Formats(graph.Chinese)
	i := slices.IndexFunc(formats, func(f export.Format) bool { return f.Name == "jsonl" })
	var b strings.Builder
	err := formats[i].Write(&b, visit())
	fmt.Println(strings.HasPrefix(b.String(), `{"renshi":1}`), err)
	// Output:
	// true <nil>
}
