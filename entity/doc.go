// Package entity finds people, titles, places, organisations and dates in Chinese
// news text and says which mentions mean the same.
//
//	x, err := entity.New()
//	…
//	doc := x.Extract(entity.Article{Source: text, Published: day})
//	for _, m := range doc.Mentions {
//		fmt.Println(m.Kind, m.Text, text[m.Start:m.End])
//	}
//
// # What it finds
//
//   - [Person]: personal names, Chinese, foreign or of minorities, without titles
//     and honorifics: 顾长岭, 安娜·彼得森, 顾某.
//   - [Title]: offices, ranks and occupations as people hold them, without the body in
//     front: 书记, 副县长, 常务副总经理. 原 and 时任 stay outside.
//   - [Place]: countries, divisions, villages, roads, sites; a chain is one mention for
//     each link: 华阳省|澄阳县|柳湾镇.
//   - [Organisation]: bodies by their whole names, 中共澄阳县委宣传部, and the short ones
//     that mean a definite body, 县委, 指挥部.
//   - [Date]: what can be placed on a calendar, with its value: 昨日上午,
//     2021-03-02TMO. See package date.
//
// Mentions do not overlap. Those that mean the same refer to one [Entity], which
// has the fullest name in the article and the other names as aliases; a title refers
// to an office, which is body + title (澄阳县委书记). [Document.Holdings] says which
// title stands at which person.
//
// # Offsets
//
// A [Span] is a half-open range of bytes of [Article.Source], which is never changed.
// It covers what stands there: a name that is letter-spaced or broken over two lines
// is one mention, and [Mention.Text] is its source without white space. Rules match on
// the folded text, see [Document.View]; a [Range] is bytes of that.
//
// A text with several articles is split by package page, which also finds the headline,
// byline and body of each.
//
// # How it decides
//
// Recognisers propose candidates, which may overlap, with a score from 0 to 1: how
// sure they are. Words and parts of speech come from a segmenter and are evidence,
// never a condition. The scores of a tagger that was fitted to annotated text are
// blended in. A name that is sure once is looked for in the whole article. Of all
// candidates above 0.5 those without overlap are chosen whose scores above 0.5,
// weighted by length, are the greatest in sum, so that a long sure name beats the names
// inside it. [Mention.Rule] names what proposed a mention:
//
//	…user                    a name given by WithNames (score 1)
//	person.name              surname, given name and what stands around
//	person.dotted            parts joined by · or -, and the number of a monarch: 哈桑二世
//	person.foreign           characters for foreign sounds behind an office: 助教黛什登
//	person.byline            a name of [Article.Byline]
//	person.credit            编辑：, 责编：
//	person.decree            任命…为, 免去…的…职务
//	person.alias             before （化名）
//	person.profile           at the start of a profile: 文静，女，
//	person.list              in a list of names behind a title
//	person.latin             letters beside a title, in front of 先生 and the like, in brackets behind a foreign name
//	person.famous            one of a list of well-known people
//	place.gazetteer, .short  a name of the gazetteer, and without its level word
//	place.suffix, .word      a name before a place word (村, 水库), or such a word
//	place.village            松柏里 in Taiwan
//	place.chain, .extended   a name before or behind another place
//	place.site               a named building or venue
//	organisation.known       one of a list
//	organisation.level       a level word or place and 委, 政协, …: 县委
//	organisation.suffix      a name before a body's word (公司, 局)
//	organisation.grammar     the same from a place, a level word or a body on
//	organisation.merged, .lengthened, .department, .holder
//	                         joined with what stands before it or under it
//	organisation.brand, .centre, .team
//	                         by what companies, centres and teams are called
//	place.named, organisation.named
//	                         called after a person: 顾长岭|基金会
//	organisation.short       the short form of a name in the article
//	….agreement              a name elsewhere in the article, that no other rule found here as surely
//	list, list.sibling       an item between 、 among bodies or places
//	title                    modifiers and a head beside a name, a body or a title
//	date                     package date
//	fitted                   the tagger alone
//
// With [WithTrace] a document keeps all candidates, and [Document.Why] tells of each that
// stands at a span what rule proposed it, its score, and what became of it: found, lost
// against which mention, part of a longer one, too unsure, ruled out, or switched off by
// an option.
//
// # Extending
//
// Options of [New] add names ([WithNames]), last words of names ([WithSuffixes]) and
// recognisers ([WithRecognizer]), replace the segmenter ([WithSegmenter]) and switch
// rules off ([WithoutRules]). They hold for the one Extractor. Package entitytest has what
// tests of extensions need.
//
// # Errors, concurrency, cost
//
// New returns all problems at once. Extract cannot fail: bytes that are not text are
// data, and of an article beyond the [Limits] the rest is [Document.Unread]. An
// Extractor does not change after New and may be used by any number of goroutines, a
// [Document] may be read by any number. The same article always gives the same
// document. Time and memory grow linearly with the length of the article. Building an
// Extractor takes a tenth of a second; build one and keep it.
package entity
