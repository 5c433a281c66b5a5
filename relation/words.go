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
	refAfter, refBefore, holdVerbs, notYet, talks                    *pattern.Lexicon
	// lists of people and groups without names
	honorific, listEnd, separators, groupHeads, breaks *pattern.Lexicon
	kin, family, deputies, bodyWords, groups           *pattern.Lexicon
	groupVerbs, groupEnds, aspect, guests              *pattern.Lexicon
	// subjects
	notSubject, leaders, leads, entrusts, withWhom   *pattern.Lexicon
	afterSite, generic, unnamedHeads, pronouns, says *pattern.Lexicon
	attends, plans, future, drawsNear, ifs, notSays  *pattern.Lexicon
	// sites
	selfSites, comeTo, teams, comes, siteVerbs *pattern.Lexicon
	siteNouns, siteEnds, source, siteGroup     *pattern.Lexicon
	// offices, honours and what follows from how a text is built
	ranks, honourVerbs, honours, dispatch, reporters *pattern.Lexicon
	memberTitles, wholeEnds, partEnds, partyBodies   *pattern.Lexicon
}

// eventHeads are the head nouns of one kind of events.
type eventHeads struct {
	kind  string
	words *pattern.Lexicon
}

// words compiles the named word lists that the code uses.
func (x *Extractor) words() {
	const prefix = "事件·"
	for _, n := range x.set.Lists(prefix) {
		x.eventHeads = append(x.eventHeads, eventHeads{strings.TrimPrefix(n, prefix), pattern.NewLexicon(x.set.Words(n))})
	}
	for _, l := range []struct {
		to   **pattern.Lexicon
		name string
	}{
		{&x.notEvent, "非事件"}, {&x.notAfterEvent, "非事件后"}, {&x.nameStop, "事件名止"},
		{&x.nameStop1, "事件名止单字"}, {&x.deictic, "本次"}, {&x.anyEvent, "泛称事件"},
		{&x.verbEvent, "动词事件"}, {&x.beforeVerbEvent, "动词事件前"}, {&x.beforeActivity, "活动前"},
		{&x.afterEvent, "事件后"}, {&x.refAfter, "提及后"}, {&x.refBefore, "提及前"},
		{&x.holdVerbs, "召开词"}, {&x.notYet, "未开"}, {&x.talks, "众说"},
		{&x.honorific, "敬称"}, {&x.listEnd, "列举末"}, {&x.separators, "分隔"},
		{&x.groupHeads, "群体尾"}, {&x.breaks, "断"}, {&x.kin, "亲属"},
		{&x.family, "家人"}, {&x.deputies, "代表其人"}, {&x.bodyWords, "单位尾"},
		{&x.groups, "群体"}, {&x.groupVerbs, "群体前"}, {&x.groupEnds, "群体末字"},
		{&x.aspect, "时态"}, {&x.guests, "来客"},
		{&x.notSubject, "非主语"}, {&x.leaders, "带队"}, {&x.leads, "率领"},
		{&x.entrusts, "委托"}, {&x.withWhom, "同谁"}, {&x.afterSite, "地点后"},
		{&x.generic, "泛指"}, {&x.unnamedHeads, "无名人"}, {&x.pronouns, "代词"},
		{&x.says, "引语前"}, {&x.attends, "出席词"}, {&x.plans, "计划"},
		{&x.future, "将来"}, {&x.ifs, "假设"}, {&x.notSays, "非引语前"},
		{&x.drawsNear, "将至"},
		{&x.selfSites, "自指机构"}, {&x.comeTo, "来"}, {&x.teams, "自指团体"},
		{&x.comes, "中性到"}, {&x.siteVerbs, "处所前"}, {&x.siteNouns, "处所"},
		{&x.siteEnds, "处所后"}, {&x.source, "报道者后"}, {&x.siteGroup, "单位人员"},
		{&x.ranks, "泛称职务"}, {&x.honourVerbs, "荣誉前"}, {&x.honours, "荣誉尾"},
		{&x.dispatch, "电头尾"}, {&x.reporters, "报道者"}, {&x.memberTitles, "成员职务"},
		{&x.wholeEnds, "整体尾字"}, {&x.partEnds, "部分尾"}, {&x.partyBodies, "无地单位"},
	} {
		*l.to = pattern.NewLexicon(x.set.Words(l.name))
	}
	set := func(name string) map[string]bool {
		m := map[string]bool{}
		for _, w := range x.set.Words(name) {
			m[w] = true
		}
		return m
	}
	x.fill, x.titleWord, x.notHolder = set("职务间"), set("职务前"), set("不指人")
}
