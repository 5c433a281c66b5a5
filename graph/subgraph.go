package graph

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Only returns the graph of the given facts of g, such as those of a [Path] or
// of [Graph.Find].
func (g *Graph) Only(facts iter.Seq[*Fact]) *Graph {
	edges := map[*Edge]*Edge{}
	var all []*Edge
	for f := range facts {
		e := g.Edge(f.From.Key, f.To.Key)
		if e == nil {
			continue
		}
		if edges[e] == nil {
			edges[e] = &Edge{From: e.From, To: e.To}
			all = append(all, edges[e])
		}
		edges[e].Facts = append(edges[e].Facts, f)
	}
	for _, e := range all {
		e.tidy()
	}
	return g.part(all, nil)
}

// Ego returns the graph around some vertices: these, and all facts between
// vertices that are at most radius edges away from one of them.
func (g *Graph) Ego(radius int, centres ...Key) *Graph {
	near := g.links()
	inside := map[int]bool{}
	var next []int
	for _, k := range centres {
		if i := g.Index(k); i >= 0 && !inside[i] {
			inside[i] = true
			next = append(next, i)
		}
	}
	for range radius {
		var further []int
		for _, i := range next {
			for _, l := range near[i] {
				if !inside[l.to] {
					inside[l.to] = true
					further = append(further, l.to)
				}
			}
		}
		next = further
	}
	var edges []*Edge
	order := sortedInts(inside)
	vertices := make([]*Vertex, len(order))
	for k, i := range order {
		vertices[k] = g.vertices[i]
		for _, l := range near[i] {
			if l.edge.From == g.vertices[i] && inside[l.to] {
				edges = append(edges, l.edge)
			}
		}
	}
	return g.part(edges, vertices)
}

// Top returns a graph of n vertices at most and of all facts between them: those
// with the most facts, as far as these tie them to one another, then those
// without facts. Of equals the first in the order of [Vertex.Compare] stay.
func (g *Graph) Top(n int) *Graph {
	facts := make([]int, len(g.vertices))
	order := make([]int, len(g.vertices))
	near := g.links()
	for i := range g.vertices {
		order[i] = i
		for _, l := range near[i] {
			facts[i] += len(l.edge.Facts)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(facts[y], facts[x]) })
	// A vertex whose facts are all with others that are not there would not be in
	// the graph: it does not count, until one of the others comes.
	taken, tied := make([]bool, len(g.vertices)), make([]bool, len(g.vertices))
	count := 0
	for _, i := range order {
		taken[i] = true
		var more []int
		for _, l := range near[i] {
			if taken[l.to] {
				for _, k := range []int{i, l.to} {
					if !tied[k] {
						tied[k] = true
						more = append(more, k)
					}
				}
			}
		}
		if count+len(more) > n {
			taken[i] = false
			break
		}
		count += len(more)
	}
	var edges []*Edge
	for i := range g.vertices {
		for _, l := range near[i] {
			if l.edge.From == g.vertices[i] && taken[i] && taken[l.to] {
				edges = append(edges, l.edge)
			}
		}
	}
	var alone []*Vertex
	for v := range g.alone() {
		if count >= n {
			break
		}
		count++
		alone = append(alone, v)
	}
	return g.part(edges, alone)
}

// Collapse returns a graph for pictures in which the minor people of an event
// are one vertex, 何立言、范若兰等9人, where there are at least so many of them.
// Minor is who is known for nothing but having been at that event, apart from
// an office, which goes with them. The vertex of a group is a person, its
// aliases are the names, and its facts are theirs.
func (g *Graph) Collapse(least int) *Graph {
	groups := map[*Vertex][]*Vertex{} // of each event, in the order of vertices
	for _, v := range g.vertices {
		if e := g.onlyEvent(v); e != nil {
			groups[e] = append(groups[e], v)
		}
	}
	into := map[*Vertex]*Vertex{}
	for _, event := range g.vertices {
		if members := groups[event]; len(members) >= max(least, 2) {
			group := g.groupOf(event, members)
			for _, v := range members {
				into[v] = group
			}
		}
	}
	var all []*Edge
	edges := map[[2]*Vertex]*Edge{}
	for _, e := range g.edges {
		group := into[e.From]
		switch {
		case group == nil:
			all = append(all, e)
			continue
		case e.To.Kind != relation.KindEvent:
			continue
		}
		ends := [2]*Vertex{group, e.To}
		if edges[ends] == nil {
			edges[ends] = &Edge{From: group, To: e.To}
			all = append(all, edges[ends])
		}
		for _, f := range e.Facts {
			n := *f
			n.From = group
			edges[ends].Facts = append(edges[ends].Facts, &n)
		}
	}
	for _, e := range edges {
		e.tidy()
	}
	return g.part(all, slices.Collect(g.alone()))
}

// onlyEvent returns the event at which a person was and beside which nothing is
// known of them but offices; nil for everybody else.
func (g *Graph) onlyEvent(v *Vertex) (event *Vertex) {
	if v.Kind != entity.Person {
		return nil
	}
	for e := range g.Out(v.Key) {
		switch {
		case e.To.Kind == relation.KindEvent && event == nil:
			if types := e.Types(); len(types) != 1 || types[0] != relation.Attended {
				return nil
			}
			event = e.To
		case e.To.Kind != entity.Title:
			return nil
		}
	}
	for range g.In(v.Key) {
		return nil
	}
	return event
}

func (g *Graph) groupOf(event *Vertex, members []*Vertex) *Vertex {
	names := make([]string, len(members))
	v := &Vertex{Kind: entity.Person, Key: "person:#" + event.Key}
	for i, m := range members {
		names[i] = m.Name
		v.Articles = append(v.Articles, m.Articles...)
	}
	for g.Index(v.Key) >= 0 {
		v.Key += "#"
	}
	v.Name = fmt.Sprintf("%s等%d人", strings.Join(names[:2], "、"), len(names))
	slices.Sort(names)
	v.Aliases = slices.Compact(names)
	slices.SortFunc(v.Articles, (*Article).Compare)
	v.Articles = slices.Compact(v.Articles)
	return v
}
