package date

import (
	_ "embed" // the word lists
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/runeset"
)

//go:embed data/words.txt
var wordsFile string

//go:embed data/festivals.txt
var festivalsFile string

//go:embed data/lookalikes.txt
var lookalikesFile string

//go:embed data/eras.txt
var erasFile string

//go:embed data/cues.txt
var cuesFile string

// kind says what a word contributes to an expression.
type kind uint8

const (
	dayWord kind = iota + 1
	monthWord
	yearWord
	weekWord
	quarterWord
	partWord
	pastWord
	zoneWord
	feastWord
)

// word is an entry of the lexicon.
type word struct {
	runes []rune
	kind  kind
	by    basis
	n, to int // offset; to differs from n in a stretch: 今明两天
	part  string
	feast *feast
	// not a date beside these
	not contexts
}

// contexts are strings that must not stand before or after an expression.
type contexts struct{ before, after []context }

// context is a string, and the characters that make it harmless next to it.
type context struct {
	runes  []rune
	unless string
}

// era is a calendar that counts years from an event: 民国, 康熙.
type era struct {
	runes       []rune
	first, last int
	lunar       bool
}

// era returns the longest name of an era that stands at i.
func (s *scanner) era(i int) *era {
	eras := s.lx.from(s.at(i)).eras
next:
	for k := range eras {
		for d, c := range eras[k].runes {
			if s.at(i+d) != c {
				continue next
			}
		}
		return &eras[k]
	}
	return nil
}

// lexicon is the data of the package, read once and never changed.
type lexicon struct {
	index  [indexEnd - indexFrom]uint16 // the place of a character in lists
	lists  []initial                    // list 0 is empty
	first  runeset.Set                  // the characters that have one
	units  map[string]*contexts
	cue    runeset.Set // a string of before or after begins with this character
	before []context   // cues of the future
	after  []context
	until  []context
}

// The characters between which all are that an expression can begin with, digits and quotes aside.
const indexFrom, indexEnd = 0x3000, 0xA000

// initial is what expressions can begin with that begin with one character.
type initial struct {
	opens  uint64 // the last six bits of the characters that can follow
	second []rune // these may follow, whether or not that begins a word
	alone  bool   // whatever follows
	next   uint64 // the last six bits of the second characters of words
	words  []*word
	eras   []era // both longest first
}

// from is what begins with c, which is not to be changed.
func (lx *lexicon) from(c rune) *initial {
	if c < indexFrom || c >= indexEnd {
		return &lx.lists[0]
	}
	return &lx.lists[lx.index[c-indexFrom]]
}

// add is from to be filled. It holds until the next call.
func (lx *lexicon) add(c rune) *initial {
	at := &lx.index[c-indexFrom]
	if *at == 0 {
		*at = uint16(len(lx.lists))
		lx.lists = append(lx.lists, initial{})
		lx.first.Add(c)
	}
	return &lx.lists[*at]
}

var lexiconOf = sync.OnceValue(func() *lexicon {
	lx, err := readLexicon(wordsFile, festivalsFile, erasFile, lookalikesFile, cuesFile)
	if err != nil {
		panic(err) // the embedded files are checked by a test
	}
	return lx
})

