package graph

import (
	"bytes"
	"cmp"
	"iter"
	"slices"
	"time"

	"github.com/go-renshi/renshi/entity"
)

// The sections of a file, in their order behind the first line.
const (
	articleLines = iota + 1
	vertexLines
	factLines
	namedLines
	droppedLines
)

// section begins the order of a line.
func section(s byte, numbers ...int) []byte {
	b := []byte{s}
	for _, n := range numbers {
		b = orderInt(b, n)
	}
	return b
}

func line(order []byte, v any) (Piece, error) {
	var b bytes.Buffer
	err := newLineEncoder(&b).Encode(v)
	return Piece{Lines, order, bytes.TrimSuffix(b.Bytes(), []byte("\n"))}, err
}

// entry is an article that is waiting for its number.
type entry struct {
	page   string
	record int // the first one of the article
}

func (c *codec) entry(e *entry) {
	str(c, &e.page)
	integer(c, &e.record)
}

// findArticles sends on the articles of a page of which there is anything to write.
func (a *Assembly) findArticles(data iter.Seq[[]byte], emit func(Piece)) error {
	p, err := readPage(data)
	if err != nil || p.leaves == nil {
		return cmp.Or(err, errCut)
	}
	leaves := *p.leaves
	page, first, last := leaves[0].article.Page, 0, -1
	for i := range leaves {
		l := &leaves[i]
		if l.article.Compare(leaves[first].article) != 0 {
			first = i
		}
		there := len(l.dropped) > 0
		for k := range l.occs {
			l.occs[k].key = p.vertices[[2]int{i, k}]
			there = there || l.occs[k].key != ""
		}
		if there && last != first {
			emit(Piece{Numbering, l.article.order(), encode(func(c *codec) { c.entry(&entry{page, first}) })})
			last = first
		}
		if p.shared[l.article.ID] {
			emit(inquiry{register: &register{l.article.order(), i, l.article.Key(), l.occs}}.piece(l.article.ID))
		}
	}
	emit(part{leaves: &leaves}.piece(stageFacts, page))
	return nil
}

// Number takes a piece of the stage [Numbering], which is the n-th of all from 0
// when they are sorted by their keys, and makes its piece of a later stage.
func (a *Assembly) Number(p Piece, n int) (Piece, error) {
	var e entry
	if err := decode(p.Data, func(c *codec) { c.entry(&e) }); err != nil {
		return Piece{}, err
	}
	return part{numbers: &numbered{e.record, n}}.piece(stageFacts, e.page), nil
}

// tied is a fact with its ends and the number of its article.
type tied struct {
	from, to Vertex // kind and key
	article  int
	fact     rawFact
}

func (c *codec) tied(t *tied) {
	for _, v := range []*Vertex{&t.from, &t.to} {
		str(c, &v.Kind)
		str(c, &v.Key)
	}
	integer(c, &t.article)
	c.rawFact(&t.fact)
}

// layFacts sends the facts of a page to their edges and its articles to their
// vertices, and writes what needs nothing else.
func (a *Assembly) layFacts(data iter.Seq[[]byte], emit func(Piece)) error {
	p, err := readPage(data)
	if err != nil || p.leaves == nil {
		return cmp.Or(err, errCut)
	}
	write := func(order []byte, v any) {
		l, bad := line(order, v)
		err = cmp.Or(err, bad)
		emit(l)
	}
	number := -1
	stands := map[Key]bool{} // in the article
	for i, l := range *p.leaves {
		if n, ok := p.numbers[i]; ok { // the first record of an article
			number = n
			clear(stands)
			write(section(articleLines, n), newArticleLine(l.article, n))
		}
		for k, o := range l.occs {
			if o.key == "" {
				continue
			}
			write(section(namedLines, number, i, k), newNamedLine(o.name, o.id, o.aliases, o.key, number))
			if (o.stands || a.appearances) && !stands[o.key] {
				stands[o.key] = true
				emit(trait{article: &number}.piece(o.key))
			}
		}
		for k := range l.dropped {
			write(section(droppedLines, number, i, k), newDroppedLine(&l.dropped[k], number))
		}
		for _, f := range l.facts {
			from, to := &l.occs[f.from], &l.occs[f.to]
			t := tied{Vertex{Kind: from.kind, Key: from.key}, Vertex{Kind: to.kind, Key: to.key}, number, f}
			emit(Piece{stageEdges, keyOf(ofEdge, string(from.key), string(to.key)), encode(func(c *codec) { c.tied(&t) })})
		}
	}
	return err
}

// tidyEdge writes the facts of an edge.
func (a *Assembly) tidyEdge(data iter.Seq[[]byte], emit func(Piece)) error {
	e := &Edge{}
	articles := map[int]*Article{} // by number: all that is to be known is their order
	numbers := map[*Article]int{}
	for d := range data {
		var t tied
		if err := decode(d, func(c *codec) { c.tied(&t) }); err != nil {
			return err
		}
		if e.From == nil {
			e.From, e.To = &t.from, &t.to
		}
		if articles[t.article] == nil {
			articles[t.article] = &Article{Published: time.Unix(int64(t.article), 0)}
			numbers[articles[t.article]] = t.article
		}
		f := t.fact.fact(articles[t.article])
		f.From, f.To = e.From, e.To
		e.Facts = append(e.Facts, &f)
	}
	if e.From == nil {
		return errCut
	}
	e.tidy()
	order := orderVertex(orderVertex([]byte{factLines}, e.From), e.To)
	for i, f := range e.Facts {
		l, err := line(orderInt(slices.Clone(order), i), newFactLine(f, numbers[f.Evidence.Article]))
		if err != nil {
			return err
		}
		emit(l)
	}
	return nil
}

