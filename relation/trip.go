package relation

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// trip is a round of inspections or of visits while it is put together.
type trip struct {
	Event
	people []entity.ID // in the order of the text
	era    int
}

// stop is what one trigger says of a trip: who went where.
type stop struct {
	stopAt
	people []entity.ID
	sites  []entity.ID
	era    int
}

// stopAt says where it is said.
type stopAt struct {
	kind, date string
	trigger    entity.Span
}

// memberAt is who or what is at a stop.
type memberAt struct {
	stopAt
	id entity.ID
}

// stopKind is the kind of event that a fact tells of, "" if it is no trip.
func stopKind(t Type) string {
	switch t {
	case Inspected:
		return KindInspection
	case Visited:
		return KindVisit
	}
	return ""
}

// trips adds the events that have no name in the text, because they are told of
// by what people do: inspections and visits, and returns the event of each of them at
// each stop. The facts are those that are stated, in the order of the text.
func (p *page) trips(facts []*Fact) map[memberAt]entity.ID {
	stops := p.stops(facts)
	if len(stops) == 0 {
		return nil
	}
	var all []*trip
	of := map[memberAt]entity.ID{}
	for _, s := range stops {
		t := tripOf(all, s)
		if t == nil {
			t = &trip{people: s.people, era: s.era}
			t.Event = Event{ID: eventID(len(p.events) + len(all)), Kind: s.kind, Date: s.date, Place: s.sites[0]}
			all = append(all, t)
		}
		t.people = union(t.people, s.people)
		t.people = t.people[:min(len(t.people), maxPeople)]
		t.Sites = union(t.Sites, s.sites)
		t.Sites = t.Sites[:min(len(t.Sites), maxSites)]
		t.Mentions = append(t.Mentions, s.trigger)
		verb := strings.TrimSuffix(p.shownSource(s.trigger), "了")
		if p.x.deed(s.kind).Is(p.d.Simplified(verb)) && !slices.Contains(t.Aliases, verb) && len(t.Aliases) < maxNames {
			t.Aliases = append(t.Aliases, verb)
		}
		for _, who := range s.people {
			of[memberAt{s.stopAt, who}] = t.ID
		}
	}
	for _, t := range all {
		t.Name = p.tripName(t)
		p.res.Events = append(p.res.Events, t.Event)
	}
	return of
}

// deed holds the verbs that name what is done on a trip of the kind.
func (x *Extractor) deed(kind string) *pattern.Lexicon {
	if kind == KindVisit {
		return x.calls
	}
	return x.tours
}

// tripName calls an event by who did it, the first verb that says what was done
// and the first place: 张三等调研甲村等.
func (p *page) tripName(t *trip) string {
	name := p.nameOf(t.people[0])
	if len(t.people) > 1 {
		name += "等"
	}
	switch {
	case len(t.Aliases) > 0:
		name += t.Aliases[0]
	case t.Kind == KindVisit:
		name += "慰问" // told of as 走进, 来到, 与…交谈
	default:
		name += "调研"
	}
	name += p.nameOf(t.Sites[0])
	if len(t.Sites) > 1 {
		name += "等"
	}
	return name
}

// stops gathers the facts of each trigger: one stop for those who went to the same, one
// each for 甲、乙分别到丙、丁.
func (p *page) stops(facts []*Fact) []stop {
	var out []stop
	var of, at map[memberAt]int // by who went, by where
	var eras []int
	era := 0
	for _, f := range facts {
		kind := stopKind(f.Type)
		if kind == "" || f.Modality != "" {
			continue
		}
		if len(out) == 0 {
			eras, of, at = p.eras(), map[memberAt]int{}, map[memberAt]int{}
		}
		for era < len(eras) && eras[era] < f.Trigger.Start {
			era++
		}
		key := stopAt{kind, f.Date, f.Trigger}
		who, site := memberAt{key, f.Subject}, memberAt{key, f.Object}
		k, ok := of[who]
		if !ok {
			k, ok = at[site]
		}
		if !ok {
			k = len(out)
			out = append(out, stop{stopAt: key, era: era})
		}
		of[who], at[site] = k, k
		out[k].people = union(out[k].people, []entity.ID{f.Subject})
		out[k].sites = union(out[k].sites, []entity.ID{f.Object})
	}
	return out
}

