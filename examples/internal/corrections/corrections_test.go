package corrections

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	_, err := Load(filepath.Join(dir, "none.txt"))
	assert.ErrorIs(t, err, fs.ErrNotExist)

	file := filepath.Join(dir, "c.txt")
	require.NoError(t, os.WriteFile(file, []byte("\ufeff# comment\r\n\r\nname person 浮生子\r\nnot\tplace\t和平 里\n"+
		"same\tperson\t王伟\ta.txt#1\t王 伟\tb 1.txt\napart event 会议 a.txt#1 大会 a.txt#2\n"+
		"nofact chaired 王伟 大会 a.txt#2\nnocode place 和平里"), 0o600))
	list, err := Load(file)
	require.NoError(t, err)
	assert.Equal(t, []Correction{
		{Action: Name, Kind: entity.Person, Name: "浮生子"},
		{Action: Not, Kind: entity.Place, Name: "和平 里"},
		{Action: Same, Kind: entity.Person, Name: "王伟", Article: "a.txt#1", Other: Place{Name: "王 伟", Article: "b 1.txt"}},
		{Action: Apart, Kind: relation.KindEvent, Name: "会议", Article: "a.txt#1", Other: Place{Name: "大会", Article: "a.txt#2"}},
		{Action: NoFact, Relation: relation.Chaired, Name: "王伟", Article: "a.txt#2", Other: Place{Name: "大会"}},
		{Action: NoCode, Kind: entity.Place, Name: "和平里"},
	}, list)
	for _, c := range list {
		again, err := parse(c.String())
		require.NoError(t, err)
		assert.Equal(t, c, again)
	}

	require.NoError(t, os.WriteFile(file, []byte("name person 甲\nname person\nmaybe person 乙\nname date 昨日\nsame person 丙 a\napart person 丁\nname title 长 短\nnofact chaired 甲 乙\nnocode person 甲"), 0o600))
	_, err = Load(file)
	require.Error(t, err)
	lines := strings.Split(err.Error(), "\n")
	require.Len(t, lines, 8)
	for i, want := range []string{"c.txt:2: ", `no action "maybe"`, `no kind "date"`, "same wants", "apart wants", "c.txt:7: ", "nofact wants", `no kind "person"`} {
		assert.Contains(t, lines[i], want)
	}
}

// What is written is what is read, comments stay, and a fault writes nothing.
func TestAppendAndRemove(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.txt")
	a := Correction{Action: Name, Kind: entity.Person, Name: "埃罗 拉赫蒂宁"}
	b := Correction{Action: Same, Kind: entity.Person, Name: "王伟", Article: "a#1", Other: Place{Name: "王伟", Article: "b#2"}}
	require.NoError(t, Append(file, a))
	require.NoError(t, Append(file, b, a))
	list, err := Load(file)
	require.NoError(t, err)
	assert.Equal(t, []Correction{a, b, a}, list)
	assert.Error(t, Append(file, b, Correction{Action: Name, Kind: entity.Person, Name: "甲\nnot\tperson\t乙"}))
	require.NoError(t, Remove(file, a))
	list, err = Load(file)
	require.NoError(t, err)
	assert.Equal(t, []Correction{b}, list)
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(data), "# What readers put right"))
	left, err := os.ReadDir(filepath.Dir(file))
	require.NoError(t, err)
	assert.Len(t, left, 1, "a temporary file was left")
}

// Nothing is lost when many write at once, in whatever way.
func TestConcurrentWrites(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.txt")
	of := func(i int) Correction {
		return Correction{Action: Name, Kind: entity.Person, Name: fmt.Sprintf("甲%d", i)}
	}
	const n = 40
	var all sync.WaitGroup
	for i := range n {
		all.Add(1)
		go func() {
			defer all.Done()
			assert.NoError(t, Append(file, of(i)))
			if i%4 == 0 {
				assert.NoError(t, Remove(file, of(i)))
			}
		}()
	}
	all.Wait()
	list, err := Load(file)
	require.NoError(t, err)
	assert.Len(t, list, n-n/4)
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, 1, strings.Count(string(data), "# What readers put right"))
}

