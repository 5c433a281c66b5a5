package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/segment/jieba"
)

func evaluate(args ...string) (out, errs string, status int) {
	var o, e bytes.Buffer
	status = run(args, &o, &e)
	return o.String(), e.String(), status
}

func TestGoldOfTestdata(t *testing.T) {
	files, err := filepath.Glob("../../testdata/gold/*.gold")
	require.NoError(t, err)
	out, errs, status := evaluate("gold", "-errors", "2", "../../testdata/gold")
	require.Zero(t, status, errs)
	assert.Contains(t, out, fmt.Sprintf("%d gold files\n", len(files)))
	assert.Contains(t, out, "ALL MENTIONS")

	out, errs, status = evaluate("gold", "-json", "../../testdata/gold")
	require.Zero(t, status, errs)
	var r report
	require.NoError(t, json.Unmarshal([]byte(out), &r))
	assert.Equal(t, len(files), r.Files)
	assert.Positive(t, r.Mentions["all"].Gold)
	assert.Positive(t, r.Facts["all"].Gold)
}

func TestGoldOfAUser(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "mine.gold")
	require.NoError(t, os.WriteFile(file, []byte("⟦P 顾长岭⟧到会。\n⟦facts⟧\nattended | 顾长岭\n"), 0o600))
	_, errs, status := evaluate("gold", dir)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, file+": line 3: ")

	_, errs, status = evaluate("gold", t.TempDir())
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "no *.gold files")
}

func TestReliabilityReadsBothFormats(t *testing.T) {
	out, errs, status := evaluate("reliability", "-rules", "../../testdata/gold")
	require.Zero(t, status, errs)
	assert.Contains(t, out, "\nall ")
	assert.Contains(t, out, "职务同位")

	dir := t.TempDir()
	file := filepath.Join(dir, "mine.json")
	gold := `{"published": "2021-03-04", "text": "3月2日，县委书记顾长岭到柳桥湾镇调研。",
		"mentions": [{"start": 0, "end": 4, "type": "date", "value": "2021-03-02"}],
		"facts": [{"subject": "顾长岭", "relation": ["inspected"], "objects": ["柳桥湾镇"], "date": "2021-03-02"}]}`
	require.NoError(t, os.WriteFile(file, []byte(gold), 0o600))
	out, errs, status = evaluate("reliability", "-rules", dir)
	require.Zero(t, status, errs)
	assert.Regexp(t, `0\.96 +1 +1 +1\.000  到地检查`, out)
	assert.Regexp(t, `0\.96 +1 +0 +0\.000  职务同位`, out) // the gold does not have it

	for _, broken := range []string{"{", `{"text": "a", "mentions": [{"start": 0, "end": 2}]}`, `{"text": "a", "facts": [{}]}`, `{"published": "March"}`} {
		require.NoError(t, os.WriteFile(file, []byte(broken), 0o600))
		_, errs, status = evaluate("reliability", dir)
		assert.Equal(t, 1, status)
		assert.Contains(t, errs, file)
	}
}

func TestReliabilityTableTellsShareFromScore(t *testing.T) {
	var out bytes.Buffer
	printReliability(&out, []judged{{"a", 0.9, true}, {"a", 0.9, false}, {"b", 0.55, true}, {"b", 0.55, true}})
	assert.Regexp(t, `0\.50–0\.60 +2 +2 +1\.000 +0\.550`, out.String())
	assert.Regexp(t, `0\.90–0\.95 +2 +1 +0\.500 +0\.900`, out.String())
	assert.Contains(t, out.String(), "mean distance of share and score: 0.425")
}

// asMain says in the environment that the binary of the tests is to be the program, which
// speed runs to measure memory.
const asMain = "RENSHI_EVALUATE_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(asMain) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// needsJieba skips the test in a build without cgo, which has nothing to compare with.
func needsJieba(t *testing.T) {
	if _, err := jieba.Tag(""); err != nil {
		t.Skip(err)
	}
}

