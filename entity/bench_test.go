package entity_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
)

// The cost of a byte must be the same in all of these; to compare two versions:
//
//	go test -run - -bench Extract -count 10 ./entity >old.txt
//	… >new.txt; benchstat old.txt new.txt

// BenchmarkExtract measures articles of 1 KB to 10 MB.
func BenchmarkExtract(b *testing.B) {
	for size := 1_000; size <= 10_000_000; size *= 10 {
		b.Run(fmt.Sprintf("%dKB", size/1000), func(b *testing.B) { benchmarkExtract(b, plain, size) })
	}
}

// BenchmarkExtractOdd measures texts of 100,000 characters that are no running
// text. None must take more than twice as long for a byte as BenchmarkExtract.
func BenchmarkExtractOdd(b *testing.B) {
	for _, v := range []struct{ name, unit string }{
		{"、", "、"}, {"（", "（"}, {"name", "沈青禾"}, {"names", "沈青禾、"}, {"title and name", "县委书记沈青禾"},
	} {
		runes := len([]rune(v.unit))
		b.Run(v.name, func(b *testing.B) { benchmarkExtract(b, v.unit, 100_000*len(v.unit)/runes) })
	}
}

// benchmarkExtract measures an article of at least size bytes made of unit.
func benchmarkExtract(b *testing.B, unit string, size int) {
	x, err := entity.New()
	require.NoError(b, err)
	article := entity.Article{Source: strings.Repeat(unit, 1+(size-1)/len(unit))}
	b.SetBytes(int64(len(article.Source)))
	b.ReportAllocs()
	for b.Loop() {
		x.Extract(article)
	}
}

// Memory is taken by the article, not by the character or the candidate.
func TestExtractAllocatesLittle(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	if timing.RaceDetector {
		t.Skip("pools drop memory at random")
	}
	x := extractor(t)
	article := entity.Article{Source: strings.Repeat(plain, 20), Published: published}
	x.Extract(article) // fills pools
	allocs := testing.AllocsPerRun(5, func() { x.Extract(article) }) / float64(len(article.Source)) * 1000
	assert.Less(t, allocs, 110.0, "allocations for 1,000 bytes of text")
}
