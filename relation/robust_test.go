package relation_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

const article = "⟦D 3月2日|2021-03-02⟧，⟦O 青禾县防汛指挥部⟧召开⟦E 第二次会议⟧，安排部署汛前准备和隐患排查工作。⟦O 青禾县委⟧⟦T 书记⟧、⟦O 指挥部⟧⟦T 总指挥⟧⟦P 方远⟧主持会议并讲话。" +
	"⟦T 县领导⟧⟦P 林一鸣⟧、⟦P 苏禾⟧、⟦P 马成⟧等出席会议。会前，⟦P 方远⟧到⟦L 柳河镇⟧⟦L 石桥村⟧、⟦L 东坡村⟧检查防汛工作，看望慰问堤上值守的职工，⟦P 苏禾⟧陪同。"

// wrap breaks the text of a marked article every n characters, also inside names.
func wrap(marked string, n int) string {
	var b strings.Builder
	solid, inMark := 0, false
	for _, c := range marked {
		switch {
		case c == '⟦':
			inMark = true
		case c == ' ' && inMark, c == '|' && inMark:
			inMark = false
		}
		b.WriteRune(c)
		if inMark || c == '⟦' || c == '⟧' || c == ' ' || c == '|' || c >= '0' && c <= '9' || c == '-' {
			continue
		}
		if solid++; solid%n == 0 {
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestWrappedTextGivesTheSameFacts(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	want := facts(t, x, article)
	require.Len(t, want, 10)
	for n := 14; n <= 24; n++ {
		assert.Equal(t, want, facts(t, x, wrap(article, n)), "wrapped at %d", n)
	}
}

func TestConcurrentExtractionGivesTheSameResult(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	d, _, err := relationtest.Parse(article)
	require.NoError(t, err)
	want := x.Extract(d)
	var wg sync.WaitGroup
	got := make([]*relation.Result, 16)
	for i := range got {
		wg.Add(1)
		go func() {
			defer wg.Done()
			got[i] = x.Extract(d)
		}()
	}
	wg.Wait()
	for _, r := range got {
		assert.Equal(t, want, r)
	}
}

// Rules that cannot match, and sentences that none can match in, are skipped only where nobody asks why.
func TestTraceChangesNothing(t *testing.T) {
	x, err := relation.New(relation.WithModality())
	require.NoError(t, err)
	traced, err := relation.New(relation.WithModality(), relation.WithTrace(func(relation.Trace) {}))
	require.NoError(t, err)
	for _, marked := range []string{article, "⟦P 方远⟧将出席⟦E 座谈会⟧，没有到⟦L 柳河镇⟧检查。", "任命⟦P 方远⟧为⟦T 县长⟧。",
		"⟦P 方远⟧到⟦L 石桥村⟧检查。山里天气好。⟦P 苏禾⟧笑了。随后察看⟦O 青禾公司⟧。",
		"⟦P 方远⟧会见来访的⟦P 苏禾⟧。客人笑了。随后察看⟦O 青禾公司⟧。",
		"⟦P 方远⟧率代表团到⟦L 石桥村⟧检查。⟦P 苏禾⟧笑了。代表团笑了。随后察看⟦O 青禾公司⟧。",
		"⟦D 3月1日|2021-03-01⟧，⟦P 方远⟧到⟦L 石桥村⟧检查。⟦D 3月2日|2021-03-02⟧，山里下雨。他察看⟦O 青禾公司⟧。"} {
		d, _, err := relationtest.Parse(marked)
		require.NoError(t, err)
		require.NotEmpty(t, x.Extract(d).Facts)
		assert.Equal(t, x.Extract(d), traced.Extract(d))
	}
}

func TestExtractTimeGrowsLinearly(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	x, err := relation.New()
	require.NoError(t, err)
	inputs := map[string]string{
		"names":      "⟦P 方远⟧、",
		"triggers":   "主持出席调研任命会见",
		"clauses":    "⟦P 方远⟧主持，",
		"meetings":   "⟦P 方远⟧出席第一次会议，",
		"sites":      "到⟦L 石桥村⟧、",
		"titles":     "⟦O 青禾县委⟧⟦T 书记⟧、",
		"sentences":  "⟦P 方远⟧到⟦L 石桥村⟧检查。他出席会议。",
		"pronouns":   "他她我校来校",
		"groups":     "慰问一线工作人员、",
		"bodies":     "⟦O 青禾县防汛指挥部⟧、⟦O 县指挥部⟧",
		"body words": "任⟦T 局长⟧，",
		"trips":      "⟦P 方远⟧到⟦L 石桥村⟧检查，⟦P 苏禾⟧陪同；",
		"remarks":    "（扩大）会议",
		"pairs":      "⟦P 方远⟧、⟦P 苏禾⟧分别到⟦L 石桥村⟧、⟦L 东坡村⟧调研，",
		"schools":    "⟦O 青禾大学⟧⟦T 校长⟧⟦P 方远⟧来校",
		"conditions": "如果他说，将到来即将决定召开会议",
		"unnamed":    "在⟦L 石桥村⟧的",
	}
	for name, unit := range inputs {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, timing.CheckLinear(500, func(n int) func() {
				d, _, err := relationtest.Parse(strings.Repeat(unit, n) + "。")
				require.NoError(t, err)
				return func() { x.Extract(d) }
			}))
		})
	}
	t.Run("one clause of many triggers", func(t *testing.T) { // is there 分别 in front of each?
		assert.NoError(t, timing.CheckLinear(2000, func(n int) func() {
			d, _, err := relationtest.Parse("⟦P 方远⟧、⟦P 苏禾⟧" + strings.Repeat("到⟦L 石桥村⟧、⟦L 东坡村⟧调研", n) + "。")
			require.NoError(t, err)
			return func() { x.Extract(d) }
		}))
	})
}

