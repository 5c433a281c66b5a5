package entity_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/entity/segment"
	"github.com/go-renshi/renshi/entity/segment/purego"
)

// marked extracts from source and returns it with the mentions marked.
func marked(t *testing.T, x *entity.Extractor, source string) string {
	t.Helper()
	d := x.Extract(entity.Article{Source: source})
	require.NoError(t, entitytest.CheckDocument(d))
	return render(d)
}

// Each option finds what is not found without it.
func TestOptionsAdd(t *testing.T) {
	for name, c := range map[string]struct {
		options []entity.Option
		source  string
		want    string
	}{
		"a person":                {[]entity.Option{entity.WithNames(entity.Person, "浮生子")}, "画家浮生子来了。", "⟦P 浮生子⟧"},
		"a person over a wrap":    {[]entity.Option{entity.WithNames(entity.Person, "浮生子")}, "画家浮\n生 子来了。", "⟦P 浮\n生 子⟧"},
		"a name given with space": {[]entity.Option{entity.WithNames(entity.Person, "浮　生子")}, "画家浮生子来了。", "⟦P 浮生子⟧"},
		"a name of two scripts":   {[]entity.Option{entity.WithNames(entity.Person, "ＭＣ石头")}, "歌手MC石头来了。", "⟦P MC石头⟧"},
		"a name in Latin letters": {[]entity.Option{entity.WithNames(entity.Person, "Keldin")}, "Keldins和Keldin来了。", "Keldins和⟦P Keldin⟧来了。"},
		"a body":                  {[]entity.Option{entity.WithNames(entity.Organisation, "踏浪帮")}, "今年踏浪帮招新人。", "⟦O 踏浪帮⟧"},
		"a place":                 {[]entity.Option{entity.WithNames(entity.Place, "落星坡")}, "孩子们去落星坡放风筝。", "⟦L 落星坡⟧"},
		"a title":                 {[]entity.Option{entity.WithNames(entity.Title, "掌灯使")}, "掌灯使沈青禾出席会议。", "⟦T 掌灯使⟧"},
		"a title with a modifier": {[]entity.Option{entity.WithNames(entity.Title, "掌灯使")}, "副掌灯使沈青禾出席会议。", "⟦T 副掌灯使⟧"},
		"a suffix of bodies":      {[]entity.Option{entity.WithSuffixes(entity.Organisation, "戏班")}, "澄阳县清河戏班招新人。", "⟦O 澄阳县清河戏班⟧"},
		"a suffix behind unknown": {[]entity.Option{entity.WithSuffixes(entity.Organisation, "工作室")}, "记者从乔蔓工作室获悉。", "⟦O 乔蔓工作室⟧"},
		"a suffix behind a name":  {[]entity.Option{entity.WithSuffixes(entity.Organisation, "工作室")}, "顾长岭工作室揭牌。", "⟦O 顾长岭工作室⟧"},
		"a suffix behind a place": {[]entity.Option{entity.WithSuffixes(entity.Organisation, "合伙社")}, "县长来到江岸合伙社调研。", "⟦O 江岸合伙社⟧"},
		"a suffix that is split":  {[]entity.Option{entity.WithSuffixes(entity.Organisation, "合伙社")}, "江岸合伙社招新人。", "⟦O 江岸合伙社⟧"},
		"a suffix of places":      {[]entity.Option{entity.WithSuffixes(entity.Place, "浜")}, "孩子们在沈青浜放风筝。", "⟦L 沈青浜⟧"},
		"a recogniser":            {[]entity.Option{entity.WithRecognizer("plates", plates)}, "牌号云A12345的车被拖走。", "⟦O 云A12345⟧"},
		"two options":             {[]entity.Option{entity.WithNames(entity.Person, "浮生子"), entity.WithNames(entity.Place, "落星坡")}, "画家浮生子去落星坡。", "⟦P 浮生子⟧去⟦L 落星坡⟧"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NotContains(t, marked(t, extractor(t), c.source), c.want, "found without the option")
			assert.Contains(t, marked(t, extractor(t, c.options...), c.source), c.want)
			assert.NotContains(t, marked(t, extractor(t), c.source), c.want, "of another extractor")
		})
	}
}

func TestSuffixOfNobody(t *testing.T) {
	x := extractor(t, entity.WithSuffixes(entity.Organisation, "工作室"))
	for _, source := range []string{"他的个人工作室开张。", "这家工作室很小。", "新工作室揭牌。", "画家成立了工作室。"} {
		assert.NotContains(t, marked(t, x, source), "⟦O", source)
	}
}

