package relation

import (
	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// Extractor finds the events and facts of documents. It does not change after
// [New] and is safe for concurrent use.
type Extractor struct {
	set      *pattern.Set
	trace    func(Trace)
	modality bool
	off      map[string]bool // rules in code that are switched off

	fill      map[string]bool // words between a body and a title
	titleWord map[string]bool // words in front of a title that are no mention
	notHolder map[string]bool // titles that do not stand for a holder
	lexicons
}

// New builds an Extractor with the built-in rules and the given options.
// Everything that can fail fails here: a fault in a rule file is a
// [RuleError], and all faults are reported at once.
func New(opts ...Option) (*Extractor, error) {
	var c config
	for _, o := range opts {
		if o == nil {
			continue
		}
		if err := o(&c); err != nil {
			return nil, err
		}
	}
	return c.build()
}

// Extract finds the events and facts of one document. It cannot fail; no
// document gives no facts.
func (x *Extractor) Extract(d *entity.Document) *Result {
	if d == nil {
		return &Result{}
	}
	p := &page{x: x, d: d, text: d.View().Text(), res: &Result{Doc: d}, other: map[entity.ID]int{}, holds: map[int][]entity.Holding{}}
	p.words = x.set.Read(nil, p.text)
	p.self, p.own = map[string][]int{}, map[int]bool{}
	p.names = map[entity.ID]string{}
	for _, e := range d.Entities {
		p.names[e.ID] = e.Name
	}
	p.atoms = atomsOf(d)
	p.holders = map[entity.ID]int{}
	p.titled = map[string]int{}
	p.held = map[entity.ID][]entity.Holding{}
	for _, h := range d.Holdings {
		if who := d.Mentions[h.Person].Entity; len(p.held[who]) < maxHeld && !h.Former {
			p.held[who] = append(p.held[who], h)
		}
		office, t := d.Mentions[h.Title].Entity, d.Mentions[h.Title].Text
		if k, ok := p.holders[office]; ok && (k < 0 || d.Mentions[k].Entity != d.Mentions[h.Person].Entity) {
			p.holders[office] = -1
		} else if !ok {
			p.holders[office] = h.Person
		}
		if k, ok := p.titled[t]; ok && (k < 0 || d.Mentions[k].Entity != d.Mentions[h.Person].Entity) {
			p.titled[t] = -1
		} else if !ok {
			p.titled[t] = h.Person
		}
		if h.Apart {
			p.holds[-1-h.Title] = append(p.holds[-1-h.Title], h)
		} else {
			p.holds[h.Person] = append(p.holds[h.Person], h)
		}
	}
	p.read()
	p.structure()
	p.finish()
	return p.res
}

const maxHeld = 16 // offices of one person that 辞去职务 can mean
