package main

// index numbers the features that are seen often enough.
type index struct {
	seen []uint8 // counts by a hash of the key, while counting
	keys []uint64
	ids  []int32 // open addressing; 0 is empty, else number + 1
}

// seenBits is the size of the table of counts.
const seenBits = 27

func newIndex() *index { return &index{seen: make([]uint8, 1<<seenBits)} }

// count notes a key.
func (x *index) count(key uint64) {
	if s := &x.seen[key>>(64-seenBits)]; *s < 255 {
		*s++
	}
}

// admit numbers key when it has been seen cutoff times.
func (x *index) admit(key uint64, cutoff int) {
	if int(x.seen[key>>(64-seenBits)]) < cutoff || x.find(key) >= 0 {
		return
	}
	if 2*len(x.keys) >= len(x.ids) {
		x.ids = make([]int32, max(1<<16, 2*len(x.ids)))
		for n, k := range x.keys {
			x.put(k, n)
		}
	}
	x.keys = append(x.keys, key)
	x.put(key, len(x.keys)-1)
}

func (x *index) slot(key uint64) int { return int((key ^ key>>31) & uint64(len(x.ids)-1)) }

func (x *index) put(key uint64, n int) {
	i := x.slot(key)
	for x.ids[i] != 0 {
		i = (i + 1) & (len(x.ids) - 1)
	}
	x.ids[i] = int32(n + 1)
}

// find returns the number of key, or -1.
func (x *index) find(key uint64) int32 {
	if len(x.ids) == 0 {
		return -1
	}
	for i := x.slot(key); x.ids[i] != 0; i = (i + 1) & (len(x.ids) - 1) {
		if x.keys[x.ids[i]-1] == key {
			return x.ids[i] - 1
		}
	}
	return -1
}

// only returns an index of the given keys.
func only(keys []uint64) *index {
	x := &index{}
	for 2*len(keys) >= len(x.ids) {
		x.ids = make([]int32, max(1<<16, 2*len(x.ids)))
	}
	x.keys = keys
	for n, k := range keys {
		x.put(k, n)
	}
	return x
}