// A file is replaced as a whole: whoever reads it, and the next run when the
// program is killed on the way, has all lines of a write or none.
func TestWholeWrites(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.txt")
	a, b := Correction{Action: Name, Kind: entity.Person, Name: "甲"}, Correction{Action: Name, Kind: entity.Person, Name: "乙"}
	require.NoError(t, Append(file, a))
	for _, change := range []func() error{func() error { return Append(file, b) }, func() error { return Remove(file, a) }} {
		before, err := os.ReadFile(file)
		require.NoError(t, err)
		reader, err := os.Open(file)
		require.NoError(t, err)
		require.NoError(t, change())
		got, err := io.ReadAll(reader)
		require.NoError(t, err)
		require.NoError(t, reader.Close())
		assert.Equal(t, string(before), string(got))
	}
	list, err := Load(file)
	require.NoError(t, err)
	assert.Equal(t, []Correction{b}, list)
}

// What a killed program left behind keeps nobody from writing.
func TestForgottenLock(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.txt")
	require.NoError(t, os.WriteFile(file+".lock", nil, 0o600))
	long := time.Now().Add(-2 * forgotten)
	require.NoError(t, os.Chtimes(file+".lock", long, long))
	start := time.Now()
	require.NoError(t, Append(file, Correction{Action: Name, Kind: entity.Person, Name: "甲"}))
	assert.Less(t, time.Since(start), patience)
	_, err := os.Stat(file + ".lock")
	assert.ErrorIs(t, err, fs.ErrNotExist)
}

// A link stays a link, a private file private, and the first line of a file with
// a byte order mark is one like the others.
func TestFileStays(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "c.txt"), filepath.Join(dir, "link.txt")
	a, b := Correction{Action: Not, Kind: entity.Place, Name: "#甲"}, Correction{Action: Name, Kind: entity.Person, Name: "#乙"}
	require.NoError(t, os.WriteFile(file, []byte("\ufeff"+a.String()), 0o600))
	require.NoError(t, os.Symlink(file, link))
	require.NoError(t, Append(link, b))
	list, err := Load(link)
	require.NoError(t, err)
	assert.Equal(t, []Correction{a, b}, list)
	require.NoError(t, Remove(link, a))
	list, err = Load(file)
	require.NoError(t, err)
	assert.Equal(t, []Correction{b}, list)
	info, err := os.Lstat(link)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&fs.ModeSymlink)
	info, err = os.Stat(file)
	require.NoError(t, err)
	assert.Equal(t, fs.FileMode(0o600), info.Mode().Perm())
}

// The later line wins.
func TestEntityOptions(t *testing.T) {
	const text = "县委书记顾长岭主持会议，画家浮生子来了。"
	people := func(list ...Correction) (out []string) {
		x, err := entity.New(EntityOptions(list)...)
		require.NoError(t, err)
		for _, m := range x.Extract(entity.Article{Source: text}).Mentions {
			if m.Kind == entity.Person {
				out = append(out, m.Text)
			}
		}
		return out
	}
	not, is := Correction{Action: Not, Kind: entity.Person, Name: "顾长岭"}, Correction{Action: Name, Kind: entity.Person, Name: "顾长岭"}
	assert.Equal(t, []string{"顾长岭"}, people())
	assert.Equal(t, []string{"顾长岭", "浮生子"}, people(Correction{Action: Name, Kind: entity.Person, Name: "浮生子"}))
	assert.Empty(t, people(is, not))
	assert.Equal(t, []string{"顾长岭"}, people(not, is))

	spaced := Correction{Action: Name, Kind: entity.Person, Name: "顾 长岭"}
	assert.Equal(t, []string{"顾长岭"}, people(not, spaced))
	assert.Empty(t, people(spaced, not))
	place := Correction{Action: Name, Kind: entity.Place, Name: "浮生子"}
	person := Correction{Action: Name, Kind: entity.Person, Name: "浮生子"}
	assert.Equal(t, []string{"顾长岭"}, people(person, place), "another kind")
	assert.Equal(t, []string{"顾长岭", "浮生子"}, people(place, person))
	assert.Equal(t, []string{"顾长岭", "浮生子"}, people(person, Correction{Action: Not, Kind: entity.Place, Name: "浮生子"}))
}

