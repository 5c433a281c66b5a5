package entity_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

// named returns the entities of one kind: the name, and in brackets the aliases.
func named(d *entity.Document, kind entity.Kind) []string {
	var out []string
	for _, e := range d.Entities {
		if e.Kind != kind {
			continue
		}
		s := e.Name
		for i, a := range e.Aliases {
			if i == 0 {
				s += "（"
			} else {
				s += "、"
			}
			s += a
		}
		if len(e.Aliases) > 0 {
			s += "）"
		}
		out = append(out, s)
	}
	return out
}

func TestLinkPeopleAndPlaces(t *testing.T) {
	cases := map[string]struct {
		text string
		kind entity.Kind
		want []string
	}{
		"one name":              {"⟦P 顾长岭⟧说。⟦P 顾长岭⟧又说。", entity.Person, []string{"顾长岭"}},
		"two names":             {"⟦P 顾长岭⟧和⟦P 顾长河⟧。", entity.Person, []string{"顾长岭", "顾长河"}},
		"part of a name":        {"⟦P 安娜·彼得森⟧来访。⟦P 彼得森⟧说。", entity.Person, []string{"安娜·彼得森（彼得森）"}},
		"part of two names":     {"⟦P 安娜·彼得森⟧和⟦P 约翰·彼得森⟧。⟦P 彼得森⟧说。", entity.Person, []string{"安娜·彼得森", "约翰·彼得森", "彼得森"}},
		"surname":               {"⟦P 顾长岭⟧来了。⟦P 顾⟧⟦T 书记⟧说。", entity.Person, []string{"顾长岭（顾）"}},
		"surname of two":        {"⟦P 顾长岭⟧和⟦P 顾长河⟧。⟦P 顾⟧⟦T 书记⟧说。", entity.Person, []string{"顾长岭", "顾长河", "顾"}},
		"with the level word":   {"⟦L 澄阳⟧的⟦L 澄阳县⟧。", entity.Place, []string{"澄阳县（澄阳）"}},
		"two level words":       {"⟦L 澄阳⟧、⟦L 澄阳县⟧、⟦L 澄阳镇⟧。", entity.Place, []string{"澄阳", "澄阳县", "澄阳镇"}},
		"a village of the name": {"⟦L 柳⟧和⟦L 柳村⟧。", entity.Place, []string{"柳", "柳村"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, named(entitytest.Doc(c.text), c.kind))
		})
	}
}

func TestLinkOrganisations(t *testing.T) {
	cases := map[string]struct {
		text string
		want []string
	}{
		"place left out":        {"⟦O 澄阳县委⟧开会。⟦O 县委⟧要求。", []string{"澄阳县委（县委）"}},
		"party prefix left out": {"⟦O 中共澄阳县委⟧开会。⟦O 澄阳县委⟧要求。", []string{"中共澄阳县委（澄阳县委）"}},
		"words left out":        {"⟦O 澄阳县防汛抗旱应急指挥部⟧开会。⟦O 县应急指挥部⟧要求。⟦O 指挥部⟧又要求。", []string{"澄阳县防汛抗旱应急指挥部（县应急指挥部、指挥部）"}},
		"class words left out":  {"⟦O 华阳大学⟧开学。⟦O 华阳⟧的师生。", []string{"华阳大学（华阳）"}},
		"declared":              {"⟦O 澄阳县供水总公司⟧（以下简称“⟦O 清源⟧”）说。⟦O 清源⟧又说。", []string{"澄阳县供水总公司（清源）"}},
		"another body":          {"⟦O 澄阳县纪委⟧和⟦O 县委⟧。", []string{"澄阳县纪委", "澄阳县委（县委）"}},
		"an office of a body":   {"⟦O 澄阳县委宣传部⟧和⟦O 县委⟧。", []string{"澄阳县委宣传部", "澄阳县委（县委）"}},
		"the nearest before":    {"⟦O 澄阳县委⟧说，⟦O 县委⟧要求。⟦O 临河县委⟧说，⟦O 县委⟧要求。", []string{"澄阳县委（县委）", "临河县委（县委）"}},
		"place of the level":    {"⟦L 澄阳县⟧的油菜花开了。⟦O 县政府⟧说。", []string{"澄阳县政府（县政府）"}},
		"two places":            {"⟦L 澄阳县⟧和⟦L 临河县⟧。⟦O 县政府⟧说。", []string{"县政府"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, named(entitytest.Doc(c.text), entity.Organisation))
		})
	}
}

