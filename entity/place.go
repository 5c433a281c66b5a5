package entity

import "strings"

// places finds names of divisions, countries, natural features and sites:
// names of the gazetteer, and proper names before a place suffix.
func (s *scan) places() []candidate {
	var out []candidate
	for i := range s.rs {
		for _, h := range s.at(i) {
			e := i + h.Len
			if s.cutsLetters(i, e) {
				continue
			}
			switch {
			case h.Class&wPlace != 0:
				score := 0.88
				if !s.edge(i) && !s.edge(e) {
					score = 0.55
				}
				if s.levelGoesOn(e) {
					score = 0.3
				}
				out = append(out, candidate{i, e, Place, "", "place.gazetteer", score})
			case h.Class&wPlaceShort != 0 && s.edge(i) && s.edge(e):
				out = append(out, candidate{i, e, Place, "", "place.short", s.shortPlaceScore(i, e, h.Class&wPlaceWeak != 0)})
			}
			if h.Class&(wPlaceSuffix|wPlaceSufWeak) != 0 {
				if c, ok := s.suffixedPlace(i, e, h.Class&wPlaceSuffix == 0); ok {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// levelGoesOn says whether the level word that ends at e is the first character of
// the next word: 南京|市长, 香港|市民.
func (s *scan) levelGoesOn(e int) bool {
	switch s.rune(e - 1) {
	case '省', '市', '区', '县', '州', '镇', '乡', '村':
		switch s.rune(e) {
		case '长', '民', '场', '领', '城', '直':
			return true
		}
	}
	return false
}

// cutsLetters says whether a name of [a, b) would cut a run of letters or digits.
func (s *scan) cutsLetters(a, b int) bool {
	ascii := func(c rune) bool {
		return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	return a > 0 && ascii(s.rs[a-1]) && ascii(s.rs[a]) || b < len(s.rs) && ascii(s.rs[b-1]) && ascii(s.rs[b])
}

// shortPlaceScore weighs a name without its level word (焦作, 朝阳).
func (s *scan) shortPlaceScore(a, b int, weak bool) float64 {
	if !weak {
		return 0.8
	}
	if s.wordTag[a] == "ns" {
		return 0.7
	}
	for _, p := range []string{"在", "赴", "到", "省", "市", "地区"} {
		if s.preceded(a, p) {
			return 0.65
		}
	}
	return 0.3
}

// suffixedPlace finds the name that ends with the place suffix [i, e): up to
// five runes in front of it that are no common word, or that stand where only a
// name can stand (behind another place, 在, 来到, 、).
func (s *scan) suffixedPlace(i, e int, weak bool) (candidate, bool) {
	if s.longest(i, wPlaceSuffix|wPlaceSufWeak) > e-i || s.cutsLetters(i, e) {
		return candidate{}, false
	}
	if w := int(s.wordStart[e-1]); int(s.wordEnd[e-1]) == e && s.is(w, e, wNotPlace) && w < i {
		return candidate{}, false // 城市: the suffix is a piece of a common word
	}
	start := i
	proper, common := 0, 0 // runes
	for start > 0 && i-start < 5 && han(s.rs[start-1]) && !s.stop[start-1] {
		a := int(s.wordStart[start-1])
		if int(s.wordEnd[start-1]) > start {
			a = max(a, start-3) // the suffix is a piece of the word
		}
		if i-a > 5 || a < start && s.is(a, start, wBoundary|wPlace|wTitle|wPlaceShort|wOrg) ||
			start < i && s.endsAt(start, wPlaceSuffix, 4) > 0 {
			break
		}
		tag := s.wordTag[start-1]
		if start-a > 1 && int(s.wordEnd[start-1]) == start && tag != "" && tag != "vn" && strings.ContainsRune("vdpcrutey", rune(tag[0])) {
			break
		}
		switch {
		case int(s.wordEnd[start-1]) > start:
			if tag != "ns" && tag != "nz" && tag != "x" && tag != "nr" && tag != "nrt" {
				return candidate{}, false
			}
			proper += start - a
		case start-a == 1:
		case tag == "ns" || tag == "nz" || tag == "nr" || tag == "x" || tag == "nrt":
			proper += start - a
		default:
			common += start - a
		}
		start = a
	}
	n := i - start
	if n < 1 || n > 5 || s.cutsLetters(start, e) {
		return candidate{}, false
	}
	score := 0.0
	switch {
	case common == 0 && proper > 0:
		score = 0.75
	case common == 0 && n >= 2:
		score = 0.7
	case common == 0:
		score = 0.45
	case common < n:
		score = 0.5
	default:
		score = 0.35
	}
	if s.placeSlot(start) {
		score += 0.12
	}
	if weak {
		score -= 0.12
	}
	return candidate{start, e, Place, "", "place.suffix", score}, true
}

// placeSlot says whether a name of a place is likely to start at i.
func (s *scan) placeSlot(i int) bool {
	switch s.rune(i - 1) {
	case '、', '在', '到', '赴':
		return true
	}
	return s.endsAt(i, wPlace|wPlaceShort|wPlaceSuffix, 6) > 1 || s.preceded(i, "深入") || s.preceded(i, "走进") || s.preceded(i, "位于")
}

// extended finds places with further place suffixes behind: 苏州|路|西延,
// 罗霄山|片区. Divisions of different levels stay apart.
func (s *scan) extended(places []candidate) []candidate {
	var out []candidate
	for _, p := range places {
		if p.score < 0.5 {
			continue
		}
		for range 3 {
			n := s.longest(p.end, wPlaceSuffix|wPlaceSufWeak)
			e := p.end + n
			if n == 0 || !s.edge(p.end) || !s.edge(e) || s.levelGoesOn(e) || s.is(p.start, p.end, wPlace) && s.divides(p.end) {
				break
			}
			p = candidate{p.start, e, Place, "", "place.extended", max(p.score, 0.7)}
			out = append(out, p)
		}
	}
	return out
}

// divides says whether a level word of divisions stands at i.
func (s *scan) divides(i int) bool {
	switch s.rune(i) {
	case '省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '村':
		return true
	}
	return false
}
