package date

import "strings"

// point reads one date or time at i. before holds the points of the same
// expression that were already read.
func (s *scanner) point(i int, before []point) (point, bool) {
	p := point{start: i, end: i, hour: -1}
	var last *point
	if len(before) > 0 {
		last = &before[len(before)-1]
	}
	j := i
	if w := s.word(j, zoneWord); w != nil {
		j += len(w.runes)
		p.end = j
		q, ok := s.point(j, before)
		if !ok || q.elided || q.past {
			return p, false
		}
		q.start = i
		return q, true
	}
	if s.yearsSpan(j, &p, last) {
		return p, true
	}
	if s.numeric(j, &p, last) || s.plan(j, &p) {
		s.daytime(p.end, &p)
		return p, true
	}
	if w := s.word(j, pastWord); w != nil && len(before) == 0 {
		p.end = j + len(w.runes)
		p.past = true
		return p, !s.bars(&w.not, i, p.end)
	}
	if s.feastPart(j, &p) {
		s.bracket(p.end, &p)
		night := s.at(p.end-1) == '夜'
		if s.daytime(p.end, &p); night && p.part == "" && p.hour >= 5 && p.hour < 12 {
			p.hour += 12 // 除夕夜8点
		}
		return p, true
	}
	j = s.calendarName(j, &p)
	if s.yearsAgo(j, &p) {
	} else if s.yearPart(j, &p, last) {
		s.underYear(p.end, &p)
	} else if s.century(j, &p) {
	} else if !s.subYear(j, &p, last) {
		if p.elided {
			return p, true
		}
		if j > i { // 农历 alone
			return p, false
		}
		if len(before) == 0 && s.elision(j, &p, noUnit) {
			return p, true
		}
		if len(before) > 0 && before[len(before)-1].elided && s.elision(j, &p, noUnit) {
			return p, true
		}
		// the end of a stretch: 9：00—11：30
		ends := last != nil && last.hour >= 0
		return p, s.clock(j, &p, ends)
	}
	if p.elided {
		return p, true
	}
	if p.last() == dayUnit || p.feast != nil {
		s.bracket(p.end, &p)
		s.daytime(p.end, &p)
	}
	return p, true
}

// calendarName takes in 农历, 公元 and the like in front of a date.
func (s *scanner) calendarName(i int, p *point) int {
	for _, w := range [...]string{"农历", "阴历", "旧历", "夏历"} {
		if s.has(i, w) {
			p.lunar = true
			return i + 2
		}
	}
	for _, w := range [...]string{"公历", "阳历", "西历"} {
		if s.has(i, w) {
			return i + 2
		}
	}
	return i
}

// underYear reads what may follow a year.
func (s *scanner) underYear(i int, p *point) {
	j := s.skip(i, "的")
	k := s.calendarName(j, p)
	if !p.bc && (s.monthPart(k, p) || k > i && s.feastPart(k, p)) {
		if k > i && j > i && p.month.set() && p.month.by == absolute && !p.lunar && !p.elided {
			// 2013年的5月: two expressions
			*p = point{start: p.start, end: i, hour: -1, year: p.year, short: p.short}
		}
		return
	}
	if s.sameDay(k, p) {
		return
	}
	if s.quarterPart(k, p) || s.halfPart(k, p) || s.seasonPart(k, p) || s.feastPart(k, p) || s.headPart(k, p) || s.ordinalPart(k, p) {
		return
	}
	if s.vacationPart(k, p) {
		return
	}
	if k > j {
		p.lunar = false // 农历 without a date after it
	}
	s.edge(i, p)
}

// subYear reads an expression that starts below the year. before is the point before
// it, or nil.
func (s *scanner) subYear(i int, p, before *point) bool {
	return s.monthPart(i, p) || s.quarterPart(i, p) || s.halfPart(i, p) || s.dayPart(i, p, before) ||
		s.weekPart(i, p) || s.feastPart(i, p) || s.seasonPart(i, p) || s.headPart(i, p) || s.yearEdge(i, p) || s.monthEdge(i, p)
}

