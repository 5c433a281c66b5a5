package pattern

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Set is a compiled set of rules. It does not change and is safe for
// concurrent use.
type Set struct {
	Rules []*Rule // by priority, highest first, then by name
	lists map[string]*List
	order []string
	trie  []node
	skip  []node // the words of the list 不算
}

// skipList is the word list in whose words those of guards mean nothing.
const skipList = "不算"

// node is a node of the trie of all trigger words.
type node struct {
	next map[rune]int
	uses []use
}

// use is a form that a trigger word belongs to.
type use struct {
	rule *Rule
	form *form
	rank int
}

// Words returns the words of a list, nil if there is none of that name.
func (s *Set) Words(list string) []string {
	if l := s.lists[list]; l != nil {
		return slices.Clone(l.Words)
	}
	return nil
}

// Modality returns the modality that the words of a list give, "" if none.
func (s *Set) Modality(list string) string {
	if l := s.lists[list]; l != nil {
		return l.Modal
	}
	return ""
}

func compile(rules []*Rule, lists map[string]*List, order []string) *Set {
	s := &Set{Rules: slices.Clone(rules), lists: lists, order: order}
	s.build()
	return s
}

func (s *Set) build() {
	slices.SortStableFunc(s.Rules, func(a, b *Rule) int {
		return cmp.Or(cmp.Compare(b.Priority, a.Priority), cmp.Compare(a.Name, b.Name))
	})
	s.skip = NewLexicon(s.Words(skipList)).trie
	s.trie = []node{{}}
	for rank, r := range s.Rules {
		for _, f := range r.Forms {
			for _, w := range f.trigger {
				s.add(w, use{r, f, rank})
			}
		}
	}
}

// Without returns the set without the rules of the given names.
func (s *Set) Without(names []string) *Set {
	out := &Set{lists: s.lists, order: s.order}
	for _, r := range s.Rules {
		if !slices.Contains(names, r.Name) {
			out.Rules = append(out.Rules, r)
		}
	}
	out.build()
	return out
}

func (s *Set) add(word string, u use) {
	at := 0
	for _, c := range word {
		n, ok := s.trie[at].next[c]
		if !ok {
			n = len(s.trie)
			s.trie = append(s.trie, node{})
			if s.trie[at].next == nil {
				s.trie[at].next = map[rune]int{}
			}
			s.trie[at].next[c] = n
		}
		at = n
	}
	if at != 0 {
		s.trie[at].uses = append(s.trie[at].uses, u)
	}
}

// Lexicon finds the longest of its words that starts or ends at a position.
type Lexicon struct {
	trie        []node
	first, last runeSet // of its words: most characters start and end none
}

// runeSet is a set of characters of the basic plane; others are always in it.
type runeSet [1 << 10]uint64

func (s *runeSet) add(c rune) {
	if c >= 0 && c < 1<<16 {
		s[c>>6] |= 1 << (c & 63)
	}
}

func (s *runeSet) has(c rune) bool {
	return c < 0 || c >= 1<<16 || s[c>>6]&(1<<(c&63)) != 0
}

// NewLexicon builds a Lexicon.
func NewLexicon(words ...[]string) *Lexicon {
	s := Set{trie: []node{{}}}
	l := &Lexicon{}
	for _, ws := range words {
		for _, w := range ws {
			s.add(w, use{})
			c, _ := utf8.DecodeRuneInString(w)
			l.first.add(c)
			c, _ = utf8.DecodeLastRuneInString(w)
			l.last.add(c)
		}
	}
	l.trie = s.trie
	return l
}

// At returns the length in bytes of the longest word that text starts with, or 0.
func (l *Lexicon) At(text string) int {
	if c, _ := utf8.DecodeRuneInString(text); !l.first.has(c) {
		return 0
	}
	at, best := 0, 0
	for i, c := range text {
		n, ok := l.trie[at].next[c]
		if !ok {
			break
		}
		at = n
		if len(l.trie[at].uses) > 0 {
			best = i + utf8.RuneLen(c)
		}
	}
	return best
}

// Is says whether text is one of the words.
func (l *Lexicon) Is(text string) bool { return text != "" && l.At(text) == len(text) }

// Ends returns the length in bytes of the longest word that text ends with, or 0.
// max is the length in bytes of what is looked at.
func (l *Lexicon) Ends(text string, max int) int {
	if c, _ := utf8.DecodeLastRuneInString(text); !l.last.has(c) {
		return 0
	}
	for from := len(text) - max; from < len(text); from++ {
		if from < 0 || !utf8.RuneStart(text[from]) {
			continue
		}
		if n := l.At(text[from:]); n == len(text)-from {
			return n
		}
	}
	return 0
}

// Lists returns the names of the word lists that start with prefix, in the
// order of the files.
func (s *Set) Lists(prefix string) []string {
	var out []string
	for _, n := range s.order {
		if len(n) > len(prefix) && n[:len(prefix)] == prefix {
			out = append(out, n)
		}
	}
	return out
}
