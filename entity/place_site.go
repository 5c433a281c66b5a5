package entity

import "strings"

// site finds the name of a venue, zone or work of several words that ends with the
// place suffix [i, e): 澜江|上游|经济带, 云帆|商住|广场, 澜青（泊阳）产业合作区. A
// place in front opens the name when common words follow it; a name of its own
// splits off (青栎|五四大楼).
func (s *scan) site(i, e int, weak bool, placeEnds *groups) (candidate, bool) {
	if e-i < 2 || s.longest(i, wPlaceSuffix|wPlaceSufWeak) > e-i || !s.edge(e) || !s.edge(i) || s.is(i, e, wLevel) ||
		s.divides(i) || s.has(i, "街道") || s.has(i, "社区") {
		return candidate{}, false
	}
	name, proper, bracket := -1, false, 0.0 // leftmost word of a name of its own
	j := i
	for j > 0 && i-j < 10 && !s.stop[j-1] {
		if p := s.opens(j, placeEnds); p >= 0 {
			if !proper && i-j <= 4 && !s.is(j, e, wPlace|wPlaceShort) && !(i > j && s.country(p, j)) {
				name, proper = p, true
			}
			break
		}
		if s.rs[j-1] == '）' {
			a := s.openBracket(j - 1)
			if a <= 0 || s.opens(j-1, placeEnds) < 0 && !s.is(a+1, j-1, wPlaceShort) {
				break
			}
			j, bracket = a, 0.15
			continue
		}
		a := int(s.wordStart[j-1])
		if int(s.wordEnd[j-1]) != j || !nameRune(s.rs[j-1]) || s.is(a, j, wBoundary|wTitle|wNotPlace) || s.endsAt(j, wPlaceSuffix|wOrgSuffix, 4) > 0 {
			break
		}
		tag := s.wordTag[a]
		if verbal(tag) && (j-a > 1 || tag[0] != 'v') && !(j < i && tag == "v" && s.is(a, j, wInner)) && !s.fieldVerb(a, j) &&
			!(j == i && tag == "v" && s.wordTag[max(a-1, 0)] == "ns") {
			break
		}
		switch {
		case tag == "ns", tag == "x", tag == "nrt", tag == "g", tag == "zg", (tag == "nz" || tag == "nr") && j-a <= 3:
			name, proper = a, true
		case tag != "" && strings.ContainsRune("mrt", rune(tag[0])) && (j-a > 1 || tag[0] == 'm'), s.rs[a] == '第',
			genericFirst[s.str(a, j)] && tag != "n":
			j = -1
		}
		if j < 0 {
			break
		}
		j = a
	}
	if !proper || i-name < 2 || name == i {
		return candidate{}, false
	}
	name = s.trimPlace(s.afterAnd(name, i), i)
	if c := s.rune(name); i-name < 2 || c >= '0' && c <= '9' || c == '之' || s.falsePlace(name, e) {
		return candidate{}, false
	}
	score := 0.66 + bracket
	if s.startsKnown(name) {
		score = 0.82
	}
	if s.placeSlot(name) {
		score += 0.1
	}
	if weak {
		score -= 0.1
	}
	return candidate{name, e, Place, "", "place.site", score}, true
}

// fieldVerb says whether the verb [a, j) names a field of work rather than an act:
// 就业创业|孵化基地.
func (s *scan) fieldVerb(a, j int) bool {
	switch s.str(a, j) {
	case "创新", "创业", "实践", "教育", "合作", "开发", "发展", "旅游", "研究", "试验", "保护", "体验", "服务", "贸易", "物流", "加工":
		return true
	}
	return false
}

// opens returns the start of a place that ends at j and may open a longer name,
// or -1: 青栎|国际会展中心, but a division with its level word is a link
// of its own.
func (s *scan) opens(j int, placeEnds *groups) int {
	for _, p := range placeEnds.at(j) {
		if p.score > 0.55 && !s.divides(j-1) && !s.preceded(j, "街道") && !s.preceded(j, "社区") {
			return p.start
		}
	}
	return -1
}

// startsKnown says whether a listed place starts at a.
func (s *scan) startsKnown(a int) bool { return s.longest(a, wPlace|wPlaceShort) > 1 }

// country says whether [a, b) is the name of a country, which names no single site.
func (s *scan) country(a, b int) bool {
	return s.is(a, b, wBig) && (s.rune(b-1) == '国' || s.rune(b-1) == '洲')
}

// roadsOf says whether [i, e) is a word for roads and lines, which a single town in
// front does not name: 青栎|高速公路.
func (s *scan) roadsOf(i, e int) bool {
	switch s.str(i, e) {
	case "高速公路", "公路", "铁路", "高铁", "高速", "路口", "口岸", "铁路口岸":
		return true
	}
	return false
}
