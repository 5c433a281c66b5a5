package entity_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

// FuzzNames gives an extractor any words: they are refused, or the documents keep
// their promises and the text as it was.
func FuzzNames(f *testing.F) {
	extractor(f)
	for _, s := range []string{"浮生子", "", " ", "\xff", "\x00", "县长", "顾\n长岭", "王", "1", "，", "（甲）", "浮生子浮生子", "e\u0301", "ＡＢ"} {
		f.Add(s, "澄海堂的浮生子来了。"+s+"县长"+s+"说，3月2日"+s)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		if len(name)+len(text) > 1000 {
			return
		}
		var opts []entity.Option
		for _, k := range entity.Kinds()[:4] {
			opts = append(opts, entity.WithNames(k, name))
		}
		opts = append(opts, entity.WithSuffixes(entity.Place, name), entity.WithSuffixes(entity.Organisation, name), entity.WithoutNames(entity.Date, name))
		x, err := entity.New(opts...)
		if err != nil {
			require.ErrorContains(t, err, "empty", "%q", name)
			return
		}
		_, err = entitytest.CheckExtract(x, entity.Article{Source: text, Published: published})
		require.NoError(t, err, "%q", name)
		_, err = entitytest.CheckExtract(x, entity.Article{Source: strings.Repeat(name, 3)})
		require.NoError(t, err, "%q", name)
	})
}
