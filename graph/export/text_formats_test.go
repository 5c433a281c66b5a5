package export_test

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/export"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
	"github.com/go-renshi/renshi/relation"
)

// notIRI is what no IRIREF holds.
var notIRI = regexp.MustCompile("[\\x00-\\x20<>\"{}|^`\\\\\\s\\p{Z}\\p{C}]")

func TestNQuads(t *testing.T) { checkNQuads(t, small(), graphtest.Nasty(), graph.NewBuilder().Build()) }

func checkNQuads(t *testing.T, graphs ...*graph.Graph) {
	t.Helper()
	const (
		typ   = quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
		label = quad.IRI("http://www.w3.org/2000/01/rdf-schema#label")
		value = quad.IRI("http://www.w3.org/ns/prov#value")
		from  = quad.IRI("http://www.w3.org/ns/prov#wasQuotedFrom")
	)
	for _, g := range graphs {
		data := written(t, export.NQuads{Base: "https://example.org/"}.Write, g)
		r := nquads.NewReader(bytes.NewReader(data), false)
		lines, facts, articles := 0, map[quad.Value]bool{}, map[quad.Value]bool{}
		var got, sentences []string
		stated := 0
		for {
			q, err := r.ReadQuad()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err)
			lines++
			for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
				if iri, ok := v.(quad.IRI); ok {
					u, err := url.Parse(string(iri))
					require.NoError(t, err)
					require.True(t, u.IsAbs())
					require.NotRegexp(t, notIRI, string(iri), "IRIREF, and no space of any kind")
				}
			}
			s, _ := q.Subject.(quad.IRI)
			switch {
			case q.Label == nil && q.Predicate == label && strings.HasPrefix(string(s), "https://example.org/"):
				kind := strings.Split(string(s), "/")[3]
				got = append(got, kind+" "+string(q.Object.(quad.LangString).Value))
			case q.Label == nil && q.Object == quad.IRI("https://schema.org/NewsArticle"):
				articles[q.Subject] = true
			case q.Label != nil && q.Predicate == typ:
				facts[q.Subject] = true
			case q.Predicate == value:
				sentences = append(sentences, string(q.Object.(quad.LangString).Value))
			case q.Predicate == from:
				require.Equal(t, q.Label, q.Object, "the named graph is the article")
			case q.Label != nil && !facts[q.Subject]:
				stated++
			}
			require.True(t, q.Label == nil || articles[q.Label])
		}
		assert.Equal(t, bytes.Count(data, []byte("\n")), lines, "one statement a line")
		assert.Equal(t, names(g), got)
		assert.Len(t, facts, g.Weight())
		want := 0
		var texts []string
		for f := range g.Facts() {
			texts = append(texts, readable(f.Evidence.Text))
			if f.Modality == "" {
				want++
			}
		}
		assert.Equal(t, texts, sentences)
		assert.Equal(t, want, stated, "what is former, planned or denied is not stated")
	}
}

// An IRI is another one for every other key.
func TestNQuadsKeepsKeysApart(t *testing.T) {
	g := graphtest.Nasty()
	seen := map[string]bool{}
	for line := range strings.Lines(string(written(t, export.NQuads{}.Write, g))) {
		if strings.Contains(line, "rdf-schema#label") && strings.Contains(line, "/id/") {
			seen[strings.Fields(line)[0]] = true
		}
	}
	assert.Len(t, seen, g.Order())
}

// mermaidEntity is a character that is written as its code or its name.
var mermaidEntity = regexp.MustCompile(`#(\w*);?`)

// mermaidLine is the part of the grammar of flow charts that is used.
var mermaidLine = regexp.MustCompile(`^ {4}(?:` +
	`(n\d+)(\(\[|\[/|\[|\(|\{\{)"([^"<>&\\` + "`" + `|]*(?:<br/>[^"<>&\\` + "`" + `|]*)*)"(\]\)|/\]|\]|\)|\}\}):::([a-z]+)` +
	`|(n\d+) -->\|"([^"<>&\\` + "`" + `|]+)"\| (n\d+)` +
	`|classDef ([a-z]+) [a-zA-Z0-9#:,. -]+)$`)

func TestMermaid(t *testing.T) {
	checkMermaid(t, small(), graphtest.Nasty(), graph.NewBuilder().Build())
}

func checkMermaid(t *testing.T, graphs ...*graph.Graph) {
	t.Helper()
	closing := map[string]string{"([": "])", "[/": "/]", "[": "]", "(": ")", "{{": "}}"}
	for _, g := range graphs {
		lines := strings.Split(strings.TrimSuffix(string(written(t, export.Mermaid{Language: graph.English}.Write, g)), "\n"), "\n")
		require.Equal(t, "flowchart LR", lines[0])
		var got []string
		ids, classes, used := map[string]bool{}, map[string]bool{}, map[string]bool{}
		edges := 0
		for _, l := range lines[1:] {
			m := mermaidLine.FindStringSubmatch(l)
			require.NotNil(t, m, "%q", l)
			switch {
			case m[1] != "":
				require.False(t, ids[m[1]])
				require.Equal(t, closing[m[2]], m[4])
				ids[m[1]], used[m[5]] = true, true
				got = append(got, m[5]+" "+mermaidLabel(t, m[3]))
			case m[6] != "":
				require.True(t, ids[m[6]] && ids[m[8]])
				edges++
			default:
				classes[m[9]] = true
			}
		}
		assert.Equal(t, used, classes)
		assert.Equal(t, g.Size(), edges)
		var want []string
		for v := range g.Vertices() {
			text := v.Name
			if v.Kind == relation.KindEvent && v.Event.Date != "" {
				text += "\n" + graph.English.Date(v.Event.Date)
			}
			if v.Hint != "" {
				text += "\n(" + v.Hint + ")"
			}
			want = append(want, string(v.Kind)+" "+strings.ReplaceAll(strings.TrimRight(readable(text), "\n"), "\r", ""))
		}
		assert.Equal(t, want, got)
	}
	assert.True(t, strings.HasPrefix(string(written(t, export.Mermaid{Direction: "tb"}.Write, small())), "flowchart TB\n"))
}

// mermaidLabel decodes the entities of Mermaid.
func mermaidLabel(t *testing.T, s string) string {
	s = strings.ReplaceAll(s, "<br/>", "\n")
	return mermaidEntity.ReplaceAllStringFunc(s, func(e string) string {
		n, err := strconv.Atoi(strings.TrimSuffix(e[1:], ";"))
		require.NoError(t, err, "%q", s)
		return string(rune(n))
	})
}

func TestFormatsAreNamedOnce(t *testing.T) {
	var seen []string
	for _, f := range export.Formats(graph.English) {
		assert.NotContains(t, seen, f.Name)
		assert.True(t, strings.HasPrefix(f.Extension, "."))
		seen = append(seen, f.Name)
	}
	assert.True(t, slices.Contains(seen, "gexf"))
}
