package entity

import (
	"slices"
	"strings"
	"unicode"
)

// foreigners finds names that are written with characters for the sounds of another
// language, by what stands at i.
func (s *scan) foreigners(m *nameModel, i int) []candidate {
	c := s.rs[i]
	if c != '·' && c != '-' && c != '世' && !s.spanTo[i] || s.inWork(i) {
		return nil
	}
	switch {
	case c == '·':
		return s.dotted(m, i)
	case c == '-':
		return s.hyphened(m, i)
	case c == '世':
		return s.monarch(m, i)
	case s.spanTo[i] && m.soundsForeign(c):
		return s.heldBy(m, i)
	}
	return nil
}

// dotted finds the foreign or minority name around the middle dot at i: 买买提·艾力,
// 约翰·史密斯. Its parts are runs of characters of transliteration.
func (s *scan) dotted(m *nameModel, i int) []candidate {
	part := func(c rune) bool { return m.soundsForeign(c) || c >= 'A' && c <= 'Z' }
	a, b := i, i+1
	for a > 0 && i-a < 6 && part(s.rs[a-1]) && (!s.is(int(s.wordStart[a-1]), a, wBoundary|wTitle) || a == i && s.spanTo[a-1]) {
		a--
	}
	a = s.hyphenFront(m, a)
	for b < len(s.rs) && (part(s.rs[b]) || s.rs[b] == '·' || s.rs[b] == '-' && part(s.rune(b+1)) && han(s.rune(b+1))) && b-i < 24 && s.longest(b, wTitle) < 2 {
		b++
	}
	for b > i && s.rs[b-1] == '·' {
		b--
	}
	if i-a < 1 || b-i < 2 || b-a < 4 {
		return nil
	}
	score := 0.85
	if strings.ContainsRune(s.str(a, b), '-') {
		score = 0.99 // beyond what the tagger saw
	}
	return []candidate{{a, s.reign(b), Person, "", "person.dotted", score}}
}

// hyphenFront returns where the given name starts of which a hyphen and more stand before a, or a: 让-|吕克·莫雷尔. What
// stands before the hyphen may be a word.
func (s *scan) hyphenFront(m *nameModel, a int) int {
	if s.rune(a-1) != '-' {
		return a
	}
	i := a - 1
	for i > 0 && a-i < 6 && m.soundsForeign(s.rs[i-1]) && !s.spanTo[i] && !(i < a-1 && s.edge(i) && (s.endsAt(i, wPlace|wPlaceShort, 6) > 1 ||
		s.is(int(s.wordStart[i-1]), i, wBoundary))) {
		i--
	}
	if i == a-1 || s.longest(i, wPlace|wPlaceShort) > 1 {
		return a
	}
	return i
}

// hyphened finds the name around the hyphen at i, as the press of sport and film writes the
// dot: 索拉-布伦纳. Places and clubs are joined so, too: 马德里-罗马.
func (s *scan) hyphened(m *nameModel, i int) []candidate {
	a, b := i, i+1
	for a > 0 && i-a < 6 && m.soundsForeign(s.rs[a-1]) && !s.is(int(s.wordStart[a-1]), a, wBoundary|wTitle) {
		a--
	}
	for b < len(s.rs) && b-i < 8 && m.soundsForeign(s.rs[b]) && s.longest(b, wTitle) < 2 {
		b++
	}
	if i-a < 2 || b-i < 3 || !s.edge(b) || s.is(a, b, wPlace|wPlaceShort|wOrg) || s.joinedBehind(b) || s.endsAt(i, wPlace|wPlaceShort|wOrg, 6) > 0 ||
		s.longest(i+1, wPlace|wPlaceShort|wOrg) > 0 {
		return nil
	}
	return []candidate{{a, b, Person, "", "person.dotted", 0.85}}
}

// joinedBehind says whether what follows at e tells that the names joined by a hyphen are of a region or a firm.
func (s *scan) joinedBehind(e int) bool {
	for _, w := range [...]string{"地区", "问题", "局势", "争端", "冲突", "公司", "集团", "发动机", "飞机", "铁路"} {
		if s.has(e, w) {
			return true
		}
	}
	return false
}

// reign returns where the number of a ruler or pope ends that stands at i, behind the name (费利佩|六世), or i.
func (s *scan) reign(i int) int {
	e := i
	for e-i < 3 && strings.ContainsRune(numerals, s.rune(e)) {
		e++
	}
	if e == i || s.rune(e) != '世' || !s.edge(e+1) {
		return i
	}
	return e + 1
}

const numerals = "一二三四五六七八九十"

