package relation_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

// What is supposed, asked, ordered, rumoured or denied is no fact; WithModality
// says which.
func TestMoods(t *testing.T) {
	plain, err := relation.New()
	require.NoError(t, err)
	all, err := relation.New(relation.WithModality())
	require.NoError(t, err)
	for text, want := range map[string]string{
		"⟦L 若羌县⟧⟦T 县长⟧⟦P 方远⟧到⟦L 石桥村⟧调研。":    "inspected 方远 → 石桥村",
		"若干年前，⟦P 方远⟧到⟦L 石桥村⟧调研。":            "inspected 方远 → 石桥村",
		"若⟦P 方远⟧到⟦L 石桥村⟧调研，就好了。":            "inspected 方远 → 石桥村 planned",
		"假若⟦P 方远⟧出席⟦E 座谈会⟧，⟦L 石桥村⟧会热闹。":     "attended 方远 → 座谈会 planned",
		"只要⟦P 方远⟧出席⟦E 座谈会⟧，就好。":             "attended 方远 → 座谈会 planned",
		"即使⟦P 方远⟧出席⟦E 座谈会⟧，也没有用。":           "attended 方远 → 座谈会 planned",
		"⟦P 方远⟧是否出席⟦E 座谈会⟧尚未可知。":            "attended 方远 → 座谈会 planned",
		"⟦P 方远⟧出席⟦E 座谈会⟧吗？":                 "attended 方远 → 座谈会 planned",
		"⟦P 方远⟧否认曾出席⟦E 座谈会⟧。":               "attended 方远 → 座谈会 denied",
		"⟦P 方远⟧谎称自己出席了⟦E 座谈会⟧。":             "attended 方远 → 座谈会 denied",
		"⟦P 方远⟧将不出席⟦E 座谈会⟧。":                "attended 方远 → 座谈会 denied",
		"⟦P 方远⟧因病缺席全县教育大会。":                 "attended 方远 → 全县教育大会 denied",
		"⟦O 县委⟧否认⟦P 方远⟧已被免去⟦O 县委⟧⟦T 书记⟧职务。": "removed 方远 → 县委书记 denied",
		"网传⟦P 方远⟧被任命为⟦L 青禾县⟧⟦T 县长⟧。":        "appointed 方远 → 青禾县县长 rumoured",
		"网传⟦P 方远⟧被任命为⟦L 青禾县⟧⟦T 县长⟧，系谣言。":    "appointed 方远 → 青禾县县长 denied",
		"传言⟦P 方远⟧出席了⟦E 座谈会⟧，经核实不属实。":        "attended 方远 → 座谈会 denied",
		"⟦P 方远⟧出席⟦E 座谈会⟧，回应有关传言不属实。":        "attended 方远 → 座谈会",
		"会议要求，⟦T 县长⟧⟦P 方远⟧到⟦L 石桥村⟧督导检查。":    "inspected 方远 → 石桥村 planned",
		"按照上级要求，⟦P 方远⟧到⟦L 石桥村⟧调研。":          "inspected 方远 → 石桥村",
		"⟦P 方远⟧到⟦L 石桥村⟧调研，“今年收成好吗？”":        "inspected 方远 → 石桥村",
		"即使下雨，⟦P 方远⟧仍到⟦L 石桥村⟧调研。":           "inspected 方远 → 石桥村",
		"⟦P 方远⟧到⟦L 石桥村⟧检查是否认真落实。":           "inspected 方远 → 石桥村",
		"⟦P 方远⟧到⟦L 石桥村⟧调研，⟦P 苏禾⟧否认曾来过。":     "inspected 方远 → 石桥村",
		"会议提出要求，⟦T 县长⟧⟦P 方远⟧到⟦L 石桥村⟧督导检查。":  "inspected 方远 → 石桥村",
	} {
		assert.Equal(t, []string{want}, facts(t, all, text), text)
		if want[len(want)-1] >= 0x80 { // no modality behind the name
			assert.Equal(t, []string{want}, facts(t, plain, text), text)
		} else {
			assert.Empty(t, facts(t, plain, text), text)
		}
	}
}

// A sentence of nothing but such words is read in one pass.
func TestMoodsAreReadInOnePass(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	allocated := func(n int) uint64 {
		d, _, err := relationtest.Parse("⟦P 方远⟧" + strings.Repeat("如果是否否认，系谣言", n) + "出席⟦E 座谈会⟧吗？")
		require.NoError(t, err)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		x.Extract(d)
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	small, large := allocated(200), allocated(1600)
	assert.Less(t, large, 16*small, "eight times the text")
}

func TestNamesOfMeetingsAreNotCutInsideWords(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for text, want := range map[string]string{
		"⟦P 方远⟧主持召开安全会议。":              "chaired 方远 → 安全会议",
		"⟦P 方远⟧出席学习型社会建设座谈会。":          "attended 方远 → 学习型社会建设座谈会",
		"⟦P 方远⟧出席农村通过能力建设座谈会。":         "attended 方远 → 农村通过能力建设座谈会",
		"⟦L 青禾县⟧召开县交通过渡期座谈会，⟦P 方远⟧出席。": "attended 方远 → 县交通过渡期座谈会",
	} {
		assert.Equal(t, []string{want}, facts(t, x, text), text)
	}
}
