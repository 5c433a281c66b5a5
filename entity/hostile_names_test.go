package entity_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/entity/entitytest/compose"
)

// hostileNames are words that no list of names should have: marks, white space inside,
// halves of characters, figures, what is a name or a rule's word already.
func hostileNames() []string {
	names := []string{"王", "1", "年", "3月", "县长", "的", "、", "（甲）", "浮生子浮生子", "ＡＢ", "县\n长", "某 某", strings.Repeat("长", 300), "会议", "\xff\xfe", "a\x00b"}
	for _, w := range slices.Concat(compose.Marks()...) {
		if names = append(names, "澄"+w+"海"); !empty(w) {
			names = append(names, w)
		}
	}
	return names
}

// empty says whether nothing of w is left once white space and zero-width characters
// are gone; such a name is refused.
func empty(w string) bool {
	return entity.NewDocument(entity.Article{Source: w}, nil).View().Text() == ""
}

// FuzzHostileNames reads any text with such words as names of all kinds.
func FuzzHostileNames(f *testing.F) {
	extractor(f)
	var opts []entity.Option
	for _, n := range hostileNames() {
		opts = append(opts, entity.WithNames(entity.Person, n), entity.WithNames(entity.Title, n), entity.WithNames(entity.Place, n), entity.WithNames(entity.Organisation, n),
			entity.WithSuffixes(entity.Place, n), entity.WithSuffixes(entity.Organisation, n), entity.WithoutNames(entity.Date, n))
		f.Add("县长" + n + "到" + n + "湾说，3月2日" + n + n + "（以下简称“" + n + "”）。")
	}
	x := extractor(f, opts...)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		_, err := entitytest.CheckExtract(x, entity.Article{Source: text, Published: published})
		require.NoError(t, err)
	})
}

func TestEmptyNames(t *testing.T) {
	for _, n := range []string{"", " ", "　\n", "\u200b", "\ufeff\u200d"} {
		_, err := entity.New(entity.WithNames(entity.Person, n))
		assert.ErrorContains(t, err, "empty name", "%q", n)
	}
}
