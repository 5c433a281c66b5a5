package archive

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed words.txt
var wordsText string

// words returns the lists of words.txt by their names.
var words = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	name := ""
	for line := range strings.Lines(wordsText) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			name = strings.Trim(line, "[]")
		default:
			out[name] = append(out[name], strings.Fields(line)...)
		}
	}
	return out
})
