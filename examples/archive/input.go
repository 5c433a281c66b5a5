package main

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"compress/bzip2"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dustin/go-humanize"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/go-renshi/renshi/examples/internal/input"
)

// place is where reading goes on.
type place struct {
	Member int    // of a tar or zip, from 0; another file has one
	Line   int    // lines of it that are done
	Byte   int64  // bytes of these lines
	Sum    uint32 // checksum of these bytes
}

// How far a file is read, as the table sources has it.
const (
	partly = iota
	whole
	unopened // it is tried again next time
)

// source is a file that is read.
type source struct {
	path     string // its name in the database
	name     string // what articles without an id of their own are called by
	size     int64
	modified string
	anew     bool // it has changed, and no item was handed over yet
	from     place
	done     int
}

// A source is known to the items of it while it is read. Of its fields only
// path, name, size and modified may be looked at then.

// item is a text as it stands in a source, or why there is none.
type item struct {
	*source
	member string // of a tar or zip
	line   int    // of JSON Lines, from 1
	record bool   // data is a line of JSON Lines
	data   []byte
	bad    *fault // instead of data
	mark   bool   // neither: only tells how far the source is read
	anew   bool   // the source has changed: what was found in it before is taken away

	at, next place
	end      int   // partly, or how the source ended
	read     int64 // bytes of all sources up to here, for the progress bar
}

// fault is why something is put into quarantine.
type fault struct {
	kind, reason string
	size         int64 // bytes, -1 if unknown
}

// The kinds of faults.
const (
	binary      = "binary"     // no text but a picture, a program, packed
	damaged     = "damaged"    // an archive that is cut or altered
	empty       = "empty"      // no text at all
	undecodable = "encoding"   // text in none of the encodings
	failed      = "failed"     // the reader of web pages or the extraction broke
	link        = "link"       // a link, a device
	noArticle   = "no article" // a web page without one
	badRecord   = "record"     // a line that is no record
	tooLong     = "too long"
	unreadable  = "unreadable" // the operating system does not let read it
)

// inputs reads sources one after the other, always in the same order. It holds
// one text at a time, and never more of one than most bytes.
type inputs struct {
	ctx   context.Context
	most  int64 // bytes of a text
	stdin io.Reader
	lines bool // files and members are JSON Lines, whatever they are called
	// known returns the source of a path as an earlier run left it; ok is false
	// if there was none.
	known func(path string) (s source, ok bool, err error)

	yield   func(item, error) bool
	stopped bool  // yield does not want more
	before  int64 // bytes of the sources that are done
	skipped int   // sources that were read by earlier runs
}

// all yields the items of files and of the files below folders. The only errors
// are those of known, and the end of ctx.
func (r *inputs) all(names []string) func(yield func(item, error) bool) {
	return func(yield func(item, error) bool) {
		r.yield = yield
		for _, name := range names {
			if err := r.argument(name); err != nil && !r.stopped {
				r.stopped = true
				yield(item{}, cmp.Or(r.ctx.Err(), err))
			}
			if r.stopped {
				return
			}
		}
	}
}

// errStop says that nobody wants more.
var errStop = errors.New("stopped")

// emit hands over one item. Its error is errStop, or the end of ctx.
func (r *inputs) emit(it item) error {
	if r.stopped {
		return errStop
	}
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if it.source.anew && it.end != unopened {
		it.anew, it.source.anew = true, false
	}
	if !r.yield(it, nil) {
		r.stopped = true
		return errStop
	}
	return nil
}

