package relation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

// structural are the rules that TestStructure is about.
var structural = []string{"职务同位", "事件日期", "署名", "成员身份", "名中单位", "地名相连", "名中地名"}

// facts lists the facts of a marked text that its verbs state.
func facts(t *testing.T, x *relation.Extractor, marked string) []string {
	t.Helper()
	d, _, err := relationtest.Parse(marked)
	require.NoError(t, err)
	r := x.Extract(d)
	var out []string
	for _, f := range r.Facts {
		if slices.Contains(structural, f.Rule) {
			continue
		}
		s := fmt.Sprintf("%s %s → %s", f.Type, r.Names(f.Subject)[0], r.Names(f.Object)[0])
		if f.Date != "" {
			s += " " + f.Date
		}
		if f.Modality != "" {
			s += " " + f.Modality
		}
		out = append(out, s)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestFacts(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	cases := map[string]struct {
		text string
		want []string
	}{
		"chair, speaker and list of one meeting": {
			"⟦D 3月2日|2021-03-02⟧，⟦O 青禾县防汛指挥部⟧召开⟦E 第二次会议⟧。⟦O 县委⟧⟦T 书记⟧⟦P 方远⟧主持会议并讲话。" +
				"⟦T 县领导⟧⟦P 林一鸣⟧、⟦P 苏禾⟧等出席会议。",
			[]string{
				"attended 林一鸣 → 青禾县防汛指挥部第二次会议 2021-03-02", "attended 苏禾 → 青禾县防汛指挥部第二次会议 2021-03-02",
				"chaired 方远 → 青禾县防汛指挥部第二次会议 2021-03-02", "convened 青禾县防汛指挥部 → 青禾县防汛指挥部第二次会议 2021-03-02",
				"spoke_at 方远 → 青禾县防汛指挥部第二次会议 2021-03-02",
			},
		},
		"roles in one sentence": {
			"⟦E 春茶论坛⟧在⟦L 青禾县⟧举行。会议由⟦T 副县长⟧⟦P 林一鸣⟧主持，⟦P 苏禾⟧致辞。",
			[]string{"chaired 林一鸣 → 春茶论坛", "held_at 春茶论坛 → 青禾县", "spoke_at 苏禾 → 春茶论坛"},
		},
		"two meetings stay two": {
			"⟦O 青禾县政府⟧召开⟦E 防汛工作会议⟧，⟦P 方远⟧出席。⟦O 青禾县政协⟧召开⟦E 春茶座谈会⟧，⟦P 苏禾⟧出席。",
			[]string{
				"attended 方远 → 防汛工作会议", "attended 苏禾 → 春茶座谈会",
				"convened 青禾县政协 → 春茶座谈会", "convened 青禾县政府 → 防汛工作会议",
			},
		},
		"sites over several clauses, companions": {
			"⟦D 3月2日|2021-03-02⟧，⟦P 方远⟧先后到⟦L 柳河镇⟧⟦L 石桥村⟧、⟦L 东坡村⟧，检查防汛工作。⟦P 苏禾⟧陪同。",
			[]string{"accompanied 苏禾 → 方远 2021-03-02", "inspected 方远 → 东坡村 2021-03-02", "inspected 方远 → 石桥村 2021-03-02"},
		},
		"the person follows": {
			"来到⟦L 石桥村⟧，⟦P 方远⟧与村民交谈。",
			[]string{"inspected 方远 → 石桥村"},
		},
		"in someone's company": {
			"⟦P 方远⟧在⟦T 镇长⟧⟦P 林一鸣⟧的陪同下来到⟦L 石桥村⟧。",
			[]string{"accompanied 林一鸣 → 方远", "inspected 方远 → 石桥村"},
		},
		"he": {
			"⟦P 方远⟧到⟦L 石桥村⟧调研。他看望慰问了困难群众。",
			[]string{"inspected 方远 → 石桥村", "visited 方远 → 困难群众"},
		},
		"respectively": {
			"⟦P 方远⟧、⟦P 苏禾⟧分别到⟦L 石桥村⟧、⟦L 东坡村⟧调研。",
			[]string{"inspected 方远 → 石桥村", "inspected 苏禾 → 东坡村"},
		},
		"respectively, with offices": {
			"⟦O 青禾县委⟧⟦T 书记⟧⟦P 方远⟧和⟦T 县长⟧⟦P 苏禾⟧分赴⟦L 石桥村⟧和⟦L 东坡村⟧检查防汛工作。",
			[]string{"inspected 方远 → 石桥村", "inspected 苏禾 → 东坡村"},
		},
		"respectively, but not as many places as people": {
			"⟦P 方远⟧、⟦P 苏禾⟧分别到⟦L 石桥村⟧、⟦L 东坡村⟧、⟦L 柳河镇⟧调研。",
			[]string{
				"inspected 方远 → 东坡村", "inspected 方远 → 柳河镇", "inspected 方远 → 石桥村",
				"inspected 苏禾 → 东坡村", "inspected 苏禾 → 柳河镇", "inspected 苏禾 → 石桥村",
			},
		},
		"together and not respectively": {
			"⟦P 方远⟧、⟦P 苏禾⟧一同到⟦L 石桥村⟧、⟦L 东坡村⟧调研。",
			[]string{
				"inspected 方远 → 东坡村", "inspected 方远 → 石桥村",
				"inspected 苏禾 → 东坡村", "inspected 苏禾 → 石桥村",
			},
		},
		"each met each": {
			"⟦P 方远⟧、⟦P 苏禾⟧分别会见了⟦P 罗平⟧、⟦P 林一鸣⟧。",
			[]string{
				"met_with 方远 → 林一鸣", "met_with 方远 → 罗平",
				"met_with 苏禾 → 林一鸣", "met_with 苏禾 → 罗平",
			},
		},
		"led": {
			"⟦P 方远⟧率⟦P 苏禾⟧、⟦P 林一鸣⟧到⟦L 石桥村⟧调研。",
			[]string{"inspected 方远 → 石桥村", "inspected 林一鸣 → 石桥村", "inspected 苏禾 → 石桥村"},
		},
		"a surname with a title": {
			"⟦O 青禾县科技局⟧⟦T 书记⟧⟦P 马成⟧到⟦O 白云公司⟧调研。⟦P 苏禾⟧陪同马⟦T 书记⟧考察。",
			[]string{"accompanied 苏禾 → 马成", "inspected 马成 → 白云公司"},
		},
		"met": {
			"⟦P 方远⟧在⟦L 青禾县⟧会见⟦O 白云公司⟧⟦T 董事长⟧⟦P 罗平⟧一行。⟦P 苏禾⟧参加会见。",
			[]string{"accompanied 苏禾 → 方远", "met_with 方远 → 罗平"},
		},
		"met, and others along": {
			"⟦P 方远⟧会见⟦O 白云公司⟧⟦T 董事长⟧⟦P 罗平⟧，⟦T 县长⟧⟦P 苏禾⟧、⟦T 副县长⟧⟦P 林一鸣⟧陪同。",
			[]string{"accompanied 林一鸣 → 方远", "accompanied 苏禾 → 方远", "met_with 方远 → 罗平"},
		},
		"visited, and others along": {
			"⟦P 方远⟧慰问老党员⟦P 罗平⟧，⟦T 县长⟧⟦P 苏禾⟧等陪同慰问。",
			[]string{"accompanied 苏禾 → 方远", "visited 方远 → 罗平"},
		},
		"a list of those who were met": {
			"⟦P 方远⟧会见⟦O 白云公司⟧⟦T 董事长⟧⟦P 罗平⟧，⟦T 总经理⟧⟦P 林一鸣⟧。",
			[]string{"met_with 方远 → 林一鸣", "met_with 方远 → 罗平"},
		},
		"in the company of a list": {
			"⟦P 方远⟧分别在⟦T 县长⟧⟦P 苏禾⟧，⟦T 镇长⟧⟦P 林一鸣⟧陪同下到⟦L 石桥村⟧调研。",
			[]string{"accompanied 林一鸣 → 方远", "accompanied 苏禾 → 方远", "inspected 方远 → 石桥村"},
		},
		"a list of those who go along": {
			"⟦P 方远⟧到⟦L 石桥村⟧调研。⟦T 县长⟧⟦P 苏禾⟧，⟦T 副县长⟧⟦P 林一鸣⟧陪同。",
			[]string{"accompanied 林一鸣 → 方远", "accompanied 苏禾 → 方远", "inspected 方远 → 石桥村"},
		},
		"appointed and removed": {
			"任命⟦P 方远⟧为⟦O 青禾县教育局⟧⟦T 局长⟧，免去⟦P 苏禾⟧的⟦O 青禾县教育局⟧⟦T 副局长⟧、⟦O 青禾县体育局⟧⟦T 局长⟧职务。",
			[]string{
				"appointed 方远 → 青禾县教育局局长",
				"removed 苏禾 → 青禾县体育局局长", "removed 苏禾 → 青禾县教育局副局长",
			},
		},
		"plans, orders and denials are no facts": {
			"⟦P 方远⟧将出席⟦E 春茶论坛⟧。⟦P 苏禾⟧未参加⟦E 防汛工作会议⟧。⟦P 林一鸣⟧要求检查⟦L 柳河水库⟧。",
			nil,
		},
		"unnamed people are not the person before": {
			"⟦P 方远⟧主持召开⟦E 防汛工作会议⟧，有关乡镇负责人参加。",
			[]string{"chaired 方远 → 防汛工作会议"},
		},
		"a meeting that is only mentioned": {
			"⟦P 方远⟧出席⟦E 防汛工作会议⟧。会上传达了⟦P 罗平⟧在⟦E 春茶座谈会⟧上的讲话精神。⟦P 苏禾⟧主持会议。",
			[]string{"attended 方远 → 防汛工作会议", "chaired 苏禾 → 防汛工作会议", "spoke_at 罗平 → 春茶座谈会"},
		},
		"a list over what is no mention": {
			"⟦E 春茶论坛⟧在⟦L 青禾县⟧举行。白云茶业创始人⟦P 方远⟧，茶史专家⟦P 苏禾⟧，⟦O 青禾茶场⟧⟦T 场长⟧⟦P 林一鸣⟧出席。",
			[]string{"attended 方远 → 春茶论坛", "attended 林一鸣 → 春茶论坛", "attended 苏禾 → 春茶论坛", "held_at 春茶论坛 → 青禾县"},
		},
		"who is quoted is not at the meeting": {
			"⟦P 方远⟧主持⟦E 春茶论坛⟧。他表示，⟦P 罗平⟧发表重要演讲。",
			[]string{"chaired 方远 → 春茶论坛", "spoke_at 方远 → 春茶论坛"},
		},
		"offices without names are not the person before": {
			"⟦P 方远⟧主持⟦E 防汛座谈会⟧。⟦O 青禾县纪委⟧⟦T 委员⟧出席座谈会。",
			[]string{"chaired 方远 → 防汛座谈会"},
		},
		"a meeting across another word": {
			"⟦P 方远⟧主持全体会议。⟦P 苏禾⟧出席。",
			[]string{"attended 苏禾 → 全体会议", "chaired 方远 → 全体会议"},
		},
		"someone sent": {
			"受⟦P 方远⟧委托，⟦P 林一鸣⟧主持⟦E 座谈会⟧。⟦P 方远⟧委托⟦P 苏禾⟧看望了⟦P 罗平⟧。",
			[]string{"chaired 林一鸣 → 座谈会", "visited 苏禾 → 罗平"},
		},
		"list of appointments over lines": {
			"一、任命：\n⟦P 方远⟧为⟦O 青禾县教育局⟧⟦T 局长⟧；\n⟦P 苏禾⟧为⟦O 青禾县水利局⟧⟦T 局长⟧。\n二、免去：\n⟦P 林一鸣⟧的⟦O 青禾县教育局⟧⟦T 局长⟧职务。",
			[]string{"appointed 方远 → 青禾县教育局局长", "appointed 苏禾 → 青禾县水利局局长", "removed 林一鸣 → 青禾县教育局局长"},
		},
		"companions of those who take part keep to the leader": {
			"⟦P 方远⟧到⟦L 石桥村⟧调研。⟦P 苏禾⟧参加调研，⟦P 林一鸣⟧陪同。",
			[]string{"accompanied 林一鸣 → 方远", "accompanied 苏禾 → 方远", "inspected 方远 → 石桥村"},
		},
		"on a round of visits": {
			"⟦P 方远⟧走访慰问困难群众。在⟦L 石桥村⟧，⟦P 方远⟧走进老党员⟦P 苏禾⟧家中。",
			[]string{"visited 方远 → 困难群众", "visited 方远 → 石桥村", "visited 方远 → 苏禾"},
		},
		"the day before a festival": {
			"⟦D 9月9日|2021-09-09⟧，在⟦D 教师节|2021-09-10⟧到来之际，⟦P 方远⟧看望了⟦P 苏禾⟧。",
			[]string{"visited 方远 → 苏禾 2021-09-09"},
		},
		"nothing": {"⟦L 青禾县⟧的油菜花开了，游人很多。", nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, facts(t, x, c.text))
		})
	}
}

