package tagger_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest/timing"
	"github.com/go-renshi/renshi/entity/internal/tagger"
)

func load(t testing.TB) *tagger.Tagger {
	t.Helper()
	tg, err := tagger.Load()
	require.NoError(t, err)
	return tg
}

// mark writes spans into the text: 〔person 王芳〕.
func mark(text string, spans []tagger.Span) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.Start] + "〔" + s.Kind + " " + text[s.Start:s.End] + "〕")
		at = s.End
	}
	return b.String() + text[at:]
}

func TestTagFindsInventedNames(t *testing.T) {
	tg := load(t)
	for _, want := range []string{
		"〔place 清河市〕市长〔person 陆远征〕说，工程进展顺利。",
		"〔organisation 柳林集团有限公司〕董事长〔person 褚一鸣〕出席会议。",
		"（记者〔person 郁小满〕）",
		"经理向来访的客人介绍了产品的情况。",
		"",
	} {
		text := strings.NewReplacer("〔person ", "", "〔place ", "", "〔organisation ", "", "〕", "").Replace(want)
		assert.Equal(t, want, mark(text, tg.Tag(text)))
	}
}

func TestReadingAgreesWithTag(t *testing.T) {
	tg := load(t)
	for _, text := range news {
		r := tg.Read(text)
		spans := tg.Tag(text)
		assert.Equal(t, spans, r.Spans())
		for _, s := range spans {
			assert.InDelta(t, s.Score, r.Score(s.Start, s.End, s.Kind), 1e-9, text[s.Start:s.End])
			assert.InDelta(t, s.Score, tg.Score(text, s.Start, s.End, s.Kind), 1e-9)
		}
	}
}

func TestSpansOfManyBarredCharactersScoreNothing(t *testing.T) {
	file, err := os.Open("model.bin.gz")
	require.NoError(t, err)
	defer file.Close()
	m, err := tagger.Decode(file)
	require.NoError(t, err)
	// No bracket is in a person's name: each of them counts a million, of which 32 bits hold two thousand.
	for _, brackets := range []int{1, 2047, 2500, 4095, 5000} {
		text := "王" + strings.Repeat("（", brackets) + "芳"
		assert.Zero(t, tagger.New(m).Score(text, 0, len(text), tagger.Person), brackets)
	}
}

func TestScoreOfOtherSpansIsLower(t *testing.T) {
	text := "〇〇县委书记陆远征说，要抓好落实。"
	r := load(t).Read(text)
	at := strings.Index(text, "陆远征")
	right := r.Score(at, at+9, tagger.Person)
	assert.Greater(t, right, 0.8)
	assert.Less(t, r.Score(at, at+6, tagger.Person), right)
	assert.Less(t, r.Score(at, at+12, tagger.Person), right)
	assert.Less(t, r.Score(at, at+9, tagger.Place), right)
	for _, bad := range [][2]int{{-1, 3}, {0, 0}, {3, 0}, {1, 4}, {0, len(text) + 1}, {0, 1 << 40}} {
		assert.Zero(t, r.Score(bad[0], bad[1], tagger.Person))
	}
	assert.Zero(t, r.Score(0, 3, "date"))
	assert.Zero(t, load(t).Score("", 0, 0, tagger.Person))
}

func TestTagIsConcurrentAndDeterministic(t *testing.T) {
	tg := load(t)
	want := make([][]tagger.Span, len(news))
	for i, s := range news {
		want[i] = load(t).Tag(s)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 50 {
				for i, s := range news {
					assert.Equal(t, want[i], tg.Tag(s))
				}
			}
		}()
	}
	wg.Wait()
}

func TestModelIsSmallAndLoadsFast(t *testing.T) {
	info, err := os.Stat("model.bin.gz")
	require.NoError(t, err)
	gate, err := os.Stat("gate.bin.gz")
	require.NoError(t, err)
	assert.LessOrEqual(t, info.Size()+gate.Size(), int64(2<<20))
	best := time.Hour
	for range 5 { // the best of five: the machine may be busy
		best = min(best, timing.Of(func() { load(t) }))
	}
	assert.Less(t, best, 600*time.Millisecond)
}

func TestModelAndGateEncodeToThemselves(t *testing.T) {
	type encoder interface{ Encode(w io.Writer) error }
	for file, decode := range map[string]func(r io.Reader) (encoder, error){
		"model.bin.gz": func(r io.Reader) (encoder, error) { return tagger.Decode(r) },
		"gate.bin.gz":  func(r io.Reader) (encoder, error) { return tagger.DecodeGate(r) },
	} {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		m, err := decode(bytes.NewReader(data))
		require.NoError(t, err)
		var b bytes.Buffer
		require.NoError(t, m.Encode(&b))
		assert.True(t, bytes.Equal(unzip(t, data), unzip(t, b.Bytes())), "decoding and encoding changed %s", file)
	}
}

