package date

import "strings"

// resolver places the expressions of one text, from left to right.
type resolver struct {
	s      *scanner
	years  almanac
	ref    civil // the reference day of what is read now; zero: unknown
	places []place
	last   mention // the last date mentioned
	day    mention // the last one that was a day
	para   int     // start of the paragraph that is read now, in runes
	sent   int     // start of the sentence
	seen   int     // up to where the text was looked through for their ends

	clock     *point // the last time of day
	clockSent int    // its sentence
	week0     civil  // Monday of the last week mentioned
	weekSent  int    // its sentence
}

// place says from where on a reference day holds.
type place struct {
	from int
	ref  civil
}

// mention is a date that later ones can lean on.
type mention struct {
	civil
	end      int  // where it ends, in runes
	explicit bool // its year is stated
	deictic  bool // as 去年, 今年
	para     int
	sent     int
}

func newResolver(s *scanner, ref civil) *resolver { return &resolver{s: s, ref: ref, years: almanac{}} }

// moment is a placed point: the known fields, or a stretch of days, or both.
type moment struct {
	civil
	to     civil  // last day of a stretch; zero: none
	suffix string // -Q1, -H1, -SP after the year
	clock  string // TMO, T15:30
}

func (m moment) value() string {
	switch {
	case m.y > 9999 || m.to.y > 9999, m.to != civil{} && (m.y == 0 && m.to.y != 0 || m.y != 0 && m.to.y == 0):
		return "" // beyond the calendar
	case m.to != civil{}:
		return m.civil.String() + "/" + m.to.String()
	case m.suffix != "":
		if m.y == 0 {
			return "XXXX" + m.suffix
		}
		return civil{m.y, 0, 0}.String() + m.suffix
	case m.civil == civil{}:
		return ""
	case m.d == 0:
		return m.civil.String()
	}
	return m.civil.String() + m.clock
}

// resolve returns the value of an expression; false when it is none after all.
func (r *resolver) resolve(p *phrase) (Value, Mod, bool) {
	r.advance(p.start)
	defer r.keepClock(p)
	for len(r.places) > 0 && r.places[0].from <= p.start {
		r.ref, r.places = r.places[0].ref, r.places[1:]
	}
	if p.points[0].past {
		return "PAST_REF", NoMod, true
	}
	cue := r.cue(p)
	if len(p.points) == 1 {
		pt := &p.points[0]
		m, ok := r.point(pt, cue)
		if !ok {
			return "", NoMod, false
		}
		r.remember(p, pt, m)
		if pt.vague {
			return "", pt.mod, true
		}
		if pt.toMonth > 0 && m.m > 0 && m.d == 0 {
			to := moment{civil: civil{m.y, pt.toMonth, 0}}
			return span(m.value(), to.value()), pt.mod, true
		}
		if pt.until > 0 && m.d > 0 {
			to := point{hour: pt.until}
			return span(m.value(), moment{civil: m.civil, clock: to.clockValue()}.value()), pt.mod, true
		}
		mod := pt.mod
		return Value(m.value()), mod, true
	}
	ms := make([]moment, len(p.points))
	// Fields that only the last point has hold for the first ones too.
	r.borrow(p.points)
	r.lastYear(p, cue)
	for i := range p.points {
		pt := &p.points[i]
		var m moment
		var ok bool
		if i == 0 {
			m, ok = r.point(pt, cue)
		} else {
			pt.takesHalf(&p.points[i-1])
			m, ok = r.after(pt, ms[i-1], cue)
		}
		if !ok {
			return "", NoMod, false
		}
		ms[i] = m
		r.remember(p, pt, m)
	}
	first, last := ms[0], ms[len(ms)-1]
	if p.joint == list && !consecutive(ms) {
		return "", NoMod, true
	}
	if v := span(first.value(), last.value()); v != "" {
		return v, p.points[len(p.points)-1].mod, true
	}
	return "", NoMod, true
}

// span is the value from the start of one value to the end of another; "" where
// one of them is.
func span(from, to string) Value {
	if from == "" || to == "" {
		return ""
	}
	from, _, _ = strings.Cut(from, "/")
	to = to[strings.IndexByte(to, '/')+1:]
	if from == to {
		return Value(from)
	}
	return Value(from + "/" + to)
}

