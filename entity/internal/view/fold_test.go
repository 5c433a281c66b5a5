package view

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// paragraph wraps text at n runes a line.
func paragraph(text string, n int) string {
	var b strings.Builder
	for i, c := range []rune(text) {
		if i > 0 && i%n == 0 {
			b.WriteByte('\n')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// column17 is running text without a full stop inside, as a column of 17
// characters would break it.
const column17 = "县长沈青禾在座谈会上要求各乡镇和有关部门把防汛备汛工作抓得早一些实一些，" +
	"对水库、塘坝和河道逐一排查，登记造册，专人看守，确保安全度汛"

func TestFoldings(t *testing.T) {
	for name, c := range map[string]struct{ source, want string }{
		"nothing":                  {"", ""},
		"white space only":         {" \t\r\n　\ufeff\u200b", ""},
		"plain":                    {"县长沈青禾", "县长沈青禾"},
		"full-width figures":       {"２０２１年３月", "2021年3月"},
		"full-width letters":       {"ＧＤＰ增长５．２％", "GDP增长5.2%"},
		"brackets":                 {"(沈青禾)〔2021〕［三］", "（沈青禾）（2021）（三）"},
		"marks beside characters":  {"他说,好;真的吗?是!共三条:一", "他说，好；真的吗？是！共三条：一"},
		"marks between figures":    {"1,000人，12:30，a.b;c", "1,000人，12:30，a.b;c"},
		"a mark before a space":    {"说, 好", "说，好"},
		"a full stop in ASCII":     {"见a.", "见a."},
		"middle dots":              {"安娜•彼得‧森・甲･乙∙丙⋅丁●戊·己", "安娜·彼得·森·甲·乙·丙·丁·戊·己"},
		"dashes":                   {"柳湾–青石―白沙─黑山━红岭−东坡—西沟", "柳湾—青石—白沙—黑山—红岭—东坡—西沟"},
		"corner brackets":          {"「甲」『乙』〝丙〞", "“甲”“乙”“丙”"},
		"angle brackets":           {"〈甲〉", "《甲》"},
		"half-width Chinese marks": {"甲､乙﹑丙｡丁﹐戊", "甲、乙、丙。丁，戊"},
		"waves":                    {"3～5，3〜5，3∼5", "3~5，3~5，3~5"},
		"marks kept full-width":    {"！（），：；？", "！（），：；？"},
		"letter-spaced":            {"检 查 中 ， 祝 红 叶 说 ， 要 抓 紧 。", "检查中，祝红叶说，要抓紧。"},
		"letter-spaced figures":    {"第 1 6 0 号", "第160号"},
		"letter-spaced at start":   {"2 0 2 1 年 3 月", "2021年3月"},
		"U+3000 in a name":         {"祝　叶、沈青禾", "祝叶、沈青禾"},
		"BOM and zero width":       {"\ufeff沈\u200b青\u2060禾\u200e", "沈青禾"},
		"soft hyphen":              {"沈\u00ad青禾", "沈青禾"},
		"line break in a name":     {"沈青\n禾", "沈青禾"},
		"CRLF in a name":           {"沈青\r\n禾", "沈青禾"},
		"a list by separators":     {"沈\u2028青\u0085禾\v", "沈\n青\n禾"},
		"a break and spaces":       {"沈青 \n  禾", "沈青\n禾"}, // an indented line opens a paragraph
		"not UTF-8":                {"沈\xff青\xe7\xa6", "沈\ufffd青\ufffd\ufffd"},
		"NUL and controls":         {"沈\x00青\x1b禾\x7f", "沈\ufffd青\ufffd禾\ufffd"},
		"space between numbers":    {"2304 12月5日", "2304 12月5日"},
		"spaces between words":     {"Hello   big\tworld", "Hello big world"},
		"break between numbers":    {"20\n21年", "2021年"},
		"number after spaced one":  {"第 5 2021年", "第5 2021年"},
		"space beside characters":  {"共 12 人", "共12人"},
		"full-width numbers apart": {"１２　３４", "12 34"},
		"wrapped column":           {paragraph(column17, 17), column17},
		"blank line mid-sentence":  {paragraph(column17[:51], 17) + "\n\n" + paragraph(column17[51:], 17), column17},
		"blank lines with spaces":  {paragraph(column17[:51], 17) + "\n 　\t\n\r\n" + paragraph(column17[51:], 17), column17},
		"signs of radicals":        {"⽂化部⻓、县⾧⻩⻰⺟⼀⿕⺀", "文化部长、县长黄龙母一龠⺀"},
		"variation selectors":      {"褚明\U000E0100岑、葛\ufe00城", "褚明岑、葛城"},
		"one Chinese extension B":  {"𠮷野说", "𠮷野说"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, New(c.source, nil).Text())
		})
	}
}

func TestSqueezeChangesNothingButWhiteSpace(t *testing.T) {
	assert.Equal(t, "ＧＤＰ,（沈青禾）县长", Squeeze(" ＧＤＰ, \n（沈\u200b青　禾\U000E01EF）\ufeff县⾧"))
	assert.Equal(t, "", Squeeze(" \n　"))
	for _, c := range "!~·A中，\ufe10\U000E01F0" {
		assert.False(t, Dropped(c), "%c", c)
	}
	for _, c := range " \t\n\r\v\f\u0085\u00a0\u00ad\u1680\u180e\u2000\u200b\u200f\u2028\u2029\u202a\u202e\u202f\u205f\u2060\u2064\u2066\u2069\u3000\ufe00\ufe0f\ufeff\U000E0100\U000E01EF" {
		assert.True(t, Dropped(c), "%U", c)
	}
}
