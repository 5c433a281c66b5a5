package corrections

import (
	"errors"
	"fmt"
	"io"
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
	var lines strings.Builder
	for _, c := range list {
		if err := c.Check(); err != nil {
			return err
		}
		lines.WriteString(c.String() + "\n")
	}
	return edit(file, func(text string) string {
		switch {
		case text == "":
			text = header
		case !strings.HasSuffix(text, "\n"):
			text += "\n"
		}
		return text + lines.String()
	})
}

// Remove takes the lines of a correction out of a file. Comments stay.
func Remove(file string, c Correction) error {
	return edit(file, func(text string) string {
		var kept strings.Builder
		for line := range strings.Lines(text) {
			if d, err := parse(strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF"))); err == nil && d.String() == c.String() {
				continue
			}
			kept.WriteString(line)
		}
		return kept.String()
	})
}

// edit changes the text of a file, which is made where there is none.
func edit(file string, change func(text string) string) error {
	return locked(file, func(file string) error {
		f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o644) // who may not write must not replace
		if err != nil {
			return err
		}
		data, err := io.ReadAll(f)
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
		if text := change(string(data)); text != string(data) {
			return write(file, text)
		}
		return nil
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
	if dir, err := os.Open(filepath.Dir(file)); err == nil { // so that the new one is there also after the power fails
		_ = dir.Sync() // not every system can
		_ = dir.Close()
	}
	return nil
}
