package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/examples/internal/articlejson"
)

// extract runs the program and returns the objects that it printed.
func extract(t *testing.T, stdin string, args ...string) (objects []articlejson.Article, stderr string, status int) {
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs)
	for line := range strings.Lines(out.String()) {
		var o articlejson.Article
		require.NoError(t, json.Unmarshal([]byte(line), &o))
		objects = append(objects, o)
	}
	return objects, errs.String(), status
}

func TestTextFromStandardInput(t *testing.T) {
	text := "　　县委书记顾长岭昨日主持会议。\n"
	objects, stderr, status := extract(t, text, "-split=false", "-published", "2021-03-03")
	require.Zero(t, status, stderr)
	require.Len(t, objects, 1)
	o := objects[0]
	assert.Equal(t, "-", o.Source)
	assert.Empty(t, o.ID)
	assert.Equal(t, 1, o.Article)
	assert.Equal(t, "2021-03-03", o.Published)
	assert.Equal(t, articlejson.Span{strings.Index(text, "县委"), len(text) - 1}, o.Body)
	assert.NotEmpty(t, o.Mentions)
}

func TestRecordsInTheirOrder(t *testing.T) {
	var in strings.Builder
	for i := range 200 {
		fmt.Fprintf(&in, `{"id": "r%d", "text": "%s第%d条。", "published": ""}`+"\n", i, strings.Repeat("县委书记顾长岭到柳湾镇调研。", i%7), i)
	}
	objects, stderr, status := extract(t, in.String(), "-in", "jsonl", "-split=false")
	require.Zero(t, status, stderr)
	require.Len(t, objects, 200)
	for i, o := range objects {
		assert.Equal(t, fmt.Sprintf("r%d", i), o.ID)
	}
}

func TestFilesInTheirOrderAndArticlesNumbered(t *testing.T) {
	dir := t.TempDir()
	var files []string
	for _, name := range []string{"b.txt", "a.txt"} {
		files = append(files, filepath.Join(dir, name))
		require.NoError(t, os.WriteFile(files[len(files)-1], []byte("顾长岭到柳湾镇调研\n　　本报讯 县委书记顾长岭到柳湾镇调研。\n"), 0o600))
	}
	objects, stderr, status := extract(t, "", files...)
	require.Zero(t, status, stderr)
	require.Len(t, objects, 2)
	for i, o := range objects {
		assert.Equal(t, files[i], o.Source)
		assert.Equal(t, 1, o.Article)
	}
}

func TestPublishedOfTheRecordGoesFirst(t *testing.T) {
	in := "\uFEFF" + `{"id": 7, "text": "一。", "published": "2020-02-01"}` + "\r\n\r\n" + `{"text": "二。"}` + "\n" +
		`{"text": "三。", "published": "2020-02-01T08:00:00Z"}`
	objects, stderr, status := extract(t, in, "-in", "jsonl", "-published", "2021-03-03")
	require.Zero(t, status, stderr)
	require.Len(t, objects, 3)
	assert.Equal(t, "7", objects[0].ID)
	assert.Equal(t, "2020-02-01", objects[0].Published)
	assert.Equal(t, "2021-03-03", objects[1].Published)
	assert.Equal(t, "2020-02-01", objects[2].Published)
}

func TestBadRecordsAreNamedByFileAndLine(t *testing.T) {
	for line, want := range map[string]string{
		`{"id": "x", "text": `:                   "unexpected end",
		`{"id": "x"}`:                            `without "text"`,
		`{"text": 3}`:                            "text",
		`{"id": [1], "text": "二"}`:               `"id"`,
		`{"text": "二", "published": "1.2.2020"}`: `"1.2.2020" is no day`,
		`[]`: "array",
	} {
		file := filepath.Join(t.TempDir(), "in.jsonl")
		require.NoError(t, os.WriteFile(file, []byte(`{"text": "一。"}`+"\n\n"+line+"\n"), 0o600))
		objects, stderr, status := extract(t, "", "-in", "jsonl", file)
		assert.Equal(t, 1, status)
		assert.Len(t, objects, 1, "what stands before is printed")
		assert.Contains(t, stderr, file+":3: ")
		assert.Contains(t, stderr, want)
	}
}

func TestCorrections(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.txt")
	require.NoError(t, os.WriteFile(file, []byte("name person 浮生子\nnot person 顾长岭\n"), 0o600))
	objects, stderr, status := extract(t, "县委书记顾长岭主持会议，画家浮生子来了。", "-corrections", file)
	require.Zero(t, status, stderr)
	var people []string
	for _, m := range objects[0].Mentions {
		if m.Type == "person" {
			people = append(people, m.Text)
		}
	}
	assert.Equal(t, []string{"浮生子"}, people)

	assert.Empty(t, stderr)
	require.NoError(t, os.WriteFile(file, []byte("same person 甲 a 乙 b\n"), 0o600))
	_, stderr, status = extract(t, "一。", "-corrections", file)
	assert.Zero(t, status)
	assert.Contains(t, stderr, "c.txt: lines on who is whom")

	require.NoError(t, os.WriteFile(file, []byte("\nmaybe person 顾长岭\n"), 0o600))
	_, stderr, status = extract(t, "一。", "-corrections", file)
	assert.Equal(t, 1, status)
	assert.Contains(t, stderr, "c.txt:2: ")
	_, _, status = extract(t, "一。", "-corrections", file+".none")
	assert.Equal(t, 1, status)
}