// plates finds 云A12345.
var plates = entity.RecognizerFunc(func(v *entity.View) []entity.Candidate {
	var out []entity.Candidate
	text := v.Text()
	for at := 0; ; {
		i := strings.Index(text[at:], "云A")
		if i < 0 || at+i+9 > len(text) {
			return out
		}
		at += i
		out = append(out, entity.Candidate{Range: entity.Range{Start: at, End: at + 9}, Kind: entity.Organisation, Score: 0.99})
		at += 9
	}
})

// A mention has the rule that found it; agreement is one for where no other did.
func TestAgreementIsTheRuleOnlyOfWhatItFound(t *testing.T) {
	ships := entity.WithRecognizer("ships", entity.RecognizerFunc(func(v *entity.View) []entity.Candidate {
		var out []entity.Candidate
		for at := 0; ; at += len("飞鱼轮") {
			i := strings.Index(v.Text()[at:], "飞鱼轮")
			if i < 0 {
				return out
			}
			at += i
			out = append(out, entity.Candidate{Range: entity.Range{Start: at, End: at + len("飞鱼轮")}, Kind: entity.Organisation, Score: 0.9})
		}
	}))
	for source, want := range map[string][]string{
		"飞鱼轮开走了。":          {"飞鱼轮 ships"},
		"飞鱼轮开走了，飞鱼轮又回来。":   {"飞鱼轮 ships", "飞鱼轮 ships"},
		"县长秦川到会。八百里秦川好风光。": {"县长 title", "秦川 person.name", "秦川 person.agreement"},
	} {
		var got []string
		for _, m := range extractor(t, ships).Extract(entity.Article{Source: source}).Mentions {
			got = append(got, m.Text+" "+m.Rule)
		}
		assert.Equal(t, want, got)
	}
}

// What is no name is not found, and what it covered may be.
func TestWithoutNames(t *testing.T) {
	for name, c := range map[string]struct {
		options        []entity.Option
		source, before string
		want           string
	}{
		"a person": {[]entity.Option{entity.WithoutNames(entity.Person, "顾长岭")},
			"县委书记顾长岭主持会议。", "⟦P 顾长岭⟧", "⟦T 书记⟧顾长岭主持"},
		"over a wrap, given with a space": {[]entity.Option{entity.WithoutNames(entity.Person, "顾　长岭")},
			"县委书记顾\n长岭主持会议。", "⟦P 顾\n长岭⟧", "⟦T 书记⟧顾\n长岭主持"},
		"another kind": {[]entity.Option{entity.WithoutNames(entity.Person, "柳桥湾镇")},
			"他到柳桥湾镇检查。", "⟦L 柳桥湾镇⟧", "⟦L 柳桥湾镇⟧"},
		"a longer name": {[]entity.Option{entity.WithoutNames(entity.Place, "柳桥湾")},
			"他到柳桥湾镇检查。", "⟦L 柳桥湾镇⟧", "⟦L 柳桥湾镇⟧"},
		"a date": {[]entity.Option{entity.WithoutNames(entity.Date, "今春")},
			"部署今春防火工作。", "⟦D 今春⟧", "部署今春防火"},
		"of another kind instead": {[]entity.Option{entity.WithoutNames(entity.Place, "柳桥湾镇"), entity.WithNames(entity.Organisation, "柳桥湾镇")},
			"他到柳桥湾镇检查。", "⟦L 柳桥湾镇⟧", "⟦O 柳桥湾镇⟧"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Contains(t, marked(t, extractor(t), c.source), c.before)
			assert.Contains(t, marked(t, extractor(t, c.options...), c.source), c.want)
		})
	}
	_, err := entity.New(entity.WithoutNames("event", "昨日"), entity.WithoutNames(entity.Person, " "))
	assert.ErrorContains(t, err, "no kind")
	assert.ErrorContains(t, err, "empty name")
}

func TestWithoutSwitchesRulesOff(t *testing.T) {
	source := "安娜·彼得森1月30日到北京。澄阳县委书记顾长岭会见了安娜·彼得森。"
	rules := map[string]bool{}
	for _, m := range extractor(t).Extract(entity.Article{Source: source}).Mentions {
		rules[m.Rule] = true
	}
	require.GreaterOrEqual(t, len(rules), 4)
	for rule := range rules {
		for _, m := range extractor(t, entity.WithoutRules(rule)).Extract(entity.Article{Source: source}).Mentions {
			assert.NotEqual(t, rule, m.Rule, m.Text)
		}
	}
	var all []string
	for rule := range rules {
		all = append(all, rule)
	}
	for _, m := range extractor(t, entity.WithoutRules(all...)).Extract(entity.Article{Source: source}).Mentions {
		assert.NotContains(t, all, m.Rule, m.Text)
	}
}

func TestWithoutMerging(t *testing.T) {
	const source = "泊阳县县委宣传部开会。"
	assert.Contains(t, marked(t, extractor(t), source), "⟦O 泊阳县县委宣传部⟧")
	assert.Contains(t, marked(t, extractor(t, entity.WithoutRules("organisation.merged")), source), "⟦O 县委宣传部⟧")
}

