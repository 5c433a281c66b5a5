package entity

import "github.com/go-renshi/renshi/entity/internal/view"

// View is the folded text of an article, on which rules match: white space inside
// paragraphs removed, widths and punctuation folded, an article in traditional
// characters made simplified, with a map back to the source. Every paragraph but the
// last ends with "\n", and there is no other line break.
//
// A View is made by [Document.View]. It does not change and is safe for concurrent
// use. The zero View is that of no text.
type View view.View

// Range is a half-open range of byte offsets into the text of a [View]. It is a
// type of its own so that it cannot be mixed up with a [Span], which is bytes of the
// source.
type Range struct{ Start, End int }

// Len is the number of bytes of folded text covered.
func (r Range) Len() int { return r.End - r.Start }

// Contains says whether s lies inside r.
func (r Range) Contains(s Range) bool { return view.Range(r).Contains(view.Range(s)) }

// Overlaps says whether r and s share a byte.
func (r Range) Overlaps(s Range) bool { return view.Range(r).Overlaps(view.Range(s)) }

// Gap says what stood in the source between two neighbours of the folded text.
type Gap = view.Gap

// The gaps. A space may have a line break with it, a line gap is a line break alone,
// inside a paragraph.
const (
	NoGap    Gap = view.NoGap
	SpaceGap Gap = view.Space
	LineGap  Gap = view.Newline
)

func (v *View) folded() *view.View { return (*view.View)(v) }

// Text returns the folded text.
func (v *View) Text() string { return v.folded().Text() }

// Slice returns the folded text of r, as far as it lies inside the text.
func (v *View) Slice(r Range) string { return v.folded().Slice(view.Range(r)) }

// Paragraphs returns the paragraphs in order, without their "\n" and without empty
// ones.
func (v *View) Paragraphs() []Range { return ranges(v.folded().Paragraphs()) }

// Sentences returns the sentences in order: stretches that end with 。！？ or … and
// the closing quotes or brackets behind them, or with a paragraph.
func (v *View) Sentences() []Range { return ranges(v.folded().Sentences()) }

// Source returns the half-open range of bytes of [Article.Source] that r covers, from
// its first character to its last, with the white space between them. A range that is
// empty or not inside the text gives 0, 0.
func (v *View) Source(r Range) (start, end int) { return v.folded().Source(view.Range(r)) }

// Original returns what r covers as it stands in the source, see Source.
func (v *View) Original(r Range) string { return v.folded().Original(view.Range(r)) }

// Fold is the other way round: it returns the folded text of bytes of
// [Article.Source], and false when nothing is left of them, as of white space.
func (v *View) Fold(start, end int) (r Range, ok bool) {
	folded, ok := v.folded().Fold(start, end)
	return Range(folded), ok
}

// Gap says what stood in the source right before the given byte of the text.
func (v *View) Gap(p int) Gap { return v.folded().Gap(p) }

// Traditional says whether the article is in traditional characters, at least in
// parts, which were folded to simplified ones. The few in the names of a simplified
// article stay what they are.
func (v *View) Traditional() bool { return v.folded().Traditional() }

func ranges(rs []view.Range) []Range {
	out := make([]Range, len(rs))
	for i, r := range rs {
		out[i] = Range(r)
	}
	return out
}
