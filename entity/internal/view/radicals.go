package view

import "unicode/utf8"

// The signs of radicals, which are no characters, stand for the characters in text that was copied
// out of PDFs (⽂化部⻓).
const firstRadical, firstKangxi, lastRadical = 0x2E80, 0x2F00, 0x2FD5

// isRadical says whether c is such a sign.
func isRadical(c rune) bool { return c >= firstRadical && c <= lastRadical }

// Radical returns the character that the sign c of a radical stands for, simplified, and any other
// c itself.
func Radical(c rune) rune {
	switch {
	case !isRadical(c):
	case c >= firstKangxi:
		at := (int(c) - firstKangxi) * HanSize // all of them have three bytes
		c, _ = utf8.DecodeRuneInString(kangxi[at:])
	default:
		if to, ok := radicals[c]; ok {
			return to
		}
	}
	return c
}

// kangxi has the characters of U+2F00 to U+2FD5, in order: their compatibility decompositions.
const kangxi = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴" +
	"廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿" +
	"目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾见角言谷豆豕豸贝赤走足身车辛辰辵" +
	"邑酉釆里金长门阜隶隹雨靑非面革韦韭音页风飞食首香马骨高髟斗鬯鬲鬼鱼鸟卤鹿麦麻黄黍黑黹黾鼎鼓鼠鼻齐齿龙龟龠"

// radicals has those of U+2E80 to U+2EF3 that stand for a character or for a part with a code of its
// own; it is only read.
var radicals = map[rune]rune{
	'⺁': '厂', '⺄': '乙', '⺇': '几', '⺊': '卜', '⺒': '巳', '⺓': '幺', '⺛': '旡', '⺜': '日',
	'⺝': '月', '⺟': '母', '⺠': '民', '⺥': '爪', '⺧': '牛', '⺩': '王', '⺪': '疋', '⺫': '目',
	'⺬': '示', '⺮': '竹', '⺰': '纟', '⺶': '羊', '⺼': '肉', '⺽': '臼', '⻁': '虎', '⻃': '西',
	'⻄': '西', '⻅': '见', '⻆': '角', '⻇': '角', '⻈': '讠', '⻉': '贝', '⻊': '足', '⻋': '车',
	'⻌': '辶', '⻏': '阝', '⻐': '钅', '⻑': '长', '⻒': '长', '⻓': '长', '⻔': '门', '⻖': '阝',
	'⻗': '雨', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻞': '食',
	'⻟': '食', '⻠': '饣', '⻡': '首', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟',
	'⻧': '卤', '⻨': '麦', '⻩': '黄', '⻪': '黾', '⻫': '齐', '⻬': '齐', '⻭': '齿', '⻮': '齿',
	'⻯': '龙', '⻰': '龙', '⻱': '龟', '⻲': '龟', '⻳': '龟',
}
