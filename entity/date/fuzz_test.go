package date

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/entitytest/timing"
)

var published = time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC)

func FuzzFind(f *testing.F) {
	for _, c := range readSpecs(f) {
		f.Add(c.sentence)
	}
	for _, line := range readLines(f, "negatives.txt") {
		f.Add(line)
	}
	f.Add("\xff1月\xfe2日\x00今（15）日(((，、至-~")
	f.Fuzz(func(t *testing.T, s string) {
		for _, ref := range []Reference{{}, {Published: published}} {
			last := 0
			for _, e := range Find(s, ref) {
				if e.Start < last || e.End <= e.Start || e.End > len(s) {
					t.Fatalf("span [%d,%d) after %d in %q", e.Start, e.End, last, s)
				}
				if e.Start > 0 && !utf8.RuneStart(s[e.Start]) && utf8.ValidString(s) || e.End < len(s) && utf8.ValidString(s) && !utf8.RuneStart(s[e.End]) {
					t.Fatalf("span [%d,%d) cuts a rune of %q", e.Start, e.End, s)
				}
				checkValue(t, e.Value, s)
				last = e.End
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, c := range readSpecs(f) {
		for _, w := range c.want {
			expression, _, _ := strings.Cut(w, " = ")
			f.Add(expression)
		}
	}
	f.Add("公元前99999年")
	f.Add("农历2999年闰十二月三十")
	f.Fuzz(func(t *testing.T, s string) {
		for _, ref := range []time.Time{{}, published, time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(1, 1, 1, 1, 0, 0, 0, time.UTC)} {
			if v, ok := Parse(s, ref); ok {
				checkValue(t, v, s)
			} else if v != "" {
				t.Fatalf("value %q of no expression %q", v, s)
			}
		}
	})
}

// checkValue: a value with a year is one that Days can read, and a stretch
// does not run backwards by itself.
func checkValue(t *testing.T, v Value, s string) {
	t.Helper()
	if v == "" || v == "PAST_REF" || strings.Contains(string(v), "XX") || strings.Contains(string(v), "BC") {
		return
	}
	if _, _, ok := v.Days(); !ok {
		t.Fatalf("value %q of %q is no date", v, s)
	}
}

// Time grows linearly, however the input is built.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	for name, unit := range map[string]string{
		"figures": "1", "numerals": "一", "lists": "1、", "ranges": "1至", "days": "1日、2日、", "brackets": "今日（", "apostrophes": "’",
		"quotes": "“十", "nested": "8日（8日（", "lines": "1月\n", "bare": "下午、", "datelines": "新华社江州1月1日电", "lunar": "正月初六", "years": "2020年",
		"brackets alone": "（", "brackets that open a range": "6月1日（含）", "bare years": "从2016到", "quarters": "第三、", "days ahead": "未来三", "decades": "1990年代",
		"hours": "下午2点", "half a range": "1日起至", "years said": "二千零", "today of years": "两年前的", "weekdays": "周六、", "eras": "雍正二十三年",
	} {
		t.Run(name, func(t *testing.T) {
			err := timing.CheckLinear(2_000, func(n int) func() {
				s := strings.Repeat(unit, n)
				return func() { Find(s, Reference{Published: published}) }
			})
			if err != nil {
				t.Errorf("%q: %v", unit, err)
			}
		})
	}
}
