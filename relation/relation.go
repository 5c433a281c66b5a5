package relation

import "github.com/go-renshi/renshi/entity"

// Type names a relation.
type Type string

// The relations of the built-in rules. Rule files may add others.
const (
	Chaired     Type = "chaired"
	Attended    Type = "attended"
	SpokeAt     Type = "spoke_at"
	Inspected   Type = "inspected"
	Visited     Type = "visited"
	Accompanied Type = "accompanied"
	MetWith     Type = "met_with"
	HoldsTitle  Type = "holds_title"
	Appointed   Type = "appointed"
	Removed     Type = "removed"
	Convened    Type = "convened"
	HeldAt      Type = "held_at"     // event – place
	HappenedOn  Type = "happened_on" // event – date
	Signed      Type = "signed"      // person or body – the body or person with whom; each pair once
	Awarded     Type = "awarded"     // person or body – the honour received
	Reported    Type = "reported"    // reporter – agency or paper; where none is named, the article (KindOther)
	MemberOf    Type = "member_of"   // person – body
	PartOf      Type = "part_of"     // body – the body that it belongs to
	LocatedIn   Type = "located_in"  // place or body – place
)

// Kinds of entities that stand in facts without being mentions.
const (
	KindEvent entity.Kind = "event"
	KindOther entity.Kind = "other" // a topic or a group of people that is an object
)

// The kinds of events that have no name of their own in the text: rounds of
// inspections and of visits with greetings. Facts about them point to the places
// and people; the event gathers what the same people did on one day.
const (
	KindInspection = "inspection"
	KindVisit      = "visit"
)

// Event is a meeting, ceremony, inspection or visit that the article tells of.
type Event struct {
	ID           entity.ID
	Kind         string      // meeting, ceremony, inspection, visit, …
	Name         string      // the fullest name, 泊阳县…指挥部第二次会议; of an inspection who, verb (调研 where no such verb is used) and place
	Aliases      []string    // shorter names in the article, 会议; of an inspection the verbs that say what was done, 检查
	Date         string      // as [date.Value] writes it, "" if unknown
	Place        entity.ID   // "" if unknown; of an inspection or visit the first of Sites
	Sites        []entity.ID // of an inspection or visit: all places, bodies and people called on
	Convener     entity.ID   // the first body that held it; Participants has all of them
	Modality     string      // [Planned] or [Denied] of an event that only plans or denials tell of, else ""
	Participants []Participant
	Mentions     []entity.Span // where the event is named or told of, sorted
}

// Participant is a person or body that took part in an event, and as what: a
// person [Chaired], [Attended] or [SpokeAt] a meeting, [Inspected], [Visited] or
// [Accompanied] those who did; a body [Convened].
type Participant struct {
	ID   entity.ID
	Role Type
}

// Fact is one stated relation. Subject and Object are IDs of entities of the
// document, of events or of others of the result.
type Fact struct {
	Type     Type
	Subject  entity.ID
	Object   entity.ID
	Date     string      // as [date.Value] writes it, "" if unknown
	Trigger  entity.Span // the words that state it
	Evidence entity.Span // the sentence or clause around them
	Rule     string
	Modality string  // "" for what is stated as a fact; see [WithModality] and [Former]
	Score    float64 // 0..1
}

// The modalities that the built-in rules tell apart.
const (
	Planned  = "planned"  // will, is to, is asked to
	Denied   = "denied"   // did not
	Rumoured = "rumoured" // is said to have (网传, 传言)
	Former   = "former"   // held the office before (原, 前, 时任); kept without WithModality
)

// Result is what the rules found in one document.
type Result struct {
	Doc    *entity.Document
	Events []Event         // in the order of their first mentions
	Others []entity.Entity // objects that are no mentions
	Facts  []Fact          // sorted by trigger, then by type, subject and object
}

// Names returns the name of an entity, event or other object of the result and
// behind it its other names; nil if the result has none of that id. It looks through
// all of them: who asks for many, takes [Result.AllNames].
func (r *Result) Names(id entity.ID) (names []string) {
	r.named(func(of entity.ID, name string, aliases []string) bool {
		if of == id {
			names = append([]string{name}, aliases...)
		}
		return of != id
	})
	return names
}

// AllNames returns what [Result.Names] does for every id of the result.
func (r *Result) AllNames() map[entity.ID][]string {
	all := map[entity.ID][]string{}
	r.named(func(id entity.ID, name string, aliases []string) bool {
		if all[id] == nil {
			all[id] = append([]string{name}, aliases...)
		}
		return true
	})
	return all
}

// named yields everything that has a name until it is told to stop.
func (r *Result) named(yield func(id entity.ID, name string, aliases []string) bool) {
	if r.Doc != nil {
		for i := range r.Doc.Entities {
			if e := &r.Doc.Entities[i]; !yield(e.ID, e.Name, e.Aliases) {
				return
			}
		}
	}
	for i := range r.Events {
		if e := &r.Events[i]; !yield(e.ID, e.Name, e.Aliases) {
			return
		}
	}
	for i := range r.Others {
		if e := &r.Others[i]; !yield(e.ID, e.Name, e.Aliases) {
			return
		}
	}
}
