package page

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/runeset"
)

//go:embed data/labels.txt
var labelsFile string

//go:embed data/names.txt
var namesFile string

//go:embed data/surnames.txt
var surnamesFile string

// words is a set of words and the length of its longest one in runes.
type words struct {
	set     map[string]bool
	first   *runeset.Set // their first characters
	longest int
}

func newWords(file string) words {
	w := words{set: map[string]bool{}, first: new(runeset.Set)}
	for l := range strings.Lines(file) {
		l, _, _ = strings.Cut(l, "#")
		if l = strings.TrimSpace(l); l != "" {
			w.set[l] = true
			first, _ := utf8.DecodeRuneInString(l)
			w.first.Add(first)
			w.longest = max(w.longest, utf8.RuneCountInString(l))
		}
	}
	return w
}

// The word lists, read at first use and never changed.
var (
	labels   = sync.OnceValue(func() words { return newWords(labelsFile) })
	roles    = sync.OnceValue(func() words { return newWords(namesFile) })
	surnames = sync.OnceValue(func() words { return newWords(surnamesFile) })
)

// match returns the length in chars of the longest word of w at position at,
// no further than end; 0 if there is none.
func (t *text) match(w words, at, end int) int {
	if at >= end || !w.first.Has(t.chars[at].r) {
		return 0
	}
	longest := 0
	word := make([]byte, 0, 64) // not a string for each length
	for n := 1; n <= min(w.longest, end-at); n++ {
		word = utf8.AppendRune(word, t.chars[at+n-1].r)
		if w.set[string(word)] {
			longest = n
		}
	}
	return longest
}
