package entity

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest/timing"
)

func cand(start, end int, kind Kind, score float64) candidate {
	return candidate{start, end, kind, "", "r", score}
}

func TestResolve(t *testing.T) {
	for name, c := range map[string]struct{ give, want []candidate }{
		"none":                {nil, nil},
		"neighbours":          {[]candidate{cand(0, 2, Place, 0.9), cand(2, 4, Place, 0.9)}, []candidate{cand(0, 2, Place, 0.9), cand(2, 4, Place, 0.9)}},
		"the longer":          {[]candidate{cand(0, 2, Place, 0.8), cand(0, 6, Organisation, 0.8)}, []candidate{cand(0, 6, Organisation, 0.8)}},
		"two inside":          {[]candidate{cand(0, 2, Place, 0.95), cand(2, 6, Organisation, 0.95), cand(0, 6, Organisation, 0.9)}, []candidate{cand(0, 2, Place, 0.95), cand(2, 6, Organisation, 0.95)}},
		"a sure short one":    {[]candidate{cand(0, 2, Title, 0.95), cand(0, 4, Place, 0.55)}, []candidate{cand(0, 2, Title, 0.95)}},
		"people count alike":  {[]candidate{cand(0, 2, Person, 0.9), cand(0, 3, Person, 0.85)}, []candidate{cand(0, 2, Person, 0.9)}},
		"a foreign name":      {[]candidate{cand(0, 3, Person, 0.9), cand(0, 6, Person, 0.85)}, []candidate{cand(0, 6, Person, 0.85)}},
		"a chain of overlaps": {[]candidate{cand(0, 3, Place, 0.8), cand(2, 5, Place, 0.85), cand(4, 7, Place, 0.8)}, []candidate{cand(0, 3, Place, 0.8), cand(4, 7, Place, 0.8)}},
		"not above a half":    {[]candidate{cand(0, 3, Place, 0.5), cand(4, 7, Place, 0.2)}, nil},
		"outside":             {[]candidate{cand(-1, 3, Place, 0.9), cand(6, 9, Place, 0.9), cand(3, 3, Place, 0.9), cand(4, 2, Place, 0.9)}, nil},
		"equal, both starts":  {[]candidate{cand(1, 3, Place, 0.8), cand(0, 2, Place, 0.8)}, []candidate{cand(0, 2, Place, 0.8)}},
		"equal, both kinds":   {[]candidate{cand(0, 2, Organisation, 0.8), cand(0, 2, Place, 0.8), cand(0, 2, Date, 0.8)}, []candidate{cand(0, 2, Place, 0.8)}},
		"equal, two scores":   {[]candidate{cand(0, 2, Place, 0.8), cand(0, 2, Place, 0.9)}, []candidate{cand(0, 2, Place, 0.9)}},
		"equal, both rules":   {[]candidate{{0, 2, Place, "", "b", 0.8}, {0, 2, Place, "", "a", 0.8}}, []candidate{{0, 2, Place, "", "a", 0.8}}},
	} {
		t.Run(name, func(t *testing.T) {
			given := slices.Clone(c.give)
			assert.Equal(t, c.want, resolve(nil, 7, c.give))
			assert.Equal(t, given, c.give, "what is given is not changed")
			slices.Reverse(given)
			assert.Equal(t, c.want, resolve(nil, 7, given), "in reverse")
		})
	}
}

// The result is the best set, by trying all of them, and does not depend on the
// order of the input.
func TestResolveAgainstAllSets(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	kinds := Kinds()
	for range 400 {
		n := 4 + rng.Intn(8)
		cands := make([]candidate, rng.Intn(10))
		for i := range cands {
			a := rng.Intn(n)
			cands[i] = cand(a, a+1+rng.Intn(n-a), kinds[rng.Intn(len(kinds))], float64(rng.Intn(21))/20)
		}
		got := resolve(nil, n, cands)
		sum := 0.0
		for i, c := range got {
			sum += c.weight()
			require.Greater(t, c.score, 0.5)
			if i > 0 {
				require.LessOrEqual(t, got[i-1].end, c.start)
			}
		}
		best := 0.0
		for set := range 1 << len(cands) {
			w := 0.0
			for i, c := range cands {
				if set>>i&1 == 0 {
					continue
				}
				w += c.weight()
				for k := range i {
					if set>>k&1 == 1 && c.overlaps(cands[k]) {
						w -= 1000
					}
				}
			}
			best = max(best, w)
		}
		require.InDelta(t, best, sum, 1e-9, "%v", cands)
		for range 3 {
			rng.Shuffle(len(cands), func(i, k int) { cands[i], cands[k] = cands[k], cands[i] })
			require.Equal(t, got, resolve(nil, n, cands))
		}
	}
}

func TestResolveTakesLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	assert.NoError(t, timing.CheckLinear(1_000, func(n int) func() {
		var cands []candidate
		for i := range n {
			for k := 1; k < 9; k++ {
				cands = append(cands, cand(i, min(n, i+k), Place, 0.6+float64(k)/100))
			}
		}
		return func() { resolve(nil, n, cands) }
	}))
}

// scanOf prepares text with a segmenter that knows the given words and no others.
func scanOf(t *testing.T, text string, words ...string) *scan {
	t.Helper()
	lists, err := loadWords()
	require.NoError(t, err)
	return newScan(viewOf(Article{Source: text}), lists, cutter(words))
}

// chosen makes candidates of words of the text, in order.
func chosen(t *testing.T, s *scan, cs ...candidate) []candidate {
	t.Helper()
	at := 0
	for i, c := range cs {
		k := strings.Index(s.text[at:], c.value)
		require.GreaterOrEqual(t, k, 0, c.value)
		cs[i].start = s.index(at + k)
		cs[i].end = s.index(at + k + len(c.value))
		at += k + len(c.value)
	}
	return cs
}

