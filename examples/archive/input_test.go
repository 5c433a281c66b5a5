package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/go-renshi/renshi/examples/internal/input"
)

// file is a member of an archive.
type file struct{ name, data string }

func tarOf(t testing.TB, files ...file) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		require.NoError(t, w.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.data)), Mode: 0o644}))
		_, err := w.Write([]byte(f.data))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.String()
}

func zipOf(t testing.TB, files ...file) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		m, err := w.Create(f.name)
		require.NoError(t, err)
		_, err = m.Write([]byte(f.data))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.String()
}

func gzipOf(t testing.TB, data string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(data))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.String()
}

func encoded(t testing.TB, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	require.NoError(t, err)
	return out
}

// factsOf are the facts of an archive in the order of its texts, without
// positions and names of articles.
func factsOf(t testing.TB, dsn string) []string {
	return rowsFrom(t, dsn, `SELECT f.type, f.subject, f.object, f.date, f.modality, f.evidence FROM facts f ORDER BY f.article, f.n`)
}

// One article gives the same facts, however it comes.
func TestInputKindsGiveTheSameFacts(t *testing.T) {
	list := articles(t, 60)
	dir := t.TempDir()
	var texts []file
	for i, r := range list {
		list[i].Text = strings.TrimSpace(r.Text)
		texts = append(texts, file{fmt.Sprintf("%d/%03d.txt", i/20, i), list[i].Text})
	}
	in := func(e encoding.Encoding) (out []file) {
		for _, f := range texts {
			out = append(out, file{f.name, encoded(t, e, f.data)})
		}
		return out
	}
	folder := func(name string, files []file) string {
		for _, f := range files {
			write(t, filepath.Join(dir, name, f.name), f.data)
		}
		return filepath.Join(dir, name)
	}
	var undated []input.Record
	var pages []file
	for i, r := range list {
		undated = append(undated, input.Record{ID: r.ID, Text: r.Text})
		var page strings.Builder
		headline, body, _ := strings.Cut(r.Text, "\n")
		fmt.Fprintf(&page, "<!DOCTYPE html><html><head><meta charset=gbk><title>%s</title></head><body><nav><a href=/>首页</a></nav><article><h1>%[1]s</h1>\n", html.EscapeString(headline))
		for line := range strings.Lines(body) {
			if line = strings.TrimSpace(line); line != "" {
				fmt.Fprintf(&page, "<p>%s</p>\n", html.EscapeString(line))
			}
		}
		page.WriteString("</article></body></html>")
		pages = append(pages, file{fmt.Sprintf("%03d.html", i), encoded(t, simplifiedchinese.GBK, page.String())})
	}
	lines := jsonLines(undated)
	kinds := map[string]string{
		"folder": folder("utf8", texts), "GB18030": folder("gb", in(simplifiedchinese.GB18030)),
		"UTF-16": folder("utf16", in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))), "web pages": folder("html", pages),
		"tar": write(t, filepath.Join(dir, "a.tar"), tarOf(t, texts...)), "tar.gz": write(t, filepath.Join(dir, "a.tar.gz"), gzipOf(t, tarOf(t, texts...))),
		"zip": write(t, filepath.Join(dir, "a.zip"), zipOf(t, in(simplifiedchinese.GB18030)...)),
		"gz":  write(t, filepath.Join(dir, "a.jsonl.gz"), gzipOf(t, lines)), "lines in a zip": write(t, filepath.Join(dir, "b.zip"), zipOf(t, file{"a.jsonl", lines})),
		"lines in GB18030": write(t, filepath.Join(dir, "gb.jsonl"), encoded(t, simplifiedchinese.GB18030, lines)),
		"lines in UTF-16":  write(t, filepath.Join(dir, "utf16.jsonl"), encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), lines)),
	}
	want := factsOf(t, readInto(t, "-published", "2021-03-04", write(t, filepath.Join(dir, "a.jsonl"), lines)))
	require.Greater(t, len(want), 150)
	for kind, name := range kinds {
		dsn := readInto(t, "-published", "2021-03-04", name)
		assert.Equal(t, want, factsOf(t, dsn), kind)
		assert.Empty(t, rowsFrom(t, dsn, "SELECT * FROM quarantine"), kind)
	}
	for kind, data := range map[string]string{"lines": lines, "tar.gz": gzipOf(t, tarOf(t, texts...))} {
		dsn := filepath.Join(t.TempDir(), "a.db")
		var out, errs bytes.Buffer
		require.Zero(t, run(t.Context(), []string{"read", "-db", dsn, "-published", "2021-03-04", "-"}, strings.NewReader(data), &out, &errs), errs.String())
		assert.Equal(t, want, factsOf(t, dsn), kind+" on standard input")
	}
}

