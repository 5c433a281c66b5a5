package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
)

// Article is the source of facts. It must not be changed.
type Article struct {
	ID        string
	Headline  string // lines joined, white space removed; "" if there is none
	Published time.Time
	Byline    []string // names of reporters and photographers, white space removed
	// Page tells the articles of one source text from those of another: equal
	// for articles that share one. It has no meaning beyond that.
	Page string

	regions []entity.Span // tell articles of one page apart that have the same ID
}

// Compare orders articles by day of publication, id (p2 before p10) and source.
func (a *Article) Compare(b *Article) int {
	if a == b {
		return 0
	}
	if c := a.Published.Compare(b.Published); c != 0 {
		return c
	}
	if c := natural(a.ID, b.ID); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Page, b.Page), slices.CompareFunc(a.regions, b.regions, entity.Span.Compare))
}

// compareRest orders articles that [Article.Compare] takes for one by what else
// they say.
func (a *Article) compareRest(b *Article) int {
	_, x := a.Published.Zone()
	_, y := b.Published.Zone()
	return cmp.Or(cmp.Compare(a.Headline, b.Headline), slices.Compare(a.Byline, b.Byline), cmp.Compare(x, y))
}

// Key names the article in data that leaves the graph: a digest of all that
// [Article.Compare] looks at, in hexadecimal digits.
func (a *Article) Key() string {
	if a == nil { // of the zero Fact
		return ""
	}
	second := fmt.Sprint(a.Published.Unix())
	if n := a.Published.Nanosecond(); n != 0 {
		second += fmt.Sprintf(".%09d", n)
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %s %q %q", a.ID, second, a.Page, fmt.Sprint(a.regions)))
	return hex.EncodeToString(sum[:12])
}

// natural compares strings with their numbers by value; it is 0 only for equal
// strings.
func natural(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		p, q := digits(x), digits(y)
		if p > 0 && q > 0 {
			m, n := strings.TrimLeft(x[:p], "0"), strings.TrimLeft(y[:q], "0")
			if c := cmp.Or(cmp.Compare(len(m), len(n)), cmp.Compare(m, n)); c != 0 {
				return c
			}
			x, y = x[p:], y[q:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

// digits counts the digits that s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// Evidence says where a fact stands.
type Evidence struct {
	Article *Article
	Text    string      // the sentence, with white space removed as in a mention
	Span    entity.Span // the sentence: bytes of the article's source
	Trigger entity.Span // the words that state the fact: bytes of the article's source
}

func (e *Evidence) compare(o *Evidence) int {
	if c := e.Article.Compare(o.Article); c != 0 {
		return c
	}
	return cmp.Or(e.Trigger.Compare(o.Trigger), e.Span.Compare(o.Span))
}

// quote returns the text of a span, without what stands between the regions
// of the article: that belongs to other articles of the page.
func quote(a *entity.Article, s entity.Span) string {
	s = clip(s, len(a.Source))
	if len(a.Regions) == 0 {
		return squeeze(a.Source[s.Start:s.End])
	}
	var b strings.Builder
	for _, r := range a.Regions {
		r = clip(r, len(a.Source))
		if lo, hi := max(r.Start, s.Start), min(r.End, s.End); lo < hi {
			b.WriteString(a.Source[lo:hi])
			b.WriteByte('\n')
		}
	}
	return squeeze(b.String())
}

func clip(s entity.Span, n int) entity.Span {
	s.Start = max(0, min(s.Start, n))
	s.End = max(s.Start, min(s.End, n))
	return s
}

// squeeze removes white space and characters without width as mentions do, but
// leaves one space between two words of Latin letters or digits, so that a
// quotation stays readable.
func squeeze(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space, last := false, rune(0)
	for _, c := range strings.ToValidUTF8(s, "\uFFFD") {
		if unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) || c == 0 {
			space = space || unicode.IsSpace(c)
			continue
		}
		if space && latin(last) && latin(c) {
			b.WriteByte(' ')
		}
		space, last = false, c
		b.WriteRune(c)
	}
	return b.String()
}

func latin(c rune) bool {
	return c < utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c))
}

// sentences finds the sentence around a span of a document.
type sentences struct {
	view   *entity.View
	ranges []entity.Range
}

// around returns the bytes of the sentence that holds s, or s itself where the
// document has no text.
func (t *sentences) around(d *entity.Document, s entity.Span) entity.Span {
	if t.view == nil {
		if t.view = d.View(); t.view == nil {
			return s
		}
		t.ranges = t.view.Sentences()
	}
	r, ok := t.view.Fold(s.Start, s.End)
	if !ok {
		return s
	}
	i, _ := slices.BinarySearchFunc(t.ranges, r.Start, func(x entity.Range, p int) int {
		if x.End <= p {
			return -1
		}
		return 1
	})
	if i == len(t.ranges) {
		return s
	}
	if start, end := t.view.Source(t.ranges[i]); start < end {
		return entity.Span{Start: start, End: end}
	}
	return s
}
