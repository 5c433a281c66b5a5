package entity

import (
	"strings"
	"unicode/utf8"
)

// trimPlace moves the start of a place's name [a, e) behind what no name starts
// with: function words, verbs and adverbs (严肃|查处|泊阳), and the suffix of the
// name in front (竹坊街|枫林社区). What is left may be empty.
func (s *scan) trimPlace(a, e int) int {
	for a < e {
		if b := int(s.wordEnd[a]); b-a > 1 && b < e && int(s.wordStart[a]) == a && s.is(a, b, wBoundary) {
			a = b // 部分|乡镇
			continue
		}
		if s.knownPlaceAt(a, e) && !s.bounds(a) {
			return a
		}
		if s.bounds(a) {
			a += 2
			continue
		}
		if s.leftover(a) || strings.ContainsRune("与地对所被把将从以含往", s.rs[a]) && s.wordTag[a] != "ns" && s.wordTag[a] != "nr" ||
			e-a > 2 && strings.ContainsRune("和于向在以至距", s.rs[a]) && (s.knownPlaceAt(a+1, e) || s.is(a+1, e, wPlace|wPlaceShort)) {
			a++
			continue
		}
		b := int(s.wordEnd[a])
		switch {
		case b > e, int(s.wordStart[a]) != a:
			return a
		case s.is(a, b, wBoundary):
		case b-a > 1 && b < e && verbal(s.wordTag[a]) && !s.is(a, b, wPlaceSuffix|wPlaceSufWeak):
		default:
			return a
		}
		a = b
	}
	return a
}

// bounds says whether two runes at a say how far an area reaches and not a name: 东至, 西临
// in front of a road or a site.
func (s *scan) bounds(a int) bool {
	switch s.rune(a) {
	case '东', '南', '西', '北':
	default:
		return false
	}
	return strings.ContainsRune("至临接到起邻靠", s.rune(a+1)) && han(s.rune(a+2)) && !s.divides(a+2) &&
		!(s.rune(a-1) == '在' || s.rune(a-1) == '到')
}

// verbal says whether a word with the segmenter's tag is a verb, adverb, preposition,
// pronoun or conjunction, which names of places do not start with.
func verbal(tag string) bool {
	switch {
	case tag == "" || tag == "vn" || tag == "vg" || tag == "ug":
		return false
	case tag == "ad":
		return true
	}
	return strings.ContainsRune("vdpcru", rune(tag[0]))
}

// knownPlaceAt says whether a place that a list names starts at a and ends by e.
func (s *scan) knownPlaceAt(a, e int) bool {
	for _, h := range s.at(a) {
		if h.Class&(wPlace|wPlaceShort) != 0 && h.Class&wPlaceWeak == 0 && a+h.Len <= e && s.edge(a+h.Len) {
			return true
		}
	}
	return false
}

// leftover says whether the rune at a is the suffix of the name that stands before it.
func (s *scan) leftover(a int) bool {
	switch s.rune(a) {
	case '省', '市', '区', '县', '镇', '乡', '村', '街', '路':
		return han(s.rune(a-1)) && !s.knownPlaceAt(a, a+4)
	}
	return false
}

