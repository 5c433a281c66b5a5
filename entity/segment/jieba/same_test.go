//go:build cgo

package jieba

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/internal/dict"
	"github.com/go-renshi/renshi/entity/segment"
	"github.com/go-renshi/renshi/entity/segment/internal/piece"
	"github.com/go-renshi/renshi/entity/segment/purego"
)

// Segment gives what gojieba's Tag gives, and so does package purego, which is why it may
// be what entity.New takes.
func TestSameAsTag(t *testing.T) {
	s, err := shared()
	require.NoError(t, err)
	pure, err := purego.New()
	require.NoError(t, err)
	words := dictionary(t)
	for _, v := range []struct {
		name  string
		texts []string
	}{
		{"testdata", append(testdata(t), sample, "")},
		{"corpus", news(t, corpusArticles())},
		{"words", everyWord(words)},
		{"overlaps", overlaps(words)},
		{"mixes", mixes(words)},
		{"long", long(words)},
	} {
		texts := v.texts
		t.Run(v.name, func(t *testing.T) {
			if len(texts) == 0 {
				t.Skip("no corpus")
			}
			var wg sync.WaitGroup
			const workers = 2
			for k := range workers {
				wg.Add(1)
				go func() {
					defer wg.Done()
					for i := k; i < len(texts); i += workers {
						if err := same(s, pure, texts[i]); !assert.NoError(t, err) {
							return
						}
					}
				}()
			}
			wg.Wait()
		})
	}
}

// same says where gojieba's Tag, s and pure differ over text. Tag gets the text in the pieces
// that s makes of it.
func same(s *segmenter, pure segment.Segmenter, text string) error {
	var tagged []string
	for clean := piece.Clean(text); clean != ""; {
		n := piece.Len(clean)
		tagged = append(tagged, s.jieba.Tag(clean[:n])...)
		clean = clean[n:]
	}
	tokens := pure.Segment(text)
	for i, want := range tagged {
		if i >= len(tokens) {
			return fmt.Errorf("%.60q: %d tokens, not %d", text, len(tokens), len(tagged))
		}
		k := tokens[i]
		word, ok := strings.CutSuffix(want, "/"+k.Tag)
		if !ok || word != piece.Clean(k.Text(text)) {
			return fmt.Errorf("%.60q: token %d at byte %d is %s/%s, not %s", text, i, k.Start, k.Text(text), k.Tag, want)
		}
	}
	if len(tokens) != len(tagged) {
		return fmt.Errorf("%.60q: %d tokens, not %d", text, len(tokens), len(tagged))
	}
	if !slices.Equal(tokens, s.Segment(text)) {
		return fmt.Errorf("%.60q: Segment and Tag differ", text)
	}
	return nil
}

// corpusArticles is how many articles of the corpus are compared.
func corpusArticles() int {
	if testing.Short() {
		return 400
	}
	return 1 << 30
}

func testdata(t *testing.T) []string {
	var texts []string
	for _, pattern := range []string{"testdata/*.txt", "testdata/*/*.gold", "examples/evaluate/builtin.txt"} {
		files, err := filepath.Glob("../../../" + pattern)
		require.NoError(t, err)
		require.NotEmpty(t, files, pattern)
		for _, name := range files {
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			texts = append(texts, string(text))
		}
	}
	return texts
}

func dictionary(t *testing.T) []string {
	text, err := dict.Words()
	require.NoError(t, err)
	var words []string
	for line := range strings.Lines(string(text)) {
		word, _, _ := strings.Cut(line, " ")
		words = append(words, word)
	}
	require.Greater(t, len(words), 300_000)
	return words
}

// everyWord is the whole dictionary in random order, some words a text.
func everyWord(words []string) []string {
	words = slices.Clone(words)
	rnd := rand.New(rand.NewPCG(1, 0))
	rnd.Shuffle(len(words), func(i, k int) { words[i], words[k] = words[k], words[i] })
	var texts []string
	for some := range slices.Chunk(words, 40) {
		texts = append(texts, strings.Join(some, ""), strings.Join(some[:3], "，"))
	}
	return texts
}

