package date

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/internal/view"
)

// shared is where evaluation sets lie beside the repository. Tests that need
// them skip without.
const shared = "../../../shared"

var predict = flag.String("predict", "", "write predictions for the evaluation sets into this directory")

type record struct {
	ID        string `json:"id"`
	Text      string `json:"text"`
	Published string `json:"published"`
}

type predicted struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Text  string `json:"text"`
	Value string `json:"value"`
}

// find runs Find as package entity does: on the folded view, with offsets led
// back to the source.
func (r record) find() []predicted {
	published, _ := time.Parse("2006-01-02", r.Published)
	v := view.New(r.Text, nil)
	var out []predicted
	for _, e := range Find(v.Text(), Reference{Published: published}) {
		start, end := v.Source(view.Range{Start: e.Start, End: e.End})
		out = append(out, predicted{start, end, "date", r.Text[start:end], string(e.Value)})
	}
	return out
}

// TestPredict writes what score.py reads:
//
//	go test ./entity/date -run TestPredict -predict DIR
func TestPredict(t *testing.T) {
	if *predict == "" {
		t.Skip("no -predict directory")
	}
	sets, err := filepath.Glob(filepath.Join(shared, "eval/*/*.dev.jsonl"))
	require.NoError(t, err)
	for _, set := range sets {
		var records []record
		f, err := os.Open(set)
		require.NoError(t, err)
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			var r record
			require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
			records = append(records, r)
		}
		require.NoError(t, f.Close())
		write(t, filepath.Base(set), records)
	}
	for _, dir := range []string{"gold", "pages"} {
		gold, err := filepath.Glob(filepath.Join(shared, dir, "*.json"))
		require.NoError(t, err)
		var records []record
		for _, g := range gold {
			b, err := os.ReadFile(g)
			require.NoError(t, err)
			var r record
			require.NoError(t, json.Unmarshal(b, &r))
			r.ID = strings.TrimSuffix(filepath.Base(g), ".json") + ".txt"
			records = append(records, r)
		}
		write(t, dir+".jsonl", records)
	}
}

func write(t *testing.T, name string, records []record) {
	t.Helper()
	f, err := os.Create(filepath.Join(*predict, name))
	require.NoError(t, err)
	enc := json.NewEncoder(f)
	for _, r := range records {
		require.NoError(t, enc.Encode(map[string]any{"id": r.ID, "source": r.ID, "article": 1, "mentions": r.find()}))
	}
	require.NoError(t, f.Close())
}
