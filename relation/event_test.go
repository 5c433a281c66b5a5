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
		for _, s := range []string{e.Date} {
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
		// The last head names the event; a body may be the name of its meeting.
		"⟦P 方远⟧出席春茶博览会开幕式。": {"ceremony, 春茶博览会开幕式, 方远 attended | 春茶博览会开幕式"},
		"⟦P 方远⟧出席⟦O 青禾茶业协会第三次会员代表大会⟧。": {
			"meeting, 青禾茶业协会第三次会员代表大会, 方远 attended | 青禾茶业协会第三次会员代表大会"},
		"⟦P 方远⟧会见⟦O 青禾茶业协会第三届代表大会⟧的⟦P 苏禾⟧。": nil,
	} {
		assert.Equal(t, want, events(t, x, text), text)
	}
}
