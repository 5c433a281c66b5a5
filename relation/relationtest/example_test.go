package relationtest_test

import (
	"fmt"
	"testing/fstest"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/relation"
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

// The rules of an extractor, with whatever options it has.
func ExampleCheck() {
	fmt.Println(relationtest.Check(relation.WithModality()))
	// Output:
	// <nil>
}

// Over documents of one's own, with the rules of one's own.
func ExampleCheckExtract() {
	x, err := relation.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := relationtest.CheckExtract(x, entitytest.Doc("⟦P 方远⟧出席座谈会。"))
	fmt.Println(len(r.Facts), err)
	// Output:
	// 1 <nil>
}

// A result that somebody changed.
func ExampleCheckResult() {
	doc := entitytest.Doc("⟦P 方远⟧")
	fmt.Println(relationtest.CheckResult(&relation.Result{Doc: doc}))
	fmt.Println(relationtest.CheckResult(&relation.Result{Doc: doc, Others: []entity.Entity{{ID: "other:1"}}}))
	// Output:
	// <nil>
	// other "other:1": no name
}

func ExampleParse() {
	doc, events, err := relationtest.Parse("⟦P 方远⟧出席⟦E 座谈会⟧。")
	if err != nil {
		fmt.Println(err)
		return
	}
	source := doc.Article.Source
	fmt.Println(source, doc.Mentions[0].Text, source[events[0].Start:events[0].End])
	// Output:
	// 方远出席座谈会。 方远 座谈会
}
