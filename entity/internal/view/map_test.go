package view

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// find returns the range of w in the folded text.
func find(t *testing.T, v *View, w string) Range {
	t.Helper()
	i := strings.Index(v.Text(), w)
	require.GreaterOrEqual(t, i, 0, "%q in %q", w, v.Text())
	return Range{i, i + len(w)}
}

// A name's range covers the source as it stands, without white space at its ends.
func TestSourceOfNames(t *testing.T) {
	for source, want := range map[string]string{
		"县长沈青禾说":                      "沈青禾",
		"县 长 沈 青 禾 说":                 "沈 青 禾",
		"县长 沈青\n禾 说":                  "沈青\n禾",
		"县长　沈　\r\n青禾，\xff说":           "沈　\r\n青禾",
		"\ufeff\x00县长\u200b沈\u200b青禾": "沈\u200b青禾",
		"（ＡＢ）沈青禾":                     "沈青禾",
	} {
		v := New(source, nil)
		start, end := v.Source(find(t, v, "沈青禾"))
		assert.Equal(t, want, source[start:end])
		r, ok := v.Fold(start, end)
		assert.True(t, ok)
		assert.Equal(t, find(t, v, "沈青禾"), r)
	}
}

func TestSourceOfFoldedCharacters(t *testing.T) {
	source := "第１２号(a, 甲)\xff乙 5 2021年"
	v := New(source, nil)
	for folded, want := range map[string]string{
		"12": "１２", "2": "２", "（": "(", "，": ",", "）\ufffd": ")\xff", "\ufffd": "\xff", "\ufffd乙": "\xff乙", "5 2": "5 2", " 2021": " 2021",
	} {
		start, end := v.Source(find(t, v, folded))
		assert.Equal(t, want, source[start:end], folded)
	}
}

func TestRangesThatAreNone(t *testing.T) {
	v := New("沈青禾", nil)
	for _, r := range []Range{{0, 0}, {3, 3}, {-1, 3}, {0, 10}, {6, 3}} {
		start, end := v.Source(r)
		assert.Equal(t, [2]int{0, 0}, [2]int{start, end}, "%v", r)
	}
	start, end := New("", nil).Source(Range{0, 1})
	assert.Equal(t, [2]int{0, 0}, [2]int{start, end})
	for _, s := range [][2]int{{0, 0}, {9, 12}, {-5, 0}, {6, 3}} {
		_, ok := v.Fold(s[0], s[1])
		assert.False(t, ok, "%v", s)
	}
	_, ok := New(" 　\n", nil).Fold(0, 5)
	assert.False(t, ok)
	r, ok := v.Fold(-5, 100)
	assert.True(t, ok)
	assert.Equal(t, Range{0, 9}, r)
}

func TestFoldOfWhiteSpaceAlone(t *testing.T) {
	source := "沈 　青1 2"
	v := New(source, nil)
	_, ok := v.Fold(3, 7)
	assert.False(t, ok, "dropped")
	r, ok := v.Fold(len("沈 　青1"), len("沈 　青1 "))
	assert.True(t, ok, "the kept space")
	assert.Equal(t, " ", v.Slice(r))
}

// A range over a change of region has a source only when the source has the
// same order.
func TestSourceAcrossRegions(t *testing.T) {
	source := "县里开会。|沈青禾来了。"
	second := strings.Index(source, "沈")
	v := New(source, []Region{{0, second - 1, false}, {second, len(source), false}})
	start, end := v.Source(find(t, v, "会。\n沈"))
	assert.Equal(t, "会。|沈", source[start:end])
	v = New(source, []Region{{second, len(source), false}, {0, second - 1, false}})
	start, end = v.Source(find(t, v, "了。\n县"))
	assert.Equal(t, [2]int{0, 0}, [2]int{start, end})
	// What lies between the regions belongs to none.
	_, ok := v.Fold(second-1, second)
	assert.False(t, ok)
}

func TestGap(t *testing.T) {
	source := "沈青 禾\n祝　红\u200b叶\r\n 顾\xff长1 2岭"
	v := New(source, []Region{{0, len(source), true}})
	require.Equal(t, "沈青禾祝红叶顾\ufffd长1 2岭", v.Text())
	for w, want := range map[string]Gap{
		"沈": NoGap, "青": NoGap, "禾": Space, "祝": Newline, "红": Space, "叶": NoGap, "顾": Space,
		"\ufffd": NoGap, "长": NoGap, "1": NoGap, "岭": NoGap,
	} {
		assert.Equal(t, want, v.Gap(find(t, v, w).Start), w)
	}
	for _, p := range []int{-1, 0, 1, 4, len(v.Text()), len(v.Text()) + 1} {
		assert.Equal(t, NoGap, v.Gap(p), "at %d", p)
	}
	assert.Equal(t, NoGap, New("", nil).Gap(0))
}

