package relation

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation/internal/pattern"
)

//go:embed data/*.rules
var data embed.FS

// RuleError is a fault in a rule file: its file, line and rule.
type RuleError = pattern.RuleError

// Option changes what [New] builds.
type Option func(*config) error

type config struct {
	files    []pattern.Source
	without  []string
	trace    func(Trace)
	modality bool
}

// Trace tells what became of one rule at one trigger.
type Trace struct {
	Rule     string
	Form     string      // the form that was tried
	Trigger  entity.Span // bytes of the source
	Matched  bool
	Modality string // of a match: "" when it states a fact
	Why      string // why it did not match
}

// WithRules adds a rule file. Its word lists extend the built-in ones of the
// same name; its rules stand beside the built-in ones. The language is
// described in data/README.md.
func WithRules(fsys fs.FS, path string) Option {
	return func(c *config) error {
		b, err := fs.ReadFile(fsys, path)
		if err != nil {
			return fmt.Errorf("relation: rules: %w", err)
		}
		c.files = append(c.files, pattern.Source{File: path, Text: string(b)})
		return nil
	}
}

// Without switches off rules by name. A name that no rule has is an error.
func Without(rules ...string) Option {
	return func(c *config) error {
		c.without = append(c.without, rules...)
		return nil
	}
}

// WithTrace calls f for each rule that was tried at a trigger. f must be safe
// for concurrent use when the Extractor is used concurrently.
func WithTrace(f func(Trace)) Option {
	return func(c *config) error {
		c.trace = f
		return nil
	}
}

// WithModality keeps what is planned, ordered, denied or only possible, with
// Fact.Modality saying so. Without it such statements give no fact.
func WithModality() Option {
	return func(c *config) error {
		c.modality = true
		return nil
	}
}

// The rules that are code. They can be switched off like the others.
const ruleOffice = "职务同位" // a title beside a name: holds_title; see structure.go for the others

// builtin reads the embedded rule files in the order of their names.
func builtin() ([]pattern.Source, error) {
	names, err := fs.Glob(data, "data/*.rules")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var out []pattern.Source
	for _, n := range names {
		b, err := data.ReadFile(n)
		if err != nil {
			return nil, err
		}
		out = append(out, pattern.Source{File: strings.TrimPrefix(n, "data/"), Text: string(b)})
	}
	return out, nil
}

func (c *config) build() (*Extractor, error) {
	files, err := builtin()
	if err != nil {
		return nil, fmt.Errorf("relation: %w", err)
	}
	set, err := pattern.Parse(append(files, c.files...))
	if err != nil {
		return nil, fmt.Errorf("relation: rules: %w", err)
	}
	x := &Extractor{trace: c.trace, modality: c.modality, off: map[string]bool{}}
	known := map[string]bool{ruleOffice: true, ruleDay: true, ruleByline: true, ruleMember: true, ruleInside: true, ruleChain: true, ruleNamed: true}
	for _, r := range set.Rules {
		known[r.Name] = true
	}
	var errs []error
	for _, n := range c.without {
		if !known[n] {
			errs = append(errs, fmt.Errorf("relation: no rule %q", n))
		}
		x.off[n] = true
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	x.set = set
	if len(c.without) > 0 {
		x.set = set.Without(c.without)
	}
	x.words()
	return x, nil
}

// words compiles the named word lists that the code uses.
func (x *Extractor) words() {
	lex := func(names ...string) *pattern.Lexicon {
		var words [][]string
		for _, n := range names {
			words = append(words, x.set.Words(n))
		}
		return pattern.NewLexicon(words...)
	}
	const prefix = "事件·"
	for _, n := range x.set.Lists(prefix) {
		x.eventHeads = append(x.eventHeads, eventHeads{strings.TrimPrefix(n, prefix), lex(n)})
	}
	x.notEvent, x.notAfterEvent, x.nameStop = lex("非事件"), lex("非事件后"), lex("事件名止")
	x.deictic, x.anyEvent = lex("本次"), lex("泛称事件")
	x.honorific, x.listEnd, x.separators = lex("敬称"), lex("列举末"), lex("分隔")
	x.groupHeads, x.breaks = lex("群体尾"), lex("断")
	x.groups, x.groupVerbs, x.aspect = lex("群体"), lex("群体前"), lex("时态")
	x.notSubject, x.afterSite, x.generic = lex("非主语"), lex("地点后"), lex("泛指")
	x.selfSites, x.comeTo, x.pronouns = lex("自指机构"), lex("来"), lex("代词")
	x.verbEvent, x.beforeVerbEvent = lex("动词事件"), lex("动词事件前")
	x.refAfter, x.refBefore, x.nameStop1, x.unnamedHeads = lex("提及后"), lex("提及前"), lex("事件名止单字"), lex("无名人")
	x.plans, x.siteVerbs, x.siteNouns, x.siteEnds = lex("计划"), lex("处所前"), lex("处所"), lex("处所后")
	x.beforeActivity, x.future = lex("活动前"), lex("将来")
	x.guests, x.kin = lex("来客"), lex("亲属")
	x.leads, x.source, x.siteGroup, x.afterEvent = lex("率领"), lex("报道者后"), lex("单位人员"), lex("事件后")
	x.heads, x.deputies, x.ranks = lex("带队"), lex("代表其人"), lex("泛称职务")
	x.drawsNear, x.withWhom = lex("将至"), lex("同谁")
	x.says = lex("引语前")
	x.talks = lex("众说")
	x.bodyWords = lex("单位尾")
	x.dispatch = lex("电头尾")
	x.reporters, x.memberTitles = lex("报道者"), lex("成员职务")
	x.wholeEnds, x.partEnds, x.partyBodies = lex("整体尾字"), lex("部分尾"), lex("无地单位")
	x.honourVerbs, x.honours = lex("荣誉前"), lex("荣誉尾")
	x.teams, x.comes = lex("自指团体"), lex("中性到")
	x.entrusts, x.groupEnds = lex("委托"), lex("群体末字")
	set := func(name string) map[string]bool {
		m := map[string]bool{}
		for _, w := range x.set.Words(name) {
			m[w] = true
		}
		return m
	}
	x.fill, x.titleWord, x.notHolder = set("职务间"), set("职务前"), set("不指人")
}
