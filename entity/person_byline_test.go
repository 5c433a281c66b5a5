package entity_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
)

func TestNamesOfTheBylineAreMentions(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	for byline, names := range map[string][]string{
		"（记者林丛声 卫 黎）":    {"林丛声", "卫 黎"},
		"（文字 来源）":        nil,
		"总监制丨林丛声 记者柴小路）": {"林丛声", "柴小路"},
		"郝大路 柴小路/文":      {"郝大路", "柴小路"},
		"通讯员：郝大路、柴小路\n":  {"郝大路", "柴小路"},
	} {
		a := entity.Article{Source: byline + "近日，泊阳县召开春耕工作会议。"}
		for _, n := range names {
			at := strings.Index(a.Source, n)
			a.Byline = append(a.Byline, entity.Span{Start: at, End: at + len(n)})
		}
		var got []string
		for _, m := range x.Extract(a).Mentions {
			if m.Kind == entity.Person {
				got = append(got, a.Source[m.Start:m.End])
			}
		}
		assert.Equal(t, names, got)
		a.Byline = append(a.Byline, entity.Span{Start: -5, End: 1}, entity.Span{Start: 9, End: 1e6}, entity.Span{})
		x.Extract(a)
	}
}
