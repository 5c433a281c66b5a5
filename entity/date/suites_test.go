package date

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// listed is a line of testdata/suites.tsv.
type listed struct{ given, wanted, reason string }

// convention are the reasons by which no value of ours can be the suite's: it
// writes what the guidelines write otherwise.
var convention = map[string]bool{"period": true, "exclusive": true, "part": true, "whole": true, "point": true, "none": true}

var reasons = strings.Fields("period exclusive part whole point none edge future calendar feast impossible source")

// readListed reads testdata/suites.tsv, by case and number of the expression.
func readListed(t *testing.T) map[string]listed {
	t.Helper()
	out := map[string]listed{}
	for _, line := range readLines(t, "suites.tsv") {
		f := strings.Fields(line)
		require.Len(t, f, 4, line)
		require.Contains(t, reasons, f[3], line)
		require.NotContains(t, out, f[0], "listed twice")
		out[f[0]] = listed{f[1], f[2], f[3]}
	}
	return out
}

// TestSuites compares with the cases of public test suites. What is not the
// same is listed in testdata/suites.tsv with the reason, and nothing else is.
func TestSuites(t *testing.T) {
	f, err := os.Open(filepath.Join(shared, "eval/dates/suites.dev.jsonl"))
	if err != nil {
		t.Skip("no suites")
	}
	defer f.Close()
	list := readListed(t)
	total, right, seen := 0, 0, map[string]bool{}
	count := map[string]int{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var r struct {
			record
			Entities []struct {
				Start, End int
				Text       string
				Value      string
			}
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		found := r.find()
		for n, e := range r.Entities {
			start, end := len(string([]rune(r.Text)[:e.Start])), len(string([]rune(r.Text)[:e.End]))
			given, ok := "-", false
			for _, m := range found {
				if m.Start >= end || start >= m.End {
					continue
				}
				given = m.Value
				if given == "" {
					given = "?"
				}
				if ok = same(m.Value, e.Value); ok {
					break
				}
			}
			total++
			key := fmt.Sprintf("%s#%d", r.ID, n+1)
			row, known := list[key]
			if ok {
				right++
				assert.False(t, known, "%s is right and still listed", key)
				continue
			}
			if !assert.True(t, known, "not listed: %s\t%s\t%s\tREASON\t(%s, %s)", key, given, e.Value, e.Text, r.Published) {
				continue
			}
			seen[key] = true
			count[row.reason]++
			assert.Equal(t, row.given, given, "%s %s", key, e.Text)
			assert.Equal(t, row.wanted, e.Value, "%s %s", key, e.Text)
			assert.True(t, holds(row), "%s %s: the reason %s does not hold", key, e.Text, row.reason)
		}
	}
	for key := range list {
		assert.True(t, seen[key], "%s is listed and no such case is wrong", key)
	}
	against := 0
	for _, reason := range reasons {
		t.Logf("%-10s %d", reason, count[reason])
		if convention[reason] {
			against += count[reason]
		}
	}
	t.Logf("right %d/%d = %.3f; %d cases are against the guidelines, so that %.3f could be reached",
		right, total, float64(right)/float64(total), against, float64(total-against)/float64(total))
}

// same says whether a value is the one that a suite has; a day or an hour asked for
// accepts what is finer.
func same(got, want string) bool {
	if strings.Contains(got+want, "/") {
		return got == want
	}
	return strings.HasPrefix(got, want)
}

// holds checks the reasons that can be checked: by the days that the two values
// cover.
func holds(l listed) bool {
	a1, a2, ok := Value(l.given).Days()
	b1, b2, ok2 := Value(l.wanted).Days()
	switch l.reason {
	case "period":
		return ok && ok2 && a1.Equal(b1) && a2.Equal(b2)
	case "exclusive":
		last := a2.AddDate(0, 0, -1)
		if len(l.given) == len("2016/2018") {
			last = a2.AddDate(-1, 0, 0)
		}
		return ok && ok2 && a1.Equal(b1) && last.Equal(b2)
	case "part":
		return ok && ok2 && a1.Equal(b1) && len(l.given) == len("2012-01-01TNI") && len(l.wanted) > len("2012-01-01T")
	case "point", "edge":
		return ok && ok2 && !b1.Before(a1) && !b2.After(a2)
	case "none":
		return l.given == "-"
	case "future":
		return ok && ok2 && a1.Before(b1)
	case "impossible":
		return l.given == "?"
	}
	return true
}
