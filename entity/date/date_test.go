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
