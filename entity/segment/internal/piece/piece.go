// Package piece prepares a text for jieba: what it must not get becomes spaces, and a long
// text is cut into pieces. Both segmenters of this project do it, so that they cut alike
// whatever the text.
package piece

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean replaces each NUL byte, which would end the text, and each byte that
// is not UTF-8, for which jieba drops the whole text, by a space. Offsets stay.
func Clean(text string) string {
	if utf8.ValidString(text) && strings.IndexByte(text, 0) < 0 {
		return text
	}
	b := []byte(text)
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == 0 || r == utf8.RuneError && n == 1 {
			b[i] = ' '
		}
		i += n
	}
	return string(b)
}

// Max is the most bytes of a piece: gojieba needs about 100 bytes of memory for each byte
// of a text without separators.
const Max = 16 << 10

// Separators are what jieba itself splits a text at before all else, so that a
// cut after one of them changes no token.
const Separators = " \t\n，。"

// Len is the length of the first piece of a clean text: all of it, or else up to
// the last separator, punctuation mark or rune that Max leaves room for.
func Len(text string) int {
	if len(text) <= Max {
		return len(text)
	}
	n := Max
	for !utf8.RuneStart(text[n]) {
		n--
	}
	for _, cut := range []func(rune) bool{
		func(r rune) bool { return strings.ContainsRune(Separators, r) },
		unicode.IsPunct,
	} {
		if i := strings.LastIndexFunc(text[:n], cut); i >= 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			return i + size
		}
	}
	return n
}
