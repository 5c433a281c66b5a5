package entity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const maxBody = 34 // runes: longer names of bodies do not occur

// organisations finds names of bodies: known ones, level word or place with an
// abbreviated body (市委, 泊阳县人大常委会), and names that run from a place, a
// level word or a proper name to a suffix.
func (s *scan) organisations(places []candidate) []candidate {
	out := append(s.kept.bodies[:0], s.centre()...)
	placeEnds := s.byEnd(places)
	defer s.done(placeEnds)
	for i := range s.rs {
		if !s.may(i, wOrg|wOrgAbbrev|wOrgBrand|wOrgSuffix|wOrgWeak) {
			continue
		}
		for _, h := range s.at(i) {
			e := i + h.Len
			if s.cutsLetters(i, e) {
				continue
			}
			if h.Class&wOrg != 0 {
				c := s.knownBody(i, e)
				out = append(out, c)
				if n := s.session(i, false); n > 0 { // 十八届|中央委员会
					c.start -= n
					out = append(out, c)
				}
			}
			if h.Class&wOrgAbbrev != 0 {
				out = s.levelBody(out, i, e, placeEnds)
			}
			if h.Class&wOrgBrand != 0 && s.edge(e) {
				out = s.brand(out, i, e)
			}
			if h.Class&(wOrgSuffix|wOrgWeak) != 0 && s.suffixEnds(i, e) {
				out = s.suffixedBody(out, i, e, h.Class&wOrgSuffix == 0, placeEnds)
			}
		}
	}
	return out
}

// knownBody weighs a listed name, which must stand on word edges.
func (s *scan) knownBody(a, b int) candidate {
	score := 0.97
	team := s.teamWord(b)
	if team {
		b++ // 沈阳海狮|队
	}
	if !team && !s.endsClean(b) || s.fusedTitle(a, b) || s.cupOf(b) || s.sponsors(a, b) || b-a <= 2 && !s.edge(a) || s.namesPlace(b) ||
		s.service(a, b) || s.endsTitled(a, b) ||
		s.rune(a-1) == '届' && s.has(b, "选举") {
		score = 0.3 // 第七届|区议会|选举
	} else if s.halfName(a) {
		score = 0.3 // 周庆|华为|检察长
	} else if !s.edge(a) {
		score = 0.6
	}
	if s.is(a, b, wOrgAbbrev) && s.endsAt(a, wLevel|wPlace, 8) > 0 {
		score = min(score, 0.6) // 市|人大
	}
	return candidate{a, b, Organisation, "", "organisation.known", score}
}

// halfName says whether a is inside of the sure name of a person or a date.
func (s *scan) halfName(a int) bool { return a > 0 && s.stop[a-1] && s.stop[a] }

// teamWord says whether the 队 of a team stands at i, wherever the segmenter sees an edge:
// 雅琪队|近几轮.
func (s *scan) teamWord(i int) bool {
	return s.rune(i) == '队' && !strings.ContainsRune("员长伍友医服形旗歌列", s.rune(i+1))
}

// fusedTitle says whether the listed body [a, b) is the first part of one word for its head:
// 司法部|长.
func (s *scan) fusedTitle(a, b int) bool { return s.rune(b) == '长' && s.is(a, b+1, wTitle) }

// cupOf says whether a cup or league follows at e, which the name in front names.
func (s *scan) cupOf(e int) bool {
	return s.rune(e) == '杯' && (s.edge(e+1) || strings.ContainsRune("赛决冠战", s.rune(e+1)))
}

// sponsors says whether the body [a, b) lends its name to a competition: 第五届|云帆|国际马拉松邀请赛.
func (s *scan) sponsors(a, b int) bool {
	if c := s.rune(a - 1); c != '届' && c != '度' && (c < '0' || c > '9') {
		return false
	}
	for k := b; k < b+14; k++ {
		switch c := s.rune(k); {
		case c == '杯', c == '赛' && s.edge(k+1) && strings.ContainsRune("标联大请开抗决", s.rune(k-1)):
			return true
		case !nameRune(c) && c != '—':
			return false
		}
	}
	return false
}

// service says whether [a, b) is the service of the rank behind it and nobody's in particular, so that it belongs to
// the rank: 空军|上校, but 澜国|空军|上校.
func (s *scan) service(a, b int) bool {
	switch s.str(a, b) {
	case "陆军", "海军", "空军":
	default:
		return false
	}
	if c := s.rune(a - 1); nameRune(c) && !strings.ContainsRune("的位名任", c) {
		return false
	}
	switch n := s.longest(b, wTitle|wTitleWeak); s.str(b, b+n) {
	case "上将", "中将", "少将", "准将", "大校", "上校", "中校", "少校", "上尉", "中尉", "少尉":
		return true
	}
	return false
}

