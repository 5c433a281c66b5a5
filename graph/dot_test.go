package graph_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	graphviz "github.com/goccy/go-graphviz"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

var update = flag.Bool("update", false, "rewrite golden files")

func dot(t testing.TB, g *graph.Graph, d graph.DOT) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, d.Write(&b, g))
	return b.String()
}

// graphvizAccepts pipes a graph through Graphviz itself, where it is installed,
// and returns what it says on standard error.
func graphvizAccepts(t testing.TB, source string) {
	t.Helper()
	path, err := exec.LookPath("dot")
	if err != nil {
		return
	}
	cmd := exec.Command(path, "-Tsvg")
	cmd.Stdin = strings.NewReader(source)
	var out, msg bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &msg
	require.NoError(t, cmd.Run(), msg.String())
	assert.Empty(t, msg.String(), "warnings of Graphviz")
	wellFormed(t, out.Bytes())
}

// wellFormed returns the texts and tooltips of an SVG.
func wellFormed(t testing.TB, svg []byte) (texts []string) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(svg))
	dec.Strict = true
	inText := false
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		require.NoError(t, err)
		switch e := tok.(type) {
		case xml.StartElement:
			inText = e.Name.Local == "text"
			for _, a := range e.Attr {
				if a.Name.Local == "title" {
					texts = append(texts, a.Value)
				}
			}
		case xml.CharData:
			if inText {
				texts = append(texts, string(e))
			}
		case xml.EndElement:
			inText = false
		}
	}
}

func render(t testing.TB, source string) []byte {
	t.Helper()
	ctx := context.Background()
	gv, err := graphviz.New(ctx)
	require.NoError(t, err)
	defer gv.Close()
	parsed, err := graphviz.ParseBytes([]byte(source))
	require.NoError(t, err, source)
	defer parsed.Close()
	var out bytes.Buffer
	require.NoError(t, gv.Render(ctx, parsed, graphviz.SVG, &out))
	return out.Bytes()
}

func TestDOTGolden(t *testing.T) {
	for name, d := range map[string]graph.DOT{
		"small.zh.dot": {},
		"small.en.dot": {Language: graph.English, NoLegend: true, Title: `A "small" one`, Direction: "tb"},
	} {
		t.Run(name, func(t *testing.T) {
			got := dot(t, build(t, county()[2]), d)
			if *update {
				require.NoError(t, os.WriteFile("testdata/"+name, []byte(got), 0o644))
			}
			want, err := os.ReadFile("testdata/" + name)
			require.NoError(t, err)
			assert.Equal(t, string(want), got)
			graphvizAccepts(t, got)
		})
	}
}

func TestDOTOfCountyIsAccepted(t *testing.T) {
	got := dot(t, build(t, quarter()...), graph.DOT{})
	graphvizAccepts(t, got)
	texts := strings.Join(wellFormed(t, render(t, got)), "\n")
	for _, want := range []string{"梁振宇", "临桐县委书记", "柳塘镇", "2024年1月12日", "主持、讲话", "一线护林员", "县委常委、宣传部长范若兰参加会见。"} {
		assert.Contains(t, texts, want)
	}
}

func TestDOTOfNothing(t *testing.T) {
	got := dot(t, graph.NewBuilder().Build(), graph.DOT{})
	assert.NotContains(t, got, "cluster")
	graphvizAccepts(t, got)
	wellFormed(t, render(t, got))
}

// pair is a graph of one fact between two people.
func pair(a, b, sentence string, typ relation.Type) *graph.Graph {
	d := &entity.Document{
		Article:  entity.Article{ID: a, Source: sentence},
		Entities: []entity.Entity{{ID: "1", Kind: entity.Person, Name: a}, {ID: "2", Kind: entity.Person, Name: b, Aliases: []string{a}}},
	}
	all := entity.Span{End: len(sentence)}
	builder := graph.NewBuilder()
	builder.Add(&relation.Result{Doc: d, Facts: []relation.Fact{{Type: typ, Subject: "1", Object: "2", Trigger: all, Evidence: all}}})
	return builder.Build()
}

