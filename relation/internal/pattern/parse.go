package pattern

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The limits of gaps, in units.
const (
	DefaultGap = 12
	CrossGap   = 40
	MaxGap     = 80
)

// DefaultTrust is the trust in a rule that does not say it.
const DefaultTrust = 0.96

// Source is one rule file as read.
type Source struct {
	File string
	Text string
}

// Parse reads rule files. Word lists are shared by all files. All faults are
// reported at once, each as a *RuleError, in the order of the files and lines.
//
// reads names the word lists that the caller reads; one that ends in · stands for
// all whose names start so. When it is given, a list of it that is missing is a
// fault, and so is a list that neither the caller nor a rule reads.
func Parse(files []Source, reads ...string) (*Set, error) {
	p := &parser{lists: map[string]*List{}, names: map[string]bool{}, index: &index{}}
	for _, f := range files {
		p.file = f.File
		p.lists1(f.Text)
	}
	for _, name := range p.listOrder {
		p.lists[name].lex = p.index.lexicon(p.lists[name].Words)
	}
	for _, f := range files {
		p.file = f.File
		p.rules1(f.Text)
	}
	if len(reads) > 0 {
		p.unread(reads)
	}
	if len(p.errs) > 0 {
		return nil, p.faults(files)
	}
	return compile(p), nil
}

// unread reports the lists that are missing and those that nothing reads.
func (p *parser) unread(reads []string) {
	for _, name := range reads {
		found := false
		for _, l := range p.lists {
			if l.Name == name || strings.HasSuffix(name, "·") && strings.HasPrefix(l.Name, name) {
				l.used, found = true, true
			}
		}
		if !found {
			p.file = "词表 " + name
			p.fault(0, "", "没有这个词表，程序要用它 · the code reads this word list, and there is none")
		}
	}
	for _, name := range p.listOrder {
		if l := p.lists[name]; !l.used && name != skipList {
			p.file = l.file
			p.fault(l.line, "", "词表 %s 没有规则用到，名字写错了？ · nothing reads this word list: is its name misspelt?", name)
		}
	}
}

// faults joins the faults in the order of the files and of their lines.
func (p *parser) faults(files []Source) error {
	place := func(err error) (file, line int) {
		var e *RuleError
		errors.As(err, &e)
		return slices.IndexFunc(files, func(s Source) bool { return s.File == e.File }), e.Line
	}
	slices.SortStableFunc(p.errs, func(a, b error) int {
		fa, la := place(a)
		fb, lb := place(b)
		return cmp.Or(cmp.Compare(fa, fb), cmp.Compare(la, lb))
	})
	return errors.Join(p.errs...)
}

// list returns the list that a rule reads, nil if there is none.
func (p *parser) list(name string) *List {
	l := p.lists[name]
	if l != nil {
		l.used = true
	}
	return l
}

type parser struct {
	file      string
	line      int
	rule      *Rule
	formed    bool // a form of it has been read, be it faulty
	rules     []*Rule
	lists     map[string]*List
	listOrder []string
	names     map[string]bool
	index     *index
	errs      []error
}

func (p *parser) fault(line int, rule, format string, args ...any) {
	p.errs = append(p.errs, &RuleError{File: p.file, Line: line, Rule: rule, Err: fmt.Errorf(format, args...)})
}

// lines calls f for each line without comment: its number, its keyword, the rest.
func lines(text string, f func(n int, indented bool, key, rest string)) {
	for n, raw := range strings.Split(text, "\n") {
		s := strings.TrimRight(raw, " \t\r")
		body := strings.TrimLeft(s, " \t　")
		if body == "" || strings.HasPrefix(body, "#") {
			continue
		}
		if i := strings.Index(body, " #"); i >= 0 && !strings.Contains(body, "⟦") {
			body = strings.TrimRight(body[:i], " \t")
		}
		key, rest, _ := strings.Cut(body, " ")
		f(n+1, body != s, key, strings.TrimSpace(rest))
	}
}

