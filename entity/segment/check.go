package segment

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Check says where s does not keep to the contract of [Segmenter], and of [Appender]
// if it is one: over the given texts, over texts that are awkward on purpose (empty, not UTF-8, NUL,
// no punctuation, mixed scripts), twice each and on several goroutines at once.
// All violations are reported, joined; a panic is one.
func Check(s Segmenter, texts ...string) error {
	if f, ok := s.(Func); s == nil || ok && f == nil {
		return errors.New("no segmenter")
	}
	texts = append(awkward(), texts...)
	first := make([][]Token, len(texts))
	var errs []error
	for i, text := range texts {
		tokens, err := segmented(s, text)
		if err == nil {
			err = Tiles(text, tokens)
		}
		if err != nil {
			errs = append(errs, err)
		}
		first[i] = tokens
	}
	const goroutines = 8
	differ := make([]error, goroutines)
	var wg sync.WaitGroup
	for g := range goroutines {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range texts {
				i = (i + g) % len(texts)
				if again, _ := segmented(s, texts[i]); !slices.Equal(again, first[i]) {
					differ[g] = fmt.Errorf("text %q: another goroutine got other tokens", clip(texts[i]))
					return
				}
			}
		}()
	}
	wg.Wait()
	return errors.Join(append(errs, differ...)...)
}

// segmented is Segment, whose panic is an error, as are other tokens of Append.
func segmented(s Segmenter, text string) (tokens []Token, err error) {
	defer func() {
		if r := recover(); r != nil {
			tokens, err = nil, fmt.Errorf("text %q: panic: %v", clip(text), r)
		}
	}()
	tokens = s.Segment(text)
	if a, ok := s.(Appender); ok {
		front := []Token{{Start: -1, End: -1, Tag: "front"}}
		if appended := a.Append(front, text); !slices.Equal(appended, append(front, tokens...)) {
			return tokens, fmt.Errorf("text %q: Append does not append the tokens of Segment", clip(text))
		}
	}
	return tokens, nil
}

// Tiles says why tokens do not tile text, or nil when they do.
func Tiles(text string, tokens []Token) error {
	edges := runeEdges(text)
	at := 0
	for i, t := range tokens {
		switch {
		case t.Start != at:
			return fmt.Errorf("text %q: token %d starts at byte %d, not at %d", clip(text), i, t.Start, at)
		case t.End <= t.Start:
			return fmt.Errorf("text %q: token %d [%d,%d) is empty", clip(text), i, t.Start, t.End)
		case t.End > len(text):
			return fmt.Errorf("text %q: token %d [%d,%d) ends after the text (%d bytes)", clip(text), i, t.Start, t.End, len(text))
		case !edges[t.End]:
			return fmt.Errorf("text %q: token %d [%d,%d) ends inside a rune", clip(text), i, t.Start, t.End)
		}
		at = t.End
	}
	if at != len(text) {
		return fmt.Errorf("text %q: tokens end at byte %d of %d", clip(text), at, len(text))
	}
	return nil
}

func runeEdges(text string) []bool {
	edges := make([]bool, len(text)+1)
	for i := 0; i < len(text); {
		edges[i] = true
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	edges[len(text)] = true
	return edges
}

func awkward() []string {
	return []string{
		"",
		" ",
		"\n",
		"，",
		"/",
		"a/b//c",
		"\x00",
		"王\x00小明",
		"\xff",
		"市\xe5\xb8长",
		"\xf0\x9f\x98",
		"\xed\xa0\x80半个",
		"王　小明、李 强\r\n参加会议。",
		"2024年3月5日上午9:30，GDP增长5.2％",
		"😀𠮷野家𪚥",
		"\ufeff\u200b市长",
		strings.Repeat("哈", 3000),
		strings.Repeat("a", 3000),
		strings.Repeat("，", 3000),
		strings.Repeat("县委书记王小明主持会议并讲话", 2000),
	}
}

func clip(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}
