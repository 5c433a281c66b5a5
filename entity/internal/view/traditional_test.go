package view

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTraditionalText(t *testing.T) {
	for source, want := range map[string]string{
		"縣長陳國華昨日會見臺灣來賓，並發表講話。": "县长陈国华昨日会见台湾来宾，并发表讲话。",
		"市委書記與區長於大廈裡開會":        "市委书记与区长于大厦里开会",
		"「董事長」說": "“董事长”说",
		"林書記":    "林书记",
		"當月":     "当月",
		"王后":     "王后",
		"":       "",
		// The forms of Taiwan and of Hong Kong.
		"臺北台北、裏裡、羣眾群眾、衞生衛生、說説、啟啓、線綫": "台北台北、里里、群众群众、卫生卫生、说说、启启、线线",
		// Several traditional characters for a simplified one, and one that both have.
		"里長范雲於幹事會後說，後里區皇后大道餘下的工程由鍾、鐘兩家於年後完成": "里长范云于干事会后说，后里区皇后大道余下的工程由钟、钟两家于年后完成",
		"嶽麓山、岳陽樓與檯面上的臺商、颱風":                  "岳麓山、岳阳楼与台面上的台商、台风",
		// Words decide.
		"張昇、林乾與蕭乾談乾隆，說乾燥的餅乾":  "张昇、林乾与萧乾谈乾隆，说干燥的饼干",
		"著名學者接著說，瞭解計畫後在瞭望臺畫畫": "著名学者接着说，了解计划后在瞭望台画画",
		"沈瑞庭對災情表示沈痛，計\n畫 處說":  "沈瑞庭对灾情表示沉痛，计划处说",
		// Simplified text keeps what a name or two have.
		"昇哥": "昇哥",
		"李喆、陈昇和东乡县县长张乾出席会议": "李喆、陈昇和东乡县县长张乾出席会议",
		"记者陳國华报道：县长开会时讲话":   "记者陳國华报道：县长开会时讲话",
		"著名作家沈画在瞭望塔上":       "著名作家沈画在瞭望塔上",
		// A piece of traditional text in simplified text is read, too.
		"据台湾媒体报道，县长说：「縣議會與縣政府協調後，經費將從預備金動支。」": "据台湾媒体报道，县长说：“县议会与县政府协调后，经费将从预备金动支。”",
	} {
		assert.Equal(t, want, New(source, nil).Text(), source)
	}
}

func TestSimplify(t *testing.T) {
	for s, want := range map[string]string{"臺北市長": "台北市长", "台北市长": "台北市长", "陳昇，Ａ": "陈昇，Ａ", "計畫處": "计划处", "": "", "\xff縣": "\xff县"} {
		assert.Equal(t, want, Simplify(s))
	}
}

// Offsets lead back to the source as it stands.
func TestTraditionalOffsets(t *testing.T) {
	source := "今天，縣長 陳國 華發表講話。"
	v := New(source, nil)
	at := strings.Index(v.Text(), "陈国华")
	require.GreaterOrEqual(t, at, 0)
	start, end := v.Source(Range{at, at + len("陈国华")})
	assert.Equal(t, "陳國 華", source[start:end])
}

func TestTraditionalLooksAtRegionsOnly(t *testing.T) {
	source := "縣長發表講話時說。" + "县长发表讲话时说。"
	half := len(source) / 2
	assert.Equal(t, "县长发表讲话时说。", New(source, []Region{{End: half}}).Text())
	assert.True(t, hasTraditional(source, []Region{{Start: -5, End: half}, {Start: half, End: half}, {Start: len(source) + 1, End: len(source) + 9}}))
	assert.False(t, hasTraditional(source, []Region{{Start: half, End: len(source)}}))
}

func TestTraditionalPairs(t *testing.T) {
	folds := func(c rune) rune { return characters().simplify(string(c), 0, c) }
	n := 0
	for c := rune(firstHan); c <= lastHan; c++ {
		s := folds(c)
		if s == c {
			continue
		}
		n++
		assert.Equal(t, s, folds(s), "%c folds to %c, which folds again", c, s)
		assert.Equal(t, utf8.RuneLen(c), utf8.RuneLen(s), "%c", c)
	}
	assert.Greater(t, n, 2500)
}

func BenchmarkNew(b *testing.B) {
	for name, text := range map[string]string{
		"simplified":  strings.Repeat("县长陈国华昨日会见来宾，并发表讲话。", 1000),
		"traditional": strings.Repeat("縣長陳國華昨日會見來賓，並發表講話。", 1000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				New(text, nil)
			}
		})
	}
	b.Run("hasTraditional", func(b *testing.B) {
		text := strings.Repeat("县长陈国华昨日会见来宾，并发表讲话。", 1000)
		for b.Loop() {
			hasTraditional(text, []Region{{End: len(text)}})
		}
	})
}
