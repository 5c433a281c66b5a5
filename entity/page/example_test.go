package page_test

import (
	"fmt"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/page"
)

// A page with two articles whose headlines stand behind them.
func ExampleSplit() {
	source := `本报讯 3月5日，云河县县委书
记周启航主持召开春耕生产推进
会，副县长林晓岚参加会议。
（何敏）

云河县召开春耕生产推进会

本报讯 3月6日，县长沈立到
青石镇检查防汛物资储备情况。
（记者 罗一鸣）

沈立检查防汛物资储备
`
	text := func(s entity.Span) string {
		return strings.Join(strings.Fields(source[s.Start:s.End]), "")
	}
	for _, a := range page.Split("page.txt", source) {
		fmt.Println(a.ID, text(a.Headline[0]), text(a.Byline[0]))
		fmt.Println("  ", text(a.Body))
	}
	// Output:
	// page.txt#1 云河县召开春耕生产推进会 何敏
	//    本报讯3月5日，云河县县委书记周启航主持召开春耕生产推进会，副县长林晓岚参加会议。
	// page.txt#2 沈立检查防汛物资储备 罗一鸣
	//    本报讯3月6日，县长沈立到青石镇检查防汛物资储备情况。
}
