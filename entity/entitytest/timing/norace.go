//go:build !race

package timing

// RaceDetector says whether the race detector is on. It makes pools drop memory at random, so
// that allocations cannot be counted.
const RaceDetector = false
