package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/view"
)

// link links each title mention to an office and to the people it
// stands at.
//
// An office is named by its body and its title, in the fullest form that the
// article gives (甲川区委书记); the forms as stated (区委书记, 书记) are its
// aliases. The body is
//
//  1. the organisation or place directly in front (甲川区委|书记, 甲川区|区长),
//     also across 原, 前, 时任, 第六任;
//  2. a class noun in front that is no mention (公司董事长, 我校副校长);
//  3. in a row of titles of one person, the body of the title before
//     (甲川区委|常委、副书记); a title that carries its own level word takes the
//     place of that level instead (甲川区委|书记、区长 → 甲川区区长);
//  4. in a list of people, and in one sentence, the body of the person before
//     (甲大学|校长|张三主持，副校长|李四出席);
//  5. the body of an office that the same person holds elsewhere in the article
//     under the same title; without a person, that of the only office of the
//     article with that title;
//  6. none: the office is named by the title alone.
//
// A title stands at the person right behind it (区长张三), at the person right
// before it (张三局长), and at the further names of a list that have none of
// their own (副区长张三、李四).
func (o *offices) link() {
	o.bodies()
	o.rows()
	o.deputies()
	o.people()
	o.carry()
	o.names()
	o.holdings()
}

type offices struct {
	*linker
	// of each title mention
	body    []int      // the mention of its body, or -1
	class   []string   // the class noun that stands for its body (公司)
	stated  [][]string // the forms in which the text states the office
	former  []bool
	right   []bool   // it follows its person
	taken   []bool   // it stands at a person
	near    []int    // bytes of text in front of it that name its body without being a mention
	posting []string // what precedes its body in its name (中国驻)
	holder  []string // the name of the first person whom it stands at
	// of each person mention
	titles [][]int // its titles, in order
	first  []int   // the leftmost mention of its titles and bodies

	apart []Holding

	texts []string // room for what is in stated
	lists []int    // room for what is in titles
	// of names
	byTitle  []int            // of each form: the title mention with a body, several or unseen
	byHolder map[tenure]int   // a title mention with a body
	held     map[string][]int // of each person: title mentions with a body
}

// tenure is a person and the form of a title.
type tenure struct {
	person string
	title  int
}

func (o *offices) open(n int) {
	o.body, o.class, o.stated = sized(o.body, n), sized(o.class, n), sized(o.stated, n)
	o.former, o.right, o.taken = sized(o.former, n), sized(o.right, n), sized(o.taken, n)
	o.near, o.posting, o.holder = sized(o.near, n), sized(o.posting, n), sized(o.holder, n)
	o.titles, o.first = sized(o.titles, n), sized(o.first, n)
	for i := range o.body {
		o.body[i] = -1
	}
}

func (o *offices) close() {
	clear(o.class)
	clear(o.stated)
	clear(o.former)
	clear(o.right)
	clear(o.taken)
	clear(o.near)
	clear(o.posting)
	clear(o.holder)
	clear(o.titles)
	clear(o.first)
	clear(o.texts)
	clear(o.byHolder)
	clear(o.held)
	o.apart, o.texts, o.lists = o.apart[:0], o.texts[:0], o.lists[:0]
}

// formerWords stand between a body and the title of someone who has left.
var formerWords = []string{"时任", "前任", "原任", "曾任", "已故前", "原", "前"}

// fillers may stand between a body and its title without changing whose it is.
var fillers = []string{"首任", "现任", "新任", "兼任", "代理", "”", "》", "》报", "报", "的", "任", "同志", ""}

// classBodies are the nouns that stand for a body that the reader knows.
var classBodies = []string{"集团公司", "总公司", "分公司", "子公司", "我公司", "本公司", "公司", "集团", "俱乐部", "协会", "学会", "商会",
	"学校", "我校", "本校", "医院", "我院", "本院", "学院", "研究院", "研究所", "我县", "我市", "我区", "我省", "我局", "我社",
	"总行", "分行", "支行", "银行", "工会", "总工会", "团委", "党委", "妇联", "政协", "人大", "本报", "本社", "报社", "园区", "校", "院", "省", "市", "区", "县"}

