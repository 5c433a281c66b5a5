package entity

import (
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/runeset"
)

// workingBodies are last words of groups that an article names once in full and
// then by the last word alone. (公司, 学校 and the like stay class nouns.)
var workingBodies = []string{
	"领导小组", "指挥部", "督导组", "督查组", "调研组", "检查组", "巡查组", "巡视组", "巡察组", "考察团", "考察组",
	"代表团", "访问团", "工作组", "专家组", "调查组", "专案组", "指导组", "视察团", "视察组", "验收组", "核查组", "考核组",
	"慰问组", "宣讲团", "参访团", "采购团", "国家队", "国家集训队",
}

// workingEnds are the characters that workingBodies end with.
var workingEnds = func() (ends string) {
	for _, w := range workingBodies {
		if c, _ := utf8.DecodeLastRuneInString(w); !strings.ContainsRune(ends, c) {
			ends += string(c)
		}
	}
	return ends
}()

// shortNames finds the short forms of bodies that the article names in full:
// 青栎 of 青栎大学, 领导小组 of 中央…领导小组.
func (s *scan) shortNames(chosen []candidate) []candidate {
	short := map[string]bool{}
	longest := 0
	add := func(w string, n int) {
		short[w] = true
		longest = max(longest, n)
	}
	for _, c := range chosen {
		if c.kind != Organisation || c.score < 0.6 {
			continue
		}
		w := s.str(c.start, c.end)
		if strings.ContainsRune(workingEnds, s.rs[c.end-1]) {
			for _, g := range workingBodies {
				if len(w) > len(g) && strings.HasSuffix(w, g) {
					add(g, utf8.RuneCountInString(g))
				}
			}
		}
		n := c.end - c.start
		for _, suffix := range [...]string{"大学", "集团", "集团公司", "有限公司", "股份有限公司", "公司"} {
			if !strings.HasSuffix(w, suffix) {
				continue
			}
			k := utf8.RuneCountInString(suffix)
			if n-k < 2 || n-k > 5 {
				continue
			}
			core := w[:len(w)-len(suffix)]
			if !s.is(c.start, c.end-k, wPlace) && s.longest(c.start, wLevel) == 0 && !s.is(c.start, c.end-k, wBig) && s.bodyStartsAlone(c.start, c.end-k) {
				add(core, n-k)
			}
		}
	}
	for _, w := range s.calledShort() {
		add(w, len([]rune(w)))
	}
	out := s.nationalTeams(chosen)
	if len(short) == 0 {
		return out
	}
	var first runeset.Set
	for w := range short {
		c, _ := utf8.DecodeRuneInString(w)
		first.Add(c)
	}
	for i, c := range s.rs {
		if !first.Has(c) {
			continue
		}
		for n := 2; n <= longest && i+n <= len(s.rs); n++ {
			if short[s.str(i, i+n)] && s.edge(i) && s.edge(i+n) && !s.generic(i) && !s.sponsors(i, i+n) &&
				s.endsAt(i, wLevel, 2) == 0 && s.longest(i+n, wOrgSuffix|wOrgWeak|wOrgBrand) == 0 {
				out = append(out, candidate{i, i + n, Organisation, "", "organisation.short", 0.97})
			}
		}
	}
	return out
}

// nationalTeams finds 国家队 without a country in front of an office and the name of who holds it:
// 国家队|主教练|顾长岭.
func (s *scan) nationalTeams(chosen []candidate) []candidate {
	const team = 3 // runes
	var out []candidate
	for k, c := range chosen {
		if c.kind != Title || k+1 == len(chosen) || chosen[k+1].kind != Person || chosen[k+1].start != c.end {
			continue
		}
		if a := c.start - team; s.preceded(c.start, "国家队") && s.edge(a) && !s.generic(a) {
			out = append(out, candidate{a, c.start, Organisation, "", "organisation.short", 0.97})
		}
	}
	return out
}

// calledShort returns the short forms that the article itself gives:
// （以下简称“泊阳电力”）.
func (s *scan) calledShort() []string {
	var out []string
	for i, c := range s.rs {
		if c != '以' && c != '下' && c != '简' {
			continue
		}
		n := 0
		for _, w := range [...]string{"以下简称", "下称", "简称"} {
			if s.has(i, w) {
				n = len([]rune(w))
				break
			}
		}
		if n == 0 || s.rune(i-1) == '下' {
			continue
		}
		a := i + n
		for a < len(s.rs) && (s.rs[a] == '：' || s.rs[a] == '“' || s.rs[a] == '"' || s.rs[a] == '为') {
			a++
		}
		b := a
		for b < len(s.rs) && b-a < 10 && nameRune(s.rs[b]) {
			b++
		}
		if b-a >= 2 && b-a < 10 && strings.ContainsRune("”\"）", s.rune(b)) {
			out = append(out, s.str(a, b))
		}
	}
	return out
}

// bodyStartsAlone says whether [a, b), a full name without its suffix, is a name
// of its own and no phrase of common words.
func (s *scan) bodyStartsAlone(a, b int) bool {
	for i := a; i < b; i = int(s.wordEnd[i]) {
		switch s.wordTag[i] {
		case "ns", "nz", "nr", "nt", "x", "nrt", "j":
			return true
		}
		if s.wordEnd[i]-s.wordStart[i] == 1 {
			return true
		}
	}
	return false
}
