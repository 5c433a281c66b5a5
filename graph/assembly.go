package graph

import (
	"errors"
	"fmt"
	"iter"

	"github.com/go-renshi/renshi/relation"
)

// Assembly makes the graph of more articles than one machine can hold. It is the
// [Builder] cut into steps each of which looks only at what stands under one key:
// an engine such as Apache Beam, Spark, or sort and awk, groups, the steps do the
// rest.
//
//	pieces := Add of all results, and First
//	for s := range graph.Stages {
//		group the pieces of stage s by their keys; Step on each group makes pieces of later stages
//		where s is [Numbering]: sort the pieces by their keys; Number on the n-th, from 0, makes its piece of a later stage
//	}
//	sort the pieces of stage [Lines] by their keys: their data are the lines of [Graph.WriteJSONL]
//
// The lines are those of the graph that a Builder makes with the same options of the
// same results, byte for byte and in their order, whatever the order of the pieces.
// Only who has the same name is looked at together: [Stage] tells by what each is
// grouped.
//
// An Assembly does not change and is safe for concurrent use. The zero Assembly is one
// without options. Pieces mean nothing
// to another version of the package.
type Assembly struct{ dates, appearances bool }

// NewAssembly returns an Assembly. Its options are [WithDates] and
// [WithAppearances]; it is an error to give others, which look at all articles at
// once.
func NewAssembly(opts ...Option) (*Assembly, error) {
	b := NewBuilder(opts...)
	if b.identity != nil || len(b.overrides) > 0 || b.work != nil {
		return nil, errors.New("graph: NewAssembly: only WithDates and WithAppearances can be given")
	}
	return &Assembly{b.dates, b.appearances}, nil
}

// Piece is a part of a graph in the making.
type Piece struct {
	Stage Stage
	Key   []byte // any bytes; sorted, they compare as bytes.Compare says
	Data  []byte
}

// Stage says when a piece is due, and by what those of the stage are grouped: people
// come after events, because who took part in the same event is a ground for being
// the same person.
//
//	pages      by source text: names are made absolute by what the page names
//	events     events by name; bodies, offices and dates by full name, to find out
//	           whether regions of one name have several codes; articles by id, to
//	           find out whether several have it
//	people     by source text: people learn in which events they took part; bodies,
//	           offices and dates by full name and region
//	names      people, places and others by name, which become vertices; bodies,
//	           offices and dates by name, which are numbered
//	articles   by source text: those in which nothing has become a vertex end here
//	numbering  articles, which are sorted and numbered, see Numbering
//	facts      by source text: facts get the vertices and the article that they tie;
//	           vertices by the id of their first article, where several have that id
//	edges      facts by the vertices that they tie, vertices by their key
//	lines      done, see Lines
type Stage int

const (
	stagePages Stage = iota
	stageEvents
	stagePeople
	stageNames
	stageArticles
	stageNumbering
	stageFacts
	stageEdges
	stageLines
)

// The stages that are not grouped by keys.
const (
	// Numbering is the stage whose pieces are sorted by their keys; [Assembly.Number]
	// takes each.
	Numbering Stage = stageNumbering
	// Lines is the stage whose pieces are done: sorted by their keys they are the file,
	// without line feeds.
	Lines Stage = stageLines
	// Stages is the number of stages that take a step, and the first that takes none.
	Stages Stage = stageLines
)

var stageWords = [...]string{"pages", "events", "people", "names", "articles", "numbering", "facts", "edges", "lines"}

// String returns the stage as the table of Stage calls it.
func (s Stage) String() string {
	if s >= 0 && int(s) < len(stageWords) {
		return stageWords[s]
	}
	return fmt.Sprintf("Stage(%d)", int(s))
}

// What the first byte of a key says it is.
const (
	ofPage = 'p' // the digest of a source
	ofName = 'n' // kind and name
	ofFull = 'f' // kind and full name
	ofID   = 'i' // id of an article
	ofEdge = 'e' // keys of two vertices
	ofKey  = 'v' // key of a vertex
)

func keyOf(what byte, parts ...string) []byte {
	b := []byte{what}
	for _, p := range parts {
		b = orderText(b, p)
	}
	return b
}

// First is the first line of every file, which no result makes.
func (a *Assembly) First() Piece {
	first, _ := line([]byte{0}, firstLine{jsonlVersion}) // a number is always written
	return first
}

// Add takes a result, as [Builder.Add] does, and hands its piece to emit. An article
// that is added twice must come with the same result.
func (a *Assembly) Add(r *relation.Result, emit func(Piece)) {
	if r == nil || r.Doc == nil {
		return
	}
	rec := newReader(&Builder{dates: a.dates}, r).read()
	emit(Piece{stagePages, keyOf(ofPage, rec.article.Page), encode(func(c *codec) { c.record(rec) })})
}

// Step takes the data of all pieces of a stage that have one key, in any order, and
// hands pieces of later stages to emit. The error is that of data which is none of
// these.
func (a *Assembly) Step(s Stage, key []byte, data iter.Seq[[]byte], emit func(Piece)) error {
	if len(key) == 0 {
		return errCut
	}
	do := steps[stageKey{s, key[0]}]
	if do == nil {
		return errCut
	}
	return do(a, data, emit)
}

type stageKey struct {
	stage Stage
	what  byte
}

var steps = map[stageKey]func(a *Assembly, data iter.Seq[[]byte], emit func(Piece)) error{
	{stagePages, ofPage}:    (*Assembly).clearPage,
	{stageEvents, ofName}:   (*Assembly).joinNamesakes,
	{stageEvents, ofFull}:   (*Assembly).findCodes,
	{stageEvents, ofID}:     (*Assembly).countArticles,
	{stagePeople, ofPage}:   (*Assembly).attend,
	{stagePeople, ofFull}:   (*Assembly).joinNames,
	{stageNames, ofName}:    (*Assembly).joinNamesakes,
	{stageNames, ofFull}:    (*Assembly).numberNames,
	{stageArticles, ofPage}: (*Assembly).findArticles,
	{stageFacts, ofPage}:    (*Assembly).layFacts,
	{stageFacts, ofID}:      (*Assembly).refer,
	{stageEdges, ofEdge}:    (*Assembly).tidyEdge,
	{stageEdges, ofKey}:     (*Assembly).finishVertex,
}
