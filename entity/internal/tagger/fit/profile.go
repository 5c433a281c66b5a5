package main

import "github.com/go-renshi/renshi/entity/internal/tagger"

// nameCounts are what is counted of the characters of names.
type nameCounts struct {
	all, surname, given, foreign [0x10000]int
}

// count counts the characters of the sentences and of the names in them.
func count(sentences []sentence) *nameCounts {
	n := &nameCounts{}
	for _, s := range sentences {
		for _, c := range s.text {
			n.all[uint16(c)]++
		}
		for _, sp := range s.spans {
			name := s.text[sp.start:sp.end]
			switch {
			case sp.kind != 0:
			case sp.foreign:
				for _, c := range name {
					n.foreign[uint16(c)]++
				}
			case len(name) == 2 || len(name) == 3:
				n.surname[uint16(name[0])]++
				for _, c := range name[1:] {
					n.given[uint16(c)]++
				}
			}
		}
	}
	return n
}

// rare is the number of times below which a character is rare.
const rare = 4

// profiles turns the counts into steps.
func (n *nameCounts) profiles(surnames []string) *tagger.Profiles {
	listed := map[rune]bool{}
	for _, s := range surnames {
		listed[[]rune(s)[0]] = true
	}
	p := &tagger.Profiles{}
	for i := range p {
		c := i + 0x4E00
		all := n.all[c]
		if all < rare && !listed[rune(c)] {
			p[i] = tagger.RareProfile
			continue
		}
		surname := ratio(n.surname[c], all, 0.02, 0.15)
		if listed[rune(c)] && surname == 0 {
			surname = 1
		}
		if !listed[rune(c)] {
			surname = 0
		}
		p[i] = tagger.Profile(surname, ratio(n.given[c], all, 0.01, 0.08), ratio(n.foreign[c], all, 0.03, 0.15))
	}
	return p
}

// ratio is 0 for none, and 1, 2 or 3 up to the limits a and b and beyond.
func ratio(part, all int, a, b float64) uint8 {
	switch r := float64(part) / float64(all+1); {
	case part == 0:
		return 0
	case r < a:
		return 1
	case r < b:
		return 2
	}
	return 3
}
