package main

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var wordFile string

// words are the lists of words.txt by name.
func words() map[string][]string {
	out := map[string][]string{}
	name := ""
	for line := range strings.Lines(wordFile) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "#")
		switch {
		case strings.HasPrefix(line, "["):
			name = strings.Trim(line, "[] ")
		case name == "":
		case name == "surname":
			for _, c := range strings.Join(strings.Fields(line), "") {
				out[name] = append(out[name], string(c))
			}
		default:
			out[name] = append(out[name], strings.Fields(line)...)
		}
	}
	return out
}
