package relation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// The most members that a list passes on to facts. Real lists are shorter; the
// facts of a made-up one would grow with its square.
const (
	maxPeople = 300
	maxSites  = 60
)

func sortBy[T any](s []T, key func(T) int) {
	slices.SortStableFunc(s, func(a, b T) int { return key(a) - key(b) })
}

// chunker groups the atoms of one sentence after the other.
type chunker struct {
	*page
	s     entity.Range
	atoms []atom
	used  []bool // of the atoms
	local []int  // by mention: where in atoms it is, if it is one of them
	list  []person
	out   []int
	found []int // to be merged into out
}

// begin gets ready for a document.
func (c *chunker) begin(p *page) {
	c.page = p
	c.local = slices.Grow(c.local[:0], len(p.d.Mentions))[:len(p.d.Mentions)] // what stood there is told apart by the mention
}

// person is one of the people of a sentence.
type person struct {
	chunk
	titled      bool
	first, last int // atoms
}

// chunk makes the chunks of one sentence: events as found, people with
// the titles around them and the lists that they form, lists of sites, dates,
// offices, and groups behind the verbs that take them. They hold until the next call.
func (c *chunker) chunk(s entity.Range, atoms []atom, events []eventMention) []int {
	c.s, c.atoms, c.out = s, c.atoms[:0], c.out[:0]
	next := 0 // both are in order
	for _, a := range atoms {
		for next < len(events) && events[next].at.End <= a.at.Start {
			next++
		}
		if next >= len(events) || !events[next].at.Overlaps(a.at) {
			c.atoms = append(c.atoms, a)
		}
	}
	for i := range events {
		e := &events[i]
		c.add(chunk{kind: pattern.Event, at: e.at, items: c.one(item{id: e.event.id, at: e.at, mention: -1})})
	}
	used := c.people()
	c.offices(used)
	c.sites(used)
	for i, a := range c.atoms {
		if used[i] {
			continue
		}
		if a.kind == entity.Date {
			c.add(chunk{kind: pattern.Date, at: c.sameDay(i, used), items: c.one(c.mentioned(a))})
		}
	}
	c.selfSites()
	c.teams()
	c.titles()
	c.pronouns()
	c.sort()
	if c.words.Has(c.x.groupVerbs) {
		c.groups()
		c.merge()
	}
	if c.words.HasAny(c.x.sitesAfter) {
		c.unnamedSites()
		c.merge()
	}
	if c.words.HasAny(c.x.honoursGo) {
		c.honours()
		c.merge()
	}
	return c.out
}

// sameDay returns the range of the date atom i and of the date in brackets that
// says the same right behind it: 今天（3月2日）.
func (c *chunker) sameDay(i int, used []bool) entity.Range {
	r := c.atoms[i].at
	if i+1 >= len(c.atoms) || c.atoms[i+1].kind != entity.Date {
		return r
	}
	in := c.atoms[i+1].at
	for _, mark := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if c.text[r.End:in.Start] == mark[0] && strings.HasPrefix(c.text[in.End:c.s.End], mark[1]) {
			used[i+1] = true
			r.End = in.End + len(mark[1])
			break
		}
	}
	return r
}

// mentioned is the item of an atom.
func (p *page) mentioned(a atom) item { return item{p.d.Mentions[a.mention].Entity, a.at, a.mention} }

func (c *chunker) add(k chunk) {
	c.out = append(c.out, len(c.chunks))
	c.chunks = append(c.chunks, k)
}

func (c *chunker) sort() {
	sortBy(c.out, func(k int) int { return c.chunks[k].at.Start })
	end := 0
	keep := c.out[:0]
	for _, k := range c.out {
		if c.chunks[k].at.Start >= end {
			keep = append(keep, k)
			end = c.chunks[k].at.End
		}
	}
	c.out = keep
}

