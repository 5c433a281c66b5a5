package pattern

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const sound = `词表 计划 情态 planned = 将 拟
= 准备
规则 出席
  关系 attended 甲 → 乙
  形式 <甲:主语> …20{不} 【出席|参加】 !(的) (的|之)? …… <乙:会> <句末>
  前无 @计划 陪同!下
  紧前无 <时间>
  例 ⟦P 张三⟧出席⟦E 座谈会⟧。 ⇒ 张三 → 座谈会
  反例 ⟦P 张三⟧将出席⟦E 座谈会⟧。
`

func TestParseReadsASoundFile(t *testing.T) {
	set, err := Parse([]Source{{"a.rules", sound}})
	require.NoError(t, err)
	require.Len(t, set.Rules, 1)
	r := set.Rules[0]
	assert.Equal(t, "出席", r.Name)
	assert.Equal(t, 3, r.Line)
	assert.Equal(t, []string{"将", "拟", "准备"}, set.Words("计划"))
	assert.Equal(t, []string{"张三 → 座谈会"}, r.Good[0].Want)
}

func TestParseFaults(t *testing.T) {
	rule := func(form string) string {
		return "规则 甲\n  关系 r 甲 → 乙\n  形式 " + form + "\n  例 ⟦P 张三⟧\n  反例 ⟦P 张三⟧\n"
	}
	cases := map[string]struct {
		text string
		line int
		want string
	}{
		"no rule":           {"形式 【出席】\n", 1, "不认识的行"},
		"unknown line":      {sound + "  形势 【出席】\n", 10, "不认识的行"},
		"name with a space": {strings.Replace(sound, "规则 出席", "规则 出 席", 1), 3, "不带空格"},
		"name twice":        {sound + strings.SplitN(sound, "\n", 3)[2], 10, "规则名重复"},
		"no relation":       {strings.Replace(sound, "  关系 attended 甲 → 乙\n", "", 1), 3, "没有关系"},
		"relation twice":    {strings.Replace(sound, "  关系 attended 甲 → 乙\n", "  关系 a 甲 → 乙\n  关系 b 甲 → 乙\n", 1), 5, "两次"},
		"relation unclear":  {strings.Replace(sound, "甲 → 乙\n", "甲 乙\n", 1), 4, "关系要写成"},
		"no form":           {"规则 甲\n  关系 r 甲 → 乙\n  例 句\n  反例 句\n", 1, "没有形式"},
		"no example":        {"规则 甲\n  关系 r 甲 → 乙\n  形式 <甲:人> 【见】 <乙:人>\n  反例 句\n", 1, "没有例"},
		"no counterexample": {"规则 甲\n  关系 r 甲 → 乙\n  形式 <甲:人> 【见】 <乙:人>\n  例 句\n", 1, "没有反例"},
		"role missing":      {rule("<甲:人> 【见】"), 3, "形式里没有 乙"},
		"role twice":        {rule("<甲:人> 【见】 <甲:人> <乙:人>"), 3, "出现两次"},
		"no trigger":        {rule("<甲:人> 见 <乙:人>"), 3, "没有触发词"},
		"two triggers":      {rule("<甲:人> 【见】 【了】 <乙:人>"), 3, "只能有一个"},
		"empty trigger":     {rule("<甲:人> 【】 <乙:人>"), 3, "没有词"},
		"open trigger":      {rule("<甲:人> 【见 <乙:人>"), 3, "没有 】"},
		"open element":      {rule("<甲:人 【见】"), 3, "没有 >"},
		"unknown element":   {rule("<甲:狗> 【见】 <乙:人>"), 3, "不认识的成分"},
		"unknown list":      {rule("<甲:人> 【@没有】 <乙:人>"), 3, "没有词表 没有"},
		"unknown guard":     {strings.Replace(sound, "@计划", "@别的", 1), 6, "没有词表 别的"},
		"gap too wide":      {rule("<甲:人> …99 【见】 <乙:人>"), 3, "间隔"},
		"subject inside":    {rule("<乙:人> <甲:主语> 【见】"), 3, "最左边"},
		"subject behind":    {rule("<乙:人> 【见】 <甲:主语>"), 3, "最左边"},
		"stray mark":        {rule("<甲:人> ) 【见】 <乙:人>"), 3, "多出来"},
		"priority":          {strings.Replace(sound, "  前无", "  优先 高\n  前无", 1), 6, "优先"},
		"list unclear":      {"词表 计划\n" + sound, 1, "词表要写成"},
		"loose =":           {"= 将\n" + sound, 1, "没有词表"},
		"nothing done":      {"规则 甲\n  关系 无\n  形式 <甲:人> 【见】 <乙:人>\n  例 句\n  反例 句\n", 1, "什么也不做"},
		"list head":         {"词表 甲 乙 丙 丁 = 将\n" + sound, 1, "情态"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := Parse([]Source{{"a.rules", c.text}})
			require.Error(t, err)
			var fault *RuleError
			require.True(t, errors.As(err, &fault))
			assert.Equal(t, "a.rules", fault.File)
			assert.Equal(t, c.line, fault.Line, err)
			assert.Contains(t, err.Error(), c.want)
			assert.Regexp(t, ` · .*[a-z]`, err.Error(), "in English too")
		})
	}
}

