package page

import (
	"regexp"
	"regexp/syntax"
)

// pattern is a regular expression anchored at the start of the text. Nearly all places
// that are asked match none; what a match must begin with and hold says so without
// looking further.
type pattern struct {
	*regexp.Regexp
	first runeSet // what a match begins with
	needs []need
}

// need says that one of the characters stands among the first so many of a match.
type need struct {
	among  *runeSet
	within int
}

// newPattern compiles an expression, which must not match the empty string.
func newPattern(expr string, needs ...need) *pattern {
	p := &pattern{Regexp: regexp.MustCompile(expr), needs: needs}
	parsed, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		panic(err) // MustCompile would have
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		panic(err)
	}
	p.begin(prog, uint32(prog.Start), map[uint32]bool{})
	return p
}

// begin adds to first the characters that can be read at instruction pc.
func (p *pattern) begin(prog *syntax.Prog, pc uint32, seen map[uint32]bool) {
	if seen[pc] {
		return
	}
	seen[pc] = true
	switch in := &prog.Inst[pc]; in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		p.begin(prog, in.Out, seen)
		p.begin(prog, in.Arg, seen)
	case syntax.InstCapture, syntax.InstEmptyWidth, syntax.InstNop:
		p.begin(prog, in.Out, seen)
	case syntax.InstMatch:
		panic("matches the empty string: " + p.String())
	case syntax.InstFail:
	default:
		for i := 0; i < len(in.Rune); i += 2 {
			for r := in.Rune[i]; r <= in.Rune[min(i+1, len(in.Rune)-1)] && r < runeSetMax; r++ {
				p.first.add(r)
			}
		}
		if len(in.Rune) == 0 {
			panic("begins with any character: " + p.String())
		}
	}
}

// may says whether p can match at position at, by a glance.
func (t *text) may(p *pattern, at int) bool {
	if at >= len(t.chars) || !p.first.has(t.chars[at].r) {
		return false
	}
	for _, n := range p.needs {
		i, end := at, min(at+n.within, len(t.chars))
		for i < end && !n.among.has(t.chars[i].r) {
			i++
		}
		if i == end {
			return false
		}
	}
	return true
}

// runeSet is a set of runes of the basic plane; all others are always in it.
type runeSet [runeSetMax / 64]uint64

const runeSetMax = 1 << 16

func runesOf(s string) *runeSet {
	set := new(runeSet)
	for _, r := range s {
		set.add(r)
	}
	return set
}

func (s *runeSet) add(r rune) { s[r>>6] |= 1 << (r & 63) }

func (s *runeSet) has(r rune) bool {
	return r < 0 || r >= runeSetMax || s[r>>6]>>(r&63)&1 != 0
}