// people makes chunks of people and returns which atoms they use.
func (c *chunker) people() []bool {
	c.used = append(c.used[:0], make([]bool, len(c.atoms))...)
	used := c.used
	for i, a := range c.atoms {
		c.local[a.mention] = i
	}
	list := c.list[:0]
	kin, kinFrom := 0, 0
	for i := 0; i < len(c.atoms); i++ {
		a := c.atoms[i]
		if a.kind == entity.Title {
			// 马书记: a surname and a title that name a person of the article.
			for _, h := range c.heldAt(a.mention) {
				_, n := utf8.DecodeLastRuneInString(c.text[:a.at.Start])
				r := entity.Range{Start: a.at.Start - n, End: a.at.End}
				list = append(list, person{chunk{kind: pattern.People, at: r,
					items: c.one(item{c.d.Mentions[h.Person].Entity, r, h.Person})}, false, i, i})
			}
			continue
		}
		if a.kind != entity.Person {
			continue
		}
		o := person{chunk{kind: pattern.People, at: a.at, items: c.one(c.mentioned(a))}, false, i, i}
		for _, h := range c.heldAt(a.mention) {
			t := c.local[h.Title]
			if t >= len(c.atoms) || c.atoms[t].mention != h.Title {
				continue // in another sentence
			}
			switch {
			case t < i && t >= 0 && !used[t]:
				o.first = min(o.first, t)
				o.titled = true
			case t == i+1:
				o.last = t
			}
		}
		if o.titled || o.last > i {
			for b := o.first - 1; b >= 0 && !used[b] && (c.atoms[b].kind == entity.Organisation || c.atoms[b].kind == entity.Place); b-- {
				gap := c.text[c.atoms[b].at.End:c.atoms[o.first].at.Start]
				if gap != "" && (o.first == i || !c.x.fill[gap]) {
					break
				}
				o.first = b
			}
		}
		o.at = entity.Range{Start: c.atoms[o.first].at.Start, End: c.atoms[o.last].at.End}
		for k := o.first; k <= o.last; k++ {
			used[k] = true
		}
		o.at.End += c.words.At(c.x.honorific, o.at.End, c.s.End)
		if kin != 0 && kin == o.at.Start {
			o.at.Start, o.titled = kinFrom, true
		}
		kin = 0
		if n := c.words.At(c.x.kin, o.at.End, c.s.End); n > 0 && o.last+1 < len(c.atoms) && c.atoms[o.last+1].kind == entity.Person &&
			c.atoms[o.last+1].at.Start == o.at.End+n {
			kin, kinFrom = o.at.End+n, o.at.Start // 张三先生的家人|李四: of the two, only 李四 is meant
			i = max(i, o.last)
			continue
		}
		if c.words.At(c.x.family, o.at.End, c.s.End) > 0 {
			i = max(i, o.last)
			continue // 张三同志亲属: not he
		}
		if c.words.At(c.x.deputies, o.at.End, c.s.End) > 0 && i+1 < len(c.atoms) {
			i = max(i, o.last)
			continue // 张三主席|特别代表、外长李四: 李四 is meant
		}
		list = append(list, o)
		i = max(i, o.last)
	}
	c.list = list
	for i := 0; i < len(list); {
		k, comma := list[i].chunk, 0
		met, others := k, 0 // the list up to its first comma, and who stands behind it
		j := i + 1
		for ; j < len(list); j++ {
			if list[j].at.Start < k.at.End {
				continue
			}
			gap := c.text[k.at.End:list[j].at.Start]
			if c.spaceAt(list[j].at.Start) || !c.joins(k.at.End, list[j].at.Start, list[j].titled) ||
				strings.HasPrefix(gap, "，") && strings.HasSuffix(c.text[:k.at.End], "一行") {
				break
			}
			if others == 0 && strings.HasPrefix(gap, "，") && !strings.HasPrefix(gap, "，以及") {
				met, others = k, j
			}
			if strings.HasSuffix(gap, "，") && k.joint == 0 {
				comma = len(k.items)
			}
			if strings.HasSuffix(gap, "与") || strings.HasSuffix(gap, "同") {
				if k.joint == 0 {
					k.joint = len(k.items)
				}
			}
			if len(k.items) < maxPeople {
				k.items = c.with(k.items, list[j].items...)
			}
			k.at.End = list[j].at.End
		}
		if others > 0 && c.goAlong(k.at) {
			k, j, comma = met, others, 0
		}
		if k.joint == 0 {
			k.joint = comma
		}
		c.tail(&k, used)
		c.add(k)
		i = j
	}
	clear(list)
	return used
}

