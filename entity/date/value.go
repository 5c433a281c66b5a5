package date

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Value is a point or stretch of time in the manner of TIMEX3:
//
//	2020-01-29            a day
//	2020-01-29TMO         a part of it: TMO morning, TMI noon, TAF afternoon,
//	                      TEV evening, TNI night
//	2020-01-29T15:30      a time of day
//	2020-01  2020         a month, a year
//	2020-Q1  2020-H1      a quarter, a half-year
//	2020-SP SU FA WI      a season
//	2020-01-24/2020-01-30 a range, both ends in; so are 2020-01/2020-03, 2020-Q1/2020-Q3,
//	                      2020-01-24T20:00/2020-01-25T06:00
//	PAST_REF              近日, 日前
//	BC0058                a year before Christ
//	XXXX-07-27            a day of an unknown year
//	""                    not known
type Value string

// pointForm is one end of a range, or a value that is none. Its groups are the year,
// the month and the day.
var pointForm = regexp.MustCompile(`^(\d{4}|XXXX|BC\d{4,})(?:-(?:Q[1-4]|H[12]|SP|SU|FA|WI|(\d\d|XX)(?:-(\d\d)(?:T(?:MO|MI|AF|EV|NI|(?:[01]\d|2[0-4]):[0-5]\d))?)?))?$`)

// Valid says whether v is written as the table of [Value] has it, with months, days
// and times that there are.
func (v Value) Valid() bool {
	if v == "" || v == "PAST_REF" {
		return true
	}
	from, to, ranged := strings.Cut(string(v), "/")
	return validPoint(from) && (!ranged || validPoint(to))
}

func validPoint(s string) bool {
	m := pointForm.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	year, _ := strconv.Atoi(m[1]) // 0: none of the calendar, which counts as a leap year
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	return (m[2] == "" || m[2] == "XX" || month >= 1 && month <= 12) &&
		(m[3] == "" || day >= 1 && day <= monthDays(year, month))
}

// Days returns the first and the last day that v covers, at midnight UTC. It
// returns false when v is not placed on the calendar: PAST_REF, "", a day of
// an unknown year, a year before Christ.
func (v Value) Days() (first, last time.Time, ok bool) {
	from, to, ranged := strings.Cut(string(v), "/")
	first, last, ok = days(from)
	if ok && ranged {
		_, last, ok = days(to)
	}
	if !ok {
		return time.Time{}, time.Time{}, false
	}
	return first, last, true
}

func days(v string) (first, last time.Time, ok bool) {
	if len(v) < 4 {
		return first, last, false
	}
	year := 0
	for _, c := range v[:4] {
		if c < '0' || c > '9' {
			return first, last, false
		}
		year = year*10 + int(c-'0')
	}
	month := func(m, n int) (time.Time, time.Time, bool) {
		t := time.Date(year, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
		return t, t.AddDate(0, n, -1), true
	}
	rest := v[4:]
	if rest == "" {
		return month(1, 12)
	}
	switch rest {
	case "-H1":
		return month(1, 6)
	case "-H2":
		return month(7, 6)
	case "-SP":
		return month(3, 3)
	case "-SU":
		return month(6, 3)
	case "-FA":
		return month(9, 3)
	case "-WI":
		return month(12, 3)
	case "-Q1", "-Q2", "-Q3", "-Q4":
		return month(int(rest[2]-'1')*3+1, 3)
	}
	if t, err := time.Parse("2006-01", v); err == nil {
		return month(int(t.Month()), 1)
	}
	if len(v) >= 10 {
		if t, err := time.Parse("2006-01-02", v[:10]); err == nil && (len(v) == 10 || v[10] == 'T') {
			return t, t, true
		}
	}
	return first, last, false
}

// Mod qualifies a value, as in TIMEX3.
type Mod string

// The modifiers.
const (
	NoMod  Mod = ""
	Start  Mod = "START"  // 初, 月初, 年初
	Mid    Mod = "MID"    // 中
	End    Mod = "END"    // 底, 末
	Approx Mod = "APPROX" // 左右, 前后, 许
)

// civil is a date of the proleptic Gregorian calendar; a field that is 0 is
// not known. Years before Christ are negative, without a year 0.
type civil struct{ y, m, d int }

func civilOf(t time.Time) civil {
	if t.IsZero() {
		return civil{}
	}
	y, m, d := t.Date()
	if y <= 0 {
		y-- // package time has a year 0
	}
	return civil{y, int(m), d}
}

// referenceOf is a day that expressions lean on; one outside the years 1 to 9999
// is none.
func referenceOf(t time.Time) civil {
	if c := civilOf(t); c.known() {
		return c
	}
	return civil{}
}

// known says whether the day is fully known and in the years of the calendar.
func (c civil) known() bool { return c.y > 0 && c.y < 10000 && c.m > 0 && c.d > 0 }

// number counts days; it is only meaningful for known days.
func (c civil) number() int {
	return int(time.Date(c.y, time.Month(c.m), c.d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (c civil) add(days int) civil {
	y := c.y
	if y < 0 {
		y++
	}
	return civilOf(time.Date(y, time.Month(c.m), c.d+days, 0, 0, 0, 0, time.UTC))
}

func (c civil) addMonths(n int) civil {
	m := c.y*12 + c.m - 1 + n
	return civil{m / 12, m%12 + 1, 0}
}

// weekday is 1 for Monday … 7 for Sunday.
func (c civil) weekday() int {
	w := int(time.Date(c.y, time.Month(c.m), c.d, 0, 0, 0, 0, time.UTC).Weekday())
	if w == 0 {
		return 7
	}
	return w
}

// monthDays is the length of a month; an unknown year counts as a leap year.
func monthDays(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y == 0 || y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// String writes the known fields, as a [Value].
func (c civil) String() string {
	if c == (civil{}) {
		return ""
	}
	b := make([]byte, 0, len("XXXX-01-29"))
	switch {
	case c.y < 0:
		b = digits4(append(b, "BC"...), -c.y)
	case c.y > 0:
		b = digits4(b, c.y)
	default:
		b = append(b, "XXXX"...)
	}
	switch {
	case c.m > 0:
		b = append(b, '-', byte('0'+c.m/10), byte('0'+c.m%10))
	case c.d > 0:
		b = append(b, "-XX"...)
	}
	if c.d > 0 {
		b = append(b, '-', byte('0'+c.d/10), byte('0'+c.d%10))
	}
	return string(b)
}

// digits4 appends n in at least four figures.
func digits4(b []byte, n int) []byte {
	for k := 1000; k > 1 && n < k; k /= 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(n), 10)
}
