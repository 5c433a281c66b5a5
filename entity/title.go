package entity

import (
	"slices"
	"strings"
)

// titles weighs the possible titles by what stands beside them: a name, a
// body, a place, or another title of a list.
func (s *scan) titles(reg *register, spans []titleSpan, people, bodies []candidate) []candidate {
	if len(spans) == 0 {
		return nil
	}
	s.markNames(people)
	bodyTo, bodyAt := s.byEnd(bodies), s.byStart(bodies)
	defer s.done(bodyTo, bodyAt)
	s.kept.scores = sized(s.kept.scores, len(spans))
	s.kept.weighed = append(s.kept.weighed[:0], spans...)
	score, spans := s.kept.scores, s.kept.weighed
	clear(score)
	sure := func(l []candidate, limit float64) bool {
		for _, c := range l {
			if c.score >= limit {
				return true
			}
		}
		return false
	}
	// From right to left: a name behind, or a list of titles that leads to one.
	for k := len(spans) - 1; k >= 0; k-- {
		t := spans[k]
		switch {
		case marked(s.nameFrom, t.end):
			score[k] = 0.95
		case strings.ContainsRune("：:/|", s.rune(t.end)) && marked(s.nameFrom, t.end+1):
			score[k] = 0.9
		default:
			score[k] = s.titleChain(t.end, score, bodyAt)
			if j := s.spanFrom(t.end); j >= 0 && score[j] > 0.9 && !t.weak && (!nameRune(s.rune(t.start-1)) || sure(bodyTo.at(t.start), 0.6)) {
				score[k] = max(score[k], 0.85) // 政委|大校王平
			}
			if s.rune(t.end) == '、' && !t.weak {
				for j := k + 1; j < min(k+3, len(spans)); j++ {
					if score[j] > 0.9 && s.oneItem(t.end+1, spans[j].start) {
						score[k] = max(score[k], 0.85)
					}
				}
			}
		}
	}
	var surnames []rune // of people whom the article names in full
	for i := range people {
		if p := &people[i]; p.score > 0.8 && p.end-p.start > 1 && !slices.Contains(surnames, s.rs[p.start]) {
			surnames = append(surnames, s.rs[p.start])
		}
	}
	// From left to right: a name, a body or a titled list in front.
	for k, t := range spans {
		if score[k] > 0.9 {
			continue
		}
		c := s.rune(t.start - 1)
		former := s.endsAt(t.start, wFormer, 2)
		switch {
		case marked(s.nameTo, t.start) && !t.weak:
			score[k] = max(score[k], 0.85)
		case former > 0 && marked(s.nameTo, t.start-former) && !t.weak:
			score[k] = max(score[k], 0.85)
		case t.weak:
		case sure(bodyTo.at(t.start), 0.6):
			score[k] = max(score[k], 0.8)
		case (c == '、' || c == '兼' || c == '和') && k > 0 && spans[k-1].end == t.start-1 && score[k-1] >= 0.7:
			score[k] = max(score[k], 0.75)
		case c == '等' && s.preceded(t.end, "领导") && marked(s.nameTo, t.start-1):
			score[k] = 0.8 // 顾长岭等|市领导
		case s.takesOffice(t.start), s.officeClause(t.start):
			score[k] = max(score[k], 0.75)
		case s.formerOf(t.start, bodyTo):
			score[k] = max(score[k], 0.75)
		case slices.Contains(surnames, c) && s.edge(t.start-1) && t.end-t.start > 1, s.surnamed(t.start, surnames):
			score[k] = max(score[k], 0.75)
		case c == '（' && marked(s.nameTo, t.start-1) && s.itemEnds(t.end):
			score[k] = max(score[k], 0.85)
		case s.preceded(t.start, "本公司") && s.itemEnds(t.end):
			score[k] = max(score[k], 0.75)
		case s.has(t.start, "总书记"):
			score[k] = max(score[k], 0.7) // there is one
		}
	}
	bodyIn := func(a, b int) bool {
		for i := a; i < b; i++ {
			if sure(bodyAt.at(i), 0.5) {
				return true
			}
		}
		return false
	}
	out := s.kept.titles[:0]
	for k, t := range spans {
		if score[k] > 0.9 {
			continue
		}
		career := reg.inCareer(s, t.start, t.end)
		listed := k > 0 && spans[k-1].end == t.start-1 && score[k-1] > 0.7
		a := reg.department(s, t)
		switch {
		case a < t.start, career && t.department:
			spans[k].start, score[k] = a, 0.99
			if b, ok := reg.holder(s, a, t.end, bodyTo); ok {
				out = append(out, b)
			}
			continue
		case career && (!t.weak || listed || sure(bodyTo.at(t.start), 0.6) || int(reg.company[t.start]) == t.start):
			score[k] = max(score[k], 0.8)
		}
		if a, ok := reg.profession(s, t, bodyIn); ok {
			spans[k].start, score[k] = a, max(score[k], 0.85)
		}
	}
	for k, t := range spans {
		c := candidate{t.start, t.end, Title, "", "title", score[k]}
		switch {
		case score[k] <= 0.5:
			s.trace.drop(TooUnsure, c)
		case s.inLongerWord(t):
			s.trace.drop(RuledOut, c)
		default:
			out = append(out, c)
		}
	}
	s.kept.titles = out
	return out
}

