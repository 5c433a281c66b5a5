package entity

import (
	"cmp"
	"time"
)

// Span is a half-open range of byte offsets into [Article.Source].
type Span struct{ Start, End int }

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// IsZero says whether the span is the zero value, which means "not there".
func (s Span) IsZero() bool { return s == Span{} }

// Contains says whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps says whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Compare orders spans by start, then by end.
func (s Span) Compare(t Span) int {
	return cmp.Or(cmp.Compare(s.Start, t.Start), cmp.Compare(s.End, t.End))
}

// Kind says what a mention or an entity is.
type Kind string

// The kinds that recognisers find in text. Packages downstream add kinds of
// entities that are not mentions (relation: event, other).
const (
	Person       Kind = "person"
	Title        Kind = "title"
	Place        Kind = "place"
	Organisation Kind = "organisation"
	Date         Kind = "date"
)

// Kinds lists the five kinds of mentions in their documented order.
func Kinds() []Kind { return []Kind{Person, Title, Place, Organisation, Date} }

// ID names an entity within one article: its kind, a colon and its name, as
// in "person:张三". IDs are never empty.
type ID string

// Article is one article of a source text. Only Source must be set; package
// page fills the rest when it splits a page. All spans are byte offsets into
// Source.
type Article struct {
	ID       string // names the article in messages and in graphs; may be empty
	Source   string // the text as it stands; never changed
	Regions  []Span // the parts that are this article, in reading order; empty means all of Source
	Headline []Span // lines of the headline, in reading order
	Byline   []Span // names of reporters, photographers and correspondents
	Dateline Span   // 新华社青栎2月3日电; zero where there is none
	Body     Span   // from the first to the last character of the running text; zero means all
	// Published is the reference day for relative dates. When it is zero and
	// the text gives no day of its own, relative dates stay without a value.
	Published time.Time
}

// Mention is a place in the text where an entity is named.
type Mention struct {
	Span
	Kind   Kind
	Text   string  // the covered source with white space removed
	Value  string  // dates only: a [date.Value], "" if unknown
	Entity ID      // the entity it refers to; "" if it refers to none
	Rule   string  // the rule that found it, see [Rules]
	Score  float64 // 0..1: how sure the rule is
}

// Entity is what one or several mentions of an article refer to.
type Entity struct {
	ID      ID
	Kind    Kind
	Name    string   // the fullest name in the article; an office is body + title
	Aliases []string // other names in the article, in order of appearance
	Code    string   // places: division code (GB/T 2260 and extensions), "" if unknown
	Of      ID       // offices: the body or place whose office it is, "" if unknown
}
