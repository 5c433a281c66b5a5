package entity

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Rules returns the names of the built-in rules, sorted, as [Mention.Rule] gives
// them and [WithoutRules] takes them.
func Rules() []string {
	return []string{
		"date",
		"fitted", // the fitted tagger
		"list",
		"list.sibling",
		"organisation.agreement",
		"organisation.brand",
		"organisation.centre",
		"organisation.department",
		"organisation.grammar",
		"organisation.holder",
		"organisation.known",
		"organisation.lengthened",
		"organisation.level",
		"organisation.merged",
		"organisation.named",
		"organisation.short",
		"organisation.suffix",
		"organisation.team",
		"organisation.user",
		"person.agreement",
		"person.alias",
		"person.byline", "person.credit", "person.decree",
		"person.dotted",
		"person.famous",
		"person.foreign",
		"person.latin",
		"person.list",
		"person.name",
		"person.profile",
		"person.user",
		"place.agreement",
		"place.chain",
		"place.extended",
		"place.gazetteer",
		"place.named",
		"place.short",
		"place.site",
		"place.suffix",
		"place.user",
		"place.village",
		"place.word",
		"title",
	}
}

// checkRules says which of the rules to be switched off there are none of.
func (x *Extractor) checkRules() error {
	known := Rules()
	for _, r := range x.extra {
		known = append(known, r.name)
	}
	var unknown []string
	for r := range x.off {
		if !slices.Contains(known, r) {
			unknown = append(unknown, strconv.Quote(r))
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	slices.Sort(unknown)
	return fmt.Errorf("entity: WithoutRules: no rule is named %s; the names are: %s", strings.Join(unknown, ", "), strings.Join(known, ", "))
}
