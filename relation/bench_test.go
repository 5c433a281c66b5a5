package relation_test

import (
	"strings"
	"testing"

	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

// BenchmarkExtract measures rules alone: the mentions are given.
func BenchmarkExtract(b *testing.B) {
	x, err := relation.New()
	if err != nil {
		b.Fatal(err)
	}
	d, _, err := relationtest.Parse(strings.Repeat(article, 10))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(d.Article.Source)))
	b.ReportAllocs()
	for b.Loop() {
		x.Extract(d)
	}
}
