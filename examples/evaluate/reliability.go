package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
)

// judged is a fact found, with its score and whether the gold has it.
type judged struct {
	rule  string
	score float64
	right bool
}

// runReliability prints how often facts of each score are right.
func runReliability(flags *flag.FlagSet, args []string, out io.Writer) error {
	byRule := flags.Bool("rules", false, "print a second table by rule and score")
	if err := parse(flags, args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errUsage
	}
	files, err := goldFiles(flags.Args(), ".gold", ".json")
	if err != nil {
		return err
	}
	p, err := newPipeline()
	if err != nil {
		return err
	}
	score := newScore()
	for _, name := range files {
		gold, err := readGold(name, filepath.Ext(name) == ".json")
		if err != nil {
			return err
		}
		score.add(filepath.Base(name), gold, p.extract(name, gold.Source, gold.Published))
	}
	printReliability(out, score.judged)
	if *byRule {
		printRules(out, score.judged)
	}
	return nil
}

// edges part the bins of scores; a bin holds its lower edge.
var edges = []float64{0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01}

// bin is what a reliability table says of the facts of one range of scores.
type bin struct {
	facts, right int
	scores       float64 // their sum
}

func (b *bin) add(j judged) {
	b.facts++
	b.scores += j.score
	if j.right {
		b.right++
	}
}

// bins sorts the facts by score.
func bins(facts []judged) []bin {
	out := make([]bin, len(edges)-1)
	for _, j := range facts {
		k := 0
		for k+1 < len(out) && j.score >= edges[k+1] {
			k++
		}
		out[k].add(j)
	}
	return out
}

func printReliability(w io.Writer, facts []judged) {
	fmt.Fprintf(w, "%-12s %6s %6s %7s %7s\n", "score", "facts", "right", "share", "mean")
	var all bin
	off := 0.0
	for k, b := range bins(facts) {
		if b.facts == 0 {
			continue
		}
		share, mean := ratio(b.right, b.facts), b.scores/float64(b.facts)
		fmt.Fprintf(w, "%.2f–%.2f    %6d %6d %7.3f %7.3f\n", edges[k], min(1, edges[k+1]), b.facts, b.right, share, mean)
		off += float64(b.facts) * max(share-mean, mean-share)
		all.facts, all.right, all.scores = all.facts+b.facts, all.right+b.right, all.scores+b.scores
	}
	if all.facts == 0 {
		return
	}
	n := float64(all.facts)
	fmt.Fprintf(w, "%-12s %6d %6d %7.3f %7.3f\n", "all", all.facts, all.right, ratio(all.right, all.facts), all.scores/n)
	fmt.Fprintf(w, "mean distance of share and score: %.3f\n", off/n)
}

// printRules tells how often the facts of each rule are right.
func printRules(w io.Writer, facts []judged) {
	type key struct {
		rule  string
		score float64
	}
	by := map[key]*bin{}
	var keys []key
	for _, j := range facts {
		k := key{j.rule, j.score}
		if by[k] == nil {
			by[k] = &bin{}
			keys = append(keys, k)
		}
		by[k].add(j)
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(by[b].facts, by[a].facts), cmp.Compare(a.rule, b.rule))
	})
	fmt.Fprintf(w, "\n%6s %6s %6s %7s  %s\n", "score", "facts", "right", "share", "rule")
	for _, k := range keys {
		fmt.Fprintf(w, "%6.2f %6d %6d %7.3f  %s\n", k.score, by[k].facts, by[k].right, ratio(by[k].right, by[k].facts), k.rule)
	}
}
