package entity

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits bound what one article can cost. Time and memory grow linearly with what
// is read: a million bytes take about a second and, while they are read, between
// 400 MB (running text) and 1.5 GB (a million NUL bytes).
//
// The zero value of a field means its default.
type Limits struct {
	// Bytes is how much of an article is read: so many bytes of its regions, in
	// reading order, up to a line's, or else a sentence's or clause's end in the last
	// quarter of them, or else to a whole character. What is left is [Document.Unread]. 0 means [DefaultBytes], [Unlimited] all.
	Bytes int
}

const (
	// DefaultBytes is the default of [Limits.Bytes]: a mebibyte, some 350,000
	// characters, which is a hundred newspaper pages.
	DefaultBytes = 1 << 20
	// Unlimited switches a limit off.
	Unlimited = -1
)

// WithLimits changes the [Limits]. It is an error to give a negative number other
// than [Unlimited].
func WithLimits(l Limits) Option {
	return Option{func(x *Extractor) error {
		if l.Bytes < Unlimited {
			return fmt.Errorf("WithLimits: %d is a negative number of bytes: want 0 (the default), more, or Unlimited", l.Bytes)
		}
		x.limits = l
		return nil
	}}
}

// cut returns the article as far as it is read, and the parts that are not.
func (l Limits) cut(a Article) (read Article, unread []Span) {
	left := l.Bytes
	if left == 0 {
		left = DefaultBytes
	}
	if left == Unlimited || len(a.Source) <= left && len(a.Regions) == 0 {
		return a, nil
	}
	regions := a.Regions
	if len(regions) == 0 {
		regions = []Span{{0, len(a.Source)}}
	}
	read = a
	read.Regions = make([]Span, 1, 1+len(regions)) // the first is empty: no regions would be all of the source
	for _, r := range regions {
		r = clip(r, len(a.Source))
		at := r.Start + fitting(a.Source[r.Start:r.End], left)
		if left -= r.Len(); at < r.End {
			left = 0
			unread = append(unread, Span{at, r.End})
		}
		read.Regions = append(read.Regions, Span{r.Start, at})
	}
	return read, unread
}

// unread is the document of an article of which nothing was read.
func unread(a Article) *Document {
	d := NewDocument(a, nil)
	regions := a.Regions
	if len(regions) == 0 {
		regions = []Span{{0, len(a.Source)}}
	}
	for _, r := range regions {
		if r = clip(r, len(a.Source)); r.Len() > 0 {
			d.Unread = append(d.Unread, r)
		}
	}
	return d
}

// clip is the part of s that lies in a source of n bytes.
func clip(s Span, n int) Span {
	start := min(max(s.Start, 0), n)
	return Span{start, min(max(s.End, start), n)}
}

// fitting returns how many bytes of text to read when n may be: all, or what ends
// with a line, or else a sentence or clause, in the last quarter, or else with a character.
func fitting(text string, n int) int {
	if len(text) <= n {
		return len(text)
	}
	for _, mark := range []string{"\n", "。", "，"} {
		if i := strings.LastIndex(text[n-n/4:n], mark); i >= 0 {
			return n - n/4 + i + len(mark)
		}
	}
	for back := 0; back < utf8.UTFMax && back <= n; back++ {
		if utf8.RuneStart(text[n-back]) {
			return n - back
		}
	}
	return n // no text
}