// markNames notes at which runes names start and end that are more likely people than not.
func (s *scan) markNames(people []candidate) {
	s.nameFrom, s.nameTo = sized(s.nameFrom, len(s.rs)+1), sized(s.nameTo, len(s.rs)+1)
	clear(s.nameFrom)
	clear(s.nameTo)
	for i := range people {
		p := &people[i]
		if p.score >= 0.55 {
			s.nameFrom[p.start] = true
		}
		if p.score >= 0.6 {
			s.nameTo[p.end] = true
		}
	}
}

// marked says whether rune i is marked.
func marked(marks []bool, i int) bool { return i >= 0 && i < len(marks) && marks[i] }

// titleChain scores a title by the title that follows it in a list, with or
// without a body in front: 县委常委、副县长、县…领导小组常务副组长顾长岭.
func (s *scan) titleChain(end int, score []float64, bodyAt *groups) float64 {
	next := end
	switch s.rune(end) {
	case '、', '兼', '，', '和', '及':
		next++
		if s.rune(next) == '兼' {
			next++
		}
	}
	if n := s.longest(next, wFormer); n > 0 {
		next += n
	}
	loss := 1.0
	if s.rune(end) == '，' || next == end {
		loss = 0.9
	}
	if k := s.spanFrom(next); k >= 0 && next > end {
		return score[k] * loss
	}
	best := 0.0
	for _, b := range bodyAt.at(next) {
		if k := s.spanFrom(b.end); k >= 0 && b.score > 0.5 {
			best = max(best, score[k]*loss)
		}
	}
	return best
}

// spanFrom returns the title span that starts at i, or -1.
func (s *scan) spanFrom(i int) int {
	if i < 0 || i >= len(s.spanAt) {
		return -1
	}
	return int(s.spanAt[i]) - 1
}

// oneItem says whether [a, b) may be the body of the second office in a list, and no
// more: 县委常委、专班|组长.
func (s *scan) oneItem(a, b int) bool {
	if b-a < 2 || b-a > maxBody {
		return false
	}
	for i := a; i < b; i++ {
		if !nameRune(s.rs[i]) {
			return false
		}
	}
	return s.endsAt(b, wOrgSuffix|wOrgWeak|wOrgAbbrev|wOrg, 12) > 0
}

// takesOffice says whether a verb of taking office ends at i.
func (s *scan) takesOffice(i int) bool {
	if s.denied(i) || s.has(i, "成员") || s.preceded(i, "成为") { // 各局局长为成员; 要成为画家
		return false
	}
	switch s.rune(i - 1) {
	case '任', '为': // 担任, 任命为, 晋升为
		return true
	case '选':
		return s.preceded(i, "当选")
	case '升':
		return s.preceded(i, "晋升")
	}
	return false
}

