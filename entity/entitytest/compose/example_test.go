package compose_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/go-renshi/renshi/entity/entitytest/compose"
)

// Texts at random, the same for the same seed. In a fuzz test the fuzzer's bytes are the picks.
func ExampleVocabulary_Words() {
	v := slices.Concat(compose.News(), compose.People(), compose.Dates(), compose.Marks())
	picks := make([]byte, 60)
	rand.NewChaCha8([32]byte{7}).Read(picks)
	words := v.Words(picks)
	fmt.Println(len(words), slices.Equal(words, v.Words(picks)))
	// Output:
	// 20 true
}

// Of three bytes the first chooses a group, the others a word of it.
func ExampleNews() {
	fmt.Println(compose.News().Words([]byte{0, 0, 1, 1, 0, 1}))
	// Output:
	// [召开 座谈会]
}

func ExamplePeople() {
	fmt.Println(compose.People().Words([]byte{0, 0, 6, 1, 0, 0}))
	// Output:
	// [顾 长岭]
}

func ExampleDates() {
	fmt.Println(compose.Dates().Words([]byte{0, 0, 6, 2, 0, 1, 0, 0, 4, 2, 0, 2}))
	// Output:
	// [3 月 2 日]
}

func ExampleMarks() {
	fmt.Printf("%q\n", compose.Marks().Words([]byte{0, 0, 0, 2, 0, 5, 3, 0, 7}))
	// Output:
	// ["、" "\u3000\u3000" "\xff"]
}

// The lists of one's own rules, in front of what every text has.
func ExampleRead() {
	files := fstest.MapFS{"crops.txt": {Data: []byte("# what grows\n小麦\n水稻 paddy\n")}, "empty.txt": {Data: []byte("# nothing\n")}}
	v, err := compose.Read(files, "*.txt")
	fmt.Println(v, err)
	// Output:
	// [[小麦 水稻]] <nil>
}

// Of a long text that shows a fault, the words that matter.
func ExampleShrink() {
	words := strings.Fields("县长 顾长岭 到 （ 柳湾镇 检查 ） 春耕 工作 。")
	unclosed := func(words []string) bool {
		text := strings.Join(words, "")
		return strings.Contains(text, "（") && strings.Contains(text, "检查")
	}
	fmt.Println(compose.Shrink(words, unclosed))
	// Output:
	// [（ 检查]
}