// held lists who holds what.
func held(d *entity.Document) []string {
	var out []string
	for _, h := range d.Holdings {
		s := d.Entity(d.Mentions[h.Person].Entity).Name + " " + d.Entity(d.Mentions[h.Title].Entity).Name
		if h.Former {
			s += " 原"
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func TestLinkOffices(t *testing.T) {
	cases := map[string]struct {
		text string
		want []string
	}{
		"body and title":             {"⟦O 澄阳县委⟧⟦T 书记⟧⟦P 顾长岭⟧", []string{"顾长岭 澄阳县委书记"}},
		"place and title":            {"⟦L 澄阳县⟧⟦T 县长⟧⟦P 顾长岭⟧", []string{"顾长岭 澄阳县县长"}},
		"a row":                      {"⟦O 澄阳县委⟧⟦T 常委⟧、⟦T 副书记⟧⟦P 顾长岭⟧", []string{"顾长岭 澄阳县委常委", "顾长岭 澄阳县委副书记"}},
		"a row with its own bodies":  {"⟦O 澄阳县委⟧⟦T 常委⟧、⟦O 组织部⟧⟦T 部长⟧⟦P 顾长岭⟧", []string{"顾长岭 澄阳县委常委", "顾长岭 组织部部长"}},
		"the title's own level":      {"⟦O 澄阳县委⟧⟦T 副书记⟧、⟦T 县长⟧⟦P 顾长岭⟧", []string{"顾长岭 澄阳县委副书记", "顾长岭 澄阳县县长"}},
		"the body beside its party":  {"⟦O 澄阳县商业局党组⟧⟦T 书记⟧、⟦T 主任⟧⟦P 顾长岭⟧", []string{"顾长岭 澄阳县商业局党组书记", "顾长岭 澄阳县商业局主任"}},
		"shared by a list":           {"⟦T 副县长⟧⟦P 顾长岭⟧、⟦P 沈青禾⟧", []string{"顾长岭 副县长", "沈青禾 副县长"}},
		"not shared past a title":    {"⟦T 县长⟧⟦P 顾长岭⟧，⟦T 记者⟧⟦P 沈青禾⟧", []string{"顾长岭 县长", "沈青禾 记者"}},
		"not shared with a stranger": {"⟦T 县长⟧⟦P 顾长岭⟧与⟦P 沈青禾⟧会谈", []string{"顾长岭 县长"}},
		"no head of another body":    {"⟦O 外交部⟧⟦T 副部长⟧⟦P 顾长岭⟧、驻外⟦T 大使⟧⟦P 沈青禾⟧", []string{"顾长岭 外交部副部长", "沈青禾 大使"}},
		"nor by 议长":                  {"⟦O 国务院⟧⟦T 总理⟧⟦P 顾长岭⟧会见以⟦T 议长⟧⟦P 沈青禾⟧为团长的代表团", []string{"顾长岭 国务院总理", "沈青禾 议长"}},
		"a head of the same body":    {"⟦O 泊阳县政协⟧⟦T 副主席⟧⟦P 顾长岭⟧、⟦T 主席⟧⟦P 沈青禾⟧", []string{"顾长岭 泊阳县政协副主席", "沈青禾 泊阳县政协主席"}},
		"carried to the next person": {"⟦O 华阳大学⟧⟦T 校长⟧⟦P 顾长岭⟧、⟦T 副校长⟧⟦P 沈青禾⟧", []string{"顾长岭 华阳大学校长", "沈青禾 华阳大学副校长"}},
		"no occupation of another":   {"⟦O 县作家协会⟧⟦T 秘书长⟧⟦P 顾长岭⟧，⟦T 画家⟧⟦P 沈青禾⟧、⟦P 苗雨⟧，⟦T 教师⟧⟦P 季云帆⟧", []string{"顾长岭 县作家协会秘书长", "沈青禾 画家", "苗雨 画家", "季云帆 教师"}},
		"an occupation at a body":    {"⟦O 县剧团⟧⟦T 演员⟧⟦P 顾长岭⟧、⟦O 县第一中学⟧⟦T 教师⟧⟦P 沈青禾⟧", []string{"顾长岭 县剧团演员", "沈青禾 县第一中学教师"}},
		"an expert of the same body": {"⟦O 县疾控中心⟧⟦T 主任⟧⟦P 顾长岭⟧、⟦T 首席专家⟧⟦P 沈青禾⟧", []string{"顾长岭 县疾控中心主任", "沈青禾 县疾控中心首席专家"}},
		"behind the name":            {"⟦O 澄阳县教育局⟧⟦P 顾长岭⟧⟦T 局长⟧", []string{"顾长岭 澄阳县教育局局长"}},
		"former":                     {"⟦O 澄阳县委⟧原⟦T 书记⟧⟦P 顾长岭⟧", []string{"顾长岭 澄阳县委书记 原"}},
		"former body":                {"原⟦O 澄阳县委⟧⟦T 书记⟧⟦P 顾长岭⟧", []string{"顾长岭 澄阳县委书记 原"}},
		"a class noun for the body":  {"公司⟦T 董事长⟧⟦P 顾长岭⟧", []string{"顾长岭 公司董事长"}},
		"the full form elsewhere":    {"⟦O 澄阳县委⟧⟦T 书记⟧⟦P 顾长岭⟧说。⟦P 顾长岭⟧⟦T 书记⟧走了。", []string{"顾长岭 澄阳县委书记"}},
		"a surname and a title":      {"⟦O 澄阳县委⟧⟦T 书记⟧⟦P 顾长岭⟧说。顾⟦T 书记⟧走了。", []string{"顾长岭 澄阳县委书记"}},
		"a line of them":             {"⟦T 编辑⟧：⟦P 沈青禾⟧ ⟦T 审核⟧：⟦P 顾长岭⟧", []string{"沈青禾 编辑", "顾长岭 审核"}},
		"byline":                     {"【⟦T 编辑⟧：⟦P 沈青禾⟧】", []string{"沈青禾 编辑"}},
		"no one":                     {"⟦O 澄阳县委⟧⟦T 书记⟧说。⟦P 顾长岭⟧走了。", nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, held(entitytest.Doc(c.text)))
		})
	}
}

func TestOfficeKnowsItsBodyAndItsForms(t *testing.T) {
	d := entitytest.Doc("⟦O 澄阳县委⟧⟦T 书记⟧⟦P 顾长岭⟧说。⟦O 县委⟧⟦T 书记⟧强调。")
	assert.Equal(t, []string{"澄阳县委书记（书记、县委书记）"}, named(d, entity.Title))
	office := d.Entity("title:澄阳县委书记")
	require.NotNil(t, office)
	assert.Equal(t, entity.ID("organisation:澄阳县委"), office.Of)
}

func TestNameInLatinLettersIsTheOneInFront(t *testing.T) {
	d := entitytest.Doc("⟦P 约翰·索登⟧（⟦P John Soden⟧）和⟦P 顾长岭⟧。⟦P 顾长岭⟧、⟦P Berg⟧")
	assert.Equal(t, []string{"约翰·索登（JohnSoden）", "顾长岭", "Berg"}, named(d, entity.Person))
	d = entitytest.Doc("⟦P 约翰·索登⟧（Professor ⟦P John Soden⟧）来了。")
	assert.Equal(t, []string{"约翰·索登（JohnSoden）"}, named(d, entity.Person), "with a form of address")
	d = entitytest.Doc("⟦P 佩詹普⟧（⟦P Soden⟧）和⟦P 约翰·索登⟧（⟦P Soden⟧）")
	assert.Equal(t, []string{"佩詹普", "Soden", "约翰·索登"}, named(d, entity.Person), "one spelling is not of two people")
}

func TestEntitiesComeInOrderOfFirstMention(t *testing.T) {
	d := entitytest.Doc("⟦O 县委⟧开会。⟦P 顾长岭⟧到⟦L 澄阳县⟧。⟦O 澄阳县委⟧说。")
	var ids []entity.ID
	for _, e := range d.Entities {
		ids = append(ids, e.ID)
	}
	assert.Equal(t, []entity.ID{"organisation:澄阳县委", "person:顾长岭", "place:澄阳县"}, ids)
}

func TestHeadlineBehindTheBodyIsReadFirst(t *testing.T) {
	body, head := "顾长岭书记说。", "澄阳县委书记顾长岭"
	mention := func(text string, from int, in string, kind entity.Kind) entity.Mention {
		return entity.Mention{Span: entity.Span{Start: from, End: from + len(in)}, Kind: kind, Text: text}
	}
	n := len(body)
	d := entity.NewDocument(entity.Article{
		Source:  body + head,
		Regions: []entity.Span{{Start: n, End: n + len(head)}, {Start: 0, End: n}},
	}, []entity.Mention{
		mention("顾长岭", 0, "顾长岭", entity.Person), mention("书记", 9, "书记", entity.Title),
		mention("澄阳县委", n, "澄阳县委", entity.Organisation), mention("书记", n+12, "书记", entity.Title), mention("顾长岭", n+18, "顾长岭", entity.Person),
	})
	assert.Equal(t, []string{"顾长岭 澄阳县委书记"}, held(d))
}
