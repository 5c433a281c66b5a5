package entity

import (
	"slices"
	"sort"

	"github.com/go-renshi/renshi/entity/internal/view"
)

// Document is what an [Extractor] found in one article. Only [Extractor.Extract]
// and [NewDocument] make whole documents. It is not changed after it was made and
// may be read by any number of goroutines. The zero Document is that of no text.
type Document struct {
	Article  Article
	Mentions []Mention // sorted by span, not overlapping
	Entities []Entity  // in order of first mention
	Holdings []Holding // which title stands at which person, in order of the text
	Unread   []Span    // parts of the article that were not read, see [Limits]; nil: all was

	view       *View
	considered []Considered // nil if made without WithTrace
}

// NewDocument builds a document from mentions found elsewhere (by hand, by
// another tagger, from a file), links them and returns it. Mentions that are
// empty or of white space only, outside the source or overlapping an earlier one
// are dropped.
//
// [Limits] do not apply, for the caller has already read the text: time and memory
// grow linearly with all of the article, here and in what reads the document, such as
// package relation. Who must bound them hands over a part: [Article.Regions].
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
		if m.Text == "" {
			continue
		}
		last = m.End
		d.Mentions = append(d.Mentions, m)
	}
	link(d)
	return d
}

// View returns the folded text of the article, on which rules match.
func (d *Document) View() *View {
	if d.view == nil { // made by a literal
		return viewOf(d.Article)
	}
	return d.view
}

// Simplified returns a name of the document as the rules know it: in simplified characters, one for one, where the
// article has traditional ones, else as it is. The names in a document are those of the source (臺北市, 陳國華).
func (d *Document) Simplified(name string) string {
	if d.View().Traditional() {
		return view.Simplify(name)
	}
	return name
}

// Entity returns the entity with the given id, or nil. It looks through Entities:
// who asks for all of them makes a map.
func (d *Document) Entity(id ID) *Entity {
	if d == nil {
		return nil
	}
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
	inHeadline := overlapping(a.Headline)
	before := Span{}
	for _, r := range a.Regions {
		r = clip(r, len(a.Source))
		if k := len(regions) - 1; k >= 0 && r.Start >= regions[k].End &&
			inHeadline(before) && inHeadline(r) && view.Squeeze(a.Source[regions[k].End:r.Start]) == "" {
			regions[k].End, before = r.End, r
			continue
		}
		before = r
		regions = append(regions, view.Region{Start: r.Start, End: r.End, Soft: inHeadline(r)})
	}
	return (*View)(view.New(a.Source, regions))
}

// overlapping returns a function that says whether a span overlaps one of spans.
func overlapping(spans []Span) func(Span) bool {
	sorted := slices.SortedFunc(slices.Values(spans), Span.Compare)
	ends := make([]int, len(sorted)) // the last end up to each
	for i, s := range sorted {
		ends[i] = s.End
		if i > 0 {
			ends[i] = max(ends[i], ends[i-1])
		}
	}
	return func(r Span) bool {
		i := sort.Search(len(sorted), func(i int) bool { return sorted[i].Start >= r.End })
		return i > 0 && ends[i-1] > r.Start
	}
}
