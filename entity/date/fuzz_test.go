package date

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest/compose"
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
	for _, s := range []string{"来年八九月九", "今明后三天03-02１点", "次年初一二月二", "去今两年", "今明两天"} { // had values that were none
		f.Add(s)
	}
	f.Add("\xff1月\xfe2日\x00今（15）日(((，、至-~")
	f.Fuzz(func(t *testing.T, s string) { require.NoError(t, checkFind(s)) })
}

// references are no day, a usual one, and those at the ends of the calendar and
// beyond.
var references = []Reference{{}, {Published: published}, {Published: published, Dateline: published.AddDate(0, 0, -2)},
	{Published: time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)}, {Published: time.Date(1, 1, 1, 1, 0, 0, 0, time.UTC)},
	{Published: time.Date(12345, 6, 7, 0, 0, 0, 0, time.UTC)}, {Published: time.Date(-20, 6, 7, 0, 0, 0, 0, time.UTC)}}

// checkFind says what is wrong with what Find makes of a text, with and without
// days to lean on.
func checkFind(s string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	edge := map[int]bool{len(s): true}
	for i := range s {
		edge[i] = true
	}
	for _, ref := range references {
		found := Find(s, ref)
		last := 0
		for _, e := range found {
			switch {
			case e.Start < last || e.End <= e.Start || e.End > len(s):
				return fmt.Errorf("[%d,%d) after %d", e.Start, e.End, last)
			case !edge[e.Start] || !edge[e.End]:
				return fmt.Errorf("[%d,%d) splits a rune", e.Start, e.End)
			}
			if err := checkValue(e.Value); err != nil {
				return fmt.Errorf("%q, published %v: %w", s[e.Start:e.End], ref.Published, err)
			}
			last = e.End
		}
		if !slices.Equal(found, Find(s, ref)) {
			return errors.New("a second run gives something else")
		}
	}
	return nil
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
		for _, ref := range references {
			if v, ok := Parse(s, ref.Published); ok {
				require.NoError(t, checkValue(v), ref.Published)
			} else if v != "" {
				t.Fatalf("value %q of no expression %q", v, s)
			}
		}
	})
}

// checkValue: a value is written as its table has it, and one with a year of the
// calendar is read by Days.
func checkValue(v Value) error {
	if !v.Valid() {
		return fmt.Errorf("value %q is not valid", v)
	}
	if _, _, ok := v.Days(); !ok && v != "" && v != "PAST_REF" && !strings.Contains(string(v), "XX") && !strings.Contains(string(v), "BC") {
		return fmt.Errorf("value %q has no days", v)
	}
	return nil
}

var composed = flag.Int("composed", 5_000, "make `N` texts of the words of the grammar")

// Texts made of the words that the grammar looks for.
func TestComposed(t *testing.T) {
	lists, err := compose.Read(os.DirFS("data"), "*.txt")
	require.NoError(t, err)
	v := slices.Concat(lists, compose.Dates(), compose.Dates(), compose.Marks())
	rng := rand.New(rand.NewPCG(uint64(*composed), 1))
	for range *composed {
		picks := make([]byte, 3*(1+rng.IntN(12)))
		for i := range picks {
			picks[i] = byte(rng.Uint32())
		}
		words := v.Words(picks)
		faulty := func(words []string) bool { return checkFind(strings.Join(words, "")) != nil }
		if faulty(words) {
			s := strings.Join(compose.Shrink(words, faulty), "")
			t.Errorf("%q: %v", s, checkFind(s))
		}
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
