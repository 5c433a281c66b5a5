package view

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// punctuation gives c its one form: full-width letters and digits become
// ASCII, ASCII brackets and Chinese-context commas become full-width, the many
// middle dots, dashes and corner brackets become ·, — and “”, signs of radicals the characters. prev is the
// folded rune before c, rest the source after it.
func punctuation(c, prev rune, rest string) rune {
	if c < 0x80 {
		switch c {
		case '(':
			return '（'
		case ')':
			return '）'
		case ',', ':', ';', '!', '?', '.':
			return sentenceMark(c, prev, rest)
		}
		return c
	}
	if han(c) {
		return c
	}
	if isRadical(c) {
		return Radical(c)
	}
	switch c {
	case '•', '‧', '・', '･', '∙', '⋅', '●':
		return '·'
	case '–', '―', '─', '━', '﹣', '−':
		return '—'
	case '「', '『', '〝', '＂':
		return '“'
	case '」', '』', '〞':
		return '”'
	case '〔', '［':
		return '（'
	case '〕', '］':
		return '）'
	case '〈':
		return '《'
	case '〉':
		return '》'
	case '﹑', '､':
		return '、'
	case '｡':
		return '。'
	case '﹐':
		return '，'
	case '～', '〜', '∼':
		return '~'
	}
	// Full-width ASCII, but for the punctuation that Chinese text uses as it is.
	switch c {
	case '！', '（', '）', '，', '：', '；', '？':
		return c
	}
	if c >= '！' && c <= '～' {
		return c - '！' + '!'
	}
	return c
}

// sentenceMark makes the ASCII marks of a Chinese sentence full-width. Between
// digits and letters they stay (1,000; 12:30; a.b).
func sentenceMark(c, prev rune, rest string) rune {
	next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, Dropped))
	if !unicode.Is(unicode.Han, prev) && !unicode.Is(unicode.Han, next) {
		return c
	}
	switch c {
	case ',':
		return '，'
	case ':':
		return '：'
	case ';':
		return '；'
	case '!':
		return '！'
	case '?':
		return '？'
	}
	return c
}

// HanAt returns the character at byte i of s if it is one of U+4000 to U+9FFF, as most
// of a text are, and 0 otherwise. It saves a call for each of them.
func HanAt(s string, i int) rune {
	if i+2 >= len(s) || s[i] < 0xE4 || s[i] > 0xE9 || s[i+1]&0xC0 != 0x80 || s[i+2]&0xC0 != 0x80 {
		return 0
	}
	return rune(s[i]&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)
}

// HanSize is the length in bytes of what [HanAt] returns.
const HanSize = 3
