package date

import (
	"math"
	"sync"

	"github.com/6tail/lunar-go/calendar"
)

// The lunar calendar is asked for these years only.
const (
	lunarFirst = 1
	lunarLast  = 2999
)

// To compute a lunar year takes a thousand times as long as to read a date. Those
// that newspapers speak of are computed once for the process, when they are
// first asked for, and never change.
const (
	commonFirst = 1880
	commonLast  = 2080
)

var commonYears = sync.OnceValue(func() []func() *calendar.LunarYear {
	out := make([]func() *calendar.LunarYear, commonLast-commonFirst+1)
	for i := range out {
		out[i] = sync.OnceValue(func() *calendar.LunarYear { return calendar.NewLunarYear(commonFirst + i) })
	}
	return out
})

// almanac keeps the other lunar years that one text has asked for.
type almanac map[int]*calendar.LunarYear

func (a almanac) year(y int) *calendar.LunarYear {
	if y >= commonFirst && y <= commonLast {
		return commonYears()[y-commonFirst]()
	}
	l := a[y]
	if l == nil {
		l = calendar.NewLunarYear(y)
		a[y] = l
	}
	return l
}

// lunarMonth returns the first day and the length of a month of the lunar
// year; false when the year has no such (leap) month.
func (a almanac) lunarMonth(year, month int, leap bool) (first civil, length int, ok bool) {
	if year < lunarFirst || year > lunarLast || month < 1 || month > 12 {
		return civil{}, 0, false
	}
	if leap {
		month = -month
	}
	m := a.year(year).GetMonth(month)
	if m == nil {
		return civil{}, 0, false
	}
	return fromJulian(m.GetFirstJulianDay()), m.GetDayCount(), true
}

// lunarDay returns the day of a date of the lunar calendar. Day 0 is the last
// day of the month.
func (a almanac) lunarDay(year, month, day int, leap bool) (civil, bool) {
	first, n, ok := a.lunarMonth(year, month, leap)
	if day == 0 {
		day = n
	}
	if !ok || day > n {
		return civil{}, false
	}
	return first.add(day - 1), true
}

// lunarOf returns the lunar year in which a day falls.
func (a almanac) lunarOf(c civil) int {
	if first, _, ok := a.lunarMonth(c.y, 1, false); ok && first.number() > c.number() {
		return c.y - 1
	}
	return c.y
}

// terms are the solar terms from the winter solstice of the year before.
var terms = [...]string{
	"冬至", "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种",
	"夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪",
}

// solarTerm returns the day of a solar term in a Gregorian year, in Chinese
// standard time.
func (a almanac) solarTerm(year int, name string) (civil, bool) {
	if year < lunarFirst || year > lunarLast {
		return civil{}, false
	}
	at := -1
	for i, t := range terms {
		if t == name {
			at = i
		}
	}
	if at < 0 {
		return civil{}, false
	}
	// The library's table runs from 大雪 of the year before; 小寒 and 大寒 of
	// a Gregorian year are those after the winter solstice of the year before.
	jd := a.year(year).GetJieQiJulianDays()
	for i := at + 1; i < len(jd); i += 24 {
		if c := fromJulian(jd[i]); c.y == year {
			return c, true
		}
	}
	return civil{}, false
}

// fromJulian returns the Gregorian day of a Julian date (the library counts in
// Chinese standard time).
func fromJulian(jd float64) civil {
	// 2440587.5 is 1970-01-01T00:00.
	return civil{1970, 1, 1}.add(int(math.Floor(jd - 2440587.5)))
}
