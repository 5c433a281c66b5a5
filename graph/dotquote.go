package graph

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// quoteID writes s as a quoted DOT identifier, another one for every other s.
// Inside quotes DOT knows no escape but \" for a quote; a backslash is doubled
// so that none stands before the closing quote. strconv.Quote would be wrong:
// it writes U+3000 as six characters that DOT takes literally. Bytes that a DOT
// file cannot hold are written as %XX.
func quoteID(b *strings.Builder, s string) {
	b.WriteByte('"')
	for i, c := range s {
		n := utf8.RuneLen(c)
		if c == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			n = 1 // a byte that is not UTF-8
		}
		switch {
		case c == '%', n == 1 && c == utf8.RuneError, control(c):
			for _, x := range []byte(s[i : i+n]) {
				fmt.Fprintf(b, "%%%02X", x)
			}
		case c == '"', c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
}

// control says whether c is a character that neither DOT nor the XML of an SVG
// can hold, or that ends a line.
func control(c rune) bool {
	return c < 0x20 || c >= 0x7F && c < 0xA0 || c == 0xFFFE || c == 0xFFFF
}

// quoteText writes s as a DOT string that is shown as s: in a label or tooltip
// backslashes begin escapes (\N is the name of the node), & begins an entity,
// and a line ends with \n.
func quoteText(b *strings.Builder, s string) {
	b.WriteByte('"')
	for _, c := range printable(s) {
		switch c {
		case '"':
			b.WriteString(`\"`)
		case '\\':
			b.WriteString(`\\`)
		case '&':
			b.WriteString("&amp;")
		case '\n':
			b.WriteString(`\n`)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
}

// printable replaces what neither DOT nor the XML of an SVG can hold: bytes
// that are not UTF-8, and control characters other than the end of a line.
func printable(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n', c == '\r', c == '\v', c == '\f', c == 0x85, c == 0x2028, c == 0x2029:
			return '\n'
		case c == '\t':
			return ' '
		case control(c):
			return '\uFFFD'
		}
		return c
	}, s)
}
