package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"reflect"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

func init() {
	register.Combiner3[sample, item, sample](&boundsFn{})
	register.DoFn3x0[item, func(*sample) bool, func(int, item)](&shardFn{})
	register.DoFn2x0[[]byte, func(int, item)](&emptyFn{})
	register.Function2x2(sizeOf)
	register.Emitter2[int, item]()
	register.Iter1[item]()
	register.Iter1[sample]()
	beam.RegisterType(reflect.TypeFor[sample]())
}

// sorted divides items into shards, each in front of the next in the order of keys:
// integers from 0 with the items of the shard in any order, see [inOrder]. No shard
// is left out, also where it is empty.
//
// Where a shard ends is told by a sample of the keys. The same items give the same
// shards.
func sorted(s beam.Scope, shards int, items beam.PCollection) beam.PCollection {
	s = s.Scope("sort")
	bounds := beam.Combine(s, &boundsFn{Shards: shards}, items)
	dealt := beam.ParDo(s, &shardFn{}, items, beam.SideInput{Input: bounds})
	none := beam.ParDo(s, &emptyFn{Shards: shards}, beam.Impulse(s))
	return beam.GroupByKey(s, beam.Flatten(s, dealt, none))
}

// inOrder returns the items of a shard by their keys.
func inOrder(items func(*item) bool) []item {
	var out []item
	for i := range all(items) {
		if len(i.Key) > 0 { // not that of emptyFn
			out = append(out, i)
		}
	}
	slices.SortFunc(out, func(x, y item) int { return cmp.Or(bytes.Compare(x.Key, y.Key), bytes.Compare(x.Data, y.Data)) })
	return out
}

// sizeOf returns how many items a shard has.
func sizeOf(shard int, items func(*item) bool) (int, int) {
	n := 0
	for i := range all(items) {
		if len(i.Key) > 0 {
			n++
		}
	}
	return shard, n
}

// emptyFn emits an item without a key for each shard.
type emptyFn struct{ Shards int }

// ProcessElement takes an impulse.
func (f *emptyFn) ProcessElement(_ []byte, emit func(int, item)) {
	for i := range f.Shards {
		emit(i, item{})
	}
}

// sample are keys, in front of each eight bytes of its digest: those whose digests
// are the smallest. At the end they are the keys with which shards begin, but for the
// first shard.
type sample struct{ Keys [][]byte }

// boundsFn finds out with which keys shards begin.
type boundsFn struct{ Shards int }

const (
	digest   = 8
	perShard = 64 // keys of the sample
)

// CreateAccumulator returns the sample of nothing.
func (f *boundsFn) CreateAccumulator() sample { return sample{} }

// AddInput adds a key.
func (f *boundsFn) AddInput(s sample, i item) sample {
	sum := sha256.Sum256(i.Key)
	s.Keys = append(s.Keys, append(sum[:digest:digest], i.Key...))
	if len(s.Keys) >= 2*perShard*f.Shards {
		return f.smallest(s)
	}
	return s
}

// MergeAccumulators joins two samples.
func (f *boundsFn) MergeAccumulators(a, b sample) sample {
	return f.smallest(sample{append(a.Keys, b.Keys...)})
}

func (f *boundsFn) smallest(s sample) sample {
	slices.SortFunc(s.Keys, bytes.Compare)
	return sample{slices.Clone(s.Keys[:min(len(s.Keys), perShard*f.Shards)])}
}

// ExtractOutput returns the bounds.
func (f *boundsFn) ExtractOutput(s sample) sample {
	keys := f.smallest(s).Keys
	for i := range keys {
		keys[i] = keys[i][digest:]
	}
	slices.SortFunc(keys, bytes.Compare)
	var bounds sample
	for i := 1; i < f.Shards && len(keys) > 0; i++ {
		bounds.Keys = append(bounds.Keys, keys[i*len(keys)/f.Shards])
	}
	return bounds
}

// shardFn finds the shard of an item.
type shardFn struct{}

// ProcessElement emits the item with the number of its shard.
func (f *shardFn) ProcessElement(i item, bounds func(*sample) bool, emit func(int, item)) {
	var b sample
	bounds(&b)
	n, found := slices.BinarySearchFunc(b.Keys, i.Key, bytes.Compare)
	for found && n < len(b.Keys) && bytes.Equal(b.Keys[n], i.Key) {
		n++ // the bounds are the first keys of their shards
	}
	emit(n, i)
}
