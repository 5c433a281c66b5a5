package entity

import (
	"math"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/tagger"
)

// fitted is the evidence of the fitted tagger: its reading of each sentence.
// A nil fitted has no opinion.
type fitted struct {
	s         *scan
	sentences []Range
	readings  []*tagger.Reading
	spans     []candidate
	room      *tagger.Room
	near      int // the sentence that was asked for last: the next is often the same
}

// rooms are memory for readings, of *tagger.Room.
var rooms = sync.Pool{New: func() any { return new(tagger.Room) }}

// close gives the memory of the readings back. The evidence must not be asked
// any more.
func (f *fitted) close() {
	if f == nil {
		return
	}
	f.room.Clear()
	rooms.Put(f.room)
	clear(f.readings)
	f.s.kept.spans, f.s.kept.readings = f.spans, f.readings
	f.readings, f.room = nil, nil
}

// read runs the tagger over the article.
func (s *scan) read(t *tagger.Tagger, m *nameModel) *fitted {
	if t == nil {
		return nil
	}
	sentences := s.view.Sentences()
	f := &fitted{s: s, room: rooms.Get().(*tagger.Room), sentences: sentences[:0],
		spans: s.kept.spans[:0], readings: slices.Grow(s.kept.readings[:0], len(sentences))}
	for _, r := range sentences {
		if !mayName(s.text[r.Start:r.End]) {
			continue
		}
		reading := t.ReadIn(f.room, s.text[r.Start:r.End])
		f.sentences = append(f.sentences, r)
		f.readings = append(f.readings, reading)
		for _, sp := range reading.Spans() {
			a, b := s.index(r.Start+sp.Start), s.index(r.Start+sp.End)
			if a >= 0 && b > a {
				c := candidate{a, b, Kind(sp.Kind), "", "fitted", sp.Score}
				s.trace.see(c)
				if c.kind == Person && b-a > 2 && strings.ContainsRune(afterForeign, s.rs[b-1]) && s.edge(b-1) &&
					(b-a > 3 && s.soundsOnly(a, b-1, m) || !m.surnames.opens(s.rs[a])) { // 宋怀时 is whole
					b-- // 索拉托夫|时
					c.end = b
				}
				if w := int(s.wordStart[b-1]); c.kind == Person && w > a && s.verbOrTo(w) && s.longest(b, wAfter) == 0 && slices.Contains(s.rs[a:w], '·') &&
					!s.soundsOnly(w, b, m) {
					b = w // 安德鲁·索朗|遭
					c.end = b
				}
				if c.kind == Person {
					a = s.wholeForeign(a, b, m)
					c.start = a
				}
				if c.kind == Person {
					b = s.reign(s.wholeListed(a, b))
					c.end = b
				}
				if c.kind == Person && s.wordBehind(a, b, m) {
					b -= 2 // 谭屿|西甲
					c.end = b
				}
				if c.kind == Person && (s.latin(a, b) || s.onlyPlace(a, b) || s.is(a, b, wOrg) || slices.Contains(s.rs[a:b], '-') && s.joinedBehind(b) ||
					s.noPerson(a, b) || s.inWork(a) || s.named(b) > b) {
					continue
				}
				if c.kind == Place && s.is(a, b, wOrg|wFamous) && !s.is(a, b, wPlace|wPlaceShort) {
					continue
				}
				if c.kind != Person && s.bare(a, b) && !s.headed(b) {
					continue
				}
				if c.kind != Person && s.oddRune(a, b) {
					continue
				}
				if c.kind == Organisation {
					// 美术学|院: the span ends inside a longer suffix
					if n := s.longest(b-1, wOrgSuffix); n > 1 && s.endsClean(b-1+n) {
						b += n - 1
						c.end = b
					}
				}
				if c.kind == Organisation && s.venue(b) && !s.headed(b) {
					c.kind = Place // 国家会议中心
				}
				if c.kind == Organisation && s.noBody(a, b) {
					continue
				}
				if c.kind == Place && s.preceded(b, "合作") {
					continue
				}
				if c.kind == Place && s.is(a, b, wNotPlace) && !s.chained(a, b) {
					continue
				}
				if c.kind == Place && s.holeBefore(a) {
					a--
					c.start = a
				}
				if c.kind == Place {
					// 竹坊街|道: the span ends inside a longer suffix
					for k := max(a+1, b-3); k < b; k++ {
						if n := s.longest(k, wPlaceSuffix); k+n > b && s.edge(k+n) {
							b = k + n
						}
					}
					c.end = b
					f.spans = s.checkPlace(f.spans, c)
					continue
				}
				f.spans = append(f.spans, c)
			}
		}
	}
	return f
}

