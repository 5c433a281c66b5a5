package date

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

var (
	figures = strings.Split("〇一二三四五六七八九", "")
	wideFig = strings.Split("０１２３４５６７８９", "")
)

func digits(n int, set []string) string {
	var b strings.Builder
	for _, c := range fmt.Sprint(n) {
		b.WriteString(set[c-'0'])
	}
	return b.String()
}

// spoken writes 1 … 99 as 二十三.
func spoken(n int) string {
	s := ""
	if n >= 20 {
		s = figures[n/10]
	}
	if n >= 10 {
		s += "十"
	}
	if n%10 > 0 {
		s += figures[n%10]
	}
	return s
}

// Every way to write the figures of a date gives the same value.
func TestNumerals(t *testing.T) {
	ref := time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC)
	for day := time.Date(1998, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2022; day = day.AddDate(0, 0, 17) {
		y, m, d := day.Year(), int(day.Month()), day.Day()
		hour := day.YearDay() % 13
		want := Value(day.Format("2006-01-02")) + Value(fmt.Sprintf("T%02d:00", hour%12+12))
		for _, s := range []string{
			fmt.Sprintf("%d年%d月%d日下午%d时", y, m, d, hour%12+12),
			fmt.Sprintf("%d年%02d月%02d日%02d：00", y, m, d, hour%12+12),
			fmt.Sprintf("%d-%02d-%02d %02d:00", y, m, d, hour%12+12),
			fmt.Sprintf("%s年%s月%s日下午%s时", digits(y, wideFig), digits(m, wideFig), digits(d, wideFig), digits(hour%12+12, wideFig)),
			fmt.Sprintf("%s年%s月%s日下午%s时", digits(y, figures), spoken(m), spoken(d), spoken(hour%12+12)),
			fmt.Sprintf("%s年%s月%s日下午%s时", strings.ReplaceAll(digits(y, figures), "〇", "零"), spoken(m), spoken(d), spoken(hour%12+12)),
			fmt.Sprintf("%s年%s月%s号下午%s點", strings.ReplaceAll(digits(y, figures), "〇", "○"), spoken(m), spoken(d), spoken(hour%12+12)),
			fmt.Sprintf(" %d 年 %d 月 %d 日\u3000下午 %d 时 ", y, m, d, hour%12+12),
		} {
			v, ok := Parse(s, ref)
			assert.True(t, ok, s)
			assert.Equal(t, want, v, s)
		}
	}
}

// A wrapped date gives the same value, wherever the line breaks: the folded
// view drops the break, and Find drops white space itself.
func TestWrapped(t *testing.T) {
	ref := Reference{Published: time.Date(2020, 2, 1, 0, 0, 0, 0, time.UTC)}
	runes := []rune("2020年1月30日下午")
	for i := 1; i < len(runes); i++ {
		for _, gap := range []string{" ", "\u3000", "\t", "\u200b"} {
			s := "市长" + string(runes[:i]) + gap + string(runes[i:]) + "到站检查。"
			es := Find(s, ref)
			if assert.Len(t, es, 1, "%q", s) {
				assert.Equal(t, Value("2020-01-30TAF"), es[0].Value)
				assert.Equal(t, string(runes[:i])+gap+string(runes[i:]), s[es[0].Start:es[0].End])
			}
		}
	}
}
