package decode

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageLine is a heading, a paragraph or another line of a web page.
type pageLine struct {
	text     string
	headline bool // <h1>
	aside    bool // of a menu or the foot of the page
}

// linesOf returns the lines of a web page as a browser would begin them.
func linesOf(doc *html.Node) (lines []pageLine) {
	var b strings.Builder
	headline, aside := false, 0
	flush := func() {
		if s := strings.TrimSpace(b.String()); s != "" {
			lines = append(lines, pageLine{s, headline, aside > 0})
		}
		b.Reset()
	}
	for n := doc.FirstChild; n != nil; {
		leaf := n.FirstChild
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && unseen(n.DataAtom):
			leaf = nil
		case n.Type == html.ElementNode && !inline(n.DataAtom):
			flush()
			headline = n.DataAtom == atom.H1
			if menu(n.DataAtom) {
				aside++
			}
		}
		if leaf != nil {
			n = leaf
			continue
		}
		for n != nil {
			if n.Type == html.ElementNode && !inline(n.DataAtom) {
				flush()
				headline = false
				if menu(n.DataAtom) {
					aside--
				}
			}
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
			n = n.Parent
		}
	}
	flush()
	return lines
}

func unseen(a atom.Atom) bool {
	switch a {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template:
		return true
	}
	return false
}

func menu(a atom.Atom) bool {
	return a == atom.Nav || a == atom.Aside || a == atom.Footer || a == atom.Form
}

// inline says whether an element stands within a line. What is not known does.
func inline(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Br, atom.Center, atom.Dd, atom.Div, atom.Dl, atom.Dt, atom.Figcaption,
		atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Html, atom.Li, atom.Main,
		atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Table, atom.Td, atom.Th, atom.Tr, atom.Ul:
		return false
	}
	return true
}

// unglue returns the text that was found in a page, in the lines of the page:
// of short pages trafilatura makes one line, and of very short ones it takes
// everything, menus and all. A text of several lines that is not made of lines
// of the page stays as it is.
func unglue(text string, lines []pageLine) string {
	rest := Squeeze(text)
	var out []string
	for _, l := range lines {
		if s := Squeeze(l.text); s != "" && strings.HasPrefix(rest, s) {
			out = append(out, oneLine(l.text))
			rest = strings.TrimSpace(rest[len(s):])
		}
	}
	if rest == "" {
		return strings.Join(out, "\n\n")
	}
	if strings.Contains(text, "\n") {
		return text
	}
	out = nil
	for _, l := range lines[max(0, slices.IndexFunc(lines, func(l pageLine) bool { return l.headline })):] {
		if !l.aside {
			out = append(out, oneLine(l.text))
		}
	}
	if len(out) == 0 {
		return text
	}
	return strings.Join(out, "\n\n")
}

// oneLine joins the lines of the source of a page, and keeps single spaces.
func oneLine(s string) string {
	var b strings.Builder
	for part := range strings.Lines(s) {
		words := strings.Join(strings.Fields(part), " ")
		if b.Len() > 0 && words != "" && words[0] < utf8.RuneSelf {
			b.WriteByte(' ')
		}
		b.WriteString(words)
	}
	return b.String()
}

// Squeeze removes white space but for one space between words of Latin letters.
func Squeeze(s string) string {
	var b strings.Builder
	var last rune
	space := false
	for _, c := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case unicode.IsSpace(c):
			space = true
			continue
		case unicode.IsControl(c), unicode.Is(unicode.Cf, c):
			continue
		case space && Latin(last) && Latin(c):
			b.WriteByte(' ')
		}
		space, last = false, c
		b.WriteRune(c)
	}
	return b.String()
}

// Latin says whether c is a letter, a digit or a mark of writing in words.
func Latin(c rune) bool { return c > ' ' && c < 0x300 }
