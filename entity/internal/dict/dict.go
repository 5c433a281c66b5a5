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
	"math"
	"strconv"
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

// Entry is what the dictionary knows about a word.
type Entry struct {
	Freq    int     // how often the word was counted when the dictionary was made
	LogProb float64 // natural logarithm of Freq / the sum of all frequencies
	Tag     string  // part of speech; see segment.Token
}

// Dict is the dictionary as a trie. It does not change and is safe for
// concurrent use.
type Dict struct {
	first []Node   // first rune of the basic plane → prefix, 0 for none
	edges []uint64 // open addressing: parent<<41 | rune<<20 | child
	shift uint
	nodes []node
	tagOf []uint16 // by node: 1 + the index in tags, 0 when it is no word
	tags  []string
	total float64
	min   float64
}

// node is one prefix; freq is 0 when it is no word.
type node struct {
	logProb float64
	freq    uint32
	tag     uint32
}

// Node is a prefix of words; the zero Node is the empty prefix.
type Node uint32

// nodeBits are enough for the number of prefixes; parse checks it.
const nodeBits = 20

// shared is the one copy that a process needs, about 16 MB.
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

// Lookup returns the entry of word, if it is one.
func (d *Dict) Lookup(word string) (Entry, bool) {
	var n Node
	for _, r := range word {
		next, ok := d.Step(n, r)
		if !ok {
			return Entry{}, false
		}
		n = next
	}
	return d.Entry(n)
}

// Prefixes yields the words that text starts with, the shortest first, with
// their length in bytes.
func (d *Dict) Prefixes(text string) iter.Seq2[int, Entry] {
	return func(yield func(int, Entry) bool) {
		var n Node
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			next, ok := d.Step(n, r)
			if !ok {
				return
			}
			n, i = next, i+size
			if e, ok := d.Entry(n); ok && !yield(i, e) {
				return
			}
		}
	}
}

// Step follows r from the prefix n; ok is false when no word continues so.
func (d *Dict) Step(n Node, r rune) (next Node, ok bool) {
	if n == 0 && r >= 0 && int(r) < len(d.first) {
		next = d.first[r]
		return next, next != 0
	}
	key := uint64(n)<<21 | uint64(uint32(r))&(1<<21-1)
	for i := key * multiplier >> d.shift; ; i = (i + 1) & uint64(len(d.edges)-1) {
		switch e := d.edges[i]; {
		case e>>nodeBits == key:
			return Node(e & (1<<nodeBits - 1)), true
		case e == 0:
			return 0, false
		}
	}
}

// Entry returns the entry of the word that n is, if it is one.
func (d *Dict) Entry(n Node) (Entry, bool) {
	e := &d.nodes[n]
	if e.freq == 0 {
		return Entry{}, false
	}
	return Entry{Freq: int(e.freq), LogProb: e.logProb, Tag: d.tags[e.tag]}, true
}

// LogProb is the LogProb of the word that n is; ok is false when it is none.
func (d *Dict) LogProb(n Node) (p float64, ok bool) {
	e := &d.nodes[n]
	return e.logProb, e.freq != 0
}

// MinLogProb is the least LogProb of any word.
func (d *Dict) MinLogProb() float64 { return d.min }

// multiplier spreads keys over the table (2^64 divided by the golden ratio).
const multiplier = 0x9E3779B97F4A7C15

// parse reads lines of word, frequency and tag. Of a word given twice the last
// line holds.
func parse(text []byte) (*Dict, error) {
	const slotBits = nodeBits
	d := &Dict{
		first: make([]Node, 1<<16),
		edges: make([]uint64, 1<<slotBits),
		shift: 64 - slotBits,
		nodes: make([]node, 1, 1<<19),
	}
	tags := map[string]uint32{}
	// Neighbouring lines share prefixes: path holds the nodes of the line before.
	var last []byte
	var path []Node
	for line, r := range rows(text) {
		word, tag := r.word, r.tag
		freq, err := strconv.ParseUint(string(r.count), 10, 32)
		if !r.ok || err != nil || freq == 0 || !utf8.Valid(word) {
			return nil, r.fault(line)
		}
		var n Node
		depth, same := 0, true
		for i := 0; i < len(word); {
			r, size := utf8.DecodeRune(word[i:])
			same = same && depth < len(path) && bytes.HasPrefix(last[i:], word[i:i+size])
			if same {
				n = path[depth]
			} else {
				n = d.grow(n, r)
				path = append(path[:depth], n)
			}
			depth++
			i += size
		}
		path, last = path[:depth], word
		if len(d.nodes) >= 1<<nodeBits || len(d.nodes)*10 > len(d.edges)*9 {
			return nil, fmt.Errorf("dictionary line %d: too many words", line)
		}
		t, ok := tags[string(tag)]
		if !ok {
			t = uint32(len(d.tags))
			d.tags = append(d.tags, string(tag))
			tags[string(tag)] = t
		}
		d.total += float64(freq)
		d.nodes[n].freq, d.nodes[n].tag = uint32(freq), t
	}
	if len(d.tags) >= math.MaxUint16 {
		return nil, fmt.Errorf("dictionary: %d tags", len(d.tags))
	}
	d.tagOf = make([]uint16, len(d.nodes))
	for i := range d.nodes {
		if e := &d.nodes[i]; e.freq != 0 {
			d.tagOf[i] = uint16(e.tag) + 1
			e.logProb = math.Log(float64(e.freq) / d.total)
			d.min = min(d.min, e.logProb)
		}
	}
	return d, nil
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

// grow returns the node that r leads to from n and makes it if need be.
func (d *Dict) grow(n Node, r rune) Node {
	if next, ok := d.Step(n, r); ok {
		return next
	}
	next := Node(len(d.nodes))
	d.nodes = append(d.nodes, node{})
	if n == 0 && int(r) < len(d.first) {
		d.first[r] = next
		return next
	}
	key := uint64(n)<<21 | uint64(r)
	i := key * multiplier >> d.shift
	for d.edges[i] != 0 {
		i = (i + 1) & uint64(len(d.edges)-1)
	}
	d.edges[i] = key<<nodeBits | uint64(next)
	return next
}