// goAlong says whether the last people of a list go along with the subject of a verb in
// front of it, and so are none of its objects: 会见|罗平，县长邵培林|陪同.
func (c *chunker) goAlong(list entity.Range) bool {
	end := list.End + c.words.At(c.x.listEnd, list.End, c.s.End)
	n := c.words.At(c.x.goesAlong, end, c.s.End)
	if n == 0 || strings.HasPrefix(c.text[end+n:], "下") { // 在甲，乙|陪同下
		return false
	}
	from := max(c.s.Start, list.Start-maxVerb)
	from += strings.LastIndex(c.text[from:list.Start], "，") + 1
	return c.words.Next(from, list.Start, c.x.breaks) < list.Start
}

const maxVerb = 90 // bytes between a verb and the people who are its objects

// joins says whether the text between two people of a list, in [from, to), joins
// them.
func (p *page) joins(from, to int, titled bool) bool {
	gap := p.text[from:to]
	switch gap {
	case "", "、", "和", "及", "以及", "与", "同", "暨", "，以及", "、以及":
		return true
	case "，", "；":
		return titled
	}
	if !titled || utf8.RuneCountInString(gap) > 16 || strings.ContainsAny(gap, "。；：！？\n“”") {
		return false
	}
	// 、区 in 、区|正县级干部|张三: a word that belongs to the title.
	for _, mark := range []string{"，以及", "、以及", "以及", "，", "、", "及", "和"} {
		rest, ok := strings.CutPrefix(gap, mark)
		if !ok || strings.Contains(rest, "，") {
			continue
		}
		if p.x.fill[rest] || p.x.titleWord[rest] || strings.HasSuffix(rest, "的") && strings.HasSuffix(mark, "以及") {
			return true // 以及前来听讲的|某大学|教授|张三
		}
		if p.words.Next(to-len(rest), to, p.x.breaks) < to {
			return false
		}
		// ，某大学校友、|某省|省长|张三; ，某办经济部|副部长|张三
		return mark == "、" && utf8.RuneCountInString(rest) <= 6 || strings.HasSuffix(rest, "、") || p.words.Ends(p.x.bodyWords, to-min(len(rest), 6), to) > 0
	}
	return false
}

// tail lets a list of people reach over what ends it: 等, 等12人, 一行, and
// people without names (、有关部门负责人).
func (c *chunker) tail(k *chunk, used []bool) {
	for {
		n := c.words.At(c.x.listEnd, k.at.End, c.s.End)
		if n > 0 {
			k.at.End += n
			continue
		}
		rest := c.text[k.at.End:c.s.End]
		if strings.HasPrefix(rest, "（") {
			// 张三（正部级）率…: a remark on the person
			if e := strings.Index(rest[:min(len(rest), 36)], "）"); e > 0 && !c.touches(k.at.End, k.at.End+e) {
				k.at.End += e + len("）")
				continue
			}
		}
		sep := c.words.At(c.x.separators, k.at.End, c.s.End)
		if sep == 0 {
			return
		}
		end := c.groupEnd(k.at.End+sep, used)
		if end < 0 {
			return
		}
		for i := c.atomAt(k.at.End); i < len(c.atoms) && c.atoms[i].at.Start < end; i++ {
			used[i] = true
		}
		k.at.End = end
	}
}

// atomAt returns the first atom that starts at or behind from.
func (c *chunker) atomAt(from int) int {
	k, _ := slices.BinarySearchFunc(c.atoms, from, func(a atom, at int) int { return a.at.Start - at })
	return k
}

// touches says whether an atom starts in [from, to).
func (c *chunker) touches(from, to int) bool {
	k := c.atomAt(from)
	return k < len(c.atoms) && c.atoms[k].at.Start < to
}

