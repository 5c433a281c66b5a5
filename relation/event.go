package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// event is a meeting, ceremony or activity while the page is read.
type event struct {
	id       entity.ID
	kind     string
	names    []string // as in the folded text, in order
	shown    []string // the same as the source has them
	told     bool     // some mention is no mere reference
	real     bool     // something that happened is told of it
	modality string   // of what is planned or denied of it
	studied  bool     // known only as what is studied: 传达学习某会议精神
	head     string
	date     string
	dated    int  // the mention of the date, counted from 1; 0 if none
	guessed  bool // the date is that of a plan
	place    entity.ID
	convener entity.ID
	opened   opening // how its holding was first told of
	at       []entity.Range
	headline bool // named in a headline only so far
	chunk    int  // of the event where it is not named, -1 until it is needed
}

// opening is what stands at the verb that tells of the holding of an event.
type opening struct {
	hosts []string // names of the bodies and places in front of the verb
	day   string
}

// eventMention is a place in the text where an event is named.
type eventMention struct {
	at        entity.Range
	head      string // 座谈会
	kind      string
	name      string // of a described event: 春季防汛工作座谈会
	reference bool   // told of elsewhere: 按照某会议要求
	toCome    bool   // 决定适时召开…
	studied   bool   // told of as studied: 学习贯彻某会议精神
	day       int    // the mention of the day in front of its name, from 1: 16日的|新闻发布会
	opened    opening
	bare      bool // 会议, 座谈会, 会 in 会上: no name of its own
	deictic   bool // 此次会议
	event     *event
}

// findEvents finds the events named in one sentence and says which event each
// mention means.
func (p *page) findEvents(s entity.Range, atoms []atom, headline bool) []eventMention {
	if !p.mayName(atoms) {
		return nil
	}
	from := len(p.mentions)
	next := 0
	clause := s.Start // start of what a name may reach back to
	for i := s.Start; i < s.End; {
		for next < len(atoms) && atoms[next].at.End <= i {
			next++
		}
		if next < len(atoms) && atoms[next].at.Start <= i {
			a := atoms[next]
			i = a.at.End
			if name := p.text[a.at.Start:a.at.End]; a.kind == entity.Organisation && a.at.Start >= clause && numbered(name) {
				m := eventMention{at: a.at, head: "大会", kind: "meeting", name: name}
				p.refersTo(&m, clause)
				p.mentions = append(p.mentions, m)
				clause = i
			}
			if (a.kind == entity.Person || a.kind == entity.Title) && !p.inTitle(a.at) {
				clause = i
			}
			continue
		}
		if p.spaceAt(i) {
			clause = i
		}
		n := pattern.HanSize
		if pattern.HanAt(p.text[:s.End], i) == 0 {
			var c rune
			if c, n = utf8.DecodeRuneInString(p.text[i:s.End]); pattern.IsMark(c) {
				if w := enlarged(p.text[i:s.End], strings.HasPrefix); w != "" {
					i += len(w)
					continue
				}
				i += n
				clause = i
				continue
			}
		}
		if !p.words.Starts(p.x.eventsOrNo, i) {
			i += n
			continue
		}
		if n := p.words.At(p.x.notEvent, i, s.End); n > 0 && !meetingAcross(p.text[i:s.End], n) {
			i += n
			continue
		}
		size, kind := p.eventHead(clause, i, s.End)
		if size == 0 {
			i += n
			continue
		}
		if at, n, k := p.headBehindQuote(clause, i+size, s.End); n > 0 {
			i, size, kind = at, n, k
		}
		// 博览会|开幕式: the last head names the event.
		for n, k := p.eventHead(clause, i+size, s.End); k == "ceremony"; n, k = p.eventHead(clause, i+size, s.End) {
			i, size, kind = i+size, n, k
		}
		m := eventMention{at: entity.Range{Start: i, End: i + size}, head: p.text[i : i+size], kind: kind}
		p.nameEvent(&m, clause, atoms)
		if kind == "activity" && !m.bare && !p.heldActivity(&m, clause, s.End) {
			i += size
			clause = i
			continue
		}
		p.mentions = append(p.mentions, m)
		i = m.at.End
		clause = i
	}
	out := slices.Clip(p.mentions[from:])
	p.studyTogether(out)
	for k := range out {
		m := &out[k]
		m.opened = p.openingOf(m, s, atoms)
		if k > 0 && out[k-1].event != nil && strings.HasPrefix(p.text[out[k-1].at.End:], "暨") && m.at.Start-out[k-1].at.End <= 60 {
			p.join(out[k-1].event, m) // one meeting under two names
			continue
		}
		p.resolveEvent(m, headline)
	}
	return out
}

