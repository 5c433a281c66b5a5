package dict

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
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
		assert.LessOrEqual(t, d.MinLogProb(), e.LogProb)
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
	} {
		_, err := parse([]byte("山东 3 ns\n" + text))
		assert.ErrorContains(t, err, "line 2", name)
	}
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
