package entity

import "strings"

// A curriculum vitae names offices without a name beside them: the sentence
// tells of somebody's career (历任…副厂长、厂长) or profile (男，大学学历，高级工程师).

// register says what sort of sentence a rune stands in.
type register struct {
	career  []int32 // by rune: the end of the last verb of holding office in its sentence, or -1
	profile []bool  // by sentence: it lists personal data
	of      []int32 // sentence of each rune
	start   []int32 // by sentence: its first rune
	company []int32 // by rune: where the last company's name before it ends, or -1
}

// departmentEnds are last words of the parts of a company.
var departmentEnds = []string{
	"部", "科", "室", "处", "办", "组", "中心", "分厂", "车间", "事业部", "党委", "纪委", "团委", "工会", "监事会", "董事会", "党组", "研究所", "设计所",
	"党支部", "党总支", "纪检组", "委员会", "大区", "项目", "段", "队", "站",
}

// readRegister reads the sentences of the article once, for all its titles.
func (s *scan) readRegister(spans []titleSpan) *register {
	n := len(s.rs)
	r := &s.register
	r.of, r.company, r.career = sized(r.of, n+1), sized(r.company, n+1), sized(r.career, n+1)
	r.profile, r.start = r.profile[:0], r.start[:0]
	career, company := int32(-1), int32(-1)
	open := func(at int) {
		career, company = s.periodEnd(at), -1
		r.profile = append(r.profile, false)
		r.start = append(r.start, int32(at))
	}
	open(0)
	for i := 0; i < n; i++ {
		k := len(r.profile) - 1
		r.of[i], r.company[i], r.career[i] = int32(k), company, career
		switch s.rs[i] {
		case '。', '；', '！', '？', '\n':
			open(i + 1)
			continue
		case '，', '：':
			career = max(career, s.periodEnd(i+1))
		case '任':
			career = max(career, int32(s.plainVerb(i)))
		}
		if !s.may(i, wProfile|wCareer|wCompany) {
			continue
		}
		for _, h := range s.at(i) {
			if h.Class&wProfile != 0 {
				r.profile[k] = true
			}
			if h.Class&wCareer != 0 && !s.denied(i) {
				career = max(career, int32(i+h.Len))
			}
			if h.Class&wCompany != 0 {
				company = max(company, int32(s.companyEnd(i, i+h.Len)))
			}
		}
	}
	r.of[n], r.company[n], r.career[n] = int32(len(r.profile)-1), company, career
	r.readLists(s, spans)
	return r
}

// readLists finds the sentences that are nothing but a list of offices held, without
// a verb: 某某公司财务部副部长、部长；.
func (r *register) readLists(s *scan, spans []titleSpan) {
	for _, t := range spans {
		switch s.rune(t.end) {
		case '。', '；', '\n':
		default:
			continue
		}
		a := int(r.start[r.of[t.start]])
		if t.weak || t.end-a > 60 || r.career[t.end] >= 0 || r.company[t.start] < 0 {
			continue
		}
		plain := true
		for i := a; i < t.end && plain; i++ {
			plain = nameRune(s.rs[i]) || strings.ContainsRune("、（）", s.rs[i])
		}
		for i := a; i <= t.end && plain; i++ {
			r.career[i] = int32(a)
		}
	}
}

// holder returns the body in front of an office whose department starts at a: 某某公司
// of 某某公司|财务部经理, where the bodies found end with the department.
func (r *register) holder(s *scan, a, head int, bodyTo *groups) (candidate, bool) {
	for e := head; e > a; e-- {
		for _, b := range bodyTo.at(e) {
			start := b.start
			if v := int(r.career[a]); start < v && v < a {
				start = v
			}
			if b.kind == Organisation && b.score > 0.5 && a-start > 1 && !s.is(start, a, wClassNoun) {
				b.start, b.end, b.rule, b.score = start, a, "organisation.holder", max(b.score, 0.9)
				return b, true
			}
		}
	}
	return candidate{}, false
}

// plainVerb returns where the verb 任 at i ends, or -1 when it is a piece of a word.
func (s *scan) plainVerb(i int) int {
	switch {
	case strings.ContainsRune("起今间年月日", s.rune(i-1)): // behind a date
		return i + 1
	case s.edge(i) && s.edge(i+1) && !strings.ContainsRune("责信主", s.rune(i-1)):
		return i + 1
	}
	return -1
}

// denied says whether the clause denies what stands at i: 未在其他单位担任.
func (s *scan) denied(i int) bool {
	if s.has(i, "不再") {
		return false
	}
	for k := i - 1; k >= 0 && i-k < 16; k-- {
		switch s.rs[k] {
		case '，', '。', '；', '\n', '：', '、':
			return false
		case '无', '未', '没', '不':
			return s.edge(k)
		}
	}
	return false
}

