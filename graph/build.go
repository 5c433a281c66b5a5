package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Build makes the graph of all that was added so far. It does not depend on
// the order in which it was added. More can be added afterwards, for the next
// graph.
func (b *Builder) Build() *Graph {
	b.sort()
	j := joiner{identity: b.identity, overrides: b.overrides, appearances: b.appearances, records: b.sorted, work: b.work}
	j.unify()
	b.work.begin()
	j.gather()
	b.work.end()
	j.check()
	origins := j.origins()
	j.refer(origins)
	j.occs = nil // most of it is not needed any more
	g := j.graph()
	g.finish()
	g.origins, g.unmet = origins, j.unmet
	return g
}

// joiner makes vertices of occurrences.
type joiner struct {
	records  []*record
	articles []*Article // of each record, equal ones unified
	identity Identity   // nil: SameEntity, which tells its reasons

	overrides   []Override
	unmet       []error
	apart       [][]int32 // the occurrences that each Different names
	appearances bool
	work        *work // nil unless WithIncremental

	occs    []Occurrence  // of all records, in their order
	base    []int         // where those of a record begin
	vertex  []*Vertex     // of each occurrence
	kept    []*Occurrence // of each occurrence that which the next Build will see again; nil unless WithIncremental
	reasons reasons
}

// end is where the occurrences of a record end.
func (j *joiner) end(record int) int {
	if record+1 < len(j.base) {
		return j.base[record+1]
	}
	return len(j.occs)
}

func (j *joiner) origins() *origins {
	o := &origins{articles: j.articles, vertex: j.vertex, reasons: j.reasons, apart: j.apart,
		base: make([]int32, len(j.base)), ids: make([]entity.ID, len(j.occs)), names: make([]string, len(j.occs)), aliases: make([][]string, len(j.occs))}
	for i, b := range j.base {
		o.base[i] = int32(b)
	}
	for i := range j.occs {
		o.ids[i], o.names[i], o.aliases[i] = j.occs[i].ID, j.occs[i].Name, j.occs[i].Aliases
	}
	return o
}

// refer gives vertices their references: the first article and the entity's id
// there. Where several results have the id of that article it may take the
// article's key, or a name, to mean this one.
func (j *joiner) refer(o *origins) {
	results := map[string]int{}
	for _, r := range j.records {
		results[r.article.ID]++
	}
	for r, a := range j.articles {
		for i := j.base[r]; i < j.end(r); i++ {
			v, x := j.vertex[i], &j.occs[i]
			if v == nil || v.ref != (Ref{}) || v.Articles[0] != a || !x.stands && !j.appearances {
				continue
			}
			v.ref = Ref{Article: a.ID, Name: string(x.ID)}
			if results[a.ID] == 1 {
				continue
			}
			for _, c := range []Ref{v.ref, {a.ID, x.Name}, {a.Key(), string(x.ID)}, {a.Key(), x.Name}} {
				if o.resolve(c) == v {
					v.ref = c
					break
				}
			}
		}
	}
}

// sort puts the records that came since the last Build between those that are
// still there.
func (b *Builder) sort() {
	old, fresh := slices.DeleteFunc(b.sorted, isGone), slices.DeleteFunc(b.fresh, isGone)
	slices.SortStableFunc(fresh, (*record).compare)
	b.sorted, b.fresh, b.gone = make([]*record, 0, len(old)+len(fresh)), nil, 0
	for _, r := range fresh {
		n, _ := slices.BinarySearchFunc(old, r, func(o, r *record) int { return cmp.Or(o.compare(r), -1) })
		b.sorted = append(append(b.sorted, old[:n]...), r)
		old = old[n:]
	}
	b.sorted = append(b.sorted, old...)
}

// unify finds the article of each record, one for equal ones.
func (j *joiner) unify() {
	j.articles = make([]*Article, len(j.records))
	for i, r := range j.records {
		j.articles[i] = r.article
		if i > 0 && r.article.Compare(j.articles[i-1]) == 0 {
			j.articles[i] = j.articles[i-1]
		}
	}
}

// compare orders records by their articles, then by what they say.
func (r *record) compare(o *record) int {
	if c := r.article.Compare(o.article); c != 0 {
		return c
	}
	return cmp.Or(r.article.compareRest(o.article), compareRecords(r, o))
}

