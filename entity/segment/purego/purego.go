// Package purego segments as jieba does, in Go alone: the most probable path
// through the words of jieba's dictionary, then jieba's hidden Markov model
// over runs of single characters. Its tokens and tags are those of gojieba's Tag and of
// segment/jieba, which a test there compares. It needs neither cgo nor a compiler, a
// fraction of the memory and, on news, less than a fifth of the time.
package purego

import (
	"fmt"
	"sync"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/dict"
	"github.com/go-renshi/renshi/entity/segment"
	"github.com/go-renshi/renshi/entity/segment/internal/piece"
)

// New returns a segmenter. The dictionary is shared by all; the first call in a
// process loads it (about 0.1 s, 8 MB). The error is that of data that was damaged
// in the binary.
func New() (segment.Segmenter, error) {
	d, err := dict.Load()
	if err != nil {
		return nil, fmt.Errorf("purego: %w", err)
	}
	m, err := loadModel()
	if err != nil {
		return nil, fmt.Errorf("purego: %w", err)
	}
	return &segmenter{dict: d, model: m, rooms: sync.Pool{New: func() any { return new(room) }}}, nil
}

type segmenter struct {
	dict  *dict.Dict
	model *model
	rooms sync.Pool // of *room
}

// room holds the buffers of one call.
type room struct {
	chars   []char
	viterbi viterbi
}

// char is one rune of the text with the best path from it to the end.
type char struct {
	prob float64   // log probability of the best path from here
	node dict.Node // of this character
	pair dict.Node // of this character and the next, 0 if no word begins with them
	home dict.Node // of the step from here to the next character, then of that from pair
	r    rune
	at   int32 // byte offset in the piece
	next int32 // index of the character after the best word
	word dict.Word
	code dict.Code
}

// Segment implements [segment.Segmenter].
func (s *segmenter) Segment(text string) []segment.Token {
	if text == "" {
		return nil
	}
	return s.Append(make([]segment.Token, 0, len(text)/4+1), text)
}

// Append implements [segment.Appender].
func (s *segmenter) Append(to []segment.Token, text string) []segment.Token {
	room := s.rooms.Get().(*room)
	defer s.rooms.Put(room)
	w := worker{segmenter: s, room: room, out: to}
	for clean := piece.Clean(text); clean != ""; {
		n := piece.Len(clean)
		w.piece(clean[:n])
		clean = clean[n:]
		w.start += n
	}
	return w.out
}

// worker segments one text.
type worker struct {
	*segmenter
	*room
	text  string // the piece
	start int    // where it starts in the text
	out   []segment.Token
}

// piece appends the tokens of text.
func (w *worker) piece(text string) {
	w.text = text
	for i, r := range text {
		sep := separator(r)
		if sep {
			w.flush(i)
		}
		code := w.dict.Code(r)
		w.chars = append(w.chars, char{r: r, at: int32(i), code: code, node: w.dict.First(code)})
		if sep {
			w.flush(i + utf8.RuneLen(r))
		}
	}
	w.flush(len(text))
}

// separator says whether r is one of [piece.Separators], which jieba cuts off before all else.
func separator(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '，', '。':
		return true
	}
	return false
}

// flush segments the characters gathered, which end at byte end of the piece.
func (w *worker) flush(end int) {
	cs := append(w.chars, char{at: int32(end)})
	w.chars = cs[:0]
	n := len(cs) - 1
	w.pairs(cs[:n])
	w.route(cs)
	for i := 0; i < n; {
		c := &cs[i]
		if int(c.next) > i+1 {
			w.emit(c.at, cs[c.next].at, c.word)
			i = int(c.next)
			continue
		}
		j := i
		for j < n && int(cs[j].next) == j+1 {
			j++
		}
		w.singles(cs[i : j+1])
		i = j
	}
}

// pairs looks up the pairs of characters that begin words, and where what follows them
// would stand. A word may begin at any character: so memory is asked for the beginnings of
// many at a time, before any of them is waited for.
func (w *worker) pairs(cs []char) {
	d := w.dict
	for i := range len(cs) - 1 {
		cs[i].home = d.Home(cs[i].node, cs[i+1].code)
	}
	for i := range cs {
		c := &cs[i]
		if c.pair = 0; i+1 == len(cs) {
			return
		}
		if pair, ok := d.StepFrom(c.home, c.node, cs[i+1].code); ok {
			c.pair = pair
			if i+2 < len(cs) {
				c.home = d.Home(pair, cs[i+2].code)
			}
		}
	}
}

// route finds the best word that starts at each character, the last ones first; the last
// element of cs only marks the end.
func (w *worker) route(cs []char) {
	d, n := w.dict, len(cs)-1
	for i := n - 1; i >= 0; i-- {
		c := &cs[i]
		c.word, c.next = c.node.Word(), int32(i+1)
		c.prob = d.LogProb(c.word) + cs[i+1].prob
		node, home, ok := c.pair, c.home, c.pair != 0
		for j := i + 1; ok; j++ {
			if word := node.Word(); word != 0 {
				if p := d.LogProb(word) + cs[j+1].prob; p > c.prob {
					c.prob, c.next, c.word = p, int32(j+1), word
				}
			}
			if j+1 == n {
				break
			}
			if j > i+1 {
				home = d.Home(node, cs[j+1].code)
			}
			node, ok = d.StepFrom(home, node, cs[j+1].code)
		}
	}
}

// singles cuts a run of characters that are no part of a longer word; the last
// element of cs only marks the end.
func (w *worker) singles(cs []char) {
	n := len(cs) - 1
	for i := 0; i < n; {
		j := i
		for j < n && cs[j].r >= 0x80 {
			j++
		}
		if j > i {
			w.unknown(cs[i : j+1])
			i = j
			continue
		}
		j = asciiEnd(cs[:n], i)
		w.join(cs[i : j+1])
		i = j
	}
}

// asciiEnd is where the ASCII token that starts at cs[i] ends: a word of letters
// and digits, a number with points, or one character.
func asciiEnd(cs []char, i int) int {
	digit := func(r rune) bool { return '0' <= r && r <= '9' }
	letter := func(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
	goesOn := func(rune) bool { return false }
	switch {
	case letter(cs[i].r):
		goesOn = func(r rune) bool { return letter(r) || digit(r) }
	case digit(cs[i].r):
		goesOn = func(r rune) bool { return digit(r) || r == '.' }
	}
	for i++; i < len(cs) && goesOn(cs[i].r); i++ {
	}
	return i
}

// join appends the characters as one token; the last element of cs only marks the end.
func (w *worker) join(cs []char) {
	n := len(cs) - 1
	word := cs[0].word
	if n > 1 {
		node, ok := cs[0].node, true
		for i := 1; i < n && ok; i++ {
			node, ok = w.dict.Step(node, cs[i].code)
		}
		word = node.Word()
	}
	w.emit(cs[0].at, cs[n].at, word)
}

func (w *worker) emit(start, end int32, word dict.Word) {
	w.out = append(w.out, segment.Token{
		Start: w.start + int(start), End: w.start + int(end), Tag: w.dict.TagFor(word, w.text[start:end]),
	})
}
