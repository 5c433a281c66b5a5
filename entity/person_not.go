package entity

import "strings"

// noPerson says whether [a, b) is no name though it may look like one: a common word (师德), a
// surname with a form of address (吴|小姐), or a name in the title of a work (《阿木奇遇记》), which tells of
// somebody invented more often than not. Full Chinese names of three characters stay:
// 《顾长岭文集》.
func (s *scan) noPerson(a, b int) bool {
	return b-a > 1 && (s.is(a, b, wNotPerson) || s.addressed(a, b) || b-a != 3 && s.inWork(a))
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
