package page

import (
	"regexp"
	"regexp/syntax"

	"github.com/go-renshi/renshi/entity/internal/runeset"
)

// pattern is a regular expression anchored at the start of the text. Nearly all places
// that are asked match none; what a match must begin with and hold says so without
// looking further.
type pattern struct {
	*regexp.Regexp
	first runeset.Set // what a match begins with
	needs []need
}

// need says that one of the characters stands among the first so many of a match.
type need struct {
	among  *runeset.Set
	within int
	before *runeset.Set // one of these stands at most reach characters behind it; nil: anything may
	reach  int
}

// newPattern compiles an expression of this package.
func newPattern(expr string, needs ...need) *pattern {
	p := &pattern{Regexp: regexp.MustCompile(expr), needs: needs}
	parsed, _ := syntax.Parse(expr, syntax.Perl) // no error, or MustCompile had it
	prog, _ := syntax.Compile(parsed.Simplify())
	p.begin(prog, uint32(prog.Start), map[uint32]bool{})
	return p
}

// begin adds to first the characters that can be read at instruction pc: none, where the
// expression matches the empty string, which the patterns of this package do not.
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
	case syntax.InstMatch, syntax.InstFail:
	default:
		for i := 0; i < len(in.Rune); i += 2 {
			last := min(in.Rune[min(i+1, len(in.Rune)-1)], '\uFFFF') // the set has all beyond
			for r := in.Rune[i]; r <= last; r++ {
				p.first.Add(r)
			}
		}
	}
}

// may says whether p can match at position at, by a glance.
func (t *text) may(p *pattern, at int) bool {
	if at >= len(t.chars) || !p.first.Has(t.chars[at].r) {
		return false
	}
	for _, n := range p.needs {
		if !t.met(n, at) {
			return false
		}
	}
	return true
}

// met says whether the text has what n asks for at position at.
func (t *text) met(n need, at int) bool {
	for i := at; i < min(at+n.within, len(t.chars)); i++ {
		if n.among.Has(t.chars[i].r) && (n.before == nil || t.met(need{among: n.before, within: n.reach}, i+1)) {
			return true
		}
	}
	return false
}
