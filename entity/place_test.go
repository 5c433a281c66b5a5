package entity_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
)

// placesIn returns the places of a text, joined by |.
func placesIn(x *entity.Extractor, text string) string {
	var out []string
	for _, m := range x.Extract(entity.Article{Source: text}).Mentions {
		if m.Kind == entity.Place {
			out = append(out, m.Text)
		}
	}
	return strings.Join(out, "|")
}

func TestPlaces(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	cases := []struct{ name, text, want string }{
		{"chain", "专家组来到河南省焦作市中站区调研。", "河南省|焦作市|中站区"},
		{"chain of unknown links", "他来到武昌区槐花街檀华林社区，看望居民。", "武昌区|槐花街|檀华林社区"},
		{"street and community", "代表们走访了龙洞街道武钢社区。", "龙洞街道|武钢社区"},
		{"house number", "事故发生在龙洞街道青年路160号。", "龙洞街道|青年路160号"},
		{"no number", "他在长安路160次往返。", "长安路"},
		{"section of a road", "封闭范围东侧至长安北路3段。", "长安北路3段"},
		{"extension of a road", "立交位于苏州路西延与乌昌高速公路之间。", "苏州路西延|乌昌高速公路"},
		{"room", "会议在人民大会堂宴会厅举行。", "人民大会堂宴会厅"},
		{"numbered room", "学校在行健楼B301会议室召开座谈会。", "行健楼B301会议室"},
		{"no room", "会议在人民大会堂隆重举行。", "人民大会堂"},
		{"building in a compound", "客人在中南海紫光阁等候会见。", "中南海|紫光阁"},
		{"venue after a city", "仪式23日在北京八一大楼举行。", "北京|八一大楼"},
		{"site of several words", "这里是长江中游城市群。", "长江中游城市群"},
		{"site with a dot", "他考察了南宁·中关村创新示范基地。", "南宁·中关村创新示范基地"},
		{"site with brackets", "我县召开浙台（苍南）经贸合作区联席会议。", "浙台（苍南）经贸合作区"},
		{"verb in front", "河南严肃查处郑州有关人员。", "河南|郑州"},
		{"adverb in front", "他多次深入焦作市慰问。", "焦作市"},
		{"full name of a country", "灵柩上覆盖着越南社会主义共和国国旗。", "越南社会主义共和国"},
		{"city abroad", "比赛在荷兰埃因霍温举行。", "荷兰|埃因霍温"},
		{"region without 地区", "华北地区有小雨。", "华北"},
		{"nations counted", "东盟十国代表到会。", ""},
		{"common noun", "城市社区和城区的工作做得好。", ""},
		{"determiner", "两县交界的小城镇里，该镇和各乡都很热闹。", ""},
		{"verb and level word", "县不漏乡、乡不漏村、村不漏户。", ""},
		{"rural in general", "这是建设美丽乡村的要求。", ""},
		{"common word that is a county", "要广开进贤之路。", ""},
		{"county with its level word", "他到进贤县调研。", "进贤县"},
		{"how far an area reaches", "范围西临西宁南路、东至延平南路。", "西宁南路|延平南路"},
		{"county of that name", "他到东至县看望教师。", "东至县"},
		{"list of cities", "参赛的有广州、深圳、厦门。", "广州|深圳|厦门"},
		{"counted", "七个社区和七大展区都已改革，进入深水区。", ""},
		{"hall of a building in a city", "仪式在北京人民大会堂北大厅举行。", "北京|人民大会堂北大厅"},
		{"team", "苏格兰队以二比一获胜。", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, placesIn(x, c.text)) })
	}
}

// A line break between any two characters changes nothing.
func TestPlacesAcrossLines(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	text := "他来到武昌区槐花街檀华林社区和龙洞街道青年路160号"
	want := placesIn(x, text)
	require.NotEmpty(t, want)
	for i := range text {
		if i > 0 {
			assert.Equal(t, want, placesIn(x, text[:i]+"\n"+text[i:]))
		}
	}
}
