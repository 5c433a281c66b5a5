package graph

import (
	"encoding/binary"
	"strings"
	"time"
)

// Bytes that compare as what they stand for does, for engines that sort nothing
// else.

// order compares as [Article.Compare] does; it is equal for what that takes for one.
func (a *Article) order() []byte {
	b := orderTime(nil, a.Published)
	b = orderNatural(b, a.ID)
	b = orderText(b, a.Page)
	for _, r := range a.regions {
		b = append(b, 1)
		b = orderInt(orderInt(b, r.Start), r.End)
	}
	return append(b, 0)
}

// orderVertex compares as [Vertex.Compare] does.
func orderVertex(b []byte, v *Vertex) []byte {
	return orderText(append(b, byte(rank(v.Kind))), string(v.Key))
}

func orderTime(b []byte, t time.Time) []byte {
	return binary.BigEndian.AppendUint32(orderInt(b, int(t.Unix())), uint32(t.Nanosecond()))
}

func orderInt(b []byte, n int) []byte {
	return binary.BigEndian.AppendUint64(b, uint64(n)^1<<63)
}

// orderText ends in bytes that stand in front of all that a longer string has there.
func orderText(b []byte, s string) []byte {
	return append(append(b, strings.ReplaceAll(s, "\x00", "\x00\xff")...), 0, 1)
}

// orderNatural compares as natural does: numbers by the count of their digits, and
// by those; at last all bytes.
func orderNatural(b []byte, s string) []byte {
	for rest := s; rest != ""; {
		n := digits(rest)
		if n == 0 {
			b = append(b, rest[0])
			if rest[0] == 0 {
				b = append(b, 0xff)
			}
			rest = rest[1:]
			continue
		}
		number := strings.TrimLeft(rest[:n], "0")
		b = append(b, '0') // beside anything else a digit is a digit
		b = binary.BigEndian.AppendUint32(b, uint32(len(number)))
		b = append(b, number...)
		rest = rest[n:]
	}
	return orderText(append(b, 0, 1), s)
}