// lists1 reads the word lists of a file: 词表 名 [情态 planned] = 词 词 …, going
// on in lines that start with =.
func (p *parser) lists1(text string) {
	var cur *List
	lines(text, func(n int, _ bool, key, rest string) {
		switch key {
		case "词表":
			head, words, ok := strings.Cut(rest, "=")
			fields := strings.Fields(head)
			if !ok || len(fields) == 0 {
				p.fault(n, "", "词表要写成：词表 名 = 词 词 … · a word list is written 词表 NAME = WORD WORD …")
				cur = nil
				return
			}
			if !utf8.ValidString(rest) {
				p.fault(n, fields[0], "不是 UTF-8 · not UTF-8")
			}
			cur = p.lists[fields[0]]
			if cur == nil {
				cur = &List{Name: fields[0], file: p.file, line: n}
				p.lists[fields[0]] = cur
				p.listOrder = append(p.listOrder, fields[0])
			}
			switch {
			case len(fields) == 1:
			case len(fields) == 3 && fields[1] == "情态":
				if cur.Modal != "" && cur.Modal != fields[2] {
					p.fault(n, fields[0], "词表的情态已经是 %s · the list has that modality already", cur.Modal)
				}
				cur.Modal = fields[2]
			default:
				p.fault(n, fields[0], "词表名后面只能写“情态 名” · only 情态 NAME may stand behind the name of a list")
			}
			cur.Words = append(cur.Words, strings.Fields(words)...)
		case "=":
			if cur == nil {
				p.fault(n, "", "= 前面没有词表 · no word list before =")
				return
			}
			cur.Words = append(cur.Words, strings.Fields(rest)...)
		default:
			cur = nil
		}
	})
}

// rules1 reads the rules of a file.
func (p *parser) rules1(text string) {
	p.rule = nil
	lines(text, func(n int, _ bool, key, rest string) {
		p.line = n
		if key == "词表" || key == "=" {
			p.finish()
			return
		}
		if key == "规则" {
			p.finish()
			if rest == "" || strings.ContainsAny(rest, " \t") {
				p.fault(n, rest, "规则要有一个不带空格的名字 · a rule needs a name without spaces")
			}
			if p.names[rest] {
				p.fault(n, rest, "规则名重复 · a second rule of this name")
			}
			p.names[rest], p.formed = true, false
			p.rule = &Rule{Name: rest, File: p.file, Line: n, Priority: 100, Trust: DefaultTrust}
			return
		}
		if p.rule == nil {
			p.fault(n, "", "不认识的行：%s（规则以“规则 名字”开头） · unknown line; a rule starts with 规则 NAME", key)
			return
		}
		p.attribute(n, key, rest)
	})
	p.finish()
}

func (p *parser) attribute(n int, key, rest string) {
	r := p.rule
	switch key {
	case "关系":
		p.relation(n, rest)
	case "形式":
		p.formed = true
		if f := p.form(n, rest); f != nil {
			r.Forms = append(r.Forms, f)
		}
	case "优先":
		v, err := strconv.Atoi(rest)
		if err != nil || v < 0 || v > 1000 {
			p.fault(n, r.Name, "优先是 0 到 1000 的整数：%s · priority is a whole number from 0 to 1000", rest)
		}
		r.Priority = v
	case "可信":
		v, err := strconv.ParseFloat(rest, 64)
		if err != nil || !(v > 0 && v <= 1) {
			p.fault(n, r.Name, "可信是 0 到 1 的小数：%s · trust is a number above 0 and up to 1", rest)
		}
		r.Trust = v
	case "不争":
		if rest != "" {
			p.fault(n, r.Name, "不争后面没有别的 · nothing may stand behind it: %s", rest)
		}
		r.Shares = true
	case "情态":
		if rest == "" || strings.ContainsAny(rest, " \t") {
			p.fault(n, r.Name, "情态要写成：情态 denied · a modality is written 情态 NAME")
		}
		r.Modal = rest
	case "活动":
		r.Actor = rest
	case "开会":
		r.Session = rest
	case "前无", "紧前无", "紧后无", "后无":
		w := map[string]where{"前无": before, "紧前无": closeBy, "紧后无": behind, "后无": after}[key]
		if rest == "" {
			p.fault(n, r.Name, "%s 后面没有词 · no words behind it", key)
		}
		for _, f := range strings.Fields(rest) {
			g := guard{where: w}
			if in, ok := strings.CutPrefix(f, "<"); ok {
				k, known := atoms[strings.TrimSuffix(in, ">")]
				if !known || k >= Subject {
					p.fault(n, r.Name, "不认识的成分 %s · unknown element", f)
				}
				g.kinds = []Kind{k}
				r.guards = append(r.guards, g)
				continue
			}
			if name, ok := strings.CutPrefix(f, "@"); ok {
				l := p.list(name)
				if l == nil {
					p.fault(n, r.Name, "没有词表 %s · no such word list", name)
					continue
				}
				g.words, g.modal = l.lex, l.Modal
			} else {
				var words []string
				for _, w := range strings.Split(f, "|") {
					w, unless, _ := strings.Cut(w, "!")
					words = append(words, w)
					if unless != "" {
						if g.but == nil {
							g.but = map[string]*Lexicon{}
						}
						g.but[w] = p.index.lexicon([]string{unless})
					}
				}
				g.words = p.index.lexicon(words)
			}
			r.guards = append(r.guards, g)
		}
	case "例":
		text, want, _ := strings.Cut(rest, "⇒")
		ex := Example{Line: n, Text: strings.TrimSpace(text)}
		for _, w := range strings.FieldsFunc(want, func(c rune) bool { return c == '；' || c == ';' }) {
			if strings.TrimSpace(w) == "" {
				continue
			}
			s, o, ok := strings.Cut(w, "→")
			if s, o = strings.TrimSpace(s), strings.TrimSpace(o); !ok || s == "" || o == "" || strings.Contains(o, "→") {
				p.fault(n, r.Name, "结果要写成：甲 → 乙；丙 → 丁，几个结果用；隔开：%s · results are written A → B；C → D, with ； between them", strings.TrimSpace(w))
				continue
			}
			ex.Want = append(ex.Want, s+" → "+o)
		}
		if ex.Text == "" {
			p.fault(n, r.Name, "例句是空的 · empty example")
		}
		r.Good = append(r.Good, ex)
	case "反例":
		if rest == "" {
			p.fault(n, r.Name, "反例是空的 · empty counter-example")
		}
		r.Bad = append(r.Bad, Example{Line: n, Text: rest})
	default:
		p.fault(n, r.Name, "不认识的行：%s · unknown line", key)
	}
}

