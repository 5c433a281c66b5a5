package page

import (
	"regexp"

	"github.com/go-renshi/renshi/entity/internal/runeset"
)

// leadKind says how the words at the start of a paragraph open an article.
type leadKind int

const (
	noLead    leadKind = iota
	dated              // a date: opens the body of an article whose headline is known
	signed             // （记者 …）: the same
	agency             // an agency's or a site's dateline: may also stand inside an article
	ownPaper           // 本报讯: opens an article
	continued          // （上接第一版）: opens an article
)

// headLen is how many characters a lead may need.
const headLen = 72

// Patterns on folded text. Go's regexp takes linear time.
var (
	// （上接第一版①）, ▲上接A1版, （紧接第3版）.
	continuedLead = newPattern(`^(?:[（【\[“]+[▲△]?(?:上接|紧接|接)[^）】\]。，]{1,20}[）】\]”]+|[▲△▶◀←■□]?(?:上接|紧接)第?[0-9A-Za-z一二三四五六七八九十头]{1,5}版[①-⑳0-9]{0,2})`, need{among: runeset.Of("接"), within: headLen})
	// 本报讯, 本报青栎2月4日电, 本报记者 … 报道, 本台消息.
	ownLead = newPattern(`^[□■◆●◎]?(?:本[报台网刊社站](?:综合)?(?:讯|消息|专讯|快讯)|本[报台网刊社]\p{Han}{0,8}[0-9]{1,2}月[0-9]{1,2}日(?:专?电|讯|消息)|本[报台网刊社](?:\p{Han}{0,6}(?:记者|通讯员))+[\p{Han}、·/]{2,30}?报道|[□■◆●◎]本[报台网刊]?(?:\p{Han}{0,4}记者|通讯员))`)
	// 新华社青栎2月3日电, 中新网泊阳6月9日电, （中央社記者…台北10日電）, 法新社1日电.
	agencyLead = newPattern(`^[（【\[]?[\p{Han}A-Za-z]{1,8}?(?:社|网|报|台|闻|频道|客户端)(?:(?:记者|通讯员)[\p{Han}、·]{2,16}?)?[\p{Han}、/·]{0,12}?(?:(?:[0-9]{4}年)?[0-9]{1,2}月)?[0-9]{1,2}日(?:[上下]午)?(?:综合|专|急|体育|快|外)?(?:电|讯|消息)`, need{among: runeset.Of("社网报台闻道端"), within: 12}, need{runeset.Of("日"), headLen, runeset.Of("电讯消"), 5})
	// 青栎网消息（晚间新闻）：, 青栎日报讯(记者…), 泊阳生活网讯(通讯员…).
	siteLead = newPattern(`^[\p{Han}]{1,12}?(?:网|报|台|社|客户端|频道|在线|网站|日报|传媒|新闻)(?:综合)?(?:讯|消息|报讯|电)(?:[（：，【*]|[0-9]{1,2}月|据|今|昨|近日|日前|（?记者|通讯员)`, need{runeset.Of("网报台社端道线站媒闻"), 15, runeset.Of("讯消电"), 4})
	// 某体育7月27日讯.
	shortLead = newPattern(`^\p{Han}{2,6}[0-9]{1,2}月[0-9]{1,2}日(?:讯|消息|电)`, need{among: runeset.Of("0123456789"), within: 7})
	// （记者 张三）, (通讯员 李四)日前, 记者 王五 报道：.
	signedLead = newPattern(`^(?:[（【](?:本[报台网刊]|\p{Han}{2,10}?[报社网台])?(?:\p{Han}{0,4}?记者|\p{Han}{0,2}通讯员|实习生|作者)[^）】]{2,40}[）】]|(?:记者|通讯员)[\p{Han}、]{2,12}(?:摄影)?报道[：，]|\p{Han}{1,6}[社网报台]报[道导][：，])`, need{among: runeset.Of("（【者员报"), within: 9}, need{among: runeset.Of("者员生道导"), within: 20})
	// 3月7日, 5月8日综合消息，今年.
	datedLead = newPattern(`^(?:当地时间|北京时间|(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}月[上中下]旬|[0-9]{1,2}日[上下]午|近日|日前|昨日|昨天|今日|今天|记者从)`)
	// （下转第二版）.
	onward = regexp.MustCompile(`[（▲△▼【\[]?(?:下转|转入|转)(?:本报)?第?[0-9A-Za-z一二三四五六七八九十]{1,5}版?[①-⑳0-9一二三四五六七八九十]{0,3}[）】\]]?$`)
)

