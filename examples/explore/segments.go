package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/decode"
)

// block is a headline, a paragraph or another piece of an article that stands by
// itself.
type block struct {
	Class    string // headline, byline or body
	Heading  bool   // the first headline
	Segments []segment
}

// segment is a stretch of text on which nothing begins or ends.
type segment struct {
	Text    string
	Start   int          // byte of the source
	Mention *mentionData // nil outside names
	First   bool         // of its mention
	Event   bool         // part of the name of an event
	Lit     bool         // part of the sentence that is looked at
	Trigger bool         // part of the words that state the fact
	Unread  bool         // too much to be read: nothing was looked for here
	Here    bool         // where to scroll to
	Control bool         // Text names a character that would not be seen, or turn the text around
}

// Marks are the classes of the segment.
func (s segment) Marks() string {
	var marks []string
	for _, m := range []struct {
		on   bool
		name string
	}{{s.Event, "ev"}, {s.Lit, "lit"}, {s.Trigger, "trigger"}, {s.Unread, "unread"}} {
		if m.on {
			marks = append(marks, m.name)
		}
	}
	return strings.Join(marks, " ")
}

// litSpan is the evidence that a reader wants to see.
type litSpan struct{ span, trigger entity.Span }

// blocks cuts a part of an article into blocks: those of the page as it was
// printed, or its paragraphs when lines are joined.
func (d *articleData) blocks(art *article, part []entity.Span, lit litSpan) []block {
	c := cutter{art: art, source: art.source().Source, lit: lit, flow: d.Flow}
	for i := range d.Mentions {
		c.mentions = append(c.mentions, &d.Mentions[i])
	}
	for _, e := range art.Found.Events {
		c.events = append(c.events, e.Mentions...)
	}
	slices.SortFunc(c.events, entity.Span.Compare)
	c.cuts()
	var out []block
	add := func(spans []entity.Span) {
		b := block{Class: art.classOf(spans[0])}
		for _, s := range spans {
			b.Segments = c.cut(b.Segments, s)
		}
		if len(b.Segments) > 0 {
			out = append(out, b)
		}
	}
	if !d.Flow {
		for _, s := range part {
			add([]entity.Span{s})
		}
		return out
	}
	view := art.Found.Doc.View()
	for _, p := range view.Paragraphs() {
		start, end := view.Source(p)
		var spans []entity.Span
		for _, s := range part {
			if lo, hi := max(start, s.Start), min(end, s.End); lo < hi {
				spans = append(spans, entity.Span{Start: lo, End: hi})
			}
		}
		if len(spans) > 0 {
			add(spans)
		}
	}
	for _, u := range art.Found.Doc.Unread { // which is in no paragraph
		for _, s := range part {
			if lo, hi := max(u.Start, s.Start), min(u.End, s.End); lo < hi {
				add([]entity.Span{{Start: lo, End: hi}})
			}
		}
	}
	return out
}

func (a *article) classOf(s entity.Span) string {
	src := a.source()
	switch {
	case slices.ContainsFunc(src.Headline, s.Overlaps):
		return "headline"
	case !src.Body.IsZero() && !src.Body.Overlaps(s):
		return "byline"
	}
	return "body"
}

// cutter cuts text where names, sentences and the evidence begin and end.
type cutter struct {
	art      *article
	source   string
	mentions []*mentionData // sorted
	events   []entity.Span  // sorted
	lit      litSpan
	flow     bool
	at       []int // where to cut, sorted
	here     bool  // the evidence was reached
}

func (c *cutter) cuts() {
	span := func(s entity.Span) { c.at = append(c.at, s.Start, s.End) }
	for _, m := range c.mentions {
		span(entity.Span{Start: m.Start, End: m.End})
	}
	for _, e := range c.events {
		span(e)
	}
	for _, f := range c.art.read().facts {
		span(f.Evidence.Span)
		span(f.Evidence.Trigger)
	}
	for _, u := range c.art.Found.Doc.Unread {
		span(u)
	}
	span(c.lit.span)
	span(c.lit.trigger)
	slices.Sort(c.at)
	c.at = slices.Compact(c.at)
}

