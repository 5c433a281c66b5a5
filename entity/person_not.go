package entity

import "strings"

// noPerson says whether [a, b) is no name though it may look like one: a common word (师德), a
// surname with a form of address (吴|小姐) or for a family (王|姓), the name of a firm (鹿鸣|药业), a road (青柏|高速) or a
// village (竹坊村), or a name in the title of a work (《阿木奇遇记》), which tells of
// somebody invented more often than not. Full Chinese names of three characters stay:
// 《顾长岭文集》.
func (s *scan) noPerson(a, b int) bool {
	if b-a == 1 {
		return s.rune(b) == '姓' || s.rune(b) == '氏' || strings.ContainsRune("好新老", s.rs[a])
	}
	return s.is(a, b, wNotPerson) || s.addressed(a, b) || b-a != 3 && s.inWork(a) || s.village(a, b) || s.somebody(a, b) || s.plainWords(a, b) ||
		b-a == 2 && (s.firm(b) || s.roadBehind(b) || s.has(b, "党委") || s.has(b, "党工委"))
}

// plainWords says whether [a, b) is a noun, 要 and what is to be done with it: 钱要|花.
// After a surname that is no common noun it is a given name: 于要建.
func (s *scan) plainWords(a, b int) bool {
	return b-a == 3 && s.rs[a+1] == '要' && s.edge(a+2) && strings.HasPrefix(s.wordTag[a], "n") && !strings.HasPrefix(s.wordTag[a], "nr")
}

// employers makes the names in front of an office that somebody else holds unlikely: 青柏|副总经理|顾长岭. What
// stands there without an office of its own is a firm or a body.
func (s *scan) employers(people []candidate, titles []titleSpan) {
	likely := map[int]bool{} // starts
	for _, c := range people {
		if c.score > 0.6 {
			likely[c.start] = true
		}
	}
	for i, c := range people {
		if n := s.spanAt[c.end]; n > 0 && likely[titles[n-1].end] && !s.spanTo[c.start] && c.rule == "person.name" && c.score < 0.9 {
			people[i].score = 0.05
		}
	}
}

// roadBehind says whether a word for roads stands at b, so that the two runes in front, one for each end, are its
// name: 青柏|高速公路.
func (s *scan) roadBehind(b int) bool {
	switch s.rune(b) {
	case '高', '铁', '公':
		return s.has(b, "高速") || s.has(b, "铁路") || s.has(b, "高铁") || s.has(b, "公路")
	}
	return false
}

// village says whether the three runes or more of [a, b) end as villages and towns do (竹坊村), or as estates and
// animals (云锦苑, 布朗熊), and nothing tells of a person: no office in front, and for the latter, which given
// names may end in, too, no word behind and no list around.
func (s *scan) village(a, b int) bool {
	if b-a < 3 || s.endsAt(a, wTitle, 4) > 0 {
		return false
	}
	switch s.rs[b-1] {
	case '村', '镇', '乡', '县':
		return true
	case '苑', '熊', '鱼', '塔':
		return s.longest(b, wAfter) == 0 && !strings.ContainsRune("、同和与及等", s.rune(b)) && s.rune(a-1) != '、'
	}
	return false
}

// firm says whether a line of business stands at b, so that the two runes in front are a company's name:
// 鹿鸣|药业股份有限公司.
func (s *scan) firm(b int) bool {
	n := s.longest(b, wOrgBrand)
	return n > 0 && s.edge(b) && s.edge(b+n)
}

// somebody says whether [a, b) is a word and 某 rather than a surname (崇拜|某), or half of a longer one: 谭某|某.
func (s *scan) somebody(a, b int) bool {
	if s.rs[b-1] != '某' {
		return false
	}
	return b-a == 2 && s.rune(b) == '某' && (!s.edge(b) || s.edge(b+1)) ||
		b-a == 3 && s.rs[b-2] != '某' && s.wordEnd[a] == int32(b-1) && s.wordTag[a] != "nr"
}

// latin says whether [a, b) is a word in Latin letters, perhaps with more: Dota, iG战队. Who bears
// such a name is told by an office or a form of address ([scan.lettered]).
func (s *scan) latin(a, b int) bool {
	letters := false
	for _, c := range s.rs[a:b] {
		if c == '·' {
			return false
		}
		letters = letters || letter(c)
	}
	return letters
}

// addressed says whether [a, b) is a surname with a form of address or an office.
func (s *scan) addressed(a, b int) bool {
	return b-a <= 4 && (s.is(a+1, b, wAddress) || b-a > 2 && s.is(a+1, b, wTitle) || b-a > 3 && s.is(a+2, b, wAddress))
}

// maxWork is how many runes the title of a work has at most.
const maxWork = 60

// markWorks notes which runes are in the title of a work, between 《 and 》. Where
// the text starts inside a title, only its end shows. The titles of decisions (《关于任命…的决定》)
// are none: they tell what was decided about whom.
func (s *scan) markWorks() {
	if !strings.ContainsRune(s.text, '》') {
		return
	}
	s.works = make([]bool, len(s.rs))
	open := -1 // rune after the last 《
	line := 0  // start of the line
	for i, c := range s.rs {
		switch c {
		case '\n':
			open, line = -1, i+1
		case '《':
			open = i + 1
		case '》':
			from := open
			if open < 0 && line >= 0 && i-line <= maxWork/3 && !strings.ContainsAny(s.str(line, i), "，。；！？：") {
				from = line
			}
			if from >= 0 && i-from <= maxWork && !s.has(from, "关于") {
				for k := from; k < i; k++ {
					s.works[k] = true
				}
			}
			open, line = -1, -1
		}
	}
}

// inWork says whether rune i is in the title of a work.
func (s *scan) inWork(i int) bool { return s.works != nil && s.works[i] }

// namedAfter replaces people by the bodies and places that are named after them:
// 顾长岭|基金会, 索拉|空军基地. A name behind a title is the holder's.
func (s *scan) namedAfter(people []candidate) (rest, named []candidate) {
	rest = people[:0]
	for _, c := range people {
		e := s.named(c.end)
		if e == c.end || s.spanTo[c.start] || c.rule == "person.user" {
			rest = append(rest, c)
			continue
		}
		if c.score < 0.5 {
			continue
		}
		kind, rule := Place, "place.named"
		if s.endsAt(e, wOrgSuffix|wOrgWeak, e-c.end) > 0 && s.endsAt(e, wPlaceSuffix|wPlaceSufWeak, e-c.end) == 0 {
			kind, rule = Organisation, "organisation.named"
		}
		score := 0.8
		if s.is(c.end, e, wUserSuf) {
			score = 0.95
		}
		named = append(named, candidate{c.start, e, kind, "", rule, score})
	}
	return rest, named
}

// named returns where a word for what is named after people ends that stands at e, or e. A school
// that somebody went to is none: 顾长岭|大学毕业.
func (s *scan) named(e int) int {
	n := s.longest(e, wNamed)
	if n == 0 || !s.edge(e+n) {
		return e
	}
	for _, w := range [...]string{"毕业", "就读", "文化", "入学", "期间", "同学", "肄业", "时代"} {
		if s.has(e+n, w) {
			return e
		}
	}
	return e + n
}