// elision reads a bare number before a separator: the 5 of 5、6月份.
func (s *scanner) elision(i int, p *point, under unit) bool {
	if under == noUnit && i < s.dead {
		return false
	}
	n, ok := s.number(i)
	if !ok || n.style == additive && under == noUnit && n.n > 31 {
		return false
	}
	next, sep := s.separator(n.end, noJoint)
	if sep == noJoint || next >= len(s.r) {
		return false
	}
	if c := s.at(next); !ascii(c) && !numeral(c) {
		return false
	}
	p.elided, p.under, p.n, p.cut, p.end = true, under, n, p.end, n.end
	return true
}

// edge reads the beginning, middle or end of the unit that was just read.
func (s *scanner) edge(i int, p *point) {
	for _, e := range edges {
		if s.has(i, e.name) && !s.has(i, "初步") && !s.has(i, "初级") && !s.has(i, "初始") && !s.has(i, "末位") && !s.has(i, "初中") && !s.has(i, "初心") && !s.has(i, "底部") {
			if p.last() == monthUnit && e.name != "初" && e.name != "底" && e.name != "末" && e.name != "月底" && e.name != "月初" && e.name != "月末" {
				continue
			}
			if e.name == "中" && p.last() != yearUnit || e.name == "中" && !s.midYear(i+1) {
				continue
			}
			p.mod, p.end = e.mod, i+runeCount(e.name)
			return
		}
	}
}

// midYear says whether 中 after a year ends the expression (1999年中，), and
// does not open a word (1999年中国…).
func (s *scanner) midYear(i int) bool {
	c := s.at(i)
	return c == ',' || c == '。' || c == ')' || c == ';' || c == '、' || c == 0
}

var edges = [...]struct {
	name string
	mod  Mod
}{
	{"年初", Start}, {"年底", End}, {"年末", End}, {"年中", Mid}, {"岁末", End}, {"岁初", Start}, {"伊始", Start},
	{"中期", Mid}, {"月初", Start}, {"月底", End}, {"月末", End},
	{"初", Start}, {"底", End}, {"末", End}, {"中", Mid},
}

// yearEdge reads 年初, 年底 without a year.
func (s *scanner) yearEdge(i int, p *point) bool {
	for _, e := range edges[:3] {
		if s.has(i, e.name) {
			if prev := s.at(i - 1); prev == '末' || prev == '终' || numeral(prev) || ascii(prev) || prev == '每' || prev == '半' || prev == '多' || prev == '几' ||
				prev == '余' {
				return false
			}
			if s.has(i, "年底蕴") || s.has(i, "年初步") || s.has(i, "年末位") {
				return false
			}
			p.year, p.mod, p.end = field{fromRef, 0}, e.mod, i+runeCount(e.name)
			return true
		}
	}
	return false
}

// monthEdge reads 月底, 月初 and 中旬 without a month: of the month that was mentioned
// last, else of this one.
func (s *scanner) monthEdge(i int, p *point) bool {
	if !s.opensClause(i) {
		return false
	}
	if s.thirdPart(i, p) {
		p.month = field{fromLast, 0}
		return true
	}
	for _, e := range [...]struct {
		name string
		mod  Mod
	}{{"月初", Start}, {"月底", End}, {"月末", End}} {
		if s.has(i, e.name) && strings.ContainsRune("前,。、至到\n完竣开投交建验", s.at(i+2)) {
			p.month, p.mod, p.end = field{fromLast, 0}, e.mod, i+2
			return true
		}
	}
	return false
}

