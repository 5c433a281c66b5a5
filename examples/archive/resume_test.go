package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// mixed writes n articles as files, tar, zip and lines, with faults among them.
func mixed(t testing.TB, n int) (folder string) {
	dir := t.TempDir()
	list := articles(t, n)
	var lines strings.Builder
	var members, more []file
	for i, r := range list {
		switch i % 8 {
		case 0, 1, 2, 3:
			lines.WriteString(jsonLine(r))
			if i%200 == 0 {
				lines.WriteString("{\"id\": \"cut\n")
			}
		case 4, 5:
			members = append(members, file{r.ID + ".txt", r.Text})
		case 6:
			more = append(more, file{r.ID + ".jsonl", jsonLine(r) + jsonLine(r)})
		default:
			write(t, filepath.Join(dir, fmt.Sprintf("texts/%d", i%5), r.ID+".txt"), r.Text)
		}
	}
	write(t, filepath.Join(dir, "lines.jsonl"), lines.String())
	write(t, filepath.Join(dir, "members.tar.gz"), gzipOf(t, tarOf(t, append(members, file{"noise.txt", "\x01\x02\x03\x04\x05"})...)))
	write(t, filepath.Join(dir, "more.zip"), zipOf(t, more...))
	write(t, filepath.Join(dir, "packed.jsonl.gz"), gzipOf(t, lines.String()))
	return dir
}

// kills reads a folder into new archives and kills the program at random points
// of its work, so often altogether, going on each time. Whenever an archive is
// read to its end, it must be the one of a run that nobody disturbed.
func kills(t *testing.T, times int, folder string, fresh func() (dsn string)) {
	t.Helper()
	read := func(dsn string) []string { return []string{"read", "-db", dsn, folder} }
	first := fresh()
	clock := time.Now()
	out, err := program(t, read(first)...).CombinedOutput()
	require.NoError(t, err, string(out))
	all := time.Since(clock)
	clock = time.Now()
	require.NoError(t, program(t, read(first)...).Run())
	start := time.Since(clock) // until it begins to work
	want := dump(t, first)
	require.Greater(t, len(want), 5000)

	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	dsn, killed, complete := fresh(), 0, 0
	for killed < times || complete == 0 {
		c := program(t, read(dsn)...)
		var errs bytes.Buffer
		c.Stderr = &errs
		require.NoError(t, c.Start())
		done := make(chan error, 1)
		go func() { done <- c.Wait() }()
		// Some parts of the work, and now and then the beginning or all of it.
		wait := time.Duration(random.Float64() * float64(start+(all-start)/4))
		if killed >= times {
			wait = time.Hour
		}
		select {
		case err := <-done:
			require.NoError(t, err, errs.String())
			require.True(t, same(t, want, dump(t, dsn), "after %d kills", killed))
			complete++
			dsn = fresh()
		case <-time.After(wait):
			require.NoError(t, c.Process.Kill())
			<-done
			killed++
		}
	}
	t.Logf("killed %d times, %d archives complete; %v undisturbed, %v to start", killed, complete, all, start)
}

// A program that is killed at any point goes on without losing or doubling
// anything.
func TestKill(t *testing.T) {
	dir, n := t.TempDir(), 0
	kills(t, 20, mixed(t, 1200), func() string {
		n++
		return filepath.Join(dir, fmt.Sprint(n, ".db"))
	})
}

// Ctrl-C ends the program at once, and the same command goes on.
func TestInterrupt(t *testing.T) {
	folder, dir := mixed(t, 400), t.TempDir()
	want, dsn := dump(t, readInto(t, folder)), filepath.Join(dir, "a.db")
	code, runs := interrupted, 0
	for ; code == interrupted; runs++ {
		ctx, cancel := context.WithCancel(t.Context())
		if runs < 6 {
			time.AfterFunc(time.Duration(runs*150)*time.Millisecond, cancel)
		}
		var out, errs bytes.Buffer
		code = run(ctx, []string{"read", "-db", dsn, folder}, nil, &out, &errs)
		if code == interrupted {
			assert.Contains(t, errs.String(), "interrupted. What is done is in the database")
		}
		cancel()
	}
	require.Zero(t, code)
	assert.Greater(t, runs, 1)
	same(t, want, dump(t, dsn))
}

// cutReader ends a run after some bytes.
type cutReader struct {
	io.Reader
	left   int
	cancel func()
}

func (c *cutReader) Read(p []byte) (int, error) {
	if c.left <= 0 {
		c.cancel()
	}
	n, err := c.Reader.Read(p[:min(len(p), 4096)])
	c.left -= n
	return n, err
}

// Standard input goes on where it stopped when the same stream comes again, and
// another stream is refused.
func TestStandardInputGoesOn(t *testing.T) {
	lines := jsonLines(articles(t, 300))
	read := func(dsn, in string, cut int) (int, string) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		var out, errs bytes.Buffer
		code := run(ctx, []string{"read", "-db", dsn, "-"}, &cutReader{strings.NewReader(in), cut, cancel}, &out, &errs)
		return code, errs.String()
	}
	whole, dsn := filepath.Join(t.TempDir(), "a.db"), filepath.Join(t.TempDir(), "a.db")
	code, errs := read(whole, lines, 1<<30)
	require.Zero(t, code, errs)
	for _, cut := range []int{40_000, 90_000} {
		code, errs = read(dsn, lines, cut)
		require.Equal(t, interrupted, code, errs)
	}
	require.NotEmpty(t, rowsFrom(t, dsn, "SELECT id FROM texts"))
	code, errs = read(dsn, strings.Replace(lines, "。", "，", 1), 1<<30)
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "does not begin with what was read of it before")
	code, errs = read(dsn, lines[:2000], 1<<30)
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "does not begin with what was read of it before")
	code, errs = read(dsn, lines, 1<<30)
	require.Zero(t, code, errs)
	same(t, dump(t, whole), dump(t, dsn))
	code, errs = read(dsn, lines, 1<<30)
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "has been read into this archive to its end")
}
