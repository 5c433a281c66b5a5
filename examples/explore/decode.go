package main

import (
	"bytes"
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
	utf16 "golang.org/x/text/encoding/unicode"

	"github.com/go-renshi/renshi/examples/internal/input"
)

// text is what a file holds.
type text struct {
	Text      string
	Published time.Time // from the head of a web page; zero if unknown
}

// decode makes text of a file: UTF-8, GB18030, UTF-16, or a web page in any
// encoding, of which the article is taken without menus and advertisements.
func decode(data []byte) (text, error) {
	if isHTML(data) {
		return decodeHTML(data)
	}
	// Programs, pictures and packed files would be read as nonsense, slowly.
	if kind := http.DetectContentType(data); !strings.HasPrefix(kind, "text/") && kind != "application/octet-stream" {
		return text{}, badRequest("is no text but %s", kind)
	}
	var enc encoding.Encoding
	switch name := input.Encoding(data); name {
	case "UTF-8":
		enc = encoding.Nop
	case "GB18030":
		enc = simplifiedchinese.GB18030
	case "UTF-16":
		enc = utf16.UTF16(utf16.LittleEndian, utf16.UseBOM)
		if len(data) > 1 && data[0] == 0 {
			enc = utf16.UTF16(utf16.BigEndian, utf16.UseBOM)
		}
	default:
		return text{}, errNoText
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err == nil && nonsense(out) {
		err = errNoText
	}
	return text{Text: string(out)}, err
}

var errNoText = badRequest("is no text in UTF-8, GB18030 or UTF-16, and no web page")

// nonsense says whether what was decoded is no writing: more than one in thirty
// characters is none that is printed. Bytes at random have one in eight, while a
// text has at most a few from a fault of scanning or of private use.
func nonsense(text []byte) bool {
	all, none := 0, 0
	for _, c := range string(text) {
		all++
		if c == utf8.RuneError || !unicode.In(c, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cf) && !unicode.IsSpace(c) {
			none++
		}
	}
	return none > 3 && none > all/30
}

// isHTML says whether data begins like a web page. A text that has a tag
// somewhere is text.
func isHTML(data []byte) bool {
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

func decodeHTML(data []byte) (text, error) {
	in, err := charset.NewReader(bytes.NewReader(data), "")
	if err != nil {
		return text{}, err
	}
	doc, err := html.Parse(in)
	if err != nil {
		return text{}, err
	}
	all := linesOf(doc) // before trafilatura takes the page apart
	page, err := trafilatura.ExtractDocument(doc, trafilatura.Options{EnableFallback: true, ExcludeComments: true})
	if err != nil || strings.TrimSpace(page.ContentText) == "" {
		return text{}, badRequest("no article found in the web page")
	}
	body := unglue(strings.TrimSpace(page.ContentText), all)
	title := squeeze(page.Metadata.Title)
	for _, l := range all {
		if l.headline { // as the page has it: that of the head ends in the name of the newspaper
			title = squeeze(l.text)
			break
		}
	}
	if title != "" && !strings.HasPrefix(squeeze(body), title) {
		body = title + "\n\n" + body
	}
	return text{Text: body, Published: page.Metadata.Date}, nil
}