func (r *inputs) argument(name string) error {
	if name == input.Stdin {
		return r.standardInput()
	}
	root, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	return filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if cerr := r.ctx.Err(); cerr != nil {
			return cerr
		}
		hidden := file != root && strings.HasPrefix(filepath.Base(file), ".")
		switch {
		case err == nil && d.IsDir() && hidden:
			return fs.SkipDir
		case err == nil && (d.IsDir() || hidden):
			return nil
		}
		s := &source{path: file, name: nameBelow(root, file)}
		if err != nil {
			return r.unopened(s, err)
		}
		// A file on the command line may be a link, one in a folder is not followed.
		stat := d.Info
		if file == root {
			stat = func() (fs.FileInfo, error) { return os.Stat(file) }
		}
		info, err := stat()
		if err != nil {
			return r.unopened(s, err)
		}
		if file == root && info.IsDir() { // a link to a folder
			real, err := filepath.EvalSymlinks(file)
			if err != nil {
				return r.unopened(s, err)
			}
			return r.argument(real)
		}
		s.size, s.modified = info.Size(), info.ModTime().UTC().Format(time.RFC3339Nano)
		return r.source(s, info.Mode())
	})
}

// nameBelow is the path of a file below a folder, or the name of the file itself.
func nameBelow(root, file string) string {
	if rel, err := filepath.Rel(root, file); err == nil && rel != "." {
		return filepath.ToSlash(rel)
	}
	return filepath.Base(file)
}

// source reads a file on from where it was left, unless it is done.
func (r *inputs) source(s *source, mode fs.FileMode) error {
	file := s.path
	defer func() { r.before += s.size }()
	if done, err := r.resume(s); done || err != nil {
		return err
	}
	if !mode.IsRegular() {
		return r.end(s, fmt.Errorf("%w %s", errLink, typeName(mode)))
	}
	f, err := os.Open(file)
	if err != nil {
		return r.unopened(s, err)
	}
	defer f.Close()
	at := &reading{inputs: r, source: s}
	var magic [4]byte
	n, _ := f.ReadAt(magic[:], 0)
	if strings.EqualFold(filepath.Ext(file), ".zip") && isZip(magic[:n]) {
		return r.end(s, at.zip(f, s.size))
	}
	at.file = f
	return r.end(s, at.stream(file, &counter{ctx: r.ctx, in: f, n: &at.packed}, s.size, 0))
}

// resume looks up what an earlier run did and says whether nothing is left.
func (r *inputs) resume(s *source) (done bool, err error) {
	s.path = key(s.path)
	before, ok, err := r.known(s.path)
	switch {
	case err != nil:
		return false, err
	case !ok:
		return false, nil
	case before.size != s.size || before.modified != s.modified || before.done == unopened:
		s.anew = true
		return false, nil
	}
	s.from = before.from
	if before.done == whole {
		r.skipped++
	}
	return before.done == whole, nil
}

func (r *inputs) standardInput() error {
	s := &source{path: input.Stdin, name: "stdin"}
	done, err := r.resume(s)
	if err != nil {
		return err
	}
	if done {
		return errors.New("standard input has been read into this archive to its end; give other texts as files, or another -db")
	}
	at := &reading{inputs: r, source: s}
	return r.end(s, at.stream("", &counter{ctx: r.ctx, in: r.stdin, n: &at.packed}, -1, 0))
}

// Errors that are told of a whole source, or of a member.
var (
	errLink    = errors.New("is no file but")
	errDamaged = errors.New("damaged")
	errChanged = errors.New("standard input does not begin with what was read of it before; give the same stream again, or another -db")
)

// end tells that a source is done, and what was wrong with it as a whole.
func (r *inputs) end(s *source, err error) error {
	it := item{source: s, mark: true, end: whole, next: s.from, read: r.before + s.size}
	var perr *fs.PathError
	switch {
	case err == nil:
	case errors.Is(err, errStop), errors.Is(err, errChanged), r.ctx.Err() != nil:
		return err
	case errors.Is(err, errLink):
		it.bad = &fault{link, err.Error(), s.size}
	case errors.As(err, &perr): // a disk that fails may do better next time
		return r.unopened(s, err)
	default:
		it.bad = &fault{damaged, err.Error(), s.size}
	}
	it.mark = it.bad == nil
	return r.emit(it)
}

// unopened tells that a source cannot be read now. What was found in it before
// stays.
func (r *inputs) unopened(s *source, err error) error {
	s.path = key(s.path)
	return r.emit(item{source: s, bad: &fault{unreadable, err.Error(), -1}, end: unopened, next: s.from, read: r.before + s.size})
}

