package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity/gazetteer"
)

// land is what the gazetteer knows of the divisions that an article names: their
// codes, and the county and the city that each lies in. Without the gazetteer
// names alone must do.
type land struct {
	g     *gazetteer.Gazetteer // nil if it cannot be had
	codes []coded              // places that the article gives a code
	lies  []lying              // what the article says lies in what
}

type lying struct{ name, in string }

type coded struct{ name, code string }

func newLand() land {
	g, err := gazetteer.Load()
	if err != nil { // embedded data that cannot be read: entity.New says so
		g = nil
	}
	return land{g: g}
}

// mostCodes is how many places of an article are remembered; an article is
// about those that it names first.
const mostCodes = 64

// know remembers the code of a place. The first one stays.
func (l *land) know(name, code string) {
	if len(l.codes) < mostCodes && !slices.ContainsFunc(l.codes, func(c coded) bool { return c.name == name }) {
		l.codes = append(l.codes, coded{name, code})
	}
}

// put remembers that a place lies in another one. The first one stays.
func (l *land) put(name, in string) {
	if len(l.lies) < mostCodes && l.over(name) == "" {
		l.lies = append(l.lies, lying{name, in})
	}
}

// over returns the place in which the article says that another one lies.
func (l *land) over(name string) string {
	for _, p := range l.lies {
		if p.name == name {
			return p.in
		}
	}
	return ""
}

// chain puts in front of a place those that the article says it lies in.
func (l *land) chain(place string) []string {
	const most = 4 // a village, its town, county and city
	chain := []string{place}
	for in := l.over(place); in != "" && len(chain) < most && !slices.Contains(chain, in); in = l.over(in) {
		chain = append(chain, in)
	}
	slices.Reverse(chain)
	return chain
}

// code returns the code of a division as the article means it: the one that
// the article's place has, else that of the only division of the name, or of
// the only one that lies in a division of the article; "" if that is open.
func (l *land) code(name string) string {
	if name == "" {
		return ""
	}
	for _, c := range l.codes {
		if c.name == name {
			return c.code
		}
	}
	return l.look(name)
}

func (l *land) look(name string) string {
	if l.g == nil {
		return ""
	}
	var all, inside []string
	for _, d := range l.g.Lookup(name) {
		if d.Name != name || d.Level > gazetteer.Township || d.Code == "" || slices.Contains(all, d.Code) {
			continue
		}
		all = append(all, d.Code)
		for _, c := range l.codes {
			if c.code != d.Code && l.g.Within(d.Code, c.code) {
				inside = append(inside, d.Code)
				break
			}
		}
	}
	switch {
	case len(all) == 1:
		return all[0]
	case len(inside) == 1:
		return inside[0]
	}
	return ""
}

// above returns the names of the county, the city and the province that a
// division lies in or is, "" where it is none or that is not known.
func (l *land) above(name, code string) (county, city, province string) {
	if code == "" || l.g == nil {
		switch {
		case strings.HasSuffix(name, "市"), strings.HasSuffix(name, "州"), strings.HasSuffix(name, "盟"):
			return "", name, ""
		case strings.HasSuffix(name, "县"), strings.HasSuffix(name, "区") && !strings.HasSuffix(name, "自治区"), strings.HasSuffix(name, "旗"):
			return name, "", ""
		case strings.HasSuffix(name, "省"), strings.HasSuffix(name, "自治区"):
			return "", "", name
		}
		return "", "", ""
	}
	for code != "" {
		d, ok := l.g.ByCode(code)
		if !ok {
			break
		}
		switch d.Level {
		case gazetteer.County:
			county = d.Name
		case gazetteer.Prefecture:
			city = d.Name
		case gazetteer.Province:
			province = d.Name
			if city == "" && strings.HasSuffix(d.Name, "市") {
				city = d.Name // 北京市
			}
		}
		code = d.Parent
	}
	return county, city, province
}

// locate finds the last of a chain of divisions (徐州市, 鼓楼区): its code, ""
// if that is open, and the county, city and province that it is or lies in, of
// which those in front tell even where it has no code (嵩县, 王庄村).
func (l *land) locate(chain []string) (code, county, city, province string) {
	near := "" // the code of the last link that has one
	for _, link := range chain {
		if code = l.inside(link, near); code == "" {
			if code = l.code(link); code != "" && near != "" && !l.g.Within(code, near) {
				code = "" // that of another one of the name
			}
		}
		x, y, z := l.above(link, code)
		switch {
		case code != "":
			near, county, city, province = code, x, y, z
		case city != "" && y != "":
			county = y // a city below a city
		default:
			county, city, province = cmp.Or(x, county), cmp.Or(y, city), cmp.Or(z, province)
		}
	}
	return code, county, city, province
}

// inside returns the code of the only division of a name that lies in another
// one.
func (l *land) inside(name, above string) (code string) {
	if above == "" || l.g == nil {
		return ""
	}
	for _, d := range l.g.Lookup(name) {
		if d.Name != name || d.Level > gazetteer.Township || d.Code == "" || d.Code == above || d.Code == code || !l.g.Within(d.Code, above) {
			continue
		}
		if code != "" {
			return ""
		}
		code = d.Code
	}
	return code
}

// perhaps returns the counties that have a town of the given name, where there
// are several but not many.
func (l *land) perhaps(name string) (counties []string) {
	const many = 16
	if l.g == nil {
		return nil
	}
	ds := l.g.Lookup(name)
	if len(ds) > many {
		return nil
	}
	for _, d := range ds {
		if d.Level == gazetteer.Township && d.Name == name {
			if p, ok := l.g.Parent(d.Code); ok {
				counties = append(counties, p.Name)
			}
		}
	}
	return counties
}
