package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/go-renshi/renshi/examples/internal/input"
)

// jsonLines reads lines on from where they were left.
func (r *reading) jsonLines(in *bufio.Reader) error {
	at := r.from
	// UTF-16 is the encoding in which a line does not end with a byte.
	if bom, _ := in.Peek(2); bytes.Equal(bom, []byte("\xff\xfe")) || bytes.Equal(bom, []byte("\xfe\xff")) {
		in = bufio.NewReader(transform.NewReader(in, unicode.BOMOverride(unicode.UTF8.NewDecoder())))
		r.file = nil
	}
	l := lineReader{in: in, most: int(r.most) * 2} // a record writes a text with escapes
	if at.Byte > 0 {
		if err := r.skip(&l, at); err != nil {
			return err
		}
	}
	for {
		line, size, err := l.next()
		if r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return r.brokenLine(at, size, err)
		}
		start := at
		at.Line++
		at.Byte += size
		if r.path == input.Stdin {
			at.Sum = crc32.Update(at.Sum, crc32.IEEETable, line)
			at.Sum = crc32.Update(at.Sum, crc32.IEEETable, fmt.Append(nil, size))
		}
		ended := err != nil
		if at.Line == 1 {
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		it := item{line: at.Line, at: start, next: at}
		switch {
		case l.long:
			f := r.long(size)
			it.bad = &f
		case len(bytes.TrimSpace(line)) > 0:
			it.record, it.data = true, bytes.Clone(line)
		case !ended:
			continue
		}
		if it.bad != nil || it.record {
			if err := r.emit(it); err != nil {
				return err
			}
		}
		if ended {
			r.after()
			return r.emit(item{mark: true, next: r.from})
		}
	}
}

// brokenLine puts a line aside that is cut, and ends the member.
func (r *reading) brokenLine(at place, size int64, err error) error {
	if perr := (*fs.PathError)(nil); errors.As(err, &perr) {
		return err
	}
	return r.emit(item{line: at.Line + 1, bad: &fault{damaged, err.Error(), size}, at: at, next: r.after()})
}

// skip goes to the place where reading goes on.
func (r *reading) skip(l *lineReader, at place) error {
	if r.file != nil {
		_, err := r.file.Seek(at.Byte, io.SeekStart)
		r.packed = at.Byte
		l.in.Reset(&counter{ctx: r.ctx, in: r.file, n: &r.packed})
		return err
	}
	if r.path != input.Stdin {
		_, err := io.CopyN(io.Discard, l.in, at.Byte)
		return err
	}
	var sum uint32
	for done := int64(0); done < at.Byte; {
		line, size, err := l.next()
		done += size
		sum = crc32.Update(sum, crc32.IEEETable, line)
		sum = crc32.Update(sum, crc32.IEEETable, fmt.Append(nil, size))
		if err != nil && done < at.Byte {
			return errChanged
		}
	}
	if sum != at.Sum {
		return errChanged
	}
	return nil
}

// lineReader reads lines without holding more than most bytes of one.
type lineReader struct {
	in   *bufio.Reader
	most int
	line []byte
	long bool // the last line had more
}

// next returns the line, or its beginning if it is long, and how many bytes it
// has with its end. The error at the end of the last line is [io.EOF]. The line
// is overwritten by the next call.
func (l *lineReader) next() (line []byte, size int64, err error) {
	if cap(l.line) > 1<<20 {
		l.line = nil // one long line must not hold its memory for ever
	}
	l.line, l.long = l.line[:0], false
	for {
		part, err := l.in.ReadSlice('\n')
		size += int64(len(part))
		if room := l.most - len(l.line); len(part) > room {
			part, l.long = part[:room], true
		}
		l.line = append(l.line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return l.line, size, err
		}
	}
}
