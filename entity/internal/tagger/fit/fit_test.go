package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/internal/tagger"
)

// small is a fit that takes a moment.
func small() options {
	o := defaults()
	o.epochs, o.again, o.keep, o.cutoff = 6, 2, 3000, 1
	return o
}

func TestFitIsReproducible(t *testing.T) {
	if testing.Short() {
		t.Skip("fits twice")
	}
	const file = "testdata/invented.jsonl"
	a, err := run(file, "", "", "", small())
	require.NoError(t, err)
	b, err := run(file, file, "", "", small()) // a sentence of two files counts once
	require.NoError(t, err)
	assert.True(t, bytes.Equal(a, b), "two fits differ")

	m, err := tagger.Decode(bytes.NewReader(a))
	require.NoError(t, err)
	sentences, err := read(file)
	require.NoError(t, err)
	tg, found, gold := tagger.New(m), 0, 0
	for _, s := range sentences {
		spans := tg.Tag(string(s.text))
		for _, sp := range s.spans {
			if sp.kind < 0 {
				continue
			}
			gold++
			for _, got := range spans {
				if got.Start == len(string(s.text[:sp.start])) && got.End == len(string(s.text[:sp.end])) &&
					tagger.KindIndex(got.Kind) == sp.kind {
					found++
				}
			}
		}
	}
	assert.Greater(t, gold, 20)
	assert.GreaterOrEqual(t, found*10, gold*8, "fitted to the sentences, it finds %d of %d spans", found, gold)
}

func TestGateIsReproducible(t *testing.T) {
	if testing.Short() {
		t.Skip("fits twice")
	}
	const file = "testdata/invented.jsonl"
	news := t.TempDir() + "/news.txt"
	require.NoError(t, os.WriteFile(news, []byte(strings.Repeat("清河市委书记陆远征说，大家都很辛苦。\n", 20)), 0o644))
	a, err := run(file, "", "../model.bin.gz", news, small())
	require.NoError(t, err)
	b, err := run(file, "", "../model.bin.gz", news, small())
	require.NoError(t, err)
	assert.True(t, bytes.Equal(a, b), "two fits differ")

	gate, err := tagger.DecodeGate(bytes.NewReader(a))
	require.NoError(t, err)
	data, err := os.ReadFile("../model.bin.gz")
	require.NoError(t, err)
	m, err := tagger.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	var g tagger.Grid
	g.Fill("清河市委书记陆远征说，大家都很辛苦。", tagger.NewAlphabet(&m.Profiles, m.Lexicon))
	assert.GreaterOrEqual(t, gate.Score(&g, 7), gate.Least, "陆远征")
	assert.Less(t, gate.Score(&g, 14), gate.Score(&g, 7), "很")

	_, err = run(file, "", "../model.bin.gz", news+"x", small())
	assert.ErrorContains(t, err, "news.txtx")
}

func TestReadFoldsAndSettles(t *testing.T) {
	line := `{"id":"1","text":"（记者 王小明）１月３日，省委、各级党委和政府学习，京城刘江。","entities":[` +
		`{"start":4,"end":7,"type":"PER","orig":"nr+nr"},{"start":8,"end":12,"type":"DATE","orig":"t"}],` +
		`"ignore":[{"start":13,"end":15,"type":"IGN","orig":"bare_org","text":"省委"},` +
		`{"start":18,"end":20,"type":"IGN","orig":"bare_org","text":"党委"},` +
		`{"start":26,"end":27,"type":"IGN","orig":"j","text":"京"},` +
		`{"start":28,"end":29,"type":"IGN","orig":"j","text":"刘"}]}`
	file := t.TempDir() + "/a.jsonl"
	require.NoError(t, os.WriteFile(file, []byte(line+"\n"), 0o644))
	got, err := read(file)
	require.NoError(t, err)
	require.Len(t, got, 1)
	assert.Equal(t, "（记者王小明）1月3日，省委、各级党委和政府学习，京城刘江。", string(got[0].text))
	var spans []string
	for _, sp := range got[0].spans {
		spans = append(spans, string(got[0].text[sp.start:sp.end])+[]string{" open", " person", " place", " organisation"}[sp.kind+1])
	}
	assert.Equal(t, []string{"王小明 person", "省委 organisation", "京 place", "刘 open"}, spans)
}

func TestReadSaysWhereALineIsBroken(t *testing.T) {
	file := t.TempDir() + "/a.jsonl"
	require.NoError(t, os.WriteFile(file, []byte("{}\n{\n"), 0o644))
	_, err := read(file)
	assert.ErrorContains(t, err, "a.jsonl:2")
	_, err = run("", "", "", "", small())
	assert.Error(t, err)
}

func TestListsAreWhole(t *testing.T) {
	lists := words()
	for _, name := range []string{"surname", "field", "desk", "short", "level", "bare", "net", "party", "unit", "team",
		"troop", "trade", "company", "learned", "settlement", "title", "look"} {
		assert.NotEmpty(t, lists[name], name)
	}
	_, unnamed := lists[""]
	assert.False(t, unnamed)
	for _, p := range patterns() {
		chars := []rune(p)
		for i, c := range chars {
			if c == '{' {
				require.Less(t, i+2, len(chars), p)
				assert.Equal(t, '}', chars[i+2], p)
				assert.Contains(t, "pqfldbtvnym", string(chars[i+1]), p)
			}
		}
	}
}
