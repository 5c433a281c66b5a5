package terminal

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

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
	for on, want := range map[bool]string{true: "\r1/2\x1b[K\r2/2\x1b[K\r\x1b[K", false: ""} {
		var out bytes.Buffer
		p := Progress{Out: &out, Total: 2, On: on}
		p.Step()
		p.Step()
		p.Clear()
		assert.Equal(t, want, out.String())
	}
}

// One huge piece shows how long it takes already, until the next.
func TestProgressOfOnePiece(t *testing.T) {
	var out lockedBuffer
	p := Progress{Out: &out, Total: 2, On: true}
	stop := p.Watch(100 * time.Millisecond)
	require.Eventually(t, func() bool { return strings.Contains(out.String(), "\r0/2, 2 s on this one") }, time.Minute, 10*time.Millisecond)
	p.Step()
	stop()
	assert.True(t, strings.HasSuffix(out.String(), "\r1/2\x1b[K"), "%q", out.String())
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
