package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The output of the pipeline, on Prism as a process of its own, is that of
// examples/extract and examples/dot: byte for byte, and in order.
func TestEqualsLocalPrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs five programs")
	}
	bin := t.TempDir()
	goBuild(t, ".", filepath.Join(bin, "beam"), ".")
	goBuild(t, ".", filepath.Join(bin, "prism"), "github.com/apache/beam/sdks/v2/go/cmd/prism")
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	for _, program := range []string{"evaluate", "extract", "dot"} {
		goBuild(t, root, filepath.Join(bin, program), "./examples/"+program)
	}
	dir := t.TempDir()
	archive(t, filepath.Join(bin, "evaluate"), dir)
	files := []string{"a1.jsonl", "a2.jsonl", "a3.jsonl"}
	results := output(t, dir, filepath.Join(bin, "extract"), append([]string{"-in", "jsonl"}, files...)...)
	graph := output(t, dir, filepath.Join(bin, "dot"), append([]string{"-in", "jsonl", "-T", "jsonl"}, files...)...)
	require.Greater(t, bytes.Count(graph, []byte("\n")), 30_000)

	endpoint := prism(t, filepath.Join(bin, "prism"))
	start := time.Now()
	told := output(t, dir, filepath.Join(bin, "beam"), "-runner", "universal", "-endpoint", endpoint, "-environment_type", "LOOPBACK",
		"-out", "out", "-shards", "5", "a*.jsonl")
	t.Logf("2,010 records in %v", time.Since(start).Round(time.Second/10))
	assert.Empty(t, told)
	same(t, results, shards(t, filepath.Join(dir, "out"), "results", 5), "results")
	same(t, graph, shards(t, filepath.Join(dir, "out"), "graph", 5), "graph")
	assert.Empty(t, shards(t, filepath.Join(dir, "out"), "quarantine", 5))

	// The job servers of Flink and Spark speak Prism's protocol: that of Beam.
	few := bytes.Join(bytes.SplitAfterN(contents(t, dir, "a1.jsonl"), []byte("\n"), 101)[:100], nil)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "few.jsonl"), few, 0o600))
	results = output(t, dir, filepath.Join(bin, "extract"), "-in", "jsonl", "few.jsonl")
	for _, runner := range []string{"flink", "spark"} {
		output(t, dir, filepath.Join(bin, "beam"), "-runner", runner, "-endpoint", endpoint, "-environment_type", "LOOPBACK",
			"-parallelism", "3", "-out", runner, "-shards", "2", "few.jsonl")
		same(t, results, shards(t, filepath.Join(dir, runner), "results", 2), runner)
	}
	// Without Google's servers there is only the job that would be sent there.
	dry := exec.Command(filepath.Join(bin, "beam"), "-runner", "dataflow", "-project", "p", "-region", "europe-west1",
		"-staging_location", "gs://bucket/staging", "-dry_run", "-out", "dataflow", "few.jsonl")
	dry.Dir = dir
	job, err := dry.CombinedOutput()
	require.NoError(t, err, "%s", job)
	assert.Contains(t, string(job), "JOB_TYPE_BATCH")

	again := exec.Command(filepath.Join(bin, "beam"), "-out", "out", "a1.jsonl")
	again.Dir = dir
	message, err := again.CombinedOutput()
	require.Error(t, err)
	assert.Contains(t, string(message), "out/results-00000-of-00005.jsonl is there already")
}

// archive writes the invented archive of 2,000 articles into three files. Some of
// it stands there twice, some without an id.
func archive(t *testing.T, evaluate, dir string) {
	t.Helper()
	lines := strings.SplitAfter(string(output(t, dir, evaluate, "identity", "-text", "-articles", "2000")), "\n")
	lines = lines[:len(lines)-1]
	require.Len(t, lines, 2000)
	for i, text := range [][]string{append(lines[:900:900], lines[1500:1505]...), lines[900:1700], append(lines[1700:], lines[100:105]...)} {
		for k := 0; k < len(text); k += 250 {
			_, after, ok := strings.Cut(text[k], `,`)
			require.True(t, ok)
			text[k] = "{" + after // keys are sorted: id stands in front
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("a%d.jsonl", i+1)), []byte(strings.Join(text, "")), 0o600))
	}
}

func goBuild(t *testing.T, dir, out, pkg string) {
	t.Helper()
	build := exec.Command("go", "build", "-o", out, pkg)
	build.Dir = dir
	message, err := build.CombinedOutput()
	require.NoError(t, err, "%s", message)
}

// output runs a program in a folder and returns what it prints.
func output(t *testing.T, dir, program string, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	c := exec.Command(program, args...)
	c.Dir, c.Stdout, c.Stderr = dir, &stdout, &stderr
	require.NoError(t, c.Run(), "%s", &stderr)
	return stdout.Bytes()
}

// prism starts a job server, which ends with the test, and returns where it is.
func prism(t *testing.T, program string) string {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	_, port, err := net.SplitHostPort(free.Addr().String())
	require.NoError(t, err)
	require.NoError(t, free.Close())
	ctx, stop := context.WithCancel(context.Background())
	var log bytes.Buffer
	c := exec.CommandContext(ctx, program, "-job_port", port, "-serve_http=false", "-log_level", "warn")
	c.Stdout, c.Stderr = &log, &log
	require.NoError(t, c.Start())
	t.Cleanup(func() {
		stop()
		_ = c.Wait() // it was killed
		if t.Failed() {
			t.Logf("prism: %s", &log)
		}
	})
	endpoint := net.JoinHostPort("127.0.0.1", port)
	require.Eventually(t, func() bool {
		conn, err := net.Dial("tcp", endpoint)
		if err == nil {
			_ = conn.Close()
		}
		return err == nil
	}, 30*time.Second, 50*time.Millisecond, "prism does not listen")
	return endpoint
}

// shards returns the files of a kind in a folder, one after the other.
func shards(t *testing.T, dir, kind string, n int) []byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, kind+"-*"))
	require.NoError(t, err)
	require.Len(t, names, n)
	var out []byte
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		out = append(out, data...)
	}
	return out
}

func contents(t *testing.T, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err)
	return data
}

// same says where two texts differ, which are too long to print.
func same(t *testing.T, want, got []byte, what string) {
	t.Helper()
	if bytes.Equal(want, got) {
		return
	}
	w, g := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range min(len(w), len(g)) {
		require.Equal(t, w[i], g[i], "%s: line %d", what, i+1)
	}
	require.Len(t, g, len(w), what)
}