// keepClock remembers the time of day on which a later one can lean.
func (r *resolver) keepClock(p *phrase) {
	if last := &p.points[len(p.points)-1]; last.hour >= 0 {
		r.clock, r.clockSent = last, r.sent
	}
}

// borrow gives the first points the year or month that only the last states:
// 1983到86年5月 states the year twice, 10月至2017年4月 once.
func (r *resolver) borrow(ps []point) {
	last := &ps[len(ps)-1]
	if !last.year.set() || last.year.by != absolute || last.short {
		return
	}
	for i := range ps[:len(ps)-1] {
		p := &ps[i]
		if !p.year.set() && p.month.by == absolute && last.month.by == absolute && r.ref.y == 0 {
			p.year = last.year
			if p.month.n > last.month.n {
				p.year.n--
			}
		}
	}
}

// lastYear moves the months from January on, as they are summed up, to the last
// year when they are not over: 1至12月 in January.
func (r *resolver) lastYear(p *phrase, cue int) {
	first, last := &p.points[0], &p.points[len(p.points)-1]
	if p.joint != through || cue > 0 || r.ref.y == 0 || first.year.set() || last.year.set() || first.lunar || r.carries() {
		return
	}
	months := first.month == field{absolute, 1} && last.month.by == absolute && last.month.n > r.ref.m &&
		!first.day.set() && !last.day.set() && first.third == 0 && last.third == 0
	quarters := first.quarter == field{absolute, 1} && last.quarter.by == absolute && last.quarter.n*3-2 > r.ref.m
	if months || quarters {
		first.year = field{absolute, r.ref.y - 1}
	}
}

func consecutive(ms []moment) bool {
	for i := 1; i < len(ms); i++ {
		a, b := ms[i-1].civil, ms[i].civil
		switch {
		case ms[i-1].to.known() && ms[i].to.known(): // 17、18世纪
			if ms[i-1].to.add(1) != b {
				return false
			}
		case ms[i].suffix != "" || ms[i-1].suffix != "": // 一、二季度, but not 去年底、一季度
			if b.y != a.y || !succeeds(ms[i].suffix, ms[i-1].suffix) {
				return false
			}
		case a.d > 0 && b.d > 0:
			if a.y > 0 && (!a.known() || !b.known() || b.number() != a.number()+1) || a.y == 0 && b.d != a.d+1 {
				return false
			}
		case a.m > 0 && b.m > 0:
			if b.y*12+b.m != a.y*12+a.m+1 {
				return false
			}
		default:
			if b.y != a.y+1 {
				return false
			}
		}
	}
	return true
}

// succeeds says whether suffix b is a quarter or half right behind that of a.
func succeeds(b, a string) bool {
	return len(a) == 3 && len(b) == 3 && a[:2] == b[:2] && b[2] == a[2]+1
}