func TestOverrides(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	r, err := relation.New()
	require.NoError(t, err)
	// The articles in which each 顾长岭 of the graph stands.
	people := func(list ...Correction) (out []string) {
		b := graph.NewBuilder(graph.WithOverrides(Overrides(list)...))
		for id, text := range map[string]string{
			"a": "泊阳县委书记顾长岭主持召开全县春耕会议。", "b": "泊阳县委书记顾长岭到柳桥湾镇检查。", "c": "鹿鸣药业董事长顾长岭会见了县长邵培林。",
		} {
			b.Add(r.Extract(x.Extract(entity.Article{ID: id, Source: text})))
		}
		for v := range b.Build().Named("顾长岭") {
			var ids []string
			for _, a := range v.Articles {
				ids = append(ids, a.ID)
			}
			out = append(out, strings.Join(ids, ""))
		}
		return out
	}
	assert.Equal(t, []string{"ab", "c"}, people())
	assert.Equal(t, []string{"abc"}, people(Correction{Action: Same, Kind: entity.Person, Name: "顾长岭", Article: "b", Other: Place{"顾长岭", "c"}}))
	assert.Equal(t, []string{"ab", "c"}, people(Correction{Action: Apart, Kind: entity.Person, Name: "顾长岭", Article: "b", Other: Place{"顾长岭", "c"}}))
	assert.Equal(t, []string{"a", "b", "c"}, people(Correction{Action: Apart, Kind: entity.Person, Name: "顾长岭", Article: "b", Other: Place{"顾长岭", "a"}}))
	assert.Equal(t, []string{"ab", "c"}, people(Correction{Action: Apart, Kind: entity.Person, Name: "顾长岭", Article: "b", Other: Place{"顾长岭", "a"}},
		Correction{Action: Same, Kind: entity.Person, Name: "顾长岭", Article: "a", Other: Place{"顾长岭", "b"}}), "the later line")
	assert.Equal(t, []string{"ab", "c"}, people(Correction{Action: Apart, Kind: entity.Person, Name: "nobody", Article: "b", Other: Place{"顾长岭", "a"}},
		Correction{Action: Same, Kind: entity.Person, Name: "顾长岭", Article: "b", Other: Place{"顾长岭", "zz"}}))
}

// A fact that a reader called wrong is gone, and so is a code; nothing else.
func TestResults(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	r, err := relation.New()
	require.NoError(t, err)
	found := func(list ...Correction) (facts []string, codes int) {
		res := r.Extract(x.Extract(entity.Article{ID: "a", Source: "县委书记顾长岭主持召开春耕会议，县长邵培林出席会议。顾长岭到浙江省杭州市考察。"}))
		ForResults(list).Apply(res)
		for _, f := range res.Facts {
			facts = append(facts, string(f.Type)+" "+res.Names(f.Subject)[0])
		}
		for _, e := range res.Doc.Entities {
			if e.Code != "" {
				codes++
			}
		}
		return facts, codes
	}
	facts, codes := found()
	require.Contains(t, facts, "chaired 顾长岭")
	require.Contains(t, facts, "attended 邵培林")
	require.Equal(t, 2, codes)
	wrong := Correction{Action: NoFact, Relation: relation.Chaired, Name: "顾长岭", Article: "a", Other: Place{Name: "春耕会议"}}
	fewer, same := found(wrong)
	assert.NotContains(t, fewer, "chaired 顾长岭")
	assert.Len(t, fewer, len(facts)-1)
	assert.Equal(t, codes, same)
	for _, change := range []func(*Correction){
		func(c *Correction) { c.Article = "b" }, func(c *Correction) { c.Name = "邵培林" }, func(c *Correction) { c.Relation = relation.Attended },
		func(c *Correction) { c.Other.Name = "会见" },
	} {
		c := wrong
		change(&c)
		got, _ := found(c)
		assert.Equal(t, facts, got, c)
	}
	got, one := found(Correction{Action: NoCode, Kind: entity.Place, Name: "杭州市"})
	assert.Equal(t, facts, got)
	assert.Equal(t, 1, one)
}

func TestWritable(t *testing.T) {
	dir := t.TempDir()
	assert.NoError(t, Writable(filepath.Join(dir, "c.txt")))
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Empty(t, left)
	assert.ErrorContains(t, Writable(filepath.Join(dir, "none", "c.txt")), "c.txt")
	assert.ErrorContains(t, Writable(dir), filepath.Base(dir))
}

// What can be read is written so that it reads the same.
func FuzzParse(f *testing.F) {
	f.Add("name person 浮生子")
	f.Add("same\tperson\t王伟\ta.txt#1\t王 伟\tb 1.txt")
	f.Add("nofact chaired 甲 会议 a")
	f.Add("nocode place 和平里")
	f.Add("apart event 会议 a 大会 b")
	f.Fuzz(func(t *testing.T, line string) {
		c, err := parse(strings.TrimSpace(line))
		if err != nil {
			return
		}
		again, err := parse(c.String())
		require.NoError(t, err)
		require.Equal(t, c, again)
		require.NotContains(t, c.String(), "\n")
	})
}
