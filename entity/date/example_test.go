package date_test

import (
	"fmt"
	"time"

	"github.com/go-renshi/renshi/entity/date"
)

func ExampleFind() {
	text := "新华社江州12月30日电　副省长张三今天上午会见客人。双方将于3月1日至3日再次会谈。"
	issue := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, e := range date.Find(text, date.Reference{Published: issue}) {
		fmt.Println(text[e.Start:e.End], e.Value)
	}
	// Output:
	// 12月30日 2019-12-30
	// 今天上午 2019-12-30TMO
	// 3月1日至3日 2020-03-01/2020-03-03
}

func ExampleParse() {
	ref := time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC)
	for _, s := range []string{"昨日（31日）下午", "二〇一九年十二月", "农历除夕到正月初八", "近日", "2号楼"} {
		v, ok := date.Parse(s, ref)
		fmt.Println(s, v, ok)
	}
	// Output:
	// 昨日（31日）下午 2020-01-31TAF true
	// 二〇一九年十二月 2019-12 true
	// 农历除夕到正月初八 2020-01-24/2020-02-01 true
	// 近日 PAST_REF true
	// 2号楼  false
}

func ExampleValue_Days() {
	for _, v := range []date.Value{"2020-02", "2020-Q1", "2020-01-24/2020-01-30", "PAST_REF"} {
		first, last, ok := v.Days()
		fmt.Println(v, first.Format(time.DateOnly), last.Format(time.DateOnly), ok)
	}
	// Output:
	// 2020-02 2020-02-01 2020-02-29 true
	// 2020-Q1 2020-01-01 2020-03-31 true
	// 2020-01-24/2020-01-30 2020-01-24 2020-01-30 true
	// PAST_REF 0001-01-01 0001-01-01 false
}
