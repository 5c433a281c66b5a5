package date

// basis says how a field of an expression is given.
type basis uint8

const (
	unset    basis = iota
	absolute       // by its number: 2020年, 3月
	fromRef        // by the reference day: 去年, 本月, 昨日
	fromLast       // by the last date mentioned: 同年, 次日
	newYear        // 新的一年: this year, or the next one in December
	oldYear        // 过去一年: the last year, or this one in December
)

// field is one calendar field as it is written.
type field struct {
	by basis
	n  int
}

func (f field) set() bool { return f.by != unset }

// unit is a calendar unit, from coarse to fine.
type unit uint8

const (
	noUnit unit = iota
	yearUnit
	monthUnit
	dayUnit
	clockUnit
)

// point is a date or time as it is written, before it is placed.
type point struct {
	start, end int // runes

	year, month, day field
	short            bool // the year has two digits
	more             int  // how many days or years follow the one given: 1 in 今明两天
	spanOpens        bool // the year stands without 年 before 到: 从2016到2018
	bc, ad           bool // before Christ; with 公元
	lunar, leap      bool
	nearFeast        bool // 初三 without a month: only around the spring festival
	toMonth          int  // 四五月: the second month
	week             field
	weekday          int   // 1 Monday … 7 Sunday, 8 the weekend
	ordinal          int   // 第N周
	quarter, half    field // half: 1, 2
	season           byte  // 'S' spring, 'U' summer, 'F' autumn, 'W' winter
	third, lastThird int   // 1 上旬, 2 中旬, 3 下旬; 中下旬: 2, 3
	halfMonth        int
	head             int  // 前N个月, 前N季度, 前N天: the first N
	tailHead         bool // 后N个月
	headUnit         unit
	century          field
	decade           int // 1 + the decade of the century (1 + 9 for the 90s)
	moreDecades      int // how many decades more: 1 in 六七十年代
	plan             int // 13 for 十三五
	vacation         bool
	feast            *feast
	part             string // TMO …
	hour             int    // -1: none
	minute           int
	shifted          bool // the hour is of the afternoon, written with one below twelve
	until            int  // 0—24时: the hour that ends the stretch; 0: none
	past             bool
	vague            bool // 春节期间: around the day, not on it
	lost             bool // in a year that cannot be told: 雍正二十三年, of thirteen; 辛亥年
	mod              Mod

	// An elided point is a bare number that takes its unit from the next
	// point: the 5 of 5、6月份.
	elided bool
	under  unit // what stands before the bare number
	n      number
	cut    int // where the point ends without the number

	paren bool // 今（15）日, 昨日（14日）: brackets give the day
}

// first and last say which unit the point begins and ends with.
func (p *point) first() unit {
	switch {
	case p.year.set() || p.century.set() || p.decade > 0 || p.plan > 0:
		return yearUnit
	case p.month.set() || p.quarter.set() || p.half.set() || p.season != 0:
		return monthUnit
	case p.day.set() || p.weekday > 0 || p.feast != nil || p.week.set():
		return dayUnit
	case p.hour >= 0 || p.part != "":
		return clockUnit
	}
	return noUnit
}

func (p *point) last() unit {
	switch {
	case p.hour >= 0 || p.part != "":
		return clockUnit
	case p.day.set() || p.weekday > 0 || p.feast != nil:
		return dayUnit
	case p.month.set():
		return monthUnit
	case p.year.set():
		return yearUnit
	}
	return noUnit
}

// takesHalf gives an hour without a part of the day the half of the day of the
// time before it: 晚7点到9点, 下午2点开门、6点半关门.
func (p *point) takesHalf(before *point) {
	if p.part != "" || p.hour < 1 || p.hour > 11 || !before.shifted {
		return
	}
	if h := p.hour + 12; h > before.hour || h == before.hour && p.minute > before.minute {
		p.hour, p.shifted = h, true
	}
}

// bareClock says whether the point is a time of day without a day.
func (p *point) bareClock() bool { return p.first() == clockUnit }

// joint says how two points of an expression are joined.
type joint uint8

const (
	noJoint joint = iota
	through       // 至, 到, —
	list          // 、, 和
)

// phrase is a whole expression: one point, a range, or a list.
type phrase struct {
	start, end int // runes
	points     []point
	joint      joint
}
