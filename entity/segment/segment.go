// Package segment cuts Chinese text into words with a part-of-speech tag each.
//
// Words are evidence for the recognisers of package entity, never a condition:
// every segmenter splits names and joins titles at times. Two implementations
// stand beside this package: segment/purego, which is the default, does what jieba
// does in Go alone; segment/jieba calls gojieba and needs cgo. Their tokens are the same.
package segment

// Token is one word: a half-open range of byte offsets into the segmented text.
type Token struct {
	Start, End int
	// Tag is the part of speech in the ICTCLAS notation that jieba uses: n noun,
	// nr person, ns place, nt organisation, v verb, t time, m number, eng
	// letters, x unknown or punctuation. Segmenters may leave it "".
	Tag string
}

// Text returns the part of text that t covers.
func (t Token) Text(text string) string { return text[t.Start:t.End] }

// Segmenter cuts text into words.
//
// The tokens of a text tile it: the first starts at 0, each starts where the one
// before it ends, the last ends at len(text), none is empty, and every edge
// is the edge of a rune (a byte that is not UTF-8 counts as a rune). An empty
// text has no tokens. The same text always gives the same tokens. Segment is
// safe for concurrent use, takes any string and does not panic. Its time grows
// linearly with the length of the text.
//
// [Check] says whether an implementation keeps to this.
type Segmenter interface {
	Segment(text string) []Token
}

// Appender is a Segmenter that can put tokens into memory that the caller has already.
// Who segments many texts saves most of the memory by it.
type Appender interface {
	Segmenter
	// Append appends the tokens of text, which Segment would return, to a slice.
	Append(to []Token, text string) []Token
}

// Func makes a Segmenter of a function that keeps to its contract. [Check] and the
// options that take a Segmenter refuse one that is nil.
type Func func(text string) []Token

// Segment calls f.
func (f Func) Segment(text string) []Token { return f(text) }