// periodEnd returns the rune behind a period of time that opens the sentence
// at i (2006年8月-2009年12月，), or -1.
func (s *scan) periodEnd(i int) int32 {
	years, digits, now := 0, 0, false
	k := i
loop:
	for ; k < len(s.rs) && k-i < 36; k++ {
		switch c := s.rs[k]; {
		case c >= '0' && c <= '9':
			if digits++; digits == 4 {
				years++
			}
			continue
		case c == '今':
			now = true
		case c == '年', c == '月', c == '日', c == '.', c == '-', c == '—', c == '~', c == '至', c == '～', c == '–', c == '/', c == '起', c == '，':
		default:
			break loop
		}
		digits = 0
	}
	if years > 1 || years == 1 && now {
		return int32(k)
	}
	return -1
}

// companyEnd returns where the name of a company ends whose last word, but for a
// bracket, is [i, e), or -1: 集团（股份）, 化工厂.
func (s *scan) companyEnd(i, e int) int {
	switch s.str(i, e) {
	case "厂":
		if s.rune(i-1) == '分' || strings.ContainsRune("长房区", s.rune(e)) {
			return -1
		}
	case "证券", "信托", "股份", "银行":
		if strings.ContainsRune("业部科处室事投营", s.rune(e)) {
			return -1
		}
	}
	if s.rune(e) == '（' {
		for k := e + 1; k < e+14 && s.rune(k) != '\n'; k++ {
			if s.rune(k) == '）' {
				return k + 1
			}
		}
	}
	return e
}

// inCareer says whether the office [start, end) is an item of a list of offices held.
func (r *register) inCareer(s *scan, start, end int) bool {
	from := r.career[start]
	return from >= 0 && int(from) <= start && s.itemEnds(end) && !s.indefinite(start)
}

// indefinite says whether the item that the office at i ends is about no definite body:
// 各局|局长, 其他单位|董事.
func (s *scan) indefinite(i int) bool {
	for k := i; k > 0 && i-k < 12 && nameRune(s.rs[k-1]); k-- {
		if s.generic(k) || s.preceded(k, "其他") || s.preceded(k, "其它") || s.preceded(k, "任何") {
			return true
		}
	}
	return false
}

// itemEnds says whether an item of a list or a clause ends at e.
func (s *scan) itemEnds(e int) bool {
	switch s.rune(e) {
	case '，', '、', '；', '。', '\n', '（', '）', '兼', '和', '及', '与', '”':
		return true
	case '等':
		return true
	case '职':
		return s.rune(e+1) == '务'
	}
	return false
}

// titleItem returns where the item of a list that i stands in starts, at most
// limit runes before i, or -1.
func (s *scan) titleItem(i, limit int) int {
	for k := i; k >= 0 && i-k <= limit; k-- {
		switch s.rune(k - 1) {
		case '，', '、', '；', '。', '\n', '：', '兼':
			return k
		}
		if !nameRune(s.rune(k - 1)) {
			return -1
		}
	}
	return -1
}

// profession returns the start of the profession that the item of personal data
// up to the head [start, end) names as a whole: ，给排水高级工程师，.
func (r *register) profession(s *scan, t titleSpan, bodyIn func(a, b int) bool) (int, bool) {
	if !r.profile[r.of[t.start]] || !s.itemEnds(t.end) {
		return 0, false
	}
	a := s.titleItem(t.start, 8)
	if a < 0 {
		return 0, false
	}
	if a == t.start {
		return a, !t.weak
	}
	switch s.rune(t.end - 1) {
	case '师', '工':
		return a, !t.weak && !bodyIn(a, t.end)
	}
	return 0, false
}

// department returns where the department of a company starts that belongs to the office
// t in a career: 某某公司|质检科副科长. It is t.start when there is none.
func (r *register) department(s *scan, t titleSpan) int {
	if !r.inCareer(s, t.start, t.end) {
		return t.start
	}
	if a := r.unitHead(s, t.start); a < t.start {
		return a
	}
	c := int(r.company[t.start])
	if c < 0 {
		return t.start
	}
	a := t.start
	verb := int(r.career[t.start])
	for a > 0 && t.start-a < 14 && a != c && a != verb && nameRune(s.rs[a-1]) && s.rs[a-1] != '兼' {
		a--
	}
	if a != c && s.longest(a, wPlace|wPlaceShort) > 1 {
		return t.start // a body of its own
	}
	if a == t.start || t.start-a >= 14 {
		return t.start
	}
	for _, w := range departmentEnds {
		if s.preceded(t.start, w) && t.start-a >= len([]rune(w)) {
			return a
		}
	}
	return t.start
}

// unitHead extends the head at i by the one character of the unit that it heads, after
// the unit's own name or as an item of a list: 金融系|系主任, 、副系主任.
func (r *register) unitHead(s *scan, i int) int {
	a := i - 1
	if a < 1 || !strings.ContainsRune("系室科处所站院", s.rs[a]) {
		return i
	}
	unit := s.rs[a]
	if s.rs[a-1] == '副' {
		a--
	}
	if s.rune(a-1) == unit || int(r.career[i]) == a || strings.ContainsRune("，、；：兼", s.rune(a-1)) {
		return a
	}
	return i
}