// bodies finds the body that stands in front of each title.
func (o *offices) bodies() {
	for _, i := range o.all(Title) {
		b := o.before(i)
		if b >= 0 {
			gap, ok := o.between(b, i, 24)
			if ok && gap != "" {
				for _, w := range formerWords {
					if strings.HasSuffix(gap, w) {
						o.former[i] = true
						gap = strings.TrimSuffix(gap, w)
						break
					}
				}
			}
			if ok && isFiller(gap) {
				switch o.kind(b) {
				case Organisation, Place:
					o.body[i] = b
					o.posting[i] = o.posted(b)
					for _, w := range formerWords {
						if strings.HasSuffix(o.tail(o.leftmost(b), 9), w) {
							o.former[i] = true
						}
					}
					continue
				case Person:
					continue // decided with the people
				}
			}
		}
		tail := o.tail(i, 18)
		for _, w := range formerWords {
			if strings.HasSuffix(tail, w) {
				o.former[i] = true
				tail = strings.TrimSuffix(tail, w)
				break
			}
		}
		if b >= 0 && o.at[i].Start-len(o.tail(i, 18)) < o.at[b].End {
			tail = o.text[o.at[b].End:o.at[i].Start]
		}
		if b := o.antecedent(i, tail); b >= 0 {
			o.body[i] = b
			continue
		}
		for _, w := range classBodies {
			if strings.HasSuffix(tail, w) {
				o.class[i], o.near[i] = o.asWritten(i, w), len(w)
				break
			}
		}
		if raw := o.unmarked(i); raw != "" {
			o.class[i], o.near[i] = o.asWritten(i, raw), len(raw)
		}
	}
}

// asWritten is the text in front of title i, raw in the folded text, as the
// source has it.
func (o *offices) asWritten(i int, raw string) string {
	end := o.at[i].Start
	if o.script == nil || !strings.HasSuffix(o.text[:end], raw) {
		return raw
	}
	from, to := o.d.view.Source(Range{Start: end - len(raw), End: end})
	return view.Squeeze(o.d.Article.Source[from:to])
}

// antecedent is the body or place named last before title i that 该 with a class
// noun in front of the title means: 北松公司…该公司|总裁; -1 if there is none.
func (o *offices) antecedent(i int, tail string) int {
	k := strings.LastIndex(tail, "该")
	if k < 0 {
		return -1
	}
	ends, ok := antecedents[tail[k+len("该"):]]
	if !ok {
		return -1
	}
	b := i
	for range maxBack {
		if b = o.before(b); b < 0 {
			break
		}
		if o.kind(b) != Organisation && o.kind(b) != Place {
			continue
		}
		for _, w := range ends {
			if strings.HasSuffix(o.folded(b), w) {
				o.near[i] = len(tail) - k
				return b
			}
		}
	}
	return -1
}

const maxBack = 40 // mentions among which an antecedent is looked for

// antecedents are the class nouns behind 该 and the ends of the names that they
// can mean.
var antecedents = map[string][]string{
	"公司": {"公司", "集团", "厂", "银行"}, "集团": {"集团", "集团公司", "集团有限公司"}, "企业": {"公司", "集团", "厂"}, "银行": {"银行", "行"},
	"校": {"大学", "学院", "学校", "中学", "小学"}, "大学": {"大学"}, "学校": {"学校", "中学", "小学", "大学", "学院"}, "学院": {"学院"},
	"院": {"医院", "法院", "检察院", "研究院", "学院"}, "医院": {"医院"}, "局": {"局"}, "厅": {"厅"}, "部": {"部"}, "所": {"所"}, "中心": {"中心"},
	"协会": {"协会"}, "学会": {"学会"}, "商会": {"商会"}, "基金会": {"基金会"}, "会": {"会"}, "报": {"报"}, "社": {"社"},
	"省": {"省"}, "市": {"市"}, "县": {"县"}, "区": {"区"}, "州": {"州"}, "旗": {"旗"}, "镇": {"镇"}, "乡": {"乡"}, "村": {"村"}, "社区": {"社区"}, "街道": {"街道"},
}

