package entity_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/segment"
	"github.com/go-renshi/renshi/entity/segment/purego"
)

// BenchmarkExtract measures the extraction of mentions with both segmenters.
func BenchmarkExtract(b *testing.B) {
	pure, err := purego.New()
	require.NoError(b, err)
	article := entity.Article{Source: strings.Repeat("2021年3月2日上午，泊阳县委书记顾长岭到柳桥湾镇检查春耕工作，县长邵培林陪同。要求各部门抓好落实。\n", 20)}
	for _, v := range []struct {
		name string
		seg  segment.Segmenter // nil for the default
	}{{"jieba", nil}, {"purego", pure}} {
		b.Run(v.name, func(b *testing.B) {
			var opts []entity.Option
			if v.seg != nil {
				opts = append(opts, entity.WithSegmenter(v.seg))
			}
			x, err := entity.New(opts...)
			if errors.Is(err, entity.ErrNoSegmenter) {
				b.Skip(err)
			}
			require.NoError(b, err)
			b.SetBytes(int64(len(article.Source)))
			b.ReportAllocs()
			for b.Loop() {
				x.Extract(article)
			}
		})
	}
}