func TestTitlesBesideNamesAreHeld(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	d, _, err := relationtest.Parse("⟦O 青禾县委⟧⟦T 书记⟧⟦P 方远⟧、⟦O 青禾县政府⟧原⟦T 副县长⟧⟦P 苏禾⟧参加。")
	require.NoError(t, err)
	var got []string
	for _, f := range x.Extract(d).Facts {
		if f.Type == relation.HoldsTitle {
			got = append(got, d.Entity(f.Subject).Name+" "+d.Entity(f.Object).Name+" "+f.Modality)
		}
	}
	assert.Equal(t, []string{"方远 青禾县委书记 ", "苏禾 青禾县副县长 former"}, got)
}

func TestModalityIsKeptOnRequest(t *testing.T) {
	x, err := relation.New(relation.WithModality())
	require.NoError(t, err)
	assert.Equal(t, []string{"attended 方远 → 春茶论坛 planned", "attended 苏禾 → 春茶论坛 denied"},
		facts(t, x, "⟦P 方远⟧将出席⟦E 春茶论坛⟧。⟦P 苏禾⟧未出席⟦E 春茶论坛⟧。"))
}

func TestWhatIsStatedBeatsWhatWasPlanned(t *testing.T) {
	x, err := relation.New(relation.WithModality())
	require.NoError(t, err)
	for text, want := range map[string][]string{
		"⟦P 方远⟧将出席⟦E 春茶论坛⟧。⟦P 方远⟧出席⟦E 春茶论坛⟧。":                      {"attended 方远 → 春茶论坛"},
		"⟦P 方远⟧未出席⟦E 春茶论坛⟧。⟦P 方远⟧最终出席了⟦E 春茶论坛⟧。":                   {"attended 方远 → 春茶论坛"},
		"⟦P 方远⟧出席⟦E 春茶论坛⟧。⟦P 方远⟧将出席⟦E 春茶论坛⟧。":                      {"attended 方远 → 春茶论坛"},
		"⟦P 方远⟧将于⟦D 3月5日|2021-03-05⟧出席⟦E 春茶论坛⟧。⟦P 苏禾⟧出席了⟦E 春茶论坛⟧。": {"attended 方远 → 春茶论坛 2021-03-05 planned", "attended 苏禾 → 春茶论坛"},
	} {
		assert.Equal(t, want, facts(t, x, text), text)
	}
}

