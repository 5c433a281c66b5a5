package entity

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/go-renshi/renshi/entity/date"
	"github.com/go-renshi/renshi/entity/gazetteer"
	"github.com/go-renshi/renshi/entity/internal/lexicon"
	"github.com/go-renshi/renshi/entity/internal/tagger"
	"github.com/go-renshi/renshi/entity/segment"
	"github.com/go-renshi/renshi/entity/segment/purego"
)

// Extractor finds the mentions of articles. It is made by [New], does not change
// afterwards and is safe for concurrent use. The zero Extractor reads nothing: of
// every article all is left unread.
type Extractor struct {
	builtin
	own   bool // words are a copy
	seg   segment.Segmenter
	extra []namedRecognizer
	off   map[string]bool   // rules switched off
	none  map[kindName]bool // what is no name

	traced bool // see WithTrace
}

// builtin is what extractors begin with. It is read once and shared by all: an
// extractor that is made anew for a few names of the user costs milliseconds.
type builtin struct {
	words *lexicon.Trie
	names *nameModel
	tag   *tagger.Tagger // nil when switched off

	limits Limits
}

var loadBuiltin = sync.OnceValues(func() (b builtin, err error) {
	if b.words, err = loadWords(); err != nil {
		return b, fmt.Errorf("built-in word lists: %w", err)
	}
	if b.names, err = loadNames(); err != nil {
		return b, fmt.Errorf("built-in name statistics: %w", err)
	}
	if b.tag, err = tagger.Load(); err != nil {
		return b, fmt.Errorf("built-in tagger: %w", err)
	}
	places, err := gazetteer.Load()
	if err != nil {
		return b, fmt.Errorf("built-in gazetteer: %w", err)
	}
	addGazetteer(b.words, places)
	return b, nil
})

// addWord adds a word of the user to the extractor's own copy of the words.
func (x *Extractor) addWord(word string, c lexicon.Class) {
	if !x.own {
		x.words, x.own = x.words.Clone(), true
	}
	x.words.Add(word, c)
}

type namedRecognizer struct {
	name string
	Recognizer
}

// New builds an Extractor with the built-in rules and lexicons and the given
// options. Everything that can fail fails here; all problems are reported at
// once.
func New(opts ...Option) (*Extractor, error) {
	b, err := loadBuiltin()
	if err != nil {
		return nil, err
	}
	x := &Extractor{builtin: b, off: map[string]bool{}, none: map[kindName]bool{}}
	var errs []error
	for _, o := range opts {
		if o.apply == nil {
			continue // the zero Option changes nothing
		}
		if err := o.apply(x); err != nil {
			errs = append(errs, fmt.Errorf("entity: %w", err))
		}
	}
	if x.seg == nil {
		if x.seg, err = purego.New(); err != nil {
			errs = append(errs, err)
		}
	}
	if err := errors.Join(append(errs, x.checkRules())...); err != nil {
		return nil, err
	}
	if x.off["fitted"] {
		x.tag = nil
	}
	return x, nil
}

// Extract finds the mentions of one article and links them. It cannot fail:
// bytes that are not text are data, and of an article beyond the [Limits] a part is
// left unread, which the document says. Only a panic of a caller's [Recognizer] or
// segmenter passes through it.
func (x *Extractor) Extract(a Article) *Document {
	if x.seg == nil {
		return unread(a)
	}
	read, unread := x.limits.cut(a)
	d := &Document{Article: a, Unread: unread, view: viewOf(read)}
	s := newScan(d.view, x.words, x.seg)
	s.trace = x.newTracer()
	found := x.recognize(s, a)
	d.considered = s.trace.considered(x, s, found, a.Source)
	if len(found) > 0 {
		d.Mentions = make([]Mention, len(found))
		for i, c := range found {
			d.Mentions[i] = s.mention(c, a.Source)
		}
	}
	s.close()
	slices.SortStableFunc(d.Mentions, func(x, y Mention) int { return x.Span.Compare(y.Span) })
	link(d)
	return d
}