// monthPart reads a month and what follows it.
func (s *scanner) monthPart(i int, p *point) bool {
	leap := s.at(i) == '闰'
	j := i
	if leap {
		j++
	}
	var named bool
	switch {
	case s.has(j, "正月"):
		p.month, named = field{absolute, 1}, true
	case s.has(j, "元月") && !p.lunar && !s.has(j, "元月饼") && !numeral(s.at(i-1)) && !ascii(s.at(i-1)) && !strings.ContainsRune("公万亿多余千百几", s.at(i-1)):
		p.month, p.end = field{absolute, 1}, s.skip(j+2, "份")
		s.underMonth(p.end, p)
		return true
	case s.has(j, "腊月"):
		p.month, named = field{absolute, 12}, true
	case s.has(j, "冬月") && !p.year.set() && !p.lunar && !s.lunarDayFollows(j+2):
		return false
	case s.has(j, "冬月"):
		p.month, named = field{absolute, 11}, true
	}
	switch {
	case named:
		p.lunar, p.leap, p.end = true, leap, j+2
		if s.has(p.end, "里") {
			p.end++
		}
	case !leap && s.word(j, monthWord) != nil:
		w := s.word(j, monthWord)
		if s.bars(&w.not, i, j+len(w.runes)) || p.year.set() {
			return false
		}
		p.month, p.end = field{w.by, w.n}, j+len(w.runes)
		if prev := s.at(i - 1); w.by == fromRef && w.n < 0 && (prev == '比' || prev == '较') {
			p.month.by = fromLast // than the month before the one that is told of
		}
		if s.has(p.end, "份") {
			p.end++
		}
	default:
		if !s.numberedMonth(j, p, leap) {
			return false
		}
		if p.elided {
			return true
		}
	}
	s.underMonth(p.end, p)
	return true
}

// lunarDayFollows says whether a day of the lunar calendar stands at i.
func (s *scanner) lunarDayFollows(i int) bool {
	if s.at(i) == '初' {
		i++
	}
	n, ok := s.small(i, 1, 30)
	return ok && n.style != arabic && (s.at(i-1) == '初' || n.n > 10)
}

// numberedMonth reads 3月, 三月份, 四五月.
func (s *scanner) numberedMonth(i int, p *point, leap bool) bool {
	n, ok := s.number(i)
	if !ok {
		return false
	}
	if n.style == positional && n.digits == 2 && n.n/10 > 0 && n.n%10 == n.n/10+1 && s.at(n.end) == '月' && !leap {
		// 四五月: a range in one word
		p.month, p.toMonth, p.end = field{absolute, n.n / 10}, n.n%10, n.end+1
		return true
	}
	if s.at(n.end) != '月' {
		if !p.year.set() || p.year.by == absolute && p.year.n < 0 {
			return false
		}
		return n.n >= 1 && n.n <= 12 && s.elision(i, p, yearUnit)
	}
	if n, ok = s.small(i, 1, 12); !ok {
		return false
	}
	end := n.end + 1
	if !p.year.set() {
		if s.at(end) == '份' {
			if s.has(end, "份额") {
				return false
			}
		} else if !s.daysFollow(end) && s.bars(s.lx.units["N月"], i, end) {
			return false
		}
		if n.n == 1 && n.style == single && s.has(end, "之") {
			return false
		}
	}
	p.month, p.leap, p.end = field{absolute, n.n}, leap, s.skip(end, "份")
	p.lunar = p.lunar || leap
	return true
}

// dayNumber reads a number with 日 or 号 after it.
func (s *scanner) dayNumber(i int) (number, bool) {
	n, ok := s.small(i, 1, 31)
	return n, ok && (s.at(n.end) == '日' || s.at(n.end) == '号')
}

// daysFollow says whether a day of the month stands at i, or the first of several: 三、四日.
func (s *scanner) daysFollow(i int) bool {
	if _, ok := s.dayNumber(i); ok {
		return true
	}
	n, ok := s.small(i, 1, 31)
	if !ok {
		return false
	}
	next, sep := s.separator(n.end, noJoint)
	if sep == noJoint {
		return false
	}
	_, ok = s.dayNumber(next)
	return ok
}

// underMonth reads what may follow a month: a day, a ten-day period, an edge.
func (s *scanner) underMonth(i int, p *point) {
	k := s.skip(i, "的")
	if s.lunarDay(i, p) {
		return
	}
	if n, ok := s.small(i, 1, 31); ok {
		switch c := s.at(n.end); {
		case c == '日' || c == '号':
			p.day, p.end = field{absolute, n.n}, n.end+1
			if p.month.by != absolute && c == '号' && s.at(n.end+1) == '楼' {
				p.day, p.end = field{}, i
			}
			return
		case s.elision(i, p, monthUnit):
			return
		case s.bareDay(i, n, p):
			p.day, p.end = field{absolute, n.n}, n.end
			return
		}
	}
	if s.thirdPart(i, p) {
		return
	}
	if s.has(i, "上半月") || s.has(i, "下半月") {
		p.halfMonth, p.end = 1, i+3
		if s.at(i) == '下' {
			p.halfMonth = 2
		}
		return
	}
	if s.ordinalPart(k, p) || s.headPart(i, p) {
		return
	}
	s.edge(i, p)
}

