package relation_test

import (
	"errors"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

const treaty = "⟦P 方远⟧⟦D 3月2日⟧与⟦O 白云公司⟧签署合作协议。"

func TestUserRulesAddARelation(t *testing.T) {
	files := os.DirFS("testdata")
	require.NoError(t, relationtest.CheckRules(files, "signed.rules"))
	x, err := relation.New(relation.WithRules(files, "signed.rules"))
	require.NoError(t, err)
	assert.Equal(t, []string{"signed 方远 → 白云公司"}, facts(t, x, treaty))
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
	x, err := relation.New(relation.Without("出席会议", "职务同位"))
	require.NoError(t, err)
	d, _, err := relationtest.Parse("⟦T 县长⟧⟦P 方远⟧出席⟦E 座谈会⟧。")
	require.NoError(t, err)
	assert.Empty(t, x.Extract(d).Facts)
	_, err = relation.New(relation.Without("没有这条"))
	assert.ErrorContains(t, err, "没有这条")
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
	head := "规则 签署\n  关系 signed 甲 → 乙\n  形式 <甲:主语> …12 与 <乙:机构> 【签署】\n"
	cases := map[string]struct{ text, want string }{
		"an example that does not match": {head + "  例 ⟦P 方远⟧同⟦O 白云公司⟧签署协议。\n  反例 ⟦P 方远⟧。\n", "my.rules:4: 规则 签署: 例不合"},
		"an example with another result": {head + "  例 ⟦P 方远⟧与⟦O 白云公司⟧签署协议。 ⇒ 苏禾 → 白云公司\n  反例 ⟦P 方远⟧。\n", "my.rules:4: 规则 签署: 例的结果不同"},
		"a counter-example that matches": {head + "  例 ⟦P 方远⟧与⟦O 白云公司⟧签署协议。\n  反例 ⟦P 方远⟧将与⟦O 白云公司⟧签署协议。\n", "my.rules:5: 规则 签署: 反例不该合"},
		"an unknown mark":                {head + "  例 ⟦Q 方远⟧与⟦O 白云公司⟧签署协议。\n  反例 ⟦P 方远⟧。\n", "none of P T L O D"},
		"an event that is not found":     {head + "  例 ⟦P 方远⟧与⟦O 白云公司⟧签署⟦E 协议⟧。\n  反例 ⟦P 方远⟧。\n", "不认得事件"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			err := relationtest.CheckRules(fstest.MapFS{"my.rules": {Data: []byte(c.text)}}, "my.rules")
			assert.ErrorContains(t, err, c.want)
		})
	}
}
