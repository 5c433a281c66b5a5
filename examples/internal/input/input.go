// Package input reads what the example programs read: files of text, and JSON
// Lines with one record a line.
package input

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"slices"
	"strings"
	"time"
)

// Stdin is the name of standard input among files.
const Stdin = "-"

// Record is one text with what is known about it.
type Record struct {
	Source    string // name of the file it came from, [Stdin] for standard input
	Line      int    // where it stands in a file of JSON Lines, from 1; 0 for a file of text
	ID        string // "" if it has none
	Text      string
	Published time.Time // zero if unknown
}

// Reader reads records.
type Reader struct {
	Lines bool      // files are JSON Lines
	Stdin io.Reader // what [Stdin] means
	// Open opens the other files; nil is [os.Open].
	Open func(name string) (io.ReadCloser, error)
	// Warn is told of files that are probably something else than they are read
	// as; nil tells nobody. They are read nonetheless.
	Warn func(message string)
	// Refuse is told of files that are not UTF-8, which are left out, JSON Lines from
	// the first such line on. If it is nil they are read, and Warn is told.
	Refuse func(message string)

	known *known // while records are read
}

// known is what earlier lines had.
type known struct {
	ids  map[string]string // where each id stood first
	keys map[string]bool   // that were warned of
}

// ParseFormat reads "text" or "jsonl".
func ParseFormat(s string) (lines bool, err error) {
	switch s {
	case "text":
		return false, nil
	case "jsonl":
		return true, nil
	}
	return false, fmt.Errorf("-in %q: want text or jsonl", s)
}

// Records reads the files one after the other, standard input when there are
// none (and for "-"). It stops after the first error, which names the file and,
// for JSON Lines, the line. No more than one record is held at a time.
func (r Reader) Records(files []string) iter.Seq2[Record, error] {
	if len(files) == 0 {
		files = []string{Stdin}
	}
	return func(yield func(Record, error) bool) {
		r.known = &known{ids: map[string]string{}, keys: map[string]bool{}}
		for _, name := range files {
			if !r.file(name, yield) {
				return
			}
		}
	}
}

func (r Reader) file(name string, yield func(Record, error) bool) bool {
	in := r.Stdin
	if name != Stdin {
		open := r.Open
		if open == nil {
			open = func(name string) (io.ReadCloser, error) { return os.Open(name) }
		}
		f, err := open(name)
		if err != nil {
			yield(Record{}, err)
			return false
		}
		defer f.Close()
		in = f
	}
	if r.Lines {
		return r.lines(name, in, yield)
	}
	text, err := io.ReadAll(in)
	if err != nil {
		yield(Record{}, named(name, err))
		return false
	}
	switch {
	case strings.HasSuffix(name, ".jsonl"):
		r.warn(name, "looks like JSON Lines; use -in jsonl")
	case foreign(text):
		if r.refused(name, text) {
			return true
		}
	}
	return yield(Record{Source: name, Text: string(text)}, nil)
}

// lines yields one record for each line that is not blank.
func (r Reader) lines(name string, in io.Reader, yield func(Record, error) bool) bool {
	lines, warned := bufio.NewReader(in), false
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			yield(Record{}, named(name, err))
			return false
		}
		if !warned && foreign(line) {
			if r.refused(name, line) {
				return true
			}
			warned = true
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		if len(bytes.TrimSpace(line)) > 0 {
			rec, bad := ParseRecord(line)
			if bad != nil {
				yield(Record{}, fmt.Errorf("%s:%d: %w", name, n, bad))
				return false
			}
			rec.Source, rec.Line = name, n
			r.doubt(line, rec)
			if !yield(rec, nil) {
				return false
			}
		}
		if err != nil {
			return true
		}
	}
}

// doubt warns of keys that are nearly those of a record, and of an id that an
// earlier record has.
func (r Reader) doubt(line []byte, rec Record) {
	if r.Warn == nil {
		return
	}
	at := fmt.Sprintf("%s:%d:", rec.Source, rec.Line)
	var keys map[string]json.RawMessage
	_ = json.Unmarshal(line, &keys) // it was read before
	names := slices.Sorted(maps.Keys(keys))
	for _, key := range names {
		for _, want := range []string{"id", "text", "published"} {
			if !r.known.keys[key] && misspelt(strings.ToLower(key), want) {
				r.known.keys[key] = true
				r.warn(at, fmt.Sprintf("%q is not read; is it %q?", key, want))
			}
		}
	}
	if first, ok := r.known.ids[rec.ID]; ok && rec.ID != "" {
		r.warn(at, fmt.Sprintf("the id %q stands at %s already", rec.ID, first))
	} else {
		r.known.ids[rec.ID] = strings.TrimSuffix(at, ":")
	}
}

// misspelt says whether a word differs from another in one character that is
// missing, too many, wrong or in the place of its neighbour.
func misspelt(word, want string) bool {
	if word == want || len(want) < 3 {
		return false
	}
	i := 0
	for i < min(len(word), len(want)) && word[i] == want[i] {
		i++
	}
	a, b := word[i:], want[i:]
	return len(b) > 0 && a == b[1:] || len(a) > 0 && a[1:] == b || len(a) > 0 && len(b) > 0 && a[1:] == b[1:] ||
		len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
}

func (r Reader) warn(name, message string) {
	if r.Warn != nil {
		r.Warn(called(name) + " " + message)
	}
}

// called is what messages call a file.
func called(name string) string {
	if name == Stdin {
		return "standard input"
	}
	return name
}

// refused tells that data is not UTF-8, and says whether it is to be left out.
func (r Reader) refused(name string, data []byte) bool {
	guess := ""
	if e := encoding(data); e != "" {
		guess = " (" + e + "?)"
	}
	if r.Refuse == nil {
		r.warn(name, "is not UTF-8"+guess+"; convert it first")
		return false
	}
	r.Refuse(called(name) + " is not UTF-8" + guess + ": convert it, or use examples/archive, which decodes")
	return true
}

// named adds the file's name to an error, unless it is there already.
func named(name string, err error) error {
	if perr := (*os.PathError)(nil); errors.As(err, &perr) {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}

// ParseRecord reads one line of JSON Lines in UTF-8.
func ParseRecord(line []byte) (Record, error) {
	var r struct {
		ID        id      `json:"id"`
		Text      *string `json:"text"`
		Published string  `json:"published"`
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return Record{}, err
	}
	if r.Text == nil {
		return Record{}, errors.New(`record without "text"`)
	}
	day, err := ParseDay(r.Published)
	if err != nil {
		return Record{}, fmt.Errorf("published: %w", err)
	}
	return Record{ID: string(r.ID), Text: *r.Text, Published: day}, nil
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

// ParseDay reads 2020-02-01, with or without a time of day after it, which is
// not used. "" is the zero time.
func ParseDay(s string) (time.Time, error) {
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
