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

var classWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, w := range lines(classWordsText) {
		m[w] = true
	}
	return m
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
