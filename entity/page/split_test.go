package page_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// want is an article as a test states it: white space removed.
type want struct {
	headline string
	byline   string // names with a space between
	dateline string
	first    string // of the body
	last     string
}

func check(t *testing.T, source string, wants ...want) {
	t.Helper()
	got := page.Split("x", source)
	require.NoError(t, entitytest.CheckSplit(source, got))
	var heads []string
	for _, a := range got {
		heads = append(heads, headline(a)+" | "+short(body(a), 12))
	}
	require.Len(t, got, len(wants), "%q", heads)
	for i, w := range wants {
		a := got[i]
		var names []string
		for _, s := range a.Byline {
			names = append(names, squeeze(source[s.Start:s.End]))
		}
		assert.Equal(t, w.headline, headline(a), "headline %d", i+1)
		assert.Equal(t, w.byline, strings.Join(names, " "), "byline %d", i+1)
		assert.Equal(t, w.dateline, squeeze(source[a.Dateline.Start:a.Dateline.End]), "dateline %d", i+1)
		b := body(a)
		assert.True(t, strings.HasPrefix(b, w.first), "body %d starts %q", i+1, short(b, 20))
		assert.True(t, strings.HasSuffix(b, w.last), "body %d ends %q", i+1, tail(b, 20))
	}
}

func TestSplitNothing(t *testing.T) {
	for _, s := range []string{"", " ", "\n\n", "\uFEFF", "　\r\n\t\u200b"} {
		assert.Empty(t, page.Split("x", s), "%q", s)
	}
}

func TestSplitPlainText(t *testing.T) {
	check(t, "副县长林晓岚昨天到青石镇走访困难群众，送去米面油。她说，要把温暖送到每一户。",
		want{first: "副县长", last: "每一户。"})
	check(t, "没有标点的一行字", want{first: "没有", last: "一行字"})
	check(t, "张三\n李四\n王五\n", want{first: "张三", last: "王五"})
}

func TestSplitWebText(t *testing.T) {
	check(t, `云河县召开春耕生产推进会 周启航出席并讲话
发布时间：2021-03-06　来源：云河发布　作者：何敏
　　3月5日，云河县召开春耕生产推进会。县委书记周启航出席会议并讲话，县长沈立主持会议。
　　各乡镇要抓住农时
　　会议要求，各乡镇要抓住农时，备足种子化肥，确保完成全年粮食生产任务，不误春播。
　　新华社北京3月4日电报道了全国春耕情况，会议对此作了传达学习。
　　县领导林晓岚、罗一鸣参加会议。
责任编辑：赵敏
相关阅读
青石镇春耕忙
`, want{"云河县召开春耕生产推进会周启航出席并讲话", "何敏 赵敏", "", "3月5日，云河县", "罗一鸣参加会议。"})
	a := page.Split("x", "标题在第一行\n2021-03-06\n县长沈立昨天到青石镇调研。")
	assert.Equal(t, time.Date(2021, 3, 6, 0, 0, 0, 0, time.UTC), a[0].Published)
}

// A line that announces what follows opens the body.
func TestSplitAnnounced(t *testing.T) {
	const people = "县委书记周启航，县长沈立出席了座谈会。"
	check(t, "出席座谈会的名单如下：\n　　"+people, want{first: "出席座谈会", last: "座谈会。"})
	check(t, "云河县召开座谈会\n出席的名单如下：\n　　"+people, want{headline: "云河县召开座谈会", first: "出席的名单", last: "座谈会。"})
	check(t, "周启航在座谈会上强调：\n抓住农时不误春播\n　　"+people,
		want{headline: "周启航在座谈会上强调：抓住农时不误春播", first: "县委书记", last: "座谈会。"})
}

func TestSplitOneLine(t *testing.T) {
	check(t, "[视频]云河县召开春耕会议 云河台消息（记者何敏）：云河县昨天召开春耕会议，县长沈立主持会议。会议还研究了其他事项。",
		want{"[视频]云河县召开春耕会议", "何敏", "云河台消息", "云河台消息", "其他事项。"})
	check(t, "沈立到我校调研 | example.edu.cn 县长沈立一行来到学校，看望了师生代表，听取工作汇报。",
		want{"沈立到我校调研|example.edu.cn", "", "", "县长沈立", "工作汇报。"})
}