// groupEnd finds the end of a group without names that starts at from, or -1.
func (c *chunker) groupEnd(from int, used []bool) int {
	limit := min(c.s.End, from+180)
	next := c.atomAt(from)
	best, earlier := -1, -1
	for i := from; i < limit; {
		if next < len(c.atoms) && c.atoms[next].at.Start <= i {
			if c.atoms[next].kind == entity.Person || used[next] {
				if best == c.atoms[next].at.Start {
					return earlier // 茶史专家|李四: the word belongs to the name
				}
				return best
			}
			i = max(i, c.atoms[next].at.End)
			if c.atoms[next].kind == entity.Title {
				best = i
			}
			next++
			continue
		}
		if c.words.At(c.x.breaks, i, limit) > 0 {
			return best
		}
		if n := c.words.At(c.x.groupHeads, i, limit); n > 0 {
			// The head ends the group where a verb or a mark follows.
			best, earlier = i+n, best
			i += n
			continue
		}
		ch, n := utf8.DecodeRuneInString(c.text[i:limit])
		if strings.ContainsRune("。！？；：\n", ch) || ch == '，' && best < 0 {
			return best
		}
		i += n
	}
	return best
}

// holder returns the person whom a title without a name means at the head of a
// clause (总书记指出): the one who holds the office in this article.
func (c *chunker) holder(a atom) (item, bool) {
	before := strings.TrimRight(c.text[c.s.Start:a.at.Start], "“”")
	if before != "" && !pattern.IsMark(lastRune(before)) {
		return item{}, false
	}
	p, ok := c.holders[c.d.Mentions[a.mention].Entity]
	if !ok || p < 0 || c.x.notHolder[c.d.Simplified(c.d.Mentions[a.mention].Text)] {
		return item{}, false
	}
	return item{c.d.Mentions[p].Entity, a.at, p}, true
}

// titles makes chunks of the titles at the head of a clause that stand for
// their holder and are no mentions.
func (c *chunker) titles() {
	if len(c.titled) == 0 {
		return
	}
	c.titleAt(c.s.Start)
	for _, head := range c.words.Heads(c.s.Start+1, c.s.End) {
		c.titleAt(int(head))
	}
}

// titleAt makes a chunk of such a title at byte i, the head of a clause.
func (c *chunker) titleAt(i int) {
	if i >= c.s.End || !c.titledBy.may(first(c.text[i:c.s.End])) {
		return
	}
	for size := min(c.s.End-i, maxTitle); size >= 6; size-- {
		if i+size < len(c.text) && !utf8.RuneStart(c.text[i+size]) {
			continue
		}
		p, ok := c.titled[c.text[i:i+size]]
		if !ok || p < 0 || c.x.notHolder[c.text[i:i+size]] || c.touches(i, i+size+1) {
			continue
		}
		r := entity.Range{Start: i, End: i + size}
		c.add(chunk{kind: pattern.People, at: r, items: c.one(item{c.d.Mentions[p].Entity, r, p})})
		break
	}
}

const maxTitle = 24 // bytes

// offices makes chunks of titles without a person, with their bodies and in
// rows: 甲县委|常委、副书记，甲县|县长.
func (c *chunker) offices(used []bool) {
	for i := range c.atoms {
		if used[i] || c.atoms[i].kind != entity.Title {
			continue
		}
		if it, ok := c.holder(c.atoms[i]); ok && (i+1 >= len(c.atoms) || c.atoms[i+1].at.Start > c.atoms[i].at.End) {
			used[i] = true
			c.add(chunk{kind: pattern.People, at: it.at, items: c.one(it)})
			continue
		}
		k := chunk{kind: pattern.Office}
		for j := i; ; {
			first := j
			for first > 0 && !used[first-1] && isSite(c.atoms[first-1].kind) {
				gap := c.text[c.atoms[first-1].at.End:c.atoms[first].at.Start]
				if gap != "" && (first != j || !c.x.fill[gap]) {
					break
				}
				first--
			}
			a := c.atoms[j]
			if len(k.items) == 0 {
				k.at.Start = c.atoms[first].at.Start
			} else if !c.x.joinsOffices(c.text[k.at.End:c.atoms[first].at.Start]) {
				break
			}
			k.items = c.with(k.items, c.mentioned(a))
			k.at.End = a.at.End
			for b := first; b <= j; b++ {
				used[b] = true
			}
			next := j + 1
			for next < len(c.atoms) && !used[next] && isSite(c.atoms[next].kind) {
				next++
			}
			if next >= len(c.atoms) || used[next] || c.atoms[next].kind != entity.Title {
				break
			}
			j = next
		}
		c.add(k)
	}
}

