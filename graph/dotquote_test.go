package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestQuoteID(t *testing.T) {
	seen := map[string]string{}
	for s, want := range map[string]string{
		"person:韩柏舟": `"person:韩柏舟"`,
		`a"b`:        `"a\"b"`,
		`a\`:         `"a\\"`,
		`a\"`:        `"a\\\""`,
		"甲　乙":        "\"甲　乙\"",
		"a\nb":       `"a%0Ab"`,
		"a\x00":      `"a%00"`,
		"\xff":       `"%FF"`,
		"%FF":        `"%25FF"`,
		"\uFFFD":     "\"\uFFFD\"",
		"\uFFFE":     `"%EF%BF%BE"`,
		"":           `""`,
	} {
		got := id(s)
		assert.Equal(t, want, got)
		assert.NotContains(t, seen, got)
		seen[got] = s
	}
}
