package corrections

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const header = `# What readers put right, one correction a line, fields separated by tabs:
#   name   KIND  NAME                           NAME is a name of this kind
#   not    KIND  NAME                           NAME is no name of this kind
#   same   KIND  NAME  ARTICLE  NAME  ARTICLE   these two are one
#   apart  KIND  NAME  ARTICLE  NAME  ARTICLE   these two are not one
#   nofact RELATION  NAME  NAME  ARTICLE        the article does not say this of the two
#   nocode place  NAME                          the place is not the one of the list of divisions
`

// Load reads a file. All faults are reported, with file and line.
func Load(file string) ([]Correction, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var list []Correction
	var faults []error
	n := 0
	for line := range strings.SplitSeq(strings.TrimPrefix(string(data), "\uFEFF"), "\n") {
		n++
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c, err := parse(line)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", file, n, err))
			continue
		}
		list = append(list, c)
	}
	return list, errors.Join(faults...)
}

// Writable says why corrections cannot be written to a file, which need not be
// there; the error names it. With [fs.ErrPermission] they can still be read.
func Writable(file string) error {
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s: is no file that corrections can be written to", file)
	}
	tmp, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return fmt.Errorf("%s: corrections cannot be written there: %w", file, err)
	}
	return errors.Join(tmp.Close(), os.Remove(tmp.Name()))
}

// Append writes corrections to the end of a file, which is made where there is
// none.
func Append(file string, list ...Correction) error {
	var text strings.Builder
	for _, c := range list {
		if err := c.Check(); err != nil {
			return err
		}
		text.WriteString(c.String() + "\n")
	}
	return locked(file, func(file string) error {
		f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
		if err != nil {
			return err
		}
		begin, err := beginning(f)
		if err == nil {
			_, err = f.WriteString(begin + text.String())
		}
		if err == nil {
			err = f.Sync()
		}
		return errors.Join(err, f.Close())
	})
}

// beginning is what has to stand before new lines: the header of a new file, the
// end of a last line that has none.
func beginning(f *os.File) (string, error) {
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if info.Size() == 0 {
		return header, nil
	}
	var last [1]byte
	if _, err := f.ReadAt(last[:], info.Size()-1); err != nil || last[0] == '\n' {
		return "", err
	}
	return "\n", nil
}

// Remove takes the lines of a correction out of a file. Comments stay.
func Remove(file string, c Correction) error {
	return locked(file, func(file string) error {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var kept strings.Builder
		for line := range strings.Lines(string(data)) {
			if d, err := parse(strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF"))); err == nil && d.String() == c.String() {
				continue
			}
			kept.WriteString(line)
		}
		return write(file, kept.String())
	})
}

// write replaces a file as a whole, so that a crash leaves the old one. Its mode
// stays.
func write(file, text string) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	_, err = tmp.WriteString(text)
	if err == nil {
		err = tmp.Sync()
	}
	if err = errors.Join(err, tmp.Close()); err == nil {
		err = os.Chmod(tmp.Name(), info.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(tmp.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return nil
}
