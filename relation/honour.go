package relation

import (
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// honours makes chunks of the honours behind a verb that takes them:
// 授予张三|“劳动模范”称号, 荣获|一等奖. An honour ends in one of its nouns (称号,
// 奖章) and is named from its quotation mark, or else from the verb or the last
// person or body on.
func (c *chunker) honours() {
	for i := c.s.Start; ; {
		if i = c.words.Next(i, c.s.End, c.x.givesHonours, c.x.getsHonours); i == c.s.End {
			return
		}
		i = c.behind(i, c.x.givesHonours, c.x.getsHonours)
		if r, ok := c.honourAfter(i); ok {
			name := strings.Trim(strings.Map(unquoted, c.shown(r)), "的")
			if utf8.RuneCountInString(name) > 1 {
				c.found = append(c.found, len(c.chunks))
				c.chunks = append(c.chunks, chunk{kind: pattern.Honour, at: r, items: c.one(item{c.addOther(name, nil), r, -1})})
			}
			i = r.End
		}
	}
}

// unquoted drops quotation marks.
func unquoted(c rune) rune {
	switch c {
	case '“', '”', '「', '」':
		return -1
	}
	return c
}

// honourAfter finds the honour that follows byte i in its clause.
func (c *chunker) honourAfter(i int) (entity.Range, bool) {
	from, limit := i, min(c.s.End, i+maxHonour)
	end := -1
	for i < limit {
		if k, ok := c.chunkAt(i); ok {
			switch k := c.chunks[k]; {
			case k.kind == pattern.People:
				if end > 0 {
					return entity.Range{Start: from, End: end}, true
				}
				i, from = k.at.End, k.at.End
			default:
				i = k.at.End // 全国… in the name
			}
			continue
		}
		if n := c.words.At(c.x.honours, i, limit); n > 0 {
			i += n
			end = i
			continue
		}
		ch, n := utf8.DecodeRuneInString(c.text[i:limit])
		if pattern.IsMark(ch) {
			break
		}
		if ch == '“' && end < 0 {
			from = i
		}
		i += n
	}
	return entity.Range{Start: from, End: end}, end > from
}

const maxHonour = 150 // bytes from the verb
