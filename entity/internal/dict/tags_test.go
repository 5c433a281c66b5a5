package dict

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Both ways of looking tags up agree, for words of the dictionary and others.
func TestTags(t *testing.T) {
	d, err := Load()
	require.NoError(t, err)
	text, err := Words()
	require.NoError(t, err)
	tags, err := NewTags(text)
	require.NoError(t, err)
	check := func(word string) {
		if a, b := d.Tag(word), tags.Tag(word); a != b {
			t.Fatalf("%q: %s and %s", word, a, b)
		}
	}
	last := ""
	for line := range strings.Lines(string(text)) {
		word, _, _ := strings.Cut(line, " ")
		check(word)
		check(last + word) // mostly no word
		last = word
	}
	for _, word := range []string{"", " ", "\xff", "12", "GDP", "a1县", "𠮷"} {
		check(word)
	}
}

func TestNewTagsRejects(t *testing.T) {
	var many strings.Builder
	for i := range 300 {
		fmt.Fprintf(&many, "县 3 tag%d\n", i)
	}
	for text, want := range map[string]string{"县 3 n\n县": "line 2", " 3 n": "line 1", many.String(): "line 256: more than 255 tags"} {
		_, err := NewTags([]byte(text))
		assert.ErrorContains(t, err, want)
	}
}

func BenchmarkTag(b *testing.B) {
	text, err := Words()
	require.NoError(b, err)
	var words []string // one of a hundred, so that they are not found in the cache
	for i, line := range strings.Split(string(text), "\n") {
		if i%100 == 0 {
			word, _, _ := strings.Cut(line, " ")
			words = append(words, word)
		}
	}
	d, err := Load()
	require.NoError(b, err)
	tags, err := NewTags(text)
	require.NoError(b, err)
	for _, v := range []struct {
		name string
		tag  func(string) string
	}{{"Dict", d.Tag}, {"Tags", tags.Tag}} {
		b.Run(v.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				v.tag(words[i%len(words)])
			}
		})
	}
}
