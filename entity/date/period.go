package date

import "strings"

// quarterPart reads 一季度, 第三季度, 首季, 上季度.
func (s *scanner) quarterPart(i int, p *point) bool {
	if w := s.word(i, quarterWord); w != nil && !p.year.set() {
		p.quarter, p.end = field{w.by, w.n}, i+len(w.runes)
		s.edge(p.end, p)
		return true
	}
	if s.has(i, "首季") {
		p.quarter, p.end = field{absolute, 1}, s.skip(i+2, "度")
		return true
	}
	j := s.skip(i, "第")
	n, ok := s.number(j)
	if !ok || n.n < 1 || n.n > 4 || n.digits > 1 && n.style == arabic || s.at(i-1) == '个' {
		return false
	}
	switch {
	case s.has(n.end, "季度"):
		p.end = n.end + 2
	case s.at(n.end) == '季' && p.year.set():
		p.end = n.end + 1
	case j > i: // 第3、4季度
		u := noUnit
		if p.year.set() {
			u = yearUnit
		}
		return s.elision(j, p, u)
	default:
		return false
	}
	p.quarter = field{absolute, n.n}
	s.edge(p.end, p)
	return true
}

// halfPart reads 上半年, 下半年.
func (s *scanner) halfPart(i int, p *point) bool {
	switch {
	case s.has(i, "上半年"):
		p.half = field{absolute, 1}
	case s.has(i, "下半年"):
		p.half = field{absolute, 2}
	default:
		return false
	}
	p.end = i + 3
	return true
}

var seasons = [...]struct {
	char rune
	code byte
}{{'春', 'S'}, {'夏', 'U'}, {'秋', 'F'}, {'冬', 'W'}}

// seasonPart reads 春, 夏季, 秋末, 入冬 after a year; 今夏, 去冬今春 by themselves.
func (s *scanner) seasonPart(i int, p *point) bool {
	j := i
	if !p.year.set() {
		var year int
		if s.at(i-1) == '过' || s.at(i-1) == '如' {
			return false // 过去|冬天
		}
		switch s.at(i) {
		case '今':
		case '去':
			year = -1
		case '明':
			year = 1
		default:
			return false
		}
		if !s.season(i+1, p) {
			return false
		}
		if c := s.at(p.end); p.end == i+2 && (c == '秋' || c == '奥' || c == '晚' || c == '春') {
			p.season = 0
			return false
		}
		p.year = field{fromRef, year}
		// 去冬今春, 今冬明春
		if p.end == i+2 && (s.at(p.end) == '今' || s.at(p.end) == '明') {
			q := point{year: p.year}
			if s.season(p.end+1, &q) {
				p.season, p.end = 0, q.end
				p.year, p.vague = field{fromRef, 0}, true
			}
		}
		return true
	}
	if s.has(j, "入") {
		j++
	}
	if s.has(j, "早春二月") {
		p.season, p.end = 'S', j+4
		return true
	}
	return s.season(j, p)
}

func (s *scanner) season(i int, p *point) bool {
	if s.has(i, "暮") || s.has(i, "初") || s.has(i, "早") || s.has(i, "深") || s.has(i, "盛") || s.has(i, "晚") {
		i++
	}
	for _, v := range seasons {
		if s.at(i) != v.char {
			continue
		}
		end := i + 1
		switch c := s.at(end); {
		case c == '季' && s.at(end+1) != '度' || c == '天' || c == '日' || c == '末' || c == '初':
			end++
		case c == '节' || c == '晚' || c == '运' || c == '雨' || c == '游' || c == '耕' || c == '种' || c == '收' || c == '训' || c == '奥' || c == '令' || c == '茶' ||
			c == '装' || c == '分' || c == '至' && !s.yearFollows(end+1) || c == '粮' || c == '播' || c == '管' || c == '泳' || c == '秋' || c == '招':
			return false
		}
		p.season, p.end = v.code, end
		return true
	}
	return false
}

// yearFollows says whether a year stands at i, so that 至 before it is no part
// of 冬至: 2018年冬至2019年春.
func (s *scanner) yearFollows(i int) bool {
	if s.has(i, "次年") || s.has(i, "翌年") {
		return true
	}
	n, ok := s.number(i)
	return ok && n.digits == 4 && s.at(n.end) == '年'
}