func TestEventCarriesWhatTheArticleSays(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	d, marked, err := relationtest.Parse("⟦D 3月2日|2021-03-02⟧，⟦O 青禾县防汛指挥部⟧在⟦L 柳河镇⟧召开⟦E 第二次会议⟧。⟦P 方远⟧出席⟦E 会议⟧。")
	require.NoError(t, err)
	r := x.Extract(d)
	require.Len(t, r.Events, 1)
	e := r.Events[0]
	assert.Equal(t, "meeting", e.Kind)
	assert.Equal(t, "青禾县防汛指挥部第二次会议", e.Name)
	assert.Equal(t, []string{"第二次会议", "会议"}, e.Aliases)
	assert.Equal(t, "2021-03-02", e.Date)
	assert.Equal(t, entity.ID("organisation:青禾县防汛指挥部"), e.Convener)
	assert.Equal(t, entity.ID("place:柳河镇"), e.Place)
	assert.Equal(t, marked, e.Mentions)
}

func TestSpacesPartTheStatementsOfAHeadline(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for source, want := range map[string][]string{
		"县长方小远会见青禾大学校长苏秀禾 副县长马成功参加\n正文。": {"met_with 方小远 → 苏秀禾"},
		"方 小 远 会 见 苏 秀 禾\n正文。":           {"met_with 方小远 → 苏秀禾"}, // letter-spaced
	} {
		headline := entity.Span{Start: 0, End: strings.Index(source, "\n")}
		var ms []entity.Mention
		for _, name := range []string{"方小远", "苏秀禾", "马成功"} {
			spaced := strings.Join(strings.Split(name, ""), " ")
			for _, form := range []string{name, spaced} {
				if i := strings.Index(source, form); i >= 0 {
					ms = append(ms, entity.Mention{Span: entity.Span{Start: i, End: i + len(form)}, Kind: entity.Person})
				}
			}
		}
		slices.SortFunc(ms, func(a, b entity.Mention) int { return a.Start - b.Start })
		r := x.Extract(entity.NewDocument(entity.Article{Source: source, Headline: []entity.Span{headline}}, ms))
		var got []string
		for _, f := range r.Facts {
			if f.Type == relation.MetWith {
				got = append(got, string(f.Type)+" "+r.Names(f.Subject)[0]+" → "+r.Names(f.Object)[0])
			}
		}
		assert.Equal(t, want, got, source)
	}
}

