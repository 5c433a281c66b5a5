package dict

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"iter"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"unicode/utf8"
)

// trie is the dictionary as it is read, before it is laid out for looking up.
type trie struct {
	nodes []trieNode      // the root first, parents before their children
	known map[uint64]Word // by frequency and tag, numbered in the order of the text
	words []knownWord     // by Word
	tags  []string        // "" first
	chars [1 << 16]uint64 // how often characters stand in words
	last  []byte          // the word of the line before
	path  []int32         // its prefixes
}

// nodeBits are enough for the number of prefixes.
const nodeBits = 20

type trieNode struct {
	weight      uint64 // how often words with this prefix were counted
	parent      int32
	first, next int32 // the child and the sibling with the greatest runes, and so on down; 0 for none
	word        Word
	char        uint16 // the last character
	children    uint16
}

type knownWord struct {
	freq uint32
	tag  uint8
}

// parse reads lines of word, frequency and tag. Of a word given twice the last
// line holds. It is fast when the words are in the order of their runes, as those of
// jieba are but for three places.
func parse(text []byte) (*Dict, error) {
	t := &trie{
		nodes: make([]trieNode, 1, 1<<19),
		known: map[uint64]Word{},
		words: make([]knownWord, 1, 1<<15),
		tags:  []string{""},
	}
	tags := map[string]uint8{"": 0}
	total := 0.0
	for line, r := range rows(text) {
		freq, err := strconv.ParseUint(string(r.count), 10, 32)
		if !r.ok || err != nil || freq == 0 || !utf8.Valid(r.word) {
			return nil, r.fault(line)
		}
		tag, ok := tags[string(r.tag)]
		if !ok {
			if len(t.tags) > math.MaxUint8 {
				return nil, fmt.Errorf("dictionary line %d: more than %d tags", line, math.MaxUint8)
			}
			tag = uint8(len(t.tags))
			t.tags = append(t.tags, string(r.tag))
			tags[string(r.tag)] = tag
		}
		if !t.add(r.word, knownWord{uint32(freq), tag}) {
			return nil, fmt.Errorf("dictionary line %d: too many words, or a character beyond U+FFFF", line)
		}
		total += float64(freq)
	}
	if len(t.words) == 1 {
		return nil, errors.New("dictionary without words")
	}
	return t.layOut(total)
}

// add reports whether there was room for the word.
func (t *trie) add(word []byte, k knownWord) bool {
	key := uint64(k.freq)<<8 | uint64(k.tag)
	w, ok := t.known[key]
	if !ok {
		w = Word(len(t.words))
		t.words = append(t.words, k)
		t.known[key] = w
	}
	n, depth, same := int32(0), 0, true
	for i := 0; i < len(word); depth++ {
		r, size := utf8.DecodeRune(word[i:])
		if int(r) >= len(t.chars) {
			return false
		}
		t.chars[r] += uint64(k.freq)
		// Neighbouring lines share prefixes.
		same = same && depth < len(t.path) && bytes.HasPrefix(t.last[i:], word[i:i+size])
		if same {
			n = t.path[depth]
		} else {
			n = t.child(n, uint16(r))
			t.path = append(t.path[:depth], n)
		}
		i += size
	}
	t.path, t.last = t.path[:depth], word
	t.nodes[n].word, t.nodes[n].weight = w, uint64(k.freq)
	return len(t.nodes) < 1<<nodeBits && len(t.words) < 1<<wordBits
}

// child returns the child of n for a character and makes it if need be.
func (t *trie) child(n int32, char uint16) int32 {
	at := &t.nodes[n].first
	for *at != 0 && t.nodes[*at].char > char {
		at = &t.nodes[*at].next
	}
	if *at != 0 && t.nodes[*at].char == char {
		return *at
	}
	made := int32(len(t.nodes))
	node := trieNode{parent: n, next: *at, char: char}
	*at = made
	t.nodes[n].children++
	t.nodes = append(t.nodes, node)
	return made
}

