package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The two sides of evaluate speed, for profiles:
//
//	go test -run - -bench Pipeline -cpuprofile cpu.out ./examples/evaluate

func benchmarkArticles(b *testing.B) []text {
	articles, err := readCorpus("", len(builtin))
	require.NoError(b, err)
	b.SetBytes(int64(bytesOf(articles)))
	b.ReportAllocs()
	return articles
}

func BenchmarkTag(b *testing.B) {
	articles := benchmarkArticles(b)
	require.NoError(b, tag(articles))
	for b.Loop() {
		_ = tag(articles)
	}
}

func BenchmarkPipeline(b *testing.B) {
	articles := benchmarkArticles(b)
	p, err := newPipeline()
	require.NoError(b, err)
	for b.Loop() {
		for _, a := range articles {
			p.extract("", a.body, time.Time{})
		}
	}
}
