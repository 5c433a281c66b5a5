package entity

import (
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
	where := map[string][]int{} // name → its mentions in the order of the text
	var names []string
	for _, i := range l.order {
		if l.kind(i) != Organisation {
			continue
		}
		n := l.folded(i)
		if where[n] == nil {
			names = append(names, n)
		}
		where[n] = append(where[n], i)
	}
	short := l.declared()
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	roots := map[string][]string{}
	byLast := map[rune][]string{} // names done, by last rune
	byFirst := map[rune][]string{}
	for _, s := range names {
		last, _ := utf8.DecodeLastRuneInString(s)
		first, _ := utf8.DecodeRuneInString(s)
		var r []string
		if f := short[s]; f != "" && len(roots[f]) > 0 {
			r = slices.Clone(roots[f])
		} else {
			for _, f := range byLast[last] {
				if shortForm(s, f) {
					r = union(r, roots[f])
				}
			}
			if len(r) == 0 {
				for _, f := range byFirst[first] {
					if classless(s, f) {
						r = union(r, roots[f])
					}
				}
			}
		}
		if len(r) == 0 {
			r = []string{s}
		}
		roots[s] = r
		// Enough for any real article; keeps the work linear in made-up ones.
		if len(byLast[last]) < maxAlike {
			byLast[last] = append(byLast[last], s)
		}
		if len(byFirst[first]) < maxAlike {
			byFirst[first] = append(byFirst[first], s)
		}
	}
	canon := l.withPlaces(names, roots)
	for _, s := range names {
		for _, i := range where[s] {
			l.name[i] = canon[l.nearest(i, roots[s], where)]
		}
	}
}

const maxAlike = 64

// nearest picks the root whose mention stands closest before mention i, or
// else the one that follows first.
func (l *linker) nearest(i int, roots []string, where map[string][]int) string {
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
func (l *linker) declared() map[string]string {
	out := map[string]string{}
	for k := 1; k < len(l.order); k++ {
		a, b := l.order[k-1], l.order[k]
		if l.kind(a) != Organisation || l.kind(b) != Organisation {
			continue
		}
		gap, ok := l.between(a, b, 36)
		if ok && (strings.Contains(gap, "简称") || strings.Contains(gap, "下称")) && strings.HasPrefix(gap, "（") {
			out[l.folded(b)] = l.folded(a)
		}
	}
	return out
}

func union(a, b []string) []string {
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
func shortForm(s, f string) bool {
	a, b := []rune(s), []rune(f)
	if len(a) == 0 || len(a) >= len(b) {
		return false
	}
	tail := 0
	for tail < len(a) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	lost := b[:len(b)-tail]
	switch {
	case tail == len(a):
		// A suffix: 市委, 乙江市委. The rest must be a place or an attribute, not a body.
		return len(a) >= 2 && !strings.ContainsRune(bodyEnds, lost[len(lost)-1])
	case tail < 2:
		return false
	}
	// The front of s is found at the front of f, or is its level word.
	head := a[:len(a)-tail]
	if len(head) == 1 && isLevel(head[0]) {
		for i, c := range b[:min(len(lost), maxPlace)] {
			if c == head[0] && i >= 1 {
				rest := b[i+1 : len(b)-tail]
				return len(rest) == 0 || !strings.ContainsRune(bodyEnds, rest[len(rest)-1])
			}
		}
		return false
	}
	if p := leadingPlace(s); p != "" && tail >= sameTail && strings.HasPrefix(f, p) {
		return true // one place's bodies for one task: 甲川区防汛指挥部, 甲川区抗旱防汛指挥部
	}
	if strings.HasPrefix(f, string(head)) && len(head) >= 2 {
		rest := lost[len(head):]
		return len(rest) > 0 && (len(rest) < 2 || !strings.ContainsRune(bodyEnds, rest[len(rest)-1]))
	}
	return false
}

const sameTail = 5 // runes that two names of one body share at the end

const maxPlace = 9 // runes in which the level word of the leading place must stand

// classWords end the full name of a body and are left out in speech.
var classWords = []string{"大学", "学院", "集团", "公司", "有限公司", "有限责任公司", "股份有限公司", "集团公司", "技术有限公司",
	"科技有限公司", "俱乐部", "银行", "医院", "通讯社", "组织", "协会", "基金会", "研究院", "总部"}

// classless says whether s is f without the class words at its end.
func classless(s, f string) bool {
	if utf8.RuneCountInString(s) < 2 || !strings.HasPrefix(f, s) {
		return false
	}
	return slices.Contains(classWords, f[len(s):])
}

func isLevel(c rune) bool { return strings.ContainsRune("省市县区州盟旗镇乡村校院", c) }

// withPlaces names each root; a root that starts with a level word gets the
// one place of that level that the article names.
func (l *linker) withPlaces(names []string, roots map[string][]string) map[string]string {
	byLevel := map[rune]string{} // folded
	many := map[rune]bool{}
	written := map[rune]string{} // the same as the source has it
	add := func(place, source string) {
		c, _ := utf8.DecodeLastRuneInString(place)
		if old, ok := byLevel[c]; ok && old != place {
			many[c] = true
			return
		}
		byLevel[c], written[c] = place, source
	}
	for _, i := range l.order {
		name := l.folded(i)
		switch l.kind(i) {
		case Place:
			if c, _ := utf8.DecodeLastRuneInString(name); strings.ContainsRune("省市县区", c) && utf8.RuneCountInString(name) >= 3 {
				add(name, l.d.Mentions[i].Text)
			}
		case Organisation:
			if p := leadingPlace(name); p != "" {
				from := utf8.RuneCountInString(name[:strings.Index(name, p)])
				source := []rune(l.d.Mentions[i].Text)
				if to := from + utf8.RuneCountInString(p); to <= len(source) {
					add(p, string(source[from:to]))
				}
			}
		}
	}
	l.districts = map[rune]string{}
	for c, p := range written {
		if !many[c] && !strings.HasSuffix(byLevel[c], "自治区") {
			l.districts[c] = p
		}
	}
	source := l.asInSource()
	canon := map[string]string{}
	for _, s := range names {
		for _, r := range roots[s] {
			if _, ok := canon[r]; ok {
				continue
			}
			canon[r] = source(r)
			c, n := utf8.DecodeRuneInString(r)
			if strings.ContainsRune("省市县区", c) && !many[c] && byLevel[c] != "" && len(r) > n {
				if strings.HasPrefix(r, "区") && strings.HasSuffix(byLevel[c], "自治区") {
					continue
				}
				level, _ := utf8.DecodeLastRuneInString(written[c])
				canon[r] = strings.TrimSuffix(written[c], string(level)) + source(r)
			}
		}
	}
	return canon
}

// asInSource returns a function that gives a folded name of a mention as the source has it
// first.
func (l *linker) asInSource() func(string) string {
	if !slices.ContainsFunc(l.order, func(i int) bool { return l.d.Mentions[i].Text != l.folded(i) }) {
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
