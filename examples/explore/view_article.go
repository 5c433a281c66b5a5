package main

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/decode"
)

// An article: its text with what was found in it, and the facts beside.
type articleData struct {
	articleRef
	Byline   []string      `json:"byline,omitempty"`
	Flow     bool          `json:"-"` // lines joined to paragraphs
	Correct  bool          `json:"-"` // a click on a name puts it right
	Added    bool          `json:"added,omitempty"`
	Part     int           `json:"part"`
	Parts    int           `json:"parts"`
	Mentions []mentionData `json:"mentions"`
	Facts    []factRef     `json:"facts"`
	Text     string        `json:"text"`             // of this part, as it stands
	Unread   []entity.Span `json:"unread,omitempty"` // of a long article: bytes of the text in which nothing was looked for

	Blocks             []block       `json:"-"`
	Headed             bool          `json:"-"` // a block is the heading
	Chosen             *factRef      `json:"-"`
	ChosenMention      *mentionData  `json:"-"`
	Kinds              []entity.Kind `json:"-"`
	Self               articleLinks  `json:"-"`
	PrevPart, NextPart string        `json:"-"`
	Prev, Next         string        `json:"-"` // articles
}

type mentionData struct {
	Start  int         `json:"start"` // bytes of the text
	End    int         `json:"end"`
	Kind   entity.Kind `json:"kind"`
	Text   string      `json:"text"`
	Name   string      `json:"name,omitempty"` // of the entity
	Value  string      `json:"value,omitempty"`
	Rule   string      `json:"rule"`
	Score  float64     `json:"score"`
	URL    string      `json:"url"`
	Number int         `json:"number"` // in the article, from 1
}

// articleLinks makes links to the same article, shown otherwise.
type articleLinks struct {
	path string
	q    url.Values
}

// With returns the link with a parameter changed, or without it for "".
func (l articleLinks) With(name, value string) string {
	q := url.Values{}
	for k, v := range l.q {
		q[k] = v
	}
	for _, once := range []string{"fact", "at", "mention", "done", "n"} {
		q.Del(once)
	}
	if value == "" {
		q.Del(name)
	} else {
		q.Set(name, value)
	}
	if len(q) == 0 {
		return l.path
	}
	return l.path + "?" + q.Encode()
}

// partSize is how many bytes of a long article a page shows.
const partSize = 60_000

func (s *server) article(r *http.Request) (*view, error) {
	a := s.now.Load()
	id := unescapeSegment(r.PathValue("id"))
	art := a.byID[id]
	if art == nil {
		return nil, notFound("there is no article %q", id)
	}
	q := r.URL.Query()
	d := &articleData{articleRef: refOfArticle(art), Flow: q.Get("flow") != "", Correct: q.Get("correct") != "", Added: art.Added,
		Mentions: []mentionData{}, Facts: []factRef{}, Unread: art.Found.Doc.Unread, Kinds: entity.Kinds(), Self: articleLinks{articleURL(id), q}}
	src := art.source()
	for _, b := range src.Byline {
		d.Byline = append(d.Byline, decode.Squeeze(src.Source[b.Start:b.End]))
	}
	var lit litSpan
	if n := number(r, "fact", 0, 0, len(art.read().facts)); n > 0 {
		f := a.factRef(art.read().facts[n-1])
		d.Chosen = &f
		lit = litSpan{f.Span, f.Trigger}
	} else if at, ok := parseSpan(q.Get("at")); ok {
		lit.span = at
	}
	mention := number(r, "mention", 0, 0, len(art.Found.Doc.Mentions))
	if mention > 0 {
		m := art.mention(mention - 1)
		d.ChosenMention = &m
		lit.span = entity.Span{Start: m.Start, End: m.End}
	}
	parts := partsOf(src.Source, art.regions())
	d.Parts = len(parts)
	d.Part = number(r, "part", 1, 1, len(parts))
	if !lit.span.IsZero() {
		d.Part = 1 + partWith(parts, lit.span.Start)
	}
	if d.Part > 1 {
		d.PrevPart = d.Self.With("part", strconv.Itoa(d.Part-1))
	}
	if d.Part < d.Parts {
		d.NextPart = d.Self.With("part", strconv.Itoa(d.Part+1))
	}
	d.fill(a, art, parts[d.Part-1], lit)
	if i := slices.Index(a.Articles, art); i >= 0 {
		if i > 0 {
			d.Prev = articleURL(a.Articles[i-1].ID)
		}
		if i+1 < len(a.Articles) {
			d.Next = articleURL(a.Articles[i+1].ID)
		}
	}
	return &view{name: "article", title: d.Headline, Data: d}, nil
}

// fill adds what stands in a part of the article.
func (d *articleData) fill(a *archive, art *article, part []entity.Span, lit litSpan) {
	inside := func(at int) bool {
		return slices.ContainsFunc(part, func(s entity.Span) bool { return s.Start <= at && at < s.End })
	}
	whole := entity.Span{Start: part[0].Start, End: part[0].End}
	var text strings.Builder
	for _, s := range part {
		text.WriteString(art.source().Source[s.Start:s.End])
		whole = entity.Span{Start: min(whole.Start, s.Start), End: max(whole.End, s.End)}
	}
	d.Text = strings.ToValidUTF8(text.String(), "\uFFFD")
	for i, m := range art.Found.Doc.Mentions {
		if whole.Start <= m.Start && m.Start < whole.End && inside(m.Start) {
			data := art.mention(i)
			if d.Correct {
				data.URL = d.Self.With("correct", "1") + "&mention=" + strconv.Itoa(i+1) + "#correct"
			}
			d.Mentions = append(d.Mentions, data)
		}
	}
	for _, f := range art.read().facts {
		if at := f.Evidence.Trigger.Start; whole.Start <= at && at < whole.End && inside(at) {
			ref := a.factRef(f)
			if d.Correct {
				if c := art.wrong(f); c.Check() == nil {
					ref.Wrong = &c
				}
			}
			d.Facts = append(d.Facts, ref)
		}
	}
	d.Blocks = d.blocks(art, part, lit)
	if i := slices.IndexFunc(d.Blocks, func(b block) bool { return b.Class == "headline" }); i >= 0 {
		d.Blocks[i].Heading, d.Headed = true, true
	}
}

// mention describes a mention by its index.
func (a *article) mention(i int) mentionData {
	m := &a.Found.Doc.Mentions[i]
	d := mentionData{Start: m.Start, End: m.End, Kind: m.Kind, Text: decode.Squeeze(m.Text), Value: m.Value, Rule: m.Rule, Score: m.Score, Number: i + 1}
	d.URL = "/search?q=" + url.QueryEscape(d.Text)
	if v := a.read().vertices[m.Entity]; v != nil {
		d.Name, d.URL = v.Name, urlOf(v.Key)
	} else if names := a.read().names[m.Entity]; len(names) > 0 {
		d.Name = names[0]
	}
	return d
}

// regions are the parts of the source that are the article.
func (a *article) regions() []entity.Span {
	if r := a.source().Regions; len(r) > 0 {
		return r
	}
	return []entity.Span{{Start: 0, End: len(a.source().Source)}}
}

func spanText(s entity.Span) string { return strconv.Itoa(s.Start) + "-" + strconv.Itoa(s.End) }

func parseSpan(s string) (entity.Span, bool) {
	from, to, ok := strings.Cut(s, "-")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	return entity.Span{Start: start, End: end}, ok && err1 == nil && err2 == nil && 0 <= start && start < end
}
