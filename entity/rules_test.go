package entity

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every mention names a rule of the list, and the list is sorted.
func TestRules(t *testing.T) {
	assert.True(t, slices.IsSorted(Rules()))
	x, err := New()
	require.NoError(t, err)
	files, err := filepath.Glob("../testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		text, err := os.ReadFile(f)
		require.NoError(t, err)
		for _, m := range x.Extract(Article{Source: string(text)}).Mentions {
			assert.Contains(t, Rules(), m.Rule, m.Text)
		}
	}
}

func TestWithoutUnknownRule(t *testing.T) {
	_, err := New(WithoutRules("nosuch", "title"))
	require.ErrorContains(t, err, "no rule is named \"nosuch\";")
}
