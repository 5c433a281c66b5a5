package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
)

// TestGaps: a text that shows what is not found must show it. What is found
// after all belongs to the gold.
func TestGaps(t *testing.T) {
	p, err := newPipeline()
	require.NoError(t, err)
	files, err := goldFiles([]string{"../../testdata/gaps"}, ".gold")
	require.NoError(t, err)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			g, err := readGap(file, p)
			require.NoError(t, err)
			assert.NotEmpty(t, g.errors, "no gap any more: take the line gap out and move the file to testdata/gold")
		})
	}
}

func write(t *testing.T, name, text string) string {
	file := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	return file
}

func TestReport(t *testing.T) {
	set := write(t, "small.jsonl", `{"id": 1, "text": "x"}`)
	_, errs, status := evaluate("report", set)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, set+":1: ")

	set = write(t, "small.jsonl", `{"id": "a", "text": "县长邵培林到柳桥湾镇调研", "entities": [
		{"start": 2, "end": 5, "type": "PER"}, {"start": 0, "end": 2, "type": "TITLE"}, {"start": 6, "end": 10, "type": "LOC", "optional": true}]}`)
	_, errs, status = evaluate("report", set)
	assert.Equal(t, 1, status, "one record a line")
	assert.Contains(t, errs, set+":1: ")

	set = write(t, "small.jsonl", "{\"id\": \"a\", \"text\": \"县长邵培林到柳桥湾镇调研\", \"entities\": [{\"start\": 2, \"end\": 5, \"type\": \"PER\"},"+
		" {\"start\": 0, \"end\": 2, \"type\": \"TITLE\"}, {\"start\": 6, \"end\": 10, \"type\": \"LOC\", \"optional\": true}]}\n\n")
	days := write(t, "days.jsonl", `{"id": "a", "text": "3月2日上午开会", "published": "2021-03-04", "entities": [{"start": 0, "end": 4, "type": "DATE", "value": "2021-03-02"}]}
{"id": "b", "text": "昨天开会", "published": "2021-03-04", "entities": [{"start": 0, "end": 2, "type": "DATE", "value": "2021-03-01"}]}`)
	page := filepath.Join(t.TempDir(), "page.md")
	out, errs, status := evaluate("report", "-o", page, "-errors", "1", "-gaps", "../../testdata/gaps", "-kinds", "small=person,place", "../../testdata/gold", set, days)
	require.Zero(t, status, errs)
	assert.Empty(t, out)
	text, err := os.ReadFile(page)
	require.NoError(t, err)
	assert.Contains(t, string(text), "| small person | 1.000 | 1.000 | 1.000 | 1.000 | 1 | 1 | 1 |\n")
	assert.Contains(t, string(text), "| small place | 0.000 | 0.000 | 0.000 | 0.000 | 0 | 0 | 0 |\n", "optional")
	assert.NotContains(t, string(text), "small title")
	assert.Contains(t, string(text), "| days | 2 | 1.000 | 0.500 |\n")
	assert.Contains(t, string(text), "**all facts**")
	assert.Contains(t, string(text), "## Known gaps")

	_, errs, status = evaluate("report", "-kinds", "small=people", set)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, `no kind "people"`)
}

func TestHowOff(t *testing.T) {
	spans := []covered{{0, 2, entity.Person}, {4, 8, entity.Organisation}, {10, 12, entity.Place}}
	for want, c := range map[string]covered{
		nothingThere:  {2, 4, entity.Person},
		otherBoundary: {3, 5, entity.Organisation},
		insideAnother: {5, 6, entity.Place},
		otherKind:     {10, 12, entity.Person},
	} {
		assert.Equal(t, want, howWrong(c, spans))
	}
	assert.Equal(t, nothingFound, howMissed(covered{8, 10, entity.Title}, spans))
}
