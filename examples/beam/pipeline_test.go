package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/passert"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

func TestMain(m *testing.M) { ptest.Main(m) }

func init() {
	register.Function1x1(textOf)
	register.Function1x1(linesOf)
	register.Function1x1(dataOf)
	register.Function2x1(shardOf)
	register.Function1x1(stageNameOf)
}

func textOf(l line) string       { return fmt.Sprintf("%s:%d %s", filepath.Base(l.File), l.Number, l.Text) }
func linesOf(p piece) string     { return string(p.Data) }
func dataOf(i item) string       { return string(i.Data) }
func stageNameOf(p piece) string { return graph.Stage(p.Stage).String() }
func shardOf(n int, items func(*item) bool) string {
	var keys []string
	for _, i := range inOrder(items) {
		keys = append(keys, string(i.Key))
	}
	return fmt.Sprint(n, keys)
}

// file writes a file of a test, gzipped where its name says so.
func file(t *testing.T, name, text string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if strings.HasSuffix(name, ".gz") {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, err := w.Write([]byte(text))
		require.NoError(t, err)
		require.NoError(t, w.Close())
		text = b.String()
	}
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

func TestReadFn(t *testing.T) {
	plain := file(t, "a.jsonl", "\uFEFF{\"a\": 1}\r\n\n \n12345678901\n1234567890123\n"+strings.Repeat("长", 100_000)+"\nlast")
	packed := file(t, "b.jsonl.gz", "one\ntwo\n")
	p, s := beam.NewPipelineWithRoot()
	lines, long := read(s, []string{plain, packed}, 12)
	passert.Equals(s, beam.ParDo(s, textOf, lines), "a.jsonl:1 {\"a\": 1}\r", "a.jsonl:4 12345678901", "a.jsonl:7 last", "b.jsonl.gz:1 one", "b.jsonl.gz:2 two")
	passert.Equals(s, beam.ParDo(s, dataOf, long),
		fmt.Sprintf(`{"source":%q,"line":5,"reason":"13 bytes; -largest is 12","text":"123456789012"}`, plain),
		fmt.Sprintf(`{"source":%q,"line":6,"reason":"300000 bytes; -largest is 12","text":"长长长长"}`, plain))
	ptest.RunAndValidate(t, p)

	p, s = beam.NewPipelineWithRoot()
	read(s, []string{filepath.Join(t.TempDir(), "*.jsonl")}, 12)
	assert.Error(t, ptest.Run(p), "a pattern without files")
}

// lineOf is a record of a file a.
func lineOf(n int, text string) line { return line{"a", n, []byte(text)} }

const (
	news = "2021年3月2日上午，泊阳县委书记顾长岭到柳桥湾镇检查春耕工作，县长邵培林陪同。"
	gbk  = "\xd6\xd0\xb9\xfa\xb9\xb2\xb2\xfa\xb5\xb3\xd4\xc6\xc6\xd6\xcf\xd8\xce\xaf\xd4\xb1\xbb\xe1"
)

func TestExtractFn(t *testing.T) {
	p, s, lines := ptest.Create([]any{
		lineOf(1, `{"id": "x", "text": "`+news+`"}`),
		lineOf(2, `{"text": "昨日，泊阳县县长邵培林到柳桥湾镇调研。", "published": "2021-03-03"}`),
		lineOf(3, `{"id": "cut", "te`),
		lineOf(4, `{"id": "none"}`),
		lineOf(5, `{"text": "`+gbk+`"}`),
		lineOf(6, `{"text": "", "published": "March"}`),
		lineOf(7, "\x00\xff\xfe\xfd\x01\xff\xfa\xfb"),
	})
	results, pieces, bad := beam.ParDo3(s, &extractFn{Split: true}, lines)
	passert.Count(s, results, "results", 2)
	passert.Equals(s, beam.ParDo(s, stageNameOf, pieces), "pages", "pages")
	passert.Equals(s, beam.ParDo(s, dataOf, bad),
		`{"source":"a","line":3,"reason":"unexpected end of JSON input","text":"{\"id\": \"cut\", \"te"}`,
		`{"source":"a","line":4,"reason":"record without \"text\"","text":"{\"id\": \"none\"}"}`,
		`{"source":"a","line":5,"reason":"not UTF-8 (GB18030?)","base64":"eyJ0ZXh0IjogItbQufq5srL6tbPUxsbWz9jOr9Sxu+EifQ=="}`,
		`{"source":"a","line":6,"reason":"published: \"March\" is no day like 2020-02-01","text":"{\"text\": \"\", \"published\": \"March\"}"}`,
		`{"source":"a","line":7,"reason":"not UTF-8 (UTF-16?)","base64":"AP/+/QH/+vs="}`)
	ptest.RunAndValidate(t, p)
}

// A record on which extraction panics is one in quarantine.
func TestPanicIsQuarantined(t *testing.T) {
	f := &extractFn{} // without tools
	var reasons []string
	f.ProcessElement(context.Background(), lineOf(1, `{"text": "`+news+`"}`), func(item) { t.Error("a result") }, func(piece) { t.Error("a piece") },
		func(i item) { reasons = append(reasons, string(i.Data)) })
	require.Len(t, reasons, 1)
	assert.Contains(t, reasons[0], `"reason":"extraction failed: `)
}

// found extracts texts without Beam.
func found(t *testing.T, texts ...string) (results []*relation.Result) {
	t.Helper()
	f := &extractFn{Split: true}
	require.NoError(t, f.Setup())
	for i, text := range texts {
		data, err := json.Marshal(map[string]string{"id": fmt.Sprint(i), "text": text})
		require.NoError(t, err)
		l := lineOf(i, string(data))
		rs, _, err := f.extract(&l)
		require.NoError(t, err)
		results = append(results, rs...)
	}
	return results
}

// The steps of an assembly on Beam, and the numbers of articles in several shards,
// make the graph.
func TestAssemble(t *testing.T) {
	var texts []string
	for i := range 12 {
		texts = append(texts, strings.ReplaceAll(news, "3月2日", fmt.Sprintf("3月%d日", i+1)))
	}
	results := found(t, append(texts, "泊阳县医院医生顾长岭获奖。", "什么也没有。")...)
	for _, o := range []graphOptions{{}, {Appearances: true, Dates: true}} {
		var opts []graph.Option
		if o.Appearances {
			opts = []graph.Option{graph.WithAppearances(), graph.WithDates()}
		}
		b := graph.NewBuilder(opts...)
		a, err := o.assembly()
		require.NoError(t, err)
		var pieces []piece
		for _, r := range results {
			b.Add(r)
			a.Add(r, func(p graph.Piece) { pieces = append(pieces, newPiece(p)) })
		}
		var want bytes.Buffer
		require.NoError(t, b.Build().WriteJSONL(&want))
		p, s, first := ptest.CreateList(pieces)
		lines := strings.Split(strings.TrimSuffix(want.String(), "\n"), "\n")
		require.Greater(t, len(lines), 40)
		passert.EqualsList(s, beam.ParDo(s, dataOf, assemble(s, o, 3, first)), lines)
		ptest.RunAndValidate(t, p)
	}
}

func TestSorted(t *testing.T) {
	var items []item
	for i := range 100 {
		items = append(items, item{[]byte(fmt.Sprintf("%02d", i*37%100)), nil})
	}
	p, s, in := ptest.CreateList(items)
	var want []string
	for i := range 4 {
		var keys []string
		for k := range 25 {
			keys = append(keys, fmt.Sprintf("%02d", i*25+k))
		}
		want = append(want, fmt.Sprint(i, keys))
	}
	passert.EqualsList(s, beam.ParDo(s, shardOf, sorted(s, 4, in)), want)
	ptest.RunAndValidate(t, p)

	p, s, in = ptest.CreateList([]item{{[]byte("a"), nil}})
	passert.Equals(s, beam.ParDo(s, shardOf, sorted(s, 3, in)), "0 []", "1 []", "2 [a]")
	ptest.RunAndValidate(t, p)
}

// The bounds are those of the keys, whatever the order in which samples come
// together, and a sample does not grow.
func TestBounds(t *testing.T) {
	f := &boundsFn{Shards: 4}
	sampleOf := func(from, to int) sample {
		s := f.CreateAccumulator()
		for i := from; i < to; i++ {
			s = f.AddInput(s, item{Key: fmt.Appendf(nil, "%06d", i)})
			require.LessOrEqual(t, len(s.Keys), 2*perShard*f.Shards)
		}
		return s
	}
	one := f.ExtractOutput(f.MergeAccumulators(sampleOf(0, 70_000), sampleOf(70_000, 100_000)))
	two := f.ExtractOutput(f.MergeAccumulators(sampleOf(30_000, 100_000), f.MergeAccumulators(f.CreateAccumulator(), sampleOf(0, 30_000))))
	require.Equal(t, one, two)
	require.Len(t, one.Keys, 3)
	for i, k := range one.Keys {
		var n int
		_, err := fmt.Sscan(strings.TrimLeft(string(k), "0"), &n)
		require.NoError(t, err)
		assert.InDelta(t, 25_000*(i+1), n, 8_000)
	}
	assert.Empty(t, f.ExtractOutput(f.CreateAccumulator()).Keys)
}

func TestWriteFn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	p, s, in := ptest.CreateList([]item{{[]byte("2"), []byte("二")}, {[]byte("1"), []byte("一")}, {[]byte("3"), []byte("三")}})
	write(s, dir+"/", "results", 2, in)
	ptest.RunAndValidate(t, p)
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	require.Equal(t, []string{filepath.Join(dir, "results-00000-of-00002.jsonl"), filepath.Join(dir, "results-00001-of-00002.jsonl")}, names)
	assert.Equal(t, "一\n二\n三\n", string(shards(t, dir, "results", 2)))
	assert.ErrorContains(t, untouched(context.Background(), dir), "results-00000-of-00002.jsonl is there already")
	assert.NoError(t, untouched(context.Background(), t.TempDir()))
}

