package entity_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

// sentence is one of a file of sentences with the mentions of one kind marked.
type sentence struct {
	line   int
	source string
	want   string // the source with the mentions marked
	names  int
	known  string // why it cannot be right yet
}

func readSentences(t *testing.T, file string, kind entity.Kind) []sentence {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	require.NoError(t, err)
	var out []sentence
	known := ""
	seen := map[string]bool{}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimSpace(line)
		if reason, ok := strings.CutPrefix(line, "# known:"); ok {
			known = strings.TrimSpace(reason)
			require.NotEmpty(t, known, "%s:%d", file, n)
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		source, ms, err := entitytest.Parse(line)
		require.NoError(t, err, "%s:%d", file, n)
		for _, m := range ms {
			require.Equal(t, kind, m.Kind, "%s:%d", file, n)
		}
		require.False(t, seen[source], "%s:%d: twice", file, n)
		seen[source] = true
		out = append(out, sentence{n, source, line, len(ms), known})
		known = ""
	}
	return out
}

// broken is the sentence with a line break in the middle of one of its names.
func (s sentence) broken() []string {
	_, ms, _ := entitytest.Parse(s.want)
	var out []string
	for _, m := range ms {
		i := m.Start + m.Len()/2
		for !utf8.RuneStart(s.source[i]) {
			i++
		}
		if i < m.End {
			out = append(out, s.source[:i]+"\n"+s.source[i:])
		}
	}
	return out
}

// testSentences extracts from every sentence of the file and compares the
// mentions of the kind.
func testSentences(t *testing.T, file string, kind entity.Kind) {
	x := extractor(t)
	only := func(source string) string {
		d := x.Extract(entity.Article{Source: source})
		require.NoError(t, entitytest.CheckDocument(d))
		var ms []entity.Mention
		for _, m := range d.Mentions {
			if m.Kind == kind {
				ms = append(ms, m)
			}
		}
		return entitytest.Render(source, ms)
	}
	with, without, known := 0, 0, 0
	for _, s := range readSentences(t, file, kind) {
		if s.names > 0 {
			with++
		} else {
			without++
		}
		got := only(s.source)
		if s.known != "" {
			known++
			if got == s.want {
				t.Errorf("%s:%d is right now: take the mark away (%s)", file, s.line, s.known)
			}
			continue
		}
		assert.Equal(t, s.want, got, "%s:%d", file, s.line)
		for _, wrapped := range s.broken() {
			assert.Equal(t, s.want, strings.ReplaceAll(only(wrapped), "\n", ""), "%s:%d with a line break in a name", file, s.line)
		}
	}
	t.Logf("%s: %d sentences with names, %d without, %d known to fail", file, with, without, known)
	assert.GreaterOrEqual(t, without, with, "as many sentences without names as with")
	assert.Less(t, 10*known, with+without, "one in ten known to fail")
}

func TestPeopleInSentences(t *testing.T) { testSentences(t, "people.txt", entity.Person) }

func TestOrganisationsInSentences(t *testing.T) {
	testSentences(t, "organisations.txt", entity.Organisation)
}