// feastPart reads the name of a festival or a solar term.
func (s *scanner) feastPart(i int, p *point) bool {
	if s.has(i, "大年初") {
		if n, ok := s.small(i+3, 1, 15); ok {
			p.lunar, p.month, p.day, p.end = true, field{absolute, 1}, field{absolute, n.n}, n.end
			return true
		}
	}
	if s.at(i) == '“' {
		// “五一”假期
		w := s.word(i+1, feastWord)
		if w == nil || s.at(i+1+len(w.runes)) != '”' {
			return false
		}
		end := i + 2 + len(w.runes)
		if !s.has(end, "期间") && !s.has(end, "假期") && !s.has(end, "小长假") && !s.has(end, "长假") && !s.has(end, "黄金周") {
			if !s.has(end, "节") || s.has(end, "节目") {
				return false
			}
			end++
		}
		p.feast, p.end = w.feast, end
		return true
	}
	w := s.word(i, feastWord)
	if w == nil {
		return false
	}
	end := i + len(w.runes)
	if w.feast.common && s.numberGoesOn(w.runes, end) || !s.lenient && s.bars(&w.not, i, end) {
		return false
	}
	if s.at(end-1) == '节' && strings.ContainsRune("俭约目能水电省食选制点", s.at(end)) {
		return false // 建军|节俭
	}
	if w.feast.common && !s.lenient && p.year.set() && (p.year.by != absolute || w.feast.rule != "term") {
		// 今年五一, but not 今年三八红旗手, 去年七一勋章
		if c := s.at(end); c != ',' && c != '。' && c != '、' && c != '期' && c != '前' && c != '后' && c != '当' && c != '假' && c != '小' && c != '黄' && c != '长' &&
			c != '"' && c != '”' && c != 0 && c != '的' {
			return false
		}
	}
	p.feast, p.end = w.feast, end
	if s.has(end, "节") && !s.has(end, "节目") && !s.has(end, "节约") && w.feast.rule == "term" {
		p.end = s.skip(end, "节气")
	}
	if w.feast.name == "七夕" {
		p.end = s.skip(p.end, "这一天")
	}
	return true
}

// numberGoesOn says whether the name of a festival that ends at end is only the head
// of an ordinary date or number: 三月三日, 三月三至五日, 十一月, 五四年.
func (s *scanner) numberGoesOn(name []rune, end int) bool {
	if !numeral(name[len(name)-1]) {
		return false
	}
	if c := s.at(end); numeral(c) || strings.ContainsRune("年月日号时点", c) {
		return true
	}
	return name[1] == '月' && s.daysFollow(end-1)
}

// headPart reads the first of a year's months or quarters: 前三季度, 前5个月.
func (s *scanner) headPart(i int, p *point) bool {
	c := s.at(i)
	if c != '前' && c != '头' && (c != '后' || !p.year.set()) {
		return false
	}
	if prev := s.at(i - 1); !p.year.set() && (prev == '之' || prev == '此' || prev == '以' || prev == '年' || prev == '日' || prev == '天') {
		return false
	}
	n, ok := s.amount(i + 1)
	if !ok || n.n < 1 {
		return false
	}
	j := s.skip(n.end, "个")
	if c == '头' && j == n.end && !s.has(j, "季度") {
		return false // 头三月
	}
	switch {
	case s.has(j, "季度") && n.n <= 4:
		p.head, p.headUnit, p.end = n.n*3, monthUnit, j+2
	case s.at(j) == '月' && n.n <= 12 && s.at(j+1) != '份' && !p.month.set() && s.at(j+1) != '底' && s.at(j+1) != '初':
		p.head, p.headUnit, p.end = n.n, monthUnit, j+1
		if !p.year.set() && !s.lenient && n.n < 2 {
			p.head = 0
			return false
		}
	case (s.at(j) == '天' || s.at(j) == '日') && p.month.set() && n.n <= 31:
		p.head, p.headUnit, p.end = n.n, dayUnit, j+1
	default:
		return false
	}
	p.tailHead = c == '后'
	return true
}

