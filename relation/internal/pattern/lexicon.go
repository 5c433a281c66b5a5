package pattern

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// Lexicon is a list of words that rules or the code look for. It is made by a
// [Set] only, which has all words of all its lexicons in one [index]: none can be
// forgotten there.
type Lexicon struct {
	id    int
	words []string
	runes int // length in characters of the longest
	in    set // the numbers of its words in the index
	index *index
}

// set is a set of small numbers.
type set []uint64

func newSet(n int) set { return make(set, n/64+1) }

func (s set) has(n int) bool { return s[n>>6]>>(n&63)&1 != 0 }
func (s set) add(n int)      { s[n>>6] |= 1 << (n & 63) }
func (s set) addAll(of set) {
	s = s[:len(of)]
	for i, x := range of {
		s[i] |= x
	}
}

// meets says whether the sets have a number in common.
func (s set) meets(of set) bool {
	for i, x := range of {
		if s[i]&x != 0 {
			return true
		}
	}
	return false
}

// Lexicons are some lexicons of one [Set], which are asked for together.
type Lexicons struct {
	ids   set
	words set // the numbers of the words that are one of theirs or begin with one
}

// Union joins lexicons of the Set.
func (s *Set) Union(ls ...*Lexicon) Lexicons {
	u := Lexicons{newSet(len(s.index.lexicons)), newSet(len(s.index.words))}
	for _, l := range ls {
		u.ids.add(l.id)
	}
	for n := range s.index.words {
		if s.index.lexiconsOf(int32(n)).meets(u.ids) {
			u.words.add(n)
		}
	}
	return u
}

// index is a trie of the words of all lexicons of a [Set].
type index struct {
	lexicons []*Lexicon
	words    []word // by number, sorted; 0 is none
	of       set    // by number, width of it each: the lexicons that it or a word that it begins with is of
	width    int
	nodes    []node // 0 is the root, the last is none; those that a node leads to stand side by side
	chars    []rune // by node: the character that leads to it
	root     [(utf8.MaxRune + 1) / 64]block
}

// block tells where 64 characters lead to from the root. The
// nodes stand in the order of their characters: counting bits finds them.
type block struct {
	bits uint64 // the characters that lead on
	from int32  // the node of the first
}

// word is a word of some lexicon.
type word struct {
	text    string
	shorter int32 // the longest other word that it begins with, 0 if there is none
}

// lexiconsOf returns the lexicons that word n or one that it begins with is a word of.
func (x *index) lexiconsOf(n int32) set { return x.of[int(n)*x.width:][:x.width] }

// node is what the first characters of some words lead to. But for those of the root, the
// nodes that it leads to stand in the order of the last six bits of their characters.
type node struct {
	bits uint64 // the last six bits of the characters that lead on: most texts end here
	from int32  // the first node that they lead to; the last is in front of that of the next node
	word int32  // the longest word on the way, this node included
}

// step returns the node that a character leads to from node n, 0 if there is none.
func (x *index) step(n int32, c rune) int32 {
	at := &x.nodes[n]
	if at.bits>>(c&63)&1 == 0 {
		return 0
	}
	k := at.from + int32(bits.OnesCount64(at.bits&(1<<(c&63)-1))) // or behind, where several agree in the bits
	for end := x.nodes[n+1].from; k < end && x.chars[k]&63 <= c&63; k++ {
		if x.chars[k] == c {
			return k
		}
	}
	return 0
}

// lexicon returns the lexicon of some words, which is filled in by build.
func (x *index) lexicon(words []string) *Lexicon {
	for _, l := range x.lexicons {
		if slices.Equal(l.words, words) {
			return l
		}
	}
	l := &Lexicon{id: len(x.lexicons), words: slices.Clone(words), index: x}
	x.lexicons = append(x.lexicons, l)
	return l
}

