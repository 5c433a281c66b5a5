// Package dict is jieba's dictionary: 349,000 Chinese words with their
// frequency and part of speech, and the model with which jieba finds words that
// are not in it. Its origin and licence (MIT) are in the file NOTICE.
package dict

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"iter"
	"sync"
	"unicode/utf8"
)

//go:embed jieba.dict.utf8.gz
var words []byte

//go:embed hmm_model.utf8.gz
var model []byte

// Words returns the text of the dictionary: lines of word, frequency and tag.
func Words() ([]byte, error) { return unpack(words) }

// Model returns the text of the hidden Markov model for unknown words.
func Model() ([]byte, error) { return unpack(model) }

func unpack(packed []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("embedded dictionary: %w", err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("embedded dictionary: %w", err)
	}
	return text, nil
}

// Dict is the dictionary as a trie. The children of a prefix stand in a small hash table of
// their own, all tables in one array, those of frequent prefixes first, and all that is known
// of a prefix is one number: what a text needs of it stays in the processor's cache among
// all else that a program looks at. It does not change and is safe for concurrent use.
type Dict struct {
	codes []Code // by rune of the basic plane
	first []Node // by code: the prefixes of one character
	cells []Node
	// By Word, the most frequent first, from 1 on; at 0 what holds for no word.
	logProb []float64
	freq    []uint32
	tag     []uint8 // index in tags
	tags    []string
}

// Code is a character of words, the smaller the more frequent; 0 is any other.
type Code uint16

// Word is what the dictionary knows about a word, its frequency and its tag, which are
// those of other words, too. The zero Word is that of prefixes that are no word.
type Word uint32

// Node is a prefix of words. From the low bits: the code of its last character, its Word,
// where its table begins, the logarithm of the table's size, and for each remainder of a
// code by 8 whether a child has it.
type Node uint64

const (
	codeBits, wordBits, baseBits, sizeBits = 14, 16, 21, 4

	wordAt  = codeBits
	baseAt  = wordAt + wordBits
	sizeAt  = baseAt + baseBits
	childAt = sizeAt + sizeBits
)

// shared is the one copy that a process needs, about 7 MB.
var shared = sync.OnceValues(func() (*Dict, error) {
	text, err := Words()
	if err != nil {
		return nil, err
	}
	return parse(text)
})

// Load returns the dictionary. The first call unpacks it (about 0.1 s), later
// calls return the same one.
func Load() (*Dict, error) { return shared() }

// Code returns the code of r.
func (d *Dict) Code(r rune) Code {
	if uint32(r) < uint32(len(d.codes)) {
		return d.codes[r]
	}
	return 0
}

// First returns the prefix that is one character, which may begin no word.
func (d *Dict) First(c Code) Node { return d.first[c] }

// Step follows c from the prefix n; ok is false when no word continues so.
func (d *Dict) Step(n Node, c Code) (next Node, ok bool) {
	return d.StepFrom(d.Home(n, c), n, c)
}

// Home returns the cell where the search for c from n begins, 0 if there is nothing to
// be found. It waits for nothing but the memory: who looks up many steps that do not hang
// on each other asks for the homes of all first, of which the processor then fetches
// several at a time.
func (d *Dict) Home(n Node, c Code) Node {
	if n>>childAt>>(c%8)&1 == 0 {
		return 0
	}
	return d.cells[n.base()+Node(c)&n.mask()]
}

// StepFrom is Step for who has the home.
func (d *Dict) StepFrom(home, n Node, c Code) (next Node, ok bool) {
	switch {
	case home.code() == c:
		return home, c != 0
	case home == 0 || n.mask() == 0:
		return 0, false
	}
	if next = *d.cell(n, c); next.code() == c && c != 0 {
		return next, true
	}
	return 0, false
}

// cell returns the place of c in the table of n, or the one at which the search for it ends.
func (d *Dict) cell(n Node, c Code) *Node {
	base, mask := n.base(), n.mask()
	for i := Node(c); ; i++ {
		cell := &d.cells[base+i&mask]
		if *cell == 0 || cell.code() == c || i == Node(c)+mask {
			return cell
		}
	}
}

func (n Node) base() Node { return n >> baseAt & (1<<baseBits - 1) }

// mask is the size of the table less one.
func (n Node) mask() Node { return 1<<(n>>sizeAt&(1<<sizeBits-1)) - 1 }

func (n Node) code() Code { return Code(n & (1<<codeBits - 1)) }

// Word is the word that n is.
func (n Node) Word() Word { return Word(n >> wordAt & (1<<wordBits - 1)) }

// LogProb is the natural logarithm of the word's frequency / the sum of all
// frequencies, rounded correctly; that of no word is the least of all.
func (d *Dict) LogProb(w Word) float64 { return d.logProb[w] }

// TagOf returns the tag of a word, or "" for the zero Word.
func (d *Dict) TagOf(w Word) string { return d.tags[d.tag[w]] }

// Entry is what the dictionary knows about a word.
type Entry struct {
	Freq    int     // how often the word was counted when the dictionary was made
	LogProb float64 // see [Dict.LogProb]
	Tag     string  // part of speech; see segment.Token
}

func (d *Dict) entry(w Word) Entry {
	return Entry{Freq: int(d.freq[w]), LogProb: d.logProb[w], Tag: d.TagOf(w)}
}

// Find returns the word that is written so, or 0.
func (d *Dict) Find(word string) Word {
	var found Word
	for i, n := range d.walk(word) {
		found = 0
		if i == len(word) {
			found = n.Word()
		}
	}
	return found
}

// Lookup returns the entry of word, if it is one.
func (d *Dict) Lookup(word string) (Entry, bool) {
	w := d.Find(word)
	if w == 0 {
		return Entry{}, false
	}
	return d.entry(w), true
}

// Prefixes yields the words that text starts with, the shortest first, with
// their length in bytes.
func (d *Dict) Prefixes(text string) iter.Seq2[int, Entry] {
	return func(yield func(int, Entry) bool) {
		for i, n := range d.walk(text) {
			if w := n.Word(); w != 0 && !yield(i, d.entry(w)) {
				return
			}
		}
	}
}

// walk yields the prefixes of words that text starts with, with their length in bytes.
func (d *Dict) walk(text string) iter.Seq2[int, Node] {
	return func(yield func(int, Node) bool) {
		r, i := utf8.DecodeRuneInString(text)
		n := d.First(d.Code(r))
		for ok := n != 0; ok && yield(i, n) && i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			n, ok = d.Step(n, d.Code(r))
			i += size
		}
	}
}
