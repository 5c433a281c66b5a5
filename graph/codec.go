package graph

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"time"

	"github.com/go-renshi/renshi/entity"
)

// codec writes values to bytes, or reads them from there: one description of a
// type serves both. Strings are any bytes; an empty list reads as nil.
type codec struct {
	data     []byte
	reading  bool
	err      error
	settings []*Setting // people of an article share one
}

// Engines hand pieces from machine to machine; one that was damaged on its way
// must be an error, not a wrong graph. The checksum stands at the end.
var checksums = crc32.MakeTable(crc32.Castagnoli)

var errCut = errors.New("graph: not a piece of an assembly, or one of another version")

// encode returns what describe writes.
func encode(describe func(c *codec)) []byte {
	c := codec{}
	describe(&c)
	return binary.LittleEndian.AppendUint32(c.data, crc32.Checksum(c.data, checksums))
}

// decode reads what describe describes, and nothing besides.
func decode(data []byte, describe func(c *codec)) error {
	n := len(data) - crc32.Size
	if n < 0 || binary.LittleEndian.Uint32(data[n:]) != crc32.Checksum(data[:n], checksums) {
		return errCut
	}
	c := codec{data: data[:n], reading: true}
	describe(&c)
	if len(c.data) > 0 {
		c.fail()
	}
	return c.err
}

func (c *codec) fail() {
	c.data, c.err = nil, errCut
}

func (c *codec) uint(v *uint64) {
	if !c.reading {
		c.data = binary.AppendUvarint(c.data, *v)
		return
	}
	n := 0
	if *v, n = binary.Uvarint(c.data); n <= 0 {
		*v = 0
		c.fail()
		return
	}
	c.data = c.data[n:]
}

// size is a number that counts what follows.
func (c *codec) size(n int) int {
	v := uint64(n)
	c.uint(&v)
	if c.reading && v > uint64(len(c.data)) {
		c.fail()
		return 0
	}
	return int(v)
}

func integer[T ~int | ~int32 | ~int64](c *codec, v *T) {
	u := uint64(*v)<<1 ^ uint64(int64(*v)>>63)
	c.uint(&u)
	*v = T(int64(u>>1) ^ -int64(u&1))
}

func (c *codec) float(v *float64) {
	u := math.Float64bits(*v)
	c.uint(&u)
	*v = math.Float64frombits(u)
}

func (c *codec) bool(v *bool) {
	u := uint64(0)
	if *v {
		u = 1
	}
	c.uint(&u)
	*v = u != 0
}

func str[S ~string](c *codec, s *S) {
	n := c.size(len(*s))
	if !c.reading {
		c.data = append(c.data, *s...)
		return
	}
	*s = S(c.data[:n])
	c.data = c.data[n:]
}

// row is a row of strings.
func (c *codec) row(of ...*string) {
	for _, s := range of {
		str(c, s)
	}
}

func list[T any](c *codec, l *[]T, each func(*T)) {
	n := c.size(len(*l))
	if c.reading {
		*l = nil
		if n > 0 {
			*l = make([]T, n)
		}
	}
	for i := range *l {
		each(&(*l)[i])
	}
}

func strs[S ~string](c *codec, l *[]S) { list(c, l, func(s *S) { str(c, s) }) }

// optional is a pointer that may be nil.
func optional[T any](c *codec, p **T, each func(*T)) {
	there := *p != nil
	c.bool(&there)
	if there {
		if c.reading {
			*p = new(T)
		}
		each(*p)
	}
}

func (c *codec) span(s *entity.Span) {
	integer(c, &s.Start)
	integer(c, &s.End)
}

func (c *codec) time(t *time.Time) {
	second, nano := t.Unix(), t.Nanosecond()
	_, zone := t.Zone()
	integer(c, &second)
	integer(c, &nano)
	integer(c, &zone)
	if c.reading {
		*t = time.Unix(second, int64(nano)).UTC()
		if zone != 0 {
			*t = t.In(time.FixedZone("", zone))
		}
	}
}

