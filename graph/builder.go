package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Builder collects the results of articles. It is used by one goroutine. The zero
// Builder is empty and ready to use.
type Builder struct {
	identity    Identity // nil: SameEntity
	dates       bool
	appearances bool
	overrides   []Override
	records     map[string][]*record // by the id of the article
	sorted      []*record            // those of the last Build
	fresh       []*record            // that came since
	gone        int                  // how many may have been removed of these
	work        *work                // nil unless WithIncremental

	lastSource, lastPage string // articles of one page come one after another
}

// Option changes what [NewBuilder] makes. Options are applied in the order given;
// none of them can be wrong. The zero Option changes nothing.
type Option struct{ apply func(*Builder) }

// WithIdentity replaces [SameEntity], which is also what nil means.
func WithIdentity(f Identity) Option { return Option{func(b *Builder) { b.identity = f }} }

// WithDates makes the days of events vertices of their own, tied by [HeldOn] and
// by [relation.HappenedOn], which has the words of the article. Without it an event's day is in [EventInfo] only, which is what algorithms
// want: a shared day ties nobody to anybody.
func WithDates() Option { return Option{func(b *Builder) { b.dates = true }} }

// WithAppearances counts every article that names a person among
// [Vertex.Articles], also where it states no fact about them, and makes people
// of whom no article states one vertices without edges. That is what questions
// such as who stopped appearing want.
func WithAppearances() Option { return Option{func(b *Builder) { b.appearances = true }} }

// WithIncremental makes [Builder.Build] keep what it finds out, so that after a few
// changes the next Build looks only at what they touch: the articles themselves,
// the people whose names stand in them, the vertices that they are joined in. The
// graph is the same and takes a fraction of the time; the Builder keeps about as
// much memory as a graph takes.
func WithIncremental() Option { return Option{func(b *Builder) { b.work = &work{} }} }

// WithOverrides adds overrides: what is the [Same] and what is [Different],
// whatever the [Identity] says. [Builder.Overrule] replaces them, [Graph.Unmet]
// tells which could not be followed.
func WithOverrides(overrides ...Override) Option {
	return Option{func(b *Builder) { b.overrides = append(b.overrides, overrides...) }}
}

// NewBuilder returns an empty Builder. Without options it is the zero Builder.
func NewBuilder(opts ...Option) *Builder {
	b := &Builder{}
	for _, o := range opts {
		if o.apply != nil {
			o.apply(b)
		}
	}
	return b
}

// record is what the builder keeps of one article: neither its text nor its
// document.
type record struct {
	article *Article
	occs    []Occurrence
	posts   []given
	takes   [][2]int32 // person, event: indexes into occs
	facts   []rawFact
	named   regions // the divisions that the article names, bare or in bodies
	// institutions are companies, hospitals, schools that the article names.
	institutions []string
	land         land
	dropped      []Dropped

	gone    bool     // removed
	cleared *cleared // by the last Build; nil unless WithIncremental
}

// given is an office that the article gives the person with index occ.
type given struct {
	occ         int
	name, title string // the full name, and how it is written without its body
	guessed     bool   // the article does not write it with its region
	state       State
}

// rawFact is a fact whose ends are indexes into the occurrences of its record.
type rawFact struct {
	from, to             int32
	typ                  relation.Type
	date, modality, rule string
	score                float64
	text                 string
	span, trigger        entity.Span
}

// fact returns it without its ends.
func (f *rawFact) fact(a *Article) Fact {
	return Fact{Type: f.typ, Date: f.date, Modality: f.modality, Rule: f.rule, Score: f.score,
		Evidence: Evidence{Article: a, Text: f.text, Span: f.span, Trigger: f.trigger}}
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
	rec := *newReader(b, r).read() // without what the reader needs besides
	rec.occs, rec.facts = slices.Clip(slices.Clone(rec.occs)), slices.Clip(slices.Clone(rec.facts))
	if b.records == nil {
		b.records = map[string][]*record{}
	}
	b.records[rec.article.ID] = append(b.records[rec.article.ID], &rec)
	b.fresh = append(b.fresh, &rec)
}

// Replace takes the result of a corrected article in place of all that was
// added under its id. The next graph is the one that would be built from the
// articles as they are now.
func (b *Builder) Replace(r *relation.Result) {
	if r == nil || r.Doc == nil {
		return
	}
	b.Remove(r.Doc.Article.ID)
	b.Add(r)
}

