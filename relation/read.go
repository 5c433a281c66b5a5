package relation

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// sentence is one sentence with what was found in it.
type sentence struct {
	at       entity.Range
	atoms    []atom
	mentions []eventMention
	headline bool
	first    bool // of its paragraph
	words    pattern.Sentence
}

// read goes through the document twice: for the events, because a name may
// come after the first mention of a meeting, and for the facts.
func (p *page) read() {
	ranges := p.sentences()
	ss := slices.Grow(p.room.sentences[:0], len(ranges))
	p.chunks, p.items = slices.Grow(p.chunks, len(p.atoms)), slices.Grow(p.items, len(p.atoms)) // about as many
	p.ranges = ranges
	p.findSpaces()
	next := 0
	for i, r := range ranges {
		s := sentence{at: r, first: i == 0 || ranges[i-1].End != r.Start}
		for next < len(p.atoms) && p.atoms[next].at.End <= r.Start {
			next++
		}
		from := next
		for next < len(p.atoms) && p.atoms[next].at.Start < r.End {
			next++
		}
		for s.atoms = p.atoms[from:next]; len(s.atoms) > 0 && !r.Contains(s.atoms[0].at); {
			s.atoms = s.atoms[1:] // it began before
		}
		for n := len(s.atoms); n > 0 && !r.Contains(s.atoms[n-1].at); n-- {
			s.atoms = s.atoms[:n-1]
		}
		for _, h := range p.lines {
			if h.Overlaps(r) {
				s.headline = true
			}
		}
		ss = append(ss, s)
	}
	p.room.sentences = ss
	d, c := &p.discourse, &p.chunker
	d.begin(p)
	c.begin(p)
	for i := range ss {
		ss[i].words = p.words.Enter(ss[i].at.Start, ss[i].at.End)
		ss[i].mentions = p.findEvents(ss[i].at, ss[i].atoms, ss[i].headline)
	}
	day := p.firstDay(ss, false)
	body := false // the running text has begun
	if d.date, d.dateAs = day.value, day.mention+1; day.at < 0 {
		head := p.firstDay(ss, true)
		d.date, d.dateAs = head.value, head.mention+1
	}
	for i := range ss {
		s := &ss[i]
		if !body && !s.headline && p.running(s.at) {
			if body = true; day.at > i {
				d.date, d.dateAs = "", 0 // the headline is told of under a day that is named later, the text is not
			}
		}
		s.mentions = slices.DeleteFunc(s.mentions, func(m eventMention) bool { return m.event == nil })
		p.words.Return(s.words)
		chunks := c.chunk(s.at, s.atoms, s.mentions)
		if i > 0 && ss[i-1].headline && !s.headline {
			d.subject = -1
		}
		if d.idle(chunks) {
			d.tape, d.dates = d.tape[:0], d.dates[:0]
		} else {
			d.enter(p.layOut(p.tape, s.at, chunks))
		}
		d.sentence(s)
	}
	p.offices()
}