// joinsOffices says whether the text between two titles makes one row of them.
func (x *Extractor) joinsOffices(gap string) bool {
	switch gap {
	case "、", "，", "兼", "和", "及", "、兼", "，兼", "兼任", "，兼任", "", "（兼）、", "（兼），":
		return true
	}
	if n := utf8.RuneCountInString(gap); n > 2 && n <= 16 && strings.ContainsRune("，、", first(gap)) && strings.ContainsRune("，、", lastRune(gap)) {
		return strings.Count(gap, "，") < 2 // an office in the row that is no mention
	}
	if strings.HasPrefix(gap, "（") && utf8.RuneCountInString(gap) <= 8 {
		return strings.HasSuffix(gap, "）") || strings.HasSuffix(gap, "）、") || strings.HasSuffix(gap, "），")
	}
	return false
}

// sites makes chunks of places and organisations. A chain (甲市|乙区|丙村) is
// one item, named by its last link.
func (c *chunker) sites(used []bool) {
	for i := 0; i < len(c.atoms); i++ {
		if used[i] || !isSite(c.atoms[i].kind) {
			continue
		}
		k := chunk{kind: pattern.Site, at: c.atoms[i].at}
		j := i
		for {
			for j+1 < len(c.atoms) && !used[j+1] && isSite(c.atoms[j+1].kind) && c.atoms[j+1].at.Start == c.atoms[j].at.End {
				used[j] = true
				j++
			}
			a := c.atoms[j]
			used[j] = true
			if len(k.items) < maxSites {
				k.items = c.with(k.items, c.mentioned(a))
			}
			k.at.End = c.shortName(a.at.End)
			for j+1 < len(c.atoms) && c.atoms[j+1].at.Start < k.at.End {
				j++
				used[j] = true
			}
			if j+1 >= len(c.atoms) || used[j+1] || !isSite(c.atoms[j+1].kind) {
				break
			}
			gap := c.text[k.at.End:c.atoms[j+1].at.Start]
			if !c.joinsSites(k.at.End, c.atoms[j+1].at.Start) {
				break
			}
			if (gap == "与" || gap == "同" || gap == "和") && k.joint == 0 {
				k.joint = len(k.items)
			}
			if gap == "“" {
				k.items = k.items[:len(k.items)-1] // 丙地“甲大学”: a chain
			}
			j++
		}
		i = j
		if c.words.At(c.x.source, k.at.End, c.s.End) > 0 {
			continue // 某某报讯: who reports is no place to be at
		}
		if n := c.words.At(c.x.siteGroup, k.at.End, c.s.End); n > 0 {
			k.kind = pattern.Group // 有关部门负责人: people
			k.at.End += n
		}
		c.add(k)
	}
}

// shortName returns the end of the remark at byte i that gives a short name
// （以下简称“甲公司”）, or i if there is none.
func (c *chunker) shortName(i int) int {
	rest := c.text[i:min(c.s.End, i+maxRemark)]
	if !strings.HasPrefix(rest, "（") {
		return i
	}
	e := strings.Index(rest, "）")
	if e < 0 || !strings.Contains(rest[:e], "简称") && !strings.Contains(rest[:e], "下称") {
		return i
	}
	return i + e + len("）")
}

const maxRemark = 120 // bytes

func isSite(k entity.Kind) bool { return k == entity.Place || k == entity.Organisation }

// joinsSites says whether the text between two sites, in [from, to), joins them: 、,
// 和, and words up to a joining mark (、…等重点企业和…).
func (p *page) joinsSites(from, to int) bool {
	gap := p.text[from:to]
	switch gap {
	case "、", "和", "及", "以及", "与", "，", "”、“", "”和“", "“", "”":
		return true
	}
	if len(gap) > 36 || strings.ContainsAny(gap, "，。；：！？\n") {
		return false
	}
	if p.words.Next(from, to, p.x.breaks) < to {
		return false
	}
	for _, w := range []string{"、", "和", "及", "以及"} {
		if strings.HasSuffix(gap, w) {
			return true
		}
	}
	return false
}

