// Package relationtest checks rule files: every rule must make of its examples
// what they say, and nothing of its counter-examples. It also checks what every
// result must hold, whatever the text: [CheckResult], [CheckExtract].
package relationtest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

// Parse reads a text with the inline marks of package entitytest, to which E
// for an event is added: ⟦D 3月1日|2021-03-01⟧，⟦P 张三⟧出席⟦E 座谈会⟧。 It
// returns the document and the events that are marked, as bytes of its source.
func Parse(marked string) (*entity.Document, []entity.Span, error) {
	var plain strings.Builder // the text without the marks of events
	var events []entity.Span
	size := 0 // bytes of the source so far
	for rest := marked; rest != ""; {
		before, after, ok := strings.Cut(rest, "⟦E ")
		source, _, err := entitytest.Parse(before)
		if err != nil {
			return nil, nil, badMark(err)
		}
		plain.WriteString(before)
		size += len(source)
		if !ok {
			break
		}
		name, tail, ok := strings.Cut(after, "⟧")
		if !ok || name == "" || strings.Contains(name, "⟦") {
			return nil, nil, badMark(fmt.Errorf("⟦E without name or ⟧: %s", after))
		}
		plain.WriteString(name)
		events = append(events, entity.Span{Start: size, End: size + len(name)})
		size += len(name)
		rest = tail
	}
	d, err := entitytest.NewDoc(plain.String())
	if err != nil {
		return nil, nil, badMark(err)
	}
	spans := slices.Clone(events)
	for _, m := range d.Mentions {
		spans = append(spans, m.Span)
	}
	for _, s := range spans {
		if err := entitytest.CheckSpan(d.Article.Source, s); err != nil {
			return nil, nil, badMark(err) // half of a character in a mark, half behind it
		}
	}
	return d, events, nil
}

// badMark says what marks there are; the kit for entities knows no E.
func badMark(err error) error {
	var m *entitytest.MarkError
	if errors.As(err, &m) {
		err = errors.New(m.Reason)
	}
	return fmt.Errorf("标记不对，要写成 ⟦P 张三⟧，字母是 P T L O D E 或 ? · bad mark, want one of P T L O D E ?: %w", err)
}