// Remove takes away all that was added under the id of an article and says
// whether there was anything. Of a page that was split into articles each has
// an id of its own.
func (b *Builder) Remove(id string) bool {
	_, ok := b.records[id]
	for _, r := range b.records[id] {
		r.gone = true
		b.gone++
	}
	delete(b.records, id)
	if b.gone > len(b.fresh)/2 { // nothing is held on to, also if nobody builds
		b.fresh, b.gone = slices.DeleteFunc(b.fresh, isGone), 0
	}
	return ok
}

// Overrule takes back every [Same] and [Different] and follows those that are
// given instead.
func (b *Builder) Overrule(overrides ...Override) { b.overrides = slices.Clone(overrides) }

func isGone(r *record) bool { return r.gone }

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
	printed  map[entity.ID]*printed // names of an article in traditional characters
	dates    bool
	entities map[entity.ID]*entity.Entity
	events   map[entity.ID]*relation.Event
	mentions map[entity.ID]string   // how a title is written without its body
	written  map[personTitle]bool   // person ("" for any) and office: written with its region?
	names    map[personTitle]string // the office as it stands at the person, where that begins with a region
	inFulls  []bool                 // of each mention of a title
	counties []string               // that the article names, or names places of
	cities   []string
	perhaps  []string // counties that have a town of a name in the article, where that is all that is known
	index    map[entity.ID]int
	quotes   map[entity.Span]string
	sent     sentences
}

type personTitle struct{ person, title entity.ID }

func newReader(b *Builder, r *relation.Result) *reader {
	r, printed := simplified(r)
	d := r.Doc
	a := &d.Article
	t := &reader{
		result: r, dates: b.dates, printed: printed,
		entities: make(map[entity.ID]*entity.Entity, len(d.Entities)+len(r.Others)),
		events:   make(map[entity.ID]*relation.Event, len(r.Events)),
		mentions: map[entity.ID]string{},
		index:    map[entity.ID]int{},
		quotes:   map[entity.Span]string{},
	}
	t.land = newLand()
	var names []string // of divisions
	t.article = &Article{ID: a.ID, Published: a.Published, Page: b.page(a.Source), regions: slices.Clone(a.Regions)}
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
		t.entities[d.Entities[i].ID] = &d.Entities[i]
	}
	for i := range d.Entities {
		switch e := &d.Entities[i]; e.Kind {
		case entity.Place:
			names = append(names, e.Name)
			if e.Code != "" {
				t.land.know(e.Name, e.Code)
			}
		case entity.Organisation:
			if institution(e.Name) && !common(e.Name) {
				t.institutions = append(t.institutions, e.Name)
			}
			for l := range links(party(e.Name)) { // 云浦县委 names 云浦县
				names = append(names, l)
			}
		}
	}
	t.survey(sortedSet(names)) // places of the article settle the codes of others
	for i := len(r.Events) - 1; i >= 0; i-- {
		t.events[r.Events[i].ID] = &r.Events[i]
	}
	t.written = map[personTitle]bool{}
	t.names = map[personTitle]string{}
	t.inFulls = make([]bool, len(d.Mentions))
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Kind == entity.Title {
			t.inFulls[i] = t.inFull(i)
			t.written[personTitle{"", m.Entity}] = t.written[personTitle{"", m.Entity}] || t.inFulls[i]
		}
		if e := t.entities[m.Entity]; m.Kind == entity.Title && e != nil && m.Text != e.Name &&
			strings.HasSuffix(e.Name, m.Text) && len(m.Text) > len(t.mentions[m.Entity]) {
			t.mentions[m.Entity] = m.Text
		}
	}
	for _, h := range d.Holdings {
		if min(h.Title, h.Person) >= 0 && max(h.Title, h.Person) < len(d.Mentions) {
			p := personTitle{d.Mentions[h.Person].Entity, d.Mentions[h.Title].Entity}
			t.written[p] = t.written[p] || t.inFulls[h.Title]
			if said := t.said(h.Title); said != "" {
				t.names[p] = said
			}
		}
	}
	return t
}

func (t *reader) read() *record {
	for i := range t.result.Facts {
		f := &t.result.Facts[i]
		if f.Type == relation.HappenedOn && !t.dates {
			continue // EventInfo has it
		}
		if missing, ok := t.missing(f.Subject, f.Object); ok {
			t.dropped = append(t.dropped, Dropped{t.article, *f, missing})
			continue
		}
		r := t.evidence(f.Evidence, f.Trigger)
		r.typ, r.date, r.modality, r.rule, r.score = f.Type, f.Date, f.Modality, f.Rule, f.Score
		t.add(t.occurrence(f.Subject), t.occurrence(f.Object), r)
	}
	t.eventFacts()
	t.tie()
	return &t.record
}

