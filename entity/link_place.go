package entity

import "strings"

// levels are the words that end the full name of a place and may be left out.
var levels = []string{"省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "村", "街道", "社区", "地区", "新区",
	"自治区", "自治州", "自治县", "特别行政区", "共和国"}

// linkPlaces makes one entity of a place named with and without its level
// word, when the article names it with one level word only.
func (l *linker) linkPlaces() {
	first := l.firstOf(Place)
	var full map[int]int // form → the one with a level word behind, -1 if there are several
	for _, i := range l.all(Place) {
		if first[l.form[i]] != i {
			continue
		}
		name := l.folded(i)
		for _, w := range levels {
			short, ok := strings.CutSuffix(name, w)
			if !ok || len(short) < 6 {
				continue
			}
			if k, ok := l.forms[short]; ok && first[k] >= 0 {
				if full == nil {
					full = map[int]int{}
				}
				if _, several := full[k]; several {
					full[k] = -1
				} else {
					full[k] = l.form[i]
				}
			}
		}
	}
	for _, i := range l.all(Place) {
		k := l.form[i]
		if longer, ok := full[k]; ok && longer >= 0 {
			k = longer
		}
		l.name[i] = l.d.Mentions[first[k]].Text
	}
}
