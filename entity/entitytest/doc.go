// Package entitytest is the kit for testing extraction: mark-up for mentions
// inside the text, documents made from it by hand, files of annotated articles,
// a runner for golden files, and a check of what every document must hold.
// It does not import package testing and can be used anywhere.
//
// # Marks
//
// A mention is marked where it stands, by a letter for its kind and a space:
//
//	⟦D 3月2日上午|2021-03-02TMO⟧，⟦O 澄阳县委⟧⟦T 书记⟧⟦P 顾长岭⟧到⟦L 柳湾镇⟧调研。
//
// P is a person, T a title, L a place, O an organisation, D a date. What
// follows | is the value of a date. "?" marks a span on which conventions
// differ and which is never scored. White space and line breaks inside a mark
// belong to the source. Marks do not nest. A ⟦ of the source itself is written
// ⟦[⟧, a ⟧ is ⟦]⟧, and a | inside a mark is ⟦/⟧.
//
// [Parse] reads marks, [Render] writes them, [Doc] makes a document of marked
// text, so that a test of relation rules needs no recogniser.
//
// # Files
//
// [ReadFile] reads an annotated article: marked text, then, after a line with
// ⟦facts⟧ alone, one line for each thing that is known about the text:
//
//	published | 2021-03-02
//	article | 顾长岭到柳湾镇调研 | 本报讯3月2日上午 | 取得实效。
//	inspected | 顾长岭 | 柳湾镇 / 澄阳县柳湾镇 | 2021-03-02
//	holds_title | 顾长岭 | 澄阳县委书记 / 县委书记
//
// published is the day of publication. article gives the headline (without
// white space, may be empty) and the first and last characters of the body of
// one of the articles of a page. A line "gap | …" marks a text in which something
// is known not to be found, and says what. Every other line is a fact: relation (several
// with / where either is right), subject, the names of the object with /
// between alternatives, and the date: - if there must be none, nothing if it
// is not scored. Lines that begin with #
// are comments. The line break before ⟦facts⟧ is not part of the text.
//
// # Golden files
//
// [Golden] compares a result with what a file recorded, and rewrites the file
// on request:
//
//	var update = flag.Bool("update", false, "rewrite golden files")
//
//	func TestGolden(t *testing.T) {
//		entitytest.Golden(t, "testdata/golden/page.golden", got, *update)
//	}
//
// # Conformance
//
// [CheckDocument] says which of the promises of a document are broken, for
// those who write recognisers or make documents by other means; [CheckExtract]
// runs an extractor twice and holds what it gives to them; [CheckSplit] does the
// same for a page that was split into articles. Package relationtest has the like
// for facts. Subpackage compose makes texts at random that reach deep into rules.
package entitytest
