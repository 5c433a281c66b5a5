package view

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// builder folds one region after the other.
type builder struct {
	source string
	script *script // nil: no traditional characters
	text   strings.Builder
	runs   []run
}

// breakHere ends the paragraph; src is where the next one starts.
func (b *builder) breakHere(src int) {
	if n := b.text.Len(); n > 0 && b.text.String()[n-1] != '\n' {
		b.runs = append(b.runs, run{n, src, src})
		b.text.WriteByte('\n')
	}
}

// region folds source[start:end].
func (b *builder) region(start, end int, soft bool) {
	var hard []int
	if !soft {
		lead := b.source[max(0, start-4*wrapMax):start]
		if i := strings.LastIndexAny(lead, lineBreaks); i >= 0 {
			lead = lead[i+1:]
		}
		hard = hardBreaks(lead, b.source[start:end])
	}
	var prev rune
	gap, spaced := -1, true // where white space before c starts; was there some, or the start, before prev
	for i := start; i < end; {
		if len(hard) > 0 && start+hard[0] <= i {
			hard = hard[1:]
			b.breakHere(i)
			prev = 0
		}
		to := end
		if len(hard) > 0 {
			to = start + hard[0]
		}
		if c, n := b.unchanged(b.source[i:to]); n > 0 {
			b.verbatim(i, n)
			prev, spaced, gap = c, false, -1
			i += n
			continue
		}
		c, n := utf8.DecodeRuneInString(b.source[i:end])
		if Dropped(c) {
			if gap < 0 {
				gap = i
			}
			i += n
			continue
		}
		var out rune
		if (c == utf8.RuneError && n == 1) || c < 0x20 || c == 0x7F {
			out = utf8.RuneError // not text: matches nothing
		} else {
			out = b.script.simplify(b.source[:end], i, punctuation(c, prev, b.source[i+n:end]))
		}
		if gap >= 0 && alnum(prev) && alnum(out) && hasSpace(b.source[gap:i]) && !(spaced && b.alone(i+n, end)) {
			b.emit(' ', gap, i-gap) // 2304 12月5日 are two numbers; 1 6 0 号 is letter-spaced
		}
		b.emit(out, i, n)
		prev, spaced, gap = out, gap >= 0 || i == start, -1
		i += n
	}
}

// unchanged returns the length in bytes of the Chinese characters and marks at the start
// of s that stand for themselves whatever is beside them, nearly all of a text, and the
// last of them.
func (b *builder) unchanged(s string) (last rune, n int) {
	if b.script != nil {
		return 0, 0
	}
	for n+2 < len(s) && s[n] >= 0xE2 && s[n] <= 0xEF && s[n+1]&0xC0 == 0x80 && s[n+2]&0xC0 == 0x80 {
		c := rune(s[n]&0xF)<<12 | rune(s[n+1]&0x3F)<<6 | rune(s[n+2]&0x3F)
		if !han(c) && !plainMark(c) {
			break
		}
		last, n = c, n+3
	}
	return last, n
}

// plainMark says whether c is one of the common marks that stand for themselves.
func plainMark(c rune) bool {
	switch c {
	case '，', '。', '、', '“', '”', '：', '；', '（', '）', '《', '》', '！', '？':
		return true
	}
	return false
}

// alone says whether the figure or letter before byte i ends there.
func (b *builder) alone(i, end int) bool {
	c, n := utf8.DecodeRuneInString(b.source[i:end])
	return n == 0 || !alnum(punctuation(c, 0, ""))
}

func alnum(c rune) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// hasSpace says whether s holds white space that is no line break.
func hasSpace(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.IsSpace(c) && !strings.ContainsRune(lineBreaks, c) })
}

// verbatim appends n bytes of the source at src as they are.
func (b *builder) verbatim(src, n int) {
	dst := b.text.Len()
	b.text.WriteString(b.source[src : src+n])
	if !b.extend(dst, src, n) {
		b.runs = append(b.runs, run{dst, src, src + n})
	}
}

// extend takes n bytes of the source at src that are the same at dst of the folded text
// into the last run, when they go on from it.
func (b *builder) extend(dst, src, n int) bool {
	k := len(b.runs) - 1
	if k < 0 {
		return false
	}
	last := &b.runs[k]
	if last.srcEnd != src || dst-last.dst != last.srcEnd-last.src {
		return false
	}
	last.srcEnd = src + n
	return true
}

// emit appends one folded rune that came from n source bytes at src.
func (b *builder) emit(c rune, src, n int) {
	dst := b.text.Len()
	b.text.WriteRune(c)
	if size := b.text.Len() - dst; size != n || !b.extend(dst, src, n) {
		b.runs = append(b.runs, run{dst, src, src + n})
	}
}
