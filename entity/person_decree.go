package entity

import "strings"

// decreed finds the name at i in the frames of appointments, which nothing but a
// name fills: 任命[周霁]为…, 免去[郑雁]的…职务, and in lists on a line of its own or
// behind a semicolon: [费长青]的…职务. It starts with a surname.
func (s *scan) decreed(m *nameModel, i int) (candidate, bool) {
	verb, item := false, false
	switch s.rune(i - 1) {
	case '\n', '：', '；':
		item = true
	case '命', '去', '举', '任', '选', '免':
		for _, w := range []string{"任命", "免去", "选举", "聘任", "补选", "罢免"} {
			verb = verb || s.preceded(i, w)
		}
	}
	if !verb && !item {
		return candidate{}, false
	}
	e := i
	for e < len(s.rs) && e-i < 4 && han(s.rs[e]) && !strings.ContainsRune("为的同", s.rs[e]) {
		e++
	}
	_, one := m.surnames.at(s.rs[i:], 1)
	_, two := m.surnames.at(s.rs[i:], 2)
	if e-i < 2 || !one && !two {
		return candidate{}, false
	}
	next := e
	if s.has(e, "同志") {
		next = e + 2
	}
	switch {
	case verb && s.rune(next) == '为':
	case s.rune(next) == '的' && s.post(next):
	default:
		return candidate{}, false
	}
	return candidate{i, e, Person, "", "person.decree", 0.93}, true
}

// post says whether an office and 职务 end the clause that goes on at i.
func (s *scan) post(i int) bool {
	for e := i; e < len(s.rs) && e-i < 60; e++ {
		switch s.rs[e] {
		case '。', '；', '，', '\n':
			return s.preceded(e, "职务") && s.endsAt(e-2, wTitle, 6) > 0
		}
	}
	return false
}
