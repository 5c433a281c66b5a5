package entitytest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/entity/page"
)

func TestCheckSplitFindsEveryBrokenPromise(t *testing.T) {
	source := "春耕有序\n本报讯（记者 祁玥）3月2日，顾长岭到柳湾镇检查春耕生产。\n\n会议召开\n本报讯 3月3日，县委召开会议。\n"
	require.NoError(t, entitytest.CheckSplit(source, page.Split("1", source)))
	require.NoError(t, entitytest.CheckSplit(" \u200b\n", nil))
	for want, breaks := range map[string]func([]entity.Article) []entity.Article{
		"another source":              func(as []entity.Article) []entity.Article { as[0].Source = "x"; return as },
		"no regions or no body":       func(as []entity.Article) []entity.Article { as[0].Body = entity.Span{}; return as },
		"body [1,6): splits":          func(as []entity.Article) []entity.Article { as[0].Body = entity.Span{Start: 1, End: 6}; return as },
		"is in none of the regions":   func(as []entity.Article) []entity.Article { as[0].Body = as[1].Body; return as },
		"the headline is in the body": func(as []entity.Article) []entity.Article { as[0].Headline = []entity.Span{as[0].Body}; return as },
		"overlaps the one before":     func(as []entity.Article) []entity.Article { return append(as, as[0]) },
		"is in no article":            func(as []entity.Article) []entity.Article { return as[1:] },
		"[0,152) is in no article":    func([]entity.Article) []entity.Article { return nil },
	} {
		t.Run(want, func(t *testing.T) {
			assert.ErrorContains(t, entitytest.CheckSplit(source, breaks(page.Split("1", source))), want)
		})
	}
}
