package date

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Many goroutines get what one gets: the lexicon is shared, and so is a cache
// inside the library of the lunar calendar.
func TestConcurrent(t *testing.T) {
	var all strings.Builder
	for _, c := range readSpecs(t) {
		all.WriteString(c.sentence + "。\n")
	}
	ref := Reference{Published: published}
	want := Find(all.String(), ref)
	require.NotEmpty(t, want)
	var wg sync.WaitGroup
	for range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			assert.Equal(t, want, Find(all.String(), ref))
		}()
	}
	wg.Wait()
}

// The caller's dateline counts for more than the day of publication, and more
// than what the text says.
func TestReference(t *testing.T) {
	day := func(s string) time.Time {
		d, err := time.Parse("2006-01-02", s)
		require.NoError(t, err)
		return d
	}
	const text = "新华社江州12月30日电　市长昨日到站。"
	assert.Equal(t, []string{"12月30日 = 2019-12-30", "昨日 = 2019-12-29"}, render(text, Find(text, Reference{Published: day("2020-01-02")})))
	assert.Equal(t, []string{"12月30日 = 2019-12-30", "昨日 = 2020-01-04"}, render(text, Find(text, Reference{Published: day("2020-01-02"), Dateline: day("2020-01-05")})))
	assert.Equal(t, []string{"12月30日 = XXXX-12-30", "昨日 = -"}, render(text, Find(text, Reference{})))
	const own = "发布时间：2020-02-01\n昨日，市长到站。"
	assert.Equal(t, []string{"2020-02-01 = 2020-02-01", "昨日 = 2020-01-31"}, render(own, Find(own, Reference{})))
	// Without a reference day nothing relative is placed.
	for _, s := range []string{"去年", "上月", "下周三", "今晚8点", "上世纪90年代", "大年三十"} {
		v, ok := Parse(s, time.Time{})
		assert.True(t, ok, s)
		assert.Empty(t, v, s)
	}
}

// A word list that says nothing or says it twice is refused.
func TestReadLexicon(t *testing.T) {
	_, err := readLexicon("今天 day ref 0\n今天 day ref 1\n", "", "", "", "")
	assert.ErrorContains(t, err, "今天")
	_, err = readLexicon("", "冬节 term 冬天\n", "", "", "")
	assert.ErrorContains(t, err, "冬天")
	_, err = readLexicon("", "", "康熙 1662\n", "", "")
	assert.ErrorContains(t, err, "康熙")
	_, err = readLexicon("", "", "", "后天 > 性\n", "")
	assert.ErrorContains(t, err, "后天")
	_, err = readLexicon("", "", "", "", "maybe 将\n")
	assert.ErrorContains(t, err, "maybe")
}

func TestValid(t *testing.T) {
	for _, v := range []Value{"", "PAST_REF", "2020-01-29", "2020-01-29TMO", "2020-01-29T15:30", "2020-01", "2020", "2020-Q1", "2020-H2", "2020-SP",
		"2020-01-24/2020-01-30", "2020-Q1/2020-Q3", "BC0058", "BC0221/BC0206", "XXXX-07-27", "XXXX-XX-08TEV", "XXXX-02-29", "BC10000"} {
		assert.True(t, v.Valid(), v)
	}
	for _, v := range []Value{"/", "2020/", "/2020", "20", "2020-13", "2020-00", "2021-02-29", "2020-01-32", "2020-01-29TXX", "2020-01-29T25:00", "2020-01-29T10:60", "2020-Q5", "2020-Q1-01",
		"2020/2021/2022", "-2020", "2020-01-29 ", "PAST_REF/2020", "去年", "2020-01-29\n"} {
		assert.False(t, v.Valid(), v)
	}
}

// A reference day that no calendar has is none.
func TestReferenceBeyondTheCalendar(t *testing.T) {
	for _, ref := range []time.Time{time.Date(-20, 6, 7, 0, 0, 0, 0, time.UTC), time.Date(12345, 6, 7, 0, 0, 0, 0, time.UTC)} {
		v, ok := Parse("本季度", ref)
		assert.True(t, ok)
		assert.Empty(t, v, ref)
	}
	v, _ := Parse("去今两年", time.Date(1, 6, 7, 0, 0, 0, 0, time.UTC))
	assert.Empty(t, v, "the year before 1 has no value as one end")
}

// What Parse reads is one expression to its end, although it begins as another:
// 三月三, 十一 and 五四 are festivals.
func TestParse(t *testing.T) {
	ref := time.Date(2024, 6, 10, 0, 0, 0, 0, time.UTC)
	for s, want := range map[string]Value{
		"三月三日": "2024-03-03", "二月二日": "2024-02-02", "九月九日": "2024-09-09", "六月六号": "2024-06-06", "三月三日上午": "2024-03-03TMO",
		"三月三十日": "2024-03-30", "三月三至五日": "2024-03-03/2024-03-05", "三月三、四日": "2024-03-03/2024-03-04",
		"十一日": "2024-06-11", "十一月": "2024-11", "十一月三日": "2024-11-03", "十一点": "2024-06-10T11:00", "五四年": "1954", "八一年五月": "1981-05",
		"民国一百一十年": "2021", "民國一百年十月十日": "2011-10-10", "中華民國一百一十年三月二日": "2021-03-02", "中華民國110年": "2021",
		"民国一百一年三月二日": "", "康熙一百年三月": "",
		// the rules of its comment
		"3月1日": "2024-03-01", "12月30日": "2024-12-30", "12月": "2024-12", "30日": "2024-06-30", "四季度": "2023-Q4", "下半年": "2023-H2", "周日": "2024-06-09",
		"端午节": "2024-06-10", "六一": "2024-06-01", "五一": "2025-05-01", "国庆节": "2024-10-01", "三月三": "2025-03-31", "农历三月三": "2025-03-31",
		"农历三月初四": "2024-04-12", "农历正月": "2024-02-10/2024-03-09",
	} {
		v, ok := Parse(s, ref)
		assert.True(t, ok, s)
		assert.Equal(t, want, v, s)
	}
	for _, s := range []string{"三月三歌圩", "三月三日游", "五四十", "民国一百一年", "民国百年", "民国一百年来", "昭和一百年", "民国", "一百一十年"} {
		v, ok := Parse(s, ref)
		assert.False(t, ok, "%s: %s", s, v)
		assert.Empty(t, v, s)
	}
}

// Characters of all planes stand before, in and behind dates.
func TestAllPlanes(t *testing.T) {
	for _, c := range "\x00ꀀ\uE000\uFFFF𠮷😀\U0010FFFF" {
		s := string(c)
		text := s + "2021年3月2日" + s + "，将于" + s + s + "今日" + s + "康" + s
		assert.Equal(t, []string{"2021年3月2日 = 2021-03-02", "今日 = 2020-02-01"}, render(text, Find(text, Reference{Published: published})), "%q", c)
	}
}
