package view

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest/timing"
)

// FuzzView folds source, cut at two places into regions in an order of their own.
func FuzzView(f *testing.F) {
	for _, s := range []string{
		"", "\xff\x00\ufeff", "检 查 中 ， 祝 红 叶 说", "沈青\r\n禾。\n\n　　祝 叶2304 12月5日,1,000人",
		"縣長陳國華發表講話\u200b會議", paragraph(column17, 17), "2 0 2 1 年\n\n(a,b:c)\u2028\u0085。”）\n", strings.Join(prose, "\n　　"),
	} {
		f.Add(s, uint16(3), uint16(len(s)/2), uint8(0))
		f.Add(s, uint16(0), uint16(0), uint8(7))
		f.Add(s, uint16(1), uint16(len(s)), uint8(13))
	}
	f.Fuzz(func(t *testing.T, source string, a, b uint16, how uint8) {
		if len(source) > 1<<14 {
			return
		}
		x, y := edgeAt(source, int(a)), edgeAt(source, int(b))
		if x > y {
			x, y = y, x
		}
		soft := how&1 != 0
		var regions []Region
		switch (how >> 1) % 5 {
		case 1:
			regions = []Region{{x, y, soft}}
		case 2:
			regions = []Region{{y, len(source), soft}, {0, x, false}, {x, y, !soft}}
		case 3:
			regions = []Region{{0, x, !soft}, {x, y, soft}, {y, len(source), false}}
		case 4:
			regions = []Region{{x, y, soft}, {0, y, false}, {0, len(source), !soft}}
		}
		v := New(source, regions)
		checkView(t, source, regions, v)
		require.Equal(t, v, New(source, regions), "a second view differs")
		for p := -1; p <= len(v.Text())+1; p++ {
			g := v.Gap(p)
			require.True(t, g == NoGap || g == Space || g == Newline)
		}
		for _, s := range v.Sentences() { // a sentence never crosses a region
			checkRange(t, source, v, s)
			_, n := utf8.DecodeRuneInString(v.Slice(s))
			_, m := utf8.DecodeLastRuneInString(v.Slice(s))
			if inner := (Range{s.Start + n, s.End - m}); inner.Len() > 0 {
				checkRange(t, source, v, inner)
			}
		}
		// No bytes of the source make it fail.
		v.Fold(int(a), int(b))
		v.Source(Range{int(a) - 3, int(b)})
	})
}

// edgeAt returns the edge of a rune at or before byte i of s.
func edgeAt(s string, i int) int {
	edge := len(s)
	for k := range s {
		if k > i {
			return edge
		}
		edge = k
	}
	return edge
}

// Time and memory grow linearly, however the input is built.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	for name, unit := range map[string]string{
		"spaces": " ", "commas": ",", "full-width commas": "，", "newlines": "\n", "CRLF": "\r\n", "text": "中", "NUL": "\x00", "bad bytes": "\xff",
		"commas and spaces": ", ", "marks before spaces": ",\u200b\u200b\u200b", "spaced text": "中 ", "spaced numbers": "1 2 ", "lines": "中\n", "blank lines": "中\n\n",
		"stops": "。\n", "indents": "　　中\n", "full-width": "Ａ", "digits and breaks": "1\n", "number lines": "2021-04-13\n12月\n",
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, timing.CheckLinear(60_000, func(n int) func() {
				s := strings.Repeat(unit, n/len(unit))
				return func() {
					v := New("县"+s+"长", nil)
					v.Sentences()
					v.Fold(0, len(s))
					v.Gap(len(v.Text()) - len("长"))
				}
			}))
		})
	}
	t.Run("many regions", func(t *testing.T) {
		assert.NoError(t, timing.CheckLinear(2_000, func(n int) func() {
			s := strings.Repeat("中\n", n)
			regions := make([]Region, n)
			for i := range regions {
				regions[i] = Region{4 * (n - 1 - i), 4 * (n - i), i%2 == 0}
			}
			return func() { New(s, regions) }
		}))
	})
	t.Run("regions that overlap", func(t *testing.T) {
		assert.NoError(t, timing.CheckLinear(2_000, func(n int) func() {
			s := strings.Repeat("中\n", n)
			regions := make([]Region, n)
			for i := range regions {
				regions[i] = Region{4 * (i % 7), len(s) - 4*(i%5), false}
			}
			return func() { New(s, regions) }
		}))
	})
}
