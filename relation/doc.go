// Package relation finds the events and facts that an article states: who
// chaired, attended or spoke at which meeting, inspected or visited what, in
// whose company, met whom, holds, got or lost which office.
//
//	x, err := relation.New()
//	…
//	r := x.Extract(doc) // of an entity.Extractor
//	names := r.AllNames()
//	for _, f := range r.Facts {
//		fmt.Println(names[f.Subject][0], f.Type, names[f.Object][0], f.Date)
//	}
//
// [New] compiles the rules, which are readable files (see data/README.md for
// the language); [Extractor.Extract] applies them to an [entity.Document]:
//
//	events    named by their head nouns; mentions of one meeting are one event
//	chunks    people with their titles in lists, places in lists, offices, groups
//	discourse the subject of each clause, stated or carried on; whom he and she
//	          mean; the meeting in session; the day
//	rules     match from their trigger outwards and make facts
//
// Every fact has its trigger and its sentence as spans of the source, the rule
// that made it, a date where the text gives one, and a score.
//
// # Options
//
// [WithRules] adds rule files, [WithoutRules] takes rules away, [WithModality] keeps what
// is planned, denied or rumoured, [WithTrace] tells which rule did what. New reports
// all problems at once, those of rule files as [RuleError]; Extract cannot fail.
// Package relationtest runs the examples of rule files.
//
// An Extractor is made by New. It does not change afterwards and is safe for
// concurrent use. Time grows linearly with the length of the article.
package relation