// relation reads 关系 attended 甲 → 乙, or 关系 无.
func (p *parser) relation(n int, rest string) {
	r := p.rule
	if r.Relation != "" {
		p.fault(n, r.Name, "关系写了两次 · a second relation")
	}
	name, roles, _ := strings.Cut(rest, " ")
	if name == "无" {
		r.Relation = "-"
		return
	}
	s, o, ok := strings.Cut(roles, "→")
	r.Relation, r.Subject, r.Object = name, strings.TrimSpace(s), strings.TrimSpace(o)
	if name == "" || !ok || r.Subject == "" || r.Object == "" {
		p.fault(n, r.Name, "关系要写成：关系 attended 甲 → 乙 · a relation is written 关系 NAME SUBJECT → OBJECT")
		r.Subject, r.Object = "", "" // or each form would be said to lack them
	}
}

// finish checks the rule that was read.
func (p *parser) finish() {
	r := p.rule
	if r == nil {
		return
	}
	p.rule = nil
	check := func(ok bool, format string, args ...any) {
		if !ok {
			p.fault(r.Line, r.Name, format, args...)
		}
	}
	check(r.Relation != "", "没有关系 · no relation (关系)")
	check(p.formed, "没有形式 · no form (形式)")
	check(len(r.Good) > 0, "没有例：每条规则至少要有一个例 · no example: each rule needs one (例)")
	check(len(r.Bad) > 0, "没有反例：每条规则至少要有一个反例 · no counter-example: each rule needs one (反例)")
	check(r.Relation != "-" || r.Actor != "" || r.Session != "", "关系 无 的规则什么也不做 · a rule without relation does nothing")
	for _, f := range r.Forms {
		roles := map[string]bool{}
		for _, e := range slices.Concat(f.left, f.right) {
			if e.role != "" {
				if roles[e.role] {
					p.fault(f.line, r.Name, "%s 在一个形式里出现两次 · twice in one form", e.role)
				}
				roles[e.role] = true
			}
		}
		for _, need := range []string{r.Subject, r.Object, r.Actor, r.Session} {
			if need != "" && !roles[need] {
				p.fault(f.line, r.Name, "形式里没有 %s · not in the form", need)
			}
		}
	}
	if r.Relation == "-" {
		r.Relation = ""
	}
	p.rules = append(p.rules, r)
}

