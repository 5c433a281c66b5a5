package entity_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
)

// The reasons of testdata/bodies.tsv, those by which the guidelines want what the set does not
// have first.
var (
	againstGuidelines = strings.Fields("short holder body party hotel maximal")
	otherReasons      = strings.Fields("twice ours")
)

// bodyOf is a body of a record: its runes and its name, long ones cut.
type bodyOf struct {
	record     string
	start, end int
	name       string
}

func newBody(record string, text []rune, start, end int) bodyOf {
	b := bodyOf{record, start, end, string(text[start:end])}
	if end-start > 7 {
		b.name = string(text[start:start+6]) + "…"
	}
	return b
}

func (b bodyOf) overlaps(c bodyOf) bool {
	return b.record == c.record && b.start < c.end && c.start < b.end
}

// difference is a line of testdata/bodies.tsv.
type difference struct{ kind, reason string }

// TestBodiesOfPeopleTime compares the bodies of sentences of People's Daily with those that their annotators
// saw. What is not the same is listed in testdata/bodies.tsv with the reason, and nothing else is. The figures are
// those of README.md.
func TestBodiesOfPeopleTime(t *testing.T) {
	theirs, ours := peopleTime(t)
	list := readDifferences(t)
	named, differ := map[string]bool{}, map[bodyOf]string{}
	for b := range theirs {
		named[b.name] = true
		if !ours[b] {
			differ[b] = "missed"
		}
	}
	for b := range ours {
		if !theirs[b] {
			differ[b] = "wrong"
		}
	}
	count := map[difference]int{}
	for b, kind := range differ {
		d, ok := list[b]
		if assert.True(t, ok, "not listed: %s#%d-%d\t%s\t%s\tREASON", b.record, b.start, b.end, kind, b.name) {
			assert.Equal(t, kind, d.kind, "%v", b)
			count[d]++
		}
	}
	for b, d := range list {
		if !assert.Contains(t, differ, b, "listed and no longer different") {
			continue
		}
		switch d.reason {
		case "twice":
			assert.True(t, named[b.name], "%v is no body elsewhere", b)
		case "maximal":
			assert.True(t, meets(b, differ), "%v is no part of a longer name and has none", b)
		case "short", "holder", "body", "party", "hotel":
			assert.Equal(t, "wrong", d.kind, "%v", b)
			assert.False(t, meets(b, theirs), "%v: the set has another body there", b)
		}
	}

	sum := func(kind string, reasons []string) (n int) {
		for _, r := range reasons {
			t.Logf("%-6s %-8s %d", kind, r, count[difference{kind, r}])
			n += count[difference{kind, r}]
		}
		return n
	}
	wrong, missed := sum("wrong", againstGuidelines), sum("missed", againstGuidelines)
	twice := count[difference{"wrong", "twice"}] + count[difference{"missed", "twice"}]
	sum("wrong", otherReasons)
	sum("missed", otherReasons)
	right := len(ours)
	for _, kind := range differ {
		if kind == "wrong" {
			right--
		}
	}
	f1 := func(right, found, wanted int) float64 { return 2 * float64(right) / float64(found+wanted) }
	best := len(theirs) - missed
	readme, err := os.ReadFile("../README.md")
	require.NoError(t, err)
	text := strings.Join(strings.Fields(string(readme)), " ")
	says := func(format string, f1 float64) {
		want := fmt.Sprintf(format, f1)
		assert.True(t, strings.Contains(text, want), "README does not say %q", want) // without all of README in the message
	}
	says("people_time.dev organisations reach %.3f;", f1(right, len(ours), len(theirs)))
	says("can reach %.3f at most.", f1(best, best+wrong+twice, len(theirs)))
	says("contradict each other F1 is %.3f:", f1(right, len(ours)-wrong, len(theirs)-missed))
}

// meets says whether one of the bodies, other than b, overlaps b.
func meets[V any](b bodyOf, bodies map[bodyOf]V) bool {
	for c := range bodies {
		if c != b && b.overlaps(c) {
			return true
		}
	}
	return false
}

// readDifferences reads testdata/bodies.tsv.
func readDifferences(t *testing.T) map[bodyOf]difference {
	t.Helper()
	data, err := os.ReadFile("testdata/bodies.tsv")
	require.NoError(t, err)
	out := map[bodyOf]difference{}
	reasons := slices.Concat(againstGuidelines, otherReasons)
	for line := range strings.Lines(string(data)) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		require.Len(t, f, 4, line)
		b := bodyOf{name: f[2]}
		_, err := fmt.Sscanf(strings.Replace(f[0], "#", " ", 1), "%s %d-%d", &b.record, &b.start, &b.end)
		require.NoError(t, err, line)
		require.Contains(t, []string{"wrong", "missed"}, f[1], line)
		require.Contains(t, reasons, f[3], line)
		require.NotContains(t, out, b, "listed twice")
		out[b] = difference{f[1], f[3]}
	}
	return out
}

// peopleTime returns the bodies of the sentences, as their annotators and as we find them. Ours that
// overlap what the set leaves open are left out.
func peopleTime(t *testing.T) (theirs, ours map[bodyOf]bool) {
	t.Helper()
	f, err := os.Open("../../shared/eval/sentences/people_time.dev.jsonl")
	if err != nil {
		t.Skip("no sentences of People's Daily")
	}
	defer f.Close()
	type span struct {
		Start, End int // runes
		Type       string
	}
	x := extractor(t)
	theirs, ours = map[bodyOf]bool{}, map[bodyOf]bool{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var r struct {
			ID, Text         string
			Entities, Ignore []span
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		rs := []rune(r.Text)
		for _, e := range r.Entities {
			if e.Type == "ORG" {
				theirs[newBody(r.ID, rs, e.Start, e.End)] = true
			}
		}
		open := map[bodyOf]bool{}
		for _, e := range r.Ignore {
			open[newBody(r.ID, rs, e.Start, e.End)] = true
		}
		for _, m := range x.Extract(entity.Article{Source: r.Text}).Mentions {
			b := newBody(r.ID, rs, utf8.RuneCountInString(r.Text[:m.Start]), utf8.RuneCountInString(r.Text[:m.End]))
			if m.Kind == entity.Organisation && (theirs[b] || !open[b] && !meets(b, open)) {
				ours[b] = true
			}
		}
	}
	require.NoError(t, lines.Err())
	return theirs, ours
}
