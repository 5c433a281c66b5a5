package entitytest

import (
	"errors"
	"fmt"
	"slices"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/internal/view"
)

// CheckSplit returns an error that says which promises of a source that was split
// into articles are broken, one line each, or nil:
//
//   - every article has all of the source, regions, and a body;
//   - spans are stretches of whole runes, and lie in the regions of their article;
//   - a headline lies outside the body;
//   - regions do not overlap, and together they hold all of the source but white
//     space and zero-width characters.
func CheckSplit(source string, articles []entity.Article) error {
	var problems []error
	fail := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	var all []entity.Span
	for i, a := range articles {
		if a.Source != source {
			fail("article %d: has another source", i)
			continue
		}
		if len(a.Regions) == 0 || a.Body.IsZero() {
			fail("article %d: no regions or no body", i)
		}
		all = append(all, a.Regions...)
		inside := func(what string, spans ...entity.Span) {
			for _, s := range spans {
				if err := CheckSpan(source, s); err != nil {
					fail("article %d: %s %w", i, what, err)
				} else if !slices.ContainsFunc(a.Regions, func(r entity.Span) bool { return r.Contains(s) }) {
					fail("article %d: %s %v is in none of the regions %v", i, what, s, a.Regions)
				}
			}
		}
		inside("region", a.Regions...)
		inside("body", a.Body)
		inside("headline", a.Headline...)
		inside("byline", a.Byline...)
		if !a.Dateline.IsZero() {
			inside("dateline", a.Dateline)
		}
		if slices.ContainsFunc(a.Headline, a.Body.Overlaps) {
			fail("article %d: the headline is in the body", i)
		}
	}
	if len(problems) > 0 {
		return errors.Join(problems...) // what follows needs whole spans
	}
	slices.SortFunc(all, entity.Span.Compare)
	end := 0
	for _, s := range append(all, entity.Span{Start: len(source), End: len(source)}) {
		if s.Start < end {
			fail("region %v overlaps the one before", s)
			continue
		}
		if left := view.Squeeze(source[end:s.Start]); left != "" {
			fail("[%d,%d) is in no article: %.40q", end, s.Start, left)
		}
		end = s.End
	}
	return errors.Join(problems...)
}
