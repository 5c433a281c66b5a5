package relation_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

// odd are texts that tempt a program to look far ahead or back, or to try every
// rule at every character: one thing over and over, in one article.
var odd = []struct{ name, marked string }{
	{"a name", "⟦P 方远⟧"},
	{"a list of a name", "⟦P 方远⟧、"},
	{"a place", "⟦L 石桥村⟧"},
	{"a title", "⟦T 副县长⟧"},
	{"triggers", "主持出席调研任命会见"},
	{"words of guards", "将不未要"},
	{"events", "会议"},
	{"list marks", "、"},
	{"opening brackets", "（"},
	{"commas", "，"},
}

// repeat makes one article of a marked text over and over, at least size bytes long.
func repeat(tb testing.TB, marked string, size int) *entity.Document {
	tb.Helper()
	one, _, err := relationtest.Parse(marked)
	require.NoError(tb, err)
	d, _, err := relationtest.Parse(strings.Repeat(marked, size/len(one.Article.Source)+1))
	require.NoError(tb, err)
	return d
}

func benchmark(b *testing.B, d *entity.Document) {
	x, err := relation.New()
	require.NoError(b, err)
	b.SetBytes(int64(len(d.Article.Source)))
	b.ReportAllocs()
	for b.Loop() {
		x.Extract(d)
	}
}

// BenchmarkExtract measures rules alone: the mentions are given. The cost of a byte
// should not depend on the size of the article.
func BenchmarkExtract(b *testing.B) {
	for _, size := range []int{1e3, 1e4, 1e5, 1e6, 1e7} {
		b.Run(fmt.Sprintf("%dKB", size/1000), func(b *testing.B) { benchmark(b, repeat(b, article, size)) })
	}
}

// Whatever a text holds, a byte of it costs at most twice as much as a byte of news.
func TestOddTextsCostNoMore(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	x, err := relation.New()
	require.NoError(t, err)
	const size, tries = 300_000, 6 // the machine may be busy
	cost := func(marked string, enough float64) float64 {
		d := repeat(t, marked, size)
		best := math.Inf(1)
		for try := 0; try < tries && best > enough; try++ {
			best = min(best, timing.Of(func() { x.Extract(d) }).Seconds()/float64(len(d.Article.Source)))
		}
		return best * float64(time.Second)
	}
	usual := cost(article, 0)
	for _, o := range odd {
		assert.LessOrEqual(t, cost(o.marked, 2*usual/float64(time.Second)), 2*usual, "%s: ns a byte; %.0f for news", o.name, usual)
	}
}

// mostAllocs is the ceiling of allocations for 1,000 bytes of news that states a fact
// in every clause.
const mostAllocs = 25

func TestAllocations(t *testing.T) {
	if timing.RaceDetector {
		t.Skip("pools drop memory at random")
	}
	x, err := relation.New()
	require.NoError(t, err)
	d := repeat(t, article, 10_000)
	n := testing.AllocsPerRun(5, func() { x.Extract(d) })
	assert.Less(t, n*1000/float64(len(d.Article.Source)), float64(mostAllocs))
}

func BenchmarkOdd(b *testing.B) {
	for _, o := range odd {
		b.Run(strings.ReplaceAll(o.name, " ", "-"), func(b *testing.B) { benchmark(b, repeat(b, o.marked, 300_000)) })
	}
}
