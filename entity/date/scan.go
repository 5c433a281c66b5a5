package date

import "strings"

// scanner reads one folded text.
type scanner struct {
	*text
	lx *lexicon
	// lenient accepts what is a date only because nothing else is there:
	// 大寒, 10月8, 97年.
	lenient   bool
	refYear   int  // 0: unknown
	whole     bool // the text is one expression and nothing else
	hourRange int  // set by hour: the hour that ends a stretch
	dead      int  // bare numbers before here are known to belong to no unit
}

// phrases finds the expressions of the text from left to right. They hold until the text
// is closed.
func (s *scanner) phrases() []phrase {
	out := s.found
	n := len(s.r)
	for i := 0; i < n; {
		c := s.r[i]
		if c == '\n' || i == 0 {
			j := i
			if c == '\n' {
				j++
			}
			if p, ok := s.line(j); ok {
				s.whole = p.start == 0 && p.end == n
				out = append(out, p)
				i = p.end
				continue
			}
		}
		if !s.starts(i) {
			i++
			continue
		}
		if s.inside(i) {
			i++
			if k := s.monthInRun(i - 1); k > 0 {
				i = k
			} else {
				continue
			}
		}
		if p, ok := s.phrase(i); ok {
			out = append(out, p)
			i = p.end
			continue
		}
		// A number that opens nothing is not looked at again from its middle.
		if k := s.monthInRun(i); k > i {
			if p, ok := s.phrase(k); ok {
				out = append(out, p)
				i = p.end
				continue
			}
		}
		if i++; ascii(c) {
			for ascii(s.at(i)) {
				i++
			}
		}
	}
	s.found = out
	return out
}

// inside says whether i is in the middle of a number or a Latin word.
func (s *scanner) inside(i int) bool {
	c, p := s.r[i], s.at(i-1)
	switch {
	case ascii(c):
		return ascii(p) || p == '第' || latin(p) && !s.afterLatin(i) || (p == '.' || p == ',' || p == '/') && ascii(s.at(i-2)) ||
			p == '-' && (latin(s.at(i-2)) || ascii(s.at(i-2)) && s.longRun(i-2))
	case numeral(c):
		return numeral(p) || p == '第' || p == '.' || p == '点' && numeral(s.at(i-2))
	}
	return false
}

// afterLatin says whether a number may follow a Latin letter: FAS8月8日.
func (s *scanner) afterLatin(i int) bool {
	n, ok := s.number(i)
	return ok && (s.at(n.end) == '月' && n.n <= 12 || s.at(n.end) == '年' && n.digits == 4)
}

// longRun says whether the digits that end at i are too many for a date.
func (s *scanner) longRun(i int) bool {
	n := 0
	for ; n <= maxDigits && ascii(s.at(i-n)); n++ {
	}
	return n > maxDigits
}

func latin(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '#' }

// monthInRun returns where the month starts in a run of figures that begins at
// i and goes on as 月N日, when the run is too long for a month: dropped white
// space has joined it to a number before it (阅读次数：2304 12月5日). 0: nowhere.
func (s *scanner) monthInRun(i int) int {
	const most = 24
	end := i
	for ; ascii(s.at(end)); end++ {
		if end-i > most {
			return 0
		}
	}
	if end-i < 3 || s.at(end) != '月' {
		return 0
	}
	if _, ok := s.dayNumber(end + 1); !ok {
		return 0
	}
	if s.r[end-2] == '1' && s.r[end-1] <= '2' {
		return end - 2
	}
	if s.r[end-1] == '0' {
		return 0
	}
	return end - 1
}

// wholeMax is the length in runes of a line that may be nothing but a date.
const wholeMax = 24

// line reads a paragraph that is one expression and nothing else. There, what
// is ambiguous elsewhere is a date.
func (s *scanner) line(i int) (phrase, bool) {
	end := i
	for end < len(s.r) && s.r[end] != '\n' {
		if end++; end-i > wholeMax {
			return phrase{}, false
		}
	}
	if end == i || !s.starts(i) {
		return phrase{}, false
	}
	was := s.lenient
	s.lenient = true
	p, ok := s.phrase(i)
	s.lenient = was
	return p, ok && p.end == end
}