// unmarked is the name of a body in front of title i that is no mention, or only
// in part: a stretch of text in a row of offices that ends like a body.
func (o *offices) unmarked(i int) string {
	end := o.at[i].Start
	from := max(0, end-maxUnmarked)
	for from < end && !utf8.RuneStart(o.text[from]) {
		from++
	}
	for b := o.before(i); b >= 0 && o.at[b].End > from; b = o.before(b) {
		if k := o.kind(b); k != Organisation && k != Place {
			from = o.at[b].End
			break
		}
	}
	k := strings.LastIndexAny(o.text[from:end], "、，。；：！？“”《》\n")
	if k < 0 && from != 0 && end-from >= maxUnmarked-3 {
		return ""
	}
	if k >= 0 {
		_, n := utf8.DecodeRuneInString(o.text[from+k:])
		from += k + n
	}
	raw := o.text[from:end]
	for _, w := range []string{"担任", "出任", "兼任", "历任", "曾任", "现任", "由", "任", "为", "是", "的", "了", "向", "兼", "该"} {
		if k := strings.LastIndex(raw, w); k >= 0 {
			raw = raw[k+len(w):]
		}
	}
	last, _ := utf8.DecodeLastRuneInString(raw)
	if utf8.RuneCountInString(raw) < 3 || !strings.ContainsRune(bodyEnds+"司校心行）", last) {
		return ""
	}
	return raw
}

const maxUnmarked = 120 // bytes

// rows carries a body along titles in a row: 甲县委|常委、副书记.
func (o *offices) rows() {
	for _, i := range o.all(Title) {
		b := o.before(i)
		if o.body[i] >= 0 || o.class[i] != "" || b < 0 || o.kind(b) != Title || freeStanding(o.folded(i)) {
			continue
		}
		if gap, ok := o.between(b, i, 12); ok && (gap == "、" || gap == "兼" || gap == "，兼" || gap == "、兼" || gap == "和") {
			if !o.bareParty(b) || partyTitle(o.folded(i)) {
				o.body[i], o.class[i] = o.body[b], o.class[b]
			}
		}
	}
}

// deputies gives a deputy without a body the body of the head named before in
// the sentence: 选举张三为甲县人大常委会|主任，李四为|副主任.
func (o *offices) deputies() {
	last := -1 // the title before
	for _, i := range o.all(Title) {
		b := last
		last = i
		if b < 0 || o.body[i] >= 0 || o.class[i] != "" || o.body[b] < 0 {
			continue
		}
		head, deputy := strings.TrimPrefix(o.folded(b), "副"), strings.TrimPrefix(o.folded(i), "副")
		if gap, ok := o.between(b, i, 90); ok && head == deputy && strings.HasPrefix(o.folded(i), "副") && !strings.ContainsAny(gap, "。；！？") {
			o.body[i] = o.body[b]
		}
	}
}

// headBodies are the ends of the names of the bodies that the heads lead. The head
// of another body in a list is none of the body named before him: 外交部|副部长|张三、
// 智利驻华|大使|李四.
var headBodies = map[string]string{
	"主席": "协会联团席府盟党区", "议长": "会", "大使": "馆", "公使": "馆", "总领事": "馆", "代表": "会团大", "院长": "院", "校长": "校学",
	"董事长": "司团行社会厂", "团长": "团", "总统": "国", "首相": "国", "外长": "部国", "国王": "国",
}

// heads says whether title t can be an office of the body of title b.
func (o *offices) heads(t, b int) bool {
	ends, ok := headBodies[o.folded(t)]
	if !ok {
		return true
	}
	name := o.class[b]
	if o.body[b] >= 0 {
		name = o.folded(o.body[b])
	}
	last, _ := utf8.DecodeLastRuneInString(name)
	return strings.ContainsRune(ends, last)
}

// bareParty says whether the body of a title is a party committee without the
// name of the body that it belongs to (党委|委员、副行长).
func (o *offices) bareParty(t int) bool {
	b := o.body[t]
	return b >= 0 && slices.Contains([]string{"党委", "党组", "党工委"}, o.folded(b))
}

// isFiller says whether only words stand between body and title that do not part them.
func isFiller(gap string) bool {
	if slices.Contains(fillers, gap) {
		return true
	}
	if strings.HasPrefix(gap, "第") && strings.HasSuffix(gap, "任") && len(gap) <= 15 {
		return true
	}
	return strings.HasPrefix(gap, "（") && strings.HasSuffix(gap, "）") && len(gap) <= 24
}

