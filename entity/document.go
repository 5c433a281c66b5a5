package entity

import (
	"slices"

	"github.com/go-renshi/renshi/entity/internal/view"
)

// View is the folded text of an article: white space inside paragraphs
// removed, widths and punctuation folded, with a map back to the source.
// See [Document.View].
type View = view.View

// Range is a half-open range of byte offsets into the text of a [View]. It is
// a type of its own so that it cannot be mixed up with a [Span].
type Range = view.Range

// Document is what an [Extractor] found in one article. It is not changed
// after it was made and may be read by any number of goroutines.
type Document struct {
	Article  Article
	Mentions []Mention // sorted by span, not overlapping
	Entities []Entity  // in order of first mention
	Holdings []Holding // which title stands at which person, in order of the text

	view *View
}

// NewDocument builds a document from mentions found elsewhere (by hand, by
// another tagger, from a file), links them and returns it. Mentions that are
// empty, outside the source or overlapping an earlier one are dropped.
func NewDocument(a Article, mentions []Mention) *Document {
	d := &Document{Article: a, view: viewOf(a)}
	ms := slices.Clone(mentions)
	slices.SortStableFunc(ms, func(x, y Mention) int { return x.Span.Compare(y.Span) })
	last := 0
	for _, m := range ms {
		if m.Start < last || m.End <= m.Start || m.End > len(a.Source) {
			continue
		}
		if m.Text == "" {
			m.Text = view.Squeeze(a.Source[m.Start:m.End])
		}
		last = m.End
		d.Mentions = append(d.Mentions, m)
	}
	link(d)
	return d
}

// View returns the folded text of the article, on which rules match.
func (d *Document) View() *View { return d.view }

// Entity returns the entity with the given id, or nil.
func (d *Document) Entity(id ID) *Entity {
	for i := range d.Entities {
		if d.Entities[i].ID == id {
			return &d.Entities[i]
		}
	}
	return nil
}

// viewOf folds the article. The lines of the headline are one stretch of text,
// so that a name that is broken over two of them is whole.
func viewOf(a Article) *View {
	var regions []view.Region
	inHeadline := func(r Span) bool { return slices.ContainsFunc(a.Headline, r.Overlaps) }
	for i, r := range a.Regions {
		if k := len(regions) - 1; k >= 0 && r.Start >= regions[k].End && r.End <= len(a.Source) &&
			inHeadline(a.Regions[i-1]) && inHeadline(r) && view.Squeeze(a.Source[regions[k].End:r.Start]) == "" {
			regions[k].End = r.End
			continue
		}
		regions = append(regions, view.Region{Start: r.Start, End: r.End, Soft: inHeadline(r)})
	}
	return view.New(a.Source, regions)
}
