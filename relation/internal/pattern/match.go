package pattern

import (
	"slices"
	"strings"
)

// Env resolves the elements that are no units, for the trigger at units
// [from, to) of the tape. ok is false when there is nothing to resolve to.
// For Subject, at is the unit behind the subject when it stands in the
// trigger's clause, and the start of the clause otherwise.
type Env interface {
	Resolve(k Kind, from, to int) (ref, at int, ok bool)
}

// Bind says what a role was bound to.
type Bind struct {
	Role string
	Kind Kind
	Ref  int
}

// Match is one match of a rule.
type Match struct {
	Rule     *Rule
	From, To int // units of the trigger
	Binds    []Bind
	Modality string // of the word list that the guard came from, "" if stated plainly
}

// Get returns what a role was bound to.
func (m *Match) Get(role string) (Bind, bool) {
	for _, b := range m.Binds {
		if b.Role == role {
			return b, true
		}
	}
	return Bind{}, false
}

// Attempt tells a trace what became of a rule at a trigger.
type Attempt struct {
	Rule     *Rule
	Form     string
	From, To int
	Matched  bool
	Modality string
	Why      string // why not: the element or guard that failed
}

// Match calls yield for each match on the tape, in the order of the triggers.
// Of the rules of one relation the first by priority takes a trigger; a longer
// trigger comes before a shorter one that it covers. A rule that shares (不争) does
// so only with itself: it matches beside others and takes no trigger from them. env must answer for the
// trigger being asked about; yield runs before later triggers are looked at.
// trace may be nil.
func (s *Set) Match(t Tape, env Env, yield func(Match), trace func(Attempt)) {
	m := matcher{tape: t, env: env, skip: s.skip}
	type claim struct {
		to   int // the unit up to which the trigger reaches
		rule *Rule
	}
	taken := map[string]claim{} // by relation
	var hits []hit
	for i := range t {
		hits = hits[:0]
		at := 0
		for k := i; k < len(t) && t[k].Kind == Text; k++ {
			n, ok := s.trie[at].next[t[k].Rune]
			if !ok {
				break
			}
			at = n
			for _, u := range s.trie[at].uses {
				hits = append(hits, hit{u, k + 1})
			}
		}
		if len(hits) > 1 {
			slices.SortStableFunc(hits, func(a, b hit) int {
				if a.rank != b.rank {
					return a.rank - b.rank
				}
				return b.to - a.to
			})
		}
		for _, h := range hits {
			key := h.rule.Relation
			if key == "" || h.rule.Shares {
				key = "\x00" + h.rule.Name
			}
			if by := taken[key]; by.to > i {
				if trace != nil && by.rule != h.rule {
					trace(Attempt{Rule: h.rule, Form: h.form.source, From: i, To: h.to, Why: "触发词已归规则 " + by.rule.Name + " · the trigger went to that rule"})
				}
				continue
			}
			match, why := m.match(h.use, i, h.to)
			if trace != nil {
				trace(Attempt{Rule: h.rule, Form: h.form.source, From: i, To: h.to, Matched: why == "", Modality: match.Modality, Why: why})
			}
			if why != "" {
				continue
			}
			taken[key] = claim{h.to, h.rule}
			yield(match)
		}
	}
}

// window is how many units around a trigger the guards look at.
const window = 120

type hit struct {
	use
	to int
}

type matcher struct {
	tape Tape
	env  Env
	skip []node         // words in which a guard's word means nothing
	dead map[state]bool // pairs of element and position that cannot match
}

type state struct{ elem, pos int }