// after places the second point of a range or list by the first.
func (r *resolver) after(p *point, a moment, cue int) (moment, bool) {
	from := a.civil
	if a.to != (civil{}) {
		from = a.to
	}
	switch {
	case p.bareClock():
		m := moment{civil: from, clock: p.clockValue()}
		if p.hour >= 0 && len(a.clock) == 6 && m.clock < a.clock && from.known() {
			m.civil = from.add(1) // 晚8点到上午10点
		}
		return m, true
	case p.feast != nil && !p.year.set() && from.known():
		if c, ok := r.nextFeast(p.feast, from); ok {
			return p.feast.from(c, p.clockValue()), true
		}
	case p.lunar && !p.year.set() && p.month.set() && from.known():
		y := r.years.lunarOf(from)
		for ; y <= r.years.lunarOf(from)+1; y++ {
			if c, ok := r.years.lunarDay(y, p.month.n, max(p.day.n, 1), p.leap); ok && c.number() >= from.number() {
				return moment{civil: c, clock: p.clockValue()}, true
			}
		}
	case p.lunar && !p.month.set() && p.day.set() && from.known():
		// 正月初一至初六: the next such day of a lunar month
		for y := r.years.lunarOf(from); y <= r.years.lunarOf(from)+1; y++ {
			for month := 1; month <= 12; month++ {
				if c, ok := r.years.lunarDay(y, month, p.day.n, false); ok && c.number() >= from.number() {
					return moment{civil: c, clock: p.clockValue()}, true
				}
			}
		}
	case p.first() == monthUnit && p.month.by == absolute && !p.lunar && from.m > 0:
		q := *p
		m := moment{civil: civil{from.y, p.month.n, 0}}
		if p.month.n < from.m && from.y > 0 {
			m.y++
		}
		return r.within(&q, m)
	case p.first() == dayUnit && p.day.by == absolute && !p.lunar && from.d > 0:
		m := moment{civil: civil{from.y, from.m, p.day.n}, clock: p.clockValue()}
		if p.day.n < from.d && from.m > 0 {
			if m.m++; m.m > 12 {
				m.m = 1
				if m.y > 0 {
					m.y++
				}
			}
		}
		return m, m.m == 0 || m.d <= monthDays(m.y, m.m)
	case p.weekday > 0 && p.weekday < 8 && !p.week.set() && !p.day.set() && from.known():
		return moment{civil: from.add((p.weekday - from.weekday() + 7) % 7), clock: p.clockValue()}, true
	case p.first() == monthUnit && from.y > 0 && (p.quarter.by == absolute || p.half.by == absolute):
		q := *p
		q.year = field{absolute, from.y}
		return r.point(&q, cue)
	case p.short && p.year.by == absolute && from.y > 0:
		q := *p
		q.short, q.year.n = false, from.y/100*100+p.year.n
		if q.year.n < from.y {
			q.year.n += 100
		}
		return r.point(&q, cue)
	}
	return r.point(p, cue)
}

func (r *resolver) nextFeast(f *feast, from civil) (civil, bool) {
	for y := from.y - 1; y <= from.y+1; y++ {
		if c, ok := f.in(r.years, y); ok && c.number() >= from.number() {
			return c, true
		}
	}
	return civil{}, false
}

// point places one point.
func (r *resolver) point(p *point, cue int) (moment, bool) {
	var m moment
	switch {
	case p.lost:
		return m, true
	case p.bareClock():
		if p.hour < 0 && !r.s.lenient && !r.s.whole && (r.day.d == 0 || r.day.para != r.para || r.seen-r.day.end > partReach && r.day.sent != r.sent) {
			return m, false // 晚上 in general
		}
		if r.clock != nil && r.clockSent == r.sent {
			p.takesHalf(r.clock)
		}
		m.civil = r.today(p)
		m.clock = p.clockValue()
		return m, true
	case p.plan > 0:
		y := 1976 + 5*(p.plan-5)
		switch p.plan {
		case 1, 2:
			y = 1953 + 5*(p.plan-1)
		case 3, 4:
			y = 1966 + 5*(p.plan-3)
		}
		return moment{civil: civil{y, 1, 1}, to: civil{y + 4, 12, 31}}, true
	case p.century.set() || p.decade > 0:
		return r.century(p), true
	case p.feast != nil && !p.day.set():
		return r.feast(p, cue)
	case p.week.set() || p.weekday > 0:
		return r.week(p, cue), true
	}
	year, explicit := r.year(p)
	switch p.year.by {
	case oldYear:
		// 过去一年 is the last calendar year around its turn, else twelve months
		if month := r.ref.m; month > 3 && month < 12 || month == 0 {
			return m, false
		}
	case fromLast:
		// 当年 without a year before it: in those days
		if p.year.n == 0 && !p.month.set() && !r.s.whole && (r.last.y == 0 || r.last.para != r.para || !r.last.explicit) && r.s.has(p.start, "当年") {
			return m, false
		}
	}
	if p.year.set() && !explicit {
		return r.yearless(p), true
	}
	if explicit {
		if p.more > 0 && p.bareYear() && !p.month.set() {
			return moment{civil: civil{year, 0, 0}, to: civil{year + p.more, 0, 0}}, true
		}
		m.y = year
		return r.within(p, m)
	}
	return r.yearOpen(p, cue)
}

