package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Builder collects the results of articles. It is used by one goroutine.
type Builder struct {
	identity Identity
	dates    bool
	records  []*record

	lastSource, lastPage string // articles of one page come one after another
}

// Option changes what [NewBuilder] makes.
type Option func(*Builder)

// WithIdentity replaces [SameEntity].
func WithIdentity(f Identity) Option {
	return func(b *Builder) {
		if f != nil {
			b.identity = f
		}
	}
}

// WithDates makes the days of events vertices of their own, tied by [HeldOn].
// Without it an event's day is in [EventInfo] only, which is what algorithms
// want: a shared day ties nobody to anybody.
func WithDates() Option { return func(b *Builder) { b.dates = true } }

// NewBuilder returns an empty Builder.
func NewBuilder(opts ...Option) *Builder {
	b := &Builder{identity: SameEntity}
	for _, o := range opts {
		if o != nil {
			o(b)
		}
	}
	return b
}

// record is what the builder keeps of one article: neither its text nor its
// document.
type record struct {
	article *Article
	occs    []Occurrence
	posts   []post
	takes   [][2]int // person, event: indexes into occs
	facts   []rawFact
	named   regions // the divisions that the article names, bare or in bodies
	dropped []Dropped
}

// post is an office that the article gives the person with index occ.
type post struct {
	occ         int
	name, title string // the full name, and how it is written without its body
}

// rawFact is a fact whose ends are indexes into the occurrences of its record.
type rawFact struct {
	from, to int
	fact     Fact
}

// Dropped is a fact that is not in the graph because an end of it is unknown.
type Dropped struct {
	Article *Article
	Fact    relation.Fact
	Missing entity.ID
}

// Add takes the facts of one article. Results may come in any order, and one
// that comes twice counts once; a nil result or one without a document is
// nothing. Facts whose subject or object the result does not know are kept
// aside, see [Graph.Dropped]. The result is not changed, and not held on to.
func (b *Builder) Add(r *relation.Result) {
	if r == nil || r.Doc == nil {
		return
	}
	b.records = append(b.records, newReader(b, r).read())
}

// page returns a digest of a source.
func (b *Builder) page(source string) string {
	if b.lastPage == "" || source != b.lastSource {
		sum := sha256.Sum256([]byte(source))
		b.lastSource, b.lastPage = source, hex.EncodeToString(sum[:16])
	}
	return b.lastPage
}

// reader turns one result into a record.
type reader struct {
	record
	result   *relation.Result
	dates    bool
	entities map[entity.ID]*entity.Entity
	events   map[entity.ID]*relation.Event
	mentions map[entity.ID]string // how a title is written without its body
	index    map[entity.ID]int
	quotes   map[entity.Span]string
	sent     sentences
}

func newReader(b *Builder, r *relation.Result) *reader {
	d := r.Doc
	a := &d.Article
	t := &reader{
		result: r, dates: b.dates,
		entities: make(map[entity.ID]*entity.Entity, len(d.Entities)+len(r.Others)),
		events:   make(map[entity.ID]*relation.Event, len(r.Events)),
		mentions: map[entity.ID]string{},
		index:    map[entity.ID]int{},
		quotes:   map[entity.Span]string{},
	}
	t.named = regions{}
	t.article = &Article{ID: a.ID, Published: a.Published, Page: b.page(a.Source), regions: fmt.Sprint(a.Regions)}
	var headline strings.Builder
	for _, s := range a.Headline {
		s = clip(s, len(a.Source))
		headline.WriteString(a.Source[s.Start:s.End] + "\n")
	}
	t.article.Headline = squeeze(headline.String())
	for _, s := range a.Byline {
		s = clip(s, len(a.Source))
		t.article.Byline = append(t.article.Byline, squeeze(a.Source[s.Start:s.End]))
	}
	for i := len(r.Others) - 1; i >= 0; i-- {
		t.entities[r.Others[i].ID] = &r.Others[i]
	}
	for i := len(d.Entities) - 1; i >= 0; i-- {
		e := &d.Entities[i]
		t.entities[e.ID] = e
		switch e.Kind {
		case entity.Place:
			t.named.add(e.Name)
		case entity.Organisation:
			t.named.add(region(e.Name)) // 云浦县委 names 云浦县
		}
	}
	for _, places := range t.named {
		slices.Sort(places)
	}
	for i := len(r.Events) - 1; i >= 0; i-- {
		t.events[r.Events[i].ID] = &r.Events[i]
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if e := t.entities[m.Entity]; m.Kind == entity.Title && e != nil && m.Text != e.Name &&
			strings.HasSuffix(e.Name, m.Text) && len(m.Text) > len(t.mentions[m.Entity]) {
			t.mentions[m.Entity] = m.Text
		}
	}
	return t
}

func (t *reader) read() *record {
	for i := range t.result.Facts {
		f := &t.result.Facts[i]
		if missing, ok := t.missing(f.Subject, f.Object); ok {
			t.dropped = append(t.dropped, Dropped{t.article, *f, missing})
			continue
		}
		t.add(t.occurrence(f.Subject), t.occurrence(f.Object), Fact{Type: f.Type, Date: f.Date, Modality: f.Modality, Rule: f.Rule, Score: f.Score,
			Evidence: t.evidence(f.Evidence, f.Trigger)})
	}
	t.eventFacts()
	t.tie()
	return &t.record
}

func (t *reader) add(from, to int, f Fact) {
	t.facts = append(t.facts, rawFact{from, to, f})
}

// missing returns the first of the ids that the result does not know.
func (t *reader) missing(ids ...entity.ID) (entity.ID, bool) {
	for _, id := range ids {
		if t.events[id] == nil && t.entities[id] == nil {
			return id, true
		}
	}
	return "", false
}

