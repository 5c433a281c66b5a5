package relationtest_test

import (
	"fmt"
	"testing/fstest"

	"github.com/go-renshi/renshi/relation/relationtest"
)

// In a test of one's own: os.DirFS("rules") or an embed.FS, and t.Error.
func ExampleCheckRules() {
	files := fstest.MapFS{"donations.rules": {Data: []byte(`规则 捐赠
  关系 donated_to 甲 → 乙
  形式 <甲:主语> …6 (向|给) <乙:机构> 【捐赠|捐款】
  例 ⟦P 方远⟧向⟦O 白云中学⟧捐赠图书。 ⇒ 方远 → 白云中学
  反例 ⟦P 方远⟧向⟦O 白云中学⟧捐款。
`)}}
	fmt.Println(relationtest.CheckRules(files, "donations.rules"))
	// Output:
	// donations.rules:5: 规则 捐赠: 反例不该合 · the counter-example matches: ⟦P 方远⟧向⟦O 白云中学⟧捐款。 ⇒ 方远 → 白云中学
}