func TestWhoIsMeantAndWhoIsNot(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for text, want := range map[string][]string{
		"⟦P 方远⟧主持⟦E 座谈会⟧，不同行业的商户代表出席。":                     {"chaired 方远 → 座谈会"},                            // people without names are not the chair
		"⟦P 方远⟧主持⟦E 防汛工作会议⟧。会议决定，适时召开⟦E 安全工作会议⟧。⟦P 苏禾⟧出席。": {"attended 苏禾 → 防汛工作会议", "chaired 方远 → 防汛工作会议"}, // not the one to come
		"⟦P 方远⟧会见了⟦P 马成⟧同志亲属。":                             {"met_with 方远 → 马成同志亲属"},
		"⟦T 主席⟧⟦P 方远⟧特别代表、⟦T 外长⟧⟦P 苏禾⟧出席⟦E 论坛⟧。":           {"attended 苏禾 → 论坛"},
		"⟦T 书记⟧⟦P 方远⟧会见了⟦P 马成⟧一行，⟦T 校长⟧⟦P 苏禾⟧介绍情况。":        {"met_with 方远 → 马成"},
		"⟦P 方远⟧调研园艺学院--⟦O 青禾大学⟧新闻。":                        nil, // the site's name behind dashes
		"⟦P 方远⟧传达学习⟦P 苏禾⟧视察⟦L 柳河镇⟧重要讲话精神。":                 nil,
		"⟦P 方远⟧在⟦E 座谈会⟧上回顾了防汛历程。":                          {"spoke_at 方远 → 座谈会"},
		"⟦P 方远⟧看望⟦P 马成⟧。⟦P 苏禾⟧参加看望和⟦E 座谈⟧。":                {"attended 苏禾 → 座谈", "visited 方远 → 马成", "visited 苏禾 → 马成"},
	} {
		assert.Equal(t, want, facts(t, x, text), text)
	}
}

