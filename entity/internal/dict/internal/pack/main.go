// Command pack copies jieba's dictionary and its model for unknown words from
// the gojieba module in the module cache, gzipped, into the package directory
// that it is run in (go generate). The gzip headers carry no name and no time,
// so that the same Go release writes the same bytes again.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run() error {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yanyiwu/gojieba").Output()
	if err != nil {
		return fmt.Errorf("finding the gojieba module: %w", err)
	}
	from := filepath.Join(string(bytes.TrimSpace(out)), "deps", "cppjieba", "dict")
	for _, name := range []string{"jieba.dict.utf8", "hmm_model.utf8"} {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		var packed bytes.Buffer
		w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		if err != nil {
			return err
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		if err := os.WriteFile(name+".gz", packed.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
