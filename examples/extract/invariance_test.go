package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/examples/internal/input"
	"github.com/go-renshi/renshi/relation/relationtest"
)

// What must not change when a text is laid out differently, and what must not
// depend on who runs what when. The texts are those of testdata.

var published = time.Date(2021, 9, 1, 0, 0, 0, 0, time.UTC)

func testExtraction(t *testing.T) *extraction {
	x, err := newExtraction(true, published)
	require.NoError(t, err)
	return x
}

// texts returns the texts of testdata by name.
func texts(t *testing.T) map[string]string {
	files, err := filepath.Glob("../../testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	out := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		out[strings.TrimSuffix(filepath.Base(f), ".txt")] = string(data)
	}
	return out
}

// prose returns the paragraphs of running text: whole sentences on a line that
// is too long to be wrapped. The lines of lists, headlines and wrapped columns
// are left out, as breaks there may mean something.
func prose(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if utf8.RuneCountInString(line) >= 40 && strings.HasSuffix(line, "。") && !strings.ContainsAny(line, " 　") {
			out = append(out, line)
		}
	}
	return out
}

// found lists the mentions of an article that is all of source.
func found(t *testing.T, x *extraction, source string) []string {
	doc := x.entities.Extract(entity.Article{Source: source, Published: published})
	require.NoError(t, entitytest.CheckDocument(doc))
	var out []string
	for _, m := range doc.Mentions {
		out = append(out, fmt.Sprintf("%s %s %s", m.Kind, m.Text, m.Value))
	}
	return out
}

func TestALineBreakAnywhereChangesNoMention(t *testing.T) {
	x := testExtraction(t)
	for name, text := range texts(t) {
		for _, p := range prose(text) {
			want := found(t, x, p)
			runes := []rune(p)
			for i := 1; i < len(runes); i += 7 {
				broken := string(runes[:i]) + "\n" + string(runes[i:])
				assert.Equal(t, want, found(t, x, broken), "%s: broken before %q", name, string(runes[i:min(len(runes), i+8)]))
			}
		}
	}
}

func TestHardWrappingChangesNoMention(t *testing.T) {
	x := testExtraction(t)
	for name, text := range texts(t) {
		paragraphs := prose(text)
		if len(paragraphs) == 0 {
			continue
		}
		want := found(t, x, "　　"+strings.Join(paragraphs, "\n　　")+"\n")
		for _, width := range []int{7, 8, 9, 10, 11, 12, 17, 18, 19, 20, 21, 22} {
			if width <= 10 && utf8.RuneCountInString(strings.Join(paragraphs, "")) < 150 {
				continue // a few short lines may be a list
			}
			var wrapped strings.Builder
			for _, p := range paragraphs {
				for i, c := range []rune("　　" + p) {
					if i > 0 && i%width == 0 {
						wrapped.WriteByte('\n')
					}
					wrapped.WriteRune(c)
				}
				wrapped.WriteByte('\n')
			}
			assert.Equal(t, want, found(t, x, wrapped.String()), "%s at %d", name, width)
		}
	}
}

func TestLetterSpacingChangesNoMention(t *testing.T) {
	x := testExtraction(t)
	for name, text := range texts(t) {
		for _, p := range prose(text) {
			if strings.ContainsAny(p, "0123456789") {
				continue // a space between figures may mean something
			}
			assert.Equal(t, found(t, x, p), found(t, x, strings.Join(strings.Split(p, ""), " ")), name)
		}
	}
}

func TestAPrefixShiftsTheOffsets(t *testing.T) {
	x := testExtraction(t)
	const prefix = "前一篇文章，记者某某。\r\n\r\n"
	for name, text := range texts(t) {
		at := x.entities.Extract(entity.Article{Source: text, Published: published})
		shifted := x.entities.Extract(entity.Article{Source: prefix + text, Published: published,
			Regions: []entity.Span{{Start: len(prefix), End: len(prefix) + len(text)}}})
		require.NoError(t, entitytest.CheckDocument(shifted), name)
		var want []entity.Mention
		for _, m := range at.Mentions {
			m.Start += len(prefix)
			m.End += len(prefix)
			want = append(want, m)
		}
		assert.Equal(t, want, shifted.Mentions, name)
		assert.Equal(t, at.Entities, shifted.Entities, name)
	}
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	a, b := testExtraction(t), testExtraction(t)
	for name, text := range texts(t) {
		r := input.Record{Source: name, Text: text}
		assert.Equal(t, string(a.lines(r)), string(b.lines(r)), name)
		assert.Equal(t, string(a.lines(r)), string(a.lines(r)), name)
	}
}

func TestConcurrentExtraction(t *testing.T) {
	x := testExtraction(t)
	var records []input.Record
	var want []string
	for name, text := range texts(t) {
		r := input.Record{Source: name, Text: text}
		records = append(records, r)
		want = append(want, string(x.lines(r)))
	}
	var wg sync.WaitGroup
	for g := range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range records {
				k := (i + g) % len(records)
				assert.Equal(t, want[k], string(x.lines(records[k])), records[k].Source)
			}
		}()
	}
	wg.Wait()
}

// FuzzLines checks that any bytes give documents that keep their promises.
func FuzzLines(f *testing.F) {
	f.Add("\ufeff本报讯 3月2日，县委书记顾\r\n长岭主持会议。（祁玥）\n\n顾长岭主持会议\n")
	f.Add("县委书记\x00顾长\xe5\xb2岭\u200b到　柳桥湾镇")
	files, err := filepath.Glob("../../testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	x, err := newExtraction(true, published)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range x.articles(input.Record{Text: text}) {
			doc, err := entitytest.CheckExtract(x.entities, a)
			require.NoError(t, err)
			_, err = relationtest.CheckExtract(x.relations, doc)
			require.NoError(t, err)
		}
		for line := range bytes.Lines(x.lines(input.Record{Text: text})) {
			require.True(t, json.Valid(line) && utf8.Valid(line), "%q", line)
		}
	})
}
