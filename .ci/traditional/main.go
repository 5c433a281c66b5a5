// Command traditional turns annotated articles and sentences into traditional characters, as a newspaper of Taiwan
// or Hong Kong would print them, so that extraction can be scored on both forms of the same text:
//
//	go run . -to s2tw FROM TO
//
// FROM is a folder of *.json (articles) and *.jsonl (one record a line) files, folders inside included; TO gets the same files,
// converted. Words are converted as words (里长 is 里長, 公里 is 公里, 村里 is 村裡), quotation marks become 「」,
// offsets (in characters) and the names that facts give are shifted and converted along. Nothing is kept of the
// texts but what is written to TO.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/longbridgeapp/opencc"
)

func main() {
	log.SetFlags(0)
	to := flag.String("to", "s2tw", "opencc `configuration`: s2t, s2tw (Taiwan), s2hk (Hong Kong), s2twp (Taiwan, with its vocabulary)")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: traditional [-to CONFIGURATION] FROM TO")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*to, flag.Arg(0), flag.Arg(1)); err != nil {
		log.Fatal("traditional: ", err)
	}
}

// run converts the files below from.
func run(config, from, to string) error {
	cc, err := opencc.New(config)
	if err != nil {
		return err
	}
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		ext := filepath.Ext(path)
		if err != nil || d.IsDir() || ext != ".json" && ext != ".jsonl" || strings.Contains(path, ".train.") {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if ext == ".json" {
			data, err = record(cc, data)
		} else {
			data, err = lines(cc, data)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		name = filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, data, 0o644)
	})
}

// lines converts one record a line.
func lines(cc converter, data []byte) ([]byte, error) {
	var out bytes.Buffer
	in := bufio.NewScanner(bytes.NewReader(data))
	in.Buffer(nil, len(data)+1)
	for n := 1; in.Scan(); n++ {
		line, err := record(cc, in.Bytes())
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out.Write(line)
	}
	return out.Bytes(), in.Err()
}

// record converts one article or sentence with its annotation.
func record(cc converter, data []byte) ([]byte, error) {
	var r map[string]any
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, err
	}
	source, _ := r["text"].(string)
	spans := spansOf(r)
	t, err := convert(cc, source, spans)
	if err != nil {
		return nil, err
	}
	r["text"] = string(t.runes)
	for _, s := range spans {
		if err := t.shift(s); err != nil {
			return nil, err
		}
	}
	if err := t.names(cc, r); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err = e.Encode(r)
	return out.Bytes(), err
}

// spansOf lists what has a start and an end in the text.
func spansOf(r map[string]any) []map[string]any {
	var out []map[string]any
	for _, v := range r {
		list, _ := v.([]any)
		for _, x := range list {
			if s, ok := x.(map[string]any); ok && s["start"] != nil && s["end"] != nil {
				out = append(out, s)
			}
		}
	}
	return out
}