func TestSpeedPrintsOneLine(t *testing.T) {
	needsJieba(t)
	t.Setenv(asMain, "1")
	file := filepath.Join(t.TempDir(), "corpus.txt")
	require.NoError(t, os.WriteFile(file, []byte(strings.Repeat("县委书记顾长岭到柳桥湾镇调研。\n\n", 50)), 0o600))
	for segmenter, args := range map[string][]string{
		"purego": {"-corpus", file},
		"jieba":  {"-mb", "0.01", "-segmenter", "jieba"},
	} {
		out, errs, status := evaluate(append([]string{"speed"}, args...)...)
		require.Zero(t, status, errs)
		assert.Equal(t, 1, strings.Count(out, "\n"))
		var r map[string]any
		require.NoError(t, json.Unmarshal([]byte(out), &r))
		for _, key := range []string{"jieba_tag_mb_s", "pipeline_mb_s", "ratio", "two_core_speedup"} {
			assert.Positive(t, r[key], key)
		}
		assert.Equal(t, segmenter, r["segmenter"])
		require.Contains(t, r, "rss_mb")
		require.Contains(t, r, "jieba_rss_mb")
		if runtime.GOOS == "linux" {
			own, theirs := r["rss_mb"].(float64), r["jieba_rss_mb"].(float64)
			assert.Greater(t, theirs, 100.0, "gojieba's dictionary")
			if segmenter == "purego" {
				assert.Less(t, own, 130.0, "gojieba is not in it")
			} else {
				assert.Greater(t, own, theirs, "gojieba is in it")
			}
		}
		shares := 0.0
		for name, stage := range r["stages"].(map[string]any) {
			assert.Contains(t, []string{"page", "entity", "relation"}, name)
			shares += stage.(map[string]any)["share"].(float64)
		}
		assert.InDelta(t, 1, shares, 0.01)
	}
}

// An article that panics is named, wherever it does.
func TestSpeedNamesTheArticleThatPanics(t *testing.T) {
	needsJieba(t)
	mines := entity.RecognizerFunc(func(v *entity.View) []entity.Candidate {
		if strings.Contains(v.Text(), "地雷") {
			panic("boom")
		}
		return nil
	})
	build := func() (*pipeline, error) { return newPipeline(entity.WithRecognizer("mines", mines)) }
	file := filepath.Join(t.TempDir(), "corpus.txt")
	harmless := strings.Repeat("柳桥湾镇的油菜花开了。", 300) + "\n\n"
	for _, before := range []int{0, 40} { // in the first stretch and in a later one
		require.NoError(t, os.WriteFile(file, []byte(strings.Repeat(harmless, before)+"地雷。\n"), 0o600))
		articles, err := readCorpus(file, megabyte)
		require.NoError(t, err)
		_, err = measure(articles, build)
		require.ErrorContains(t, err, fmt.Sprintf("article of line %d: ", 2*before+1))
		assert.ErrorContains(t, err, "boom")
		p, err := build()
		require.NoError(t, err)
		assert.ErrorContains(t, shared(articles, p.all), fmt.Sprintf("article of line %d: ", 2*before+1))
	}
}

func TestWrongUse(t *testing.T) {
	for _, c := range []struct {
		args   []string
		status int
		want   string
	}{
		{nil, 2, "evaluate COMMAND"},
		{[]string{"-h"}, 0, "evaluate COMMAND"},
		{[]string{"weigh"}, 2, `no command "weigh"`},
		{[]string{"gold"}, 2, "Usage: evaluate gold"},
		{[]string{"gold", "-h"}, 0, "errors of each sort"},
		{[]string{"gold", "-x"}, 2, "-x"},
		{[]string{"gold", "no/such/dir"}, 1, "no/such/dir"},
		{[]string{"speed", "extra"}, 2, "Usage: evaluate speed"},
		{[]string{"speed", "-corpus", "no/such/file"}, 1, "no/such/file"},
		{[]string{"speed", "-segmenter", "other"}, 1, "-segmenter other: want purego or jieba"},
		{[]string{"speed", "-resident", "other"}, 1, "-resident other: want pipeline or jieba"},
	} {
		_, errs, status := evaluate(c.args...)
		assert.Equal(t, c.status, status, c.args)
		assert.Contains(t, errs, c.want)
	}
}