// trait is one of the things that come to a vertex: itself, an article in which it
// stands, a better reference.
type trait struct {
	vertex  *Vertex
	article *int
	ref     *Ref
}

func (c *codec) trait(t *trait) {
	optional(c, &t.vertex, c.vertex)
	optional(c, &t.article, func(n *int) { integer(c, n) })
	optional(c, &t.ref, c.ref)
}

func (t trait) piece(k Key) Piece {
	return Piece{stageEdges, keyOf(ofKey, string(k)), encode(func(c *codec) { c.trait(&t) })}
}

// vertex leaves the articles out.
func (c *codec) vertex(v *Vertex) {
	str(c, &v.Key)
	str(c, &v.Kind)
	c.row(&v.Name, &v.Code, &v.Hint, &v.Event.Kind, &v.Event.Date)
	strs(c, &v.Aliases)
	c.ref(&v.ref)
}

func (c *codec) ref(r *Ref) { c.row(&r.Article, &r.Name) }

// finishVertex writes a vertex.
func (a *Assembly) finishVertex(data iter.Seq[[]byte], emit func(Piece)) error {
	var v *Vertex
	var ref *Ref
	var articles []int
	for d := range data {
		var t trait
		if err := decode(d, func(c *codec) { c.trait(&t) }); err != nil {
			return err
		}
		v, ref = cmp.Or(t.vertex, v), cmp.Or(t.ref, ref)
		if t.article != nil {
			articles = append(articles, *t.article)
		}
	}
	if v == nil {
		return errCut
	}
	if ref != nil {
		v.ref = *ref
	}
	slices.Sort(articles)
	l, err := line(orderVertex([]byte{vertexLines}, v), newVertexLine(v, articles))
	emit(l)
	return err
}

// inquiry is what comes to an id of articles: a vertex that wants a reference, and
// where several articles have the id, what each of them calls what.
type inquiry struct {
	question *question
	register *register
}

// question is a vertex with its first article, and what it is called there.
type question struct {
	key     Key
	first   string // id of the article
	article string // key of the article
	id      entity.ID
	name    string
}

// register is what a record calls what.
type register struct {
	order   []byte // of the article
	record  int
	article string // its key
	occs    []naming
}

func (c *codec) inquiry(q *inquiry) {
	optional(c, &q.question, func(q *question) {
		str(c, &q.key)
		str(c, &q.id)
		c.row(&q.first, &q.article, &q.name)
	})
	optional(c, &q.register, func(r *register) {
		order := string(r.order)
		str(c, &order)
		r.order = []byte(order)
		integer(c, &r.record)
		str(c, &r.article)
		list(c, &r.occs, c.naming)
	})
}

func (q inquiry) piece(id string) Piece {
	return Piece{stageFacts, keyOf(ofID, id), encode(func(c *codec) { c.inquiry(&q) })}
}

// refer gives vertices references that mean them, as a [Builder] does, where several
// articles have the id of their first one.
func (a *Assembly) refer(data iter.Seq[[]byte], emit func(Piece)) error {
	var questions []*question
	var registers []*register
	for d := range data {
		var q inquiry
		if err := decode(d, func(c *codec) { c.inquiry(&q) }); err != nil {
			return err
		}
		if q.question != nil {
			questions = append(questions, q.question)
		}
		if q.register != nil {
			registers = append(registers, q.register)
		}
	}
	if len(registers) == 0 {
		return nil
	}
	slices.SortFunc(registers, func(x, y *register) int {
		return cmp.Or(bytes.Compare(x.order, y.order), cmp.Compare(x.record, y.record))
	})
	type called struct{ article, name string } // article "": any
	type meaning struct {
		rank int
		key  Key
	}
	means := map[called]meaning{} // the first of the best rank
	for _, r := range registers {
		for _, o := range r.occs {
			if o.key == "" {
				continue
			}
			for _, n := range sortedSet(append([]string{string(o.id), o.name}, o.aliases...)) {
				m := meaning{rank(o.kind), o.key}
				if n == string(o.id) {
					m.rank = -1
				}
				for _, c := range []called{{"", n}, {r.article, n}} {
					if old, ok := means[c]; !ok || m.rank < old.rank {
						means[c] = m
					}
				}
			}
		}
	}
	for _, q := range questions {
		id, key := q.first, q.article
		for i, c := range []Ref{{id, string(q.id)}, {id, q.name}, {key, string(q.id)}, {key, q.name}} {
			article := ""
			if i >= 2 {
				article = key
			}
			if means[called{article, c.Name}].key != q.key {
				continue
			}
			if i > 0 { // it has the first one
				emit(trait{ref: &c}.piece(q.key))
			}
			break
		}
	}
	return nil
}
