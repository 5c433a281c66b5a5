package entity

import "strings"

// listNouns say what the items of a list before 等 are: 甲、乙等企业, 甲、乙等村.
var listNouns = []struct {
	words map[string]bool
	kind  Kind
}{
	{wordSet("企业 公司 单位 银行 高校 院校 学校 医院 媒体 机构 厂家 商家 车企 药企 集团 俱乐部 球队"), Organisation},
	{wordSet("村 镇 乡 街道 社区 县 县区 区县 省份 省区 省市 城市 地区 国家 国 检查点 卡点 点位 景区 园区 路段"), Place},
}

// listed finds names that nothing but their place in a list gives away: the
// items between 、 before 等 and a noun that says what they are.
func (s *scan) listed() []candidate {
	var out []candidate
	for p, c := range s.rs {
		if c != '等' {
			continue
		}
		kind, ok := s.listNoun(p + 1)
		if !ok {
			continue
		}
		end := p
		for n := 0; n < 40; n++ {
			start := s.itemStart(end)
			if k := end - start; k < 2 || k > 10 {
				break
			}
			if s.unknownName(start, end) || kind == Organisation && end-start >= 4 && s.endsAt(end, wOrgBrand, 3) > 0 {
				out = append(out, candidate{start, end, kind, "", "list", 0.8})
			}
			if s.rune(start-1) != '、' {
				break
			}
			end = start - 1
		}
	}
	return out
}

// listNoun reads the noun after 等, with at most six runes in between
// (等重点企业).
func (s *scan) listNoun(i int) (Kind, bool) {
	for k := i; k < i+6 && k < len(s.rs) && nameRune(s.rs[k]); k++ {
		if s.has(k, "相关") || s.has(k, "有关") || s.has(k, "不良") {
			break
		}
		if !s.edge(k) {
			continue
		}
		if k > i && s.is(int(s.wordStart[k-1]), k, wBoundary) {
			break
		}
		w := s.str(k, int(s.wordEnd[k]))
		for _, l := range listNouns {
			if l.words[w] {
				return l.kind, true
			}
		}
	}
	return "", false
}

// itemStart reads an item leftwards from its end to 、, punctuation or a word that
// cannot be part of a name.
func (s *scan) itemStart(end int) int {
	for a := end - 1; a > 0 && end-a <= 8 && nameRune(s.rs[a]) && !s.stop[a]; a-- {
		if s.rs[a-1] == '、' {
			return a // whatever stands between two marks is one item: 、多氟多、
		}
	}
	a := end
	for a > 0 && end-a < 11 && nameRune(s.rs[a-1]) && !s.stop[a-1] {
		w := int(s.wordStart[a-1])
		if int(s.wordEnd[a-1]) > a {
			w = a - 1
		}
		if s.is(w, a, wBoundary) || a < end && s.wordTag[a-1] == "v" && a-w > 1 {
			break
		}
		a = w
	}
	return a
}

// unknownName says whether [a, b) may be a name that no dictionary has: some word
// of it is a single character, a proper noun or unknown, and none is a verb.
func (s *scan) unknownName(a, b int) bool {
	if s.is(a, b, wClassNoun|wTitle|wBoundary|wPlace|wPlaceShort|wNotOrg) {
		return false
	}
	unknown := false
	for i := a; i < b; i = int(s.wordEnd[i]) {
		tag := s.wordTag[i]
		switch {
		case s.is(i, int(s.wordEnd[i]), wBoundary) && (s.wordEnd[i]-s.wordStart[i] > 1 || s.rune(a-1) != '、'):
			return false
		case s.wordEnd[i]-s.wordStart[i] == 1:
			unknown = true
		case strings.HasPrefix(tag, "v") && tag != "vn", strings.HasPrefix(tag, "d"), strings.HasPrefix(tag, "p"):
			return false
		case tag == "x", tag == "nz", tag == "nr", tag == "nrt", tag == "nt", tag == "ns", tag == "eng", tag == "j":
			unknown = true
		}
	}
	return unknown
}

// siblings finds the unknown names that stand in a list with a chosen body:
// 澄江集团、云帆冷链、鹿鸣药业.
func (s *scan) siblings(chosen []candidate) []candidate {
	var out []candidate
	add := func(a, b int) {
		if n := b - a; n >= 2 && n <= 8 && s.unknownName(a, b) && s.longest(a, wLevel) == 0 {
			out = append(out, candidate{a, b, Organisation, "", "list.sibling", 0.7})
		}
	}
	ahead, back := map[int]bool{}, map[int]bool{} // items from which the rest of the list was read
	for _, c := range chosen {
		if c.kind != Organisation || c.score < 0.6 || s.longest(c.start, wLevel) > 0 {
			continue
		}
		for e := c.end; s.rune(e) == '、' && !ahead[e]; {
			ahead[e] = true
			k := e + 1
			for k < len(s.rs) && nameRune(s.rs[k]) && k-e < 10 && !s.is(k, int(s.wordEnd[k]), wBoundary) && s.rs[k] != '等' {
				k++
			}
			if k-e >= 10 || !s.edge(k) {
				break
			}
			add(e+1, k)
			e = k
		}
		for a := c.start; s.rune(a-1) == '、' && !back[a]; {
			back[a] = true
			k := s.itemStart(a - 1)
			if a-1-k < 2 {
				break
			}
			add(k, a-1)
			a = k
		}
	}
	return out
}
