package export_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/export"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
)

// buffer is a file in memory that knows whether it was closed.
type buffer struct {
	bytes.Buffer
	closed bool
}

func (b *buffer) Close() error { b.closed = true; return nil }

// table is a CSV file as neo4j-admin reads it: fields by the names in the header,
// values by the types there.
func table(t *testing.T, data []byte) (rows []map[string]string) {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(data))
	head, err := r.Read()
	require.NoError(t, err)
	for {
		fields, err := r.Read() // checks that all lines have as many fields
		if errors.Is(err, io.EOF) {
			return rows
		}
		require.NoError(t, err)
		row := map[string]string{}
		for i, h := range head {
			row[h] = fields[i]
			if _, typ, _ := strings.Cut(h, ":"); fields[i] != "" {
				switch typ {
				case "double":
					_, err = strconv.ParseFloat(fields[i], 64)
				case "long":
					_, err = strconv.ParseInt(fields[i], 10, 64)
				case "date":
					parseDay(fields[i])
				}
				require.NoError(t, err)
			}
		}
		rows = append(rows, row)
	}
}

func TestNeo4j(t *testing.T) { checkNeo4j(t, small(), graphtest.Nasty(), graph.NewBuilder().Build()) }

func checkNeo4j(t *testing.T, graphs ...*graph.Graph) {
	t.Helper()
	for _, g := range graphs {
		files := map[string]*buffer{}
		require.NoError(t, export.Neo4j{}.Write(func(name string) (io.WriteCloser, error) {
			files[name] = &buffer{}
			return files[name], nil
		}, g))
		for name, f := range files {
			assert.True(t, f.closed, name)
			if strings.HasSuffix(name, ".csv") {
				assert.Contains(t, files["import.sh"].String(), "="+name)
			}
		}
		var got []string
		ids := map[string]bool{}
		kinds := map[string]string{"Person": "person", "Position": "title", "Organization": "organisation", "Event": "event", "Place": "place", "Date": "date", "Thing": "other"}
		for _, v := range table(t, files["vertices.csv"].Bytes()) {
			require.False(t, ids[v["key:ID(Entity)"]])
			ids[v["key:ID(Entity)"]] = true
			base, label, _ := strings.Cut(v[":LABEL"], ";")
			assert.Equal(t, "Entity", base)
			got = append(got, kinds[label]+" "+v["name"])
		}
		want := names(g)
		for i := range want {
			want[i] = strings.ReplaceAll(want[i], "\r\n", "\n") // package csv reads it so
		}
		assert.Equal(t, want, got)
		articles := map[string]bool{}
		for _, a := range table(t, files["articles.csv"].Bytes()) {
			require.False(t, articles[a["key:ID(Article)"]])
			articles[a["key:ID(Article)"]] = true
		}
		facts := table(t, files["facts.csv"].Bytes())
		assert.Len(t, facts, g.Weight())
		for _, f := range facts {
			require.True(t, ids[f[":START_ID(Entity)"]] && ids[f[":END_ID(Entity)"]] && articles[f["article"]])
			require.Regexp(t, `^[A-Z_]+$`, f[":TYPE"])
		}
		for _, s := range table(t, files["sources.csv"].Bytes()) {
			require.True(t, ids[s[":START_ID(Entity)"]] && articles[s[":END_ID(Article)"]])
		}
	}
}

func TestNeo4jFilesThatCannotBeMade(t *testing.T) {
	for _, bad := range []string{"vertices.csv", "sources.csv", "import.sh"} {
		assert.ErrorIs(t, export.Neo4j{}.Write(func(name string) (io.WriteCloser, error) {
			if name == bad {
				return nil, io.ErrClosedPipe
			}
			return &buffer{}, nil
		}, small()), io.ErrClosedPipe)
	}
}

// cypher reads a script: statements that end with ;, and of UNWIND [...] the rows.
type cypher struct {
	t    *testing.T
	text string
}

func (c *cypher) space() { c.text = strings.TrimLeft(c.text, " \n") }

func (c *cypher) take(token string) bool {
	c.space()
	rest, ok := strings.CutPrefix(c.text, token)
	if ok {
		c.text = rest
	}
	return ok
}

