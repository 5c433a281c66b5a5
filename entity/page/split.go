package page

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
)

// Option changes how [Split] works. Options are applied in the order given; none of
// them can be wrong. The zero Option changes nothing.
type Option struct{ apply func(*config) }

type config struct {
	whole     bool
	published time.Time
}

// WithOneArticle makes [Split] take the source as one article, for a caller that knows
// that it is. Headline, byline, dateline and body are still found.
func WithOneArticle() Option { return Option{func(c *config) { c.whole = true }} }

// WithPublished sets the reference day of every article, [entity.Article.Published].
// Without it, and with the zero time, the day is taken from a line such as
// 发布时间：2020-01-30 where an article has one.
func WithPublished(day time.Time) Option { return Option{func(c *config) { c.published = day }} }

// Split finds the articles of source, in the order of their bodies. Together
// their regions cover every character of source exactly once, white space and
// zero-width characters aside. An empty source has no articles. The ID of the
// only article is id; of several, id#1, id#2 and so on.
//
// Split cannot fail and never panics: bytes that are not UTF-8 are characters
// like any other. It needs no state and may be called by any number of
// goroutines at once. Its time grows linearly with the length of source, and so
// does what it returns; what it needs beside that does not grow beyond some hundred
// megabytes, as it reads pieces of 4 MiB, cut at blank lines where there are any: no
// article goes on over a cut, and with [WithOneArticle] what lies behind the first piece adds
// nothing but regions.
func Split(id, source string, opts ...Option) []entity.Article {
	var c config
	for _, o := range opts {
		if o.apply != nil {
			o.apply(&c)
		}
	}
	var out []entity.Article
	for from := 0; from < len(source); {
		n := pieceLen(source[from:])
		articles := c.piece(source[from : from+n])
		for i := range articles {
			articles[i].Source = source
			shift(&articles[i], from)
		}
		if c.whole && len(out) > 0 {
			for _, a := range articles {
				out[0].Regions = append(out[0].Regions, a.Regions...)
			}
		} else {
			out = append(out, articles...)
		}
		from += n
	}
	for i := range out {
		out[i].ID = id
		if !c.published.IsZero() {
			out[i].Published = c.published
		}
	}
	if len(out) > 1 {
		for i := range out {
			out[i].ID = id + "#" + strconv.Itoa(i+1)
		}
	}
	return out
}

// piece finds the articles of one piece.
func (c config) piece(source string) []entity.Article {
	t := read(source)
	defer t.close()
	if len(t.chars) == 0 {
		return nil
	}
	var out []entity.Article
	for _, d := range t.drafts(c.whole) {
		out = append(out, t.article(d))
	}
	return out
}

// pieceMax is the most bytes that are read at once.
const pieceMax = 4 << 20

// pieceLen is the length of the first piece of source: all of it, or up to the last
// blank line, line or character of the last quarter that there is room for.
func pieceLen(source string) int {
	if len(source) <= pieceMax {
		return len(source)
	}
	const from = pieceMax - pieceMax/4
	for _, mark := range []string{"\n\n", "\n"} {
		if i := strings.LastIndex(source[from:pieceMax], mark); i >= 0 {
			return from + i + len(mark)
		}
	}
	for back := range utf8.UTFMax {
		if utf8.RuneStart(source[pieceMax-back]) {
			return pieceMax - back
		}
	}
	return pieceMax // no text
}

// shift moves the spans of an article of a piece to where they stand in the source.
func shift(a *entity.Article, by int) {
	if by == 0 {
		return
	}
	for _, spans := range [][]entity.Span{a.Regions, a.Headline, a.Byline} {
		for i := range spans {
			spans[i].Start += by
			spans[i].End += by
		}
	}
	for _, s := range []*entity.Span{&a.Body, &a.Dateline} {
		if !s.IsZero() {
			s.Start += by
			s.End += by
		}
	}
}

// draft is an article as positions: it owns a stretch of the text, in which its
// body and the parts of its headline stand.
type draft struct {
	block
	body     block
	headline []block
}

