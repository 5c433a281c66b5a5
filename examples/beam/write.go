package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

func init() {
	register.DoFn3x1[context.Context, int, func(*item) bool, error](&writeFn{})
}

// write writes the items, each a line, into files of a folder that together are in
// the order of the keys.
func write(s beam.Scope, folder, kind string, shards int, items beam.PCollection) {
	beam.ParDo0(s, &writeFn{Folder: folder, Kind: kind, Shards: shards}, sorted(s, shards, items))
}

// writeFn writes a shard.
type writeFn struct {
	Folder, Kind string
	Shards       int
}

// ProcessElement writes a file, which is there when it is whole: a worker that dies
// leaves none, and one that does its work again writes the same.
func (f *writeFn) ProcessElement(ctx context.Context, shard int, items func(*item) bool) (err error) {
	name := fmt.Sprintf("%s/%s-%05d-of-%05d.jsonl", strings.TrimSuffix(f.Folder, "/"), f.Kind, shard, f.Shards)
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer func() { _ = fs.Close() }() // nothing is written by it
	whole := name
	if _, ok := fs.(filesystem.Renamer); ok {
		name += ".part"
	}
	out, err := fs.OpenWrite(ctx, name)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(out, 1<<20)
	for _, i := range inOrder(items) {
		_, _ = w.Write(i.Data) // Flush has the error
		_ = w.WriteByte('\n')
	}
	if err := errors.Join(w.Flush(), out.Close()); err != nil {
		return err
	}
	if name == whole {
		return nil
	}
	return filesystem.Rename(ctx, fs, name, whole)
}
