//go:build cgo

package jieba_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/segment"
	"github.com/go-renshi/renshi/entity/segment/internal/piece"
	"github.com/go-renshi/renshi/entity/segment/jieba"
)

// What keeps gojieba from harm: who may call it, with what, and for how long it
// lives.

const root = "../../.."

// No other package imports gojieba, and of gojieba only what makes an instance is
// named here: the rest goes through an interface of two methods that change nothing.
func TestOnlyImporter(t *testing.T) {
	var importers, named []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool {
			name, _ := strconv.Unquote(i.Path.Value)
			return strings.HasPrefix(name, "github.com/yanyiwu/gojieba")
		}) {
			return nil
		}
		importers = append(importers, filepath.ToSlash(filepath.Dir(path)))
		if !strings.HasSuffix(path, "_test.go") {
			ast.Inspect(f, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := s.X.(*ast.Ident); ok && x.Name == "gojieba" {
						named = append(named, s.Sel.Name)
					}
				}
				return true
			})
		}
		return nil
	})
	require.NoError(t, err)
	slices.Sort(importers)
	slices.Sort(named)
	assert.Equal(t, []string{root + "/entity/segment/jieba"}, slices.Compact(importers))
	assert.Equal(t, []string{"Jieba", "NewJieba"}, slices.Compact(named))
}

// harmless says of a text that gojieba got whether it may.
func harmless(t *testing.T, text string) {
	t.Helper()
	assert.True(t, utf8.ValidString(text), "not UTF-8: %q", text)
	assert.NotContains(t, text, "\x00")
	assert.LessOrEqual(t, len(text), piece.Max)
}

var hostile = []string{
	"", "\x00", "\xff", "县长\x00沈青禾\xff\xe5来了。\xed\xa0\x80", strings.Repeat("\x00县", 10_000), strings.Repeat("\xff", 100_000), strings.Repeat("县", 20_000),
	"\u200b县\ufeff长\u2028", "县长\r\n\x00\r\n沈青禾", "\ufffe\uffff\U0010ffff", "县\x01\x02\x1b长", strings.Repeat("a", 40_000), "e\u0301\u0301", "\xf4\x90\x80\x80", "\xc0\x80",
}

// Neither the segmenter nor an extractor hands gojieba NUL, bytes that are not UTF-8,
// a text longer than it is good with, or a word of the user's.
func TestGojiebaGetsNothingHarmful(t *testing.T) {
	var texts []string
	rec, err := jieba.Recording(func(text string) {
		harmless(t, text)
		texts = append(texts, text)
	})
	require.NoError(t, err)
	for _, text := range hostile {
		assert.NoError(t, segment.Tiles(text, rec.Segment(text)), "%.40q", text)
	}
	require.NotEmpty(t, texts)

	texts = nil
	const own = "浮生子澄"
	x, err := entity.New(entity.WithSegmenter(rec), entity.WithNames(entity.Person, own, "\x00"+own, own+"\xff"),
		entity.WithNames(entity.Place, own+"湾"), entity.WithSuffixes(entity.Organisation, own+"社"), entity.WithoutNames(entity.Title, own+"长"))
	require.NoError(t, err)
	assert.Empty(t, texts, "New needs no segmenter")
	for _, text := range hostile {
		x.Extract(entity.Article{Source: text})
		x.Extract(entity.Article{Source: text + "县长沈青禾来了。", Regions: []entity.Span{{Start: len(text) / 2, End: len(text) + 9}}})
	}
	require.NotEmpty(t, texts)
	for _, text := range texts {
		assert.NotContains(t, text, own)
	}
}

// Names that one extractor was given change the words of nobody, also not where
// they stand in the text.
func TestUserWordsDoNotReachTheDictionary(t *testing.T) {
	s, err := jieba.New()
	require.NoError(t, err)
	const text = "浮生子澄来到磨盘澄湾社。"
	before := s.Segment(text)
	x, err := entity.New(entity.WithSegmenter(s), entity.WithNames(entity.Person, "浮生子澄"), entity.WithNames(entity.Place, "磨盘澄湾社"))
	require.NoError(t, err)
	assert.Len(t, x.Extract(entity.Article{Source: text}).Mentions, 2)
	assert.Equal(t, before, s.Segment(text))
}

func FuzzSegment(f *testing.F) {
	var mu sync.Mutex
	var texts []string
	rec, err := jieba.Recording(func(text string) { texts = append(texts, text) })
	require.NoError(f, err)
	for _, text := range hostile {
		f.Add(text[:min(len(text), 300)])
	}
	f.Fuzz(func(t *testing.T, text string) {
		mu.Lock()
		defer mu.Unlock()
		texts = texts[:0]
		require.NoError(t, segment.Tiles(text, rec.Segment(text)))
		for _, got := range texts {
			harmless(t, got)
		}
	})
}

// The instance outlives every extractor, whatever the garbage collector does while
// gojieba is at work; and no goroutine is left behind.
func TestInstanceIsNeverFreed(t *testing.T) {
	s, err := jieba.New()
	require.NoError(t, err)
	const text = "县委书记顾长岭到柳湾镇检查春耕生产。"
	want := s.Segment(text)
	goroutines := runtime.NumGoroutine()
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 50 {
				mine, err := jieba.New() // let go of at once
				if !assert.NoError(t, err) || !assert.Equal(t, want, mine.Segment(text)) {
					return
				}
				runtime.GC() // finalisers run after it
			}
		}()
	}
	wg.Wait()
	for range 3 {
		x, err := entity.New(entity.WithSegmenter(s))
		require.NoError(t, err)
		x.Extract(entity.Article{Source: text})
		runtime.GC()
	}
	assert.Equal(t, want, s.Segment(text))
	assert.LessOrEqual(t, runtime.NumGoroutine(), goroutines)
}
