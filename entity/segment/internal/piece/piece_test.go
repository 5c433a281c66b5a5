package piece

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"":               "",
		"县长":             "县长",
		"县\x00长":         "县 长",
		"\xff县\xe5\xb8长": " 县  长",
		"�":              "�",
	} {
		assert.Equal(t, want, Clean(in), "%q", in)
	}
}

func TestLen(t *testing.T) {
	县 := strings.Repeat("县", Max) // three bytes each
	for name, c := range map[string]struct {
		text string
		want int
	}{
		"empty":                   {"", 0},
		"as long as may be":       {县[:Max/3*3] + "a", Max},
		"no mark at all":          {县, Max / 3 * 3},
		"a mark":                  {"县、" + 县, 6},
		"a separator before all":  {"县，县、" + 县, 6},
		"the last of them":        {"县。县 县\t" + 县, 14},
		"a separator at the edge": {"a" + 县[:Max-4] + "，" + 县, Max},
		"one beyond it":           {"aa" + 县[:Max-4] + "，" + 县, Max - 2},
	} {
		assert.Equal(t, c.want, Len(c.text), name)
	}
}
