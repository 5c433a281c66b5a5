package entity

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// linkOrganisations makes one entity of the short and full forms of a body.
//
// A short form belongs to a full form of the article when it can be read as
// the full form with words left out: the place in front (区委, 甲川区委; then
// the level word stays), words in the middle (区防汛指挥部, 甲川区防汛抗旱应急
// 指挥部), or the class words at the end (华阳, 华阳大学), or when the article
// says so (以下简称). Where it fits several bodies it refers to the nearest one
// before it, or else to the first one after it. A short form that starts with
// a level word gets the place of that level, when the article names just one
// (区委 in an article on 甲川区 is 甲川区委).
func (l *linker) linkOrganisations() {
	b := &l.bodies
	first := l.firstOf(Organisation)
	b.open(len(first))
	for _, i := range l.all(Organisation) {
		if k := l.form[i]; first[k] == i {
			b.names[k] = l.folded(i)
			b.order = append(b.order, k)
		}
	}
	b.decode()
	slices.SortStableFunc(b.order, func(a, c int) int { return len(b.names[c]) - len(b.names[a]) })
	b.ends.group(len(first), b.order, func(name int) rune { return lastRune(b.names[name]) })
	b.starts.group(len(first), b.order, func(name int) rune { return firstRune(b.names[name]) })
	short := l.declared()
	for _, k := range b.order {
		s := b.names[k]
		var r []int
		if f, ok := short[k]; ok && len(b.roots[f]) > 0 {
			r = b.roots[f]
		} else {
			for f := range b.ends.earlier(k) {
				if shortForm(b.runes[k], b.runes[f]) {
					r = union(r, b.roots[f])
				}
			}
			if len(r) == 0 {
				for f := range b.starts.earlier(k) {
					if classless(s, b.names[f]) {
						r = union(r, b.roots[f])
					}
				}
			}
		}
		if len(r) == 0 {
			b.own[k] = k
			r = b.own[k : k+1 : k+1]
		}
		b.roots[k] = r
	}
	l.readDistricts()
	l.withPlaces()
	where := l.mentionsOfBodies()
	for _, i := range l.all(Organisation) {
		l.name[i] = b.full[l.nearest(i, b.roots[l.form[i]], where)]
	}
}

// bodies is what linkOrganisations knows of names, by their forms.
type bodies struct {
	order        []int    // the names of bodies, the longest first
	names        []string // in the folded text
	runes        [][]rune // of names, in room
	room         []rune
	full         []string // as the source has them, with the place that is left out
	own          []int    // each alone
	roots        [][]int  // the names that each can be short for
	ends, starts alike
}

func (b *bodies) open(n int) {
	b.order = b.order[:0]
	b.names, b.full, b.own, b.roots, b.runes = sized(b.names, n), sized(b.full, n), sized(b.own, n), sized(b.roots, n), sized(b.runes, n)
}

// decode fills runes: a name is compared with many others.
func (b *bodies) decode() {
	b.room = b.room[:0]
	for _, k := range b.order {
		from := len(b.room)
		for _, c := range b.names[k] {
			b.room = append(b.room, c)
		}
		b.runes[k] = b.room[from:]
	}
}

func (b *bodies) close() {
	clear(b.names)
	clear(b.full)
	clear(b.roots)
}

// maxAlike is enough for any real article; it keeps the work linear in made-up ones.
const maxAlike = 64

// alike is names by a character of each.
type alike struct {
	sorted []keyed
	before []group // of each name: the stretch of sorted that earlier returns
}

type keyed struct {
	name int
	key  rune
}

// group takes names in their order: numbers below n.
func (a *alike) group(n int, order []int, key func(name int) rune) {
	a.sorted, a.before = a.sorted[:0], sized(a.before, n)
	for _, name := range order {
		a.sorted = append(a.sorted, keyed{name, key(name)})
	}
	slices.SortStableFunc(a.sorted, func(x, y keyed) int { return int(x.key - y.key) })
	from := 0
	for i, k := range a.sorted {
		if k.key != a.sorted[from].key {
			from = i
		}
		a.before[k.name] = group{int32(from), int32(min(i, from+maxAlike))}
	}
}