// layOut makes the dictionary of the trie. What is frequent comes first: characters in
// their codes, words in their numbers, prefixes in the order of their tables.
func (t *trie) layOut(total float64) (*Dict, error) {
	d := &Dict{codes: t.codes(), tags: t.tags}
	number := d.number(t.words, total)
	if slices.Max(d.codes) >= 1<<codeBits || total >= 1<<(64-nodeBits) {
		return nil, errors.New("dictionary: too many characters, or words too frequent")
	}
	order := make([]uint64, 0, len(t.nodes)/2) // of the prefixes with children
	nodes := make([]Node, len(t.nodes))
	for i := len(t.nodes) - 1; i > 0; i-- {
		n, code := &t.nodes[i], d.codes[t.nodes[i].char]
		nodes[i] |= Node(code) | Node(number[n.word])<<wordAt
		nodes[n.parent] |= 1 << (childAt + code%8)
		t.nodes[n.parent].weight += n.weight
		if n.children > 0 {
			order = append(order, n.weight<<nodeBits|uint64(i))
		}
	}
	slices.Sort(order)
	slices.Reverse(order)
	base := 1 // the first cell stays empty: it is the home of all that follows a prefix without a table
	for k := range order {
		order[k] &= 1<<nodeBits - 1
		i := order[k]
		size := tableSize(int(t.nodes[i].children))
		nodes[i] |= Node(base)<<baseAt | Node(size)<<sizeAt
		base += 1 << size
	}
	if base > 1<<baseBits {
		return nil, errors.New("dictionary: too many words")
	}
	d.cells = make([]Node, base)
	var children []Node
	for _, i := range order {
		children = t.children(children[:0], int32(i), nodes)
		for _, n := range children {
			*d.cell(nodes[i], n.code()) = n
		}
	}
	d.first = make([]Node, 1+slices.Max(d.codes))
	for _, n := range t.children(nil, 0, nodes) {
		d.first[n.code()] = n
	}
	return d, nil
}

// codes numbers the characters.
func (t *trie) codes() []Code {
	var runes []rune
	for r, n := range t.chars {
		if n > 0 {
			runes = append(runes, rune(r))
		}
	}
	slices.SortStableFunc(runes, func(a, b rune) int { return cmp.Compare(t.chars[b], t.chars[a]) })
	codes := make([]Code, len(t.chars))
	for i, r := range runes {
		codes[r] = Code(i + 1)
	}
	return codes
}

// children appends the children of a prefix, those by frequent characters first.
func (t *trie) children(to []Node, i int32, nodes []Node) []Node {
	for c := t.nodes[i].first; c != 0; c = t.nodes[c].next {
		to = append(to, nodes[c])
	}
	slices.SortFunc(to, func(a, b Node) int { return cmp.Compare(a.code(), b.code()) })
	return to
}

// tableSize is the logarithm of the size of a table for n children. Large ones are full by
// two thirds at most, so that what is not there is soon known.
func tableSize(n int) int {
	if n > 4 {
		n += n / 2
	}
	return bits.Len(uint(n - 1))
}

// number gives words numbers by their frequency, fills what is known about each, and
// returns the new number of each.
func (d *Dict) number(words []knownWord, total float64) []Word {
	byFreq := make([]Word, 0, len(words))
	for w := range words[1:] {
		byFreq = append(byFreq, Word(w+1))
	}
	slices.SortFunc(byFreq, func(a, b Word) int {
		return cmp.Or(cmp.Compare(words[b].freq, words[a].freq), cmp.Compare(words[a].tag, words[b].tag))
	})
	d.logProb, d.freq, d.tag = make([]float64, len(words)), make([]uint32, len(words)), make([]uint8, len(words))
	number := make([]Word, len(words))
	for i, w := range byFreq {
		n, k := i+1, words[w]
		number[w], d.freq[n], d.tag[n] = Word(n), k.freq, k.tag
		if n > 1 && d.freq[n] == d.freq[n-1] {
			d.logProb[n] = d.logProb[n-1]
		} else {
			d.logProb[n] = log(float64(k.freq) / total)
		}
	}
	d.logProb[0] = d.logProb[len(words)-1]
	return number
}

// row is one line of a dictionary; ok is false when it is not in three parts or has
// no word.
type row struct {
	text, word, count, tag []byte
	ok                     bool
}

func (r row) fault(line int) error {
	return fmt.Errorf("dictionary line %d: %q is not a word, a frequency and a tag", line, r.text)
}

// rows yields the lines that are not empty, with their numbers.
func rows(text []byte) iter.Seq2[int, row] {
	return func(yield func(int, row) bool) {
		for line := 1; len(text) > 0; line++ {
			var r row
			r.text, text, _ = bytes.Cut(text, []byte("\n"))
			if len(r.text) == 0 {
				continue
			}
			var tail []byte
			r.word, tail, _ = bytes.Cut(r.text, []byte(" "))
			r.count, r.tag, r.ok = bytes.Cut(tail, []byte(" "))
			r.ok = r.ok && len(r.word) > 0
			if !yield(line, r) {
				return
			}
		}
	}
}