// posted is what precedes the place of someone posted there: 中国驻 in front of
// 甲国 in 中国驻甲国大使; "" if nobody is.
func (o *offices) posted(b int) string {
	if o.kind(b) != Place || !strings.HasSuffix(o.tail(b, len("驻")), "驻") {
		return ""
	}
	out := o.asWritten(b, "驻")
	if a := o.before(b); a >= 0 && o.at[a].End == o.at[b].Start-len("驻") && (o.kind(a) == Place || o.kind(a) == Organisation) {
		out = o.d.Mentions[a].Text + out
	}
	return out
}

// leftmost follows a chain of places and bodies without gap to its start.
func (o *offices) leftmost(i int) int {
	for {
		b := o.before(i)
		if b < 0 || o.kind(b) != Place && o.kind(b) != Organisation || o.at[b].End != o.at[i].Start {
			return i
		}
		i = b
	}
}

// people attaches titles to people.
func (o *offices) people() {
	for _, p := range o.all(Person) {
		o.first[p] = p
		if t := o.before(p); t >= 0 && o.kind(t) == Title && !o.taken[t] && o.meets(t, p) {
			o.row(p, t)
		}
		if t := o.after(p); t >= 0 && o.kind(t) == Title && o.follows(p, t) {
			if next := o.after(t); next < 0 || o.kind(next) != Person || o.at[next].Start != o.at[t].End && !o.announces(t, next) || len(o.titles[p]) == 0 {
				o.titles[p] = append(o.titles[p], t)
				o.right[t], o.taken[t] = true, true
				if b := o.before(p); o.body[t] < 0 && b >= 0 && o.first[p] == p && o.at[b].End == o.at[p].Start {
					if k := o.kind(b); k == Organisation || k == Place {
						o.body[t] = b
						o.first[p] = o.leftmost(b)
					}
				}
			}
		}
		if len(o.titles[p]) == 0 {
			o.share(p)
		}
	}
	var people map[rune]int
	for _, t := range o.all(Title) {
		if o.taken[t] || o.body[t] >= 0 || o.class[t] != "" {
			continue
		}
		if people == nil {
			people = o.surnames()
		}
		if p := o.bySurname(t, people); p >= 0 {
			o.apart = append(o.apart, Holding{Title: t, Person: p, Apart: true})
			o.taken[t] = true
		}
	}
}

// surnames returns the first mention of the only person who has a surname, -1 if several
// have it.
func (o *offices) surnames() map[rune]int {
	people := map[rune]int{}
	for _, p := range o.all(Person) {
		c, n := utf8.DecodeRuneInString(o.folded(p))
		if n == len(o.folded(p)) {
			continue
		}
		if old, ok := people[c]; ok && (old < 0 || o.name[old] != o.name[p]) {
			people[c] = -1
		} else if !ok {
			people[c] = p
		}
	}
	return people
}

// follows says whether a title stands right behind a person: 张三局长, 张三前局长.
func (o *offices) follows(p, t int) bool {
	gap, ok := o.between(p, t, 6)
	return ok && (gap == "" || gap == "原" || gap == "前")
}

// announces says whether a colon parts a title from the person behind it: 编辑：张三 校对：李四.
func (o *offices) announces(t, p int) bool {
	gap, _ := o.between(t, p, 6)
	return gap == "：" || gap == ":"
}

// meets says whether nothing, or only a mark, parts a title from the person
// behind it: 编辑：张三, 副院长、工会主席张三 (an office that is no mention).
func (o *offices) meets(t, p int) bool {
	gap, ok := o.between(t, p, 36)
	if !ok {
		return false
	}
	switch gap {
	case "":
		return o.d.view.Gap(o.at[p].Start) == view.NoGap || !o.given(t)
	case "：", ":", "|", "/", "”", "·":
		return true
	}
	if strings.HasPrefix(gap, "（") && strings.HasSuffix(gap, "）") {
		return true
	}
	if rest, ok := strings.CutPrefix(gap, "、"); ok && !strings.ContainsAny(rest, "，。；：、“（") {
		for _, w := range []string{"长", "书记", "主任", "主席", "委员", "经理", "专家", "教授", "会长"} {
			if strings.HasSuffix(rest, w) {
				return true
			}
		}
	}
	return false
}