// phrase reads the expression that starts at i.
func (s *scanner) phrase(i int) (phrase, bool) {
	const most = 12
	from := len(s.points)
	ps := s.points[from:]
	var joint joint
	j := i
	closed := 0 // the points up to here form an expression
	var closedJoint = noJoint
	for len(ps) < most {
		p, ok := s.point(j, ps)
		if !ok {
			break
		}
		if k := len(ps); k > 0 && !s.joins(&ps[k-1], &p, joint, ps) {
			break
		}
		s.points = append(s.points, p)
		ps = s.points[from:]
		if !p.elided {
			if s.close(ps) {
				closed, closedJoint = len(ps), joint
			} else {
				break
			}
			if joint == through && len(ps) >= 2 {
				break
			}
		}
		next, sep := s.separator(p.end, joint)
		if sep == noJoint {
			break
		}
		joint, j = sep, next
	}
	if closed == 0 && len(ps) > 0 && ps[0].elided && ps[len(ps)-1].elided {
		s.dead = ps[len(ps)-1].start
	}
	if closed == 0 {
		// 2018年5、…: the expression ends before the bare number.
		if len(ps) > 0 && ps[0].elided && ps[0].under != noUnit {
			ps[0].elided, ps[0].end = false, ps[0].cut
			closed = 1
		} else {
			s.points = s.points[:from]
			return phrase{}, false
		}
	}
	s.points = s.points[:from+closed]
	ps = s.points[from:]
	if closed == 1 {
		closedJoint = noJoint
	}
	if closedJoint == list && (s.has(ps[closed-1].end, "之间") || s.has(ps[closed-1].end, "间")) && closed == 2 {
		closedJoint = through
	}
	ph := phrase{start: ps[0].start, end: ps[closed-1].end, points: ps, joint: closedJoint}
	s.trail(&ph)
	if !s.admissible(&ph) {
		s.points = s.points[:from]
		return phrase{}, false
	}
	return ph, true
}

// separator reads what joins two points. A list never turns into a range.
func (s *scanner) separator(i int, before joint) (int, joint) {
	if s.has(i, "(含)") {
		i += 3
	}
	c := s.at(i)
	switch {
	case c == '起' && s.at(i+1) == '至': // 起到 is a verb as often
		return i + 2, s.only(before, through)
	case c == '至' || c == '到':
		return i + 1, s.only(before, through)
	case c == '-' || c == '~':
		j := i
		for j < i+3 && s.at(j) == c {
			j++
		}
		return j, s.only(before, through)
	case c == '、' || c == '和' || c == '与' || c == '及' || c == '或' || c == ',' && (ascii(s.at(i-1)) || s.at(i-1) == '日' || s.at(i-1) == '号'):
		return i + 1, s.only(before, list)
	}
	return i, noJoint
}

func (s *scanner) only(before, now joint) joint {
	if before == list && now == through || before == through {
		return noJoint
	}
	return now
}

// joins says whether q continues the expression that ends with p.
func (s *scanner) joins(p, q *point, j joint, all []point) bool {
	if q.past || p.past {
		return false
	}
	if j == through {
		if p.elided {
			return true
		}
		// 3月26日至30日, 1月至8月; not 1月至今, 上午至晚上8点.
		a, b := p.first(), q.first()
		if b == noUnit || a == noUnit {
			return false
		}
		if a == clockUnit && b != clockUnit {
			return false
		}
		return true
	}
	if p.elided || q.elided {
		return p.elided
	}
	if s.has(q.end, "之间") || s.has(q.end, "间") && !s.has(q.end, "间接") && !s.has(q.end, "间隔") {
		// 2006年与2011年间: a range
		if len(all) == 1 && p.last() == q.last() && q.first() >= p.first() && p.last() < clockUnit && p.feast == nil {
			return true
		}
	}
	// A list is one expression when its members follow one another.
	if p.last() != q.last() || q.first() < p.first() || p.feast != nil || q.feast != nil || p.part != "" || q.part != "" || p.hour >= 0 || q.hour >= 0 ||
		p.lunar != q.lunar {
		return false
	}
	switch q.last() {
	case yearUnit:
		return p.year.by == absolute && q.year.by == absolute && q.year.n == p.year.n+1 && p.bareYear() && q.bareYear()
	case monthUnit:
		return p.month.by == absolute && q.first() == monthUnit && q.month.by == absolute && q.month.n == p.month.n+1 && p.mod == "" && q.mod == "" &&
			p.third == 0 && q.third == 0
	case dayUnit:
		if p.weekday > 0 && !p.day.set() { // 本周六、周日
			return q.weekday == p.weekday+1 && q.weekday < 8 && !q.week.set() && !q.day.set()
		}
		return p.day.by == absolute && q.first() == dayUnit && q.day.by == absolute && q.day.n == p.day.n+1 && p.weekday == 0 && q.weekday == 0
	}
	return false
}

func (p *point) bareYear() bool {
	return !p.quarter.set() && !p.half.set() && p.season == 0 && p.mod == "" && p.head == 0 && p.ordinal == 0 && p.feast == nil && !p.week.set()
}

