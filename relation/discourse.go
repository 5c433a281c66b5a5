package relation

import (
	"sort"
	"strings"

	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// discourse is what the text is about at a point: it answers for the elements
// of rules that stand for something said before. It implements pattern.Env.
type discourse struct {
	*page
	fact    func(pattern.Match)   // makeFacts
	tracer  func(pattern.Attempt) // nil if nobody asks
	now     *sentence
	reached int // of its mentions of events, those that the text has come to
	clauses []clause
	heard   bool     // plan and hears have been through the sentence, which only matches need
	moods   []string // of the units of the sentence; see hears
	// carried from sentence to sentence
	subject  int     // chunk of the last subject; -1 if none
	actor    int     // chunk of the people who last inspected, visited or received; -1
	tourist  int     // of those who last inspected or visited; -1
	host     int     // of those who last received; -1
	guest    int     // of those who were received; -1
	leader   int     // of who leads the delegation or team; -1
	same     int     // chunk of the object of the last visit; -1
	here     int     // chunk of the last site that was visited; -1
	event    *event  // the event that the text is at
	previous *event  // the event that the text was at before
	session  *event  // the meeting that is told of as held; nil outside of one
	last     Type    // inspected or visited: what the trip told of is for
	dateAs   int     // the mention that names it, from 1; 0 if none
	count    int     // sentences so far
	opened   int     // the sentence in which the session was told of last
	date     string  // the day that the text is at
	dates    []dated // in the sentence
}

// begin gets ready for a document.
func (d *discourse) begin(p *page) {
	*d = discourse{page: p, subject: -1, actor: -1, tourist: -1, host: -1, guest: -1, leader: -1, here: -1, same: -1,
		clauses: d.clauses, moods: d.moods, dates: d.dates, fact: d.fact}
	if d.fact == nil {
		d.fact = d.makeFacts
	}
	if p.x.trace != nil {
		d.tracer = d.traced
	}
}

// dated is a date of a sentence.
type dated struct {
	unit    int
	value   string // "" when the day cannot be told (日前, 春节前夕)
	mention int
	planned bool // 拟于3月5日: it dates its clause only
}

// clause is a stretch of units between marks.
type clause struct {
	from, to int
	subject  int // chunk, -1 if none
	at       int // unit behind the subject, or from when it is carried on
	own      bool
	apart    int  // byte at which 分别 stands behind the subject, the end if nowhere; 0 until it is asked for
	hall     bool // it starts with 会上
	planned  bool // it goes on with what a clause before says of the future
	paren    bool // in brackets: its subject ends with it
	he       bool // 他 or 她 is the subject: whoever was it before
	along    bool // it says no more than that its subject goes along: 李四陪同
	site     bool // a body or an event is the subject: people carried on are not
}

// idle says whether a sentence can be passed over: no rule can match in it, and nothing
// stands in it that the next one goes on from.
func (d *discourse) idle(chunks []int) bool {
	if d.tracer != nil || d.guest >= 0 || d.leader >= 0 { // 客人 and 代表团 mean them
		return false
	}
	kinds := uint32(1<<pattern.Text | 1<<pattern.Break)
	for _, k := range chunks {
		kinds |= 1 << d.chunks[k].kind
	}
	return kinds&(1<<pattern.People|1<<pattern.Date) == 0 && !d.matcher.May(kinds)
}

// enter lays out a sentence and finds the subject of each clause.
func (d *discourse) enter(t pattern.Tape) {
	d.tape, d.clauses, d.dates = t, d.clauses[:0], d.dates[:0]
	for i := range t {
		u := &t[i]
		if u.Kind == pattern.People && d.words.Ends(d.x.visiting, max(t[0].Start, u.Start-18), u.Start) > 0 {
			d.guest = u.Ref
		}
		if u.Kind == pattern.Date {
			m := d.chunks[u.Ref].items[0].mention
			if v, ok := d.dayTold(m, u.End); ok && !d.own[m] {
				d.dates = append(d.dates, dated{i, v, m, d.plansDay(t[0].Start, u.Start, u.End)})
			}
		}
	}
	depth := 0
	for i := 0; i < len(t); {
		if t[i].Kind == pattern.Break {
			switch t[i].Rune {
			case '（', '(', '【':
				depth++
			case '）', ')', '】':
				depth = max(0, depth-1)
			}
			i++
			continue
		}
		j := i
		for j < len(t) && t[j].Kind != pattern.Break {
			j++
		}
		c := d.clause(i, j)
		c.paren = depth > 0
		d.clauses = append(d.clauses, c)
		i = j
	}
	d.joinNames()
	// A subject that follows: 来到丙村，张三查看…
	for k := range d.clauses {
		c := &d.clauses[k]
		if c.own || c.site || c.he {
			break
		}
		if k+1 < len(d.clauses) && d.clauses[k+1].own && !d.clauses[k+1].paren {
			for b := 0; b <= k; b++ {
				d.clauses[b].subject, d.clauses[b].at = d.clauses[k+1].subject, d.clauses[b].from
			}
			break
		}
	}
	// Who goes along (李四陪同) is not who the text goes on about: 他 and the next
	// sentence mean the one before.
	last, main, site := d.subject, d.subject, false
	for k := range d.clauses {
		c := &d.clauses[k]
		if c.hall {
			site = true // 会上传达了…: nobody in particular
		}
		switch {
		case c.paren:
		case c.site:
			site = true
		case c.subject >= 0:
			last = c.subject
			if !c.along || main < 0 {
				main = c.subject
			}
			if c.own {
				site = false
			}
		case c.he:
			c.subject, c.at, last = main, c.from, main
		case !site:
			c.subject, c.at = last, c.from
		}
	}
	d.subject = main
	d.heard = false
	if d.words.Has(d.x.pronouns) {
		d.pronouns()
	}
}

// joinNames adds to the subject of a clause the people of the clauses in front
// that say nothing but who: 甲公司创始人张三，乙公司董事李四出席.
func (d *discourse) joinNames() {
	from := -1
	for k := range d.clauses {
		c := &d.clauses[k]
		if !c.own || c.paren {
			from = -1
			continue
		}
		if d.onlyNames(*c) {
			if from < 0 {
				from = k
			}
			continue
		}
		if from >= 0 && d.tape[c.from-1].Rune == '，' && c.at-c.from <= maxNameClause && !d.speaks(d.tape[c.from].Start, d.tape[c.at-1].Start) {
			own := d.chunks[c.subject]
			all := chunk{kind: pattern.People, at: own.at, led: own.led, lead: own.lead, joint: own.joint}
			for b := from; b < k; b++ {
				all.items = d.with(all.items, d.chunks[d.clauses[b].subject].items...)
			}
			if all.joint > 0 {
				all.joint += len(all.items)
			}
			if all.items = d.with(all.items, own.items...); len(all.items) <= maxPeople {
				d.chunks = append(d.chunks, all)
				c.subject = len(d.chunks) - 1
			}
		}
		from = -1
	}
}

// onlyNames says whether a clause ends in people and has no verb before them.
func (d *discourse) onlyNames(c clause) bool {
	last := d.tape[c.to-1]
	return last.Kind == pattern.People && last.Ref == c.subject && c.to-c.from <= maxNameClause &&
		c.to < len(d.tape) && d.tape[c.to].Rune == '，' && !d.speaks(d.tape[c.from].Start, last.Start)
}

// speaks says whether a verb that ends lists of people stands in the text in
// [from, to).
func (d *discourse) speaks(from, to int) bool {
	return d.words.Next(from, to, d.x.breaks) < to
}

const maxNameClause = 30 // units: longer clauses say more than who

const maxQuoted = 8 // clauses of a sentence that are looked back at

// quoted says whether unit i stands in what someone said: 张三表示，李四…. With own
// it must have a subject of its own.
func (d *discourse) quoted(i int, own bool) bool {
	k := sort.Search(len(d.clauses), func(k int) bool { return d.clauses[k].to > i })
	if k >= len(d.clauses) || own && !d.clauses[k].own {
		return false
	}
	for b := k - 1; b >= max(0, k-maxQuoted); b-- {
		c := d.clauses[b]
		if r := d.tape[c.to].Rune; r == '；' || r == '。' {
			return false
		}
		if from, to := d.tape[c.from].Start, d.tape[c.to-1].End; (c.own || c.he) &&
			d.words.Ends(d.x.says, max(from, to-12), to) > 0 && d.words.Ends(d.x.notSays, max(from, to-24), to) == 0 {
			return true
		}
	}
	return false
}

// plan marks the clauses that go on, without a subject of their own, with what
// is told of the future: 张三将于3月1日出席论坛，在会上讲话.
func (d *discourse) plan() {
	if !d.words.Has(d.x.future) {
		return
	}
	planned := false
	for k := range d.clauses {
		c := &d.clauses[k]
		if (c.own || c.site) && !strings.HasPrefix(d.text[d.tape[c.from].Start:], "由") {
			planned = false // 将召开会议，由张三主持 goes on
		}
		c.planned = planned
		for i := c.from; i < c.to && !planned; i++ {
			if d.tape[i].Kind != pattern.Text {
				continue
			}
			at, end := d.tape[i].Start, d.tape[c.to-1].End
			n := d.words.At(d.x.future, at, end)
			planned = n > 0 && d.words.At(d.x.drawsNear, at+n, end) == 0 // but 春节即将到来
		}
	}
}

// pronouns fills in whom 他 and 她 mean: at the head of a clause its subject,
// elsewhere the people named last who are not its subject.
func (d *discourse) pronouns() {
	last := -1
	for i := range d.tape {
		u := &d.tape[i]
		if u.Kind != pattern.People {
			continue
		}
		k := &d.chunks[u.Ref]
		if !k.pronoun {
			last = u.Ref
			continue
		}
		c := d.clauseOf(i)
		who := last
		if c != nil && c.subject >= 0 && (i == c.from || who < 0) {
			who = c.subject
		}
		if who >= 0 && len(d.chunks[who].items) == 1 {
			k.items = d.chunks[who].items
		}
	}
}

// clause finds the subject that stands in units [i, j).
func (d *discourse) clause(i, j int) clause {
	c := clause{from: i, to: j, subject: -1, at: i}
	if who := d.visitors(i); who >= 0 {
		c.subject = who
		return c
	}
	for k := i; k < j; k++ {
		u := &d.tape[k]
		switch u.Kind {
		case pattern.People:
			if d.chunks[u.Ref].pronoun && k == i {
				c.he = true
				return c
			}
			from := d.tape[i].Start
			if d.chunks[u.Ref].pronoun || d.words.Ends(d.x.notSubject, max(from, u.Start-15), u.Start) > 0 && d.words.At(d.x.leaders, u.End, len(d.text)) == 0 {
				continue
			}
			if k+1 < j && (d.tape[k+1].Rune == '的' || d.tape[k+1].Rune == '家') && d.tape[k+1].Kind == pattern.Text {
				continue // 张三的…, 张三家
			}
			if d.words.At(d.x.withWhom, from, u.Start) > 0 {
				continue // 与老党员张三交谈: whom the subject of the clause before deals with
			}
			if d.companion(u.End, d.tape[j-1].End) {
				continue // 在张三、李四等陪同下
			}
			if n, ok := d.entrusted(k, j); ok {
				u, k = &d.tape[n], n
			}
			c.subject, c.at, c.own = u.Ref, k+1, true
			c.along = d.onlyAlong(u.End, d.tape[j-1].End)
			d.leads(k, j)
			return d.led(c)
		case pattern.Office:
			if k == i && k+1 < j && d.tape[k+1].Kind == pattern.Text && d.words.At(d.x.afterSite, d.tape[k+1].Start, d.tape[j-1].End) == 0 {
				c.site = true // 县纪委|委员出席: who they are is not said
			}
		case pattern.Site, pattern.Event:
			if k == i || d.tape[k-1].Kind == pattern.Date {
				n := k + 1
				for n < j && d.tape[n].Kind == pattern.Date {
					n++
				}
				if n < j && d.tape[n].Kind == pattern.Text && d.words.At(d.x.afterSite, d.tape[n].Start, d.tape[j-1].End) == 0 {
					c.site = true
				}
				if u.Kind == pattern.Event && k+1 < j && d.tape[k+1].Rune == '上' {
					c.hall = true
				}
			}
		}
	}
	if c.site {
		return c
	}
	if d.unnamed(i, j) {
		c.site = true
		return c
	}
	if d.words.At(d.x.generic, d.tape[i].Start, d.tape[j-1].End) > 0 {
		c.site = true
	}
	return c
}

// visitors finds whom 客人 or 代表团 at the head of a clause means: who was received,
// who leads the delegation; -1 if that is not said.
func (d *discourse) visitors(i int) int {
	u := d.tape[i]
	if u.Kind != pattern.Text && u.Kind != pattern.Site {
		return -1
	}
	if text := d.text[u.Start:]; strings.HasPrefix(text, "客人") || strings.HasPrefix(text, "来宾") {
		return d.guest
	}
	if n := d.words.At(d.x.teams, u.Start, len(d.text)); n > 0 && d.words.At(d.x.meets, u.Start+n, len(d.text)) == 0 { // it meets people as a body
		return d.leader
	}
	return -1
}

// leads notes who leads a delegation or team: the people at unit k in 张三|率代表团.
func (d *discourse) leads(k, j int) {
	if k+1 >= j || d.tape[k+1].Kind != pattern.Text {
		return
	}
	from, end := d.tape[k+1].Start, d.tape[j-1].End
	n := d.words.At(d.x.leads, from, end)
	if n == 0 {
		return
	}
	if at := d.words.Next(from+n, end, d.x.teams); at < min(end, from+n+maxTeamName) {
		d.leader = d.tape[k].Ref
	}
}

const maxTeamName = 60 // bytes between 率 and 代表团

// onlyAlong says whether the words behind a subject, in [from, to), say no more than
// that it goes along: 陪同, 陪同检查, 参加调研.
func (d *discourse) onlyAlong(from, to int) bool {
	if n := d.words.At(d.x.goesAlong, from, to); n > 0 {
		return n == to-from
	}
	text, ok := strings.CutPrefix(d.text[from:to], "参加")
	return ok && (text == "" || d.x.tours.Is(text) || d.x.meets.Is(text) || text == "活动")
}

// entrusted finds whom the people at unit k send in their place: 甲委托|乙出席.
func (d *discourse) entrusted(k, j int) (int, bool) {
	for n := k + 1; n < min(j, k+6); n++ {
		if u := d.tape[n]; u.Kind != pattern.Text {
			return n, u.Kind == pattern.People && d.words.Ends(d.x.entrusts, max(d.tape[k].End, u.Start-12), u.Start) > 0
		}
	}
	return 0, false
}

// companion says whether the people who end at byte from are those in whose
// company something is done.
func (d *discourse) companion(from, end int) bool {
	rest := d.text[from:min(end, from+90)]
	k := strings.Index(rest, "陪同下")
	return k >= 0 && !strings.Contains(rest[:k], "在")
}

// unnamed says whether people without names are the subject of units [i, j):
// 部分商户代表参加.
func (d *discourse) unnamed(i, j int) bool {
	for k := i; k < min(j, i+60); k++ {
		u := &d.tape[k]
		if u.Kind == pattern.Group {
			return true
		}
		if u.Kind != pattern.Text || !d.words.Starts(d.x.headOrVerb, u.Start) {
			continue
		}
		end := d.tape[j-1].End
		if d.words.At(d.x.unnamedHeads, u.Start, end) > 0 {
			return true
		}
		if d.words.At(d.x.breaks, u.Start, end) > 0 {
			return d.words.At(d.x.attends, u.Start, end) > 0 && d.words.Ends(d.x.groupHeads, max(d.tape[i].Start, u.Start-15), u.Start) > 0 // 不同界别代表|出席
		}
	}
	return false
}

// led adds to the subject of a clause the people whom it leads: 张三率李四、王五….
func (d *discourse) led(c clause) clause {
	if c.at+1 >= c.to || len(d.chunks[d.tape[c.at-1].Ref].items) == 0 {
		return c
	}
	for k := c.at; k < min(c.to, c.at+8); k++ {
		u := d.tape[k]
		if u.Kind != pattern.People || d.chunks[u.Ref].pronoun {
			continue
		}
		if d.words.Ends(d.x.leads, max(d.tape[c.at-1].End, u.Start-24), u.Start) == 0 {
			return c
		}
		first := d.chunks[c.subject]
		both := chunk{kind: pattern.People, at: first.at}
		both.items = d.with(d.with(nil, first.items...), d.chunks[u.Ref].items...)
		both.led, both.lead = true, c.subject
		d.chunks = append(d.chunks, both)
		c.subject = len(d.chunks) - 1
		c.at = k + 1
		return c
	}
	return c
}

// clauseOf returns the clause that holds unit i.
func (d *discourse) clauseOf(i int) *clause {
	k := sort.Search(len(d.clauses), func(k int) bool { return d.clauses[k].to > i })
	if k < len(d.clauses) && d.clauses[k].from <= i {
		return &d.clauses[k]
	}
	return nil
}

// Resolve implements pattern.Env.
func (d *discourse) Resolve(k pattern.Kind, from, to int) (ref, at int, ok bool) {
	switch k {
	case pattern.ThisEvent, pattern.Rite, pattern.Trip:
		d.reach(d.tape[from].End)
	}
	switch k {
	case pattern.Subject:
		c := d.clauseOf(from)
		if c == nil || c.subject < 0 {
			return 0, 0, false
		}
		if c.own && c.at > from {
			// The people stand behind the trigger: look in front of it.
			return 0, 0, false
		}
		return c.subject, c.at, true
	case pattern.Actor:
		who := d.actorOf(from, to)
		return who, 0, who >= 0
	case pattern.Trip:
		return d.actor, 0, d.actor >= 0 && d.event == nil
	case pattern.Same:
		return d.same, 0, d.same >= 0
	case pattern.Here:
		return d.here, 0, d.here >= 0
	case pattern.Held:
		return d.heldBy(from)
	case pattern.Session:
		if d.session == nil {
			return 0, 0, false
		}
		return d.eventChunk(d.session), 0, true
	case pattern.ThisEvent, pattern.Rite:
		if d.event == nil || k == pattern.Rite && gathering(d.event.kind) {
			return 0, 0, false
		}
		return d.eventChunk(d.event), 0, true
	}
	return 0, 0, false
}

// actorOf is whom those go along with who are spoken of at units [from, to): 参加|
// 考察 those who inspect, 参加|会见 those who receive.
func (d *discourse) actorOf(from, to int) int {
	end := min(d.tape[len(d.tape)-1].End, d.tape[to-1].End+maxAlong)
	text := d.text[d.tape[from].Start:end]
	for _, w := range []string{"参加了", "参加", "陪同"} {
		text = strings.TrimPrefix(text, w)
	}
	switch {
	case d.tourist >= 0 && d.x.tours.At(text) > 0:
		return d.tourist
	case d.host >= 0 && d.x.meets.At(text) > 0:
		return d.host
	}
	return d.actor
}

const maxAlong = 12 // bytes behind 参加

// heldBy makes a chunk of the offices that stand at the name of the one person
// who is the subject at unit i.
func (d *discourse) heldBy(i int) (ref, at int, ok bool) {
	c := d.clauseOf(i)
	if c == nil || c.subject < 0 || len(d.chunks[c.subject].items) != 1 {
		return 0, 0, false
	}
	k := chunk{kind: pattern.Office}
	for _, h := range d.officesOf(d.chunks[c.subject].items[0].id) {
		t := d.d.Mentions[h.Title]
		k.items = d.with(k.items, item{t.Entity, d.chunks[c.subject].at, h.Title})
	}
	if len(k.items) == 0 {
		return 0, 0, false
	}
	d.chunks = append(d.chunks, k)
	return len(d.chunks) - 1, 0, true
}

// eventChunk makes a chunk that stands for an event that is not named there.
func (d *discourse) eventChunk(e *event) int {
	if e.chunk < 0 {
		d.chunks = append(d.chunks, chunk{kind: pattern.Event, items: d.one(item{id: e.id, mention: -1})})
		e.chunk = len(d.chunks) - 1
	}
	return e.chunk
}

// dateAt finds the day that governs unit i: the nearest date before it in the
// sentence, the first one behind it, or the day that the text is at.
//
// The mention that names it is counted from 1; 0 if there is none.
func (d *discourse) dateAt(i int) (value string, mention int) {
	k := sort.Search(len(d.dates), func(k int) bool { return d.dates[k].unit >= i })
	for k--; k >= 0; k-- {
		v := d.dates[k]
		if c := d.clauseOf(i); v.planned && c != nil && v.unit < c.from && !c.planned {
			continue
		}
		if v.value == "" {
			return "", 0
		}
		return v.value, v.mention + 1
	}
	return d.date, d.dateAs
}

// dayTold returns the day of a date mention that ends at byte end and says whether it
// is one of the story: 日前 and 春节前夕 are, and their day cannot be told, but not a
// festival to come (春节即将到来).
func (p *page) dayTold(mention, end int) (day string, ok bool) {
	if p.words.At(p.x.drawsNear, end, len(p.text)) > 0 {
		return "", strings.HasPrefix(p.text[end:], "前夕")
	}
	if p.d.Mentions[mention].Value == pastRef {
		return "", true
	}
	day = p.day(mention)
	return day, day != ""
}

const pastRef = "PAST_REF" // the value of 日前 and 近日

// plansDay says whether the date in [from, to) of the sentence that starts at byte
// start is that of a plan: 原定于|3月5日, 3月5日|将.
func (p *page) plansDay(start, from, to int) bool {
	before := start + len(strings.TrimSuffix(p.text[start:from], "于"))
	for _, l := range [...]*pattern.Lexicon{p.x.plans, p.x.future} {
		if p.words.At(l, to, len(p.text)) > 0 || p.words.Ends(l, max(start, before-9), before) > 0 || p.words.Ends(l, max(start, from-9), from) > 0 {
			return true
		}
	}
	return false
}

// day is the calendar value of a mention without its part of the day.
func (p *page) day(mention int) string { return dayOf(p.d.Mentions[mention].Value) }

func dayOf(v string) string {
	if len(v) < 4 || v[0] < '0' || v[0] > '9' {
		return ""
	}
	for i := range v {
		if v[i] == 'T' && i >= 10 {
			return v[:i]
		}
	}
	return v
}
