package entity_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

// TestTitles is the specification of titles: sentences with every title marked, and
// nothing else. Each phenomenon has a case where it must not show.
func TestTitles(t *testing.T) {
	cases := []struct{ name, yes, no string }{
		{
			"before a name, also in a list",
			"澄阳市委⟦T 副书记⟧、⟦T 市长⟧顾长岭到会。",
			"各级书记、市长要到会。",
		},
		{
			"an office of a definite body",
			"澄阳市委⟦T 书记⟧专题会上作了部署。",
			"主席台上坐满了人。",
		},
		{
			"the former office stays outside",
			"澄阳市原⟦T 副市长⟧顾长岭说。",
			"原计划不变。",
		},
		{
			"a career, without a name beside the offices",
			"历任澄阳电缆厂⟦T 技术员⟧、⟦T 副厂长⟧、⟦T 厂长⟧，现任澄阳机械有限公司⟦T 董事⟧、⟦T 总经理⟧。",
			"近五年不曾在外单位担任董事、监事。",
		},
		{
			"the department of a company belongs to the office in a career",
			"曾任澄阳机械有限公司⟦T 财务部副部长⟧、⟦T 质检科科长⟧。",
			"曾任澄阳市委组织部⟦T 副部长⟧。",
		},
		{
			"what an office of a company is for",
			"澄阳机械有限公司⟦T 人力资源总监⟧顾长岭和⟦T 证券事务代表⟧林小满。",
			"财务工作由专人负责。",
		},
		{
			"a rank right behind an office",
			"⟦T 政委⟧⟦T 大校⟧顾长岭看望了官兵。",
			"政委和干部看望了官兵。",
		},
		{
			"no field of the office: the end of a company's short name",
			"澄江信托⟦T 副总经理⟧顾长岭和⟦T 市场总监⟧林小满。",
			"信托业务增长。",
		},
		{
			"a line of business belongs to the company called after its group",
			"京东物流⟦T 首席执行官⟧顾长岭和华为⟦T 财务总监⟧林小满。",
			"京东物流成本上升。",
		},
		{
			"stacked offices of a head of state",
			"美国⟦T 国家安全顾问⟧彼得森、乌克兰总统办公室⟦T 主任⟧叶尔马克和韩国总统室⟦T 室长⟧郑镇硕通话。",
			"国家安全很重要，总统办公室里没有人。",
		},
		{
			"ranks of the state and partners",
			"⟦T 国家一级演员⟧顾长岭、⟦T 非遗传承人⟧林小满和青禾基金⟦T 创始合伙人⟧沈青禾到场。",
			"国家一级标准出台，这里的非遗传承人很多。",
		},
		{
			"a service belongs to the rank behind it",
			"会上，⟦T 空军上校⟧顾长岭作报告。",
			"空军上校不多。",
		},
		{
			"the rank of those named before 等",
			"顾长岭、林小满等⟦T 市领导⟧参加活动。",
			"他等市领导来。",
		},
		{
			"no definite body",
			"现任澄阳机械有限公司⟦T 总经理⟧，曾任本公司⟦T 董事⟧。",
			"各乡镇主任、各局局长为成员。",
		},
		{
			"an assistant",
			"2011年起任澄阳机械有限公司⟦T 总经理助理⟧。",
			"总经理助推创新。",
		},
		{
			"boards",
			"现任澄阳机械有限公司⟦T 监事会主席⟧、⟦T 职工监事⟧、⟦T 董事会秘书⟧。",
			"监事会和董事会均通过议案。",
		},
		{
			"a list of offices without a verb",
			"澄阳机械有限公司⟦T 投资部部长⟧、⟦T 副总经理⟧；",
			"澄阳机械有限公司投资部和技术部；",
		},
		{
			"a period of time instead of a verb",
			"2006年8月-2009年12月，澄阳机械有限公司⟦T 采购部主任⟧；",
			"2006年8月-2009年12月，产量翻番；",
		},
		{
			"professions among personal data",
			"男，大学学历，⟦T 高级经济师⟧、⟦T 注册会计师⟧。",
			"会场里有教师、会计，还有工程师。",
		},
		{
			"the field of a profession",
			"女，汉族，本科学历，⟦T 给排水高级工程师⟧。",
			"单位成绩优异。",
		},
		{
			"a head and the one character of its unit",
			"1999年起任⟦T 室副主任⟧、⟦T 系主任⟧。",
			"系统运行正常。",
		},
		{
			"leaving an office",
			"免去顾长岭的澄阳市人民政府⟦T 副市长⟧职务。",
			"各地不得设立主任职位。",
		},
		{
			"a surname and an office",
			"林⟦T 主任⟧说，刚才王⟦T 县长⟧也提到了。",
			"三张桌子，两位经理。",
		},
		{
			"after a name in brackets",
			"顾长岭（⟦T 监事会主席⟧）：男。",
			"本公司（主席团）：略。",
		},
		{
			"strong points are no office",
			"澄阳派出所⟦T 所长⟧顾长岭说。",
			"发挥澄阳所长，服务大局。",
		},
		{
			"party offices behind a bare body and behind a named one",
			"校党委⟦T 书记⟧顾长岭、澄阳市财政局⟦T 党组书记⟧林小满。",
			"校党委、市财政局党组高度重视。",
		},
		{
			"a trade union, and the federation of unions",
			"市总工会⟦T 主席⟧林小满、澄阳机械有限公司⟦T 工会主席⟧顾长岭。",
			"市总工会举办活动。",
		},
	}
	x := extractor(t)
	for _, c := range cases {
		for _, marked := range []string{c.yes, c.no} {
			t.Run(c.name, func(t *testing.T) {
				source, _, err := entitytest.Parse(marked)
				require.NoError(t, err)
				assert.Equal(t, marked, titlesMarked(x, source))
			})
		}
	}
}

// TestTitlesOfLongLists sees to it that a list of offices without an end is read.
func TestTitlesOfLongLists(t *testing.T) {
	source := "历任" + strings.Repeat("副厂长、", 20000) + "厂长。"
	d := extractor(t).Extract(entity.Article{Source: source})
	require.NoError(t, entitytest.CheckDocument(d))
	assert.Greater(t, len(d.Mentions), 10000)
}

func titlesMarked(x *entity.Extractor, source string) string {
	var titles []entity.Mention
	for _, m := range x.Extract(entity.Article{Source: source}).Mentions {
		if m.Kind == entity.Title {
			titles = append(titles, m)
		}
	}
	return entitytest.Render(source, titles)
}
