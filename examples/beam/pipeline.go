package main

import "github.com/apache/beam/sdks/v2/go/pkg/beam"

// build makes the pipeline: read, extract, assemble the graph, write.
func build(s beam.Scope, c config) {
	c.extract.Graph = c.graph
	lines, long := read(s.Scope("read"), c.files, c.largest)
	results, pieces, bad := beam.ParDo3(s.Scope("extract"), &c.extract, beam.Reshuffle(s, lines))
	lines = assemble(s.Scope("graph"), c.graph, c.shards, pieces)
	write(s.Scope("write results"), c.out, "results", c.shards, results)
	write(s.Scope("write graph"), c.out, "graph", c.shards, lines)
	write(s.Scope("write quarantine"), c.out, "quarantine", c.shards, beam.Flatten(s, bad, long))
}
