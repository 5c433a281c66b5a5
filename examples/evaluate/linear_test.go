package main

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest/timing"
)

// odd are texts that tempt a program to look far ahead or back, or at every pair:
// one thing over and over, in one article.
var odd = []struct{ name, text string }{
	{"list marks", "、"},
	{"opening brackets", "（"},
	{"a name", "王小明"},
	{"a list of a name", "王小明、"},
	{"a surname", "王"},
	{"a title", "副书记"},
	{"a place", "清河县"},
	{"a suffix", "公司"},
	{"a day", "3月5日"},
	{"lines of a character", "王\n"},
	{"a fact", "王小明主持会议"},
}

// oddSize is the size of a text of one thing over and over: 100,000 characters.
const oddSize = 300_000

// cost is the time on processors for each byte of one article: the best of a few.
func cost(p *pipeline, text string, tries int) float64 {
	best := time.Duration(math.MaxInt64)
	for range tries {
		best = min(best, timing.Of(func() { p.extract("", text, time.Time{}) }))
	}
	return float64(best.Nanoseconds()) / float64(len(text))
}

// Time grows linearly with the length of an article, whatever it holds.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	p, err := newPipeline()
	require.NoError(t, err)
	plain := strings.Repeat(builtin, oddSize/len(builtin))
	p.extract("", plain, time.Time{})
	usual := cost(p, plain, 2)
	within := func(name, text string, limit float64) {
		c := 0.0
		for range 4 { // the machine may be busy
			if c = cost(p, text, 1); c <= limit {
				return
			}
		}
		assert.LessOrEqual(t, c, limit, "%s: ns a byte; %.0f for plain text", name, usual)
	}
	within("a tenth of plain text", plain[:len(plain)/10], 2*usual)
	within("plain text in one line", strings.ReplaceAll(plain, "\n", ""), 2*usual)
	for _, o := range odd {
		within(o.name, strings.Repeat(o.text, oddSize/len(o.text)), 3*usual)
	}
}

// The same for tables of results: the cost of a byte should not depend on the size.
func BenchmarkArticle(b *testing.B) {
	p, err := newPipeline()
	require.NoError(b, err)
	for _, size := range []struct {
		name  string
		bytes int
	}{{"1KB", 1e3}, {"10KB", 1e4}, {"100KB", 1e5}, {"1MB", 1e6}, {"10MB", 1e7}} {
		text := strings.Repeat(builtin, size.bytes/len(builtin)+1)[:size.bytes]
		b.Run(size.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				p.extract("", text, time.Time{})
			}
		})
	}
}

func BenchmarkOdd(b *testing.B) {
	p, err := newPipeline()
	require.NoError(b, err)
	for _, o := range odd {
		text := strings.Repeat(o.text, oddSize/len(o.text))
		b.Run(strings.ReplaceAll(o.name, " ", "-"), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				p.extract("", text, time.Time{})
			}
		})
	}
}

// mostAllocs is the ceiling of allocations for 1,000 bytes of the built-in text.
const mostAllocs = 1350

func TestAllocations(t *testing.T) {
	p, err := newPipeline()
	require.NoError(t, err)
	articles, err := readCorpus("", len(builtin))
	require.NoError(t, err)
	n := testing.AllocsPerRun(3, func() {
		for _, a := range articles {
			p.extract("", a.body, time.Time{})
		}
	})
	assert.Less(t, n*1000/float64(bytesOf(articles)), float64(mostAllocs))
}