// texts lists candidates by kind and text.
func texts(s *scan, cs []candidate) []string {
	var out []string
	for _, c := range cs {
		out = append(out, string(c.kind)+" "+s.str(c.start, c.end))
	}
	return out
}

func word(kind Kind, text string, score float64) candidate {
	return candidate{0, 0, kind, text, "r", score}
}

func TestMerge(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		give []candidate
		want []string
	}{
		"place and body":      {"澄阳县水利协会", []candidate{word(Place, "澄阳县", 0.9), word(Organisation, "水利协会", 0.8)}, []string{"organisation 澄阳县水利协会"}},
		"two places, a body":  {"华阳省澄阳县水利协会", []candidate{word(Place, "华阳省", 0.9), word(Place, "澄阳县", 0.9), word(Organisation, "水利协会", 0.8)}, []string{"organisation 华阳省澄阳县水利协会"}},
		"body and department": {"华阳大学物理学院", []candidate{word(Organisation, "华阳大学", 0.9), word(Organisation, "物理学院", 0.8)}, []string{"organisation 华阳大学物理学院"}},
		"two bodies in a row": {"市委市政府", []candidate{word(Organisation, "市委", 0.9), word(Organisation, "市政府", 0.9)}, []string{"organisation 市委", "organisation 市政府"}},
		"not neighbours":      {"澄阳县的水利协会", []candidate{word(Place, "澄阳县", 0.9), word(Organisation, "水利协会", 0.8)}, []string{"place 澄阳县", "organisation 水利协会"}},
		"white space between": {"澄阳县 水利协会", []candidate{word(Place, "澄阳县", 0.9), word(Organisation, "水利协会", 0.8)}, []string{"place 澄阳县", "organisation 水利协会"}},
		"a wrap between":      {"在澄阳县\n水利协会和其他几个单位", []candidate{word(Place, "澄阳县", 0.9), word(Organisation, "水利协会", 0.8)}, []string{"organisation 澄阳县水利协会"}},
		"a title in front":    {"书记水利协会", []candidate{word(Title, "书记", 0.9), word(Organisation, "水利协会", 0.8)}, []string{"title 书记", "organisation 水利协会"}},
		"a place behind":      {"水利协会澄阳县", []candidate{word(Organisation, "水利协会", 0.8), word(Place, "澄阳县", 0.9)}, []string{"organisation 水利协会", "place 澄阳县"}},
		"too long":            {strings.Repeat("澄", maxBody) + "水利协会", []candidate{word(Place, strings.Repeat("澄", maxBody), 0.9), word(Organisation, "水利协会", 0.8)}, []string{"place " + strings.Repeat("澄", maxBody), "organisation 水利协会"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := scanOf(t, c.text)
			got := s.merge(chosen(t, s, c.give...), false)
			assert.Equal(t, c.want, texts(s, got))
			for _, g := range got {
				if g.rule == "organisation.merged" {
					assert.Equal(t, 0.8, g.score, "as sure as its weakest part")
				}
			}
		})
	}
}

func TestAgreement(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		words []string // of the segmenter
		give  []candidate
		want  []string
	}{
		"a person again":          {"沈青禾说。沈青禾走了。", nil, []candidate{word(Person, "沈青禾", 0.9)}, []string{"person 沈青禾", "person 沈青禾"}},
		"a body again":            {"清水帮说。清水帮走了。", nil, []candidate{word(Organisation, "清水帮", 0.9)}, []string{"organisation 清水帮", "organisation 清水帮"}},
		"a place again":           {"柳湾说。柳湾走了。", nil, []candidate{word(Place, "柳湾", 0.9)}, []string{"place 柳湾", "place 柳湾"}},
		"not sure":                {"沈青禾说。沈青禾走了。", nil, []candidate{word(Person, "沈青禾", 0.7), word(Person, "沈青禾", 0.6)}, nil},
		"a body of two":           {"市委说。市委走了。", nil, []candidate{word(Organisation, "市委", 0.9)}, nil},
		"titles and dates do not": {"书记3日说。书记3日走了。", nil, []candidate{word(Title, "书记", 0.9), word(Date, "3日", 0.9)}, nil},
		"a name of one character": {"顾说。顾走了。", nil, []candidate{word(Person, "顾", 0.9)}, nil},
		"a longer run of letters": {"AB说。ABC走了。", nil, []candidate{word(Person, "AB", 0.9)}, []string{"person AB"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := scanOf(t, c.text, c.words...)
			assert.Equal(t, c.want, texts(s, s.agreement(chosen(t, s, c.give...))))
		})
	}
	// Where the string is only a piece of words, it hardly counts.
	s := scanOf(t, "高明说。提高明天的产量。", "提高", "明天")
	got := s.agreement(chosen(t, s, word(Person, "高明", 0.9)))
	require.Len(t, got, 2)
	assert.Equal(t, []float64{0.9, 0.55}, []float64{got[0].score, got[1].score})
}

func TestPool(t *testing.T) {
	s := scanOf(t, "沈青禾说，沈青禾走了，祝红叶也走了。")
	people := chosen(t, s, word(Person, "沈青禾", 0.6), word(Person, "沈青禾", 0.3), word(Person, "祝红叶", 0.6))
	s.pool(people)
	assert.Greater(t, people[0].score, 0.6, "a name that comes back")
	assert.InDelta(t, people[0].score, people[1].score, 1e-9)
	assert.Equal(t, 0.6, people[2].score, "a name that stands once")
}
