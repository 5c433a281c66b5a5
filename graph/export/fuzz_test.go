package export_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/graph/internal/graphtest"
)

// FuzzFormats writes graphs with any names and reads every format as its programs do.
func FuzzFormats(f *testing.F) {
	for i, name := range graphtest.Names() {
		f.Add(name, graphtest.Names()[(i+1)%len(graphtest.Names())])
	}
	f.Add("", "")
	f.Add("县长", "县长")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 500 {
			return
		}
		g := graphtest.Of(a, b)
		for name, write := range formats(t) {
			data := written(t, write, g)
			require.True(t, utf8.Valid(data), name)
			require.NotContains(t, string(data), "\x00", name)
			require.Equal(t, data, written(t, write, g), name)
		}
		if strings.TrimSpace(a) == "" || strings.TrimSpace(b) == "" {
			return // no result has such names, and what formats show instead is theirs
		}
		checkGraphML(t, g)
		checkGEXF(t, g)
		checkCypher(t, g)
		checkNeo4j(t, g)
		checkFollowTheMoney(t, g)
		checkNQuads(t, g)
		checkMermaid(t, g)
	})
}