// match tries one form at the trigger [from, to). why is "" on success.
func (m *matcher) match(u use, from, to int) (out Match, why string) {
	out = Match{Rule: u.rule, From: from, To: to}
	start := from // where the guards' region before the trigger starts
	for start > max(0, from-window) && m.tape[start-1].Kind != Break {
		start--
	}
	left := u.form.left
	if n := len(left); n > 0 && left[n-1].kind == Subject {
		e := left[n-1]
		ref, at, ok := m.env.Resolve(Subject, from, to)
		if !ok {
			return out, "没有主语 · no subject"
		}
		out.Binds = append(out.Binds, Bind{e.role, Subject, ref})
		start = max(start, at)
		left = left[:n-1]
	}
	if len(left) > 0 {
		clear(m.dead)
		binds, stop, ok := m.walk(left, 0, from, -1, from, to)
		if !ok {
			return out, u.form.leftFails
		}
		out.Binds = append(out.Binds, binds...)
		if len(u.form.left) == len(left) {
			start = max(start, stop)
		}
	}
	if len(u.form.right) > 0 {
		clear(m.dead)
		binds, _, ok := m.walk(u.form.right, 0, to, 1, from, to)
		if !ok {
			return out, u.form.rightFails
		}
		out.Binds = append(out.Binds, binds...)
	}
	out.Modality = u.rule.Modal
	for _, g := range u.rule.guards {
		if w := m.guarded(g, start, from, to); w != "" {
			if g.modal == "" {
				return out, "不许有：" + w + " · forbidden here"
			}
			out.Modality = g.modal // of several the last holds: 将不出席 is denied
		}
	}
	return out, ""
}

// describe names elements for a trace.
func describe(es []elem) string {
	s := ""
	for _, e := range es {
		if e.kind == Text {
			s += " " + e.words[0]
		} else {
			s += " <" + kindNames[e.kind] + ">"
		}
	}
	return s
}

// walk matches elems[k:] from pos, which is the unit boundary reached so far,
// in direction dir. It returns the binds and the boundary at the end.
func (m *matcher) walk(elems []elem, k, pos, dir, from, to int) ([]Bind, int, bool) {
	if k == len(elems) {
		return nil, pos, true
	}
	if m.dead[state{k, pos}] {
		return nil, 0, false
	}
	e := elems[k]
	switch e.kind {
	case ThisEvent, Rite, Session, Actor, Trip, Here, Same, Held:
		if ref, _, ok := m.env.Resolve(e.kind, from, to); ok {
			if rest, stop, ok := m.walk(elems, k+1, pos, dir, from, to); ok {
				return append([]Bind{{e.role, e.kind, ref}}, rest...), stop, true
			}
		}
	default:
		for at, used := pos, 0; ; used++ {
			if next, ok := m.here(e, at, dir); ok {
				if rest, stop, ok := m.walk(elems, k+1, next, dir, from, to); ok {
					if e.role != "" {
						rest = append([]Bind{{e.role, e.kind, m.unit(at, dir).Ref}}, rest...)
					}
					return rest, stop, true
				}
			}
			if used >= e.gap {
				break
			}
			if (at >= len(m.tape) && dir > 0) || (at <= 0 && dir < 0) {
				break
			}
			if u := m.unit(at, dir); u.Kind == Break && !(e.cross && u.Rune != '；') {
				break
			}
			if len(e.without) > 0 && m.barred(e.without, min(at, at+dir)) {
				break
			}
			at += dir
		}
	}
	if e.optional {
		if rest, stop, ok := m.walk(elems, k+1, pos, dir, from, to); ok {
			return rest, stop, true
		}
	}
	if m.dead == nil {
		m.dead = map[state]bool{}
	}
	m.dead[state{k, pos}] = true
	return nil, 0, false
}

// barred says whether one of the words starts at unit i.
func (m *matcher) barred(words []string, i int) bool {
	for _, w := range words {
		if _, ok := m.word(w, i, 1); ok {
			return true
		}
	}
	return false
}

// unit is the unit that lies behind boundary at in direction dir.
func (m *matcher) unit(at, dir int) Unit {
	if dir > 0 {
		return m.tape[at]
	}
	return m.tape[at-1]
}