func TestDaysOfFacts(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for text, want := range map[string]string{
		"⟦O 青禾社⟧⟦L 青禾⟧⟦D 3月3日|2021-03-03⟧电 ⟦D 3月1日|2021-03-01⟧，⟦P 方远⟧来了。⟦P 方远⟧出席⟦E 座谈会⟧。": "2021-03-01", // not that of the dateline
		"⟦O 青禾社⟧⟦L 青禾⟧⟦D 3月3日|2021-03-03⟧电 ⟦P 方远⟧出席⟦E 座谈会⟧。":                              "2021-03-03",
		"⟦D 今天|2021-03-03⟧（⟦D 3月3日|2021-03-03⟧），⟦P 方远⟧出席⟦E 座谈会⟧。":                         "2021-03-03",
		"⟦E 研讨班⟧于⟦D 3月3日|2021-03-03⟧举办。⟦D 2003年|2003⟧起，⟦P 方远⟧年年出席⟦E 研讨班⟧。":                "2021-03-03",
	} {
		d, _, err := relationtest.Parse(text)
		require.NoError(t, err)
		got := ""
		for _, f := range x.Extract(d).Facts {
			if f.Type == relation.Attended {
				got = f.Date
			}
		}
		assert.Equal(t, want, got, text)
	}
}

