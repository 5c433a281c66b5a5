package draw_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/draw"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
)

// FuzzSVG draws any name.
func FuzzSVG(f *testing.F) {
	for _, name := range graphtest.Names() {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if len(name) > 300 {
			return
		}
		var b bytes.Buffer
		require.NoError(t, draw.SVG(&b, pair(name), graph.DOT{Title: name}))
		dec := xml.NewDecoder(&b)
		for {
			_, err := dec.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			require.NoError(t, err)
		}
	})
}
