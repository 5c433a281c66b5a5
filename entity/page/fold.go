package page

import (
	"github.com/go-renshi/renshi/entity/internal/runeset"
	"github.com/go-renshi/renshi/entity/internal/view"
)

// fold gives a character that is not han the form that the patterns of this package are
// written in: ASCII for full-width letters and digits, full-width brackets and
// colons, the characters that signs of radicals stand for. One character stays one character.
func fold(c rune) rune {
	if c >= '！' && c <= '～' {
		switch c {
		case '！', '（', '）', '，', '：', '；', '？':
			return c
		}
		c = c - '！' + '!'
	}
	switch c {
	case '(', '〔', '﹙':
		return '（'
	case ')', '〕', '﹚':
		return '）'
	case ':', '﹕', '︰':
		return '：'
	case ',', '﹐':
		return '，'
	case ';':
		return '；'
	case '｡':
		return '。'
	case '「', '『', '〝':
		return '“'
	case '」', '』', '〞':
		return '”'
	case '•', '‧', '・', '･', '∙', '⋅':
		return '·'
	}
	return view.Radical(c)
}

// foldHan is fold for the others, nearly all of a text: simplified characters where a
// pattern needs one.
func foldHan(c rune) rune {
	if folds.Has(c) {
		return simplified[c]
	}
	return c
}

// han says whether c is in the block that all of simplified is in.
func han(c rune) bool { return c >= 0x4E00 && c <= 0x9FFF }

// folds are the characters of simplified, which every character is looked up among.
var folds = func() (s runeset.Set) {
	for c := range simplified {
		s.Add(c)
	}
	return s
}()

// simplified has the traditional characters of bylines, datelines, labels and
// marks; it is only read.
var simplified = map[rune]rune{
	'電': '电', '訊': '讯', '報': '报', '導': '导', '記': '记', '編': '编', '輯': '辑', '責': '责',
	'攝': '摄', '圖': '图', '訂': '订', '來': '来', '時': '时', '間': '间', '發': '发', '佈': '布',
	'機': '机', '關': '关', '單': '单', '實': '实', '習': '习', '見': '见', '員': '员', '約': '约',
	'題': '题', '標': '标', '鍵': '键', '詞': '词', '網': '网', '臺': '台', '華': '华', '聞': '闻',
	'頻': '频', '綜': '综', '專': '专', '轉': '转', '緊': '紧', '續': '续', '頁': '页', '閱': '阅',
	'讀': '读', '審': '审', '稱': '称', '為': '为', '會': '会', '經': '经', '條': '条', '點': '点',
	'擊': '击', '瀏': '浏', '覽': '览', '數': '数', '東': '东', '陳': '陈', '張': '张', '劉': '刘',
	'楊': '杨', '趙': '赵', '吳': '吴', '孫': '孙', '馬': '马', '羅': '罗', '鄭': '郑', '謝': '谢',
	'許': '许', '韓': '韩', '馮': '冯', '鄧': '邓', '蕭': '萧', '葉': '叶', '蘇': '苏', '魏': '魏',
	'呂': '吕', '盧': '卢', '鍾': '钟', '鐘': '钟', '譚': '谭', '陸': '陆', '範': '范', '賈': '贾',
	'韋': '韦', '鄒': '邹', '閻': '阎', '龍': '龙', '賀': '贺', '顧': '顾', '龔': '龚', '萬': '万',
	'錢': '钱', '嚴': '严', '湯': '汤', '溫': '温', '齊': '齐', '喬': '乔', '龐': '庞', '顏': '颜',
	'莊': '庄', '聶': '聂', '魯': '鲁', '歐': '欧', '蘭': '兰', '寧': '宁', '紀': '纪',
	'畢': '毕', '塗': '涂', '藍': '蓝', '駱': '骆', '遊': '游', '鮑': '鲍', '黃': '黄', '岡': '冈',
}
