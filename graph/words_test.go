package graph

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/relation"
)

func TestWrap(t *testing.T) {
	for in, want := range map[string]string{
		"云浦县委": "云浦县委",
		"云浦县安全生产和消防工作会议暨“百日攻坚”动员大会": "云浦县安全生产和\n消防工作会议\n暨“百日攻坚”动员大会",
		"第十二届全国人民代表大会第三次会议":         "第十二届全国人民\n代表大会第三次会议",
		"短\n行": "短\n行",
	} {
		assert.Equal(t, want, wrap(in, 20), in)
	}
	assert.Equal(t, "很长的名字很长的名字", wrap("很长的名字很长的名字", 0))
}

func TestShorten(t *testing.T) {
	assert.Equal(t, "云浦县…", shorten("云浦县安全生产", 8))
	assert.Equal(t, "云浦县", shorten("云浦县", 6))
	assert.Equal(t, "云浦县", shorten("云浦县", -1))
}

func FuzzWrap(f *testing.F) {
	f.Add("云浦县安全生产和消防工作会议", 8)
	f.Add("a b 123456789012345678901234567890", 10)
	f.Fuzz(func(t *testing.T, s string, width int) {
		if strings.ContainsAny(s, "\n") || strings.ToValidUTF8(s, "") != s {
			return
		}
		squeezed := func(s string) string { return strings.Join(strings.Fields(s), "") }
		got := wrap(s, width)
		assert.Equal(t, squeezed(s), squeezed(got))
		if width > 3 && columns(s) > width+2 {
			for l := range strings.SplitSeq(got, "\n") {
				assert.LessOrEqual(t, columns(l), width+2)
			}
		}
	})
}

func TestDate(t *testing.T) {
	for value, want := range map[string][2]string{
		"XXXX-03-03":            {"3月3日", "3 March"},
		"XXXX-03-03TMO":         {"3月3日上午", "3 March morning"},
		"XXXX-12":               {"12月", "December"},
		"XXXX-XX-03":            {"3日", "XXXX-XX-03"},
		"XXXX":                  {"XXXX", "XXXX"},
		"XXXX-04-01/XXXX-04-05": {"4月1日—4月5日", "1 April – 5 April"},
		"2024-03-01":            {"2024年3月1日", "2024-03-01"},
		"2024-03-01TMO":         {"2024年3月1日上午", "2024-03-01 morning"},
		"2024-03-01T15:30":      {"2024年3月1日15:30", "2024-03-01 15:30"},
		"2024-03":               {"2024年3月", "2024-03"},
		"2024":                  {"2024年", "2024"},
		"2024-Q1":               {"2024-Q1", "2024-Q1"},
		"2024-01-24/2024-01-30": {"2024年1月24日—2024年1月30日", "2024-01-24 – 2024-01-30"},
		"PAST_REF":              {"近日", "recently"},
		"":                      {"", ""},
		"1-2-3-4":               {"1-2-3-4", "1-2-3-4"},
	} {
		assert.Equal(t, want, [2]string{Chinese.Date(value), English.Date(value)})
	}
}

func TestEveryRelationAndKindHasItsWordsAndStyle(t *testing.T) {
	for _, typ := range Types() {
		assert.Contains(t, typeWords, typ)
		assert.Contains(t, edgeStyles, typ)
	}
	for _, k := range Kinds() {
		assert.Contains(t, kindWords, k)
		if k != relation.KindOther {
			assert.Contains(t, nodeStyles, k)
		}
	}
	for modality, want := range map[string][2]string{
		"": {"出席", "attended"}, relation.Former: {"曾出席", "formerly attended"}, relation.Planned: {"拟出席", "planned: attended"},
		relation.Denied: {"未出席", "denied: attended"}, relation.Rumoured: {"传出席", "rumoured: attended"},
		"ordered": {"ordered 出席", "ordered attended"},
	} {
		f := &Fact{Type: relation.Attended, Modality: modality}
		assert.Equal(t, want, [2]string{Chinese.Relation(f), English.Relation(f)})
	}
	assert.Equal(t, []string{"曾任职", "任职"}, Chinese.Relations(&Edge{Facts: []*Fact{
		{Type: relation.HoldsTitle, Modality: relation.Former}, {Type: relation.HoldsTitle}, {Type: relation.HoldsTitle}}}))
	assert.Equal(t, "voted for", Chinese.Type("voted_for"))
	assert.Equal(t, "party", English.Kind("party"))
}