// recognize runs the recognisers over the article and picks the mentions, which stand
// in memory of the scan.
func (x *Extractor) recognize(s *scan, a Article) []candidate {
	fit := s.read(x.tag, x.names)
	defer fit.close()
	dates := x.wanted(s, s.dates(a.Published))
	spans := s.titleSpans()
	people := x.wanted(s, s.people(x.names, spans))
	fit.weigh(people, 0.6)
	people = fit.longerForeign(people, x.names)
	people = append(people, x.wanted(s, append(s.spelled(people, x.names), s.spelled(fit.all(), x.names)...))...)
	s.employers(people, spans)
	s.pool(people)
	people, named := s.namedAfter(people)
	s.stopAt(dates, 0.5)
	s.stopAt(people, 0.9)
	s.stopAtTitles(spans)
	places := x.wanted(s, s.places())
	fit.weigh(places, 0.6)
	places = append(places, s.given(Place, wSite)...)
	s.hosts = fit.appendOf(append(s.hosts[:0], places...), Place)
	places = append(places, s.extended(s.hosts)...)
	bodies := s.organisations(places)
	s.wholeBranches(bodies, x.names)
	bodies = x.wanted(s, bodies)
	fit.weigh(bodies, 0.8)
	bodies = append(bodies, s.given(Organisation, wBody)...)
	bodies = append(bodies, s.joined(bodies)...)
	bodies = append(bodies, s.lengthened(bodies)...)
	bodies = append(bodies, s.partyGroups(fit)...)
	for _, c := range append(s.listed(), named...) {
		if c.kind == Place {
			places = append(places, c)
		} else {
			bodies = append(bodies, c)
		}
	}
	fit.settle(people, x.names)
	extra := s.signed(x.names, a.Byline)
	for _, r := range x.extra {
		extra = append(extra, s.fromRecognizer(r)...)
	}
	register := s.readRegister(spans)
	choose := func() []candidate {
		s.trace.choice()
		s.hosts = s.likely(s.hosts[:0], bodies, places)
		s.cands = s.likely(s.cands[:0], dates, s.hosts, people, s.titles(register, spans, people, s.hosts), extra, fit.all())
		cands := slices.DeleteFunc(x.wanted(s, s.cands), func(c candidate) bool { return x.off[c.rule] })
		s.chosen = resolve(s.chosen[:0], len(s.rs), cands)
		s.trace.pick(s.chosen)
		return x.wanted(s, s.merge(s.chosen, x.off[ruleMerged]))
	}
	chosen := choose()
	if more := s.siblings(chosen); len(more) > 0 {
		bodies = append(bodies, more...)
		chosen = choose()
	}
	// What is surely a name once is a name everywhere in the article.
	if more := s.agreement(chosen); len(more) > 0 {
		for _, c := range more {
			switch c.kind {
			case Person:
				people = append(people, c)
			case Place:
				places = append(places, c)
			case Organisation:
				bodies = append(bodies, c)
			}
		}
		chosen = choose()
	}
	if more := s.shortNames(chosen); len(more) > 0 {
		bodies = append(bodies, more...)
		chosen = choose()
	}
	s.kept.people, s.kept.places, s.kept.bodies = people, places, bodies
	return chosen
}

// likely appends the candidates to out that may be chosen, with a tracer all of them.
func (s *scan) likely(out []candidate, lists ...[]candidate) []candidate {
	for _, cands := range lists {
		for i := range cands {
			if cands[i].score >= 0.5 || s.trace != nil {
				out = append(out, cands[i])
			}
		}
	}
	return out
}

// wanted drops the candidates that the user said are no names. All candidates come by.
func (x *Extractor) wanted(s *scan, cands []candidate) []candidate {
	s.trace.see(cands...)
	if len(x.none) == 0 {
		return cands
	}
	return slices.DeleteFunc(cands, func(c candidate) bool { return x.none[kindName{c.kind, s.str(c.start, c.end)}] })
}

// given finds the names of a kind that the user gave.
func (s *scan) given(kind Kind, class lexicon.Class) []candidate {
	if !s.words.Any(class) {
		return nil
	}
	var out []candidate
	for i := range s.rs {
		if n := s.longest(i, class); n > 0 && !s.cutsLetters(i, i+n) {
			out = append(out, candidate{i, i + n, kind, "", string(kind) + ".user", 1})
		}
	}
	return out
}

// fromRecognizer runs a recogniser of the user's and drops what is not in the
// text.
func (s *scan) fromRecognizer(r namedRecognizer) []candidate {
	var out []candidate
	for _, c := range r.Recognize(s.view) {
		a, b := s.index(c.Range.Start), s.index(c.Range.End)
		if a < 0 || b <= a {
			continue
		}
		if c.Kind != Date || !date.Value(c.Value).Valid() {
			c.Value = ""
		}
		rule := c.Rule
		if rule == "" {
			rule = r.name
		}
		found := candidate{a, b, c.Kind, c.Value, rule, min(max(c.Score, 0), 1)}
		if !slices.Contains(Kinds(), c.Kind) || strings.Contains(s.str(a, b), "\n") {
			s.trace.drop(Unfit, found)
			continue
		}
		out = append(out, found)
	}
	return out
}

// mention makes a mention of a chosen candidate.
func (s *scan) mention(c candidate, source string) Mention {
	start, end := s.view.Source(Range{Start: s.off[c.start], End: s.off[c.end]})
	return Mention{
		Span: Span{Start: start, End: end}, Kind: c.kind, Text: squeeze(source[start:end]),
		Value: c.value, Rule: c.rule, Score: c.score,
	}
}