// unzip gives what was packed: how it is packed is not the same in all releases of Go.
func unzip(t *testing.T, data []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(data))
	require.NoError(t, err)
	all, err := io.ReadAll(z)
	require.NoError(t, err)
	return all
}

// TestGateClosesLittle compares the tagger with one that looks at every character.
func TestGateClosesLittle(t *testing.T) {
	data, err := os.ReadFile("model.bin.gz")
	require.NoError(t, err)
	m, err := tagger.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	full, gated := tagger.New(m), load(t)
	for _, s := range news {
		want, got := full.Tag(s), gated.Tag(s)
		require.Len(t, got, len(want), s)
		for i := range want {
			assert.InDelta(t, want[i].Score, got[i].Score, 0.1, s)
			got[i].Score = want[i].Score
		}
		assert.Equal(t, want, got, s)
	}
	// What is closed is in no span, however long.
	plain := strings.Repeat("大家都很辛苦但没有一个人退缩", 400)
	r := gated.Read(plain)
	assert.Empty(t, r.Spans())
	assert.Less(t, r.Score(0, len(plain), tagger.Person), 0.02)
	chances, tagged := r.Chances()
	closed := 0
	for i, p := range chances {
		assert.False(t, tagged[i])
		if p == 0 {
			closed++
		}
	}
	assert.Greater(t, closed, len(chances)/3)
}

func TestBrokenGatesAreErrors(t *testing.T) {
	data, err := os.ReadFile("gate.bin.gz")
	require.NoError(t, err)
	for name, broken := range map[string][]byte{"empty": nil, "not gzip": []byte("weights"), "cut": data[:len(data)/2]} {
		_, err := tagger.DecodeGate(bytes.NewReader(broken))
		assert.Error(t, err, name)
	}
	var short bytes.Buffer
	z := gzip.NewWriter(&short)
	_, _ = z.Write(make([]byte, 100))
	require.NoError(t, z.Close())
	_, err = tagger.DecodeGate(&short)
	assert.ErrorContains(t, err, "100 bytes")
}

func TestBrokenModelsAreErrors(t *testing.T) {
	data, err := os.ReadFile("model.bin.gz")
	require.NoError(t, err)
	z, err := gzip.NewReader(bytes.NewReader(data))
	require.NoError(t, err)
	var plain bytes.Buffer
	_, err = plain.ReadFrom(z)
	require.NoError(t, err)
	packed := func(b []byte) *bytes.Buffer {
		var out bytes.Buffer
		w := gzip.NewWriter(&out)
		_, _ = w.Write(b)
		_ = w.Close()
		return &out
	}
	other := bytes.Clone(plain.Bytes())
	other[0] = 'x'
	for name, b := range map[string]*bytes.Buffer{
		"empty":       bytes.NewBuffer(nil),
		"not gzip":    bytes.NewBufferString("weights"),
		"cut gzip":    bytes.NewBuffer(data[:len(data)/2]),
		"nothing":     packed(nil),
		"other magic": packed(other),
		"cut":         packed(plain.Bytes()[:plain.Len()-1]),
		"header only": packed(plain.Bytes()[:20]),
		"too long":    packed(append(bytes.Clone(plain.Bytes()), 0)),
	} {
		_, err := tagger.Decode(b)
		assert.Error(t, err, name)
	}
}

func FuzzTag(f *testing.F) {
	for _, s := range news {
		f.Add(s)
	}
	for _, s := range []string{"\n", "\xff\xfe", "A", "王", "、、、", "（）", "王\x00李", strings.Repeat("王", 300), "𠀀𠀁市"} {
		f.Add(s)
	}
	tg := load(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		r := tg.Read(text)
		spans := tg.Tag(text)
		assert.Equal(t, spans, r.Spans())
		for _, s := range spans {
			require.LessOrEqual(t, end, s.Start)
			require.Less(t, s.Start, s.End)
			require.LessOrEqual(t, s.End, len(text))
			require.True(t, utf8.RuneStart(text[s.Start]))
			require.True(t, s.End == len(text) || utf8.RuneStart(text[s.End]) || !utf8.ValidString(text))
			require.True(t, s.Score >= 0 && s.Score <= 1, "score %v", s.Score)
			require.GreaterOrEqual(t, tagger.KindIndex(s.Kind), 0)
			end = s.End
		}
		for i := range min(len(text), 20) {
			p := r.Score(i, i+3, tagger.Person)
			require.True(t, p >= 0 && p <= 1)
		}
	})
}

func TestTagDoesNotAllocatePerCharacter(t *testing.T) {
	tg := load(t)
	long := strings.Repeat("经理向来访的客人介绍了产品的情况，", 200)
	tg.Tag(long)
	assert.Less(t, testing.AllocsPerRun(10, func() { tg.Tag(long) }), 50.0)
}
