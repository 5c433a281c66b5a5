package entity

import (
	"strings"

	"github.com/go-renshi/renshi/entity/gazetteer"
)

// placeCode returns the division code of a place's name as an article means it, or "" when
// that is not certain: a wrong code is worse than none. All are the divisions that may be
// meant, context are the codes of those that the article names beside it, which decide
// between namesakes: 鼓楼区 in an article on 徐州市 is the one there. Without a context only
// a name that one division alone has gets its code.
func placeCode(name string, all []namesake, context map[string]bool) string {
	if len(all) == 1 && all[0].Level != gazetteer.Township {
		return all[0].Code
	}
	var found []gazetteer.Division
	best := 0
	for i := range all {
		// the deepest division of the context that the candidate lies in
		d, depth := &all[i], 0
		for _, c := range d.above {
			if context[c] {
				depth = max(depth, len(strings.TrimRight(c, "0")))
			}
		}
		if d.Level == gazetteer.Township && depth == 0 {
			continue
		}
		switch {
		case depth > best:
			found, best = append(found[:0], d.Division), depth
		case depth == best:
			found = append(found, d.Division)
		}
	}
	if len(found) == 0 {
		return ""
	}
	if len(found) > 1 && best == 0 {
		// 海南 is the province before it is a county: of a short name, the one of the
		// highest level alone
		top := found[0]
		if top.Name == name || top.Level > gazetteer.Prefecture || found[1].Level == top.Level {
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

// namesake is a division that has a name.
type namesake struct {
	gazetteer.Division
	above []string // codes of the divisions that it lies in, where that decides
}

// namesakes returns the divisions that a name can mean.
func namesakes(g *gazetteer.Gazetteer, name string) []namesake {
	found := g.Lookup(name)
	out := make([]namesake, 0, len(found))
	for _, d := range found {
		if d.Code == "" || d.Common && d.Short == name {
			continue
		}
		out = append(out, namesake{Division: d})
	}
	if len(out) == 1 && out[0].Level != gazetteer.Township {
		return out // nothing to choose between
	}
	for i := range out {
		n := &out[i]
		for at, ok := g.ByCode(n.Code); ok && at.Parent != ""; at, ok = g.ByCode(at.Parent) {
			n.above = append(n.above, at.Parent)
		}
	}
	return out
}

// maxContext bounds the divisions that decide between namesakes; an article is about
// the ones it names first.
const maxContext = 64

// placeCodes resolves the names of the places of one article, the unambiguous ones first,
// which then are the context of the others. The result has the codes in the order
// of the names, "" where a place has none.
func placeCodes(g *gazetteer.Gazetteer, names []string) []string {
	codes, divisions := make([]string, len(names)), make([][]namesake, len(names))
	for i, name := range names {
		divisions[i] = namesakes(g, name)
	}
	context := map[string]bool{}
	added := 0
	for range 3 { // province, city, county: each round may settle the next level
		settled := false
		for i, name := range names {
			if codes[i] != "" || len(divisions[i]) == 0 {
				continue
			}
			if codes[i] = placeCode(name, divisions[i], context); codes[i] != "" {
				if added < maxContext {
					context[codes[i]] = true
					added++
				}
				settled = true
			}
		}
		if !settled {
			break
		}
	}
	return codes
}
