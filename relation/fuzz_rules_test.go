package relation_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

// FuzzWithRules reads any rule file: it is refused with an error that names it, or
// gives an extractor that keeps its promises.
func FuzzWithRules(f *testing.F) {
	for _, s := range []string{
		"", "词表 传闻 = 据说 据传\n", "词表 传闻 情态 rumoured = 据说\n",
		"规则 率团\n  关系 visited 甲 → 乙\n  形式 <甲:人> 【率团到】 <乙:地>\n  例 ⟦P 张三⟧率团到⟦L 甲县⟧。 ⇒ 张三 → 甲县\n  反例 ⟦P 张三⟧到⟦L 甲县⟧。\n",
		"规则 x\n  关系 chaired 甲 → 乙\n  形式 <甲:主语> …12 【主持】 {了|过}? <乙:会>\n", "\xff", "规则\n", "= 甲\n",
	} {
		f.Add(s)
	}
	doc := entitytest.Doc("⟦P 张三⟧率团到⟦L 甲县⟧，据说主持了第二次会议。⟦O 县委⟧⟦T 书记⟧⟦P 李四⟧任命⟦P 张三⟧为⟦T 局长⟧。")
	f.Fuzz(func(t *testing.T, text string) {
		x, err := relation.New(relation.WithRules(fstest.MapFS{"f.rules": {Data: []byte(text)}}, "f.rules"))
		if err != nil {
			require.ErrorContains(t, err, "f.rules")
			return
		}
		_, err = relationtest.CheckExtract(x, doc)
		require.NoError(t, err)
	})
}
