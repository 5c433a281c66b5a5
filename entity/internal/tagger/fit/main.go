// Command fit makes the model of package tagger from the training sentences.
// The same input gives the same bytes.
//
//	go run ./entity/internal/tagger/fit -pfr FILE.jsonl.gz -leader FILE.jsonl -o model.bin.gz
//	go run ./entity/internal/tagger/fit -gate model.bin.gz -news FILE.txt.gz -pfr FILE.jsonl.gz -o gate.bin.gz
//
// The second fits the gate of a model; it comes after each fit of the model.
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
		gate   = flag.String("gate", "", "fit the gate of this model, no model")
		news   = flag.String("news", "", "texts for the gate, one a line, gzip or plain")
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
	data, err := run(*pfr, *leader, *gate, *news, o)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, data, 0o644); err != nil {
		log.Fatal(err)
	}
	log.Printf("%s: %d bytes", *out, len(data))
}

// run fits a model to the files, or the gate of a model, and returns its bytes.
func run(pfr, leader, gate, news string, o options) ([]byte, error) {
	sentences, err := read(pfr, leader)
	if err != nil {
		return nil, err
	}
	if len(sentences) == 0 {
		return nil, fmt.Errorf("no sentences in %q and %q", pfr, leader)
	}
	if gate != "" {
		return runGate(gate, news, sentences)
	}
	var b bytes.Buffer
	if err := fit(sentences, o).Encode(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
