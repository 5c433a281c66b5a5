package main

import (
	"log"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/go-renshi/renshi/entity/internal/dict"
	"github.com/go-renshi/renshi/entity/internal/tagger"
)

// entry is a word of jieba's dictionary.
type entry struct {
	word  string
	freq  int
	class uint8
}

// classes of the tags by their first letters; the longest prefix counts.
var classes = map[string]uint8{
	"n": tagger.ClassNoun, "ns": tagger.ClassPlace, "nr": tagger.ClassName, "nrt": tagger.ClassForeign,
	"nt": tagger.ClassBody, "v": tagger.ClassVerb, "a": tagger.ClassAdjective, "z": tagger.ClassAdjective,
	"b": tagger.ClassAdjective, "i": tagger.ClassIdiom, "l": tagger.ClassIdiom,
	"c": tagger.ClassFunction, "d": tagger.ClassFunction, "f": tagger.ClassFunction, "m": tagger.ClassFunction,
	"p": tagger.ClassFunction, "q": tagger.ClassFunction, "r": tagger.ClassFunction, "t": tagger.ClassFunction,
	"u": tagger.ClassFunction, "y": tagger.ClassFunction, "s": tagger.ClassFunction,
}

// least is the frequency below which a word of 1, 2, 3, 4 characters is left
// out of the lexicon.
var least = [...]int{0, 0, 3, 4, 10}

// dictionary reads the words of 1 to 4 characters, without the full names of
// people: a name should look the same whether or not it was once famous.
func dictionary() []entry {
	text, err := dict.Words()
	if err != nil {
		log.Fatal(err)
	}
	var out []entry
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		if len(f) < 3 {
			continue
		}
		freq, err := strconv.Atoi(f[1])
		n := len([]rune(f[0]))
		if err != nil || n > 4 {
			continue
		}
		class := uint8(tagger.ClassOther)
		for i := 1; i <= len(f[2]); i++ {
			if c, ok := classes[f[2][:i]]; ok {
				class = c
			}
		}
		if freq < least[n] && class != tagger.ClassPlace || class == tagger.ClassName && n > 2 {
			continue
		}
		out = append(out, entry{f[0], freq, class})
	}
	slices.SortStableFunc(out, func(a, b entry) int { return b.freq - a.freq })
	return out
}

// lexicon packs the words.
func lexicon(stock []entry) *tagger.Lexicon {
	long := 0
	for _, e := range stock {
		if len(e.word) > 3 {
			long++
		}
	}
	x := tagger.NewLexicon(max(1, long*10/29))
	lost := 0
	for _, e := range stock {
		f := uint8(min(15, math.Log2(float64(e.freq)+1)*15/20))
		if !x.Add([]rune(e.word), tagger.WordInfo(e.class, f)) {
			lost++
		}
	}
	log.Printf("lexicon of %d words, %d without room", len(stock), lost)
	return x
}