// earlier yields the names before a name in the order that have the same character, the
// first maxAlike of them.
func (a *alike) earlier(name int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, k := range a.sorted[a.before[name].from:a.before[name].to] {
			if !yield(k.name) {
				return
			}
		}
	}
}

// mentionsOfBodies returns the mentions of each name where a choice depends on them, nil
// where none does.
func (l *linker) mentionsOfBodies() [][]int {
	roots := l.bodies.roots
	if !slices.ContainsFunc(roots, func(r []int) bool { return len(r) > 1 }) {
		return nil
	}
	where := make([][]int, len(roots))
	for _, i := range l.all(Organisation) {
		where[l.form[i]] = append(where[l.form[i]], i)
	}
	return where
}

// nearest picks the root whose mention stands closest before mention i, or
// else the one that follows first.
func (l *linker) nearest(i int, roots []int, where [][]int) int {
	best, bestBefore, bestRank := roots[0], false, 0
	if len(roots) == 1 {
		return best
	}
	for k, r := range roots {
		ms := where[r]
		at, _ := slices.BinarySearchFunc(ms, l.rank[i], func(m, rank int) int { return l.rank[m] - rank })
		before := at > 0
		rank := 0
		if before {
			rank = l.rank[ms[at-1]]
		} else if at < len(ms) {
			rank = l.rank[ms[at]]
		}
		better := k == 0 || before && !bestBefore ||
			before == bestBefore && (before && rank > bestRank || !before && rank < bestRank)
		if better {
			best, bestBefore, bestRank = r, before, rank
		}
	}
	return best
}

// declared collects （以下简称“某某”）: the short form → the full form.
func (l *linker) declared() map[int]int {
	var out map[int]int
	for _, b := range l.all(Organisation) {
		a := l.before(b)
		if a < 0 || l.kind(a) != Organisation {
			continue
		}
		gap, ok := l.between(a, b, 36)
		if ok && (strings.Contains(gap, "简称") || strings.Contains(gap, "下称")) && strings.HasPrefix(gap, "（") {
			if out == nil {
				out = map[int]int{}
			}
			out[l.form[b]] = l.form[a]
		}
	}
	return out
}

