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
		{"chain", "专家组来到四川省绵阳市涪城区调研。", "四川省|绵阳市|涪城区"},
		{"province behind a part of a country", "外电说，意大利东部甸省震后救援结束。", "意大利|甸省"},
		{"chain of unknown links", "他来到涪城区竹坊街槐安里社区，看望居民。", "涪城区|竹坊街|槐安里社区"},
		{"street and community", "代表们走访了石塘街道新纺社区。", "石塘街道|新纺社区"},
		{"house number", "事故发生在石塘街道青禾路12号。", "石塘街道|青禾路12号"},
		{"no number", "他在长安路160次往返。", "长安路"},
		{"section of a road", "封闭范围东侧至长安北路3段。", "长安北路3段"},
		{"extension of a road", "立交位于扬州路东延与青泊高速公路之间。", "扬州路东延|青泊高速公路"},
		{"room", "会议在人民大会堂湖北厅举行。", "人民大会堂湖北厅"},
		{"numbered room", "学校在知行楼A512会议室召开座谈会。", "知行楼A512会议室"},
		{"no room", "会议在人民大会堂隆重举行。", "人民大会堂"},
		{"building in a compound", "客人在玄武湖揽月阁等候入场。", "玄武湖|揽月阁"},
		{"venue after a city", "仪式5日在绵阳五四大楼举行。", "绵阳|五四大楼"},
		{"site of several words", "这里是黄河上游经济带。", "黄河上游经济带"},
		{"site with a dot", "他考察了绵阳·云台山创业示范基地。", "绵阳·云台山创业示范基地"},
		{"site with brackets", "我县召开川渝（涪城）产业合作区联席会议。", "川渝（涪城）产业合作区"},
		{"verb in front", "四川严肃查处绵阳有关人员。", "四川|绵阳"},
		{"adverb in front", "他多次深入绵阳市慰问。", "绵阳市"},
		{"full name of a country", "车队插着老挝人民民主共和国国旗。", "老挝人民民主共和国"},
		{"city abroad", "比赛在荷兰埃因霍温举行。", "荷兰|埃因霍温"},
		{"region without 地区", "华北地区有小雨。", "华北"},
		{"nations counted", "东盟十国代表到会。", ""},
		{"common noun", "城市社区和城区的工作做得好。", ""},
		{"determiner", "两县交界的小城镇里，该镇和各乡都很热闹。", ""},
		{"verb and level word", "县不缺乡、乡不缺村、村不缺户。", ""},
		{"rural in general", "这是建设美丽乡村的要求。", ""},
		{"common word that is a county", "要广开进贤之路。", ""},
		{"county with its level word", "他到进贤县调研。", "进贤县"},
		{"how far an area reaches", "范围西临扬州南路、东至青禾南路。", "扬州南路|青禾南路"},
		{"county of that name", "他到东至县看望教师。", "东至县"},
		{"list of cities", "参赛的有广州、深圳、厦门。", "广州|深圳|厦门"},
		{"counted", "七个社区和七大展区都已改革，进入深水区。", ""},
		{"hall of a building in a city", "仪式在北京人民大会堂北大厅举行。", "北京|人民大会堂北大厅"},
		{"team", "苏格兰队以二比一获胜。", ""},
		{"going round a river", "县级河长到清水河巡河，河长巡河发现问题。", "清水河"},
		{"surname in front of a place abroad", "夏威夷的游客多了一成。", "夏威夷"},
		{"surname in front of a sight", "卢浮宫昨日闭馆。", "卢浮宫"},
		{"region that a club is named after", "客人来自意大利拉齐奥大区。", "意大利|拉齐奥大区"},
		{"venue that acts", "岚州卫星发射中心宣布推迟，国家网球中心发布公告。", "岚州卫星发射中心|国家网球中心"},
		{"bare venue, head of a venue", "会议中心发布公告，岚州卫星发射中心主任说。", ""},
		{"words that end like places", "主队上半场领先，记者上门采访，他们要建设口岸城市。", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, placesIn(x, c.text)) })
	}
}

// A line break between any two characters changes nothing.
func TestPlacesAcrossLines(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	text := "他来到涪城区竹坊街槐安里社区和石塘街道青禾路12号"
	want := placesIn(x, text)
	require.NotEmpty(t, want)
	for i := range text {
		if i > 0 {
			assert.Equal(t, want, placesIn(x, text[:i]+"\n"+text[i:]))
		}
	}
}
