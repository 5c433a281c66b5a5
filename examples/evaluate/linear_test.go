package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
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
	{"a list of a place", "清河县、"},
	{"a suffix", "公司"},
	{"a body", "清河县公安局"},
	{"a name and a title", "县委书记、县长王小明"},
	{"a list of names and titles", "县委书记王小明、"},
	{"surnames", "王李张刘陈杨"},
	{"digits", "1"},
	{"figures", "12345 "},
	{"a day", "3月5日"},
	{"lines of a character", "王\n"},
	{"lines of a name", "王小明\n"},
	{"a fact", "王小明主持会议"},
	{"all of it", "王小明、（清河县委书记）3月5日，清河公司"},
}

// oddSize is the size of a text of one thing over and over: 100,000 characters.
const oddSize = 300_000

// A byte of a text of one thing costs at most twice as much as a byte of news; two and a half times where each line, a
// paragraph, has one character.
func TestOddTextsCostNoMore(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	p, err := newPipeline()
	require.NoError(t, err)
	news := strings.Repeat(builtin, oddSize/len(builtin))
	check := func(name, text string) {
		limit := 2.0
		if strings.HasPrefix(name, "lines") {
			limit = 2.5
		}
		atMost(t, limit, name, text, news, func(s string) { p.extract("", s, time.Time{}) })
	}
	check("a tenth of the news", news[:len(news)/10])
	check("news in one line", strings.ReplaceAll(news, "\n", ""))
	for _, o := range odd {
		check(o.name, strings.Repeat(o.text, oddSize/len(o.text)))
	}
}

// atMost checks that a byte of the text takes at most limit times as long as one of the
// usual text.
func atMost(t *testing.T, limit float64, name, text, usual string, read func(text string)) {
	share := float64(len(text)) / float64(len(usual))
	ratio := timing.Ratio(func() { read(text) }, func() { read(usual) }, limit*share) / share
	t.Logf("%s: %.2f times as long a byte", name, ratio)
	assert.LessOrEqual(t, ratio, limit, name)
}

// whole reads texts as one article each, however long.
func whole(t testing.TB) func(text string) {
	p, err := newPipeline(entity.WithLimits(entity.Limits{Bytes: entity.Unlimited}))
	require.NoError(t, err)
	return func(text string) { p.relations.Extract(p.entities.Extract(entity.Article{Source: text})) }
}

// A byte of one article of 10 MB, which takes some gigabytes of memory, costs hardly more than
// a byte of one of 100 KB; with less than -attack 1, of one of 1 MB.
func TestLongArticlesCostNoMore(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	read := whole(t)
	large := int(max(1e6, *attack*1e7))
	for _, unit := range []string{builtin, "王小明、"} {
		long := strings.Repeat(unit, 1+large/len(unit))[:large]
		short := long[:1e5]
		ratio := timing.Ratio(func() { read(long) }, func() {
			for range len(long) / len(short) { // as much to read
				read(short)
			}
		}, 1.5)
		t.Logf("%.9s…: %.2f times as long a byte of %d KB", unit, ratio, large/1000)
		assert.LessOrEqual(t, ratio, 1.5, "%.9s…", unit)
	}
}

// The same for tables of results: the cost of a byte should not depend on the size.
func BenchmarkArticle(b *testing.B) {
	read := whole(b)
	for size := 1_000; size <= 10_000_000; size *= 10 {
		text := strings.Repeat(builtin, size/len(builtin)+1)[:size]
		b.Run(fmt.Sprintf("%dKB", size/1000), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				read(text)
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
const mostAllocs = 200

func TestAllocations(t *testing.T) {
	if timing.RaceDetector {
		t.Skip("pools drop memory at random")
	}
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
