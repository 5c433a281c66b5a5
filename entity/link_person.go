package entity

import (
	"strings"
	"unicode/utf8"
)

// linkPeople gives a part of a foreign name, and a surname that stands alone
// before a title, the one full name in the article that it can be part of, and a
// name in Latin letters in brackets the name in front.
func (l *linker) linkPeople() {
	var parts map[string]string  // part of a name → the name, "" if of several
	var surnames map[rune]string // first character → the name, "" if of several; nil if nobody is called by it
	for i := range l.d.Mentions {
		if l.kind(i) != Person {
			continue
		}
		name := l.d.Mentions[i].Text
		if strings.Contains(name, "·") {
			if parts == nil {
				parts = map[string]string{}
			}
			for p := range strings.SplitSeq(name, "·") {
				addOnly(parts, p, name)
			}
		} else if _, n := utf8.DecodeRuneInString(name); n == len(name) {
			surnames = map[rune]string{}
		}
	}
	if surnames != nil {
		for i := range l.d.Mentions {
			name := l.d.Mentions[i].Text
			if c, n := utf8.DecodeRuneInString(name); l.kind(i) == Person && n < len(name) && !strings.Contains(name, "·") {
				addOnly(surnames, c, name)
			}
		}
	}
	for i := range l.d.Mentions {
		if l.kind(i) != Person {
			continue
		}
		name := l.d.Mentions[i].Text
		if full := parts[name]; full != "" {
			l.name[i] = full
		} else if c, n := utf8.DecodeRuneInString(name); n == len(name) && surnames[c] != "" {
			l.name[i] = surnames[c]
		}
	}
	spelled := map[string]string{} // letters in brackets → the name in front, "" if of several
	before := func(i int) (name string, ok bool) {
		j := l.before(i)
		if j < 0 || l.kind(j) != Person || l.d.Mentions[i].Text == "" {
			return "", false
		}
		first, _ := utf8.DecodeRuneInString(l.d.Mentions[i].Text)
		bracket, ok := strings.CutPrefix(l.text[l.at[j].End:l.at[i].Start], "（")
		return l.name[j], ok && latinLetter(first) && latinTitle(bracket) == bracket
	}
	for _, i := range l.all(Person) {
		if name, ok := before(i); ok {
			addOnly(spelled, l.d.Mentions[i].Text, name)
		}
	}
	for _, i := range l.all(Person) {
		if _, ok := before(i); ok && spelled[l.d.Mentions[i].Text] != "" {
			l.name[i] = spelled[l.d.Mentions[i].Text]
		}
	}
}

// addOnly notes the one name that a part belongs to, "" where it belongs to several.
func addOnly[K comparable](m map[K]string, part K, name string) {
	if old, ok := m[part]; ok && old != name {
		name = ""
	}
	m[part] = name
}

// bySurname returns the person mentioned before position p of the folded text
// who has the surname that ends there, as in 马书记: the index of the mention
// of the name, or -1.
func (l *linker) bySurname(i int, people map[rune]int) int {
	if l.at[i].Start <= 0 {
		return -1
	}
	c, n := utf8.DecodeLastRuneInString(l.text[:l.at[i].Start])
	if n == 0 {
		return -1
	}
	if k, ok := people[c]; ok {
		return k
	}
	return -1
}
