package entity

import (
	"strings"

	"github.com/go-renshi/renshi/entity/internal/view"
)

// What speaks for and against a name, in the order of nameModel.weights. The
// weights stand in data/person_weights.txt.
const (
	fBias = iota
	fSurname
	fGiven
	fLong        // two given-name characters
	fTitleBefore // a title ends where the name starts
	fTitleAfter
	fBefore // 记者, 由, 任命 …
	fAfter  // 说, 出席, 等 …
	fListBefore
	fListAfter
	fStart // of a sentence or after punctuation
	fStop  // punctuation behind
	fEdgeBefore
	fEdgeAfter   // the name ends at a word's edge
	fTagged      // the segmenter has exactly this word as a person
	fOneWord     // the segmenter has it as one word that is no person
	fBroken      // runes of longer words that the name would cut
	fSingles     // every character is a word of its own
	fPadded      // a space inside a name of two characters, as lists align them
	fBracket     // （申小雅）
	fByline      // （申小雅） after the last sentence
	fBodyTail    // the last rune ends bodies and an office follows: 外贸司|副司长
	fGapAround   // white space before or behind but not inside: 苗雨  顾长岭  汤小满
	fGapInside   // white space inside but not everywhere
	fTail        // the last rune is a function word: 苗雨及
	fBoundBefore // a function word stands before the name
	fBoundAfter
	fTitledWord // one word that the segmenter does not know, behind an office
	fLabel      // of two given runes, it opens a line and a colon follows: who speaks
	nFeatures
)

var featureNames = [nFeatures]string{
	"bias", "surname", "given", "long", "title_before", "title_after", "before", "after",
	"list_before", "list_after", "start", "stop", "edge_before", "edge_after", "tagged", "one_word",
	"broken", "singles", "padded", "bracket", "byline", "body_tail", "gap_around", "gap_inside", "tail", "bound_before", "bound_after",
	"titled_word", "label",
}

// people finds names of people: a surname and one or two characters that the
// statistics and the context make a name, names known to the user, and foreign
// names.
func (s *scan) people(m *nameModel, titles []titleSpan) []candidate {
	out := s.kept.people[:0]
	listed := -1 // where an item of a list follows on a Japanese name
	for i, first := range s.rs {
		switch s.rune(i - 1) {
		case '者', '生':
			if c, ok := s.bylined(m, i); ok {
				out = append(out, c)
			}
		case '：', ':':
			if c, ok := s.credited(i); ok {
				out = append(out, c)
			}
			fallthrough
		case '\n', '；', '命', '去', '举', '任', '选', '免':
			if c, ok := s.profiled(m, i); ok {
				out = append(out, c)
			}
			if c, ok := s.decreed(m, i); ok {
				out = append(out, c)
			}
		}
		switch {
		case first >= 'A' && first <= 'Z':
			if c, ok := s.lettered(i); ok {
				out = append(out, c)
			}
		case first == '（':
			if c, ok := s.aliased(m, i); ok {
				out = append(out, c)
			}
		case (first == '老' || first == '孙') && s.sage(i):
			out = append(out, candidate{i, i + 2, Person, "", "person.famous", 0.95})
		}
		out = append(out, s.foreigners(m, i)...)
		if s.may(i, wJapanese|wFamous|wPerson) {
			if c, ok := s.japanese(i, listed == i); ok {
				out = append(out, c)
				if s.rune(c.end) == '、' || s.rune(c.end) == '和' {
					listed = c.end + 1
				}
			}
			if n := s.longest(i, wFamous); n > 0 && !s.cutsFamous(i, i+n) && !s.noPerson(i, i+n) {
				out = append(out, candidate{i, s.reign(i + n), Person, "", "person.famous", 0.95})
			}
			if n := s.longest(i, wPerson); n > 0 && !s.cutsLetters(i, i+n) {
				out = append(out, candidate{i, i + n, Person, "", "person.user", 1})
			}
		}
		if !m.surnames.opens(first) {
			continue
		}
		if c, ok := s.namedWord(m, i); ok {
			out = append(out, c)
		}
		surnames := m.surnames.openedBy(first)
		for k := 1; k <= 2 && i+k < len(s.rs); k++ {
			ratio, ok := surnames.of(s.rs[i:], k)
			if !ok {
				continue
			}
			before := s.mostBefore(m, i, ratio)
			for n := 1; n <= 2 && i+k+n <= len(s.rs); n++ {
				if !han(s.rs[i+k+n-1]) {
					break
				}
				if s.trace == nil && s.unlikely(m, before, i, i+k+n, n) || s.notGiven(i+k, i+k+n) || s.takesPost(i) || s.onlyPlace(i, i+k+n) || s.noPerson(i, i+k+n) {
					s.trace.drop(RuledOut, candidate{i, i + k + n, Person, "", "person.name", 0})
					continue
				}
				f := s.nameFeatures(m, i, k, n)
				z := 0.0
				for j, w := range m.weights {
					z += w * f[j]
				}
				if z < hopeless {
					if s.trace != nil {
						s.trace.drop(TooUnsure, candidate{i, i + k + n, Person, "", "person.name", logistic(z)})
					}
					continue
				}
				if p := logistic(z); p > 0.02 && s.reign(s.wholeListed(i, i+k+n)) == i+k+n {
					out = append(out, candidate{i, i + k + n, Person, "", "person.name", p})
				}
			}
		}
	}
	return append(out, s.namedLists(m, titles)...)
}

