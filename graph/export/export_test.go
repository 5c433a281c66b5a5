package export_test

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/export"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
	"github.com/go-renshi/renshi/relation"
)

var update = flag.Bool("update", false, "rewrite golden files")

// written returns what a writer writes of a graph.
func written(t testing.TB, write func(io.Writer, *graph.Graph) error, g *graph.Graph) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, write(&b, g))
	return b.Bytes()
}

// readable is a string as formats show it that cannot hold every character.
func readable(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t', c == '\n', c == '\r':
		case unicode.IsControl(c) && c < ' ':
			return '␀' + c
		case c == 0x7F:
			return '␡'
		case unicode.IsControl(c), c == 0xFFFE, c == 0xFFFF:
			return '\uFFFD'
		}
		return c
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// names lists kind and readable name of the vertices.
func names(g *graph.Graph) (out []string) {
	for v := range g.Vertices() {
		out = append(out, string(v.Kind)+" "+readable(v.Name))
	}
	return out
}

// small is a graph of two articles about one person, for goldens.
func small() *graph.Graph {
	b := graph.NewBuilder()
	for i, text := range []string{"3月1日，县委书记韩柏舟主持春耕会议，林远山出席。", "3月9日，云浦县委书记韩柏舟到白石村调研。"} {
		span := func(s string) entity.Span {
			at := strings.Index(text, s)
			return entity.Span{Start: at, End: at + len(s)}
		}
		all := entity.Span{End: len(text)}
		a := entity.Article{ID: fmt.Sprintf("daily-%d", i+1), Source: text}
		a.Published = parseDay([]string{"2024-03-02", "2024-03-10"}[i])
		r := &relation.Result{Doc: &entity.Document{Article: a, Entities: []entity.Entity{
			{ID: "p1", Kind: entity.Person, Name: "韩柏舟"}, {ID: "t1", Kind: entity.Title, Name: "云浦县委书记", Aliases: []string{"县委书记"}},
			{ID: "o1", Kind: entity.Organisation, Name: "云浦县委"},
			{ID: "p2", Kind: entity.Person, Name: "林远山"}, {ID: "l1", Kind: entity.Place, Name: "白石村", Code: "410803005"}}}}
		r.Facts = append(r.Facts, relation.Fact{Type: relation.HoldsTitle, Subject: "p1", Object: "t1", Evidence: all, Trigger: span("书记"), Rule: "hand", Score: 0.9})
		if i == 0 {
			r.Events = []relation.Event{{ID: "e", Kind: "meeting", Name: "春耕会议", Date: "2024-03-01", Convener: "o1"}}
			r.Facts = append(r.Facts,
				relation.Fact{Type: relation.Chaired, Subject: "p1", Object: "e", Date: "2024-03-01", Evidence: all, Trigger: span("主持"), Rule: "hand", Score: 0.95},
				relation.Fact{Type: relation.Attended, Subject: "p2", Object: "e", Date: "2024-03-01", Evidence: all, Trigger: span("出席"), Rule: "hand", Score: 0.9})
		} else {
			r.Facts = append(r.Facts, relation.Fact{Type: relation.Inspected, Subject: "p1", Object: "l1", Date: "2024-03-09", Evidence: all,
				Trigger: span("调研"), Rule: "hand", Score: 0.9})
		}
		b.Add(r)
	}
	return b.Build()
}

// formats are those of one stream and the files of Neo4j.
func formats(t testing.TB) map[string]func(io.Writer, *graph.Graph) error {
	all := map[string]func(io.Writer, *graph.Graph) error{}
	for _, f := range export.Formats(graph.Chinese) {
		assert.NotEmpty(t, f.Opens)
		all["small"+f.Extension] = f.Write
	}
	for _, name := range []string{"vertices.csv", "articles.csv", "facts.csv", "sources.csv", "import.sh"} {
		all["small."+name] = func(w io.Writer, g *graph.Graph) error {
			return export.Neo4j{}.Write(func(file string) (io.WriteCloser, error) {
				if file == name {
					return closer{w}, nil
				}
				return closer{io.Discard}, nil
			}, g)
		}
	}
	return all
}

type closer struct{ io.Writer }

func (closer) Close() error { return nil }

func TestGolden(t *testing.T) {
	g := small()
	for name, write := range formats(t) {
		got := written(t, write, g)
		file := filepath.Join("..", "testdata", "export", name)
		if *update {
			require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
			require.NoError(t, os.WriteFile(file, got, 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, got), "%s has changed: look at it (git diff) after running the test with -update", file)
	}
}

// The same graph gives the same bytes, an empty one is written without an error,
// and an error of the writer comes out.
func TestEveryFormat(t *testing.T) {
	g := graphtest.Nasty()
	for name, write := range formats(t) {
		assert.True(t, bytes.Equal(written(t, write, g), written(t, write, graphtest.Nasty())), name)
		written(t, write, graph.NewBuilder().Build())
		assert.ErrorIs(t, write(full{}, g), io.ErrShortWrite, name)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// meter measures how much memory is in use while something is written to it.
type meter struct {
	written, next, step int
	most                uint64
}

func (m *meter) Write(b []byte) (int, error) {
	if m.written += len(b); m.written >= m.next {
		m.next += m.step
		m.most = max(m.most, inUse())
	}
	return len(b), nil
}

func inUse() uint64 {
	var s runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&s)
	return s.HeapAlloc
}

// Memory does not grow with the output: while tens of megabytes are written, a
// few at most are in use beside the graph.
func TestStreaming(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	g := graphtest.Large(100_000)
	for range g.Articles() { // an index of the graph, made once
		break
	}
	for name, write := range formats(t) {
		before := inUse()
		m := &meter{next: 1 << 20, step: 16 << 20}
		require.NoError(t, write(m, g))
		grown := (float64(m.most) - float64(before)) / 1e6
		t.Logf("%-20s %6.1f MB written, %4.1f MB more in use", name, float64(m.written)/1e6, grown)
		assert.Less(t, grown, 2.0, name)
	}
	runtime.KeepAlive(g)
}

func BenchmarkExport100kFacts(b *testing.B) {
	g := graphtest.Large(100_000)
	for name, write := range formats(b) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.NoError(b, write(io.Discard, g))
			}
		})
	}
}
