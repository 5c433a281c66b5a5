// Package lexicon holds word lists and finds their words in text.
package lexicon

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Class is a set of word classes, one bit each. What the bits mean is the
// caller's business.
type Class uint64

// Entry is one line of a word list.
type Entry struct {
	Word string
	Weak bool // marked with a trailing "*"
}

// Read parses a word list: one word a line, "#" starts a comment, blank lines
// are skipped, a trailing "*" marks a weak word. name is used in errors.
func Read(name string, r io.Reader) ([]Entry, error) {
	var out []Entry
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		s, _, _ := strings.Cut(in.Text(), "#")
		s = strings.TrimSpace(strings.TrimPrefix(s, "\uFEFF"))
		if s == "" {
			continue
		}
		if !utf8.ValidString(s) {
			return nil, fmt.Errorf("%s:%d: not UTF-8", name, n)
		}
		if strings.ContainsAny(s, " \t\u3000") {
			return nil, fmt.Errorf("%s:%d: more than one word in %q", name, n, s)
		}
		e := Entry{Word: strings.TrimSuffix(s, "*"), Weak: strings.HasSuffix(s, "*")}
		if e.Word == "" {
			return nil, fmt.Errorf("%s:%d: no word before the mark", name, n)
		}
		out = append(out, e)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}
