package relation_test

import (
	"errors"
	"fmt"
	"testing/fstest"

	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/relation"
)

// printFacts writes the facts of a text whose mentions are marked, as entity.Extractor
// would find them.
func printFacts(x *relation.Extractor, marked string) {
	r := x.Extract(entitytest.Doc(marked))
	for _, f := range r.Facts {
		fmt.Println(r.Names(f.Subject)[0], f.Type, r.Names(f.Object)[0])
	}
}

func Example() {
	x, err := relation.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	r := x.Extract(entitytest.Doc("⟦D 3月2日|2021-03-02⟧，⟦P 顾长岭⟧主持召开春耕工作会议。⟦P 邵培林⟧出席。"))
	for _, e := range r.Events {
		fmt.Println(e.Kind, e.Name, e.Date)
	}
	for _, f := range r.Facts {
		source := r.Doc.Article.Source
		fmt.Println(r.Names(f.Subject)[0], f.Type, r.Names(f.Object)[0], f.Date, source[f.Trigger.Start:f.Trigger.End])
	}
	// Output:
	// meeting 春耕工作会议 2021-03-02
	// 春耕工作会议 happened_on 3月2日 2021-03-02 3月2日
	// 顾长岭 chaired 春耕工作会议 2021-03-02 主持召开
	// 邵培林 attended 春耕工作会议 2021-03-02 出席
}

// What is planned or denied is no fact unless it is asked for.
func ExampleWithModality() {
	x, err := relation.New(relation.WithModality())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range x.Extract(entitytest.Doc("⟦P 顾长岭⟧将出席座谈会。")).Facts {
		fmt.Println(f.Type, f.Modality)
	}
	// Output:
	// attended planned
}

// donations is a rule for a relation of one's own; the language is described in data/README.md.
var donations = fstest.MapFS{"donations.rules": {Data: []byte(`
规则 捐赠
  关系 donated_to 甲 → 乙
  形式 <甲:主语> …6 (向|给) <乙:机构> 【捐赠|捐款】
  例 ⟦P 方远⟧向⟦O 白云中学⟧捐赠图书。 ⇒ 方远 → 白云中学
  反例 ⟦P 方远⟧到⟦O 白云中学⟧参观。
`)}}

func ExampleWithRules() {
	x, err := relation.New(relation.WithRules(donations, "donations.rules"))
	if err != nil {
		fmt.Println(err)
		return
	}
	printFacts(x, "⟦P 苏禾⟧向⟦O 泊阳县图书馆⟧捐赠字画。")
	// Output:
	// 苏禾 donated_to 泊阳县图书馆
}

// A fault says in which file and line it is, and in which rule.
func ExampleRuleError() {
	files := fstest.MapFS{"my.rules": {Data: []byte("规则 捐赠\n  关系 donated_to 甲 → 乙\n")}}
	_, err := relation.New(relation.WithRules(files, "my.rules"))
	var fault *relation.RuleError
	if errors.As(err, &fault) {
		fmt.Println(fault.File, fault.Line, fault.Rule)
	}
	// Output:
	// my.rules 1 捐赠
}

func ExampleWithTrace() {
	x, err := relation.New(
		relation.WithRules(donations, "donations.rules"),
		relation.WithTrace(func(t relation.Trace) {
			if t.Rule == "捐赠" {
				fmt.Println(t.Rule, t.Matched)
			}
		}))
	if err != nil {
		fmt.Println(err)
		return
	}
	printFacts(x, "⟦P 苏禾⟧向⟦O 泊阳县图书馆⟧捐赠字画。")
	printFacts(x, "泊阳县图书馆接受捐赠。")
	// Output:
	// 捐赠 true
	// 苏禾 donated_to 泊阳县图书馆
	// 捐赠 false
}

func ExampleWithoutRules() {
	x, err := relation.New(relation.WithoutRules("出席会议"))
	if err != nil {
		fmt.Println(err)
		return
	}
	printFacts(x, "⟦P 方远⟧出席座谈会。")
	_, err = relation.New(relation.WithoutRules("出席"))
	fmt.Println(err)
	// Output:
	// relation: WithoutRules: no rule is named "出席"; Extractor.Rules lists the names
}

// What a fact is about, by name.
func ExampleResult_Names() {
	x, err := relation.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	r := x.Extract(entitytest.Doc("⟦O 泊阳县委⟧⟦T 书记⟧⟦P 顾长岭⟧说，⟦O 县委⟧要求……"))
	for _, f := range r.Facts {
		fmt.Println(f.Type, r.Names(f.Subject), r.Names(f.Object))
	}
	// Output:
	// holds_title [顾长岭] [泊阳县委书记 书记]
}

// For a table of many facts.
func ExampleResult_AllNames() {
	x, err := relation.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	r := x.Extract(entitytest.Doc("⟦P 方远⟧、⟦P 苏禾⟧出席春茶论坛，⟦P 林一鸣⟧主持论坛。"))
	names := r.AllNames()
	for _, f := range r.Facts {
		fmt.Println(names[f.Subject][0], f.Type, names[f.Object][0])
	}
	// Output:
	// 方远 attended 春茶论坛
	// 苏禾 attended 春茶论坛
	// 林一鸣 chaired 春茶论坛
}

func ExampleExtractor_Rules() {
	x, err := relation.New(relation.WithRules(donations, "donations.rules"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range x.Rules() {
		if r.File == "donations.rules" {
			fmt.Println(r.Name, r.Type, r.Priority, len(r.Examples))
		}
	}
	// Output:
	// 捐赠 donated_to 100 2
}
