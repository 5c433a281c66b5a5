package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// converter turns simplified into traditional characters.
type converter interface {
	Convert(string) (string, error)
}

// marks are the quotation marks of traditional text for those of simplified text.
var marks = strings.NewReplacer("“", "「", "”", "」", "‘", "『", "’", "』")

// quotes gives a text the quotation marks of traditional text; an apostrophe (’98) stays.
func quotes(s string) string {
	s = apostrophe.ReplaceAllString(s, "\x00$1")
	return strings.ReplaceAll(marks.Replace(s), "\x00", "’")
}

var apostrophe = regexp.MustCompile(`’([0-9０-９])`)

// text is a text in both forms.
type text struct {
	source, runes []rune
	at            []int // of each character of source, and of its end: where it stands in runes
}

// convert converts line by line. A line whose length changes, by another word for the same thing, is cut at the edges of
// its spans, so that these keep their place.
func convert(cc converter, source string, spans []map[string]any) (*text, error) {
	t := &text{source: []rune(source)}
	t.at = make([]int, 0, len(t.source)+1)
	cuts := map[int]bool{}
	for _, s := range spans {
		for _, k := range []string{"start", "end"} {
			p, ok := s[k].(float64)
			if !ok || p < 0 || int(p) > len(t.source) {
				return nil, fmt.Errorf("%s %v is no offset of the text", k, s[k])
			}
			cuts[int(p)] = true
		}
	}
	add := func(from, to int) (same bool, err error) {
		s, err := cc.Convert(string(t.source[from:to]))
		if err != nil {
			return false, err
		}
		out := []rune(quotes(s))
		same = len(out) == to-from
		for i := range to - from {
			t.at = append(t.at, len(t.runes)+min(i, len(out)))
		}
		t.runes = append(t.runes, out...)
		return same, nil
	}
	for from := 0; from < len(t.source); {
		to := len(t.source)
		if i := slices.Index(t.source[from:], '\n'); i >= 0 {
			to = from + i + 1
		}
		length := len(t.runes)
		same, err := add(from, to)
		if err != nil {
			return nil, err
		}
		if !same {
			t.runes, t.at = t.runes[:length], t.at[:from]
			start := from
			for p := from + 1; p <= to; p++ {
				if p == to || cuts[p] {
					if _, err := add(start, p); err != nil {
						return nil, err
					}
					start = p
				}
			}
		}
		from = to
	}
	t.at = append(t.at, len(t.runes))
	return t, nil
}

// shift moves a span to where it stands after conversion.
func (t *text) shift(s map[string]any) error {
	start, end := int(s["start"].(float64)), int(s["end"].(float64))
	if start > end {
		return fmt.Errorf("a span from %d to %d", start, end)
	}
	start, end = t.at[start], t.at[end]
	s["start"], s["end"] = start, end
	if _, ok := s["text"].(string); ok {
		s["text"] = solid(string(t.runes[start:end]))
	}
	return nil
}

// names converts the names in facts and the headlines and edges of articles: as they stand in the text, where they do.
func (t *text) names(cc converter, r map[string]any) error {
	var source []rune               // without white space
	var at []int                    // where each of its characters stands in t.source
	most := map[rune]map[rune]int{} // what each character became, and how often
	for i, c := range t.source {
		if unicode.IsSpace(c) {
			continue
		}
		source, at = append(source, c), append(at, i)
		if t.at[i+1] == t.at[i]+1 {
			if most[c] == nil {
				most[c] = map[rune]int{}
			}
			most[c][t.runes[t.at[i]]]++
		}
	}
	all := string(source)
	name := func(name string) (string, error) {
		name = solid(name)
		if i := strings.Index(all, name); i >= 0 && name != "" {
			from := utf8.RuneCountInString(all[:i])
			last := at[from+utf8.RuneCountInString(name)-1]
			return solid(string(t.runes[t.at[at[from]]:t.at[last+1]])), nil
		}
		s, err := cc.Convert(name)
		return quotes(s), err
	}
	// A name put together from several places of the text has the characters that these have.
	usual := func(name string) string {
		return strings.Map(func(c rune) rune {
			out, n := c, 0
			for x, k := range most[c] {
				if k > n || k == n && x < out {
					out, n = x, k
				}
			}
			return out
		}, solid(name))
	}
	for _, x := range list(r["facts"]) {
		s, err := name(fmt.Sprint(x["subject"]))
		if err != nil {
			return err
		}
		x["subject"] = s
		objects, _ := x["objects"].([]any)
		var out []any
		for _, o := range objects {
			s, err := name(fmt.Sprint(o))
			if err != nil {
				return err
			}
			out = append(out, s)
			if u := usual(fmt.Sprint(o)); u != s {
				out = append(out, u)
			}
		}
		x["objects"] = out
	}
	for _, x := range list(r["articles"]) {
		for _, k := range []string{"headline", "first", "last", "byline"} {
			v, ok := x[k].(string)
			if !ok {
				continue
			}
			s, err := name(v)
			if err != nil {
				return err
			}
			x[k] = s
		}
	}
	return nil
}

// list is the objects in v.
func list(v any) []map[string]any {
	var out []map[string]any
	l, _ := v.([]any)
	for _, x := range l {
		if m, ok := x.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

// solid is s without white space.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }
