//go:build linux

package main

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// server starts a PostgreSQL server for the test, on loopback and in a folder of
// its own, and returns how to reach a new database on it. Without the programs of
// PostgreSQL the test is skipped.
func server(t *testing.T) (fresh func() (dsn string)) {
	t.Helper()
	bin := serverPrograms()
	if bin == "" {
		t.Skip("no PostgreSQL server (initdb, postgres): apt-get install postgresql")
	}
	dir, err := os.MkdirTemp("/tmp", "renshi-postgres-") // not below a folder that only root may enter
	require.NoError(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	attr := &syscall.SysProcAttr{}
	if os.Geteuid() == 0 { // the server refuses to run as root
		u, err := user.Lookup("postgres")
		if err != nil {
			u, err = user.Lookup("nobody")
		}
		if err != nil {
			t.Skip("PostgreSQL does not run as root, and there is no other user: ", err)
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		require.NoError(t, os.Chown(dir, uid, gid))
	}
	command := func(name string, args ...string) *exec.Cmd {
		c := exec.Command(filepath.Join(bin, name), args...)
		c.Dir, c.SysProcAttr = dir, attr
		return c
	}
	data := filepath.Join(dir, "data")
	out, err := command("initdb", "-D", data, "-A", "trust", "-U", "renshi", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput()
	require.NoError(t, err, string(out))
	port := freePort(t)
	log, err := os.Create(filepath.Join(dir, "log"))
	require.NoError(t, err)
	defer log.Close()
	postgres := command("postgres", "-D", data, "-p", port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off")
	postgres.Stdout, postgres.Stderr = log, log
	require.NoError(t, postgres.Start())
	t.Cleanup(func() {
		_ = postgres.Process.Signal(syscall.SIGINT) // ends connections, then itself
		_ = postgres.Wait()
	})
	address := func(database string) string {
		return fmt.Sprintf("postgres://renshi@127.0.0.1:%s/%s?sslmode=disable", port, database)
	}
	admin, err := sql.Open("pgx", address("postgres"))
	require.NoError(t, err)
	t.Cleanup(func() { admin.Close() })
	if !assert.Eventually(t, func() bool { return admin.Ping() == nil }, time.Minute, 50*time.Millisecond) {
		text, _ := os.ReadFile(log.Name())
		t.Fatal(string(text))
	}
	n := 0
	return func() string {
		n++
		name := fmt.Sprint("archive", n)
		_, err := admin.Exec("CREATE DATABASE " + name)
		require.NoError(t, err)
		return address(name)
	}
}

// serverPrograms is the folder of initdb and postgres, "" if they are not here.
func serverPrograms() string {
	dirs, _ := filepath.Glob("/usr/lib/postgresql/*/bin") // where Debian has them
	for _, dir := range append(dirs, filepath.SplitList(os.Getenv("PATH"))...) {
		_, err := os.Stat(filepath.Join(dir, "initdb"))
		if _, perr := os.Stat(filepath.Join(dir, "postgres")); err == nil && perr == nil {
			return dir
		}
	}
	return ""
}

func freePort(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	require.NoError(t, err)
	return port
}

// PostgreSQL holds what SQLite holds, is asked the same, and survives the same.
func TestPostgres(t *testing.T) {
	fresh := server(t)
	folder := mixed(t, 400)
	lite, dsn := readInto(t, folder), fresh()
	archiveOut(t, "read", "-db", dsn, folder)
	same(t, dump(t, lite), dump(t, dsn))
	archiveOut(t, "read", "-db", dsn, folder)
	same(t, dump(t, lite), dump(t, dsn), "read again")
	archiveOut(t, "graph", "-db", lite)
	archiveOut(t, "graph", "-db", dsn)
	archiveOut(t, "graph", "-db", dsn)
	same(t, graphTables(t, lite), graphTables(t, dsn))
	want, got := askAll(t, lite), askAll(t, dsn)
	for i := range want {
		if !strings.HasPrefix(want[i], "runs\n") {
			assert.Equal(t, strings.Count(want[i], "\n"), strings.Count(got[i], "\n"), want[i])
		}
	}
	for _, sql := range readmeQueries(t) {
		assert.Len(t, rowsFrom(t, dsn, sql), len(rowsFrom(t, lite, sql)), sql)
	}
	assert.Equal(t, 1, run(t.Context(), []string{"query", "-db", dsn, "DELETE FROM texts"}, nil, io.Discard, io.Discard))

	file := write(t, filepath.Join(folder, "odd.jsonl"), "{\"id\": \"a\\u0000b\", \"text\": \"县长邵培林\\u0000主持\xff会议。\"}\n")
	archiveOut(t, "read", "-db", dsn, file)
	assert.Len(t, rowsFrom(t, dsn, "SELECT id FROM texts WHERE path = $1", file), 1)
	archiveOut(t, "read", "-db", lite, file)
	same(t, dump(t, lite), dump(t, dsn))
	write(t, file, "{}\n{}\n")
	archiveOut(t, "read", "-db", dsn, file)
	archiveOut(t, "read", "-db", lite, file)
	same(t, dump(t, lite), dump(t, dsn), "a file that changed")
}

func TestPostgresKill(t *testing.T) {
	kills(t, 10, mixed(t, 1200), server(t))
}

// A server that goes away is an error, not a loss.
func TestPostgresGone(t *testing.T) {
	fresh := server(t)
	folder, dsn := mixed(t, 400), fresh()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	admin, err := sql.Open("pgx", dsn)
	require.NoError(t, err)
	defer admin.Close()
	go func() {
		for ctx.Err() == nil {
			_, _ = admin.Exec("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() AND query LIKE 'INSERT%'")
			time.Sleep(5 * time.Millisecond)
		}
	}()
	code := run(ctx, []string{"read", "-db", dsn, folder}, nil, io.Discard, io.Discard)
	cancel()
	if code == 0 {
		t.Log("the run was faster than who ended its connections")
	}
	archiveOut(t, "read", "-db", dsn, folder)
	same(t, dump(t, readInto(t, folder)), dump(t, dsn))
}
