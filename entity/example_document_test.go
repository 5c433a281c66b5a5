package entity_test

import (
	"fmt"

	"github.com/go-renshi/renshi/entity"
)

// The text that rules match, and where it stands in the source.
func ExampleDocument_View() {
	source := "縣長顧\n長　嶺到臺北市"
	v := entity.NewDocument(entity.Article{Source: source}, nil).View()
	fmt.Println(v.Text())
	name := entity.Range{Start: 6, End: 15}
	start, end := v.Source(name)
	fmt.Printf("%s is %q, bytes %d to %d\n", v.Slice(name), v.Original(name), start, end)
	fmt.Println(v.Gap(9) == entity.LineGap, v.Gap(12) == entity.SpaceGap, v.Traditional())
	// Output:
	// 县长顾长岭到台北市
	// 顾长岭 is "顧\n長\u3000嶺", bytes 6 to 19
	// true true true
}

// Names are those of the source; rules and word lists know the simplified form.
func ExampleDocument_Simplified() {
	doc := entity.NewDocument(entity.Article{Source: "臺北市"}, []entity.Mention{{Span: entity.Span{End: 9}, Kind: entity.Place}})
	for _, e := range doc.Entities {
		fmt.Println(e.Name, doc.Simplified(e.Name))
	}
	// Output:
	// 臺北市 台北市
}

func ExampleDocument_Entity() {
	doc := entity.NewDocument(entity.Article{Source: "县委书记"}, []entity.Mention{
		{Span: entity.Span{Start: 0, End: 6}, Kind: entity.Organisation}, {Span: entity.Span{Start: 6, End: 12}, Kind: entity.Title},
	})
	office := doc.Entity(doc.Mentions[1].Entity)
	fmt.Println(office.Name, doc.Entity(office.Of).Name, doc.Entity("person:nobody") == nil)
	// Output:
	// 县委书记 县委 true
}
