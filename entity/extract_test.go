package entity_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

var published = time.Date(2021, 9, 1, 0, 0, 0, 0, time.UTC)

// builtIn is the extractor without options. It is shared, as it may be.
var builtIn = sync.OnceValues(func() (*entity.Extractor, error) { return entity.New() })

// extractor returns one with the options.
func extractor(t testing.TB, opts ...entity.Option) *entity.Extractor {
	t.Helper()
	x, err := builtIn()
	if len(opts) > 0 {
		x, err = entity.New(opts...)
	}
	require.NoError(t, err)
	return x
}

// articles returns the texts of the repository's testdata, each as one article.
func articles(t testing.TB) []entity.Article {
	files, err := filepath.Glob("../testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var out []entity.Article
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		out = append(out, entity.Article{ID: filepath.Base(name), Source: string(data), Published: published})
	}
	return out
}

func TestDocumentsKeepTheirPromises(t *testing.T) {
	x := extractor(t)
	for _, a := range articles(t) {
		d, err := entitytest.CheckExtract(x, a)
		assert.NoError(t, err, a.ID)
		for _, m := range d.Mentions {
			assert.NotEmpty(t, m.Rule, "%s %s", m.Kind, m.Text)
			assert.Greater(t, m.Score, 0.5, "%s %s", m.Kind, m.Text)
			if m.Kind != entity.Title {
				assert.NotEmpty(t, m.Entity, "%s %s", m.Kind, m.Text)
			}
		}
	}
}

func TestAwkwardArticles(t *testing.T) {
	x := extractor(t)
	const s = "县委书记顾长岭到柳湾镇调研。"
	for name, a := range map[string]entity.Article{
		"empty":               {},
		"white space":         {Source: " \n　\ufeff"},
		"not UTF-8":           {Source: "县委书记顾\xff长岭\xe5\xb2"},
		"NUL":                 {Source: "\x00县委书记\x00顾长岭\x00"},
		"one character":       {Source: "王"},
		"regions backwards":   {Source: s + s, Regions: []entity.Span{{Start: len(s), End: 2 * len(s)}, {Start: 0, End: len(s)}}},
		"headline in regions": {Source: s + "\n" + s, Regions: []entity.Span{{Start: 0, End: 12}, {Start: 12, End: len(s)}}, Headline: []entity.Span{{Start: 0, End: 12}}},
		"a name in pieces":    {Source: "书记顾长岭说", Regions: []entity.Span{{Start: 0, End: 9}, {Start: 9, End: 18}}},
		"far future":          {Source: "今天、去年、1月30日", Published: time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := entitytest.CheckExtract(x, a)
			assert.NoError(t, err)
		})
	}
	// Regions outside the source cannot be promised to lie inside, but must do no harm.
	for _, regions := range [][]entity.Span{{{Start: -5, End: 3}}, {{Start: 4, End: 1000}}, {{Start: 12, End: 3}}, {{Start: 1, End: 8}}, {{Start: 0, End: 12}, {Start: 6, End: 30}}} {
		x.Extract(entity.Article{Source: s, Regions: regions, Headline: regions, Byline: regions, Body: regions[0], Dateline: regions[0]})
	}
}

func TestConcurrentExtract(t *testing.T) {
	x := extractor(t)
	as := articles(t)
	want := make([]*entity.Document, len(as))
	for i, a := range as {
		want[i] = x.Extract(a)
	}
	var wg sync.WaitGroup
	for g := range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range as {
				k := (i + g) % len(as)
				if got := x.Extract(as[k]); !reflect.DeepEqual(want[k], got) {
					t.Errorf("%s: goroutine %d has another result", as[k].ID, g)
				}
			}
		}()
	}
	wg.Wait()
}

// Extractors do not share what options add.
func TestConcurrentNew(t *testing.T) {
	extractor(t)
	source := "澄海堂的浮生子来了。"
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var opts []entity.Option
			if g%2 == 0 {
				opts = append(opts, entity.WithNames(entity.Person, "浮生子"))
			}
			x, err := entity.New(opts...)
			if !assert.NoError(t, err) {
				return
			}
			d := x.Extract(entity.Article{Source: source})
			assert.Equal(t, g%2 == 0, strings.Contains(render(d), "⟦P 浮生子⟧"), render(d))
		}()
	}
	wg.Wait()
}

