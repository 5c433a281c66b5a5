package graph

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// spot says where an occurrence stands: its page, and its record among those of the
// page in their order.
type spot struct {
	page        string
	record, occ int
}

func (c *codec) spot(s *spot) {
	str(c, &s.page)
	integer(c, &s.record)
	integer(c, &s.occ)
}

// loose is an occurrence on its way to those of its name.
type loose struct {
	spot
	Occurrence
}

func (c *codec) loose(l *loose) {
	c.spot(&l.spot)
	optional(c, &l.Article, c.article)
	c.occurrence(&l.Occurrence)
}

// compare orders occurrences as a [Builder] does: by article, then as they stand
// there.
func (l *loose) compare(m *loose) int {
	return cmp.Or(l.Article.Compare(m.Article), cmp.Compare(l.record, m.record), cmp.Compare(l.occ, m.occ))
}

// crowd are the people of a record until events are known.
type crowd struct {
	people []loose
	takes  [][2]int32 // occ of a person, occ of an event
}

func (c *codec) crowd(d *crowd) {
	list(c, &d.people, c.loose)
	list(c, &d.takes, c.take)
}

// leaf is what a record needs to become lines. Articles of records that are one are
// one.
type leaf struct {
	article *Article
	occs    []naming
	facts   []rawFact
	dropped []Dropped
}

// naming is what an article calls something.
type naming struct {
	id      entity.ID
	kind    entity.Kind
	name    string
	aliases []string
	stands  bool
	key     Key // of its vertex, "" if it has none
}

func (c *codec) leaf(l *leaf) {
	optional(c, &l.article, c.article)
	list(c, &l.occs, c.naming)
	list(c, &l.facts, c.rawFact)
	list(c, &l.dropped, c.dropped)
	for i := range l.dropped {
		l.dropped[i].Article = l.article
	}
}

func (c *codec) naming(n *naming) {
	str(c, &n.id)
	str(c, &n.kind)
	str(c, &n.name)
	strs(c, &n.aliases)
	c.bool(&n.stands)
	str(c, &n.key)
}

// part is one of the things that come to a page after its first step. All but one
// of them are nil.
type part struct {
	crowds  *[]crowd
	leaves  *[]leaf
	vertex  *assigned // of one of the page's occurrences
	shared  *string   // the id of an article that others have, too
	numbers *numbered // of an article
}

type assigned struct {
	record, occ int
	key         Key
}

type numbered struct{ record, number int }

func (c *codec) part(p *part) {
	optional(c, &p.crowds, func(l *[]crowd) { list(c, l, c.crowd) })
	optional(c, &p.leaves, func(l *[]leaf) { list(c, l, c.leaf) })
	optional(c, &p.vertex, func(a *assigned) {
		integer(c, &a.record)
		integer(c, &a.occ)
		str(c, &a.key)
	})
	optional(c, &p.shared, func(s *string) { str(c, s) })
	optional(c, &p.numbers, func(n *numbered) {
		integer(c, &n.record)
		integer(c, &n.number)
	})
}

func (p part) piece(s Stage, page string) Piece {
	return Piece{s, keyOf(ofPage, page), encode(func(c *codec) { c.part(&p) })}
}