// selfSites makes chunks of the bodies that the writer calls his own: 我校,
// 来|校. They mean the body of that class whose article it is, or else stand as an
// object of their own.
func (c *chunker) selfSites() {
	if !c.words.HasAny(c.x.ownSites) {
		return
	}
	guests, next := map[entity.ID]bool{}, 0 // 甲大学 in 甲大学|校长|张三|来|校: the one is not the other
	for i := c.s.Start; ; {
		if i = c.words.Next(i, c.s.End, c.x.selfSites, c.x.comeTo); i == c.s.End {
			return
		}
		for ; next+1 < len(c.atoms) && c.atoms[next+1].at.Start <= i; next++ {
			if a := c.atoms[next]; a.kind == entity.Organisation && c.atoms[next+1].kind == entity.Title {
				guests[c.d.Mentions[a.mention].Entity] = true
			}
		}
		n := c.words.At(c.x.selfSites, i, c.s.End)
		from := i
		if n == 0 {
			if k := c.words.At(c.x.comeTo, i, c.s.End); k > 3 {
				from, n = i+3, k-3
			}
		}
		if n == 0 {
			i++
			continue
		}
		r := entity.Range{Start: from, End: from + n}
		i = r.End
		if k := c.atomAt(r.End); k < len(c.atoms) && c.atoms[k].at.Start == r.End && isSite(c.atoms[k].kind) {
			continue // 我校|创业基地: the last link is meant
		}
		id, m := c.selfBody(r, guests)
		c.add(chunk{kind: pattern.Site, at: r, items: c.one(item{id, r, m})})
	}
}

// teams makes chunks of 代表团, 调研组 at the head of a clause: the delegation or
// team with that noun that the article named last.
func (c *chunker) teams() {
	if !c.words.Has(c.x.teams) {
		return
	}
	for i := c.words.Next(c.s.Start, c.s.End, c.x.teams); i < c.s.End; i = c.words.Next(i+1, c.s.End, c.x.teams) {
		r := entity.Range{Start: i, End: i + c.words.At(c.x.teams, i, c.s.End)}
		if !c.atHead(i) || c.touches(r.Start, r.End) {
			continue
		}
		if m := c.team(c.text[r.Start:r.End], i); m >= 0 {
			c.add(chunk{kind: pattern.Site, at: r, items: c.one(item{c.d.Mentions[m].Entity, r, m})})
		}
	}
}

// team finds the mention before byte i of a body whose name ends in word, or -1.
func (p *page) team(word string, i int) int {
	k, _ := slices.BinarySearchFunc(p.atoms, i, func(a atom, at int) int { return a.at.Start - at })
	for n := k - 1; n >= max(0, k-maxTeam); n-- {
		if a := p.atoms[n]; a.kind == entity.Organisation && strings.HasSuffix(p.text[a.at.Start:a.at.End], word) {
			return a.mention
		}
	}
	return -1
}

const maxTeam = 60 // mentions among which the team is looked for

// selfBody finds the body that 我校 means, which is none of the guests', and a
// mention of it, -1 if it is not named.
func (p *page) selfBody(r entity.Range, guests map[entity.ID]bool) (entity.ID, int) {
	word := p.text[r.Start:r.End]
	ms, ok := p.self[word]
	if !ok {
		ms = p.findSelf(word)
		p.self[word] = ms
	}
	for _, m := range ms {
		if id := p.d.Mentions[m].Entity; !guests[id] {
			return id, m
		}
	}
	return p.addOther(p.shown(r), nil), -1
}

const maxSelf = 8 // bodies that 我校 may mean

