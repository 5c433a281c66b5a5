package entity

// Candidate is a possible mention: a range of the folded text, a kind and how
// sure its finder is. Candidates may overlap; [Extractor.Extract] keeps the
// best set of them that does not.
type Candidate struct {
	Range Range
	Kind  Kind
	Value string  // dates only: a [date.Value]
	Rule  string  // the name of the rule that found it
	Score float64 // 0..1; candidates of 0.5 and less are never chosen
}

// Recognizer finds candidates in the folded text of an article. An
// implementation must be safe for concurrent use and must not keep the view. Its
// panic is the caller's: [Extractor.Extract] does not recover it.
type Recognizer interface {
	// Recognize returns candidates in any order. Those of a kind that is none of
	// [Kinds], and those with a range that is empty, outside the text, off rune
	// edges or over the end of a paragraph ("\n") are dropped; a Value that is no
	// [date.Value] is.
	Recognize(v *View) []Candidate
}

// RecognizerFunc is a function that is a [Recognizer]. [New] refuses one that is nil.
type RecognizerFunc func(v *View) []Candidate

// Recognize calls f.
func (f RecognizerFunc) Recognize(v *View) []Candidate { return f(v) }
