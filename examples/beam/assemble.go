package main

import (
	"iter"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/go-renshi/renshi/graph"
)

func init() {
	register.DoFn2x1[[]byte, func(piece), error](&firstFn{})
	register.DoFn3x1[[]byte, func(*[]byte) bool, func(piece), error](&stepFn{})
	register.DoFn4x1[int, func(*item) bool, func(*int, *int) bool, func(piece), error](&numberFn{})
	register.Function1x1(stageOf)
	register.Function1x2(keyed)
	register.Function1x1(itemOf)
	register.Iter1[[]byte]()
	register.Iter2[int, int]()
}

// graphOptions are the options of the graph.
type graphOptions struct{ Appearances, Dates bool }

func (o graphOptions) assembly() (*graph.Assembly, error) {
	var opts []graph.Option
	if o.Appearances {
		opts = append(opts, graph.WithAppearances())
	}
	if o.Dates {
		opts = append(opts, graph.WithDates())
	}
	return graph.NewAssembly(opts...)
}

func newPiece(p graph.Piece) piece { return piece{int(p.Stage), p.Key, p.Data} }

func stageOf(p piece) int { return p.Stage }

func keyed(p piece) ([]byte, []byte) { return p.Key, p.Data }

func itemOf(p piece) item { return item{p.Key, p.Data} }

// assemble makes the lines of a graph of its first pieces. Each stage of
// [graph.Assembly] is a grouping by keys and a step on each group; only the numbers
// of articles need an order of all.
func assemble(s beam.Scope, o graphOptions, shards int, pieces beam.PCollection) beam.PCollection {
	first := beam.ParDo(s, &firstFn{Graph: o}, beam.Impulse(s))
	waiting := make([][]beam.PCollection, graph.Stages+1)
	deal := func(s beam.Scope, pieces beam.PCollection) {
		for stage, p := range beam.Partition(s, len(waiting), stageOf, pieces) {
			waiting[stage] = append(waiting[stage], p)
		}
	}
	deal(s, beam.Flatten(s, first, pieces))
	for stage := range graph.Stages {
		s := s.Scope(stage.String())
		due := beam.Flatten(s, waiting[stage]...)
		if stage == graph.Numbering {
			due = beam.ParDo(s, itemOf, due)
			deal(s, number(s, o, sorted(s, shards, due)))
			continue
		}
		deal(s, beam.ParDo(s, &stepFn{Stage: int(stage), Graph: o}, beam.GroupByKey(s, beam.ParDo(s, keyed, due))))
	}
	return beam.ParDo(s, itemOf, beam.Flatten(s, waiting[graph.Lines]...))
}

// firstFn emits what every graph begins with.
type firstFn struct{ Graph graphOptions }

// ProcessElement takes an impulse.
func (f *firstFn) ProcessElement(_ []byte, pieces func(piece)) error {
	a, err := f.Graph.assembly()
	if err != nil {
		return err
	}
	pieces(newPiece(a.First()))
	return nil
}

// stepFn is a step of an assembly.
type stepFn struct {
	Stage int
	Graph graphOptions

	assembly *graph.Assembly
}

// Setup is called by Beam before all else.
func (f *stepFn) Setup() (err error) {
	f.assembly, err = f.Graph.assembly()
	return err
}

// ProcessElement takes all data of a key.
func (f *stepFn) ProcessElement(key []byte, data func(*[]byte) bool, pieces func(piece)) error {
	return f.assembly.Step(graph.Stage(f.Stage), key, all(data), func(p graph.Piece) { pieces(newPiece(p)) })
}

// all yields the elements of an iterator of Beam.
func all[T any](next func(*T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for {
			var v T
			if !next(&v) || !yield(v) {
				return
			}
		}
	}
}

// number numbers what was sorted into shards.
func number(s beam.Scope, o graphOptions, shards beam.PCollection) beam.PCollection {
	sizes := beam.ParDo(s, sizeOf, shards)
	return beam.ParDo(s, &numberFn{Graph: o}, shards, beam.SideInput{Input: sizes})
}

// numberFn numbers the articles of a shard. All that it knows of the others is how
// many each has.
type numberFn struct {
	Graph graphOptions

	assembly *graph.Assembly
}

// Setup is called by Beam before all else.
func (f *numberFn) Setup() (err error) {
	f.assembly, err = f.Graph.assembly()
	return err
}

// ProcessElement takes a shard, and the sizes of all.
func (f *numberFn) ProcessElement(shard int, items func(*item) bool, sizes func(*int, *int) bool, pieces func(piece)) error {
	n := 0
	for other, size := 0, 0; sizes(&other, &size); {
		if other < shard {
			n += size
		}
	}
	for _, i := range inOrder(items) {
		p, err := f.assembly.Number(graph.Piece{Stage: graph.Numbering, Key: i.Key, Data: i.Data}, n)
		if err != nil {
			return err
		}
		pieces(newPiece(p))
		n++
	}
	return nil
}
