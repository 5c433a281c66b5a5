package entitytest_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

const annotated = "⟦O 县委⟧⟦T 书记⟧⟦P 顾长岭⟧到⟦L 柳湾镇⟧，\n追⟦? 梦⟧。\n\n" + `⟦facts⟧
# a comment
published | 2021-03-02
gap | the topic 追梦
article | 顾长岭到柳湾镇调研 | 县委 | 追梦。

inspected / visited | 顾长岭 | 柳湾镇 / 澄阳县柳湾镇 | 2021-03-02
holds_title | 顾长岭 | 县委书记
`

func TestParseFile(t *testing.T) {
	f, err := entitytest.ParseFile(annotated)
	require.NoError(t, err)
	assert.Equal(t, "县委书记顾长岭到柳湾镇，\n追梦。\n", f.Source)
	assert.Len(t, f.Mentions, 4)
	assert.Equal(t, []entity.Span{{Start: 40, End: 43}}, f.Ignored)
	assert.Equal(t, time.Date(2021, 3, 2, 0, 0, 0, 0, time.UTC), f.Published)
	assert.Equal(t, "the topic 追梦", f.Gap)
	assert.Equal(t, []entitytest.Article{{Headline: "顾长岭到柳湾镇调研", First: "县委", Last: "追梦。"}}, f.Articles)
	assert.Equal(t, []entitytest.Fact{
		{Relations: []string{"inspected", "visited"}, Subject: "顾长岭", Objects: []string{"柳湾镇", "澄阳县柳湾镇"}, Date: "2021-03-02"},
		{Relations: []string{"holds_title"}, Subject: "顾长岭", Objects: []string{"县委书记"}},
	}, f.Facts)

	again, err := entitytest.ParseFile(f.String())
	require.NoError(t, err)
	assert.Equal(t, f, again)
}

func TestParseFileWithoutFacts(t *testing.T) {
	f, err := entitytest.ParseFile("⟦P 顾长岭⟧\n")
	require.NoError(t, err)
	assert.Equal(t, "顾长岭\n", f.Source)
	assert.Empty(t, f.Facts)
	f, err = entitytest.ParseFile("⟦facts⟧\n")
	require.NoError(t, err)
	assert.Empty(t, f.Source)
}

func TestReadFileNamesFileAndLine(t *testing.T) {
	for content, want := range map[string]string{
		"甲\n⟦P 乙":                             ": line 2 ",
		"甲\n⟦facts⟧\n\nchaired | 乙":           ": line 4: ",
		"甲\n⟦facts⟧\npublished | 昨天\n":        ": line 3: ",
		"甲\n⟦facts⟧\ngap |\n":                 ": line 3: ",
		"甲\n⟦facts⟧\narticle | 标题 | 首\n":      ": line 3: ",
		"甲\n⟦facts⟧\nchaired | 乙 | 会 | 日 | 五": ": line 3: ",
	} {
		file := filepath.Join(t.TempDir(), "a.gold")
		require.NoError(t, os.WriteFile(file, []byte(content), 0o600))
		_, err := entitytest.ReadFile(file)
		assert.ErrorContains(t, err, file+want)
	}
	_, err := entitytest.ReadFile(filepath.Join(t.TempDir(), "none"))
	assert.ErrorIs(t, err, os.ErrNotExist)
}

// What is read is written so that it reads the same.
func FuzzParseFile(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(testdata, "gold", "*.gold"))
	require.NoError(f, err)
	for _, name := range files[:min(3, len(files))] {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(string(data))
	}
	f.Add("⟦P 甲⟧\n⟦facts⟧\npublished | 2021-03-02\narticle | | 甲 | 甲\nchaired/attended | 甲 | 会议 / 会 | 2021-03-02\n# x\n")
	f.Add("⟦facts⟧\n⟦facts⟧")
	f.Fuzz(func(t *testing.T, data string) {
		file, err := entitytest.ParseFile(data)
		if err != nil {
			return
		}
		again, err := entitytest.ParseFile(file.String())
		require.NoError(t, err)
		require.Equal(t, file, again)
	})
}