// endsTitled says whether the paper [a, b) is only the end of a title in brackets, which is another one's:
// 《星期日|泰晤士报》. A place in front opens its name.
func (s *scan) endsTitled(a, b int) bool {
	return s.rune(b) == '》' && s.rs[b-1] == '报' && nameRune(s.rune(a-1)) && s.endsAt(a, wPlace|wPlaceShort, 8) == 0
}

// namesPlace says whether the last word of a division stands at b, so that the name in front of it is
// the division's: 拉齐奥|大区.
func (s *scan) namesPlace(b int) bool {
	for _, h := range s.at(b) {
		if h.Class&wPlaceSuffix != 0 && h.Len > 1 && strings.ContainsRune("区省州县", s.rs[b+h.Len-1]) && s.edge(b+h.Len) {
			return true
		}
	}
	return false
}

// centre finds 中央 where it stands for the party's centre: 经中央批准.
func (s *scan) centre() []candidate {
	var out []candidate
	for i, c := range s.rs {
		if c != '中' || !s.has(i, "中央") || !s.edge(i) || !s.edge(i+2) {
			continue
		}
		for _, w := range []string{"批准", "精神", "决定", "对", "和", "及", "要求", "部署", "领导", "同意", "有关", "关于", "，", "。", "、", "重大"} {
			if s.has(i+2, w) {
				out = append(out, candidate{i, i + 2, Organisation, "", "organisation.centre", 0.8})
				break
			}
		}
	}
	return out
}

// levelBody finds a level word or place in front of the abbreviated body
// [i, e) and appends the body to out.
func (s *scan) levelBody(out []candidate, i, e int, placeEnds *groups) []candidate {
	add := func(a int, score float64) {
		if s.preceded(a, "中共") {
			a -= 2
		}
		out = append(out, candidate{a, e, Organisation, "", "organisation.level", score})
	}
	one := e-i == 1 // 委 alone: 市委, but 市委托…
	if one && (s.has(e, "托") || s.has(e, "员") || s.has(e, "派") || s.has(e, "任")) {
		return out
	}
	for _, p := range placeEnds.at(i) {
		if p.score > 0.5 {
			add(s.chainStart(p.start, placeEnds), 0.9)
			break
		}
	}
	if n := s.endsAt(i, wLevel, 5); n > 0 && !s.own(i-n) {
		a := i - n
		// 省委 stands after anything but a name that the level word ends
		switch {
		case n > 1, s.edge(a), !han(s.rune(a - 1)):
			add(a, 0.85)
		case e-i > 1 || s.rune(i) == '委':
			add(a, 0.7)
		}
	}
	return out
}

// own says whether 我, 本 or 该 ends at i, which takes the level word behind it:
// 我校|党委.
func (s *scan) own(i int) bool { return strings.ContainsRune("我本该", s.rune(i-1)) && i > 0 }

// chainStart follows places that stand right before one another to the first:
// 澜岳省|青栎市|泊阳县.
func (s *scan) chainStart(a int, placeEnds *groups) int {
	for n := 0; n < 4; n++ {
		moved := false
		for _, p := range placeEnds.at(a) {
			if p.score > 0.6 {
				a, moved = p.start, true
				break
			}
		}
		if !moved {
			break
		}
	}
	return a
}

// suffixEnds says whether the suffix [i, e) ends a name: a longer suffix does
// not go on from it, and its word does not either.
func (s *scan) suffixEnds(i, e int) bool {
	for _, h := range s.at(i) {
		if h.Len > e-i && h.Class&(wOrgSuffix|wOrgWeak) != 0 {
			return false
		}
	}
	return s.endsClean(e) || s.is(i, e, wUserSuf) && s.edge(i)
}

// endsClean says whether a name may end at e: at the edge of a word, or where an
// office begins that the segmenter glued to it (市委书记, 公安局长). 民主党派 is one word.
func (s *scan) endsClean(e int) bool {
	if s.preceded(e, "党") && s.rune(e) == '人' && !strings.ContainsRune("民士数员事大选才力口均气格", s.rune(e+1)) {
		return false // 中国共产党|人 are people
	}
	if s.edge(e) || s.rune(e) == '令' || s.has(e, "会议") || s.wordTag[e] == "x" && s.longest(e, wAfter) > 0 { // 勘探|局称
		return true
	}
	if _, _, ok := s.titleEnd(e, 0); ok {
		return true
	}
	_, _, ok := s.titleEnd(e-1, 0)
	return ok && s.rune(e) == '长'
}