func TestDaysThatDoNotHold(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for text, want := range map[string][]string{
		// A day that cannot be told is not that of another statement.
		"⟦D 日前|PAST_REF⟧，⟦P 方远⟧到⟦L 柳河镇⟧调研。⟦D 2月18日|2021-02-18⟧，⟦P 苏禾⟧到⟦L 石桥村⟧检查。": {
			"inspected 方远 → 柳河镇", "inspected 苏禾 → 石桥村 2021-02-18"},
		"⟦D 2月18日|2021-02-18⟧，⟦P 方远⟧到⟦L 柳河镇⟧调研。⟦D 近日|PAST_REF⟧，⟦P 苏禾⟧到⟦L 石桥村⟧检查。⟦P 马成⟧到⟦L 东坡村⟧检查。": {
			"inspected 方远 → 柳河镇 2021-02-18", "inspected 苏禾 → 石桥村", "inspected 马成 → 东坡村"},
		"⟦P 方远⟧到⟦L 柳河镇⟧调研。⟦E 春茶论坛⟧⟦D 昨天|2021-03-01⟧闭幕。": {"inspected 方远 → 柳河镇"},
		// Nor is the eve of a festival the festival.
		"⟦D 春节|2021-02-12⟧前夕，⟦P 方远⟧看望⟦P 苏禾⟧。": {"visited 方远 → 苏禾"},
		"⟦D 2月1日|2021-02-01⟧，⟦P 方远⟧看望⟦P 苏禾⟧。⟦D 春节|2021-02-12⟧前夕，⟦P 方远⟧看望⟦P 马成⟧。": {
			"visited 方远 → 苏禾 2021-02-01", "visited 方远 → 马成"},
		// The day of an event stands in front of its name.
		"⟦D 3月17日|2021-03-17⟧，⟦P 方远⟧到⟦L 柳河镇⟧调研。⟦P 苏禾⟧出席了⟦D 昨天|2021-03-16⟧的⟦E 招商大会⟧。⟦P 马成⟧到⟦L 石桥村⟧检查。": {
			"attended 苏禾 → 招商大会 2021-03-16", "inspected 方远 → 柳河镇 2021-03-17", "inspected 马成 → 石桥村 2021-03-17"},
		"⟦P 苏禾⟧出席了⟦D 昨天|2021-03-16⟧的⟦E 招商大会⟧。": {"attended 苏禾 → 招商大会 2021-03-16"},
		// The days of plans are those of nothing else.
		"⟦O 青禾县委⟧⟦D 3月8日|2021-03-08⟧将召开⟦E 座谈会⟧。⟦P 方远⟧到⟦L 柳河镇⟧调研。":     {"inspected 方远 → 柳河镇"},
		"⟦P 苏禾⟧计划于⟦D 3月5日|2021-03-05⟧赴⟦L 石桥村⟧，⟦P 方远⟧已到⟦L 石桥村⟧调研。":     {"inspected 方远 → 石桥村"},
		"原定于⟦D 3月18日|2021-03-18⟧举行的⟦E 招商大会⟧因暴雨延期举行。⟦P 方远⟧到⟦L 柳河镇⟧调研。": {"inspected 方远 → 柳河镇"},
		"⟦O 青禾县委⟧推迟召开⟦E 座谈会⟧。":                                        nil,
	} {
		assert.Equal(t, want, facts(t, x, text), text)
		for _, e := range events(t, x, text) {
			assert.NotContains(t, e, "2021-03-18", "put off")
		}
	}
}

