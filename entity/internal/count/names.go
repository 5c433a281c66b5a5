package main

import (
	_ "embed"
	"strings"
)

const source = `# Counted in People's Daily, January 1998 (Peking University's tagged corpus)%s
# by: go run ./entity/internal/count -corpus FILE -out entity/data
`

// dictionaryWeight is what a name of jieba's dictionary counts, which has many
// that are none, against 1 for a name of the corpus.
const dictionaryWeight = 0.05

var (
	aboutSurnames = "# Surnames and the number of different names that have them.\n" +
		strings.Replace(source, "%s", "; those of entity/internal/count/surnames.txt\n# that do not occur have 0", 1)
	aboutGiven = "# Characters of given names: as the only one, the first of two, the second of two.\n" +
		strings.Replace(source, "%s", " (each name once) and, for a twentieth,\n# in the names of jieba's dictionary (MIT, see entity/internal/dict/NOTICE)", 1)
	aboutTranslit = "# Characters of transliterated foreign names: as the first of a part, elsewhere.\n" +
		strings.Replace(source, "%s", " (each part of a name once) and, for a twentieth,\n"+
			"# in the names of jieba's dictionary (MIT, see entity/internal/dict/NOTICE)", 1)
	aboutChars = "# Chinese characters and how often they occur in text.\n" +
		strings.Replace(source, "%s", "", 1)
)

//go:embed surnames.txt
var surnameList string

// readSurnames returns the known surnames.
func readSurnames() (map[string]bool, error) {
	known := map[string]bool{}
	for line := range strings.Lines(surnameList) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, s := range strings.Fields(line) {
			known[s] = true
		}
	}
	return known, nil
}

// split divides a name of up to four characters into surname and given name,
// which has one or two.
func split(name []rune, known map[string]bool) (surname string, given []rune) {
	if n := len(name); n >= 3 && n <= 4 && known[string(name[:2])] {
		return string(name[:2]), name[2:]
	}
	if n := len(name); n >= 2 && n <= 3 && known[string(name[:1])] {
		return string(name[:1]), name[1:]
	}
	return "", nil
}

// countChinese counts surnames, and characters of given names by position.
func countChinese(names, known map[string]bool, listed []string) (surnames, given map[string][]float64) {
	surnames, given = map[string][]float64{}, map[string][]float64{}
	for s := range known {
		surnames[s] = []float64{0}
	}
	add := func(cs []rune, weight float64) {
		for i, c := range cs {
			if len(cs) == 2 {
				i++
			}
			row := given[string(c)]
			if row == nil {
				row = make([]float64, 3)
				given[string(c)] = row
			}
			row[i] += weight
		}
	}
	for name := range names {
		if s, g := split([]rune(name), known); s != "" {
			surnames[s][0]++
			add(g, 1)
		}
	}
	// In the dictionary only words with a well-known surname are likely names.
	for _, name := range listed {
		if s, g := split([]rune(name), known); s != "" && surnames[s][0] >= 5 {
			add(g, dictionaryWeight)
		}
	}
	return surnames, given
}

// countTranslit counts characters of the parts of transliterated names: those
// with a dot between parts are certain; those without are taken when all their
// characters are known from the first.
func countTranslit(names map[string]bool, listed []string) map[string][]float64 {
	certain, rest := map[string]bool{}, map[string]bool{}
	used := map[rune]int{}
	for name := range names {
		parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("·•．・-－", r) })
		if len(parts) < 2 {
			rest[name] = true
			continue
		}
		for _, p := range parts {
			if !certain[p] {
				certain[p] = true
				for _, c := range p {
					used[c]++
				}
			}
		}
	}
	usual := func(name string) bool {
		for _, c := range name {
			if used[c] < 2 {
				return false
			}
		}
		return len([]rune(name)) >= 2
	}
	out := map[string][]float64{}
	add := func(name string, weight float64) {
		for i, c := range []rune(name) {
			row := out[string(c)]
			if row == nil {
				row = make([]float64, 2)
				out[string(c)] = row
			}
			row[min(i, 1)] += weight
		}
	}
	for p := range certain {
		add(p, 1)
	}
	for name := range rest {
		if !certain[name] && usual(name) {
			add(name, 1)
		}
	}
	for _, name := range listed {
		if !certain[name] && !rest[name] && usual(name) {
			add(name, dictionaryWeight)
		}
	}
	return out
}
