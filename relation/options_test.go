package relation_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

// TestWalkThrough does what the worked example of data/README.md tells its
// reader to do, with the files that stand there.
func TestWalkThrough(t *testing.T) {
	page, err := os.ReadFile("data/README.md")
	require.NoError(t, err)
	_, section, ok := strings.Cut(string(page), "## 动手")
	require.True(t, ok)
	_, section, ok = strings.Cut(section, "```\n")
	require.True(t, ok)
	rules, section, ok := strings.Cut(section, "```\n")
	require.True(t, ok)
	kept, err := os.ReadFile("testdata/donated.rules")
	require.NoError(t, err)
	require.Equal(t, string(kept), rules)

	_, section, ok = strings.Cut(section, "```go\n")
	require.True(t, ok)
	program, section, ok := strings.Cut(section, "```\n")
	require.True(t, ok)
	_, printed, ok := strings.Cut(section, "它打印 `")
	require.True(t, ok)
	printed, _, _ = strings.Cut(printed, "`")
	assert.Equal(t, printed+"\n", runOutside(t, map[string]string{"donated.rules": rules, "main.go": program}))
}

// runOutside runs the program of the files in a module of its own that uses this
// one, and returns what it prints.
func runOutside(t *testing.T, files map[string]string) string {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil || testing.Short() {
		t.Skip("needs the go command and some seconds")
	}
	root, err := filepath.Abs("..")
	require.NoError(t, err)
	mod, err := os.ReadFile("../go.mod")
	require.NoError(t, err)
	sum, err := os.ReadFile("../go.sum")
	require.NoError(t, err)
	const self = "github.com/go-renshi/renshi"
	files["go.mod"] = strings.Replace(string(mod), "module "+self, "module try", 1) +
		"\nrequire " + self + " v0.0.0\nreplace " + self + " => " + strconv.Quote(root) + "\n"
	files["go.sum"] = string(sum)
	dir := t.TempDir()
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	run := exec.Command("go", "run", "-mod=mod", ".")
	run.Dir, run.Env = dir, append(os.Environ(), "GOPROXY=off", "GOFLAGS=")
	out, err := run.CombinedOutput()
	require.NoError(t, err, string(out))
	return string(out)
}

func TestEveryElementAndCodeRuleIsOnTheLanguagesPage(t *testing.T) {
	page, err := os.ReadFile("data/README.md")
	require.NoError(t, err)
	for _, r := range structural {
		assert.Contains(t, string(page), "`"+r+"`")
	}
	used := regexp.MustCompile(`<(?:.:)?([^<>:]+)>`)
	files, err := filepath.Glob("data/*.rules")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range used.FindAllStringSubmatch(string(text), -1) {
			assert.Regexp(t, "<(.:)?"+m[1]+">", string(page), file)
		}
	}
}

func TestRulesThatLostTheirTriggerSayToWhom(t *testing.T) {
	mine := "规则 我的主持\n  关系 chaired 甲 → 乙\n  优先 1\n  形式 <甲:主语> 【主持】 <乙:会>\n" +
		"  例 ⟦P 方远⟧主持⟦E 座谈会⟧。\n  反例 ⟦P 方远⟧在⟦E 座谈会⟧。\n"
	err := relationtest.CheckRules(fstest.MapFS{"my.rules": {Data: []byte(mine)}}, "my.rules")
	assert.ErrorContains(t, err, "触发词已归规则 主持会议")
}

func TestUserListsExtendBuiltInOnes(t *testing.T) {
	marked := "⟦P 方远⟧出席⟦E 围炉夜话⟧。"
	plain, err := relation.New()
	require.NoError(t, err)
	assert.Empty(t, facts(t, plain, marked))
	x, err := relation.New(relation.WithRules(fstest.MapFS{"my.rules": {Data: []byte("词表 事件·forum = 夜话\n")}}, "my.rules"))
	require.NoError(t, err)
	assert.Equal(t, []string{"attended 方远 → 围炉夜话"}, facts(t, x, marked))
}

func TestWithoutSwitchesRulesOff(t *testing.T) {
	x, err := relation.New(relation.WithoutRules("出席会议", "职务同位"))
	require.NoError(t, err)
	d, _, err := relationtest.Parse("⟦T 县长⟧⟦P 方远⟧出席⟦E 座谈会⟧。")
	require.NoError(t, err)
	assert.Empty(t, x.Extract(d).Facts)
}

