package entity

import "unicode/utf8"

// titleSpan is a possible title: modifiers and a head.
type titleSpan struct {
	start, end int
	weak       bool // counts only beside a name
	department bool // opens with the department of a company: 财务部经理
}

// titleSpans finds every modifier* head in the text, the longest at each
// start, and notes in the scan where they are. Heads inside a longer head are left out.
func (s *scan) titleSpans() []titleSpan {
	out := s.kept.offices[:0]
	covered := 0
	for i := 0; i < len(s.rs); i++ {
		if s.longest(i, wTitle|wTitleWeak|wTitleMod) == 0 {
			continue
		}
		end, weak, ok := s.titleEnd(i, 0)
		if !ok || end <= covered {
			continue
		}
		if s.cutsLetters(i, end) {
			continue
		}
		start := s.fusedStart(s.partyStart(i, end))
		if start >= 2 && s.service(start-2, start) {
			start -= 2
		}
		department := false
		if a := s.functionStart(start, end); a < start && a >= covered {
			department = !s.is(a, start, wFunction)
			start, weak = a, false
		}
		out = append(out, titleSpan{start, s.assistantEnd(end), weak, department})
		covered = out[len(out)-1].end
		s.spanAt[start], s.spanTo[covered] = int32(len(out)), true
	}
	s.kept.offices = out
	return out
}

// titleEnd parses modifiers and a head at i.
func (s *scan) titleEnd(i, depth int) (end int, weak, ok bool) {
	if depth > 3 {
		return 0, false, false
	}
	hits := s.at(i)
	for k := len(hits) - 1; k >= 0; k-- {
		h := hits[k]
		if h.Class&(wTitle|wTitleWeak) != 0 && end < i+h.Len {
			end, weak, ok = i+h.Len, h.Class&wTitle == 0, true
		}
		if h.Class&wTitleMod != 0 {
			if e, w, found := s.titleEnd(i+h.Len, depth+1); found && e > end {
				end, weak, ok = e, w && depth == 0 && h.Len == 0, true
			}
		}
	}
	return end, weak, ok
}

// partyStart moves the start of 党委书记 behind the body when the body is bare or
// only has a level word: 校党委|书记, but 党委书记 and 市财政局|党委书记.
func (s *scan) partyStart(i, end int) int {
	if s.has(i, "工会") && s.preceded(i, "总") {
		return i + 2
	}
	for _, w := range []string{"党委", "党组", "党工委", "党支部", "党总支", "支部", "总支"} {
		if !s.has(i, w) {
			continue
		}
		n := utf8.RuneCountInString(w)
		if end-i < n+2 {
			continue
		}
		if s.endsAt(i, wPlace|wPlaceShort, 8) > 1 && s.edge(i) && !s.preceded(i, "街道") || s.preceded(i, "自治区") || s.preceded(i, "兵团") {
			return i + n
		}
		if k := s.endsAt(i, wLevel, 1); k > 0 && (s.edge(i-k) || s.wordStart[i-k] == s.wordStart[i]) {
			return i + n
		}
		if s.preceded(i, "团") || s.preceded(i, "机关") || s.preceded(i, "部") && s.edge(i-1) {
			return i + n
		}
	}
	return i
}

// fusedStart extends 局长 to 市公安局长: the name of a department that the head's
// first character ends, and a one-character level word in front of it.
func (s *scan) fusedStart(i int) int {
	if s.rune(i+1) != '长' {
		return i
	}
	switch s.rs[i] {
	case '局', '厅', '部', '处', '所', '署', '委', '办', '台', '社', '科', '站':
	default:
		return i
	}
	n := 0
	for k := 2; k <= 8 && i+1-k >= 0; k++ {
		if s.is(i+1-k, i+1, wOrgSuffix|wOrg) {
			n = k
		}
	}
	if n < 2 {
		return i
	}
	a := i + 1 - n
	switch s.rune(a - 1) {
	case '省', '市', '区', '县', '州':
		if s.edge(a-1) || !han(s.rune(a-2)) {
			a--
		}
	}
	return a
}

// functionStart extends the head [i, end) to the left by what the office is for:
// 财务总监, 销售部经理. Only heads that companies use have such words in front.
func (s *scan) functionStart(i, end int) int {
	department := false // heads that departments of companies have
	for _, w := range []string{"经理", "总监", "主管", "专员", "主办"} {
		department = department || s.preceded(end, w) && !s.preceded(end, "总"+w)
	}
	alone := department
	for _, w := range []string{"总裁", "总经理", "顾问", "师", "代表", "会计", "官", "助理"} {
		alone = alone || s.preceded(end, w)
	}
	if !alone {
		return i
	}
	a, best := i, i
	for n := 0; n < 4; n++ {
		k := s.endsAt(a, wFunction, 6)
		if s.is(a-k, a, wOrgSuffix|wOrgBrand) {
			k = 0 // 澄江信托|副总经理: the end of a company's short name
		}
		if g := s.endsAt(a-k, wGroup, 4); k > 0 && g > 0 && s.lineOf(a-k-g, a-k) == k {
			k = 0 // 京东物流|首席执行官
		}
		if k == 0 && department {
			for _, w := range []string{"事业部", "办公室", "中心", "部", "科", "处", "室"} {
				if s.preceded(a, w) {
					m := utf8.RuneCountInString(w)
					if k = s.endsAt(a-m, wFunction, 6); k > 0 {
						k += m
						break
					}
				}
			}
		}
		if k == 0 {
			break
		}
		a -= k
		best = a
	}
	if s.cutsLetters(best, end) {
		return i
	}
	return best
}

// assistantEnd extends a title by the assistant of the office: 总裁|助理.
func (s *scan) assistantEnd(end int) int {
	for _, w := range []string{"候选人", "被提名人", "国家安全事务助理", "国家安全顾问"} {
		if s.has(end, w) {
			return end + utf8.RuneCountInString(w) // 副主任|候选人
		}
	}
	if s.has(end, "助理") {
		if _, _, ok := s.titleEnd(end+2, 0); !ok {
			return end + 2
		}
	}
	return end
}