// form reads one form: elements, gaps and one trigger.
func (p *parser) form(n int, s string) *form {
	f := &form{line: n, source: s}
	var left []elem
	gap, cross := 0, false
	var without *Lexicon
	seen := false
	bad := func(format string, args ...any) *form {
		p.fault(n, p.rule.Name, format, args...)
		return nil
	}
	for s != "" {
		c, size := utf8.DecodeRuneInString(s)
		switch {
		case c == ' ' || c == '　' || c == '\t':
			s = s[size:]
		case c == '…':
			s = s[size:]
			limit := DefaultGap
			if rest, ok := strings.CutPrefix(s, "…"); ok {
				s, cross, limit = rest, true, CrossGap
			}
			digits := 0
			for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
				digits++
			}
			if digits > 0 {
				v, err := strconv.Atoi(s[:digits])
				if err != nil || v < 1 || v > MaxGap {
					return bad("间隔是 1 到 %d：%s · a gap out of range", MaxGap, s[:digits])
				}
				limit, s = v, s[digits:]
			}
			gap = max(gap, limit)
			if rest, ok := strings.CutPrefix(s, "{"); ok {
				in, rest, ok := strings.Cut(rest, "}")
				if !ok {
					return bad("{ 没有 } · { without }")
				}
				without, s = p.index.lexicon(p.words(n, in)), rest
			}
		case c == '【':
			words, rest, ok := strings.Cut(s[size:], "】")
			if !ok {
				return bad("【 没有 】 · 【 without 】")
			}
			if seen {
				return bad("一个形式只能有一个【】 · more than one trigger 【】 in a form")
			}
			seen, s = true, rest
			f.trigger = p.words(n, words)
			if len(f.trigger) == 0 {
				return bad("【】里没有词 · no words in 【】")
			}
			// Gaps belong to the element that is farther from the trigger.
			for i := range left {
				if i+1 < len(left) {
					left[i].gap, left[i].cross, left[i].without = left[i+1].gap, left[i+1].cross, left[i+1].without
				} else {
					left[i].gap, left[i].cross, left[i].without = gap, cross, without
				}
			}
			slices.Reverse(left)
			f.left = left
			gap, cross, without = 0, false, nil
		default:
			e, rest, err := p.element(n, s)
			if err != nil {
				return bad("%w", err)
			}
			s = rest
			e.gap, e.cross, e.without = gap, cross, without
			gap, cross, without = 0, false, nil
			if seen {
				f.right = append(f.right, e)
			} else {
				left = append(left, e)
			}
		}
	}
	if !seen {
		return bad("形式里没有触发词【】 · no trigger 【】 in the form")
	}
	for i, e := range f.left {
		if e.kind == Subject && i != len(f.left)-1 {
			return bad("<主语> 只能在形式的最左边 · <主语> must be the leftmost element")
		}
	}
	for _, e := range f.right {
		if e.kind == Subject {
			return bad("<主语> 只能在形式的最左边 · <主语> must be the leftmost element")
		}
	}
	f.leftFails, f.rightFails = "左边不合："+describe(f.left)+" · no match on the left", "右边不合："+describe(f.right)+" · no match on the right"
	return f
}

// element reads <甲:人>, a word, (词|词), each with ? when it may be missing.
func (p *parser) element(n int, s string) (elem, string, error) {
	var e elem
	if rest, ok := strings.CutPrefix(strings.Replace(s, "！", "!", 1), "!"); ok {
		e.not, s = true, rest
		if !strings.HasPrefix(s, "(") && !strings.HasPrefix(s, "（") {
			return e, "", errors.New("! 后面要写 (词|词) · ! must be followed by (WORD|WORD)")
		}
	}
	switch c, size := utf8.DecodeRuneInString(s); c {
	case '<':
		in, rest, ok := strings.Cut(s[1:], ">")
		if !ok {
			return e, "", errors.New("< 没有 > · < without >")
		}
		role, kind, ok := strings.Cut(strings.ReplaceAll(in, "：", ":"), ":")
		if !ok {
			role, kind = "", role
		}
		k, known := atoms[kind]
		if !known {
			return e, "", fmt.Errorf("不认识的成分 <%s> · unknown element", in)
		}
		e.kind, e.role, s = k, role, rest
	case '(', '（':
		closing := ")"
		if c == '（' {
			closing = "）"
		}
		in, rest, ok := strings.Cut(s[size:], closing)
		if !ok {
			return e, "", errors.New("( 没有 ) · ( without )")
		}
		e.words, s = p.index.lexicon(p.words(n, in)), rest
		if len(e.words.words) == 0 {
			return e, "", errors.New("() 里没有词 · no words in ()")
		}
	case ')', '）', '】', '>', '|', '?':
		return e, "", fmt.Errorf("多出来的 %c · not expected here", c)
	default:
		end := strings.IndexAny(s, " \t　<>()（）【】…?|")
		if end < 0 {
			end = len(s)
		}
		e.words = p.index.lexicon(p.words(n, s[:end]))
		s = s[end:]
		if len(e.words.words) == 0 {
			return e, "", errors.New("空词 · empty word")
		}
	}
	if rest, ok := strings.CutPrefix(s, "?"); ok {
		e.optional, s = true, rest
	}
	return e, s, nil
}

// words expands 词|词|@词表, longest first.
func (p *parser) words(n int, s string) []string {
	var out []string
	for _, w := range strings.Split(s, "|") {
		w = strings.TrimSpace(w)
		if name, ok := strings.CutPrefix(w, "@"); ok {
			l := p.list(name)
			if l == nil {
				p.fault(n, p.rule.Name, "没有词表 %s · no such word list", name)
				continue
			}
			out = append(out, l.Words...)
		} else if w != "" {
			out = append(out, w)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
	return slices.Compact(out)
}
