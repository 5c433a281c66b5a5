package terminal

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestIs(t *testing.T) {
	assert.False(t, Is(&bytes.Buffer{}))
	f, err := os.Create(filepath.Join(t.TempDir(), "file"))
	require.NoError(t, err)
	assert.False(t, Is(f))
	require.NoError(t, f.Close())
	assert.False(t, Is(f), "a closed file")
}

func TestProgress(t *testing.T) {
	for on, want := range map[bool]string{true: "\r1/2\r2/2\r\x1b[K", false: ""} {
		var out bytes.Buffer
		p := Progress{Out: &out, Total: 2, On: on}
		p.Step()
		p.Step()
		p.Clear()
		assert.Equal(t, want, out.String())
	}
}
