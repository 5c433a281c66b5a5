package graph

import "strings"

// Office is an office as a ground for taking two people for one.
type Office struct {
	Name string // the full name, 泊阳县委书记
	// Home is what makes its holder known: the region of an office of party or
	// state, the body itself of any other, 中央 for those of the country. It is
	// "" where the article does not tell (书记, 教授).
	Home string
}

const centre = "中央"

// home returns [Office.Home] of an office whose full name begins with body.
func home(body string) string {
	for _, p := range []string{"中共中央", "中国共产党中央", "中央", "党中央", "国务院", "国家", "全国"} {
		if strings.HasPrefix(body, p) {
			return centre
		}
	}
	if institution(body) {
		return body
	}
	if r := region(body); r != "" {
		return r
	}
	return body
}

func institution(body string) bool {
	for _, s := range institutions() {
		if strings.HasSuffix(body, s) {
			return true
		}
	}
	return false
}

// newOffice reads an office. The title is how the article writes it without
// its body, "" where that is not known; full is the name made absolute.
func newOffice(full, title string) Office {
	body := strings.TrimSuffix(full, title)
	if title == "" || body == "" || body == full {
		body = bodyOf(full)
	}
	if body == "" {
		return Office{Name: full}
	}
	return Office{Name: full, Home: home(body)}
}

// bodyOf returns as much of the body of an office as its name shows, "" where
// that is nothing: 书记, 教授.
func bodyOf(office string) string {
	end := 0
	for _, s := range institutions() {
		if i := strings.LastIndex(office, s); i >= 0 && i+len(s) < len(office) {
			end = max(end, i+len(s))
		}
	}
	switch {
	case end > 0:
		return office[:end]
	case home(office) == centre:
		return office
	}
	return region(office)
}
