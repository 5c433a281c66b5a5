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

// RuleError is a fault in a rule file, for errors.As. Its message begins with file and
// line. It is always met as a pointer:
//
//	File string  the path of the rule file
//	Line int     from 1; 0 when the fault is in no line
//	Rule string  the name of the rule or word list, "" outside of one
//	Err  error   what is wrong; Unwrap returns it
type RuleError = pattern.RuleError

// Option changes what [New] builds. Options are applied in the order given; what is
// wrong with one is an error of New. The zero Option changes nothing.
type Option struct{ apply func(*config) error }

type config struct {
	files    []pattern.Source
	without  []string
	trace    func(Trace)
	modality bool
}

// Trace tells what became of one rule at one trigger. Why names the elements of
// the side that failed in the order in which they are tried, from the trigger
// outwards, and of words that may stand for each other the first only; the order
// of alternatives means nothing.
type Trace struct {
	Rule     string
	Form     string      // the form that was tried
	Trigger  entity.Span // bytes of the source
	Matched  bool
	Modality string // of a match: "" when it states a fact
	Why      string // why it did not match
}

// WithRules adds the rule file of that path. Its word lists extend the built-in
// ones of the same name; its rules stand beside the built-in ones. The language is
// described in data/README.md. It is an error when the file cannot be read, and a
// [RuleError] when it is not well formed.
func WithRules(fsys fs.FS, path string) Option {
	return Option{func(c *config) error {
		if fsys == nil {
			return errors.New("WithRules: nil file system")
		}
		b, err := fs.ReadFile(fsys, path)
		if err != nil {
			return fmt.Errorf("WithRules: %w", err)
		}
		c.files = append(c.files, pattern.Source{File: path, Text: string(b)})
		return nil
	}}
}

// WithoutRules switches rules off by the names that [Fact.Rule] gives and
// [Extractor.Rules] lists; it is an error to give another.
func WithoutRules(rules ...string) Option {
	return Option{func(c *config) error {
		c.without = append(c.without, rules...)
		return nil
	}}
}

// WithTrace calls f for each rule that was tried at a trigger; nil is nobody to
// call. f must be safe for concurrent use when the [Extractor] is used concurrently.
func WithTrace(f func(Trace)) Option {
	return Option{func(c *config) error {
		c.trace = f
		return nil
	}}
}

// WithModality keeps what is planned, ordered, denied, rumoured or only possible, with
// [Fact.Modality] saying so. Without it such statements give no fact.
func WithModality() Option {
	return Option{func(c *config) error {
		c.modality = true
		return nil
	}}
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

// build makes the extractor, unless there are errors, its own or those of the options.
func (c *config) build(errs []error) (*Extractor, error) {
	files, err := builtin()
	if err != nil {
		return nil, fmt.Errorf("relation: %w", err)
	}
	set, err := pattern.Parse(append(files, c.files...), listNames()...)
	if err != nil {
		return nil, errors.Join(append(errs, fmt.Errorf("relation: rules: %w", err))...)
	}
	x := &Extractor{trace: c.trace, modality: c.modality, off: map[string]bool{}}
	known := map[string]bool{}
	for _, r := range coded {
		known[r.Name] = true
	}
	for _, r := range set.Rules {
		known[r.Name] = true
	}
	for _, n := range c.without {
		if !known[n] {
			errs = append(errs, fmt.Errorf("relation: WithoutRules: no rule is named %q; Extractor.Rules lists the names", n))
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
