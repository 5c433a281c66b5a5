package relation

import (
	"strings"

	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// lexicons are the named word lists of the rule files that the code uses; what
// each holds stands in data/words.rules, under the name given in words.
type lexicons struct {
	eventHeads []eventHeads
	// events
	notEvent, notAfterEvent, nameStop, nameStop1, deictic            *pattern.Lexicon
	anyEvent, verbEvent, beforeVerbEvent, beforeActivity, afterEvent *pattern.Lexicon
	refAfter, refBefore, holdVerbs, notYet, talks, putOff            *pattern.Lexicon
	// lists of people and groups without names
	honorific, listEnd, separators, groupHeads, breaks *pattern.Lexicon
	kin, family, deputies, bodyWords, groups           *pattern.Lexicon
	groupVerbs, groupEnds, aspect, guests              *pattern.Lexicon
	// subjects
	notSubject, leaders, leads, entrusts, withWhom   *pattern.Lexicon
	afterSite, generic, unnamedHeads, pronouns, says *pattern.Lexicon
	attends, plans, future, drawsNear, notSays       *pattern.Lexicon
	goesAlong, tours, calls, timePasses              *pattern.Lexicon
	meets, visiting, receives, respectively          *pattern.Lexicon
	// sites
	selfSites, comeTo, teams, comes, siteVerbs, siteHeads *pattern.Lexicon
	siteNouns, siteEnds, source, siteGroup                *pattern.Lexicon
	// offices, honours and what follows from how a text is built
	ranks, givesHonours, getsHonours, honours, dispatch, reporters *pattern.Lexicon
	memberTitles, wholeEnds, partEnds, partyBodies                 *pattern.Lexicon
	// what states no fact
	moods
	unions
}

// unions are word lists that are asked for together.
type unions struct {
	events     pattern.Lexicons // head nouns of events of all kinds, verbs that may be one
	eventsOrNo pattern.Lexicons // those, and words that only look like them
	sitesAfter pattern.Lexicons // that places without names follow
	honoursGo  pattern.Lexicons // verbs that give and get honours
	ownSites   pattern.Lexicons // 我校, 来校
	headOrVerb pattern.Lexicons // people without names, verbs that end lists of people
	unsaid     pattern.Lexicons // moods
	inClause   pattern.Lexicons // those, and what undoes them, that stand anywhere in a clause
}

// eventHeads are the head nouns of one kind of events.
type eventHeads struct {
	kind  string
	words *pattern.Lexicon
}

// named is a word list that the code reads, and where it goes: to a lexicon, to
// one with its modality, or to a set.
type named struct {
	name string
	to   any // **pattern.Lexicon, *moodList or *map[string]bool
}

// eventLists starts the names of the lists of head nouns, one for each kind of events.
const eventLists = "事件·"

// lists says where each word list goes.
func (x *Extractor) lists() []named {
	return []named{
		{"非事件", &x.notEvent}, {"非事件后", &x.notAfterEvent}, {"事件名止", &x.nameStop},
		{"事件名止单字", &x.nameStop1}, {"本次", &x.deictic}, {"泛称事件", &x.anyEvent},
		{"动词事件", &x.verbEvent}, {"动词事件前", &x.beforeVerbEvent}, {"活动前", &x.beforeActivity},
		{"事件后", &x.afterEvent}, {"提及后", &x.refAfter}, {"提及前", &x.refBefore},
		{"召开词", &x.holdVerbs}, {"未开", &x.notYet}, {"改期", &x.putOff}, {"众说", &x.talks},
		{"敬称", &x.honorific}, {"列举末", &x.listEnd}, {"分隔", &x.separators},
		{"群体尾", &x.groupHeads}, {"断", &x.breaks}, {"亲属", &x.kin},
		{"家人", &x.family}, {"代表其人", &x.deputies}, {"单位尾", &x.bodyWords},
		{"群体", &x.groups}, {"群体前", &x.groupVerbs}, {"群体末字", &x.groupEnds},
		{"时态", &x.aspect}, {"来客", &x.guests},
		{"非主语", &x.notSubject}, {"带队", &x.leaders}, {"率领", &x.leads},
		{"委托", &x.entrusts}, {"同谁", &x.withWhom}, {"地点后", &x.afterSite},
		{"泛指", &x.generic}, {"无名人", &x.unnamedHeads}, {"代词", &x.pronouns},
		{"引语前", &x.says}, {"出席词", &x.attends}, {"计划", &x.plans},
		{"将来", &x.future}, {"非引语前", &x.notSays},
		{"将至", &x.drawsNear}, {"陪同词", &x.goesAlong}, {"检查词", &x.tours}, {"慰问词", &x.calls},
		{"隔时", &x.timePasses}, {"会见词", &x.meets}, {"来访", &x.visiting}, {"迎客", &x.receives}, {"非假设", &x.notIfs}, {"非存疑", &x.notDoubted}, {"转述", &x.tells},
		{"非责令", &x.notOrders}, {"分别", &x.respectively},
		{"自指机构", &x.selfSites}, {"来", &x.comeTo}, {"自指团体", &x.teams},
		{"中性到", &x.comes}, {"处所前", &x.siteVerbs}, {"句首处所前", &x.siteHeads}, {"处所", &x.siteNouns},
		{"处所后", &x.siteEnds}, {"报道者后", &x.source}, {"单位人员", &x.siteGroup},
		{"泛称职务", &x.ranks}, {"授荣誉词", &x.givesHonours}, {"获荣誉词", &x.getsHonours}, {"荣誉尾", &x.honours},
		{"电头尾", &x.dispatch}, {"报道者", &x.reporters}, {"成员职务", &x.memberTitles},
		{"整体尾字", &x.wholeEnds}, {"部分尾", &x.partEnds}, {"无地单位", &x.partyBodies},
		{"假设", &x.ifs}, {"传言", &x.rumours}, {"存疑", &x.doubts}, {"否认", &x.denies},
		{"责令", &x.orders}, {"不实", &x.untrue}, {"问句", &x.asks},
		{"职务间", &x.fill}, {"职务前", &x.titleWord}, {"不指人", &x.notHolder},
	}
}

// listNames are the names of the word lists that the code reads.
func listNames() []string {
	out := []string{eventLists}
	for _, l := range new(Extractor).lists() {
		out = append(out, l.name)
	}
	return out
}

// words compiles the named word lists that the code uses.
func (x *Extractor) words() {
	for _, n := range x.set.Lists(eventLists) {
		x.eventHeads = append(x.eventHeads, eventHeads{strings.TrimPrefix(n, eventLists), x.set.Lexicon(n)})
	}
	for _, l := range x.lists() {
		switch to := l.to.(type) {
		case **pattern.Lexicon:
			*to = x.set.Lexicon(l.name)
		case *moodList:
			*to = moodList{x.set.Lexicon(l.name), x.set.Modality(l.name)}
		case *map[string]bool:
			*to = map[string]bool{}
			for _, w := range x.set.Words(l.name) {
				(*to)[w] = true
			}
		}
	}
	heads := []*pattern.Lexicon{x.verbEvent}
	for _, h := range x.eventHeads {
		heads = append(heads, h.words)
	}
	x.events, x.eventsOrNo = x.set.Union(heads...), x.set.Union(append(heads, x.notEvent)...)
	x.sitesAfter = x.set.Union(x.siteVerbs, x.siteHeads)
	x.honoursGo = x.set.Union(x.givesHonours, x.getsHonours)
	x.ownSites = x.set.Union(x.selfSites, x.comeTo)
	x.headOrVerb = x.set.Union(x.unnamedHeads, x.breaks)
	x.inClause = x.set.Union(x.notDoubted, x.denies.words, x.doubts.words, x.tells, x.untrue.words, x.asks.words)
	x.unsaid = x.set.Union(x.ifs.words, x.rumours.words, x.doubts.words, x.denies.words, x.orders.words, x.untrue.words, x.asks.words)
}
