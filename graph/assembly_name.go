package graph

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// nameKey is the key of all that may be one with an occurrence, or take a key that
// its vertex may get: a name without the number of a namesake (#2).
func (l *loose) nameKey() []byte { return keyOf(ofName, string(l.Kind), unnumbered(l.Name)) }

// unnumbered takes #2 and the like from the end of a name.
func unnumbered(name string) string {
	for {
		short := strings.TrimRight(name, "0123456789")
		if short == name || !strings.HasSuffix(short, "#") {
			return name
		}
		name = strings.TrimSuffix(short, "#")
	}
}

// gathered returns occurrences in the order of a [Builder], equal articles unified.
func gathered(data iter.Seq[[]byte]) ([]loose, error) {
	var out []loose
	for d := range data {
		var l loose
		if err := decode(d, func(c *codec) { c.loose(&l) }); err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	slices.SortFunc(out, func(x, y loose) int { return x.compare(&y) })
	for i := 1; i < len(out); i++ {
		if out[i].Article.Compare(out[i-1].Article) == 0 {
			out[i].Article = out[i-1].Article
		}
	}
	if len(out) == 0 {
		return nil, errCut
	}
	return out, nil
}

func (a *Assembly) joiner(all []loose) *joiner {
	j := &joiner{appearances: a.appearances, vertex: make([]*Vertex, len(all))}
	for _, l := range all {
		j.occs = append(j.occs, l.Occurrence)
	}
	return j
}

// joinNamesakes makes the vertices of one name, of all kinds but those that are one
// by their full name.
func (a *Assembly) joinNamesakes(data iter.Seq[[]byte], emit func(Piece)) error {
	all, err := gathered(data)
	if err != nil {
		return err
	}
	j := a.joiner(all)
	index := make([]int, len(all))
	for i := range index {
		index[i] = i
	}
	j.join(index, map[Key]bool{})
	made := map[*Vertex]*found{}
	var order []*found
	for i := range all {
		v := j.vertex[i]
		if v == nil {
			continue
		}
		f := made[v]
		if f == nil {
			f = &found{vertex: *v}
			made[v] = f
			order = append(order, f)
		}
		a.enter(f, &all[i])
	}
	for _, f := range order {
		f.send(emit)
	}
	return nil
}

// found is a vertex with its members.
type found struct {
	vertex  Vertex
	members []spot
	first   *Article  // in which it stands
	id      entity.ID // there
	name    string    // there
}

// enter notes a member. Members come in the order of a [Builder].
func (a *Assembly) enter(f *found, l *loose) {
	if f.first == nil && (l.stands || a.appearances) {
		f.first, f.id, f.name = l.Article, l.ID, l.Name
	}
	f.members = append(f.members, l.spot)
}

// send tells the pages what became of their occurrences, and what else is to be
// known of the vertex.
func (f *found) send(emit func(Piece)) {
	v := &f.vertex
	for _, m := range f.members {
		p := part{vertex: &assigned{m.record, m.occ, v.Key}}
		if v.Kind == relation.KindEvent {
			emit(p.piece(stagePeople, m.page))
		}
		emit(p.piece(stageArticles, m.page))
	}
	v.ref = Ref{Article: f.first.ID, Name: string(f.id)}
	emit(trait{vertex: v}.piece(v.Key))
	emit(inquiry{question: &question{v.Key, f.first.ID, f.first.Key(), f.id, f.name}}.piece(f.first.ID))
}

// findCodes finds out whether regions of one name have several codes, and tells
// those of the name apart by them.
func (a *Assembly) findCodes(data iter.Seq[[]byte], emit func(Piece)) error {
	all, err := gathered(data)
	if err != nil {
		return err
	}
	codes := ""
	for i := range all {
		codes = oneCode(codes, all[i].Code)
	}
	for i := range all {
		l := &all[i]
		key := keyOf(ofFull, string(l.Kind), l.Occurrence.nameKey(l.fullName(), codes))
		emit(Piece{stagePeople, key, encode(func(c *codec) { c.loose(l) })})
	}
	return nil
}

// nameless is a vertex whose key is open, because others may have its name.
type nameless struct {
	found
	hint string // if there are namesakes
	lead loose  // the member that comes first where members are sorted by name
}

func (c *codec) nameless(n *nameless) {
	c.vertex(&n.vertex)
	list(c, &n.members, c.spot)
	optional(c, &n.first, c.article)
	str(c, &n.id)
	c.row(&n.name, &n.hint)
	c.loose(&n.lead)
}

// joinNames makes one vertex of all occurrences of a body, an office or a date.
func (a *Assembly) joinNames(data iter.Seq[[]byte], emit func(Piece)) error {
	all, err := gathered(data)
	if err != nil {
		return err
	}
	var n nameless
	for i := range all {
		a.enter(&n.found, &all[i])
	}
	if n.first == nil { // no fact is known about it
		return nil
	}
	j := a.joiner(all)
	byName := make([]int, len(all))
	for i := range byName {
		byName[i] = i
	}
	slices.SortStableFunc(byName, func(x, y int) int { return cmp.Compare(all[x].Name, all[y].Name) })
	n.vertex, n.hint, n.lead = *j.merge(byName), j.hint(byName), all[byName[0]]
	key := keyOf(ofFull, string(n.vertex.Kind), unnumbered(n.vertex.Name))
	emit(Piece{stageNames, key, encode(func(c *codec) { c.nameless(&n) })})
	return nil
}

// numberNames gives the bodies, offices or dates of one name their keys.
func (a *Assembly) numberNames(data iter.Seq[[]byte], emit func(Piece)) error {
	var all []*nameless
	for d := range data {
		n := &nameless{}
		if err := decode(d, func(c *codec) { c.nameless(n) }); err != nil {
			return err
		}
		n.vertex.Articles = []*Article{n.first}
		all = append(all, n)
	}
	slices.SortFunc(all, func(x, y *nameless) int {
		return cmp.Or(cmp.Compare(x.lead.Name, y.lead.Name), x.lead.compare(&y.lead))
	})
	vertices := make([]*Vertex, len(all))
	for i, n := range all {
		vertices[i] = &n.vertex
	}
	namesakes := numberKeys(vertices, map[Key]bool{})
	for _, n := range all {
		if namesakes[n.vertex.Name] > 1 {
			n.vertex.Hint = n.hint
		}
		n.send(emit)
	}
	return nil
}
