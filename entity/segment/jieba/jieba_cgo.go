//go:build cgo

package jieba

import (
	"strings"
	"sync"

	"github.com/yanyiwu/gojieba"

	"github.com/go-renshi/renshi/entity/internal/dict"
	"github.com/go-renshi/renshi/entity/segment"
	"github.com/go-renshi/renshi/entity/segment/internal/piece"
)

// New returns the process's segmenter; the first call loads it. The error says
// why the dictionary could not be unpacked to a temporary directory.
func New() (segment.Segmenter, error) {
	s, err := shared()
	if err != nil {
		return nil, err
	}
	return s, nil
}

// shared is the one instance of the process. It is never changed and never
// freed, so that no finaliser can meet a call in progress.
var shared = sync.OnceValues(load)

// engine is all that is used of a *[gojieba.Jieba]: nothing that could change it.
type engine interface {
	Cut(text string, hmm bool) []string
	Tag(text string) []string
}

type segmenter struct {
	jieba engine
	tags  *dict.Tags
}

var _ engine = (*gojieba.Jieba)(nil)

// Segment implements [segment.Segmenter].
//
// It calls Cut and looks the tags up in Go. That gives what gojieba's Tag
// gives, for less than Tag's strings "word/tag" cost, and with offsets.
func (s *segmenter) Segment(text string) []segment.Token {
	out := make([]segment.Token, 0, len(text)/5+1)
	clean := piece.Clean(text)
	for at := 0; at < len(clean); {
		n := piece.Len(clean[at:])
		out = s.piece(out, clean[at:at+n], at)
		at += n
	}
	return out
}

// piece appends the tokens of text, which starts at byte at of the whole.
func (s *segmenter) piece(out []segment.Token, text string, at int) []segment.Token {
	pos := 0
	for _, w := range s.jieba.Cut(text, true) {
		if w == "" || !strings.HasPrefix(text[pos:], w) {
			break
		}
		out = append(out, segment.Token{Start: at + pos, End: at + pos + len(w), Tag: s.tags.Tag(w)})
		pos += len(w)
	}
	// What could not be aligned is given rune by rune.
	for i, r := range text[pos:] {
		start := at + pos + i
		w := string(r)
		out = append(out, segment.Token{Start: start, End: start + len(w), Tag: s.tags.Tag(w)})
	}
	return out
}
