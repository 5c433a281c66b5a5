package gazetteer_test

import (
	"fmt"

	"github.com/go-renshi/renshi/entity/gazetteer"
)

func ExampleGazetteer_Lookup() {
	g, err := gazetteer.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range g.Lookup("鼓楼区") {
		city, _ := g.Parent(d.Code)
		fmt.Println(d.Code, city.Name, d.Name)
	}
	// Output:
	// 320106 南京市 鼓楼区
	// 320302 徐州市 鼓楼区
	// 350102 福州市 鼓楼区
	// 410204 开封市 鼓楼区
}

func ExampleGazetteer_Within() {
	g, err := gazetteer.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	d, ok := g.ByCode("320106")
	fmt.Println(d.Name, d.Short, d.Level == gazetteer.County, ok)
	fmt.Println(g.Within("320106", "320000"), g.Within("320106", "350000"))
	// Output:
	// 鼓楼区 鼓楼 true true
	// true false
}

// One copy serves the whole process.
func ExampleLoad() {
	g, err := gazetteer.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	d, ok := g.ByCode("510722")
	fmt.Println(d.Name, d.Short, d.Level == gazetteer.County, ok)
	again, _ := gazetteer.Load()
	fmt.Println(g == again)
	// Output:
	// 三台县 三台 true true
	// true
}
