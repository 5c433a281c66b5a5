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

func viewOf(a Article) *View {
	regions := make([][2]int, len(a.Regions))
	for i, r := range a.Regions {
		regions[i] = [2]int{r.Start, r.End}
	}
	return view.New(a.Source, regions)
}