// suffixedBody reads from the suffix [i, e) to the left and appends the body to out.
func (s *scan) suffixedBody(out []candidate, i, e int, weak bool, placeEnds *groups) []candidate {
	common := s.endsAt(e, wNotOrg, 6)
	if common > e-i {
		return out // 干部, 全局: the suffix is a piece of a common word
	}
	if weak && e-i > 1 && s.wordTag[i] == "v" && int(s.wordStart[i]) == i && nameRune(s.rune(e)) {
		return out // 县政府|组织|县公安局
	}
	if s.venue(e) && !s.headed(e) {
		return out
	}
	start, how := s.bodyStart(i, e, placeEnds)
	if n := s.endsAt(e, wOrgSuffix|wOrgWeak, 12); n > e-i && start >= 0 && start < e-n {
		return out // what stands before 公安局 is read from there, not from 局
	}
	headed := s.headed(e) || s.headedList(e) || s.listedDepartment(start, i, e)
	user := s.is(i, e, wUserSuf)
	if start < 0 && headed && e-i >= 2 && !user && !s.is(i, e, wClassNoun) {
		start, how = i, startUnknown // 组织部|部长 after 、
	}
	if weak && (common > 0 && how < startLevel || s.generic(start) || e-i == 1 && s.particle(i)) {
		return out
	}
	if start < 0 || e-start > maxBody || e-start < 3 && !headed || s.anyOfItsKind(start, i, e, how) || s.bareParty(start, i, e) {
		return out
	}
	score := 0.0
	switch how {
	case startPlace:
		score = 0.88
	case startBody:
		score = 0.88
	case startLevel:
		score = 0.8
	case startProper:
		score = 0.7
		if strings.ContainsRune("、到在和与由", s.rune(start-1)) && !weak {
			score = 0.8
		}
	case startUnknown:
		score = 0.45
		if !weak && e-i >= 3 && i-start >= 4 {
			score = 0.7 // 茶艺传播|促进会
		}
	}
	if headed {
		score = max(score, 0.77)
	}
	if user {
		score = 0.3
		if i-start > 1 && (how >= startProper || s.unknownName(start, i) || s.is(start, i, wPlaceShort)) {
			score = 0.95
		}
	}
	if weak {
		score -= 0.15
	}
	if e-i == 1 && !headed {
		score -= 0.05
	}
	if how == startPlace && e-start <= 8 && s.str(i, e) == "队" {
		score = 0.86 // 泊阳|猛虎|队
	}
	if how == startBody && s.departmentOf(start, i, e) {
		score = max(score, 0.85)
	}
	if s.partyBody(i, e, start) {
		score = 0.4
	}
	mission := s.mission(start, i, e)
	if mission {
		score = 0.9
	}
	rule := "organisation.suffix"
	switch {
	case how == startBody, headed:
		rule = "organisation.department"
	case how >= startLevel && !weak && e-i > 1, mission:
		rule = "organisation.grammar"
	}
	if !headed && s.showsOrGrows(i, e) {
		if how >= startProper && !strings.ContainsAny(s.str(start, e), "“”") {
			score = max(score, 0.93)
		}
		return append(out, candidate{start, e, Place, "", "place.site", score})
	}
	out = append(out, candidate{start, e, Organisation, "", rule, score})
	// 领导小组（指挥部）: a second name of the same body in brackets
	if s.rune(e) == '（' && how >= startLevel {
		if n := s.longest(e+1, wOrgSuffix); n > 1 && s.rune(e+1+n) == '）' {
			out = append(out, candidate{start, e + n + 2, Organisation, "", "organisation.grammar", score})
		}
	}
	return out
}

// mission says whether [start, e) is a state, where its mission is and the suffix [i, e) of
// missions: 老挝|驻华|使馆.
func (s *scan) mission(start, i, e int) bool {
	n := s.longest(start, wPlaceShort)
	if n == 0 || s.rune(start+n) != '驻' {
		return false
	}
	switch s.str(i, e) {
	case "使馆", "大使馆", "领事馆", "总领事馆":
		return true
	}
	return false
}

// anyOfItsKind says whether [start, e) with the suffix [i, e) is no body of its own, but any or all of a kind.
func (s *scan) anyOfItsKind(start, i, e, how int) bool {
	each := s.rune(start-1) == '各' && s.rune(start) != '庄'
	return each || s.is(start, e, wClassNoun) || how == startUnknown && s.generic(start) ||
		s.counted(start, e) || s.measured(start, e, how) || s.founds(i, e) || s.schools(start, e) || s.throughout(start, e)
}

// throughout says whether [start, e) is the stations of a division, whichever they are: 全县|文化站.
func (s *scan) throughout(start, e int) bool {
	return s.rune(start) == '全' && strings.ContainsRune("省市区县州镇乡", s.rune(start+1)) && s.preceded(e, "站")
}