// drafts cuts the text into articles.
func (t *text) drafts(whole bool) []draft {
	all := block{0, len(t.chars)}
	headline, first := t.header(all)
	starts := []start{{at: first}}
	if !whole {
		starts = t.starts(first)
	}
	// Where the text of every article ends, the gap behind it left out.
	ends := make([]int, len(starts))
	for i := range starts {
		ends[i] = all.to
		if i+1 < len(starts) {
			ends[i] = starts[i+1].at
			if len(starts[i+1].items) > 0 {
				ends[i] = starts[i+1].items[0].from
			}
		}
	}
	final := len(starts) - 1
	last := t.trailing(starts, len(headline) > 0)
	if len(last) > 0 {
		ends[final] = last[0].from
	}
	cut := t.share(starts, ends, len(headline) > 0, last)

	out := make([]draft, len(starts))
	for i, s := range starts {
		d := &out[i]
		d.from, d.to = 0, all.to
		if i > 0 {
			d.from = t.owned(s, cut[i])
			for _, it := range s.items[cut[i]:] {
				if it.headline {
					d.headline = append(d.headline, it.block)
				}
			}
		} else {
			d.headline = headline
		}
		tail := last
		if i < final {
			d.to = t.owned(starts[i+1], cut[i+1])
			tail = starts[i+1].items[:cut[i+1]]
		} else if len(d.headline) > 0 {
			tail = nil
		}
		for _, it := range tail {
			if it.headline {
				d.headline = append(d.headline, it.block)
			}
		}
		if d.body = (block{t.bodyStart(s.at), ends[i]}); d.body.empty() {
			d.body.from = s.at // nothing but the mark
		}
	}
	return out
}

// owned returns where the article of s begins when the first cut items of the
// gap in front of it belong to the article before.
func (t *text) owned(s start, cut int) int {
	if cut < len(s.items) {
		return s.items[cut].from
	}
	return s.at
}

// trailing returns the items behind the last body: a headline, when headlines
// follow their bodies.
func (t *text) trailing(starts []start, headed bool) []item {
	final := starts[len(starts)-1]
	items := t.gap(t.lineOf(final.at), len(t.lines))
	if len(items) == 0 || items[0].from <= final.at {
		return nil
	}
	for _, it := range items {
		if !it.headline {
			continue
		}
		share := t.overlap(it.block, t.bigrams(block{final.at, items[0].from}))
		switch {
		case len(starts) > 1 && !headed && !it.mixed: // a page with its headlines behind
		case len(starts) == 1 && headed, share < 0.35, len(starts) == 1 && !t.endsContent(items[0].from):
			return nil
		}
	}
	return items
}

// bodyStart skips the continuation mark at the start of a fragment.
func (t *text) bodyStart(at int) int {
	if t.lead(at) != continued {
		return at
	}
	n := len([]rune(continuedLead.FindString(t.head(at, headLen))))
	if at+n >= len(t.chars) {
		return at
	}
	return at + n
}

// article turns a draft into the article that it stands for.
func (t *text) article(d draft) entity.Article {
	a := entity.Article{Source: t.source}
	body := block{d.body.from, t.bodyEnd(d.body)}
	if body.empty() {
		body = d.body
	}
	a.Body = t.span(body)

	// Reading order: the headline, then the rest as it stands.
	taken := []block{body}
	for _, h := range d.headline {
		for _, l := range t.linesIn(h) {
			a.Headline = append(a.Headline, t.span(l))
		}
		taken = append(taken, h)
		if k := len(a.Regions) - 1; k >= 0 && a.Regions[k].End == t.span(h).Start {
			a.Regions[k].End = t.span(h).End
			continue
		}
		a.Regions = append(a.Regions, t.span(h))
	}
	slices.SortFunc(taken, func(x, y block) int { return x.from - y.from })
	at := d.from
	var rest []block
	for _, b := range append(taken, block{d.to, d.to}) {
		if b.from > at {
			rest = append(rest, block{at, b.from})
		}
		if b == body {
			rest = append(rest, b)
		}
		at = max(at, b.to)
	}
	for _, b := range rest {
		a.Regions = append(a.Regions, t.span(b))
		if b != body {
			t.credits(&a, b)
		}
	}
	t.opened(&a, body)
	return a
}
