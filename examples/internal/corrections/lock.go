package corrections

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

const (
	// patience is how long to wait for another program that writes.
	patience = 10 * time.Second
	// forgotten is how old a lock is that a program left when it was killed:
	// writing takes thousandths of a second.
	forgotten = time.Minute
)

// locked calls change while no other change of the file is under way, in this
// program or another. It gives change the file that a symbolic link leads to.
//
// The lock is a file that is there while somebody writes: it works wherever a
// file can be created, and leaves nothing behind.
func locked(file string, change func(file string) error) error {
	if target, err := filepath.EvalSymlinks(file); err == nil {
		file = target
	}
	lock := file + ".lock"
	for end := time.Now().Add(patience); ; time.Sleep(2 * time.Millisecond) {
		f, err := os.OpenFile(lock, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err == nil {
			return errors.Join(f.Close(), change(file), os.Remove(lock))
		}
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		if info, err := os.Stat(lock); err == nil && time.Since(info.ModTime()) > forgotten {
			if err := os.Remove(lock); err == nil || errors.Is(err, fs.ErrNotExist) {
				continue
			}
		}
		if time.Now().After(end) {
			return fmt.Errorf("%s: another program is writing; if none is, delete %s", file, lock)
		}
	}
}
