package entity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Considered is a candidate for a mention that an [Extractor] made with [WithTrace]
// considered, and what became of it.
type Considered struct {
	Span
	Kind    Kind
	Text    string  // the covered source with white space removed
	Rule    string  // the rule that proposed it, see [Rules]
	Score   float64 // 0..1, as weighed last, with the tagger's opinion and the rest of the article; 0 if a check came first
	Outcome Outcome
	Instead []Mention // the mentions that share a byte with it, if it was not found itself
}

// Outcome is what became of a candidate.
type Outcome string

// The outcomes.
const (
	Found       Outcome = "found"                                         // it is a mention of the document
	Doubled     Outcome = "found by another rule"                         // the mention is there, by a rule that was surer
	Lost        Outcome = "lost against an overlapping mention"           // or against several, see [Considered.Instead]
	Joined      Outcome = "joined with its neighbour"                     // it was chosen and is part of a longer mention
	TooUnsure   Outcome = "too unsure: 0.5 or less"                       // such candidates are never chosen
	LeftToRule  Outcome = "left to the rule that weighed the same name"   // of the fitted tagger, whose opinion is part of that weighing
	RuledOut    Outcome = "ruled out by a check"                          // by what it is or what stands around it, or it was mended
	NoName      Outcome = "said to be no name"                            // by WithoutNames
	SwitchedOff Outcome = "rule switched off"                             // by WithoutRules
	Unfit       Outcome = "of a kind that there is not or over two lines" // of a recogniser, see [Recognizer]
)

// String is one line for people: kind, text, bytes, rule, score and outcome.
func (c Considered) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s [%d,%d) by %s, score %.2f: %s", c.Kind, c.Text, c.Start, c.End, c.Rule, c.Score, c.Outcome)
	for i, m := range c.Instead {
		sep := ", "
		if i == 0 {
			sep = "; found here: "
		}
		fmt.Fprintf(&b, "%s%s %s by %s, score %.2f", sep, m.Kind, m.Text, m.Rule, m.Score)
	}
	return b.String()
}

// WithTrace keeps in each document what was considered for a mention, so that
// [Document.Why] can tell why something was found or not. It changes no result and
// costs time and memory: it is for looking at single articles.
func WithTrace() Option {
	return Option{func(x *Extractor) error {
		x.traced = true
		return nil
	}}
}

// Why returns what was considered where s is, that is, what shares a byte of the source
// with it, ordered by span, then kind, then rule. It is empty where nothing was: no
// rule took anything there for a name, or s was not read (see Unread and
// [Article.Regions]). It is nil for a document that was made without [WithTrace].
func (d *Document) Why(s Span) []Considered {
	if d == nil || d.considered == nil {
		return nil
	}
	out := []Considered{}
	for _, c := range d.considered {
		if c.Start >= s.End {
			break
		}
		if !c.Overlaps(s) {
			continue
		}
		if c.Outcome != Found {
			c.Instead = d.mentionsAt(c.Span)
		}
		out = append(out, c)
	}
	return out
}

// mentionsAt returns the mentions that share a byte with s.
func (d *Document) mentionsAt(s Span) []Mention {
	from, _ := slices.BinarySearchFunc(d.Mentions, s.Start, func(m Mention, at int) int { return cmp.Compare(m.End, at+1) })
	to := from
	for to < len(d.Mentions) && d.Mentions[to].Start < s.End {
		to++
	}
	return slices.Clone(d.Mentions[from:to])
}

// tracer notes the candidates of one article at the stations that they pass. A nil
// tracer notes nothing.
type tracer struct {
	seen  map[sighted]sighting
	round int // of the choice: each weighs all candidates anew, the last counts
}

// sighted is what candidates are told apart by.
type sighted struct {
	start, end int
	kind       Kind
	rule       string
}

// sighting is how a candidate was seen last.
type sighting struct {
	score  float64
	round  int
	picked bool    // it was in the best set
	fate   Outcome // if known at once
}

// newTracer returns a tracer, or nil if nobody asks.
func (x *Extractor) newTracer() *tracer {
	if !x.traced {
		return nil
	}
	return &tracer{seen: map[sighted]sighting{}}
}

// choice begins a choice: what is seen from here on is in it.
func (t *tracer) choice() {
	if t != nil {
		t.round++
	}
}

// see notes candidates.
func (t *tracer) see(cands ...candidate) {
	if t != nil {
		t.note(cands, sighting{})
	}
}

// pick notes candidates that were chosen.
func (t *tracer) pick(cands []candidate) {
	if t != nil {
		t.note(cands, sighting{picked: true})
	}
}

// drop notes a candidate that goes no further.
func (t *tracer) drop(fate Outcome, c candidate) {
	if t != nil {
		t.note([]candidate{c}, sighting{fate: fate})
	}
}

func (t *tracer) note(cands []candidate, as sighting) {
	for _, c := range cands {
		key := sighted{c.start, c.end, c.kind, c.rule}
		now := as
		now.score, now.round = c.score, t.round
		if old, ok := t.seen[key]; ok && old.round == now.round && old.fate == "" && now.fate == "" { // twice in one choice
			now.score, now.picked = max(now.score, old.score), now.picked || old.picked
		}
		t.seen[key] = now
	}
}

// considered tells what became of the candidates when found was chosen, in the order
// of [Document.Why].
func (t *tracer) considered(x *Extractor, s *scan, found []candidate, source string) []Considered {
	if t == nil {
		return nil
	}
	mentions := make(map[sighted]string, len(found)) // the rules, by all else
	for _, c := range found {
		mentions[sighted{start: c.start, end: c.end, kind: c.kind}] = c.rule
	}
	taken := func(start, end int) bool { // found is in the order of the text
		i, _ := slices.BinarySearchFunc(found, start, func(c candidate, at int) int { return cmp.Compare(c.end, at+1) })
		return i < len(found) && found[i].start < end
	}
	out := make([]Considered, 0, len(t.seen))
	for key, seen := range t.seen {
		m := s.mention(candidate{start: key.start, end: key.end, kind: key.kind, rule: key.rule, score: seen.score}, source)
		c := Considered{Span: m.Span, Kind: m.Kind, Text: m.Text, Rule: m.Rule, Score: m.Score}
		by, there := mentions[sighted{start: key.start, end: key.end, kind: key.kind}]
		switch {
		case there && by == key.rule:
			c.Outcome = Found
		case there:
			c.Outcome = Doubled
		case x.none[kindName{key.kind, s.str(key.start, key.end)}]:
			c.Outcome = NoName
		case x.off[key.rule]:
			c.Outcome = SwitchedOff
		case seen.fate != "":
			c.Outcome = seen.fate
		case !(seen.score > 0.5):
			c.Outcome = TooUnsure
		case seen.picked && seen.round == t.round:
			c.Outcome = Joined
		case seen.round == t.round && taken(key.start, key.end):
			c.Outcome = Lost
		default:
			c.Outcome = RuledOut
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Considered) int {
		return cmp.Or(a.Span.Compare(b.Span), cmp.Compare(a.Kind.order(), b.Kind.order()), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Rule, b.Rule))
	})
	return out
}
