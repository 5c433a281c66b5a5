package main

import (
	"fmt"
	"strings"

	"github.com/go-renshi/renshi/entity"
)

// why tells, for each place where text stands in a document with a trace, why it was found there
// or not, in lines for people. White space, widths and scripts do not matter.
func why(doc *entity.Document, text string) []string {
	text = doc.Simplified(entity.NewDocument(entity.Article{Source: text}, nil).View().Text())
	if text == "" {
		return nil
	}
	var told []string
	v := doc.View()
	for at := 0; ; at += len(text) {
		i := strings.Index(v.Text()[at:], text)
		if i < 0 {
			return told
		}
		at += i
		var span entity.Span
		span.Start, span.End = v.Source(entity.Range{Start: at, End: at + len(text)})
		considered := doc.Why(span)
		lines := []string{fmt.Sprintf("why %s [%d,%d)", text, span.Start, span.End)}
		for _, c := range considered {
			lines = append(lines, "  "+c.String())
		}
		if len(considered) == 0 {
			lines = append(lines, "  nothing was considered there: no rule took it for a name or a part of one")
		}
		told = append(told, strings.Join(lines, "\n"))
	}
}
