package relation_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

func scoreOf(t *testing.T, x *relation.Extractor, d *entity.Document, typ relation.Type) float64 {
	t.Helper()
	for _, f := range x.Extract(d).Facts {
		if f.Type == typ {
			return f.Score
		}
	}
	require.Fail(t, "no fact", string(typ))
	return 0
}

func TestScoresFallWithWhatIsNotStated(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	stated, _, err := relationtest.Parse("⟦P 方远⟧出席⟦E 座谈会⟧。")
	require.NoError(t, err)
	carried, _, err := relationtest.Parse("⟦E 座谈会⟧召开。⟦P 方远⟧出席。")
	require.NoError(t, err)
	a, b := scoreOf(t, x, stated, relation.Attended), scoreOf(t, x, carried, relation.Attended)
	assert.Greater(t, a, b)

	doubtful := entity.NewDocument(entity.Article{Source: "方远出席座谈会。"},
		[]entity.Mention{{Span: entity.Span{Start: 0, End: len("方远")}, Kind: entity.Person, Score: 0.6}})
	assert.Less(t, scoreOf(t, x, doubtful, relation.Attended), b)
	assert.Equal(t, []float64{0.96, 0.93}, []float64{a, b}, "three digits")
}

func TestRulesSayHowFarTheyAreTrusted(t *testing.T) {
	rule := "规则 甲\n  关系 donated 甲 → 乙\n  可信 TRUST\n  形式 <甲:主语> 向 <乙:机构> 【捐赠】\n" +
		"  例 ⟦P 方远⟧向⟦O 青禾中学⟧捐赠。\n  反例 ⟦P 方远⟧捐赠。\n"
	with := func(trust string) relation.Option {
		return relation.WithRules(fstest.MapFS{"my.rules": {Data: []byte(strings.ReplaceAll(rule, "TRUST", trust))}}, "my.rules")
	}
	x, err := relation.New(with("0.42"))
	require.NoError(t, err)
	d, _, err := relationtest.Parse("⟦P 方远⟧向⟦O 青禾中学⟧捐赠。")
	require.NoError(t, err)
	assert.InDelta(t, 0.42, scoreOf(t, x, d, "donated"), 1e-9)
	for _, wrong := range []string{"0", "1.5", "很", "NaN"} {
		_, err := relation.New(with(wrong))
		assert.ErrorContains(t, err, "my.rules:3: 规则 甲: 可信是", wrong)
	}
}
