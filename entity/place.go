package entity

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

// suffixedPlace finds the name that ends with the place suffix [i, e): one to
// five runes in front of it that the segmenter does not know as common words.
func (s *scan) suffixedPlace(i, e int, weak bool) (candidate, bool) {
	if !s.edge(e) && s.longest(i, wPlaceSuffix|wPlaceSufWeak) > e-i {
		return candidate{}, false
	}
	start := int(s.wordStart[i])
	proper, single := false, 0
	if start == i {
		// the words in front of the suffix
		for n := 0; n < 3 && start > 0 && i-start < 5; n++ {
			a := int(s.wordStart[start-1])
			if !han(s.rs[start-1]) || i-a > 5 || s.is(a, start, wBoundary|wPlace|wTitle|wPlaceShort|wOrg) {
				break
			}
			if s.endsAt(start, wPlaceSuffix, 4) > 0 && start < i {
				break
			}
			tag := s.wordTag[start-1]
			if start-a == 1 {
				single++
			} else if tag == "ns" || tag == "nz" || tag == "nr" || tag == "x" || tag == "nrt" {
				proper = true
			} else if n > 0 || weak {
				break
			}
			start = a
		}
	} else if tag := s.wordTag[i]; tag == "ns" || tag == "nz" || tag == "x" || tag == "nr" {
		proper = true
	}
	n := i - start
	if n < 1 || s.cutsLetters(start, e) {
		return candidate{}, false
	}
	score := 0.0
	switch {
	case proper && !weak:
		score = 0.75
	case proper:
		score = 0.65
	case single == n && n >= 2 && !weak: // characters that are no word: an unknown name
		score = 0.7
	case single == n && n >= 2:
		score = 0.55
	default:
		return candidate{}, false
	}
	return candidate{start, e, Place, "", "place.suffix", score}, true
}
