package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/entity/entitytest/compose"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/export"
	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

// What holds for every text, on the whole road from a text to a graph: over the
// articles of a corpus, and over texts made of the words that the rules look for.

var (
	corpus   = flag.String("corpus", "", "check the articles of `FILE`, one a line, plain or gzip")
	every    = flag.Int("every", 1, "check each `N`-th article of the corpus")
	composed = flag.Int("composed", 300, "make `N` texts of the words of the rules")
	seed     = flag.Uint64("seed", 1, "of the texts that are made")
)

// days are those on which a text may have appeared: one is not known.
var days = []time.Time{{}, time.Date(2021, 3, 4, 0, 0, 0, 0, time.UTC)}

// checker is a pipeline with rules that also give what is planned, denied or rumoured.
type checker struct {
	*pipeline
	modal *relation.Extractor
}

func newChecker(t testing.TB) checker {
	p, err := newPipeline()
	require.NoError(t, err)
	modal, err := relation.New(relation.WithModality())
	require.NoError(t, err)
	return checker{p, modal}
}

// checked runs the whole road over a text and says which promises are broken.
func (p checker) checked(text string, published time.Time) (results []*relation.Result, err error) {
	defer entitytest.Recover(&err)
	articles := page.Split("x", text)
	errs := []error{entitytest.CheckSplit(text, articles)}
	for _, a := range articles {
		if !published.IsZero() {
			a.Published = published
		}
		d, err := entitytest.CheckExtract(p.entities, a)
		errs = append(errs, err)
		r, err := relationtest.CheckExtract(p.relations, d)
		errs = append(errs, err)
		results = append(results, r)
		_, err = relationtest.CheckExtract(p.modal, d)
		errs = append(errs, err)
	}
	return results, errors.Join(errs...)
}

// checkGraph builds the graph of results, asks it all that it can answer, and writes
// it in every format.
func checkGraph(results []*relation.Result) (err error) {
	defer entitytest.Recover(&err)
	b := graph.NewBuilder(graph.WithAppearances(), graph.WithDates())
	for i, r := range results {
		d := *r.Doc
		d.Article.ID = fmt.Sprint(i)
		one := *r
		one.Doc = &d
		b.Add(&one)
	}
	g := b.Build()
	var errs []error
	if err := ask(g); err != nil {
		errs = append(errs, err)
	}
	for _, f := range export.Formats(graph.English) {
		if err := f.Write(io.Discard, g); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", f.Name, err))
		}
	}
	return errors.Join(errs...)
}

// ask puts its questions about the first vertices of a graph.
func ask(g *graph.Graph) error {
	asked := 0
	var before *graph.Vertex
	for v := range g.Vertices() {
		if asked++; asked > 50 {
			break
		}
		for range g.Timeline(v.Key) {
		}
		for range g.Holders(v.Key) {
		}
		for range g.Together(v.Key) {
		}
		for range g.Appearances(v.Key) {
		}
		for range g.NameLists(v.Key) {
		}
		g.LastAppearance(v.Key)
		if g.Ego(1, v.Key).Order() == 0 {
			return fmt.Errorf("%s: not in its own surroundings", v.Key)
		}
		if before != nil {
			g.Path(before.Key, v.Key, graph.Filter{})
			g.Why(before.Ref(), v.Ref())
		}
		before = v
	}
	g.Top(20)
	g.Collapse(2)
	var b bytes.Buffer
	if err := g.WriteJSONL(&b); err != nil {
		return err
	}
	h, err := graph.ReadJSONL(&b)
	if err == nil && (h.Order() != g.Order() || h.Weight() != g.Weight()) {
		err = fmt.Errorf("read from JSON Lines: %d vertices, %d facts; written: %d, %d", h.Order(), h.Weight(), g.Order(), g.Weight())
	}
	return err
}

func TestCorpusKeepsPromises(t *testing.T) {
	if *corpus == "" {
		t.Skip("no -corpus")
	}
	p := newChecker(t)
	articles, err := readCorpus(*corpus, math.MaxInt)
	require.NoError(t, err)
	require.Positive(t, *every, "-every")
	articles = slices.DeleteFunc(articles, func(a text) bool { return a.line%*every != 0 })
	for _, day := range days {
		results := make([][]*relation.Result, len(articles))
		each(len(articles), func(i int) {
			var err error
			results[i], err = p.checked(articles[i].body, day)
			assert.NoError(t, err, "line %d, published %v", articles[i].line, day)
		})
		assert.NoError(t, checkGraph(slices.Concat(results...)))
	}
	t.Logf("%d articles, each without a day and with one", len(articles))
}

// vocabulary is what the rules look for, with the clauses of testdata.
func vocabulary(t testing.TB) compose.Vocabulary {
	var v compose.Vocabulary
	for _, dir := range []string{"../../entity/data", "../../entity/date/data", "../../entity/gazetteer/data"} {
		lists, err := compose.Read(os.DirFS(dir), "*.txt")
		require.NoError(t, err)
		v = append(v, lists...)
	}
	split := func(pattern string, sep func(rune) bool) (out []string) {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, files)
		for _, f := range files {
			data, err := os.ReadFile(f)
			require.NoError(t, err)
			out = append(out, strings.FieldsFunc(string(data), sep)...)
		}
		return out
	}
	rules := split("../../relation/data/*.rules", func(c rune) bool { return strings.ContainsRune(" \n=|[]（）", c) })
	clauses := split("../../testdata/*.txt", func(c rune) bool { return strings.ContainsRune("，。\n", c) })
	for range 6 {
		v = append(v, rules, clauses)
		v = append(v, compose.People()...)
		v = append(v, compose.News()...)
	}
	for range 3 {
		v = append(v, compose.Dates()...)
		v = append(v, compose.Marks()...)
	}
	return v
}

func TestComposedKeepPromises(t *testing.T) {
	p := newChecker(t)
	v := vocabulary(t)
	rng := rand.New(rand.NewPCG(*seed, 0))
	var results []*relation.Result
	for range *composed {
		picks := make([]byte, 3*(1+rng.IntN(40)))
		for i := range picks {
			picks[i] = byte(rng.Uint32())
		}
		day := days[rng.IntN(len(days))]
		words := v.Words(picks)
		rs, err := p.checked(strings.Join(words, ""), day)
		if err != nil {
			short := compose.Shrink(words, func(words []string) bool {
				_, err := p.checked(strings.Join(words, ""), day)
				return err != nil
			})
			text := strings.Join(short, "")
			_, err := p.checked(text, day)
			t.Errorf("%q, published %v: %v", text, day, err)
			continue
		}
		if results = append(results, rs...); len(results) > 50 {
			assert.NoError(t, checkGraph(results))
			results = results[:0]
		}
	}
}

func FuzzComposed(f *testing.F) {
	p := newChecker(f)
	v := vocabulary(f)
	f.Add([]byte("书记主持会议"), true)
	f.Fuzz(func(t *testing.T, picks []byte, known bool) {
		day := days[0]
		if known {
			day = days[1]
		}
		text := strings.Join(v.Words(picks[:min(len(picks), 300)]), "")
		rs, err := p.checked(text, day)
		require.NoError(t, err, "%q", text)
		require.NoError(t, checkGraph(rs), "%q", text)
	})
}