func (c *cypher) need(token string) {
	require.True(c.t, c.take(token), "%s in front of %.60q", token, c.text)
}

func (c *cypher) word() string {
	c.space()
	n := strings.IndexFunc(c.text, func(r rune) bool {
		return !strings.ContainsRune("_+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", r)
	})
	require.Positive(c.t, n, "%.60q", c.text)
	w := c.text[:n]
	c.text = c.text[n:]
	return w
}

func (c *cypher) value() any {
	switch {
	case c.take("{"):
		m := map[string]any{}
		for !c.take("}") {
			require.True(c.t, len(m) == 0 || c.take(","))
			k := c.word()
			c.need(":")
			m[k] = c.value()
		}
		return m
	case c.take("["):
		list := []any{}
		for !c.take("]") {
			require.True(c.t, len(list) == 0 || c.take(","))
			list = append(list, c.value())
		}
		return list
	case c.take("'"):
		var b strings.Builder
		for {
			require.NotEmpty(c.t, c.text)
			ch := c.text[0]
			c.text = c.text[1:]
			switch ch {
			case '\'':
				return b.String()
			case '\\':
				i := strings.IndexByte(`\'"nrt`, c.text[0])
				require.GreaterOrEqual(c.t, i, 0, "escape %q", c.text[0])
				b.WriteByte("\\'\"\n\r\t"[i])
				c.text = c.text[1:]
			default:
				require.GreaterOrEqual(c.t, ch, byte(' '))
				b.WriteByte(ch)
			}
		}
	case c.take("date("):
		d := c.value().(string)
		c.need(")")
		return parseDay(d)
	}
	n, err := strconv.ParseFloat(c.word(), 64)
	require.NoError(c.t, err)
	return n
}

// statements calls yield with each statement, and with its rows.
func (c *cypher) statements(yield func(statement string, rows []any)) {
	for c.space(); c.text != ""; c.space() {
		var rows []any
		if c.take("UNWIND") {
			rows = c.value().([]any)
			c.need("AS row")
		}
		c.space()
		statement, rest, ok := strings.Cut(c.text, ";\n")
		require.True(c.t, ok)
		c.text = rest
		yield(statement, rows)
	}
}

func TestCypher(t *testing.T) { checkCypher(t, small(), graphtest.Nasty(), graph.NewBuilder().Build()) }

func checkCypher(t *testing.T, graphs ...*graph.Graph) {
	t.Helper()
	for _, g := range graphs {
		c := &cypher{t, string(written(t, export.Cypher{Batch: 7}.Write, g))}
		var got []string
		vertices, articles, facts := map[any]bool{}, map[any]bool{}, map[any]bool{}
		labels := map[string]string{"Person": "person", "Position": "title", "Organization": "organisation", "Event": "event", "Place": "place", "Thing": "other"}
		c.statements(func(s string, rows []any) {
			require.LessOrEqual(t, len(rows), 7)
			for _, r := range rows {
				row := r.(map[string]any)
				switch {
				case strings.HasPrefix(s, "MERGE (n:Entity"):
					label := strings.TrimSuffix(strings.Fields(s)[5], ",")
					vertices[row["key"]] = true
					got = append(got, labels[strings.TrimPrefix(label, "n:")]+" "+row["name"].(string))
				case strings.HasPrefix(s, "MERGE (n:Article"):
					articles[row["key"]] = true
				case strings.Contains(s, "IN_ARTICLE"):
					require.True(t, vertices[row["from"]] && articles[row["to"]])
				default:
					require.Regexp(t, `^MATCH .* MERGE \(a\)-\[r:[A-Z_]+ \{id: row.fact.id\}\]->\(b\) SET r \+= row.fact$`, s)
					require.True(t, vertices[row["from"]] && vertices[row["to"]])
					f := row["fact"].(map[string]any)
					require.True(t, articles[f["article"]])
					require.False(t, facts[f["id"]])
					facts[f["id"]] = true
				}
			}
		})
		assert.Equal(t, names(g), got)
		assert.Len(t, facts, g.Weight())
		assert.Len(t, articles, len(slices.Collect(g.Articles())))
	}
}
