package segment_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity/segment"
)

// runes is the simplest segmenter that keeps to the contract.
func runes(text string) []segment.Token {
	var out []segment.Token
	for i := range text {
		if n := len(out); n > 0 {
			out[n-1].End = i
		}
		out = append(out, segment.Token{Start: i, End: len(text)})
	}
	return out
}

func TestCheckAcceptsRunes(t *testing.T) {
	assert.NoError(t, segment.Check(segment.Func(runes), "县长"))
}

func TestCheckRejects(t *testing.T) {
	for name, change := range map[string]func(text string, ts []segment.Token) []segment.Token{
		"a missing last token": func(_ string, ts []segment.Token) []segment.Token {
			return ts[:max(0, len(ts)-1)]
		},
		"an empty token": func(text string, ts []segment.Token) []segment.Token {
			return append(ts, segment.Token{Start: len(text), End: len(text)})
		},
		"a cut inside a rune": func(text string, _ []segment.Token) []segment.Token {
			var ts []segment.Token
			for i := range len(text) {
				ts = append(ts, segment.Token{Start: i, End: i + 1})
			}
			return ts
		},
		"an end after the text": func(text string, _ []segment.Token) []segment.Token {
			return []segment.Token{{Start: 0, End: len(text) + 1}}
		},
		"a gap": func(_ string, ts []segment.Token) []segment.Token {
			if len(ts) > 0 {
				return ts[1:]
			}
			return ts
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := segment.Func(func(text string) []segment.Token { return change(text, runes(text)) })
			assert.Error(t, segment.Check(s, "县长"))
		})
	}
}

// overwriter appends from the start of the slice.
type overwriter struct{ segment.Func }

func (o overwriter) Append(to []segment.Token, text string) []segment.Token {
	return append(to[:0], o.Segment(text)...)
}

func TestCheckRejectsAppendThatOverwrites(t *testing.T) {
	assert.ErrorContains(t, segment.Check(overwriter{runes}), "Append")
}

func TestCheckRejectsUnsteady(t *testing.T) {
	calls := make(chan int, 1)
	calls <- 0
	s := segment.Func(func(text string) []segment.Token {
		n := <-calls
		calls <- n + 1
		ts := runes(text)
		if len(ts) > 0 && n > 50 {
			ts[0].Tag = "n"
		}
		return ts
	})
	assert.ErrorContains(t, segment.Check(s), "goroutine")
}