// ordinalPart reads 第52周, 第三周, 第8个月.
func (s *scanner) ordinalPart(i int, p *point) bool {
	if s.at(i) != '第' {
		return false
	}
	n, ok := s.number(i + 1)
	if !ok || n.n < 1 || n.n > 53 {
		return false
	}
	switch {
	case s.at(n.end) == '周':
		p.ordinal, p.end = n.n, n.end+1
	case s.has(n.end, "个月") && n.n <= 12 && !p.month.set():
		p.month, p.end = field{absolute, n.n}, n.end+2
	case s.at(n.end) == '天' && !p.month.set() && n.n == 1:
		p.month, p.day, p.end = field{absolute, 1}, field{absolute, 1}, n.end+1
	case s.at(n.end) == '天' && p.month.set() && n.n <= 31:
		p.day, p.end = field{absolute, n.n}, n.end+1
	default:
		return false
	}
	return true
}

// vacationPart reads 暑假, 暑期, 寒假 after a year.
func (s *scanner) vacationPart(i int, p *point) bool {
	if !s.has(i, "暑假") && !s.has(i, "暑期") {
		return false
	}
	if s.bars(s.lx.units[string(s.r[i:i+2])], i, i+2) {
		return false
	}
	p.vacation, p.end = true, i+2
	return true
}

// weekPart reads 周三, 上周二, 本周, 上周末, 星期天.
func (s *scanner) weekPart(i int, p *point) bool {
	j := i
	var w *word
	if w = s.word(i, weekWord); w != nil {
		j += len(w.runes)
		if d, end := s.weekday(j); d > 0 {
			p.week, p.weekday, p.end = field{w.by, w.n}, d, end
			return true
		}
		if s.bars(&w.not, i, j) {
			return false
		}
		p.week, p.end = field{w.by, w.n}, j
		return true
	}
	switch {
	case s.at(j) == '周':
		j++
	case s.has(j, "星期"), s.has(j, "礼拜"):
		j += 2
	default:
		return false
	}
	d, end := s.weekday(j)
	if d == 0 || d == 8 || s.bars(s.lx.units["周N"], i, end) {
		return false
	}
	p.weekday, p.end = d, end
	return true
}

// weekday reads 一 … 六, 日, 天, 末 after 周.
func (s *scanner) weekday(i int) (day, end int) {
	switch c := s.at(i); c {
	case '日', '天':
		day = 7
	case '末':
		day = 8
	case '1', '2', '3', '4', '5', '6':
		if ascii(s.at(i + 1)) {
			return 0, i
		}
		day = int(c - '0')
	default:
		if d := digit(c); d >= 1 && d <= 6 && c != '元' && c != '两' && !numeral(s.at(i+1)) {
			day = d
		}
	}
	if day == 0 {
		return 0, i
	}
	return day, i + 1
}

// century reads 上世纪90年代, 18世纪, 八十年代, 二十世纪初.
func (s *scanner) century(i int, p *point) bool {
	var j int
	switch {
	case s.has(i, "上世纪"), s.has(i, "上个世纪"):
		p.century, j = field{fromRef, -1}, s.skip(s.skip(i, "上世纪"), "上个世纪")
	case s.has(i, "下世纪"), s.has(i, "下个世纪"):
		p.century, j = field{fromRef, 1}, s.skip(s.skip(i, "下世纪"), "下个世纪")
	case s.has(i, "本世纪"):
		p.century, j = field{fromRef, 0}, i+3
	case s.has(i, "公元前"):
		n, ok := s.number(i + 3)
		if !ok || !s.has(n.end, "世纪") {
			return false
		}
		p.bc, p.century, p.end = true, field{absolute, n.n}, n.end+2
		s.edge(p.end, p)
		return true
	default:
		j = s.skip(i, "公元")
		if s.decades(j, p) {
			return true
		}
		n, ok := s.number(j)
		if !ok {
			return false
		}
		if !s.has(n.end, "世纪") {
			return s.decadeOf(j, p) || j > i && s.elision(j, p, noUnit) // 公元五至七世纪
		}
		if n.n < 1 || n.n > 22 {
			return false
		}
		if _, ok := s.number(n.end + 2); !ok && !s.lenient && s.bars(s.lx.units["N世纪"], i, n.end+2) {
			return false
		}
		p.century, j = field{absolute, n.n}, n.end+2
	}
	p.end = j
	if s.decadeOf(j, p) {
		return true
	}
	if s.decades(j, p) {
		return true
	}
	s.edge(j, p)
	if s.has(j, "中叶") {
		p.mod, p.end = Mid, j+2
	}
	return true
}

