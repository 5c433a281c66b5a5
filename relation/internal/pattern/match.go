package pattern

import "slices"

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

// Match is one match of a rule. Binds holds while it is being yielded.
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

// Matcher matches the rules of a set against the sentences of one text. It is for
// one goroutine.
type Matcher struct {
	set  *Set
	text *Reading
	tape Tape
	env  Env

	// of the sentence
	units uint32  // the kinds of its units, a bit for each
	taken []claim // by Rule.claims

	hits  []hit
	binds []Bind
	// dead holds the pairs of element and position that cannot match at the trigger
	// at hand: those with the number of the walk.
	dead []uint32
	turn uint32
}

// claim is a trigger that a rule has taken.
type claim struct {
	to   int // the unit up to which it reaches
	rule *Rule
}

type hit struct {
	*use
	to int
}

// Matcher returns a matcher for texts that the set reads into a Reading.
func (s *Set) Matcher(text *Reading) *Matcher {
	return &Matcher{set: s, text: text, taken: make([]claim, s.claims)}
}

// Match calls yield for each match on the tape, in the order of the triggers.
// The text must be at the sentence ([Reading.Enter]).
// Of the rules of one relation the first by priority takes a trigger; a longer
// trigger comes before a shorter one that it covers. A rule that shares (不争) does
// so only with itself: it matches beside others and takes no trigger from them. env must answer for the
// trigger being asked about; yield runs before later triggers are looked at.
// trace may be nil.
func (m *Matcher) Match(t Tape, env Env, yield func(Match), trace func(Attempt)) {
	s := m.set
	if len(t) == 0 || !m.text.Has(s.triggers) {
		return
	}
	m.enter(t, env)
	i := 0
	for _, at := range m.text.here.found {
		first := m.text.at[at]
		if !s.fires.has(int(first)) {
			continue
		}
		for i < len(t) && (t[i].Start < int(at) || t[i].Start == int(at) && t[i].Kind != Text) {
			i++
		}
		if i == len(t) || t[i].Start > int(at) { // no text, or the word is inside of a unit
			continue
		}
		m.hits = m.hits[:0]
		for n := first; s.fires.has(int(n)); n = s.index.words[n].shorter {
			if size := m.run(i, len(t), len(s.index.words[n].text), false); size > 0 {
				for k := range s.uses[n] {
					if use := &s.uses[n][k]; trace != nil || m.possible(use.needs) {
						m.hits = append(m.hits, hit{use, i + size})
					}
				}
			}
		}
		if len(m.hits) > 1 {
			slices.SortStableFunc(m.hits, func(a, b hit) int {
				if a.rank != b.rank {
					return a.rank - b.rank
				}
				return b.to - a.to
			})
		}
		for _, h := range m.hits {
			if by := m.taken[h.rule.claims]; by.to > i {
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
			m.taken[h.rule.claims] = claim{h.to, h.rule}
			yield(match)
		}
	}
}

// May says whether some rule may match in the sentence that the text is at, whose units
// are of the given kinds: a bit for each.
func (m *Matcher) May(kinds uint32) bool {
	if !m.text.Has(m.set.triggers) {
		return false
	}
	m.units = kinds
	for _, at := range m.text.here.found {
		for n := m.text.at[at]; m.set.fires.has(int(n)); n = m.set.index.words[n].shorter {
			for k := range m.set.uses[n] {
				if m.possible(m.set.uses[n][k].needs) {
					return true
				}
			}
		}
	}
	return false
}

// enter gets ready for a sentence.
func (m *Matcher) enter(t Tape, env Env) {
	m.tape, m.env = t, env
	clear(m.taken)
	m.units = 0
	for i := range t {
		m.units |= 1 << t[i].Kind
	}
}

// possible says whether the sentence has what a form needs, wherever it stands.
func (m *Matcher) possible(n needs) bool {
	if n.units&^m.units != 0 {
		return false
	}
	for _, id := range n.lexicons {
		if !m.text.here.lexicons.has(id) {
			return false
		}
	}
	return true
}

// window is how many units around a trigger the guards look at.
const window = 120

// match tries one form at the trigger [from, to). why is "" on success.
func (m *Matcher) match(u *use, from, to int) (out Match, why string) {
	out = Match{Rule: u.rule, From: from, To: to}
	m.binds = m.binds[:0]
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
		m.binds = append(m.binds, Bind{e.role, Subject, ref})
		start = max(start, at)
		left = left[:n-1]
	}
	if len(left) > 0 {
		m.turn++
		stop, ok := m.walk(left, 0, from, -1, from, to)
		if !ok {
			return out, u.form.leftFails
		}
		if len(u.form.left) == len(left) {
			start = max(start, stop)
		}
	}
	if len(u.form.right) > 0 {
		m.turn++
		if _, ok := m.walk(u.form.right, 0, to, 1, from, to); !ok {
			return out, u.form.rightFails
		}
	}
	out.Binds = m.binds
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
			s += " " + e.words.words[0]
		} else {
			s += " <" + kindNames[e.kind] + ">"
		}
	}
	return s
}

