package date

import "strings"

// yearPart reads a year: 2020年, 二〇二〇年, ’98, 公元前2世纪 not, 民国109年, 去年. before
// is the point before it in a range or list, or nil.
func (s *scanner) yearPart(i int, p *point, before *point) bool {
	if w := s.word(i, yearWord); w != nil {
		end := i + len(w.runes)
		if s.bars(&w.not, i, end) || w.runes[0] == '上' && s.has(i, "上年纪") {
			return false
		}
		if w.by == fromLast && w.n == 0 && s.has(i, "同期") && s.at(i-1) == '年' {
			return false
		}
		p.year, p.more, p.end = field{w.by, w.n}, w.to-w.n, end
		if s.at(end) == '度' && !s.has(end, "度过") {
			p.end++
		}
		return true
	}
	if s.at(i) == '\'' {
		if n, ok := s.number(i + 1); ok && n.style == arabic && n.digits == 2 && !ascii(s.at(i-1)) && !latin(s.at(i-1)) && !latin(s.at(n.end)) &&
			s.at(n.end) != '\'' && s.at(n.end) != '.' && s.at(n.end) != ':' {
			p.year, p.short, p.end = field{absolute, n.n}, true, s.skip(n.end, "年")
			return true
		}
		return false
	}
	if s.eraYear(i, p) || s.cycleYear(i, p) {
		return true
	}
	j, christian, bc := i, true, false
	switch {
	case before != nil && before.bc && s.at(i) == '前': // 公元前221年至前206年
		j, bc = i+1, true
	case before != nil && before.ad && ascii(s.at(i)): // 公元618年到907年
	case s.has(i, "公元前"):
		j, bc = i+3, true
	case s.has(i, "公元"):
		j = i + 2
	default:
		christian = false
	}
	n, ok := s.number(j)
	if !ok {
		n, ok = s.thousands(j)
	}
	if !ok || s.at(n.end) != '年' {
		return s.bareYear(i, n, ok, p)
	}
	year := n.n
	end := n.end + 1
	c := s.lx.units["N年"]
	switch {
	case christian:
		if n.n < 1 {
			return false
		}
		if bc {
			year = -year
		}
	case (n.style == arabic || n.style == positional) && n.digits == 4:
		if year < 1000 || year > 2150 {
			return false
		}
		if s.at(end) == '代' && year%10 == 0 && n.style == arabic && !strings.ContainsRune("表理课管办县市省区州乡镇主总院局部厅校书征购销替言行码价", s.at(end+1)) {
			return false // 1990年代, but not 1990年|代市长
		}
		if prev := s.at(i - 1); prev != '于' && prev != '在' && prev != '到' && prev != '至' && prev != '自' && prev != '从' &&
			(year%100 == 0 && year != 1900 && year != 2000 && year != 2100 && s.bars(c, i, end) ||
				year%500 == 0 && (s.at(end) == '前' || s.at(end) == '来' || s.at(end) == '后')) || s.has(end, "历史") || s.has(end, "来历史") {
			return false
		}
	case (n.style == arabic || n.style == positional) && n.digits == 2:
		if !s.shortYear(i, n, end, before) {
			return false
		}
		p.short = true
	default:
		return false
	}
	if s.at(end) == '级' || s.at(end) == '版' && n.digits == 2 {
		return false
	}
	p.year, p.bc, p.ad, p.end = field{absolute, year}, bc, christian && !bc, end
	if s.at(end) == '度' && !s.has(end, "度过") {
		p.end++
	}
	return true
}