func FuzzExtract(f *testing.F) {
	f.Add("方远主持会议，他到石桥村检查。会议由苏禾主持", []byte{0, 2, 0, 9, 3, 2})
	f.Add("任命张三为县长，免去李四的职务", []byte{2, 2, 0, 1, 2, 1})
	f.Add("\xff\x00会见\n他，陪同", []byte{1, 1, 4})
	x, err := relation.New(relation.WithModality(), relation.WithTrace(func(relation.Trace) {}))
	if err != nil {
		f.Fatal(err)
	}
	kinds := entity.Kinds()
	f.Fuzz(func(t *testing.T, text string, marks []byte) {
		if len(text) > 4096 {
			return
		}
		var ms []entity.Mention
		at := 0
		for i := 0; i+2 < len(marks); i += 3 {
			from, end := at+int(marks[i]), at+int(marks[i])+1+int(marks[i+1])%24
			if end > len(text) {
				break
			}
			at = end
			m := entity.Mention{Span: entity.Span{Start: from, End: end}, Kind: kinds[int(marks[i+2])%len(kinds)]}
			if entitytest.CheckSpan(text, m.Span) != nil {
				continue // inside a rune
			}
			if m.Kind == entity.Date {
				m.Value = "2021-03-02"
			}
			ms = append(ms, m)
		}
		_, err := relationtest.CheckExtract(x, entity.NewDocument(entity.Article{Source: text}, ms))
		require.NoError(t, err)
	})
}

// The name of a meeting goes on beyond where the people who are visited are
// looked for.
func TestALongNameBehindVisited(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	for n := range 12 {
		d, _, err := relationtest.Parse("⟦P 顾长岭⟧看望" + strings.Repeat("一", 30+n) + "⟦O 澜岳理工大学⟧举行建校七十周年学术报告会")
		require.NoError(t, err)
		_, err = relationtest.CheckExtract(x, d)
		assert.NoError(t, err, n)
	}
}
