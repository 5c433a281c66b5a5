package entitytest_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/go-renshi/renshi/entity/segment/purego"
)

func ExampleParse() {
	source, mentions, err := entitytest.Parse("⟦O 县委⟧⟦T 书记⟧⟦P 顾 长岭⟧⟦D 昨日|2021-03-02⟧到⟦L 柳桥湾镇⟧调研。")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(source)
	for _, m := range mentions {
		fmt.Printf("%s [%d,%d) %s\n", m.Kind, m.Start, m.End, m.Text+m.Value)
	}
	fmt.Println(entitytest.Render(source, mentions[:2]))
	// Output:
	// 县委书记顾 长岭昨日到柳桥湾镇调研。
	// organisation [0,6) 县委
	// title [6,12) 书记
	// person [12,22) 顾长岭
	// date [22,28) 昨日2021-03-02
	// place [31,43) 柳桥湾镇
	// ⟦O 县委⟧⟦T 书记⟧顾 长岭昨日到柳桥湾镇调研。
}

// A document by hand, for tests of what comes after recognition.
func ExampleDoc() {
	doc := entitytest.Doc("⟦P 顾长岭⟧到⟦L 柳桥湾镇⟧。⟦P 顾长岭⟧说……")
	for _, e := range doc.Entities {
		fmt.Println(e.ID)
	}
	doc.Mentions[0].Text = "顾岭"
	fmt.Println(entitytest.CheckDocument(doc))
	// Output:
	// person:顾长岭
	// place:柳桥湾镇
	// person "顾岭" [0,9): the source there is "顾长岭"
}

// NewDoc is Doc for marks that may be wrong.
func ExampleNewDoc() {
	_, err := entitytest.NewDoc("第一行\n⟦P 顾长岭到柳桥湾镇。")
	var fault *entitytest.MarkError
	fmt.Println(errors.As(err, &fault), fault.Line, fault.Offset)
	// Output:
	// true 2 10
}

// What an extractor finds, as marks in the text.
func ExampleRender() {
	const source = "顾长岭到柳桥湾镇调研。"
	fmt.Println(entitytest.Render(source, []entity.Mention{
		{Span: entity.Span{Start: 0, End: 9}, Kind: entity.Person},
		{Span: entity.Span{Start: 12, End: 24}, Kind: entity.Place},
	}))
	// Output:
	// ⟦P 顾长岭⟧到⟦L 柳桥湾镇⟧调研。
}

const goldText = `⟦D 3月2日|2021-03-02⟧，⟦P 顾长岭⟧到⟦L 柳桥湾镇⟧调研。
⟦facts⟧
published | 2021-03-03
inspected | 顾长岭 | 柳桥湾镇 | 2021-03-02
`

func ExampleParseFile() {
	f, err := entitytest.ParseFile(goldText)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Source, len(f.Mentions), f.Published.Format(time.DateOnly))
	for _, fact := range f.Facts {
		fmt.Println(fact.Relations, fact.Subject, fact.Objects, fact.Date)
	}
	_, err = entitytest.ParseFile("⟦P 顾长岭⟧\n⟦facts⟧\ninspected | 顾长岭\n")
	fmt.Println(err)
	// Output:
	// 3月2日，顾长岭到柳桥湾镇调研。 3 2021-03-03
	// [inspected] 顾长岭 [柳桥湾镇] 2021-03-02
	// line 3: want relation | subject | object / other name of it | date
}

func ExampleReadFile() {
	folder, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	name := filepath.Join(folder, "visit.gold")
	if err := os.WriteFile(name, []byte(goldText), 0o600); err != nil {
		fmt.Println(err)
		return
	}
	f, err := entitytest.ReadFile(name)
	fmt.Println(f.String() == goldText, err)
	// Output:
	// true <nil>
}

// printer stands for the *testing.T of a test.
type printer struct{}

func (printer) Helper()                           {}
func (printer) Errorf(format string, args ...any) { fmt.Printf(format+"\n", args...) }

// In a test with t and a flag -update:
// entitytest.Golden(t, "testdata/golden/page.golden", got, *update).
func ExampleGolden() {
	folder, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "visit.golden")
	entitytest.Golden(printer{}, file, "⟦P 顾长岭⟧到⟦L 柳桥湾镇⟧。\n", true)
	entitytest.Golden(printer{}, file, "⟦P 顾长岭⟧到⟦L 柳桥湾镇⟧。\n", false)
	got, err := os.ReadFile(file)
	fmt.Print(string(got), err)
	// Output:
	// ⟦P 顾长岭⟧到⟦L 柳桥湾镇⟧。
	// <nil>
}

func ExampleDiff() {
	fmt.Print(entitytest.Diff("甲\n乙\n", "甲\n丙\n"))
	// Output:
	// -    2  乙
	// +    2  丙
}

func ExampleCheckSpan() {
	fmt.Println(entitytest.CheckSpan("县长", entity.Span{Start: 0, End: 3}))
	fmt.Println(entitytest.CheckSpan("县长", entity.Span{Start: 0, End: 4}))
	// Output:
	// <nil>
	// [0,4): splits a rune
}

// A document whose mentions somebody changed.
func ExampleCheckDocument() {
	doc := entitytest.Doc("⟦P 顾长岭⟧到⟦L 柳桥湾镇⟧。")
	fmt.Println(entitytest.CheckDocument(doc))
	doc.Mentions[0].Score = 2
	fmt.Println(entitytest.CheckDocument(doc))
	// Output:
	// <nil>
	// person "顾长岭" [0,9): score 2
}

// Over articles of one's own, with the recognisers of one's own.
func ExampleCheckExtract() {
	words, err := purego.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	x, err := entity.New(entity.WithSegmenter(words))
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := entitytest.CheckExtract(x, entity.Article{Source: "县长顾长岭到柳桥湾镇调研。"})
	fmt.Println(len(doc.Mentions), err)
	// Output:
	// 3 <nil>
}

func ExampleCheckSplit() {
	const source = "沈立检查防汛\n\n本报讯　县长沈立到青石镇检查。"
	articles := page.Split("a.txt", source)
	fmt.Println(entitytest.CheckSplit(source, articles))
	articles[0].Regions = articles[0].Regions[:1]
	fmt.Println(entitytest.CheckSplit(source, articles) != nil)
	// Output:
	// <nil>
	// true
}
