package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/segment/jieba"
)

// The two sides of evaluate speed, for profiles:
//
//	go test -run - -bench Pipeline -cpuprofile cpu.out ./examples/evaluate

func benchmarkArticles(b *testing.B) []string {
	articles, err := readCorpus("", len(builtin))
	require.NoError(b, err)
	size := 0
	for _, a := range articles {
		size += len(a)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	return articles
}

func BenchmarkSegment(b *testing.B) {
	articles := benchmarkArticles(b)
	seg, err := jieba.New()
	require.NoError(b, err)
	for b.Loop() {
		tag(seg, articles)
	}
}

func BenchmarkPipeline(b *testing.B) {
	articles := benchmarkArticles(b)
	p, err := newPipeline()
	require.NoError(b, err)
	for b.Loop() {
		for _, a := range articles {
			p.extract("", a, time.Time{})
		}
	}
}
