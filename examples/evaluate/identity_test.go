package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBcubed(t *testing.T) {
	// Two people of three and one items; found: one of two, one mixed, and a single one.
	r := bcubed([]item{{truth: 1, found: "a", seen: true}, {truth: 1, found: "a", seen: true}, {truth: 1, found: "b", seen: true}, {truth: 2, found: "b"}})
	assert.InDelta(t, (1+1+.5+.5)/4, r.Precision, 1e-4)
	assert.InDelta(t, (2./3+2./3+1./3+1)/4, r.Recall, 1e-4)
	assert.InDelta(t, 2*r.Precision*r.Recall/(r.Precision+r.Recall), r.F1, 1e-3)
	assert.Equal(t, 4, r.Occurrences)
	assert.Equal(t, 1, r.Unseen)
}

// Identity is as good as it is said to be, and better than names.
func TestIdentity(t *testing.T) {
	if testing.Short() {
		t.Skip("extracts an archive")
	}
	f1 := map[string]identityReport{}
	for _, by := range []string{"default", "name", "none"} {
		out, errs, status := evaluate("identity", "-by", by, "-errors", "1")
		require.Zero(t, status, errs)
		first, rest, _ := strings.Cut(out, "\n")
		assert.Contains(t, rest, "several people joined")
		var r identityReport
		require.NoError(t, json.Unmarshal([]byte(first), &r))
		f1[by] = r
	}
	assert.GreaterOrEqual(t, f1["default"].F1, 0.97)
	assert.Greater(t, f1["default"].Precision, f1["name"].Precision+0.02)
	assert.Less(t, f1["none"].F1, 0.3)

	out, errs, status := evaluate("identity", "-articles", "3", "-text")
	require.Zero(t, status, errs)
	assert.Equal(t, 3, strings.Count(out, "\n"))
	for _, args := range [][]string{{"identity", "-by", "luck"}, {"identity", "-people", "3"}, {"identity", "-namesakes", "0.9"}} {
		_, _, status = evaluate(args...)
		assert.Equal(t, 1, status)
	}
	_, errs, status = evaluate("identity", "-people", "2600")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "-people: 2600 people are too many")
}
