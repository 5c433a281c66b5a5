package pattern

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tapeOf lays out a text in which P, S, E, T, D and G are units of those kinds
// and ，；。 end a clause.
func tapeOf(s string) Tape {
	kinds := map[rune]Kind{'P': People, 'S': Site, 'E': Event, 'T': Office, 'D': Date, 'G': Group}
	var t Tape
	for at, c := range s {
		u := Unit{Rune: c, Start: at, End: at + utf8.RuneLen(c), Ref: -1}
		if k, ok := kinds[c]; ok {
			u.Kind, u.Ref = k, len(t)
		} else if strings.ContainsRune("，；。", c) {
			u.Kind = Break
		}
		t = append(t, u)
	}
	return t
}

func matches(t *testing.T, form, guards, text string) []string {
	t.Helper()
	file := "词表 不算 = 重要\n词表 计划 情态 planned = 将\n规则 规\n  关系 r 甲 → 乙\n  形式 " + form + "\n" + guards + "\n  例 句\n  反例 句\n"
	set, err := Parse([]Source{{"a.rules", file}})
	require.NoError(t, err)
	var out []string
	match(set, text, nil, func(m Match) {
		a, _ := m.Get("甲")
		b, _ := m.Get("乙")
		out = append(out, strings.TrimSpace(fmt.Sprintf("%d-%d %s", a.Ref, b.Ref, m.Modality)))
	})
	return out
}

// match matches a set against a text that tapeOf lays out.
func match(set *Set, text string, trace func(Attempt), yield func(Match)) {
	r := set.Read(nil, text)
	r.Enter(0, len(text))
	set.Matcher(r).Match(tapeOf(text), nobody{}, yield, trace)
}

func TestMatch(t *testing.T) {
	cases := map[string]struct {
		form, guards, text string
		want               []string
	}{
		"side by side":                 {"<甲:人> 【见】 <乙:人>", "", "P见P", []string{"0-2"}},
		"a word between":               {"<甲:人> 【见】 <乙:人>", "", "P见了P", nil},
		"a gap":                        {"<甲:人> 【见】 … <乙:人>", "", "P见了老P", []string{"0-4"}},
		"a gap too short":              {"<甲:人> 【见】 …1 <乙:人>", "", "P见了老P", nil},
		"the nearest":                  {"<甲:人> …9 【见】 …9 <乙:人>", "", "PDP见TPP", []string{"2-5"}},
		"not past a mark":              {"<甲:人> … 【见】 <乙:人>", "", "P，见P", nil},
		"past a mark":                  {"<甲:人> …… 【见】 <乙:人>", "", "P，见P", []string{"0-3"}},
		"never past ；":                 {"<甲:人> …… 【见】 <乙:人>", "", "P；见P", nil},
		"optional there":               {"<甲:人> 已? 【见】 <乙:人>", "", "P已见P", []string{"0-3"}},
		"optional missing":             {"<甲:人> 已? 【见】 <乙:人>", "", "P见P", []string{"0-2"}},
		"longest trigger":              {"<甲:人> 【见|见了】 <乙:人>", "", "P见了P", []string{"0-3"}},
		"each trigger":                 {"<甲:人> 【见】 <乙:人>", "", "P见P，P见P", []string{"0-2", "4-6"}},
		"words that must not be":       {"!(由) <甲:人> 【见】 <乙:人>", "", "由P见P", nil},
		"not in front of what follows": {"<甲:人> 【见】 … !(老) <乙:人>", "", "P见了老P", nil},
		"nor behind what precedes":     {"<甲:人> !(已) … 【见】 <乙:人>", "", "P已见P", nil},
		"words that are not":           {"!(由) <甲:人> 【见】 <乙:人>", "", "P见P", []string{"0-2"}},
		"gap without a word":           {"<甲:人> …{不} 【见】 <乙:人>", "", "P不想见P", nil},
		"end of clause":                {"<甲:人> 【见】 <乙:人> <句末>", "", "P见P，", []string{"0-2"}},
		"not the end":                  {"<甲:人> 【见】 <乙:人> <句末>", "", "P见P了", nil},
		"start of clause":              {"<句首> <甲:人> 【见】 <乙:人>", "", "，P见P", []string{"1-3"}},
		"guard":                        {"<甲:人> … 【见】 <乙:人>", "  前无 不", "P不见P", nil},
		"guard in another word":        {"<甲:人> … 【见】 <乙:人>", "  前无 要", "P重要见P", []string{"0-4"}},
		"guard before the person":      {"<甲:人> … 【见】 <乙:人>", "  前无 不", "不P见P", []string{"1-3"}},
		"modality":                     {"<甲:人> … 【见】 <乙:人>", "  前无 @计划", "P将见P", []string{"0-3 planned"}},
		"guard right before":           {"<甲:人> … 【见】 <乙:人>", "  紧前无 不", "P不再见P", []string{"0-4"}},
		"guard right behind":           {"<甲:人> 【见】 … <乙:人>", "  紧后无 不", "P见不P", nil},
		"guard behind":                 {"<甲:人> 【见】 … <乙:人>", "  后无 组", "P见P的组", nil},
		"guard, other clause":          {"<甲:人> 【见】 … <乙:人>", "  后无 组", "P见P，组", []string{"0-2"}},
		"guard by kind":                {"<甲:人> … 【见】 <乙:人>", "  紧前无 <时间>", "PD见P", nil},
		"guard unless":                 {"<甲:人> … 【见】 <乙:人>", "  前无 同!下", "P同下见P", []string{"0-4"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, matches(t, c.form, c.guards, c.text))
		})
	}
}

