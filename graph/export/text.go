package export

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// printable replaces what no format here can hold: control characters, except
// tabs and line breaks, by their pictures, and bytes that are not UTF-8.
func printable(s string) string {
	clean := func(c rune) bool {
		return c >= ' ' && c < 0x7F || c >= 0xA0 && c != 0xFFFE && c != 0xFFFF && c != utf8.RuneError || c == '\t' || c == '\n' || c == '\r'
	}
	if strings.IndexFunc(s, func(c rune) bool { return !clean(c) }) < 0 {
		return s
	}
	return strings.Map(func(c rune) rune {
		switch {
		case clean(c):
			return c
		case c < 0x20:
			return '␀' + c
		case c == 0x7F:
			return '␡'
		}
		return utf8.RuneError
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// oneLine is printable without line breaks: they become ␊.
func oneLine(s string) string {
	return strings.NewReplacer("\r\n", "␊", "\n", "␊", "\r", "␊", "\t", " ").Replace(printable(s))
}

// ident writes a key as a text that every format can hold, another one for every
// other key: control characters, bytes that are not UTF-8 and % are %XX.
func ident[T ~string](key T) string {
	s := string(key)
	if s == printable(s) && !strings.ContainsAny(s, "%\t\r\n\uFFFD") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		if piece := s[i : i+n]; c == '%' || c != utf8.RuneError && oneLine(piece) == piece || c == utf8.RuneError && n > 1 {
			if c == '%' {
				b.WriteString("%25")
			} else {
				b.WriteString(piece)
			}
		} else {
			for _, x := range []byte(piece) {
				fmt.Fprintf(&b, "%%%02X", x)
			}
		}
		i += n
	}
	return b.String()
}
