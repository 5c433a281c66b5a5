package entitytest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
)

// Ignore is the kind of spans that are never scored. It is written "?".
const Ignore entity.Kind = "ignore"

const (
	opening = "⟦"
	closing = "⟧"

	notInValues = opening + closing + "|\n"
)

// letters are the kinds as marks write them.
var letters = map[byte]entity.Kind{
	'P': entity.Person,
	'T': entity.Title,
	'L': entity.Place,
	'O': entity.Organisation,
	'D': entity.Date,
	'?': Ignore,
}

// escapes are the characters of the source that would be read as marks.
var escapes = map[string]string{
	opening + "[" + closing: opening,
	opening + "]" + closing: closing,
	opening + "/" + closing: "|",
}

var (
	escapeText = strings.NewReplacer(opening, opening+"["+closing, closing, opening+"]"+closing)
	escapeMark = strings.NewReplacer(opening, opening+"["+closing, closing, opening+"]"+closing, "|", opening+"/"+closing)
)

// MarkError says where marked text is not well formed.
type MarkError struct {
	Offset int // byte offset into the marked text
	Line   int // from 1
	Reason string
}

func (e *MarkError) Error() string {
	return fmt.Sprintf("line %d (byte %d): %s", e.Line, e.Offset, e.Reason)
}

// Parse takes the marks out of marked text. It returns the source, byte for
// byte, and the mentions in order with Span, Kind, Text and Value set. The
// error is a *[MarkError].
func Parse(marked string) (source string, mentions []entity.Mention, err error) {
	p := parser{marked: marked}
	for p.pos < len(marked) {
		if p.escape() {
			continue
		}
		rest := marked[p.pos:]
		switch {
		case strings.HasPrefix(rest, opening):
			if err := p.mark(); err != nil {
				return "", nil, err
			}
		case strings.HasPrefix(rest, closing):
			return "", nil, p.errorf(p.pos, "%s without %s", closing, opening)
		default:
			p.literal()
		}
	}
	return p.source.String(), p.mentions, nil
}

type parser struct {
	marked   string
	pos      int
	source   strings.Builder
	mentions []entity.Mention
}

// escape copies an escaped character and says whether there was one.
func (p *parser) escape() bool {
	for written, meant := range escapes {
		if strings.HasPrefix(p.marked[p.pos:], written) {
			p.source.WriteString(meant)
			p.pos += len(written)
			return true
		}
	}
	return false
}

// literal copies one rune, or one byte that is none.
func (p *parser) literal() {
	_, n := utf8.DecodeRuneInString(p.marked[p.pos:])
	p.source.WriteString(p.marked[p.pos : p.pos+n])
	p.pos += n
}

// mark reads one mention.
func (p *parser) mark() error {
	begin := p.pos
	p.pos += len(opening)
	if p.pos+1 >= len(p.marked) || p.marked[p.pos+1] != ' ' {
		return p.errorf(begin, "want a letter of P T L O D ? and a space after %s", opening)
	}
	kind, ok := letters[p.marked[p.pos]]
	if !ok {
		return p.errorf(begin, "%q is none of P T L O D ?", p.marked[p.pos])
	}
	p.pos += 2
	m := entity.Mention{Kind: kind}
	m.Start = p.source.Len()
	for {
		rest := p.marked[p.pos:]
		switch {
		case rest == "":
			return p.errorf(begin, "mark is not closed")
		case p.escape():
			continue
		case strings.HasPrefix(rest, opening):
			return p.errorf(p.pos, "mark inside a mark")
		case rest[0] != '|' && !strings.HasPrefix(rest, closing):
			p.literal()
			continue
		}
		m.End = p.source.Len()
		if rest[0] == '|' {
			value, _, ok := strings.Cut(rest[1:], closing)
			if !ok || strings.ContainsAny(value, notInValues) {
				return p.errorf(begin, "value is not closed")
			}
			m.Value = value
			p.pos += len("|") + len(value)
		}
		p.pos += len(closing)
		break
	}
	if m.Start == m.End {
		return p.errorf(begin, "empty mark")
	}
	m.Text = squeeze(p.source.String()[m.Start:m.End])
	p.mentions = append(p.mentions, m)
	return nil
}

func (p *parser) errorf(offset int, format string, args ...any) error {
	return &MarkError{offset, 1 + strings.Count(p.marked[:offset], "\n"), fmt.Sprintf(format, args...)}
}

// Render writes the mentions into the source as marks. The mentions must be
// sorted and must not overlap, as those of a [entity.Document] are; those that
// are not, or whose kind has no letter, are left out. [Parse] gives back the
// source and the mentions (Span, Kind, Text and Value). A value with a mark, a | or
// a line break in it cannot be written and is left out.
func Render(source string, mentions []entity.Mention) string {
	var out strings.Builder
	at := 0
	for _, m := range mentions {
		letter := letterOf(m.Kind)
		if letter == 0 || m.Start < at || m.End <= m.Start || m.End > len(source) {
			continue
		}
		out.WriteString(escapeText.Replace(source[at:m.Start]))
		out.WriteString(opening)
		out.WriteByte(letter)
		out.WriteByte(' ')
		out.WriteString(escapeMark.Replace(source[m.Start:m.End]))
		if m.Value != "" && !strings.ContainsAny(m.Value, notInValues) {
			out.WriteString("|" + m.Value)
		}
		out.WriteString(closing)
		at = m.End
	}
	out.WriteString(escapeText.Replace(source[at:]))
	return out.String()
}

func letterOf(k entity.Kind) byte {
	for letter, kind := range letters {
		if kind == k {
			return letter
		}
	}
	return 0
}
