package entitytest

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/go-renshi/renshi/entity"
)

// File is an annotated text: one article, or a page with several. The zero File is
// an empty text.
type File struct {
	Source    string
	Mentions  []entity.Mention // sorted, with Span, Kind, Text and Value
	Ignored   []entity.Span    // never scored
	Published time.Time        // zero if unknown
	Gap       string           // what is known not to be found in it, "" if nothing
	Articles  []Article        // none: how the text splits is not scored
	Facts     []Fact
}

// Article says how one article of a page is to be found. Its strings are
// without white space; [ParseFile] refuses one without First or Last, such as the
// zero Article.
type Article struct {
	Headline string // lines joined, "" if there is none
	First    string // first characters of the body
	Last     string // last characters of the body
}

// Fact is one stated relation, by names. [ParseFile] refuses one without relation,
// subject or object, such as the zero Fact.
type Fact struct {
	Relations []string // usually one; any of them is right
	Subject   string
	Objects   []string // names of the object; any of them is right
	Date      string   // as date.Value writes it, NoDate if there is none, "" if not scored
}

// NoDate is the date of a fact for which none is stated.
const NoDate = "-"

// factsLine parts the marked text from what is known about it.
const factsLine = opening + "facts" + closing

// ReadFile reads an annotated text. Its error names the file and the line.
func ReadFile(name string) (*File, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	f, err := ParseFile(string(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// ParseFile reads an annotated text in the format that the package
// documentation describes. The error names the line.
func ParseFile(data string) (*File, error) {
	marked, notes, firstLine := cutFacts(data)
	source, all, err := Parse(marked)
	if err != nil {
		return nil, err
	}
	f := &File{Source: source}
	f.Mentions, f.Ignored = splitIgnored(all)
	for i, line := range strings.Split(notes, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if err := f.note(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", firstLine+i, err)
		}
	}
	return f, nil
}

// cutFacts parts the data at the line ⟦facts⟧. The number is that of the first
// line after it.
func cutFacts(data string) (marked, notes string, firstLine int) {
	for at := 0; ; {
		i := strings.Index(data[at:], factsLine)
		if i < 0 {
			return data, "", 0
		}
		begin := at + i
		end := begin + len(factsLine)
		after := strings.TrimLeft(data[end:], " \t\r")
		if (begin == 0 || data[begin-1] == '\n') && (after == "" || after[0] == '\n') {
			firstLine = 1 + strings.Count(data[:end], "\n")
			return data[:max(0, begin-1)], after, firstLine
		}
		at = end
	}
}

// note takes in one line of what is known about the text.
func (f *File) note(line string) error {
	fields := strings.Split(line, "|")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	switch fields[0] {
	case "published":
		if len(fields) != 2 {
			return fmt.Errorf("want published | 2021-03-02")
		}
		day, err := time.Parse(time.DateOnly, fields[1])
		if err != nil {
			return fmt.Errorf("published: %q is no day like 2021-03-02", fields[1])
		}
		f.Published = day
		return nil
	case "gap":
		if len(fields) != 2 || fields[1] == "" {
			return fmt.Errorf("want gap | what is not found")
		}
		f.Gap = fields[1]
		return nil
	case "article":
		if len(fields) != 4 || fields[2] == "" || fields[3] == "" {
			return fmt.Errorf("want article | headline | first characters | last characters")
		}
		f.Articles = append(f.Articles, Article{fields[1], fields[2], fields[3]})
		return nil
	}
	fact := Fact{Relations: alternatives(fields[0])}
	if len(fields) > 2 {
		fact.Subject, fact.Objects = fields[1], alternatives(fields[2])
	}
	if len(fields) > 3 {
		fact.Date = fields[3]
	}
	if len(fields) > 4 || len(fact.Relations) == 0 || fact.Subject == "" || len(fact.Objects) == 0 {
		return fmt.Errorf("want relation | subject | object / other name of it | date")
	}
	f.Facts = append(f.Facts, fact)
	return nil
}

// alternatives splits at / and leaves out empty names.
func alternatives(s string) []string {
	var out []string
	for _, name := range strings.Split(s, "/") {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// String writes the file in the format that [ParseFile] reads.
func (f *File) String() string {
	all := slices.Clone(f.Mentions)
	for _, s := range f.Ignored {
		all = append(all, entity.Mention{Span: s, Kind: Ignore})
	}
	slices.SortStableFunc(all, func(a, b entity.Mention) int { return a.Span.Compare(b.Span) })
	var out strings.Builder
	out.WriteString(Render(f.Source, all))
	out.WriteString("\n" + factsLine + "\n")
	if !f.Published.IsZero() {
		fmt.Fprintf(&out, "published | %s\n", f.Published.Format(time.DateOnly))
	}
	if f.Gap != "" {
		fmt.Fprintf(&out, "gap | %s\n", f.Gap)
	}
	for _, a := range f.Articles {
		headline := a.Headline
		if headline != "" {
			headline += " "
		}
		fmt.Fprintf(&out, "article | %s| %s | %s\n", headline, a.First, a.Last)
	}
	for _, x := range f.Facts {
		fmt.Fprintf(&out, "%s | %s | %s", strings.Join(x.Relations, " / "), x.Subject, strings.Join(x.Objects, " / "))
		if x.Date != "" {
			out.WriteString(" | " + x.Date)
		}
		out.WriteByte('\n')
	}
	return out.String()
}