// nameFeatures describes the name of k surname and n given runes at i.
func (s *scan) nameFeatures(m *nameModel, i, k, n int) (f [nFeatures]float64) {
	e := i + k + n
	set := func(j int, on bool) {
		if on {
			f[j] = 1
		}
	}
	before, after := s.rune(i-1), s.rune(e)
	f[fBias] = 1
	f[fSurname], _ = m.surnames.at(s.rs[i:], k)
	f[fGiven] = m.givenScore(s.rs[i+k : e])
	set(fLong, n == 2)
	set(fTitleBefore, s.spanTo[i] || i > 0 && s.spanTo[i-1] && (before == '：' || before == '/' || before == ':' || before == '|'))
	held := s.spanAt[e] > 0
	set(fTitleAfter, held)
	set(fBefore, s.endsAt(i, wBefore, 5) > 0)
	set(fAfter, s.longest(e, wAfter) > 0 || after == '于' && s.rune(e+1) >= '0' && s.rune(e+1) <= '9')
	set(fListBefore, before == '、')
	set(fListAfter, after == '、')
	set(fStart, before != '、' && !nameRune(before))
	set(fStop, after != '、' && !nameRune(after))
	set(fEdgeBefore, s.edge(i))
	set(fEdgeAfter, s.edge(e))
	whole := int(s.wordStart[i]) == i && int(s.wordEnd[i]) == e
	tag := s.wordTag[i]
	set(fTagged, whole && (tag == "nr" || tag == "nrt" || tag == "nrfg"))
	set(fTitledWord, whole && tag == "x" && s.spanTo[i] && (f[fGiven] > 0 || f[fGiven] == unseenGiven) && !s.is(e-1, e, wAfter|wBoundary) &&
		!(n == 1 && s.single(e) && m.givenScore(s.rs[i+k:e+1]) > -2) && // 车屿|和
		!(n == 2 && s.actsBehind(e))) // 车屿作|了
	set(fOneWord, whole && f[fTagged] == 0 && tag != "x")
	for j := i; j < e; j++ {
		if a, b := int(s.wordStart[j]), int(s.wordEnd[j]); b-a > 1 && (a < i || b > e) {
			f[fBroken]++
		}
	}
	singles := true
	for j := i; j < e; j++ {
		singles = singles && s.wordEnd[j]-s.wordStart[j] == 1
	}
	set(fSingles, singles)
	inside := 0
	for j := i + 1; j < e; j++ {
		if s.view.Gap(s.off[j]) == view.Space {
			inside++
		}
	}
	front, behind := s.view.Gap(s.off[i]) == view.Space, s.view.Gap(s.off[e]) == view.Space
	set(fPadded, k+n == 2 && inside == 1 && !front && !behind)
	set(fGapAround, inside == 0 && (front || behind))
	set(fGapInside, inside > 0 && inside < k+n-1) // everywhere: letter-spaced
	set(fTail, s.is(e-1, e, wBoundary))
	set(fBoundBefore, s.endsAt(i, wBoundary, 3) > 0)
	set(fBoundAfter, s.longest(e, wBoundary) > 0)
	set(fLabel, n == 2 && before == '\n' && after == '：')
	set(fBodyTail, held && strings.ContainsRune("局处科司部厅办委院所室团队站", s.rs[e-1]))
	set(fBracket, before == '（' && after == '）')
	if f[fBracket] == 1 {
		end := s.rune(e + 1)
		set(fByline, strings.ContainsRune("。！？”\n", s.rune(i-2)) && (end == '\n' || !nameRune(end)))
	}
	return f
}