func TestParseReportsAllFaultsAtOnce(t *testing.T) {
	_, err := Parse([]Source{
		{"a.rules", "规则 甲\n  关系 r 甲 → 乙\n"},
		{"b.rules", "形式 【见】\n"},
	})
	require.Error(t, err)
	for _, want := range []string{"a.rules:1: 规则 甲: 没有形式", "a.rules:1: 规则 甲: 没有例", "b.rules:1:"} {
		assert.Contains(t, err.Error(), want)
	}
}

func TestEachFaultIsReportedOnceAndInOrder(t *testing.T) {
	_, err := Parse([]Source{{"a.rules", `规则 甲
  关系 r 甲 -> 乙
  形式 <甲:人> 【见】 <乙:人>
  例 ⟦P 张三⟧见⟦P 李四⟧。 ⇒ 张三 → 李四，李四 → 张三
  反例 句
规则 乙
  关系 r 甲 → 乙
  形式 <甲:人> 见 <乙:人>
  例 句
  反例 句
词表 计划 情态
`}})
	var places []string
	for _, line := range strings.Split(err.Error(), "\n") {
		places = append(places, strings.Join(strings.SplitN(line, ":", 3)[:2], ":"))
	}
	assert.Equal(t, []string{"a.rules:2", "a.rules:4", "a.rules:8", "a.rules:11"}, places, err)
}

func TestResultsOfAnExampleAreReadWithAndWithoutSpaces(t *testing.T) {
	for _, want := range []string{"张三 → 座谈会；李四 → 座谈会", "张三→座谈会；李四→座谈会", "张三 → 座谈会; 李四→ 座谈会"} {
		set, err := Parse([]Source{{"a.rules", strings.Replace(sound, "张三 → 座谈会", want, 1)}})
		require.NoError(t, err, want)
		assert.Equal(t, []string{"张三 → 座谈会", "李四 → 座谈会"}, set.Rules[0].Good[0].Want)
	}
}

func TestListsThatNothingReadsAndMissingOnesAreFaults(t *testing.T) {
	text := "词表 事件·会 = 夜话\n词表 别的 = 词\n词表 传闻 情态 rumoured = 据传\n" + sound
	_, err := Parse([]Source{{"a.rules", text}}, "事件·", "别的", "泛指")
	require.Error(t, err)
	assert.Contains(t, err.Error(), "a.rules:3: 词表 传闻")
	assert.Contains(t, err.Error(), "词表 泛指: 没有这个词表")
	assert.Len(t, strings.Split(err.Error(), "\n"), 2)
	_, err = Parse([]Source{{"a.rules", sound}, {"b.rules", "词表 计划 情态 denied = 未必\n"}})
	assert.ErrorContains(t, err, "b.rules:1: 规则 计划: 词表的情态已经是 planned")
}

func TestRulesMayStateAModality(t *testing.T) {
	set, err := Parse([]Source{{"a.rules", "规则 缺席\n  关系 r 甲 → 乙\n  情态 denied\n  形式 <甲:人> 【缺席】 <乙:会>\n  例 句\n  反例 句\n"}})
	require.NoError(t, err)
	var got []string
	match(set, "P缺席E", nil, func(m Match) { got = append(got, m.Modality) })
	assert.Equal(t, []string{"denied"}, got)
}

func FuzzRules(f *testing.F) {
	f.Add(sound)
	f.Add("规则 甲\n  关系 无\n  活动 甲\n  形式 <甲:主语>?…5{的|@a}【见】!（不）(")
	f.Add("词表 = \n= \n规则\n  形式 【")
	f.Fuzz(func(t *testing.T, text string) {
		set, err := Parse([]Source{{"f.rules", text}})
		if err != nil {
			for _, line := range strings.Split(err.Error(), "\n") {
				if line == "" {
					t.Errorf("a fault without words: %q", err)
				}
			}
			return
		}
		tape := Tape{}
		sentence := "张三将出席座谈会，并在会上见了的讲话"
		for i, c := range sentence {
			tape = append(tape, Unit{Kind: Kind(len(tape) % 3), Rune: c, Start: i, End: i + utf8.RuneLen(c), Ref: len(tape)})
		}
		r := set.Read(nil, sentence)
		r.Enter(0, len(sentence))
		set.Matcher(r).Match(tape, nobody{}, func(m Match) {
			if m.From < 0 || m.To > len(tape) || m.From >= m.To {
				t.Errorf("trigger [%d, %d) of %d units", m.From, m.To, len(tape))
			}
		}, func(Attempt) {})
	})
}

type nobody struct{}

func (nobody) Resolve(k Kind, from, to int) (int, int, bool) { return 0, 0, k%2 == 0 }
