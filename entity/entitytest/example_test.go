package entitytest_test

import (
	"fmt"

	"github.com/go-renshi/renshi/entity/entitytest"
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
