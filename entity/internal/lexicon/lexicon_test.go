package lexicon

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRead(t *testing.T) {
	got, err := Read("words.txt", strings.NewReader("\ufeff# header\n县委\r\n\n  公司*  # weak\n\t省 \n甲*乙\n\ufeff# more"))
	require.NoError(t, err)
	assert.Equal(t, []Entry{{"县委", false}, {"公司", true}, {"省", false}, {"甲*乙", false}}, got)
	got, err = Read("empty.txt", strings.NewReader(""))
	require.NoError(t, err)
	assert.Empty(t, got)
}

func TestReadErrorsNameFileAndLine(t *testing.T) {
	for list, want := range map[string]string{
		"县委\n县 政府\n":                      "words.txt:2: more than one word",
		"县\t政府":                           "words.txt:1: more than one word",
		"县　政府":                            "words.txt:1: more than one word",
		"# a\n\n县\xff":                    "words.txt:3: not UTF-8",
		"县委\n*":                           "words.txt:2: no word before the mark",
		strings.Repeat("县", 1<<20) + "\n": "words.txt: ",
	} {
		_, err := Read("words.txt", strings.NewReader(list))
		assert.ErrorContains(t, err, want)
	}
	broken := errors.New("broken")
	_, err := Read("words.txt", iotest.ErrReader(broken))
	assert.ErrorIs(t, err, broken)
}

func TestTrie(t *testing.T) {
	tr := NewTrie()
	for w, c := range map[string]Class{"县": 1, "县委": 2, "县委书记": 4, "𠮷野": 8, "K": 16, "": 32, "书记": 64} {
		tr.Add(w, c)
	}
	tr.Add("县委", 128)
	for w, want := range map[string]Class{"县": 1, "县委": 130, "县委书": 0, "县委书记": 4, "𠮷野": 8, "𠮷": 0, "K": 16, "": 0, "委": 0, "县委书记处": 0, "書記": 0} {
		assert.Equal(t, want, tr.Class(w), w)
	}
	first := []Hit{{9, 9}}
	assert.Equal(t, []Hit{{9, 9}, {1, 1}, {2, 130}, {4, 4}}, tr.Match([]rune("县委书记说"), first), "appended, shortest first")
	assert.Equal(t, []Hit{{1, 1}}, tr.Match([]rune("县长"), nil))
	assert.Equal(t, []Hit{{2, 8}}, tr.Match([]rune("𠮷野家"), nil))
	assert.Empty(t, tr.Match([]rune("说县委"), nil))
	assert.Empty(t, tr.Match(nil, nil))
}

// FuzzTrie compares the trie with a look at every word.
func FuzzTrie(f *testing.F) {
	f.Add("县 县委 县委书记 书记", "县委书记说")
	f.Add("𠮷 𠮷野 \x00", "𠮷野\x00\xff")
	f.Add("a aa aaa", "aaaa")
	f.Fuzz(func(t *testing.T, list, text string) {
		tr := NewTrie()
		words := map[string]Class{}
		for i, w := range strings.Fields(list) {
			w = string([]rune(w))
			c := Class(1) << (i % 32)
			tr.Add(w, c)
			words[w] |= c
		}
		for w, c := range words {
			if tr.Class(w) != c {
				t.Fatalf("%q: %b, not %b", w, tr.Class(w), c)
			}
		}
		rs := []rune(text)
		for i := range rs {
			var want []Hit
			for n := 1; i+n <= len(rs) && n <= 64; n++ {
				if c := words[string(rs[i:i+n])]; c != 0 {
					want = append(want, Hit{n, c})
				}
			}
			got := slices.DeleteFunc(tr.Match(rs[i:], nil), func(h Hit) bool { return h.Len > 64 })
			if !slices.Equal(want, got) {
				t.Fatalf("at %d of %q: %v, not %v", i, text, got, want)
			}
		}
	})
}

// FuzzRead checks that every entry of a list that is read is a word, which a trie
// finds.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"# x\n书记\n主席* # y\n", "\ufeff书记\r\n", "*", "两 词", "\xff", strings.Repeat("长", 3000), "a\x00b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		entries, err := Read("f.txt", strings.NewReader(text))
		if err != nil {
			require.ErrorContains(t, err, "f.txt")
			return
		}
		trie := NewTrie()
		for _, e := range entries {
			require.NotEmpty(t, e.Word)
			trie.Add(e.Word, 1)
		}
		for _, e := range entries {
			rs := []rune(e.Word)
			hits := trie.Match(rs, nil)
			require.NotEmpty(t, hits, e.Word)
			require.Equal(t, len(rs), hits[len(hits)-1].Len, e.Word)
		}
	})
}