// given says whether title t is what somebody in front of it took up, so that a name behind a
// space or a line break is not the holder's: 甲任市委副书记 乙任县委书记.
func (o *offices) given(t int) bool {
	first := t
	if b := o.body[t]; b >= 0 {
		first = o.leftmost(b)
	}
	head := o.text[:o.at[first].Start]
	for _, w := range [...]string{"当选为", "当选", "任命为", "出任", "担任", "接任", "升任", "任"} {
		if front, ok := strings.CutSuffix(head, w); ok {
			p := o.before(first)
			return p >= 0 && o.kind(p) == Person && o.at[p].End == len(front)
		}
	}
	return false
}

// row collects the titles in front of p, from the last, t, to the left.
func (o *offices) row(p, t int) {
	first := len(o.lists)
	for len(o.lists)-first < maxRow {
		o.lists = append(o.lists, t)
		o.taken[t] = true
		start, from := t, o.at[t].Start-o.near[t]
		if b := o.body[t]; b >= 0 && b == o.before(t) {
			start = o.leftmost(b)
			from = o.at[start].Start
		}
		o.first[p] = start
		prev := o.before(start)
		for prev >= 0 && o.at[prev].End > from {
			start, prev = prev, o.before(prev)
			o.first[p] = start
		}
		if prev < 0 || o.kind(prev) != Title || o.taken[prev] || from-o.at[prev].End > 18 {
			break
		}
		gap := o.text[o.at[prev].End:from]
		for _, w := range formerWords {
			gap = strings.TrimSuffix(gap, w)
		}
		switch gap {
		case "、", "兼", "兼任", "、兼", "，兼", "，兼任", "及", "和", "暨", "":
		default:
			if !strings.HasPrefix(gap, "（") || !strings.HasSuffix(gap, "）、") {
				prev = -1
			}
		}
		if prev < 0 {
			break
		}
		t = prev
	}
	row := slices.Clip(o.lists[first:])
	slices.Reverse(row)
	o.titles[p] = row
}

const maxRow = 24 // titles of one person in a row

// share gives p the titles of the person before it in a list.
func (o *offices) share(p int) {
	q := o.before(p)
	if q >= 0 && o.kind(q) == Title && o.right[q] {
		return
	}
	if q < 0 || o.kind(q) != Person || len(o.titles[q]) == 0 {
		return
	}
	gap, ok := o.between(q, p, 9)
	if !ok || gap != "、" && gap != "" && gap != "和" && gap != "及" {
		return
	}
	for _, t := range o.titles[q] {
		if o.right[t] || (gap == "和" || gap == "及") && !plural(o.folded(t)) {
			return
		}
	}
	o.titles[p] = o.titles[q]
	o.first[p] = p
}

// plural says whether several people can hold the title at once.
func plural(title string) bool {
	if strings.HasPrefix(title, "副") {
		return true
	}
	for _, w := range []string{"委员", "常委", "成员", "领导", "记者", "代表", "通讯员", "院士", "教授", "理事", "副主席", "副主任"} {
		if strings.HasSuffix(title, w) {
			return true
		}
	}
	return false
}

// carry gives a body to titles that have none, from the title or the person before.
func (o *offices) carry() {
	last := -1 // the title whose body is carried on
	var lastPerson int
	for _, p := range o.all(Person) {
		if len(o.titles[p]) == 0 {
			continue
		}
		if last >= 0 {
			// Only along a list: 校长张三、副校长李四.
			gap, ok := o.between(lastPerson, o.first[p], 60)
			if !ok || strings.ContainsAny(gap, "。；！？：") {
				last = -1
			}
		}
		for _, t := range o.titles[p] {
			if o.body[t] < 0 && o.class[t] == "" && last >= 0 && !o.right[t] && !freeStanding(o.folded(t)) && o.heads(t, last) {
				o.body[t], o.class[t] = o.body[last], o.class[last]
			}
			if (o.body[t] >= 0 || o.class[t] != "") && !o.bareParty(t) {
				last = t
			}
		}
		lastPerson = p
	}
}

// freeStanding titles are offices of no body or of one that they name themselves, and occupations.
func freeStanding(title string) bool {
	for _, w := range []string{"领导", "记者", "编辑", "通讯员", "总书记", "国家主席", "国务委员", "院士", "教授", "医生", "护士", "大师", "劳动模范", "研究员"} {
		if strings.HasSuffix(title, w) {
			return true
		}
	}
	return occupation(title)
}