// walk matches elems[k:] from pos, which is the unit boundary reached so far,
// in direction dir. It adds the binds, and returns the boundary at the end.
func (m *Matcher) walk(elems []elem, k, pos, dir, from, to int) (int, bool) {
	if k == len(elems) {
		return pos, true
	}
	state := k*(len(m.tape)+1) + pos
	if state < len(m.dead) && m.dead[state] == m.turn {
		return 0, false
	}
	e := &elems[k]
	bound := len(m.binds)
	switch e.kind {
	case ThisEvent, Rite, Session, Actor, Trip, Here, Same, Held:
		if ref, _, ok := m.env.Resolve(e.kind, from, to); ok {
			m.binds = append(m.binds, Bind{e.role, e.kind, ref})
			if stop, ok := m.walk(elems, k+1, pos, dir, from, to); ok {
				return stop, true
			}
			m.binds = m.binds[:bound]
		}
	default:
		for at, used := pos, 0; ; used++ {
			if next, ok := m.here(e, at, dir); ok {
				if e.role != "" && e.kind != Start && e.kind != End && e.kind != Text {
					m.binds = append(m.binds, Bind{e.role, e.kind, m.unit(at, dir).Ref})
				}
				if stop, ok := m.walk(elems, k+1, next, dir, from, to); ok {
					return stop, true
				}
				m.binds = m.binds[:bound]
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
			if e.without != nil && m.starts(e.without, min(at, at+dir), len(m.tape), true) > 0 {
				break
			}
			at += dir
		}
	}
	if e.optional {
		if stop, ok := m.walk(elems, k+1, pos, dir, from, to); ok {
			return stop, true
		}
	}
	if state >= len(m.dead) {
		m.dead = append(m.dead, make([]uint32, state+1-len(m.dead))...)
	}
	m.dead[state] = m.turn
	return 0, false
}

// unit is the unit that lies behind boundary at in direction dir.
func (m *Matcher) unit(at, dir int) *Unit {
	if dir > 0 {
		return &m.tape[at]
	}
	return &m.tape[at-1]
}

// here says whether e matches at the boundary, and the boundary behind it.
func (m *Matcher) here(e *elem, at, dir int) (int, bool) {
	edge := dir > 0 && at >= len(m.tape) || dir < 0 && at <= 0
	switch e.kind {
	case Start, End:
		return at, edge || m.unit(at, dir).Kind == Break
	case Text:
		if e.not { // 在 in front of what follows, 周边 behind what precedes
			return at, !m.text.Has(e.words) || m.ends(e.words, at, true) == 0 && m.starts(e.words, at, len(m.tape), true) == 0
		}
		n := 0
		if dir > 0 {
			n = m.starts(e.words, at, len(m.tape), true)
		} else {
			n = m.ends(e.words, at, true)
		}
		return at + dir*n, n > 0
	}
	if edge {
		return 0, false
	}
	if u := m.unit(at, dir); u.Kind != e.kind && !(e.kind == Body && u.Kind == Site && u.Body) {
		return 0, false
	}
	return at + dir, true
}

// starts returns the number of units of the longest word of the lexicon that starts
// at unit i and ends by limit, or 0. With marks a word may hold marks that end a clause.
func (m *Matcher) starts(l *Lexicon, i, limit int, marks bool) int {
	if i >= limit {
		return 0
	}
	n := m.text.at[m.tape[i].Start]
	for l.starts(n) {
		w := &l.index.words[n]
		if l.in.has(int(n)) {
			if size := m.run(i, limit, len(w.text), marks); size > 0 {
				return size
			}
		}
		n = w.shorter
	}
	return 0
}

// ends returns the number of units of the longest word of the lexicon that ends at
// the boundary at, or 0.
func (m *Matcher) ends(l *Lexicon, at int, marks bool) int {
	for i := max(0, at-l.runes); i < at; i++ {
		start := m.tape[i].Start
		if n := m.text.at[start]; n != 0 && l.exactly(n, m.tape[at-1].End-start) && m.run(i, at, m.tape[at-1].End-start, marks) > 0 {
			return at - i
		}
	}
	return 0
}

// run returns the number of units from unit i on that are size bytes of text: single
// characters, with marks also those that end a clause. It returns 0 if other units
// stand there, or limit.
func (m *Matcher) run(i, limit, size int, marks bool) int {
	end := m.tape[i].Start + size
	for k := i; k < limit; k++ {
		u := &m.tape[k]
		if u.Kind != Text && !(marks && u.Kind == Break && u.End > u.Start) {
			break
		}
		if u.End >= end {
			return k + 1 - i
		}
	}
	return 0
}

// guarded returns the word of the guard that stands where it must not.
func (m *Matcher) guarded(g guard, start, from, to int) string {
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
	if g.words == nil || !m.text.Has(g.words) {
		return ""
	}
	switch g.where {
	case before:
		for i := lo; i < from; i++ {
			if n := m.starts(m.set.skip, i, from, false); n > 0 {
				i += n - 1 // the words of guards mean nothing there: 重要 is not 要
				continue
			}
			if w := m.guardWord(g, i, from); w != "" {
				return w
			}
		}
	case closeBy:
		if n := m.ends(g.words, from, false); n > 0 {
			return m.textOf(from-n, from)
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

// textOf is the text of units [from, to).
func (m *Matcher) textOf(from, to int) string {
	return m.text.text[m.tape[from].Start:m.tape[to-1].End]
}

// guardWord returns the word of the guard that starts at unit i and ends by limit.
func (m *Matcher) guardWord(g guard, i, limit int) string {
	n := m.starts(g.words, i, limit, false)
	if n == 0 {
		return ""
	}
	w := m.textOf(i, i+n)
	if unless := g.but[w]; unless != nil && m.starts(unless, i+n, len(m.tape), true) > 0 {
		return ""
	}
	return w
}
