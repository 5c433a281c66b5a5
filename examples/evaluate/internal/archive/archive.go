// Package archive invents an archive of news of ten years whose truth is known:
// who of its people is meant wherever an article names somebody.
//
// The people, companies, villages and events are invented; cities, counties and
// towns are real ones of the gazetteer. A small world is simulated first
// (world.go): offices of cities, counties and towns, who holds them from when
// to when, promotions, transfers, second offices, retirements, and doctors,
// teachers, athletes and managers beside them. A part of the people share
// their names: officials of one county, of two cities, of two provinces in like
// posts, of two towns that are both 城关镇, an official and a doctor. Then
// newspapers write about them (press.go): papers of a county that say 区委书记
// without saying of which, papers of a city, papers of each of the two provinces.
package archive

import (
	"math/rand/v2"
	"time"
)

// Config says what to invent. The zero value of a field stands for its default.
type Config struct {
	Seed      uint64
	Articles  int     // 2,400
	People    int     // 320
	Namesakes float64 // share of the people who share their name, 0.15
}

// Archive is what was invented.
type Archive struct {
	Articles []Article
	People   []Person
}

// Article is one article. Its number in the ID is drawn by lot and tells nothing.
type Article struct {
	ID        string
	Text      string
	Published time.Time // zero for some
	Named     []Naming  // who is named, each person once; no two of one name
}

// Naming says who is meant by a name.
type Naming struct {
	Name   string
	Person int // index into Archive.People
}

// Person is the truth about one person, for people to read.
type Person struct {
	Name   string
	Career []string // 2013-05 中站区区长, …
}

// New invents an archive. The same Config gives the same archive. It fails where there
// are too few real cities for so many people.
func New(c Config) (*Archive, error) {
	if c.Articles == 0 {
		c.Articles = 2400
	}
	if c.People == 0 {
		c.People = 320
	}
	if c.Namesakes == 0 {
		c.Namesakes = 0.15
	}
	r := rand.New(rand.NewPCG(c.Seed, 0x72656e736869))
	w, err := newWorld(r, c.People)
	if err != nil {
		return nil, err
	}
	w.name(c.Namesakes)
	p := press{world: w}
	p.publish(c.Articles)
	a := &Archive{Articles: p.articles}
	for _, m := range w.people {
		a.People = append(a.People, Person{Name: m.name, Career: m.career()})
	}
	return a, nil
}