// clearPage makes names absolute, and sends all that the page names to where it
// is decided what is one.
func (a *Assembly) clearPage(data iter.Seq[[]byte], emit func(Piece)) error {
	var records []*record
	for d := range data {
		r := &record{}
		if err := decode(d, func(c *codec) { c.record(r) }); err != nil {
			return err
		}
		records = append(records, r)
	}
	if len(records) == 0 {
		return errCut
	}
	slices.SortStableFunc(records, (*record).compare)
	var named regions
	for _, r := range records {
		named.join(r.named)
	}
	m := newMemory()
	crowds, leaves := make([]crowd, len(records)), make([]leaf, len(records))
	var dropped []Dropped
	ids := map[string]int{}
	for i, r := range records {
		article := r.article
		if i > 0 && article.Compare(leaves[i-1].article) == 0 {
			article = leaves[i-1].article
		}
		leaves[i] = leaf{article: article, facts: r.facts}
		short := *article
		short.Byline = nil
		ids[article.ID]++
		occs := make([]Occurrence, len(r.occs))
		r.clear(occs, &short, named, m)
		for k, o := range occs {
			leaves[i].occs = append(leaves[i].occs, naming{id: o.ID, kind: o.Kind, name: o.Name, aliases: o.Aliases, stands: o.stands})
			l := loose{spot{article.Page, i, k}, o}
			if o.Kind == entity.Person {
				crowds[i].people = append(crowds[i].people, l)
				continue
			}
			emit(l.piece())
		}
		crowds[i].takes = r.takes
		for _, d := range r.dropped {
			d.Article = article
			if n := len(dropped); n == 0 || dropped[n-1] != d { // as Build leaves each once
				leaves[i].dropped = append(leaves[i].dropped, d)
				dropped = append(dropped, d)
			}
		}
	}
	page := leaves[0].article.Page
	emit(part{crowds: &crowds}.piece(stagePeople, page))
	emit(part{leaves: &leaves}.piece(stageArticles, page))
	for _, id := range sortedKeys(ids) {
		emit(Piece{stageEvents, keyOf(ofID, id), encode(func(c *codec) {
			n := ids[id]
			c.row(&page, &id)
			integer(c, &n)
		})})
	}
	return nil
}

// piece sends an occurrence to those that it may be one with.
func (l *loose) piece() Piece {
	data := encode(func(c *codec) { c.loose(l) })
	switch {
	case l.Kind == relation.KindEvent:
		return Piece{stageEvents, l.nameKey(), data}
	case !byFullName(l.Kind):
		return Piece{stageNames, l.nameKey(), data}
	case l.Name == "":
		return Piece{stagePeople, keyOf(ofFull, string(l.Kind), "id", l.Article.Key(), string(l.ID)), data}
	case l.Full == "":
		return Piece{stagePeople, keyOf(ofFull, string(l.Kind), l.fullName()), data}
	}
	return Piece{stageEvents, keyOf(ofFull, string(l.Kind), l.fullName()), data}
}

// countArticles tells pages of an id that several articles have.
func (a *Assembly) countArticles(data iter.Seq[[]byte], emit func(Piece)) error {
	pages, all, shared := map[string]bool{}, 0, ""
	for d := range data {
		var page string
		var n int
		if err := decode(d, func(c *codec) {
			c.row(&page, &shared)
			integer(c, &n)
		}); err != nil {
			return err
		}
		pages[page] = true
		all += n
	}
	if all > 1 {
		for _, page := range slices.Sorted(maps.Keys(pages)) {
			emit(part{shared: &shared}.piece(stageArticles, page))
		}
	}
	return nil
}

// attend notes in which events people took part, and sends them to their namesakes.
func (a *Assembly) attend(data iter.Seq[[]byte], emit func(Piece)) error {
	p, err := readPage(data)
	if err != nil || p.crowds == nil {
		return cmp.Or(err, errCut)
	}
	for i, d := range *p.crowds {
		events := map[int32][]Key{}
		for _, t := range d.takes {
			events[t[0]] = append(events[t[0]], p.vertices[[2]int{i, int(t[1])}])
		}
		for k := range d.people {
			l := &d.people[k]
			l.Events = sortedSet(events[int32(l.occ)])
			emit(Piece{stageNames, l.nameKey(), encode(func(c *codec) { c.loose(l) })})
		}
	}
	return nil
}

// parts is what has come to a page.
type parts struct {
	crowds   *[]crowd
	leaves   *[]leaf
	vertices map[[2]int]Key // by record and occ
	shared   map[string]bool
	numbers  map[int]int // of articles, by record
}

func readPage(data iter.Seq[[]byte]) (*parts, error) {
	out := &parts{vertices: map[[2]int]Key{}, shared: map[string]bool{}, numbers: map[int]int{}}
	for d := range data {
		var p part
		if err := decode(d, func(c *codec) { c.part(&p) }); err != nil {
			return nil, err
		}
		out.crowds, out.leaves = cmp.Or(p.crowds, out.crowds), cmp.Or(p.leaves, out.leaves)
		if p.vertex != nil {
			out.vertices[[2]int{p.vertex.record, p.vertex.occ}] = p.vertex.key
		}
		if p.shared != nil {
			out.shared[*p.shared] = true
		}
		if p.numbers != nil {
			out.numbers[p.numbers.record] = p.numbers.number
		}
	}
	return out, nil
}
