package entity_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
)

// The rules that mentions name are those that the package documentation lists.
func TestRulesAreDocumented(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	for _, rule := range entity.Rules() {
		kind, last, dotted := strings.Cut(rule, ".")
		described := strings.Contains(string(doc), rule) || dotted && slices.Contains([]string{"user", "agreement"}, last)
		for _, line := range strings.Split(string(doc), "\n") {
			described = described || strings.Contains(line, "\t"+kind+".") && strings.Contains(line, " ."+last)
		}
		assert.True(t, described, rule)
	}
	x := extractor(t)
	for _, a := range articles(t) {
		for _, m := range x.Extract(a).Mentions {
			_, last, dotted := strings.Cut(m.Rule, ".")
			assert.True(t, strings.Contains(string(doc), m.Rule) || dotted && strings.Contains(string(doc), "."+last), "%s (%s %s)", m.Rule, m.Kind, m.Text)
		}
	}
}