// eraYear reads a year of an era: 民国109年, 民国一百一十年, 康熙二十年, 同治元年.
func (s *scanner) eraYear(i int, p *point) bool {
	e := s.era(i)
	if e == nil {
		return false
	}
	j := i + len(e.runes)
	n, ok := number{n: 1, end: j + 1}, s.at(j) == '元'
	if !ok {
		n, ok = s.number(j)
	}
	if !ok {
		n, ok = s.hundreds(j)
	}
	end := n.end + 1
	switch {
	case !ok || s.at(n.end) != '年':
		// The number is none of ours: 民国一百一年, 民国初年.
		for end = j; numeral(s.at(end)) || s.at(end) == '初' || s.at(end) == '末' || s.at(end) == '某'; end++ {
		}
		if end == j || s.at(end) != '年' {
			return false
		}
		end++
		p.lost = true
	case n.n < 1 || n.n > 999: // 民国|1935年
		return false
	case n.n > e.last-e.first+1: // The era was not that long.
		p.lost = true
	case n.style == additive && n.n%100 == 0 && !s.monthFollows(end) && s.bars(s.lx.units["N年"], i, end): // 民国一百年来
		return false
	}
	// With a month it is a date all the same, which must not be placed by the month
	// alone.
	if p.lost && !s.monthFollows(end) {
		p.lost = false
		return false
	}
	p.year, p.lunar, p.end = field{absolute, e.first + n.n - 1}, p.lunar || e.lunar, end
	return true
}

// monthFollows says whether a month stands at i.
func (s *scanner) monthFollows(i int) bool {
	m, ok := s.small(i, 1, 12)
	return ok && s.at(m.end) == '月' || s.has(i, "正月") || s.has(i, "冬月") || s.has(i, "腊月") || s.has(i, "闰")
}

// cycleYear reads a year of the cycle of sixty: 甲辰年, 甲辰龙年. It is placed when it is
// this year, the last or the next.
func (s *scanner) cycleYear(i int, p *point) bool {
	k := cycle(s.at(i), s.at(i+1))
	if k < 0 {
		return false
	}
	j := i + 2
	if s.at(j) == []rune(animals)[k%12] {
		j++
	}
	if s.at(j) != '年' {
		return false
	}
	p.lost = true
	for y := s.refYear - 1; y <= s.refYear+1 && s.refYear > 0; y++ {
		if (y-4)%60 == k {
			p.year, p.lost = field{absolute, y}, false
		}
	}
	if p.lost {
		p.year = field{fromLast, 0}
	}
	p.lunar, p.end = true, j+1
	return true
}

// The ten stems and the twelve branches, whose pairs count years, and the
// animals of the branches.
const (
	stems    = "甲乙丙丁戊己庚辛壬癸"
	branches = "子丑寅卯辰巳午未申酉戌亥"
	animals  = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
)

// cycle returns the place of a pair in the cycle of sixty, 甲子 being 0; -1: it is none.
func cycle(stem, branch rune) int {
	a, b := strings.IndexRune(stems, stem)/3, strings.IndexRune(branches, branch)/3
	if !strings.ContainsRune(stems, stem) || !strings.ContainsRune(branches, branch) || (a-b)%2 != 0 {
		return -1
	}
	return (6*a - 5*b + 60) % 60
}

// bareYear reads what stands for a year without 年: 九八 at the head of a name.
func (s *scanner) bareYear(i int, n number, ok bool, p *point) bool {
	if !ok || n.style != positional || n.digits != 2 || n.n < 10 || s.refYear == 0 {
		return false
	}
	if d := s.refYear%100 - n.n; d < -1 || d > 1 {
		return false
	}
	c := s.at(i - 1)
	if c != 0 && c != '\n' && c != '《' && c != '“' && c != '的' && c != '(' {
		return false
	}
	if d := s.at(n.end); d != '“' && d != '《' && (d < 0x4E00 || d > 0x9FFF || numeral(d) || unitRune(d)) {
		return false
	}
	p.year, p.short, p.end = field{absolute, n.n}, true, n.end
	return true
}

// unitRune says whether c counts something, so that the number before it is no year.
func unitRune(c rune) bool {
	switch c {
	case '个', '人', '名', '年', '月', '日', '号', '点', '时', '分', '秒', '元', '岁', '天', '次', '位', '家', '条', '件', '项', '种', '万', '亿', '千', '百', '十', '多', '余', '级', '届',
		'成', '度', '吨', '米', '里', '周', '期', '倍', '者', '所', '路':
		return true
	}
	return false
}

