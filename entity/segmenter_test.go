package entity

import (
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/segment"
)

// cutter is a segmenter that knows a few words and no others.
type cutter []string

func (c cutter) Segment(text string) []segment.Token {
	var out []segment.Token
	for at := 0; at < len(text); {
		_, n := utf8.DecodeRuneInString(text[at:])
		for _, w := range c {
			if strings.HasPrefix(text[at:], w) {
				n = max(n, len(w))
			}
		}
		out = append(out, segment.Token{Start: at, End: at + n})
		at += n
	}
	return out
}
