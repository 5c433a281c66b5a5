package main

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
)

var archiveFile = flag.String("archive", "", "JSON Lines `file` with the archive for TestBrowserArchive, instead of an invented one")

// invented is the archive of 2,000 articles that examples/evaluate invents.
func invented(t *testing.T) []entity.Article {
	t.Helper()
	file := *archiveFile
	if file == "" {
		file = filepath.Join(t.TempDir(), "archive.jsonl")
		c := exec.Command("go", "run", "./examples/evaluate", "identity", "-articles", "2000", "-text")
		c.Dir = filepath.Join("..", "..")
		out, err := c.Output()
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(file, out, 0o600))
	}
	articles, err := readFiles([]string{file}, time.Time{})
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(articles), 2000)
	return articles
}

// With 2,000 articles the first page comes within three seconds, and every
// click is answered within 300 ms. The report says how long they took.
func TestBrowserArchive(t *testing.T) {
	chromium(t)
	articles := invented(t)
	b := open(t, articles)
	clock := time.Now()
	b.visit("/")
	first := time.Since(clock)
	t.Logf("%-28s %5d ms", "first page", first.Milliseconds())
	assert.LessOrEqual(t, first, 3*time.Second)
	b.picture("2000-home", 1280, false)
	b.picture("2000-home-dark", 1280, true)

	v := b.store.now.Load().byWeight(entity.Person)[0]
	org := b.store.now.Load().byWeight(entity.Organisation)[0]
	event := b.store.now.Load().byWeight("event")[0]
	place := b.store.now.Load().byWeight(entity.Place)[0]
	months := b.store.now.Load().months
	centre := func(v *graph.Vertex) string { return "/graph?centre=" + url.QueryEscape(string(v.Key)) }
	for _, c := range []struct{ name, path string }{
		{"list", "/list/article?page=20"}, {"people", "/list/person"}, {"article", articleURL("n01000")}, {"evidence", articleURL("n01000") + "?fact=2"},
		{"person", urlOf(v.Key)}, {"person-all", urlOf(v.Key) + "?all=1"}, {"body", urlOf(org.Key)}, {"event", urlOf(event.Key)}, {"place", urlOf(place.Key)},
		{"graph", "/graph"}, {"ego", centre(v)}, {"ego-body", centre(org)}, {"ego-place", centre(place)}, {"ego-more", centre(v) + "&room=48"},
		{"graph-months", fmt.Sprintf("/graph?relation=chaired&from=%s&to=%s", months[len(months)/4], months[len(months)/2])},
		{"graph-place", "/graph?place=" + url.QueryEscape(place.Name)}, {"search", "/search?q=" + url.QueryEscape("会议")}, {"search-pinyin", "/search?q=zjf"},
	} {
		// The best of three: others work on the machine, too.
		var took []time.Duration
		for range 3 {
			b.visit(c.path)
			ms := eval[float64](b, `performance.getEntriesByType("navigation")[0].duration`)
			took = append(took, time.Duration(ms*float64(time.Millisecond)))
		}
		best := slices.Min(took)
		t.Logf("%-28s %5d ms, at worst %d", c.name, best.Milliseconds(), slices.Max(took).Milliseconds())
		assert.LessOrEqual(t, best, 300*time.Millisecond, c.name)
		b.picture("2000-"+c.name, 1280, false)
		if c.name == "ego" || c.name == "person" {
			b.picture("2000-"+c.name+"-dark", 1280, true)
			b.picture("2000-"+c.name+"-narrow", 420, false)
		}
		if c.name[0] == 'g' || c.name[0] == 'e' && c.name[1] == 'g' {
			assert.NotZero(t, eval[int](b, `document.querySelectorAll(".box").length`), c.name)
			assert.GreaterOrEqual(t, eval[float64](b, `Math.min(...[...document.querySelectorAll(".box text:not(.small)")].map(x => x.getBoundingClientRect().height))`), 12.0, "letters that can be read")
		}
	}

	b.visit("/add")
	b.run(chromedp.SetValue(css("[name=text]"), "3月3日，泊阳县委书记顾长岭到柳桥湾镇检查春耕。"))
	t.Logf("%-28s %5d ms", "a pasted text", b.follow(".stack button").Milliseconds())
	b.visit(articleURL("n01000") + "?correct=1")
	b.follow(".text a.m.person")
	t.Logf("%-28s %5d ms", "a correction", b.follow(".panel button").Milliseconds())
	assert.Empty(t, b.complaints())
}