// compareRecords orders two results for the same article by all that they say:
// which comes first must not show in the graph.
func compareRecords(x, y *record) int {
	if c := slices.CompareFunc(x.facts, y.facts, func(p, q rawFact) int {
		f, g := p.fact(x.article), q.fact(y.article)
		return cmp.Or(f.Compare(&g), cmp.Compare(x.occs[p.from].ID, y.occs[q.from].ID),
			cmp.Compare(x.occs[p.to].ID, y.occs[q.to].ID))
	}); c != 0 {
		return c
	}
	if c := slices.CompareFunc(x.dropped, y.dropped, func(p, q Dropped) int {
		f, g := &p.Fact, &q.Fact
		return cmp.Or(cmp.Compare(f.Type, g.Type), cmp.Compare(f.Subject, g.Subject), cmp.Compare(f.Object, g.Object),
			f.Trigger.Compare(g.Trigger), f.Evidence.Compare(g.Evidence), cmp.Compare(f.Date, g.Date),
			cmp.Compare(f.Modality, g.Modality), cmp.Compare(f.Rule, g.Rule), cmp.Compare(f.Score, g.Score))
	}); c != 0 {
		return c
	}
	if c := slices.CompareFunc(x.occs, y.occs, func(p, q Occurrence) int {
		return cmp.Or(cmp.Compare(p.ID, q.ID), cmp.Compare(p.Kind, q.Kind), cmp.Compare(p.Name, q.Name),
			cmp.Compare(p.Code, q.Code), p.Occasion.compare(q.Occasion), slices.Compare(p.Aliases, q.Aliases),
			p.Traits.compare(q.Traits))
	}); c != 0 {
		return c
	}
	// What names the article gives offices, and what it names besides.
	return cmp.Compare(fmt.Sprintf("%#v %#v %q %#v", x.posts, x.named, x.institutions, x.land.codes),
		fmt.Sprintf("%#v %#v %q %#v", y.posts, y.named, y.institutions, y.land.codes))
}

func (t *Traits) compare(o *Traits) int {
	if t == nil || o == nil {
		return 0 // of one kind
	}
	return cmp.Or(slices.Compare(t.With, o.With), slices.Compare(t.Places, o.Places), slices.Compare(t.Bodies, o.Bodies),
		slices.Compare(t.Counties, o.Counties), slices.Compare(t.Cities, o.Cities), slices.Compare(t.perhaps, o.perhaps))
}

func (e *Occasion) compare(o *Occasion) int {
	if e == nil || o == nil {
		return 0 // of one kind
	}
	return cmp.Or(cmp.Compare(e.Event, o.Event), cmp.Compare(e.Date, o.Date), cmp.Compare(e.Convener, o.Convener))
}

