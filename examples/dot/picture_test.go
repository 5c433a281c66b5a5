package main

import (
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "draw README's picture anew")

// The picture in README is what the command beside it draws today.
func TestReadmePicture(t *testing.T) {
	const file = "page.svg"
	code, got, msg := try("-T", "svg", "../../testdata/page-boyang.txt")
	require.Zero(t, code, msg)
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.True(t, string(want) == got, "the picture has changed: look at the new one, then run the test with -update")
}
