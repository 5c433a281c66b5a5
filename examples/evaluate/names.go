package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-renshi/renshi/relation"
)

// squeeze takes the white space out.
func squeeze(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}

// canon is a name without white space, quotes and brackets.
func canon(s string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune("“”\"'‘’《》〈〉「」『』()（）", c) {
			return -1
		}
		return c
	}, squeeze(s))
}

// canons gives the canonical forms of the names that are not empty.
func canons(names ...string) []string {
	var out []string
	for _, n := range names {
		if n = canon(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// ended is a body without the mark that it is complete.
func ended(s string) string {
	return strings.TrimSuffix(strings.TrimSuffix(s, "（完）"), "(完)")
}

// sameObject says whether one of the names found is one of the gold's: equal,
// or longer in front (泊阳县委书记 for 县委书记, but not 副书记 for 书记); for
// events also shorter in front (会议 for 第二次会议).
func sameObject(rel relation.Type, found, gold []string) bool {
	event := rel == relation.Chaired || rel == relation.Attended || rel == relation.SpokeAt || rel == relation.Convened
	for _, f := range found {
		for _, g := range gold {
			if f == g || event && runes(f) >= 2 && strings.HasSuffix(g, f) {
				return true
			}
			if front, ok := strings.CutSuffix(f, g); ok && runes(g) >= 2 &&
				!strings.HasSuffix(front, "副") && !strings.HasSuffix(front, "代") {
				return true
			}
		}
	}
	return false
}

func runes(s string) int { return utf8.RuneCountInString(s) }

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}
