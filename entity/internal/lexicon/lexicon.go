// Package lexicon holds word lists and finds their words in text.
package lexicon

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Class is a set of word classes, one bit each. What the bits mean is the
// caller's business.
type Class uint32

// Entry is one line of a word list.
type Entry struct {
	Word string
	Weak bool // marked with a trailing "*"
}

// Read parses a word list: one word a line, "#" starts a comment, blank lines
// are skipped, a trailing "*" marks a weak word. name is used in errors.
func Read(name string, r io.Reader) ([]Entry, error) {
	var out []Entry
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		s, _, _ := strings.Cut(in.Text(), "#")
		s = strings.TrimSpace(strings.TrimPrefix(s, "\uFEFF"))
		if s == "" {
			continue
		}
		if !utf8.ValidString(s) {
			return nil, fmt.Errorf("%s:%d: not UTF-8", name, n)
		}
		if strings.ContainsAny(s, " \t\u3000") {
			return nil, fmt.Errorf("%s:%d: more than one word in %q", name, n, s)
		}
		e := Entry{Word: strings.TrimSuffix(s, "*"), Weak: strings.HasSuffix(s, "*")}
		if e.Word == "" {
			return nil, fmt.Errorf("%s:%d: no word before the mark", name, n)
		}
		out = append(out, e)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// Trie finds words by prefix, rune by rune. Build it with Add, then only read.
type Trie struct {
	root  [1 << 16]int32 // first rune of the basic plane → node
	next  map[edge]int32
	class []Class // by node
	deep  []bool  // by node: has children
}

type edge struct {
	node int32
	r    rune
}

// NewTrie returns an empty trie.
func NewTrie() *Trie {
	return &Trie{next: map[edge]int32{}, class: make([]Class, 1), deep: make([]bool, 1)}
}

// Add puts word into the trie; classes of a word added twice are united.
func (t *Trie) Add(word string, c Class) {
	node := int32(0)
	for _, r := range word {
		child := t.step(node, r)
		if child == 0 {
			child = int32(len(t.class))
			t.class = append(t.class, 0)
			t.deep = append(t.deep, false)
			if node == 0 && r < 1<<16 {
				t.root[r] = child
			} else {
				t.next[edge{node, r}] = child
			}
			t.deep[node] = true
		}
		node = child
	}
	if node != 0 {
		t.class[node] |= c
	}
}

func (t *Trie) step(node int32, r rune) int32 {
	if node == 0 && r < 1<<16 {
		return t.root[r]
	}
	if !t.deep[node] {
		return 0
	}
	return t.next[edge{node, r}]
}

// Class returns the classes of word, 0 when it is not in the trie.
func (t *Trie) Class(word string) Class {
	node := int32(0)
	for _, r := range word {
		if node = t.step(node, r); node == 0 {
			return 0
		}
	}
	return t.class[node]
}

// Hit is a word found: its length in runes and its classes.
type Hit struct {
	Len   int
	Class Class
}

// Match appends to out the words that start at rs[0], shortest first.
func (t *Trie) Match(rs []rune, out []Hit) []Hit {
	node := int32(0)
	for i, r := range rs {
		if node = t.step(node, r); node == 0 {
			return out
		}
		if c := t.class[node]; c != 0 {
			out = append(out, Hit{i + 1, c})
		}
	}
	return out
}
