package entitytest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest"
)

// recorder is a test that only notes its failures.
type recorder []string

func (r *recorder) Helper()                           {}
func (r *recorder) Errorf(format string, args ...any) { *r = append(*r, fmt.Sprintf(format, args...)) }

func TestGolden(t *testing.T) {
	file := filepath.Join(t.TempDir(), "golden", "a.golden")
	var r recorder
	entitytest.Golden(&r, file, "甲\n乙\n", false)
	require.Len(t, r, 1, "a file that is not there")
	assert.Contains(t, r[0], "-update")

	r = nil
	entitytest.Golden(&r, file, "甲\n乙\n", true)
	entitytest.Golden(&r, file, "甲\n乙\n", false)
	require.Empty(t, r)

	entitytest.Golden(&r, file, "甲\n丙\n", false)
	require.Len(t, r, 1)
	assert.Contains(t, r[0], "-    2  乙\n+    2  丙\n")
	kept, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "甲\n乙\n", string(kept), "without update nothing is written")
}

func TestDiff(t *testing.T) {
	assert.Empty(t, entitytest.Diff("甲\n乙", "甲\n乙"))
	assert.Equal(t, "+    2  新　行\n", strings.ReplaceAll(entitytest.Diff("甲\n乙\n", "甲\n新　行\n乙\n"), "□", "　"))
	assert.Equal(t, "-    1  甲\n", entitytest.Diff("甲\n乙\n", "乙\n"))
	assert.Equal(t, "-    1  甲\n+    1  甲 (no line break)\n", entitytest.Diff("甲\n", "甲"))
	long := strings.Repeat("甲\n", 100)
	assert.Contains(t, entitytest.Diff(long, strings.Repeat("乙\n", 100)), "lines more")
}
