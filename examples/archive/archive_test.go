package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/input"
)

// The test binary is also the program, so that it can be killed.
func TestMain(m *testing.M) {
	if os.Getenv("RENSHI_ARCHIVE_MAIN") == "1" {
		if file := os.Getenv("RENSHI_ARCHIVE_STATUS"); file != "" {
			code := run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
			status, _ := os.ReadFile("/proc/self/status")
			_ = os.WriteFile(file, status, 0o600)
			os.Exit(code)
		}
		main()
	}
	os.Exit(m.Run())
}

// program is a process of its own that runs a command. What one that is killed leaves
// among temporary files goes with the test.
func program(t testing.TB, args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), "RENSHI_ARCHIVE_MAIN=1", "TMPDIR="+t.TempDir())
	return c
}

// archiveOut runs a command that must succeed and returns what it prints.
func archiveOut(t testing.TB, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	require.Zero(t, run(context.Background(), args, strings.NewReader(""), &out, &errs), errs.String())
	return out.String()
}

// readInto reads files into a new archive and returns its database.
func readInto(t testing.TB, files ...string) (dsn string) {
	t.Helper()
	dsn = filepath.Join(t.TempDir(), "archive.db")
	archiveOut(t, append([]string{"read", "-db", dsn}, files...)...)
	return dsn
}

// invented is the archive of 2,000 articles that examples/evaluate invents.
var invented = sync.OnceValues(func() ([]input.Record, error) {
	c := exec.Command("go", "run", "./examples/evaluate", "identity", "-articles", "2000", "-text")
	c.Dir = filepath.Join("..", "..")
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, err
	}
	var list []input.Record
	for r, err := range (input.Reader{Lines: true, Stdin: bytes.NewReader(out)}).Records(nil) {
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
})

// articles returns some of the invented articles.
func articles(t testing.TB, n int) []input.Record {
	t.Helper()
	list, err := invented()
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(list), n)
	return list[:n]
}

// jsonLine writes a record.
func jsonLine(r input.Record) string {
	return encode(map[string]string{"id": r.ID, "text": r.Text, "published": day(r.Published)}) + "\n"
}

func jsonLines(list []input.Record) string {
	var b strings.Builder
	for _, r := range list {
		b.WriteString(jsonLine(r))
	}
	return b.String()
}

// write makes a file and the folders above it.
func write(t testing.TB, file, data string) string {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
	require.NoError(t, os.WriteFile(file, []byte(data), 0o644))
	return file
}

// rowsFrom returns the rows of a query as text.
func rowsFrom(t testing.TB, dsn, query string, args ...any) (list []string) {
	t.Helper()
	st, err := open(t.Context(), dsn, false)
	require.NoError(t, err)
	defer st.close()
	_, rows, _, err := st.ask(t.Context(), query, args, 0)
	require.NoError(t, err)
	for _, r := range rows {
		list = append(list, strings.TrimSpace(fmt.Sprintln(r...)))
	}
	return list
}

// dump is all that was read into an archive, row by row: not when and by how
// many runs.
func dump(t testing.TB, dsn string) []string {
	t.Helper()
	st, err := open(t.Context(), dsn, false)
	require.NoError(t, err)
	defer st.close()
	var out []string
	for _, table := range append([]string{"sources"}, tableNames()...) {
		columns, rows, _, err := st.ask(t.Context(), "SELECT * FROM "+table, nil, 0)
		require.NoError(t, err)
		require.NotEmpty(t, columns)
		from := len(out)
		for _, r := range rows {
			out = append(out, table+" "+encode(r))
		}
		slices.Sort(out[from:])
	}
	return out
}

func tableNames() (names []string) {
	for _, t := range tables {
		names = append(names, t.name)
	}
	return names
}

// same says whether two dumps are equal, without printing all of them.
func same(t testing.TB, want, got []string, about ...any) bool {
	t.Helper()
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			return assert.Equal(t, want[i], got[i], about...)
		}
	}
	return assert.Len(t, got, len(want), about...)
}

func TestUsage(t *testing.T) {
	file := write(t, filepath.Join(t.TempDir(), "a.txt"), "县长邵培林主持会议。")
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{nil, 2, "Usage: archive COMMAND"},
		{[]string{"-h"}, 0, "Usage: archive COMMAND"},
		{[]string{"write"}, 2, `no command "write"`},
		{[]string{"read", "-h"}, 0, "UTF-16, GB18030 or Big5"},
		{[]string{"graph", "-h"}, 0, "who is whom"},
		{[]string{"query", "-h"}, 0, "holders OFFICE"},
		{[]string{"read"}, 2, "no FILE"},
		{[]string{"read", "-x", file}, 2, "archive read -h for help"},
		{[]string{"read", "-published", "gestern", file}, 2, "no day like 2020-02-01"},
		{[]string{"read", "-in", "xml", file}, 2, "want auto or jsonl"},
		{[]string{"read", "-max", "0", file}, 2, "want a size such as 4MB"},
		{[]string{"read", "-workers", "0", file}, 2, "want 1 or more"},
		{[]string{"read", filepath.Dir(file) + "/none"}, 1, "no such file"},
		{[]string{"read", file, file}, 1, "are one"},
		{[]string{"read", file, filepath.Dir(file)}, 1, "give the folder only"},
		{[]string{"read", "-db", filepath.Dir(file), file}, 1, "unable to open database file"},
		{[]string{"read", "-db", file, file}, 1, "file is not a database"},
		{[]string{"read", "-db", "postgres://nobody:secret@127.0.0.1:1/x", file}, 1, "nobody:xxxxx@127.0.0.1"},
		{[]string{"graph", file}, 2, "takes no FILE"},
		{[]string{"graph", "-db", file + ".none"}, 1, "there is no such archive"},
		{[]string{"query", "nonsense"}, 2, `no question "nonsense"`},
		{[]string{"query", "person"}, 2, "person wants NAME"},
		{[]string{"query", "-format", "xml"}, 2, "want table, csv or jsonl"},
	} {
		var out, errs bytes.Buffer
		assert.Equal(t, c.code, run(t.Context(), c.args, nil, &out, &errs), c.args)
		assert.Contains(t, out.String()+errs.String(), c.want, c.args)
		assert.NotContains(t, errs.String(), "secret")
	}
}

