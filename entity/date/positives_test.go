package date

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type spec struct {
	ref      time.Time
	sentence string
	want     []string // expression = value
}

func readSpecs(t testing.TB) []spec {
	t.Helper()
	var out []spec
	for _, line := range readLines(t, "positives.txt") {
		f := strings.Split(line, "|")
		require.GreaterOrEqual(t, len(f), 3, line)
		var s spec
		if day := strings.TrimSpace(f[0]); day != "-" {
			ref, err := time.Parse("2006-01-02", day)
			require.NoError(t, err, line)
			s.ref = ref
		}
		s.sentence = strings.TrimSpace(f[1])
		for _, w := range f[2:] {
			s.want = append(s.want, strings.TrimSpace(w))
		}
		out = append(out, s)
	}
	return out
}

func render(s string, es []Expression) []string {
	var out []string
	for _, e := range es {
		v := string(e.Value)
		if v == "" {
			v = "-"
		}
		out = append(out, s[e.Start:e.End]+" = "+v)
	}
	return out
}

func TestPositives(t *testing.T) {
	for _, c := range readSpecs(t) {
		assert.Equal(t, c.want, render(c.sentence, Find(c.sentence+"。", Reference{Published: c.ref})), c.sentence)
	}
}

// Space between any two characters, a prefix and full-width figures change no
// value.
func TestPositivesMetamorphic(t *testing.T) {
	values := func(s string, ref time.Time) []Value {
		var out []Value
		for _, e := range Find(s, Reference{Published: ref}) {
			out = append(out, e.Value)
		}
		return out
	}
	wide := strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９")
	for _, c := range readSpecs(t) {
		s := c.sentence + "。"
		want := values(s, c.ref)
		assert.Equal(t, want, values(wide.Replace(s), c.ref), "full-width %s", s)
		assert.Equal(t, want, values(strings.Join(strings.Split(strings.ReplaceAll(s, " ", ""), ""), " "), c.ref), "spaced %s", s)
		assert.Equal(t, want, values("区里很重视。\n"+s, c.ref), "prefixed %s", s)
	}
}
