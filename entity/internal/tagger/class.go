package tagger

import (
	"unicode"
	"unicode/utf8"
)

// Types of characters: what a character is before it is any word.
const (
	typeHan = iota
	typeDigit
	typeNumeral // 一二三…百千万零〇两
	typeUpper
	typeLower
	typeStop    // 。！？； and the edge of the text
	typeComma   // ，：
	typeListing // 、
	typeOpen    // （“《
	typeClose   // ）”》
	typeDot     // ·
	typeLevel   // 省市县区…
	typeOther
)

// edge stands for the text before the first and after the last character.
const edge = '\n'

// typeOf gives the type of a folded character.
func typeOf(c rune) uint8 {
	switch {
	case c >= '0' && c <= '9':
		return typeDigit
	case c >= 'A' && c <= 'Z':
		return typeUpper
	case c >= 'a' && c <= 'z':
		return typeLower
	}
	switch c {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '零', '〇', '两':
		return typeNumeral
	case '省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '村', '街', '国':
		return typeLevel
	case '。', '！', '？', '；', '…', '!', '?', ';', edge:
		return typeStop
	case '，', '：', ',', ':', '—', '|', '/':
		return typeComma
	case '、':
		return typeListing
	case '（', '“', '《', '【', '‘':
		return typeOpen
	case '）', '”', '》', '】', '’':
		return typeClose
	case '·', '.':
		return typeDot
	}
	if c < ' ' || c == utf8.RuneError {
		return typeStop // not text
	}
	if unicode.Is(unicode.Han, c) {
		return typeHan
	}
	return typeOther
}

// isHan says whether a type is that of a Chinese character.
func isHan(t uint8) bool { return t == typeHan || t == typeNumeral || t == typeLevel }

// may says which parts a character of a type can play in a span: bit 0 for its
// ends, bit 1 for its middle, bit 2 for the middle of a person's name.
func may(t uint8) uint8 {
	switch t {
	case typeStop, typeComma:
		return 0
	case typeListing, typeOpen, typeClose:
		return 2
	case typeDot:
		return 6
	}
	return 7
}

// form is the character that stands for c in n-grams: digits are alike, and so
// are capitals and small letters.
func form(c rune, t uint8) rune {
	switch t {
	case typeDigit:
		return '0'
	case typeUpper:
		return 'A'
	case typeLower:
		return 'a'
	}
	switch c {
	case '【':
		return '（'
	case '】':
		return '）'
	case '!':
		return '！'
	case '?':
		return '？'
	case ',', '|', '/':
		return '，'
	case ':':
		return '：'
	case ';':
		return '；'
	}
	return c
}

// The block of characters that have a profile of their own.
const (
	profileFirst = 0x4E00
	ProfileSize  = 0x9FA6 - profileFirst
)

// Profiles gives the profile of each character from U+4E00: how often it is a
// surname, a part of a given name, and a part of a foreign name, in steps.
type Profiles [ProfileSize]uint8

// rareProfile is the profile of the rare characters, which are mostly found in
// names; other is added to the types of all that is not Han.
const (
	RareProfile  = 63
	otherProfile = 64
)

// Profile packs three steps 0..3 into a profile.
func Profile(surname, given, foreign uint8) uint8 {
	return min(surname|given<<2|foreign<<4, RareProfile-1)
}

func (p *Profiles) of(c rune, t uint8) uint8 {
	if !isHan(t) {
		return otherProfile + t
	}
	if i := int(c) - profileFirst; i >= 0 && i < ProfileSize {
		return p[i]
	}
	return RareProfile
}

// tails are the characters that a body's name ends with.
const tails = "委会部局厅院社司厂校学团队所站台报府处科室党军行店馆心盟署办组法庭系班楼场园城营连旅师公协企业网庙寺"

// isTail holds the tails as a set.
var isTail = func() (set [ProfileSize]bool) {
	for _, c := range tails {
		set[c-profileFirst] = true
	}
	return set
}()
