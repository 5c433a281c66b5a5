package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation/internal/pattern"
)

const (
	maxPart  = 42 // bytes of one place beside the names in it
	maxParts = 12
)

// unnamedSites makes chunks of places without a name of their own behind the
// verbs that take places: 察看|生产车间和仓库, 来到|学校食堂、图书馆. Named and
// unnamed ones of a list are one chunk.
func (c *chunker) unnamedSites() {
	for i := c.s.Start; ; {
		at := c.outside(i, c.x.siteVerbs, c.x.siteHeads)
		if at == c.s.End {
			return
		}
		if i = c.behind(at, c.x.siteVerbs); i == at { // 在生产车间，…
			if i += c.words.At(c.x.siteHeads, at, c.s.End); !c.atHead(at) {
				continue
			}
		}
		if end := c.siteList(i); end > 0 {
			i = end
		}
	}
}

// atHead says whether byte i is the first of a clause.
func (c *chunker) atHead(i int) bool {
	return i == c.s.Start || pattern.IsMark(lastRune(c.text[c.s.Start:i]))
}

// chunkAt returns the chunk that starts at byte i.
func (c *chunker) chunkAt(i int) (int, bool) {
	k, ok := slices.BinarySearchFunc(c.out, i, func(k, at int) int { return c.chunks[k].at.Start - at })
	if !ok {
		return 0, false
	}
	return c.out[k], true
}

// siteList reads a list of places from byte from on, and makes a chunk of it
// when some of them have no name. It returns the end of the list, or 0.
func (c *chunker) siteList(from int) int {
	k := chunk{kind: pattern.Site, at: entity.Range{Start: from}}
	unnamed := false
	at := from
	for len(k.items) < maxParts {
		items, end, ok := c.sitePart(at)
		if !ok {
			break
		}
		for _, it := range items {
			unnamed = unnamed || it.mention < 0
		}
		k.items = c.with(k.items, items...)
		k.at.End = end
		sep := 0
		for _, w := range []string{"、", "和", "以及", "及"} {
			if strings.HasPrefix(c.text[end:c.s.End], w) {
				sep = len(w)
				break
			}
		}
		if sep == 0 {
			break
		}
		at = end + sep
	}
	if !unnamed {
		return 0
	}
	c.found = append(c.found, len(c.chunks))
	c.chunks = append(c.chunks, k)
	return k.at.End
}

// sitePart reads one member of a list: named places, or text up to a mark that
// ends in the noun of a place.
func (c *chunker) sitePart(from int) ([]item, int, bool) {
	i := from
	var named []item
	for loose := 0; i < c.s.End && loose < maxPart; { // bytes outside of named places
		if k, ok := c.chunkAt(i); ok {
			if c.chunks[k].kind != pattern.Site {
				return nil, 0, false
			}
			named = c.with(named, c.chunks[k].items...)
			i = c.chunks[k].at.End
			if i-from == c.chunks[k].at.Len() && c.endsPart(i) {
				return named, i, true
			}
			if len(c.chunks[k].items) > 1 {
				return nil, 0, false // 甲公司和乙大楼|的工地: the names say more
			}
			continue
		}
		if n := c.words.At(c.x.siteNouns, i, c.s.End); n > 0 && c.endsPart(i+n) {
			r := entity.Range{Start: from, End: i + n}
			if utf8.RuneCountInString(c.text[r.Start:r.End]) < 3 {
				return nil, 0, false
			}
			var short []string
			if _, after, ok := strings.Cut(c.shown(r), "的"); ok && after != "" {
				short = append(short, after)
			}
			return c.one(item{c.addOther(c.shown(r), short), r, -1}), r.End, true
		}
		ch, n := utf8.DecodeRuneInString(c.text[i:c.s.End])
		if pattern.IsMark(ch) || ch == '、' || c.words.At(c.x.breaks, i, c.s.End) > 0 {
			return nil, 0, false
		}
		i += n
		loose += n
	}
	return nil, 0, false
}

// endsPart says whether a member of a list of places can end at byte i.
func (c *chunker) endsPart(i int) bool {
	return i == c.s.End || c.words.At(c.x.siteEnds, i, c.s.End) > 0
}