// sentences are those of the view, but none ends inside a mention (a name with
// a mark that the source got wrong).
func (p *page) sentences() []entity.Range {
	all := p.d.View().Sentences()
	out := all[:0]
	next := 0
	for _, r := range all {
		if n := len(out); n > 0 && out[n-1].End == r.Start {
			for next < len(p.atoms) && p.atoms[next].at.End <= r.Start {
				next++
			}
			if next < len(p.atoms) && p.atoms[next].at.Start < r.Start {
				out[n-1].End = r.End
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// headlines returns the lines of the headline in the folded text. The memory of out is
// used again.
func (p *page) headlines(out []entity.Range) []entity.Range {
	out = out[:0]
	for _, h := range p.d.Article.Headline {
		if r, ok := p.d.View().Fold(h.Start, h.End); ok {
			out = append(out, r)
		}
	}
	return out
}

// storyDay is a day named in the running text.
type storyDay struct {
	value   string // "" when it cannot be told
	mention int    // -1 if there is none to point to
	at      int    // sentence, -1 if no day is named
}

// firstDay is the first day in the running text of the headline or of the body. A
// day that cannot be told (日前) is one: a later one does not hold for what stands
// before it. A day that is planned or says which event is meant is none.
func (p *page) firstDay(ss []sentence, headline bool) storyDay {
	for i, s := range ss {
		if s.headline != headline || !p.running(s.at) {
			continue
		}
		vague := false
		for _, a := range s.atoms {
			if a.kind != entity.Date || p.own[a.mention] || p.plansDay(s.at.Start, a.at.Start, a.at.End) {
				continue
			}
			switch v, ok := p.dayTold(a.mention, a.at.End); {
			case len(v) >= len("2021-03-02"):
				return storyDay{v, a.mention, i}
			case ok && v == "", p.d.Mentions[a.mention].Value == "":
				vague = true
			}
		}
		if vague {
			return storyDay{"", -1, i}
		}
	}
	return storyDay{"", -1, -1}
}

// sentence applies the rules to one sentence.
func (d *discourse) sentence(s *sentence) {
	d.count++
	d.now, d.reached = s, 0
	if !s.headline && d.running(s.at) {
		d.move()
	}
	d.matcher.Match(d.tape, d, d.fact, d.tracer)
	d.reach(s.at.End + 1)
}

// reach makes the events that are named before byte at of the sentence those that
// the text is at.
func (d *discourse) reach(at int) {
	for ms := d.now.mentions; d.reached < len(ms) && ms[d.reached].at.Start < at; d.reached++ {
		m := &ms[d.reached]
		if m.reference {
			continue
		}
		if d.words.At(d.x.afterEvent, m.at.End, len(d.text)) > 0 && d.event != nil {
			// 开幕会后: the text has left it
			if d.event == m.event && d.previous != nil {
				d.event = d.previous
			}
			continue
		}
		if d.event != m.event {
			d.previous = d.event
		}
		d.event = m.event
	}
}

// running says whether a sentence is running text and not a line of its own (a
// headline, the day and source of a web page).
func (p *page) running(s entity.Range) bool {
	return s.Len() > 120 || s.Len() > 0 && strings.ContainsRune("。！？…”）", lastRune(p.text[s.Start:s.End]))
}

// move takes over the day at the head of a sentence: 3月1日，…; 张三3月1日….
func (d *discourse) move() {
	for i, v := range d.dates {
		if 0 < len(v.value) && len(v.value) < len("2021-03-02") || i+1 < len(d.dates) && d.words.At(d.x.dispatch, d.tape[v.unit].End, len(d.text)) > 0 {
			continue // 新华社某地3月2日电 3月1日，…: the dateline is no day of the story
		}
		c := d.clauseOf(v.unit)
		if c == nil || v.planned || len(d.clauses) > 2 && c.from > d.clauses[1].from {
			return
		}
		if d.date, d.dateAs = v.value, v.mention+1; v.value == "" {
			d.dateAs = 0
		}
		return
	}
}

// traced passes on what became of a rule.
func (d *discourse) traced(a pattern.Attempt) {
	d.x.trace(Trace{Rule: a.Rule.Name, Form: a.Form, Trigger: d.span(a.From, a.To), Matched: a.Matched, Modality: a.Modality, Why: a.Why})
}

// span is the source of units [from, to).
func (d *discourse) span(from, to int) entity.Span {
	return d.source(entity.Range{Start: d.tape[from].Start, End: d.tape[to-1].End})
}

func (p *page) source(r entity.Range) entity.Span {
	s, e := p.d.View().Source(r)
	return entity.Span{Start: s, End: e}
}

// makeFacts makes the facts of one match.
func (d *discourse) makeFacts(m pattern.Match) {
	if !d.heard {
		d.heard = true
		d.plan()
		d.hears()
	}
	if c := d.clauseOf(m.From); m.Modality == "" && c != nil && c.planned {
		m.Modality = Planned
	}
	if mood := d.moods[m.From]; mood != "" {
		m.Modality = mood
	}
	if m.Modality == "" && d.comesLater(m.From) {
		m.Modality = Planned
	}
	d.note(m)
	if told(Type(m.Rule.Relation)) && d.quoted(m.From, false) {
		return
	}
	if m.Modality == "" {
		if b, ok := m.Get(m.Rule.Actor); ok && m.Rule.Actor != "" && d.chunks[b.Ref].kind == pattern.People {
			d.actor = b.Ref
			if k := d.chunks[b.Ref]; k.led {
				d.actor = k.lead
			}
			if m.Rule.Relation == string(MetWith) {
				d.host = d.actor
				if g, ok := m.Get(m.Rule.Object); ok && g.Ref != d.actor && d.chunks[g.Ref].kind == pattern.People {
					d.guest = g.Ref
				}
			} else {
				d.tourist = d.actor
			}
			d.session = nil
		}
	}
	if b, ok := m.Get(m.Rule.Object); ok && m.Rule.Relation == string(Visited) {
		d.same = b.Ref
	}
	if b, ok := m.Get(m.Rule.Session); ok && m.Modality == "" {
		if e := d.eventOf(d.chunks[b.Ref].items[0].id); e != nil && e.told && gathering(e.kind) {
			d.session, d.opened = e, d.count
			if date, dated := d.dateAt(m.From); e.date == "" && len(date) >= len("2021-03-02") {
				e.date, e.dated = date, dated
			}
		}
	}
	if m.Rule.Relation == "" || m.Modality != "" && !d.x.modality {
		return
	}
	subj, ok1 := m.Get(m.Rule.Subject)
	obj, ok2 := m.Get(m.Rule.Object)
	if !ok1 || !ok2 {
		return
	}
	if (obj.Kind == pattern.Session || obj.Kind == pattern.ThisEvent || obj.Kind == pattern.Rite) && d.quoted(m.From, true) {
		return
	}
	if obj.Kind == pattern.Session && !d.present(d.chunks[subj.Ref].items) {
		return
	}
	date, dated := d.dateAt(m.From)
	what := Type(m.Rule.Relation)
	switch {
	case what == Inspected && d.last == Visited && d.words.At(d.x.comes, d.tape[m.From].Start, len(d.text)) > 0:
		what = Visited // 走进 on a round of visits
	case (what == Inspected || what == Visited) && m.Modality == "":
		d.last = what
	}
	trigger, evidence := d.span(m.From, m.To), d.source(d.now.at)
	subjects, objects := d.chunks[subj.Ref].items, d.chunks[obj.Ref].items
	if subj.Ref == obj.Ref {
		// 甲与乙会谈: one list that 与 parts.
		j := d.chunks[subj.Ref].joint
		if j == 0 {
			return
		}
		subjects, objects = subjects[:j], objects[j:]
	}
	pairs := len(subjects) > 1 && len(subjects) == len(objects) && what != MetWith && !d.chunks[subj.Ref].led && d.respectively(m)
	for i, a := range subjects {
		if subj.Kind == pattern.Body && !d.isBody(a) {
			continue
		}
		for j, b := range objects {
			if pairs && i != j || a.id == b.id || obj.Kind == pattern.Body && !d.isBody(b) {
				continue
			}
			f := Fact{Type: what, Subject: a.id, Object: b.id, Date: date,
				Trigger: trigger, Evidence: evidence, Rule: m.Rule.Name, Modality: m.Modality, Score: score(m)}
			if e := d.eventOf(b.id); e != nil {
				if e.told && (e.date == "" || e.guessed && m.Modality == "") { // what is only referred to was on another day
					e.date, e.dated, e.guessed = date, dated, m.Modality != ""
				}
				f.Date = e.date
				if f.Type == Convened && e.convener == "" {
					e.convener = a.id
				}
			}
			if e := d.eventOf(a.id); e != nil && f.Type == HeldAt {
				if e.date != "" {
					f.Date = e.date
				}
				if e.place == "" {
					e.place = b.id
				}
			}
			switch f.Type {
			case Chaired, Attended, SpokeAt, Inspected, MetWith, Accompanied, Visited:
				if f.Modality == "" {
					d.tookPart[a.id] = true
				}
			}
			d.facts = append(d.facts, f)
		}
	}
}

// respectively says whether 分别 stands between the subject of the clause and the end of
// the trigger: 甲、乙|分别到|丙、丁.
func (d *discourse) respectively(m pattern.Match) bool {
	c := d.clauseOf(m.From)
	if c == nil || !c.own || c.at > m.From {
		return false
	}
	if c.apart == 0 { // once a clause, which may hold many triggers
		c.apart = d.words.Next(d.tape[c.at-1].End, d.tape[c.to-1].End, d.x.respectively)
	}
	return c.apart < d.tape[m.To-1].End
}

// note notes of the events of a match whether they are planned, denied or have
// happened. Who did not attend a meeting does not deny that it was held.
func (d *discourse) note(m pattern.Match) {
	for _, b := range m.Binds {
		if b.Kind != pattern.Event && b.Kind != pattern.ThisEvent && b.Kind != pattern.Session {
			continue
		}
		for _, it := range d.chunks[b.Ref].items {
			e := d.eventOf(it.id)
			switch t := Type(m.Rule.Relation); {
			case e == nil:
			case m.Modality == "", m.Modality == Denied && (t == Attended || t == SpokeAt || t == Chaired):
				e.real = true
			default:
				e.modality = m.Modality
			}
		}
	}
}

// comesLater says whether the holding of an event at unit i is yet to come: 决定适时|
// 召开, 延期|举行, 推迟至3月8日|召开.
func (d *discourse) comesLater(i int) bool {
	c := d.clauseOf(i)
	if c == nil || d.words.At(d.x.holdVerbs, d.tape[i].Start, len(d.text)) == 0 {
		return false
	}
	if d.undone(d.tape[c.from].Start, d.tape[i].Start) {
		return true
	}
	for k := max(c.from, i-maxPutOff); k < i; k++ {
		if d.tape[k].Kind == pattern.Text && d.words.At(d.x.putOff, d.tape[k].Start, len(d.text)) > 0 {
			return true
		}
	}
	return false
}

const maxPutOff = 6 // units between 推迟 and 举行

// told says whether what someone says (张三表示，去年同李四会面) is no report of such a
// fact.
func told(t Type) bool {
	switch t {
	case Chaired, Attended, Convened, Inspected, Visited, Accompanied, MetWith:
		return true
	}
	return false
}

// present says whether one of the people took part in something that the article
// tells of. Others may be quoted (总书记指出) and not be at the meeting; only
// right behind its opening, or where all talk (座谈会), are they taken to be there.
func (d *discourse) present(who []item) bool {
	open := d.count <= d.opened+1 || d.x.talks.Ends(d.session.head, len(d.session.head)) > 0
	for _, it := range who {
		if d.tookPart[it.id] {
			return true
		}
		if it.mention >= 0 && open {
			r, ok := d.d.View().Fold(d.d.Mentions[it.mention].Start, d.d.Mentions[it.mention].End)
			if ok && r == it.at {
				return true // by name
			}
		}
	}
	return false
}

func (p *page) isBody(it item) bool {
	return it.mention >= 0 && p.d.Mentions[it.mention].Kind == entity.Organisation
}

// score is the chance that a match is right: the trust in its rule, less when
// something was carried on and not stated there.
func score(m pattern.Match) float64 {
	s := m.Rule.Trust
	for _, b := range m.Binds {
		switch b.Kind {
		case pattern.ThisEvent, pattern.Rite, pattern.Session, pattern.Actor, pattern.Trip, pattern.Here, pattern.Same, pattern.Held:
			s -= 0.03
		}
	}
	return rounded(max(s, 0))
}

// rounded keeps three digits of a score.
func rounded(s float64) float64 { return math.Round(s*1000) / 1000 }

// doubt lowers the scores of facts about names that were hardly recognised as
// such: where no mention of a subject reached sureName, two facts in five are
// wrong on the annotated articles. Mentions without a score are taken as given.
func (p *page) doubt() {
	if len(p.facts) == 0 {
		return
	}
	hardly := map[entity.ID]bool{}
	for i := range p.d.Mentions {
		if m := &p.d.Mentions[i]; m.Score != 0 && m.Score < sureName {
			hardly[m.Entity] = true
		}
	}
	if len(hardly) == 0 {
		return
	}
	for i := range p.d.Mentions {
		if m := &p.d.Mentions[i]; m.Score == 0 || m.Score >= sureName {
			delete(hardly, m.Entity)
		}
	}
	for i := range p.facts {
		f := &p.facts[i]
		if hardly[f.Subject] {
			f.Score = rounded(f.Score * hardlyName)
		}
	}
}

const (
	sureName   = 0.8
	hardlyName = 0.65
)

func (p *page) eventOf(id entity.ID) *event {
	if k := eventNum(id) - 1; 0 <= k && k < len(p.events) && p.events[k].id == id {
		return p.events[k]
	}
	return nil
}

// offices makes holds_title facts of the titles that stand at names.
func (p *page) offices() {
	if p.x.off[ruleOffice] {
		return
	}
	for _, h := range p.d.Holdings {
		t := p.d.Mentions[h.Title]
		if _, ok := p.d.View().Fold(t.Start, t.End); !ok || p.x.ranks.Is(p.d.Simplified(t.Text)) && p.ofNoBody(t.Entity) {
			continue
		}
		f := Fact{Type: HoldsTitle, Subject: p.d.Mentions[h.Person].Entity, Object: t.Entity,
			Trigger: t.Span, Evidence: p.sentenceOf(t.Span), Rule: ruleOffice, Score: 0.96}
		if h.Former {
			f.Modality = Former
		}
		p.facts = append(p.facts, f)
	}
}

// ofNoBody says whether an office belongs to no body or place.
func (p *page) ofNoBody(office entity.ID) bool {
	e := p.entity(office)
	return e == nil || e.Of == ""
}

// dropVague drops what a headline says of people without names (会见来宾) when
// the text tells the same of the same person by name.
func (p *page) dropVague() {
	type key struct {
		t Type
		s entity.ID
	}
	if len(p.lines) == 0 || len(p.others) == 0 {
		return
	}
	var head []entity.Span
	for _, r := range p.lines {
		head = append(head, p.source(r))
	}
	vague := func(f Fact) bool {
		if f.Type != MetWith || !slices.ContainsFunc(head, func(h entity.Span) bool { return h.Contains(f.Trigger) }) {
			return false
		}
		_, group := p.other[f.Object]
		return group
	}
	if !slices.ContainsFunc(p.facts, vague) {
		return
	}
	told := map[key]bool{}
	for _, f := range p.facts {
		if !vague(f) {
			told[key{f.Type, f.Subject}] = true
		}
	}
	p.facts = slices.DeleteFunc(p.facts, func(f Fact) bool { return vague(f) && told[key{f.Type, f.Subject}] })
}

// factKey is what facts that say the same have in common.
type factKey struct {
	t    Type
	s, o entity.ID
	date string
	mode string
}

// finish sorts the result and drops what says the same again.
func (p *page) finish() {
	p.dropVague()
	p.doubt()
	open := func(f Fact) bool { return f.Modality == Planned || f.Modality == Denied }
	var stated map[factKey]bool
	if slices.ContainsFunc(p.facts, open) {
		stated = map[factKey]bool{}
		for _, f := range p.facts {
			if f.Modality == "" {
				stated[factKey{f.Type, f.Subject, f.Object, f.Date, ""}] = true
				stated[factKey{f.Type, f.Subject, f.Object, "", ""}] = true
			}
		}
	}
	seen := p.seen
	told := p.told
	used := make([]bool, len(p.others))
	for i := range p.facts {
		f := &p.facts[i]
		k := factKey{f.Type, f.Subject, f.Object, f.Date, f.Modality}
		before := len(seen)
		if seen[k] = true; len(seen) == before || open(*f) && stated[factKey{f.Type, f.Subject, f.Object, f.Date, ""}] {
			continue // 将出席, 未出席, and in the end 出席了
		}
		told = append(told, f)
		for _, id := range [...]entity.ID{f.Subject, f.Object} {
			if k, ok := p.other[id]; ok {
				used[k] = true
			}
		}
	}
	for k, o := range p.others {
		if used[k] {
			p.res.Others = append(p.res.Others, o)
		}
	}
	p.res.Events = slices.Grow(p.res.Events, len(p.events))
	for _, e := range p.events {
		p.res.Events = append(p.res.Events, p.event(e))
	}
	p.told = told
	slices.SortStableFunc(told, func(a, b *Fact) int { return a.Trigger.Compare(b.Trigger) }) // who is named first comes first
	p.participants(told, p.trips(told))
	slices.SortStableFunc(told, compareFacts)
	p.res.Facts = slices.Grow(p.res.Facts, len(told))
	for _, f := range told {
		p.res.Facts = append(p.res.Facts, *f)
	}
	slices.SortStableFunc(p.res.Events, func(a, b Event) int { return a.Mentions[0].Compare(b.Mentions[0]) })
}

// compareFacts orders the facts of a result.
func compareFacts(a, b *Fact) int {
	if c := a.Trigger.Compare(b.Trigger); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Object, b.Object))
}
