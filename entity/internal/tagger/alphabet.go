package tagger

import "slices"

// Alphabet holds what is known of each character by itself, so that one look
// tells it. It does not change.
type Alphabet struct {
	numbers  []uint16 // of charRanges: where the character stands in chars
	chars    []char   // the frequent ones first: those of a text stand close together
	profiles *Profiles
	lexicon  *Lexicon
}

// char is what is known of a character.
type char struct {
	form   rune
	letter uint16 // see letters
	typ    uint8
	prof   uint8
	word   uint8 // what the lexicon knows of it as a word
	tail   bool  // whether a body's name may end with it
}

// NewAlphabet gathers what a model knows of characters.
func NewAlphabet(profiles *Profiles, lexicon *Lexicon) *Alphabet {
	a := &Alphabet{profiles: profiles, lexicon: lexicon}
	var all []rune
	for _, r := range charRanges {
		for c := r.first; c < r.end; c++ {
			all = append(all, c)
		}
	}
	a.numbers, a.chars = make([]uint16, len(all)), make([]char, len(all))
	slices.SortStableFunc(all, func(b, c rune) int { return int(lexicon.one(c)&15) - int(lexicon.one(b)&15) })
	for n, c := range all {
		a.numbers[charIndex(c)], a.chars[n] = uint16(n), a.look(c)
	}
	return a
}

// charRanges are the ranges of the characters that texts are made of, one behind the other.
var charRanges = [...]struct{ first, end rune }{
	{profileFirst, profileFirst + ProfileSize},
	{0, 0x100},
	{0x2000, 0x2060},
	{0x3000, 0x3040},
	{0xFF00, 0xFF60},
}

// charIndex is the place of a character in charRanges, or -1.
func charIndex(c rune) int {
	at := 0
	for _, r := range charRanges {
		if c >= r.first && c < r.end {
			return at + int(c-r.first)
		}
		at += int(r.end - r.first)
	}
	return -1
}

// of returns what is known of a character.
func (a *Alphabet) of(c rune) char {
	if i := charIndex(c); i >= 0 {
		return a.chars[a.numbers[i]]
	}
	return a.look(c)
}

// look finds out what is known of a character but for its letter.
func (a *Alphabet) look(c rune) char {
	t := typeOf(c)
	out := char{form: form(c, t), letter: rare, typ: t, prof: a.profiles.of(c, t), word: a.lexicon.one(c)}
	if i := int(c) - profileFirst; i >= 0 && i < ProfileSize {
		out.tail = isTail[i]
	}
	return out
}
