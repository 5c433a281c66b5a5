//go:build cgo

package jieba

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A binary works where there is nothing but itself: this test's own, copied to
// an empty directory and run there with an empty environment.
func TestMovedBinary(t *testing.T) {
	if len(os.Environ()) == 0 { // the copy
		s, err := New()
		require.NoError(t, err)
		require.Len(t, s.Segment("北京"), 1)
		return
	}
	if runtime.GOOS == "windows" {
		t.Skip("Windows finds no temporary directory without an environment")
	}
	self, err := os.Executable()
	require.NoError(t, err)
	dir := t.TempDir()
	moved := filepath.Join(dir, "moved")
	copyFile(t, self, moved)
	cmd := exec.Command(moved, "-test.run=^TestMovedBinary$", "-test.v")
	cmd.Dir, cmd.Env = dir, []string{}
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	assert.Contains(t, string(out), "PASS: TestMovedBinary")
}

func copyFile(t *testing.T, from, to string) {
	src, err := os.Open(from)
	require.NoError(t, err)
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o700)
	require.NoError(t, err)
	_, err = io.Copy(dst, src)
	require.NoError(t, err)
	require.NoError(t, dst.Close())
}
