package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/input"
	"github.com/go-renshi/renshi/graph"
)

// graphTables are all rows of the graph.
func graphTables(t testing.TB, dsn string) (rows []string) {
	for _, q := range []string{"vertices ORDER BY id", "edges ORDER BY id", "evidence ORDER BY edge, n", "tenures ORDER BY person, n"} {
		rows = append(rows, rowsFrom(t, dsn, "SELECT * FROM "+q)...)
	}
	return rows
}

// The graph of what the database holds is that of the results themselves.
func TestGraphIsThatOfTheResults(t *testing.T) {
	list := articles(t, 600)
	data, err := os.ReadFile("../../testdata/page-boyang.txt") // six articles of one text
	require.NoError(t, err)
	page := string(data)
	file := write(t, filepath.Join(t.TempDir(), "a.jsonl"), jsonLines(list)+encode(map[string]string{"text": page})+"\n")
	dsn := readInto(t, file)

	x, err := newExtraction()
	require.NoError(t, err)
	x.most = 1 << 20
	b := graph.NewBuilder()
	n := 0
	for line := range strings.Lines(jsonLines(list) + encode(map[string]string{"text": page}) + "\n") {
		name, text, err := x.read(item{source: &source{name: "a.jsonl"}, record: true, line: 1, data: []byte(line)})
		require.NoError(t, err)
		for _, a := range x.split(name, text) {
			n++
			a.ID = fmt.Sprint(n)
			b.Add(x.relations.Extract(x.entities.Extract(a)))
		}
	}
	var want, got bytes.Buffer
	require.NoError(t, b.Build().WriteJSONL(&want))
	st, err := open(t.Context(), dsn, false)
	require.NoError(t, err)
	defer st.close()
	require.NoError(t, st.session(t.Context(), func(s *session) error {
		g, _, err := build(t.Context(), s, &progress{})
		require.NoError(t, err)
		require.Greater(t, g.Weight(), 1000)
		return g.WriteJSONL(&got)
	}))
	require.True(t, want.String() == got.String(), "the graph of the database differs")
}

// The graph can be made again and again, and tells when it is old.
func TestGraphCommand(t *testing.T) {
	dir := t.TempDir()
	file := write(t, filepath.Join(dir, "a.jsonl"), jsonLines(articles(t, 300)))
	dsn := readInto(t, file)
	var out, errs bytes.Buffer
	require.Zero(t, run(t.Context(), []string{"query", "-db", dsn, "-rows", "0", "busy"}, nil, &out, &errs))
	assert.Contains(t, errs.String(), "There is no graph yet")
	assert.Contains(t, archiveOut(t, "graph", "-db", dsn), "vertices")
	want := graphTables(t, dsn)
	require.Greater(t, len(want), 1000)
	assert.NotEmpty(t, rowsFrom(t, dsn, "SELECT * FROM tenures"))
	archiveOut(t, "graph", "-db", dsn)
	same(t, want, graphTables(t, dsn))
	for _, table := range []string{"edges WHERE from_id NOT IN (SELECT id FROM vertices) OR to_id NOT IN (SELECT id FROM vertices)",
		"evidence WHERE edge NOT IN (SELECT id FROM edges) OR article NOT IN (SELECT id FROM articles)",
		"edges WHERE facts <> (SELECT COUNT(*) FROM evidence WHERE edge = edges.id)",
		"tenures WHERE person NOT IN (SELECT id FROM vertices) OR office NOT IN (SELECT id FROM vertices)"} {
		assert.Equal(t, []string{"0"}, rowsFrom(t, dsn, "SELECT COUNT(*) FROM "+table), table)
	}
	archiveOut(t, "read", "-db", dsn, write(t, filepath.Join(dir, "b.txt"), "县长邵培林主持召开会议。"))
	errs.Reset()
	require.Zero(t, run(t.Context(), []string{"query", "-db", dsn, "-rows", "0", "busy"}, nil, &out, &errs))
	assert.Contains(t, errs.String(), "Articles were read since")
	archiveOut(t, "graph", "-db", dsn)
	errs.Reset()
	require.Zero(t, run(t.Context(), []string{"query", "-db", dsn, "-rows", "0", "busy"}, nil, &out, &errs))
	assert.Empty(t, errs.String())
	// One that is interrupted leaves the graph as it is.
	want = graphTables(t, dsn)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	assert.Equal(t, interrupted, run(ctx, []string{"graph", "-db", dsn}, nil, &out, &errs))
	assert.Contains(t, errs.String(), "Nothing was changed")
	same(t, want, graphTables(t, dsn))
	// Vertices of an archive that holds nothing any more.
	empty := readInto(t, write(t, filepath.Join(dir, "c.txt"), "会"))
	archiveOut(t, "graph", "-db", empty)
	assert.Empty(t, graphTables(t, empty))
}

// askAll asks every question of queries.sql and returns the answers.
func askAll(t testing.TB, dsn string) (answers []string) {
	t.Helper()
	for _, q := range questions() {
		args := []string{"query", "-db", dsn, "-format", "jsonl", "-rows", "0", q.name}
		if q.args != "" {
			args = append(args, "%")
		}
		answers = append(answers, q.name+"\n"+archiveOut(t, args...))
	}
	return answers
}

// readmeQueries are the statements that README shows.
func readmeQueries(t testing.TB) (list []string) {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	_, after, ok := strings.Cut(string(readme), "```sql\n")
	require.True(t, ok)
	block, _, _ := strings.Cut(after, "```")
	for _, sql := range strings.Split(block, ";\n") {
		if strings.TrimSpace(sql) != "" {
			list = append(list, sql)
		}
	}
	require.GreaterOrEqual(t, len(list), 3)
	return list
}

func TestQuery(t *testing.T) {
	dir := t.TempDir()
	long := input.Record{ID: "long", Text: strings.Repeat("会议结束。\n", entity.DefaultBytes/16+1)}
	dsn := readInto(t, write(t, filepath.Join(dir, "a.jsonl"), jsonLines(append(articles(t, 300), long))+"{}\n"))
	archiveOut(t, "graph", "-db", dsn)
	for _, answer := range askAll(t, dsn) {
		assert.Greater(t, strings.Count(answer, "\n"), 1, answer)
	}
	for _, sql := range readmeQueries(t) {
		archiveOut(t, "query", "-db", dsn, sql)
	}
	const query = "SELECT name, 1 AS n FROM vertices WHERE kind = 'person' ORDER BY name"
	table := archiveOut(t, "query", "-db", dsn, "-rows", "2", query)
	assert.Equal(t, 6, strings.Count(table, "\n"), table)
	assert.Contains(t, table, "│ name")
	assert.Contains(t, archiveOut(t, "query", "-db", dsn, "-format", "csv", query), "name,n\n")
	for _, bad := range []string{"DELETE FROM texts", "DROP TABLE texts", "SELECT nothing FROM texts"} {
		var out, errs bytes.Buffer
		assert.Equal(t, 1, run(t.Context(), []string{"query", "-db", dsn, bad}, nil, &out, &errs), bad)
	}
	assert.Len(t, rowsFrom(t, dsn, "SELECT id FROM texts"), 301)
}
