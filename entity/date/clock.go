package date

// numeric reads dates in figures: 2020-01-29, 2020/1/2, 2010.01.29, with a time
// after them; 1999.08 as the end of a range.
func (s *scanner) numeric(i int, p *point, before *point) bool {
	if !ascii(s.at(i)) {
		return false
	}
	y, ok := s.number(i)
	if !ok || y.digits != 4 || y.n < 1000 || y.n > 2150 {
		return false
	}
	sep := s.at(y.end)
	if sep != '-' && sep != '/' && sep != '.' {
		return false
	}
	m, end := s.figures(y.end+1, 12)
	if m == 0 {
		return false
	}
	if s.at(end) != sep {
		// 1999.08-2002.02
		if sep == '.' && !ascii(s.at(end)) && (s.monthsRange(end, sep) || before != nil && before.month.set()) {
			p.year, p.month, p.end = field{absolute, y.n}, field{absolute, m}, end
			return true
		}
		return false
	}
	d, end := s.figures(end+1, 31)
	if d == 0 && ascii(s.at(end)) && s.at(end) > '0' && s.clockFigures(end+1) {
		d, end = int(s.at(end)-'0'), end+1 // 2020/1/9 10:30 without the space
	}
	if d == 0 || d > monthDays(y.n, m) {
		return false
	}
	if ascii(s.at(end)) && s.at(end+1) == '月' || ascii(s.at(end)) && ascii(s.at(end+1)) && s.at(end+2) == '月' {
		// 发布时间：2015-05-08 5月7日: dropped white space has joined two dates
	} else if c := s.at(end); ascii(c) || latin(c) && c != 'T' || (c == '.' || c == '/') && ascii(s.at(end+1)) {
		if !s.clockFigures(end) {
			return false
		}
	}
	p.year, p.month, p.day, p.end = field{absolute, y.n}, field{absolute, m}, field{absolute, d}, end
	return true
}

func (s *scanner) monthsRange(i int, sep rune) bool {
	next, j := s.separator(i, noJoint)
	if j != through {
		return false
	}
	y, ok := s.number(next)
	if !ok || y.digits != 4 || s.at(y.end) != sep {
		return false
	}
	m, end := s.figures(y.end+1, 12)
	return m > 0 && !ascii(s.at(end)) && s.at(end) != sep
}

// figures reads one or two figures between 1 and most.
func (s *scanner) figures(i, most int) (n, end int) {
	for end = i; end < i+2 && ascii(s.at(end)); end++ {
		n = n*10 + int(s.at(end)-'0')
	}
	if n > most {
		return 0, i
	}
	return n, end
}

// clockFigures says whether a time of day in figures stands at i.
func (s *scanner) clockFigures(i int) bool {
	h, ok := s.number(i)
	return ok && h.digits <= 2 && h.n < 25 && s.at(h.end) == ':' && ascii(s.at(h.end+1))
}

// daytime reads the part of the day and the time after a day.
func (s *scanner) daytime(i int, p *point) {
	if p.hour >= 0 || p.last() != dayUnit && p.feast == nil && p.part == "" {
		return
	}
	if s.at(i) == 'T' && s.clockFigures(i+1) {
		i++
	}
	j := s.skip(i, "的")
	if j > i && s.word(j, partWord) == nil {
		j = i
	}
	if w := s.word(j, zoneWord); w != nil { // 6日当地时间4时17分
		j += len(w.runes)
	}
	s.clock(j, p, true)
}

// clock reads 上午9时30分许, 晚8点, 14:00, 凌晨; after is true when a day stands before.
func (s *scanner) clock(i int, p *point, after bool) bool {
	j := i
	part, known := p.part, false
	var name *word
	if s.at(j) == '上' && after && s.clockFigures(j+1) {
		part, j, known = "TMO", j+1, true // 本周4上12:12
	} else if w := s.word(j, partWord); w != nil && !s.barsPart(w, j, after) {
		part, j, known, name = w.part, j+len(w.runes), true, w
		if len(w.runes) == 2 && w.runes[1] == '上' && s.has(j, "海") && !s.has(j, "海上") && !s.has(j, "海面") && after {
			j-- // 8日晚|上海
		}
		if v := s.word(j, partWord); v != nil && len(v.runes) > 1 && v.part != "" && len(w.runes) == 1 {
			part, j = v.part, j+len(v.runes)
		}
		if s.has(j, "时分") {
			j += 2
		}
	}
	k := j
	if s.at(k) == '近' || s.at(k) == '约' {
		k++
	}
	h, m, end, ok := s.hour(k, after || known)
	if ok {
		if !after && !known && s.at(i-1) == ':' {
			return false
		}
		p.hour, p.minute, p.end, p.part = s.shift(h, part, name), m, end, part
		p.shifted = p.hour != h
		if after && m == 0 && s.hourRange > 0 {
			p.until = s.shift(s.hourRange, part, name)
		}
		return true
	}
	if !known {
		return false
	}
	if name != nil && len(name.runes) == 1 && !after {
		return false // 早, 晚, 夜 need a day or an hour
	}
	p.part, p.end = part, j
	if part == "" { // 白天, 早些时候: no part of its own
		if !after {
			return false
		}
	}
	return true
}

// barsPart says whether a part of the day is part of another word.
func (s *scanner) barsPart(w *word, i int, after bool) bool {
	end := i + len(w.runes)
	if len(w.runes) > 1 {
		return false
	}
	if !after {
		// 晚8点, 早7时, 晚7时许
		n, ok := s.number(end)
		return !ok || s.at(n.end) != '时' && s.at(n.end) != '点' && s.at(n.end) != ':'
	}
	return s.follows(w.not.after, end)
}

