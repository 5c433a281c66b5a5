package entitytest_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

func TestParseGivesSourceAndMentions(t *testing.T) {
	source, mentions, err := entitytest.Parse("⟦D 3月2日\n上午|2021-03-02TMO⟧，⟦O 县委⟧⟦T 书记⟧⟦P 顾 长　岭⟧到⟦L 柳湾镇⟧，⟦? 中国梦⟧。")
	require.NoError(t, err)
	assert.Equal(t, "3月2日\n上午，县委书记顾 长　岭到柳湾镇，中国梦。", source)
	want := []struct {
		covered, text, value string
		kind                 entity.Kind
	}{
		{"3月2日\n上午", "3月2日上午", "2021-03-02TMO", entity.Date},
		{"县委", "县委", "", entity.Organisation},
		{"书记", "书记", "", entity.Title},
		{"顾 长　岭", "顾长岭", "", entity.Person},
		{"柳湾镇", "柳湾镇", "", entity.Place},
		{"中国梦", "中国梦", "", entitytest.Ignore},
	}
	require.Len(t, mentions, len(want))
	for i, w := range want {
		m := mentions[i]
		assert.Equal(t, w.covered, source[m.Start:m.End])
		assert.Equal(t, w.text, m.Text)
		assert.Equal(t, w.value, m.Value)
		assert.Equal(t, w.kind, m.Kind)
	}
}

func TestMarksOfTheSourceAreEscaped(t *testing.T) {
	source := "⟦P 甲⟧ a|b ⟦facts⟧"
	mentions := []entity.Mention{{Span: entity.Span{Start: 0, End: len(source)}, Kind: entity.Title, Value: "2020"}}
	marked := entitytest.Render(source, mentions)
	assert.Equal(t, "⟦T ⟦[⟧P 甲⟦]⟧ a⟦/⟧b ⟦[⟧facts⟦]⟧|2020⟧", marked)
	got, again, err := entitytest.Parse(marked)
	require.NoError(t, err)
	assert.Equal(t, source, got)
	require.Len(t, again, 1)
	assert.Equal(t, mentions[0].Span, again[0].Span)
	assert.Equal(t, "2020", again[0].Value)
}

func TestParseNamesTheLineOfAnError(t *testing.T) {
	for name, marked := range map[string]string{
		"not closed":           "一\n⟦P 张三",
		"unknown letter":       "一\n⟦X 张三⟧",
		"no letter":            "一\n⟦张三⟧",
		"no space":             "一\n⟦P张三⟧",
		"mark in a mark":       "一\n⟦O ⟦L 北山⟧学校⟧",
		"closing without mark": "一\n张三⟧",
		"value not closed":     "一\n⟦D 今天|2020",
		"two values":           "一\n⟦D 今天|2020|2021⟧",
		"empty":                "一\n⟦P ⟧",
		"nothing after":        "一\n⟦",
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := entitytest.Parse(marked)
			var bad *entitytest.MarkError
			require.True(t, errors.As(err, &bad), "%v", err)
			assert.Equal(t, 2, bad.Line)
		})
	}
}

func TestRenderLeavesOutWhatIsNotSorted(t *testing.T) {
	ms := []entity.Mention{
		{Span: entity.Span{Start: 3, End: 6}, Kind: entity.Person},
		{Span: entity.Span{Start: 0, End: 3}, Kind: entity.Person},
		{Span: entity.Span{Start: 3, End: 9}, Kind: entity.Place},
		{Span: entity.Span{Start: 6, End: 90}, Kind: entity.Place},
		{Span: entity.Span{Start: 6, End: 9}, Kind: "event"},
	}
	assert.Equal(t, "甲⟦P 乙⟧丙", entitytest.Render("甲乙丙", ms))
}

// FuzzParse checks that what parses is rendered and parsed again to the same.
func FuzzParse(f *testing.F) {
	f.Add("⟦D 3月2日\n上午|2021-03-02TMO⟧，⟦O 县委⟧⟦T 书记⟧⟦P 顾 长　岭⟧。")
	f.Add("⟦[⟧ ⟦]⟧ ⟦P ⟦[⟧⟦/⟧⟧|⟦? 中国梦⟧\x00\xff⟦L \xe2\x9f⟧\xa6")
	f.Fuzz(func(t *testing.T, marked string) {
		source, mentions, err := entitytest.Parse(marked)
		if err != nil {
			return
		}
		again, same, err := entitytest.Parse(entitytest.Render(source, mentions))
		require.NoError(t, err)
		require.Equal(t, source, again)
		require.Equal(t, mentions, same)
	})
}

// FuzzRender checks that any source with any sorted spans comes back.
func FuzzRender(f *testing.F) {
	f.Add("县委书记顾长岭⟦P |⟧", uint8(3), uint8(6), uint8(9), uint8(12))
	f.Add("\xe2\x9f\xa6P \xff|\r\n", uint8(0), uint8(1), uint8(2), uint8(5))
	f.Fuzz(func(t *testing.T, source string, a, b, c, d uint8) {
		var in []entity.Mention
		last := 0
		for i, s := range []entity.Span{{Start: int(a), End: int(b)}, {Start: int(c), End: int(d)}} {
			if s.Start < last || s.End <= s.Start || s.End > len(source) {
				continue
			}
			last = s.End
			in = append(in, entity.Mention{Span: s, Kind: entity.Kinds()[(len(source)+i)%5], Value: "2020"})
		}
		got, out, err := entitytest.Parse(entitytest.Render(source, in))
		require.NoError(t, err)
		require.Equal(t, source, got)
		require.Len(t, out, len(in))
		for i := range in {
			require.Equal(t, in[i].Span, out[i].Span)
			require.Equal(t, in[i].Kind, out[i].Kind)
			require.Equal(t, in[i].Value, out[i].Value)
		}
	})
}