func TestWrongUse(t *testing.T) {
	for _, c := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"-in", "xml"}, 2, `-in "xml"`},
		{[]string{"-published", "yesterday"}, 2, `"yesterday" is no day`},
		{[]string{"-nothing"}, 2, "-nothing"},
		{[]string{"no/such/file"}, 1, "no/such/file"},
		{[]string{t.TempDir()}, 1, "is a directory"},
		{[]string{"-h"}, 0, "standard input"},
	} {
		_, stderr, status := extract(t, "", c.args...)
		assert.Equal(t, c.status, status, c.args)
		assert.Contains(t, stderr, c.want)
	}
}

// A slip in one flag is not answered with pages of help.
func TestMessagesAboutFlagsAreShort(t *testing.T) {
	for _, args := range [][]string{{"-nothing"}, {"-in", "xml"}, {"-split=maybe"}, {"-published", "x"}} {
		_, stderr, status := extract(t, "", args...)
		assert.Equal(t, 2, status)
		assert.Equal(t, 2, strings.Count(stderr, "\n"), stderr)
		assert.Contains(t, stderr, "extract -h for help")
	}
}

func TestInputThatIsSomethingElseIsReadWithAWarning(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.jsonl")
	require.NoError(t, os.WriteFile(file, []byte(`{"text": "县委书记顾长岭主持会议。"}`+"\n"), 0o600))
	objects, stderr, status := extract(t, "", "-split=false", file)
	assert.Zero(t, status)
	assert.Len(t, objects, 1)
	assert.Equal(t, "extract: "+file+" looks like JSON Lines; use -in jsonl\n", stderr)
}

func TestInputThatIsNotUTF8IsAnErrorAfterTheOtherFiles(t *testing.T) {
	const decodes = ": convert it, or use examples/archive, which decodes\n"
	dir := t.TempDir()
	bad, good := filepath.Join(dir, "bad"), filepath.Join(dir, "good")
	require.NoError(t, os.WriteFile(bad, []byte("\xd6\xd0\xb9\xfa\xb9\xb2\xb2\xfa"), 0o600))
	require.NoError(t, os.WriteFile(good, []byte(`{"text": "县委书记顾长岭主持会议。"}`+"\n"), 0o600))
	for _, in := range []string{"text", "jsonl"} {
		objects, stderr, status := extract(t, "", "-in", in, bad, good)
		assert.Equal(t, 1, status)
		assert.Len(t, objects, 1)
		assert.Equal(t, "extract: "+bad+" is not UTF-8 (GB18030?)"+decodes, stderr)
	}
	objects, stderr, status := extract(t, "\x89PNG\r\n\x1a\n\xff\xff\xff\xff\xff")
	assert.Equal(t, 1, status)
	assert.Empty(t, objects)
	assert.Equal(t, "extract: standard input is not UTF-8"+decodes, stderr)
}

func TestLongArticlesAreReadInPart(t *testing.T) {
	const text = "县长沈青禾来了。\n县委书记顾长岭来了。"
	objects, stderr, status := extract(t, text, "-split=false", "-bytes", "30")
	assert.Zero(t, status)
	require.Len(t, objects, 1)
	assert.Equal(t, []articlejson.Span{{25, 55}}, objects[0].Unread)
	assert.Contains(t, stderr, "article 1 is too long")
	objects, stderr, _ = extract(t, text, "-split=false")
	assert.Empty(t, objects[0].Unread)
	assert.Empty(t, stderr)
	_, stderr, status = extract(t, text, "-bytes", "0")
	assert.Equal(t, 2, status)
	assert.Contains(t, stderr, "-1 for all")
	_, stderr, status = extract(t, text, "-bytes", "-7")
	assert.NotZero(t, status)
	assert.Contains(t, stderr, "negative")
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestErrorOfTheOutputIsReported(t *testing.T) {
	var errs bytes.Buffer
	assert.Equal(t, 1, run([]string{"-split=false"}, strings.NewReader("一。"), full{}, &errs))
	assert.Contains(t, errs.String(), "disk full")
}

// -trace tells where the text stands and why it was found there or not, and changes nothing of the output.
func TestTrace(t *testing.T) {
	const text = "县长沈 青　禾到会。教师说，沈青禾？这里美得很。"
	plain, stderr, status := extract(t, text)
	require.Zero(t, status, stderr)
	for asked, want := range map[string][]string{
		"沈青禾":  {"extract: -: article 1: why 沈青禾 [6,19)\n", "\n  person 沈青禾 [6,19) by person.name, ", ": found\n", "why 沈青禾 [40,49)\n"},
		"沈　青禾": {"why 沈青禾 [6,19)\n"},
		"这里":   {"extract: -: article 1: why 这里 [52,58)\n  nothing was considered there"},
		"顾长岭":  {"extract: 顾长岭 stands in none of the articles\n"},
	} {
		traced, stderr, status := extract(t, text, "-trace", asked)
		require.Zero(t, status)
		assert.Equal(t, plain, traced)
		for _, w := range want {
			assert.Contains(t, stderr, w)
		}
	}
	_, stderr, _ = extract(t, `{"text": "縣長陳國華視察大埔區。"}`+"\n"+`{"text": "陈国华到会。"}`, "-in", "jsonl", "-trace", "陳國華")
	assert.Contains(t, stderr, "extract: -:1: article 1: why 陈国华 [6,15)\n")
}