// actsBehind says whether the rune in front of e, the last of a word that the segmenter does not know, is the verb or
// the first of two that the sentence goes on with: 车屿作|了|报告.
func (s *scan) actsBehind(e int) bool {
	return strings.ContainsRune("作做就发遭", s.rs[e-1]) && (s.rune(e) == '了' || e < len(s.rs) && strings.HasPrefix(s.wordTag[e], "v"))
}

// credited finds the name in 【编辑:苗雨】 and （责编：李四）: whatever stands between the
// colon of a credit, which is the rune before i, and the closing bracket is a name.
func (s *scan) credited(i int) (candidate, bool) {
	switch {
	case s.preceded(i-1, "编辑"), s.preceded(i-1, "责编"), s.preceded(i-1, "审核"), s.preceded(i-1, "校对"):
	default:
		return candidate{}, false
	}
	e := i
	for e < len(s.rs) && han(s.rs[e]) && e-i <= 4 {
		e++
	}
	if e-i < 2 || e-i > 4 || s.rune(e) != '】' && s.rune(e) != '）' && s.rune(e) != '\n' && s.rune(e) != ']' {
		return candidate{}, false
	}
	return candidate{i, e, Person, "", "person.credit", 0.93}, true
}

// profiled finds the name that a profile starts with, whatever word it is: 文静，女，汉族. A surname
// begins it.
func (s *scan) profiled(m *nameModel, i int) (candidate, bool) {
	e := i
	for e < len(s.rs) && e-i < 5 && han(s.rs[e]) {
		e++
	}
	if s.rune(i-1) != '\n' || e-i < 2 || e-i > 4 || s.rune(e) != '，' || s.rune(e+1) != '男' && s.rune(e+1) != '女' || s.rune(e+2) != '，' {
		return candidate{}, false
	}
	_, one := m.surnames.at(s.rs[i:], 1)
	_, two := m.surnames.at(s.rs[i:], 2)
	if !two && (!one || e-i > 3) || s.is(i, e, wTitle|wPlace|wPlaceShort|wClassNoun|wNotPerson) || s.commonStart(i) && !s.ofPerson(e+3) {
		return candidate{}, false
	}
	return candidate{i, e, Person, "", "person.profile", 0.93}, true
}

// commonStart says whether a common word of two characters or more stands at i: 水管|工.
func (s *scan) commonStart(i int) bool {
	tag := s.wordTag[i]
	return s.wordEnd[i]-s.wordStart[i] > 1 && (strings.HasPrefix(tag, "n") && !strings.HasPrefix(tag, "nr") || strings.HasPrefix(tag, "v"))
}

// ofPerson says whether the field at i is one that tells of a person: 汉族, 1970年3月生.
func (s *scan) ofPerson(i int) bool {
	e := i
	for e < len(s.rs) && e-i < 16 && (han(s.rs[e]) || s.rs[e] >= '0' && s.rs[e] <= '9' || s.rs[e] == '.') {
		e++
	}
	field := s.str(i, e)
	return strings.HasSuffix(field, "族") || strings.HasSuffix(field, "出生") || strings.Contains(field, "年") || strings.Count(field, ".") > 0
}

// aliased finds the name that the bracket at i says was changed, whatever word it is: 高兴（化名）. It is the word in
// front of the bracket or, where that is no word, three or two runes with a surname.
func (s *scan) aliased(m *nameModel, i int) (candidate, bool) {
	if !s.has(i+1, "化名") || i < 2 || !han(s.rs[i-1]) {
		return candidate{}, false
	}
	a := int(s.wordStart[i-1])
	if n := i - a; n < 2 || n > 4 {
		for a = max(0, i-3); !m.surnames.opens(s.rs[a]) || !s.edge(a); a++ {
			if a == i-2 {
				return candidate{}, false
			}
		}
	}
	for a > 0 && s.rs[a] == '某' {
		a-- // 王|某某（化名）
	}
	if i-a == 3 && strings.ContainsRune("和与同跟及", s.rs[a]) && (m.surnames.opens(s.rs[a+1]) || s.rune(a-1) == '）') {
		a++ // 李红（化名）和|张强（化名）
	}
	if s.is(a, i, wAddress) || s.noPerson(a, i) || s.commonNoun(a, i) || s.rune(a+1) == '某' && !m.surnames.opens(s.rs[a]) {
		return candidate{}, false // 李先生（化名）
	}
	for _, c := range s.rs[a:i] {
		if !han(c) {
			return candidate{}, false
		}
	}
	return candidate{a, i, Person, "", "person.alias", 0.93}, true
}

