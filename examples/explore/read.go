package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/page"
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
		name = uniqueID(name, func(s string) bool { return taken[s] })
		taken[name] = true
		articles = append(articles, split(name, text, day)...)
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
			for r, err := range (input.Reader{Lines: true}).Records([]string{file}) {
				if err != nil {
					problems = append(problems, err)
					continue
				}
				add(cmp.Or(r.ID, fmt.Sprintf("%s:%d", filepath.Base(file), r.Line)), r.Text, r.Published)
			}
			p.Step()
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		t, err := decode(data)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", file, err))
			continue
		}
		add(filepath.Base(file), t.Text, t.Published)
		p.Step()
	}
	return articles, errors.Join(problems...)
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