func TestWhatIsSaidIsNoReport(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for text, want := range map[string][]string{
		"⟦P 方远⟧会见⟦P 苏禾⟧。⟦P 苏禾⟧表示，很高兴再次同⟦P 马成⟧会面。⟦P 林一鸣⟧参加会见。": {"accompanied 林一鸣 → 方远", "met_with 方远 → 苏禾"},
		"⟦P 方远⟧主持⟦E 会议⟧并提出要求，⟦P 苏禾⟧出席。":                       {"attended 苏禾 → 会议", "chaired 方远 → 会议", "spoke_at 方远 → 会议"}, // to ask of people is no quotation
		"如果⟦P 方远⟧出席⟦E 座谈会⟧，⟦P 苏禾⟧就主持⟦E 座谈会⟧。":                 nil,
		"⟦O 青禾县委⟧将于近期召开⟦E 座谈会⟧，由⟦P 方远⟧主持。":                    nil,
		"⟦P 方远⟧说，去年到⟦L 柳河镇⟧调研。":                               nil,
		"⟦P 方远⟧说，去年到⟦L 柳河镇⟧调研；⟦P 苏禾⟧到⟦L 石桥村⟧调研。":              {"inspected 苏禾 → 石桥村"},
	} {
		assert.Equal(t, want, facts(t, x, text), text)
	}
}

func TestOurSchoolIsNotTheGuests(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for text, want := range map[string]string{
		"⟦O 白云大学⟧⟦T 校长⟧⟦P 方远⟧来校调研。":                                   "校", // what is not named is an object by itself
		"⟦O 白云大学⟧⟦T 校长⟧⟦P 方远⟧来校调研。⟦O 白云大学⟧历史悠久。⟦O 青禾大学⟧是邻居。":          "校", // nor is a neighbour meant
		"⟦P 方远⟧来校调研。⟦O 白云大学⟧历史悠久。":                                    "校",
		"⟦O 青禾大学⟧讯 ⟦O 白云大学⟧⟦T 校长⟧⟦P 方远⟧来校调研。":                         "青禾大学",
		"⟦O 白云大学⟧⟦T 校长⟧⟦P 方远⟧来校调研。⟦O 白云大学⟧很远。⟦O 青禾大学⟧⟦T 校长⟧⟦P 苏禾⟧陪同。": "青禾大学", // the host
		"⟦O 青禾新闻网⟧讯 ⟦P 方远⟧来校调研。⟦O 白云大学⟧很远。⟦O 青禾大学⟧历史悠久。":              "青禾大学", // whose paper it is
	} {
		assert.Contains(t, facts(t, x, text), "inspected 方远 → "+want, text)
	}
}

func TestWhoIsSpokenOf(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for text, want := range map[string][]string{
		// Who goes along does not become the one whom the text is about.
		"⟦P 方远⟧到⟦O 青禾中学⟧调研，⟦P 苏禾⟧陪同。下午，他出席了⟦E 教育大会⟧。随后，他来到⟦L 柳河镇⟧。": {
			"accompanied 苏禾 → 方远", "attended 方远 → 教育大会", "inspected 方远 → 柳河镇", "inspected 方远 → 青禾中学"},
		"⟦P 方远⟧到⟦O 青禾中学⟧调研。⟦P 苏禾⟧参加调研。随后来到⟦L 柳河镇⟧检查。": {
			"accompanied 苏禾 → 方远", "inspected 方远 → 柳河镇", "inspected 方远 → 青禾中学"},
		"⟦P 方远⟧到⟦O 青禾中学⟧调研。⟦P 苏禾⟧主持⟦E 座谈会⟧。他来到⟦L 柳河镇⟧检查。": {
			"chaired 苏禾 → 座谈会", "inspected 方远 → 青禾中学", "inspected 苏禾 → 柳河镇"},
		// To take part in the round is to go along with those who are on it.
		"⟦P 方远⟧率团赴⟦L 白云市⟧考察。⟦P 罗平⟧会见代表团一行。⟦P 苏禾⟧参加考察。⟦P 马成⟧参加会见。": {
			"accompanied 苏禾 → 方远", "accompanied 马成 → 罗平", "inspected 方远 → 白云市", "met_with 罗平 → 方远"},
		// Guests are those who came, a delegation is whose leader is known.
		"⟦P 罗平⟧与来访的⟦O 白云公司⟧⟦T 总裁⟧⟦P 方远⟧一行座谈。客人们在⟦P 苏禾⟧的陪同下参观了⟦L 青禾茶园⟧。": {
			"accompanied 苏禾 → 方远", "inspected 方远 → 青禾茶园"},
		"⟦P 罗平⟧会见了⟦P 方远⟧。客人还参观了⟦L 青禾茶园⟧。": {"inspected 方远 → 青禾茶园", "met_with 罗平 → 方远"},
		"⟦P 方远⟧率青禾县党政代表团到⟦L 白云市⟧考察，⟦P 罗平⟧陪同。其间，代表团看望慰问了援建干部。": {
			"accompanied 罗平 → 方远", "inspected 方远 → 白云市", "visited 方远 → 援建干部"},
		"⟦P 方远⟧率⟦O 青禾县党政代表团⟧到⟦L 白云市⟧考察，⟦P 罗平⟧陪同。其间，代表团看望慰问了援建干部。": {
			"accompanied 罗平 → 方远", "inspected 方远 → 白云市", "visited 方远 → 援建干部"},
	} {
		assert.Equal(t, want, facts(t, x, text), text)
	}
}

