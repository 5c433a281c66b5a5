package entity

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/gazetteer"
)

// Holding says that a title mention stands at a person: 区长|张三, 张三|区长,
// or one title shared by a list, 副区长张三、李四. It is what the text states by
// juxtaposition; package relation makes facts of it.
type Holding struct {
	Title  int  // index in Document.Mentions
	Person int  // index in Document.Mentions
	Former bool // 原, 前, 时任, 曾任 stands in front
	// Apart is set when the title names the person without a mention of the
	// name beside it (马书记); Person is then the mention that the name comes from.
	Apart bool
}

// link fills Mention.Entity, Document.Entities and Document.Holdings. It reads
// the mentions in the order of the folded text, because a headline may follow
// the body in the source.
//
//   - people: one name is one entity; a part of a foreign name (斯诺) and a bare
//     surname before a title go to the one full name that they can be part of;
//   - places: a name with and without its level word is one entity (甲川, 甲川市);
//   - organisations: see linkOrganisations;
//   - titles: a title mention refers to an office, see offices.link;
//   - dates: one entity for each text.
//
// A mention outside the article's regions is an entity by its own text.
func link(d *Document) {
	l := linkers.Get().(*linker)
	defer l.close()
	l.open(d)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		m.Entity = ""
		r, ok := d.view.Fold(m.Start, m.End)
		if !ok {
			l.at[i] = Range{Start: -1, End: -1}
			continue
		}
		l.at[i] = r
		l.order = append(l.order, i)
	}
	slices.SortStableFunc(l.order, func(a, b int) int { return cmp.Compare(l.at[a].Start, l.at[b].Start) })
	end := 0
	l.order = slices.DeleteFunc(l.order, func(i int) bool { // given by hand, over regions in another order
		if l.at[i].Start < end {
			l.at[i] = Range{Start: -1, End: -1}
			return true
		}
		end = l.at[i].End
		return false
	})
	for k, i := range l.order {
		l.rank[i] = k
		if of := l.kind(i).order(); of >= 0 {
			l.kinds[of] = append(l.kinds[of], i)
		}
	}
	for i := range d.Mentions {
		l.name[i] = d.Mentions[i].Text
	}
	l.readForms()
	l.readScript()
	l.linkPeople()
	l.linkPlaces()
	l.linkOrganisations()
	l.offices.link()
	l.oneWriting()
	l.entities()
}

// linker holds the state of linking one document.
type linker struct {
	d         *Document
	text      string        // the folded text
	script    map[rune]rune // traditional characters of the mentions and what they fold to; nil if none
	asIs      bool          // all mentions stand in the source as they do in the folded text
	districts [len(districtLevels) / len("省")]district

	// What follows is memory that is used for one document after the other.
	order   []int            // mentions inside the regions, in the order of the folded text
	kinds   [5][]int         // those of each kind; see all
	at      []Range          // of each mention; Start is -1 outside the regions
	rank    []int            // of each mention: its place in order
	forms   map[string]int   // what mentions inside the regions say in the folded text, numbered from 0
	form    []int            // of each mention: that number
	first   []int            // of each form: see firstOf
	name    []string         // of each mention: the name of the entity that it refers to
	entity  []int            // of each mention: that entity
	number  map[kindName]int // of each entity
	aliases map[alias]bool
	places  []coded
	bodies  bodies
	offices offices
}

var linkers = sync.Pool{New: func() any {
	l := &linker{forms: map[string]int{}, number: map[kindName]int{}, aliases: map[alias]bool{}}
	l.offices = offices{linker: l, byHolder: map[tenure]int{}, held: map[string][]int{}}
	return l
}}

// maxLinked is the number of mentions beyond which the memory for them is not kept.
const maxLinked = 1 << 11

func (l *linker) open(d *Document) {
	n := len(d.Mentions)
	l.d, l.text = d, d.view.Text()
	l.at, l.rank, l.form, l.name, l.entity = sized(l.at, n), sized(l.rank, n), sized(l.form, n), sized(l.name, n), sized(l.entity, n)
	l.order = slices.Grow(l.order, n)
	l.offices.open(n)
}

// close gives the memory of the linker back, which must not be used any more.
func (l *linker) close() {
	if len(l.name) > maxLinked {
		return
	}
	l.d, l.text, l.script, l.asIs = nil, "", nil, false
	clear(l.districts[:])
	clear(l.name)
	clear(l.forms)
	clear(l.number)
	clear(l.aliases)
	clear(l.places)
	l.places = l.places[:0]
	for k := range l.kinds {
		l.kinds[k] = l.kinds[k][:0]
	}
	l.order = l.order[:0]
	l.bodies.close()
	l.offices.close()
	linkers.Put(l)
}

// folded is the mention as it stands in the folded text.
func (l *linker) folded(i int) string {
	if l.at[i].Start < 0 {
		return l.d.Mentions[i].Text
	}
	return l.text[l.at[i].Start:l.at[i].End]
}

// readForms numbers what the mentions say, so that the same text is looked up once.
func (l *linker) readForms() {
	for _, i := range l.order {
		text := l.folded(i)
		k, ok := l.forms[text]
		if !ok {
			k = len(l.forms)
			l.forms[text] = k
		}
		l.form[i] = k
	}
}

// firstOf returns for each form the first mention of the kind that says so, -1 if there
// is none. It holds until the next call.
func (l *linker) firstOf(kind Kind) []int {
	l.first = sized(l.first, len(l.forms))
	for k := range l.first {
		l.first[k] = -1
	}
	for _, i := range l.all(kind) {
		if l.first[l.form[i]] < 0 {
			l.first[l.form[i]] = i
		}
	}
	return l.first
}

