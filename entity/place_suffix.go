package entity

import "strings"

// suffixedPlace finds the name that ends with the place suffix [i, e): up to
// five runes in front of it that are no common word, or that stand where only a
// name can stand (behind another place, 在, 来到, 、).
func (s *scan) suffixedPlace(i, e int, weak bool) (candidate, bool) {
	if s.longest(i, wPlaceSuffix|wPlaceSufWeak) > e-i || s.cutsLetters(i, e) || s.levelGoesOn(e) ||
		!s.edge(e) && s.wordTag[e] == "n" || s.endsAt(e, wPlaceSuffix, 7) > e-i {
		return candidate{}, false
	}
	if w := int(s.wordStart[e-1]); int(s.wordEnd[e-1]) == e && s.is(w, e, wNotPlace) && w < i {
		return candidate{}, false // 城市: the suffix is a piece of a common word
	}
	if e-i == 1 && s.rs[i] == '盟' && s.preceded(i, "联") {
		return candidate{}, false
	}
	if w := int(s.wordStart[i]); w < i && e-w > 3 && e-w <= 9 && int(s.wordEnd[i]) == e && s.wordTag[i] == "ns" && s.trimEnd(w, e) == e && s.splitAt(w, e) == 0 {
		return candidate{w, e, Place, "", "place.word", 0.85}, true
	}
	start := i
	proper, common := 0, 0 // runes
	for start > 0 && i-start < 5 && han(s.rs[start-1]) && !s.stop[start-1] {
		a := int(s.wordStart[start-1])
		if int(s.wordEnd[start-1]) > start {
			a = max(a, start-3) // the suffix is a piece of the word
		}
		if i-a > 5 || a < start && s.is(a, start, wBoundary|wPlace|wTitle|wPlaceShort) || start-a > 2 && s.is(a, start, wOrg) ||
			start < i && s.endsAt(start, wPlaceSuffix, 4) > 0 || start == i && i > a && s.endsPlace(a, i) {
			break
		}
		tag := s.wordTag[start-1]
		if c := s.rs[a]; start-a == 1 && (c == '和' || c == '与') && tag == "c" || start-a > 1 && tag == "f" {
			break
		}
		if start-a > 1 && int(s.wordEnd[start-1]) == start && tag != "" && tag != "vn" && strings.ContainsRune("vdpcruey", rune(tag[0])) {
			break
		}
		whole := int(s.wordEnd[start-1]) == start
		switch {
		case !whole && (tag != "ns" && tag != "nz" && tag != "x" && tag != "nr" && tag != "nrt"):
			return candidate{}, false
		case start-a == 1 && (whole || tag == "x"):
		case tag == "nz" && start-a > 2, tag == "nr" && start-a > 3:
			common += start - a // 共同富裕, 大力发展: phrases that a dictionary holds
		case tag == "ns" || tag == "nz" || tag == "nr" || tag == "x" || tag == "nrt":
			proper += start - a
		default:
			common += start - a
		}
		start = a
	}
	start = s.afterAnd(start, i)
	if s.has(i, "地区") && e-i == 2 && s.regional(i) {
		return candidate{}, false
	}
	start = s.trimPlace(start, i)
	n := i - start
	if n < 1 || n > 5 || s.cutsLetters(start, e) || s.falsePlace(start, e) {
		return candidate{}, false
	}
	score := 0.0
	switch {
	case common == 0 && proper > 0 && n > 1:
		score = 0.75
	case common == 0 && n >= 2:
		score = 0.7
	case common == 0 && e-i == 1 && strings.ContainsRune("省州郡岛", s.rs[i]):
		score = 0.7
	case common == 0:
		score = 0.45
	case common < n:
		score = 0.5
	default:
		score = 0.35
	}
	if weak {
		score -= 0.12
	} else if e-i > 2 {
		score += 0.08
	}
	if s.is(i, e, wUserSuf) {
		score += 0.45
	}
	rule := "place.suffix"
	switch {
	case s.chained(start, e):
		score, rule = max(score+0.12, 0.7), "place.chain"
	case e-i > 1 && n > 1 && s.venueSlot(start, e):
		score, rule = score+0.4, "place.chain"
	case s.placeSlot(start) && (n > 1 || !s.edge(start+1)), s.behindPart(start):
		score += 0.12
	}
	return candidate{start, e, Place, "", rule, min(score, 0.9)}, true
}

// afterAnd moves a start in front of i behind an 与 or 及 that the segmenter left inside a word:
// 东延与|青泊高速.
func (s *scan) afterAnd(start, i int) int {
	for k := start + 1; k+2 < i; k++ {
		if c := s.rs[k]; (c == '与' || c == '及') && s.wordTag[k] == "x" {
			start = k + 1
		}
	}
	return start
}

// endsPlace says whether [a, b) is a known place that may stand in front of a
// suffix of its own chain.
func (s *scan) endsPlace(a, b int) bool { return s.is(a, b, wPlace) && s.divides(b) }

// chained says whether the division before a, named with its level word, makes [a, e)
// the next link of a chain: 泊东区|竹坊街, 双清区|火车站街道.
func (s *scan) chained(a, e int) bool {
	if e-a < 3 || !han(s.rune(a-1)) {
		return false
	}
	link := ""
	for _, w := range []string{"街道", "社区", "镇", "乡", "村", "街", "路", "区", "县", "大道", "巷", "楼"} {
		if s.preceded(e, w) {
			link = w
			break
		}
	}
	if link == "" || s.edge(e-len([]rune(link))) && e-a-len([]rune(link)) < 2 {
		return false
	}
	if s.preceded(a, "校区") || s.preceded(a, "园区") || s.preceded(a, "院区") {
		return true
	}
	n := s.endsAt(a, wPlace, 8)
	return n > 2 && s.divides(a-1) || n > 3 && s.preceded(a, "街道")
}

// venueSlot says whether [a, e) stands where something is held: 在…举行.
func (s *scan) venueSlot(a, e int) bool {
	held := false
	for _, w := range []string{"举行", "召开", "会见", "举办", "开幕", "会谈", "隆重"} {
		held = held || s.has(e, w)
	}
	return held && (s.rune(a-1) == '在' || s.endsAt(a, wPlace|wPlaceShort, 6) > 1)
}

// placeSlot says whether a name of a place is likely to start at i.
func (s *scan) placeSlot(i int) bool {
	switch s.rune(i - 1) {
	case '、', '在', '到', '赴':
		return true
	}
	return s.endsAt(i, wPlace|wPlaceShort|wPlaceSuffix, 6) > 1 || s.preceded(i, "深入") || s.preceded(i, "走进") || s.preceded(i, "位于")
}

// behindPart says whether a part of a country or province ends at i: 索兰国东部|云省.
func (s *scan) behindPart(i int) bool {
	if s.rune(i-1) != '部' {
		return false
	}
	a := i - 1
	for a > 0 && strings.ContainsRune("东南西北中", s.rs[a-1]) {
		a--
	}
	return a < i-1 && s.endsAt(a, wPlace|wPlaceShort, 8) > 1
}

// divides says whether a level word of divisions stands at i.
func (s *scan) divides(i int) bool {
	switch s.rune(i) {
	case '省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '村':
		return true
	}
	return false
}
