package entity

import (
	"strings"
	"unicode/utf8"
)

// extended finds places with more behind them: further suffixes (云岭山|片区,
// 扬州|路|东延), numbers (青禾北路|2段, 青禾路|12号, 石桥站|2号出口) and rooms
// (青栎剧院|排练厅). Divisions of different levels stay apart.
func (s *scan) extended(places []candidate) []candidate {
	starts := s.byStart(places)
	defer s.done(starts)
	var out []candidate
	for _, p := range places {
		sure := p.score >= 0.5
		for range 3 {
			e, score := p.end, p.score
			if x := s.numbered(p.start, e); x > e {
				e, sure = x, true // nothing but a name is numbered
			} else if x := s.room(p.start, e); x > e && (sure || s.rune(e) < 128) {
				e, sure = x, true
			} else if sure {
				e = s.goesOn(p.start, e)
			}
			if sure && s.rune(p.end) == '·' {
				for _, q := range starts.at(p.end + 1) { // 南宁·中关村示范基地
					if q.score > 0.55 {
						e, score = q.end, max(score, q.score)
						break
					}
				}
			}
			if e == p.end {
				break
			}
			p = candidate{p.start, e, Place, "", "place.extended", min(max(score, 0.7)+0.05, 0.95)}
			out = append(out, p)
		}
	}
	return out
}

// goesOn returns where the place [a, e) with its next extension ends, or e.
func (s *scan) goesOn(a, e int) int {
	if x := s.fullName(a, e); x > e {
		return x
	}
	n := s.longest(e, wPlaceSuffix|wPlaceSufWeak)
	x := e + n
	if n == 0 || !s.edge(e) && !s.road(e) || s.levelGoesOn(x) || s.is(a, e, wPlace) && s.divides(e) {
		return e
	}
	if !s.edge(x) && !s.road(x) && !s.road(e) {
		return e
	}
	if s.roadsOf(e, x) && s.is(a, e, wBig) {
		return e
	}
	if s.has(e, "地区") && n == 2 && s.regional(e) {
		return e // 华北|地区
	}
	if s.is(a, e, wPlace) && s.divides(e-1) && (s.has(e, "街道") || s.has(e, "社区")) || s.rune(e) == '段' && n == 1 {
		return e
	}
	if s.falsePlace(e, x) && !s.is(e, x, wNotPlace) {
		return e
	}
	return x
}

// fullName returns where the full name of the country [a, e) ends, or e:
// 越南|社会主义共和国.
func (s *scan) fullName(a, e int) int {
	if !s.is(a, e, wBig) {
		return e
	}
	k := e
	for k < e+12 {
		n := 0
		for _, w := range [...]string{"民主社会主义", "社会主义", "民主主义", "民主", "人民", "伊斯兰", "阿拉伯", "合作", "联合", "联邦", "多民族"} {
			if s.has(k, w) {
				n = utf8.RuneCountInString(w)
				break
			}
		}
		if n == 0 {
			break
		}
		k += n
	}
	for _, w := range [...]string{"共和国", "王国", "民众国"} {
		if s.has(k, w) {
			return k + utf8.RuneCountInString(w)
		}
	}
	return e
}

// road says whether a name of a road or street that ends at e goes on by a word of
// direction: 苏州路|西延. The segmenter then sees no edge.
func (s *scan) road(e int) bool {
	if c := s.rune(e - 1); c != '路' && c != '街' {
		return false
	}
	n := s.longest(e, wPlaceSuffix)
	return n == 2 && strings.ContainsRune("东西南北", s.rune(e)) && strings.ContainsRune("延段线", s.rune(e+1))
}

// numbered returns where a number of a house, section or exit behind the place
// [a, e) ends, or e.
func (s *scan) numbered(a, e int) int {
	units := ""
	switch s.rune(e - 1) {
	case '路', '街', '道', '巷':
		units = "段 号院 号楼 号 弄 巷"
	case '弄', '村', '里', '区', '胡':
		units = "号院 号楼 号"
	case '站':
		units = "号出口 号口 出口 口"
	default:
		return e
	}
	k := e
	for k < e+5 && (s.rune(k) >= '0' && s.rune(k) <= '9' || strings.ContainsRune("一二三四五六七八九十甲乙ABCDEFGHabcdefgh", s.rune(k))) {
		k++
	}
	if k == e {
		return e
	}
	for w := range strings.FieldsSeq(units) {
		if s.has(k, w) {
			x := k + len([]rune(w))
			if w == "号" && (s.rune(x) == '线' || s.rune(x) == '文' || s.rune(x) == '令') {
				return e
			}
			return x
		}
	}
	return e
}

// room returns where a room of the building [a, e) ends, or e: 体育馆|媒体接待厅,
// 知行楼|A512会议室.
func (s *scan) room(a, e int) int {
	if e-a < 2 {
		return e
	}
	switch s.rune(e - 1) {
	case '馆', '堂', '楼', '厦', '宫', '心', '场', '殿':
	default:
		return e
	}
	for k := e; k < len(s.rs) && k-e < 8 && nameRune(s.rs[k]); {
		w := int(s.wordEnd[k])
		if s.is(k, w, wBoundary|wPlace|wTitle) || s.stop[k] {
			return e
		}
		if c := s.rs[w-1]; (c == '厅' || c == '室') && w-e >= 2 && w-e <= 8 {
			return w
		}
		switch tag := s.wordTag[k]; {
		case tag == "eng", tag == "x", tag == "vn", tag == "b", tag == "v" && w-k > 1 && k > e:
		case tag == "" || !strings.ContainsRune("nmaljq", rune(tag[0])):
			return e
		}
		k = w
	}
	return e
}
