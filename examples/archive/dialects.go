package main

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// sqlite keeps an archive in one file. A transaction is in the file when COMMIT
// returns, also if the program is killed then; when the machine loses power the
// last ones may be gone, together with their checkpoints.
var sqlite = dialect{
	name:     "SQLite",
	begin:    "BEGIN IMMEDIATE",
	readOnly: "PRAGMA query_only = 1",
	schema:   func(s string) string { return strings.ReplaceAll(s, "/* WITHOUT ROWID */", "WITHOUT ROWID") },
	insert:   insertValues,
}

func sqliteSource(file string, create bool) string {
	mode := "rw"
	if create {
		mode = "rwc"
	}
	return "file:" + (&url.URL{Path: file}).EscapedPath() + "?mode=" + mode +
		"&_pragma=busy_timeout(20000)&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=cache_size(-32000)"
}

// postgres keeps an archive on a server.
var postgres = dialect{
	name:     "PostgreSQL",
	begin:    "BEGIN",
	readOnly: "BEGIN READ ONLY",
	schema: func(s string) string {
		return strings.ReplaceAll(s, "CREATE VIEW IF NOT EXISTS", "CREATE OR REPLACE VIEW")
	},
	insert: insertCopy,
}

// insertValues writes many rows with a statement, as the time goes into calls.
func insertValues(ctx context.Context, s *session, table string, columns []string, rows [][]any) error {
	const at = 50 // more are hardly faster
	for len(rows) > 0 {
		n := at
		if len(rows) < at {
			n = 1
		}
		stmt, err := s.prepared(ctx, valuesQuery(table, columns, n))
		if err != nil {
			return err
		}
		args := make([]any, 0, n*len(columns))
		for _, r := range rows[:n] {
			args = append(args, r...)
		}
		if _, err := stmt.ExecContext(ctx, args...); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
		rows = rows[n:]
	}
	return nil
}

func valuesQuery(table string, columns []string, rows int) string {
	row := "(?" + strings.Repeat(", ?", len(columns)-1) + ")"
	return "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES " + row + strings.Repeat(", "+row, rows-1)
}

// insertCopy writes rows by COPY.
func insertCopy(ctx context.Context, s *session, table string, columns []string, rows [][]any) error {
	return s.conn.Raw(func(c any) error {
		_, err := c.(*stdlib.Conn).Conn().CopyFrom(ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(rows))
		return err
	})
}
