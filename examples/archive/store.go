package main

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
	_ "modernc.org/sqlite"             // driver "sqlite"
)

//go:embed schema.sql
var schema string

// format is that of the tables of schema.sql. It grows when they change.
const format = 1

// store is an open archive.
type store struct {
	db *sql.DB
	dialect
}

// dialect is in what databases differ.
type dialect struct {
	name     string
	begin    string
	readOnly string // makes a connection one that changes nothing
	schema   func(string) string
	// insert writes rows in the transaction of a session.
	insert func(ctx context.Context, s *session, table string, columns []string, rows [][]any) error
}

// isPostgres says whether a database is a server rather than a file.
func isPostgres(dsn string) bool {
	return strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://")
}

// open opens a database that exists. With make it makes the database, if it is a
// file, and the tables.
func open(ctx context.Context, dsn string, create bool) (*store, error) {
	st := &store{dialect: sqlite}
	driver, source := "sqlite", sqliteSource(dsn, create)
	if isPostgres(dsn) {
		st.dialect, driver, source = postgres, "pgx", dsn
	} else if _, err := os.Stat(dsn); errors.Is(err, fs.ErrNotExist) && !create {
		return nil, fmt.Errorf("%s: there is no such archive; archive read makes one", dsn)
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		return nil, named(dsn, err)
	}
	st.db = db
	if create {
		err = st.create(ctx)
	}
	if err == nil {
		err = st.check(ctx)
	}
	if err != nil {
		db.Close()
		return nil, named(dsn, err)
	}
	return st, nil
}

// named says which database an error is about, without its password.
func named(dsn string, err error) error {
	if u, perr := url.Parse(dsn); perr == nil && isPostgres(dsn) {
		dsn = u.Redacted()
	} else if isPostgres(dsn) {
		dsn = "PostgreSQL"
	}
	return fmt.Errorf("%s: %w", dsn, err)
}

func (st *store) create(ctx context.Context) error {
	return st.session(ctx, func(s *session) error {
		return s.transaction(ctx, func() error {
			for stmt := range strings.SplitSeq(st.dialect.schema(schema), ";\n") {
				if strings.TrimSpace(stmt) == "" {
					continue
				}
				if err := s.exec(ctx, stmt); err != nil {
					return err
				}
			}
			return s.exec(ctx, "INSERT INTO state (id, format, run, commits, graph_commits) VALUES (1, $1, 0, 0, -1) ON CONFLICT (id) DO NOTHING", format)
		})
	})
}

// check says whether the tables are there and are those of this program.
func (st *store) check(ctx context.Context) error {
	if err := st.db.PingContext(ctx); err != nil {
		return err
	}
	var have int
	if err := st.db.QueryRowContext(ctx, "SELECT format FROM state WHERE id = 1").Scan(&have); err != nil {
		return fmt.Errorf("is no archive that archive read made: %w", err)
	}
	if have != format {
		return fmt.Errorf("the archive has tables of format %d, this program those of format %d", have, format)
	}
	return nil
}

func (st *store) close() { st.db.Close() }

// session is one connection with its prepared statements. It is used by one
// goroutine.
type session struct {
	*store
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

// session calls f with a connection of its own.
func (st *store) session(ctx context.Context, f func(*session) error) error {
	conn, err := st.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	s := &session{st, conn, map[string]*sql.Stmt{}}
	defer func() {
		for _, stmt := range s.stmts {
			stmt.Close()
		}
	}()
	return f(s)
}

func (s *session) exec(ctx context.Context, query string, args ...any) error {
	_, err := s.conn.ExecContext(ctx, query, args...)
	return err
}

// transaction calls f in a transaction: all of it is written, or nothing.
func (s *session) transaction(ctx context.Context, f func() error) error {
	// A transaction that has begun is not left half way when somebody presses
	// Ctrl-C: it takes a moment only.
	ctx = context.WithoutCancel(ctx)
	if err := s.exec(ctx, s.begin); err != nil {
		return err
	}
	err := f()
	if err == nil {
		err = s.exec(ctx, "COMMIT")
	}
	if err != nil {
		_ = s.exec(ctx, "ROLLBACK") // the first error is the one to tell
	}
	return err
}

// prepared returns a statement of the session.
func (s *session) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt := s.stmts[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := s.conn.PrepareContext(ctx, query)
	if err == nil {
		s.stmts[query] = stmt
	}
	return stmt, err
}

// one reads one row.
func (s *session) one(ctx context.Context, query string, into ...any) error {
	return s.conn.QueryRowContext(ctx, query).Scan(into...)
}
