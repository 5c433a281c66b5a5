package graph

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Occurrence is one entity as one article shows it: all that is known about it
// when it is decided which occurrences are one.
type Occurrence struct {
	Article *Article
	ID      entity.ID
	Kind    entity.Kind
	Name    string   // in simplified characters, whatever the article prints
	Full    string   // Name made clear by the only region it can mean (县委 → 泊阳县委); "" if that is open
	Aliases []string // other names in the article
	Code    string   // places: division code; bodies and offices: that of their region

	*Occasion // of events; an [Identity] sees an empty one in other kinds
	*Traits   // of people; an [Identity] sees empty ones in other kinds

	// Forced are numbers of the overrides that name it: n of a [Same], -n of a
	// [Different]. Occurrences that share one must, or must not, be joined. The
	// builder sees to it whatever the answer; an Identity that heeds them gives
	// better answers.
	Forced []int

	stands  bool     // in a fact
	printed *printed // nil for articles in simplified characters
}

// Occasion is what an article tells of an event.
type Occasion struct {
	Event    string // meeting, ceremony, …
	Date     string // as [date.Value] writes it
	Convener string // full name of the body that held it
}

// Traits are what an article tells of a person.
type Traits struct {
	*Setting
	Offices []Office // that they hold, take, leave or held before
	Places  []string // that facts tie them to
	Bodies  []string // that facts tie them to, full names
	Events  []Key    // that they took part in, after events were joined
	Acts    Act      // what the facts say they do
}

// Setting is what the people of an article share.
type Setting struct {
	Day      string   // of the article, 2006-01-02; "" if unknown
	Region   string   // the county or district, where the article names exactly one
	Counties []string // all counties and districts that the article names or names places of
	Cities   []string // likewise
	With     []string // names of people, without reporters

	perhaps []string // counties that have a town of a name in the article, where none is sure
}

// Act is what somebody does in an article.
type Act int

// The acts, from the least to the most telling.
const (
	NoAct     Act = iota // is only named
	TakesPart            // attends, speaks, holds an office
	Leads                // does what those in office do: chairs, inspects, receives
)

// Identity decides which of the occurrences are one. They are all of one kind
// and sorted by name and article; the answer has one number for each, equal
// for those that are one. Events are asked first. It must depend on nothing but
// the occurrences. Missing numbers mean an occurrence that stands alone.
type Identity func(occurrences []Occurrence) []int

// SameEntity is the default [Identity].
//
//   - People of one name are one when they hold the same office, or offices of
//     one region that one person can hold at once or one after another, or when
//     an article gives them two offices (an appointment, 原, 时任), or when the
//     one comes to a city or province where the other has just left, in the same
//     line of work, and nobody else of the name can have. Two offices that nobody holds at once keep them
//     apart. An occurrence without such an office goes to the person for whom
//     most speaks: a title, the county, the page, an event, places, bodies, those
//     who stand beside, time. Where that is too little or as much speaks for
//     another, it stays apart, as it does when the titles do not go together
//     (区长 and 医生). Name alone never joins.
//   - Bodies and offices are one by their full name, however it is written
//     (中共中站区委, 中站区委), and apart when the codes of their regions differ. A
//     name that is only clear in its region (区委) is one within its page when the
//     region is not known.
//   - Places are one by name, and apart when their codes differ.
//   - Events are one within a page when name and day agree and the conveners do
//     not differ; in different sources when also the convener agrees or the
//     name is long enough to be its own.
//   - Other objects are one within a page.
func SameEntity(occurrences []Occurrence) []int { return sameEntity(filled(occurrences), nil, nil) }

// filled returns a copy in which nothing that an [Identity] reads is nil.
func filled(occurrences []Occurrence) []Occurrence {
	out := slices.Clone(occurrences)
	article, occasion, setting := &Article{}, &Occasion{}, &Setting{}
	traits := &Traits{Setting: setting}
	for i := range out {
		o := &out[i]
		o.Article, o.Occasion, o.Traits = cmp.Or(o.Article, article), cmp.Or(o.Occasion, occasion), cmp.Or(o.Traits, traits)
		if o.Setting == nil {
			t := *o.Traits
			t.Setting = setting
			o.Traits = &t
		}
	}
	return out
}

