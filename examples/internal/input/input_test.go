package input

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// 中国共产党云浦县委员会 in GB18030.
const gbk = "\xd6\xd0\xb9\xfa\xb9\xb2\xb2\xfa\xb5\xb3\xd4\xc6\xc6\xd6\xcf\xd8\xce\xaf\xd4\xb1\xbb\xe1\r\n"

// 市委常委、副市長魯明謙參加會見。 in Big5.
const big5Line = "\xa5\xab\xa9\x65\xb1\x60\xa9\x65\xa1\x42\xb0\xc6\xa5\xab\xaa\xf8\xbe\x7c\xa9\xfa\xc1\xbe\xb0\xd1\xa5\x5b\xb7\x7c\xa8\xa3\xa1\x43"

func utf16le(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

// read returns the records of a file and the warnings.
func read(t *testing.T, name, data string, lines bool) (records []Record, warnings []string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(file, []byte(data), 0o600))
	r := Reader{Lines: lines, Warn: func(s string) {
		warnings = append(warnings, strings.TrimPrefix(s, filepath.Dir(file)+string(filepath.Separator)))
	}}
	for rec, err := range r.Records([]string{file}) {
		require.NoError(t, err)
		records = append(records, rec)
	}
	return records, warnings
}

func TestWarnings(t *testing.T) {
	const text = "县委书记顾长岭主持会议。"
	for _, c := range []struct {
		name, data, want string
		lines            bool
	}{
		{"a.txt", text, "", false},
		{"a.txt", "", "", false},
		{"a.txt", "\ufeff" + text + "\x00\xff\xfe\xfd" + text, "", false},
		{"a.txt", strings.Repeat(text, 1000) + "\xff\xff\xff\xff\xff", "", false},
		{"a.txt", gbk, "a.txt is not UTF-8 (GB18030?); convert it first", false},
		{"a.txt", big5Line, "a.txt is not UTF-8 (Big5?); convert it first", false},
		{"a.txt", "\xff\xfe" + utf16le(text), "a.txt is not UTF-8 (UTF-16?); convert it first", false},
		{"a.txt", utf16le(text + "\n\n" + text), "a.txt is not UTF-8 (UTF-16?); convert it first", false},
		{"a.txt", "\xff\xfa\xff\xfb\xff", "a.txt is not UTF-8; convert it first", false},
		{"a.jsonl", `{"text": "` + text + `"}`, "a.jsonl looks like JSON Lines; use -in jsonl", false},
		{"a.jsonl", `{"text": "` + text + `"}`, "", true},
		{"a.jsonl", `{"text": "` + gbk[:8] + `"}` + "\n" + `{"text": "` + gbk[:8] + `"}`, "a.jsonl is not UTF-8 (GB18030?); convert it first", true},
	} {
		records, warnings := read(t, c.name, c.data, c.lines)
		assert.NotEmpty(t, records, "a file with a warning is read nonetheless")
		assert.Equal(t, c.want, strings.Join(warnings, "\n"), "%.30q", c.data)
		if !c.lines {
			assert.Equal(t, c.data, records[0].Text)
		}
	}
}

func TestLines(t *testing.T) {
	records, warnings := read(t, "a.jsonl", "\ufeff"+`{"id": 7, "text": "一。", "published": "2020-02-01T08:00:00Z"}`+"\r\n\r\n"+`{"text": "二。"}`, true)
	require.Len(t, records, 2)
	assert.Empty(t, warnings)
	assert.Equal(t, "7", records[0].ID)
	assert.Equal(t, 1, records[0].Line)
	assert.Equal(t, time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC), records[0].Published)
	assert.Equal(t, "二。", records[1].Text)
	assert.Equal(t, 3, records[1].Line)
}

func TestStandardInput(t *testing.T) {
	var warnings []string
	r := Reader{Stdin: strings.NewReader(gbk), Warn: func(s string) { warnings = append(warnings, s) }}
	for rec, err := range r.Records(nil) {
		require.NoError(t, err)
		assert.Equal(t, Record{Source: Stdin, Text: gbk}, rec)
	}
	assert.Equal(t, []string{"standard input is not UTF-8 (GB18030?); convert it first"}, warnings)
}

// A key that is nearly right and an id that comes twice are told, with the line.
func TestDoubts(t *testing.T) {
	const lines = `{"id":"a1","text":"甲","publishd":"2024-01-02"}` + "\n" + `{"id":"a1","text":"乙","publishd":"","author":"丙"}` + "\n" + `{"text":"丁"}` + "\n" + `{"text":"丁"}`
	var warnings []string
	r := Reader{Lines: true, Stdin: strings.NewReader(lines), Warn: func(s string) { warnings = append(warnings, s) }}
	n := 0
	for _, err := range r.Records(nil) {
		require.NoError(t, err)
		n++
	}
	assert.Equal(t, 4, n)
	assert.Equal(t, []string{`-:1: "publishd" is not read; is it "published"?`, `-:2: the id "a1" stands at -:1 already`}, warnings)
}