// headBehindQuote returns where the head of an event stands whose name goes on behind
// the quotation or title that is open at byte i of the clause, its length and its kind:
// “海洋论坛|”开幕式. The length is 0 if there is none.
func (p *page) headBehindQuote(clause, i, end int) (at, size int, kind string) {
	at = p.quoteEnd(clause, i, end)
	if at == 0 {
		return 0, 0, ""
	}
	for last := at + 4*pattern.HanSize; at <= last && at < end && pattern.HanAt(p.text[:end], at) > 0; at += pattern.HanSize {
		for _, l := range []*pattern.Lexicon{p.x.nameStop, p.x.nameStop1, p.x.notEvent} {
			if p.words.At(l, at, end) > 0 {
				return 0, 0, ""
			}
		}
		if size, kind = p.eventHead(clause, at, end); size > pattern.HanSize {
			return at, size, kind
		}
	}
	return 0, 0, ""
}

// inTitle says whether r is all of the title of a work: 《云岭》.
func (p *page) inTitle(r entity.Range) bool {
	return strings.HasSuffix(p.text[:r.Start], "《") && strings.HasPrefix(p.text[r.End:], "》")
}

// quotes are the marks around quotations and titles.
var quotes = [][2]string{{"“", "”"}, {"《", "》"}}

// quoteEnd returns where the quotation or title that is open at byte i of the clause
// is over, 0 if none is open or it does not end soon in the same clause.
func (p *page) quoteEnd(clause, i, end int) int {
	for _, q := range quotes {
		before := p.text[max(clause, i-quoteReach):i]
		if k := strings.LastIndex(before, q[0]); k < 0 || strings.Contains(before[k:], q[1]) {
			continue
		}
		rest := p.text[i:min(end, i+quoteReach)]
		if k := strings.Index(rest, q[1]); k >= 0 && strings.IndexFunc(rest[:k], pattern.IsMark) < 0 {
			return i + k + len(q[1])
		}
	}
	return 0
}

const quoteReach = 60 // bytes on either side of a head

// mayName says whether the sentence that the text is at may name an event.
func (p *page) mayName(atoms []atom) bool {
	return p.words.HasAny(p.x.events) || slices.ContainsFunc(atoms, func(a atom) bool {
		return a.kind == entity.Organisation && numbered(p.text[a.at.Start:a.at.End])
	})
}

// numbered says whether the name of a body is that of one of its meetings: it has
// 第十次 and not 第十届, as in 某党第十次代表大会.
func numbered(name string) bool {
	if !strings.HasSuffix(name, "大会") {
		return false
	}
	k, n := strings.LastIndex(name, "第"), strings.LastIndex(name, "次")
	return k >= 0 && n > k && n-k <= 15
}

// enlarged returns the remark （扩大） that text has at its start or end, which stands
// inside names of meetings and parts nothing; "" if there is none.
func enlarged(text string, has func(s, w string) bool) string {
	for _, w := range []string{"（扩大）", "(扩大)"} {
		if has(text, w) {
			return w
		}
	}
	return ""
}

// meetingAcross says whether 会议 lies across the end of the word of n bytes:
// 全体|会议 is no 体会.
func meetingAcross(text string, n int) bool {
	return strings.HasSuffix(text[:n], "会") && strings.HasPrefix(text[n:], "议") && !strings.HasPrefix(text[n:], "议事")
}

// eventHead returns the length of the event noun that stands in the clause from
// byte clause on, at byte i, and its kind. It ends by end.
func (p *page) eventHead(clause, i, end int) (int, string) {
	best, kind := 0, ""
	for _, h := range p.x.eventHeads {
		if n := p.words.At(h.words, i, end); n > best {
			best, kind = n, h.kind
		}
	}
	if n := p.words.At(p.x.verbEvent, i, end); n > best && p.words.Ends(p.x.beforeVerbEvent, max(clause, i-12), i) > 0 {
		best, kind = n, "meeting"
	}
	if best == 0 {
		return 0, ""
	}
	text := p.text[i:end]
	for _, w := range []string{"议", "議"} {
		if strings.HasSuffix(text[:best], "会") || strings.HasSuffix(text[:best], "會") {
			if strings.HasPrefix(text[best:], w) {
				best += len(w)
			}
		}
	}
	if best == len("会") && !strings.ContainsRune("上后前中间期议暨，。、；：”）在于由召举的并圆隆", first(text[best:])) {
		return 0, ""
	}
	// 座谈会议程, 会议室: the noun goes on to mean another thing.
	if p.words.At(p.x.notAfterEvent, i+best, end) > 0 {
		return 0, ""
	}
	return best, kind
}

