package graph

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// The last characters of names of administrative divisions.
const levels = "省市县区州盟旗镇乡村"

// maxLink is the length in runes up to which a name of a division is believed:
// 双江拉祜族佤族布朗族傣族自治县 is the longest.
const maxLink = 15

// region returns the last link of the chain of divisions in front of a name:
// 泊阳县 of 青栎市泊阳县委, "" of 国务院.
func region(name string) string {
	link, _ := chain(party(name))
	return link
}

// chain returns the last link of the chain of divisions that a name begins
// with, and the bytes that the chain has.
func chain(name string) (link string, end int) {
	for l, e := range links(name) {
		link, end = l, e
	}
	return link, end
}

// links yields the links of the chain of divisions that a name begins with:
// 青栎市 and 泊阳县 of 青栎市泊阳县委, each with the byte at which it ends.
func links(name string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		rs, start, at := []rune(name), 0, 0
		for start < len(rs) {
			if levelAt(rs[start:]) >= 0 {
				return // 副县长 of 临桐县副县长
			}
			n := linkEnd(rs[start:])
			if n == 0 {
				return
			}
			for range n {
				_, size := utf8.DecodeRuneInString(name[at:])
				at += size
			}
			if !yield(string(rs[start:start+n]), at) {
				return
			}
			start += n
		}
	}
}

// linkEnd returns how many runes of rs are a name of a division, 0 for none.
func linkEnd(rs []rune) int {
	for i := 1; i < min(len(rs), maxLink); i++ {
		switch {
		case i >= 2 && rs[i] == '道' && rs[i-1] == '街':
			return i + 1
		case !isLevel(rs, i) || i == 1 && isLevel(rs, 2): // 州 of 全州县
		case classWords()[string(rs[:i+1])], strings.Contains(string(rs[:i]), "政府"): // 人民政府县长
			return 0
		default:
			return i + 1
		}
	}
	return 0
}

// isLevel says whether rs[i] can be the last character of a division.
func isLevel(rs []rune, i int) bool {
	return i < len(rs) && strings.ContainsRune(levels, rs[i]) && !(i+1 < len(rs) && classWords()[string(rs[i:i+2])])
}

// broad says whether a place is too large for two people of one name there to
// be one: a country, a province, or something whose size the name does not say.
func broad(place string) bool {
	rs := []rune(place)
	if len(rs) < 2 {
		return true
	}
	if strings.HasSuffix(place, "街道") {
		return false
	}
	last := rs[len(rs)-1]
	return last == '省' || strings.HasSuffix(place, "自治区") || !strings.ContainsRune(levels, last)
}

// relative splits a name that is only clear in its region, 区委书记, into the
// level and the rest; the level is 0 for any other name.
func relative(name string) (modifier string, level rune, rest string) {
	rs := []rune(name)
	i := levelAt(rs)
	if i < 0 {
		return "", 0, ""
	}
	return string(rs[:i]), rs[i], string(rs[i+1:])
}

// levelAt returns where the level of a name stands that is only clear in its
// region, -1 for any other name.
func levelAt(rs []rune) int {
	for i := 0; i < len(rs); {
		switch pair := string(rs[i:min(i+2, len(rs))]); {
		case pair == "常务", pair == "候任", pair == "代理":
			i += 2
		case strings.ContainsRune("该我本全原前代副", rs[i]):
			i++
		default:
			if !isLevel(rs, i) || i+1 >= len(rs) || isLevel(rs, i+1) {
				return -1
			}
			return i
		}
	}
	return -1
}

// regions are the named places of an article or of a page by their level: of
// each level the only one, or that there are several.
type regions []place

type place struct {
	level   rune
	name    string
	several bool
}

func (g *regions) add(name string) {
	if broad(name) && !strings.HasSuffix(name, "省") {
		return
	}
	level, _ := utf8.DecodeLastRuneInString(name)
	for i := range *g {
		if p := &(*g)[i]; p.level == level {
			p.several = p.several || p.name != name
			return
		}
	}
	*g = append(*g, place{level: level, name: name})
}

// join adds what another one has.
func (g *regions) join(o regions) {
	for _, p := range o {
		g.add(p.name)
		if p.several {
			(*g)[slices.IndexFunc(*g, func(q place) bool { return q.level == p.level })].several = true
		}
	}
}

// the returns the place of a level where there is exactly one, and whether there
// is any.
func (g regions) the(level rune) (name string, any bool) {
	for _, p := range g {
		if p.level == level {
			if p.several {
				return "", true
			}
			return p.name, true
		}
	}
	return "", false
}

// county returns the county or district where exactly one is named.
func (g regions) county() string {
	only, n := "", 0
	for _, p := range g {
		if strings.ContainsRune("县区旗", p.level) {
			if n++; p.several {
				return ""
			}
			only = p.name
		}
	}
	if n != 1 {
		return ""
	}
	return only
}

// absolute gives a relative name the one region of its level that the article,
// or else the page, names: 县委 is 泊阳县委. It returns "" when there is none
// or more than one, and any other name as it is.
func absolute(name string, article, page regions) string {
	modifier, level, rest := relative(name)
	if level == 0 {
		return name
	}
	place, any := article.the(level)
	if !any {
		place, _ = page.the(level)
	}
	if place == "" {
		return ""
	}
	if strings.Trim(modifier, "该我本全") == "" {
		return place + rest
	}
	return place + strings.TrimLeft(modifier, "该我本全") + string(level) + rest
}