// counted says whether [a, e) holds a number with a measure word, or 各, which makes what follows
// a class of bodies: 青栎市|一所学校, 5家独资公司, 泊阳县|各社会团体. Villages are called 李各庄.
func (s *scan) counted(a, e int) bool {
	for i := a; i+2 < e; i++ {
		switch c := s.rs[i+1]; {
		case s.rs[i] == '各' && s.edge(i) && c != '国' && c != '界' && c != '庄':
			return true
		case (c == '家' || c == '所') && i+3 < e && strings.ContainsRune("一两二三四五六七八九十百千几多数0123456789", s.rs[i]):
			return true
		}
	}
	return false
}

// measured says whether a number with a measure word stands right before the body [a, e), which then is any of
// its kind: 两座|商贸批发公司, 一位|基层工会主席. People are counted in front of definite bodies, too, which have
// longer names or a level.
func (s *scan) measured(a, e, how int) bool {
	if a < 2 || how > startLevel {
		return false
	}
	switch s.rs[a-1] {
	case '个', '家', '所', '座', '支':
	case '位', '名':
		if how == startLevel || e-a > 6 {
			return false
		}
	default:
		return false
	}
	tag := s.wordTag[a-1]
	return tag == "m" && s.wordEnd[a-1]-s.wordStart[a-1] > 1 || s.wordTag[a-2] == "m" && (tag == "q" || tag == "n")
}

// schools says whether [start, e) is the schools of a division, whichever they are: 青栎新区|学校. An estate (小区)
// is no division.
func (s *scan) schools(start, e int) bool {
	return e-start > 3 && s.preceded(e, "学校") && strings.ContainsRune("市区县", s.rs[e-3]) &&
		!(s.rs[e-3] == '区' && strings.ContainsRune("小校厂矿", s.rs[e-4]))
}

// founds says whether a verb for founding stands right before the class noun [i, e): 撤局建|公司.
func (s *scan) founds(i, e int) bool {
	return s.is(i, e, wClassNoun) && s.edge(i-1) && s.wordTag[max(i-1, 0)] == "v" && strings.ContainsRune("建办设开", s.rune(i-1))
}

// venue says whether the name of a venue ends at e, which is a place: 国际博览中心.
func (s *scan) venue(e int) bool { return s.preceded(e, "中心") && s.endsAt(e, wPlaceSuffix, 6) >= 4 }

// bareParty says whether the suffix [i, e) is 党 right behind a place, or a piece of 党支书 and
// the like: 泊阳县|党政军.
func (s *scan) bareParty(start, i, e int) bool {
	if e-i != 1 || s.rs[i] != '党' {
		return false
	}
	return strings.ContainsRune("支政群总工校", s.rune(e)) || s.is(start, i, wPlace|wPlaceShort) || s.endsAt(i, wPlaceSuffix, 3) > 0
}

// departmentOf says whether [start, e) is a known body and the short name of its department
// up to the suffix [i, e): 商务部|外贸|司.
func (s *scan) departmentOf(start, i, e int) bool {
	for n := 1; n <= 5 && i-n > start; n++ {
		if s.is(start, i-n, wOrg) {
			return s.edge(i-n) && s.edge(e) && (s.headed(e) || !nameRune(s.rune(e)))
		}
	}
	return false
}

// particle says whether the word at i is a particle that looks like a suffix:
// 工作|所|取得.
func (s *scan) particle(i int) bool {
	tag := s.wordTag[i]
	return s.wordEnd[i]-s.wordStart[i] == 1 && tag != "" && !strings.ContainsRune("nqgjx", rune(tag[0]))
}

// showsOrGrows says whether [i, e) is the last word of a museum or a farm, which are places like other venues unless
// somebody's office at them is named.
func (s *scan) showsOrGrows(i, e int) bool {
	switch s.str(i, e) {
	case "博物馆", "美术馆", "纪念馆", "养殖场":
		return true
	case "农场":
		return !s.preceded(i, "家庭") // which are firms
	}
	return false
}

// longNamed says whether bodies with the suffix [i, e) bear whole phrases in their
// names: 带来的次生灾害防御指挥部.
func (s *scan) longNamed(i, e int) bool {
	switch s.str(i, e) {
	case "指挥部", "领导小组", "工作领导小组", "小组", "工作小组", "委员会", "指挥部办公室", "领导小组办公室", "总指挥部", "工作专班":
		return true
	}
	return false
}

// headed says whether an office or 负责人 follows at e, which makes even a bare
// department a definite body.
func (s *scan) headed(e int) bool {
	if s.rune(e) == '”' {
		e++ // “绵工会”|理事长
	}
	_, _, ok := s.titleEnd(e, 0)
	return ok && !s.has(e, "代表") && !s.has(e, "干部")
}

