// Package decode makes text of files: of texts in whatever encoding, and of web
// pages, of which it takes the article without menus and advertisements. It is a
// module of its own, so that the library does not depend on readers of web pages.
package decode

import (
	"bytes"
	"errors"
	"net/http"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	utf16 "golang.org/x/text/encoding/unicode"

	"github.com/go-renshi/renshi/examples/internal/input"
)

// Text is what a file holds.
type Text struct {
	Text      string
	Published time.Time // from the head of a web page; zero if unknown
}

// MaxHTML is how many bytes of a web page to give to [Bytes] at most: to find the
// article takes more than twice as long for twice as many (2 MB: 6 seconds, and
// 500 MB of memory).
const MaxHTML = 2 << 20

// What a file may be that is no text.
var (
	ErrUnknown   = errors.New("is no text in UTF-8, GB18030, Big5 or UTF-16, and no web page")
	ErrNoArticle = errors.New("no article found in the web page")
)

// NoTextError is the media type of a file that is something else than text.
type NoTextError string

func (e NoTextError) Error() string { return "is no text but " + string(e) }

// Bytes makes text of a file: UTF-8, GB18030, Big5, UTF-16, or a web page in any
// encoding. A byte order mark and a few damaged bytes of UTF-8 stay as they are.
// The error is one of [ErrUnknown], [ErrNoArticle] and [NoTextError], or that of
// the reader of web pages.
func Bytes(data []byte) (Text, error) {
	if IsHTML(data) {
		return decodeHTML(data)
	}
	// Programs, pictures and packed files would be read as nonsense, slowly.
	if kind := http.DetectContentType(data); !strings.HasPrefix(kind, "text/") && kind != "application/octet-stream" {
		return Text{}, NoTextError(kind)
	}
	out, err := Plain(data)
	return Text{Text: string(out)}, err
}

// Plain decodes writing that is no web page, such as a line of JSON. What is
// UTF-8 already is returned as it is.
func Plain(data []byte) ([]byte, error) {
	var enc encoding.Encoding
	switch input.Encoding(data) {
	case "UTF-8":
		enc = encoding.Nop
	case "GB18030":
		enc = simplifiedchinese.GB18030
	case "Big5":
		enc = traditionalchinese.Big5
	case "UTF-16":
		enc = utf16.UTF16(utf16.LittleEndian, utf16.UseBOM)
		if len(data) > 1 && data[0] == 0 {
			enc = utf16.UTF16(utf16.BigEndian, utf16.UseBOM)
		}
	default:
		return nil, ErrUnknown
	}
	if enc == encoding.Nop { // characters of private use, such as the boxes of a form, are meant
		if nonsense(data, unicode.Co) {
			return data, ErrUnknown
		}
		return data, nil
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err == nil && nonsense(out) {
		err = ErrUnknown
	}
	return out, err
}

// nonsense says whether what was decoded is no writing: more than one in thirty
// characters is none that is printed, nor among the given ones. Bytes at random
// have one in eight, while a text has at most a few from a fault of scanning.
func nonsense(text []byte, also ...*unicode.RangeTable) bool {
	printed := append([]*unicode.RangeTable{unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cf}, also...)
	all, none := 0, 0
	for rest := text; len(rest) > 0; {
		c, n := utf8.DecodeRune(rest)
		rest = rest[n:]
		all++
		if c == utf8.RuneError || !unicode.In(c, printed...) && !unicode.IsSpace(c) {
			none++
		}
	}
	return none > 3 && none > all/30
}

// IsHTML says whether data begins like a web page. A text that has a tag
// somewhere is text.
func IsHTML(data []byte) bool {
	head := bytes.TrimPrefix(data[:min(len(data), 1024)], []byte("\uFEFF"))
	head = bytes.ToLower(bytes.TrimSpace(head))
	for bytes.HasPrefix(head, []byte("<!--")) || bytes.HasPrefix(head, []byte("<?xml")) {
		_, rest, ok := bytes.Cut(head, []byte(">"))
		if !ok {
			return false
		}
		head = bytes.TrimSpace(rest)
	}
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}

func decodeHTML(data []byte) (Text, error) {
	in, err := charset.NewReader(bytes.NewReader(data), "")
	if err != nil {
		return Text{}, err
	}
	doc, err := html.Parse(in)
	if err != nil {
		return Text{}, err
	}
	all := linesOf(doc) // before trafilatura takes the page apart
	page, err := trafilatura.ExtractDocument(doc, trafilatura.Options{EnableFallback: true, ExcludeComments: true})
	if err != nil || strings.TrimSpace(page.ContentText) == "" {
		return Text{}, ErrNoArticle
	}
	body := unglue(strings.TrimSpace(page.ContentText), all)
	title := Squeeze(page.Metadata.Title)
	for _, l := range all {
		if l.headline { // as the page has it: that of the head ends in the name of the newspaper
			title = Squeeze(l.text)
			break
		}
	}
	if title != "" && !strings.HasPrefix(Squeeze(body), title) {
		body = title + "\n\n" + body
	}
	return Text{Text: body, Published: page.Metadata.Date}, nil
}
