//go:build cgo

package jieba

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yanyiwu/gojieba"

	"github.com/go-renshi/renshi/entity/segment"
	"github.com/go-renshi/renshi/entity/segment/internal/piece"
	"github.com/go-renshi/renshi/entity/segment/purego"
)

const sample = "3月5日上午，清河县委书记林建国到城关镇检查春耕生产，县长赵敏、副县长欧阳志远等陪同。" +
	"林建国指出，要AT&T与B超/CT并举，完成GDP增长5.2%的目标 。\n"

func TestContract(t *testing.T) {
	s, err := New()
	require.NoError(t, err)
	assert.NoError(t, segment.Check(s, sample, strings.Repeat(sample, 300)))
}

// The process has one instance, and the dictionary does not stay on disk.
func TestLoadedOnce(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	fresh, err := load()
	require.NoError(t, err)
	fresh.jieba.(*gojieba.Jieba).Free()
	left, err := os.ReadDir(tmp)
	require.NoError(t, err)
	assert.Empty(t, left)

	a, err := New()
	require.NoError(t, err)
	b, err := New()
	require.NoError(t, err)
	assert.Same(t, a, b)
}

func TestLoadFailsWithoutTemporaryDirectory(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "missing"))
	_, err := load()
	assert.ErrorContains(t, err, "unpacking the dictionary")
}

func TestPiecesChangeNothing(t *testing.T) {
	s, err := shared()
	require.NoError(t, err)
	long := strings.Repeat(sample, 3*piece.Max/len(sample))
	var want []segment.Token
	for at := 0; at < len(long); at += len(sample) {
		want = s.piece(want, sample, at)
	}
	assert.Equal(t, want, s.Segment(long))
}

func TestTagLosesNothing(t *testing.T) {
	words, err := Tag("县\x00长\xff来")
	require.NoError(t, err)
	assert.Equal(t, []string{"县/zg", " /x", "长/a", " /x", "来/v"}, words)
}

func TestConcurrent(t *testing.T) {
	s, err := New()
	require.NoError(t, err)
	want := s.Segment(sample)
	var wg sync.WaitGroup
	for range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 200 {
				if got := s.Segment(sample); !assert.Equal(t, want, got) {
					return
				}
			}
		}()
	}
	wg.Wait()
}

// news returns up to n real articles, or none where there is no corpus.
func news(tb testing.TB, n int) []string {
	f, err := os.Open("../../../../shared/corpus/news.txt.gz")
	if err != nil {
		return nil
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(tb, err)
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<22)
	var out []string
	for len(out) < n && sc.Scan() {
		out = append(out, sc.Text())
	}
	return out
}

func BenchmarkSegment(b *testing.B) {
	s, err := shared()
	require.NoError(b, err)
	pure, err := purego.New()
	require.NoError(b, err)
	tag := segment.Func(func(text string) []segment.Token {
		s.jieba.Tag(text)
		return nil
	})
	for _, size := range []int{1 << 10, 16 << 10, 1 << 20} {
		text := strings.Repeat(sample, size/len(sample)+1)
		bare := strings.Repeat("县委书记林建国检查春耕生产", size/39+1)
		for _, v := range []struct {
			name string
			s    segment.Segmenter
			text string
		}{
			{"Tag", tag, text}, {"jieba", s, text}, {"purego", pure, text},
			{"jieba without punctuation", s, bare}, {"purego without punctuation", pure, bare},
		} {
			b.Run(fmt.Sprintf("%s/%dKB", v.name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(v.text)))
				b.ReportAllocs()
				for b.Loop() {
					v.s.Segment(v.text)
				}
			})
		}
	}
	texts := news(b, 300)
	total := 0
	for _, x := range texts {
		total += len(x)
	}
	for _, v := range []struct {
		name string
		s    segment.Segmenter
	}{{"Tag", tag}, {"jieba", s}, {"purego", pure}} {
		b.Run(v.name+"/news", func(b *testing.B) {
			if total == 0 {
				b.Skip("no corpus")
			}
			b.SetBytes(int64(total))
			b.ReportAllocs()
			for b.Loop() {
				for _, x := range texts {
					v.s.Segment(x)
				}
			}
		})
	}
}