// thirdPart reads 上旬, 中旬, 下旬, 中下旬.
func (s *scanner) thirdPart(i int, p *point) bool {
	for t, w := range [...]string{"上旬", "中旬", "下旬"} {
		if s.has(i, w) {
			p.third, p.lastThird, p.end = t+1, t+1, i+2
			return true
		}
	}
	switch {
	case s.has(i, "上中旬"):
		p.third, p.lastThird, p.end = 1, 2, i+3
	case s.has(i, "中下旬"):
		p.third, p.lastThird, p.end = 2, 3, i+3
	}
	return p.third > 0
}

// bareDay says whether a number after a month is a day without 日: 2016年6月29,
// 正月初八 is read elsewhere.
func (s *scanner) bareDay(i int, n number, p *point) bool {
	if !p.year.set() && !s.lenient && !p.lunar {
		return false
	}
	if n.style == additive || n.style == single {
		// 八月十五, and with a year 二零零四年八月十五
		return (p.lunar || s.lenient || p.year.set()) && n.n >= 10
	}
	switch s.at(n.end) {
	case 0, '\n', ',', '。', ')', ';', '早', '上', '下', '晚', '中', '凌', '日':
		return n.digits <= 2
	}
	return s.lenient && n.digits <= 2
}

// lunarDay reads a day as only the lunar calendar writes it: 初六, 廿三, 三十 of
// a lunar month; 8月十五.
func (s *scanner) lunarDay(i int, p *point) bool {
	if s.at(i) == '初' {
		if n, ok := s.small(i+1, 1, 10); ok {
			p.lunar, p.day, p.end = true, field{absolute, n.n}, s.skip(n.end, "日")
			return true
		}
		return false
	}
	if p.lunar && s.has(i, "朔日") { // the day of the new moon
		p.day, p.end = field{absolute, 1}, i+2
		return true
	}
	n, ok := s.small(i, 1, 30)
	if !ok {
		return false
	}
	c := s.at(i)
	switch {
	case c == '廿' || c == '卅':
	case p.lunar && n.style != arabic && n.n >= 10:
	case p.lunar && n.style == single && strings.ContainsRune(",。、;()\n\x00", s.at(n.end)): // 农历二月二
	case p.lunar && s.at(n.end) == '日':
	case p.lunar && n.style == arabic:
	case n.style == additive && p.month.by == absolute && s.at(n.end) != '日' && s.at(n.end) != '号' && ascii(s.at(p.end-2)) && n.n >= 11:
		// the month in Arabic, the day in Chinese: 8月十五
	default:
		return false
	}
	if c != '廿' && c != '卅' && s.at(n.end) == '号' {
		return false
	}
	if _, sep := s.separator(n.end, noJoint); sep != noJoint && n.style == arabic {
		return false
	}
	p.lunar, p.day, p.end = true, field{absolute, n.n}, s.skip(n.end, "日")
	return true
}