var hostile = map[string]string{
	"quotes":        `他说"你好"`,
	"backslash":     `a\`,
	"escape":        `\N\G\l\r\n`,
	"quoted escape": `\"`,
	"newline":       "张\n三\r\n李",
	"markup":        `<b>王</b> <`,
	"html label":    `<<TABLE><TR><TD>x</TD></TR></TABLE>>`,
	"cdata":         `]]>`,
	"entity":        `&lt;&amp;&#60;&`,
	"ideographic":   "甲　乙",
	"rtl":           "\u202eabc\u200f\u2067d",
	"nul":           "a\x00b",
	"control":       "a\x01\x1b[31mb\x7f\u0085",
	"not utf-8":     "a\xff\xfe\xe4",
	"comment":       `--> /* // #`,
	"statement":     `"]; x -> y; "`,
	"keyword":       "digraph",
	"port":          "a:n:sw",
	"emoji":         "👩‍👩‍👧",
	"surrogate":     "\xed\xa0\x80",
	"noncharacter":  "\uFFFE\uFFFF",
	"long":          strings.Repeat("很长的名字", 400),
	"empty":         "",
	"spaces":        " \t ",
}

func TestDOTOfHostileNames(t *testing.T) {
	for name, h := range hostile {
		t.Run(name, func(t *testing.T) {
			source := dot(t, pair(h, "乙", h, relation.Type(h)), graph.DOT{Title: h})
			graphvizAccepts(t, source)
			wellFormed(t, render(t, source))
			parsed, err := graphviz.ParseBytes([]byte(source))
			require.NoError(t, err)
			defer parsed.Close()
			nodes, err := parsed.NodeNum()
			require.NoError(t, err)
			assert.Equal(t, 3, nodes, "two people and the legend")
			edges, err := parsed.EdgeNum()
			require.NoError(t, err)
			assert.Equal(t, 1, edges)
		})
	}
}

