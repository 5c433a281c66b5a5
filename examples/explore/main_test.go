package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestUse(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
		return filepath.Join(dir, name)
	}
	for name, c := range map[string]struct {
		args   []string
		status int
		want   string
	}{
		"help":                {[]string{"-h"}, 0, "-corrections"},
		"an unknown flag":     {[]string{"-x"}, 2, "flag provided but not defined"},
		"no day":              {[]string{"-published", "March"}, 2, "-published"},
		"no file":             {[]string{filepath.Join(dir, "none.txt")}, 1, "none.txt"},
		"two bad files":       {[]string{filepath.Join(dir, "none.txt"), file("bad.jsonl", "{\n")}, 1, "bad.jsonl:1"},
		"no text":             {[]string{file("a.bin", "\xff\xfa\xff\xfb\xff\xff")}, 1, "a.bin"},
		"an empty folder":     {[]string{t.TempDir()}, 1, "in the folder"},
		"a bad correction":    {[]string{"-corrections", file("c.txt", "\nmaybe\n"), file("a.txt", "一。")}, 1, "c.txt:2"},
		"no such folder":      {[]string{"-corrections", filepath.Join(dir, "none", "c.txt"), file("a.txt", "一。")}, 1, "c.txt"},
		"a folder":            {[]string{"-corrections", dir, file("a.txt", "一。")}, 1, dir},
		"an address for none": {[]string{"-addr", "nowhere"}, 1, "nowhere"},
	} {
		var out, errs bytes.Buffer
		if c.status != 0 && len(c.args) > 0 && c.args[0] != "-addr" {
			c.args = append([]string{"-addr", "127.0.0.1:0"}, c.args...)
		}
		assert.Equal(t, c.status, run(t.Context(), c.args, &out, &errs), name)
		assert.Contains(t, errs.String(), c.want, name)
		assert.Empty(t, out.String(), name)
	}
}

// The program listens where it says, serves, and ends when it is told to.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	done := make(chan int)
	var errs bytes.Buffer
	corrections := filepath.Join(t.TempDir(), "c.txt")
	go func() {
		done <- run(ctx, []string{"-addr", "127.0.0.1:0", "-corrections", corrections, "../../testdata/page-boyang.txt"}, in, &errs)
	}()
	buf := make([]byte, 200)
	n, err := out.Read(buf)
	require.NoError(t, err)
	url := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(string(buf[:n]))
	require.NotEmpty(t, url, string(buf[:n]))
	resp, err := http.Get(url + "complete?q=gcl")
	require.NoError(t, err)
	body, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
	assert.Contains(t, string(body), "顾长岭")

	var second bytes.Buffer
	assert.Equal(t, 1, run(ctx, []string{"-addr", strings.Trim(strings.TrimPrefix(url, "http://"), "/")}, io.Discard, &second))
	assert.Contains(t, second.String(), "address already in use")
	stop()
	assert.Zero(t, <-done, errs.String())
	assert.NoFileExists(t, corrections, "nothing was corrected")
}

// Who gives up while files are read need not wait for them.
func TestInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var errs bytes.Buffer
	assert.Equal(t, 1, run(ctx, []string{"-addr", "127.0.0.1:0", "-corrections", filepath.Join(t.TempDir(), "c.txt"), "../../testdata"}, io.Discard, &errs))
	assert.Contains(t, errs.String(), "interrupted")
}

// JSON Lines are read in the encodings that texts are.
func TestForeignLines(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.jsonl")
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(`{"id":"甲","text":"泊阳县委书记顾长岭主持召开会议。"}` + "\n" + `{"id":"乙","text":"县长邵培林出席会议。"}` + "\n")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(file, []byte(gb), 0o600))
	articles, err := readFiles([]string{file}, time.Time{}, nil)
	require.NoError(t, err)
	require.Len(t, articles, 2)
	assert.Equal(t, "县长邵培林出席会议。", articles[1].Source)
	assert.Equal(t, "甲", articles[0].ID)
}
