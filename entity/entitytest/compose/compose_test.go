package compose_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest/compose"
)

func TestWords(t *testing.T) {
	v := compose.Vocabulary{{"县委", "书记"}, {"、"}}
	assert.Equal(t, []string{"书记", "、", "县委", "书记", "书", "记"}, v.Words([]byte{0, 0, 1, 1, 9, 9, 2, 0, 0, 0xF0, 0, 0, 0xF8, 0, 3, 0xFC, 0, 0, 7, 7}))
	assert.Empty(t, v.Words([]byte{1, 2}))
	assert.NotPanics(t, func() { v.Words([]byte{0xFF, 0xFF, 0xFF}) }, "nothing to repeat")
}

func TestRead(t *testing.T) {
	v, err := compose.Read(fstest.MapFS{
		"a.txt": {Data: []byte("# words\n\n县委 weak\n书记\n")}, "b.txt": {Data: []byte("# nothing\n")}, "c.md": {Data: []byte("x")},
	}, "*.txt")
	require.NoError(t, err)
	assert.Equal(t, compose.Vocabulary{{"县委", "书记"}}, v)
	_, err = compose.Read(fstest.MapFS{}, "*.txt")
	assert.Error(t, err)
}

func TestBuiltInWords(t *testing.T) {
	for _, group := range slices.Concat(compose.Dates(), compose.People(), compose.Marks(), compose.News()) {
		assert.NotEmpty(t, group)
		assert.NotContains(t, group, "")
	}
}

func TestShrink(t *testing.T) {
	words := strings.Split("一二三四五六七八九十", "")
	calls := 0
	got := compose.Shrink(words, func(ws []string) bool {
		calls++
		return slices.Contains(ws, "三") && slices.Contains(ws, "九")
	})
	assert.Equal(t, []string{"三", "九"}, got)
	assert.Less(t, calls, 60)
}
