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

const ordinary = `　　本报讯（记者李四）1月30日上午，市委书记王五到东湖区检查重点项目建设情况。他先后来到滨江大道改造工程现场、第三水厂和高新技术产业园，详细了解工程进度、质量管理和安全生产，看望慰问一线建设者，并主持召开座谈会，听取有关部门和企业负责人的意见建议。王五强调，要坚持问题导向，压实工作责任，倒排工期、挂图作战，确保年底前全部建成投入使用。要强化要素保障，优化营商环境，切实帮助企业解决用地、用工、融资等方面的实际困难。市领导赵六、钱七陪同检查。
`

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat(ordinary, 50)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(s, Reference{Published: published})
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Parse("2020年1月30日下午3时30分", published)
	}
}