func (c *codec) article(a *Article) {
	c.row(&a.ID, &a.Headline, &a.Page)
	c.time(&a.Published)
	strs(c, &a.Byline)
	list(c, &a.regions, c.span)
}

func (c *codec) occurrence(o *Occurrence) {
	str(c, &o.ID)
	str(c, &o.Kind)
	c.row(&o.Name, &o.Full, &o.Code)
	strs(c, &o.Aliases)
	c.bool(&o.stands)
	optional(c, &o.Occasion, func(e *Occasion) { c.row(&e.Event, &e.Date, &e.Convener) })
	optional(c, &o.Traits, c.traits)
}

func (c *codec) traits(t *Traits) {
	c.setting(&t.Setting)
	list(c, &t.Offices, c.office)
	strs(c, &t.Places)
	strs(c, &t.Bodies)
	strs(c, &t.Events)
	integer(c, &t.Acts)
}

// setting writes a setting once, and then the number that it got.
func (c *codec) setting(s **Setting) {
	n := 0
	for n < len(c.settings) && c.settings[n] != *s {
		n++
	}
	known := len(c.settings)
	u := uint64(n)
	c.uint(&u)
	switch {
	case u < uint64(known):
		*s = c.settings[u]
		return
	case c.reading:
		*s = &Setting{}
	}
	c.settings = append(c.settings, *s)
	v := *s
	c.row(&v.Day, &v.Region)
	strs(c, &v.Counties)
	strs(c, &v.Cities)
	strs(c, &v.With)
	strs(c, &v.perhaps)
}

func (c *codec) office(o *Office) {
	c.row(&o.Name, &o.Home, &o.Code, &o.Post, &o.title, &o.county, &o.city, &o.province, &o.where)
	c.bool(&o.Guessed)
	c.bool(&o.regional)
	integer(c, &o.State)
	strs(c, &o.within)
}

func (c *codec) regions(r *regions) {
	list(c, (*[]place)(r), func(p *place) {
		integer(c, &p.level)
		str(c, &p.name)
		c.bool(&p.several)
	})
}

func (c *codec) take(t *[2]int32) {
	integer(c, &t[0])
	integer(c, &t[1])
}

func (c *codec) rawFact(f *rawFact) {
	integer(c, &f.from)
	integer(c, &f.to)
	str(c, &f.typ)
	c.row(&f.date, &f.modality, &f.rule, &f.text)
	c.float(&f.score)
	c.span(&f.span)
	c.span(&f.trigger)
}

// dropped leaves the article out.
func (c *codec) dropped(d *Dropped) {
	f := &d.Fact
	str(c, &f.Type)
	str(c, &f.Subject)
	str(c, &f.Object)
	str(c, &d.Missing)
	c.row(&f.Date, &f.Modality, &f.Rule)
	c.float(&f.Score)
	c.span(&f.Evidence)
	c.span(&f.Trigger)
}

func (c *codec) record(r *record) {
	optional(c, &r.article, c.article)
	list(c, &r.occs, c.occurrence)
	list(c, &r.posts, func(p *given) {
		integer(c, &p.occ)
		c.row(&p.name, &p.title)
		c.bool(&p.guessed)
		integer(c, &p.state)
	})
	list(c, &r.takes, c.take)
	list(c, &r.facts, c.rawFact)
	c.regions(&r.named)
	strs(c, &r.institutions)
	list(c, &r.land.codes, func(p *coded) { c.row(&p.name, &p.code) })
	list(c, &r.land.lies, func(p *lying) { c.row(&p.name, &p.in) })
	list(c, &r.dropped, c.dropped)
	if c.reading {
		r.land.g = newLand().g
		for i := range r.dropped {
			r.dropped[i].Article = r.article
		}
	}
}