// occupation says whether a title is what somebody does wherever that is, so that in a list it has nothing of the
// body of the person before: 县作家协会主席张三、画家|李四.
func occupation(title string) bool {
	for _, w := range [...]string{"家", "诗人", "导演", "编导", "编剧", "演员", "歌手", "摄影师", "撰稿人", "主持人", "翻译", "教师", "老师", "讲师",
		"医师", "律师", "厨师", "设计师", "司机", "驾驶员", "工人", "农民", "商人", "棋手", "国手", "法师", "英雄"} {
		if strings.HasSuffix(title, w) {
			return !strings.HasSuffix(title, "专家") // of a group, a centre
		}
	}
	return false
}

// names gives every title mention the name of its office.
func (o *offices) names() {
	o.byTitle = sized(o.byTitle, len(o.forms))
	for k := range o.byTitle {
		o.byTitle[k] = unseen
	}
	for _, t := range o.all(Title) {
		o.stateForms(t)
		if o.body[t] < 0 {
			continue
		}
		if only := &o.byTitle[o.form[t]]; *only == unseen {
			*only = t
		} else if *only >= 0 && o.office(*only) != o.office(t) {
			*only = several
		}
	}
	for _, p := range o.all(Person) {
		for _, t := range o.titles[p] {
			h := o.name[p]
			if o.holder[t] == "" {
				o.holder[t] = h
			}
			if (o.body[t] >= 0 || o.class[t] != "") && len(o.held[h]) < maxAlike {
				o.held[h] = append(o.held[h], t)
			}
			if key := (tenure{h, o.form[t]}); o.body[t] >= 0 {
				if old, ok := o.byHolder[key]; !ok || old != t && longer(o.office(t), o.office(old)) {
					o.byHolder[key] = t
				}
			}
		}
	}
	for _, h := range o.apart {
		o.holder[h.Title] = o.name[h.Person]
	}
	for _, t := range o.all(Title) {
		from, h := t, o.holder[t]
		var k int
		var ok bool
		if h != "" {
			k, ok = o.byHolder[tenure{h, o.form[t]}]
		}
		if h != "" && o.body[t] < 0 && o.class[t] == "" && k == 0 {
			// 张三书记 of someone who is 党工委书记
			for _, k := range o.held[h] {
				if k != t && strings.HasSuffix(o.folded(k), o.folded(t)) && !strings.HasPrefix(strings.TrimSuffix(o.folded(k), o.folded(t)), "副") {
					from = k
					break
				}
			}
		} else if h != "" {
			if ok && k != t && (o.body[t] < 0 && o.class[t] == "" || strings.HasSuffix(o.office(k), o.office(t))) {
				from = k
			}
		} else if k := o.byTitle[o.form[t]]; k >= 0 && o.body[t] < 0 && o.class[t] == "" {
			from = k
		}
		if from != t {
			o.body[t], o.class[t] = o.body[from], o.class[from]
		}
		o.name[t] = o.office(from)
	}
	for i := range o.d.Mentions {
		if o.kind(i) == Title && o.at[i].Start < 0 {
			o.stated[i] = []string{o.d.Mentions[i].Text}
		}
	}
}

// What byTitle says where there is no one mention.
const (
	several = -1 // they are of several bodies
	unseen  = -2
)

// longer says whether a is b with more in front.
func longer(a, b string) bool { return len(a) > len(b) && strings.HasSuffix(a, b) }

// stateForms lists the forms in which the text states the office of title t.
func (o *offices) stateForms(t int) {
	title := o.d.Mentions[t].Text
	from := len(o.texts)
	if b := o.body[t]; b >= 0 {
		if l := o.leftmost(b); l != b && o.at[l].End <= o.at[b].Start {
			chain := ""
			for k := l; ; k = o.after(k) {
				chain += o.d.Mentions[k].Text
				if k == b {
					break
				}
			}
			o.texts = append(o.texts, o.fit(chain, title))
		}
		o.texts = append(o.texts, o.fit(o.posting[t]+o.d.Mentions[b].Text, title))
	}
	if c := o.class[t]; c != "" {
		o.texts = append(o.texts, c+title)
	}
	o.texts = append(o.texts, title)
	o.stated[t] = slices.Clip(o.texts[from:])
}

