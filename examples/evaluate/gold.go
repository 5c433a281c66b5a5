package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity/entitytest"
)

// runGold scores extraction against the *.gold files of folders.
func runGold(flags *flag.FlagSet, args []string, out io.Writer) error {
	errorsShown := flags.Int("errors", 0, "show up to `N` errors of each sort")
	asJSON := flags.Bool("json", false, "print one JSON object instead of the table")
	if err := parse(flags, args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errUsage
	}
	files, err := goldFiles(flags.Args(), ".gold")
	if err != nil {
		return err
	}
	golds := make([]*entitytest.File, len(files))
	for i, name := range files {
		if golds[i], err = entitytest.ReadFile(name); err != nil {
			return err
		}
	}
	p, err := newPipeline()
	if err != nil {
		return err
	}
	score := newScore()
	for i, gold := range golds {
		score.add(filepath.Base(files[i]), gold, p.extract(files[i], gold.Source, gold.Published))
	}
	if *asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		return enc.Encode(score.report())
	}
	score.print(out, *errorsShown)
	return nil
}

// goldFiles finds the files with one of the extensions below the folders, sorted.
func goldFiles(dirs []string, extensions ...string) ([]string, error) {
	var files []string
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && slices.Contains(extensions, filepath.Ext(name)) {
				files = append(files, name)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no *%s files in %q", strings.Join(extensions, " *"), dirs)
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}
