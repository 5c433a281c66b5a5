package dict

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"math/bits"
)

// Tags tells the tags of words and nothing else of the dictionary. It does not
// change and is safe for concurrent use.
//
// A word is looked up in one place of memory, by a hash of 64 bits; in the trie of
// [Dict] each of its characters leads to another place.
type Tags struct {
	seed  maphash.Seed
	slots []uint64 // open addressing: the hash of a word but for its low byte, 1 + the index of its tag
	names []string
}

// NewTags reads the text of a dictionary, as [Words] gives it.
func NewTags(text []byte) (*Tags, error) {
	lines := bytes.Count(text, []byte("\n")) + 1
	t := &Tags{seed: maphash.MakeSeed(), slots: make([]uint64, 1<<bits.Len(uint(lines)*4/3))}
	index := map[string]uint64{}
	for line, r := range rows(text) {
		if !r.ok {
			return nil, r.fault(line)
		}
		k, ok := index[string(r.tag)]
		if !ok {
			t.names = append(t.names, string(r.tag))
			k = uint64(len(t.names))
			index[string(r.tag)] = k
		}
		if k > lowByte {
			return nil, fmt.Errorf("dictionary line %d: more than %d tags", line, lowByte)
		}
		h := maphash.Bytes(t.seed, r.word)
		t.slots[t.slot(h)] = h&^lowByte | k // of a word given twice the last line holds
	}
	return t, nil
}

const lowByte = 0xFF

// slot returns the place of a hash, or the empty one where it would stand.
func (t *Tags) slot(h uint64) int {
	mask := len(t.slots) - 1
	for i := int(h>>8) & mask; ; i = (i + 1) & mask {
		if s := t.slots[i]; s == 0 || s^h <= lowByte {
			return i
		}
	}
}

// Tag returns the tag that jieba gives a word that it has cut: that of the
// dictionary; for other words m when they are digits, eng when half of their
// characters or more are ASCII, else x.
func (t *Tags) Tag(word string) string {
	if s := t.slots[t.slot(maphash.String(t.seed, word))]; s != 0 {
		if name := t.names[s&lowByte-1]; name != "" {
			return name
		}
	}
	return unknownTag(word)
}
