package entity

import (
	"strings"
	"unicode/utf8"
)

// linkPeople gives a part of a foreign name, and a surname that stands alone
// before a title, the one full name in the article that it can be part of, and a
// name in Latin letters in brackets the name in front.
func (l *linker) linkPeople() {
	parts := map[string]string{}    // part of a name → the name, "" if of several
	surnames := map[string]string{} // first character → the name, "" if of several
	add := func(m map[string]string, part, name string) {
		if old, ok := m[part]; ok && old != name {
			m[part] = ""
			return
		}
		m[part] = name
	}
	for i := range l.d.Mentions {
		if l.kind(i) != Person {
			continue
		}
		name := l.d.Mentions[i].Text
		if strings.Contains(name, "·") {
			for _, p := range strings.Split(name, "·") {
				add(parts, p, name)
			}
			continue
		}
		if c, n := utf8.DecodeRuneInString(name); n < len(name) {
			add(surnames, string(c), name)
		}
	}
	for i := range l.d.Mentions {
		if l.kind(i) != Person {
			continue
		}
		name := l.d.Mentions[i].Text
		if full := parts[name]; full != "" {
			l.name[i] = full
		} else if full := surnames[name]; full != "" && utf8.RuneCountInString(name) == 1 {
			l.name[i] = full
		}
	}
	for k, i := range l.order {
		if k == 0 || l.kind(i) != Person || l.kind(l.order[k-1]) != Person || l.d.Mentions[i].Text == "" {
			continue
		}
		j := l.order[k-1]
		first, _ := utf8.DecodeRuneInString(l.d.Mentions[i].Text)
		if latinLetter(first) && l.text[l.at[j].End:l.at[i].Start] == "（" {
			l.name[i] = l.name[j]
		}
	}
}

// bySurname returns the person mentioned before position p of the folded text
// who has the surname that ends there, as in 马书记: the index of the mention
// of the name, or -1.
func (l *linker) bySurname(i int, people map[string]int) int {
	if l.at[i].Start <= 0 {
		return -1
	}
	c, n := utf8.DecodeLastRuneInString(l.text[:l.at[i].Start])
	if n == 0 {
		return -1
	}
	if k, ok := people[string(c)]; ok {
		return k
	}
	return -1
}