// yearless keeps what an expression says below a year that is not known.
func (r *resolver) yearless(p *point) moment {
	var m moment
	if p.month.by == absolute && !p.lunar {
		m.m = p.month.n
		if p.day.by == absolute {
			m.d = p.day.n
			m.clock = p.clockValue()
		}
	}
	return m
}

// year returns the year that a point states.
func (r *resolver) year(p *point) (int, bool) {
	switch p.year.by {
	case absolute:
		if !p.short {
			return p.year.n, true
		}
		y := 1900 + p.year.n
		if base := r.ref.y; base > 0 {
			y = base/100*100 + p.year.n
			if y > base+10 {
				y -= 100
			}
		} else if p.year.n < 50 {
			y += 100
		}
		return y, true
	case fromRef:
		if r.ref.y > 0 {
			return r.ref.y + p.year.n, true
		}
	case newYear, oldYear:
		if r.ref.y > 0 {
			y := r.ref.y
			if p.year.by == newYear && r.ref.m >= 11 {
				y++
			} else if p.year.by == oldYear && r.ref.m < 11 {
				y--
			}
			return y, true
		}
	case fromLast:
		if r.last.y > 0 && (r.last.para == r.para || r.ref.y == 0) {
			return r.last.y + p.year.n, true
		}
		if r.ref.y > 0 {
			return r.ref.y + p.year.n, true
		}
	}
	return 0, false
}

// within places what stands below a known year.
func (r *resolver) within(p *point, m moment) (moment, bool) {
	y := m.y
	switch {
	case p.lunar && p.month.set():
		return r.lunar(p, y)
	case p.quarter.by == absolute:
		// 季度末 is its last month
		switch p.mod {
		case Start:
			m.m = p.quarter.n*3 - 2
		case End:
			m.m = p.quarter.n * 3
		default:
			m.m, m.suffix = 0, "-Q"+string(rune('0'+p.quarter.n))
		}
		return m, true
	case p.half.by == absolute:
		m.suffix = "-H" + string(rune('0'+p.half.n))
		return m, true
	case p.season != 0:
		m.suffix = map[byte]string{'S': "-SP", 'U': "-SU", 'F': "-FA", 'W': "-WI"}[p.season]
		return m, true
	case p.vacation:
		return moment{civil: civil{y, 7, 1}, to: civil{y, 8, 31}}, true
	case p.headUnit == monthUnit:
		from, to := 1, p.head
		if p.tailHead {
			from, to = 13-p.head, 12
		}
		if from < 1 || to > 12 {
			return m, true
		}
		return moment{civil: civil{y, from, 1}, to: civil{y, to, monthDays(y, to)}}, true
	case p.ordinal > 0 && !p.month.set():
		if y < 1 {
			return m, true
		}
		// ISO 8601: the first week has the year's first Thursday
		monday := civil{y, 1, 4}.add(1 - civil{y, 1, 4}.weekday()).add(7 * (p.ordinal - 1))
		return moment{civil: monday, to: monday.add(6)}, true
	}
	if !p.month.set() && m.m == 0 {
		return m, true
	}
	switch p.month.by {
	case absolute:
		m.m = p.month.n
	case fromRef: // 去年的今天
		if p.year.set() && r.ref.known() && r.ref.d <= monthDays(y, r.ref.m) {
			m.m, m.d = r.ref.m, r.ref.d
		}
		return m, true
	}
	switch {
	case p.third > 0:
		from := p.third*10 - 9
		to := p.lastThird * 10
		if p.lastThird == 3 {
			to = monthDays(y, m.m)
		}
		m.d = from
		m.to = civil{m.y, m.m, to}
		return m, true
	case p.halfMonth > 0:
		m.d, m.to = 1, civil{m.y, m.m, 15}
		if p.halfMonth == 2 {
			m.d, m.to.d = 16, monthDays(y, m.m)
		}
		return m, true
	case p.headUnit == dayUnit:
		m.d, m.to = 1, civil{m.y, m.m, p.head}
		return m, p.head <= monthDays(y, m.m)
	case p.ordinal > 0:
		if y < 1 {
			return m, true
		}
		// the weeks of a month count from its first Monday
		first := civil{y, m.m, 1}
		monday := first.add((8-first.weekday())%7 + 7*(p.ordinal-1))
		return moment{civil: monday, to: monday.add(6)}, true
	}
	if p.day.by == absolute {
		m.d = p.day.n
		if m.d > monthDays(m.y, m.m) {
			return moment{}, true // 2月30日 is written as a date, but there is none
		}
		m.clock = p.clockValue()
	}
	return m, true
}