// occurrence returns the index of the occurrence of an entity or event that
// the result knows.
func (t *reader) occurrence(id entity.ID) int {
	if i, ok := t.index[id]; ok {
		return i
	}
	var o Occurrence
	if e := t.events[id]; e != nil {
		o = Occurrence{Kind: relation.KindEvent, Name: e.Name, Aliases: e.Aliases, Event: e.Kind, Date: e.Date}
		if c := t.entities[e.Convener]; c != nil {
			o.Convener = c.Name
		}
	} else {
		e := t.entities[id]
		o = Occurrence{Kind: e.Kind, Name: e.Name, Aliases: e.Aliases, Code: e.Code}
	}
	o.Article, o.ID = t.article, id
	o.Aliases = slices.Clone(o.Aliases)
	t.index[id] = len(t.occs)
	t.occs = append(t.occs, o)
	return t.index[id]
}

func (t *reader) evidence(sentence, trigger entity.Span) Evidence {
	if sentence.IsZero() && !trigger.IsZero() {
		sentence = t.sent.around(t.result.Doc, trigger)
	}
	text, ok := t.quotes[sentence]
	if !ok {
		text = quote(&t.result.Doc.Article, sentence)
		t.quotes[sentence] = text
	}
	return Evidence{Article: t.article, Text: text, Span: sentence, Trigger: trigger}
}

// eventFacts adds what events say by themselves.
func (t *reader) eventFacts() {
	convened := map[[2]entity.ID]bool{}
	first := map[entity.ID]*relation.Fact{}
	for i := range t.result.Facts {
		f := &t.result.Facts[i]
		if first[f.Object] == nil {
			first[f.Object] = f
		}
		if f.Type == relation.Convened {
			convened[[2]entity.ID{f.Subject, f.Object}] = true
		}
	}
	for i := range t.result.Events {
		e := &t.result.Events[i]
		if t.events[e.ID] != e {
			continue // a second event of the same ID
		}
		if e.Kind == relation.KindInspection || e.Kind == relation.KindVisit {
			continue // its facts tie people to places already
		}
		var where Evidence
		if len(e.Mentions) > 0 {
			where = t.evidence(entity.Span{}, e.Mentions[0])
		} else if f := first[e.ID]; f != nil {
			where = t.evidence(f.Evidence, f.Trigger)
		} else {
			where = t.evidence(entity.Span{}, entity.Span{})
		}
		fact := func(typ relation.Type, from, to entity.ID) {
			t.add(t.occurrence(from), t.occurrence(to), Fact{Type: typ, Date: e.Date, Rule: "event", Score: 1, Evidence: where})
		}
		if e.Place != "" && t.entities[e.Place] != nil {
			fact(HeldAt, e.ID, e.Place)
		}
		if e.Convener != "" && t.entities[e.Convener] != nil && !convened[[2]entity.ID{e.Convener, e.ID}] {
			fact(relation.Convened, e.Convener, e.ID)
		}
		if t.dates && e.Date != "" {
			id := entity.ID("date:" + e.Date)
			if t.entities[id] == nil {
				t.entities[id] = &entity.Entity{ID: id, Kind: entity.Date, Name: e.Date}
			}
			fact(HeldOn, e.ID, id)
		}
	}
}

// tie notes what facts tie people to: the grounds of identity.
func (t *reader) tie() {
	for _, f := range t.facts {
		p, o := &t.occs[f.from], &t.occs[f.to]
		if p.Kind != entity.Person {
			continue
		}
		p.Region = t.named.county()
		switch o.Kind {
		case entity.Title:
			t.posts = append(t.posts, post{f.from, o.Name, t.mentions[o.ID]})
		case entity.Place:
			p.Places = append(p.Places, o.Name)
		case entity.Organisation:
			p.Bodies = append(p.Bodies, o.Name)
		case relation.KindEvent:
			t.takes = append(t.takes, [2]int{f.from, f.to})
			p.Places = append(p.Places, region(o.Name))
			e := t.events[o.ID]
			if place := t.entities[e.Place]; place != nil {
				p.Places = append(p.Places, place.Name)
			}
			if o.Convener != "" {
				p.Bodies = append(p.Bodies, o.Convener)
			}
		}
	}
}

// clear returns the occurrences with relative names made absolute, which can
// be done once it is known what the whole page names.
func (r *record) clear(page regions) []Occurrence {
	occs := slices.Clone(r.occs)
	for i := range occs {
		o := &occs[i]
		o.Full = o.Name
		if o.Kind == entity.Title || o.Kind == entity.Organisation {
			o.Full = absolute(o.Name, r.named, page)
		}
		if o.Convener != "" {
			o.Convener = cmp.Or(absolute(o.Convener, r.named, page), o.Convener)
		}
		var bodies []string
		for _, b := range o.Bodies {
			if b = absolute(b, r.named, page); b != "" {
				bodies = append(bodies, b)
			}
		}
		o.Bodies, o.Places = sortedSet(bodies), sortedSet(slices.Clone(o.Places))
	}
	for _, p := range r.posts {
		office := Office{Name: p.name}
		if full := absolute(p.name, r.named, page); full != "" {
			office = newOffice(full, p.title)
		}
		occs[p.occ].Offices = append(occs[p.occ].Offices, office)
	}
	for i := range occs {
		slices.SortFunc(occs[i].Offices, func(x, y Office) int {
			return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Home, y.Home))
		})
		occs[i].Offices = slices.Compact(occs[i].Offices)
	}
	return occs
}

func sortedSet(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}
