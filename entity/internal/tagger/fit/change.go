package main

import (
	"slices"
	"strings"
)

// change returns s with made-up names in the place of some of its own, and
// sometimes only a part of s, without its full stop, as in a headline.
func (v *inventor) change(s sentence) sentence {
	out := sentence{}
	at := 0
	for _, sp := range s.spans {
		out.text = append(out.text, s.text[at:sp.start]...)
		at = sp.end
		name := v.instead(s, sp)
		start := len(out.text)
		out.text = append(out.text, name...)
		sp.start, sp.end, sp.inner = start, len(out.text), nil
		out.spans = append(out.spans, sp)
	}
	out.text = append(out.text, s.text[at:]...)
	if n := len(out.text); n > 1 && v.chance(0.25) && strings.ContainsRune("。！；，：", out.text[n-1]) {
		out.text = out.text[:n-1]
	}
	if v.chance(0.15) {
		out = v.fragment(out)
	}
	return out
}

// instead is what stands for a span.
func (v *inventor) instead(s sentence, sp span) []rune {
	name := s.text[sp.start:sp.end]
	switch sp.kind {
	case 0:
		switch {
		case sp.foreign && v.chance(0.7), !sp.foreign && len(name) > 1 && v.chance(0.07):
			return v.foreigner(name)
		case !sp.foreign && len(name) == 1 && v.chance(0.6):
			return []rune{v.surname.pick(v.r)}
		case !sp.foreign && len(name) <= 3 && len(name) > 1 && v.chance(0.7):
			return v.person()
		}
	case 1:
		if v.chance(0.4) {
			return v.place(name)
		}
	case 2:
		if v.chance(0.35) {
			return v.body()
		}
		if len(sp.inner) > 0 && v.chance(0.5) {
			in := sp.inner[0]
			return slices.Concat(s.text[sp.start:in.start], v.place(s.text[in.start:in.end]), s.text[in.end:sp.end])
		}
	}
	return name
}

// fragment cuts a sentence before or after one of its commas.
func (v *inventor) fragment(s sentence) sentence {
	var cuts []int
	for i, c := range s.text {
		inside := func(sp span) bool { return sp.start <= i && i < sp.end }
		if c == '，' && i > 6 && i+7 < len(s.text) && !slices.ContainsFunc(s.spans, inside) {
			cuts = append(cuts, i)
		}
	}
	if len(cuts) == 0 {
		return s
	}
	cut := one(v.r, cuts)
	first := v.chance(0.5)
	out := sentence{text: s.text[:cut]}
	if !first {
		out.text = s.text[cut+1:]
	}
	for _, sp := range s.spans {
		switch {
		case first && sp.end <= cut:
			out.spans = append(out.spans, sp)
		case !first && sp.start > cut:
			sp.start, sp.end = sp.start-cut-1, sp.end-cut-1
			out.spans = append(out.spans, sp)
		}
	}
	return out
}