// decades reads a row of them: 六七十年代, 五、六十年代, 80至90年代.
func (s *scanner) decades(i int, p *point) bool {
	var from, to, end int
	if a := digit(s.at(i)); a > 0 {
		j := i + 1
		if c := s.at(j); c == '、' || c == '至' || c == '到' {
			j++
		}
		b := digit(s.at(j))
		if b <= a || j == i+1 && b != a+1 || s.at(j+1) != '十' {
			return false
		}
		from, to, end = a, b, j+2
	} else {
		a, ok := s.number(i)
		next, sep := s.separator(a.end, noJoint)
		if !ok || a.style != arabic || a.digits != 2 || sep == noJoint {
			return false
		}
		b, ok := s.number(next)
		if !ok || b.style != arabic || b.digits != 2 || b.n <= a.n || a.n%10 != 0 || b.n%10 != 0 || sep == list && b.n != a.n+10 {
			return false
		}
		from, to, end = a.n/10, b.n/10, b.end
	}
	if !s.has(end, "年代") {
		return false
	}
	p.decade, p.moreDecades, p.end = from+1, to-from, end+2
	return true
}

// decadeOf reads 90年代, 八十年代中期.
func (s *scanner) decadeOf(i int, p *point) bool {
	n, ok := s.number(i)
	if !ok || n.n%10 != 0 || !s.has(n.end, "年代") {
		return false
	}
	if n.digits == 4 && n.style == arabic && n.n >= 1500 && n.n < 2100 {
		p.century, n.n = field{absolute, n.n/100 + 1}, n.n%100
	} else if n.n > 90 || n.n < 10 && p.century.by == unset {
		return false
	}
	p.decade, p.end = n.n/10+1, n.end+2
	if s.has(p.end, "中后期") {
		p.mod, p.end = End, p.end+3
		return true
	}
	for _, w := range [...]string{"初期", "中期", "后期", "末期", "初", "末", "中"} {
		if s.has(p.end, w) {
			switch w[:3] {
			case "初":
				p.mod = Start
			case "中":
				if w == "中" && !s.midYear(p.end+1) {
					continue
				}
				p.mod = Mid
			default:
				p.mod = End
			}
			p.end += runeCount(w)
			break
		}
	}
	return true
}

// plan reads the period of a five-year plan: “十三五”期间, 十四五时期.
func (s *scanner) plan(i int, p *point) bool {
	if s.at(i) == '第' { // 第十四个五年规划期间
		n, ok := s.number(i + 1)
		j := n.end + 5
		if !ok || n.n > 19 || !s.has(n.end, "个五年规划") && !s.has(n.end, "个五年计划") || !s.has(j, "期间") && !s.has(j, "时期") {
			return false
		}
		p.plan, p.end = n.n, j+2
		return true
	}
	j := s.skip(i, "“")
	n := 0
	switch {
	case j == i && digit(s.at(j)) > 0 && s.at(j+1) == '五' && (s.has(j+2, "期间") || s.has(j+2, "计划期间")):
		if prev := s.at(i - 1); numeral(prev) || prev == '第' {
			return false
		}
		n, j = digit(s.at(j)), j+2
	case s.at(j) == '十' && s.at(j+1) == '五':
		n, j = 10, j+2
	case s.at(j) == '十' && digit(s.at(j+1)) > 0 && digit(s.at(j+1)) < 10 && s.at(j+2) == '五':
		n, j = 10+digit(s.at(j+1)), j+3
	case digit(s.at(j)) > 0 && s.at(j+1) == '五' && j > i:
		n, j = digit(s.at(j)), j+2
	default:
		return false
	}
	if j > i+3 || s.at(i) == '“' {
		if s.at(i) == '“' {
			if s.at(j) != '”' {
				return false
			}
			j++
		}
	}
	for _, w := range [...]string{"规划期间", "计划期间", "规划时期", "计划时期", "期间", "时期", "末期", "末", "初期", "初"} {
		if !s.has(j, w) {
			continue
		}
		p.plan, p.end = n, j+runeCount(w)
		switch w {
		case "末", "末期":
			p.mod = End
		case "初", "初期":
			p.mod = Start
		}
		return true
	}
	return false
}
