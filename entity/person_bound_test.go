package entity

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is called unlikely is hopeless by all of its features, and most of what is hopeless
// is called unlikely.
func TestUnlikelyIsHopeless(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	m := x.names
	files, err := filepath.Glob("../testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	unlikely, bad := 0, 0
	try := func(s *scan, i, k, n int, ratio float64) {
		f := s.nameFeatures(m, i, k, n)
		z := 0.0
		for j, w := range m.weights {
			z += w * f[j]
		}
		says := s.unlikely(m, s.mostBefore(m, i, ratio), i, i+k+n, n)
		if says && !assert.Less(t, z, float64(hopeless), "%s", s.str(i, i+k+n)) {
			return
		}
		if z < hopeless {
			bad++
			if says {
				unlikely++
			}
		}
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		s := newScan(viewOf(Article{Source: string(text)}), x.words, x.seg)
		s.titleSpans()
		for i := range s.rs {
			for k := 1; k <= 2 && i+k < len(s.rs); k++ {
				ratio, ok := m.surnames.at(s.rs[i:], k)
				for n := 1; ok && n <= 2 && i+k+n <= len(s.rs) && han(s.rs[i+k+n-1]); n++ {
					try(s, i, k, n, ratio)
				}
			}
		}
	}
	assert.Greater(t, unlikely, bad/2, "of %d that are hopeless", bad)
}