// union adds to a what it does not have of b.
func union(a, b []entity.ID) []entity.ID {
	for _, id := range b {
		if !slices.Contains(a, id) {
			a = append(a, id)
		}
	}
	return a
}

// same says whether two sets have the same members.
func same(a, b []entity.ID) bool {
	return len(a) == len(b) && len(union(slices.Clip(a), b)) == len(a)
}

// tripOf returns the latest event that what is said at a stop belongs to, or nil:
// what the same people did, and who else was at the same places, on one day. Where
// no day is told, no time may have passed in the text.
func tripOf(all []*trip, s stop) *trip {
	for k := len(all) - 1; k >= max(0, len(all)-maxTrips); k-- {
		t := all[k]
		if t.Kind == s.kind && t.Date == s.date && (s.date != "" || t.era == s.era) && (same(t.people, s.people) || same(t.Sites, s.sites)) {
			return t
		}
	}
	return nil
}

const maxTrips = 16 // events that are looked back at

// eras returns the places of the source where time passes without a day that could
// be told: 日前, 三年后, 次日.
func (p *page) eras() []int {
	var out []int
	add := func(i int) {
		_, n := utf8.DecodeRuneInString(p.text[i:])
		out = append(out, p.source(entity.Range{Start: i, End: i + n}).Start)
	}
	end := len(p.text)
	p.words.Leave()
	i := p.words.Next(0, end, p.x.timePasses)
	for _, a := range p.atoms {
		for ; i < a.at.Start; i = p.words.Next(i+1, end, p.x.timePasses) {
			add(i)
		}
		if a.kind == entity.Date {
			if day, ok := p.dayTold(a.mention, a.at.End); ok && day == "" {
				add(a.at.Start)
			}
		}
		if i < a.at.End {
			i = p.words.Next(a.at.End, end, p.x.timePasses)
		}
	}
	for ; i < end; i = p.words.Next(i+1, end, p.x.timePasses) {
		add(i)
	}
	return out
}

// participants notes who took part in which event, and as what. The facts are
// those that are stated, in the order of the text; the events stand in the order of
// their numbers.
func (p *page) participants(facts []*Fact, trips map[memberAt]entity.ID) {
	type outing struct {
		lead entity.ID
		date string
	}
	type part struct {
		event int
		Participant
	}
	if len(p.res.Events) == 0 {
		return
	}
	var parts []part
	seen := map[part]bool{}
	add := func(i int, who entity.ID, role Type) {
		q := part{i, Participant{who, role}}
		if !seen[q] {
			seen[q] = true
			parts = append(parts, q)
		}
	}
	latest := map[outing]int{}          // the event that those who go along go along on
	waiting := map[outing][]entity.ID{} // for an event that is told of later
	for _, f := range facts {
		if f.Modality != "" {
			continue
		}
		switch f.Type {
		case Chaired, Attended, SpokeAt, Convened:
			if i := eventNum(f.Object) - 1; i >= 0 && i < len(p.res.Events) {
				add(i, f.Subject, f.Type)
			}
		case Inspected, Visited:
			i := eventNum(trips[memberAt{stopAt{stopKind(f.Type), f.Date, f.Trigger}, f.Subject}]) - 1
			add(i, f.Subject, f.Type)
			o := outing{f.Subject, f.Date}
			latest[o] = i
			for _, who := range waiting[o] {
				add(i, who, Accompanied)
			}
			delete(waiting, o)
		case Accompanied:
			o := outing{f.Object, f.Date}
			if i, ok := latest[o]; ok {
				add(i, f.Subject, Accompanied)
			} else {
				waiting[o] = append(waiting[o], f.Subject)
			}
		}
	}
	roles := []Type{Convened, Chaired, Inspected, Visited, Attended, SpokeAt, Accompanied}
	slices.SortStableFunc(parts, func(a, b part) int {
		return cmp.Or(a.event-b.event, cmp.Compare(slices.Index(roles, a.Role), slices.Index(roles, b.Role)))
	})
	all := make([]Participant, len(parts))
	for i, from := 0, 0; i < len(parts); i++ {
		all[i] = parts[i].Participant
		if i+1 == len(parts) || parts[i+1].event != parts[i].event {
			p.res.Events[parts[i].event].Participants = slices.Clip(all[from : i+1])
			from = i + 1
		}
	}
}
