package entity_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The rules that mentions name are those that the package documentation lists.
func TestRulesAreDocumented(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	x := extractor(t)
	for _, a := range articles(t) {
		for _, m := range x.Extract(a).Mentions {
			_, last, dotted := strings.Cut(m.Rule, ".")
			assert.True(t, strings.Contains(string(doc), m.Rule) || dotted && strings.Contains(string(doc), "."+last), "%s (%s %s)", m.Rule, m.Kind, m.Text)
		}
	}
}
