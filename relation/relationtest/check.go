package relationtest

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/relation"
)

// CheckRules loads the rule file beside the built-in rules and runs every
// example of its rules. All faults are reported at once, each as a
// *[relation.RuleError] with the file, the line and the rule.
func CheckRules(fsys fs.FS, path string) error {
	x, err := relation.New(relation.WithRules(fsys, path))
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range x.Rules() {
		if r.File == path {
			errs = append(errs, check(r, relation.WithRules(fsys, path))...)
		}
	}
	return errors.Join(errs...)
}

// Check runs every example of the rules of an Extractor that was built with
// the given options.
func Check(opts ...relation.Option) error {
	x, err := relation.New(opts...)
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range x.Rules() {
		errs = append(errs, check(r, opts...)...)
	}
	return errors.Join(errs...)
}

func check(r relation.Rule, opts ...relation.Option) []error {
	var errs []error
	for _, e := range r.Examples {
		if err := example(r, e, opts); err != nil {
			errs = append(errs, &relation.RuleError{File: r.File, Line: e.Line, Rule: r.Name, Err: err})
		}
	}
	return errs
}

// example runs one example; its problem is told in Chinese and English.
func example(r relation.Rule, e relation.Example, opts []relation.Option) error {
	d, events, err := Parse(e.Text)
	if err != nil {
		return fmt.Errorf("%w: %s", err, e.Text)
	}
	matched := false
	var tries []string
	trace := relation.WithTrace(func(t relation.Trace) {
		if t.Rule != r.Name {
			return
		}
		if t.Matched && t.Modality == r.Modality && r.Type == "" {
			matched = true
		}
		if !t.Matched {
			tries = append(tries, fmt.Sprintf("“%s”：%s", d.Article.Source[t.Trigger.Start:t.Trigger.End], t.Why))
		}
	})
	x, err := relation.New(append(slices.Clone(opts), trace, relation.WithModality())...)
	if err != nil {
		return err
	}
	res := x.Extract(d)
	for _, want := range events {
		ok := false
		for _, ev := range res.Events {
			ok = ok || slices.Contains(ev.Mentions, want)
		}
		if !ok {
			return fmt.Errorf("不认得事件 %s（词表 事件·… 里没有它的中心语，或者名称止于别处） · no such event found: %s", d.Article.Source[want.Start:want.End], e.Text)
		}
	}
	var got []string
	for _, f := range res.Facts {
		if f.Rule == r.Name && f.Modality == r.Modality {
			got = append(got, res.Names(f.Subject)[0]+" → "+res.Names(f.Object)[0])
			matched = true
		}
	}
	slices.Sort(got)
	got = slices.Compact(got)
	switch {
	case e.Counter && (len(got) > 0 || matched):
		return fmt.Errorf("反例不该合 · the counter-example matches: %s ⇒ %s", e.Text, strings.Join(got, "；"))
	case !e.Counter && r.Type == "" && !matched, !e.Counter && r.Type != "" && len(got) == 0:
		return fmt.Errorf("例不合 · the example does not match: %s（%s）", e.Text, strings.Join(tries, "；"))
	}
	if len(e.Want) > 0 {
		want := slices.Clone(e.Want)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			return fmt.Errorf("例的结果不同 · the example gives something else: %s ⇒ %s（写的是 · written: %s）", e.Text, strings.Join(got, "；"), strings.Join(want, "；"))
		}
	}
	return nil
}