func TestSplitTitleTwice(t *testing.T) {
	check(t, "沈立调研青石镇\n云河新闻\n沈立调研青石镇\n3月5日，县长沈立到青石镇调研。\n",
		want{"沈立调研青石镇", "", "", "3月5日", "调研。"})
}

func TestSplitHeadlineBefore(t *testing.T) {
	check(t, `云河县召开春耕生产推进会
周启航出席并讲话

　　本报讯（记者 何敏）3月5日，云
河县召开春耕生产推进会，县委书记
周启航出席会议并讲话。他强调，春
耕生产时间紧、任务重，各乡镇要早

准备、早动手。

沈立检查防汛物资储备

　　本报讯 3月6日，县长沈立到青
石镇检查防汛物资储备情况，要求物
资数量足、质量好。（罗一鸣）
`,
		want{"云河县召开春耕生产推进会周启航出席并讲话", "何敏", "本报讯", "本报讯（记者何敏）", "早动手。"},
		want{"沈立检查防汛物资储备", "罗一鸣", "本报讯", "本报讯3月6日", "质量好。"})
}

func TestSplitFragmentsAndPictures(t *testing.T) {
	check(t, ` 本报讯 3月5日，云河县召开春耕
生产推进会，县委书记周启航出席会
议并讲话。他强调，春耕时间紧、任
务重，各乡镇要抓住农时。（何敏）

云河县召开春耕生产推进会
 春到青石，万物生长。连日来，青石
镇各村抢抓农时，田间地头一派繁忙
景象。

图① 农技人员在田间指导村民育秧
备耕。

图② 村民在检修农机。罗一鸣 摄

①①

②②

（上接第一版①）要加强技术指导，组
织农技人员下到田间，帮助农户解决
实际困难。各乡镇要落实责任，一级
抓一级。

中共云河县委
2021年3月5日
 （上接第一版②）查看了水库大坝，要
求落实值班制度。

新华社南京3月6日电 江苏省6日召
开会议，部署春季农业生产。
`,
		want{"云河县召开春耕生产推进会", "何敏", "本报讯", "本报讯3月5日", "抓住农时。"},
		want{"", "罗一鸣", "", "春到青石", "检修农机。"},
		want{"", "", "", "要加强技术指导", "2021年3月5日"},
		want{"", "", "", "查看了水库大坝", "值班制度。"},
		want{"", "", "新华社南京3月6日电", "新华社南京", "农业生产。"})
}

func TestSplitLetterSpaced(t *testing.T) {
	check(t, `本报讯 3月5日，县委书记周
启 航 到 青 石 镇 检 查 春 耕 生 产
情 况 ， 要 求 各 村 不 误 农 时 。
（李 明）

周启航检查春耕

本报讯 3月6日，县长沈立到
白沙镇检查防汛工作。
（通讯员 陈小红 记者 周明）

沈立检查防汛
`,
		want{"周启航检查春耕", "李明", "本报讯", "本报讯3月5日", "不误农时。"},
		want{"沈立检查防汛", "陈小红 周明", "本报讯", "本报讯3月6日", "防汛工作。"})
}

func TestSplitTraditional(t *testing.T) {
	check(t, `本報訊 3月5日，雲河縣議長周
啟航主持會議，議員林曉嵐出席並
發言。
（記者陳小紅）

雲河縣議會舉行會議

中央社台北3月6日電 經濟部門6日
舉行記者會，說明春季採購計畫。
【編輯:吳敏】

經濟部門說明採購計畫
`,
		want{"雲河縣議會舉行會議", "陳小紅", "本報訊", "本報訊3月5日", "發言。"},
		want{"經濟部門說明採購計畫", "吳敏", "中央社台北3月6日電", "中央社台北", "計畫。"})
}

func TestSplitContinuedOn(t *testing.T) {
	check(t, `本报讯 3月5日，云河县召开春耕会，县委书记周启航说，要落实责任，抓住（下转第二版）
`, want{"", "", "本报讯", "本报讯3月5日", "抓住"})
}

