package relation

import (
	"slices"

	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// Rule describes one rule of an [Extractor]. A few built-in ones are code: they have
// no file, line, priority and examples.
type Rule struct {
	Name     string // as [Fact.Rule] gives it and [WithoutRules] takes it
	File     string // the rule file
	Line     int    // of it, from 1
	Type     Type   // "" for a rule that makes no facts (关系 无)
	Priority int    // 0 to 1000: the higher is tried first
	Modality string // of what it states: "" for facts, else it counts with [WithModality] only
	Examples []Example
}

// Example is a sentence that a rule carries, with inline marks as in
// ⟦P 张三⟧出席⟦E 座谈会⟧。
type Example struct {
	Line    int // of the rule file, from 1
	Text    string
	Want    []string // "张三 → 座谈会"; empty when any fact of the rule will do
	Counter bool     // the rule must make no fact of it
}

// coded are the rules that are code.
var coded = []Rule{
	{Name: ruleOffice, Type: HoldsTitle},
	{Name: ruleDay, Type: HappenedOn},
	{Name: ruleByline, Type: Reported},
	{Name: ruleMember, Type: MemberOf},
	{Name: ruleInside, Type: PartOf},
	{Name: ruleChain, Type: LocatedIn},
	{Name: ruleNamed, Type: LocatedIn},
}

// Rules lists the rules in the order in which they are tried, those that are code
// at the end. What [WithoutRules] took away is not among them.
func (x *Extractor) Rules() []Rule {
	if x.set == nil {
		return nil
	}
	var out []Rule
	for _, r := range x.set.Rules {
		info := Rule{Name: r.Name, File: r.File, Line: r.Line, Type: Type(r.Relation), Priority: r.Priority, Modality: r.Modal}
		info.Examples = append(examples(r.Good, false), examples(r.Bad, true)...)
		out = append(out, info)
	}
	for _, r := range coded {
		if !x.off[r.Name] {
			out = append(out, r)
		}
	}
	return out
}

func examples(in []pattern.Example, counter bool) []Example {
	var out []Example
	for _, e := range in {
		out = append(out, Example{Line: e.Line, Text: e.Text, Want: slices.Clone(e.Want), Counter: counter})
	}
	return out
}
