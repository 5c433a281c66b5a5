package purego_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/segment"
	"github.com/go-renshi/renshi/entity/segment/purego"
)

func TestContract(t *testing.T) {
	s, err := purego.New()
	require.NoError(t, err)
	assert.NoError(t, segment.Check(s, "清河县委书记林建国到城关镇检查春耕生产。"))
}

func TestSegment(t *testing.T) {
	s, err := purego.New()
	require.NoError(t, err)
	for text, want := range map[string]string{
		"我来到北京清华大学":    "我/r 来到/v 北京/ns 清华大学/nt",
		"他来到了网易杭研大厦":   "他/r 来到/v 了/ul 网易/n 杭研/x 大厦/n", // 杭研 is in no dictionary
		"增长5.2%，CPU占用": "增长/v 5.2/m %/x ，/x CPU/eng 占用/v",
		"县长 赵敏":        "县长/n  /x 赵敏/x",
		"AT&T与B超":      "AT&T/nz 与/p B超/n",
		"市\xff长":       "市/n \xff/x 长/a",
	} {
		var got []string
		for _, k := range s.Segment(text) {
			got = append(got, k.Text(text)+"/"+k.Tag)
		}
		assert.Equal(t, want, strings.Join(got, " "))
	}
}

func TestConcurrent(t *testing.T) {
	const text = "清河县委书记林建国到城关镇检查春耕生产，县长赵敏陪同。"
	s, err := purego.New()
	require.NoError(t, err)
	want := s.Segment(text)
	var wg sync.WaitGroup
	for range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 200 {
				if !assert.Equal(t, want, s.Segment(text)) {
					return
				}
			}
		}()
	}
	wg.Wait()
}

func FuzzSegment(f *testing.F) {
	s, err := purego.New()
	require.NoError(f, err)
	for _, text := range []string{"", "县长", "\xff\x00", "a1.2b，。\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		require.NoError(t, segment.Tiles(text, s.Segment(text)))
	})
}

func ExampleNew() {
	s, err := purego.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "他来到北京"
	for _, k := range s.Segment(text) {
		fmt.Println(k.Start, k.End, k.Text(text), k.Tag)
	}
	// Output:
	// 0 3 他 r
	// 3 9 来到 v
	// 9 15 北京 ns
}