func TestSmallPrint(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for text, want := range map[string][]string{
		// A festival to come is no day of the story, wherever it stands.
		"⟦D 9月9日|2021-09-09⟧，⟦P 方远⟧看望⟦P 苏禾⟧。在⟦D 教师节|2021-09-10⟧到来之际，⟦P 方远⟧还看望了⟦P 马成⟧。": {
			"visited 方远 → 苏禾 2021-09-09", "visited 方远 → 马成 2021-09-09"},
		// 参加 by itself is to take part in the meeting, where there is one.
		"⟦P 方远⟧到⟦L 石桥村⟧调研，⟦P 苏禾⟧参加。":           {"accompanied 苏禾 → 方远", "inspected 方远 → 石桥村"},
		"⟦P 方远⟧到⟦L 石桥村⟧调研并主持⟦E 座谈会⟧，⟦P 苏禾⟧参加。": {"attended 苏禾 → 座谈会", "chaired 方远 → 座谈会", "inspected 方远 → 石桥村"},
		// Places without names, alone and in lists with named ones.
		"⟦P 方远⟧察看了⟦O 白云公司⟧生产车间。":                 {"inspected 方远 → 白云公司生产车间"},
		"⟦P 方远⟧察看了⟦O 白云公司⟧、⟦L 青禾大楼⟧的建设工地。":       {"inspected 方远 → 白云公司", "inspected 方远 → 青禾大楼"},
		"⟦P 方远⟧到⟦L 石桥村⟧检查。在生产车间，⟦P 方远⟧详细了解防火措施。": {"inspected 方远 → 生产车间", "inspected 方远 → 石桥村"},
	} {
		assert.Equal(t, want, facts(t, x, text), text)
	}
}

func TestARankIsNoOffice(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	held := func(marked string) (out []string) {
		d, _, err := relationtest.Parse(marked)
		require.NoError(t, err)
		for _, f := range x.Extract(d).Facts {
			if f.Type == relation.HoldsTitle {
				out = append(out, d.Entity(f.Object).Name)
			}
		}
		return out
	}
	assert.Empty(t, held("⟦T 领导干部⟧⟦P 方远⟧出席。"))
	assert.Equal(t, []string{"青禾县政府办公室干部"}, held("⟦O 青禾县政府办公室⟧⟦T 干部⟧⟦P 方远⟧出席。"))
}

func TestHeadlineThatNamesNobodyGivesWayToTheText(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	met := func(source string) (out []string) {
		var ms []entity.Mention
		for _, name := range []string{"方小远", "苏秀禾"} {
			for at := 0; ; {
				i := strings.Index(source[at:], name)
				if i < 0 {
					break
				}
				ms = append(ms, entity.Mention{Span: entity.Span{Start: at + i, End: at + i + len(name)}, Kind: entity.Person})
				at += i + len(name)
			}
		}
		slices.SortFunc(ms, func(a, b entity.Mention) int { return a.Start - b.Start })
		headline := entity.Span{Start: 0, End: strings.Index(source, "\n")}
		r := x.Extract(entity.NewDocument(entity.Article{Source: source, Headline: []entity.Span{headline}}, ms))
		for _, f := range r.Facts {
			if f.Type == relation.MetWith {
				out = append(out, r.Names(f.Object)[0])
			}
		}
		return out
	}
	assert.Equal(t, []string{"苏秀禾"}, met("方小远会见退休工人\n\n正文。方小远会见了苏秀禾。"))
	assert.Equal(t, []string{"退休工人"}, met("方小远会见退休工人\n\n正文。方小远很高兴。"))
}