func readLexicon(words, festivals, eras, lookalikes, cues string) (*lexicon, error) {
	lx := &lexicon{lists: make([]initial, 1), units: map[string]*contexts{}}
	byName := map[string]*word{}
	add := func(name string, w *word) error {
		if byName[name] != nil {
			return fmt.Errorf("%s: given twice", name)
		}
		w.runes = []rune(name)
		byName[name] = w
		first := w.runes[0]
		if first < 0x4E00 || first >= 0xA000 {
			return fmt.Errorf("%s: not a Chinese word", name)
		}
		lx.openWord(w.runes)
		l := lx.add(first)
		if len(w.runes) == 1 {
			l.next = ^uint64(0)
		} else {
			l.next |= 1 << (w.runes[1] % 64)
		}
		ws := append(l.words, w)
		for i := len(ws) - 1; i > 0 && len(ws[i-1].runes) < len(w.runes); i-- {
			ws[i-1], ws[i] = ws[i], ws[i-1]
		}
		l.words = ws
		return nil
	}
	for n, f := range entries(words) {
		w, err := readWord(f[1:])
		if err == nil {
			err = add(f[0], w)
		}
		if err != nil {
			return nil, fmt.Errorf("words.txt: entry %d: %w", n+1, err)
		}
	}
	for n, f := range entries(festivals) {
		v, err := readFeast(f[0], f[1:])
		if err == nil {
			err = add(f[0], &word{kind: feastWord, feast: v})
		}
		if err != nil {
			return nil, fmt.Errorf("festivals.txt: entry %d: %w", n+1, err)
		}
	}
	for n, f := range entries(eras) {
		e := era{runes: []rune(f[0]), lunar: len(f) == 4 && f[3] == "lunar"}
		if len(f) < 3 || len(f) == 4 && !e.lunar || e.runes[0] < 0x4E00 || e.runes[0] >= 0xA000 {
			return nil, fmt.Errorf("eras.txt: entry %d: %q", n+1, f)
		}
		if _, err := fmt.Sscan(f[1]+" "+f[2], &e.first, &e.last); err != nil || e.last < e.first {
			return nil, fmt.Errorf("eras.txt: entry %d: %q", n+1, f)
		}
		lx.openWord(e.runes)
		l := lx.add(e.runes[0])
		l.eras = append(l.eras, e)
		slices.SortStableFunc(l.eras, func(a, b era) int { return len(b.runes) - len(a.runes) })
	}
	for n, f := range entries(lookalikes) {
		if len(f) < 3 || f[1] != "<" && f[1] != ">" {
			return nil, fmt.Errorf("lookalikes.txt: entry %d: %q", n+1, f)
		}
		c := &contexts{}
		if w := byName[f[0]]; w != nil {
			c = &w.not
		} else if strings.Contains(f[0], "N") || strings.Contains("暑期 暑假", f[0]) {
			if lx.units[f[0]] == nil {
				lx.units[f[0]] = c
			}
			c = lx.units[f[0]]
		} else {
			return nil, fmt.Errorf("lookalikes.txt: entry %d: no word %s", n+1, f[0])
		}
		for _, s := range f[2:] {
			s, unless, _ := strings.Cut(s, "^")
			if f[1] == "<" {
				c.before = append(c.before, context{[]rune(s), unless})
			} else {
				c.after = append(c.after, context{[]rune(s), unless})
			}
		}
	}
	for n, f := range entries(cues) {
		for _, s := range f[1:] {
			first, _ := utf8.DecodeRuneInString(s)
			if first >= 0xA000 {
				return nil, fmt.Errorf("cues.txt: entry %d: %s: not a Chinese word", n+1, s)
			}
			if f[0] != "until" {
				lx.cue.Add(first)
			}
			switch f[0] {
			case "before":
				lx.before = append(lx.before, context{runes: []rune(s)})
			case "after":
				lx.after = append(lx.after, context{runes: []rune(s)})
			case "until":
				lx.until = append(lx.until, context{runes: []rune(s)})
			default:
				return nil, fmt.Errorf("cues.txt: entry %d: %s", n+1, f[0])
			}
		}
	}
	for _, o := range strings.Fields(openings) {
		lx.open([]rune(o))
	}
	for _, a := range stems {
		for _, b := range branches {
			if cycle(a, b) >= 0 {
				lx.open([]rune{a, b})
			}
		}
	}
	return lx, nil
}

// openings are how the expressions of the grammar begin, by their first two
// characters; one character: whatever follows. N is a Chinese numeral, A what may
// follow one. Words open by their own first characters.
const openings = `
公元 公历 农历 阴历 阳历 旧历 夏历 西历 正月 腊月 冬月 元月 闰 第 NN NA
年初 年底 年末 月初 月底 月末 上旬 中旬 下旬 上中 中下 上半 下半 上世 上个 下世 下个 本世 首季
周一 周二 周三 周四 周五 周六 周日 周天 周末 周1 周2 周3 周4 周5 周6 星期 礼拜
今春 今夏 今秋 今冬 今暮 今初 今早 今深 今盛 今晚 去春 去夏 去秋 去冬 去暮 去初 去早 去深 去盛 去晚
明春 明夏 明秋 明冬 明暮 明初 明早 明深 明盛 明晚 今( 昨( 明( 大年 未来 两千 两点 两年 前两
头N 头两 头1 头2 头3 头4 头5 头6 头7 头8 头9 前N 前0 前1 前2 前3 前4 前5 前6 前7 前8 前9 初N
`

const (
	numerals      = "〇零一二三四五六七八九十廿卅"
	afterNumerals = "年月日号时点季世千百个、至到和与及或起-~,:("
)