func TestErrorsOfOptions(t *testing.T) {
	for want, o := range map[string]entity.Option{
		"WithNames: no names of kind \"date\"":       entity.WithNames(entity.Date, "上元"),
		"WithNames: no names of kind \"event\"":      entity.WithNames("event", "运动会"),
		"WithNames: empty name":                      entity.WithNames(entity.Person, "沈青禾", " 　\n"),
		"WithSuffixes: names of kind \"person\"":     entity.WithSuffixes(entity.Person, "某"),
		"WithSuffixes: names of kind \"title\"":      entity.WithSuffixes(entity.Title, "长"),
		"WithSuffixes: empty suffix":                 entity.WithSuffixes(entity.Place, "\ufeff"),
		"WithRecognizer: \"x\": nil recogniser":      entity.WithRecognizer("x", nil),
		"WithRecognizer: no name":                    entity.WithRecognizer("", plates),
		"WithRecognizer: \"y\": nil recogniser":      entity.WithRecognizer("y", entity.RecognizerFunc(nil)),
		"WithSegmenter: nil segmenter":               entity.WithSegmenter(nil),
		"WithSegmenter: nil segmenter\n":             entity.WithSegmenter(segment.Func(nil)),
		"WithoutRules: no rule is named \"nosuch\";": entity.WithoutRules("nosuch"),
		"WithoutNames: empty name":                   entity.WithoutNames(entity.Person, ""),
		"WithoutNames: there is no kind \"event\"":   entity.WithoutNames("event", "运动会"),
		"WithLimits: -2 is a negative number":        entity.WithLimits(entity.Limits{Bytes: -2}),
	} {
		want = "entity: " + strings.TrimSpace(want)
		x, err := entity.New(o)
		assert.Nil(t, x)
		assert.ErrorContains(t, err, want)
	}
}

func TestAllErrorsAreReportedAtOnce(t *testing.T) {
	_, err := entity.New(entity.WithNames(entity.Date, "上元"), entity.WithSuffixes(entity.Place, "浜"), entity.WithSegmenter(nil))
	assert.ErrorContains(t, err, "WithNames")
	assert.ErrorContains(t, err, "WithSegmenter")
	assert.NotContains(t, err.Error(), "WithSuffixes")
}

// A segmenter of one's own is used; what is found does not hang on it.
func TestWithSegmenter(t *testing.T) {
	const source = "3月2日，澄阳县委书记顾长岭到北京市调研。"
	const want = "⟦D 3月2日⟧，⟦O 澄阳县委⟧⟦T 书记⟧⟦P 顾长岭⟧到⟦L 北京市⟧调研。"
	pure, err := purego.New()
	require.NoError(t, err)
	calls := 0
	counting := segment.Func(func(text string) []segment.Token {
		calls++
		return pure.Segment(text)
	})
	assert.Equal(t, want, marked(t, extractor(t, entity.WithSegmenter(counting)), source))
	assert.Equal(t, 1, calls, "one call a paragraph")
	runes := segment.Func(func(text string) []segment.Token { // knows no words
		var out []segment.Token
		for i, c := range text {
			out = append(out, segment.Token{Start: i, End: i + len(string(c))})
		}
		return out
	})
	assert.Equal(t, want, marked(t, extractor(t, entity.WithSegmenter(runes)), source))
	// One that breaks its contract spoils the words, not the document.
	for _, broken := range []segment.Func{
		func(string) []segment.Token { return nil },
		func(text string) []segment.Token { return []segment.Token{{Start: 0, End: 10 * len(text)}} },
		func(string) []segment.Token {
			return []segment.Token{{Start: 9, End: 4}, {Start: -7, End: 1}, {Start: 0, End: 0}}
		},
	} {
		x := extractor(t, entity.WithSegmenter(broken))
		for _, a := range articles(t)[:3] {
			assert.NoError(t, entitytest.CheckDocument(x.Extract(a)))
		}
	}
}