// headedList says whether bare departments follow in a list that a 负责人 heads:
// 党政办公室、基建处、图书馆负责人.
func (s *scan) headedList(e int) bool {
	for n := 0; n < 12; n++ {
		switch s.rune(e) {
		case '、', '及', '和':
		default:
			return false
		}
		// the next item: up to ten runes to a department's suffix
		next := 0
		for k := e + 1; k < e+10 && k < len(s.rs) && nameRune(s.rs[k]); k++ {
			if m := s.longest(k, wOrgSuffix|wOrgWeak); m > 0 && s.edge(k+m) {
				next = k + m
			}
		}
		if next == 0 {
			return false
		}
		if s.headed(next) || s.has(next, "等部门") || s.has(next, "等单位") || s.has(next, "主要负责") || s.has(next, "有关负责") || s.has(next, "相关负责") {
			return true
		}
		e = next
	}
	return false
}

// listedDepartment says whether [start, e) is an item of a list of departments:
// 卫生局、环保局、商业处.
func (s *scan) listedDepartment(start, i, e int) bool {
	if start < 0 || i-start < 1 || i-start > 6 {
		return false
	}
	department := func(a, b int) bool {
		return b-a >= 2 && b-a <= 9 && strings.ContainsRune("局厅处部委办司院科", s.rs[b-1]) &&
			s.endsAt(b, wClassNoun, 6) < 2 && s.endsAt(b, wNotOrg, 6) == 0
	}
	if !department(start, e) {
		return false
	}
	if s.rune(start-1) == '、' {
		a := s.itemStart(start - 1)
		if department(a, start-1) && s.edge(start-1) {
			return true
		}
	}
	if s.rune(e) == '、' {
		for k := e + 2; k < e+9 && k < len(s.rs) && nameRune(s.rs[k]); k++ {
			if strings.ContainsRune("、等和及", s.rune(k+1)) && department(e+1, k+1) && s.edge(k+1) {
				return true
			}
		}
	}
	return false
}

// generic says whether a word that makes what follows indefinite ends at i:
// 各级指挥部, 部分超市.
func (s *scan) generic(i int) bool {
	for _, w := range []string{"各", "各级", "各地", "有关", "相关", "部分", "多个", "多家", "一些", "一家", "若干", "所有", "全体", "等"} {
		if s.preceded(i, w) {
			return true
		}
	}
	return false
}

// lengthened finds bodies with a further suffix behind: 鹿鸣百货|超市.
func (s *scan) lengthened(bodies []candidate) []candidate {
	var out []candidate
	for _, c := range bodies {
		n := s.longest(c.end, wOrgSuffix)
		for _, w := range [...]string{"报", "网", "网站"} { // 中国石化|报
			if k := utf8.RuneCountInString(w); n < k && s.has(c.end, w) && s.edge(c.end+k) && c.rule == "organisation.known" {
				n = k
			}
		}
		if n == 0 {
			n = max(s.lineOf(c.start, c.end), s.unnamedUnit(c.end))
		}
		if n == 0 || n == 1 && c.rule != "organisation.known" || c.score < 0.6 || !s.edge(c.end) || !s.endsClean(c.end+n) || s.endsAt(c.end+n, wNotOrg, 6) > n {
			continue
		}
		out = append(out, candidate{c.start, c.end + n, Organisation, "", "organisation.lengthened", c.score})
	}
	return out
}

// partyGroups finds the party groups of the tagger's bodies, which are bodies themselves where there is not just an
// office in them: 清河市粮食局|党组, but 清河市粮食局党组书记.
func (s *scan) partyGroups(fit *fitted) []candidate {
	var out []candidate
	for _, c := range fit.all() {
		if c.kind != Organisation || !s.edge(c.end) {
			continue
		}
		for _, w := range [...]string{"党组", "党委", "党工委"} {
			if n := utf8.RuneCountInString(w); s.has(c.end, w) && s.longest(c.end, wTitle|wTitleWeak|wOrgSuffix|wNotOrg) <= n && s.endsClean(c.end+n) {
				out = append(out, candidate{c.start, c.end + n, Organisation, "", "organisation.lengthened", c.score})
			}
		}
	}
	return out
}

// lineOf returns the length of the line of business at b by which a company is called after the group [a, b), or 0:
// 三星|显示, 京东|物流. What the group deals in or does reads alike, and other nouns go on from it: 京东|物流成本.
func (s *scan) lineOf(a, b int) int {
	n := s.longest(b, wLine)
	e := b + n
	if n == 0 || !s.is(a, b, wGroup) || !s.edge(e) {
		return 0
	}
	switch c := s.rune(e); {
	case s.has(b, "显示") && (c == '，' || c == '：' || c == '出' || c == '了'):
		return 0
	case !nameRune(c), strings.ContainsRune("和与及将已在向于", c), s.headed(e):
		return n
	}
	tag := s.wordTag[e]
	if strings.HasPrefix(tag, "v") && tag != "vn" && s.wordEnd[e]-s.wordStart[e] > 1 || tag == "t" {
		return n
	}
	return 0
}

