package gazetteer

import (
	"slices"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func loaded(tb testing.TB) *Gazetteer {
	g, err := Load()
	require.NoError(tb, err)
	return g
}

func TestLookup(t *testing.T) {
	g := loaded(t)
	for name, want := range map[string]Division{
		"河南省":          {Name: "河南省", Short: "河南", Code: "410000", Level: Province},
		"河南":           {Name: "河南省", Short: "河南", Code: "410000", Level: Province},
		"绵阳":           {Name: "绵阳市", Short: "绵阳", Code: "510700", Level: Prefecture, Parent: "510000"},
		"涪城区":          {Name: "涪城区", Short: "涪城", Code: "510703", Level: County, Parent: "510700"},
		"石塘街道":         {Name: "石塘街道", Code: "510703011", Level: Township, Parent: "510703"},
		"东城区":          {Name: "东城区", Short: "东城", Code: "110101", Level: County, Parent: "110000"},
		"万州":           {Name: "万州区", Short: "万州", Code: "500101", Level: County, Parent: "500000"},
		"延边州":          {Name: "延边朝鲜族自治州", Short: "延边", Alias: "延边州", Code: "222400", Level: Prefecture, Parent: "220000"},
		"东莞":           {Name: "东莞市", Short: "东莞", Code: "441900", Level: Prefecture, Parent: "440000"},
		"石碣镇":          {Name: "石碣镇", Code: "441900101", Level: Township, Parent: "441900"},
		"济源市":          {Name: "济源市", Short: "济源", Code: "419001", Level: County, Parent: "410000"},
		"轵城镇":          {Name: "轵城镇", Code: "419001102", Level: Township, Parent: "419001"},
		"香港":           {Name: "香港特别行政区", Short: "香港", Code: "810000", Level: Province},
		"台北":           {Name: "台北市", Short: "台北", Level: Prefecture, Parent: "710000"},
		"中坜区":          {Name: "中坜区", Level: County, Parent: "710000"},
		"襄樊市":          {Name: "襄樊市", Code: "420600", Level: Prefecture, Parent: "420000", Former: true},
		"美利坚合众国":       {Name: "美利坚合众国", Code: "US", Level: Country},
		"平壤":           {Name: "平壤", Level: Abroad, Parent: "KP"},
		"苏联":           {Name: "苏联", Level: Country, Former: true},
		"京津冀":          {Name: "京津冀", Level: Region},
		"黄河":           {Name: "黄河", Level: Nature},
		"巴音郭楞":         {Name: "巴音郭楞蒙古自治州", Short: "巴音郭楞", Alias: "巴音郭楞州", Code: "652800", Level: Prefecture, Parent: "650000"},
		"郑州航空港经济综合实验区": {Name: "郑州航空港经济综合实验区", Code: "410173", Level: County, Parent: "410100"},
	} {
		got := g.Lookup(name)
		if assert.NotEmpty(t, got, name) {
			assert.Equal(t, want, got[0], name)
		}
	}
	for _, name := range []string{"", "市辖区", "县", "省直辖县级行政区划", "自治区", "街道", "良种场", "中", "南区街"} {
		assert.Empty(t, g.Lookup(name), name)
	}
}

func TestAmbiguityIsKept(t *testing.T) {
	g := loaded(t)
	var codes []string
	for _, d := range g.Lookup("鼓楼区") {
		codes = append(codes, d.Code)
	}
	assert.Equal(t, []string{"320106", "320302", "350102", "410204"}, codes)

	var levels []Level
	for _, d := range g.Lookup("海南") { // the province before the prefecture in Qinghai and the district in Wuhai
		levels = append(levels, d.Level)
	}
	assert.Equal(t, []Level{Province, Prefecture, County}, levels)
}

func TestCommonShortForms(t *testing.T) {
	g := loaded(t)
	for name, want := range map[string]bool{
		"和平": true, "东方": true, "平原": true, "合作": true, "友谊": true, "博爱": true, "向阳": true,
		"河南": false, "海南": false, "绵阳": false, "北京": false, "通辽": false, "石河子": false, "浦东": false, "遵义": false,
	} {
		for _, d := range g.Lookup(name) {
			if d.Short == name {
				assert.Equal(t, want, d.Common, "%s of %s", name, d.Name)
			}
		}
	}
}

func TestParents(t *testing.T) {
	g := loaded(t)
	p, ok := g.Parent("510703")
	assert.True(t, ok)
	assert.Equal(t, "绵阳市", p.Name)
	assert.True(t, g.Within("510703", "510000"))
	assert.True(t, g.Within("510703", "510703"))
	assert.False(t, g.Within("510703", "520000"))
	for _, code := range []string{"", "410000", "999999", "US", "41", "41080x"} {
		_, ok := g.Parent(code)
		assert.False(t, ok, code)
		assert.False(t, g.Within(code, "110000"), code)
	}
}

// What every entry must keep to.
func TestInvariants(t *testing.T) {
	g := loaded(t)
	codes := map[string]string{}
	levels := map[Level]int{}
	for d := range g.All() {
		if !d.Former {
			levels[d.Level]++
		}
		require.True(t, utf8.ValidString(d.Name) && utf8.RuneCountInString(d.Name) >= 2, d)
		require.Contains(t, g.Lookup(d.Name), d)
		if d.Short != "" {
			require.GreaterOrEqual(t, utf8.RuneCountInString(d.Short), 2, d)
			require.Contains(t, g.Lookup(d.Short), d)
		}
		if d.Level > Township || d.Former || d.Code == "" {
			continue
		}
		require.Empty(t, codes[d.Code], d)
		codes[d.Code] = d.Name
		back, ok := g.ByCode(d.Code)
		require.True(t, ok, d)
		require.Equal(t, d, back)
		require.True(t, g.Within(d.Code, d.Code[:2]+"0000"), d)
		if d.Level == Township {
			require.Len(t, d.Code, 9, d)
			require.Equal(t, d.Parent[:4], d.Code[:4], d) // 嘉峪关市 is 620200, its towns 620201…
		} else {
			require.Len(t, d.Code, 6, d)
		}
	}
	assert.Equal(t, 34, levels[Province])
	assert.Greater(t, levels[County], 3000)
	assert.Greater(t, levels[Township], 40000)
	assert.Greater(t, levels[Country], 200)
	assert.Greater(t, levels[Abroad], 500)

	names := slices.Collect(g.Names())
	seen := map[string]bool{}
	for _, n := range names {
		require.False(t, seen[n], n)
		require.True(t, g.Has(n), n)
		seen[n] = true
	}
	assert.Len(t, names, len(g.byName))
	assert.Equal(t, names, slices.Collect(g.Names()))
}

func TestConcurrent(t *testing.T) {
	var wg sync.WaitGroup
	for range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			g, err := Load()
			if assert.NoError(t, err) {
				assert.Len(t, g.Lookup("鼓楼区"), 4)
			}
		}()
	}
	wg.Wait()
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	g := loaded(b)
	b.ReportAllocs()
	for b.Loop() {
		g.Lookup("绵阳")
	}
}

func FuzzLookup(f *testing.F) {
	g, err := Load()
	require.NoError(f, err)
	for _, s := range []string{"", "北京", "吉林", "110000", "110105", "110105001001", "-1", "99999999999999999999", "\xff", "１１００００", "+10105"} {
		f.Add(s, "110000")
	}
	f.Fuzz(func(t *testing.T, s, above string) {
		require.Equal(t, len(g.Lookup(s)) > 0, g.Has(s), "%q", s)
		for _, d := range g.Lookup(s) {
			if d.Code != "" && !d.Former {
				again, ok := g.ByCode(d.Code)
				require.True(t, ok, d)
				require.Equal(t, d.Code, again.Code)
			}
		}
		if d, ok := g.ByCode(s); ok {
			require.True(t, g.Within(d.Code, d.Code))
			if up, ok := g.Parent(d.Code); ok {
				require.True(t, g.Within(d.Code, up.Code), "%v in %v", d, up)
			}
		}
		g.Within(s, above)
		g.Parent(s)
	})
}
