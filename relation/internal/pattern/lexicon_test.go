package pattern

import (
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// lexiconsOf makes a set of the given word lists alone.
func lexiconsOf(t *testing.T, lists ...string) (*Set, []*Lexicon) {
	t.Helper()
	file, names := "", []string{}
	for i, words := range lists {
		names = append(names, "表"+strings.Repeat("一", i))
		file += "词表 " + names[i] + " = " + words + "\n"
	}
	set, err := Parse([]Source{{"a.rules", file}}, names...)
	require.NoError(t, err)
	var out []*Lexicon
	for _, n := range names {
		out = append(out, set.Lexicon(n))
	}
	return set, out
}

func TestReading(t *testing.T) {
	set, ls := lexiconsOf(t, "会 会议 会议室", "议 议室里 𠮷田", "无")
	text := "在会议室里\xff会𠮷田"
	r := set.Read(nil, text)
	at := strings.Index(text, "会")
	room := strings.Index(text, "里")
	assert.Equal(t, len("会议室"), r.At(ls[0], at, len(text)))
	assert.Equal(t, len("会议"), r.At(ls[0], at, at+len("会议")+1), "what does not fit is no word")
	assert.Zero(t, r.At(ls[0], at+1, len(text)), "inside a character")
	assert.Zero(t, r.At(ls[0], len(text), len(text)))
	assert.Zero(t, r.At(ls[2], at, len(text)))
	assert.Equal(t, len("会议室"), r.Ends(ls[0], 0, room))
	assert.Zero(t, r.Ends(ls[0], at+1, room))
	assert.Equal(t, len("议室里"), r.Ends(ls[1], 0, room+len("里")))
	assert.Equal(t, at+len("会"), r.Next(0, len(text), ls[1], ls[2]))
	assert.Equal(t, strings.Index(text, "𠮷"), r.Next(room, len(text), ls[1]), "outside of the basic plane")
	assert.Equal(t, len(text), r.Next(0, len(text), ls[2]))

	r.Enter(0, room)
	assert.True(t, r.HasAny(set.Union(ls[2], ls[1])))
	assert.False(t, r.Has(ls[2]))
	assert.True(t, r.Starts(set.Union(ls[2], ls[0]), at))
	assert.False(t, r.Starts(set.Union(ls[2], ls[1]), at), "a word of another lexicon")
	assert.False(t, r.Starts(set.Union(ls[0]), at+1), "inside a character")
	r.Enter(room, len(text))
	assert.True(t, r.Has(ls[0]))
	r.Enter(room, room+1)
	assert.False(t, r.HasAny(set.Union(ls[0], ls[1])))

	r = set.Read(r, "无")
	assert.Equal(t, len("无"), r.At(ls[2], 0, len("无")), "read again")
}

// What the index finds is what a search for each word finds. 一, 乀 and 亀 have the same last six bits.
func TestReadingFindsAllWords(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	random := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString([]string{"甲", "一", "乀", "亀", "a", "𠮷"}[rnd.Intn(6)])
		}
		return b.String()
	}
	for range 50 {
		var lists []string
		for range 4 {
			words := random(1)
			for range 6 {
				words += " " + random(1+rnd.Intn(4))
			}
			lists = append(lists, words)
		}
		set, ls := lexiconsOf(t, lists...)
		text := random(40)
		r := set.Read(nil, text)
		for k, l := range ls {
			first := len(text)
			for i := len(text) - 1; i >= 0; i-- {
				at, ends := 0, 0
				for _, w := range strings.Fields(lists[k]) {
					if strings.HasPrefix(text[i:], w) {
						at = max(at, len(w))
					}
					if strings.HasSuffix(text[:i], w) {
						ends = max(ends, len(w))
					}
				}
				if at > 0 {
					first = i
				}
				if utf8.RuneStart(text[i]) {
					require.Equal(t, at, l.At(text[i:]), "%s at %d of %s", lists[k], i, text)
					require.Equal(t, ends, l.Ends(text[:i], 40), "%s before %d of %s", lists[k], i, text)
				}
				require.Equal(t, at, r.At(l, i, len(text)), "%s at %d of %s", lists[k], i, text)
				require.Equal(t, ends, r.Ends(l, 0, i), "%s before %d of %s", lists[k], i, text)
				require.Equal(t, first, r.Next(i, len(text), l), "%s from %d of %s", lists[k], i, text)
			}
		}
	}
}

func TestHanAt(t *testing.T) {
	for c := rune(0); c <= 0xffff; c++ {
		want := rune(0)
		if 0x4000 <= c && c <= 0x9fff {
			want = c
		}
		if c < 0xd800 || c > 0xdfff {
			assert.Equal(t, want, HanAt("县"+string(c), len("县")), "%U", c)
		}
	}
	for _, broken := range []string{"", "县"[:2], "\xe5,。", "\xe5\x8e,", "县"[1:]} {
		assert.Zero(t, HanAt(broken, 0), "%q", broken)
	}
}