// Nothing at all makes whole files, too.
func TestEmptyInput(t *testing.T) {
	dir := t.TempDir()
	p, s := beam.NewPipelineWithRoot()
	build(s, config{files: []string{file(t, "a.jsonl", "\n")}, out: filepath.Join(dir, "out"), shards: 2, largest: 100})
	ptest.RunAndValidate(t, p)
	assert.Equal(t, "{\"renshi\":1}\n", string(shards(t, filepath.Join(dir, "out"), "graph", 2)))
	assert.Empty(t, shards(t, filepath.Join(dir, "out"), "results", 2))
}

func TestFlags(t *testing.T) {
	good := config{out: "o", files: []string{"a"}, shards: 1, largest: 1}
	for want, change := range map[string]func(*config){
		"":                              func(*config) {},
		"-out FOLDER is missing":        func(c *config) { c.out = "" },
		"no FILE to read":               func(c *config) { c.files = nil },
		"-shards 0: from 1 to 99999":    func(c *config) { c.shards = 0 },
		"-largest 0: at least 1":        func(c *config) { c.largest = 0 },
		`"x" is no day like 2020-02-01`: func(c *config) { c.published = "x" },
	} {
		c := good
		change(&c)
		if err := c.check(); want == "" {
			assert.NoError(t, err)
		} else {
			assert.ErrorContains(t, err, want)
		}
	}
}