// counter counts what is read and ends with ctx.
type counter struct {
	ctx context.Context
	in  io.Reader
	n   *int64
}

func (c *counter) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.in.Read(p)
	*c.n += int64(n)
	return n, err
}

// reading is a source while it is read.
type reading struct {
	*inputs
	*source
	file   *os.File // nil where the source is no plain file
	packed int64    // bytes of the source that were read

	member string // that is being read, "" outside of archives
	inside bool   // an archive
}

func (r *reading) emit(it item) error {
	it.source, it.member = r.source, r.member
	it.read = r.before + r.packed
	return r.inputs.emit(it)
}

// quarantine puts the member aside.
func (r *reading) quarantine(f fault) error {
	at := place{Member: r.from.Member}
	return r.emit(item{bad: &f, at: at, next: r.after()})
}

// after is the place behind the member, and counts it.
func (r *reading) after() place {
	r.from = place{Member: r.from.Member + 1}
	return r.from
}

// stream reads a file or a member of whatever kind, which it tells by the
// beginning and the name. The size is -1 where it is not known.
func (r *reading) stream(name string, in io.Reader, size int64, unpacked int) error {
	buf := bufio.NewReaderSize(in, 64<<10)
	magic, err := buf.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) && len(magic) == 0 {
		return err
	}
	ext := strings.ToLower(path.Ext(name))
	switch {
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}) && unpacked < 2:
		gz, err := gzip.NewReader(buf)
		if err != nil {
			return fmt.Errorf("%w: %w", errDamaged, err)
		}
		return r.stream(inner(name, ext), gz, -1, unpacked+1)
	case bytes.HasPrefix(magic, []byte("BZh")) && unpacked < 2:
		return r.stream(inner(name, ext), bzip2.NewReader(buf), -1, unpacked+1)
	case isTar(magic), ext == ".tar", isZip(magic) && (ext == ".zip" || r.source.path == input.Stdin):
		if r.inside {
			return r.quarantine(fault{binary, "an archive inside an archive; unpack it first", -1})
		}
		if isZip(magic) {
			return r.quarantine(fault{binary, "a zip cannot be read from standard input; give it as a file", -1})
		}
		return r.tar(buf)
	case !r.inside && r.from.Member > 0:
		return nil // no archive, and its only member is done
	case r.lines || ext == ".jsonl" || ext == ".ndjson" || r.source.path == input.Stdin && bytes.HasPrefix(bytes.TrimSpace(magic), []byte("{")):
		if unpacked > 0 || r.inside {
			r.file = nil
		}
		return r.jsonLines(buf)
	}
	return r.text(buf, size)
}

// inner is the name of what a packed file holds.
func inner(name, ext string) string {
	if ext == ".tgz" || ext == ".tbz2" || ext == ".tbz" {
		return name[:len(name)-len(ext)] + ".tar"
	}
	return name[:len(name)-len(ext)]
}

func isTar(magic []byte) bool {
	return len(magic) > 262 && string(magic[257:262]) == "ustar"
}

func isZip(magic []byte) bool {
	return bytes.HasPrefix(magic, []byte("PK\x03\x04")) || bytes.HasPrefix(magic, []byte("PK\x05\x06"))
}

// text reads a text that is all of a file or a member.
func (r *reading) text(in io.Reader, size int64) error {
	at := place{Member: r.from.Member}
	if size > r.most {
		return r.quarantine(r.long(size))
	}
	data, err := io.ReadAll(io.LimitReader(in, r.most+1))
	switch {
	case r.ctx.Err() != nil:
		return r.ctx.Err()
	case err != nil:
		if perr := (*fs.PathError)(nil); errors.As(err, &perr) {
			return err
		}
		return r.quarantine(fault{damaged, err.Error(), max(size, int64(len(data)))})
	case int64(len(data)) > r.most:
		return r.quarantine(r.long(size))
	}
	return r.emit(item{data: data, at: at, next: r.after()})
}

