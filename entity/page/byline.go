package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// orgEnd are last characters of bodies, which no personal name in a byline has
// together with more than three characters.
const orgEnd = "社报网台委部局厅站端院校司会办"

var credit = regexp.MustCompile(`^(?:[□■●◎]?本[报台网刊社]\p{Han}{0,4}?(?:记者|通讯员)|(?:记者|通讯员|摄影|图片|文字?|图|文图|图文)[：/、]?)?\p{Han}[\p{Han}、·/]{1,24}?(?:摄影报道|摄影|图/?文|文/?图|文|图|摄|报道|供图|供稿)$`)

// A credit ends in a word such as 摄 after names, and names only.
func (t *text) credited(b block) bool {
	if b.empty() || b.len() > 40 || !strings.ContainsRune("道影文图摄稿", t.chars[b.to-1].r) || !credit.MatchString(t.str(b)) {
		return false
	}
	return len(t.namesIn(b)) > 0
}

// bylined says whether the inside of a bracket or a short line is a byline:
// 申小雅 · 记者 张三 李四 · 本报记者 王五 文/图 · 编辑：赵六.
func (t *text) bylined(b block) bool {
	if b.empty() || b.len() > 60 || t.has(b, "。！？，；") {
		return false
	}
	return t.looksLikeNames(b) || t.hasRole(b) && len(t.namesIn(b)) > 0 && t.leftover(b) <= 8
}

// hasRole says whether a role such as 记者 stands in b.
func (t *text) hasRole(b block) bool {
	for i := b.from; i < b.to; i++ {
		if n := t.match(roles(), i, b.to); n >= 2 || n == 1 && i+1 == b.to {
			return true
		}
	}
	return false
}

// leftover counts the characters of b that are neither names nor roles.
func (t *text) leftover(b block) int {
	n := b.len()
	for _, x := range t.namesIn(b) {
		n -= x.len()
	}
	for i := b.from; i < b.to; {
		if k := t.match(roles(), i, b.to); k > 0 {
			n -= k
			i += k
			continue
		}
		if !unicode.IsLetter(t.chars[i].r) {
			n--
		}
		i++
	}
	return n
}

// looksLikeNames says whether b is nothing but personal names and roles. Names
// written without a space between them count only in a bracket or behind a
// role: a short headline, too, can often be cut into names.
func (t *text) looksLikeNames(b block) bool {
	inBracket := b.from > 0 && b.to < len(t.chars) &&
		strings.ContainsRune("（【", t.chars[b.from-1].r) && strings.ContainsRune("）】", t.chars[b.to].r)
	if b.empty() || b.len() > 40 {
		return false
	}
	for i := b.from; i < b.to; i++ {
		if unicode.IsDigit(t.chars[i].r) {
			return false
		}
	}
	names := 0
	for _, p := range t.pieces(b) {
		if p.role {
			continue
		}
		got := t.cutNames(p.block)
		if len(got) == 0 || len(got) > 1 && !inBracket && !p.afterOne {
			return false
		}
		names += len(got)
	}
	return names > 0
}

type piece struct {
	block
	role     bool
	afterOne bool // a role stands directly before it
}

// pieces cuts b at separators, white space inside a line, and roles.
func (t *text) pieces(b block) []piece {
	var out []piece
	cur := b.from
	prevRole := false
	flush := func(end int) {
		if cur < end {
			out = append(out, piece{block{cur, end}, false, prevRole})
			prevRole = false
		}
	}
	for i := b.from; i < b.to; {
		c := t.chars[i]
		if c.space && cur < i {
			flush(i)
			cur = i
		}
		if n := t.match(roles(), i, b.to); n > 1 || n == 1 && t.roleAlone(i, cur, b.to) {
			flush(i)
			// 本报 or the paper's name in front of 记者 is no name
			if k := len(out) - 1; k >= 0 && !out[k].role && out[k].to == i && strings.ContainsRune(orgEnd+"》", t.chars[i-1].r) {
				out[k].role = true
			}
			out = append(out, piece{block{i, i + n}, true, false})
			prevRole = true
			i += n
			cur = i
			continue
		}
		if !unicode.IsLetter(c.r) && c.r != '·' || c.r == '丨' { // a bar, written with a letter
			flush(i)
			cur = i + 1
		}
		i++
	}
	flush(b.to)
	return t.mergeSingles(out)
}

// roleAlone says whether the one-character role at i (文, 图, 摄) ends a piece
// and is no part of a name.
func (t *text) roleAlone(i, cur, end int) bool {
	last := i+1 == end || !unicode.IsLetter(t.chars[i+1].r) || t.chars[i+1].space
	first := i == cur
	return last && (first || t.chars[i].r != '文' || i-cur >= 2)
}

// mergeSingles joins letter-spaced names: 苗 雨 → 苗雨.
func (t *text) mergeSingles(ps []piece) []piece {
	var out []piece
	for _, p := range ps {
		if k := len(out) - 1; k >= 0 && !p.role && !out[k].role && p.len() == 1 && out[k].to == p.from &&
			out[k].len() <= 2 && t.chars[p.from].space && (out[k].len() == 1 || t.singles(out[k].block)) {
			out[k].to = p.to
			continue
		}
		out = append(out, p)
	}
	return out
}

func (t *text) singles(b block) bool {
	for i := b.from + 1; i < b.to; i++ {
		if !t.chars[i].space {
			return false
		}
	}
	return true
}

// namesIn returns the personal names in a byline.
func (t *text) namesIn(b block) []block {
	var out []block
	for _, p := range t.pieces(b) {
		if p.role {
			continue
		}
		got := t.cutNames(p.block)
		if len(got) == 0 && p.afterOne && t.allHan(p.block) && p.len() >= 2 && p.len() <= 3 &&
			!strings.ContainsRune(orgEnd, t.chars[p.to-1].r) {
			got = []block{p.block} // a pen name after 编辑：
		}
		out = append(out, got...)
	}
	return out
}

func (t *text) allHan(b block) bool {
	for i := b.from; i < b.to; i++ {
		if !unicode.Is(unicode.Han, t.chars[i].r) {
			return false
		}
	}
	return true
}

// cutNames cuts a run of characters into personal names that each start with a
// surname, preferring names of three characters; nil if that is impossible.
func (t *text) cutNames(b block) []block {
	n := b.len()
	if n < 2 || n > 16 || !t.allHan(b) || n > 4 && strings.ContainsRune(orgEnd, t.chars[b.to-1].r) {
		return nil
	}
	// best[i] is the best score of cutting the first i characters.
	best := make([]int, n+1)
	from := make([]int, n+1)
	for i := 1; i <= n; i++ {
		best[i] = -1
		for k := 2; k <= 4 && k <= i; k++ {
			if best[i-k] < 0 {
				continue
			}
			if s := t.nameScore(block{b.from + i - k, b.from + i}); s > 0 && best[i-k]+s > best[i] {
				best[i], from[i] = best[i-k]+s, i-k
			}
		}
	}
	if best[n] < 0 {
		return nil
	}
	var out []block
	for i := n; i > 0; i = from[i] {
		out = append(out, block{b.from + from[i], b.from + i})
	}
	slices.Reverse(out)
	return out
}

// nameScore rates b as one personal name; 0 if it is none.
func (t *text) nameScore(b block) int {
	surname := t.match(surnames(), b.from, min(b.from+max(1, b.len()-1), b.from+2))
	switch {
	case surname == 0:
		return 0
	case b.len() == 3:
		return 9
	case b.len() == 2:
		return 5
	case surname == 2:
		return 10
	}
	return 0
}
