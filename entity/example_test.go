package entity_test

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/segment"
)

// print writes the mentions of a text, one a line.
func print(x *entity.Extractor, source string) {
	for _, m := range x.Extract(entity.Article{Source: source}).Mentions {
		fmt.Println(m.Kind, m.Text)
	}
}

func Example() {
	x, err := entity.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	source := "昨日上午，澄阳县委书记顾　长\n岭到柳湾镇调研。"
	doc := x.Extract(entity.Article{Source: source, Published: time.Date(2021, 3, 3, 0, 0, 0, 0, time.UTC)})
	for _, m := range doc.Mentions {
		fmt.Printf("%s [%d,%d) %s %s %q\n", m.Kind, m.Start, m.End, m.Text, m.Value, source[m.Start:m.End])
	}
	for _, h := range doc.Holdings {
		fmt.Println(doc.Mentions[h.Person].Entity, "is", doc.Mentions[h.Title].Entity)
	}
	// Output:
	// date [0,12) 昨日上午 2021-03-02TMO "昨日上午"
	// organisation [15,27) 澄阳县委  "澄阳县委"
	// title [27,33) 书记  "书记"
	// person [33,46) 顾长岭  "顾\u3000长\n岭"
	// place [49,58) 柳湾镇  "柳湾镇"
	// person:顾长岭 is title:澄阳县委书记
}

// A list of people who are to be found whatever stands around them.
func ExampleWithNames() {
	x, err := entity.New(entity.WithNames(entity.Person, "浮生子", "ＭＣ石头"))
	if err != nil {
		fmt.Println(err)
		return
	}
	print(x, "画家浮 生\n子与MC石头合影。")
	// Output:
	// title 画家
	// person 浮生子
	// person MC石头
}

// A title is found with its modifiers, beside a name.
func ExampleWithNames_title() {
	x, err := entity.New(entity.WithNames(entity.Title, "掌灯使"))
	if err != nil {
		fmt.Println(err)
		return
	}
	print(x, "副掌灯使沈青禾出席会议，掌灯使是做什么的？")
	// Output:
	// title 副掌灯使
	// person 沈青禾
}

// Bodies that no suffix gives away.
func ExampleWithNames_organisation() {
	x, err := entity.New(entity.WithNames(entity.Organisation, "踏浪帮", "一得阁"))
	if err != nil {
		fmt.Println(err)
		return
	}
	print(x, "踏浪帮招新人，一得阁也招新人。")
	// Output:
	// organisation 踏浪帮
	// organisation 一得阁
}

// Places that no gazetteer has.
func ExampleWithNames_place() {
	x, err := entity.New(entity.WithNames(entity.Place, "落星坡"))
	if err != nil {
		fmt.Println(err)
		return
	}
	print(x, "孩子们去落星坡放风筝。")
	// Output:
	// place 落星坡
}

