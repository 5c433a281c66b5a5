// Package compose makes texts at random of the words that a grammar looks for:
// the entries of its lists, names, dates, separators, brackets, line breaks. Such
// texts reach rules that random bytes never meet.
//
//	v := compose.Vocabulary{compose.Dates(), compose.Marks()}
//	words := v.Words(picks)           // picks: random bytes, or those of a fuzzer
//	text := strings.Join(words, "")
//
// When a text shows a fault, [Shrink] leaves the words that are needed for it.
// The package needs nothing of the library that it tests.
package compose

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Vocabulary is groups of words. All groups come equally often, and so do the
// words of a group, so that a group of two is not lost beside one of thousands.
type Vocabulary [][]string

// pick is the number of bytes that choose a word.
const pick = 3

// Words chooses a word for every three bytes. The first byte chooses the group; its
// top values repeat an earlier word of the text, whole or one half of it, as texts
// name people again and lines break words. Few bytes give few words; the same
// bytes give the same words. An empty group gives empty words, no groups give none.
func (v Vocabulary) Words(picks []byte) []string {
	if len(v) == 0 {
		return nil
	}
	words := make([]string, 0, len(picks)/pick)
	for ; len(picks) >= pick; picks = picks[pick:] {
		group, n := int(picks[0]), int(picks[1])<<8|int(picks[2])
		var w string
		switch {
		case group >= 0xF0 && len(words) > 0:
			w = words[n%len(words)]
			if half := []rune(w); group >= 0xF8 && len(half) > 1 {
				w = string(half[:len(half)/2])
				if group >= 0xFC {
					w = string(half[len(half)/2:])
				}
			}
		default:
			if from := v[group%len(v)]; len(from) > 0 {
				w = from[n%len(from)]
			}
		}
		words = append(words, w)
	}
	return words
}

// Read reads the files of a folder of word lists, each as a group: the first word
// of every line that is neither empty nor a comment (#) nor holds a =. A file
// without such a line is no group. It is an error when no file fits the pattern.
func Read(fsys fs.FS, pattern string) (Vocabulary, error) {
	if fsys == nil {
		return nil, fmt.Errorf("%s: no file system", pattern)
	}
	files, err := fs.Glob(fsys, pattern)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no such file", pattern)
	}
	var v Vocabulary
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		var group []string
		for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
			if w := strings.Fields(lines.Text()); len(w) > 0 && !strings.HasPrefix(w[0], "#") && !strings.Contains(w[0], "=") {
				group = append(group, w[0])
			}
		}
		if len(group) > 0 {
			v = append(v, group)
		}
	}
	return v, nil
}

// Shrink leaves words out as long as the rest still shows the fault.
func Shrink(words []string, faulty func(words []string) bool) []string {
	for size := len(words) / 2; size > 0; {
		shorter := false
		for at := 0; at+size <= len(words); {
			rest := slices.Concat(words[:at], words[at+size:])
			if faulty(rest) {
				words, shorter = rest, true
			} else {
				at += size
			}
		}
		if size > 1 || !shorter {
			size /= 2
		}
	}
	return words
}