// wholeListed returns where the well-known name ends, or that of the user, of which [a, b) is the front: 康有|为; or b.
func (s *scan) wholeListed(a, b int) int {
	if n := s.longest(a, wFamous|wPerson); a+n > b && s.edge(a+n) {
		return a + n
	}
	return b
}

// wordBehind says whether [a, b) is a Chinese name of two runes and a competition, a place or a word that ends names.
// Behind an office it may be a name from Japan or Viet Nam: 植田和男.
func (s *scan) wordBehind(a, b int, m *nameModel) bool {
	return b-a == 4 && int(s.wordStart[b-1]) == b-2 && int(s.wordEnd[b-1]) == b &&
		(s.is(b-2, b, wOrg|wPlace|wPlaceShort|wBoundary) || strings.ContainsRune("甲乙超冠", s.rs[b-1])) &&
		m.surnames.opens(s.rs[a]) && s.endsAt(a, wTitle, 6) == 0 && !slices.Contains(s.rs[a:b], '·') && !s.allForeign(a, b, m)
}

// mayName says whether there is a letter of any script in text: there is no name in columns
// of figures.
func mayName(text string) bool {
	return strings.ContainsFunc(text, func(c rune) bool { return c >= utf8.RuneSelf || letter(c) })
}

// settle drops the tagger's people that the rules have weighed themselves or that are
// doubtful, and its bodies and places that hold a date, a person or an office.
func (f *fitted) settle(people []candidate, m *nameModel) {
	if f == nil {
		return
	}
	weighed := f.s.byStart(people)
	defer f.s.done(weighed)
	f.spans = slices.DeleteFunc(f.spans, func(c candidate) bool {
		if c.kind == Person {
			if f.s.doubtful(c, m) {
				return true
			}
			// What was cut to a name the weighing did not see.
			seen, _ := f.score(c.start, c.end, Person)
			left := seen > c.score-0.01 && slices.ContainsFunc(weighed.at(c.start), func(p candidate) bool { return p.end == c.end })
			if left {
				f.s.trace.drop(LeftToRule, c)
			}
			return left
		}
		return slices.Contains(f.s.stop[c.start:c.end], true)
	})
}

// doubtful says whether a person of the tagger's is hardly one: the name of a team or maker, or two or three
// runes, neither a Chinese name nor a foreign one by their characters, without a word that tells of a person
// around, and the tagger is not sure either (泽灵, 金纹鱼). A surname is worth a little.
func (s *scan) doubtful(c candidate, m *nameModel) bool {
	a, b := c.start, c.end
	if s.groupBefore(a) && !s.spanTo[a] {
		return true
	}
	if b-a < 2 || b-a > 3 || c.score >= 0.8 || s.spanTo[a] || s.endsAt(a, wBefore, 5) > 0 || s.longest(b, wAfter|wAddress) > 0 {
		return false
	}
	if _, ok := m.surnames.at(s.rs[a:b], 1); ok && c.score >= 0.7 {
		return false
	}
	for _, r := range s.rs[a:b] {
		if !m.soundsForeign(r) {
			return true
		}
	}
	return false
}

// groupBefore says whether a word for a team or a maker ends at a, whose name follows rather than a person's:
// 客队|索拉多利.
func (s *scan) groupBefore(a int) bool {
	if a < 2 || !s.edge(a) {
		return false
	}
	switch s.str(a-2, a) {
	case "球队", "客队", "主队", "厂商", "品牌", "公司", "豪门", "劲旅":
		return true
	}
	return false
}

