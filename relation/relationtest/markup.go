// Package relationtest checks rule files: every rule must make of its examples
// what they say, and nothing of its counter-examples.
package relationtest

import (
	"fmt"
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
	for rest := marked; ; {
		before, after, ok := strings.Cut(rest, "⟦E ")
		plain.WriteString(before)
		if !ok {
			break
		}
		name, tail, ok := strings.Cut(after, "⟧")
		if !ok || name == "" {
			return nil, nil, fmt.Errorf("⟦E without name or ⟧: %s", after)
		}
		source, _, err := entitytest.Parse(plain.String())
		if err != nil {
			return nil, nil, err
		}
		events = append(events, entity.Span{Start: len(source), End: len(source) + len(name)})
		plain.WriteString(name)
		rest = tail
	}
	d, err := entitytest.NewDoc(plain.String())
	return d, events, err
}
