// Command count makes the statistics of personal names in entity/data from
// sentences with marked people:
//
//	go run ./entity/internal/count -corpus pfr1998.train.jsonl.gz -out entity/data
//
// -corpus may be given several times. A corpus is JSON lines, gzipped or not,
// with text and entities; people are entities of type PER, and orig "nr+nr" says that
// surname and given name were tagged separately. Names count once, however
// often they occur, so that the famous do not outweigh the rest.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/go-renshi/renshi/entity/internal/dict"
)

func main() {
	var corpora []string
	flag.Func("corpus", "`file` to count, may be repeated", func(s string) error {
		corpora = append(corpora, s)
		return nil
	})
	out := flag.String("out", "entity/data", "`directory` to write to")
	flag.Parse()
	if err := run(corpora, *out); err != nil {
		fmt.Fprintln(os.Stderr, "count:", err)
		os.Exit(1)
	}
}

// sentences is what was read from the corpora.
type sentences struct {
	chars   map[rune]int    // Han characters of the text
	chinese map[string]bool // names tagged as surname and given name
	other   map[string]bool // names tagged as one word
	seen    map[string]bool // texts
}

func run(corpora []string, out string) error {
	if len(corpora) == 0 {
		return fmt.Errorf("no -corpus given")
	}
	s := &sentences{map[rune]int{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, path := range corpora {
		if err := s.read(path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	known, err := readSurnames()
	if err != nil {
		return err
	}
	listed, translit, err := dictionaryNames()
	if err != nil {
		return err
	}
	surnames, given := countChinese(s.chinese, known, listed)
	for _, f := range []struct {
		name, about string
		rows        map[string][]float64
	}{
		{"names_surname.txt", aboutSurnames, surnames},
		{"names_given.txt", aboutGiven, given},
		{"names_translit.txt", aboutTranslit, countTranslit(s.other, translit)},
		{"chars.txt", aboutChars, rows(s.chars)},
	} {
		if err := write(filepath.Join(out, f.name), f.about, f.rows); err != nil {
			return err
		}
	}
	return nil
}

// read adds a corpus. A sentence that was read before is not counted again.
func (s *sentences) read(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return err
		}
	}
	sc := bufio.NewScanner(in)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var r struct {
			Text     string
			Entities []struct{ Type, Orig, Text string }
		}
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return err
		}
		if s.seen[r.Text] {
			continue
		}
		s.seen[r.Text] = true
		for _, c := range r.Text {
			if unicode.Is(unicode.Han, c) {
				s.chars[c]++
			}
		}
		for _, e := range r.Entities {
			switch {
			case e.Type != "PER":
			case e.Orig == "nr+nr":
				s.chinese[e.Text] = true
			default:
				s.other[e.Text] = true
			}
		}
	}
	return sc.Err()
}

// dictionaryNames returns the words that jieba's dictionary has as people and as
// transliterated names. Tags of rare words are mostly guesses; they are left out.
func dictionaryNames() (people, translit []string, err error) {
	text, err := dict.Words()
	if err != nil {
		return nil, nil, err
	}
	for line := range bytes.Lines(text) {
		var word, tag string
		var freq int
		if _, err := fmt.Sscan(string(line), &word, &freq, &tag); err != nil {
			return nil, nil, fmt.Errorf("dictionary: %q: %w", line, err)
		}
		switch {
		case freq < 10:
		case tag == "nr":
			people = append(people, word)
		case tag == "nrt":
			translit = append(translit, word)
		}
	}
	return people, translit, nil
}

// write writes rows with the largest first number first.
func write(path, about string, rows map[string][]float64) error {
	var keys []string
	for k := range rows {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		sum := func(k string) (n float64) {
			for _, v := range rows[k] {
				n += v
			}
			return n
		}
		if x, y := sum(a), sum(b); x != y {
			if x > y {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	var out bytes.Buffer
	out.WriteString(about)
	for _, k := range keys {
		out.WriteString(k)
		for _, v := range rows[k] {
			out.WriteString("\t" + strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64))
		}
		out.WriteByte('\n')
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

func rows(count map[rune]int) map[string][]float64 {
	out := map[string][]float64{}
	for c, n := range count {
		out[string(c)] = []float64{float64(n)}
	}
	return out
}
