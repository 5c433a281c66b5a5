package graph

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/institutions.txt
var institutionsText string

//go:embed data/classwords.txt
var classWordsText string

var institutions = sync.OnceValue(func() []string { return lines(institutionsText) })

//go:embed data/units.txt
var unitsText string

var units = sync.OnceValue(func() []string { return lines(unitsText) })

var classWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, w := range lines(classWordsText) {
		m[w] = true
	}
	return m
})

//go:embed data/forms.txt
var formsText string

var forms = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	for _, l := range lines(formsText) {
		words := strings.Fields(l)
		for _, other := range words[1:] {
			pairs = append(pairs, other, words[0])
		}
	}
	return strings.NewReplacer(pairs...)
})

// lines returns the entries of a lexicon, without comments.
func lines(text string) []string {
	var out []string
	for l := range strings.Lines(text) {
		l, _, _ = strings.Cut(l, "#")
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}
