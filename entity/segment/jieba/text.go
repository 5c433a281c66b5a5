package jieba

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sanitise replaces each NUL byte, which would end the text, and each byte that
// is not UTF-8, for which jieba drops the whole text, by a space. Offsets stay.
func sanitise(text string) string {
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

// pieceMax is the most bytes that one call into jieba gets: it needs about 100
// bytes of memory for each byte of a text without separators.
const pieceMax = 16 << 10

// separators are what jieba itself splits a text at before all else, so that a
// cut after one of them changes no token.
const separators = " \t\n，。"

// pieceLen is the length of the first piece of text: all of it, or else up to
// the last separator, punctuation mark or rune that pieceMax leaves room for.
func pieceLen(text string) int {
	if len(text) <= pieceMax {
		return len(text)
	}
	n := pieceMax
	for !utf8.RuneStart(text[n]) {
		n--
	}
	for _, cut := range []func(rune) bool{
		func(r rune) bool { return strings.ContainsRune(separators, r) },
		unicode.IsPunct,
	} {
		if i := strings.LastIndexFunc(text[:n], cut); i >= 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			return i + size
		}
	}
	return n
}
