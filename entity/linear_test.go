package entity_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
)

const plain = "3月2日上午，澄阳县委书记顾长岭到柳湾镇调研春耕生产，县长沈青禾、副县长祝红叶陪同。顾长岭一行先后来到东坡村蔬菜大棚、石桥水库和镇农机合作社，" +
	"察看春苗长势，询问农资储备，对镇里早谋划、早动手的做法给予肯定。会议强调，要把水看住，把地种满，把农机备足，确保全年粮食产量稳定。\n"

// A byte of list marks, brackets or a name over and over costs at most twice as much as a byte of news, a byte of any other
// text of one thing two and a half times: most where every few characters are a body or an office of its own, which
// is then linked, or a paragraph of its own, or where each may begin a name (王王王).
func TestExtractTakesLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	x := extractor(t)
	extract := func(s string) func() {
		return func() { x.Extract(entity.Article{Source: s, Published: published}) }
	}
	check := func(name, unit string, runes int) {
		limit := 2.5
		switch unit {
		case "、", "（", "）", "沈青禾", "沈青禾、", "县委书记沈青禾":
			limit = 2
		}
		s := strings.Repeat(unit, 1+runes/utf8.RuneCountInString(unit))
		news := strings.Repeat(plain, 1+len(s)/len(plain))
		share := float64(len(s)) / float64(len(news))
		ratio := timing.Ratio(extract(s), extract(news), limit*share) / share
		assert.LessOrEqual(t, ratio, limit, "%.20q, %d characters: times the cost of news for a byte", name, runes)
	}
	// Names that are all different.
	var names, bodies, sentences strings.Builder
	given := []rune("长青红云海明志远一安文清思国新")
	for i := range 6_000 {
		n := string(given[i%15]) + string(given[i/15%15])
		fmt.Fprintf(&names, "%c%s、", []rune("顾沈祝王李张刘陈杨")[i/225%9], n)
		fmt.Fprintf(&bodies, "澄阳县%s%c公司、", n, given[i/225%15])
		fmt.Fprintf(&sentences, "%s县委书记顾%s说。", n, n)
	}
	units := map[string]string{
		"different people": names.String(), "different bodies": bodies.String(), "different offices": sentences.String(),
	}
	for _, u := range []string{
		"、", "（", "）", "，", "。", "·", "的", "任", "王", "欧阳", "委", "省", "市", "县", "长", "书记", "副", "副副书记、", "会议", "办公室", "公司", "中", "哈", "a", "1", "\x00", "\xff", " ", "\n",
		"王\n", "王 ", "沈青禾", "沈青禾、", "沈青禾，", "顾书记", "书记、", "书记顾", "县委书记", "市委、", "甲、", "甲等", "等企业", "、乙等企业", "到北京", "北京", "北京、", "北京市", "澄阳县", "村、", "街道",
		"中共澄阳县委", "大学", "人民政府", "（以下简称“", "清河公司（以下简称清河）", "【编辑:王", "编辑：", "和", "与县", "局局", "领导小组", "1月", "3月5日", "12345 ", "沈青禾\n", "县委书记沈青禾", "县委书记、县长沈青禾", "王李张刘陈杨", "清河县、", "今天（", "安·", "约翰·史密斯·", "高兴（化名）", "佩詹普（Péjamp）", "索拉-", "德二世", "原", "原书记", "市委常委、", "同志", "他", "该区", "全市",
	} {
		units[u] = u
	}
	for name, u := range units {
		check(name, start(u, 20_000), 20_000)
	}
	if t.Failed() {
		return // what follows might take hours
	}
	for _, u := range []string{"、", "（", "沈青禾", "沈青禾、", "书记", "县委书记沈青禾", "北京", "清河县、", "王", "委", "公司", "1", "3月5日"} {
		check(u, u, 100_000)
	}
	check("different bodies", bodies.String(), 100_000)
}

// start returns at most n bytes of s, to the end of a character.
func start(s string, n int) string {
	n = min(n, len(s))
	for n < len(s) && !utf8.RuneStart(s[n]) {
		n++
	}
	return s[:n]
}
