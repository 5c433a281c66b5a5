// Package short makes the short form of a division's name: 河南 of 河南省.
package short

import (
	"strings"
	"unicode/utf8"
)

// peoples are the names in the names of autonomous divisions.
var peoples = strings.Fields(`壮族 满族 回族 苗族 维吾尔 土家族 彝族 蒙古族 蒙古 藏族 布依族 侗族 瑶族 朝鲜族
	白族 哈尼族 哈萨克族 哈萨克 黎族 傣族 畲族 傈僳族 仡佬族 东乡族 拉祜族 水族 佤族 纳西族 羌族 土族 仫佬族
	锡伯族 锡伯 柯尔克孜族 柯尔克孜 达斡尔族 景颇族 毛南族 撒拉族 布朗族 塔吉克族 塔吉克 阿昌族 普米族
	鄂温克族 怒族 保安族 裕固族 独龙族 鄂伦春族 各族`)

// autonomous are the suffixes before which the names of peoples are dropped,
// each with the level word of the everyday form (恩施州).
var autonomous = [][2]string{{"自治区", "自治区"}, {"自治州", "州"}, {"自治县", "县"}, {"自治旗", "旗"}}

// plain are the level words that can be dropped.
var plain = []string{"特别行政区", "新区", "地区", "省", "市", "盟", "县", "区", "旗"}

// kept are the endings that a name is not known without.
var kept = []string{"开发区", "园区", "示范区", "实验区", "管理区", "产业区", "度假区", "保税区", "工业区",
	"风景区", "矿区", "林区", "堂区", "左旗", "右旗", "中旗", "前旗", "后旗", "镶黄旗", "正镶白旗", "正蓝旗"}

// Of returns the short form of a province, prefecture or county and, for
// autonomous ones, the form with a simple level word (恩施州). Either is "" where
// there is none: what remains must have two characters.
func Of(name string) (short, alias string) {
	for _, s := range kept {
		if strings.HasSuffix(name, s) {
			return "", ""
		}
	}
	for _, s := range autonomous {
		base, ok := strings.CutSuffix(name, s[0])
		if !ok {
			continue
		}
		short = dropPeoples(base)
		if alias = short + s[1]; alias == name {
			alias = ""
		}
		return short, alias
	}
	for _, s := range plain {
		base, ok := strings.CutSuffix(name, s)
		if ok && utf8.RuneCountInString(base) >= 2 {
			return base, ""
		}
	}
	return "", ""
}

func dropPeoples(s string) string {
	for again := true; again; {
		again = false
		for _, p := range peoples {
			if base, ok := strings.CutSuffix(s, p); ok && utf8.RuneCountInString(base) >= 2 {
				s, again = base, true
				break
			}
		}
	}
	if base, ok := strings.CutSuffix(s, "族"); ok && utf8.RuneCountInString(base) >= 2 {
		return base // 东乡族自治县
	}
	return s
}