// lead says what opens at position at.
func (t *text) lead(at int) leadKind {
	if i := t.lineOf(at); i < len(t.lines) && t.lines[i].from == at {
		return t.lines[i].lead
	}
	return t.findLead(at)
}

// findLead is lead where nothing is known yet.
func (t *text) findLead(at int) leadKind {
	kind := t.leadAt(at)
	switch {
	case kind == agency && t.laterLead(at) > 0:
		return noLead
	case kind == noLead && t.mayLead(at) && t.may(shortLead, at) && shortLead.MatchString(t.opening(at)):
		return agency
	}
	return kind
}

// leadAt is lead without a look at what follows behind white space.
func (t *text) leadAt(at int) leadKind {
	if !t.mayLead(at) {
		return noLead
	}
	for at+1 < len(t.chars) && t.chars[at].r == '*' { // emphasis in mark-up
		at++
	}
	s := "" // the opening, once a pattern asks for it
	matches := func(p *pattern) bool {
		if !t.may(p, at) {
			return false
		}
		if s == "" {
			s = t.opening(at)
		}
		return p.MatchString(s)
	}
	switch {
	case matches(continuedLead):
		return continued
	case matches(ownLead):
		return ownPaper
	case matches(agencyLead), matches(siteLead):
		return agency
	case matches(signedLead):
		return signed
	case matches(datedLead):
		return dated
	}
	return noLead
}

// leadLine says whether line i begins with a lead. A dateline may itself be
// wrapped: then it starts behind a white space of the line before.
func (t *text) leadLine(i int) bool {
	at := t.lines[i].from
	switch t.lines[i].lead {
	case noLead, dated, signed:
		return false
	case agency:
		for k := at - 1; k > max(t.lines[i-1].from, at-leadName); k-- {
			if t.parted(k) && t.lead(k) >= agency {
				return false
			}
		}
	}
	return true
}

// laterLead returns the position right after at of a white space behind which
// a lead starts, so that what stands at position at only leads up to it:
// 召开 青栎网消息. It is 0 where there is none.
func (t *text) laterLead(at int) int {
	for k := at + 1; k < min(at+leadName, len(t.chars)); k++ {
		if t.parted(k) && t.leadAt(k) >= agency {
			return k
		}
	}
	return 0
}

// parted says whether white space stands before position at that parts two
// things, and is not the spacing of the letters of a line.
func (t *text) parted(at int) bool {
	if !t.chars[at].space {
		return t.chars[at].trail
	}
	return !t.chars[at-1].space && (at+1 >= len(t.chars) || !t.chars[at+1].space)
}

// leadName is how many characters the name of an agency or a site may have.
const leadName = 14

// opening returns the characters from position at on that may be one lead: no
// further than the end of a line that its column does not continue.
func (t *text) opening(at int) string {
	end := min(at+headLen, len(t.chars))
	for i := t.lineOf(at); i < len(t.lines) && t.lines[i].from < end; i++ {
		if l := t.lines[i]; !l.full && l.to < end {
			end = l.to
		}
	}
	return t.str(block{at, end})
}

// mayLead is a cheap look at the characters that every lead has one of.
func (t *text) mayLead(at int) bool {
	for i := at; i < min(at+40, len(t.chars)); i++ {
		switch t.chars[i].r {
		case '讯', '电', '消', '日', '接', '月', '天', '前', '者', '生':
			return true
		}
	}
	return false
}

// leadLen returns how many characters of the dateline stand at position at;
// 0 if there is none.
func (t *text) leadLen(at int) int {
	n := 0
	for _, p := range [...]*pattern{ownLead, agencyLead, siteLead, shortLead} {
		if !t.may(p, at) {
			continue
		}
		s := t.opening(at)
		if m := p.FindString(s); m != "" {
			n = len([]rune(m))
			if p == siteLead { // the last match belongs to what follows
				n = len([]rune(siteLeadName.FindString(s)))
			}
			break
		}
	}
	return n
}

var siteLeadName = regexp.MustCompile(`^[\p{Han}]{1,12}?(?:网|报|台|社|客户端|频道|在线|网站|日报|传媒|新闻)(?:综合)?(?:讯|消息|报讯|电)`)
