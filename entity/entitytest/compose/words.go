package compose

import (
	"fmt"
	"strings"
)

// Dates are figures, numerals, units and what stands between dates.
func Dates() Vocabulary {
	var figures []string
	for _, n := range []int{0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 19, 20, 28, 29, 30, 31, 32, 46, 60, 88, 99, 100, 366, 1000, 1583, 1900, 1999, 2000,
		2019, 2020, 2021, 2024, 2100, 9999, 10000, 99999} {
		figures = append(figures, fmt.Sprint(n), fmt.Sprintf("%02d", n))
	}
	wide := strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "9", "９").Replace
	for _, f := range figures[:12] {
		figures = append(figures, wide(f))
	}
	return Vocabulary{
		figures,
		strings.Fields("一 二 三 四 五 六 七 八 九 十 十一 十二 二十 二十三 三十 三十一 九十 百 一百 千 万 两 半 〇 零 廿 卅 二〇二一 一九九八 二零二四 元 正 首 初 初一 初十 闰 双 几 数 多 来 余 近"),
		strings.Fields("年 月 日 号 时 分 秒 点 刻 周 星期 礼拜 旬 季 季度 半年 年代 世纪 年度 个月 月份 天 小时 分钟 年初 月底 年末 上半年 下半年 上旬 中旬 下旬 点半 周年 届 期"),
		strings.Fields("第 前 后 上 下 本 今 昨 明 去 当 同 每 该 次 翌 近 未来 过去 最近 以来 以前 之后 之前 以后 起 止 为期 截至 从 自 到 至 于 在 农历 公历 公元 公元前 阴历 北京时间 当地时间 民国 光绪 初 中 底 末 内 间 许 左右 前后"),
		strings.Fields("2021-03-02 2021/3/2 2021.3.2 20210302 3.2 03-02 2021-3 15:30 8：05 20:60 2021-02-30 1.5 3%"),
		strings.Fields("、 至 到 — —— - ~ ～ – 和 与 及 或 ， , . / （ ） ( ) ［ ］"),
	}
}

// People are surnames, given names and foreign names, in parts.
func People() Vocabulary {
	return Vocabulary{
		strings.Fields("王 李 张 刘 陈 杨 顾 沈 祝 邵 欧阳 司马 诸葛 尉迟 马 高 安 任 项 时 年 于 和 向 石"),
		strings.Fields("长岭 青禾 红叶 建国 志远 明 伟 静怡 立军 培林 某 某某 一 万年 县长 文 国华 天明 月 · 阿不都 古丽"),
		strings.Fields("埃罗 安娜 约翰 彼得森 史密斯 拉赫蒂宁 古丽娜尔 艾山 买买提 哈桑 ·"),
	}
}

// Marks are separators, brackets, quotes, white space and bytes that no text
// should have.
func Marks() Vocabulary {
	return Vocabulary{
		strings.Fields("、 ， 。 ； ： ！ ？ … ,  : ; | / · ・ － -"),
		strings.Fields("（ ） ( ) “ ” ‘ ’ 《 》 【 】 〔 〕 「 」 \" ' [ ] < >"),
		{"\n", "\n\n", "\r\n", " ", "　", "　　", "\t", "\n　　", " \n", "\u2028", "\u0085", "\v"},
		{"\u200b", "\u200d", "\ufeff", "\u00ad", "\u202e", "\ufffd", "\x00", "\xff", "\xe5\xb2", "\xed\xa0\x80", "\x1b", "e\u0301", "👩‍👩‍👧", "a", "COVID-19",
			"㎡", "①", "２"},
	}
}

// News are the words that articles are made of: who did what, at which meeting,
// and what stands around articles on a page.
func News() Vocabulary {
	return Vocabulary{
		strings.Fields("主持 召开 出席 参加 列席 调研 检查 视察 会见 会晤 看望 慰问 陪同 讲话 致辞 强调 指出 表示 任命 免去 当选 辞去 兼任 任 担任 历任 签署 签订 授予 荣获 获得 报道 采访 举行 率队 带领 来到 前往 赴 深入 走访 拜会"),
		strings.Fields("会议 座谈会 第一次会议 推进会 论坛 开幕式 仪式 签约仪式 协议 合作协议 培训班 （扩大）会议 电视电话会议 活动 全会 一等奖 称号"),
		strings.Fields("县委 市委 省委 书记 县长 副县长 市长 常委 主任 局长 总经理 董事长 代表 委员 负责人 院士 教授 记者 村民 群众 一行 等领导 同志 先生 原 时任 副 前 代 拟 兼"),
		strings.Fields("泊阳县 青栎市 澜岳省 柳桥湾镇 磨盘坪村 北京 北京市 美国 全县 我市 该区 当地 县政府 人民政府 办公室 领导小组 指挥部 公司 集团 大学 学校 医院 委员会 开发区 街道 大桥 水库"),
		strings.Fields("他 她 其 该 我 我们 双方 两人 等 等人 及 和 与 以及 分别 共同 先后 的 在 对 向 于 为 被 把 将 拟 未 没有 不 即将 计划 据传 如果 曾 已 以下简称 简称 又称 即"),
		strings.Fields("本报讯 新华社 日电 讯 电 记者 通讯员 （记者 摄 文/图 来源： 作者： 编辑： 责任编辑 【编辑: 发布时间： （上接第一版） （下转第二版） 图为 ① 头条 要闻 第1版"),
	}
}
