package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/go-renshi/renshi/relation"
)

// Relations that follow from an event by itself, beside those of package
// relation.
const (
	HeldAt relation.Type = "held_at" // event → place
	HeldOn relation.Type = "held_on" // event → date; like [relation.HappenedOn] only with [WithDates]
)

// Edge leads from the subject of facts to their object. Two vertices have at
// most one edge in each direction. It must not be changed. Only the zero Edge has
// no ends.
type Edge struct {
	From, To *Vertex
	Facts    []*Fact // at least one, in the order of [Fact.Compare]
}

// Types lists the relations of the edge's facts, each once, in the order of
// the facts.
func (e *Edge) Types() []relation.Type {
	var out []relation.Type
	for _, f := range e.Facts {
		if !slices.Contains(out, f.Type) {
			out = append(out, f.Type)
		}
	}
	return out
}

// Compare orders edges by their ends.
func (e *Edge) Compare(o *Edge) int {
	return cmp.Or(e.From.Compare(o.From), e.To.Compare(o.To))
}

// Fact is one stated relation with its evidence. The same relation stated in
// two articles is two facts of one edge. It must not be changed. Only the zero Fact
// has no ends and no article.
type Fact struct {
	Type     relation.Type
	From, To *Vertex
	Date     string  // as [date.Value] writes it, "" if unknown
	Modality string  // "" for what is stated as a fact, else as [relation.Former]
	Rule     string  // the rule that found it
	Score    float64 // 0..1
	Evidence Evidence
}

// Compare orders facts of one edge: relation, date, modality, place in the sources.
func (f *Fact) Compare(o *Fact) int {
	if c := cmp.Or(compareTypes(f.Type, o.Type), cmp.Compare(f.Date, o.Date), cmp.Compare(f.Modality, o.Modality)); c != 0 {
		return c
	}
	if c := f.Evidence.compare(&o.Evidence); c != 0 { // dear, so that it is not asked for where it does not count
		return c
	}
	return cmp.Or(cmp.Compare(f.Rule, o.Rule), cmp.Compare(f.Score, o.Score))
}

// Key names the fact in data that leaves the graph: a digest of all but its score
// and the text of its sentence, in hexadecimal digits.
func (f *Fact) Key() string {
	e := &f.Evidence
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q %q %q %s %v %v", f.Type, f.From.key(), f.To.key(), f.Date, f.Modality, f.Rule,
		e.Article.Key(), e.Span, e.Trigger))
	return hex.EncodeToString(sum[:12])
}

// Types lists the relations that the package knows, those that weigh most in
// front.
func Types() []relation.Type {
	return []relation.Type{relation.Convened, relation.Chaired, relation.SpokeAt, relation.Attended,
		relation.Inspected, relation.Visited, relation.MetWith, relation.Accompanied,
		relation.Signed, relation.Awarded,
		relation.Appointed, relation.Removed, relation.HoldsTitle, relation.MemberOf, relation.Reported,
		relation.PartOf, relation.LocatedIn, HeldAt, HeldOn, relation.HappenedOn}
}

var typeRanks = Types()

func typeRank(t relation.Type) int {
	if i := slices.Index(typeRanks, t); i >= 0 {
		return i
	}
	return len(typeRanks)
}

// compareTypes orders relations: those of [Types] as they are there, then others.
func compareTypes(t, u relation.Type) int {
	if t == u {
		return 0
	}
	return cmp.Or(cmp.Compare(typeRank(t), typeRank(u)), cmp.Compare(t, u))
}
