package relationtest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

func TestCheckResultFindsEveryBrokenPromise(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	d, _, err := relationtest.Parse("⟦D 3月2日|2021-03-02⟧，⟦P 顾长岭⟧主持召开⟦O 县委⟧常委会会议，⟦P 邵培林⟧出席。随后⟦P 顾长岭⟧到⟦L 柳湾镇⟧检查，看望护林员。")
	require.NoError(t, err)
	first, err := relationtest.CheckExtract(x, d)
	require.NoError(t, err)
	require.Greater(t, len(first.Facts), 3)
	require.NotEmpty(t, first.Events)
	require.NotEmpty(t, first.Others)
	for want, breaks := range map[string]func(*relation.Result){
		"no id of its own":                         func(r *relation.Result) { r.Others[0].ID = r.Events[0].ID },
		"no name":                                  func(r *relation.Result) { r.Events[0].Name = "" },
		`"place:某" does not exist`:                 func(r *relation.Result) { r.Events[0].Place = "place:某" },
		`"place:他" does not exist`:                 func(r *relation.Result) { r.Events[0].Sites = []entity.ID{"place:他"} },
		`participant: "person:某" does not`:         func(r *relation.Result) { r.Events[0].Participants[0].ID = "person:某" },
		"takes part as nothing":                    func(r *relation.Result) { r.Events[0].Participants[0].Role = "" },
		"mentions not sorted":                      func(r *relation.Result) { r.Events[0].Mentions = []entity.Span{{Start: 3, End: 6}, {Start: 0, End: 3}} },
		"event:1 [-1,3)":                           func(r *relation.Result) { r.Events[0].Mentions = []entity.Span{{Start: -1, End: 3}} },
		`"2021-3-2" is no value`:                   func(r *relation.Result) { r.Events[0].Date = "2021-3-2" },
		`"2021-3-4" is no value`:                   func(r *relation.Result) { r.Facts[0].Date = "2021-3-4" },
		`subject: "person:某" does not exist`:       func(r *relation.Result) { r.Facts[0].Subject = "person:某" },
		`object: "" does not exist`:                func(r *relation.Result) { r.Facts[0].Object = "" },
		"does not hold the trigger":                func(r *relation.Result) { r.Facts[0].Evidence.End = r.Facts[0].Trigger.Start },
		"trigger [3,5): splits a rune":             func(r *relation.Result) { r.Facts[0].Trigger = entity.Span{Start: 3, End: 5} },
		"no type or no rule":                       func(r *relation.Result) { r.Facts[0].Rule = "" },
		"score 2":                                  func(r *relation.Result) { r.Facts[0].Score = 2 },
		"not sorted":                               func(r *relation.Result) { r.Facts[0], r.Facts[3] = r.Facts[3], r.Facts[0] },
		`person "邵培林" [56,65): refers to person:某`: func(r *relation.Result) { r.Doc.Mentions[3].Entity = "person:某" },
	} {
		t.Run(want, func(t *testing.T) {
			d, _, err := relationtest.Parse("⟦D 3月2日|2021-03-02⟧，⟦P 顾长岭⟧主持召开⟦O 县委⟧常委会会议，⟦P 邵培林⟧出席。随后⟦P 顾长岭⟧到⟦L 柳湾镇⟧检查，看望护林员。")
			require.NoError(t, err)
			r := x.Extract(d)
			breaks(r)
			assert.ErrorContains(t, relationtest.CheckResult(r), want)
		})
	}
}