// lunar places a date of the lunar calendar in a lunar year.
func (r *resolver) lunar(p *point, year int) (moment, bool) {
	if p.day.set() {
		c, ok := r.years.lunarDay(year, p.month.n, p.day.n, p.leap)
		return moment{civil: c, clock: p.clockValue()}, ok || year < lunarFirst || year > lunarLast
	}
	first, n, ok := r.years.lunarMonth(year, p.month.n, p.leap)
	if !ok {
		return moment{}, true
	}
	return moment{civil: first, to: first.add(n - 1)}, true
}

// yearOpen places an expression that states no year.
func (r *resolver) yearOpen(p *point, cue int) (moment, bool) {
	switch {
	case p.day.by == fromRef:
		if !r.ref.known() {
			return moment{clock: p.clockValue()}, true
		}
		from := r.ref.add(p.day.n)
		if p.more > 0 {
			return moment{civil: from, to: from.add(p.more)}, true
		}
		return moment{civil: from, clock: p.clockValue()}, true
	case p.day.by == fromLast:
		base := r.lastDay()
		if !base.known() {
			if base.d > 0 && p.day.n == 0 {
				return moment{civil: base, clock: p.clockValue()}, true
			}
			return moment{}, true
		}
		if p.day.n != 0 && r.day.d == 0 && !r.s.whole {
			return moment{}, true // 次日 of a day that was not told
		}
		return moment{civil: base.add(p.day.n), clock: p.clockValue()}, true
	case p.month.by == fromRef || p.month.by == fromLast:
		base := r.ref
		if p.month.by == fromLast && r.last.m > 0 && (r.last.para == r.para || r.ref.y == 0) {
			base = r.last.civil
		}
		if base.y == 0 {
			return moment{}, true
		}
		m := base.addMonths(p.month.n)
		q := *p
		q.month = field{absolute, m.m}
		return r.within(&q, moment{civil: m})
	case p.quarter.by == fromRef || p.quarter.by == fromLast:
		if r.ref.m == 0 {
			return moment{}, true
		}
		k := r.ref.y*4 + (r.ref.m-1)/3 + p.quarter.n
		q := *p
		q.quarter = field{absolute, k%4 + 1}
		return r.within(&q, moment{civil: civil{k / 4, 0, 0}})
	case p.lunar && (p.month.set() || p.day.set()):
		if !p.month.set() {
			q := *p
			q.month, q.nearFeast = field{absolute, 1}, true
			p = &q
		}
		m, ok := r.lunarOpen(p, cue)
		if p.nearFeast {
			if d := 0; !m.known() {
				return m, false
			} else if d = m.number() - r.ref.number(); d > 45 || d < -45 {
				return m, false
			}
		}
		return m, ok
	case p.month.set():
		return r.monthOpen(p, cue)
	case p.quarter.set(), p.half.set(), p.headUnit == monthUnit:
		y := r.ref.y
		if r.carries() {
			y = r.last.y
		} else if y > 0 {
			first := 1
			switch {
			case p.quarter.set():
				first = p.quarter.n*3 - 2
			case p.half.set():
				first = p.half.n*6 - 5
			case p.head > r.ref.m || p.head == r.ref.m && r.ref.d <= 20:
				// the first months of a year that are not over: those of the
				// last year, or the few months before this one
				if cue > 0 {
					break
				}
				if p.head <= 3 {
					from, to := r.ref.addMonths(-p.head), r.ref.addMonths(-1)
					return moment{civil: civil{from.y, from.m, 1}, to: civil{to.y, to.m, monthDays(to.y, to.m)}}, true
				}
				y--
			}
			if cue <= 0 && first > r.ref.m {
				y--
			}
		}
		if y == 0 {
			if p.headUnit == monthUnit {
				return moment{}, true
			}
		}
		return r.within(p, moment{civil: civil{y, 0, 0}})
	case p.day.set():
		return r.dayOpen(p, cue)
	}
	return moment{}, true
}