// build makes the trie of the words of all lexicons.
func (x *index) build() {
	var all []string
	for _, l := range x.lexicons {
		all = append(all, l.words...)
	}
	slices.Sort(all)
	x.words = []word{{}}
	number := map[string]int{}
	for _, w := range slices.Compact(all) {
		if w != "" {
			number[w] = len(x.words)
			x.words = append(x.words, word{text: w})
		}
	}
	x.grow()
	x.width = len(newSet(len(x.lexicons)))
	x.of = make(set, len(x.words)*x.width)
	for _, l := range x.lexicons {
		l.in = newSet(len(x.words))
		for _, w := range l.words {
			if w != "" {
				l.in.add(number[w])
				x.lexiconsOf(int32(number[w])).add(l.id)
				l.runes = max(l.runes, utf8.RuneCountInString(w))
			}
		}
	}
	for n, w := range x.words { // the shorter words come first
		x.lexiconsOf(int32(n)).addAll(x.lexiconsOf(w.shorter))
	}
}

// grow makes the nodes, level by level. A word that holds the character that stands
// for broken bytes is never found.
func (x *index) grow() {
	type stem struct { // words that agree in their first size bytes
		from, to, size int
		char           rune // the last of them
	}
	x.nodes, x.chars = []node{{}}, []rune{0}
	stems := []stem{{from: 1, to: len(x.words)}} // of the nodes
	for n := 0; n < len(stems); n++ {
		s := stems[n]
		if s.from < s.to && len(x.words[s.from].text) == s.size {
			x.words[s.from].shorter, x.nodes[n].word = x.nodes[n].word, int32(s.from)
			s.from++
		}
		x.nodes[n].from = int32(len(x.nodes))
		for s.from < s.to {
			c, size := utf8.DecodeRuneInString(x.words[s.from].text[s.size:])
			to := s.from + 1
			for to < s.to && strings.HasPrefix(x.words[to].text[s.size:], x.words[s.from].text[s.size:s.size+size]) {
				to++
			}
			if c != utf8.RuneError {
				x.nodes[n].bits |= 1 << (c & 63)
				x.nodes = append(x.nodes, node{word: x.nodes[n].word})
				stems = append(stems, stem{s.from, to, s.size + size, c})
			}
			s.from = to
		}
		kids := stems[x.nodes[n].from:]
		if n > 0 {
			slices.SortStableFunc(kids, func(a, b stem) int { return int(a.char&63 - b.char&63) })
		}
		for _, k := range kids {
			x.chars = append(x.chars, k.char)
		}
	}
	x.nodes = append(x.nodes, node{from: int32(len(x.nodes))})
	for k := x.nodes[0].from; k < x.nodes[1].from; k++ {
		c := x.chars[k]
		at := &x.root[c>>6]
		if at.bits == 0 {
			at.from = k
		}
		at.bits |= 1 << (c & 63)
	}
}

// first returns the node that a character leads to from the root, 0 if there is none.
func (x *index) first(c rune) int32 {
	at := &x.root[c>>6]
	if at.bits>>(c&63)&1 == 0 {
		return 0
	}
	return at.from + int32(bits.OnesCount64(at.bits&(1<<(c&63)-1)))
}

// longest returns the number of the longest word that text starts with, 0 if there
// is none.
func (x *index) longest(text string) int32 {
	c, size := utf8.DecodeRuneInString(text)
	if n := x.first(c); n != 0 {
		return x.follow(n, text[size:])
	}
	return 0
}

// follow returns the number of the longest word on the way from node n that text
// leads on to.
func (x *index) follow(n int32, text string) int32 {
	for _, c := range text {
		next := x.step(n, c)
		if next == 0 {
			break
		}
		n = next
	}
	return x.nodes[n].word
}

// starts says whether word n or one that it begins with is one of the lexicon's.
func (l *Lexicon) starts(n int32) bool {
	return l.index.of[int(n)*l.index.width+l.id>>6]>>(l.id&63)&1 != 0
}

