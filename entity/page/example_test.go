package page_test

import (
	"fmt"
	"strings"
	"time"

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

// A text that is known to be one article, of a known day.
func ExampleWithOneArticle() {
	source := "沈立检查防汛物资储备\n\n本报讯　昨日，县长沈立到青石镇检查。（罗一鸣）\n\n本报讯　此前，镇里已开过会。\n"
	day := time.Date(2021, 3, 6, 0, 0, 0, 0, time.UTC)
	for _, a := range page.Split("a.txt", source, page.WithOneArticle(), page.WithPublished(day)) {
		fmt.Println(a.ID, source[a.Headline[0].Start:a.Headline[0].End], a.Published.Format(time.DateOnly))
	}
	// Output:
	// a.txt 沈立检查防汛物资储备 2021-03-06
}

// The day of publication, where the text does not say it itself.
func ExampleWithPublished() {
	day := time.Date(2021, 3, 6, 0, 0, 0, 0, time.UTC)
	for _, source := range []string{"县长沈立到青石镇检查。", "沈立检查防汛\n发布时间：2021-02-01　来源：云河发布\n\n县长沈立到青石镇检查。"} {
		fmt.Println(page.Split("", source)[0].Published.Format(time.DateOnly),
			page.Split("", source, page.WithPublished(day))[0].Published.Format(time.DateOnly))
	}
	// Output:
	// 0001-01-01 2021-03-06
	// 2021-02-01 2021-03-06
}
