package date

import "unicode/utf8"

// text is the folded form that the scanner reads: one rune for each solid
// character, with the byte offset at which it starts in the input.
type text struct {
	r   []rune
	off []int32 // len(r)+1
	end []int32 // byte offset after each rune
}

// fold decodes s, drops white space (a line feed stays: it ends a paragraph)
// and gives every character that matters to a date its one form.
func fold(s string) text {
	n := len(s)/2 + 8
	t := text{r: make([]rune, 0, n), off: make([]int32, 0, n), end: make([]int32, 0, n)}
	for i := 0; i < len(s); {
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[i:])
		}
		start := i
		i += size
		switch {
		case c >= 0x4E00 && c <= 0x9FFF:
			c = simple(c)
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

// simple gives the simplified form of the traditional characters that occur in
// calendar expressions. A folded text has none; [Parse] and others may.
func simple(c rune) rune {
	switch c {
	case '時':
		return '时'
	case '點':
		return '点'
	case '號':
		return '号'
	case '週':
		return '周'
	case '後':
		return '后'
	case '禮':
		return '礼'
	case '農':
		return '农'
	case '曆', '歷':
		return '历'
	case '舊':
		return '旧'
	case '節':
		return '节'
	case '國':
		return '国'
	case '慶':
		return '庆'
	case '鐘', '鍾':
		return '钟'
	case '間':
		return '间'
	case '個':
		return '个'
	case '兩':
		return '两'
	case '當':
		return '当'
	case '來':
		return '来'
	case '這':
		return '这'
	case '們':
		return '们'
	case '紀':
		return '纪'
	case '閏':
		return '闰'
	case '臘':
		return '腊'
	case '陽':
		return '阳'
	case '陰':
		return '阴'
	case '婦':
		return '妇'
	case '聖':
		return '圣'
	case '誕':
		return '诞'
	case '勞':
		return '劳'
	case '動':
		return '动'
	case '兒':
		return '儿'
	case '師':
		return '师'
	case '將':
		return '将'
	case '計':
		return '计'
	case '劃':
		return '划'
	case '預':
		return '预'
	case '於':
		return '于'
	case '從':
		return '从'
	case '報':
		return '报'
	case '電':
		return '电'
	case '訊':
		return '讯'
	case '記':
		return '记'
	case '準':
		return '准'
	case '備':
		return '备'
	case '會':
		return '会'
	case '參':
		return '参'
	case '約':
		return '约'
	case '達':
		return '达'
	case '內':
		return '内'
	case '餘':
		return '余'
	case '歲':
		return '岁'
	case '齡':
		return '龄'
	case '樓':
		return '楼'
	case '線':
		return '线'
	case '開':
		return '开'
	case '舉':
		return '举'
	case '應':
		return '应'
	case '請':
		return '请'
	case '傳':
		return '传'
	case '運':
		return '运'
	}
	return c
}

// at returns the rune at i, 0 outside the text.
func (t *text) at(i int) rune {
	if i < 0 || i >= len(t.r) {
		return 0
	}
	return t.r[i]
}

// has says whether s stands at i.
func (t *text) has(i int, s string) bool {
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