// close gives the bare numbers before the last point their unit; false when
// they cannot have it.
func (s *scanner) close(ps []point) bool {
	last := &ps[len(ps)-1]
	for i := len(ps) - 2; i >= 0 && ps[i].elided; i-- {
		p := &ps[i]
		u := last.first()
		switch p.under {
		case yearUnit:
			u = monthUnit // 2018年5、6月
		case monthUnit:
			u = dayUnit // 8月16-20日, 8月21至8月24日
		}
		n := p.n.n
		switch u {
		case yearUnit:
			if last.century.by == absolute && last.decade == 0 {
				if n < 1 || n > 22 || n >= last.century.n {
					return false
				}
				p.century = field{absolute, n}
				break
			}
			if last.short && p.n.digits == 2 && p.n.style == positional && n > 9 {
				p.year, p.short = field{absolute, n}, true // 九八至九九年
				break
			}
			if last.year.by != absolute || p.n.digits != 4 || last.short && p.n.style != arabic || n < 1000 {
				return false
			}
			p.year = field{absolute, n}
		case monthUnit:
			if last.quarter.by == absolute {
				if n < 1 || n > 4 {
					return false
				}
				p.quarter = field{absolute, n}
				break
			}
			if n < 1 || n > 12 || last.month.by != absolute || p.n.style == positional {
				return false
			}
			if p.under == noUnit && last.first() != monthUnit {
				return false
			}
			p.month, p.lunar = field{absolute, n}, last.lunar
		case dayUnit:
			if n < 1 || n > 31 || last.day.by != absolute || p.n.style == positional {
				return false
			}
			if p.under == noUnit && last.month.set() {
				return false
			}
			p.day = field{absolute, n}
		default:
			return false
		}
		if p.under == noUnit && i+1 < len(ps) && p.n.digits > 2 && u != yearUnit {
			return false
		}
	}
	for i := len(ps) - 2; i >= 0 && ps[i].elided; i-- {
		ps[i].elided = false
	}
	// numbers of an elided list rise
	for i := 1; i < len(ps); i++ {
		a, b := &ps[i-1], &ps[i]
		if a.n.end > 0 && a.under == noUnit && a.n.n >= b.fieldOf(a) {
			return false
		}
	}
	return true
}

// fieldOf returns the number of p in the unit of the bare number a.
func (p *point) fieldOf(a *point) int {
	switch {
	case a.year.set():
		if p.short {
			return a.year.n + 1
		}
		return p.year.n
	case a.century.set():
		return p.century.n
	case a.quarter.set():
		return p.quarter.n
	case a.month.set():
		return p.month.n
	}
	return p.day.n
}

// trail takes in what closes an expression: 期间, 假期, 前后, 左右.
func (s *scanner) trail(p *phrase) {
	last := &p.points[len(p.points)-1]
	for _, w := range [...]string{"期间", "时期", "假期", "长假", "小长假", "黄金周", "前后", "左右"} {
		if !s.has(p.end, w) {
			continue
		}
		if w == "时期" && last.plan == 0 || (w == "假期" || w == "长假" || w == "小长假" || w == "黄金周") && last.feast == nil && last.last() != dayUnit {
			continue
		}
		if w == "期间" && last.bareClock() {
			continue
		}
		p.end += runeCount(w)
		if w == "前后" || w == "左右" {
			last.mod = Approx
		} else if last.feast != nil && len(p.points) == 1 {
			last.vague = true
			p.end = s.skip(p.end, "期间")
		}
		return
	}
}

// admissible is the last look at an expression as a whole.
func (s *scanner) admissible(p *phrase) bool {
	if s.lenient {
		return true
	}
	first := &p.points[0]
	last := &p.points[len(p.points)-1]
	// every Monday, every summer: how often, not when
	if first.weekday > 0 && !first.week.set() && !first.day.set() || first.bareClock() || first.season != 0 || first.quarter.set() {
		if prev := s.at(p.start - 1); prev == '每' || prev == '逢' || s.timetable(p.start) {
			return false
		}
	}
	if first.bareClock() && !s.clockStands(p, first, last) {
		return false
	}
	if first.feast != nil && first.first() == dayUnit && first.feast.common && !last.vague &&
		!(len(p.points) > 1 && last.feast != nil) && last.mod != Approx && !s.feastStands(p) {
		return false
	}
	return true
}

// timetable says whether the sentence has said before i that it tells of what
// happens every day or every week.
func (s *scanner) timetable(i int) bool {
	for k := i - 1; k >= 0 && i-k <= 40; k-- {
		switch s.r[k] {
		case '。', '\n', '!', '?':
			return false
		case '每':
			switch s.at(k + 1) {
			case '天', '日', '周', '晚', '星', '早', '逢', '月', '年':
				return true
			}
		}
	}
	return false
}

// feastStands says whether an ambiguous name is a festival here: 五一前夕.
func (s *scanner) feastStands(p *phrase) bool {
	if s.endsWith(p.end, "节气") || p.points[0].lunar {
		return true
	}
	for _, w := range [...]string{"前夕", "佳节", "小长假", "黄金周", "当天", "当日", "这天", "节气", "临近", "将至", "来临", "到来", "过后", "假日"} {
		if s.has(p.end, w) {
			return true
		}
	}
	next := p.end
	if c := s.at(next); c == '、' || c == '和' {
		next++
	}
	if s.word(next, feastWord) != nil { // 国庆、中秋
		return true
	}
	if p.points[0].feast.given {
		before, after := s.at(p.start-1), s.at(p.end)
		return strings.ContainsRune("\x00\n,。;在是至到从自", before) &&
			(strings.ContainsRune(",。;后前时", after) || s.has(p.end, "到了") || s.has(p.end, "是") || s.has(p.end, "以来"))
	}
	if s.at(p.start-1) != '“' || s.at(p.end) != '”' {
		return false
	}
	for _, w := range [...]string{"期间", "前", "假期", "小长假", "节", "当天", "当日", "来临", "到来", "临近", "将至"} {
		if s.has(p.end+1, w) {
			return true
		}
	}
	return false
}
