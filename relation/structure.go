package relation

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
)

// The rules in this file make facts of how a text is built rather than of what
// its verbs say. Each can be switched off by its name.
const (
	ruleDay    = "事件日期" // the day that an event is told of under: happened_on
	ruleByline = "署名"   // names in a byline, reporters in a dateline: reported
	ruleMember = "成员身份" // 委员, 成员, 理事 … of a body: member_of
	ruleInside = "名中单位" // 甲大学 in 甲大学历史学院: part_of
	ruleChain  = "地名相连" // 甲县|乙镇|丙村, 甲县|乙医院: located_in
	ruleNamed  = "名中地名" // 甲县 in 甲县医院: located_in
)

// structure makes these facts.
func (p *page) structure() {
	p.findBodies()
	for _, r := range []struct {
		name string
		make func()
	}{{ruleDay, p.days}, {ruleByline, p.bylines}, {ruleMember, p.members}, {ruleInside, p.parts}, {ruleChain, p.chains}, {ruleNamed, p.seats}} {
		if !p.x.off[r.name] {
			r.make()
		}
	}
}

// state adds a fact that mention m bears out.
func (p *page) state(t Type, rule string, s, o entity.ID, m int, score float64) {
	if s == o || s == "" || o == "" {
		return
	}
	at := p.d.Mentions[m].Span
	p.facts = append(p.facts, Fact{Type: t, Subject: s, Object: o, Trigger: at, Evidence: p.sentenceOf(at), Rule: rule, Score: score})
}

// sentenceOf is the sentence around a span of the source, or the span itself.
func (p *page) sentenceOf(at entity.Span) entity.Span {
	r, ok := p.d.View().Fold(at.Start, at.End)
	if !ok {
		return at
	}
	k := sort.Search(len(p.ranges), func(k int) bool { return p.ranges[k].End > r.Start })
	if k == len(p.ranges) {
		return at
	}
	all := p.ranges[k]
	for ; k < len(p.ranges) && p.ranges[k].Start < r.End; k++ { // a name that somebody else found may go on in the next one
		all.End = p.ranges[k].End
	}
	s := p.source(all)
	return entity.Span{Start: min(s.Start, at.Start), End: max(s.End, at.End)}
}

// days states the day of each event that has one.
func (p *page) days() {
	for _, e := range p.events {
		if e.date != "" && e.dated > 0 {
			m := e.dated - 1
			p.state(HappenedOn, ruleDay, e.id, p.d.Mentions[m].Entity, m, 0.9)
			f := &p.facts[len(p.facts)-1]
			if f.Date = e.date; e.guessed {
				f.Modality = Planned
			}
		}
	}
}

// bylines states who reported. The object is the agency or paper named at the
// reporter's name (新华社|记者|张三) or in front of 讯 and 电; where the article
// names none, it is the article itself, by its headline.
func (p *page) bylines() {
	reporters := map[int]entity.ID{} // mention → agency, "" if none is named
	var order []int
	add := func(m int, agency entity.ID) {
		if _, ok := reporters[m]; !ok {
			order = append(order, m)
			reporters[m] = agency
		}
	}
	for i := range p.d.Mentions {
		m := &p.d.Mentions[i]
		if m.Kind != entity.Person {
			continue
		}
		if slices.ContainsFunc(p.d.Article.Byline, func(s entity.Span) bool { return s.Start <= m.Start && m.End <= s.End }) {
			add(i, "")
		}
	}
	for _, h := range p.d.Holdings {
		if !p.x.reporters.Is(p.d.Simplified(p.d.Mentions[h.Title].Text)) || h.Former {
			continue
		}
		var agency entity.ID
		if e := p.entity(p.d.Mentions[h.Title].Entity); e != nil {
			agency = e.Of
		}
		if agency != "" {
			reporters[h.Person] = ""
			order = slices.DeleteFunc(order, func(m int) bool { return m == h.Person })
			delete(reporters, h.Person)
		}
		if agency != "" || p.inCredits(h.Person) {
			add(h.Person, agency)
		}
	}
	if len(order) == 0 {
		return
	}
	general := p.agency()
	for _, m := range order {
		to := reporters[m]
		if to == "" {
			to = general
		}
		if to == "" {
			to = p.articleItself()
		}
		p.state(Reported, ruleByline, p.d.Mentions[m].Entity, to, m, 0.95)
	}
}

// inCredits says whether a name stands in brackets, as bylines do: （记者张三）.
func (p *page) inCredits(m int) bool {
	r, ok := p.d.View().Fold(p.d.Mentions[m].Start, p.d.Mentions[m].End)
	if !ok {
		return false
	}
	from := max(0, r.Start-maxCredits)
	before := p.text[from:r.Start]
	open := max(strings.LastIndex(before, "（"), strings.LastIndex(before, "("))
	return open >= 0 && !strings.ContainsAny(before[open:], "）)。")
}

const maxCredits = 90 // bytes

