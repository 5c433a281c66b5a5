package relationtest_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/relation/relationtest"
)

func TestParseGivesTheMentionsAndTheEvents(t *testing.T) {
	d, events, err := relationtest.Parse("⟦P 张三⟧出席⟦E 座谈会⟧，⟦P 李四⟧主持⟦E 论坛⟧。")
	require.NoError(t, err)
	assert.Equal(t, "张三出席座谈会，李四主持论坛。", d.Article.Source)
	require.Len(t, d.Mentions, 2)
	var names []string
	for _, e := range events {
		names = append(names, d.Article.Source[e.Start:e.End])
	}
	assert.Equal(t, []string{"座谈会", "论坛"}, names)
}

func TestParseTellsBadMarksInBothLanguages(t *testing.T) {
	for _, marked := range []string{"⟦Q 张三⟧", "⟦P 张三", "⟦E 座谈会", "⟦E ⟧", "⟦P 张⟦E 会⟧⟧", "⟦E ⟦L 甲县⟧座谈会⟧", "张三⟧"} {
		_, _, err := relationtest.Parse(marked)
		require.Error(t, err, marked)
		assert.Contains(t, err.Error(), "标记不对", marked)
		assert.Contains(t, err.Error(), "P T L O D E ?", marked)
	}
}

// A text of many events is read in one pass: twice the text, twice the memory.
func TestParseIsLinear(t *testing.T) {
	bytes := func(n int) uint64 {
		text := strings.Repeat("⟦P 张三⟧出席⟦E 座谈会⟧。", n)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _, err := relationtest.Parse(text)
		require.NoError(t, err)
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	small, large := bytes(200), bytes(1600)
	assert.Less(t, large, 16*small, "eight times the text")
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"⟦D 3月1日|2021-03-01⟧，⟦P 张三⟧出席⟦E 座谈会⟧。", "⟦E ⟧", "⟦P 张⟦E 会⟧⟧", "⟦[⟧⟦]⟧⟦P a⟦/⟧b⟧", "⟦E ⟦E 会⟧⟧", "\xff⟦E \xff⟧"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, marked string) {
		d, events, err := relationtest.Parse(marked)
		if err != nil {
			return
		}
		for _, e := range events {
			require.NoError(t, entitytest.CheckSpan(d.Article.Source, e))
		}
		for _, m := range d.Mentions {
			require.NoError(t, entitytest.CheckSpan(d.Article.Source, m.Span))
		}
	})
}