// fitting returns the length of the longest word of the lexicon among word n and
// those that it begins with that has at most room bytes, or 0.
func (l *Lexicon) fitting(n int32, room int) int {
	for l.starts(n) {
		w := &l.index.words[n]
		if len(w.text) <= room && l.in.has(int(n)) {
			return len(w.text)
		}
		n = w.shorter
	}
	return 0
}

// exactly says whether the word of the given length among word n and those that it
// begins with is one of the lexicon's.
func (l *Lexicon) exactly(n int32, size int) bool {
	for l.starts(n) && len(l.index.words[n].text) > size {
		n = l.index.words[n].shorter
	}
	return len(l.index.words[n].text) == size && l.in.has(int(n))
}

// At returns the length in bytes of the longest word that text starts with, or 0.
func (l *Lexicon) At(text string) int { return l.fitting(l.index.longest(text), len(text)) }

// Is says whether text is one of the words.
func (l *Lexicon) Is(text string) bool { return text != "" && l.At(text) == len(text) }

// Ends returns the length in bytes of the longest word that text ends with, or 0.
// max is the length in bytes of what is looked at.
func (l *Lexicon) Ends(text string, max int) int {
	for from := len(text) - max; from < len(text); from++ {
		if from >= 0 && utf8.RuneStart(text[from]) && l.At(text[from:]) == len(text)-from {
			return len(text) - from
		}
	}
	return 0
}

// IsMark says whether a character ends a clause.
func IsMark(c rune) bool {
	switch c {
	case '，', '；', '：', '。', '！', '？', '…', '\n', ',', ';', ':', '!', '?', '（', '）', '(', ')', '【', '】', '|', '｜':
		return true
	}
	return false
}

// Reading is a text in which all words of a [Set] were looked for in one pass. Its
// methods tell where those of a lexicon of that Set stand; positions are bytes.
type Reading struct {
	text  string
	at    []int32 // by byte: the longest word that starts there, 0 if none does
	found []int32 // the bytes where one does
	heads []int32 // the bytes behind marks that end a clause
	here  Sentence
	next  int // the first of found behind the sentence that was entered last
	seen  set // the lexicons of all sentences that were entered
	index *index
}

// Sentence is what a [Reading] knows of one sentence.
type Sentence struct {
	lexicons set     // that have words in it
	found    []int32 // the bytes where words start
}

// HanAt returns the character at byte i of s if it is one of U+4000 to U+9FFF, as most
// of a text are, and 0 otherwise. It saves a call for each of them.
func HanAt(s string, i int) rune {
	if i+2 >= len(s) || s[i] < 0xe4 || s[i] > 0xe9 || s[i+1]&0xc0 != 0x80 || s[i+2]&0xc0 != 0x80 {
		return 0
	}
	return rune(s[i]&0x0f)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f)
}

// HanSize is the length in bytes of what [HanAt] returns.
const HanSize = 3

// Read finds the words of all lexicons in text. The memory of t, which is nil or comes
// from the same Set, is used again.
func (s *Set) Read(t *Reading, text string) *Reading {
	if t == nil {
		t = &Reading{}
	}
	t.text, t.index = text, s.index
	t.at = slices.Grow(t.at[:0], len(text))[:len(text)]
	clear(t.at)
	t.found, t.heads = t.found[:0], t.heads[:0]
	x := s.index
	from, n := 0, int32(0) // the character before, and the node that it leads to
	for i := 0; i < len(text); {
		c, size := HanAt(text, i), HanSize
		if c == 0 {
			if c, size = utf8.DecodeRuneInString(text[i:]); IsMark(c) {
				t.heads = append(t.heads, int32(i+size))
			}
		}
		if n != 0 {
			word := x.nodes[n].word
			if x.nodes[n].bits>>(c&63)&1 != 0 {
				if next := x.step(n, c); next != 0 {
					word = x.follow(next, text[i+size:])
				}
			}
			t.note(from, word)
		}
		from, n = i, x.first(c)
		i += size
	}
	t.note(from, x.nodes[n].word)
	t.Leave()
	return t
}

