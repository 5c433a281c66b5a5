package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// filter says which facts of a graph are wanted.
type filter struct {
	minScore  float64
	bylines   bool            // those about who reported, too
	kinds     []entity.Kind   // of both ends; nil for all
	relations []relation.Type // nil for all
	top       int             // only among so many vertices, those with most facts; 0 for all
}

func (f filter) apply(g *graph.Graph) *graph.Graph {
	reporters := reportersOf(g)
	g = g.Select(func(x *graph.Fact) bool {
		return x.Score >= f.minScore &&
			(f.relations == nil || slices.Contains(f.relations, x.Type)) &&
			(f.kinds == nil || slices.Contains(f.kinds, x.From.Kind) && slices.Contains(f.kinds, x.To.Kind)) &&
			(f.bylines || slices.Contains(f.relations, relation.Reported) || !byline(x, reporters)) &&
			(f.relations != nil || x.Type != relation.HappenedOn || x.From.Event.Date == "") // the event shows it
	})
	if f.top == 0 {
		return g
	}
	facts := map[graph.Key]int{}
	for x := range g.Facts() {
		facts[x.From.Key]++
		facts[x.To.Key]++
	}
	busy := slices.SortedStableFunc(g.Vertices(), func(v, w *graph.Vertex) int { return cmp.Compare(facts[w.Key], facts[v.Key]) })
	keep := map[graph.Key]bool{}
	for _, v := range busy[:min(f.top, len(busy))] {
		keep[v.Key] = true
	}
	return g.Select(func(x *graph.Fact) bool { return keep[x.From.Key] && keep[x.To.Key] })
}

// bylineTitles are the last words of what reporters are called.
var bylineTitles = []string{"记者", "编辑", "责编", "通讯员", "特约员", "摄影", "摄影师", "摄像", "撰稿", "撰稿人", "校对", "美编", "版式", "实习生"}

func bylineTitle(x *graph.Fact) bool {
	return x.Type == relation.HoldsTitle && slices.ContainsFunc(bylineTitles, func(s string) bool { return strings.HasSuffix(x.To.Name, s) })
}

// reportersOf returns the people of whom nothing is said but that they report.
func reportersOf(g *graph.Graph) map[graph.Key]bool {
	reporters := map[graph.Key]bool{}
	for v := range g.Vertices() {
		reporters[v.Key] = v.Kind == entity.Person
	}
	for x := range g.Facts() {
		if x.Type != relation.Reported && !bylineTitle(x) {
			reporters[x.From.Key], reporters[x.To.Key] = false, false
		}
	}
	return reporters
}

// byline says whether a fact comes from the line that names the reporters: all
// articles share it, and it is not what they are about. An editor who is met or
// honoured stays one.
func byline(x *graph.Fact, reporters map[graph.Key]bool) bool {
	return x.Type == relation.Reported ||
		bylineTitle(x) && (reporters[x.From.Key] || slices.Contains(x.Evidence.Article.Byline, x.From.Name))
}

// parseList reads a list with commas of things that are written as their own
// names or as name says; all are those there are.
func parseList[T ~string](s string, all []T, name func(T) []string) ([]T, error) {
	var out []T
	for _, word := range strings.FieldsFunc(s, func(c rune) bool { return c == ',' || c == '，' || c == '、' || c == ' ' }) {
		i := slices.IndexFunc(all, func(t T) bool { return string(t) == word || slices.Contains(name(t), word) })
		if i < 0 {
			return nil, fmt.Errorf("%s: there are %s", word, join(all))
		}
		out = append(out, all[i])
	}
	return out, nil
}

func join[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, t := range list {
		words[i] = string(t)
	}
	return strings.Join(words, ", ")
}

func kindNames(k entity.Kind) []string {
	return []string{graph.Chinese.Kind(k), strings.ToLower(graph.English.Kind(k))}
}

func typeNames(t relation.Type) []string {
	return []string{graph.Chinese.Type(t), graph.English.Type(t)}
}