// gather puts the occurrences of all records side by side and finds out which
// are one vertex: events first, because who took part in the same event is a
// ground for being the same person.
func (j *joiner) gather() {
	pages := map[string]regions{}
	for _, r := range j.records {
		p := pages[r.article.Page]
		p.join(r.named)
		pages[r.article.Page] = p
	}
	n := 0
	for _, r := range j.records {
		j.base = append(j.base, n)
		n += len(r.occs)
	}
	j.occs = make([]Occurrence, n)
	if j.work != nil {
		j.kept = make([]*Occurrence, n)
	}
	memories := sync.Pool{New: func() any { return newMemory() }}
	parallel(len(j.records), func(lo, hi int) {
		m := memories.Get().(*memory)
		defer memories.Put(m)
		for i := lo; i < hi; i++ {
			r := j.records[i]
			occs, page := j.occs[j.base[i]:j.end(i)], pages[r.article.Page]
			if j.work == nil {
				r.clear(occs, j.articles[i], page, m)
				continue
			}
			if c := r.cleared; c == nil || c.article != j.articles[i] || !slices.Equal(c.page, page) {
				r.cleared = &cleared{article: j.articles[i], page: page, occs: make([]Occurrence, len(occs))}
				r.clear(r.cleared.occs, j.articles[i], page, m)
			}
			copy(occs, r.cleared.occs)
			for k := range occs {
				j.kept[j.base[i]+k] = &r.cleared.occs[k]
			}
		}
	})
	j.mark()
	j.vertex = make([]*Vertex, len(j.occs))
	byKind := map[entity.Kind][]int{}
	for i := range j.occs {
		k := j.occs[i].Kind
		byKind[k] = append(byKind[k], i)
	}
	taken := map[Key]bool{}
	j.join(byKind[relation.KindEvent], taken)
	delete(byKind, relation.KindEvent)
	j.attend()
	kinds := make([]entity.Kind, 0, len(byKind))
	for k := range byKind {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for _, k := range kinds {
		j.join(byKind[k], taken)
	}
}

// attend notes in which events people took part.
func (j *joiner) attend() {
	events := map[int][]Key{}
	for i, r := range j.records {
		clear(events)
		for _, t := range r.takes {
			o := j.base[i] + int(t[0])
			events[o] = append(events[o], j.vertex[j.base[i]+int(t[1])].Key)
		}
		for o := j.base[i]; o < j.end(i); o++ {
			t := j.occs[o].Traits
			if t == nil {
				continue
			}
			took := sortedSet(events[o])
			switch {
			case slices.Equal(took, t.Events):
			case j.kept == nil:
				t.Events = took
			default: // the work of the last Build knows those that were
				changed := *t
				changed.Events = took
				j.occs[o].Traits, j.kept[o].Traits = &changed, &changed
			}
		}
	}
}

// join makes the vertices of the occurrences of one kind.
func (j *joiner) join(index []int, taken map[Key]bool) {
	index = j.byName(index)
	asked := make([]Occurrence, len(index))
	for i, x := range index {
		asked[i] = j.occs[x]
	}
	groups := j.group(asked, index)
	seen := map[int]int{} // group → position in members
	var members [][]int
	for i, x := range index {
		k, ok := seen[groups[i]]
		if !ok {
			k = len(members)
			seen[groups[i]] = k
			members = append(members, nil)
		}
		members[k] = append(members[k], x)
	}
	// Somebody about whom no fact is known is no vertex.
	members = slices.DeleteFunc(members, func(m []int) bool {
		return !j.appearances && !slices.ContainsFunc(m, func(x int) bool { return j.occs[x].stands })
	})
	vertices := make([]*Vertex, len(members))
	for k, m := range members {
		vertices[k] = j.merged(m)
		for _, x := range m {
			j.vertex[x] = vertices[k]
		}
	}
	namesakes := numberKeys(vertices, taken)
	for k, v := range vertices {
		if namesakes[v.Name] > 1 {
			v.Hint = j.hint(members[k])
		}
	}
}

// numberKeys gives vertices of one kind, which stand in the order of their first
// members, keys that are not taken, and returns how many have each name. Names are
// known only now; of namesakes the first in time gets the plain key.
func numberKeys(vertices []*Vertex, taken map[Key]bool) map[string]int {
	order := slices.Clone(vertices)
	slices.SortStableFunc(order, func(v, w *Vertex) int {
		return cmp.Or(cmp.Compare(v.Name, w.Name), v.Articles[0].Compare(w.Articles[0]))
	})
	last, namesakes := map[string]int{}, map[string]int{}
	for _, v := range order {
		namesakes[v.Name]++
		for {
			last[v.Name]++
			v.Key = Key(string(v.Kind) + ":" + v.Name)
			if n := last[v.Name]; n > 1 {
				v.Key += Key("#" + strconv.Itoa(n))
			}
			if !taken[v.Key] {
				break
			}
		}
		taken[v.Key] = true
	}
	return namesakes
}

// byName sorts occurrences by name: names recur, so that few need comparing.
func (j *joiner) byName(index []int) []int {
	named := map[string][]int{}
	for _, x := range index {
		name := j.occs[x].Name
		named[name] = append(named[name], x)
	}
	out := make([]int, 0, len(index))
	for _, name := range sortedKeys(named) {
		out = append(out, named[name]...)
	}
	return out
}

// group asks the identity and joins what is one in any case: an entity of an
// article that was added twice. index are the places of those asked in j.occs.
func (j *joiner) group(asked []Occurrence, index []int) []int {
	s, own := newSets(len(asked)), newSets(len(asked))
	var answer []int
	if j.identity == nil {
		var why reasons
		answer = sameEntity(asked, &why, j.work)
		j.reasons.add(&why, func(k int32) int { return index[k] })
	} else {
		answer = j.identity(filled(asked))
	}
	first := make(map[int]int, len(asked))
	for i := range asked {
		if i < len(answer) {
			if k, ok := first[answer[i]]; ok {
				s.join(k, i)
			} else {
				first[answer[i]] = i
			}
		}
	}
	same := map[entity.ID]int{}
	for lo, hi := 0, 0; lo < len(asked); lo = hi {
		for hi < len(asked) && asked[hi].Name == asked[lo].Name && asked[hi].Article == asked[lo].Article {
			hi++
		}
		if hi == lo+1 {
			continue
		}
		clear(same)
		for i := lo; i < hi; i++ {
			if k, ok := same[asked[i].ID]; ok {
				s.join(k, i)
				own.join(k, i)
			} else {
				same[asked[i].ID] = i
			}
		}
	}
	if len(j.overrides) > 0 {
		enforce(asked, s, own)
	}
	for i := range s.parent {
		s.parent[i] = s.find(i)
	}
	return s.parent
}

// merge makes one vertex of occurrences. Its key is set later.
func (j *joiner) merge(members []int) *Vertex {
	first := &j.occs[members[0]]
	v := &Vertex{Kind: first.Kind, Name: first.Name, Code: first.Code}
	var names []string
	traditional := false
	for _, m := range members {
		o := &j.occs[m]
		if o.stands || j.appearances {
			v.Articles = append(v.Articles, o.Article)
		}
		if o.printed != nil {
			names = append(append(names, o.printed.name), o.printed.aliases...)
			traditional = true
		} else {
			names = append(append(names, o.Name), o.Aliases...)
		}
		v.Name = o.fuller(v.Name)
		v.Code = fuller(v.Code, o.Code)
		if o.Occasion != nil {
			v.Event.Kind = fuller(v.Event.Kind, o.Event)
			v.Event.Date = fuller(v.Event.Date, o.Date)
		}
	}
	if !slices.IsSorted(members) { // records are sorted by article
		slices.SortStableFunc(v.Articles, (*Article).Compare)
	}
	v.Articles = slices.Compact(v.Articles)
	if traditional {
		occs := make([]*Occurrence, len(members))
		for i, m := range members {
			occs[i] = &j.occs[m]
		}
		names = append(names, v.Name)
		v.print(occs)
	}
	v.Aliases = slices.DeleteFunc(sortedSet(names), func(n string) bool { return n == v.Name || n == "" })
	return v
}

// fuller returns the longer of two names, of two as long the one that sorts
// first.
func fuller(a, b string) string {
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if lb > la || lb == la && b < a {
		return b
	}
	return a
}

// fuller returns the fuller one of a name and that of the occurrence. A name of a
// person is no fuller for a particle at its end, which was taken for a part of it.
func (o *Occurrence) fuller(name string) string {
	if o.Kind == entity.Person {
		short, long := name, o.Name
		if len(short) > len(long) {
			short, long = long, short
		}
		if tail, ok := strings.CutPrefix(long, short); ok && particle(tail) {
			return short
		}
	}
	return fuller(name, o.Name)
}

// particle says whether a word behind a name belongs to no name.
func particle(word string) bool {
	switch word {
	case "的", "了", "等", "说", "在", "与", "和", "同", "同志", "则", "就", "还", "也", "将", "并", "对", "向", "到", "为":
		return true
	}
	return false
}

// hint returns what tells a vertex from its namesakes.
func (j *joiner) hint(members []int) string {
	for _, m := range members {
		if j.occs[m].Traits == nil {
			break
		}
		for _, f := range j.occs[m].Offices {
			if f.Home != "" {
				return f.Name
			}
		}
	}
	for _, m := range members {
		switch o := &j.occs[m]; {
		case o.Full != "" && o.Full != o.Name:
			return region(o.Full)
		case o.Code != "":
			return o.Code
		case o.Occasion != nil && o.Date != "":
			return ""
		case o.Traits == nil:
		case len(o.Offices) > 0:
			return o.Offices[0].Name
		case len(o.Places) > 0:
			return o.Places[0]
		}
	}
	a := j.occs[members[0]].Article
	return cmp.Or(a.Headline, a.ID)
}

// graph lays the facts on edges between the vertices.
func (j *joiner) graph() *Graph {
	g := &Graph{}
	if j.appearances { // those who stand in no fact
		g.vertices = append(g.vertices, j.vertex...)
	}
	edges := map[[2]*Vertex]*Edge{}
	for i, r := range j.records {
		for _, raw := range r.facts {
			f := raw.fact(j.articles[i])
			f.From, f.To = j.vertex[j.base[i]+int(raw.from)], j.vertex[j.base[i]+int(raw.to)]
			e := edges[[2]*Vertex{f.From, f.To}]
			if e == nil {
				e = &Edge{From: f.From, To: f.To}
				edges[[2]*Vertex{f.From, f.To}] = e
				g.edges = append(g.edges, e)
			}
			e.Facts = append(e.Facts, &f)
		}
		for _, d := range r.dropped {
			d.Article = j.articles[i]
			g.dropped = append(g.dropped, d)
		}
	}
	g.dropped = slices.Compact(g.dropped)
	return g
}