// open notes that an expression can begin with a string.
func (lx *lexicon) open(s []rune) {
	for _, c := range openers(s[0]) {
		l := lx.add(c)
		if len(s) == 1 {
			l.alone, l.opens = true, ^uint64(0)
			continue
		}
		for _, d := range openers(s[1]) {
			l.second = append(l.second, d)
			l.opens |= 1 << (d % 64)
		}
	}
}

// openWord notes that an expression can begin with a word, which is all there.
func (lx *lexicon) openWord(w []rune) {
	if len(w) == 1 {
		lx.open(w)
		return
	}
	lx.add(w[0]).opens |= 1 << (w[1] % 64)
}

// openers are the characters that a character of openings stands for.
func openers(c rune) []rune {
	switch c {
	case 'N':
		return []rune(numerals)
	case 'A':
		return []rune(afterNumerals)
	}
	return []rune{c}
}

// starts says whether an expression can start at i.
func (s *scanner) starts(i int) bool {
	lx, c, next := s.lx, s.at(i), s.at(i+1)
	switch {
	case c < 0x80:
		return ascii(c) || c == '\''
	case c == '“':
		return numeral(next) || s.word(i+1) != nil
	case c < indexFrom || c >= indexEnd || !lx.first.Has(c):
		return false
	}
	l := lx.from(c)
	return l.opens>>(next%64)&1 != 0 && (l.alone || s.word(i) != nil || slices.Contains(l.second, next) || s.era(i) != nil)
}

// word returns the longest word of one of the kinds, or of any if none is given, that
// stands at i.
func (s *scanner) word(i int, kinds ...kind) *word {
	list := s.lx.from(s.at(i))
	if list.next>>(s.at(i+1)%64)&1 == 0 {
		return nil
	}
next:
	for _, w := range list.words {
		for k, c := range w.runes {
			if s.at(i+k) != c {
				continue next
			}
		}
		if len(kinds) == 0 || slices.Contains(kinds, w.kind) {
			return w
		}
	}
	return nil
}

// bars says whether one of the strings that rule an expression out stands
// before start or at end.
func (s *scanner) bars(c *contexts, start, end int) bool {
	return c != nil && (s.follows(c.after, end) || s.precedes(c.before, start))
}

func (s *scanner) follows(list []context, end int) bool {
next:
	for i := range list {
		w := &list[i]
		for k, c := range w.runes {
			if s.at(end+k) != c {
				continue next
			}
		}
		if w.unless != "" && strings.ContainsRune(w.unless, s.at(end+len(w.runes))) {
			continue
		}
		return true
	}
	return false
}

func (s *scanner) precedes(list []context, start int) bool {
next:
	for i := range list {
		w := &list[i]
		for k, c := range w.runes {
			if s.at(start-len(w.runes)+k) != c {
				continue next
			}
		}
		if w.unless != "" && strings.ContainsRune(w.unless, s.at(start-len(w.runes)-1)) {
			continue
		}
		return true
	}
	return false
}

// entries yields the fields of every line that is neither empty nor a comment.
func entries(file string) [][]string {
	var out [][]string
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, strings.Fields(line))
		}
	}
	return out
}

func readWord(f []string) (*word, error) {
	units := map[string]kind{"day": dayWord, "month": monthWord, "year": yearWord, "week": weekWord, "quarter": quarterWord}
	bases := map[string]basis{"ref": fromRef, "last": fromLast, "new": newYear, "old": oldYear}
	switch {
	case len(f) == 1 && f[0] == "past":
		return &word{kind: pastWord}, nil
	case len(f) == 1 && f[0] == "zone":
		return &word{kind: zoneWord}, nil
	case len(f) == 2 && f[0] == "part":
		return &word{kind: partWord, part: strings.TrimPrefix(f[1], "-")}, nil
	case len(f) >= 3 && units[f[0]] != 0 && bases[f[1]] != 0:
		from, to, stretch := strings.Cut(f[2], "..")
		n, err := strconv.Atoi(from)
		w := &word{kind: units[f[0]], by: bases[f[1]], n: n, to: n}
		if stretch && err == nil {
			w.to, err = strconv.Atoi(to)
		}
		if len(f) == 4 {
			w.part = f[3]
		}
		return w, err
	}
	return nil, fmt.Errorf("%q", f)
}

func runeCount(s string) int { return utf8.RuneCountInString(s) }