// All problems are reported at once, and by New.
func TestErrorsOfOptions(t *testing.T) {
	broken := fstest.MapFS{"my.rules": {Data: []byte("规则 甲\n  关系 r 甲 → 乙\n")}}
	for name, c := range map[string]struct {
		options []relation.Option
		want    []string
	}{
		"no such rule":    {[]relation.Option{relation.WithoutRules("没有这条")}, []string{"relation: WithoutRules: no rule is named \"没有这条\""}},
		"no file system":  {[]relation.Option{relation.WithRules(nil, "my.rules")}, []string{"relation: WithRules: nil file system"}},
		"no such file":    {[]relation.Option{relation.WithRules(broken, "missing.rules")}, []string{"relation: WithRules: open missing.rules"}},
		"two at once":     {[]relation.Option{relation.WithRules(broken, "missing.rules"), relation.WithoutRules("没有这条")}, []string{"missing.rules", "没有这条"}},
		"a file at fault": {[]relation.Option{relation.WithRules(nil, "x"), relation.WithRules(broken, "my.rules")}, []string{"nil file system", "my.rules:1"}},
	} {
		t.Run(name, func(t *testing.T) {
			x, err := relation.New(c.options...)
			assert.Nil(t, x)
			for _, want := range c.want {
				assert.ErrorContains(t, err, want)
			}
		})
	}
	_, err := relation.New(relation.Option{}, relation.WithTrace(nil))
	assert.NoError(t, err)
}

func TestTraceSaysWhichRuleMatchedAndWhyOthersDidNot(t *testing.T) {
	var got []relation.Trace
	x, err := relation.New(relation.WithTrace(func(tr relation.Trace) { got = append(got, tr) }))
	require.NoError(t, err)
	facts(t, x, "⟦P 方远⟧出席⟦E 座谈会⟧。")
	assert.True(t, slices.ContainsFunc(got, func(tr relation.Trace) bool { return tr.Rule == "出席会议" && tr.Matched }))
	got = nil
	facts(t, x, "⟦P 方远⟧出席。")
	assert.True(t, slices.ContainsFunc(got, func(tr relation.Trace) bool { return tr.Rule == "出席会议" && !tr.Matched && tr.Why != "" }))
}

func TestFaultsInRuleFilesAreTypedAndPlaced(t *testing.T) {
	_, err := relation.New(relation.WithRules(fstest.MapFS{"my.rules": {Data: []byte("规则 甲\n  关系 r 甲 → 乙\n")}}, "my.rules"))
	var fault *relation.RuleError
	require.True(t, errors.As(err, &fault))
	assert.Equal(t, "my.rules", fault.File)
	assert.Equal(t, 1, fault.Line)
	assert.Equal(t, "甲", fault.Rule)
	_, err = relation.New(relation.WithRules(fstest.MapFS{}, "missing.rules"))
	assert.ErrorContains(t, err, "missing.rules")
}

func TestCheckRulesFindsExamplesThatDoNotHold(t *testing.T) {
	head := "规则 捐赠\n  关系 donated 甲 → 乙\n  形式 <甲:主语> …12 与 <乙:机构> 【捐赠】\n"
	cases := map[string]struct{ text, want string }{
		"an example that does not match": {head + "  例 ⟦P 方远⟧同⟦O 白云公司⟧捐赠图书。\n  反例 ⟦P 方远⟧。\n", "my.rules:4: 规则 捐赠: 例不合"},
		"an example with another result": {head + "  例 ⟦P 方远⟧与⟦O 白云公司⟧捐赠图书。 ⇒ 苏禾 → 白云公司\n  反例 ⟦P 方远⟧。\n", "my.rules:4: 规则 捐赠: 例的结果不同"},
		"a counter-example that matches": {head + "  例 ⟦P 方远⟧与⟦O 白云公司⟧捐赠图书。\n  反例 ⟦P 方远⟧将与⟦O 白云公司⟧捐赠图书。\n", "my.rules:5: 规则 捐赠: 反例不该合"},
		"an unknown mark":                {head + "  例 ⟦Q 方远⟧与⟦O 白云公司⟧捐赠图书。\n  反例 ⟦P 方远⟧。\n", "标记不对，要写成 ⟦P 张三⟧，字母是 P T L O D E 或 ? · bad mark, want one of P T L O D E ?"},
		"an event that is not found":     {head + "  例 ⟦P 方远⟧与⟦O 白云公司⟧捐赠⟦E 图书⟧。\n  反例 ⟦P 方远⟧。\n", "不认得事件"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			err := relationtest.CheckRules(fstest.MapFS{"my.rules": {Data: []byte(c.text)}}, "my.rules")
			assert.ErrorContains(t, err, c.want)
		})
	}
}
