package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCount(t *testing.T) {
	dir := t.TempDir()
	corpus := filepath.Join(dir, "c.jsonl")
	line := `{"text":"王小明和欧阳小雪看李雷","entities":[` +
		`{"type":"PER","orig":"nr+nr","text":"王小明"},{"type":"PER","orig":"nr+nr","text":"欧阳小雪"},` +
		`{"type":"PER","orig":"nr+nr","text":"李雷"},{"type":"PER","orig":"nr","text":"约翰·马丁"},{"type":"LOC","text":"上海"}]}` + "\n"
	require.NoError(t, os.WriteFile(corpus, []byte(line+line), 0o600))

	s := &sentences{map[rune]int{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	require.NoError(t, s.read(corpus))
	assert.Equal(t, 2, s.chars['小'], "the same sentence counts once")

	known, err := readSurnames()
	require.NoError(t, err)
	surnames, given := countChinese(s.chinese, known, nil)
	assert.Equal(t, []float64{1}, surnames["欧阳"])
	assert.Equal(t, []float64{1}, surnames["王"])
	assert.Equal(t, []float64{0}, surnames["诸葛"])
	assert.Equal(t, []float64{0, 2, 0}, given["小"])
	assert.Equal(t, []float64{0, 0, 1}, given["雪"])
	assert.Equal(t, []float64{1, 0, 0}, given["雷"])

	foreign := countTranslit(s.other, nil)
	assert.Equal(t, []float64{1, 0}, foreign["马"])
	assert.Equal(t, []float64{0, 1}, foreign["翰"])
	assert.NotContains(t, foreign, "王")

	out := t.TempDir()
	require.NoError(t, run([]string{corpus}, out))
	first, err := os.ReadFile(filepath.Join(out, "names_given.txt"))
	require.NoError(t, err)
	require.NoError(t, run([]string{corpus}, out))
	again, err := os.ReadFile(filepath.Join(out, "names_given.txt"))
	require.NoError(t, err)
	assert.Equal(t, string(first), string(again))
}