// What stands in a name is what a reader sees in the picture.
func TestDOTShowsNamesAsTheyAre(t *testing.T) {
	for _, name := range []string{`他说"你好"`, `a\`, `\N\G\l`, `<b>王</b>`, `<<B>x</B>>`, `]]>`, `&lt;&amp;&`, "甲　乙", `"]; x -> y; "`} {
		source := dot(t, pair(name, "乙", "某句话。", relation.MetWith), graph.DOT{Wrap: -1})
		assert.Contains(t, wellFormed(t, render(t, source)), name)
	}
}

func TestDOTMeetingsAreOneLine(t *testing.T) {
	d := &entity.Document{Entities: []entity.Entity{{ID: "1", Kind: entity.Person, Name: "甲"}, {ID: "2", Kind: entity.Person, Name: "乙"}}}
	b := graph.NewBuilder()
	b.Add(&relation.Result{Doc: d, Facts: []relation.Fact{
		{Type: relation.MetWith, Subject: "1", Object: "2"}, {Type: relation.MetWith, Subject: "2", Object: "1"},
		{Type: relation.MetWith, Subject: "1", Object: "1"}}})
	g := b.Build()
	assert.Equal(t, 3, g.Size())
	assert.Equal(t, 2, strings.Count(dot(t, g, graph.DOT{}), "->"), "one line and the loop")
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestDOTReportsFailure(t *testing.T) {
	require.ErrorContains(t, build(t, county()...).WriteDOT(failing{}), "disk full")
}

func FuzzDOT(f *testing.F) {
	for _, h := range hostile {
		if len(h) < 200 {
			f.Add(h, "乙", h, h)
		}
	}
	f.Add("\xb2", "\x99", "", "")
	f.Add("\xff", "%FF", "%", "\uFFFD")
	f.Fuzz(func(t *testing.T, a, b, sentence, typ string) {
		if len(a)+len(b)+len(sentence)+len(typ) > 2000 {
			return
		}
		source := dot(t, pair(a, b, sentence, relation.Type(typ)), graph.DOT{Title: sentence})
		parsed, err := graphviz.ParseBytes([]byte(source))
		require.NoError(t, err, source)
		defer parsed.Close()
		nodes, err := parsed.NodeNum()
		require.NoError(t, err)
		people := 2
		if a == b && a != "" {
			people = 1
		}
		assert.Equal(t, people+1, nodes, source)
		edges, err := parsed.EdgeNum()
		require.NoError(t, err)
		assert.Equal(t, 1, edges, source)
	})
}

func ExampleDOT_Write() {
	g := pair("林远山", "周若水", "林远山会见周若水。", relation.MetWith)
	err := graph.DOT{Language: graph.English, NoLegend: true}.Write(lineFilter{"->"}, g)
	fmt.Println(err)
	// Output:
	// "person:林远山" -> "person:周若水"
	// <nil>
}

// lineFilter prints the heads of the lines that have a word.
type lineFilter struct{ word string }

func (f lineFilter) Write(p []byte) (int, error) {
	for l := range strings.Lines(string(p)) {
		if strings.Contains(l, f.word) {
			head, _, _ := strings.Cut(strings.TrimSpace(l), " [")
			fmt.Println(head)
		}
	}
	return len(p), nil
}

// crowd is a graph of so many facts between two rows of people.
func crowd(t testing.TB, facts int) *graph.Graph {
	d := &entity.Document{Article: entity.Article{ID: "p.txt", Source: "会见。"}}
	r := &relation.Result{Doc: d}
	for i := range 60 {
		d.Entities = append(d.Entities, entity.Entity{ID: entity.ID(fmt.Sprint(i)), Kind: entity.Person, Name: fmt.Sprintf("赵%c", '一'+rune(i))})
	}
	for i := range facts {
		kind := []relation.Type{relation.MetWith, relation.Accompanied, relation.Visited, relation.Inspected}[i%4]
		r.Facts = append(r.Facts, relation.Fact{Subject: entity.ID(fmt.Sprint(i % 30)), Object: entity.ID(fmt.Sprint(30 + i/30)), Type: kind,
			Evidence: entity.Span{End: len("会见。")}})
	}
	b := graph.NewBuilder()
	b.Add(r)
	g := b.Build()
	require.Equal(t, facts, g.Size())
	return g
}

// Labels and splines of hundreds of edges would take Graphviz minutes.
func TestDOTOfManyEdges(t *testing.T) {
	small, large, huge := dot(t, crowd(t, 120), graph.DOT{}), dot(t, crowd(t, 121), graph.DOT{}), dot(t, crowd(t, 500), graph.DOT{})
	assert.False(t, strings.Contains(small, "nslimit"))
	assert.True(t, strings.Contains(small, `"person:赵一" -> "person:赵丞" [label=" 会见 "`))
	assert.True(t, strings.Contains(large, `nslimit="2"`))
	assert.False(t, strings.Contains(large, "splines"))
	assert.True(t, strings.Contains(huge, `splines="line"`))
	for _, got := range []string{large, huge} {
		assert.True(t, regexp.MustCompile(`"person:赵一" -> "person:赵.*" \[color=.*tooltip="会见\\n会见。"\]`).MatchString(got))
		assert.True(t, regexp.MustCompile(`"#legend:0:to" \[label="调研、慰问", `).MatchString(got), "the legend names the lines")
	}
	assert.True(t, large == dot(t, crowd(t, 121), graph.DOT{}), "the same bytes")
	assert.True(t, strings.Contains(dot(t, crowd(t, 121), graph.DOT{Labels: 200}), `[label=" 会见 "`))
	bare := dot(t, crowd(t, 8), graph.DOT{Labels: -1, Quotes: -1})
	assert.True(t, strings.Contains(bare, `tooltip="会见"]`))
	assert.False(t, strings.Contains(bare, `"person:赵一" -> "person:赵丞" [label`))
	graphvizAccepts(t, large)
	texts := strings.Join(wellFormed(t, render(t, huge)), "\n")
	assert.Contains(t, texts, "调研、慰问")
	assert.NotContains(t, texts, "#legend")
}
