package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"

	"github.com/go-renshi/renshi/entity/internal/tagger"
)

// picker picks characters by weight.
type picker struct {
	chars []rune
	upTo  []float64
}

func (p *picker) add(c rune, weight float64) {
	if n := len(p.upTo); n > 0 {
		weight += p.upTo[n-1]
	}
	p.chars, p.upTo = append(p.chars, c), append(p.upTo, weight)
}

func (p *picker) pick(r *rand.Rand) rune {
	if len(p.chars) == 0 {
		return '某'
	}
	x := r.Float64() * p.upTo[len(p.upTo)-1]
	return p.chars[min(sort.SearchFloat64s(p.upTo, x), len(p.chars)-1)]
}

// inventor makes up names.
type inventor struct {
	r                        *rand.Rand
	words                    map[string][]string
	patterns                 []string
	surname, given, stranger picker
	foreign                  [][]rune          // names of foreigners
	places                   map[rune][][]rune // by their last character or, without a level word, by length
	stems                    [][]rune          // of two characters, of places with a level word
}

const levels = "省市县区州旗盟镇乡村国"

// group is what places that may stand for each other have in common.
func group(name []rune) rune {
	last := name[len(name)-1]
	if len(name) > 1 && strings.ContainsRune(levels+"岛山河江湖海湾港路街府城洲", last) {
		return last
	}
	return rune(min(len(name), 4))
}

// newInventor learns the stock of names from the sentences.
func newInventor(sentences []sentence, n *nameCounts, words map[string][]string, stock []entry, r *rand.Rand) *inventor {
	v := &inventor{r: r, words: words, patterns: patterns(), places: map[rune][][]rune{}}
	for rank, s := range words["surname"] {
		c := []rune(s)[0]
		v.surname.add(c, math.Sqrt(float64(n.surname[uint16(c)]))+20/float64(rank+10))
	}
	for c := 0x4E00; c < 0x9FA6; c++ {
		if g := n.given[c]; g > 0 {
			v.given.add(rune(c), math.Pow(float64(g), 0.7))
		} else if n.all[c] > 0 && n.all[c] < 12 {
			v.stranger.add(rune(c), 1)
		}
	}
	people, places := map[string]bool{}, map[string]bool{}
	for _, s := range sentences {
		for _, sp := range s.spans {
			name := s.text[sp.start:sp.end]
			switch {
			case sp.kind == 0 && sp.foreign && !people[string(name)]:
				people[string(name)] = true
				v.foreign = append(v.foreign, name)
			case sp.kind == 1 && !places[string(name)]:
				places[string(name)] = true
				v.places[group(name)] = append(v.places[group(name)], name)
				if n := len(name); n == 3 && strings.ContainsRune(levels, name[2]) {
					v.stems = append(v.stems, name[:2])
				}
			}
		}
	}
	for _, e := range stock {
		name := []rune(e.word)
		switch e.class {
		case tagger.ClassPlace:
			if !places[e.word] && len(name) > 1 {
				v.places[group(name)] = append(v.places[group(name)], name)
			}
		case tagger.ClassForeign:
			if !people[e.word] && len(name) > 1 {
				v.foreign = append(v.foreign, name)
			}
		}
	}
	return v
}

func (v *inventor) chance(p float64) bool { return v.r.Float64() < p }

func one[T any](r *rand.Rand, list []T) (none T) {
	if len(list) == 0 {
		return none
	}
	return list[r.IntN(len(list))]
}

func (v *inventor) word(list string) []rune { return []rune(one(v.r, v.words[list])) }

// person makes up a Chinese name.
func (v *inventor) person() []rune {
	name := []rune{v.surname.pick(v.r)}
	if v.chance(0.04) {
		return append(name, []rune(one(v.r, []string{"某", "某某", "某"}))...)
	}
	name = append(name, v.part())
	if v.chance(0.62) {
		name = append(name, v.part())
	}
	return name
}

// part is a character of a given name.
func (v *inventor) part() rune {
	if v.chance(0.06) {
		return v.stranger.pick(v.r)
	}
	return v.given.pick(v.r)
}

// foreigner makes up a foreign name: another one, or the head of one with the
// tail of another.
func (v *inventor) foreigner(like []rune) []rune {
	a, b := one(v.r, v.foreign), one(v.r, v.foreign)
	if a == nil {
		return like
	}
	if v.chance(0.4) || slices.Contains(a, '·') || slices.Contains(b, '·') {
		return a
	}
	i, j := 1+v.r.IntN(len(a)), v.r.IntN(len(b))
	name := slices.Concat(a[:i], b[j:])
	if len(name) > 7 || len(name) < 3 {
		return a
	}
	return name
}

// stem makes up the part of a place's name before the level word.
func (v *inventor) stem() []rune {
	a, b := one(v.r, v.stems), one(v.r, v.stems)
	if a == nil {
		return []rune{v.given.pick(v.r), v.given.pick(v.r)}
	}
	if v.chance(0.5) {
		return a
	}
	return []rune{a[0], b[1]}
}

// place makes up a place that may stand for like.
func (v *inventor) place(like []rune) []rune {
	last := like[len(like)-1]
	if len(like) > 2 && strings.ContainsRune("市县区镇乡村", last) && v.chance(0.5) {
		if v.chance(0.4) {
			return slices.Concat(v.stem(), v.word("settlement"))
		}
		return append(slices.Clone(v.stem()), last)
	}
	if other := one(v.r, v.places[group(like)]); other != nil {
		return other
	}
	return like
}

// domestic is a place that a body may be of.
func (v *inventor) domestic() []rune {
	name := append(slices.Clone(v.stem()), one(v.r, []rune("市区县省市区县州旗")))
	if v.chance(0.2) {
		name = slices.Concat(v.stem(), []rune("市"), name)
	}
	return name
}

// body makes up an organisation of today.
func (v *inventor) body() []rune {
	at := func() []rune { // the place that the body is of
		switch x := v.r.Float64(); {
		case x < 0.4:
			return v.stem()
		case x < 0.55:
			return v.place([]rune("某某"))
		}
		return v.domestic()
	}
	switch x := v.r.Float64(); {
	case x < 0.3:
		return v.word("bare")
	case x < 0.4:
		return slices.Concat(v.word("level"), v.word("short"))
	case x < 0.5:
		return slices.Concat(at(), v.word("short"))
	case x < 0.6:
		head := at()
		if v.chance(0.4) {
			head = v.word("level")
		}
		return slices.Concat(head, v.word("field"), v.word("desk"))
	case x < 0.64:
		return slices.Concat(at(), v.word("net"))
	case x < 0.67:
		return slices.Concat(v.word("party"), at(), v.word("unit"))
	case x < 0.71:
		return slices.Concat(at(), v.word("team"))
	case x < 0.73:
		return slices.Concat(at(), v.word("troop"))
	case x < 0.88:
		name := v.stem()
		if v.chance(0.5) {
			name = []rune{v.given.pick(v.r), v.given.pick(v.r)}
		}
		if v.chance(0.4) {
			name = slices.Concat(at(), name)
		}
		if v.chance(0.85) {
			name = slices.Concat(name, v.word("trade"))
		}
		return slices.Concat(name, v.word("company"))
	}
	name := slices.Concat(at(), v.word("learned"))
	if v.chance(0.15) {
		name = slices.Concat(name, v.word("learned"))
	}
	return name
}