// readScript notes which characters of the mentions are traditional ones.
func (l *linker) readScript() {
	l.asIs = true
	for _, i := range l.order {
		if l.d.Mentions[i].Text == l.folded(i) {
			continue
		}
		l.asIs = false
		text, folded := []rune(l.d.Mentions[i].Text), []rune(l.folded(i))
		if len(text) != len(folded) {
			continue
		}
		for k, c := range text {
			if c != folded[k] {
				if l.script == nil {
					l.script = map[rune]rune{}
				}
				l.script[c] = folded[k]
			}
		}
	}
}

// plain is a name in the characters of the folded text.
func (l *linker) plain(name string) string {
	if l.script == nil {
		return name
	}
	return strings.Map(func(c rune) rune {
		if f, ok := l.script[c]; ok {
			return f
		}
		return c
	}, name)
}

// oneWriting gives a name that the article writes in several ways (臺北市, 台北市) its first one.
func (l *linker) oneWriting() {
	if !l.d.view.Traditional() {
		return
	}
	type name struct {
		kind  Kind
		plain string
	}
	first := map[name]string{}
	for i := range l.d.Mentions {
		if l.kind(i) == Date {
			continue
		}
		n := name{l.kind(i), l.plain(l.name[i])}
		if first[n] == "" {
			first[n] = l.name[i]
		}
		l.name[i] = first[n]
	}
}

// between is the folded text between two mentions; ok is false when it holds
// the end of a paragraph or more than limit bytes.
func (l *linker) between(a, b, limit int) (gap string, ok bool) {
	from, to := l.at[a].End, l.at[b].Start
	if from < 0 || to < from || to-from > limit {
		return "", false
	}
	gap = l.text[from:to]
	return gap, !strings.Contains(gap, "\n")
}

// before returns the mention before i in the folded text, or -1.
func (l *linker) before(i int) int {
	if k := l.rank[i]; l.at[i].Start >= 0 && k > 0 {
		return l.order[k-1]
	}
	return -1
}

// after returns the mention after i in the folded text, or -1.
func (l *linker) after(i int) int {
	if k := l.rank[i]; l.at[i].Start >= 0 && k+1 < len(l.order) {
		return l.order[k+1]
	}
	return -1
}

func (l *linker) kind(i int) Kind { return l.d.Mentions[i].Kind }

// all returns the mentions of a kind inside the regions, in the order of the folded text.
func (l *linker) all(k Kind) []int { return l.kinds[k.order()] }

// tail returns the last n bytes of folded text before mention i.
func (l *linker) tail(i, n int) string {
	start := l.at[i].Start
	if start < 0 {
		return ""
	}
	from := max(0, start-n)
	for from < start && !utf8.RuneStart(l.text[from]) {
		from++
	}
	return l.text[from:start]
}

// entities makes one entity of each kind and name, in order of first mention.
func (l *linker) entities() {
	d := l.d
	size := 0 // of all ids, in bytes
	for i := range d.Mentions {
		name := kindName{d.Mentions[i].Kind, l.name[i]}
		k, ok := l.number[name]
		if !ok {
			k = len(l.number)
			l.number[name] = k
			size += len(name.kind) + len(":") + len(name.name)
		}
		l.entity[i] = k
	}
	d.Entities = slices.Grow(d.Entities, len(l.number))
	var ids strings.Builder // one string, of which each id is a part
	ids.Grow(size)
	for i := range d.Mentions {
		m, k := &d.Mentions[i], l.entity[i]
		if k == len(d.Entities) {
			from := ids.Len()
			ids.WriteString(string(m.Kind))
			ids.WriteByte(':')
			ids.WriteString(l.name[i])
			d.Entities = append(d.Entities, Entity{ID: ID(ids.String()[from:]), Kind: m.Kind, Name: l.name[i]})
		}
		e := &d.Entities[k]
		m.Entity = e.ID
		if m.Kind != Title {
			l.addAlias(k, m.Text)
			continue
		}
		for _, text := range l.offices.stated[i] {
			l.addAlias(k, text)
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Kind != Title || l.offices.body[i] < 0 {
			continue
		}
		if e := &d.Entities[l.entity[i]]; e.Of == "" {
			e.Of = d.Mentions[l.offices.body[i]].Entity
		}
	}
	l.codePlaces()
}

// alias is another name of an entity.
type alias struct {
	entity int
	name   string
}

// addAlias adds a name to those of entity k, unless it is one of them.
func (l *linker) addAlias(k int, text string) {
	e := &l.d.Entities[k]
	if text == e.Name {
		return
	}
	of := len(l.aliases)
	if l.aliases[alias{k, text}] = true; len(l.aliases) > of {
		e.Aliases = append(e.Aliases, text)
	}
}

// codePlaces gives the places that are surely known their codes.
func (l *linker) codePlaces() {
	g, err := gazetteer.Load()
	if err != nil {
		return // New has reported it
	}
	for i := range l.d.Entities {
		if e := &l.d.Entities[i]; e.Kind == Place {
			l.places = append(l.places, coded{name: l.plain(e.Name)})
		}
	}
	codePlaces(g, l.places)
	next := 0
	for i := range l.d.Entities {
		if e := &l.d.Entities[i]; e.Kind == Place {
			e.Code = l.places[next].code
			next++
		}
	}
}