// sameEntity is [SameEntity] of occurrences that are filled. It notes why, and
// decides about people only where the work of the last Build is of no use.
func sameEntity(occurrences []Occurrence, why *reasons, w *work) []int {
	s := newSets(len(occurrences))
	var people []term // ranges of one name, each on its own
	for lo := 0; lo < len(occurrences); {
		hi := lo + 1
		for hi < len(occurrences) && occurrences[hi].Name == occurrences[lo].Name {
			hi++
		}
		if occurrences[lo].Name != "" {
			switch occurrences[lo].Kind {
			case entity.Person:
				if hi-lo > 1 {
					people = append(people, term{lo, hi})
				}
			case entity.Place:
				samePlaces(s, occurrences, lo, hi)
			case relation.KindEvent:
				sameEvents(s, occurrences, lo, hi)
			case entity.Title, entity.Organisation, entity.Date:
			default:
				s.joinBy(lo, hi, func(i int) string { return occurrences[i].Article.Page })
			}
		}
		lo = hi
	}
	decided := make([]*namesakes, len(people))
	parallel(len(people), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			same := occurrences[people[i].first:people[i].last]
			if decided[i] = w.decided(same); decided[i] == nil {
				decided[i] = decide(same, why != nil)
			}
		}
	})
	for i, p := range people {
		d := decided[i]
		for k, root := range d.parents {
			s.parent[p.first+k] = p.first + root
		}
		if why != nil {
			why.add(&d.why, func(k int32) int { return p.first + int(k) })
		}
		w.keep(occurrences[p.first:p.last], d)
	}
	sameNames(s, occurrences)
	for i := range s.parent {
		s.parent[i] = s.find(i)
	}
	return s.parent
}

// sameNames joins bodies, offices and dates of one full name, which can be
// written in several ways. Regions of one name with two codes are two.
func sameNames(s *sets, os []Occurrence) {
	full := make([]string, len(os))
	codes := map[string]string{}
	for i := range os {
		switch o := &os[i]; {
		case o.Name == "" || !byFullName(o.Kind):
		case i > 0 && o.Full != "" && o.Full == os[i-1].Full:
			full[i] = full[i-1]
		default:
			full[i] = o.fullName()
		}
		if full[i] != "" {
			codes[full[i]] = oneCode(codes[full[i]], os[i].Code)
		}
	}
	s.joinBy(0, len(os), func(i int) string {
		if full[i] == "" {
			return ""
		}
		return os[i].nameKey(full[i], codes[full[i]])
	})
}

// byFullName says whether entities of a kind are one when their full names are.
func byFullName(k entity.Kind) bool {
	return k == entity.Title || k == entity.Organisation || k == entity.Date
}

// fullName is the name that bodies, offices and dates have in common that can be
// one. Where it is open which is meant, it is one within its page.
func (o *Occurrence) fullName() string {
	if o.Full == "" {
		return o.onPage()
	}
	return "full " + canonical(o.Full)
}

func (o *Occurrence) onPage() string { return "page " + o.Article.Page + " " + o.Name }

const severalCodes = "?"

// oneCode returns the code of two, [severalCodes] if they differ. "" is no code.
func oneCode(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	}
	return severalCodes
}

// nameKey is equal for those that are one: the full name, with the code where
// those of that name have several.
func (o *Occurrence) nameKey(full, codes string) string {
	switch {
	case codes != severalCodes:
		return full
	case o.Code != "":
		return "code " + o.Code + " " + full
	}
	return o.onPage()
}

// sets is a union–find forest in which the smaller index is the root.
type sets struct{ parent []int }

func newSets(n int) *sets {
	s := &sets{parent: make([]int, n)}
	for i := range s.parent {
		s.parent[i] = i
	}
	return s
}