// commonNoun says whether [a, b), whose name was changed, is a place, a body or a word for somebody (村民, 妈妈)
// rather than a name.
func (s *scan) commonNoun(a, b int) bool {
	switch s.str(a, b) {
	case "妈妈", "爸爸", "孩子", "家长", "男子", "女子", "网友", "店主", "男孩", "女孩", "当事人", "受害人", "受害者", "化名":
		return true
	}
	return s.is(a, b, wTitle|wBefore|wClassNoun|wPlace|wPlaceShort|wOrg) || s.endsAt(b, wOrgSuffix|wOrgWeak|wPlaceSuffix, b-a) > 1
}

// single says whether the word at i is a single Chinese character, which may belong to a name in front: 车屿|和.
func (s *scan) single(i int) bool {
	return i < len(s.rs) && han(s.rs[i]) && s.wordEnd[i]-s.wordStart[i] == 1
}

// bylined finds the name between 记者 and the closing bracket, whatever word it is: （记者文静）, and the word behind
// 记者 that the segmenter does not know. It starts with a surname.
func (s *scan) bylined(m *nameModel, i int) (candidate, bool) {
	if !s.preceded(i, "记者") && !s.preceded(i, "实习生") {
		return candidate{}, false
	}
	e := i
	for e < len(s.rs) && e-i < 4 && han(s.rs[e]) {
		e++
	}
	if s.rune(e) != '）' && s.wordTag[i] == "x" && int(s.wordStart[i]) == i {
		if e = int(s.wordEnd[i]); s.single(e) { // 记者|公屿|北京报道
			return candidate{}, false
		}
	} else if s.rune(e) != '）' || strings.HasPrefix(s.wordTag[i], "v") {
		return candidate{}, false
	}
	if e-i < 2 || e-i > 3 {
		return candidate{}, false
	}
	if _, ok := m.surnames.at(s.rs[i:], 1); !ok {
		return candidate{}, false
	}
	return candidate{i, e, Person, "", "person.credit", 0.93}, true
}

// lettered finds the name in Latin letters that a capital at i begins, between an office and the next Chinese word,
// before a form of address or what only people do: 制片人Steven, Berg先生, Berg觉得. Words in capitals are abbreviations.
func (s *scan) lettered(i int) (candidate, bool) {
	if letter(s.rune(i-1)) || strings.ContainsRune(" '’", s.rune(i-1)) && letter(s.rune(i-2)) {
		return candidate{}, false
	}
	e, small := i, 0
	for ; e < len(s.rs) && (letter(s.rs[e]) || strings.ContainsRune(". -'’", s.rs[e]) && (letter(s.rune(e+1)) || s.rune(e+1) == ' ' && letter(s.rune(e+2)))) &&
		e-i < 30; e++ {
		if s.rs[e] >= 'a' {
			small++
		}
	}
	next := s.rune(e)
	addressed := s.has(e, "先生") || s.has(e, "女士") || s.has(e, "小姐") || s.has(e, "博士") || s.has(e, "教授") ||
		s.has(e, "在接受") || s.has(e, "感觉") || s.has(e, "觉得") || s.preceded(i, "玩家")
	if small < 2 || e-i < 3 || next >= '0' && next <= '9' || !addressed && !s.spanTo[i] {
		return candidate{}, false
	}
	return candidate{i, e, Person, "", "person.latin", 0.8}, true
}

// letter says whether c is a Latin letter.
func letter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// sage says whether the 老 or 孙 at i begins 老子 or 孙子, the thinker and not a father or a grandson: among others
// whose names are listed and end alike (孔子、老子), or before a work.
func (s *scan) sage(i int) bool {
	if s.rune(i+1) != '子' {
		return false
	}
	if s.rune(i+2) == '《' && (!nameRune(s.rune(i-1)) || strings.ContainsRune("道德兵孙", s.rune(i+3))) {
		return true
	}
	if s.preceded(i, "老子、") || s.preceded(i, "孙子、") {
		i -= 3
	}
	return s.rune(i-1) == '、' && s.rune(i-2) == '子' && s.endsAt(i-1, wFamous, 3) > 0
}

// cutsFamous says whether the well-known name [a, b) is a piece of another word:
// both its edges are inside words, or a dot follows.
func (s *scan) cutsFamous(a, b int) bool {
	return !s.edge(a) && !s.edge(b) || s.rune(b) == '·' || s.rune(a-1) == '·'
}

// notGiven says whether [a, b) is a word that stands behind names and is no given
// name: 刘|先生, 王|教授, 张|等.
func (s *scan) notGiven(a, b int) bool {
	if b-a == 1 {
		switch s.rs[a] {
		case '等', '说', '称', '摄', '赴', '获', '也', '还', '则', '被', '已':
			return true
		}
		return false
	}
	return s.is(a, b, wAfter|wTitle)
}

