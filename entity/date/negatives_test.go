package date

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// readLines returns the lines of a file of testdata that are no comments.
func readLines(t testing.TB, name string) []string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	var out []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// No look-alike is found: in a line of its own or in the middle of a sentence.
func TestNegatives(t *testing.T) {
	lines := readLines(t, "negatives.txt")
	require.GreaterOrEqual(t, len(lines), 150)
	published := time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC)
	for _, line := range lines {
		for _, s := range []string{line, line + "。", "据介绍，" + line + "，群众反响良好。"} {
			for _, e := range Find(s, Reference{Published: published}) {
				assert.Fail(t, "found", "%s in %s", s[e.Start:e.End], s)
			}
		}
	}
}
