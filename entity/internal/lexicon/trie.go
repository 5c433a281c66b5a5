package lexicon

import "slices"

// Trie finds words by prefix, rune by rune. Build it with Add, then only read.
//
// Nodes are numbered: 0 is the root, those of first runes of the basic plane are below
// 0, all others above. An array leads from the root to the nodes of first runes, a hash
// table with open addressing from the others to their children. Most texts leave the
// trie after a rune or two, which a set of bits in each node tells without a look into
// the table; it is wide in the nodes of first runes, some of which have hundreds of
// children.
type Trie struct {
	root  [1 << 16]uint16 // first rune of the basic plane → node, its sign changed
	first []first         // by node, its sign changed
	nodes []node
	slots []slot // a power of two of them, at least a third of them empty
	used  int
}

type node struct {
	next  uint64 // a bit for each rune that goes on, by its last six bits
	class Class
}

// first is the node of a first rune, of the size of a line of cache.
type first struct {
	next  [7]uint64 // a bit for each rune that goes on, by its remainder
	class Class
}

// bit returns where the bit of r is in next.
func (*first) bit(r rune) (word, bit uint32) {
	k := uint32(r) % (7 * 64)
	return k / 64, k % 64
}

// slot leads from node by r to child; child is 0 when it is empty.
type slot struct {
	node, child int32
	r           rune
}

// NewTrie returns an empty trie.
func NewTrie() *Trie {
	return &Trie{first: make([]first, 1), nodes: make([]node, 1), slots: make([]slot, 1<<10)}
}

// Clone returns a copy that can be changed without the original.
func (t *Trie) Clone() *Trie {
	c := *t
	c.first, c.nodes, c.slots = slices.Clone(t.first), slices.Clone(t.nodes), slices.Clone(t.slots)
	return &c
}

// Add puts word into the trie; classes of a word added twice are united.
func (t *Trie) Add(word string, c Class) {
	at := int32(0)
	for _, r := range word {
		child := t.step(at, r)
		if child == 0 {
			child = t.add(at, r)
		}
		at = child
	}
	switch {
	case at < 0:
		t.first[-at].class |= c
	case at > 0:
		t.nodes[at].class |= c
	}
}

// add puts a child of a node into the trie to which r leads.
func (t *Trie) add(at int32, r rune) int32 {
	if at == 0 && r < 1<<16 {
		t.root[r] = uint16(len(t.first))
		t.first = append(t.first, first{})
		return -int32(t.root[r])
	}
	child := int32(len(t.nodes))
	t.nodes = append(t.nodes, node{})
	if at < 0 {
		f := &t.first[-at]
		word, bit := f.bit(r)
		f.next[word] |= 1 << bit
	} else {
		t.nodes[at].next |= 1 << (r & 63)
	}
	t.link(slot{at, child, r})
	return child
}

// link puts a slot into the table.
func (t *Trie) link(s slot) {
	if t.used++; 3*t.used > 2*len(t.slots) {
		old := t.slots
		t.slots = make([]slot, 2*len(old))
		for _, o := range old {
			if o.child != 0 {
				t.slots[t.find(o.node, o.r)] = o
			}
		}
	}
	t.slots[t.find(s.node, s.r)] = s
}

// find returns the slot that leads on from a node by r, or the empty one where it
// would stand.
func (t *Trie) find(node int32, r rune) uint32 {
	mask := uint32(len(t.slots) - 1)
	h := (uint64(uint32(node))<<21 ^ uint64(uint32(r))) * 0x9E3779B97F4A7C15
	for i := uint32(h>>32) & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.child == 0 || s.node == node && s.r == r {
			return i
		}
	}
}

// step returns the node to which r leads from a node, or 0.
func (t *Trie) step(at int32, r rune) int32 {
	switch {
	case at < 0:
		f := &t.first[-at]
		if word, bit := f.bit(r); f.next[word]>>bit&1 == 0 {
			return 0
		}
	case at == 0 && r < 1<<16:
		return -int32(t.root[r])
	case t.nodes[at].next>>(r&63)&1 == 0:
		return 0
	}
	return t.slots[t.find(at, r)].child
}

// class returns the classes of the word that ends at a node.
func (t *Trie) class(at int32) Class {
	if at < 0 {
		return t.first[-at].class
	}
	return t.nodes[at].class
}

// Class returns the classes of word, 0 when it is not in the trie.
func (t *Trie) Class(word string) Class {
	at := int32(0)
	for _, r := range word {
		if at = t.step(at, r); at == 0 {
			return 0
		}
	}
	return t.class(at)
}

// Hit is a word found: its length in runes and its classes.
type Hit struct {
	Len   int
	Class Class
}

// Match appends to out the words that start at rs[0], shortest first.
func (t *Trie) Match(rs []rune, out []Hit) []Hit {
	at := int32(0)
	for i, r := range rs {
		if at = t.step(at, r); at == 0 {
			return out
		}
		if c := t.class(at); c != 0 {
			out = append(out, Hit{i + 1, c})
		}
	}
	return out
}
