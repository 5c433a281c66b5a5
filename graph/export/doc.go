// Package export writes graphs for other programs.
//
//	format     for                                              writer
//	graphml    Gephi, Cytoscape, yEd, igraph, networkx          [GraphML]
//	gexf       Gephi, with a time line                          [GEXF]
//	cypher     Neo4j, Memgraph: a script                        [Cypher]
//	neo4j      neo4j-admin database import: a folder of CSV     [Neo4j]
//	ftm        Aleph, OpenAleph, Maltego: FollowTheMoney        [FollowTheMoney]
//	nquads     RDF stores: Jena, GraphDB, Oxigraph, QLever      [NQuads]
//	mermaid    GitHub, GitLab, Obsidian: pictures in Markdown   [Mermaid]
//	dot        Graphviz                                         [graph.DOT]
//	jsonl      this library: all but Why, and back               [graph.Graph.WriteJSONL]
//
// Every writer is a struct whose zero value is ready to use, with a method
// Write; [Formats] lists them for programs that let their users choose. Pictures
// are drawn by package graph/draw.
//
// # What all have in common
//
// The same graph gives the same bytes. Nothing is collected before it is
// written: memory does not grow with the output. The only errors are those of
// the writer.
//
// Facts keep their evidence: the sentence, the article, its day. Formats that
// know one edge between two vertices for each relation get just that, with up to
// three sentences, see [Quotes].
//
// # Names of any bytes
//
// Quotes, commas, backslashes, line breaks, < and ]]> are written as each format
// wants them and come back as they were. No format here can hold a NUL, and XML
// 1.0 can hold no control character at all, so those become their visible
// pictures (␀ for NUL, ␛ for escape), and bytes that are not UTF-8 become U+FFFD.
// Only JSON Lines keeps every byte. Keys are unlike each other even then: what
// cannot be written stands in them as %XX.
package export