// nameEvent reaches from the head to the left for the words of the name.
func (p *page) nameEvent(m *eventMention, clause int, atoms []atom) {
	at := m.at.Start
	for at > clause {
		if w := enlarged(p.text[clause:at], strings.HasSuffix); w != "" {
			at -= len(w) // 常委会|（扩大）会议
			continue
		}
		// A mention in front belongs to the name when it is a body or a place.
		k, ok := slices.BinarySearchFunc(atoms, at, func(a atom, at int) int { return a.at.End - at })
		if ok {
			a := atoms[k]
			if a.at.Start < clause {
				break // it began before the clause
			}
			if p.inTitle(a.at) {
				at = a.at.Start
				continue
			}
			if a.kind == entity.Organisation || a.kind == entity.Place {
				if a.kind == entity.Organisation && strings.HasPrefix(p.text[at:], "第") {
					break // a body and its meeting: the body is told apart
				}
				if p.words.Ends(p.x.nameStop, max(clause, a.at.Start-12), a.at.Start) == 0 || a.kind == entity.Organisation {
					at = a.at.Start
				}
				break
			}
			if a.kind == entity.Date && a.at.Len() <= 15 && at < m.at.Start {
				if strings.HasPrefix(p.text[at:], "的") && len(p.day(a.mention)) == len("2021-03-02") {
					m.day = a.mention + 1 // 昨天的|招商大会: the day is no part of the name
					p.own[a.mention] = true
				} else {
					at = a.at.Start
				}
			}
			break
		}
		if p.words.Ends(p.x.nameStop, max(clause, at-15), at) > 0 {
			break
		}
		if at == m.at.Start && p.stopsAtHead(m, clause) {
			break
		}
		// 在, 于, 为 … end the name only where no word can hold them.
		if n := p.words.Ends(p.x.nameStop1, max(clause, at-6), at); n > 0 {
			if at-n == clause {
				break
			}
			if _, ok := slices.BinarySearchFunc(atoms, at-n, func(a atom, at int) int { return a.at.End - at }); ok {
				break
			}
		}
		c, n := utf8.DecodeLastRuneInString(p.text[clause:at])
		if n == 0 || strings.ContainsRune("，。；：", c) {
			break
		}
		if m.at.End-at > 180 {
			break
		}
		at -= n
	}
	name := p.text[at:m.at.End]
	trimmed := strings.TrimLeft(name, "、”）》 的了暨和与及")
	at += len(name) - len(trimmed)
	if strings.Count(trimmed, "“") < strings.Count(trimmed, "”") {
		if k := strings.LastIndex(p.text[clause:at], "“"); k >= 0 && at-clause-k <= 9 {
			at = clause + k
			trimmed = p.text[at:m.at.End]
		}
	}
	// “|海洋论坛|”: the marks stand around the name.
	for _, q := range quotes {
		if rest, ok := strings.CutPrefix(trimmed, q[0]); ok && !strings.Contains(rest, q[1]) && strings.HasPrefix(p.text[m.at.End:], q[1]) {
			at += len(q[0])
			trimmed = rest
		}
	}
	for _, w := range []string{"本次", "此次", "这次", "本届"} {
		if k := strings.LastIndex(trimmed, w); k > 0 {
			at += k
			trimmed = trimmed[k:]
		}
	}
	if n := p.x.deictic.At(trimmed); n > 0 && n < len(trimmed) {
		trimmed = trimmed[n:]
		m.bare, m.deictic = true, true
	}
	m.name = trimmed
	m.at.Start = at
	if trimmed == m.head {
		m.bare = true
	}
	p.refersTo(m, clause)
}

// refersTo finds out whether an event is only referred to (学习贯彻…会议精神, 按照
// …会议要求) or is still to come (决定召开…).
func (p *page) refersTo(m *eventMention, clause int) {
	m.studied = strings.HasPrefix(p.text[m.at.End:], "精神") || p.words.Ends(p.x.refBefore, max(clause, m.at.Start-18), m.at.Start) > 0
	m.toCome = p.toCome(clause, m.at.Start)
	m.reference = m.studied || p.words.At(p.x.refAfter, m.at.End, len(p.text)) > 0 || m.toCome
}

