package main

import (
	"flag"
	"fmt"
	"runtime"
	"runtime/metrics"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest/timing"
)

var attack = flag.Float64("attack", 0.02, "attack with this `SHARE` of the full sizes")

// attacks are inputs that someone who wants to do harm would send.
var attacks = []struct {
	name  string
	bytes int // how many of the whole
	unit  func(i int) string
}{
	{"100 MB of articles", 100e6, func(int) string { return builtin }},
	{"20 MB in one line", 20e6, func(int) string { return strings.ReplaceAll(builtin, "\n", "") }},
	{"20 MB of one character", 20e6, func(int) string { return strings.Repeat("王", 1000) }},
	{"20 MB of NUL", 20e6, func(int) string { return strings.Repeat("\x00", 1000) }},
	{"20 MB that are not UTF-8", 20e6, func(int) string { return strings.Repeat("\xff", 1000) }},
	{"20 MB of line breaks", 20e6, func(int) string { return strings.Repeat("\n", 1000) }},
	{"20 MB of lines of a character", 20e6, func(int) string { return strings.Repeat("王\n", 250) }},
	{"20 MB of zero-width characters", 20e6, func(i int) string { return "王" + strings.Repeat("\u200b\u2060\ufeff", 1000) }},
	{"20 MB of halves of surrogates", 20e6, func(int) string { return strings.Repeat("\xed\xa0\x80", 1000) }},
	{"20 MB of marks on one letter", 20e6, func(int) string { return "e" + strings.Repeat("\u0301", 1000) }},
	{"20 MB of mixed scripts", 20e6, func(int) string { return "王aбαא한カ𠮷ሀ王１㎡é，\u202e书记王小明" }},
	{"a million nested brackets", 6e6, func(i int) string {
		if i >= 1e6 {
			return "）"
		}
		return "（"
	}},
	{"100,000 names", 1e6, func(i int) string { return name(i) + "、" }},
	{"100,000 headlines", 6e6, func(i int) string { return name(i) + "到柳湾镇调研\n\n本报讯 " + name(i+1) + "说。\n\n" }},
}

// name gives other people for other numbers up to 30,000 and more.
func name(i int) string {
	given := []rune("长青红云海明志远一安文清思国新")
	return fmt.Sprintf("%c%c%c", []rune("顾沈祝王李张刘陈杨")[i%9], given[i/9%15], given[i/135%15])
}

// What an attack may cost at most, with the default limits; running text takes about
// a second for each million bytes of an article that are read.
const (
	attackMemory = 2e9 // bytes, beside the text and what is loaded once
	attackTime   = 60 * time.Second
)

// No input makes the program run out of memory or time: an article is read up to
// the limit, a page in pieces.
func TestAttacks(t *testing.T) {
	p := newChecker(t)
	_, err := p.checked(builtin, days[1]) // what is made only once
	require.NoError(t, err)
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			var b strings.Builder
			for i := 0; float64(b.Len()) < *attack*float64(a.bytes); i++ {
				b.WriteString(a.unit(i))
			}
			text := b.String()
			var facts, articles, unread int
			var took time.Duration
			memory := peak(func() {
				took = timing.Of(func() {
					for r := range p.each("", text, days[1]) {
						articles++
						facts += len(r.Facts)
						for _, s := range r.Doc.Unread {
							unread += s.Len()
						}
					}
				})
			})
			t.Logf("%.1f MB: %d articles, %d facts, %.1f MB unread; %.0f MB of memory, %.1f s", float64(len(text))/1e6, articles, facts, float64(unread)/1e6, memory/1e6, took.Seconds())
			assert.Less(t, memory, attackMemory)
			assert.Less(t, took, attackTime)
		})
	}
}

// peak is the most memory on the heap, in bytes, that f has in use beside what was
// in use before.
func peak(f func()) float64 {
	used := func() float64 {
		s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(s)
		return float64(s[0].Value.Uint64())
	}
	runtime.GC()
	before := used()
	most := before
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for {
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
				most = max(most, used())
			}
		}
	}()
	f()
	close(stop)
	wg.Wait()
	return most - before
}
