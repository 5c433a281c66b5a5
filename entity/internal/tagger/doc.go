// Package tagger is a small fitted sequence scorer for people, places and
// organisations: evidence that stands beside the rules, never above them.
//
// It labels the characters of one sentence of folded text (package view) with
// the labels O and B, M, E, S of each kind. The score of a labelling is the sum
// of weights of hashed character n-grams and character classes around each
// position, and of weights for pairs of labels; the best legal labelling is
// found exactly. Organisations are flat and maximal.
//
// # Provenance
//
// model.bin.gz is made by one command, which is deterministic:
//
//	go run ./entity/internal/tagger/fit -pfr FILE -leader FILE \
//	    -o entity/internal/tagger/model.bin.gz
//
// It is fitted to the training part of the People's Daily corpus of January
// 1998, to sentences that the command makes up (fit/patterns.txt,
// fit/words.txt) and to nothing else: a conditional random field, trained with
// AdaGrad, pruned and quantised to one byte a weight. Names and places are exchanged for
// made-up ones while fitting, so that weights rest on the build of names and on
// their surroundings. What the corpus leaves open by the project's guideline is
// left open here too (fit/corpus.go).
//
// gate.bin.gz says which characters the model need not look at. It is made by
//
//	go run ./entity/internal/tagger/fit -gate entity/internal/tagger/model.bin.gz \
//	    -news FILE -pfr FILE -o entity/internal/tagger/gate.bin.gz
//
// after each fit of the model, from what the model makes of 8,250 news articles of
// 2010 to 2026 and of the training part. On one text in eight that it was not fitted
// to, it leaves 26 % of the characters to the model and closes 10 in 10,000 of those
// that the model labels other than O. With the gate before, which did not tell neighbours of likely
// characters apart and left 32 %, 118 of 437,000 mentions in 8,000 such articles came or went.
//
// The classes and frequencies of words, and places and foreign names to put in
// for others, come from jieba's dictionary (MIT; entity/internal/dict), without
// its full names of people.
//
// The model holds weights and classes of words under 16-bit hashes, and a class
// of each character from counts; it holds no text and no list of names.
package tagger