func (r *inputs) long(size int64) fault {
	has := "it has more"
	if size >= 0 {
		has = "it has " + humanize.Comma(size) + " bytes"
	}
	return fault{tooLong, fmt.Sprintf("%s; -max is %s", has, humanize.IBytes(uint64(r.most))), size}
}

// tar reads the members of a tar.
func (r *reading) tar(in io.Reader) error {
	r.inside = true
	t := tar.NewReader(in)
	for n := 0; ; n++ {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			// What follows holds the checksum, if it is packed.
			_, err = io.Copy(io.Discard, in)
			if err != nil {
				err = fmt.Errorf("%w behind the last member: %w", errDamaged, err)
			}
			return err
		}
		if err != nil {
			r.member = ""
			return fmt.Errorf("%w behind member %d: %w", errDamaged, n, err)
		}
		if n < r.from.Member {
			continue
		}
		r.member = memberName(h.Name)
		switch {
		case h.Typeflag == tar.TypeDir || hidden(h.Name):
			r.after()
			continue
		case h.Typeflag != tar.TypeReg:
			err = r.quarantine(fault{link, fmt.Sprintf("%v %s", errLink, tarType(h)), -1})
		default:
			err = r.stream(h.Name, t, h.Size, 0)
		}
		if err = r.memberError(err); err != nil {
			return err
		}
	}
}

func tarType(h *tar.Header) string {
	if h.Typeflag == tar.TypeLink {
		return "a link"
	}
	return typeName(h.FileInfo().Mode())
}

// typeName says what something is that is no file.
func typeName(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeSymlink != 0:
		return "a link"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else"
}

// memberError puts a member with a fault aside and returns what ends the archive.
func (r *reading) memberError(err error) error {
	var perr *fs.PathError
	if err == nil || errors.Is(err, errStop) || errors.As(err, &perr) || r.ctx.Err() != nil {
		return err
	}
	return r.quarantine(fault{damaged, err.Error(), -1})
}

// zip reads the members of a zip.
func (r *reading) zip(f io.ReaderAt, size int64) error {
	r.inside = true
	z, err := zip.NewReader(f, size)
	if err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	// Deflate packs no better than 1 to 1,032. More means that members share
	// their bytes, which only those do that are made to fill disks.
	var sum uint64
	for _, m := range z.File {
		if sum += m.UncompressedSize64; sum > 1100*uint64(size) || m.UncompressedSize64 > 1100*uint64(size) {
			return fmt.Errorf("%w: its members claim more bytes than a zip of this size can hold", errDamaged)
		}
	}
	for n := r.from.Member; n < len(z.File); n++ {
		m := z.File[n]
		r.packed = int64(float64(size) * float64(n) / float64(len(z.File)))
		name := m.Name
		if m.NonUTF8 && !utf8.ValidString(name) {
			if s, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
				name = s
			}
		}
		r.member = memberName(name)
		switch {
		case m.FileInfo().IsDir() || hidden(name):
			r.after()
			continue
		case !m.Mode().IsRegular():
			err = r.quarantine(fault{link, fmt.Sprintf("%v %s", errLink, typeName(m.Mode())), -1})
		case m.Flags&1 != 0:
			err = r.quarantine(fault{binary, "is encrypted", int64(m.UncompressedSize64)})
		default:
			err = r.zipMember(m, name)
		}
		if err = r.memberError(err); err != nil {
			return err
		}
	}
	return nil
}

func (r *reading) zipMember(m *zip.File, name string) error {
	in, err := m.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	var n int64
	return r.stream(name, &counter{ctx: r.ctx, in: in, n: &n}, int64(m.UncompressedSize64), 0)
}

// hidden says whether a member is one of those that a system puts beside files.
func hidden(name string) bool {
	return strings.HasPrefix(path.Base(name), ".") || strings.HasPrefix(name, "__MACOSX/")
}

// memberName is the name of a member as it is shown: it is never a path of this
// machine, whatever it says.
func memberName(name string) string { return bounded(clean(name)) }