// shortYear says whether a number of two digits before 年 is a year and not a
// duration.
func (s *scanner) shortYear(i int, n number, end int, before *point) bool {
	if before != nil && before.elided && before.n.digits == 4 { // 1998—99年
		return true
	}
	if n.style == positional && n.n >= 10 {
		// 二三年 is two or three years
		if a, b := n.n/10, n.n%10; b == a+1 || n.n == 35 {
			return s.yearGoesOn(end)
		}
	}
	if s.lenient || s.yearGoesOn(end) {
		return true
	}
	c := s.lx.units["N年"]
	if s.bars(c, i, end) && !(n.digits == 2 && n.n < 10 && (s.has(end, "以后") || s.has(end, "以前"))) {
		return false
	}
	if n.n < 10 { // 07年, 零八年
		return true
	}
	if n.style == positional {
		return n.n >= 30
	}
	if n.n < 49 {
		return false
	}
	switch s.at(i - 1) {
	case 0, '\n', ',', '。', '、', '“', '(', '于', '自', '从', '到', '至':
		return true
	}
	return false
}

// yearGoesOn says whether a month, a quarter or an edge of the year follows.
func (s *scanner) yearGoesOn(i int) bool {
	for _, w := range [...]string{"年底", "年初", "年末", "底", "初", "末", "上半年", "下半年", "第", "春节", "除夕"} {
		if s.has(i, w) && !s.has(i, "底蕴") && !s.has(i, "初心") && !s.has(i, "末位") {
			if w == "第" {
				if n, ok := s.number(i + 1); ok {
					return s.at(n.end) == '周' || s.at(n.end) == '季' || s.at(n.end) == '个'
				}
				return false
			}
			return true
		}
	}
	if n, ok := s.number(i); ok && n.n <= 12 {
		return s.at(n.end) == '月' || s.has(n.end, "季度")
	}
	return s.has(i, "正月") || s.has(i, "腊月") || s.has(i, "闰")
}

// yearsSpan reads the ends of 从2016到2018, which do without 年. before is the point before,
// or nil.
func (s *scanner) yearsSpan(i int, p *point, before *point) bool {
	n, ok := s.number(i)
	if !ok || n.style != arabic || n.digits != 4 || n.n < 1900 || n.n > 2100 {
		return false
	}
	if before != nil {
		if !before.spanOpens || before.year.n >= n.n {
			return false
		}
		p.year, p.end = field{absolute, n.n}, n.end
		return true
	}
	if c := s.at(i - 1); c != '从' && c != '自' {
		return false
	}
	next, sep := s.separator(n.end, noJoint)
	to, ok := s.number(next)
	if sep != through || !ok || to.digits != 4 || to.n <= n.n || to.n > 2100 || !s.spanEnds(to.end) {
		return false
	}
	p.year, p.end, p.spanOpens = field{absolute, n.n}, n.end, true
	return true
}

// spanEnds says whether nothing that is counted follows.
func (s *scanner) spanEnds(i int) bool {
	return i == len(s.r) || strings.ContainsRune("\n,。;、)", s.at(i)) || s.has(i, "之间") || s.has(i, "期间")
}

// yearsAgo reads 十年前的今天.
func (s *scanner) yearsAgo(i int, p *point) bool {
	n, ok := s.amount(i)
	if !ok || n.n > 100 || !s.has(n.end, "年前的") || !s.sameDay(n.end+3, p) {
		return false
	}
	p.year = field{fromRef, -n.n}
	return true
}

// sameDay reads 今天 after a year: the same day of that year.
func (s *scanner) sameDay(i int, p *point) bool {
	w := s.word(i, dayWord)
	if w == nil || w.by != fromRef || w.n != 0 || w.to != 0 || w.part != "" {
		return false
	}
	p.month, p.day, p.end = field{fromRef, 0}, field{fromRef, 0}, i+len(w.runes)
	return true
}
