package graph

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// State says how an article puts an office.
type State int

// The states of an office.
const (
	Holds  State = iota // the person holds it on the day of the article
	Taken               // was appointed to it
	Left                // was removed from it
	Former              // held it before: 原, 前, 时任
)

// Office is an office of a person as an article gives it: a ground for taking
// two people for one.
type Office struct {
	Name string // the full name, 泊阳县委书记
	// Home is what makes its holder known: the region of an office of party or
	// state, the body itself of any other, 中央 for those of the country. It is
	// "" where the article does not tell (书记, 教授). Homes of one name that lie
	// in two places are two (鼓楼区 of 徐州 and of 南京, two towns 城关镇).
	Home string
	// Code is the division code of the region, "" if it is not certain.
	Code string
	// Post is what is held there, in one form for all ways of writing it and
	// with the level in front: 县委书记, 县长, 县组织部部长.
	Post string
	// Guessed says that the article writes the office without its region
	// (县委书记) and names a region that fits: it may be that of another one.
	Guessed bool
	State   State

	title    string   // without its body, "" if not known
	regional bool     // the home is a region
	within   []string // divisions in front of the home in the name

	county, city, province string // that the home is or lies in
	where                  string // the nearest of them above the home, "" if not known
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
		if common(body) {
			return ""
		}
		return lastLink(body)
	}
	if r := region(body); r != "" {
		return r
	}
	if organ(body) {
		return ""
	}
	return body
}

// organ says whether a body without a region is one that every region has:
// 宣传部, 公安局刑侦大队.
func organ(body string) bool {
	for _, s := range []string{"部", "局", "委", "委员会", "办", "办公室", "处", "科", "政府", "人大", "常委会", "政协", "党校",
		"法院", "检察院", "大队", "中队", "派出所", "团", "工会", "总工会", "联", "会议", "指挥部", "领导小组", "代表队"} {
		if strings.HasSuffix(body, s) {
			return true
		}
	}
	return false
}

func institution(body string) bool {
	for _, s := range institutions() {
		if strings.HasSuffix(body, s) {
			return true
		}
	}
	return false
}

// common says whether every county has a body of that name: 人民医院, 第一中学.
func common(body string) bool {
	if region(body) != "" || utf8.RuneCountInString(body) > 6 {
		return false
	}
	for _, s := range []string{"医院", "卫生院", "中学", "小学", "学校", "幼儿园"} {
		if strings.HasSuffix(body, s) {
			return true
		}
	}
	return false
}

// newOffice reads an office. The title is how the article writes it without
// its body, "" where that is not known; full is the name made absolute.
func newOffice(full, title string) Office {
	o := Office{Name: full, Post: post(full)}
	body := strings.TrimSuffix(full, title)
	if whole := bodyOf(full); title == "" || body == "" || body == full || unitOf(body, whole) {
		body = whole
	}
	if body != "" {
		o.Home = home(body)
		o.regional = o.Home != "" && region(o.Home) == o.Home
	}
	for l := range links(party(full)) {
		if l != o.Home {
			o.within = append(o.within, l)
		}
	}
	o.title = title
	return o
}

// unitOf says whether a body is a unit within an institution: 云浦县人民医院心内科
// and 云浦县人民医院党委 of 云浦县人民医院.
func unitOf(body, of string) bool {
	if !institution(of) || !strings.HasPrefix(body, of) {
		return false
	}
	for _, s := range units() {
		if strings.HasSuffix(body[len(of):], s) {
			return true
		}
	}
	return false
}

// above is the place in which the home lies, or else its code.
func (f *Office) above() string { return cmp.Or(f.where, f.Code) }

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

// party takes 中共 from the front of a name.
func party(name string) string {
	return strings.TrimPrefix(strings.TrimPrefix(name, "中国共产党"), "中共")
}

// lastLink takes 中共 and all but the last link of a chain of divisions from
// the front of a name: 青栎市泊阳县人民医院 is 泊阳县人民医院.
func lastLink(name string) string {
	name = party(name)
	if link, end := chain(name); link != "" && end < len(name) {
		return link + name[end:]
	}
	return name
}

