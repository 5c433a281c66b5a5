package relation

import (
	"cmp"
	"slices"

	"github.com/go-renshi/renshi/entity"
)

// trip is a round of inspections or of visits while it is put together: what
// the same people did on one day is one event.
type trip struct {
	Event
	lead  entity.ID // who is named first
	leads map[entity.ID]bool
}

// trips adds the events that have no name in the text, because they are told of
// by what people do: inspections and visits. They come from the facts, which
// stand in the order of their triggers.
func (p *page) trips() {
	var all []*trip
	for i := 0; i < len(p.res.Facts); i++ {
		f := p.res.Facts[i]
		kind := map[Type]string{Inspected: KindInspection, Visited: KindVisit}[f.Type]
		if kind == "" || f.Modality != "" {
			continue
		}
		t := tripOf(all, kind, f)
		if t == nil {
			t = &trip{lead: f.Subject, leads: map[entity.ID]bool{}}
			t.Event = Event{ID: eventID(len(p.events) + len(all)), Kind: kind, Date: f.Date, Place: f.Object}
			all = append(all, t)
		}
		t.leads[f.Subject] = true
		if !slices.Contains(t.Sites, f.Object) && len(t.Sites) < maxSites {
			t.Sites = append(t.Sites, f.Object)
		}
		if n := len(t.Mentions); n == 0 || t.Mentions[n-1] != f.Trigger {
			t.Mentions = append(t.Mentions, f.Trigger)
		}
		if verb := p.shownSource(f.Trigger); !slices.Contains(t.Aliases, verb) && len(t.Aliases) < maxNames {
			t.Aliases = append(t.Aliases, verb)
		}
	}
	for _, t := range all {
		t.Name = p.tripName(t)
		p.res.Events = append(p.res.Events, t.Event)
	}
}

// tripOf returns the latest event of the kind that the fact belongs to: the one
// whose people did something at the same words or on the same day; or nil.
func tripOf(all []*trip, kind string, f Fact) *trip {
	for k := len(all) - 1; k >= max(0, len(all)-maxTrips); k-- {
		t := all[k]
		if t.Kind == kind && t.Date == f.Date && (t.leads[f.Subject] || t.Mentions[len(t.Mentions)-1] == f.Trigger) {
			return t
		}
	}
	return nil
}

const maxTrips = 16 // events that are looked back at

// tripName calls an event by who did it, its first verb and the first place:
// 张三等调研甲村等.
func (p *page) tripName(t *trip) string {
	name := p.nameOf(t.lead)
	if len(t.leads) > 1 {
		name += "等"
	}
	name += t.Aliases[0] + p.nameOf(t.Sites[0])
	if len(t.Sites) > 1 {
		name += "等"
	}
	return name
}

// participants notes who took part in which event, and as what.
func (p *page) participants() {
	type outing struct {
		lead entity.ID
		date string
	}
	type part struct {
		event int
		Participant
	}
	named := map[entity.ID]int{}
	trips := map[entity.Span][]int{} // by the words that tell of them
	for i, e := range p.res.Events {
		named[e.ID] = i
		if e.unnamed() {
			for _, m := range e.Mentions {
				trips[m] = append(trips[m], i)
			}
		}
	}
	seen := map[part]bool{}
	add := func(i int, who entity.ID, role Type) {
		q := part{i, Participant{who, role}}
		if !seen[q] {
			seen[q] = true
			p.res.Events[i].Participants = append(p.res.Events[i].Participants, q.Participant)
		}
	}
	latest := map[outing]int{}          // the event that those who go along go along on
	waiting := map[outing][]entity.ID{} // for an event that is told of later
	for _, f := range p.res.Facts {
		if f.Modality != "" {
			continue
		}
		switch f.Type {
		case Chaired, Attended, SpokeAt, Convened:
			if i, ok := named[f.Object]; ok {
				add(i, f.Subject, f.Type)
			}
		case Inspected, Visited:
			for _, i := range trips[f.Trigger] {
				if (p.res.Events[i].Kind == KindInspection) != (f.Type == Inspected) {
					continue
				}
				add(i, f.Subject, f.Type)
				o := outing{f.Subject, f.Date}
				latest[o] = i
				for _, who := range waiting[o] {
					add(i, who, Accompanied)
				}
				delete(waiting, o)
			}
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
	for i := range p.res.Events {
		slices.SortStableFunc(p.res.Events[i].Participants, func(a, b Participant) int {
			return cmp.Compare(slices.Index(roles, a.Role), slices.Index(roles, b.Role))
		})
	}
}

func (e Event) unnamed() bool { return e.Kind == KindInspection || e.Kind == KindVisit }
