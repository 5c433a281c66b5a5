package entity

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/runeset"
)

// nameModel weighs strings as Chinese personal names. It holds log-likelihood
// ratios: how much more often a character stands at a position of a name than
// in text at large.
type nameModel struct {
	surnames *surnameTable // of one or two characters
	given    *givenTable
	foreign  *runeset.Set    // characters of transliterated names
	sounds   map[rune]string // first Latin letter of foreign names → characters that stand for it
	weights  [nFeatures]float64
	most     atMost
}

// Positions of given-name characters.
const (
	givenOnly = iota
	givenFirst
	givenSecond
)

// loadNames reads the counts and the weights.
func loadNames() (*nameModel, error) {
	m := &nameModel{surnames: newSurnameTable()}
	text, total := map[string]float64{}, 0.0
	err := readCounts("data/chars.txt", 1, func(w string, n []float64) {
		text[w] += n[0]
		total += n[0]
	})
	if err != nil {
		return nil, err
	}
	rate := func(w string) float64 { // of a string in text, characters taken as independent
		r := 1.0
		for _, c := range w {
			r *= (text[string(c)] + 1) / (total + 1)
		}
		return r
	}
	surnames, sum := map[string]float64{}, 0.0
	err = readCounts("data/names_surname.txt", 1, func(w string, n []float64) {
		surnames[w] = n[0] + 0.5
		sum += n[0] + 0.5
	})
	if err != nil {
		return nil, err
	}
	for w, n := range surnames {
		m.surnames.add([]rune(w), math.Log(n/sum/rate(w)))
	}
	given, sums := [3]map[rune]float64{}, [3]float64{}
	for i := range given {
		given[i] = map[rune]float64{}
	}
	err = readCounts("data/names_given.txt", 3, func(w string, n []float64) {
		for _, c := range w {
			for i := range given {
				given[i][c] += n[i] + 0.1
				sums[i] += n[i] + 0.1
			}
		}
	})
	if err != nil {
		return nil, err
	}
	m.given = newGivenTable()
	for _, c := range byFrequency(given[0], text) {
		var ratios [3]float64
		for i := range given {
			ratios[i] = math.Log(given[i][c] / sums[i] / rate(string(c)))
		}
		m.given.add(c, ratios)
	}
	m.foreign = new(runeset.Set)
	err = readCounts("data/names_translit.txt", 2, func(w string, n []float64) {
		for _, c := range w {
			if n[0]+n[1] >= 1 {
				m.foreign.Add(c)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	err = readCounts("data/names_translit_more.txt", 0, func(w string, _ []float64) {
		for _, c := range w {
			m.foreign.Add(c)
		}
	})
	if err != nil {
		return nil, err
	}
	m.sounds = map[rune]string{}
	err = readCounts("data/names_sounds.txt", 0, func(w string, _ []float64) {
		letter, n := utf8.DecodeRuneInString(w)
		m.sounds[letter] = w[n:]
	})
	if err != nil {
		return nil, err
	}
	err = readCounts("data/person_weights.txt", 1, func(w string, n []float64) {
		for i, name := range featureNames {
			if w == name {
				m.weights[i] = n[0]
			}
		}
	})
	m.most = newAtMost(m.weights)
	return m, err
}

// byFrequency returns the characters of given names, those first that are frequent in text.
func byFrequency(given map[rune]float64, text map[string]float64) []rune {
	return slices.SortedFunc(maps.Keys(given), func(a, b rune) int {
		return cmp.Or(cmp.Compare(text[string(b)], text[string(a)]), cmp.Compare(a, b))
	})
}

// readCounts reads lines of a word and n numbers, separated by tabs.
func readCounts(path string, n int, add func(word string, numbers []float64)) error {
	f, err := dataFS.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	for line := 1; in.Scan(); line++ {
		s, _, _ := strings.Cut(in.Text(), "#")
		fields := strings.Fields(s)
		if len(fields) == 0 {
			continue
		}
		if len(fields) != n+1 {
			return fmt.Errorf("%s:%d: want a word and %d numbers", path, line, n)
		}
		v := make([]float64, n)
		for i := range v {
			if v[i], err = strconv.ParseFloat(fields[i+1], 64); err != nil {
				return fmt.Errorf("%s:%d: %w", path, line, err)
			}
		}
		add(fields[0], v)
	}
	return in.Err()
}

// unseenGiven is the ratio of a character never counted in given names.
const unseenGiven = -1.5

// givenScore is the mean log-likelihood ratio of the given name rs.
func (m *nameModel) givenScore(rs []rune) float64 {
	switch len(rs) {
	case 1:
		return m.given.of(rs[0])[givenOnly]
	case 2:
		return m.given.of(rs[0])[givenFirst] + m.given.of(rs[1])[givenSecond]
	}
	return unseenGiven
}

// givenTable holds ratios by rune. An array of small numbers leads to them: maps of
// runes took 1 % of the time of the whole pipeline. Those of frequent characters stand
// together, so that few lines of cache hold what most texts ask for.
type givenTable struct {
	place  [0xA000 - 0x4E00]uint16 // of the rune in ratios; 0 is for runes never seen
	ratios [][3]float64
}

func newGivenTable() *givenTable {
	return &givenTable{ratios: [][3]float64{{unseenGiven, unseenGiven, unseenGiven}}}
}

func (t *givenTable) add(c rune, ratios [3]float64) {
	if i := int(c) - 0x4E00; i >= 0 && i < len(t.place) {
		t.place[i] = uint16(len(t.ratios))
		t.ratios = append(t.ratios, ratios)
	}
}

func (t *givenTable) of(c rune) *[3]float64 {
	if i := int(c) - 0x4E00; i >= 0 && i < len(t.place) {
		return &t.ratios[t.place[i]]
	}
	return &t.ratios[0]
}

// surnameTable holds the ratios of surnames, by their first rune.
type surnameTable struct {
	first [(0xA000 - 0x4E00) / 64]uint64 // a bit for each rune that opens one: most questions end here
	place [0xA000 - 0x4E00]uint16        // of the first rune in from
	from  []surnamesFrom
}

// surnamesFrom are the surnames that begin with one rune.
type surnamesFrom struct {
	single bool // the rune alone is one
	ratio  float64
	double []doubleSurname
}

type doubleSurname struct {
	second rune
	ratio  float64
}

func newSurnameTable() *surnameTable { return &surnameTable{from: make([]surnamesFrom, 1)} }

// add takes in a surname of one or two Chinese characters; others are left out.
func (t *surnameTable) add(name []rune, ratio float64) {
	i := int(name[0]) - 0x4E00
	if i < 0 || i >= len(t.place) || len(name) > 2 {
		return
	}
	if t.place[i] == 0 {
		t.first[i/64] |= 1 << (i % 64)
		t.place[i] = uint16(len(t.from))
		t.from = append(t.from, surnamesFrom{})
	}
	f := &t.from[t.place[i]]
	if len(name) == 1 {
		f.single, f.ratio = true, ratio
		return
	}
	f.double = append(f.double, doubleSurname{name[1], ratio})
}

// opens says whether a surname begins with c.
func (t *surnameTable) opens(c rune) bool {
	i := int(c) - 0x4E00
	return i >= 0 && i < len(t.place) && t.first[i/64]>>(i%64)&1 != 0
}

// at returns the ratio of the surname of k runes that rs begins with; ok is false when
// there is none.
func (t *surnameTable) at(rs []rune, k int) (ratio float64, ok bool) {
	if len(rs) < k || !t.opens(rs[0]) {
		return 0, false
	}
	return t.openedBy(rs[0]).of(rs, k)
}

// openedBy are the surnames that begin with c, which opens one.
func (t *surnameTable) openedBy(c rune) *surnamesFrom { return &t.from[t.place[c-0x4E00]] }

// of returns the ratio of the one of k runes that rs begins with, of which there are at least k.
func (f *surnamesFrom) of(rs []rune, k int) (ratio float64, ok bool) {
	if k == 1 {
		return f.ratio, f.single
	}
	for _, d := range f.double {
		if d.second == rs[1] {
			return d.ratio, true
		}
	}
	return 0, false
}

// soundsForeign says whether c is a character of transliterated names.
func (m *nameModel) soundsForeign(c rune) bool { return c < 1<<16 && m.foreign.Has(c) }