// dayPart reads a day without a month: 29日, 今天, 初六.
func (s *scanner) dayPart(i int, p *point, before *point) bool {
	if w := s.word(i, dayWord); w != nil {
		end := i + len(w.runes)
		if s.at(i) == '今' && s.at(i+1) == '日' && s.at(end) == ')' {
			return false
		}
		if s.bars(&w.not, i, end) {
			return false
		}
		if s.has(i, "第二天") && !s.whole && (!s.opensClause(i) || s.at(end) != ',' && !s.partFollows(end)) {
			return false // of a visit, of a fair
		}
		p.day, p.more, p.part, p.end = field{w.by, w.n}, w.to-w.n, w.part, end
		if w.part != "" {
			s.clock(end, p, true)
		}
		return true
	}
	if s.bracketDay(i, p) || s.daysAhead(i, p) {
		return true
	}
	if s.at(i) == '初' && numeral(s.at(i+1)) {
		// 初六 after a lunar date only
		n, ok := s.small(i+1, 1, 10)
		if s.has(i+2, "一早") || s.has(i+2, "一大早") {
			n, ok = number{n: digit(s.at(i + 1)), end: i + 2}, digit(s.at(i+1)) > 0
		}
		if ok && (p.lunar || before != nil && before.lunar || s.endsWith(i, "至") || s.endsWith(i, "到") || s.endsWith(i, "-")) {
			p.lunar, p.day, p.end = true, field{absolute, n.n}, n.end
			return true
		} else if ok && s.opensClause(i) {
			// the days after the spring festival: 初三，华北有雪
			if c := s.at(n.end); c == ',' || c == '至' || c == '到' || c == '起' || c == '晚' || s.partFollows(n.end) {
				p.lunar, p.month, p.day, p.end, p.nearFeast = true, field{absolute, 1}, field{absolute, n.n}, n.end, true
				return true
			}
		}
		return false
	}
	n, ok := s.dayNumber(i)
	if !ok {
		return before != nil && before.lunar && before.day.set() && s.lunarEnd(i, p)
	}
	end := n.end + 1
	if s.at(n.end) == '号' {
		if s.bars(s.lx.units["N号"], i, end) || !s.numberedDay(i, end) {
			return false
		}
	} else if s.at(end) == '本' {
		if !s.own(end) {
			return false
		}
	} else if s.at(end) == '报' && s.has(end, "报讯") {
		return false
	} else if s.bars(s.lx.units["N日"], i, end) && !s.partFollows(end) {
		return false
	} else if n.style == single && !s.singleDay(i, end) {
		return false
	}
	p.day, p.end = field{absolute, n.n}, end
	return true
}

// daysAhead reads 未来两天, 未来三日, 未来一周.
func (s *scanner) daysAhead(i int, p *point) bool {
	if !s.has(i, "未来") {
		return false
	}
	n, ok := s.amount(i + 2)
	unit := 1
	switch s.at(n.end) {
	case '天':
	case '日': // 未来三日, but not 未来13日到15日
		ok = ok && n.style == single
	case '周':
		unit = 7
	default:
		ok = false
	}
	if !ok || n.n < 1 || n.n*unit > 30 {
		return false
	}
	p.day, p.more, p.end = field{fromRef, 1}, n.n*unit-1, n.end+1
	return p.more > 0
}

// lunarEnd reads the day that ends a stretch of lunar days: 正月初一到十五.
func (s *scanner) lunarEnd(i int, p *point) bool {
	n, ok := s.small(i, 11, 30)
	if c := s.at(i - 1); !ok || n.style != additive || c != '至' && c != '到' && c != '-' {
		return false
	}
	p.lunar, p.day, p.end = true, field{absolute, n.n}, n.end
	return true
}

// partFollows says whether a part of the day stands at i (8日一早, 8日晚).
func (s *scanner) partFollows(i int) bool {
	w := s.word(i, partWord)
	return w != nil && len(w.runes) > 1
}

// singleDay says whether 一日 … 九日 is a day of the month and not a number of
// days: it opens a clause, follows a preposition or its source, or has a time
// after it.
func (s *scanner) singleDay(i, end int) bool {
	if s.lenient || s.partFollows(end) || s.at(end) == '晚' || s.at(end) == '至' || s.at(end) == '电' {
		return true
	}
	switch s.at(i - 1) {
	case '和', '与', '及', '或':
		return s.at(i-2) == '日'
	case 0, '\n', ',', '。', ';', ')', '、', '于', '自', '从', '在', '至', '到', '-', '社', '报', '网', '午':
		return true
	}
	for _, w := range [...]string{"举行", "宣布", "在", "对", "把", "表示", "说", "报道", "发表", "抵", "签署", "指出", "呼吁", "通过", "会见", "会晤", "向", "就", "与", "同", "从", "为",
		"开始", "结束", "公布", "透露", "证实", "强调", "下令", "决定", "批准", "召开"} {
		if s.has(end, w) {
			return true
		}
	}
	return false
}