// studyTogether carries over the members of a list that its first or its last
// member is studied: 传达学习|甲会议、乙会议和丙会议|精神.
func (p *page) studyTogether(ms []eventMention) {
	joined := func(k int) bool {
		switch p.text[ms[k-1].at.End:ms[k].at.Start] {
		case "、", "和", "及", "以及", "与":
			return true
		}
		return false
	}
	for k := 1; k < len(ms); k++ {
		if ms[k-1].studied && joined(k) {
			ms[k].studied, ms[k].reference = true, true
		}
	}
	for k := len(ms) - 1; k > 0; k-- {
		if ms[k].studied && joined(k) {
			ms[k-1].studied, ms[k-1].reference = true, true
		}
	}
}

// openingOf says how the holding of the event is told of right in front of its
// name (甲县政府|3月1日|召开|防汛工作会议); nothing where it is not.
func (p *page) openingOf(m *eventMention, s entity.Range, atoms []atom) opening {
	before := s.Start + len(strings.TrimSuffix(p.text[s.Start:m.at.Start], "了"))
	if m.reference || p.words.Ends(p.x.holdVerbs, max(s.Start, before-12), before) == 0 {
		return opening{}
	}
	clause := s.Start + strings.LastIndexAny(p.text[s.Start:m.at.Start], "，。；：！？\n") + 1
	var o opening
	k, _ := slices.BinarySearchFunc(atoms, m.at.Start, func(a atom, at int) int { return a.at.Start - at })
	for n := k - 1; n >= max(0, k-maxOpening) && (o.day == "" || atoms[n].at.Start >= clause); n-- {
		switch a := atoms[n]; {
		case isSite(a.kind) && a.at.Start >= clause:
			o.hosts = append(o.hosts, p.text[a.at.Start:a.at.End])
		case a.kind == entity.Date && o.day == "":
			o.day = dayOf(p.d.Mentions[a.mention].Value)
		}
	}
	return o
}

const maxOpening = 12 // mentions in front of the name

// other says whether what o opens cannot be what was opened before: it has another
// day, or none of its hosts is one of the others' or a shorter name of it.
func (o opening) other(before opening) bool {
	if len(o.day) == len("2021-03-02") && len(before.day) == len(o.day) && o.day != before.day {
		return true
	}
	if len(o.hosts) == 0 || len(before.hosts) == 0 {
		return false
	}
	for _, a := range o.hosts {
		for _, b := range before.hosts {
			if shortens(a, b) || shortens(b, a) {
				return false
			}
		}
	}
	return true
}

// stopsAtHead says whether the word in front of the head of a name is no part of
// it: 看望和|座谈, 向|大会, 在|座谈会上.
func (p *page) stopsAtHead(m *eventMention, clause int) bool {
	if p.x.verbEvent.Is(m.head) || p.x.anyEvent.Is(m.head) {
		return p.words.Ends(p.x.nameStop1, max(clause, m.at.Start-3), m.at.Start) > 0
	}
	return strings.HasSuffix(p.text[clause:m.at.Start], "在") && strings.HasPrefix(p.text[m.at.End:], "上")
}

// toCome says whether the text in [from, to) ends in a verb of holding and speaks of
// a meeting to come: 决定适时召开.
func (p *page) toCome(from, to int) bool {
	n := p.words.Ends(p.x.holdVerbs, max(from, to-12), to)
	return n > 0 && p.undone(from, to-n)
}

// undone says whether what follows the text in [from, to) is yet to be done: 决定适时….
func (p *page) undone(from, to int) bool {
	return p.words.Next(max(from, to-maxToCome), to, p.x.notYet) < to
}

const maxToCome = 36 // bytes