// holeBefore says whether a single character that is no word of its own stands between a and the
// street or division in front, so that it is part of the next name: 竹坊街|昙林社区.
func (s *scan) holeBefore(a int) bool {
	return a > 1 && han(s.rs[a-1]) && s.wordEnd[a-1]-s.wordStart[a-1] == 1 && (s.divides(a-2) || strings.ContainsRune("街路道", s.rs[a-2])) &&
		!s.is(a-1, a, wBoundary) && strings.ContainsRune("zgxn", rune((s.wordTag[a-1] + " ")[0])) && !s.divides(a-1)
}

// oddRune says whether [a, b) holds a sign that stands in no name: 某大学->学校.
func (s *scan) oddRune(a, b int) bool {
	for _, c := range s.rs[a:b] {
		switch c {
		case '>', '|', '<', '=', '→', '，', '。', '；', '：', '！', '？':
			return true
		}
	}
	return false
}

// noBody says whether [a, b) is no name of a body whatever it ends with.
func (s *scan) noBody(a, b int) bool {
	return s.twoBodies(a, b) || s.bodyAndPost(a, b) || s.runsOn(a, b) || s.badStart(a) || s.halfBracket(a, b) || s.cupOf(b) || s.counted(a, b) ||
		s.bareParty(a, b-1, b) || s.preceded(b, "项目") || s.is(a, b, wBig) || s.apposed(a, b) ||
		s.tells(b) || b-a > 4 && s.preceded(a, "的") && !s.bodyStartsAlone(a, b) || // 带头的|玉米制品集团
		s.endsAt(b, wTitle, 3) == 2 && s.endsAt(b, wOrgSuffix|wOrgWeak|wOrgAbbrev, 2) == 0
}

// apposed says whether [a, b) holds what another body is called: 法国劲旅|云帆队.
func (s *scan) apposed(a, b int) bool {
	for i := a; i < b; i = int(s.wordEnd[i]) {
		if n := s.longest(i, wBoundary); n > 1 && i+n < b && s.edge(i+n) && s.longest(i+n, wOrgSuffix|wOrgWeak) == 0 {
			return true
		}
	}
	return false
}

// tells says whether a word for a piece of writing ends at b, which headlines put behind a place
// without a mark: 青栎航天港|纪行.
func (s *scan) tells(b int) bool {
	for _, w := range [...]string{"见闻", "纪行", "侧记", "散记", "掠影", "剪影", "巡礼", "印象", "纪事", "纪实", "速写", "之行", "访谈", "随笔"} {
		if s.preceded(b, w) {
			return true
		}
	}
	return false
}

// halfBracket says whether [a, b) holds the end of a bracket that starts before it:
// 中国）投资有限公司.
func (s *scan) halfBracket(a, b int) bool {
	for _, c := range s.rs[a:b] {
		switch c {
		case '（':
			return false
		case '）':
			return true
		}
	}
	return false
}

// badStart says whether a word that no name of a body or place starts with
// stands at a.
func (s *scan) badStart(a int) bool {
	if s.longest(a, wLevel) > 0 && s.own(a) {
		return true
	}
	b := int(s.wordEnd[a])
	return int(s.wordStart[a]) == a && b-a > 1 && s.is(a, b, wBoundary)
}

// twoBodies says whether [a, b) joins two bodies by 与 or 和.
func (s *scan) twoBodies(a, b int) bool {
	if n, m := s.longest(a, wOrg), s.endsAt(b, wOrg, 14); n > 1 && m > 1 && n+m < b-a {
		return true
	}
	for i := a + 2; i < b-2; i++ {
		if c := s.rs[i]; (c == '与' || c == '和') && s.edge(i) && s.edge(i+1) && !s.joinsWords(i+1) {
			return true
		}
	}
	return false
}

