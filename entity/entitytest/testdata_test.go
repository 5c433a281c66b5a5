package entitytest_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

const testdata = "../../testdata"

// squeeze takes the white space out.
func squeeze(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}

// TestGoldIsConsistent checks the hand-made annotation itself.
func TestGoldIsConsistent(t *testing.T) {
	texts, err := filepath.Glob(filepath.Join(testdata, "*.txt"))
	require.NoError(t, err)
	golds, err := filepath.Glob(filepath.Join(testdata, "gold", "*.gold"))
	require.NoError(t, err)
	require.Len(t, golds, len(texts))
	require.GreaterOrEqual(t, len(golds), 12)
	for _, file := range golds {
		name := strings.TrimSuffix(filepath.Base(file), ".gold")
		t.Run(name, func(t *testing.T) {
			f, err := entitytest.ReadFile(file)
			require.NoError(t, err)
			text, err := os.ReadFile(filepath.Join(testdata, name+".txt"))
			require.NoError(t, err)
			assert.Equal(t, string(text), f.Source, "gold annotates another text")
			assert.NoError(t, entitytest.CheckDocument(entity.NewDocument(entity.Article{Source: f.Source}, f.Mentions)))

			written, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.Empty(t, entitytest.Diff(string(written), f.String()), "not as the kit writes it")

			plain := squeeze(f.Source)
			people := map[string]bool{}
			for _, m := range f.Mentions {
				people[squeeze(m.Text)] = true
			}
			for _, x := range f.Facts {
				assert.True(t, people[x.Subject], "%s is no mention", x.Subject)
				for _, r := range x.Relations {
					assert.Contains(t, relations, r)
				}
				assert.True(t, slices.ContainsFunc(x.Objects, func(o string) bool { return reads(plain, o) }),
					"%s: none of %v can be read in the text", x.Subject, x.Objects)
			}
			for _, a := range f.Articles {
				for _, s := range []string{a.Headline, a.First, a.Last} {
					assert.Contains(t, plain, s)
				}
			}
		})
	}
}

var relations = []string{"chaired", "attended", "spoke_at", "inspected", "visited", "accompanied", "met_with",
	"holds_title", "appointed", "removed", "convened"}

// reads says whether the name stands in the text, in one piece or, as offices
// in a row do (县财政局党组书记、局长), in two.
func reads(text, name string) bool {
	for i := range name {
		if i > 0 && strings.Contains(text, name[:i]) && strings.Contains(text, name[i:]) {
			return true
		}
	}
	return strings.Contains(text, name)
}