// falsePlace says whether [a, b) is no name of a place whatever a recogniser
// thinks: a common noun, a class noun with a determiner (小城镇, 两县), a
// body, or a nation counted (十国).
func (s *scan) falsePlace(a, b int) bool {
	if b <= a || s.is(a, b, wPlace) && !s.is(a, b, wNotPlace) {
		return b <= a
	}
	if b-a == 2 && s.bounds(a) {
		return true
	}
	if s.rune(b-2) == '巡' { // 河长巡河, 到白云湖巡湖
		return true
	}
	if s.is(a, b, wNotPlace|wTitle|wBoundary|wAfter) && !s.is(a, b, wPlaceShort) {
		return true
	}
	// a determiner or a number before a class noun: 该镇, 小城镇, 数省, 八国
	k := a
	for k < b && determines(s.rs[k]) {
		k++
	}
	if k > a && k < b && s.is(k, b, wNotPlace) || k > a && k == b-1 && strings.ContainsRune("省市县区镇乡村国城州", s.rs[k]) && !s.is(a, b, wPlaceShort) {
		return true
	}
	if n := strings.IndexRune(s.str(a, b), '及'); n > 0 && s.rune(a+1) == '及' {
		return true // 县及县
	}
	// 扎根山沟: a phrase that the dictionary holds as one word
	if w := int(s.wordEnd[a]); int(s.wordStart[a]) == a && w == b && b-a > 3 && (s.wordTag[a] == "nr" || s.wordTag[a] == "nz") && !s.is(a, b, wPlaceShort) &&
		s.endsAt(b, wPlaceSuffix|wPlaceSufWeak, 3) == 1 {
		return true
	}
	return s.common(a, b)
}

// determines says whether c is of a determiner, a number or what else makes a class noun behind it no name.
func determines(c rune) bool {
	switch c {
	case '小', '大', '新', '老', '旧', '各', '每', '全', '数', '多', '两', '几', '本', '该', '某', '此', '有', '的', '一', '二',
		'三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '中', '及', '和', '与', '以', '个', '家', '处', '条', '座':
		return true
	}
	return false
}

// genericFirst are words that say what sort of place is meant, and common last words that they
// and other common words stand before: 城市社区, 港口城市.
var (
	genericFirst = wordSet("城市 农村 智慧 重点 广大 和谐 平安 示范 老旧 全体 美丽 文明 试点 现代 传统 大型 小型 国家级 省级 市级 共同 首批",
		"一批 新型 特色 陈列 沿海 沿江 贫困 边远 偏远 落后 发达 主要 核心 中心 部分 相关 有关 其他 当地 周边 附近 全国 全省 全市 全县 整个 个别 所在 封闭")
	genericLast = wordSet("城市 城镇 乡镇 市区 山区 农村 国家 高峰 小区 地区 现场 城区 县城")
)

// wordSet is the set of the words of lines.
func wordSet(lines ...string) map[string]bool {
	set := map[string]bool{}
	for _, l := range lines {
		for w := range strings.FieldsSeq(l) {
			set[w] = true
		}
	}
	return set
}

// common says whether [a, b) is a phrase of common words that a class noun ends.
func (s *scan) common(a, b int) bool {
	w, v := int(s.wordEnd[a]), int(s.wordStart[b-1])
	if int(s.wordStart[a]) != a || int(s.wordEnd[b-1]) != b || v < w {
		return false
	}
	if genericFirst[s.str(a, w)] {
		return true
	}
	if !genericLast[s.str(v, b)] {
		return false
	}
	for i := a; i < v; i = int(s.wordEnd[i]) {
		switch s.wordTag[i] {
		case "ns", "nr", "nrt", "nz", "x", "":
			return false
		}
		if s.wordEnd[i]-s.wordStart[i] == 1 {
			return false
		}
	}
	return true
}

// bodyLike says whether [a, b) ends as a body's name does and not as a place's.
func (s *scan) bodyLike(a, b int) bool {
	n := s.endsAt(b, wOrgSuffix, 6)
	return n > 1 && n < b-a && s.endsAt(b, wPlaceSuffix|wPlaceSufWeak, 8) < n && !s.is(a, b, wPlace|wPlaceShort)
}

// commonWord says whether [a, b) is one word of the segmenter's dictionary that is no
// proper noun: 福利, 缅怀.
func (s *scan) commonWord(a, b int) bool {
	if int(s.wordStart[a]) != a || int(s.wordEnd[a]) != b || b-a < 2 || s.is(a, b, wPlace) || s.is(a, b, wPlaceShort) && !s.is(a, b, wPlaceWeak) {
		return false
	}
	switch s.wordTag[a] {
	case "ns", "nr", "nrt", "nrfg", "nz", "nt", "x", "eng", "":
		return false
	}
	return true
}

