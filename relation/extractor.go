package relation

import (
	"fmt"
	"slices"
	"sync"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// Extractor finds the events and facts of documents. It is made by [New], does not
// change afterwards and is safe for concurrent use. The zero Extractor has no rules
// and finds nothing.
type Extractor struct {
	set      *pattern.Set
	trace    func(Trace)
	modality bool
	off      map[string]bool // rules in code that are switched off

	fill      map[string]bool // words between a body and a title
	titleWord map[string]bool // words in front of a title that are no mention
	notHolder map[string]bool // titles that do not stand for a holder
	lexicons

	rooms sync.Pool // of *room
}

// room is memory that is used for one document after the other.
type room struct {
	words   *pattern.Reading
	matcher *pattern.Matcher
	tape    pattern.Tape

	atoms     []atom // in the order of the folded text
	sentences []sentence
	chunks    []chunk
	items     []item           // of the chunks
	lines     []entity.Range   // of the headline
	holds     []entity.Holding // sorted by holder
	spaces    []int            // where a space parts two statements of a headline, sorted
	mentions  []eventMention
	events    []*event // behind them, up to the capacity, those of earlier documents
	facts     []Fact   // as they are found
	told      []*Fact  // those of the result
	bodies    []body
	chunker   chunker
	discourse discourse

	entities map[entity.ID]*entity.Entity // of the document, see entity
	holders  map[entity.ID]int            // office → the mention of its only holder, -1 if of several
	titled   map[string]int               // title → the mention of the only person who has it, -1 if of several
	other    map[entity.ID]int            // where in others each of them is
	self     map[string][]int             // what 我校 may mean: mentions
	own      map[int]bool                 // dates that say which event is meant: 昨天|的招商大会
	tookPart map[entity.ID]bool           // people who were said to take part in something
	fronts   map[string]entity.ID         // what names begin with, see within
	seen     map[factKey]bool             // what facts say
}

func (x *Extractor) newRoom() *room {
	r := &room{words: x.set.Read(nil, ""), entities: map[entity.ID]*entity.Entity{}, holders: map[entity.ID]int{},
		titled: map[string]int{}, other: map[entity.ID]int{},
		self: map[string][]int{}, own: map[int]bool{}, tookPart: map[entity.ID]bool{}, fronts: map[string]entity.ID{}, seen: map[factKey]bool{}}
	r.matcher = x.set.Matcher(r.words)
	return r
}

// keptMax is the number of bytes of a text beyond which the memory for it is not kept.
const keptMax = 3 << 17

// leave lets go of the document.
func (r *room) leave(x *Extractor) {
	x.set.Read(r.words, "")
	clear(r.sentences)
	clear(r.chunks)
	clear(r.items)
	clear(r.mentions)
	for _, e := range r.events {
		e.forget()
	}
	clear(r.facts)
	clear(r.told)
	clear(r.bodies)
	r.chunks, r.items, r.facts, r.bodies = r.chunks[:0], r.items[:0], r.facts[:0], r.bodies[:0]
	r.told, r.mentions, r.events, r.spaces = r.told[:0], r.mentions[:0], r.events[:0], r.spaces[:0]
	clear(r.entities)
	clear(r.holders)
	clear(r.titled)
	clear(r.other)
	clear(r.self)
	clear(r.own)
	clear(r.tookPart)
	clear(r.fronts)
	clear(r.seen)
	r.chunker.page = nil
	r.discourse = discourse{clauses: r.discourse.clauses, moods: r.discourse.moods, dates: r.discourse.dates[:0], fact: r.discourse.fact}
}

// New builds an Extractor with the built-in rules and the given options.
// Everything that can fail fails here: a fault in a rule file is a
// [RuleError], and all faults are reported at once.
func New(opts ...Option) (*Extractor, error) {
	var c config
	var errs []error
	for _, o := range opts {
		if o.apply == nil {
			continue
		}
		if err := o.apply(&c); err != nil {
			errs = append(errs, fmt.Errorf("relation: %w", err))
		}
	}
	return c.build(errs)
}

// Extract finds the events and facts of one document, in that part of the article
// that its View holds: what [entity.Limits] left unread gives no facts, and there
// are no limits besides. It cannot fail; no document gives the zero Result.
func (x *Extractor) Extract(d *entity.Document) *Result {
	if d == nil || x.set == nil {
		return &Result{Doc: d}
	}
	p := &page{x: x, d: d, text: d.View().Text(), res: &Result{Doc: d}}
	p.room, _ = x.rooms.Get().(*room)
	if p.room == nil {
		p.room = x.newRoom()
	}
	x.set.Read(p.words, p.text)
	defer func() {
		if len(p.text) <= keptMax {
			p.leave(x)
			x.rooms.Put(p.room)
		}
	}()
	p.atoms = atomsOf(p.atoms, d)
	p.lines = p.headlines(p.lines)
	for _, h := range d.Holdings {
		office, t := d.Mentions[h.Title].Entity, d.Simplified(d.Mentions[h.Title].Text)
		if k, ok := p.holders[office]; ok && (k < 0 || d.Mentions[k].Entity != d.Mentions[h.Person].Entity) {
			p.holders[office] = -1
		} else if !ok {
			p.holders[office] = h.Person
		}
		if k, ok := p.titled[t]; ok && (k < 0 || d.Mentions[k].Entity != d.Mentions[h.Person].Entity) {
			p.titled[t] = -1
		} else if !ok {
			p.titled[t] = h.Person
			p.titledBy.add(first(t))
		}
	}
	p.holds = append(p.holds[:0], d.Holdings...)
	sortBy(p.holds, holder)
	p.read()
	p.structure()
	p.finish()
	return p.res
}

// holder is the mention that a title stands at: the person, or the title itself where
// it stands in the text without him.
func holder(h entity.Holding) int {
	if h.Apart {
		return h.Title
	}
	return h.Person
}

// heldAt returns the titles that stand at a mention.
func (p *page) heldAt(mention int) []entity.Holding {
	from, _ := slices.BinarySearchFunc(p.holds, mention, func(h entity.Holding, m int) int { return holder(h) - m })
	to := from
	for to < len(p.holds) && holder(p.holds[to]) == mention {
		to++
	}
	return p.holds[from:to]
}

// entity returns an entity of the document, nil if there is none of that id.
func (p *page) entity(id entity.ID) *entity.Entity {
	if id == "" {
		return nil
	}
	if len(p.entities) == 0 { // many articles never ask
		for i := range p.d.Entities {
			p.entities[p.d.Entities[i].ID] = &p.d.Entities[i]
		}
	}
	return p.entities[id]
}

// name returns the name of an entity of the document, "" if there is none of that id.
func (p *page) name(id entity.ID) string {
	if e := p.entity(id); e != nil {
		return e.Name
	}
	return ""
}

// officesOf returns the titles that stand at the names of a person now.
func (p *page) officesOf(person entity.ID) []entity.Holding {
	if p.held == nil {
		p.held = map[entity.ID][]entity.Holding{}
		for _, h := range p.d.Holdings {
			if who := p.d.Mentions[h.Person].Entity; len(p.held[who]) < maxHeld && !h.Former {
				p.held[who] = append(p.held[who], h)
			}
		}
	}
	return p.held[person]
}

const maxHeld = 16 // offices of one person that 辞去职务 can mean
