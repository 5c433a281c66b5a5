package corrections

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/relation"
)

// FuzzLoad reads any file: faults name the line; what is read can be applied, and a
// correction that is added and taken away leaves the others.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{
		header, "\ufeffname person 浮生子\r\nnot\ttitle\t县 长", "same\tperson\t王伟\ta.txt#1\t王 伟\tb 1.txt\napart event 会议 a 大会 b\nnofact chaired 甲 会议 a\nnocode place 和平里",
		"name person \xff\nname date 今天\nname person \u200b", "name", "x\ty\tz\n# c\n\n\n", "name organisation \x00",
	} {
		f.Add(s)
	}
	x, err := entity.New()
	require.NoError(f, err)
	relations, err := relation.New()
	require.NoError(f, err)
	doc := x.Extract(entity.Article{ID: "a", Source: "县长浮生子主持会议，王伟到和平里检查。"})
	f.Fuzz(func(t *testing.T, data string) {
		file := filepath.Join(t.TempDir(), "c.txt")
		require.NoError(t, os.WriteFile(file, []byte(data), 0o600))
		list, err := Load(file)
		if err != nil {
			require.ErrorContains(t, err, file+":")
			return
		}
		EntityOptions(list)
		Overrides(list)
		ForResults(list).Apply(relations.Extract(doc))
		added := Correction{Action: Name, Kind: entity.Person, Name: "浮生子乙"}
		if strings.Contains(data, added.Name) {
			return
		}
		require.NoError(t, Append(file, added))
		more, err := Load(file)
		require.NoError(t, err)
		require.Equal(t, append(list, added), more)
		require.NoError(t, Remove(file, added))
		again, err := Load(file)
		require.NoError(t, err)
		require.Equal(t, list, again)
	})
}

// What can be read makes an extractor, whatever the names are.
func TestHostileCorrections(t *testing.T) {
	var lines strings.Builder
	for _, name := range []string{"\xff", "a\x00b", "，", "1", "年", "王", strings.Repeat("长", 300), "\u202e反", "县长", "3月2日"} {
		for _, action := range []string{"name", "not"} {
			for _, kind := range []string{"person", "title", "place", "organisation"} {
				lines.WriteString(action + "\t" + kind + "\t" + name + "\n")
			}
		}
	}
	file := filepath.Join(t.TempDir(), "c.txt")
	require.NoError(t, os.WriteFile(file, []byte(lines.String()), 0o600))
	list, err := Load(file)
	require.NoError(t, err)
	require.ErrorContains(t, Correction{Action: Not, Kind: entity.Person, Name: "\u200b"}.Check(), "zero-width", "entity.New would refuse it without a line")
	x, err := entity.New(EntityOptions(list)...)
	require.NoError(t, err)
	_, err = entitytest.CheckExtract(x, entity.Article{Source: lines.String()})
	require.NoError(t, err)
}
