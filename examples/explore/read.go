package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/go-renshi/renshi/examples/internal/decode"
	"github.com/go-renshi/renshi/examples/internal/input"
	"github.com/go-renshi/renshi/examples/internal/terminal"
)

// readFiles returns the articles of files and of the texts below folders. All
// files that cannot be read are reported. No article is called by its path,
// which is nobody's business: only by the name of its file. The progress, which
// may be nil, counts files.
func readFiles(names []string, published time.Time, p *terminal.Progress) ([]entity.Article, error) {
	var articles []entity.Article
	var problems []error
	taken := map[string]bool{}
	add := func(name, text string, day time.Time) {
		if day.IsZero() {
			day = published
		}
		more := splitAs(name, text, day, func(id string) bool { return taken[id] })
		for _, a := range more {
			taken[a.ID] = true
		}
		articles = append(articles, more...)
	}
	var files []string
	for _, name := range names {
		more, err := filesOf(name)
		if err != nil {
			problems = append(problems, err)
		}
		files = append(files, more...)
	}
	if p == nil {
		p = &terminal.Progress{}
	}
	p.Total = len(files)
	for _, file := range files {
		p.Show()
		if filepath.Ext(file) == ".jsonl" {
			for r, err := range (input.Reader{Lines: true, Open: openText}).Records([]string{file}) {
				if err != nil {
					problems = append(problems, err)
					continue
				}
				add(cmp.Or(r.ID, fmt.Sprintf("%s:%d", filepath.Base(file), r.Line)), r.Text, r.Published)
			}
			p.Step()
			continue
		}
		t, err := readText(file)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		add(filepath.Base(file), t.Text, t.Published)
		p.Step()
	}
	return articles, errors.Join(problems...)
}

// readText reads a file in whatever encoding. Errors name it.
func readText(file string) (decode.Text, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return decode.Text{}, err
	}
	t, err := decodeText(data)
	if err != nil {
		err = fmt.Errorf("%s: %w", file, err)
	}
	return t, err
}

// decodeText makes text of a file, with errors in the words of a reader.
func decodeText(data []byte) (decode.Text, error) {
	t, err := decode.Bytes(data)
	var kind decode.NoTextError
	switch {
	case errors.As(err, &kind):
		err = badRequest("is no text but %s", string(kind))
	case errors.Is(err, decode.ErrUnknown):
		err = badRequest("is no text in UTF-8, GB18030, Big5 or UTF-16, and no web page")
	case errors.Is(err, decode.ErrNoArticle):
		err = badRequest("no article found in the web page")
	}
	return t, err
}

// openText opens a file as if it were UTF-8.
func openText(file string) (io.ReadCloser, error) {
	t, err := readText(file)
	return io.NopCloser(strings.NewReader(t.Text)), err
}

// filesOf returns a file as it is, and of a folder the texts, web pages and
// archives below it.
func filesOf(name string) ([]string, error) {
	info, err := os.Stat(name)
	if err != nil || !info.IsDir() {
		return []string{name}, nil // reading it reports what is wrong
	}
	var files []string
	err = filepath.WalkDir(name, func(file string, d fs.DirEntry, err error) error {
		switch strings.ToLower(filepath.Ext(file)) {
		case ".txt", ".html", ".htm", ".jsonl":
			if err == nil && d.Type().IsRegular() {
				files = append(files, file)
			}
		}
		return err
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: no .txt, .html or .jsonl in the folder", name)
	}
	return files, err
}

// split finds the articles of a text. The day is that of publication, where the
// text does not say it itself.
func split(name, text string, day time.Time) []entity.Article {
	articles := page.Split(name, text)
	for i := range articles {
		if articles[i].Published.IsZero() {
			articles[i].Published = day
		}
	}
	return articles
}

// splitAs splits a text so that no article of it has an id that is taken. The
// second text of a name is told from the first by what it says, not by a number
// that would be another text's in the next run: corrections refer to ids.
func splitAs(name, text string, day time.Time, taken func(id string) bool) []entity.Article {
	articles := split(name, text, day)
	if len(articles) == 0 {
		return nil
	}
	used := func(id string) bool {
		return slices.ContainsFunc(articles, func(a entity.Article) bool { return taken(id + strings.TrimPrefix(a.ID, name)) })
	}
	id := uniqueID(name, func(string) bool { return false })
	if used(id) {
		id = uniqueID(id+"-"+textHash(text, day), used)
	}
	for i := range articles {
		articles[i].ID = id + strings.TrimPrefix(articles[i].ID, name)
	}
	return articles
}

// textHash tells texts apart: eight hexadecimal digits.
func textHash(text string, day time.Time) string {
	sum := sha256.Sum256([]byte(text + "\x00" + dayString(day)))
	return hex.EncodeToString(sum[:4])
}