// unnamedUnit returns the length of the unit at b of troops that end there, which papers do not name, or 0: 陆军|某旅.
func (s *scan) unnamedUnit(b int) int {
	if s.rune(b) == '某' && strings.ContainsRune("师旅团营连部", s.rune(b+1)) && (s.preceded(b, "军") || s.preceded(b, "部队") || s.preceded(b, "武警")) {
		return 2
	}
	return 0
}

// joined finds bodies that stand right before another body, which is part of
// the first: 九三学社|青栎市委会, 商务部|外贸司.
func (s *scan) joined(bodies []candidate) []candidate {
	at := s.byStart(bodies)
	defer s.done(at)
	var out []candidate
	for _, a := range bodies {
		if a.score < 0.6 {
			continue
		}
		for _, b := range at.at(a.end) {
			if b.score > 0.5 && b.end-a.start <= maxBody && s.opensBody(a, b) {
				out = append(out, candidate{a.start, b.end, Organisation, "", "organisation.grammar", min(a.score, b.score)})
				break
			}
		}
	}
	return out
}

// brand finds the short name of a company that ends with the line of business
// [i, e): an unknown name of two to four runes in front of it (鹿鸣药业), perhaps a
// place before that.
func (s *scan) brand(out []candidate, i, e int) []candidate {
	a := i
	for a > 0 && i-a < 4 && nameRune(s.rs[a-1]) && !s.stop[a-1] {
		w := int(s.wordStart[a-1])
		if int(s.wordEnd[a-1]) > a || i-w > 4 || s.is(w, a, wBoundary|wPlace|wPlaceShort|wLevel) {
			break
		}
		a = w
	}
	score := 0.72
	if s.has(i, "资本") && i-a == 2 && s.wordTag[a] != "ns" && !s.has(e, "市场") {
		score = 0.9 // no kind of capital: 青瓴资本
	}
	if i-a > 2 && s.addresses(a) {
		a++ // 深交所|向海岳股份
	}
	if i-a < 2 || !s.unknownName(a, i) || s.generic(a) {
		return out
	}
	if s.addresses(a - 1) {
		score = 0.95
	}
	return append(out, candidate{a, e, Organisation, "", "organisation.brand", score})
}

// addresses says whether 向 or 对 stands at i behind a listed body, which turns to somebody.
func (s *scan) addresses(i int) bool {
	return (s.rune(i) == '向' || s.rune(i) == '对') && s.endsAt(i, wOrg, 12) > 0
}

// bare says whether [a, b) is a class noun or suffix without a name: 政府, 公司.
func (s *scan) bare(a, b int) bool {
	return s.is(a, b, wOrgSuffix|wOrgWeak|wOrgAbbrev|wLevel|wPlaceSuffix|wPlaceSufWeak|wNotPlace|wClassNoun) && !s.is(a, b, wOrg|wPlace)
}

// partyBody says whether the suffix is the party body inside another named one
// and an office follows: 市财政局|党组书记 is a body and an office.
func (s *scan) partyBody(i, e, start int) bool {
	if i-start < 3 || !(s.has(e, "书记") || s.has(e, "副书记")) {
		return false
	}
	switch s.str(i, e) {
	case "党委", "党组", "党工委", "党支部", "党总支":
		return s.endsAt(i, wOrgSuffix|wOrgWeak|wOrg|wPlaceSuffix, 8) > 0
	}
	return false
}

// What a body's name starts with.
const (
	startNone = iota
	startUnknown
	startProper
	startLevel
	startBody
	startPlace
)