// Traditional characters, in Big5 as in UTF-8.
func TestTraditional(t *testing.T) {
	data, err := os.ReadFile("../../testdata/traditional.txt")
	require.NoError(t, err)
	// Big5 has no 、 of another width; what it lacks is left out of both.
	text, err := encoding.ReplaceUnsupported(traditionalchinese.Big5.NewEncoder()).String(string(data))
	require.NoError(t, err)
	utf8, err := traditionalchinese.Big5.NewDecoder().String(text)
	require.NoError(t, err)
	dir := t.TempDir()
	want := factsOf(t, readInto(t, write(t, filepath.Join(dir, "utf8.txt"), utf8)))
	require.NotEmpty(t, want)
	assert.Equal(t, want, factsOf(t, readInto(t, write(t, filepath.Join(dir, "big5.txt"), text))))
}

// What cannot be read is put aside with the reason, and the rest is complete:
// the same facts as without it.
func TestQuarantine(t *testing.T) {
	list := articles(t, 800)
	dir := t.TempDir()
	noise := make([]byte, 5000)
	for i := range noise {
		noise[i] = byte(i * i >> 3)
	}
	good, bad := filepath.Join(dir, "good"), filepath.Join(dir, "bad")
	var lines, worse strings.Builder
	for _, r := range list[:400] {
		lines.WriteString(jsonLine(r))
		worse.WriteString(jsonLine(r))
		switch r.ID {
		case list[50].ID:
			worse.WriteString(`{"id": "long", "text": "` + strings.Repeat("会", 50<<20/3) + "\"}\n")
		case list[100].ID:
			worse.WriteString("{\"id\": \"cut\", \"text\": \"县长\n")
		case list[150].ID:
			worse.WriteString("{\"text\": \"\xff\xfa\xff\xfb\xff\xff\xff\xff\xff\xff\"}\n")
		case list[200].ID:
			worse.WriteString("{\"id\": 7}\n{\"text\": \"会\", \"published\": \"gestern\"}\n{\"text\": \" \"}\n")
		}
	}
	write(t, filepath.Join(good, "a.jsonl"), lines.String())
	write(t, filepath.Join(bad, "a.jsonl"), worse.String())
	var members []file
	for i, r := range list[400:700] {
		members = append(members, file{fmt.Sprintf("%03d.txt", i), r.Text})
	}
	write(t, filepath.Join(good, "b.tar.gz"), gzipOf(t, tarOf(t, members...)))
	packed := gzipOf(t, tarOf(t, append(members, file{"last.txt", strings.Repeat("县长邵培林主持会议。", 20000)})...))
	write(t, filepath.Join(bad, "b.tar.gz"), packed[:len(packed)-150])
	members = nil
	for i, r := range list[700:750] {
		members = append(members, file{fmt.Sprintf("%03d.txt", i), r.Text})
	}
	write(t, filepath.Join(good, "c.zip"), zipOf(t, members...))
	mixed := zipOf(t, append(members, file{"x.zip", zipOf(t, file{"a.txt", "会"})}, file{"flip.txt", strings.Repeat("县长", 5000)},
		file{"noise.txt", string(noise)}, file{"page.html", "<!DOCTYPE html><html><body></body></html>"})...)
	at := strings.Index(mixed, "flip.txt") + 60 // in the packed bytes
	mixed = mixed[:at] + "\x00\xff\x00" + mixed[at+3:]
	write(t, filepath.Join(bad, "c.zip"), mixed)
	for i, r := range list[750:] {
		name := fmt.Sprintf("d/%03d.txt", i)
		write(t, filepath.Join(good, name), r.Text)
		write(t, filepath.Join(bad, name), r.Text)
	}
	write(t, filepath.Join(bad, "d/empty.txt"), "")
	write(t, filepath.Join(bad, "d/picture.txt"), "\x89PNG\x0d\x0a\x1a\x0a"+string(noise))
	write(t, filepath.Join(bad, "d/long.txt"), strings.Repeat("会议", 1<<20))
	write(t, filepath.Join(bad, "d/long.html"), "<!DOCTYPE html>"+strings.Repeat("<p>会议", 300_000))
	write(t, filepath.Join(bad, "d/no.zip"), "PK\x03\x04"+string(noise))
	write(t, filepath.Join(bad, "d/no.gz"), "\x1f\x8b"+string(noise))
	write(t, filepath.Join(bad, "d/.hidden"), "is left out")
	require.NoError(t, os.Symlink("000.txt", filepath.Join(bad, "d/link.txt")))
	require.NoError(t, syscall.Mkfifo(filepath.Join(bad, "d/pipe.txt"), 0o600))

	want, dsn := readInto(t, good), readInto(t, bad)
	assert.Equal(t, factsOf(t, want), factsOf(t, dsn))
	assert.Equal(t, rowsFrom(t, want, "SELECT text FROM texts ORDER BY id"), rowsFrom(t, dsn, "SELECT text FROM texts ORDER BY id"))
	assert.Empty(t, rowsFrom(t, want, "SELECT * FROM quarantine"))
	got := rowsFrom(t, dsn, "SELECT kind, path, member, line FROM quarantine ORDER BY id")
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], bad+"/", "")
	}
	assert.Equal(t, []string{
		"too long a.jsonl  52", "record a.jsonl  103", "encoding a.jsonl  154", "record a.jsonl  205", "record a.jsonl  206", "empty a.jsonl  207",
		"damaged b.tar.gz last.txt 0", "damaged b.tar.gz  0",
		"binary c.zip x.zip 0", "damaged c.zip flip.txt 0", "binary c.zip noise.txt 0", "no article c.zip page.html 0",
		"empty d/empty.txt  0", "link d/link.txt  0", "too long d/long.html  0", "too long d/long.txt  0", "damaged d/no.gz  0", "damaged d/no.zip  0", "binary d/picture.txt  0", "link d/pipe.txt  0",
	}, got)
	assert.Contains(t, rowsFrom(t, dsn, "SELECT reason FROM quarantine WHERE kind = 'too long' ORDER BY id")[0], "bytes; -max is 4.0 MiB")
}

