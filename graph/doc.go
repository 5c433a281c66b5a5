// Package graph joins the facts of many articles into one graph of people,
// bodies, offices, places and events.
//
// # Building
//
// A [Builder] takes the [relation.Result] of one article after another, in any
// order, and [Builder.Build] makes a [Graph] that does not change any more:
//
//	b := graph.NewBuilder()
//	for _, a := range articles {
//		b.Add(relations.Extract(entities.Extract(a)))
//	}
//	g := b.Build()
//
// The graph depends on what was added, never on the order. [Builder.Replace]
// takes a corrected article, [Builder.Remove] takes one away; the next Build
// makes the graph that the articles of now would make from scratch. What was
// extracted is kept, so that only Build is done again, and with [WithIncremental]
// only what the changes touch. Where one of 2,000 news articles is replaced that
// takes a quarter of the processor time (45 ms), of 20,000 in which few share a
// name a half: facts are laid on edges and sorted anew each time.
//
// # Vertices, edges, facts
//
// A [Vertex] is a person, a body, an office, a place, an event or another
// object of a fact. An [Edge] leads from the subject of facts to their object
// and carries every [Fact] that says so, and every fact carries its
// [Evidence]: the article, the sentence and its bytes in the source. Nothing
// is in the graph without it: an entity that no fact names is no vertex.
//
// Besides the facts of the rules there are those that an event states by
// itself: where it was held ([HeldAt]), who held it ([relation.Convened]) and,
// with [WithDates], on what day ([HeldOn], [relation.HappenedOn]).
//
// # Identity
//
// Which entities of different articles are one is decided by an [Identity],
// one function that [WithIdentity] replaces. [SameEntity], the default, never
// joins people by name alone. [Graph.Resolve] says for whom a name in an article
// was taken, [Graph.Why] says why two names are one person, step by step, or
// why not, and [Same] and [Different] overrule it:
//
//	x, y := graph.Ref{Article: "n00012", Name: "王伟"}, graph.Ref{Article: "n00815", Name: "王伟"}
//	fmt.Print(g.Why(x, y))
//	b := graph.NewBuilder(graph.WithOverrides(graph.Different(x, y)))
//
// How well it does is measured by go run ./examples/evaluate identity.
//
// # Size
//
// Time grows linearly with the facts, also where one name stands in ten
// thousand articles. 1,000,000 facts of 100,000 articles, 244,392 vertices, on
// two cores of an AMD EPYC, Go 1.26, 2026-11-23, with GOMEMLIMIT=1900MiB (2.2 GiB
// without, in the same time), beside the same facts put by name into the
// default store of dominikbraun/graph, without identity, evidence and order:
//
//	                          this package      dominikbraun/graph
//	build, by the clock       15–17 s
//	build, processor time     20–26 s           7.5 s
//	build, most memory        1.9 GiB           0.7 GiB
//	a person and all facts    0.04 ms           3.5 s (AdjacencyMap)
//
// Much of the difference is evidence: sentence, bytes and rule of every fact.
// The benchmarks are BenchmarkMillion….
//
// # Asking
//
// A [Filter] says which facts are wanted, [Graph.Find] yields them: who chaired,
// attended or inspected what, when, where, for which body; who accompanied whom.
// [Graph.FindByTime] yields them in the order of time.
// Questions with an answer of their own:
//
//	who held which office, from when to when      [Graph.Timeline], [Graph.Holders]
//	who was at events with whom                   [Graph.Together], [Graph.Ties]
//	in what order are people named                [Graph.NameLists], [Graph.Precedence]
//	what did somebody do last                     [Graph.Appearances], [Graph.LastAppearance]
//	what ties one to another                      [Graph.Path]
//	who or what is called so                      [Graph.Named], [Graph.Vertex]
//
// Questions about a vertex look at its facts only: they take microseconds,
// whatever the size of the graph. Indexes are made when they are first needed.
//
// # Parts of a graph
//
// [Graph.Filter], [Graph.Only], [Graph.Ego], [Graph.Top] and [Graph.Collapse]
// return graphs that are small enough to be looked at; keys stay what they were.
//
// # Output and algorithms
//
// [Graph.WriteDOT] writes a picture for Graphviz, [Graph.WriteJSONL] everything,
// for [ReadJSONL]. Package graph/export writes for other programs, graph/draw
// makes pictures, graph/network asks gonum who is central and who belongs
// together. [Graph.Underlying] hands out a github.com/dominikbraun/graph for its
// algorithms.
package graph
