package relation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

// events lists the events of a marked text: kind, name, day, sites, who took part
// as what, and the words that tell of it.
func events(t *testing.T, x *relation.Extractor, marked string) []string {
	t.Helper()
	d, _, err := relationtest.Parse(marked)
	require.NoError(t, err)
	r := x.Extract(d)
	name := func(id entity.ID) string { return r.Names(id)[0] }
	var out []string
	for _, e := range r.Events {
		parts := []string{e.Kind, e.Name}
		for _, s := range []string{e.Date, e.Modality} {
			if s != "" {
				parts = append(parts, s)
			}
		}
		if len(e.Sites) > 0 {
			var sites []string
			for _, s := range e.Sites {
				sites = append(sites, name(s))
			}
			assert.Equal(t, e.Sites[0], e.Place)
			parts = append(parts, "at "+strings.Join(sites, " "))
		}
		for _, p := range e.Participants {
			parts = append(parts, fmt.Sprintf("%s %s", name(p.ID), p.Role))
		}
		var told []string
		for _, m := range e.Mentions {
			told = append(told, d.Article.Source[m.Start:m.End])
		}
		out = append(out, strings.Join(parts, ", ")+" | "+strings.Join(told, " "))
	}
	return out
}

func TestEvents(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for text, want := range map[string][]string{
		// One meeting, named again in other words.
		"⟦O 青禾县政府⟧召开全县春季防汛工作会议。⟦P 方远⟧主持会议，⟦P 苏禾⟧在防汛工作会议上讲话。": {
			"meeting, 全县春季防汛工作会议, 青禾县政府 convened, 方远 chaired, 苏禾 spoke_at | 全县春季防汛工作会议 会议 防汛工作会议"},
		// What is studied is another meeting, and never what 会议 means.
		"⟦O 青禾县委⟧召开春茶工作会议，传达学习全国春茶工作会议和⟦O 省委⟧春茶工作会议精神。⟦P 方远⟧主持会议。": {
			"meeting, 春茶工作会议, 青禾县委 convened, 方远 chaired | 春茶工作会议 会议",
			"meeting, 全国春茶工作会议 | 全国春茶工作会议",
			"meeting, 省委春茶工作会议 | 省委春茶工作会议"},
		"传达全国春茶工作会议、全省防汛工作会议和全市护林工作会议精神。⟦P 方远⟧主持会议。": {
			"meeting, 全国春茶工作会议 | 全国春茶工作会议",
			"meeting, 全省防汛工作会议 | 全省防汛工作会议",
			"meeting, 全市护林工作会议 | 全市护林工作会议",
			"meeting, 会议, 方远 chaired | 会议"},
		"⟦O 青禾县委⟧召开全县春茶工作会议，⟦P 方远⟧出席。各乡镇要贯彻全县春茶工作会议精神。": {
			"meeting, 全县春茶工作会议, 青禾县委 convened, 方远 attended | 全县春茶工作会议 全县春茶工作会议"}, // to the letter the same
		"⟦O 青禾县委⟧召开春茶工作会议，⟦P 方远⟧出席。各乡镇要贯彻此次会议精神。": {
			"meeting, 春茶工作会议, 青禾县委 convened, 方远 attended | 春茶工作会议 此次会议"},
		// Held again on another day or by somebody else.
		"⟦D 3月1日|2021-03-01⟧，⟦O 青禾县委⟧召开防汛会商会议，⟦P 方远⟧主持。⟦D 3月8日|2021-03-08⟧，⟦O 青禾县委⟧召开防汛会商会议，⟦P 苏禾⟧主持。": {
			"meeting, 防汛会商会议, 2021-03-01, 青禾县委 convened, 方远 chaired | 防汛会商会议",
			"meeting, 防汛会商会议, 2021-03-08, 青禾县委 convened, 苏禾 chaired | 防汛会商会议"},
		"⟦L 青禾县⟧召开防汛工作会议，⟦P 方远⟧主持会议。⟦L 白云县⟧召开防汛工作会议，⟦P 苏禾⟧主持会议。": {
			"meeting, 防汛工作会议, 方远 chaired | 防汛工作会议 会议",
			"meeting, 防汛工作会议, 苏禾 chaired | 防汛工作会议 会议"},
		"⟦O 县委⟧召开防汛工作会议。⟦D 3月1日|2021-03-01⟧，⟦O 青禾县委⟧召开了防汛工作会议。": {
			"meeting, 防汛工作会议, 2021-03-01, 青禾县委 convened | 防汛工作会议 防汛工作会议"}, // a shorter name of the host
		// No word of a name may be another one.
		"⟦P 方远⟧主持召开防汛工作会议。⟦P 苏禾⟧主持召开防火工作会议。": {
			"meeting, 防汛工作会议, 方远 chaired | 防汛工作会议",
			"meeting, 防火工作会议, 苏禾 chaired | 防火工作会议"},
		"⟦P 方远⟧出席防汛指挥部第二次会议。⟦P 苏禾⟧出席防汛指挥部第三次会议。": {
			"meeting, 防汛指挥部第二次会议, 方远 attended | 防汛指挥部第二次会议",
			"meeting, 防汛指挥部第三次会议, 苏禾 attended | 防汛指挥部第三次会议"},
		"⟦P 方远⟧出席防汛指挥部第十次会议。⟦P 苏禾⟧出席防汛指挥部第二十次会议。": {
			"meeting, 防汛指挥部第十次会议, 方远 attended | 防汛指挥部第十次会议",
			"meeting, 防汛指挥部第二十次会议, 苏禾 attended | 防汛指挥部第二十次会议"},
		// Only planned, denied or put off.
		"⟦O 青禾县委⟧将召开防汛工作会议。":           {"meeting, 防汛工作会议, planned | 防汛工作会议"},
		"⟦O 青禾县委⟧没有召开防汛工作会议。":          {"meeting, 防汛工作会议, denied | 防汛工作会议"},
		"⟦O 青禾县委⟧推迟召开防汛工作会议。":          {"meeting, 防汛工作会议, planned | 防汛工作会议"},
		"⟦P 方远⟧没有出席防汛工作会议。":            {"meeting, 防汛工作会议 | 防汛工作会议"},
		"⟦P 方远⟧将出席春茶论坛。⟦P 苏禾⟧出席了春茶论坛。": {"forum, 春茶论坛, 苏禾 attended | 春茶论坛 春茶论坛"},
		"⟦P 方远⟧主持防汛工作会议。会议决定，适时召开护林工作会议。⟦P 苏禾⟧出席。": {
			"meeting, 防汛工作会议, 方远 chaired, 苏禾 attended | 防汛工作会议 会议",
			"meeting, 护林工作会议, planned | 护林工作会议"},
		// The last head names the event; a body may be the name of its meeting.
		"⟦P 方远⟧出席春茶博览会开幕式。": {"ceremony, 春茶博览会开幕式, 方远 attended | 春茶博览会开幕式"},
		// A name goes on behind the quotation in it, and has no mark without its other half.
		"⟦P 方远⟧出席“春茶论坛”开幕式并致辞。":          {"ceremony, “春茶论坛”开幕式, 方远 attended, 方远 spoke_at | “春茶论坛”开幕式"},
		"⟦P 方遠⟧出席「春茶論壇」開幕典禮並致辭。":         {"ceremony, 「春茶論壇」開幕典禮, 方遠 attended, 方遠 spoke_at | 「春茶論壇」開幕典禮"},
		"⟦P 方远⟧出席首届“春茶博览会”暨茶王赛开幕式。":      {"ceremony, 首届“春茶博览会”暨茶王赛开幕式, 方远 attended | 首届“春茶博览会”暨茶王赛开幕式"},
		"⟦P 方远⟧参加“读书活动”总结大会。":            {"meeting, “读书活动”总结大会, 方远 attended | “读书活动”总结大会"},
		"⟦P 方远⟧出席“春茶论坛”并致辞。":             {"forum, 春茶论坛, 方远 attended, 方远 spoke_at | 春茶论坛"},
		"⟦P 方远⟧主持“春茶论坛”，⟦P 苏禾⟧出席护林工作会议。": {"forum, 春茶论坛, 方远 chaired | 春茶论坛", "meeting, 护林工作会议, 苏禾 attended | 护林工作会议"},
		"⟦P 方远⟧主持“春茶论坛”并出席护林大会。":         {"forum, 春茶论坛, 方远 chaired | 春茶论坛", "meeting, 护林大会, 方远 attended | 护林大会"},
		"⟦P 方远⟧出席《⟦P 云栖志⟧》首发式。":          {"ceremony, 《云栖志》首发式, 方远 attended | 《云栖志》首发式"},
		"⟦P 方远⟧出席⟦P 苏禾⟧首发式。":             {"ceremony, 首发式, 方远 attended | 首发式"},
		"⟦P 方远⟧出席⟦O 青禾茶业协会第三次会员代表大会⟧。": {
			"meeting, 青禾茶业协会第三次会员代表大会, 方远 attended | 青禾茶业协会第三次会员代表大会"},
		"⟦P 方远⟧会见⟦O 青禾茶业协会第三届代表大会⟧的⟦P 苏禾⟧。": nil,
	} {
		assert.Equal(t, want, events(t, x, text), text)
	}
}

