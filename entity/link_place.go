package entity

import "strings"

// levels are the words that end the full name of a place and may be left out.
var levels = []string{"省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "村", "街道", "社区", "地区", "新区",
	"自治区", "自治州", "自治县", "特别行政区", "共和国"}

// linkPlaces makes one entity of a place named with and without its level
// word, when the article names it with one level word only.
func (l *linker) linkPlaces() {
	names := map[string]string{} // folded → as the source has it
	for _, i := range l.order {
		if l.kind(i) == Place && names[l.folded(i)] == "" {
			names[l.folded(i)] = l.d.Mentions[i].Text
		}
	}
	type longer struct {
		n    int
		name string // the last of them
	}
	var long map[string]longer // names with a level word behind
	for name := range names {
		for _, w := range levels {
			if short, ok := strings.CutSuffix(name, w); ok && len(short) >= 6 && names[short] != "" {
				if long == nil {
					long = map[string]longer{}
				}
				long[short] = longer{long[short].n + 1, name}
			}
		}
	}
	for _, i := range l.order {
		if l.kind(i) != Place {
			continue
		}
		f := l.folded(i)
		if x := long[f]; x.n == 1 {
			f = x.name
		}
		f = names[f]
		l.name[i] = f
	}
}