// canonical is the name of a body or an office in the form that those of
// several articles are compared by: 中共青栎市泊阳县委组织部长 and
// 泊阳县委组织部部长 are one.
func canonical(name string) string {
	name = forms().Replace(lastLink(name))
	link, end := chain(name)
	rest := name[end:]
	if link == "" {
		if name == "人民政府" {
			return name
		}
		if post, ok := acting(name); ok {
			return "代" + canonical(post)
		}
		return strings.Replace(name, "人民政府", "政府", 1)
	}
	return link + reduce(rest, link)
}

// acting returns the office that somebody holds until an election, 县长 of 代县长
// and 代理县长, and whether it is one: 代表 is not.
func acting(office string) (string, bool) {
	for _, word := range []string{"代理", "代"} {
		if post, ok := strings.CutPrefix(office, word); ok && !strings.HasPrefix(post, "表") {
			for _, s := range []string{"长", "书记", "主任", "主席"} {
				if strings.HasSuffix(post, s) {
					return post, true
				}
			}
		}
	}
	return office, false
}

// governs returns the division whose government an office heads, at the top or
// as a deputy: 泊阳县 of 泊阳县县长 and 青栎市泊阳县副县长, "" for any other office.
func governs(office string) string {
	name := party(office)
	link, end := chain(name)
	if link == "" {
		return ""
	}
	post, _ := acting(reduce(name[end:], link))
	_, n := utf8.DecodeLastRuneInString(link)
	head := link[len(link)-n:] + "长"
	if strings.HasSuffix(link, "自治区") {
		head = "主席"
	}
	if strings.TrimPrefix(strings.TrimPrefix(post, "常务"), "副") == head {
		return link
	}
	return ""
}

// reduce makes one form of what follows a region: 人民政府区长, 区长 and 长
// are 区长, 代理区长 and 代区长 are 代区长.
func reduce(rest, link string) string {
	_, n := utf8.DecodeLastRuneInString(link)
	level := link[len(link)-n:]
	if s := strings.TrimPrefix(rest, level); s != rest && !strings.HasPrefix(s, "长") {
		if _, l, _ := relative(rest); l != 0 {
			rest = s // 区纪委书记 of 中站区区纪委书记
		}
	}
	if s := strings.TrimPrefix(rest, "人民政府"); s != rest {
		rest = "政府" + s
	}
	if s := strings.TrimPrefix(rest, "政府"); s != rest && strings.HasSuffix(s, level+"长") {
		rest = s // 区政府区长
	}
	if post, ok := acting(rest); ok {
		return "代" + reduce(post, link)
	}
	switch rest {
	case "长", "副长", "常务副长":
		rest = strings.TrimSuffix(rest, "长") + level + "长"
	}
	for _, d := range []string{"组织部", "宣传部", "统战部", "政法委", "办公室"} {
		if s := strings.TrimPrefix(rest, "委"+d); s != rest {
			rest = d + s
		}
	}
	if s := strings.TrimSuffix(rest, "部长"); s != rest && s != "" && s != "副" && !strings.HasSuffix(s, "部") && !strings.HasSuffix(s, "部副") {
		rest = s + "部部长" // 组织部长
	}
	return rest
}

// post returns [Office.Post] of an office: 中站区委书记 and 区委书记 are
// 区委书记, 辽宁大学教授 is 教授. Who acts in an office is mostly elected to it:
// 代区长 is 区长.
func post(office string) string {
	p, _ := acting(postAsWritten(office))
	return p
}

// postAsWritten is the post with 代 where the office has it.
func postAsWritten(office string) string {
	name := forms().Replace(lastLink(office))
	if body := bodyOf(name); institution(body) && len(body) < len(name) {
		return name[len(body):]
	}
	link, end := chain(name)
	if link != "" {
		if end == len(name) {
			return name
		}
		_, n := utf8.DecodeLastRuneInString(link)
		return withLevel(link[len(link)-n:], reduce(name[end:], link))
	}
	modifier, level, rest := relative(name)
	if level == 0 {
		return strings.Replace(reduce(name, "县"), "人民政府", "政府", 1)
	}
	modifier = strings.Replace(modifier, "代理", "代", 1)
	if m := strings.TrimLeft(modifier, "该我本全原前代"); m != "" {
		return m + string(level) + rest // 副县长
	}
	if rest == "长" {
		return string(level) + rest
	}
	return withLevel(string(level), reduce(rest, string(level)))
}

// withLevel puts the level in front of a post unless it is there.
func withLevel(level, post string) string {
	if strings.Contains(post, level+"长") {
		return post
	}
	return level + post
}