// numberedDay says whether a bare N号 is a day: 1号晚上9点, 5号到19号.
func (s *scanner) numberedDay(i, end int) bool {
	if s.lenient || s.partFollows(end) {
		return true
	}
	if next, sep := s.separator(end, noJoint); sep == through {
		if n, ok := s.small(next, 1, 31); ok && s.at(n.end) == '号' {
			return !s.bars(s.lx.units["N号"], i, n.end+1)
		}
	}
	switch s.at(i - 1) {
	case '到', '至':
		return s.at(i-2) == '号'
	case '于', '在':
		c := s.at(end)
		return c == ',' || c == '。' || s.has(end, "举") || s.has(end, "开") || s.has(end, "召") || s.has(end, "正式")
	}
	return false
}

// own says whether 日本 at a day is 日 + 本…: 10日本报讯, 5日本市.
func (s *scanner) own(i int) bool {
	switch s.at(i + 1) {
	case '报', '台', '网', '站', '社', '市', '省', '县', '区', '届', '院', '校', '次', '地', '科', '月', '刊', '赛':
		return true
	}
	return false
}

// bracketDay reads 今（15）日, 昨（14日）晚.
func (s *scanner) bracketDay(i int, p *point) bool {
	if c := s.at(i); c != '今' && c != '昨' && c != '明' || s.at(i+1) != '(' {
		return false
	}
	n, ok := s.small(i+2, 1, 31)
	if !ok {
		return false
	}
	j := s.skip(n.end, "日")
	if s.at(j) != ')' {
		return false
	}
	k := j + 1
	w := s.word(k, partWord)
	switch {
	case s.at(k) == '日' || s.at(k) == '天':
		k++
	case w != nil:
	default:
		return false
	}
	p.day, p.paren, p.end = field{absolute, n.n}, true, k
	return true
}

// bracket reads a second way to state the day: 今日（8月10日）凌晨, 8日（周四）. It
// belongs to the expression when a time follows, or when it is a weekday.
func (s *scanner) bracket(i int, p *point) {
	if s.weekdayAfter(i, p) || s.feastAfter(i, p) {
		return
	}
	if s.at(i) != '(' {
		return
	}
	q := point{start: i + 1, end: i + 1, hour: -1}
	switch {
	case s.weekPart(i+1, &q) && s.at(q.end) == ')' && q.weekday > 0:
		if p.weekday == 0 {
			p.end = q.end + 1
		}
		return
	case s.dateInside(i+1, &q) && s.at(q.end) == ')' && q.day.by == absolute:
		t := point{hour: -1}
		if s.clock(q.end+1, &t, true) || s.partFollows(q.end+1) {
			p.end = q.end + 1
			if p.day.by != absolute {
				start, end := p.start, p.end
				*p = q
				p.start, p.end, p.paren = start, end, true
			}
		}
	}
}

func (s *scanner) dateInside(i int, q *point) bool {
	if s.yearPart(i, q, nil) {
		return s.monthPart(q.end, q) && !q.elided
	}
	i = s.calendarName(i, q)
	return (s.monthPart(i, q) || s.dayPart(i, q, nil)) && !q.elided
}

// weekdayAfter reads the weekday right after a day: 8月4日周日.
func (s *scanner) weekdayAfter(i int, p *point) bool {
	if !p.day.set() {
		return false
	}
	q := point{hour: -1}
	j := i
	if s.at(j) == ',' {
		j++
	}
	if (s.at(j) == '周' || s.at(j) == '星' || s.at(j) == '礼') && s.weekPart(j, &q) && q.weekday > 0 && q.weekday < 8 {
		if j > i && s.at(j) != '星' {
			return false
		}
		p.end = q.end
		return true
	}
	return false
}

// feastAfter reads the name of the day right after it: 今天立秋, 2月14日情人节,
// 七月初七的七夕节.
func (s *scanner) feastAfter(i int, p *point) bool {
	if !p.day.set() || p.part != "" {
		return false
	}
	j := i
	if p.lunar {
		j = s.skip(i, "的")
	}
	w := s.word(j, feastWord)
	if w == nil || s.bars(&w.not, j, j+len(w.runes)) || w.feast.common && !w.feast.given {
		return false
	}
	p.end = j + len(w.runes)
	return true
}
