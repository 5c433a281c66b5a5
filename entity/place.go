package entity

// places finds names of divisions, countries, natural features and sites:
// names of the gazetteer, and proper names before a place suffix.
func (s *scan) places() []candidate {
	out := s.kept.places[:0]
	for i := range s.rs {
		if !s.may(i, wPlace|wPlaceShort|wPlaceSuffix|wPlaceSufWeak) {
			continue
		}
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
				if s.levelGoesOn(e) || s.joinedCounty(i, e) || s.jointly(i, e) || s.is(i, e, wNotPlace) && !s.chained(i, e) {
					score = 0.3
				}
				out = append(out, candidate{i, e, Place, "", "place.gazetteer", score})
			case h.Class&wPlaceShort != 0 && (s.edge(i) || h.Len > 3) && (s.edge(e) || s.levelTitle(e) || s.has(e, "地区") && s.regional(e)) &&
				!s.is(i, e, wNotPlace) && !s.bounds(i):
				out = append(out, candidate{i, e, Place, "", "place.short", s.shortPlaceScore(i, e, h.Class&wPlaceWeak != 0)})
			}
			if h.Class&(wPlaceSuffix|wPlaceSufWeak) != 0 {
				if c, ok := s.suffixedPlace(i, e, h.Class&wPlaceSuffix == 0); ok {
					out = append(out, c)
				}
			}
		}
	}
	out = append(out, s.teams()...)
	ends := s.byEnd(out)
	defer s.done(ends)
	for i := range s.rs {
		if !s.may(i, wPlaceSuffix|wPlaceSufWeak) {
			continue
		}
		for _, h := range s.at(i) {
			if h.Class&(wPlaceSuffix|wPlaceSufWeak) != 0 {
				if c, ok := s.site(i, i+h.Len, h.Class&wPlaceSuffix == 0, ends); ok {
					out = append(out, c)
				}
			}
		}
	}
	return append(out, s.villages()...)
}

// joinedCounty says whether [i, e) is 和 and a bare level word behind another name and
// not 和县: 镇|和县|财政局.
func (s *scan) joinedCounty(i, e int) bool {
	return e-i == 2 && s.rs[i] == '和' && s.divides(i-1) && s.divides(i+1)
}

// jointly says whether [i, e) is 会同 and a bare level word between two bodies and not
// 会同县: 县卫健局|会同|县教育局.
func (s *scan) jointly(i, e int) bool {
	return s.str(i, e) == "会同县" && s.endsAt(i, wOrgSuffix|wOrgAbbrev, 12) > 0
}

// levelGoesOn says whether the level word that ends at e is the first character of
// the next word: 南京|市长, 香港|市民.
func (s *scan) levelGoesOn(e int) bool {
	switch s.rune(e - 1) {
	case '省', '市', '区', '县', '州', '镇', '乡', '村':
		switch s.rune(e) {
		case '长', '民', '场', '领', '城', '直', '郊', '属', '容', '情', '值':
			return true
		}
	}
	return false
}

// levelTitle says whether a title that opens with the level of a division (市长, 县长) stands at e and was cut by the
// segmenter: 高雄市|长.
func (s *scan) levelTitle(e int) bool {
	return s.rune(e+1) == '长' && (s.rune(e) == '市' || s.rune(e) == '县') && s.is(e, e+2, wTitle)
}

// cutsLetters says whether a name of [a, b) would cut a run of letters or digits.
func (s *scan) cutsLetters(a, b int) bool {
	ascii := func(c rune) bool {
		return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	return a > 0 && ascii(s.rs[a-1]) && ascii(s.rs[a]) || b < len(s.rs) && ascii(s.rs[b-1]) && ascii(s.rs[b])
}

// shortPlaceScore weighs a name without its level word (绵阳, 朝阳). One that is also a
// common word needs a place in front or behind, or a word that leads to places.
func (s *scan) shortPlaceScore(a, b int, weak bool) float64 {
	if s.has(b, "共产党人") {
		return 0.3 // neither a place nor the party: 中国共产党人
	}
	if !weak {
		if s.onlyPlace(a, b) && s.foreign(a, b) {
			return 0.9
		}
		if !s.is(a, b, wBig) && !s.placeSlot(a) {
			return 0.72 // short names of counties are words more often
		}
		return 0.8
	}
	score := 0.3
	if s.wordTag[a] == "ns" {
		score = 0.4
	}
	for _, p := range []string{"在", "赴", "到", "省", "市", "地区", "来自", "抵达", "位于", "前往"} {
		if s.preceded(a, p) {
			score += 0.2
			break
		}
	}
	if s.listedPlace(a-1, -1) || s.listedPlace(b, 1) {
		score += 0.2
	}
	return min(score, 0.75)
}

// listedPlace says whether 、 stands at i and a sure place beyond it in the
// direction.
func (s *scan) listedPlace(i, dir int) bool {
	if s.rune(i) != '、' {
		return false
	}
	if dir < 0 {
		for n := 2; n <= 8; n++ {
			for _, h := range s.at(i - n) {
				if h.Len == n && h.Class&(wPlace|wPlaceShort) != 0 && h.Class&wPlaceWeak == 0 {
					return true
				}
			}
		}
		return false
	}
	for _, h := range s.at(i + 1) {
		if h.Class&(wPlace|wPlaceShort) != 0 && h.Class&wPlaceWeak == 0 {
			return true
		}
	}
	return false
}

// onlyPlace says whether [a, b) is a place and no person's name, nor a part of one: a name
// of three characters or more that the gazetteer has without a level word (夏威夷, 卢浮宫).
func (s *scan) onlyPlace(a, b int) bool {
	return b-a > 2 && s.is(a, b, wPlaceShort) && !s.is(a, b, wPlaceWeak) && s.edge(a) && s.edge(b)
}

// foreign says whether [a, b) is a country or city abroad that no run of
// transliteration goes on from.
func (s *scan) foreign(a, b int) bool {
	return s.is(a, b, wBig) && s.edge(a) && s.edge(b)
}
