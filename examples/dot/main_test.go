package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// sample is a graph of two facts of one article.
func sample(name string) *graph.Graph {
	source := "云浦县开会\n本报讯 3月1日，" + name + "出席会议。" + name + "会见林远山。"
	at := func(s string) entity.Span {
		i := strings.Index(source, s)
		return entity.Span{Start: i, End: i + len(s)}
	}
	d := &entity.Document{
		Article: entity.Article{ID: "p.txt", Source: source, Headline: []entity.Span{at("云浦县开会")}, Published: time.Date(2024, 3, 2, 0, 0, 0, 0, time.UTC)},
		Entities: []entity.Entity{{ID: "1", Kind: entity.Person, Name: name}, {ID: "2", Kind: entity.Person, Name: "林远山"},
			{ID: "3", Kind: entity.Place, Name: "白石村"}},
	}
	first, second := at("3月1日，"+name+"出席会议。"), at(name+"会见林远山。")
	b := graph.NewBuilder()
	b.Add(&relation.Result{Doc: d,
		Events: []relation.Event{{ID: "event:1", Kind: "meeting", Name: "会议", Date: "2024-03-01", Place: "3"}},
		Facts: []relation.Fact{
			{Type: relation.MetWith, Subject: "1", Object: "2", Trigger: second, Evidence: second, Score: 0.5},
			{Type: relation.Attended, Subject: "1", Object: "event:1", Trigger: first, Evidence: first, Score: 0.9},
		}})
	return b.Build()
}

func TestTable(t *testing.T) {
	var b strings.Builder
	require.NoError(t, table{language: graph.English}.write(&b, sample("韩柏舟")))
	assert.Equal(t, `  who     what      whom, which  where   when        sentence

云浦县开会  p.txt  2024-03-02
  韩柏舟  attended  会议         白石村  2024-03-01  3月1日，韩柏舟出席会议。
  韩柏舟  met       林远山                           韩柏舟会见林远山。
`, b.String())
	b.Reset()
	require.NoError(t, table{}.write(&b, sample("韩柏舟")))
	assert.Contains(t, b.String(), "韩柏舟  出席    会议    白石村  2024年3月1日  3月1日，韩柏舟出席会议。")
	b.Reset()
	require.NoError(t, table{}.write(&b, graph.NewBuilder().Build()))
	assert.Empty(t, b.String())
}

func TestTableKeepsTheTerminalWhole(t *testing.T) {
	var b strings.Builder
	require.NoError(t, table{colour: true}.write(&b, sample("韩\x1b[31m\u202e柏舟")))
	assert.Contains(t, b.String(), bold+"韩[31m柏舟\x1b[0m")
	assert.NotContains(t, b.String(), "\x1b[31m")
}

func TestColumns(t *testing.T) {
	for s, want := range map[string]int{"": 0, "ab": 2, "王": 2, "王a　": 5, "（）": 4, "é": 1, "e\u0301": 1, "𠮷": 2} {
		assert.Equal(t, want, columns(s), s)
	}
}

func TestSVG(t *testing.T) {
	for _, name := range []string{"韩柏舟", `<"韩"&\`, "]]>"} {
		var b bytes.Buffer
		require.NoError(t, writeSVG(&b, graph.DOT{}, sample(name)))
		dec := xml.NewDecoder(&b)
		var text strings.Builder
		for {
			tok, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err)
			if c, ok := tok.(xml.CharData); ok {
				text.Write(c)
			}
		}
		assert.Contains(t, text.String(), name)
	}
}

func try(args ...string) (code int, stdout, stderr string) {
	var out, msg strings.Builder
	code = run(args, strings.NewReader(""), &out, &msg)
	return code, out.String(), msg.String()
}

func TestUsage(t *testing.T) {
	for arg, want := range map[string]string{
		"-T=png":          "dot and svg",
		"-lang=fr":        "zh and en",
		"-published=2024": "not a day",
		"-minscore=2":     "between 0 and 1",
		"-minscore=NaN":   "between 0 and 1",
		"-nonsense":       "Usage",
	} {
		code, out, msg := try(arg)
		assert.Equal(t, 2, code, arg)
		assert.Empty(t, out)
		assert.Contains(t, msg, want)
	}
	code, _, msg := try("-h")
	assert.Zero(t, code)
	for _, want := range []string{"-facts", "-T format", "-published day", "Usage: dot"} {
		assert.Contains(t, msg, want)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	code, out, msg := try("no-such-1.txt", "no-such-2.txt")
	assert.Equal(t, 1, code)
	assert.Empty(t, out)
	assert.Contains(t, msg, "no-such-1.txt")
	assert.Contains(t, msg, "no-such-2.txt")
	dir := t.TempDir()
	code, _, msg = try("-o", filepath.Join(dir, "none", "x.dot"))
	assert.Equal(t, 1, code)
	assert.Contains(t, msg, "x.dot")
}

// From text to picture: an invented article goes through the whole program.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	file, out := filepath.Join(dir, "a.txt"), filepath.Join(dir, "a.dot")
	require.NoError(t, os.WriteFile(file, []byte("本报讯 3月1日上午，云浦县委召开全县安全生产工作会议，县委书记韩柏舟主持会议并讲话。\n"), 0o644))
	code, stdout, msg := try("-published", "2024-03-02", "-o", out, file)
	require.Zero(t, code, msg)
	assert.Empty(t, stdout)
	assert.Empty(t, msg, "no progress unless on a terminal")
	dot, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Contains(t, string(dot), `"person:韩柏舟" ->`)
	assert.Contains(t, string(dot), "主持")
	assert.Contains(t, string(dot), "2024年3月1日")
	code, stdout, _ = try("-minscore", "1", "-legend=false", file)
	require.Zero(t, code)
	assert.NotContains(t, stdout, "cluster_legend")
	code, stdout, _ = try("-facts", file)
	require.Zero(t, code)
	assert.Contains(t, stdout, "韩柏舟")
}
