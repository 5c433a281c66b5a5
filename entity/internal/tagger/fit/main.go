// Command fit makes the model of package tagger from the training sentences.
// The same input gives the same bytes.
//
//	go run ./entity/internal/tagger/fit -pfr FILE.jsonl.gz -leader FILE.jsonl -o model.bin.gz
//
// The files hold one JSON object a line: text, entities, nested_entities and
// ignore, with offsets in characters.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(log.Ltime)
	var (
		pfr    = flag.String("pfr", "", "training sentences, JSON lines, gzip or plain")
		leader = flag.String("leader", "", "more training sentences of the same corpus")
		out    = flag.String("o", "model.bin.gz", "the model to write")
		o      = defaults()
	)
	flag.IntVar(&o.epochs, "epochs", o.epochs, "passes over the sentences")
	flag.IntVar(&o.again, "again", o.again, "passes after pruning")
	flag.IntVar(&o.keep, "keep", o.keep, "features to keep")
	flag.IntVar(&o.cutoff, "cutoff", o.cutoff, "least number of times that a feature is seen")
	flag.Float64Var(&o.change, "change", o.change, "part of the sentences that are changed in each pass")
	flag.Float64Var(&o.compose, "compose", o.compose, "part of the sentences that are made up")
	flag.Float64Var(&o.drop, "drop", o.drop, "part of the templates left out for a sentence")
	flag.Float64Var(&o.rate, "rate", o.rate, "learning rate")
	flag.Parse()
	data, err := run(*pfr, *leader, o)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, data, 0o644); err != nil {
		log.Fatal(err)
	}
	log.Printf("%s: %d bytes", *out, len(data))
}

// run fits a model to the files and returns its bytes.
func run(pfr, leader string, o options) ([]byte, error) {
	sentences, err := read(pfr, leader)
	if err != nil {
		return nil, err
	}
	if len(sentences) == 0 {
		return nil, fmt.Errorf("no sentences in %q and %q", pfr, leader)
	}
	var b bytes.Buffer
	if err := fit(sentences, o).Encode(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
