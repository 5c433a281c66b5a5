package entity

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/internal/lexicon"
)

func TestAddList(t *testing.T) {
	fsys := fstest.MapFS{
		"good.txt": {Data: []byte("# header\n县委\n公司*\n")},
		"bad.txt":  {Data: []byte("县委\n县 政府\n")},
	}
	words := lexicon.NewTrie()
	require.NoError(t, addList(words, fsys, "good.txt", wOrg, wOrgWeak))
	assert.Equal(t, wOrg, words.Class("县委"))
	assert.Equal(t, wOrgWeak, words.Class("公司"))
	assert.ErrorContains(t, addList(words, fsys, "bad.txt", wOrg, 0), "bad.txt:2")
	assert.Error(t, addList(words, fsys, "none.txt", wOrg, 0))
}

// Every list says where its words come from, and each line of it is a word.
func TestBuiltInLists(t *testing.T) {
	files, err := dataFS.ReadDir("data")
	require.NoError(t, err)
	for _, f := range files {
		data, err := dataFS.ReadFile("data/" + f.Name())
		require.NoError(t, err)
		assert.True(t, strings.HasPrefix(string(data), "# "), "%s has no header", f.Name())
	}
	for _, l := range wordLists {
		data, err := dataFS.Open("data/" + l.file)
		require.NoError(t, err)
		entries, err := lexicon.Read(l.file, data)
		require.NoError(t, err)
		assert.NotEmpty(t, entries, l.file)
		seen := map[string]bool{}
		for _, e := range entries {
			assert.False(t, seen[e.Word], "%s: %s twice", l.file, e.Word)
			assert.False(t, e.Weak && l.weak == 0, "%s: %s is marked weak, which means nothing here", l.file, e.Word)
			seen[e.Word] = true
		}
	}
}