func TestTrips(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for text, want := range map[string][]string{
		// The one named first gives the name, whatever the order of the IDs.
		"⟦P 王方远⟧率⟦P 李苏禾⟧到⟦L 石桥村⟧调研。": {"inspection, 王方远等调研石桥村, at 石桥村, 王方远 inspected, 李苏禾 inspected | 调研"},
		// The same people on one day are on one round, with companions.
		"⟦D 3月1日|2021-03-01⟧，⟦P 方远⟧到⟦L 石桥村⟧、⟦L 东坡村⟧检查。⟦P 方远⟧来到⟦L 柳河镇⟧调研，⟦P 苏禾⟧陪同。": {
			"inspection, 方远检查石桥村等, 2021-03-01, at 石桥村 东坡村 柳河镇, 方远 inspected, 苏禾 accompanied | 检查 来到"},
		"⟦D 3月1日|2021-03-01⟧，⟦P 方远⟧到⟦L 石桥村⟧检查。⟦D 3月2日|2021-03-02⟧，⟦P 方远⟧到⟦L 柳河镇⟧检查。": {
			"inspection, 方远检查石桥村, 2021-03-01, at 石桥村, 方远 inspected | 检查",
			"inspection, 方远检查柳河镇, 2021-03-02, at 柳河镇, 方远 inspected | 检查"},
		"⟦P 方远⟧到⟦L 石桥村⟧检查。⟦P 方远⟧看望了⟦P 苏禾⟧。": {
			"inspection, 方远检查石桥村, at 石桥村, 方远 inspected | 检查",
			"visit, 方远看望苏禾, at 苏禾, 方远 visited | 看望了"},
		// Where no day is told, no time may pass.
		"⟦P 方远⟧到⟦L 石桥村⟧检查。下午，⟦P 方远⟧到⟦L 柳河镇⟧检查。": {
			"inspection, 方远检查石桥村等, at 石桥村 柳河镇, 方远 inspected | 检查 检查"},
		"⟦P 方远⟧到⟦L 石桥村⟧检查。三年后，⟦P 方远⟧到⟦L 柳河镇⟧检查。": {
			"inspection, 方远检查石桥村, at 石桥村, 方远 inspected | 检查",
			"inspection, 方远检查柳河镇, at 柳河镇, 方远 inspected | 检查"},
		"⟦P 方远⟧到⟦L 石桥村⟧检查。⟦D 近日|PAST_REF⟧，⟦P 方远⟧到⟦L 柳河镇⟧检查。": {
			"inspection, 方远检查石桥村, at 石桥村, 方远 inspected | 检查",
			"inspection, 方远检查柳河镇, at 柳河镇, 方远 inspected | 检查"},
		// Nobody stands with places where others were.
		"⟦P 方远⟧到⟦L 石桥村⟧、⟦L 东坡村⟧检查。⟦P 方远⟧和⟦P 苏禾⟧到⟦L 柳河镇⟧检查。": {
			"inspection, 方远检查石桥村等, at 石桥村 东坡村, 方远 inspected | 检查",
			"inspection, 方远等检查柳河镇, at 柳河镇, 方远 inspected, 苏禾 inspected | 检查"},
		// But those who were at the same places were there together.
		"⟦D 3月1日|2021-03-01⟧，⟦P 方远⟧到⟦L 石桥村⟧检查。⟦P 苏禾⟧到⟦L 石桥村⟧检查，⟦P 马成⟧陪同。": {
			"inspection, 方远等检查石桥村, 2021-03-01, at 石桥村, 方远 inspected, 苏禾 inspected, 马成 accompanied | 检查 检查"},
		// The verb of the name says what was done.
		"在⟦L 石桥村⟧，⟦P 方远⟧与村民交谈。": {"inspection, 方远调研石桥村, at 石桥村, 方远 inspected | 与"},
		"⟦P 方远⟧走进⟦P 苏禾⟧家中。":     {"visit, 方远慰问苏禾, at 苏禾, 方远 visited | 走进"},
		// What is planned is no trip; events stand in the order of the text.
		"⟦P 方远⟧将到⟦L 石桥村⟧检查。": nil,
		"⟦P 方远⟧到⟦L 石桥村⟧检查。⟦P 苏禾⟧出席⟦E 春茶论坛⟧。⟦P 马成⟧看望⟦P 罗平⟧。": {
			"inspection, 方远检查石桥村, at 石桥村, 方远 inspected | 检查",
			"forum, 春茶论坛, 苏禾 attended | 春茶论坛",
			"visit, 马成看望罗平, at 罗平, 马成 visited | 看望"},
		// Where each went to a place of their own, each was on a trip.
		"⟦D 3月1日|2021-03-01⟧，⟦P 方远⟧、⟦P 苏禾⟧分别到⟦L 石桥村⟧、⟦L 东坡村⟧调研，⟦P 马成⟧陪同⟦P 苏禾⟧。⟦P 苏禾⟧来到⟦L 柳河镇⟧检查。": {
			"inspection, 方远调研石桥村, 2021-03-01, at 石桥村, 方远 inspected | 调研",
			"inspection, 苏禾调研东坡村等, 2021-03-01, at 东坡村 柳河镇, 苏禾 inspected, 马成 accompanied | 调研 来到"},
		"⟦P 方远⟧、⟦P 苏禾⟧分别看望⟦P 苏禾⟧、⟦P 罗平⟧。": {
			"visit, 方远看望苏禾, at 苏禾, 方远 visited | 看望",
			"visit, 苏禾看望罗平, at 罗平, 苏禾 visited | 看望"},
		"⟦P 方远⟧、⟦P 苏禾⟧分别到⟦L 石桥村⟧、⟦L 东坡村⟧、⟦L 柳河镇⟧调研。": {
			"inspection, 方远等调研石桥村等, at 石桥村 东坡村 柳河镇, 方远 inspected, 苏禾 inspected | 调研"},
		"⟦P 苏禾⟧陪同⟦P 方远⟧到⟦L 石桥村⟧检查。": {"inspection, 方远检查石桥村, at 石桥村, 方远 inspected, 苏禾 accompanied | 检查"}, // the companion first
	} {
		assert.Equal(t, want, events(t, x, text), text)
	}
}
