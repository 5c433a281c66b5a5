package relation_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

func TestStructureMakesFacts(t *testing.T) {
	cases := map[string]struct {
		text string
		want []string // facts of the structural rules but for titles beside names
	}{
		"day of an event": {
			"⟦D 3月2日|2021-03-02⟧，⟦P 方远⟧出席⟦E 座谈会⟧。",
			[]string{"happened_on 座谈会 → 3月2日"},
		},
		"event without a day": {"⟦P 方远⟧出席⟦E 座谈会⟧。", nil},
		"reporter of an agency": {
			"⟦O 青禾通讯社⟧⟦L 青禾⟧⟦D 3月2日|2021-03-02⟧电（⟦T 记者⟧⟦P 方远⟧）油菜花开了。",
			[]string{"located_in 青禾通讯社 → 青禾", "reported 方远 → 青禾通讯社"},
		},
		"reporter of no named paper": {
			"本报讯（⟦T 记者⟧⟦P 方远⟧）油菜花开了。",
			[]string{"reported 方远 → 本文"},
		},
		"a reporter told about": {"⟦T 记者⟧⟦P 方远⟧当选了。", nil},
		"member of a body": {
			"⟦O 青禾县工商联⟧⟦T 常委⟧⟦P 方远⟧、⟦O 青禾县工商联⟧⟦T 主席⟧⟦P 苏禾⟧来到⟦L 青禾县⟧。",
			[]string{"located_in 青禾县工商联 → 青禾县", "member_of 方远 → 青禾县工商联"},
		},
		"former member": {"原⟦O 青禾诗社⟧⟦T 理事⟧⟦P 方远⟧来了。", nil},
		"department of a body": {
			"⟦O 白云大学⟧和⟦O 白云大学历史学院⟧、⟦O 白云大学生报⟧。",
			[]string{"part_of 白云大学历史学院 → 白云大学"},
		},
		"chain of places": {
			"⟦L 青禾县⟧⟦L 柳河镇⟧⟦L 石桥村⟧的⟦O 石桥小学⟧。",
			[]string{"located_in 柳河镇 → 青禾县", "located_in 石桥村 → 柳河镇"},
		},
		"body in a place": {
			"⟦L 柳河镇⟧⟦O 云帆公司⟧，⟦L 柳河镇⟧⟦O 党委⟧。",
			[]string{"located_in 云帆公司 → 柳河镇"},
		},
		"place in a name": {
			"⟦L 青禾县⟧的⟦O 青禾县医院⟧。",
			[]string{"located_in 青禾县医院 → 青禾县"},
		},
		"places side by side": {"⟦L 青禾县⟧、⟦L 白云县⟧。", nil},
	}
	x, err := relation.New()
	require.NoError(t, err)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			d, _, err := relationtest.Parse(c.text)
			require.NoError(t, err)
			assert.Equal(t, c.want, structuralFacts(x.Extract(d)))
		})
	}
}

func structuralFacts(r *relation.Result) []string {
	var out []string
	for _, f := range r.Facts {
		if f.Type != relation.HoldsTitle && slices.Contains(structural, f.Rule) {
			out = append(out, string(f.Type)+" "+r.Names(f.Subject)[0]+" → "+r.Names(f.Object)[0])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestBylineNamesAreReporters(t *testing.T) {
	const source = "青禾花开\n油菜花开了。（方远）"
	person := entity.Span{Start: len("青禾花开\n油菜花开了。（"), End: len("青禾花开\n油菜花开了。（方远")}
	a := entity.Article{Source: source, Headline: []entity.Span{{Start: 0, End: len("青禾花开")}}, Byline: []entity.Span{person}}
	d := entity.NewDocument(a, []entity.Mention{{Span: person, Kind: entity.Person}})
	x, err := relation.New()
	require.NoError(t, err)
	r := x.Extract(d)
	assert.Equal(t, []string{"reported 方远 → 青禾花开"}, structuralFacts(r))
	assert.Equal(t, person, r.Facts[0].Trigger)
}

func TestStructuralRulesCanBeSwitchedOff(t *testing.T) {
	x, err := relation.New(relation.WithoutRules(structural...))
	require.NoError(t, err)
	d, _, err := relationtest.Parse("⟦L 青禾县⟧⟦L 柳河镇⟧⟦T 镇长⟧⟦P 方远⟧⟦D 3月2日|2021-03-02⟧出席⟦E 座谈会⟧。")
	require.NoError(t, err)
	r := x.Extract(d)
	require.Len(t, r.Facts, 1)
	assert.Equal(t, relation.Attended, r.Facts[0].Type)
}
