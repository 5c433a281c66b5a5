package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"time"
)

// record is one text with what is known about it.
type record struct {
	Source    string // name of the file it came from, "-" for standard input
	ID        string // "" if it has none
	Text      string
	Published time.Time // zero if unknown
}

// records reads the files one after the other, standard input when there are
// none (and for "-"). It stops after the first error, which names the file and,
// for jsonl, the line. No more than one record is held at a time.
func records(files []string, jsonl bool, stdin io.Reader) iter.Seq2[record, error] {
	if len(files) == 0 {
		files = []string{"-"}
	}
	return func(yield func(record, error) bool) {
		for _, name := range files {
			if !readFile(name, jsonl, stdin, yield) {
				return
			}
		}
	}
}

func readFile(name string, jsonl bool, stdin io.Reader, yield func(record, error) bool) bool {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			yield(record{}, err)
			return false
		}
		defer f.Close()
		in = f
	}
	if jsonl {
		return readLines(name, in, yield)
	}
	text, err := io.ReadAll(in)
	if err != nil {
		yield(record{}, named(name, err))
		return false
	}
	return yield(record{Source: name, Text: string(text)}, nil)
}

// readLines yields one record for each line that is not blank.
func readLines(name string, in io.Reader, yield func(record, error) bool) bool {
	lines := bufio.NewReader(in)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			yield(record{}, named(name, err))
			return false
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		if len(bytes.TrimSpace(line)) > 0 {
			r, bad := parseRecord(line)
			if bad != nil {
				yield(record{}, fmt.Errorf("%s:%d: %w", name, n, bad))
				return false
			}
			r.Source = name
			if !yield(r, nil) {
				return false
			}
		}
		if err != nil {
			return true
		}
	}
}

// named adds the file's name to an error, unless it is there already.
func named(name string, err error) error {
	if perr := (*os.PathError)(nil); errors.As(err, &perr) {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}

func parseRecord(line []byte) (record, error) {
	var r struct {
		ID        id      `json:"id"`
		Text      *string `json:"text"`
		Published string  `json:"published"`
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return record{}, err
	}
	if r.Text == nil {
		return record{}, errors.New(`record without "text"`)
	}
	day, err := parseDay(r.Published)
	if err != nil {
		return record{}, fmt.Errorf("published: %w", err)
	}
	return record{ID: string(r.ID), Text: *r.Text, Published: day}, nil
}

// id is a string or a number in JSON.
type id string

func (v *id) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return json.Unmarshal(b, (*string)(v))
	}
	var n json.Number
	if err := json.Unmarshal(b, &n); err != nil {
		return errors.New(`"id" is neither a string nor a number`)
	}
	*v = id(n)
	return nil
}

// parseDay reads 2020-02-01, with or without a time of day after it, which is
// not used. "" is the zero time.
func parseDay(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return time.Time{}, nil
	}
	if len(s) > len(time.DateOnly) && (s[len(time.DateOnly)] == 'T' || s[len(time.DateOnly)] == ' ') {
		s = s[:len(time.DateOnly)]
	}
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is no day like 2020-02-01", s)
	}
	return day, nil
}