func union(a, b []int) []int {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// bodyEnds end the name of a body of its own: what is left out in front of a
// short form's rest must not end in one, or the short form names another body.
const bodyEnds = "委部局办院会府厅组处科室所队团站社"

// shortForm says whether s can be the full name f with the place in front, or
// words in the middle, left out. Both end alike.
func shortForm(s, f []rune) bool {
	if len(s) == 0 || len(s) >= len(f) {
		return false
	}
	tail := 0
	for tail < len(s) && s[len(s)-1-tail] == f[len(f)-1-tail] {
		tail++
	}
	lost := f[:len(f)-tail]
	switch {
	case tail == len(s):
		// A suffix: 市委, 乙江市委. The rest must be a place or an attribute, not a body.
		return len(s) >= 2 && !strings.ContainsRune(bodyEnds, lost[len(lost)-1])
	case tail < 2:
		return false
	}
	// The front of s is found at the front of f, or is its level word.
	head := s[:len(s)-tail]
	if len(head) == 1 && isLevel(head[0]) {
		for i, c := range f[:min(len(lost), maxPlace)] {
			if c == head[0] && i >= 1 {
				rest := f[i+1 : len(f)-tail]
				return len(rest) == 0 || !strings.ContainsRune(bodyEnds, rest[len(rest)-1])
			}
		}
		return false
	}
	if tail >= sameTail {
		if p := []rune(leadingPlace(string(s))); len(p) > 0 && hasPrefix(f, p) {
			return true // one place's bodies for one task: 甲川区防汛指挥部, 甲川区抗旱防汛指挥部
		}
	}
	if len(head) >= 2 && hasPrefix(f, head) {
		rest := lost[len(head):]
		return len(rest) > 0 && (len(rest) < 2 || !strings.ContainsRune(bodyEnds, rest[len(rest)-1]))
	}
	return false
}

func hasPrefix(f, head []rune) bool { return len(f) >= len(head) && slices.Equal(f[:len(head)], head) }

const sameTail = 5 // runes that two names of one body share at the end

const maxPlace = 9 // runes in which the level word of the leading place must stand

// classWords end the full name of a body and are left out in speech.
var classWords = []string{"大学", "学院", "集团", "公司", "有限公司", "有限责任公司", "股份有限公司", "集团公司", "技术有限公司",
	"科技有限公司", "俱乐部", "银行", "医院", "通讯社", "组织", "协会", "基金会", "研究院", "总部"}

// classless says whether s is f without the class words at its end.
func classless(s, f string) bool {
	return strings.HasPrefix(f, s) && utf8.RuneCountInString(s) >= 2 && slices.Contains(classWords, f[len(s):])
}

func isLevel(c rune) bool { return strings.ContainsRune("省市县区州盟旗镇乡村校院", c) }

// districtLevels are the level words of the places whose bodies are named by the word
// alone.
const districtLevels = "省市县区"

// district is the one place of its level that an article names.
type district struct {
	folded, source string // "" if none is named
	many           bool
}

// level returns what is known of the places that end in the level word c; nil if it is
// none of districtLevels.
func (l *linker) level(c rune) *district {
	if k := strings.IndexRune(districtLevels, c); k >= 0 {
		return &l.districts[k/len("省")]
	}
	return nil
}

// district is the one place of the article that ends in the level word c, as the source
// has it; "" if there is none.
func (l *linker) district(c rune) string {
	if d := l.level(c); d != nil && !d.many && !strings.HasSuffix(d.folded, "自治区") {
		return d.source
	}
	return ""
}

// readDistricts finds them.
func (l *linker) readDistricts() {
	add := func(d *district, place, source string) {
		if d.folded != "" && d.folded != place {
			d.many = true
			return
		}
		d.folded, d.source = place, source
	}
	for _, i := range l.order {
		name, source := l.folded(i), l.d.Mentions[i].Text
		switch l.kind(i) {
		case Place:
			if d := l.level(lastRune(name)); d != nil && utf8.RuneCountInString(name) >= 3 {
				add(d, name, source)
			}
		case Organisation:
			p := leadingPlace(name)
			if p == "" {
				continue
			}
			d := l.level(lastRune(p))
			if source == name {
				add(d, p, p)
				continue
			}
			from := utf8.RuneCountInString(name[:strings.Index(name, p)])
			rs := []rune(source)
			if to := from + utf8.RuneCountInString(p); to <= len(rs) {
				add(d, p, string(rs[from:to]))
			}
		}
	}
}

// withPlaces finds the names of bodies as the source has them; one that starts with a
// level word gets the one place of that level that the article names.
func (l *linker) withPlaces() {
	source := l.asInSource()
	for _, k := range l.bodies.order {
		name := l.bodies.names[k]
		full := source(name)
		c, n := utf8.DecodeRuneInString(name)
		d := l.level(c)
		if d != nil && !d.many && d.folded != "" && len(name) > n && !(c == '区' && strings.HasSuffix(d.folded, "自治区")) {
			full = strings.TrimSuffix(d.source, string(lastRune(d.source))) + full
		}
		l.bodies.full[k] = full
	}
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

func lastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

// asInSource returns a function that gives a folded name of a mention as the source has it
// first.
func (l *linker) asInSource() func(string) string {
	if l.asIs {
		return func(name string) string { return name }
	}
	source := map[string]string{}
	for _, i := range l.order {
		if n := l.folded(i); source[n] == "" {
			source[n] = l.d.Mentions[i].Text
		}
	}
	return func(name string) string { return source[name] }
}

// leadingPlace returns the place that an organisation's name starts with, as
// far as its level word tells: 甲川区 of 甲川区防汛指挥部.
func leadingPlace(name string) string {
	n := 0
	for i, c := range name {
		n++
		if n > 5 {
			return ""
		}
		if strings.ContainsRune("省市县区", c) {
			if n < 3 || strings.HasPrefix(name, "中共") && n < 5 {
				return ""
			}
			return strings.TrimPrefix(name[:i+utf8.RuneLen(c)], "中共")
		}
	}
	return ""
}
