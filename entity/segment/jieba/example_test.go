//go:build cgo

package jieba_test

import (
	"fmt"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/segment/jieba"
)

// An extractor that segments with gojieba itself. It finds what the default one finds.
func ExampleNew() {
	seg, err := jieba.New()
	if err != nil {
		fmt.Println(err) // a build without cgo
		return
	}
	x, err := entity.New(entity.WithSegmenter(seg))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range x.Extract(entity.Article{Source: "县长沈青禾到柳湾镇。"}).Mentions {
		fmt.Println(m.Kind, m.Text)
	}
	// Output:
	// title 县长
	// person 沈青禾
	// place 柳湾镇
}

func ExampleTag() {
	words, err := jieba.Tag("县长来到北京")
	fmt.Println(words, err)
	// Output:
	// [县长/n 来到/v 北京/ns] <nil>
}