// agency is the organisation right in front of 讯, 电 or 消息, or in the
// dateline; "" if there is none.
func (p *page) agency() entity.ID {
	line := p.d.Article.Dateline
	for n, a := range p.atoms {
		if n > maxTeam {
			break
		}
		if a.kind != entity.Organisation {
			continue
		}
		m := p.d.Mentions[a.mention]
		end := a.at.End
		for k := n + 1; k < len(p.atoms) && p.atoms[k].at.Start == end && (p.atoms[k].kind == entity.Place || p.atoms[k].kind == entity.Date); k++ {
			end = p.atoms[k].at.End // 通讯社|甲市|3月2日|电
		}
		if p.words.At(p.x.source, a.at.End, len(p.text)) > 0 || p.words.At(p.x.dispatch, end, len(p.text)) > 0 ||
			!line.IsZero() && line.Start <= m.Start && m.End <= line.End {
			return m.Entity
		}
	}
	return ""
}

// articleItself is the entity that stands for the article, named by its headline.
func (p *page) articleItself() entity.ID {
	name := ""
	for _, h := range p.lines {
		name += p.shown(h)
	}
	if name == "" {
		name = "本文"
	}
	return p.addOther(name, nil)
}

// members states membership that an office says: 甲协会|理事|张三.
func (p *page) members() {
	for _, h := range p.d.Holdings {
		title := p.d.Mentions[h.Title]
		name := p.d.Simplified(title.Text)
		if h.Former || p.x.memberTitles.Ends(name, len(name)) == 0 {
			continue
		}
		if e := p.entity(title.Entity); e != nil {
			if body := p.entity(e.Of); body != nil && body.Kind == entity.Organisation {
				p.state(MemberOf, ruleMember, p.d.Mentions[h.Person].Entity, body.ID, h.Title, 0.95)
			}
		}
	}
}

// parts states that a body is part of the body whose name its own begins with:
// 甲大学历史学院, 甲县委办公室.
func (p *page) parts() {
	p.within(entity.Organisation, func(whole, part string, m int, of entity.ID) {
		last := string(lastRune(whole))
		if utf8.RuneCountInString(whole) >= 3 && p.x.wholeEnds.Is(last) && p.x.partEnds.Ends(part, len(part)) > 0 {
			p.state(PartOf, ruleInside, p.d.Mentions[m].Entity, of, m, 0.9)
		}
	})
}

// seats states that a body lies in the place that its name begins with.
func (p *page) seats() {
	p.within(entity.Place, func(place, body string, m int, in entity.ID) {
		if utf8.RuneCountInString(place) >= 2 && !strings.HasPrefix(body[len(place):], "驻") {
			p.state(LocatedIn, ruleNamed, p.d.Mentions[m].Entity, in, m, 0.85)
		}
	})
}

// within calls f for each organisation once, with the longest name of an entity
// of the given kind that its own name begins with.
func (p *page) within(kind entity.Kind, f func(front, name string, m int, of entity.ID)) {
	fronts := p.fronts
	clear(fronts)
	var sizes [maxName]bool // in bytes, of the fronts that leave something behind them
	for i := range p.d.Entities {
		if e := &p.d.Entities[i]; e.Kind == kind {
			name := p.d.Simplified(e.Name)
			if len(name) < maxName && p.bodyStarts.may(first(name)) {
				fronts[name] = e.ID
				sizes[len(name)] = true
			}
		}
	}
	if len(fronts) == 0 {
		return
	}
	for _, b := range p.bodies {
		for end := len(b.name) - 1; end > 0; end-- {
			if !sizes[end] {
				continue
			}
			if of, ok := fronts[b.name[:end]]; ok {
				f(b.name[:end], b.name, b.mention, of)
				break
			}
		}
	}
}

// body is an organisation.
type body struct {
	name    string // as rules know it
	mention int    // the first
}

// findBodies notes the organisations that are mentioned, but for those whose names
// are too long to be one.
func (p *page) findBodies() {
	next := 0 // entities come in the order of their first mentions
	for i := range p.d.Mentions {
		if next == len(p.d.Entities) || p.d.Mentions[i].Entity != p.d.Entities[next].ID {
			continue
		}
		e := &p.d.Entities[next]
		next++
		if e.Kind != entity.Organisation {
			continue
		}
		if name := p.d.Simplified(e.Name); len(name) <= maxName {
			p.bodies = append(p.bodies, body{name, i})
			p.bodyStarts.add(first(name))
		}
	}
}

const maxName = 240 // bytes

// chains states what places that follow each other say: 甲县|乙镇|丙村, 甲县|乙医院.
func (p *page) chains() {
	for k := 1; k < len(p.atoms); k++ {
		a, b := p.atoms[k-1], p.atoms[k]
		if a.kind != entity.Place || !isSite(b.kind) || a.at.End != b.at.Start {
			continue
		}
		if b.kind == entity.Organisation && p.x.partyBodies.Is(p.text[b.at.Start:b.at.End]) {
			continue // 甲县|党委 …: whose, not where
		}
		p.state(LocatedIn, ruleChain, p.d.Mentions[b.mention].Entity, p.d.Mentions[a.mention].Entity, b.mention, 0.9)
	}
}