// officeClause says whether the clause that i stands in tells of offices held:
// a verb of holding office stands before i in it.
func (s *scan) officeClause(i int) bool {
	for k := i - 1; k >= 0 && i-k < 40; k-- {
		switch s.rs[k] {
		case '，', '。', '；', '\n', '！', '？', '：':
			return false
		case '任':
			if s.denied(k) {
				return false
			}
			if s.is(k-1, k+1, wFormer) || s.edge(k) && s.edge(k+1) || s.preceded(k+1, "担任") || s.preceded(k+1, "历任") || s.preceded(k+1, "兼任") || s.preceded(k+1, "出任") {
				return true
			}
		}
	}
	return false
}

// surnamed says whether a surname alone stands in front of the office at i: 王|主任,
// 菅|前首相.
func (s *scan) surnamed(i int, surnames []rune) bool {
	if n := s.endsAt(i, wFormer, 1); n > 0 {
		return slices.Contains(surnames, s.rune(i-n-1))
	}
	if i < 1 || !s.edge(i-1) || !han(s.rs[i-1]) {
		return false
	}
	if s.edge(i) && s.wordTag[i-1] == "nr" {
		return true
	}
	if !strings.ContainsRune(commonSurnames, s.rs[i-1]) || strings.ContainsRune("0123456789一二两三几这那每", s.rune(i-2)) {
		return false
	}
	return s.edge(i) || (s.wordTag[i] == "n" || s.wordTag[i] == "nr") && s.longest(i, wTitle) == int(s.wordEnd[i])-i // 黄|教授 in one word
}

// commonSurnames are surnames that hardly mean anything else right in front of an
// office.
const commonSurnames = "王李张刘陈杨赵黄周吴徐孙朱马胡郭林罗郑梁谢宋唐许邓韩冯曹彭肖田董潘袁蔡蒋杜叶魏苏吕丁沈姚卢姜崔谭陆汪廖贾韦夏付傅邹孟熊秦邱尹薛闫侯陶黎贺顾郝龚邵钱覃戴齐"

// formerOf says whether 前 or 原 and before it a body or place end at i.
func (s *scan) formerOf(i int, bodyTo *groups) bool {
	n := s.endsAt(i, wFormer, 2)
	if n == 0 {
		return false
	}
	for _, b := range bodyTo.at(i - n) {
		if b.score > 0.6 {
			return true
		}
	}
	return false
}

// strength says whether the title is the noun 所长 (strong points) of 发挥双方所长.
func (s *scan) strength(t titleSpan) bool {
	if s.str(t.start, t.end) != "所长" {
		return false
	}
	for k := t.start; k > 1 && t.start-k < 12 && nameRune(s.rs[k-1]); k-- {
		for _, w := range []string{"发挥", "所需", "之", "各尽", "施展"} {
			if s.preceded(k, w) {
				return true
			}
		}
	}
	return false
}

// inLongerWord says whether the title is a piece of another word: 主席团,
// 书记处, 部长级, 教授们.
func (s *scan) inLongerWord(t titleSpan) bool {
	if s.strength(t) {
		return true
	}
	switch s.rune(t.end) {
	case '团', '级', '们', '制', '岗', '系', '节', '杯', '府':
		return true
	case '专':
		return s.has(t.end, "专业")
	case '事':
		return s.has(t.end, "事务所")
	case '工':
		return s.has(t.end, "工作站")
	case '协', '学':
		return s.rune(t.end+1) == '会'
	case '资':
		return s.has(t.end, "资格")
	case '处':
		return s.preceded(t.end, "书记")
	case '会':
		return s.has(t.end, "会议") || s.rune(t.end+1) != '见' && s.rune(t.end+1) != '谈'
	case '职':
		return s.has(t.end, "职位") || s.has(t.end, "职称")
	}
	return false
}
