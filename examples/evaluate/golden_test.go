package main

import (
	"flag"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

var update = flag.Bool("update", false, "rewrite golden files")

// TestGoldenExtraction compares what is found in the texts of testdata with
// what was found when it was last recorded. A difference is no error as such:
// look whether it is for the better, then run the test with -update.
func TestGoldenExtraction(t *testing.T) {
	p, err := newPipeline()
	require.NoError(t, err)
	golds, err := goldFiles([]string{"../../testdata/gold"}, ".gold")
	require.NoError(t, err)
	for _, file := range golds {
		name := strings.TrimSuffix(filepath.Base(file), ".gold")
		t.Run(name, func(t *testing.T) {
			gold, err := entitytest.ReadFile(file)
			require.NoError(t, err)
			found := p.extract(name, gold.Source, gold.Published)
			for _, r := range found {
				assert.NoError(t, relationtest.CheckResult(r))
			}
			got := recorded(gold, found).String()
			again, err := entitytest.ParseFile(got)
			require.NoError(t, err)
			assert.Equal(t, gold.Source, again.Source)
			entitytest.Golden(t, filepath.Join("../../testdata/golden", name+".golden"), got, *update)
		})
	}
}

// recorded puts what was found into the form of an annotated file.
func recorded(gold *entitytest.File, found []*relation.Result) *entitytest.File {
	out := &entitytest.File{Source: gold.Source, Published: gold.Published}
	for _, r := range found {
		out.Mentions = append(out.Mentions, r.Doc.Mentions...)
		a := r.Doc.Article
		body, headline := a.Source, ""
		if !a.Body.IsZero() {
			body = a.Source[a.Body.Start:a.Body.End]
		}
		for _, s := range a.Headline {
			headline += a.Source[s.Start:s.End]
		}
		solid := []rune(squeeze(body))
		const shown = 8
		out.Articles = append(out.Articles, entitytest.Article{
			Headline: squeeze(headline),
			First:    string(solid[:min(len(solid), shown)]),
			Last:     string(solid[max(0, len(solid)-shown):]),
		})
		for _, f := range r.Facts {
			out.Facts = append(out.Facts, entitytest.Fact{
				Relations: []string{string(f.Type)}, Subject: first(r.Names(f.Subject)),
				Objects: r.Names(f.Object), Date: f.Date,
			})
		}
	}
	slices.SortStableFunc(out.Mentions, func(a, b entity.Mention) int { return a.Span.Compare(b.Span) })
	return out
}