// findSelf returns the first mentions of the bodies that a word like 我校 can mean:
// those that the article is by or that receive guests, and of them those named most
// often first. Any other school that is named is just another school.
func (p *page) findSelf(word string) []int {
	var ends []string // of their names
	switch lastRune(word) {
	case '校':
		ends = []string{"大学", "学院", "中学", "小学", "学校"}
	case '院':
		ends = []string{"医院"}
	case '司':
		ends = []string{"公司"}
	}
	count := map[entity.ID]int{}
	var first []int
	writers := map[entity.ID]bool{}
	var papers []string // 青禾新闻网, of 青禾大学
	for k, a := range p.atoms {
		if a.kind == entity.Organisation && p.writes(k) {
			id := p.d.Mentions[a.mention].Entity
			if !writers[id] && len(papers) < maxSelf {
				papers = append(papers, p.plain(id))
			}
			writers[id] = true
		}
	}
	for i := range p.d.Mentions {
		m := &p.d.Mentions[i]
		if m.Kind != entity.Organisation {
			continue
		}
		e := p.plain(m.Entity)
		for _, w := range ends {
			if stem, ok := strings.CutSuffix(e, w); ok && (writers[m.Entity] || stem != "" &&
				slices.ContainsFunc(papers, func(s string) bool { return strings.HasPrefix(s, stem) })) {
				if count[m.Entity]++; count[m.Entity] == 1 {
					first = append(first, i)
				}
				break
			}
		}
	}
	sortBy(first, func(i int) int { return -count[p.d.Mentions[i].Entity] })
	return first[:min(len(first), maxSelf)]
}

// writes says whether atom k is the body whose article it is: it stands in the
// headline, the byline or the dateline, outside of the running text or in front of
// 讯, or it receives somebody (甲大学|校长|李四|接待了).
func (p *page) writes(k int) bool {
	m, a := p.d.Mentions[p.atoms[k].mention], p.d.Article
	holds := func(s entity.Span) bool { return s.Contains(m.Span) }
	if slices.ContainsFunc(a.Headline, holds) || slices.ContainsFunc(a.Byline, holds) || holds(a.Dateline) || a.Body.Len() > 0 && !holds(a.Body) {
		return true
	}
	end := p.atoms[k].at.End
	if p.words.At(p.x.source, end, len(p.text)) > 0 {
		return true
	}
	for n := k + 1; n < len(p.atoms) && p.atoms[n].at.Start == end && !isSite(p.atoms[n].kind); n++ {
		end = p.atoms[n].at.End
	}
	return p.words.At(p.x.receives, end, len(p.text)) > 0
}

// pronouns makes chunks of 他 and 她 where they are objects; whom they mean is
// found when the sentence is read.
func (c *chunker) pronouns() {
	if !c.words.Has(c.x.pronouns) {
		return
	}
	for i := c.s.Start; ; {
		if i = c.words.Next(i, c.s.End, c.x.pronouns); i == c.s.End {
			return
		}
		n := c.words.At(c.x.pronouns, i, c.s.End)
		if n == len("他") {
			r := entity.Range{Start: i, End: i + n}
			c.add(chunk{kind: pattern.People, at: r, pronoun: true})
		}
		i += n
	}
}

// outside returns the first position from byte i on at which one of the verbs stands
// that is in no chunk; the end of the sentence if there is none.
func (c *chunker) outside(i int, verbs ...*pattern.Lexicon) int {
	for {
		i = c.words.Next(i, c.s.End, verbs...)
		k, _ := slices.BinarySearchFunc(c.out, i, func(k, at int) int { return c.chunks[k].at.End - at - 1 })
		if i == c.s.End || k == len(c.out) || c.chunks[c.out[k]].at.Start > i {
			return i
		}
		i = c.chunks[c.out[k]].at.End
	}
}

// behind returns the end of the verb at byte i and of its aspect (了, 过), or i if none
// of the verbs stands there.
func (c *chunker) behind(i int, verbs ...*pattern.Lexicon) int {
	n := 0
	for _, l := range verbs {
		n = max(n, c.words.At(l, i, c.s.End))
	}
	if n == 0 {
		return i
	}
	return i + n + c.words.At(c.x.aspect, i+n, c.s.End)
}

// groups makes chunks of the people without names behind a verb that takes
// them: 慰问|一线工作人员.
func (c *chunker) groups() {
	for i := c.s.Start; ; {
		if i = c.outside(i, c.x.groupVerbs); i == c.s.End {
			return
		}
		i = c.behind(i, c.x.groupVerbs)
		if c.words.At(c.x.guests, i, c.s.End) > 0 {
			continue
		}
		if end := c.groupAfter(i); end > i {
			c.group(entity.Range{Start: i, End: end})
			i = end
		}
	}
}