// office is the name of the office of title t with the body that it has so far.
func (o *offices) office(t int) string {
	title := o.d.Mentions[t].Text
	if b := o.body[t]; b >= 0 {
		return o.fit(o.posting[t]+o.name[b], title)
	}
	if place := o.district(ownLevel(o.folded(t))); place != "" && o.class[t] == "" {
		return place + title
	}
	return o.class[t] + title
}

// fit is [fit] for names of the source, which may be in traditional characters.
func (o *offices) fit(body, title string) string {
	b, t := o.plain(body), o.plain(title)
	if b == body && t == title {
		return fit(body, title)
	}
	kept := strings.TrimSuffix(fit(b, t), t)
	from := utf8.RuneCountInString(b[:max(0, strings.Index(b, kept))])
	return string([]rune(body)[from:from+utf8.RuneCountInString(kept)]) + title
}

// partyBodies end the names of committees beside which an office with its own
// level word is the office of the place: 甲川区委 … 区长 → 甲川区区长.
var partyBodies = []string{"委员会", "党委", "人民政府", "政府", "委", "党组"}

// fit joins a body and a title. A title with its own level word (区长, 副市长)
// takes of the body the place of that level.
func fit(body, title string) string {
	if councillor(title) {
		return seat(body) + title
	}
	level := ownLevel(title)
	if level == 0 {
		if !partyTitle(title) {
			for _, w := range []string{"党委", "党组", "党工委"} {
				if name, ok := strings.CutSuffix(body, w); ok && name != "" {
					return name + title // 甲局党组|成员、副主席: the office of the body itself
				}
			}
		}
		return body + title
	}
	if strings.HasSuffix(body, string(level)) || strings.ContainsRune("厅局处科所", level) {
		return body + title
	}
	name := strings.TrimPrefix(body, "中共")
	for _, w := range partyBodies {
		if n := strings.TrimSuffix(name, w); n != name {
			name = n
			break
		}
	}
	if strings.HasSuffix(name, string(level)) {
		if name == string(level) {
			return title
		}
		return name + title
	}
	if p := leadingPlace(name); p != "" && strings.HasSuffix(p, string(level)) {
		return p + title
	}
	if strings.ContainsRune("省市县区州盟旗镇乡村", level) {
		return title // of another level than the body beside it: 县政协主席张三，副县长李四
	}
	return body + title
}

// councillor says whether a title is that of a member of a council of its own level (市议员, 区议员).
func councillor(title string) bool {
	level, ok := strings.CutSuffix(title, "议员")
	return ok && utf8.RuneCountInString(level) == 1 && strings.Contains("市县区镇乡", level)
}

// seat is the place of which a councillor beside an office of body is one: none of 立法会, 甲县 of 甲县政府.
func seat(body string) string {
	for _, w := range partyBodies {
		if name, ok := strings.CutSuffix(body, w); ok {
			return name
		}
	}
	if c, _ := utf8.DecodeLastRuneInString(body); strings.ContainsRune("会院处局署部党", c) {
		return ""
	}
	return body
}

// partyTitle says whether a title is one that a party committee has.
func partyTitle(title string) bool {
	for _, w := range []string{"书记", "委员", "常委", "成员", "秘书长", "秘书", "干事", "组织员"} {
		if strings.HasSuffix(title, w) {
			return true
		}
	}
	return false
}

// ownLevel returns the level word that a title starts with (区长, 副市长, 校长), or 0.
func ownLevel(title string) rune {
	t := strings.TrimPrefix(title, "常务")
	for _, w := range []string{"副", "代"} {
		t = strings.TrimPrefix(t, w)
	}
	c, n := utf8.DecodeRuneInString(t)
	if t[n:] == "长" && strings.ContainsRune("省市县区州盟旗镇乡村校院厅局处科所部", c) {
		return c
	}
	return 0
}

// holdings lists who stands at which title.
func (o *offices) holdings() {
	n := len(o.apart)
	for _, p := range o.all(Person) {
		n += len(o.titles[p])
	}
	o.d.Holdings = slices.Grow(o.d.Holdings, n)
	for _, p := range o.all(Person) {
		for _, t := range o.titles[p] {
			o.d.Holdings = append(o.d.Holdings, Holding{Title: t, Person: p, Former: o.former[t]})
		}
	}
	o.d.Holdings = append(o.d.Holdings, o.apart...)
}
