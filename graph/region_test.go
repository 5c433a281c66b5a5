package graph

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRegion(t *testing.T) {
	for name, want := range map[string]string{
		"云浦县委":          "云浦县",
		"中共禾川市云浦县委":     "云浦县",
		"禾川市市场监督管理局":    "禾川市",
		"禾川市城市管理局":      "禾川市",
		"云浦县副县长":        "云浦县",
		"云浦县柳塘镇党委书记":    "柳塘镇",
		"东湖区后岭街道办事处":    "后岭街道",
		"江东省委":          "江东省",
		"青岩苗族侗族自治县政府":   "青岩苗族侗族自治县",
		"全州县委":          "全州县",
		"沙市区委":          "沙市区",
		"涪城区委":          "涪城区",
		"忠县乡村振兴局":       "忠县",
		"县委":            "",
		"副县长":           "",
		"国务院":           "",
		"教授":            "",
		"金穗种业有限公司":      "",
		"":              "",
		"\xff县\xff\xff": "\uFFFD县",
	} {
		assert.Equal(t, want, region(name), name)
	}
}

func TestRelative(t *testing.T) {
	for name, want := range map[string]rune{
		"县委书记": '县', "市政府": '市', "副县长": '县', "常务副区长": '区', "全区疫情防控指挥部": '区', "该县": 0, "省委": '省',
		"云浦县委": 0, "市场监督管理局": 0, "城市管理局": 0, "全州县委": 0, "教授": 0, "乡村振兴局": 0, "": 0, "区": 0, "镇江市委": 0,
	} {
		_, level, _ := relative(name)
		assert.Equal(t, string(want), string(level), name)
	}
}

func TestAbsolute(t *testing.T) {
	article, page := regions{}, regions{}
	article.add("云浦县")
	for _, p := range []string{"云浦县", "南坪县", "禾川市", "江东省", "中国", ""} {
		page.add(p)
	}
	for name, want := range map[string]string{
		"县委书记":  "云浦县委书记",
		"副县长":   "云浦县副县长",
		"县长":    "云浦县长",
		"全县指挥部": "云浦县指挥部",
		"市委":    "禾川市委",
		"省长":    "江东省长",
		"镇长":    "",
		"南坪县委":  "南坪县委",
	} {
		assert.Equal(t, want, absolute(name, article, page), name)
	}
	assert.Empty(t, absolute("县委", page, article), "two counties")
}

func TestOfficeHome(t *testing.T) {
	for _, tt := range []struct{ full, title, home string }{
		{"云浦县委书记", "书记", "云浦县"},
		{"云浦县委书记", "", "云浦县"},
		{"云浦县人民医院院长", "院长", "云浦县人民医院"},
		{"云浦县人民医院院长", "", "云浦县人民医院"},
		{"云浦县人民医院心内科主任医师", "主任医师", "云浦县人民医院"},
		{"禾川市第一人民医院心内科医生", "医生", "禾川市第一人民医院"},
		{"云浦县人民医院党委书记", "书记", "云浦县人民医院"},
		{"云浦县学校管理局局长", "局长", "云浦县"},
		{"国务院总理", "", "中央"},
		{"中央政治局常委", "常委", "中央"},
		{"金穗种业有限公司董事长", "", "金穗种业有限公司"},
		{"碧水志愿者服务队队长", "队长", "碧水志愿者服务队"},
		{"教授", "", ""},
		{"教授", "教授", ""},
	} {
		assert.Equal(t, tt.home, newOffice(tt.full, tt.title).Home)
	}
}

// Who acts in an office holds another one, in which they may be elected.
func TestActing(t *testing.T) {
	for name, want := range map[string][2]string{ // canonical form, post
		"云浦县县长":     {"云浦县县长", "县长"},
		"云浦县代县长":    {"云浦县代县长", "县长"},
		"云浦县代理县长":   {"云浦县代县长", "县长"},
		"云浦县政府代县长":  {"云浦县代县长", "县长"},
		"云浦县人民政府县长": {"云浦县县长", "县长"},
		"代县长":       {"代县长", "县长"},
		"代理县长":      {"代县长", "县长"},
		"禾川市代市长":    {"禾川市代市长", "市长"},
		"云浦县代表团团长":  {"云浦县代表团团长", "县代表团团长"},
	} {
		assert.Equal(t, want, [2]string{canonical(name), post(name)}, name)
	}
}

func TestNatural(t *testing.T) {
	want := []string{"", "a", "p02", "p2", "p10", "p10#2", "p10#11", "p010#12", "q"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, natural)
	assert.Equal(t, want, got)
	for i, a := range want {
		for j, b := range want {
			assert.Equal(t, sign(i-j), sign(natural(a, b)), "%s %s", a, b)
		}
	}
}

func sign(n int) int { return min(1, max(-1, n)) }

func FuzzNaturalIsAnOrder(f *testing.F) {
	f.Add("1b1", "01b2", "01c")
	f.Add("p1", "p", "q0")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		assert.Equal(t, sign(natural(a, b)), -sign(natural(b, a)))
		assert.Equal(t, a == b, natural(a, b) == 0)
		if natural(a, b) < 0 && natural(b, c) < 0 {
			assert.Negative(t, natural(a, c))
		}
	})
}
