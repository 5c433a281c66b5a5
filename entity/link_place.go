package entity

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
	full := map[string]string{}
	for _, i := range l.order {
		if l.kind(i) != Place {
			continue
		}
		s := l.folded(i)
		f, done := full[s]
		if !done {
			f = names[s]
			n := 0
			for _, w := range levels {
				if long := names[s+w]; long != "" && len(s) >= 6 {
					f = long
					n++
				}
			}
			if n > 1 {
				f = names[s]
			}
			full[s] = f
		}
		l.name[i] = f
	}
}