// bodyStart reads words leftwards from the suffix [i, e) to where the name of the body starts.
// The leftmost place, body or level word that no boundary separates from i
// wins; else a proper name; else whatever stands after the boundary.
func (s *scan) bodyStart(i, e int, placeEnds *groups) (start, how int) {
	start, how = -1, startNone
	long := s.longNamed(i, e)
	good := func(a, h int) {
		if h >= startLevel || how < startLevel {
			start, how = a, max(how, h)
		}
	}
	branch := -1  // bracket with the place of a company's branch
	past := false // beyond a 的 or 和: take the next good start and stop
	for j := i; j > 0 && i-j < maxBody; {
		moved := false
		for _, p := range placeEnds.at(j) {
			if p.score > 0.55 {
				good(p.start, startPlace)
				j, moved = p.start, true
				break
			}
		}
		if moved {
			if past {
				break
			}
			continue
		}
		if n := s.bodyEnding(j, placeEnds); n > 0 && !s.halfName(j-n) {
			good(j-n, startBody)
			j -= n
			if past {
				break
			}
			continue
		}
		if n := s.session(j, long); n > 0 {
			start, how = j-n, max(how, startProper)
			j -= n
			continue
		}
		if how >= startLevel && !s.opensHere(j) {
			// What stands before a place, body or level word is not part of the
			// name, unless one word links it: 青栎市政府|驻|泊阳…
			n := s.linksBodies(j)
			if n == 0 || s.bodyEnding(j-n, placeEnds) == 0 && !sureEnd(placeEnds.at(j-n)) {
				break
			}
			j -= n
			continue
		}
		if n := s.endsAt(j, wGroup, 4); n > 0 && s.edge(j-n) && s.longest(j, wOrgBrand) > 0 && s.endsAt(e, wCompany, 2) > 0 {
			good(j-n, startBody) // 现代|造船|厂
			j -= n
			continue
		}
		if n := s.endsAt(j, wInner, 6); n >= 2 {
			if how < startLevel {
				good(j-n, max(how, startUnknown))
			}
			j -= n
			continue
		}
		c := s.rs[j-1]
		if !nameRune(c) {
			switch a := s.openBracket(j - 1); {
			case c == '）' && a > 0:
				if s.is(a+1, j-1, wPlace|wPlaceShort) && !s.is(i, e, wOrgWeak) {
					branch = a // 云帆（中国）投资|有限公司
				}
				j = a
				continue
			case c == '”' && a >= 0 && !s.is(i, e, wOrgAbbrev) && (j == i || !s.is(i, e, wClassNoun|wOrgWeak)):
				good(a, max(how, startUnknown)) // 泊阳县|“金穗”|公司
				if j = a; long || s.bodyEnding(a, placeEnds) > 0 || s.opensHere(a) || sureEnd(placeEnds.at(a)) {
					continue
				}
			}
			break
		}
		a := int(s.wordStart[j-1])
		if s.wordEnd[j-1] != int32(j) && j != i {
			a = j - 1
		}
		if a < i-maxBody {
			break
		}
		if k := s.conjunction(a, j); k > 0 {
			good(k+1, max(how, startProper)) // 港|和|云帆 glued by the segmenter
			break
		}
		if how < startLevel && j-a == 1 && (long && c == '的' || (c == '和' || c == '与') && s.joinsWords(j)) {
			past = true
			j = a
			continue
		}
		if s.is(a, j, wBoundary) || s.stop[a] || !past && s.endsName(a, j) {
			break
		}
		if n := s.endsAt(j, wLevel, 5); n > 0 && !s.own(j-n) && (a == j-n || n == 1 && leadsIn(s.rune(j-2))) {
			good(j-n, startLevel)
			j -= n
			if past {
				break
			}
			continue
		}
		if how < startLevel && !past {
			switch s.wordTag[j-1] {
			case "nr", "nrt", "ns", "nt", "nz", "eng":
				switch {
				case int(s.wordEnd[a]) == e && s.startsKnown(a) && !s.is(i, e, wClassNoun|wOrgWeak):
					good(a, startPlace) // a body that the dictionary holds: 中国企业文化促进会
				case s.preceded(j, "大学") && j-a > 2:
					good(a, startBody)
				default:
					good(a, startProper)
				}
			default:
				if j-a == 1 && han(c) {
					good(a, startProper) // a character that is no word: a piece of a name
				} else {
					good(a, max(how, startUnknown))
				}
			}
		}
		j = a
	}
	if start >= 0 && start < branch {
		how = max(how, startLevel)
	}
	return start, how
}

// wholeBranches lets names of branches, with a place in brackets, start where the foreign name does that the
// segmenter cut: 泰格|尤|特尔（青栎）有限公司.
func (s *scan) wholeBranches(bodies []candidate, m *nameModel) {
	foreign := func(a, b int) bool {
		return !slices.ContainsFunc(s.rs[a:b], func(c rune) bool { return !m.soundsForeign(c) })
	}
	for i := range bodies {
		c := &bodies[i]
		n := slices.Index(s.rs[c.start:c.end], '（')
		if n < 2 || !foreign(c.start, c.start+n) {
			continue
		}
		for a := c.start; a > 0 && c.end-a < maxBody; {
			from := int(s.wordStart[a-1])
			unknown := s.wordTag[from] == "x" || strings.HasPrefix(s.wordTag[from], "nr")
			if s.stop[from] || !foreign(from, a) || a-from > 1 && !unknown || s.is(from, a, wBoundary|wTitle|wOrg|wPlace|wPlaceShort|wFamous) {
				break
			}
			if a = from; unknown {
				c.start = a
			}
		}
	}
}