func TestHigherPriorityTakesTheTrigger(t *testing.T) {
	file := `规则 低
  关系 r 甲 → 乙
  形式 <甲:人> 【见】 <乙:人>
  例 句
  反例 句
规则 高
  关系 r 甲 → 乙
  优先 200
  形式 <甲:人> 【见】 <乙:人>
  例 句
  反例 句
规则 别
  关系 s 甲 → 乙
  形式 <甲:人> 【见】 <乙:人>
  例 句
  反例 句
`
	set, err := Parse([]Source{{"a.rules", file}})
	require.NoError(t, err)
	var got []string
	run := func(s *Set) {
		got = nil
		match(s, "P见P", nil, func(m Match) { got = append(got, m.Rule.Name) })
	}
	run(set)
	assert.Equal(t, []string{"高", "别"}, got)
	run(set.Without([]string{"高"}))
	assert.Equal(t, []string{"低", "别"}, got, "rules of equal priority go by name")
}

// Work for one trigger is bounded: a clause of triggers, however long, is
// matched in a number of steps that grows with its length.
func TestMatchingIsLinear(t *testing.T) {
	file := "规则 规\n  关系 r 甲 → 乙\n  形式 <甲:人> …80 的? …80 的? …80 的? …80 【见】 …80 的? …80 的? …80 <乙:人>\n  例 句\n  反例 句\n"
	set, err := Parse([]Source{{"a.rules", file}})
	require.NoError(t, err)
	steps := func(n int) int {
		tried := 0
		match(set, strings.Repeat("见", n), func(Attempt) { tried++ }, func(Match) {})
		return tried
	}
	assert.Equal(t, 2000, steps(2000), "each trigger is tried once")
	text := strings.Repeat("见", 5000)
	m := set.Matcher(set.Read(nil, text))
	m.text.Enter(0, len(text))
	m.enter(tapeOf(text), nobody{})
	_, why := m.match(&use{rule: set.Rules[0], form: set.Rules[0].Forms[0]}, 2500, 2501)
	assert.NotEmpty(t, why)
	dead := 0
	for _, turn := range m.dead {
		if turn == m.turn {
			dead++
		}
	}
	assert.Positive(t, dead)
	assert.Less(t, dead, 2000, "pairs of element and position that one trigger reaches")
}
