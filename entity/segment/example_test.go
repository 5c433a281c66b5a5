package segment_test

import (
	"fmt"
	"strings"
	"unicode"
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

// A segmenter that leaves out what it does not know keeps to no contract.
func ExampleCheck() {
	letters := segment.Func(func(text string) []segment.Token {
		var tokens []segment.Token
		for i, c := range text {
			if unicode.IsLetter(c) {
				tokens = append(tokens, segment.Token{Start: i, End: i + utf8.RuneLen(c)})
			}
		}
		return tokens
	})
	err := segment.Check(letters, "3月2日")
	fmt.Println(strings.Contains(err.Error(), `text "3月2日": token 0 starts at byte 1, not at 0`))
	// Output:
	// true
}

func ExampleTiles() {
	const text = "县长来"
	fmt.Println(segment.Tiles(text, []segment.Token{{Start: 0, End: 6}, {Start: 6, End: 9}}))
	fmt.Println(segment.Tiles(text, []segment.Token{{Start: 0, End: 6}}))
	fmt.Println(segment.Tiles(text, []segment.Token{{Start: 0, End: 4}, {Start: 4, End: 9}}))
	// Output:
	// <nil>
	// text "县长来": tokens end at byte 6 of 9
	// text "县长来": token 0 [0,4) ends inside a rune
}
