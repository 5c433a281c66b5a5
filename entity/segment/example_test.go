package segment_test

import (
	"fmt"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/segment"
)

// A segmenter of single characters, which is the least that entity.WithSegmenter takes.
func ExampleFunc() {
	runes := segment.Func(func(text string) []segment.Token {
		var tokens []segment.Token
		for i := 0; i < len(text); {
			_, size := utf8.DecodeRuneInString(text[i:])
			tokens = append(tokens, segment.Token{Start: i, End: i + size})
			i += size
		}
		return tokens
	})
	for _, t := range runes.Segment("县长a") {
		fmt.Println(t.Start, t.End, t.Text("县长a"))
	}
	fmt.Println(segment.Check(runes, "3月2日，顾长岭到柳湾镇调研。"))
	// Output:
	// 0 3 县
	// 3 6 长
	// 6 7 a
	// <nil>
}