func TestRange(t *testing.T) {
	r := Range{3, 9}
	assert.Equal(t, 6, r.Len())
	assert.True(t, r.Contains(Range{3, 9}) && r.Contains(Range{4, 8}))
	assert.False(t, r.Contains(Range{2, 4}) || r.Contains(Range{8, 10}))
	assert.True(t, r.Overlaps(Range{8, 10}) && r.Overlaps(Range{0, 4}))
	assert.False(t, r.Overlaps(Range{9, 10}) || r.Overlaps(Range{0, 3}))
}

// checkView fails when v breaks what holds for every view of regions that begin
// and end between runes.
func checkView(t testing.TB, source string, regions []Region, v *View) {
	t.Helper()
	text := v.Text()
	require.True(t, utf8.ValidString(text))
	require.NotContains(t, text, "\n\n")
	require.False(t, strings.HasPrefix(text, "\n"))
	if len(regions) == 0 {
		regions = []Region{{0, len(source), false}}
	}
	edge := make([]bool, len(source)+1)
	for i := range source {
		edge[i] = true
	}
	edge[len(source)] = true
	solid := 0 // characters that the view has to keep
	regions = disjoint(regions, len(source))
	for _, r := range regions {
		for _, c := range source[r.Start:r.End] {
			if !Dropped(c) {
				solid++
			}
		}
	}
	var script *script
	if hasTraditional(source, regions) {
		script = characters()
	}
	require.Equal(t, script != nil, v.Traditional())
	kept, last := 0, -1
	for i, c := range text {
		r := Range{i, i + utf8.RuneLen(c)}
		start, end := v.Source(r)
		if c == '\n' {
			require.Equal(t, start, end, "a break has no source")
			last = -1
			continue
		}
		require.True(t, 0 <= start && start < end && end <= len(source) && edge[start] && edge[end], "%q [%d,%d)", c, start, end)
		require.LessOrEqual(t, last, start, "%q runs backwards", c)
		last = end
		came := source[start:end]
		if c == ' ' {
			require.Empty(t, Squeeze(came))
			require.NotEmpty(t, strings.TrimLeft(came, lineBreaks), "a space that was a line break")
		} else {
			kept++
			from, n := utf8.DecodeRuneInString(came)
			require.Equal(t, len(came), n, "%q is more than one rune", came)
			switch {
			case from == utf8.RuneError && n == 1, from < 0x20, from == 0x7f:
				require.Equal(t, utf8.RuneError, c)
			default:
				may := []rune{punctuation(from, 0, ""), punctuation(from, '中', "")}
				if script != nil {
					from = Radical(from)
					may = append(may, script.simplify(string(from), 0, from))
					for _, w := range script.words[from] {
						may = append(may, w.fold)
					}
				}
				require.Contains(t, may, c, "from %q", from)
			}
		}
		back, ok := v.Fold(start, end)
		require.True(t, ok)
		require.True(t, back.Contains(r), "%v → [%d,%d) → %v", r, start, end, back)
	}
	require.Equal(t, solid, kept, "characters lost or invented")

	at := 0
	for _, p := range v.Paragraphs() {
		require.Less(t, p.Start, p.End)
		require.NotContains(t, v.Slice(p), "\n")
		require.Empty(t, strings.Trim(text[at:p.Start], "\n"))
		at = p.End
	}
	require.Empty(t, strings.Trim(text[at:], "\n"))
	at = 0
	for _, s := range v.Sentences() {
		require.Less(t, s.Start, s.End)
		require.Empty(t, strings.Trim(text[at:s.Start], "\n"), "text outside of sentences")
		at = s.End
	}
	require.Empty(t, strings.Trim(text[at:], "\n"))
}

// checkRange fails when the stretch r of one region, without a break, does not
// lead to the source and back.
func checkRange(t testing.TB, source string, v *View, r Range) {
	t.Helper()
	start, end := v.Source(r)
	require.Less(t, start, end)
	want := []rune(strings.ReplaceAll(v.Slice(r), " ", ""))
	got := []rune(Squeeze(source[start:end]))
	require.Len(t, got, len(want), "%q and %q", v.Slice(r), source[start:end])
	first, _ := utf8.DecodeRuneInString(source[start:])
	lastRune, _ := utf8.DecodeLastRuneInString(source[:end])
	require.True(t, !Dropped(first) || v.Slice(r)[0] == ' ', "white space in front")
	require.True(t, !Dropped(lastRune) || v.Slice(r)[r.Len()-1] == ' ', "white space behind")
	back, ok := v.Fold(start, end)
	require.True(t, ok)
	require.Equal(t, r, back)
}