// hour reads 9时30分许, 8点半, 14:00, 三点零五.
func (s *scanner) hour(i int, sure bool) (h, m, end int, ok bool) {
	n, ok := s.amount(i)
	if !ok || s.at(i) == '两' && s.at(i+1) != '点' || n.n > 24 || n.style == arabic && n.digits > 2 || n.style == positional && n.n > 9 {
		return 0, 0, i, false
	}
	h, end = n.n, n.end
	s.hourRange = 0
	if next, sep := s.separator(end, noJoint); sure && sep == through {
		// 0—24时, 8至9时
		if to, ok := s.number(next); ok && to.n > n.n && to.n <= 24 && (s.at(to.end) == '时' || s.at(to.end) == '点') {
			s.hourRange = to.n
			return h, 0, to.end + 1, true
		}
	}
	switch c := s.at(end); {
	case c == ':' && ascii(s.at(end+1)) && ascii(s.at(end+2)) && !ascii(s.at(end+3)):
		m = int(s.at(end+1)-'0')*10 + int(s.at(end+2)-'0')
		if end += 3; m > 59 {
			return 0, 0, i, false
		}
		if s.at(end) == ':' && ascii(s.at(end+1)) && ascii(s.at(end+2)) && !ascii(s.at(end+3)) {
			end += 3
		}
		if !sure && (latin(s.at(end)) || s.at(end) == '.' || n.digits != 2 || !s.lenient && !s.opensClause(i)) {
			return 0, 0, i, false
		}
		end = s.skip(end, "分")
		end = s.skip(end, "点")
	case c == '时' || c == '点':
		if !sure && !s.bareHour(i, n, end+1, c) {
			return 0, 0, i, false
		}
		if sure && c == '时' && s.at(end+1) == '代' {
			return 0, 0, i, false
		}
		end++
		if c == '点' {
			end = s.skip(end, "钟")
		}
		m, end = s.minutes(end)
	default:
		return 0, 0, i, false
	}
	for _, w := range [...]string{"许", "左右", "多", "整", "前后"} {
		if s.has(end, w) {
			end += runeCount(w)
			break
		}
	}
	return h, m, end, true
}

// minutes reads 30分, 28分04秒, 半, 一刻, 零五.
func (s *scanner) minutes(i int) (m, end int) {
	switch {
	case s.at(i) == '半' && !s.has(i, "半小时") && s.at(i+1) != '点':
		return 30, i + 1
	case s.has(i, "一刻"):
		return 15, i + 2
	case s.has(i, "三刻"):
		return 45, i + 2
	}
	n, ok := s.number(i)
	if !ok || n.n > 59 || n.digits > 2 {
		return 0, i
	}
	if s.at(n.end) == '分' {
		end = n.end + 1
		if sec, ok := s.number(end); ok && s.at(sec.end) == '秒' {
			end = sec.end + 1
		}
		return n.n, end
	}
	if c := s.at(i); c == '零' || c == '〇' || n.style != arabic && (n.style == additive || n.digits == 2) {
		if d := s.at(n.end); d == ',' || d == '。' || d == 0 || d == '\n' {
			return n.n, n.end
		}
	}
	return 0, i
}

// bareHour says whether N时 or N点 without a day before it is a time.
func (s *scanner) bareHour(i int, n number, end int, c rune) bool {
	if s.lenient {
		return true
	}
	_, e := s.minutes(end)
	if c == '点' {
		if n.style != arabic && e == end && !s.has(end, "钟") {
			return false
		}
		if s.at(i-1) == '之' || n.style != arabic && e > end && s.at(e-1) != '分' && s.at(e-1) != '半' && s.at(e-1) != '刻' && s.at(e-1) != '秒' {
			return false // 百分之八点零七
		}
		if e > end || s.has(end, "钟") || s.has(end, "许") || s.has(end, "左右") || s.has(end, "整") {
			return !s.precedes(s.lx.units["N点"].before, i)
		}
		return false
	}
	if s.bars(s.lx.units["N时"], i, end) {
		return false
	}
	if e > end || s.has(end, "许") || s.has(end, "左右") || s.has(end, "整") {
		return true
	}
	return n.style == arabic && s.opensClause(i)
}

// opensClause says whether a mark or a preposition stands before i.
func (s *scanner) opensClause(i int) bool {
	switch s.at(i - 1) {
	case 0, '\n', ',', '。', ';', '、', '(', '至', '到', '于', '在', '从', '自':
		return true
	}
	return false
}

// shift puts an hour of the twelve-hour clock in its half of the day.
func (s *scanner) shift(h int, part string, name *word) int {
	if h > 12 {
		return h
	}
	switch part {
	case "TAF", "TEV":
		if h < 12 {
			return h + 12
		}
		if part == "TEV" && h == 12 {
			return 24
		}
	case "TNI":
		if h >= 6 && h < 12 {
			return h + 12
		}
		if h == 12 {
			return 24
		}
	case "TMI":
		if h < 4 {
			return h + 12
		}
	case "TMO":
		if h == 12 && name != nil && string(name.runes) == "凌晨" {
			return 0
		}
	}
	return h
}

// clockStands says whether a time of day without a day is an expression.
func (s *scanner) clockStands(p *phrase, first, last *point) bool {
	if s.endsWith(p.start, "每天") || s.endsWith(p.start, "每日") || s.endsWith(p.start, "每") || s.endsWith(p.start, "一天") || s.endsWith(p.start, "某天") {
		return false
	}
	if first.hour >= 0 {
		return true
	}
	// 下午, 中午: at the head of a clause
	switch s.at(p.start - 1) {
	case 0, '\n', ',', '。', ';', '”', ')':
		c := s.at(p.end)
		return c >= 0x4E00 && c != '班' && c != '茶' && c != '的' || c == ','
	}
	return false
}