// render writes the document with its mentions marked, dates without values.
func render(d *entity.Document) string {
	ms := make([]entity.Mention, len(d.Mentions))
	for i, m := range d.Mentions {
		m.Value = ""
		ms[i] = m
	}
	return entitytest.Render(d.Article.Source, ms)
}

// FuzzExtract reads any bytes, cut into two regions that change places.
func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"", "县委书记顾长岭到柳湾镇调研。", "县 委 书 记 祝　叶\n、沈青\r\n禾等县领导", "\xff\x00王\xe5", "安娜·彼得森（总统）3月2日", "澄阳县防汛抗旱指挥部（以下简称“指挥部”）",
		"甲、乙、丙等企业", "【编辑:苗雨】", "縣長陳國華發表講話，會議強調", "中共澄阳县委、县人民政府、县政协、县委宣传部部长、县委常委", "王·李·　·", "1 2 0 2 1 年3月",
	} {
		f.Add(s, uint16(0))
		f.Add(s, uint16(len(s)/2))
	}
	for _, a := range articles(f) {
		f.Add(a.Source, uint16(len(a.Source)/3))
	}
	x := extractor(f)
	f.Fuzz(func(t *testing.T, source string, cut uint16) {
		if len(source) > 1<<14 {
			return
		}
		a := entity.Article{Source: source, Published: published}
		if at := min(int(cut), len(source)); at > 0 && at < len(source) && (utf8.RuneStart(source[at]) && utf8.ValidString(source[:at])) {
			a.Regions = []entity.Span{{Start: at, End: len(source)}, {Start: 0, End: at}}
			if cut%2 == 0 {
				a.Headline = a.Regions[:1]
			}
		}
		_, err := entitytest.CheckExtract(x, a)
		require.NoError(t, err)
	})
}

func TestNewDocument(t *testing.T) {
	source := "县委书记顾　长岭到柳湾镇\t。"
	at := func(w string, kind entity.Kind) entity.Mention {
		i := strings.Index(source, w)
		return entity.Mention{Span: entity.Span{Start: i, End: i + len(w)}, Kind: kind}
	}
	given := []entity.Mention{
		at("柳湾镇", entity.Place), at("书记", entity.Title), at("顾　长岭", entity.Person), at("县委", entity.Organisation),
		at("委书", entity.Person),                                         // overlaps
		at("\t", entity.Title),                                          // white space
		{Span: entity.Span{Start: 6, End: 6}, Kind: entity.Person},      // empty
		{Span: entity.Span{Start: 9, End: 1000}, Kind: entity.Person},   // outside
		{Span: entity.Span{Start: -3, End: 3}, Kind: entity.Person},     // outside
		{Span: entity.Span{Start: 1000, End: 1003}, Kind: entity.Place}, // outside
	}
	before := append([]entity.Mention(nil), given...)
	d := entity.NewDocument(entity.Article{Source: source}, given)
	assert.Equal(t, before, given, "what is given is not changed")
	require.NoError(t, entitytest.CheckDocument(d))
	assert.Equal(t, "⟦O 县委⟧⟦T 书记⟧⟦P 顾　长岭⟧到⟦L 柳湾镇⟧\t。", render(d))
	assert.Equal(t, "顾长岭", d.Mentions[2].Text)
	assert.Equal(t, "顾长岭", d.Entity("person:顾长岭").Name)
	assert.Nil(t, d.Entity("person:某"))
}

// A mention that begins in one region and ends in another, which stands before
// it, has no place of its own in the folded text.
func TestMentionsAcrossRegions(t *testing.T) {
	source := "县委书记顾长岭说，县长沈青禾和副县长祝红叶到柳湾镇"
	half := strings.Index(source, "县长沈")
	all := entitytest.Doc("⟦O 县委⟧⟦T 书记⟧⟦P 顾长岭⟧说，⟦T 县长⟧⟦P 沈青禾⟧和⟦T 副县长⟧⟦P 祝红叶⟧到⟦L 柳湾镇⟧").Mentions
	for i := range all {
		for k := i + 1; k < len(all); k++ {
			ms := append(append([]entity.Mention(nil), all[:i]...), entity.Mention{Span: entity.Span{Start: all[i].Start, End: all[k].End}, Kind: entity.Organisation})
			ms = append(ms, all[k+1:]...)
			d := entity.NewDocument(entity.Article{Source: source, Regions: []entity.Span{{Start: half, End: len(source)}, {Start: 0, End: half}}}, ms)
			assert.NoError(t, entitytest.CheckDocument(d))
		}
	}
}
