package network_test

import (
	"fmt"
	"strings"

	"gonum.org/v1/gonum/graph/topo"

	"github.com/go-renshi/renshi/graph/network"
)

func ExampleTogether() {
	people := network.Together(circles(), 100)
	for _, r := range network.Betweenness(people)[:2] {
		fmt.Println(r.Vertex.Name, r.Score)
	}
	for _, c := range people.Communities(1) {
		names := make([]string, len(c))
		for i, v := range c {
			names[i] = v.Name
		}
		fmt.Println(strings.Join(names, " "))
	}
	// Output:
	// 赵丁 24
	// 赵戊 24
	// 赵丁 赵丙 赵乙 赵甲
	// 赵己 赵庚 赵戊 赵辛
}

func ExampleFromGraph() {
	for _, r := range network.FromGraph(circles()).PageRank(0.85)[:2] {
		fmt.Printf("%s %.3f\n", r.Vertex.Name, r.Score)
	}
	// Output:
	// 云浦县丁局局长 0.040
	// 云浦县丙局局长 0.040
}

// Who ties groups to one another.
func ExampleBetweenness() {
	for _, r := range network.Betweenness(network.Together(circles(), 100))[:3] {
		fmt.Println(r.Vertex.Key, r.Score)
	}
	// Output:
	// person:赵丁 24
	// person:赵戊 24
	// person:赵丙 0
}

// Any algorithm of gonum takes a network.
func ExampleUndirected() {
	people := network.Together(circles(), 100)
	for _, c := range topo.ConnectedComponents(people) {
		fmt.Println(len(c), people.Vertex(c[0].ID()).Kind)
	}
	// Output:
	// 8 person
}
