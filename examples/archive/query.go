package main

import (
	"cmp"
	"context"
	"database/sql"
	_ "embed"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/go-renshi/renshi/examples/internal/terminal"
)

//go:embed queries.sql
var queriesFile string

// query is a question of queries.sql.
type question struct {
	name, args, about, sql string
}

// questions reads queries.sql: a line "-- name ARGUMENTS: what it tells" and the
// statement behind it.
func questions() (list []question) {
	for _, part := range strings.Split(queriesFile, "\n-- ")[1:] { // behind what the file says about itself
		head, body, _ := strings.Cut(part, "\n")
		head, about, _ := strings.Cut(head, ": ")
		name, args, _ := strings.Cut(head, " ")
		list = append(list, question{name, args, about, strings.TrimSpace(body)})
	}
	return list
}

func queryUsage() string {
	var b strings.Builder
	b.WriteString(`Usage: archive query [flags] [NAME [ARGUMENT…] | SQL]

Asks the database and prints a table. Nothing is changed by it. Without an
argument it tells what is in the archive. An ARGUMENT may have % for any
characters. The tables are described in schema.sql.

`)
	for _, q := range questions() {
		fmt.Fprintf(&b, "  %-28s %s\n", strings.TrimSpace(q.name+" "+q.args), q.about)
	}
	b.WriteString(`  'SELECT …'                   any question in SQL
`)
	return b.String()
}

func (c console) query(ctx context.Context, args []string) error {
	set, dsn := c.flagSet("query", queryUsage())
	format := set.String("format", "table", "`format`: table, csv or jsonl")
	most := set.Int("rows", 50, "`number` of rows at most; 0 for all")
	if i := slices.IndexFunc(args, func(a string) bool { return strings.HasPrefix(a, "-- ") }); i >= 0 {
		args = slices.Insert(slices.Clone(args), i, "--") // a comment in SQL is no flag
	}
	if err := c.parse(set, args); err != nil {
		return err
	}
	write, ok := map[string]func(io.Writer, []string, [][]any) error{"table": writeTable, "csv": writeCSV, "jsonl": writeJSON}[*format]
	if !ok {
		return c.wrong(set, fmt.Errorf("-format %q: want table, csv or jsonl", *format))
	}
	q, err := find(set.Args())
	if err != nil {
		return c.wrong(set, err)
	}
	st, err := open(ctx, *dsn, false)
	if err != nil {
		return err
	}
	defer st.close()
	var rest []any
	for _, a := range set.Args()[min(1, set.NArg()):] {
		rest = append(rest, a)
	}
	columns, list, more, err := st.ask(ctx, q.sql, rest, *most)
	if err != nil {
		return err
	}
	if err := write(c.stdout, columns, list); err != nil {
		return err
	}
	if more {
		fmt.Fprintf(c.stderr, "the first %d rows; -rows 0 for all\n", *most)
	}
	return st.warn(ctx, c.stderr)
}

// find returns the question that the arguments are.
func find(args []string) (question, error) {
	name := "about"
	if len(args) > 0 {
		name = args[0]
	}
	for _, q := range questions() {
		if q.name != name {
			continue
		}
		if want := len(strings.Fields(q.args)); want != max(0, len(args)-1) {
			return q, fmt.Errorf("%s wants %s", q.name, cmp.Or(q.args, "no argument"))
		}
		return q, nil
	}
	if !strings.ContainsAny(name, " \n\t") {
		return question{}, fmt.Errorf("no question %q", name)
	}
	return question{name: "sql", sql: name}, nil
}

// ask runs a statement that cannot change anything, and returns some rows.
func (st *store) ask(ctx context.Context, query string, args []any, most int) (columns []string, list [][]any, more bool, err error) {
	err = st.session(ctx, func(s *session) error {
		if err := s.exec(ctx, s.readOnly); err != nil {
			return err
		}
		defer func() { _ = s.exec(context.WithoutCancel(ctx), "ROLLBACK") }() // where that is a transaction
		rows, err := s.conn.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		if columns, err = rows.Columns(); err != nil {
			return err
		}
		for rows.Next() {
			if more = most > 0 && len(list) == most; more {
				return nil
			}
			row, into := make([]any, len(columns)), make([]any, len(columns))
			for i := range row {
				into[i] = &row[i]
			}
			if err := rows.Scan(into...); err != nil {
				return err
			}
			for i, v := range row {
				if b, ok := v.([]byte); ok {
					row[i] = string(b)
				}
			}
			list = append(list, row)
		}
		return rows.Err()
	})
	return columns, list, more, err
}

// warn tells when the graph is not that of the articles.
func (st *store) warn(ctx context.Context, out io.Writer) error {
	var commits, graph int64
	err := st.db.QueryRowContext(ctx, "SELECT commits, graph_commits FROM state").Scan(&commits, &graph)
	switch {
	case errors.Is(err, sql.ErrNoRows), err == nil && commits == graph:
		return nil
	case err == nil && graph < 0:
		fmt.Fprintln(out, "There is no graph yet: archive graph makes it.")
	case err == nil:
		fmt.Fprintln(out, "Articles were read since the graph was made: archive graph makes it anew.")
	}
	return err
}

// writeTable writes columns, each as wide as it must be: a Chinese character is
// two wide. On a terminal long cells are wrapped.
func writeTable(out io.Writer, columns []string, rows [][]any) error {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	header := table.Row{}
	var configs []table.ColumnConfig
	for i, c := range columns {
		header = append(header, c)
		if terminal.Is(out) {
			configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMax: 60, WidthMaxEnforcer: text.WrapSoft})
		}
	}
	t.AppendHeader(header)
	t.SetColumnConfigs(configs)
	for _, r := range rows {
		t.AppendRow(r)
	}
	_, err := fmt.Fprintln(out, t.Render())
	return err
}

func writeCSV(out io.Writer, columns []string, rows [][]any) error {
	w := csv.NewWriter(out)
	_ = w.Write(columns) // an error stays until Flush
	for _, r := range rows {
		var line []string
		for _, v := range r {
			line = append(line, fmt.Sprint(v))
		}
		_ = w.Write(line)
	}
	w.Flush()
	return w.Error()
}

func writeJSON(out io.Writer, columns []string, rows [][]any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	for _, r := range rows {
		object := map[string]any{}
		for i, c := range columns {
			object[c] = r[i]
		}
		if err := e.Encode(object); err != nil {
			return err
		}
	}
	return nil
}
