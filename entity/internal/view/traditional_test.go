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
		// One of a name, or two among many simplified ones, is not traditional text.
		"昇哥": "昇哥",
		"李喆、陈昇和东乡县县长张乾出席会议": "李喆、陈昇和东乡县县长张乾出席会议",
		"记者陳國华报道：县长开会时讲话":   "记者陳國华报道：县长开会时讲话",
		"王后": "王后",
		"":   "",
	} {
		assert.Equal(t, want, New(source, nil).Text(), source)
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
	assert.True(t, isTraditional(source, []Region{{Start: -5, End: half}, {Start: half, End: half}, {Start: len(source) + 1, End: len(source) + 9}}))
	assert.False(t, isTraditional(source, []Region{{Start: half, End: len(source)}}))
}

func TestTraditionalPairs(t *testing.T) {
	folds := traditional()
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
	b.Run("isTraditional", func(b *testing.B) {
		text := strings.Repeat("县长陈国华昨日会见来宾，并发表讲话。", 1000)
		for b.Loop() {
			isTraditional(text, []Region{{End: len(text)}})
		}
	})
}
