package main

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
)

//go:embed patterns.txt
var patternFile string

// patterns are the lines of patterns.txt.
func patterns() []string {
	var out []string
	for line := range strings.Lines(patternFile) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

// compose fills the holes of one or two patterns.
func (v *inventor) compose() sentence {
	out := sentence{}
	for range 1 + v.r.IntN(2) {
		p := []rune(one(v.r, v.patterns))
		for i := 0; i < len(p); i++ {
			if p[i] != '{' || i+2 >= len(p) || p[i+2] != '}' {
				out.text = append(out.text, p[i])
				continue
			}
			name, kind := v.hole(p[i+1])
			start := len(out.text)
			out.text = append(out.text, name...)
			if kind >= 0 {
				out.spans = append(out.spans, span{start: start, end: len(out.text), kind: kind})
			}
			i += 2
		}
		if out.text[len(out.text)-1] != '。' {
			break
		}
	}
	return out
}

// hole makes up what a hole asks for; the kind is -1 when it is no span.
func (v *inventor) hole(c rune) (text []rune, kind int) {
	switch c {
	case 'p':
		if v.chance(0.4) {
			return v.foreigner([]rune("某")), person
		}
		return v.person(), person
	case 'q':
		return v.person(), person
	case 'f':
		return v.foreigner([]rune("某")), person
	case 'l':
		return v.locality(), place
	case 'd':
		return v.domestic(), place
	case 'b':
		return v.body(), organisation
	case 't':
		return v.word("title"), open
	case 'v':
		return v.word("look"), open
	case 'n':
		return v.word("field"), open
	case 'y':
		return []rune(strconv.Itoa(30 + v.r.IntN(69))), open
	}
	return []rune(strconv.Itoa(1 + v.r.IntN(12))), open
}

// locality makes up a place of any sort.
func (v *inventor) locality() []rune {
	switch x := v.r.Float64(); {
	case x < 0.45:
		return v.place([]rune("某某"))
	case x < 0.6:
		return v.domestic()
	case x < 0.85:
		return slices.Concat(v.stem(), v.word("settlement"))
	}
	return v.stem()
}
