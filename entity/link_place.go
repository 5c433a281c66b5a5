package entity

// levels are the words that end the full name of a place and may be left out.
var levels = []string{"省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "村", "街道", "社区", "地区", "新区",
	"自治区", "自治州", "自治县", "特别行政区", "共和国"}

// linkPlaces makes one entity of a place named with and without its level
// word, when the article names it with one level word only.
func (l *linker) linkPlaces() {
	names := map[string]bool{}
	for i := range l.d.Mentions {
		if l.kind(i) == Place {
			names[l.d.Mentions[i].Text] = true
		}
	}
	full := map[string]string{}
	for i := range l.d.Mentions {
		if l.kind(i) != Place {
			continue
		}
		s := l.d.Mentions[i].Text
		f, done := full[s]
		if !done {
			f = s
			n := 0
			for _, w := range levels {
				if names[s+w] && len(s) >= 6 {
					f = s + w
					n++
				}
			}
			if n > 1 {
				f = s
			}
			full[s] = f
		}
		l.name[i] = f
	}
}
