package main

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// nameIndex finds vertices by the beginning or a piece of their names, and by
// pinyin: gu changling, guchangl, gcl → 顾长岭.
type nameIndex struct {
	entries []nameEntry // those with most facts in front
}

type nameEntry struct {
	vertex *graph.Vertex
	names  []string // as they are compared
	sounds [][]syllable
}

// syllable is a character as it may be read: 单 dan, shan, chan; a letter is
// read as itself.
type syllable []string

func newNameIndex(a *archive) *nameIndex {
	x := &nameIndex{}
	readings := map[rune]syllable{}
	style := pinyin.NewArgs()
	style.Heteronym = true
	read := func(c rune) syllable {
		s, ok := readings[c]
		if !ok {
			for _, r := range pinyin.SinglePinyin(c, style) {
				if r = strings.ReplaceAll(r, "ü", "v"); !slices.Contains(s, r) {
					s = append(s, r)
				}
			}
			if s == nil && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
				s = syllable{string(unicode.ToLower(c))}
			}
			readings[c] = s
		}
		return s
	}
	for v := range a.Graph.Vertices() {
		if v.Kind == relation.KindOther { // words of an article that nobody looks for, and that lead nowhere
			continue
		}
		e := nameEntry{vertex: v}
		for _, n := range append([]string{v.Name}, v.Aliases...) {
			var sound []syllable
			for _, c := range n {
				if s := read(c); s != nil { // marks have no sound
					sound = append(sound, s)
				}
			}
			e.names, e.sounds = append(e.names, fold(n)), append(e.sounds, sound)
		}
		x.entries = append(x.entries, e)
	}
	slices.SortStableFunc(x.entries, func(p, q nameEntry) int {
		return cmp.Compare(a.weight[q.vertex.Key], a.weight[p.vertex.Key])
	})
	return x
}

// How well a name fits, best first.
const (
	isName = iota
	beginsName
	insideName
	soundsLike
	nearlySounds
	noMatch
)

// find returns up to n vertices of one of the kinds (of any, if there are none)
// that fit a query: the better fit, then the one with more facts, in front.
func (x *nameIndex) find(query string, n int, kinds ...string) []*graph.Vertex {
	q := fold(query)
	if q == "" {
		return nil
	}
	var found [noMatch][]*graph.Vertex
	for i := range x.entries {
		e := &x.entries[i]
		if len(kinds) > 0 && !slices.Contains(kinds, string(e.vertex.Kind)) {
			continue
		}
		if fit := e.fit(q); fit < noMatch {
			found[fit] = append(found[fit], e.vertex)
		}
	}
	all := slices.Concat(found[:]...)
	return all[:min(n, len(all))]
}

// named returns the vertices of a kind that have exactly this name.
func (x *nameIndex) named(name, kind string) (found []*graph.Vertex) {
	name = fold(name)
	for i := range x.entries {
		if e := &x.entries[i]; string(e.vertex.Kind) == kind && slices.Contains(e.names, name) {
			found = append(found, e.vertex)
		}
	}
	return found
}

func (e *nameEntry) fit(q string) int {
	best := noMatch
	ascii := isASCII(q)
	for i, name := range e.names {
		switch {
		case name == q:
			return isName
		case strings.HasPrefix(name, q):
			best = min(best, beginsName)
		case strings.Contains(name, q):
			best = min(best, insideName)
		case ascii && sounds(q, e.sounds[i]):
			best = min(best, soundsLike)
		case ascii && nearlyInitials(q, e.sounds[i]), ascii && e.vertex.Kind == entity.Title && soundsWithin(q, e.sounds[i]):
			best = min(best, nearlySounds)
		}
	}
	return best
}

// sounds says whether q begins a reading of the syllables, of which each may
// be written out or by its first letter.
func sounds(q string, word []syllable) bool {
	if len(q) > 63 {
		return false
	}
	at := uint64(1) // bit i: the first i letters are read
	for _, s := range word {
		var next uint64
		for i := range len(q) {
			if at&(1<<i) == 0 {
				continue
			}
			rest := q[i:]
			for _, r := range s {
				switch {
				case strings.HasPrefix(r, rest):
					return true
				case strings.HasPrefix(rest, r):
					next |= 1 << (i + len(r))
				}
				if rest[0] == r[0] {
					next |= 1 << (i + 1)
				}
			}
		}
		if next&(1<<len(q)) != 0 {
			return true
		}
		if at = next; at == 0 {
			return false
		}
	}
	return false
}

// soundsWithin says whether q begins a reading within a word, xz and xianzhang
// for 泊阳县县长, or gives letters of it up to the last: xzr for 县人大常委会主任.
func soundsWithin(q string, word []syllable) bool {
	if len(q) < 2 {
		return false
	}
	for i := 1; i < len(word); i++ {
		if sounds(q, word[i:]) {
			return true
		}
	}
	at := len(q)
	for i := len(word) - 1; i >= 0 && at > 0; i-- {
		if slices.ContainsFunc(word[i], func(r string) bool { return r[0] == q[at-1] }) {
			at--
		} else if at == len(q) {
			return false
		}
	}
	return at == 0 && len(q) > 2
}

// nearlyInitials says whether q is the first letters of the syllables but for
// one that is not the first: rare characters are often misread, rqz for 冉清倜.
func nearlyInitials(q string, word []syllable) bool {
	if len(q) != len(word) || len(q) < 3 {
		return false
	}
	wrong := 0
	for i, s := range word {
		if !slices.ContainsFunc(s, func(r string) bool { return r[0] == q[i] }) {
			if wrong++; i == 0 || wrong > 1 {
				return false
			}
		}
	}
	return true
}

// fold is how names are compared: no white space and marks, lower case.
func fold(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || unicode.IsControl(c) || unicode.Is(unicode.Cf, c) || c == '·' || c == '\'' {
			return -1
		}
		return unicode.ToLower(c)
	}, s)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return c >= 0x80 }) < 0
}
