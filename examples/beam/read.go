package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"unicode/utf8"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

func init() {
	register.DoFn4x1[context.Context, fileio.ReadableFile, func(line), func(item), error](&readFn{})
	register.Emitter1[line]()
	register.Emitter1[item]()
	beam.RegisterType(reflect.TypeFor[line]())
	beam.RegisterType(reflect.TypeFor[item]())
}

// line is one line of a file.
type line struct {
	File   string
	Number int // from 1
	Text   []byte
}

// order sorts by file and line, then by a number.
func (l *line) order(n int) []byte {
	b := append([]byte(l.File), 0)
	b = binary.BigEndian.AppendUint64(b, uint64(l.Number))
	return binary.BigEndian.AppendUint64(b, uint64(n))
}

// item is a line of output with the key that it is sorted by.
type item struct{ Key, Data []byte }

// read reads the lines of files. The second collection is what goes into quarantine.
func read(s beam.Scope, patterns []string, largest int) (lines, refused beam.PCollection) {
	files := fileio.MatchAll(s, beam.CreateList(s, patterns), fileio.MatchEmptyDisallow())
	return beam.ParDo2(s, &readFn{Largest: largest}, fileio.ReadMatches(s, files, fileio.ReadAutoCompression()))
}

// readFn reads a file line by line. One worker reads a file, so that each line knows
// its number; what costs time comes after the lines were handed out to all.
type readFn struct{ Largest int }

// ProcessElement emits the lines of a file that are not blank, and what is to be said
// of those that are too long.
func (f *readFn) ProcessElement(ctx context.Context, file fileio.ReadableFile, lines func(line), refused func(item)) error {
	in, err := file.Open(ctx)
	if err != nil {
		return err
	}
	defer in.Close()
	r := bufio.NewReaderSize(in, 1<<16)
	for n := 1; ; n++ {
		text, size, err := f.line(r)
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("%s:%d: %w", file.Metadata.Path, n, err)
		}
		if n == 1 {
			text = bytes.TrimPrefix(text, []byte("\uFEFF"))
		}
		switch l := (line{file.Metadata.Path, n, text}); {
		case size > f.Largest:
			l.Text = text[:min(len(text), excerpt)]
			refused(l.refuse(ctx, fmt.Errorf("%d bytes; -largest is %d", size, f.Largest)))
		case len(bytes.TrimSpace(text)) > 0:
			lines(l)
		}
		if err != nil {
			return nil
		}
	}
}

// excerpt is how many bytes of a line that is too long go into quarantine.
const excerpt = 1000

// line reads a line and returns its size. Of one that is too long the text is only
// the beginning.
func (f *readFn) line(r *bufio.Reader) (text []byte, size int, err error) {
	for {
		part, err := r.ReadSlice('\n')
		whole := bytes.TrimSuffix(part, []byte("\n"))
		size += len(whole)
		text = append(text, whole[:min(len(whole), f.Largest-len(text))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return text, size, err
		}
	}
}

// refuse returns what the quarantine has of a line.
func (l *line) refuse(ctx context.Context, reason error) item {
	quarantined.Inc(ctx, 1)
	o := struct {
		Source string `json:"source"`
		Line   int    `json:"line"`
		Reason string `json:"reason"`
		Text   string `json:"text,omitempty"`
		Bytes  []byte `json:"base64,omitempty"` // of what is not UTF-8
	}{Source: l.File, Line: l.Number, Reason: reason.Error()}
	if utf8.Valid(l.Text) {
		o.Text = string(l.Text)
	} else {
		o.Bytes = l.Text
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(o); err != nil {
		panic(err) // strings and numbers always encode
	}
	return item{l.order(0), bytes.TrimSuffix(b.Bytes(), []byte("\n"))}
}