// cut adds the segments of a span.
func (c *cutter) cut(out []segment, s entity.Span) []segment {
	i, _ := slices.BinarySearch(c.at, s.Start+1)
	m, _ := slices.BinarySearchFunc(c.mentions, s.Start, func(m *mentionData, at int) int { return cmp.Compare(m.End, at+1) })
	e, _ := slices.BinarySearchFunc(c.events, s.Start, func(e entity.Span, at int) int { return cmp.Compare(e.End, at+1) })
	for lo := s.Start; lo < s.End; {
		hi := s.End
		if i < len(c.at) && c.at[i] < hi {
			hi = c.at[i]
			i++
		}
		piece := entity.Span{Start: lo, End: hi}
		for m < len(c.mentions) && c.mentions[m].End <= lo {
			m++
		}
		for e < len(c.events) && c.events[e].End <= lo {
			e++
		}
		g := segment{Start: lo, Lit: c.lit.span.Overlaps(piece), Trigger: c.lit.trigger.Overlaps(piece),
			Event: e < len(c.events) && c.events[e].Overlaps(piece), Unread: slices.ContainsFunc(c.art.Found.Doc.Unread, piece.Overlaps)}
		if m < len(c.mentions) && c.mentions[m].Start <= lo {
			g.Mention, g.First = c.mentions[m], c.mentions[m].Start == lo
		}
		if g.Lit && !c.here {
			g.Here, c.here = true, true
		}
		out = c.text(out, g, c.source[lo:hi])
		lo = hi
	}
	return out
}

// text adds a segment, cut at the characters that are named instead of shown.
func (c *cutter) text(out []segment, g segment, s string) []segment {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if c.flow {
		s = squeezeKeep(s)
	}
	for s != "" {
		i := strings.IndexFunc(s, hidden)
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			g.Text, g.Control = s[:i], false
			out = append(out, g)
			g.First, g.Here = false, false
			s = s[i:]
			continue
		}
		r, n := utf8.DecodeRuneInString(s)
		g.Text, g.Control = fmt.Sprintf("U+%04X", r), true
		out = append(out, g)
		g.First, g.Here = false, false
		s = s[n:]
	}
	return out
}

// hidden says whether a character turns the text around or is not to be seen.
func hidden(c rune) bool {
	switch {
	case c == '\n', c == '\r', c == '\t':
		return false
	case unicode.IsControl(c), c == 0x061C, c == 0x200E, c == 0x200F, c >= 0x202A && c <= 0x202E, c >= 0x2066 && c <= 0x2069:
		return true
	}
	return false
}

// squeezeKeep removes white space, but leaves one space where it parts words of
// Latin letters or stands at an end of s, next to them.
func squeezeKeep(s string) string {
	var b strings.Builder
	last, space := rune('A'), false
	for _, c := range s {
		if unicode.IsSpace(c) {
			space = true
			continue
		}
		if space && decode.Latin(last) && decode.Latin(c) && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space, last = false, c
		b.WriteRune(c)
	}
	if space && decode.Latin(last) && b.Len() > 0 {
		b.WriteByte(' ')
	}
	return b.String()
}

// partsOf cuts the regions of an article into parts of about partSize bytes, at
// ends of lines or sentences where there are any.
func partsOf(source string, regions []entity.Span) [][]entity.Span {
	var parts [][]entity.Span
	var part []entity.Span
	room := partSize
	for _, r := range regions {
		for r.Len() > room {
			if cut := cutAt(source[r.Start:r.End], room); cut > 0 {
				part = append(part, entity.Span{Start: r.Start, End: r.Start + cut})
				r.Start += cut
			}
			parts, part, room = append(parts, part), nil, partSize
		}
		if r.Len() > 0 {
			part = append(part, r)
			room -= r.Len()
		}
	}
	if len(part) > 0 || len(parts) == 0 {
		parts = append(parts, part)
	}
	return parts
}

// cutAt returns where to cut a text that is longer than room: 0 for before it.
func cutAt(s string, room int) int {
	head := s[:room]
	for _, end := range []string{"\n", "。"} {
		if i := strings.LastIndex(head, end); i >= room/2 {
			return i + len(end)
		}
	}
	if room < partSize {
		return 0 // a new part has more room
	}
	for room > 0 && !utf8.RuneStart(s[room]) && room > partSize-utf8.UTFMax {
		room--
	}
	return room
}

// partWith is the part that holds a byte of the source, 0 if none does.
func partWith(parts [][]entity.Span, at int) int {
	for i, p := range parts {
		if slices.ContainsFunc(p, func(s entity.Span) bool { return s.Start <= at && at < s.End }) {
			return i
		}
	}
	return 0
}