func TestSplitOptions(t *testing.T) {
	two := "本报讯 县长沈立昨天\n到青石镇检查工作情况。（何敏）\n\n沈立检查工作\n\n本报讯 县委书记周启\n航昨天到白沙镇调研。（何敏）\n\n周启航调研\n"
	day := time.Date(2021, 3, 6, 0, 0, 0, 0, time.UTC)
	as := page.Split("p", two, page.WithPublished(day))
	require.Len(t, as, 2)
	assert.Equal(t, []string{"p#1", "p#2"}, []string{as[0].ID, as[1].ID})
	assert.Equal(t, day, as[1].Published)
	whole := page.Split("p", two, page.WithOneArticle())
	require.Len(t, whole, 1)
	assert.Equal(t, "p", whole[0].ID)
	require.NoError(t, entitytest.CheckSplit(two, whole))
}

// A page wrapped again, with other line ends or more white space, is the same.
func TestSplitMetamorphic(t *testing.T) {
	source := `云河县召开春耕生产推进会
来源：云河发布
　　新华社南京3月5日电（记者何敏）云河县5日召开春耕生产推进会，县委书记周启航出席会议并讲话，县长沈立主持会议。
　　会议要求，各乡镇要抓住农时，备足种子化肥，确保完成全年粮食生产任务，不误春播，不误秋收。
　　县领导林晓岚、罗一鸣参加会议。
【编辑:赵敏】`
	base := page.Split("x", source)
	same := func(name, s string) {
		got := page.Split("x", s)
		require.Len(t, got, len(base), name)
		for i := range got {
			assert.Equal(t, headline(base[i]), headline(got[i]), name)
			assert.Equal(t, body(base[i]), body(got[i]), name)
		}
	}
	for n := 12; n <= 40; n++ {
		same("wrap", rewrap(source, n))
	}
	same("CRLF", strings.ReplaceAll(source, "\n", "\r\n"))
	same("BOM", "\uFEFF"+source)
	same("prefix", "\n\n \n"+source+"\n\n\n")
}

var pathological = map[string]string{
	"brackets":  "（",
	"bylines":   "（李明）\n\n",
	"leads":     "本报讯\n\n",
	"headlines": "云河县召开会议\n\n",
	"credits":   "李明 摄\n",
	"labels":    "来源：",
	"spaces":    "云 ",
	"short":     "云\n",
	"full":      "云河县召开会议要求各地落实责任（李明）\n\n",
	"marks":     "（上接第一版）",
	"dates":     "2021年3月5日\n",
}

// Time grows with the length of the text, whatever stands in it.
func TestSplitLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	for name, unit := range pathological {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, timing.CheckLinear(30_000, func(n int) func() {
				s := strings.Repeat(unit, n/len(unit))
				return func() { page.Split("x", s) }
			}))
		})
	}
}

func BenchmarkSplit(b *testing.B) {
	s := strings.Repeat("本报讯 3月5日，云河县召开春耕\n生产推进会，县委书记周启航出席会\n议并讲话，县长沈立主持会议。（何敏）\n\n云河县召开春耕生产推进会\n\n", 200)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		page.Split("x", s)
	}
}

// A source of any length is read in pieces, and nothing of it is lost.
func TestLongSources(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	const one = "春耕有序\n本报讯（记者 祁玥）3月2日，顾长岭到柳湾镇检查春耕生产。\n\n"
	for name, unit := range map[string]string{"articles": one, "one line": "顾长岭到柳湾镇检查春耕生产。", "not UTF-8": "\x80", "white space": "\u200b \n"} {
		t.Run(name, func(t *testing.T) {
			source := strings.Repeat(unit, 5_000_000/len(unit))
			got := page.Split("x", source)
			assert.NoError(t, entitytest.CheckSplit(source, got))
			if unit == one {
				assert.Len(t, got, strings.Count(source, "本报讯"))
				last := got[len(got)-1]
				assert.Equal(t, "x#"+strconv.Itoa(len(got)), last.ID)
				assert.Equal(t, "春耕有序", headline(last))
				assert.Equal(t, source[last.Body.Start:last.Body.End], source[got[0].Body.Start:got[0].Body.End])
			}
			whole := page.Split("x", source, page.WithOneArticle())
			assert.NoError(t, entitytest.CheckSplit(source, whole))
			assert.LessOrEqual(t, len(whole), 1)
		})
	}
}
