package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/longbridgeapp/opencc"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRecord(t *testing.T) {
	in := `{"text": "’98年，云浦里长范云在公里“后”\n干 部 会上看了软件", "n": 7, "mentions": [{"start": 5, "end": 7, "type": "place", "text": "云浦"},
 {"start": 26, "end": 28, "type": "x", "text": "软件"}],
 "facts": [{"subject": "范云", "relation": ["attended"], "objects": ["干部会", "云浦里长", "公里后长"], "date": ""}],
 "articles": [{"headline": "干部会", "first": "’98年", "last": "软件"}]}`
	for config, want := range map[string]string{
		"s2tw": `{"text": "’98年，雲浦里長範雲在公里「後」\n幹 部 會上看了軟件", "n": 7, "mentions": [{"start": 5, "end": 7, "type": "place", "text": "雲浦"},
 {"start": 26, "end": 28, "type": "x", "text": "軟件"}],
 "facts": [{"subject": "範雲", "relation": ["attended"], "objects": ["幹部會", "雲浦里長", "公里後長"], "date": ""}],
 "articles": [{"headline": "幹部會", "first": "’98年", "last": "軟件"}]}`,
	} {
		cc, err := opencc.New(config)
		require.NoError(t, err)
		got, err := record(cc, []byte(in))
		require.NoError(t, err)
		assert.JSONEq(t, want, string(got))
	}
}

// Words of another length shift what stands behind them.
func TestLengthChanges(t *testing.T) {
	cc := longer{}
	got, err := record(cc, []byte(`{"text": "甲乙丙丁", "entities": [{"start": 1, "end": 2, "text": "乙"}, {"start": 3, "end": 4, "text": "丁"}]}`))
	require.NoError(t, err)
	assert.JSONEq(t, `{"text": "甲乙乙丙丁", "entities": [{"start": 1, "end": 3, "text": "乙乙"}, {"start": 4, "end": 5, "text": "丁"}]}`, string(got))
}

type longer struct{}

func (longer) Convert(s string) (string, error) {
	var out []rune
	for _, c := range s {
		if out = append(out, c); c == '乙' {
			out = append(out, c)
		}
	}
	return string(out), nil
}

func TestErrors(t *testing.T) {
	for in, want := range map[string]string{
		`{`: "unexpected end", `{"text": "甲", "entities": [{"start": 0, "end": 2}]}`: "end 2 is no offset",
		`{"text": "甲乙", "entities": [{"start": 1, "end": 0}]}`: "a span from 1 to 0",
	} {
		_, err := record(longer{}, []byte(in))
		assert.ErrorContains(t, err, want)
	}
	assert.ErrorContains(t, run("s2x", ".", t.TempDir()), "s2x")
}

func TestRun(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(from, "sub"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(from, "sub", "x.dev.jsonl"), []byte("{\"text\": \"县长\"}\n{\"text\": \"里长\"}\n"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(from, "sub", "x.train.jsonl"), []byte("{}"), 0o644))
	require.NoError(t, run("s2tw", from, to))
	data, err := os.ReadFile(filepath.Join(to, "sub", "x.dev.jsonl"))
	require.NoError(t, err)
	var lines []string
	for _, l := range []string{"縣長", "里長"} {
		b, _ := json.Marshal(map[string]string{"text": l})
		lines = append(lines, string(b)+"\n")
	}
	assert.Equal(t, lines[0]+lines[1], string(data))
	assert.NoFileExists(t, filepath.Join(to, "sub", "x.train.jsonl"))
}
