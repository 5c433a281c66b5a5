package relation_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// What a great article took is free again, also where small ones come without a rest: the
// memory that serves the next article is bounded.
func TestGreatArticleIsForgotten(t *testing.T) {
	x, err := entity.New(entity.WithLimits(entity.Limits{Bytes: entity.Unlimited}))
	require.NoError(t, err)
	r, err := relation.New()
	require.NoError(t, err)
	extract := func(text string) { r.Extract(x.Extract(entity.Article{Source: text})) }
	used := func() int {
		var m runtime.MemStats
		for range 3 {
			extract("副市长申小雅到泊阳县调研。")
			runtime.GC()
		}
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc >> 20)
	}
	before := used()
	for name, clause := range map[string]string{"one sentence": "副市长申小雅到泊阳县调研，", "sentences": "副市长申小雅到泊阳县调研。"} {
		extract(strings.Repeat(clause, 40_000))
		assert.InDelta(t, before, used(), 20, "%s: MB in use", name)
	}
	runtime.KeepAlive(x)
	runtime.KeepAlive(r)
}
