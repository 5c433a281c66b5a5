package entity

import (
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/gazetteer"
	"github.com/go-renshi/renshi/entity/internal/lexicon"
)

// addGazetteer puts the names of places into the trie. Full names of divisions
// stand on their own; other names must agree with the segmenter's words.
func addGazetteer(t *lexicon.Trie, g *gazetteer.Gazetteer) {
	add := func(name string, class lexicon.Class, weak bool) {
		if utf8.RuneCountInString(name) < 2 {
			return
		}
		if weak {
			class |= wPlaceWeak
		}
		t.Add(name, class)
	}
	for d := range g.All() {
		if d.Level <= gazetteer.Township || d.Level == gazetteer.Region && utf8.RuneCountInString(d.Name) > 4 {
			add(d.Name, wPlace, false)
		} else {
			add(d.Name, wPlaceShort, d.Common)
		}
		add(d.Short, wPlaceShort, d.Common)
		add(d.Alias, wPlaceShort, false)
		switch d.Level {
		case gazetteer.Province, gazetteer.Prefecture, gazetteer.Country, gazetteer.Abroad, gazetteer.Region:
			for _, name := range [...]string{d.Name, d.Short, d.Alias} {
				t.Add(name, wBig)
			}
		}
	}
}