// overlaps are pairs of words, the first of which ends with the character that the second
// begins with: either may be cut, and little decides it.
func overlaps(words []string) []string {
	begin := map[rune][]string{}
	for _, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		if n < len(w) {
			begin[r] = append(begin[r], w)
		}
	}
	rnd := rand.New(rand.NewPCG(2, 0))
	var texts []string
	var b strings.Builder
	for range 200_000 {
		w := words[rnd.IntN(len(words))]
		r, n := utf8.DecodeLastRuneInString(w)
		if next := begin[r]; len(next) > 0 && n < len(w) {
			b.WriteString(w[:len(w)-n] + next[rnd.IntN(len(next))] + "，")
		}
		if b.Len() > 2000 {
			texts = append(texts, b.String())
			b.Reset()
		}
	}
	return texts
}

// odd is what stands between words in texts of all sorts, and what should not.
var odd = []string{
	" ", "\t", "\n", "\r\n", "，", "。", "、", "（", "）", "《", "“", ",", ".", "/", "%", "％", "·", "—", "…", "　", "\u200b", "\ufeff", "\u0301",
	"a", "B", "zz", "GDP", "AT&T", "c#", "T恤", "B超", "7", "2024", "5.2", "1.2.3", "9:30", "３", "Ａ", "①", "Ⅷ", "é", "ж", "あ", "カ", "한",
	"\u3400", "\u9fff", "\ue000", "\ufffd", "𠮷", "𪚥", "😀", "\U0010ffff", "\x00", "\x7f", "\xff", "\xe5\xb8", "\xed\xa0\x80", "\xf4\x90\x80\x80",
}

// mixes are texts of words, single characters of words, any characters and odd ones.
func mixes(words []string) []string {
	rnd := rand.New(rand.NewPCG(3, 0))
	texts := make([]string, 20_000)
	for i := range texts {
		var b strings.Builder
		for range 1 + rnd.IntN(30) {
			switch word := words[rnd.IntN(len(words))]; rnd.IntN(8) {
			case 0, 1, 2:
				b.WriteString(word)
			case 3, 4:
				runes := []rune(word)
				b.WriteRune(runes[rnd.IntN(len(runes))])
			case 5:
				b.WriteRune(0x4e00 + rune(rnd.IntN(0x9fff-0x4e00)))
			case 6:
				b.WriteString(odd[rnd.IntN(len(odd))])
			case 7:
				b.WriteString(strings.Repeat(odd[rnd.IntN(len(odd))], 1+rnd.IntN(4)))
			}
		}
		texts[i] = b.String()
	}
	return texts
}

// long are texts of more than a piece, with few marks at which one may end.
func long(words []string) []string {
	rnd := rand.New(rand.NewPCG(4, 0))
	texts := []string{
		strings.Repeat("县", piece.Max), strings.Repeat("a", 2*piece.Max+1), strings.Repeat("\xff", piece.Max+1),
		"a" + strings.Repeat("县", piece.Max/3) + "，县长", strings.Repeat("𠮷", piece.Max),
	}
	for size := piece.Max - 40; size < piece.Max+40; size++ { // a mark at the edge
		texts = append(texts, strings.Repeat("县", size/3)+strings.Repeat("a", size%3)+odd[size%len(odd)]+"县委书记")
	}
	for range 60 {
		var b strings.Builder
		for mark := rnd.IntN(20_000) + 2; b.Len() < 4*piece.Max; {
			b.WriteString(words[rnd.IntN(len(words))])
			if rnd.IntN(mark) == 0 {
				b.WriteString(odd[rnd.IntN(len(odd))])
			}
		}
		texts = append(texts, b.String())
	}
	return texts
}