func (s *sets) find(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

func (s *sets) join(i, j int) {
	i, j = s.find(i), s.find(j)
	s.parent[max(i, j)] = min(i, j)
}

// joinBy joins those of [lo, hi) that have the same key; "" joins nothing.
func (s *sets) joinBy(lo, hi int, key func(int) string) {
	first := map[string]int{}
	for i := lo; i < hi; i++ {
		k := key(i)
		if k == "" {
			continue
		}
		if j, ok := first[k]; ok {
			s.join(i, j)
		} else {
			first[k] = i
		}
	}
}

func samePlaces(s *sets, os []Occurrence, lo, hi int) {
	codes := map[string]bool{}
	only := ""
	for i := lo; i < hi; i++ {
		if c := os[i].Code; c != "" {
			codes[c], only = true, c
		}
	}
	s.joinBy(lo, hi, func(i int) string {
		if c := os[i].Code; c != "" || len(codes) != 1 {
			return "code " + c
		}
		return "code " + only
	})
}

// ownName is the length in runes from which a name of an event is believed to
// be its own: 城关区安全生产工作会议, not 会议 or 座谈会.
const ownName = 8

func sameEvents(s *sets, os []Occurrence, lo, hi int) {
	byDay := map[string][]int{}
	var days []string
	for i := lo; i < hi; i++ {
		d := day(os[i].Date)
		if d == "" {
			continue
		}
		if byDay[d] == nil {
			days = append(days, d)
		}
		byDay[d] = append(byDay[d], i)
	}
	for _, d := range days {
		for _, same := range splitParts(os, byDay[d]) {
			joinEvents(s, os, same)
		}
	}
}

// day is the calendar day of a value, "" for anything else.
func day(value string) string {
	if len(value) < len("2006-01-02") || value[4] != '-' || len(value) > 10 && value[10] != 'T' {
		return ""
	}
	return value[:10]
}

// splitParts splits events of one day into morning, afternoon and so on where
// there is more than one such part.
func splitParts(os []Occurrence, same []int) [][]int {
	var order []string
	parts := map[string][]int{}
	for _, i := range same {
		p := os[i].Date[10:]
		if parts[p] == nil {
			order = append(order, p)
		}
		parts[p] = append(parts[p], i)
	}
	if n := len(parts); n == 1 || n == 2 && parts[""] != nil {
		return [][]int{same}
	}
	var out [][]int
	for _, p := range order {
		out = append(out, parts[p])
	}
	return out
}

// joinEvents joins events of one name and day. An article that has two of them
// tells them apart by something that we do not see: then all stay apart.
func joinEvents(s *sets, os []Occurrence, same []int) {
	inArticle := map[*Article]entity.ID{}
	all := newConveners()
	byPage, byConvener := map[string]conveners{}, map[string]int{}
	for _, i := range same {
		o := &os[i]
		if id, ok := inArticle[o.Article]; ok && id != o.ID {
			return
		}
		inArticle[o.Article] = o.ID
		all.add(o.Convener)
		p, ok := byPage[o.Article.Page]
		if !ok {
			p = newConveners()
			byPage[o.Article.Page] = p
		}
		p.add(o.Convener)
	}
	own := utf8.RuneCountInString(os[same[0]].Name) >= ownName
	firstOf := map[string]int{}
	for _, i := range same {
		o := &os[i]
		if own && len(all) <= 1 {
			s.join(i, same[0])
		}
		if len(byPage[o.Article.Page]) <= 1 {
			joinFirst(s, firstOf, o.Article.Page, i)
		}
		if o.Convener != "" {
			joinFirst(s, byConvener, o.Convener, i)
		}
	}
}

type conveners map[string]bool

func newConveners() conveners { return conveners{} }

func (c conveners) add(name string) {
	if name != "" {
		c[name] = true
	}
}

func joinFirst(s *sets, first map[string]int, key string, i int) {
	if j, ok := first[key]; ok {
		s.join(i, j)
	} else {
		first[key] = i
	}
}
