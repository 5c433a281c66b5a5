// Package relationtest checks rule files: every rule must make of its examples
// what they say, and nothing of its counter-examples.
package relationtest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
)

var kinds = map[string]entity.Kind{
	"P": entity.Person, "T": entity.Title, "L": entity.Place, "O": entity.Organisation, "D": entity.Date,
}

// Parse reads a text with inline marks, ⟦P 张三⟧出席⟦E 座谈会⟧。, and returns the
// document and the events that are marked, as bytes of its source. The kinds
// are P person, T title, L place, O organisation, D date and E event; a date
// may give its value: ⟦D 3月1日=2021-03-01⟧.
func Parse(marked string) (*entity.Document, []entity.Span, error) {
	var src strings.Builder
	var ms []entity.Mention
	var events []entity.Span
	for rest := marked; rest != ""; {
		before, after, ok := strings.Cut(rest, "⟦")
		src.WriteString(before)
		if !ok {
			break
		}
		inside, tail, ok := strings.Cut(after, "⟧")
		if !ok {
			return nil, nil, fmt.Errorf("⟦ without ⟧: %s", after)
		}
		kind, text, ok := strings.Cut(inside, " ")
		if !ok || text == "" {
			return nil, nil, fmt.Errorf("mark without text: ⟦%s⟧", inside)
		}
		value := ""
		if kind == "D" {
			text, value, _ = strings.Cut(text, "=")
		}
		span := entity.Span{Start: src.Len(), End: src.Len() + len(text)}
		src.WriteString(text)
		if k, known := kinds[kind]; known {
			ms = append(ms, entity.Mention{Span: span, Kind: k, Value: value, Score: 1})
		} else if kind == "E" {
			events = append(events, span)
		} else {
			return nil, nil, fmt.Errorf("unknown kind %q in ⟦%s⟧", kind, inside)
		}
		rest = tail
	}
	if !utf8.ValidString(src.String()) {
		return nil, nil, fmt.Errorf("not UTF-8: %q", marked)
	}
	return entity.NewDocument(entity.Article{Source: src.String()}, ms), events, nil
}