// Whatever a recogniser returns, the document keeps its promises.
func TestRecognizersOfAllSorts(t *testing.T) {
	const source = "沈青禾来了。\n祝红叶走了。县里很好。"
	name := entity.Range{Start: 0, End: 9}
	for what, c := range map[string]struct {
		give []entity.Candidate
		want string // of what the recogniser gave
	}{
		"one":                {[]entity.Candidate{{Range: name, Kind: entity.Organisation, Score: 1}}, "organisation 沈青禾 mine"},
		"its own rule":       {[]entity.Candidate{{Range: name, Kind: entity.Organisation, Score: 1, Rule: "r"}}, "organisation 沈青禾 r"},
		"a score over 1":     {[]entity.Candidate{{Range: name, Kind: entity.Organisation, Score: 7}}, "organisation 沈青禾 mine"},
		"a date":             {[]entity.Candidate{{Range: name, Kind: entity.Date, Score: 1, Value: "2021-03-02"}}, "date 沈青禾 mine"},
		"too low":            {[]entity.Candidate{{Range: name, Kind: entity.Organisation, Score: 0.5}}, ""},
		"below 0":            {[]entity.Candidate{{Range: name, Kind: entity.Organisation, Score: -1}}, ""},
		"no number":          {[]entity.Candidate{{Range: name, Kind: entity.Organisation, Score: math.NaN()}}, ""},
		"empty":              {[]entity.Candidate{{Range: entity.Range{Start: 3, End: 3}, Kind: entity.Organisation, Score: 1}}, ""},
		"backwards":          {[]entity.Candidate{{Range: entity.Range{Start: 9, End: 3}, Kind: entity.Organisation, Score: 1}}, ""},
		"outside":            {[]entity.Candidate{{Range: entity.Range{Start: -3, End: 3}, Kind: entity.Organisation, Score: 1}, {Range: entity.Range{Start: 3, End: 300}, Kind: entity.Organisation, Score: 1}}, ""},
		"inside a character": {[]entity.Candidate{{Range: entity.Range{Start: 1, End: 9}, Kind: entity.Organisation, Score: 1}}, ""},
		"an unknown kind":    {[]entity.Candidate{{Range: name, Kind: "event", Score: 1}}, ""},
		"no kind":            {[]entity.Candidate{{Range: name, Score: 1}}, ""},
		"a value, no date":   {[]entity.Candidate{{Range: name, Kind: entity.Organisation, Score: 1, Value: "2021"}}, "organisation 沈青禾 mine"},
		"a paragraph's end":  {[]entity.Candidate{{Range: entity.Range{Start: 9, End: 28}, Kind: entity.Organisation, Score: 1}}, ""},
		"the same twice":     {[]entity.Candidate{{Range: name, Kind: entity.Organisation, Score: 1}, {Range: name, Kind: entity.Organisation, Score: 1}}, "organisation 沈青禾 mine"},
	} {
		t.Run(what, func(t *testing.T) {
			x := extractor(t, entity.WithRecognizer("mine", entity.RecognizerFunc(func(*entity.View) []entity.Candidate { return c.give })))
			for _, regions := range [][]entity.Span{nil, {{Start: len("沈青禾来了。\n"), End: len(source)}, {Start: 0, End: len("沈青禾来了。\n")}}} {
				d := x.Extract(entity.Article{Source: source, Regions: regions})
				require.NoError(t, entitytest.CheckDocument(d))
				var got []string
				for _, m := range d.Mentions {
					if m.Rule == "mine" || m.Rule == "r" {
						got = append(got, string(m.Kind)+" "+m.Text+" "+m.Rule)
					}
				}
				if regions == nil {
					assert.Equal(t, c.want, strings.Join(got, "\n"))
				}
			}
		})
	}
}

// Names of the user's beat the built-in opinion on what they cover.
func TestUserNamesWin(t *testing.T) {
	const source = "北京市的雨停了。王建国来到北京大学。"
	for kind, want := range map[entity.Kind]string{
		entity.Person:       "⟦P 北京市⟧的雨停了。⟦P 王建国⟧来到⟦O 北京大学⟧。",
		entity.Organisation: "⟦O 北京市⟧的雨停了。⟦O 王建国⟧来到⟦O 北京大学⟧。",
		entity.Place:        "⟦L 北京市⟧的雨停了。⟦L 王建国⟧来到⟦O 北京大学⟧。",
	} {
		assert.Equal(t, want, marked(t, extractor(t, entity.WithNames(kind, "北京市", "王建国", "北京")), source), kind)
	}
	kinds := entity.Kinds()
	slices.Reverse(kinds)
	assert.Equal(t, []entity.Kind{entity.Person, entity.Title, entity.Place, entity.Organisation, entity.Date}, entity.Kinds(), "a copy")
}

// Two common words are a name before a suffix of the user's.
func TestSuffixOfTheUserNeedsLessEvidence(t *testing.T) {
	const text = "会长李国强到月亮塆调研，又到县城附近的月亮塆察看灾情。"
	found := func(x *entity.Extractor) (n int) {
		for _, m := range x.Extract(entity.Article{Source: text}).Mentions {
			if m.Text == "月亮塆" && m.Kind == entity.Place {
				n++
			}
		}
		return n
	}
	assert.Zero(t, found(extractor(t)))
	assert.Equal(t, 2, found(extractor(t, entity.WithSuffixes(entity.Place, "塆"))))
}
