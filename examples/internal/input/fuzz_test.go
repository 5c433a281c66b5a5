package input

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// FuzzRecords reads any bytes as JSON Lines and as a text: an error names the line,
// and what is read of a line is what it says.
func FuzzRecords(f *testing.F) {
	for _, s := range []string{
		"", "\ufeff", `{"id": 7, "text": "一。", "published": "2020-02-01T08:00:00Z"}` + "\r\n\r\n" + `{"text": "二。"}`, `{"text":"\ud800王\udc00\u0000"}`, `{"text":"\ud83d\ude00"}`,
		`{"text":null}`, `{"text":1}`, `{"id":{},"text":""}`, `{"id":1e999,"text":""}`, `[]`, `null`, `{"text":"a","text":"b"}`, `{"text":"甲","publishd":"2024-01-02"}`, `{"text":"` + "\xff\xed\xa0\x80" + `"}`,
		`{"published":"2020-02-30","text":""}`, `{"published":"0000-01-01","text":""}`, strings.Repeat(`[`, 20_000), "{\"text\":\"a\"}\x00", gbk,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		for rec, err := range (Reader{Stdin: strings.NewReader(data)}).Records(nil) {
			require.NoError(t, err)
			require.Equal(t, data, rec.Text)
		}
		lines := strings.Split(strings.TrimPrefix(data, "\ufeff"), "\n")
		for rec, err := range (Reader{Lines: true, Stdin: strings.NewReader(data)}).Records(nil) {
			if err != nil {
				require.ErrorContains(t, err, Stdin+":")
				break
			}
			require.True(t, rec.Line >= 1 && rec.Line <= len(lines))
			var want struct{ Text string }
			require.NoError(t, json.Unmarshal([]byte(lines[rec.Line-1]), &want))
			require.Equal(t, want.Text, rec.Text)
		}
		Encoding([]byte(data))
	})
}

// Halves of surrogates are no characters, and a line may be long.
func TestHostileLines(t *testing.T) {
	long := strings.Repeat("王小明、", 5_000_000/12)
	r := Reader{Lines: true, Stdin: strings.NewReader(`{"text":"\ud800王\udc00\u0000"}` + "\n" + `{"text":"` + long + `"}`)}
	var texts []string
	for rec, err := range r.Records(nil) {
		require.NoError(t, err)
		texts = append(texts, rec.Text)
	}
	require.Len(t, texts, 2)
	assert.Equal(t, "\ufffd王\ufffd\x00", texts[0])
	assert.Len(t, texts[1], len(long))
}
