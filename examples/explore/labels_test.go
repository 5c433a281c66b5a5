package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/graph"
)

// Every label has its Chinese, with the same arguments, and none is left over.
func TestLabels(t *testing.T) {
	used := map[string]bool{}
	for _, k := range graph.Kinds() {
		used[graph.English.Kind(k)] = true
	}
	find := func(pattern, glob string) {
		re := regexp.MustCompile(pattern)
		files, err := filepath.Glob(glob)
		require.NoError(t, err)
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			data, err := os.ReadFile(f)
			require.NoError(t, err)
			for _, m := range re.FindAllStringSubmatch(string(data), -1) {
				used[m[1]] = true
			}
		}
	}
	find(`\bt "([^"]+)"`, "templates/*.html")
	find(`(?:notFound|badRequest)\("([^"]+)"`, "*.go")
	find(`Label: +"([^"]+)"`, "*.go")
	find(`title: +"([^"]+)"`, "*.go")
	find(`problem\{http\.\w+,\s+"([^"]+)"`, "*.go")
	verbs := regexp.MustCompile(`%\w`)
	for label := range used {
		if assert.Contains(t, labels, label) {
			assert.Equal(t, verbs.FindAllString(label, -1), verbs.FindAllString(labels[label], -1), label)
		}
	}
	for label := range labels {
		assert.True(t, used[label], "nothing says %q", label)
	}
}