// groupAfter finds the end of the group that starts at from and ends in its
// clause; -1 if there is none.
func (c *chunker) groupAfter(from int) int {
	limit := min(c.s.End, from+120)
	best, earlier := -1, -1
	for i := from; i < limit; {
		ch, n := utf8.DecodeRuneInString(c.text[i:limit])
		if pattern.IsMark(ch) {
			break
		}
		if k, ok := slices.BinarySearchFunc(c.out, i, func(k, at int) int { return c.chunks[k].at.Start - at }); ok {
			k := c.chunks[c.out[k]]
			if k.kind == pattern.Event && strings.HasPrefix(c.text[k.at.End:], "的") {
				i = k.at.End // 会见出席论坛|的各国议员
				continue
			}
			if k.kind == pattern.People && best == i {
				return earlier // 官兵、老党员|李四: the word belongs to the name
			}
			if k.kind == pattern.People || k.kind == pattern.Event {
				return best
			}
		}
		if h := c.words.At(c.x.groups, i, limit); h > 0 && !strings.HasPrefix(c.text[i+h:limit], "会") { // but 委员|会
			best, earlier = i+h, best
			i += h
			continue
		}
		if h := c.words.At(c.x.groupEnds, i, limit); h > 0 && i > from && c.endsGroup(i+h) {
			best = i + h
		}
		i += n
	}
	return best
}

// endsGroup says whether the words for a group can end at byte i: at a mark, at
// the end of the sentence, or before 、 and 和.
func (c *chunker) endsGroup(i int) bool {
	if i >= c.s.End {
		return true
	}
	next, _ := utf8.DecodeRuneInString(c.text[i:c.s.End])
	return pattern.IsMark(next) || strings.ContainsRune("、和及等", next)
}

// group adds a group; the atoms that it covers belong to it.
func (c *chunker) group(r entity.Range) {
	var names []string
	full := c.shown(r)
	for _, part := range strings.FieldsFunc(full, func(q rune) bool { return q == '、' }) {
		names = append(names, part)
		if _, after, ok := strings.Cut(part, "的"); ok && after != "" {
			names = append(names, after)
		}
	}
	id := c.addOther(c.shown(r), names)
	k := chunk{kind: pattern.Group, at: r, items: c.one(item{id, r, -1})}
	c.found = append(c.found, len(c.chunks))
	c.chunks = append(c.chunks, k)
}

// merge puts the chunks that were found into the others in place of those that they
// cover.
func (c *chunker) merge() {
	if len(c.found) == 0 {
		return
	}
	keep, next := c.out[:0], 0
	for _, o := range c.out {
		for next < len(c.found) && c.chunks[c.found[next]].at.End <= c.chunks[o].at.Start {
			next++
		}
		if next >= len(c.found) || !c.chunks[c.found[next]].at.Overlaps(c.chunks[o].at) {
			keep = append(keep, o)
		}
	}
	c.out, c.found = append(keep, c.found...), c.found[:0]
	c.sort()
}

// shown is the source of a range without white space, as a name is shown.
func (p *page) shown(r entity.Range) string { return p.shownSource(p.source(r)) }

// shownSource is a span of the source without white space.
func (p *page) shownSource(s entity.Span) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, p.d.Article.Source[s.Start:s.End])
}

// plain is the name of an entity of the document as rules know it.
func (p *page) plain(id entity.ID) string { return p.d.Simplified(p.name(id)) }

// nameOf is the name of an entity of the document or of another object.
func (p *page) nameOf(id entity.ID) string {
	if k, ok := p.other[id]; ok {
		return p.others[k].Name
	}
	return p.name(id)
}

// addOther makes or finds the entity of a group or a thing that is no mention.
func (p *page) addOther(name string, aliases []string) entity.ID {
	id := entity.ID(string(KindOther) + ":" + name)
	k, ok := p.other[id]
	if !ok {
		k = len(p.others)
		p.other[id] = k
		p.others = append(p.others, entity.Entity{ID: id, Kind: KindOther, Name: name})
	}
	for _, a := range aliases {
		if a != name && !slices.Contains(p.others[k].Aliases, a) {
			p.others[k].Aliases = append(p.others[k].Aliases, a)
		}
	}
	return id
}