// takesPost says whether 任 at i is the verb and not the surname: after a time, at the
// start of a clause of a career, after 历, 现, 曾.
func (s *scan) takesPost(i int) bool {
	return s.rs[i] == '任' && (s.stop[max(0, i-1)] || strings.ContainsRune("月年日，起后今历现曾并兼升改", s.rune(i-1)))
}

// namedLists finds the names in lists right behind a title whatever words they
// are: 副县长万里、文静、高原出席. Three items or more of two to four characters, each
// starting with a surname, make a list.
func (s *scan) namedLists(m *nameModel, titles []titleSpan) []candidate {
	surname := func(a, b int) bool {
		_, one := m.surnames.at(s.rs[a:], 1)
		_, two := m.surnames.at(s.rs[a:], 2)
		return one || two && b-a > 2
	}
	var out []candidate
	for _, t := range titles {
		var items []candidate
		for p := t.end; ; {
			e := p
			for e < len(s.rs) && han(s.rs[e]) && e-p <= 4 {
				e++
			}
			last := s.rune(e) != '、'
			if last {
				e = s.lastItem(p, e)
			}
			if n := e - p; n < 2 || n > 4 || !surname(p, e) || s.is(p, e, wTitle|wOrg|wPlace|wClassNoun) {
				break
			}
			items = append(items, candidate{p, e, Person, "", "person.list", 0.85})
			if last {
				break
			}
			p = e + 1
		}
		if len(items) >= 3 {
			out = append(out, items...)
		}
	}
	return out
}

// japanese finds the name that the Japanese surname at i begins: one to three runes to the next sign or word for what
// people do, behind an office or another of the kind in a list: 外相|上川阳子.
func (s *scan) japanese(i int, listed bool) (candidate, bool) {
	n := s.longest(i, wJapanese)
	if n == 0 || !listed && !s.spanTo[i] || !s.edge(i) || !s.edge(i+n) && s.wordTag[i+n] != "x" {
		return candidate{}, false
	}
	for e := i + n + 1; e <= min(i+n+3, len(s.rs)) && han(s.rs[e-1]); e++ {
		if !nameRune(s.rune(e)) || s.longest(e, wAfter) > 1 && s.edge(e) || strings.ContainsRune("和与及", s.rune(e)) && s.spanAt[e+1] > 0 ||
			e == i+n+2 && s.longest(e, wBoundary) > 0 && s.edge(e) {
			if s.is(i+n, e, wTitle|wTitleWeak|wAddress|wPlaceSuffix|wPlaceSufWeak|wAfter|wBoundary|wOrgSuffix|wOrgWeak) ||
				s.is(i, e, wPlace|wPlaceShort|wOrg|wNotPerson) {
				break
			}
			return candidate{i, e, Person, "", "person.list", 0.93}, true
		}
	}
	return candidate{}, false
}

// namedWord finds the noun or the name of a place at i that is a name between an office and what people do:
// 副部长|祁连山|出席. It reads like a name.
func (s *scan) namedWord(m *nameModel, i int) (candidate, bool) {
	if !s.spanTo[i] || !s.edge(i) {
		return candidate{}, false
	}
	e := int(s.wordEnd[i])
	if e-i < 2 || e-i > 3 || s.longest(e, wAfter) < 2 || s.is(i, e, wTitle|wTitleWeak|wOrg|wPlace|wClassNoun|wBoundary) ||
		s.noPerson(i, e) {
		return candidate{}, false
	}
	switch s.wordTag[i] {
	case "ns", "nz":
	case "n", "m": // but 毕业生 behind the verb 代表
		if e-i < 3 || strings.ContainsRune("生员者人民众家长", s.rs[e-1]) || s.preceded(i, "代表") {
			return candidate{}, false
		}
	default:
		return candidate{}, false
	}
	surname, ok := m.surnames.at(s.rs[i:], 1)
	if !ok || surname+m.givenScore(s.rs[i+1:e]) < -1 {
		return candidate{}, false
	}
	return candidate{i, e, Person, "", "person.list", 0.93}, true
}

// lastItem returns where the last name of a list ends that starts at p: before a
// word that stands after names, or at e, where the characters end.
func (s *scan) lastItem(p, e int) int {
	for n := 2; n <= 3 && p+n < e; n++ {
		if s.longest(p+n, wAfter) > 0 {
			return p + n
		}
	}
	return e
}
