package date

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/runeset"
	"github.com/go-renshi/renshi/entity/internal/view"
)

// text is the folded form that the scanner reads: one rune for each solid
// character, with the byte offset at which it starts in the input.
type text struct {
	r   []rune
	off []int32 // len(r)+1
	end []int32 // byte offset after each rune

	found  []phrase // see phrases
	points []point  // of the phrases
}

// texts are memory for texts: no expression points into it.
var texts = sync.Pool{New: func() any { return new(text) }}

// Beyond keptMax characters or pointsMax points the memory of a text is not kept.
const (
	keptMax   = 1 << 17
	pointsMax = 1 << 13
)

// close gives the memory of the text back, which must not be used any more.
func (t *text) close() {
	if cap(t.r) <= keptMax && cap(t.points) <= pointsMax {
		texts.Put(t)
	}
}

// fold decodes s, drops white space (a line feed stays: it ends a paragraph)
// and gives every character that matters to a date its one form. The text is to be closed.
func fold(s string) *text {
	simple := simplified()
	n := len(s)/2 + 8
	t := texts.Get().(*text)
	t.r, t.off, t.end = slices.Grow(t.r[:0], n), slices.Grow(t.off[:0], n), slices.Grow(t.end[:0], n)
	t.found, t.points = t.found[:0], t.points[:0]
	for i := 0; i < len(s); {
		c, size := view.HanAt(s, i), view.HanSize
		if c == 0 {
			c, size = utf8.DecodeRuneInString(s[i:])
		}
		start := i
		i += size
		switch {
		case c >= 0x4E00 && c <= 0x9FFF:
			if simple.known.Has(c) {
				c = simple.to[c]
			}
		case c > ' ' && c < 0x7F:
		case c == '\n':
		default:
			if c = foldMark(c); c == 0 {
				continue
			}
		}
		t.r = append(t.r, c)
		t.off = append(t.off, int32(start))
		t.end = append(t.end, int32(i))
	}
	return t
}

// foldMark folds what is neither ASCII nor a Chinese character; 0 means that
// the character is dropped.
func foldMark(c rune) rune {
	switch {
	case c <= ' ', c == 0x7F, c == 0x85, c == 0xA0, c == 0x3000, c == 0xFEFF, c == 0xAD, c == 0x180E,
		c >= 0x2000 && c <= 0x200F, c >= 0x2028 && c <= 0x202F, c >= 0x205F && c <= 0x2064,
		c >= 0x2066 && c <= 0x2069, c == 0x1680:
		return 0
	case c >= '！' && c <= '～':
		c -= '！' - '!'
	}
	switch c {
	case '○', '◯', '〇':
		return '〇'
	case '–', '—', '―', '─', '━', '﹣', '−', '‐', '‑', '－':
		return '-'
	case '〜', '∼', '～':
		return '~'
	case '‘', '’', '′':
		return '\''
	case '「', '『', '〝':
		return '“'
	case '」', '』', '〞':
		return '”'
	case '〔', '［', '【':
		return '('
	case '〕', '］', '】':
		return ')'
	case '﹑', '､':
		return '、'
	case '｡':
		return '。'
	}
	return c
}

// simpleForms are the traditional characters that occur in calendar expressions, each
// with its simplified form. A folded text has none; [Parse] and others may.
const simpleForms = `
時时 點点 號号 週周 後后 禮礼 農农 曆历 歷历 舊旧 節节 國国 慶庆 鐘钟 鍾钟 間间 個个 兩两 當当 來来 這这 們们 紀纪 閏闰 臘腊 陽阳 陰阴
婦妇 聖圣 誕诞 勞劳 動动 兒儿 師师 將将 計计 劃划 預预 於于 從从 報报 電电 訊讯 記记 準准 備备 會会 參参 約约 達达 內内 餘余 歲岁 齡龄
樓楼 線线 開开 舉举 應应 請请 傳传 運运 華华
`

// simpler leads from traditional characters to their simplified forms.
type simpler struct {
	known runeset.Set
	to    map[rune]rune
}

var simplified = sync.OnceValue(func() *simpler {
	s := &simpler{to: map[rune]rune{}}
	for _, pair := range strings.Fields(simpleForms) {
		r := []rune(pair)
		s.known.Add(r[0])
		s.to[r[0]] = r[1]
	}
	return s
})

// at returns the rune at i, 0 outside the text.
func (t *text) at(i int) rune {
	if i < 0 || i >= len(t.r) {
		return 0
	}
	return t.r[i]
}

// has says whether s stands at i.
func (t *text) has(i int, s string) bool {
	if c := view.HanAt(s, 0); c != 0 && c != t.at(i) {
		return false // nearly always
	}
	for _, c := range s {
		if t.at(i) != c {
			return false
		}
		i++
	}
	return true
}

// endsWith says whether s ends right before i.
func (t *text) endsWith(i int, s string) bool {
	return t.has(i-utf8.RuneCountInString(s), s)
}

// skip returns the position after s when it stands at i, else i.
func (t *text) skip(i int, s string) int {
	if t.has(i, s) {
		return i + utf8.RuneCountInString(s)
	}
	return i
}