func (t *reader) add(from, to int, f rawFact) {
	f.from, f.to = int32(from), int32(to)
	t.facts = append(t.facts, f)
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
		o = Occurrence{Kind: relation.KindEvent, Name: e.Name, Aliases: e.Aliases, Occasion: &Occasion{Event: e.Kind, Date: e.Date}}
		if c := t.entities[e.Convener]; c != nil {
			o.Convener = c.Name
		}
	} else {
		e := t.entities[id]
		o = Occurrence{Kind: e.Kind, Name: e.Name, Aliases: e.Aliases, Code: e.Code}
		if o.Kind == relation.KindEvent { // of which nothing but its name is known
			o.Occasion = &Occasion{}
		}
	}
	o.Article, o.ID, o.printed = t.article, id, t.printed[id]
	o.Aliases = slices.Clone(o.Aliases)
	t.index[id] = len(t.occs)
	t.occs = append(t.occs, o)
	return t.index[id]
}

func (t *reader) evidence(sentence, trigger entity.Span) rawFact {
	if sentence.IsZero() && !trigger.IsZero() {
		sentence = t.sent.around(t.result.Doc, trigger)
	}
	text, ok := t.quotes[sentence]
	if !ok {
		text = quote(&t.result.Doc.Article, sentence)
		t.quotes[sentence] = text
	}
	return rawFact{text: text, span: sentence, trigger: trigger}
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
		var where rawFact
		if len(e.Mentions) > 0 {
			where = t.evidence(entity.Span{}, e.Mentions[0])
		} else if f := first[e.ID]; f != nil {
			where = t.evidence(f.Evidence, f.Trigger)
		} else {
			where = t.evidence(entity.Span{}, entity.Span{})
		}
		fact := func(typ relation.Type, from, to entity.ID) {
			f := where
			f.typ, f.date, f.rule, f.score = typ, e.Date, "event", 1
			t.add(t.occurrence(from), t.occurrence(to), f)
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

// survey finds the counties and cities of the article among the divisions that
// it names.
func (t *reader) survey(names []string) {
	for _, name := range names {
		t.named.add(name)
		code := t.land.code(name)
		if code != "" {
			t.land.know(name, code)
		}
		county, city, _ := t.land.above(name, code)
		if county != "" {
			t.counties = append(t.counties, county)
			t.named.add(county)
		}
		if city != "" {
			t.cities = append(t.cities, city)
			t.named.add(city)
		}
	}
	t.counties, t.cities = sortedSet(t.counties), sortedSet(t.cities)
	if len(t.counties) > 0 {
		return
	}
	for _, name := range names {
		if t.land.code(name) == "" {
			t.perhaps = append(t.perhaps, t.land.perhaps(name)...)
		}
	}
	t.perhaps = sortedSet(t.perhaps)
}

// inFull says whether the office at a title mention is written with its region
// or an institution in front: 泊阳县|委|书记, not 县委|书记. Titles in a row
// share what stands in front of the first.
func (t *reader) inFull(i int) bool {
	ms, source := t.result.Doc.Mentions, t.result.Doc.Article.Source
	for k := i; ; k-- {
		m := &ms[k]
		if k < i && m.Kind == entity.Title {
			return t.inFulls[k] // the answer for the title before
		}
		if link, _ := chain(party(m.Text)); link != "" || institution(m.Text) && !common(m.Text) || home(m.Text) == centre {
			return true
		}
		if k == 0 || ms[k-1].End < 0 || ms[k-1].End > m.Start || m.Start > len(source) {
			return false
		}
		switch ms[k-1].Kind {
		case entity.Title, entity.Organisation, entity.Place:
		default:
			return false
		}
		switch t.simplified(squeeze(source[ms[k-1].End:m.Start])) {
		case "", "、", "原", "前", "时任", "兼", "和":
		default:
			return false
		}
	}
}

// said returns the office at a title mention as it stands there, with the body
// right in front, if that begins with a region; else "".
func (t *reader) said(i int) string {
	ms := t.result.Doc.Mentions
	if i == 0 || ms[i-1].End != ms[i].Start || ms[i-1].Kind != entity.Organisation {
		return ""
	}
	if link, _ := chain(party(ms[i-1].Text)); link == "" {
		return ""
	}
	return ms[i-1].Text + ms[i].Text
}

// companions is the number of people of an article whose names are noted, for
// each of them, as those of their company: the first that are named.
const companions = 40

// tie notes what the article ties people to: the grounds of identity.
func (t *reader) tie() {
	reporters := map[string]bool{} // stand in every article
	for _, n := range t.article.Byline {
		reporters[t.simplified(n)] = true
	}
	for i := range t.facts {
		if f := &t.facts[i]; f.typ == relation.Reported {
			reporters[t.occs[f.from].Name] = true
		}
	}
	var names []string
	for i := range t.result.Doc.Entities {
		if e := &t.result.Doc.Entities[i]; e.Kind == entity.Person && t.entities[e.ID] == e {
			t.occurrence(e.ID)
			if len(names) < companions && !reporters[e.Name] && !slices.Contains(names, e.Name) {
				names = append(names, e.Name)
			}
		}
	}
	slices.Sort(names)
	day := ""
	if !t.article.Published.IsZero() {
		day = t.article.Published.Format(time.DateOnly)
	} else {
		for _, f := range t.facts {
			day = max(day, fullDay(f.date))
		}
	}
	setting := &Setting{Day: day, Region: t.named.county(), Counties: t.counties, Cities: t.cities, With: names, perhaps: t.perhaps}
	for i := range t.occs {
		if p := &t.occs[i]; p.Kind == entity.Person {
			p.Traits = &Traits{Setting: setting}
		}
	}
	for i, f := range t.facts {
		p, o := &t.occs[f.from], &t.occs[f.to]
		p.stands, o.stands = true, true
		if f.typ == relation.LocatedIn && p.Kind == entity.Place && o.Kind == entity.Place {
			t.land.put(p.Name, o.Name)
		}
		if p.Kind != entity.Person {
			continue
		}
		p.Acts = max(p.Acts, actOf(f.typ))
		switch o.Kind {
		case entity.Title:
			g := given{occ: int(f.from), name: o.Name, title: t.mentions[o.ID], state: stateOf(&t.facts[i])}
			full, mentioned := t.written[personTitle{p.ID, o.ID}]
			if !mentioned {
				full, mentioned = t.written[personTitle{"", o.ID}]
			}
			g.guessed = mentioned && !full
			if said := t.names[personTitle{p.ID, o.ID}]; said != "" && region(said) != region(o.Name) {
				g.name = said // 市委 was taken for that of another city
			}
			t.posts = append(t.posts, g)
		case entity.Place:
			p.Places = append(p.Places, o.Name)
		case entity.Organisation:
			p.Bodies = append(p.Bodies, o.Name)
		case relation.KindEvent:
			t.takes = append(t.takes, [2]int32{f.from, f.to})
			p.Places = append(p.Places, region(o.Name))
			if e := t.events[o.ID]; e != nil && t.entities[e.Place] != nil {
				p.Places = append(p.Places, t.entities[e.Place].Name)
			}
			if o.Convener != "" {
				p.Bodies = append(p.Bodies, o.Convener)
			}
		}
	}
}

// fullDay is the first day of a value that has one, else "".
func fullDay(value string) string {
	if len(value) >= len(time.DateOnly) && !strings.ContainsRune(value[:10], 'X') && value[4] == '-' && value[7] == '-' {
		return value[:10]
	}
	return ""
}

func stateOf(f *rawFact) State {
	switch {
	case f.typ == relation.Appointed:
		return Taken
	case f.typ == relation.Removed:
		return Left
	case f.modality == relation.Former:
		return Former
	}
	return Holds
}

// actOf says what a relation tells of the person that does it.
func actOf(t relation.Type) Act {
	switch t {
	case relation.Chaired, relation.Inspected, relation.Visited, relation.MetWith, relation.Accompanied:
		return Leads
	case relation.Attended, relation.SpokeAt, relation.HoldsTitle, relation.Appointed, relation.Removed:
		return TakesPart
	}
	return NoAct
}

// clear copies the occurrences with relative names made absolute, which can be
// done once it is known what the whole page names.
func (r *record) clear(occs []Occurrence, article *Article, page regions, m *memory) {
	copy(occs, r.occs)
	for i := range occs {
		o := &occs[i]
		o.Article = article
		o.Full = o.Name
		if o.Kind == entity.Title || o.Kind == entity.Organisation {
			o.Full = absolute(o.Name, r.named, page)
			o.Code = r.land.code(m.region(o.Full))
		}
		if o.Occasion != nil && o.Convener != "" {
			e := *o.Occasion
			e.Convener = cmp.Or(absolute(o.Convener, r.named, page), o.Convener)
			o.Occasion = &e
		}
		if o.Traits == nil {
			continue
		}
		t := *o.Traits
		t.Bodies = nil
		for _, b := range o.Bodies {
			if b = absolute(b, r.named, page); b != "" {
				t.Bodies = append(t.Bodies, b)
			}
		}
		t.Bodies, t.Places = sortedSet(t.Bodies), sortedSet(slices.Clone(t.Places))
		o.Traits = &t
	}
	for _, p := range r.posts {
		o := &occs[p.occ]
		o.Offices = append(o.Offices, r.office(p, page, m))
	}
	for i := range occs {
		if occs[i].Traits != nil {
			r.settle(&occs[i])
		}
	}
}

// office reads an office that the article gives.
func (r *record) office(p given, page regions, m *memory) Office {
	full := absolute(p.name, r.named, page)
	if full == "" {
		return Office{Name: p.name, Post: post(p.name), State: p.state, title: p.title}
	}
	o := m.office(full, p.title)
	o.State = p.state
	o.Guessed = p.guessed || full != p.name
	if o.Home == "" || o.Home == centre {
		return o
	}
	if link := m.region(o.Home); link != "" {
		chain := append(slices.DeleteFunc(slices.Clone(o.within), func(l string) bool { return l == link }), link)
		chain = append(r.land.chain(chain[0]), chain[1:]...)
		o.Code, o.county, o.city, o.province = r.land.locate(chain)
		o.where = cmp.Or(differs(o.county, link), differs(o.city, link), differs(o.province, link))
	}
	return o
}

// differs returns a name unless it is the other one.
func differs(name, other string) string {
	if name == other {
		return ""
	}
	return name
}

// settle sorts the offices of a person and gives organs without a region that of
// the other offices: 泊阳县委常委、组织部部长.
func (r *record) settle(o *Occurrence) {
	var known Office
	for _, f := range o.Offices {
		if f.regional && f.State <= Taken && (known.Home == "" || known.Guessed && !f.Guessed) {
			known = f
		}
	}
	for i := range o.Offices {
		if f := &o.Offices[i]; known.Home != "" && f.Home == "" && f.State <= Taken && organ(strings.TrimSuffix(f.Name, f.title)) && f.title != "" {
			f.Home, f.Code, f.where, f.Guessed, f.regional = known.Home, known.Code, known.where, known.Guessed, true
			f.county, f.city, f.province = known.county, known.city, known.province
			_, n := utf8.DecodeLastRuneInString(f.Home)
			f.Post = withLevel(f.Home[len(f.Home)-n:], f.Post)
		}
		if f := &o.Offices[i]; f.Home == "" && len(r.institutions) == 1 && !strings.HasSuffix(f.Post, "记者") {
			if _, level, _ := relative(f.Name); level == 0 { // 记者走进鹿鸣药业有限公司，董事长…
				f.Home, f.Guessed = lastLink(r.institutions[0]), true
			}
		}
	}
	slices.SortFunc(o.Offices, func(x, y Office) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Home, y.Home), cmp.Compare(x.State, y.State), cmp.Compare(x.Post, y.Post))
	})
	o.Offices = slices.CompactFunc(o.Offices, func(x, y Office) bool {
		return x.Name == y.Name && x.Home == y.Home && x.State == y.State
	})
}

// memory remembers what was read in names, which recur. It is used by one
// goroutine.
type memory struct {
	offices map[[2]string]Office
	regions map[string]string
}

func newMemory() *memory { return &memory{map[[2]string]Office{}, map[string]string{}} }

func (m *memory) office(full, title string) Office {
	o, ok := m.offices[[2]string{full, title}]
	if !ok {
		o = newOffice(full, title)
		m.offices[[2]string{full, title}] = o
	}
	return o
}

func (m *memory) region(name string) string {
	r, ok := m.regions[name]
	if !ok {
		r = region(name)
		m.regions[name] = r
	}
	return r
}

func sortedSet[S ~string](s []S) []S {
	slices.Sort(s)
	return slices.Compact(s)
}
