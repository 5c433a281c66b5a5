package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/entitytest"
)

// gap is an annotated text in which something is known not to be found.
type gap struct {
	phenomenon, text string
	errors           []mistake
}

// addGaps reads the known gaps of folders: annotated articles that say so, and
// sentences behind a line "# known: reason".
func (r *accuracy) addGaps(dirs []string) error {
	files, err := goldFiles(dirs, ".gold", ".txt")
	if err != nil {
		return err
	}
	for _, name := range files {
		if filepath.Ext(name) == ".txt" {
			err = r.addSentenceGaps(name)
		} else {
			var g gap
			g, err = readGap(name, r.whole)
			r.gaps = append(r.gaps, g)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readGap reads an annotated article that says what is not found in it, and
// finds what there is to find.
func readGap(name string, p *pipeline) (gap, error) {
	gold, err := entitytest.ReadFile(name)
	if err != nil {
		return gap{}, err
	}
	if gold.Gap == "" {
		return gap{}, fmt.Errorf("%s: no line gap | what is not found", name)
	}
	s := newScore()
	s.add(filepath.Base(name), gold, p.extract(name, gold.Source, gold.Published))
	return gap{gold.Gap, gold.Source, s.errors}, nil
}

// addSentenceGaps reads a file of marked sentences; a sentence right behind a
// line "# known: reason" is one.
func (r *accuracy) addSentenceGaps(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	reason := ""
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		if text, ok := strings.CutPrefix(line, "# known:"); ok {
			reason = strings.TrimSpace(text)
			continue
		}
		if reason != "" {
			marked := strings.TrimSpace(line)
			if _, _, err := entitytest.Parse(marked); err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
			c, size := utf8.DecodeRuneInString(reason)
			r.gaps = append(r.gaps, gap{phenomenon: string(unicode.ToUpper(c)) + reason[size:], text: marked})
		}
		reason = ""
	}
	return nil
}

// gapList writes the known gaps with the texts that show them.
func (r *accuracy) gapList(w io.Writer) {
	if len(r.gaps) == 0 {
		return
	}
	fmt.Fprint(w, "\n## Known gaps\n\nTexts invented to show what is known not to be found; tests keep the list true.\n\n")
	for _, g := range r.gaps {
		fmt.Fprintf(w, "- **%s.** %s\n", g.phenomenon, strings.Join(strings.Fields(g.text), " "))
		for _, e := range g.errors {
			_, what, _ := strings.Cut(e.text, " ")
			fmt.Fprintf(w, "  - %s: %s\n", e.sort, what)
		}
	}
}