// nearer says whether a day ahead is meant rather than the last one, by their
// distances in days.
func nearer(past, future, cue, weight int) bool {
	if cue > 0 {
		return true
	}
	return future*weight <= past
}

// monthOpen places a month, or a month and day, without a year.
func (r *resolver) monthOpen(p *point, cue int) (moment, bool) {
	m, d := p.month.n, p.day.n
	if y, ok := r.carried(m, d); ok {
		return r.within(p, moment{civil: civil{y, 0, 0}})
	}
	if r.ref.y == 0 {
		q, ok := r.within(p, moment{})
		return q, ok
	}
	day := func(y int) civil { return civil{y, m, min(max(d, 1), monthDays(y, m))} }
	now := r.ref.number()
	this := day(r.ref.y)
	y := r.ref.y
	switch n := this.number(); {
	case n > now && n-now > 0:
		if !(p.day.n == 0 && m == r.ref.m) && !r.s.whole && !nearer(now-day(y-1).number(), n-now, cue, 10) {
			y--
		}
	case cue > 0 && m != r.ref.m && now-n > 45:
		y++
	}
	return r.within(p, moment{civil: civil{y, 0, 0}})
}

// dayOpen places a day without a month.
func (r *resolver) dayOpen(p *point, cue int) (moment, bool) {
	clock := p.clockValue()
	base := r.ref
	if l := r.last; l.d > 0 && l.m > 0 && l.sent == r.sent && p.day.n >= l.d &&
		(base.y == 0 || !base.known() || l.y > 0 && base.number()-l.number() > 45 || l.y > 0 && l.number() > base.number()) {
		return moment{civil: civil{l.y, l.m, p.day.n}, clock: clock}, p.day.n <= monthDays(l.y, l.m)
	}
	if !base.known() {
		if l := r.last; l.m > 0 && l.para == r.para && p.day.n <= monthDays(l.y, l.m) {
			return moment{civil: civil{l.y, l.m, p.day.n}, clock: clock}, true
		}
		return moment{civil: civil{0, 0, p.day.n}, clock: clock}, true
	}
	if p.paren {
		cue = 0
	}
	if r.s.whole && p.day.n <= monthDays(base.y, base.m) {
		return moment{civil: civil{base.y, base.m, p.day.n}, clock: clock}, true
	}
	var past, future civil
	for k, c := 0, base; k < 3; k++ {
		if p.day.n <= monthDays(c.y, c.m) {
			if t := (civil{c.y, c.m, p.day.n}); t.number() <= base.number() {
				past = t
				break
			}
		}
		c = c.addMonths(-1)
	}
	for k, c := 0, base; k < 3; k++ {
		if p.day.n <= monthDays(c.y, c.m) {
			if t := (civil{c.y, c.m, p.day.n}); t.number() > base.number() {
				future = t
				break
			}
		}
		c = c.addMonths(1)
	}
	c := past
	if past == (civil{}) || future != (civil{}) && nearer(base.number()-past.number(), future.number()-base.number(),
		min(cue, boolInt(past.number() != base.number())), 3) {
		c = future
	}
	return moment{civil: c, clock: clock}, true
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// lunarOpen places a lunar date without a year.
func (r *resolver) lunarOpen(p *point, cue int) (moment, bool) {
	if !r.ref.known() {
		return moment{}, true
	}
	y := r.years.lunarOf(r.ref)
	var best moment
	have := false
	var past, future moment
	for k := y - 1; k <= y+1; k++ {
		m, _ := r.lunar(p, k)
		if !m.known() {
			continue
		}
		if m.number() <= r.ref.number() {
			past, have = m, true
		} else if !future.known() {
			future = m
		}
	}
	switch {
	case !have:
		best = future
	case !future.known():
		best = past
	case p.leap:
		best = past
	case nearer(r.ref.number()-past.number(), future.number()-r.ref.number(), cue, 1):
		best = future
	default:
		best = past
	}
	return best, true
}

// feast places a festival.
func (r *resolver) feast(p *point, cue int) (moment, bool) {
	clock := p.clockValue()
	if p.year.set() {
		y, ok := r.year(p)
		if !ok {
			return moment{}, true
		}
		c, ok := p.feast.in(r.years, y)
		if !ok {
			return moment{civil: civil{y, 0, 0}}, true
		}
		return p.feast.from(c, clock), true
	}
	if l := r.last; l.d > 0 && l.y > 0 && l.end == p.start-1 && r.s.at(l.end) == '(' {
		for _, y := range [...]int{l.y, l.y - 1} { // 10月1日（国庆节）
			if c, ok := p.feast.in(r.years, y); ok && c == l.civil {
				return moment{civil: c, clock: clock}, true
			}
		}
	}
	if !r.ref.known() {
		if p.feast.rule == "solar" {
			return moment{civil: civil{0, p.feast.n[0], p.feast.n[1]}, clock: clock}, true
		}
		return moment{}, true
	}
	var past, future civil
	if !r.s.whole {
		// A day in the same season needs no comparison.
		for _, y := range [...]int{r.ref.y, r.ref.y - 1} {
			if c, ok := p.feast.in(r.years, y); ok {
				if d := c.number() - r.ref.number(); d < 150 && d > -150 {
					if cue > 0 && d < -31 {
						break
					}
					return p.feast.from(c, clock), true
				}
			}
		}
	}
	for y := r.ref.y - 1; y <= r.ref.y+1; y++ {
		c, ok := p.feast.in(r.years, y)
		if !ok {
			continue
		}
		if c.number() <= r.ref.number() {
			past = c
		} else if future == (civil{}) {
			future = c
		}
	}
	c := past
	if past == (civil{}) || future != (civil{}) && past != r.ref &&
		(r.s.whole && r.ref.number()-past.number() > 31 || nearer(r.ref.number()-past.number(), future.number()-r.ref.number(), cue, 1)) {
		c = future
	}
	if c == (civil{}) {
		return moment{}, true
	}
	return p.feast.from(c, clock), true
}

// week places weeks and weekdays.
func (r *resolver) week(p *point, cue int) moment {
	if !r.ref.known() {
		return moment{}
	}
	clock := p.clockValue()
	monday := r.ref.add(1 - r.ref.weekday())
	if p.week.set() {
		monday = monday.add(7 * p.week.n)
		r.week0, r.weekSent = monday, r.sent
		switch p.weekday {
		case 0:
			return moment{civil: monday, to: monday.add(6)}
		case 8:
			return moment{civil: monday.add(5), to: monday.add(6)}
		}
		return moment{civil: monday.add(p.weekday - 1), clock: clock}
	}
	if r.week0.known() && r.weekSent == r.sent { // 上周三到村里，周五返回
		return moment{civil: r.week0.add(p.weekday - 1), clock: clock}
	}
	past := r.ref.add(-((r.ref.weekday() - p.weekday + 7) % 7))
	future := past.add(7)
	if past != r.ref && nearer(r.ref.number()-past.number(), future.number()-r.ref.number(), cue, 2) {
		return moment{civil: future, clock: clock}
	}
	return moment{civil: past, clock: clock}
}

// century places centuries and decades as stretches of days.
func (r *resolver) century(p *point) moment {
	if p.bc {
		return moment{}
	}
	c := 20
	switch p.century.by {
	case absolute:
		c = p.century.n
	case fromRef:
		y := r.ref.y
		if y == 0 {
			y = r.last.y
		}
		if y == 0 {
			return moment{}
		}
		c = y/100 + 1 + p.century.n
	}
	from := (c - 1) * 100
	if p.decade == 0 {
		return moment{civil: civil{max(from, 1), 1, 1}, to: civil{from + 99, 12, 31}}
	}
	from += (p.decade - 1) * 10
	to := from + 9 + 10*p.moreDecades
	return moment{civil: civil{max(from, 1), 1, 1}, to: civil{to, 12, 31}}
}

// today is the day of a time without one: that of the last mention in the
// paragraph, else the reference day.
func (r *resolver) today(p *point) civil {
	if r.day.d > 0 && r.day.para == r.para {
		return r.day.civil
	}
	return r.ref
}

// lastDay is the day that 当天 and 次日 lean on.
func (r *resolver) lastDay() civil {
	if r.day.d > 0 {
		return r.day.civil
	}
	return r.ref
}

// carries says whether a year stated before still holds here.
func (r *resolver) carries() bool {
	l := r.last
	if l.y <= 0 {
		return false
	}
	return l.explicit && l.sent == r.sent
}

// carried returns the year that a month (and day) takes from the mention before it.
func (r *resolver) carried(m, d int) (int, bool) {
	l := r.last
	if l.y <= 0 {
		return 0, false
	}
	if r.ref.y == 0 {
		return l.y, l.explicit
	}
	if !l.explicit {
		return 0, false
	}
	inOrder := l.m == 0 || m > l.m || m == l.m && (d == 0 || l.d == 0 || d >= l.d)
	switch {
	case l.sent == r.sent && l.m > 0:
		return l.y, inOrder
	case l.sent == r.sent:
		return l.y, l.deictic || r.seen-l.end <= 20
	case l.para == r.para && l.m > 0:
		return l.y, inOrder && l.y < r.ref.y
	}
	return 0, false
}

// remember makes a placed point the last mention.
func (r *resolver) remember(p *phrase, pt *point, m moment) {
	c := m.civil
	if m.to.known() {
		if pt.third == 0 && pt.headUnit == noUnit {
			return
		}
		c = civil{m.y, m.m, 0}
	}
	if c.y == 0 && c.m == 0 && c.d == 0 || c.y < 0 {
		return
	}
	if pt.bareClock() && r.day.d > 0 {
		return
	}
	// 比2018年增长 says nothing of the time that is told of.
	if c.m == 0 && p.start > 0 && strings.ContainsRune("比较同超与", r.s.r[p.start-1]) {
		return
	}
	l := mention{civil: c, end: p.end, para: r.para, sent: r.sent}
	switch pt.year.by {
	case absolute:
		l.explicit = true
	case fromRef, fromLast, newYear, oldYear:
		l.explicit, l.deictic = true, true
	default:
		// what was carried goes on being carried
		l.explicit = r.last.explicit && r.last.y == c.y && r.last.y > 0 && r.last.para == r.para && pt.first() == monthUnit
	}
	r.last = l
	if c.d > 0 {
		r.day = l
	}
}

// advance moves the resolver's paragraph and sentence to i.
func (r *resolver) advance(i int) {
	for ; r.seen < i; r.seen++ {
		switch r.s.r[r.seen] {
		case '\n':
			r.para, r.sent = r.seen+1, r.seen+1
		case '。', '!', '?':
			r.sent = r.seen + 1
		}
	}
}

// partReach is how far, in runes, a part of the day reaches back to its day.
const partReach = 80

// cueReach is how far, in runes, a verb is looked for.
const cueReach = 24

// cue says whether the words around an expression put it in the future (1).
func (r *resolver) cue(p *phrase) int {
	s := r.s
	if s.precedes(s.lx.until, p.start) {
		return 1
	}
	for i := p.start - 1; i >= 0 && p.start-i <= cueReach; i-- {
		c := s.r[i]
		if c == '。' || c == '\n' || c == ';' || c == '!' || c == '?' {
			break
		}
		if s.lx.cue.Has(c) && s.follows(s.lx.before, i) {
			if c == '将' && i > 0 && (s.r[i-1] == '上' || s.r[i-1] == '大' || s.r[i-1] == '中' || s.r[i-1] == '少' || s.r[i-1] == '即') {
				continue
			}
			return 1
		}
	}
	for i := p.end; i < len(s.r) && i-p.end <= cueReach/2; i++ {
		c := s.r[i]
		if c == '。' || c == '\n' || c == ';' || c == '!' || c == '?' || c == ',' && i > p.end {
			break
		}
		if s.lx.cue.Has(c) && s.follows(s.lx.after, i) {
			return 1
		}
	}
	return 0
}

// clockValue writes the part of the day or the time.
func (p *point) clockValue() string {
	if p.hour >= 0 {
		const digits = "0123456789"
		return "T" + digits[p.hour/10:p.hour/10+1] + digits[p.hour%10:p.hour%10+1] + ":" +
			digits[p.minute/10:p.minute/10+1] + digits[p.minute%10:p.minute%10+1]
	}
	return p.part
}
