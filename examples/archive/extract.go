package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dustin/go-humanize"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/go-renshi/renshi/examples/internal/decode"
	"github.com/go-renshi/renshi/examples/internal/input"
	"github.com/go-renshi/renshi/relation"
)

// extraction finds what is in texts. It is safe for concurrent use.
type extraction struct {
	entities  *entity.Extractor
	relations *relation.Extractor
	whole     bool      // a text is one article
	published time.Time // of articles of which nothing tells the day
	most      int64     // bytes of a text
}

func newExtraction() (*extraction, error) {
	entities, err := entity.New()
	if err != nil {
		return nil, err
	}
	relations, err := relation.New()
	return &extraction{entities: entities, relations: relations}, err
}

// outcome is what became of an item.
type outcome struct {
	item
	text     string
	articles []rows
	facts    int
	partly   int // articles of which a part was too much to be read

	held int64 // bytes of the item
	left bool  // it was not worked on, as the program ends
}

// do finds what is in an item. What goes wrong becomes a fault of the item: one
// text must not end a run of days.
func (x *extraction) do(it item) (out outcome) {
	defer func() {
		if broken := recover(); broken != nil {
			out = outcome{item: it}
			out.bad = &fault{failed, fmt.Sprint("the program broke on it: ", broken), int64(len(it.data))}
			out.data = nil
		}
	}()
	out.item = it
	out.data = nil
	if it.bad != nil || it.mark {
		return out
	}
	name, t, err := x.read(it)
	if err == nil && strings.TrimSpace(t.Text) == "" {
		err = fault{empty, "there is no text in it", int64(len(it.data))}
	}
	if err != nil {
		f := asFault(err, it.data)
		out.bad = &f
		return out
	}
	out.text = t.Text
	for _, a := range x.split(name, t) {
		r := x.relations.Extract(x.entities.Extract(a))
		out.facts += len(r.Facts)
		if len(r.Doc.Unread) > 0 {
			out.partly++
		}
		out.articles = append(out.articles, rowsOf(r, squeezed(&a, a.Headline...), func(s entity.Span) string { return quote(&a, s) }))
	}
	return out
}

func (f fault) Error() string { return f.reason }

// asFault says what is wrong with data.
func asFault(err error, data []byte) fault {
	f := fault{failed, err.Error(), int64(len(data))}
	var known fault
	var media decode.NoTextError
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &media):
		f.kind = binary
	case errors.Is(err, decode.ErrNoArticle):
		f.kind = noArticle
	case errors.Is(err, decode.ErrUnknown):
		f.kind = undecodable
		if bytes.IndexByte(data, 0) >= 0 {
			f.kind = binary
		}
	}
	return f
}

// read makes text of an item and names it.
func (x *extraction) read(it item) (name string, t decode.Text, err error) {
	name = it.name
	if it.member != "" {
		name += "/" + it.member
	}
	data := it.data
	var day time.Time
	if it.record {
		name = fmt.Sprintf("%s:%d", name, it.line)
		if data, err = decode.Plain(data); err != nil {
			return name, t, err
		}
		r, err := input.ParseRecord(data)
		if err != nil {
			return name, t, fault{badRecord, err.Error(), int64(len(data))}
		}
		name, day, data = cmp.Or(r.ID, name), r.Published, []byte(r.Text)
	}
	if len(data) > decode.MaxHTML && decode.IsHTML(data) {
		n := int64(len(data))
		return name, t, fault{tooLong, fmt.Sprintf("a web page of %s bytes; %s is the most", humanize.Comma(n), humanize.IBytes(decode.MaxHTML)), n}
	}
	if t, err = decode.Bytes(data); err != nil {
		return name, t, err
	}
	if n := int64(len(t.Text)); n > 2*x.most { // in UTF-8 a text may be longer than in its file
		return name, t, fault{tooLong, fmt.Sprintf("as text it has %s bytes", humanize.Comma(n)), int64(len(it.data))}
	}
	t.Text = clean(strings.TrimPrefix(t.Text, "\uFEFF"))
	t.Published = cmp.Or(day, t.Published)
	return bounded(clean(name)), t, nil
}

// split finds the articles of a text.
func (x *extraction) split(name string, t decode.Text) []entity.Article {
	var options []page.Option
	if x.whole {
		options = append(options, page.WithOneArticle())
	}
	articles := page.Split(name, t.Text, options...)
	for i := range articles {
		a := &articles[i]
		if day := cmp.Or(t.Published, a.Published, x.published); !day.IsZero() {
			a.Published = time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
		}
	}
	return articles
}

// clean makes of any string one that every database takes.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

// maxName is how many bytes a name has at most that a database looks things up
// by: the index of PostgreSQL takes no more than 2,704.
const maxName = 1000

// bounded shortens names that nobody gives in earnest, so that they still differ.
func bounded(s string) string {
	if len(s) <= maxName {
		return s
	}
	return marked(s, s)
}

// key is what a file is called in the database: its path, where that is text.
func key(path string) string {
	if c := clean(path); c != path {
		return marked(c, path)
	}
	return bounded(path)
}

// marked makes a name differ from all others that look like it: it ends in a
// digest of what it stands for.
func marked(s, of string) string {
	sum := sha256.Sum256([]byte(of))
	head := s[:min(len(s), maxName-20)]
	for !utf8.ValidString(head) {
		head = head[:len(head)-1]
	}
	return head + "…" + hex.EncodeToString(sum[:8])
}

// squeezed joins spans of an article without white space.
func squeezed(a *entity.Article, spans ...entity.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(a.Source[s.Start:s.End])
		b.WriteByte('\n')
	}
	return decode.Squeeze(b.String())
}

// quote is a stretch of an article without what belongs to others of its page.
func quote(a *entity.Article, s entity.Span) string {
	var parts []entity.Span
	for _, r := range a.Regions {
		if from, to := max(r.Start, s.Start), min(r.End, s.End); from < to {
			parts = append(parts, entity.Span{Start: from, End: to})
		}
	}
	return squeezed(a, parts...)
}
