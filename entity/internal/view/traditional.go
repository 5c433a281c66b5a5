package view

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed traditional.txt
var traditionalPairs string

//go:embed traditional_words.txt
var traditionalWords string

// firstHan and lastHan bound the table; the few pairs outside are rare enough
// to be left alone.
const firstHan, lastHan = 0x4E00, 0x9FFF

// script says what the characters of the basic block fold to.
type script struct {
	at          [lastHan - firstHan + 1]letter
	traditional signs // what only traditional text has
	simple      signs // what only simplified text has
	words       map[rune][]word
}

// sign notes that only traditional text has c, or only simplified text, or neither.
func (s *script) sign(c rune, traditional, simple bool) {
	s.traditional.set(c, traditional)
	s.simple.set(c, simple)
}

type letter struct {
	fold  rune // 0: itself
	words bool // words decide
}

// han says whether c is in the basic block.
func han(c rune) bool { return c >= firstHan && c <= lastHan }

// word is one in which a character, between before and after, folds to another than usually.
type word struct {
	before, after string
	fold          rune
}

// characters are read once and never changed.
var characters = sync.OnceValue(func() *script {
	s := &script{words: map[rune][]word{}}
	for line := range dataLines(traditionalPairs) {
		simple, n := utf8.DecodeRuneInString(line)
		rest, both := strings.CutPrefix(line[n:], "+")
		if !both && han(simple) {
			s.sign(simple, false, true)
		}
		for _, c := range strings.TrimSpace(rest) {
			if han(c) {
				s.at[c-firstHan].fold = simple
				s.sign(c, true, false)
			}
		}
	}
	for line := range dataLines(traditionalWords) {
		f := strings.Fields(line)
		c, _ := utf8.DecodeRuneInString(f[0])
		l := s.letter(c)
		*l = letter{words: len(f) > 2}
		s.sign(c, false, false)
		if f[1] != f[0] {
			l.fold, _ = utf8.DecodeRuneInString(f[1])
		}
		for _, w := range f[min(3, len(f)):] {
			before, after, _ := strings.Cut(w, f[0])
			other, _ := utf8.DecodeRuneInString(f[2])
			s.words[c] = append(s.words[c], word{before, after, other})
		}
	}
	return s
})

// dataLines yields the lines that hold data.
func dataLines(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// letter is what the table says of c; nil outside.
func (s *script) letter(c rune) *letter {
	if !han(c) {
		return nil
	}
	return &s.at[c-firstHan]
}

// simplify returns the simplified form of the character c at byte i of source. No script: c.
func (s *script) simplify(source string, i int, c rune) rune {
	if s == nil {
		return c
	}
	l := s.letter(c)
	if l == nil {
		return c
	}
	if l.words {
		before, after := source[:i], source[i+utf8.RuneLen(c):]
		k := slices.IndexFunc(s.words[c], func(w word) bool {
			return endsIn(before, w.before) && startsWith(after, w.after)
		})
		if k >= 0 {
			return s.words[c][k].fold
		}
	}
	if l.fold != 0 {
		return l.fold
	}
	return c
}

// startsWith says whether s, without what a view drops, starts with w.
func startsWith(s, w string) bool {
	for _, c := range s {
		if w == "" {
			break
		}
		if Dropped(c) {
			continue
		}
		rest, ok := strings.CutPrefix(w, string(c))
		if !ok {
			return false
		}
		w = rest
	}
	return w == ""
}

// endsIn says whether s, without what a view drops, ends with w.
func endsIn(s, w string) bool {
	for w != "" && s != "" {
		c, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
		if Dropped(c) {
			continue
		}
		rest, ok := strings.CutSuffix(w, string(c))
		if !ok {
			return false
		}
		w = rest
	}
	return w == ""
}

// Simplify returns s in simplified characters, one for one.
func Simplify(s string) string {
	t := characters()
	if !strings.ContainsFunc(s, func(c rune) bool { l := t.letter(c); return l != nil && (l.fold != 0 || l.words) }) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		if to := t.simplify(s, i, c); to != c {
			b.WriteRune(to)
		} else {
			b.WriteString(s[i : i+n]) // whatever its bytes
		}
		i += n
	}
	return b.String()
}

// signsMixed is the number of traditional characters that make even a simplified text one that quotes traditional
// text: more than the names of an article have.
const signsMixed = 8

// hasTraditional says whether traditional characters are to be folded for matching: whether the text has more than
// twice as many characters that only traditional text has as such that only simplified text has, or at least
// signsMixed of them. A simplified text keeps the few that it has, which are mostly in names (崑, 於).
func hasTraditional(source string, regions []Region) bool {
	t := characters()
	traditional := t.traditional.in(source, regions)
	if traditional == 0 || traditional >= signsMixed {
		return traditional > 0 // nearly always, without a look for the others
	}
	return traditional > 2*t.simple.in(source, regions)
}

// in counts the signs in regions of source.
func (s *signs) in(source string, regions []Region) int {
	n := 0
	for _, r := range regions {
		start, end := max(0, min(r.Start, len(source))), max(0, min(r.End, len(source)))
		text := source[start:max(start, end)]
		for i := 0; i < len(text); {
			c := HanAt(text, i)
			if c == 0 {
				i++
				continue
			}
			n += s.count(c)
			i += HanSize
		}
	}
	return n
}

// signs are some of the characters from U+4000 to U+9FFF.
type signs [(lastHan + 1 - firstSign) / 64]uint64

const firstSign = 0x4000

func (s *signs) set(c rune, in bool) {
	bit := uint64(1) << (c & 63)
	if s[(c-firstSign)>>6] &^= bit; in {
		s[(c-firstSign)>>6] |= bit
	}
}

// count is 1 for a sign and 0 for any other character.
func (s *signs) count(c rune) int { return int(s[(c-firstSign)>>6] >> (c & 63) & 1) }
