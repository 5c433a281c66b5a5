package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

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
	var enc encoding.Encoding
	switch name := input.Encoding(data); name {
	case "UTF-8":
		return text{Text: string(data)}, nil
	case "GB18030":
		enc = simplifiedchinese.GB18030
	case "UTF-16":
		enc = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
		if len(data) > 1 && data[0] == 0 {
			enc = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
		}
	default:
		return text{}, errors.New("is no text in UTF-8, GB18030 or UTF-16, and no web page")
	}
	out, err := enc.NewDecoder().Bytes(data)
	return text{Text: string(out)}, err
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
	page, err := trafilatura.Extract(in, trafilatura.Options{EnableFallback: true, ExcludeComments: true})
	if err != nil {
		return text{}, fmt.Errorf("no article found in the web page: %w", err)
	}
	body := strings.TrimSpace(page.ContentText)
	if body == "" {
		return text{}, errors.New("no article found in the web page")
	}
	title := strings.TrimSpace(page.Metadata.Title)
	if title != "" && !strings.HasPrefix(body, title) {
		body = title + "\n\n" + body
	}
	return text{Text: body, Published: page.Metadata.Date}, nil
}