// checkPlace mends, splits or drops a place that the fitted tagger proposes. What is left is
// appended to out.
func (s *scan) checkPlace(out []candidate, c candidate) []candidate {
	if c.end-c.start == 1 { // 中, 美: one character needs surer evidence
		if c.score < 0.95 {
			return out
		}
		return append(out, c)
	}
	if s.longest(c.start, wPlace|wPlaceShort) < c.end-c.start {
		c.start = s.trimPlace(c.start, c.end)
		if c.end-c.start > 3 && !s.knownPlaceAt(c.start, c.end) {
			for k := c.start + 2; k <= c.end-2; k++ { // 符合|中国
				if w := int(s.wordEnd[c.start]); (w == k || w == c.end) && s.is(k, c.end, wBig) {
					c.start = k
				}
			}
		}
	}
	if n := c.end - c.start; n > 2 && strings.ContainsRune("国省市县州", s.rs[c.end-1]) && strings.ContainsRune("一二三四五六七八九十各几数多两", s.rs[c.end-2]) {
		c.end -= 2 // 东盟|十国
	}
	if c.start >= c.end || s.bare(c.start, c.end) || s.falsePlace(c.start, c.end) || s.commonWord(c.start, c.end) {
		return out
	}
	c.end = s.trimEnd(c.start, c.end)
	if s.rs[c.end-1] == '队' || s.bodyLike(c.start, c.end) {
		c.kind = Organisation
		return append(out, c)
	}
	if m := s.splitAt(c.start, c.end); m > 0 {
		d := c
		c.end, d.start = m, m
		return append(out, c, d)
	}
	return append(out, c)
}

// trimEnd moves the end of the place [a, b) before words of position and class that are no part
// of names: 玄武湖|畔, 亚太|地区, 亚洲|各国.
func (s *scan) trimEnd(a, b int) int {
	for _, w := range []string{"地区", "各国", "各地", "各省", "同胞", "山麓", "彼岸", "沿岸", "畔", "郊", "境内"} {
		if !s.preceded(b, w) {
			continue
		}
		n := utf8.RuneCountInString(w)
		if b-a < n+2 || s.is(a, b, wPlace|wPlaceShort) {
			continue
		}
		if w == "地区" && !s.regional(b-2) {
			continue
		}
		return b - n
	}
	return b
}

// regional says whether a region's name seems to end at e, which 地区 behind does not belong
// to: 华北, 亚太, 南亚. Of divisions it is a part: 喀什地区.
func (s *scan) regional(e int) bool {
	return strings.ContainsRune("东南西北中太亚欧美非洲极", s.rune(e-1))
}

// splitAt returns where the place [a, b) falls into two links of a chain, or 0: a known
// place and behind it another one or a name with a suffix of its own
// (玄武湖|揽月阁, 北京|东四街道).
func (s *scan) splitAt(a, b int) int {
	if s.is(a, b, wPlace|wPlaceShort) {
		return 0
	}
	for m := b - 2; m >= a+2; m-- {
		if !s.is(a, m, wPlace|wPlaceShort) || s.is(a, m, wPlaceWeak) {
			continue
		}
		if s.is(m, b, wPlace) || s.is(m, b, wPlaceShort) && !s.is(m, b, wPlaceWeak) {
			return m
		}
		if !s.edge(m) {
			continue
		}
		n := s.endsAt(b, wPlaceSuffix|wPlaceSufWeak, 6)
		if core := b - m - n; n > 0 && core >= 2 {
			switch s.wordTag[m] {
			case "ns", "nr", "x":
				if s.divides(m-1) || s.is(a, m, wBig) && s.divides(b-1) || int(s.wordEnd[m]) == b && b-m > 2 && s.wordTag[m] != "x" {
					return m
				}
			}
		}
	}
	return 0
}