// linksBodies returns the length of a word at whose end j a body's name goes on from
// another name: 青栎市政府|驻|泊阳办事处, 特区|维护|安全委员会. Bodies that act on each other are two
// (县政府|组织|县公安局).
func (s *scan) linksBodies(j int) int {
	n := s.endsAt(j, wInner, 3)
	if n > 0 {
		switch s.str(j-n, j) {
		case "组织", "联合", "协调", "检查", "督导", "督查", "监督", "服务", "支援", "接待", "合作", "以", "办":
			return 0
		}
	}
	return n
}

// endsName says whether the word [a, b) cannot stand inside a body's name.
func (s *scan) endsName(a, b int) bool {
	if s.is(a, b, wBoundary) || s.is(a, b, wTitle) && b-a > 1 || s.stop[a] {
		return true
	}
	if s.is(a, b, wInner|wOrgSuffix|wOrgAbbrev) {
		return false
	}
	switch tag := s.wordTag[a]; {
	case tag == "vn", s.str(a, b) == "各庄": // 杜|各庄|小学
		return false
	case tag == "":
		return false
	default:
		switch tag[0] {
		case 'v', 'd', 'p', 'c', 'r', 'u', 'y', 't', 'e', 'o':
			return b-a > 1 || tag[0] != 'v' // single verbs are too often pieces of names
		case 'a':
			return tag == "ad"
		case 'm':
			return s.rs[a] < '0' || s.rs[a] > '9'
		}
	}
	return false
}

// conjunction returns where 和 or 与 stands inside the unknown word [a, b), or 0.
func (s *scan) conjunction(a, b int) int {
	if s.wordTag[a] != "x" {
		return 0
	}
	for k := a + 1; k+1 < b; k++ {
		if s.rs[k] == '和' || s.rs[k] == '与' {
			return k
		}
	}
	return 0
}

// sureEnd says whether one of the places is more likely one than not.
func sureEnd(places []candidate) bool {
	for _, p := range places {
		if p.score > 0.55 {
			return true
		}
	}
	return false
}

// opensHere says whether a level word or a bracket ends at j, so that reading on to
// the left may find an earlier start.
func (s *scan) opensHere(j int) bool {
	return s.endsAt(j, wLevel, 5) > 0 || s.rune(j-1) == '）'
}

// leadsIn says whether c stands in front of names.
func leadsIn(c rune) bool {
	switch c {
	case '在', '到', '和', '与', '、', '，', '由', '对', '向', '及', '或', '从', '我':
		return true
	}
	return false
}

// bodyEnding returns the length of the known or abbreviated body that ends at j
// and may open the name of its department, or 0.
func (s *scan) bodyEnding(j int, placeEnds *groups) int {
	if n := s.endsAt(j, wOrg, 14); n >= 2 && s.edge(j-n) {
		return n
	}
	if n := s.endsAt(j, wOrgAbbrev, 9); n > 0 {
		for _, p := range placeEnds.at(j - n) {
			if p.score > 0.55 {
				return j - s.chainStart(p.start, placeEnds)
			}
		}
		if m := s.endsAt(j-n, wLevel, 5); m > 0 && (s.edge(j-n-m) || !han(s.rune(j-n-m-1))) {
			return n + m
		}
		if n >= 2 && s.edge(j-n) && s.edge(j) {
			return n
		}
	}
	return 0
}

// session returns the length of 第十三届 or 十八届 that ends at j, in long names of 第四次
// too, or 0.
func (s *scan) session(j int, long bool) int {
	c := s.rune(j - 1)
	if c != '届' && !(long && c == '次') {
		return 0
	}
	a := j - 1
	for a > 0 && j-a < 6 && strings.ContainsRune("零〇一二三四五六七八九十百0123456789", s.rs[a-1]) {
		a--
	}
	if a == j-1 {
		return 0
	}
	if s.rune(a-1) == '第' {
		a--
	} else if c == '次' {
		return 0
	}
	return j - a
}

// joinsWords says whether the 和 before rune j joins two nouns of one name
// (文化和旅游部) and not two names.
func (s *scan) joinsWords(j int) bool {
	a := j - 1
	return s.endsAt(a, wOrgSuffix|wOrg|wPlace|wPlaceShort|wPlaceSuffix|wPlaceSufWeak|wOrgAbbrev|wTitle|wOrgWeak, 6) == 0 && han(s.rune(a-1))
}

// openBracket returns the rune of the bracket or quotation mark that the one at i closes,
// within twelve runes, or -1.
func (s *scan) openBracket(i int) int {
	open := '（'
	switch s.rs[i] {
	case '）':
	case '”':
		open = '“'
	default:
		return -1
	}
	for k := i - 1; k >= 0 && i-k <= 12; k-- {
		switch s.rs[k] {
		case open:
			return k
		case '）', '”', '\n', '。', '，':
			return -1
		}
	}
	return -1
}