// A last word makes names of what stands before it.
func ExampleWithSuffixes() {
	x, err := entity.New(
		entity.WithSuffixes(entity.Organisation, "戏班"),
		entity.WithSuffixes(entity.Place, "浜"),
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	print(x, "澄阳县清河戏班在沈青浜演出。")
	// Output:
	// organisation 澄阳县清河戏班
	// place 沈青浜
}

// A recogniser of one's own: ships are bodies here, 号 ends their names. Its
// ranges are bytes of the folded text.
func ExampleWithRecognizer() {
	ships := entity.RecognizerFunc(func(v *entity.View) []entity.Candidate {
		var out []entity.Candidate
		text := v.Text()
		for at := 0; ; {
			start := strings.Index(text[at:], "“")
			if start < 0 {
				return out
			}
			start += at + len("“")
			end := strings.Index(text[start:], "”号")
			if end < 0 {
				return out
			}
			end += start
			out = append(out, entity.Candidate{Range: entity.Range{Start: start, End: end}, Kind: entity.Organisation, Score: 0.9})
			at = end
		}
	})
	x, err := entity.New(entity.WithRecognizer("ships", ships))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range x.Extract(entity.Article{Source: "货轮「海 燕」号和“飞鱼”号开走了。"}).Mentions {
		fmt.Println(m.Kind, m.Text, m.Rule)
	}
	// Output:
	// organisation 海燕 ships
	// organisation 飞鱼 ships
}

// Any segmenter will do: here one that knows no words, only characters.
func ExampleWithSegmenter() {
	runes := segment.Func(func(text string) []segment.Token {
		var tokens []segment.Token
		for i := 0; i < len(text); {
			_, size := utf8.DecodeRuneInString(text[i:])
			tokens = append(tokens, segment.Token{Start: i, End: i + size})
			i += size
		}
		return tokens
	})
	x, err := entity.New(entity.WithSegmenter(runes))
	if err != nil {
		fmt.Println(err)
		return
	}
	print(x, "县长沈青禾到柳湾镇。")
	// Output:
	// title 县长
	// person 沈青禾
	// place 柳湾镇
}

// The rule of a mention is a name by which it can be switched off.
func ExampleWithoutRules() {
	const source = "县长沈青禾1月3日到柳湾镇。"
	for _, off := range [][]string{nil, {"date"}} {
		x, err := entity.New(entity.WithoutRules(off...))
		if err != nil {
			fmt.Println(err)
			return
		}
		var found []string
		for _, m := range x.Extract(entity.Article{Source: source}).Mentions {
			found = append(found, m.Text)
		}
		fmt.Println(found)
	}
	// Output:
	// [县长 沈青禾 1月3日 柳湾镇]
	// [县长 沈青禾 柳湾镇]
}

// Why something was found or not: what was considered there, and what became of it.
func ExampleWithTrace() {
	x, err := entity.New(entity.WithTrace())
	if err != nil {
		fmt.Println(err)
		return
	}
	source := "县长是做什么的？教师沈青禾说来话长。"
	doc := x.Extract(entity.Article{Source: source})
	for _, text := range []string{"县长", "什么", "沈青禾"} {
		start := strings.Index(source, text)
		span := entity.Span{Start: start, End: start + len(text)}
		considered := false
		for _, c := range doc.Why(span) {
			if c.Contains(span) { // not the pieces
				considered = true
				fmt.Println(c.Kind, c.Text, c.Rule, c.Outcome)
			}
		}
		if !considered {
			fmt.Println(text, "was not considered")
		}
	}
	// Output:
	// title 县长 title too unsure: 0.5 or less
	// 什么 was not considered
	// person 沈青禾 fitted found by another rule
	// person 沈青禾 person.name found
}

// All problems are reported at once, and only by New.
func ExampleNew_errors() {
	_, err := entity.New(
		entity.WithNames(entity.Date, "上元"),
		entity.WithSuffixes(entity.Place, " "),
	)
	fmt.Println(err)
	// Output:
	// entity: WithNames: no names of kind "date" can be added
	// entity: WithSuffixes: empty suffix
}

// Mentions found elsewhere, by hand or by another tagger, are linked all the same.
func ExampleNewDocument() {
	source := "澄阳县委书记顾长岭说，县委要求……"
	doc := entity.NewDocument(entity.Article{Source: source}, []entity.Mention{
		{Span: entity.Span{Start: 0, End: 12}, Kind: entity.Organisation},
		{Span: entity.Span{Start: 12, End: 18}, Kind: entity.Title},
		{Span: entity.Span{Start: 18, End: 27}, Kind: entity.Person},
		{Span: entity.Span{Start: 33, End: 39}, Kind: entity.Organisation},
	})
	for _, e := range doc.Entities {
		fmt.Println(e.ID, e.Aliases)
	}
	// Output:
	// organisation:澄阳县委 [县委]
	// title:澄阳县委书记 [书记]
	// person:顾长岭 []
}

// A string that is no name, wherever it stands.
func ExampleWithoutNames() {
	x, err := entity.New(entity.WithoutNames(entity.Place, "柳湾镇"))
	if err != nil {
		fmt.Println(err)
		return
	}
	print(x, "顾长岭到柳湾镇调研。")
	// Output:
	// person 顾长岭
}

// What is beyond the limit is not read, and the document says so.
func ExampleWithLimits() {
	x, err := entity.New(entity.WithLimits(entity.Limits{Bytes: 60}))
	if err != nil {
		fmt.Println(err)
		return
	}
	source := "县长顾长岭到柳湾镇调研。县委书记邵培林主持召开座谈会。"
	doc := x.Extract(entity.Article{Source: source})
	for _, s := range doc.Unread {
		fmt.Println(s.Start, s.End, source[s.Start:s.End])
	}
	// Output:
	// 60 81 持召开座谈会。
}