// Leave goes to all of the text. [Reading.Has] says that no word is there.
func (t *Reading) Leave() {
	t.seen, t.next = t.seen[:0], 0
	t.Enter(0, 0)
	t.here.found = t.found
}

// note notes the longest word that starts at byte i; 0 if none does.
func (t *Reading) note(i int, word int32) {
	if word != 0 {
		t.at[i] = word
		t.found = append(t.found, int32(i))
	}
}

// Enter notes which lexicons have words in the sentence [from, to), for [Reading.Has],
// and returns it, for [Reading.Return].
func (t *Reading) Enter(from, to int) Sentence {
	n, width := len(t.seen), t.index.width
	t.seen = slices.Grow(t.seen, width)[:n+width]
	t.here.lexicons = t.seen[n:]
	clear(t.here.lexicons)
	first := t.next // where the sentence before ended, as a rule
	if first > 0 && int(t.found[first-1]) >= from || first < len(t.found) && int(t.found[first]) < from {
		first = len(t.found) - len(startingAt(t.found, from))
	}
	t.next = first
	for ; t.next < len(t.found) && int(t.found[t.next]) < to; t.next++ {
		t.here.lexicons.addAll(t.index.lexiconsOf(t.at[t.found[t.next]]))
	}
	t.here.found = t.found[first:t.next]
	return t.here
}

// startingAt returns those of sorted bytes that are not in front of byte i.
func startingAt(bytes []int32, i int) []int32 {
	from := 0
	for to := len(bytes); from < to; {
		if m := (from + to) / 2; int(bytes[m]) < i {
			from = m + 1
		} else {
			to = m
		}
	}
	return bytes[from:]
}

// Return goes back to a sentence.
func (t *Reading) Return(s Sentence) { t.here = s }

// Has says whether a word of one of the lexicons starts in the sentence that was
// entered last. It may reach into the next one.
func (t *Reading) Has(l *Lexicon) bool { return t.here.lexicons.has(l.id) }

// HasAny says whether one of several lexicons has such a word.
func (t *Reading) HasAny(u Lexicons) bool { return t.here.lexicons.meets(u.ids) }

// Heads returns the bytes of [from, to) at which a clause starts, behind a mark that ends
// the one before.
func (t *Reading) Heads(from, to int) []int32 {
	heads := startingAt(t.heads, from)
	return heads[:len(heads)-len(startingAt(heads, to))]
}

// Starts says whether a word of one of several lexicons starts at i. It may reach
// beyond the sentence.
func (t *Reading) Starts(u Lexicons, i int) bool {
	return u.words.has(int(t.at[i]))
}

// At returns the length of the longest word that stands in [i, end) and starts at
// i, or 0.
func (t *Reading) At(l *Lexicon, i, end int) int {
	if i >= end || t.at[i] == 0 {
		return 0
	}
	return l.fitting(t.at[i], end-i)
}

// Ends returns the length of the longest word that stands in [from, i) and ends at
// i, or 0.
func (t *Reading) Ends(l *Lexicon, from, i int) int {
	for k := max(from, 0); k < i; k++ {
		if n := t.at[k]; n != 0 && l.exactly(n, i-k) {
			return i - k
		}
	}
	return 0
}

// Next returns the first position in [i, end) at which a word of one of the lexicons
// starts that ends by end; end if there is none. It looks at the sentence that was
// entered last.
func (t *Reading) Next(i, end int, ls ...*Lexicon) int {
	for _, at := range startingAt(t.here.found, i) {
		if int(at) >= end {
			break
		}
		for _, l := range ls {
			if l.fitting(t.at[at], end-int(at)) > 0 {
				return int(at)
			}
		}
	}
	return end
}
