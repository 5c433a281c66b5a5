// Package date finds calendar expressions in Chinese text and places them on
// the calendar.
//
// [Find] reads a whole article: it finds every expression (2021年3月8日上午,
// 昨日, 16日夜间到17日白天, 农历除夕到正月初八, “十三五”期间) and resolves it
// against the day of the dateline or of publication, the dates mentioned before
// it and the verbs around it. [Parse] reads a single expression.
//
//	for _, e := range date.Find(text, date.Reference{Published: issue}) {
//		fmt.Println(text[e.Start:e.End], e.Value)
//	}
//
// # Stages
//
// The text is folded (widths, white space, the few traditional characters that
// occur in dates). A hand-written scanner looks only where a digit, a numeral
// or the first two characters of what can open an expression stand (words of
// data/words.txt, data/festivals.txt, of the grammar), and builds points, ranges and lists of calendar fields as they are
// written; data/lookalikes.txt lists what is no date after all. Resolution then
// goes through the article once, from left to right, and fills the fields that
// an expression leaves open.
//
// # Calendars
//
// The lunar calendar and the solar terms are those of github.com/6tail/lunar-go,
// compared with a table of all months from 1900 to 2100. Feasts of other faiths
// are computed here: Easter of the western and the eastern churches, the tabular
// Islamic calendar (civil epoch), which gives the days that Ningxia announced as
// holidays, and the Hebrew calendar. Feasts of the calendars of India and Tibet
// are found, but not placed.
//
// # Values
//
// See [Value]. A value keeps what the text gives and never invents: without a
// year to go by, 3月1日 is "XXXX-03-01", and 昨日 is "".
//
// All functions are safe for concurrent use. No input panics, and the time
// grows linearly with the length of the text.
package date
