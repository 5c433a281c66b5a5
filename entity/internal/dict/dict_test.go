package dict

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The embedded files are those of gojieba v1.4.7.
func TestOrigin(t *testing.T) {
	for _, f := range []struct {
		read func() ([]byte, error)
		want string
	}{
		{Words, "3043b77068e09c9904f27cad82f12b6ebe9dbdb5aeff3b25e45ab7f9c1122b55"},
		{Model, "f17790586ac86dd048c8adffed052c4bd2b28ed0682972c1275e59040c0589a7"},
	} {
		text, err := f.read()
		require.NoError(t, err)
		sum := sha256.Sum256(text)
		assert.Equal(t, f.want, hex.EncodeToString(sum[:]))
	}
}

func TestEveryLine(t *testing.T) {
	d, err := Load()
	require.NoError(t, err)
	text, err := Words()
	require.NoError(t, err)
	n := 0
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		e, ok := d.Lookup(f[0])
		if !ok || e.Tag != f[2] || strconv.Itoa(e.Freq) != f[1] {
			t.Fatalf("%q: got %+v, %v", line, e, ok)
		}
		n++
	}
	assert.Greater(t, n, 300_000)
}

func TestLookup(t *testing.T) {
	d, err := Load()
	require.NoError(t, err)
	for _, word := range []string{"", "清", "北京大"} {
		_, ok := d.Lookup(word)
		assert.Equal(t, word == "清", ok, word)
	}
	const text = "北京大学生活"
	var found []string
	for n, e := range d.Prefixes(text) {
		found = append(found, text[:n]+"/"+e.Tag)
		assert.LessOrEqual(t, d.LogProb(0), e.LogProb)
	}
	assert.Equal(t, []string{"北/ns", "北京/ns", "北京大学/nt"}, found)
}

func TestTag(t *testing.T) {
	d, err := Load()
	require.NoError(t, err)
	for word, want := range map[string]string{
		"北京": "ns", "": "x", "，": "x", "杭研": "x", "2024": "m", "7": "x", "ab": "eng", "5.2": "m", "a5b": "eng",
	} {
		assert.Equal(t, want, d.Tag(word), "%q", word)
	}
}

func TestParseRejects(t *testing.T) {
	for name, text := range map[string]string{
		"no tag":         "北京 5\n",
		"no number":      "北京 x ns\n",
		"zero":           "北京 0 ns\n",
		"no word":        " 5 ns\n",
		"not UTF-8":      "\xff 5 ns\n",
		"number too big": "北京 99999999999 ns\n",
		"rare character": "𠮷 5 ns\n",
	} {
		_, err := parse([]byte("山东 3 ns\n" + text))
		assert.ErrorContains(t, err, "line 2", name)
	}
	_, err := parse([]byte("\n"))
	assert.ErrorContains(t, err, "without words")
}

// Tables of all sizes, words in no order and twice.
func TestParse(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 0))
	var lines []string
	freq := map[string]int{}
	for i := range 4000 {
		n := 1 + rnd.IntN(4)
		word := ""
		for range n {
			word += string(rune('一' + rnd.IntN(1<<(1+rnd.IntN(9)))))
		}
		freq[word] = i + 1
		lines = append(lines, fmt.Sprintf("%s %d n%d\n", word, i+1, i%7))
	}
	d, err := parse([]byte(strings.Join(lines, "")))
	require.NoError(t, err)
	sum := 4000 * 4001 / 2
	for word, n := range freq {
		want := Entry{Freq: n, LogProb: log(float64(n) / float64(sum)), Tag: fmt.Sprintf("n%d", (n-1)%7)}
		got, ok := d.Lookup(word)
		require.True(t, ok, word)
		require.Equal(t, want, got, word)
		for _, other := range []string{word + "一", word[:len(word)-3], word[3:], "二" + word, word + "x", word[:len(word)-3] + "京"} {
			_, ok := d.Lookup(other)
			require.Equal(t, freq[other] > 0, ok, "%q", other)
		}
	}
}

// Logarithms are the nearest numbers, for all frequencies of the dictionary.
func TestLog(t *testing.T) {
	d, err := Load()
	require.NoError(t, err)
	total := 0.0
	text, err := Words()
	require.NoError(t, err)
	for line := range strings.Lines(string(text)) {
		f, err := strconv.ParseFloat(strings.Fields(line)[1], 64)
		require.NoError(t, err)
		total += f
	}
	for w := 1; w < len(d.freq); w += 1 + len(d.freq)/3000 {
		x := float64(d.freq[w]) / total
		require.Equal(t, exactLog(x), d.logProb[w], "log %v", x)
	}
}

// exactLog sums 2(s + s³/3 + s⁵/5 + …), s = (x-1)/(x+1), for x·2^k near 1 and for 2.
func exactLog(x float64) float64 {
	const bits = 150
	number := func(x float64) *big.Float { return new(big.Float).SetPrec(bits).SetFloat64(x) }
	series := func(x *big.Float) *big.Float {
		s := new(big.Float).Quo(new(big.Float).Sub(x, number(1)), new(big.Float).Add(x, number(1)))
		square, power, sum := new(big.Float).Mul(s, s), s, number(0)
		for k := 1.0; k < 100; k += 2 {
			sum.Add(sum, new(big.Float).Quo(power, number(k)))
			power = new(big.Float).Mul(power, square)
		}
		return sum.Mul(sum, number(2))
	}
	m, e := math.Frexp(x)
	y, _ := new(big.Float).Add(series(number(m)), new(big.Float).Mul(series(number(2)), number(float64(e)))).Float64()
	return y
}

func BenchmarkLoad(b *testing.B) {
	text, err := Words()
	require.NoError(b, err)
	b.Run("unpack", func(b *testing.B) {
		for b.Loop() {
			_, _ = Words()
		}
	})
	b.Run("parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = parse(bytes.Clone(text))
		}
	})
}

// A step leads to a child or nowhere, whether or not the home is fetched first: not from a
// prefix that nothing follows, nor by a character that is in no word.
func TestStep(t *testing.T) {
	for name, text := range map[string]string{
		"one table":    "市长 3 n\n",
		"full table":   "市长 3 n\n市民 3 n\n市县 3 n\n市区 3 n\n",
		"sparse table": "市长 3 n\n市民 3 n\n市县 3 n\n市区 3 n\n市郊 3 n\n市里 3 n\n市内 3 n\n",
	} {
		d, err := parse([]byte(text))
		require.NoError(t, err)
		for _, from := range "市长x" {
			for _, r := range "市长民县区郊里内x" {
				n, c := d.First(d.Code(from)), d.Code(r)
				_, want := d.Lookup(string([]rune{from, r}))
				for _, step := range []func() (Node, bool){
					func() (Node, bool) { return d.Step(n, c) },
					func() (Node, bool) { return d.StepFrom(d.Home(n, c), n, c) },
				} {
					next, ok := step()
					assert.Equal(t, want, ok, "%s: %c%c", name, from, r)
					assert.Equal(t, want, next != 0, "%s: %c%c", name, from, r)
				}
			}
		}
	}
}