// here says whether e matches at the boundary, and the boundary behind it.
func (m *matcher) here(e elem, at, dir int) (int, bool) {
	edge := dir > 0 && at >= len(m.tape) || dir < 0 && at <= 0
	switch e.kind {
	case Start, End:
		return at, edge || m.unit(at, dir).Kind == Break
	case Text:
		if e.not {
			for _, w := range e.words { // 在 in front of what follows, 周边 behind what precedes
				_, back := m.word(w, at, -1)
				_, ahead := m.word(w, at, 1)
				if back || ahead {
					return 0, false
				}
			}
			return at, true
		}
		for _, w := range e.words {
			if next, ok := m.word(w, at, dir); ok {
				return next, true
			}
		}
		return 0, false
	}
	if edge {
		return 0, false
	}
	if u := m.unit(at, dir); u.Kind != e.kind && !(e.kind == Body && u.Kind == Site && u.Body) {
		return 0, false
	}
	return at + dir, true
}

// word says whether the word stands at the boundary.
func (m *matcher) word(w string, at, dir int) (int, bool) {
	n := 0
	for range w {
		n++
	}
	from := at
	if dir < 0 {
		from = at - n
	}
	if from < 0 || from+n > len(m.tape) {
		return 0, false
	}
	i := from
	for _, c := range w {
		if u := m.tape[i]; (u.Kind != Text && u.Kind != Break) || u.Rune != c {
			return 0, false
		}
		i++
	}
	if dir < 0 {
		return from, true
	}
	return from + n, true
}

// guarded returns the word of the guard that stands where it must not.
func (m *matcher) guarded(g guard, start, from, to int) string {
	lo, hi := from, from
	switch g.where {
	case before:
		lo = start
	case closeBy:
		lo = from - 1
	case behind:
		lo, hi = to, to+1
	case after:
		lo, hi = to, to+window
	}
	for _, k := range g.kinds {
		for i := max(0, lo); i < min(len(m.tape), hi); i++ {
			if m.tape[i].Kind == Break {
				break
			}
			if m.tape[i].Kind == k {
				return describe([]elem{{kind: k}})
			}
		}
	}
	if g.words == nil {
		return ""
	}
	switch g.where {
	case before:
		for i := lo; i < from; i++ {
			if n := m.longest(m.skip, i, from); n > 0 {
				i += n - 1
				continue
			}
			if w := m.guardWord(g, i, from); w != "" {
				return w
			}
		}
	case closeBy:
		for i := max(0, from-maxWord); i < from; i++ {
			if n := m.longest(g.words.trie, i, from); n > 0 && i+n == from {
				return m.textOf(i, from)
			}
		}
	case behind:
		return m.guardWord(g, to, len(m.tape))
	case after:
		for i := lo; i < min(len(m.tape), hi) && m.tape[i].Kind != Break; i++ {
			if w := m.guardWord(g, i, len(m.tape)); w != "" {
				return w
			}
		}
	}
	return ""
}

const maxWord = 12 // units: longer words of a guard right in front of a trigger are not found

// guardWord returns the word of the guard that starts at unit i and ends by limit.
func (m *matcher) guardWord(g guard, i, limit int) string {
	n := m.longest(g.words.trie, i, limit)
	if n == 0 {
		return ""
	}
	w := m.textOf(i, i+n)
	if unless := g.but[w]; unless != "" {
		if _, ok := m.word(unless, i+n, 1); ok {
			return ""
		}
	}
	return w
}

func (m *matcher) textOf(from, to int) string {
	var b strings.Builder
	for _, u := range m.tape[from:to] {
		b.WriteRune(u.Rune)
	}
	return b.String()
}

// longest returns the number of units of the longest word of a trie that
// starts at unit i and ends by limit, or 0. With the trie of 不算 it finds the
// words in which the words of guards mean nothing (重要 is not 要).
func (m *matcher) longest(trie []node, i, limit int) int {
	at, best := 0, 0
	for k := i; k < min(limit, len(m.tape)) && m.tape[k].Kind == Text; k++ {
		n, ok := trie[at].next[m.tape[k].Rune]
		if !ok {
			break
		}
		at = n
		if len(trie[at].uses) > 0 {
			best = k + 1 - i
		}
	}
	return best
}