// heldActivity says whether an activity is told of as held or attended; in
// other places 活动 means a kind of work.
func (p *page) heldActivity(m *eventMention, clause, end int) bool {
	before := clause + len(strings.TrimRight(p.text[clause:m.at.Start], "“《（"))
	if p.words.Ends(p.x.beforeActivity, max(clause, before-15), before) > 0 {
		return true
	}
	rest := p.text[m.at.End:end]
	for _, w := range []string{"在", "上，", "中，", "举行", "启动", "开幕", "现场", "于", "”在", "”启动", "”举行"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// resolveEvent gives the mention its event: the one that it names again, or a
// new one.
func (p *page) resolveEvent(m *eventMention, headline bool) {
	var best *event
	for k := len(p.events) - 1; k >= 0 && k >= len(p.events)-16; k-- {
		if !p.sameEvent(p.events[k], m) {
			continue
		}
		if best == nil || p.events[k].told {
			best = p.events[k]
		}
		if !m.bare || best.told {
			break
		}
	}
	if best == nil {
		if utf8.RuneCountInString(m.head) == 1 && m.bare {
			m.event = nil // 会上 without a meeting
			return
		}
		best = p.newEvent()
		best.kind, best.head, best.headline, best.studied = m.kind, m.head, headline, m.studied
	}
	p.join(best, m)
	if !headline {
		best.headline = false
	}
}

// newEvent adds an event to those of the document. Those of earlier documents are used
// again.
func (r *room) newEvent() *event {
	n := len(r.events)
	if r.events = slices.Grow(r.events, 1)[:n+1]; r.events[n] == nil {
		r.events[n] = new(event)
	}
	e := r.events[n]
	*e = event{id: eventID(n), chunk: -1, names: e.names, shown: e.shown, at: e.at}
	return e
}

// forget leaves nothing of an event but its memory.
func (e *event) forget() {
	clear(e.names)
	clear(e.shown)
	*e = event{names: e.names[:0], shown: e.shown[:0], at: e.at[:0]}
}

// join adds a mention to an event.
func (p *page) join(best *event, m *eventMention) {
	m.event = best
	best.at = append(best.at, m.at)
	best.told = best.told || !m.reference
	best.studied = best.studied && m.studied
	if m.toCome {
		best.modality = Planned
	}
	if len(best.opened.hosts) == 0 {
		best.opened.hosts = m.opened.hosts
	}
	if best.opened.day == "" {
		best.opened.day = m.opened.day
	}
	if m.day > 0 && best.date == "" {
		best.date, best.dated = p.day(m.day-1), m.day
	}
	for _, n := range []string{m.name, m.head} {
		if len(best.names) < maxNames && !slices.Contains(best.names, n) && utf8.RuneCountInString(n) > 1 {
			best.names = append(best.names, n)
			best.shown = append(best.shown, p.shown(entity.Range{Start: m.at.End - len(n), End: m.at.End}))
		}
	}
}

// sameEvent says whether a later mention means e.
func (p *page) sameEvent(e *event, m *eventMention) bool {
	if m.opened.other(e.opened) {
		return false
	}
	if (m.studied && e.told || e.studied && (m.bare || !m.reference)) && !(m.studied && m.deictic) {
		// 传达学习省委会议精神: what is studied is not the meeting that studies it,
		// unless the names are the same to the letter.
		return !m.bare && e.full() == m.name
	}
	if m.bare {
		if m.head == e.head || m.head == "会" && e.kind == "meeting" {
			return true
		}
		if (e.kind == m.kind || m.kind == "meeting" && gathering(e.kind)) && p.x.anyEvent.At(m.head) == len(m.head) {
			return true // 会议, 大会 for any meeting
		}
		return p.x.anyEvent.At(m.head) == len(m.head) && strings.HasSuffix(e.head, m.head)
	}
	for _, n := range e.names {
		if n == m.name {
			return true
		}
	}
	if lastRune(e.head) != lastRune(m.head) {
		return false
	}
	full := e.full()
	if full == e.head {
		// Named by its head so far (主持会议): the same kind of head.
		return e.headline && (e.head == m.head || e.kind == m.kind)
	}
	if o1, o2 := ordinal(full), ordinal(m.name); o1 != "" && o2 != "" && o1 != o2 {
		return false
	}
	return alike(full, m.name)
}

func first(s string) rune {
	if s == "" {
		return '。'
	}
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// maxNames is the most names that one event keeps.
const maxNames = 32

func lastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

// gathering says whether an event of the kind may be called a meeting.
func gathering(kind string) bool { return kind == "meeting" || kind == "forum" || kind == "training" }

// ordinal returns the last ordinal of a name: 第二次.
func ordinal(name string) string {
	k := strings.LastIndex(name, "第")
	if k < 0 {
		return ""
	}
	for _, w := range []string{"次", "届"} {
		if e := strings.Index(name[k:], w); e > 0 && e <= 15 {
			return name[k : k+e]
		}
	}
	return ""
}

// alike says whether one of two names is the other one with parts left out.
func alike(a, b string) bool {
	return shortens(a, b) || shortens(b, a)
}

// shortens says whether all characters of short stand in long, in their order.
func shortens(short, long string) bool {
	for _, c := range long {
		if n := utf8.RuneLen(c); strings.HasPrefix(short, string(c)) {
			short = short[n:]
		}
	}
	return short == ""
}

// full is the fullest name so far.
func (e *event) full() string { return longest(e.names) }

// longest is the first of the names with the most characters, "" if there is
// none.
func longest(names []string) string {
	best := ""
	for _, n := range names {
		if utf8.RuneCountInString(n) > utf8.RuneCountInString(best) {
			best = n
		}
	}
	return best
}
