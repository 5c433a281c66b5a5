package entity

import (
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity/gazetteer"
)

// coded is the name of a place with its code, "" if it has none.
type coded struct {
	name, code string
	namesakes  []gazetteer.Division // that the name can mean
	above      [][]string           // of each: the codes of the divisions that it lies in; nil if there is nothing to choose between
}

// maxContext bounds the divisions that decide between namesakes; an article is about
// the ones it names first.
const maxContext = 64

// codePlaces fills in the codes of the places of one article, the unambiguous ones first,
// which then are the context of the others.
func codePlaces(g *gazetteer.Gazetteer, places []coded) {
	for i := range places {
		places[i].find(g)
	}
	context := make([]string, 0, maxContext)
	for range 3 { // province, city, county: each round may settle the next level
		settled := false
		for i := range places {
			c := &places[i]
			if c.code != "" || len(c.namesakes) == 0 {
				continue
			}
			if c.code = c.choose(context); c.code != "" {
				if len(context) < maxContext {
					context = append(context, c.code)
				}
				settled = true
			}
		}
		if !settled {
			break
		}
	}
}

// find finds the divisions that the name can mean.
func (c *coded) find(g *gazetteer.Gazetteer) {
	c.namesakes = slices.DeleteFunc(g.Lookup(c.name), func(d gazetteer.Division) bool {
		return d.Code == "" || d.Common && d.Short == c.name
	})
	if c.certain() {
		return
	}
	c.above = make([][]string, len(c.namesakes))
	for i := range c.namesakes {
		for at, ok := g.ByCode(c.namesakes[i].Code); ok && at.Parent != ""; at, ok = g.ByCode(at.Parent) {
			c.above[i] = append(c.above[i], at.Parent)
		}
	}
}

// certain says whether the name means one division whatever it is named beside.
func (c *coded) certain() bool {
	return len(c.namesakes) == 1 && c.namesakes[0].Level != gazetteer.Township
}

// choose returns the division code of a place's name as an article means it, or "" when
// that is not certain: a wrong code is worse than none. The context is the codes of the
// divisions that the article names beside it, which decide between namesakes: 鼓楼区 in an
// article on 徐州市 is the one there. Without a context only a name that one division alone
// has gets its code.
func (c *coded) choose(context []string) string {
	if c.certain() {
		return c.namesakes[0].Code
	}
	var found []gazetteer.Division
	best := 0
	for i, d := range c.namesakes {
		// the deepest division of the context that the candidate lies in
		depth := 0
		for _, code := range c.above[i] {
			if slices.Contains(context, code) {
				depth = max(depth, len(strings.TrimRight(code, "0")))
			}
		}
		if d.Level == gazetteer.Township && depth == 0 {
			continue
		}
		switch {
		case depth > best:
			found, best = append(found[:0], d), depth
		case depth == best:
			found = append(found, d)
		}
	}
	if len(found) == 0 {
		return ""
	}
	if len(found) > 1 && best == 0 {
		// 海南 is the province before it is a county: of a short name, the one of the
		// highest level alone
		top := found[0]
		if top.Name == c.name || top.Level > gazetteer.Prefecture || found[1].Level == top.Level {
			return ""
		}
		return top.Code
	}
	for _, d := range found[1:] {
		if d.Code != found[0].Code {
			return ""
		}
	}
	return found[0].Code
}