// runsOn says whether [a, b) is a listed body or a national team and more that ends as no
// body does: 中国电信|服务质量, 苏格兰队|麦克林, 四川|球队.
func (s *scan) runsOn(a, b int) bool {
	n := s.longest(a, wOrg)
	if p := s.longest(a, wPlaceShort); p > 0 && s.rune(a+p) == '队' && s.is(a, a+p, wBig) {
		n = max(n, p+1)
	}
	if n := s.longest(a, wPlaceShort); n > 0 && s.is(a+n, b, wNotOrg) && !s.headed(b) {
		return true
	}
	return n > 2 && n < b-a && s.edge(a+n) && s.endsAt(b, wOrg|wOrgSuffix|wOrgWeak|wOrgAbbrev|wOrgBrand, 12) == 0
}

// bodyAndPost says whether [a, b) is a known body and an office of it: 国民党|立委.
func (s *scan) bodyAndPost(a, b int) bool {
	n := s.longest(a, wOrg)
	return n > 1 && b-a-n > 1 && s.is(a+n, b, wTitle)
}

// score is the tagger's probability that runes [a, b) are a mention of the
// kind; ok is false when it has no opinion.
func (f *fitted) score(a, b int, kind Kind) (p float64, ok bool) {
	if f == nil {
		return 0, false
	}
	start, end := f.s.off[a], f.s.off[b]
	i := f.near
	if i >= len(f.sentences) || f.sentences[i].End <= start || f.sentences[i].Start > start {
		i = sort.Search(len(f.sentences), func(i int) bool { return f.sentences[i].End > start })
		f.near = i
	}
	if i == len(f.sentences) || f.sentences[i].Start > start || f.sentences[i].End < end {
		return 0, false
	}
	r := f.sentences[i]
	return f.readings[i].Score(start-r.Start, end-r.Start, string(kind)), true
}

// all returns the tagger's own mentions.
func (f *fitted) all() []candidate {
	if f == nil {
		return nil
	}
	return f.spans
}

// appendOf appends the tagger's own mentions of a kind to out.
func (f *fitted) appendOf(out []candidate, kind Kind) []candidate {
	for _, c := range f.all() {
		if c.kind == kind {
			out = append(out, c)
		}
	}
	return out
}

// weigh blends the tagger's opinion into the scores of candidates of the kinds
// that it knows: a mean of the two log-odds in which the rules
// have the given share.
func (f *fitted) weigh(cands []candidate, ruleShare float64) {
	if f == nil {
		return
	}
	for i, c := range cands {
		if c.score >= 0.99 {
			continue
		}
		switch c.rule {
		case "person.list", "person.latin", "person.profile", "person.alias":
			continue // what stands around is enough
		}
		p, ok := f.score(c.start, c.end, c.kind)
		if !ok {
			continue
		}
		ruleShare := ruleShare
		switch c.rule {
		case "organisation.known", "organisation.department", "place.village":
			ruleShare = 1
		case "organisation.grammar", "place.gazetteer", "place.site", "place.chain", "place.word", "organisation.team":
			ruleShare = 0.9 // long names of today are beyond what the tagger saw
		case "place.short", "place.suffix":
			ruleShare = 0.8
		case "organisation.level":
			ruleShare = 0.85
		}
		if c.kind == Person {
			rule := logOdds(c.score)
			if rule < 0 && p > 0.5 {
				rule *= personDoubt
			}
			cands[i].score = logistic(personRule*rule + personFit*logOdds(p) + personBias)
			continue
		}
		cands[i].score = logistic(ruleShare*logOdds(c.score) + (1-ruleShare)*logOdds(p))
	}
}

// How the rules and the tagger weigh in the score of a person's name. The two know
// different things, so their evidence adds up. Where the tagger sees a name, the rules'
// doubt weighs less than their evidence: they have no eye for the rest of the sentence.
const (
	personRule  = 0.8
	personDoubt = 0.75
	personFit   = 0.6
	personBias  = 0.5
)

func logOdds(p float64) float64 {
	p = min(max(p, 0.02), 0.98)
	return math.Log(p / (1 - p))
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
