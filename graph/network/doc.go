// Package network makes graphs for gonum (https://gonum.org), and asks it who is
// in the middle of things and who belongs together:
//
//	people := network.Together(g, 100)
//	for _, r := range network.Betweenness(people) { … }
//	for _, c := range people.Communities(1) { … }
//	facts := network.FromGraph(g)
//	for _, r := range facts.PageRank(0.85) { … }
//
// [Undirected] and [Directed] are graphs of gonum, for everything else that it
// can do. Nodes are numbered from 0 in the order of their vertices, and neighbours
// come in that order, so that results do not depend on chance.
//
// It is a package of its own because gonum is large.
package network