// Nothing that an archive says about itself reaches the file system, fills
// memory or stops the run.
func TestHostileArchives(t *testing.T) {
	const text = "县长邵培林主持召开会议。"
	dir := t.TempDir()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range []tar.Header{
		{Name: "../../etc/passwd", Typeflag: tar.TypeReg, Size: int64(len(text))},
		{Name: "/abs.txt", Typeflag: tar.TypeReg, Size: int64(len(text))},
		{Name: "twice.txt", Typeflag: tar.TypeReg, Size: int64(len(text))},
		{Name: "twice.txt", Typeflag: tar.TypeReg, Size: int64(len(text))},
		{Name: strings.Repeat("长", 3000) + ".txt", Typeflag: tar.TypeReg, Size: int64(len(text)), Format: tar.FormatPAX},
		{Name: "bad\xff\x07name.txt", Typeflag: tar.TypeReg, Size: int64(len(text)), Format: tar.FormatGNU},
		{Name: "passwd", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"},
		{Name: "hard", Typeflag: tar.TypeLink, Linkname: "/etc/passwd"},
		{Name: "null", Typeflag: tar.TypeChar},
		{Name: "pipe", Typeflag: tar.TypeFifo},
	} {
		require.NoError(t, w.WriteHeader(&h))
		if h.Size > 0 {
			_, err := w.Write([]byte(text))
			require.NoError(t, err)
		}
	}
	require.NoError(t, w.Close())
	tarFile := write(t, filepath.Join(dir, "a.tar"), b.String())
	// A zip whose members share their bytes: each central record points to the
	// same local file, and claims what it holds truly.
	one := zipOf(t, file{"a.txt", strings.Repeat("\x00", 3<<20)})
	end := strings.LastIndex(one, "PK\x05\x06")
	central := strings.LastIndex(one[:end], "PK\x01\x02")
	const copies = 2000
	record := one[central:end]
	size := len(record) * copies
	bomb := one[:central] + strings.Repeat(record, copies) + one[end:end+8] +
		string([]byte{copies & 0xff, copies >> 8, copies & 0xff, copies >> 8, byte(size), byte(size >> 8), byte(size >> 16), byte(size >> 24)}) + one[end+16:]
	zipFile := write(t, filepath.Join(dir, "bomb.zip"), bomb)

	dsn := readInto(t, tarFile, zipFile)
	assert.Len(t, rowsFrom(t, dsn, "SELECT id FROM texts"), 6)
	names := rowsFrom(t, dsn, "SELECT name FROM articles ORDER BY id")
	assert.Equal(t, []string{"a.tar/../../etc/passwd", "a.tar//abs.txt", "a.tar/twice.txt", "a.tar/twice.txt"}, names[:4])
	assert.LessOrEqual(t, len(names[4]), maxName)
	assert.Equal(t, []string{"link passwd", "link hard", "link null", "link pipe", "damaged"}, rowsFrom(t, dsn, "SELECT kind, member FROM quarantine ORDER BY id"))
	assert.Contains(t, rowsFrom(t, dsn, "SELECT reason FROM quarantine WHERE kind = 'damaged'")[0], "more bytes than a zip of this size can hold")
}

// Names of files in another encoding, and very long ones, are names of files.
func TestOddFileNames(t *testing.T) {
	dir := t.TempDir()
	long := filepath.Join(dir, strings.Repeat("长", 80), strings.Repeat("长", 80), strings.Repeat("长", 80), strings.Repeat("长", 80), strings.Repeat("长", 80))
	for _, name := range []string{"\xb1\xa8.txt", "\xb1\xa9.txt", "a?b#c%41.txt", "换\n行.txt"} {
		write(t, filepath.Join(dir, name), "县长邵培林主持召开会议。")
	}
	write(t, filepath.Join(long, "1.txt"), "县长邵培林主持召开会议。")
	write(t, filepath.Join(long, "2.txt"), "县长邵培林主持召开会议。")
	dsn := filepath.Join(t.TempDir(), "a?b#c%41 档.db")
	archiveOut(t, "read", "-db", dsn, dir)
	archiveOut(t, "read", "-db", dsn, dir)
	assert.FileExists(t, dsn)
	assert.Len(t, rowsFrom(t, dsn, "SELECT DISTINCT path FROM texts"), 6)
	assert.Empty(t, rowsFrom(t, dsn, "SELECT * FROM quarantine"))
}

// Tags without end do not stop a run.
func TestDeepWebPage(t *testing.T) {
	page := "<!DOCTYPE html><html><body>" + strings.Repeat("<div>", 300_000) + "县长邵培林主持召开会议。"
	clock := time.Now()
	dsn := readInto(t, write(t, filepath.Join(t.TempDir(), "a.html"), page))
	assert.Less(t, time.Since(clock), time.Minute)
	assert.Len(t, append(rowsFrom(t, dsn, "SELECT id FROM texts"), rowsFrom(t, dsn, "SELECT id FROM quarantine")...), 1)
}

// A file that changed replaces what was found in it; the others stay.
func TestChangedFile(t *testing.T) {
	dir := t.TempDir()
	file := write(t, filepath.Join(dir, "in/a.jsonl"), jsonLines(articles(t, 40))+"{}\n")
	write(t, filepath.Join(dir, "in/b.txt"), "县长邵培林主持召开会议。")
	dsn := readInto(t, filepath.Join(dir, "in"))
	write(t, file, jsonLines(articles(t, 55)[10:])+"{}\n{}\n")
	require.NoError(t, os.Chtimes(file, time.Time{}, time.Unix(1e9, 0)))
	out := archiveOut(t, "read", "-db", dsn, filepath.Join(dir, "in"))
	assert.Contains(t, out, "read 45 articles")
	assert.Len(t, rowsFrom(t, dsn, "SELECT id FROM quarantine"), 2)
	want := append(factsOf(t, readInto(t, file)), factsOf(t, readInto(t, filepath.Join(dir, "in/b.txt")))...)
	assert.ElementsMatch(t, want, factsOf(t, dsn))
	for _, table := range tableNames() {
		if table != "texts" && table != "quarantine" && table != "articles" {
			assert.Empty(t, rowsFrom(t, dsn, "SELECT article FROM "+table+" WHERE article NOT IN (SELECT id FROM articles)"), table)
		}
	}
}

// What the system does not let read now is tried again.
func TestUnreadable(t *testing.T) {
	const file = "/proc/self/mem" // reading its first byte fails
	if _, err := os.Stat(file); err != nil {
		t.Skip("no", file)
	}
	dsn := filepath.Join(t.TempDir(), "a.db")
	for range 2 {
		archiveOut(t, "read", "-db", dsn, file)
		assert.Equal(t, []string{"unreadable 2"}, rowsFrom(t, dsn, "SELECT q.kind, s.done FROM quarantine q JOIN sources s ON s.path = q.path"))
	}
}

// peak reads files in a process of its own and returns its most memory in MB. What
// the system tells about a child that has ended includes its parent's.
func peak(t *testing.T, files ...string) (mb int) {
	t.Helper()
	status := filepath.Join(t.TempDir(), "status")
	c := program(t, append([]string{"read", "-db", filepath.Join(t.TempDir(), "a.db"), "-workers", "2"}, files...)...)
	c.Env = append(c.Env, "RENSHI_ARCHIVE_STATUS="+status)
	out, err := c.CombinedOutput()
	require.NoError(t, err, string(out))
	data, err := os.ReadFile(status)
	require.NoError(t, err)
	_, after, ok := strings.Cut(string(data), "VmHWM:")
	if !ok {
		t.Skip("the system does not tell how much memory a process took")
	}
	_, err = fmt.Sscan(after, &mb)
	require.NoError(t, err)
	return mb >> 10
}

// Memory does not grow with what is read: it is that of the texts in flight.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 1 GB")
	}
	dir := t.TempDir()
	list := articles(t, 1000)
	base := peak(t, write(t, filepath.Join(dir, "base.jsonl"), jsonLines(list)))

	line := write(t, filepath.Join(dir, "line.jsonl"), jsonLine(list[0])+`{"text": "`+strings.Repeat("会", 50<<20/3)+"\"}\n"+jsonLines(list[1:]))
	var b bytes.Buffer // a tar of 1 GB, most of it too long
	packed, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	require.NoError(t, err)
	w := tar.NewWriter(packed)
	huge := bytes.Repeat([]byte("会议，"), 10<<20/9)
	for i := range 100 {
		for _, m := range append([]input.Record{{ID: fmt.Sprint("huge", i), Text: string(huge)}}, list[i*10:i*10+10]...) {
			require.NoError(t, w.WriteHeader(&tar.Header{Name: m.ID, Size: int64(len(m.Text)), Mode: 0o644}))
			_, err := w.Write([]byte(m.Text))
			require.NoError(t, err)
		}
	}
	require.NoError(t, w.Close())
	require.NoError(t, packed.Close())
	for name, got := range map[string]int{"a line of 50 MB": peak(t, line), "a tar of 1 GB": peak(t, write(t, filepath.Join(dir, "huge.tar.gz"), b.String()))} {
		t.Logf("%s: %d MB, 1,000 articles alone %d MB", name, got, base)
		assert.Less(t, got, base+100, name)
	}
}