// A run says what it did, in words, and nothing else where nobody looks.
func TestSummary(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "in", "a.jsonl"), jsonLines(articles(t, 30))+"{}\n")
	db := filepath.Join(dir, "a.db")
	var out, errs bytes.Buffer
	require.Zero(t, run(t.Context(), []string{"read", "-db", db, filepath.Join(dir, "in")}, nil, &out, &errs))
	assert.Contains(t, out.String(), "read 30 articles of 30 texts")
	assert.Contains(t, out.String(), "put into quarantine: 1 (record 1)")
	assert.Empty(t, errs.String(), "no progress where nobody looks")
	again := archiveOut(t, "read", "-db", db, filepath.Join(dir, "in"))
	assert.Contains(t, again, "read 0 articles")
	assert.Contains(t, again, "1 files were read before")
	assert.Equal(t, []string{"1 done 30 1", "2 done 0 0"}, rowsFrom(t, db, "SELECT id, outcome, articles, quarantined FROM runs ORDER BY id"))
}

// Results do not depend on how many work on them.
func TestConcurrentWorkers(t *testing.T) {
	file := write(t, filepath.Join(t.TempDir(), "a.jsonl"), jsonLines(articles(t, 400)))
	want := dump(t, readInto(t, "-workers", "1", file))
	require.Greater(t, len(want), 2000)
	same(t, want, dump(t, readInto(t, "-workers", "7", file)))
}

// A later run takes an archive over; the earlier one stops without having
// written anything twice.
func TestTakenOver(t *testing.T) {
	db := readInto(t, write(t, filepath.Join(t.TempDir(), "a.txt"), "县长邵培林主持会议。"))
	before := dump(t, db)
	st, err := open(t.Context(), db, true)
	require.NoError(t, err)
	defer st.close()
	require.NoError(t, st.session(t.Context(), func(first *session) error {
		a, err := newCommitter(t.Context(), first)
		require.NoError(t, err)
		return st.session(t.Context(), func(second *session) error {
			b, err := newCommitter(t.Context(), second)
			require.NoError(t, err)
			s := &source{path: "x", name: "x"}
			require.NoError(t, a.add(t.Context(), outcome{item: item{source: s, mark: true, end: whole}}))
			assert.ErrorIs(t, a.flush(t.Context()), errOvertaken)
			same(t, before, dump(t, db))
			require.NoError(t, b.add(t.Context(), outcome{item: item{source: s, mark: true, end: whole}}))
			return b.flush(t.Context())
		})
	}))
}

// What breaks on a text is put aside with it.
func TestPanicIsQuarantined(t *testing.T) {
	x := &extraction{most: 1 << 20} // without extractors
	out := x.do(item{source: &source{name: "a.txt"}, data: []byte("县长邵培林主持会议。")})
	require.NotNil(t, out.bad)
	assert.Equal(t, failed, out.bad.kind)
}

// A database of another program, or of a later one, is left alone.
func TestOtherDatabase(t *testing.T) {
	file := write(t, filepath.Join(t.TempDir(), "a.txt"), "县长邵培林主持会议。")
	db := readInto(t, file)
	raw, err := sql.Open("sqlite", db)
	require.NoError(t, err)
	_, err = raw.Exec("UPDATE state SET format = 99")
	require.NoError(t, err)
	require.NoError(t, raw.Close())
	var errs bytes.Buffer
	assert.Equal(t, 1, run(t.Context(), []string{"read", "-db", db, file}, nil, io.Discard, &errs))
	assert.Contains(t, errs.String(), "tables of format 99")
}

// Of an article beyond the limit of an extractor a part is not read, and all that tells of articles says so.
func TestReadInPart(t *testing.T) {
	long := "县长顾长岭主持会议。\n" + strings.Repeat("会议结束。\n", entity.DefaultBytes/16)
	file := write(t, filepath.Join(t.TempDir(), "long.jsonl"), jsonLines([]input.Record{{ID: "long", Text: long}, {ID: "short", Text: "县长顾长岭到柳桥湾镇检查。"}}))
	db := filepath.Join(t.TempDir(), "archive.db")
	assert.Contains(t, archiveOut(t, "read", "-db", db, file), "read in part, as they are longer than 1.0 MiB: 1 articles; archive query -db "+db+" unread lists them")
	assert.Contains(t, archiveOut(t, "query", "-db", db), "articles read in part")
	listed := archiveOut(t, "query", "-db", db, "-format", "csv", "unread")
	assert.Contains(t, listed, fmt.Sprintf("long,%d,", len(long)))
	assert.NotContains(t, listed, "short")
	assert.NotEmpty(t, rowsFrom(t, db, `SELECT 1 FROM mentions WHERE article = 1 AND text = '顾长岭'`))
}