// monarch finds the foreign name with the number that 世 at i ends: 哈桑二世, and whatever stands between an office and
// the number: 教皇|本笃十六世.
func (s *scan) monarch(m *nameModel, i int) []candidate {
	number := i
	for number > 0 && i-number < 3 && strings.ContainsRune(numerals, s.rs[number-1]) {
		number--
	}
	if number == i || !s.edge(i+1) {
		return nil
	}
	a := number
	for a > 0 && number-a < 8 && han(s.rs[a-1]) && !s.spanTo[a] {
		a--
	}
	if s.spanTo[a] && number-a > 1 && !s.holdsBoundary(a, number) {
		return []candidate{{a, i + 1, Person, "", "person.dotted", 0.99}}
	}
	for a = number; a > 0; {
		from := int(s.wordStart[a-1])
		if number-from > 8 || s.is(from, a, wBoundary|wTitle) || a < number && s.is(from, a, wPlace|wPlaceShort) ||
			!s.runsForeign(from, a, m) && !(a == number && number-from > 2 && (s.wordTag[from] == "ns" || strings.HasPrefix(s.wordTag[from], "nr"))) {
			break
		}
		a = from
	}
	if number-a < 2 {
		return nil
	}
	return []candidate{{a, i + 1, Person, "", "person.dotted", 0.99}}
}

// holdsBoundary says whether a function word is among the words of [a, b).
func (s *scan) holdsBoundary(a, b int) bool {
	for i := a; i < b; i = int(s.wordEnd[i]) {
		if s.edge(i) && s.is(i, min(int(s.wordEnd[i]), b), wBoundary) {
			return true
		}
	}
	return false
}

// runsForeign says whether all of [a, b) are characters for foreign sounds.
func (s *scan) runsForeign(a, b int, m *nameModel) bool {
	for _, c := range s.rs[a:b] {
		if !m.soundsForeign(c) {
			return false
		}
	}
	return true
}

// afterForeign are characters for foreign sounds and others that stand behind names and end none.
const afterForeign = "时仍将则也还曾却说称愿"

// heldBy finds the foreign name that starts at i, behind an office: 助教|黛什登|很. All characters
// of its kind that follow belong to it; no word that is no name is among them.
func (s *scan) heldBy(m *nameModel, i int) []candidate {
	e := i
	for e < len(s.rs) && e-i < 8 && m.soundsForeign(s.rs[e]) {
		e++
	}
	if e-i > 2 && strings.ContainsRune(afterForeign, s.rs[e-1]) && s.edge(e-1) {
		e--
	}
	if e-i < 2 || e-i > 7 || !s.edge(i) || !s.edge(e) || s.rune(e) == '·' || s.rune(e) == '-' || s.is(i, e, wPlace|wPlaceShort|wOrg) ||
		e-i == 2 && (s.rs[i] == '来' || s.noPerson(i, e)) {
		return nil
	}
	if n := s.endsAt(e, wFamous, e-i); n > 0 && n < e-i ||
		s.verbOrTo(i) && s.wordEnd[i] == int32(i+1) && i+3 < e && int(s.wordEnd[i+1]) == e && s.wordTag[i+1] != "x" {
		return nil // 专家|查|阿拉法特|死因
	}
	for k := i; k < e; k = int(s.wordEnd[k]) {
		if n := int(s.wordEnd[k]) - k; !strings.HasPrefix(s.wordTag[k], "nr") && s.wordTag[k] != "x" && (n > 1 || s.is(k, k+n, wBoundary)) {
			return nil
		}
	}
	return []candidate{{i, s.reign(e), Person, "", "person.foreign", 0.85}}
}

// verbOrTo says whether the word at i is a verb or a preposition, which may be a character for foreign sounds by
// itself: 比|庞巴迪, 查|阿拉法特.
func (s *scan) verbOrTo(i int) bool { return s.wordTag[i] == "v" || s.wordTag[i] == "p" }

// spelled finds the Latin letters in brackets behind the foreign names among the people: 佩詹普（Péjamp）. What is
// in capitals is the abbreviation of a body; what sounds otherwise is a team, a country or a firm: 佩詹普（Arena）.
func (s *scan) spelled(people []candidate, m *nameModel) []candidate {
	var out []candidate
	for _, c := range people {
		if c.kind != Person || c.score < 0.5 || s.rune(c.end) != '（' || !latinLetter(s.rune(c.end+1)) {
			continue
		}
		a := c.end + 1
		a += len(latinTitle(s.text[s.off[a]:]))
		e, small, words := a, 0, 1
		for ; e < len(s.rs) && e-a < 40 && (latinLetter(s.rs[e]) || strings.ContainsRune(" .-·'’", s.rs[e])); e++ {
			if s.rs[e] == ' ' && unicode.IsUpper(s.rune(e+1)) {
				words++
			}
			if unicode.IsLower(s.rs[e]) {
				small++
			}
		}
		if words != 2 && !s.allForeign(c.start, c.end, m) {
			continue // of Chinese names it takes two words: 施慕白（Morris Shi）
		}
		if small > 1 && (s.rune(e) == '）' || s.rune(e) == '，' || s.rune(e) == '\n') {
			for !latinLetter(s.rs[e-1]) {
				e--
			}
			if a > c.end+1 || s.soundsLike(c.start, c.end, a, e, m) {
				out = append(out, candidate{a, e, Person, "", "person.latin", 0.8})
			}
		}
	}
	return out
}

