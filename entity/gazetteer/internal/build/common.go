package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity/internal/dict"
)

const commonHeader = `# Short forms of divisions that are also common words or people's names (博爱, 和平):
# alone they are no evidence of a place. Made by entity/gazetteer/internal/build.
# Columns: the form; how often it stands in People's Daily, January 1998 (Peking University's
# tagged corpus); how often as a place or at the start of an organisation; how often in a person's name;
# its frequency and tag in jieba's dictionary (0 - none). A form is listed when less than seven in ten of its
# uses in the corpus are places (four in ten for provinces and prefectures) or, where it occurs less than
# four times, when the uses are people or the dictionary has it as a frequent word of another sort.
`

// use says how a form was used in the corpus.
type use struct{ all, place, person int }

type span struct {
	Start, End int
	Type       string
}

// writeCommon writes the short forms that are also other words. shorts says of
// each form whether a province or prefecture has it.
func writeCommon(path string, shorts map[string]bool, corpus string) error {
	d, err := dict.Load()
	if err != nil {
		return err
	}
	uses, err := count(shorts, corpus)
	if err != nil {
		return err
	}
	out := bytes.NewBufferString(commonHeader)
	for _, s := range slices.Sorted(maps.Keys(shorts)) {
		e, ok := d.Lookup(s)
		if !ok {
			e.Tag = "-"
		}
		u := uses[s]
		if common(*u, e, shorts[s]) {
			fmt.Fprintf(out, "%s %d %d %d %d %s\n", s, u.all, u.place, u.person, e.Freq, e.Tag)
		}
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

// common says whether a form is another word, too. The names of provinces and
// prefectures are so well known that more must speak against them.
func common(u use, e dict.Entry, high bool) bool {
	switch {
	case high:
		return u.all >= 10 && u.place*10 < u.all*4 || u.all >= 4 && u.place == 0 && !strings.HasPrefix(e.Tag, "ns")
	case u.all >= 4:
		return u.place*10 < u.all*7
	case u.person > 1 && u.person > u.place:
		return true
	case u.all > 0 && u.place == u.all:
		return false
	}
	switch e.Tag {
	case "f", "s", "m", "q":
		return e.Freq >= frequent
	case "n", "nz", "v", "vn", "a", "b", "d", "t":
		return u.all > 0 && e.Freq >= frequent
	}
	return false
}

// Below this frequency the dictionary's tags are mostly guesses.
const frequent = 30

// count reads the corpus and counts the uses of each form.
func count(shorts map[string]bool, corpus string) (map[string]*use, error) {
	uses := map[string]*use{}
	longest := 0
	for s := range shorts {
		uses[s] = &use{}
		longest = max(longest, len([]rune(s)))
	}
	f, err := os.Open(corpus)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var s struct {
			Text     string
			Entities []span
		}
		if err := json.Unmarshal(sc.Bytes(), &s); err != nil {
			return nil, err
		}
		text := []rune(s.Text)
		for i := range text {
			for n := 2; n <= longest && i+n <= len(text); n++ {
				if u := uses[string(text[i:i+n])]; u != nil {
					u.add(text, s.Entities, i, i+n)
				}
			}
		}
	}
	return uses, sc.Err()
}

// add counts one use at [start, end). In a place or an organisation it counts
// as a place when it comes first or right after a level word.
func (u *use) add(text []rune, spans []span, start, end int) {
	u.all++
	for _, e := range spans {
		if end <= e.Start || e.End <= start {
			continue
		}
		switch e.Type {
		case "LOC", "ORG":
			if start == e.Start && end <= e.End || start > e.Start && end <= e.End && strings.ContainsRune("省市县区州盟", text[start-1]) {
				u.place++
			}
		case "PER":
			u.person++
		}
		return
	}
}
