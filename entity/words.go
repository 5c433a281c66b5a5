package entity

import (
	"embed"
	"errors"
	"io/fs"

	"github.com/go-renshi/renshi/entity/internal/lexicon"
)

//go:embed data/*.txt
var dataFS embed.FS

// Classes of words, one bit each.
const (
	wTitle      lexicon.Class = 1 << iota // head of a title
	wTitleWeak                            // head that counts only beside a name
	wTitleMod                             // modifier in front of a head
	wFormer                               // 原, 时任: before a title, outside it
	wOrg                                  // whole name of a body
	wOrgAbbrev                            // 委, 人大常委会: after a level word or a place
	wOrgSuffix                            // last word of a body's name
	wOrgBrand                             // line of business that ends a company's short name
	wOrgWeak                              // suffix that is a common noun, too
	wLevel                                // 省, 全市
	wPlace                                // full name in the gazetteer
	wPlaceShort                           // name without its level word
	wPlaceWeak                            // short name that is a common word, too
	wBig                                  // name of a province, city or country, which alone rather means the place
	wPlaceSuffix
	wPlaceSufWeak
	wAfter     // stands after names
	wBefore    // stands before names
	wBoundary  // ends the name of a body to the left
	wInner     // a verb that stands inside names of bodies
	wNotPlace  // a common noun that ends like a place's name
	wNotOrg    // a common noun that ends like a body's name
	wClassNoun // 公司, 学校: no name by itself, not even with an office behind
	wFamous    // a well-known person
	wAddress   // a form of address behind a surname: 先生
	wNotPerson // a word built like a name
	wNamed     // what is named after people: 基金会, 故居
	wPerson    // a person known to the user
	wBody      // a body known to the user
	wSite      // a place known to the user
	wFunction  // what an office is for: 财务, 销售
	wCareer    // verb of holding office: 历任
	wProfile   // personal data: 学历
	wCompany   // last word of a company's name
	wGroup     // a group of companies whose name is a common word
	wUserSuf   // suffix that the user gave, which needs less evidence
	wJapanese  // a Japanese surname
	wLine      // line of business of a company called after its group
)

// wordLists names the embedded lists and the classes of their words: plain and
// marked weak.
var wordLists = []struct {
	file         string
	strong, weak lexicon.Class
}{
	{"titles.txt", wTitle, wTitleWeak},
	{"title_modifiers.txt", wTitleMod, 0},
	{"title_former.txt", wFormer, 0},
	{"title_functions.txt", wFunction, 0},
	{"title_career.txt", wCareer, 0},
	{"title_profile.txt", wProfile, 0},
	{"title_company.txt", wCompany, 0},
	{"org_known.txt", wOrg, 0},
	{"org_clubs.txt", wOrg, 0},
	{"org_abbrev.txt", wOrgAbbrev, 0},
	{"org_suffix.txt", wOrgSuffix, wOrgWeak},
	{"org_brand.txt", wOrgBrand, 0},
	{"org_group.txt", wGroup, 0},
	{"org_line.txt", wLine, 0},
	{"org_level.txt", wLevel, 0},
	{"place_suffix.txt", wPlaceSuffix, wPlaceSufWeak},
	{"person_after.txt", wAfter, 0},
	{"person_before.txt", wBefore, 0},
	{"person_known.txt", wFamous, 0},
	{"person_address.txt", wAddress, 0},
	{"person_not.txt", wNotPerson, 0},
	{"person_named.txt", wNamed, 0},
	{"names_japanese.txt", wJapanese, 0},
	{"boundary.txt", wBoundary, 0},
	{"org_inner.txt", wInner, 0},
	{"place_not.txt", wNotPlace, 0},
	{"org_not.txt", wNotOrg, 0},
	{"class_nouns.txt", wClassNoun, 0},
}

// loadWords builds the trie of the embedded lists. All problems are reported
// at once.
func loadWords() (*lexicon.Trie, error) {
	t := lexicon.NewTrie()
	var errs []error
	for _, l := range wordLists {
		if err := addList(t, dataFS, "data/"+l.file, l.strong, l.weak); err != nil {
			errs = append(errs, err)
		}
	}
	errs = append(errs, addTibetan(t))
	return t, errors.Join(errs...)
}

// addTibetan adds the names that are made of two of the words of Tibetan names.
func addTibetan(t *lexicon.Trie) error {
	var words []string
	err := readCounts("data/names_tibetan.txt", 0, func(w string, _ []float64) { words = append(words, w) })
	for _, front := range words {
		for _, back := range words {
			if front != back {
				t.Add(front+back, wFamous)
			}
		}
	}
	return err
}

func addList(t *lexicon.Trie, fsys fs.FS, path string, strong, weak lexicon.Class) error {
	f, err := fsys.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	entries, err := lexicon.Read(path, f)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Weak {
			t.Add(e.Word, weak)
		} else {
			t.Add(e.Word, strong)
		}
	}
	return nil
}