// latinTitle returns the form of address that text starts with, "" if none. Folded text has no space behind dots.
func latinTitle(text string) string {
	for _, title := range [...]string{"Professor ", "Prof.", "Dr.", "Mr.", "Mrs.", "Ms."} {
		if strings.HasPrefix(text, title) {
			return title
		}
	}
	return ""
}

// soundsLike says whether a word of the Latin letters [a, e), the first of which has a capital, opens as a part of
// the name [from, to) does: 约翰·索登 and John Soden.
func (s *scan) soundsLike(from, to, a, e int, m *nameModel) bool {
	if !unicode.IsUpper(s.rs[a]) {
		return false
	}
	for i := a; i < e; i++ {
		if latinLetter(s.rs[i]) && (i == a || !latinLetter(s.rs[i-1])) {
			sounds, known := m.sounds[s.rs[i]]
			for k := from; k < to; k++ {
				if (k == from || s.rs[k-1] == '·') && (strings.ContainsRune(sounds, s.rs[k]) || !known && unicode.IsUpper(s.rs[i])) {
					return true // there is no list for É
				}
			}
		}
	}
	return false
}

// latinLetter says whether c is a letter of a Latin alphabet, with an accent or without.
func latinLetter(c rune) bool { return letter(c) || c >= 0xC0 && c < 0x250 && unicode.IsLetter(c) }

// allForeign says whether [a, b) is made of characters for foreign sounds, three at least, or of parts of a name.
func (s *scan) allForeign(a, b int, m *nameModel) bool {
	return s.soundsOnly(a, b, m) && (b-a > 2 || slices.Contains(s.rs[a:b], '·'))
}

// soundsOnly says whether there is nothing in [a, b) but characters for foreign sounds and what joins the parts of
// a name: not so in 布朗|遭.
func (s *scan) soundsOnly(a, b int, m *nameModel) bool {
	for _, c := range s.rs[a:b] {
		if !m.soundsForeign(c) && c != '·' && c != '-' {
			return false
		}
	}
	return true
}

// wholeForeign returns where the foreign name [a, b) starts, with what stands in front, is made of characters for
// foreign sounds, too, and is no common word: 德兹|弗拉基. A rune alone must stand behind a sign.
func (s *scan) wholeForeign(a, b int, m *nameModel) int {
	if !s.edge(a) || !s.allForeign(a, b, m) {
		return a
	}
	for a > 0 && b-a < 8 {
		from := int(s.wordStart[a-1])
		if a-from == 1 && (nameRune(s.rune(from-1)) || s.is(from, a, wBoundary) || s.verbOrTo(from)) ||
			a-from > 1 && (s.wordTag[from] != "x" && !strings.HasPrefix(s.wordTag[from], "nr") || s.is(from, a, wFamous|wPlace|wPlaceShort|wOrg)) {
			return a
		}
		if !s.runsForeign(from, a, m) {
			return a
		}
		a = from
	}
	return a
}

// longerForeign gives the foreign names that the tagger sees the score of a part that the people have, and drops the
// part where the tagger sees it less: 莫|什登, 奥列|修登. Long names of a list stay.
func (f *fitted) longerForeign(people []candidate, m *nameModel) []candidate {
	if f == nil {
		return people
	}
	var starts, ends map[int]int // of names → index in spans
	for i, w := range f.spans {
		if w.kind != Person {
			continue
		}
		if starts == nil {
			starts, ends = map[int]int{}, map[int]int{}
		}
		starts[w.start] = i
		if f.s.allForeign(w.start, w.end, m) {
			ends[w.end] = i
		}
	}
	if starts == nil {
		return people
	}
	return slices.DeleteFunc(people, func(c candidate) bool {
		i, ok := ends[c.end]
		if !ok && (c.rule == "person.foreign" || c.rule == "person.dotted") {
			i, ok = starts[c.start]
		}
		if !ok || f.spans[i].end-f.spans[i].start <= c.end-c.start || c.score >= 0.99 || c.rule == "person.famous" && c.end-c.start > 3 {
			return false
		}
		if w := f.spans[i]; !f.s.soundsOnly(w.start, max(c.start, w.start), m) || !f.s.soundsOnly(min(c.end, w.end), w.end, m) {
			return false
		}
		if p, _ := f.score(c.start, c.end, Person); p > f.spans[i].score {
			return false
		}
		f.spans[i].score = max(f.spans[i].score, c.score)
		return true
	})
}
